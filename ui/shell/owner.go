package shell

import (
	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// ownerQuestion asks which of the managers the owner of the file is.
type ownerQuestion struct {
	window   *Window
	managers []model.Person
	who      *kit.Picker
	form     *kit.Form
}

// AskOwner asks which of the managers the owner is, when the file lets one guess. Who skips the question is asked again
// for that file only when there is a manager who was not to choose from then: after an import that brought one.
func (w *Window) AskOwner() {
	managers := w.roster.Managers(w.Today())
	if w.roster.Owner.PersonID != "" || w.store.ReadOnly() || !w.prefs.mayAskOwner(w.roster.File.ID, managers) {
		return
	}
	var items []kit.Item
	for _, m := range managers {
		items = append(items, kit.PersonItem(m))
	}
	q := &ownerQuestion{window: w, managers: managers, who: kit.NewPicker("owner.person", words.Say("owner.person"), kit.Among(items))}
	q.who.Required = true
	q.who.FillKey(string(q.guess()))
	q.form = kit.NewForm(q.who)
	kit.ShowDialog(w.Canvas(), kit.Dialog{
		Name: "owner", Title: words.Say("owner.title"), Intro: words.Say("owner.intro"), Body: q.form.Content(), First: q.form.First(),
		Confirm: words.Say("owner.confirm"), Cancel: words.Say("owner.skip"), OnSubmit: q.onSubmit, OnCancel: q.onSkip,
	})
}

// guess is the one manager who is called like the computer's user; the empty id if there is none or several.
func (q *ownerQuestion) guess() model.ID {
	var found model.ID
	for _, m := range q.managers {
		if model.Fold(m.Name) != model.Fold(q.window.roster.Owner.Name) {
			continue
		}
		if found != "" {
			return ""
		}
		found = m.ID
	}
	return found
}

func (q *ownerQuestion) onSubmit(done func(error)) {
	if !q.form.Check() {
		done(kit.ErrFields)
		return
	}
	owner := q.window.roster.Owner
	owner.PersonID = model.ID(q.who.Chosen().Key)
	kit.Save(q.window, unit.ChooseOwner, func(x *storage.Work) error { return x.Put(&owner) }, done)
}

// onSkip remembers who was to choose from.
func (q *ownerQuestion) onSkip() { q.window.prefs.skipOwner(q.window.roster.File.ID, q.managers) }
