package skills

import (
	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// An assessment in three steps: each alone, compare, agree. It stands in the tab's place while it goes on.
const (
	stepAlone = iota
	stepCompare
	stepAgree
)

// DoAssess is what a route says to begin an assessment in three steps, or to go on with it.
const DoAssess = "assess"

// stepsHead says how far an assessment has come, with what can be done at the right.
func stepsHead(at int, right ...fyne.CanvasObject) fyne.CanvasObject {
	t, steps := theme.Current(), kit.HB(10)
	for i, key := range []string{"skills.step.alone", "skills.step.compare", "skills.step.agree"} {
		if i > 0 {
			steps.Add(kit.Mid(kit.Box(24, 1, kit.Rect(t.Line, 0))))
		}
		pen, name := kit.NewPen(), kit.T(words.Say(key), kit.Small, t.Ink2)
		switch {
		case i < at:
			pen.Dot(10, 10, 10, t.Ink2)
			pen.Icon(kit.IconCheck, 10, 10, 12, t.Card)
		case i == at:
			pen.Dot(10, 10, 10, t.Accent)
			pen.Text(words.Say("count.n", i+1), kit.CapM, t.OnAccent, 10, 10, fyne.TextAlignCenter)
			name = kit.T(words.Say(key), kit.SmallM, t.Ink)
		default:
			pen.Ring(10, 10, 9, t.Page, t.Ink3, 1)
			pen.Text(words.Say("count.n", i+1), kit.CapM, t.Ink2, 10, 10, fyne.TextAlignCenter)
		}
		steps.Add(kit.HB(7, kit.Mid(kit.Box(20, 20, pen.Drawing())), kit.Mid(name)))
	}
	if len(right) == 0 {
		return steps
	}
	side := kit.HB(10, right...)
	wide := ceil(side.MinSize().Width)
	return kit.Areas(10, []kit.Arrangement{
		{MinWidth: ceil(steps.MinSize().Width) + wide + 10, Rows: [][]kit.Cell{{kit.At(0, 0), kit.At(wide, 1)}}},
		{Rows: [][]kit.Cell{{kit.At(0, 0)}, {kit.At(0, 1)}}},
	}, kit.Mid(steps), side)
}

// framework is what an assessment is rated by: the version it was begun under.
func (p *Page) framework() *model.Framework {
	if p.frozen.Version.ID != "" {
		return &p.frozen
	}
	return &p.frame.Roster().Framework
}

// levelOf is the level held on the day of an assessment; empty when there was none.
func (p *Page) levelOf(a *model.Assessment) model.ID {
	if l := p.frame.Roster().LevelOn(p.person, a.On); l != nil {
		return l.LevelID
	}
	return ""
}

// onAssess begins an assessment in three steps, or goes on with the one that goes on.
func (p *Page) onAssess() {
	p.assessing = true
	if p.going != nil {
		p.showAssessment()
		return
	}
	a := model.Assessment{
		Row: model.About(p.person), AuthorID: p.frame.Roster().Owner.ID, VersionID: p.frame.Roster().Framework.Version.ID,
		On: p.frame.Today(), State: model.AssessmentOpen, Blind: true,
	}
	p.frame.Change(unit.BeginAssessment, func(w *storage.Work) (err error) {
		if a.ExpectationID, err = w.ExpectationOn(a.SubjectID, a.On); err != nil {
			return err
		}
		return w.Put(&a)
	}, func() { p.frame.Undoable(words.Say("skills.assess.begun", p.call())) })
}

// onLater leaves the assessment as it is; what was typed is kept.
func (p *Page) onLater() {
	p.assessing = false
	p.content.Objects = []fyne.CanvasObject{p.known}
	p.show()
	kit.FocusName(p.frame.Canvas(), "skills.assess")
}

// onEnd ends an assessment without agreeing.
func (p *Page) onEnd() {
	id, today := p.going.ID, p.frame.Today()
	p.frame.Change(unit.EndAssessment, func(w *storage.Work) error { return w.EndAssessment(id, today) }, func() {
		p.frame.Undoable(words.Say("skills.ended"))
	})
}

// showAssessment shows the step that an assessment is at.
func (p *Page) showAssessment() {
	if p.going == nil {
		p.assessing, p.alone, p.comparing = false, nil, nil
		p.content.Objects = []fyne.CanvasObject{p.known}
		p.content.Refresh()
		return
	}
	var box fyne.CanvasObject
	switch a := p.going; {
	case a.Held() && !a.Finished(model.ByManager):
		if p.alone == nil || p.alone.a.ID != a.ID {
			p.alone = newAlone(p, *a, model.ByManager)
		}
		p.alone.a = *a
		box = p.alone.build()
	case a.Held():
		p.alone = nil
		box = p.waiting()
	default:
		p.alone = nil
		if p.comparing == nil || p.comparing.a.ID != a.ID {
			p.comparing = newComparing(p, *a)
		} else {
			for _, r := range p.comparing.rows {
				r.showEvidence()
			}
		}
		box = p.comparing.box
	}
	p.content.Objects = []fyne.CanvasObject{box}
	p.content.Refresh()
}

// waiting is shown while the manager has finished and the rep has not.
func (p *Page) waiting() fyne.CanvasObject {
	t := theme.Current()
	return kit.VB(14, stepsHead(stepAlone, p.later()),
		kit.Finding("skills.sentence", words.Say("skills.waiting", p.call())),
		kit.Card(kit.VB(12, kit.P(words.Say("skills.waiting.help", p.call()), kit.Body, t.Ink2),
			kit.Flow(8, 8, kit.NewPrimary("skills.handover", words.Say("skills.handover", p.call()), p.onHandOver),
				kit.NewLink("skills.end", words.Say("skills.end"), p.onEnd)))))
}

func (p *Page) later() *kit.Button {
	return kit.NewButton("skills.cancel", words.Say("skills.later"), p.onLater)
}

// goingOn says on the tab that an assessment goes on; nil when none does.
func (p *Page) goingOn() fyne.CanvasObject {
	if p.going == nil {
		return nil
	}
	key := "skills.going.compare"
	switch a := p.going; {
	case a.Held() && a.Finished(model.BySelf):
		key = "skills.going.you"
	case a.Held() && a.Finished(model.ByManager):
		key = "skills.going.rep"
	case a.Held():
		key = "skills.going.both"
	}
	text := kit.P(words.Say(key, p.call(), words.DateShort(p.going.On, p.frame.Today())), kit.Body, kit.Ink())
	text.Name = "skills.going"
	return kit.Card(kit.Row(12, 0, kit.Mid(text), kit.Mid(kit.NewButton("skills.goon", words.Say("skills.goon"), p.onAssess))))
}
