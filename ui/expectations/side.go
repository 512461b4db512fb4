package expectations

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// showSide shows the versions, who has acknowledged, and what became of what the manager owes.
func (p *Page) showSide(shown *model.Expectation) {
	t := theme.Current()
	p.side.Objects = []fyne.CanvasObject{kit.CardHead(words.Say("expect.versions"), kit.T(fmt.Sprint(len(p.facts.Versions)), kit.Cap, t.Ink3))}
	for i := len(p.facts.Versions) - 1; i >= 0; i-- {
		p.side.Add(p.versionRow(&p.facts.Versions[i], shown))
	}
	p.side.Add(kit.In(8, 0, 10, 0, kit.NewTickText("expect.changes", p.changes, words.Say("expect.changes"), p.onChanges)))
	p.side.Add(kit.HLine())
	p.side.Add(kit.In(12, 0, 12, 0, p.acknowledged()))
	p.side.Add(kit.HLine())
	p.side.Add(kit.In(10, 0, 10, 0, p.verbs()))
	if owed := p.owed(); owed != nil {
		p.side.Add(kit.HLine())
		p.side.Add(kit.In(12, 0, 0, 0, owed))
	}
}

// verbs are what else can be done with expectations.
func (p *Page) verbs() fyne.CanvasObject {
	flow := kit.Flow(16, 6)
	if e, ok := p.frame.(Exporter); ok {
		flow.Add(kit.NewLink("expect.export", words.Say("profile.sight.export"), func() { e.ExportExpectations(p.person) }))
	}
	if !p.frame.Store().ReadOnly() {
		flow.Add(kit.NewLink("expect.template.keep", words.Say("expect.template.keep"), p.onKeep))
		flow.Add(kit.NewLink("expect.templates", words.Say("expect.templates"), p.onTemplates))
	}
	return flow
}

func (p *Page) versionRow(v, shown *model.Expectation) fyne.CanvasObject {
	t := theme.Current()
	ink := t.Ink2
	if v.ID == shown.ID {
		ink = t.Ink
	}
	title := words.Say("expect.version", v.Number)
	row := kit.VB(2, kit.Row(8, 0, kit.P(title, kit.BodyM, ink), kit.T(words.DateShort(v.ValidFrom, p.frame.Today()), kit.Cap, t.Ink3)),
		kit.P(p.versionNote(v), kit.Small, t.Ink2))
	return kit.In(4, 0, 4, 0, kit.NewTapRow(fmt.Sprintf("expect.version.%d", v.Number), title, func() { p.onVersion(v.ID) }, row))
}

// versionNote says what changed with a version and who has read it.
func (p *Page) versionNote(v *model.Expectation) string {
	var parts []string
	if before := p.facts.Before(v); before != nil {
		var names []string
		for _, i := range model.ChangedAnswers(&before.Expected, &v.Expected) {
			names = append(names, question(i))
		}
		if len(names) == 0 {
			parts = append(parts, words.Say("expect.version.same"))
		} else {
			parts = append(parts, words.SayN("expect.version.changed", len(names), strings.Join(names, ", ")))
		}
	}
	if a := p.facts.Acknowledged(v.ID, p.frame.Today()); a != nil {
		parts = append(parts, words.Say("expect.version.read", p.call(), words.DateShort(a.On, p.frame.Today())))
	} else if a := p.facts.Withdrawn(v.ID, p.frame.Today()); a != nil {
		parts = append(parts, words.Say("expect.version.withdrawn", p.call(), words.DateShort(a.On, p.frame.Today()), words.DateShort(a.WithdrawnOn, p.frame.Today())))
	} else {
		parts = append(parts, words.Say("expect.version.unread"))
	}
	if days := p.looksUnder(v); len(days) > 0 {
		parts = append(parts, words.Say("expect.version.looks", words.List(days)))
	}
	return strings.Join(parts, " ")
}

// looksShown is how many looks at the skills are named with a version.
const looksShown = 3

// looksUnder are the last days on which skills were rated under a version.
func (p *Page) looksUnder(v *model.Expectation) []string {
	var out []string
	for i := len(p.facts.Looks) - 1; i >= 0 && len(out) < looksShown; i-- {
		if a := &p.facts.Looks[i]; a.ExpectationID == v.ID {
			out = append(out, words.DateShort(a.On, p.frame.Today()))
		}
	}
	return out
}

// owed lists the action items that came from what the manager owes; nil when there are none.
func (p *Page) owed() fyne.CanvasObject {
	t, on := theme.Current(), p.frame.Today()
	box := kit.VB(8, kit.P(words.Say("expect.owed"), kit.BodyM, t.Ink))
	for _, a := range p.facts.Actions {
		if !a.ArchivedAt.IsZero() || a.State == model.ActionDropped {
			continue
		}
		box.Add(kit.VB(2, kit.NewTickText("expect.owed."+a.ID.Short(), a.State == model.ActionDone, a.Text, func(bool) { kit.KeepPromise(p.frame, a, nil) }),
			kit.In(0, 0, 0, 26, p.dueNote(&a, on))))
	}
	if len(box.Objects) == 1 {
		return nil
	}
	return box
}

func (p *Page) dueNote(a *model.Action, on model.Date) fyne.CanvasObject {
	t := theme.Current()
	switch {
	case a.State == model.ActionDone:
		return kit.P(words.Say("expect.owed.done", words.DateShort(a.ClosedOn, on)), kit.Cap, t.Ink3)
	case a.DueOn.IsZero():
		return kit.P(words.Say("expect.owed.undated"), kit.Cap, t.Ink3)
	case a.DueOn.Before(on):
		return kit.P(words.SayN("expect.owed.late", on.Days(a.DueOn)), kit.Cap, t.WarnInk)
	}
	return kit.P(words.Say("expect.owed.due", words.DateShort(a.DueOn, on)), kit.Cap, t.Ink3)
}

// acknowledged says whether the newest version was read.
func (p *Page) acknowledged() fyne.CanvasObject {
	t, on, v := theme.Current(), p.frame.Today(), p.facts.Latest(p.person)
	box := kit.VB(6, kit.P(words.Say("expect.acknowledged"), kit.BodyM, t.Ink))
	if a := p.facts.Acknowledged(v.ID, on); a != nil {
		box.Add(kit.P(words.Say("expect.acknowledged.on", p.call(), v.Number, words.DateShort(a.On, on)), kit.Small, t.Ink2))
		box.Add(kit.HB(0, kit.NewLink("expect.withdraw", words.Say("expect.withdraw"), func() { p.onWithdraw(*a) })))
		return box
	}
	box.Add(kit.P(words.Say("expect.acknowledged.not", p.call(), v.Number), kit.Small, t.WarnInk))
	if v.ValidFrom.After(on) {
		return box
	}
	box.Add(kit.HB(0, kit.NewPrimary("expect.handover", words.Say("expect.handover", p.call()), p.onHandOver)))
	box.Add(kit.P(words.Say("expect.handover.help", p.call()), kit.Cap, t.Ink3))
	return box
}
