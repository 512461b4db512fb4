package profile

import (
	"slices"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// promisesShown is how many promises stand on the first tab; the others are one link away.
const promisesShown = 5

// showPromises lists what the two of the pair owe each other, what is due first, and how many were kept.
func (p *Page) showPromises() {
	yours, theirs := p.owed(model.SideManager), p.owed(model.SideRep)
	all := len(yours) + len(theirs)
	yours, theirs = dueFirst(yours, theirs, promisesShown)
	foot := kit.HB(0, kit.NewQuiet("profile.promise.add", words.Say("profile.promises.add"), kit.IconPlus, func() { p.to(kit.TabTalks, "promise") }))
	if more := all - len(yours) - len(theirs); more > 0 {
		foot.Add(kit.Spring())
		foot.Add(kit.Mid(kit.NewLink("profile.promises", words.SayN("profile.promises.more", more), func() { p.to(kit.TabTalks, "") })))
	}
	p.promises.Objects = []fyne.CanvasObject{kit.VB(0, kit.CardHead(words.Say("profile.promises.title")),
		p.side(model.SideManager, words.Say("profile.promises.yours", p.call()), yours), kit.In(5, 0, 0, 0, kit.HLine()),
		p.side(model.SideRep, words.Say("profile.promises.theirs", p.call()), theirs), kit.Spring(), kit.In(6, 0, 0, 0, foot))}
}

// dueFirst shortens two lists, each in order of due dates, to most promises together: what is due last goes first, those
// of the rep before the manager's own. One of each side stays, or the page would say that nothing is open there.
func dueFirst(yours, theirs []model.Action, most int) ([]model.Action, []model.Action) {
	for len(yours)+len(theirs) > most {
		y, t := len(yours), len(theirs)
		if t > 1 && (y <= 1 || !later(yours[y-1].DueOn, theirs[t-1].DueOn)) {
			theirs = theirs[:t-1]
		} else {
			yours = yours[:y-1]
		}
	}
	return yours, theirs
}

// later says whether a day comes after another; no day comes after all.
func later(a, b model.Date) bool { return !b.IsZero() && (a.IsZero() || a.After(b)) }

func (p *Page) side(side model.Side, title string, open []model.Action) fyne.CanvasObject {
	t, note := theme.Current(), ""
	if kept, due := p.kept(side); due > 0 {
		note = words.Say("profile.promises.kept", kept, due)
	}
	box := kit.VB(0, kit.In(10, 0, 3, 0, kit.Row(8, 0, kit.One(title, kit.CapM, t.Ink3), kit.T(note, kit.Cap, t.Ink3))))
	for _, a := range open {
		box.Add(p.promise(a))
	}
	if len(open) == 0 {
		box.Add(kit.In(6, 0, 4, 0, kit.P(words.Say("profile.promises.none"), kit.Small, t.Ink2)))
	}
	return box
}

// owed are the open promises of one side, those that are due first, first; those without a day last.
func (p *Page) owed(side model.Side) []model.Action {
	var out []model.Action
	for _, a := range p.facts.talks.Actions {
		if a.OwedBy == side && a.ArchivedAt.IsZero() && a.State == model.ActionOpen && a.OpenOn(p.frame.Today()) {
			out = append(out, a)
		}
	}
	slices.SortStableFunc(out, func(a, b model.Action) int {
		switch {
		case later(a.DueOn, b.DueOn):
			return 1
		case later(b.DueOn, a.DueOn):
			return -1
		}
		return 0
	})
	return out
}

// kept counts the promises of one side that were due, and how many of them were kept by their day. What was dropped
// does not count.
func (p *Page) kept(side model.Side) (kept, due int) {
	on := p.frame.Today()
	for i := range p.facts.talks.Actions {
		a := &p.facts.talks.Actions[i]
		if a.OwedBy != side || !a.ArchivedAt.IsZero() || a.State == model.ActionDropped || !a.OverdueOn(on) {
			continue
		}
		due++
		if a.State == model.ActionDone && !a.ClosedOn.After(a.DueOn) {
			kept++
		}
	}
	return kept, due
}

func (p *Page) promise(a model.Action) fyne.CanvasObject {
	t, on := theme.Current(), p.frame.Today()
	when, st, ink := words.Say("profile.promises.nodue"), kit.Cap, t.Ink3
	switch {
	case a.DueOn.IsZero():
	case a.OverdueOn(on):
		when, st, ink = words.Late(on.Days(a.DueOn)), kit.CapM, t.WarnInk
	default:
		when = words.Say("profile.promises.due", words.Relative(a.DueOn, on))
	}
	tick := kit.NewTick("profile.tick."+a.ID.Short(), false, words.Say("today.tick", a.Text), func(bool) { p.onTick(a) })
	if a.Visibility == model.Private { // in words: this is the page one shows
		when = words.Say("profile.promises.private", when)
	}
	return kit.In(4, 0, 3, 0, kit.Row(10, 1, kit.Top(tick), kit.VB(2, kit.P(a.Text, kit.Small, t.Ink), kit.One(when, st, ink))))
}

// onTick marks a promise as kept today.
func (p *Page) onTick(a model.Action) {
	a.State, a.ClosedOn = model.ActionDone, p.frame.Today()
	p.frame.Change(unit.CloseAction, func(w *storage.Work) error { return w.Put(&a) },
		func() { p.frame.Undoable(words.Say("today.done", a.Text)) })
}
