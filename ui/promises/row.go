package promises

import (
	"image/color"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// lineState is all that a row shows.
type lineState struct {
	model.Action
	name  string
	today model.Date
}

func (p *Page) line(a model.Action) kit.Line {
	return kit.Line{
		Key: string(a.ID), Name: "promise." + a.ID.Short(), Text: a.Text, State: lineState{a, p.call(a), p.frame.Today()},
		Keys: kit.RowKeys{
			Open: func() { p.onOpen(a) },
			Tick: func() { kit.KeepPromise(p.frame, a, nil) },
			Menu: func() []kit.MenuItem { return p.menu(a) },
		},
		Build: func(lit *kit.Lit) fyne.CanvasObject { return p.row(a, lit) },
	}
}

func (p *Page) call(a model.Action) string {
	if x := p.frame.Roster().Person(a.SubjectID); x != nil {
		return x.Call()
	}
	return ""
}

// row is a tick, who, what and whose it is, and when in words.
func (p *Page) row(a model.Action, lit *kit.Lit) fyne.CanvasObject {
	t, x := theme.Current(), p.frame.Roster().Person(a.SubjectID)
	ink := t.Ink
	if a.State != model.ActionOpen {
		ink = t.Ink3
	}
	when, whenInk := p.due(a)
	tick := kit.NewTickPart("promise.tick."+a.ID.Short(), a.State == model.ActionDone, words.Say("today.tick", a.Text), kit.Body, func() { kit.KeepPromise(p.frame, a, nil) })
	var disc fyne.CanvasObject = kit.Gap(28, 1)
	if x != nil {
		disc = kit.PersonDisc(x, 28)
	}
	whose := words.Say("promises.theirs", p.call(a))
	if a.OwedBy == model.SideManager {
		whose = words.Say("promises.mine", p.call(a))
	}
	row := []fyne.CanvasObject{
		kit.Mid(tick), kit.Mid(disc), kit.Mid(kit.VB(1, kit.P(a.Text, kit.BodyM, ink), kit.One(whose, kit.Cap, t.Ink3))),
	}
	if a.Visibility == model.Private {
		row = append(row, kit.Mid(kit.VisibilityMark(true)))
	}
	row = append(row, kit.Mid(kit.TR(when, kit.SmallM, whenInk)))
	return kit.In(9, 0, 9, 0, kit.WithMore(kit.Row(12, 2, row...), "promise.more."+a.ID.Short(), words.Say("oneonone.more", a.Text), lit, kit.Body,
		func() []kit.MenuItem { return p.menu(a) }))
}

// due is the day in words: late, due, or what became of it.
func (p *Page) due(a model.Action) (string, color.NRGBA) {
	t, on := theme.Current(), p.frame.Today()
	switch {
	case a.State == model.ActionDone:
		return words.Capital(words.Say("oneonone.action.done", words.Relative(a.ClosedOn, on))), t.Ink3
	case a.State == model.ActionDropped:
		return words.Capital(words.Say("oneonone.action.dropped")), t.Ink3
	case a.DueOn.IsZero():
		return words.Say("promises.noday"), t.Ink3
	case a.OverdueOn(on):
		return words.Late(on.Days(a.DueOn)), t.WarnInk
	}
	return words.Capital(words.Relative(a.DueOn, on)), t.Ink2
}

func (p *Page) menu(a model.Action) []kit.MenuItem {
	keep := "oneonone.action.keep"
	if a.State != model.ActionOpen {
		keep = "oneonone.action.reopen"
	}
	items := []kit.MenuItem{
		{Name: "menu.open", Label: words.Say("promises.open", p.call(a)), Hint: "Enter", OnTapped: func() { p.onOpen(a) }},
		{Name: "menu.tick", Label: words.Say(keep), Hint: kit.KeyName("Ctrl Enter"), OnTapped: func() { p.onTick(a) }},
	}
	if a.State == model.ActionOpen {
		items = append(items,
			kit.MenuItem{Name: "menu.due", Label: words.Say("promises.due"), OnTapped: func() { p.onDue(a) }},
			kit.MenuItem{Name: "menu.drop", Label: words.Say("oneonone.action.drop"), OnTapped: func() { kit.DropPromise(p.frame, a) }})
	}
	return append(items, kit.HistoryItem(p.frame, &a, a.Text))
}

// onTick keeps an open promise and opens any other again.
func (p *Page) onTick(a model.Action) {
	if a.State == model.ActionOpen {
		kit.KeepPromise(p.frame, a, nil)
		return
	}
	kit.ReopenPromise(p.frame, a, nil)
}

// onOpen goes to where the promise was made.
func (p *Page) onOpen(a model.Action) {
	p.frame.Go(kit.Route{Page: kit.PagePerson, Person: a.SubjectID, Tab: kit.TabTalks, Ref: a.ID})
}

// onDue asks for another day.
func (p *Page) onDue(a model.Action) {
	day := kit.NewDateField("promise.due", words.Say("promises.due.day"), p.frame.Today())
	day.Fill(a.DueOn)
	kit.ShowAsk(p.frame, kit.Ask{
		Name: "promise", Title: words.Say("promises.due.title"), Intro: a.Text, Confirm: words.Say("dialog.save"), Width: 420,
		Form: kit.NewForm(day), Unit: unit.ChangeAction,
		Read: func() func(*storage.Work) error {
			a.DueOn, _ = day.Date()
			return func(w *storage.Work) error { return w.Put(&a) }
		},
	})
}
