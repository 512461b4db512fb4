package shell

import (
	"cmp"
	"context"
	"slices"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// askOneOnOne asks with whom, who waits longest first, and opens their page of talks.
func (w *Window) askOneOnOne() {
	if w.realFirst() {
		return
	}
	store, on := w.store, w.Today()
	kit.Run(context.Background(), func(ctx context.Context) (model.Agenda, error) { return store.Agenda(ctx, on) }, w.onAgenda)
}

func (w *Window) onAgenda(agenda model.Agenda, err error) {
	if err != nil {
		w.ShowError(err)
		return
	}
	on := w.Today()
	people := w.roster.MyPeople(on)
	slices.SortStableFunc(people, func(a, b model.Person) int {
		return cmp.Compare(agenda.LastHeld(a.ID, on).String(), agenda.LastHeld(b.ID, on).String())
	})
	var items []kit.Item
	for _, p := range people {
		it := kit.PersonItem(p)
		it.Detail = words.Say("oneonone.ask.never")
		if last := agenda.LastHeld(p.ID, on); !last.IsZero() {
			it.Detail = words.In(last, on)
		}
		items = append(items, it)
	}
	w.pickOneOnOne(items)
}

// withWhom is the dialog that asks with whom to talk.
type withWhom struct {
	window *Window
	who    *kit.Picker
	form   *kit.Form
}

func (w *Window) pickOneOnOne(items []kit.Item) {
	x := &withWhom{window: w, who: kit.NewPicker("oneonone.with", words.Say("oneonone.ask.with"), kit.Among(items))}
	x.who.Required, x.who.Goes = true, true
	x.form = kit.NewForm(x.who)
	kit.ShowDialog(w.Canvas(), kit.Dialog{
		Name: "oneonone.ask", Title: words.Say("oneonone.ask.title"), Body: x.form.Content(), First: x.form.First(),
		Confirm: words.Say("oneonone.ask.confirm"), Cancel: words.Say("dialog.cancel"), OnSubmit: x.onSubmit,
	})
}

func (x *withWhom) onSubmit(done func(error)) {
	if !x.form.Check() {
		done(kit.ErrFields)
		return
	}
	done(nil) // before the page is shown, so that its field keeps the keyboard
	x.window.Go(kit.Route{Page: kit.PagePerson, Person: model.ID(x.who.Chosen().Key), Tab: kit.TabTalks})
}
