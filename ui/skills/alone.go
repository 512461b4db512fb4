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

// alone is the first step of an assessment: one side rates, blind to the other. What is typed is kept until it is finished.
type alone struct {
	page    *Page
	form    *form
	a       model.Assessment
	by      model.Rater
	other   string // who rates on the other side, in sentences; empty where nothing is to be said of them
	writing *kit.Writing
	rows    *fyne.Container
	finish  *kit.Button
	head    *kit.Paragraph
}

func newAlone(p *Page, a model.Assessment, by model.Rater) *alone {
	x := &alone{page: p, a: a, by: by}
	if by == model.ByManager {
		x.other = p.call()
	}
	x.form = &form{page: p, rater: by, skill: p.framework(), level: p.levelOf(&a), alone: x}
	x.finish = kit.NewPrimary("skills.finish", words.Say("skills.finish"), x.onFinish)
	x.head = kit.P("", kit.Title, theme.Current().Ink)
	x.head.Name = "skills.sentence"
	x.rows = x.form.addRows(x.form.skill.SkillsFor(x.form.level))
	x.writing = p.frame.Drafts().Begin(kit.Thing("assess."+string(by), a.ID), p.person, x.rows)
	for _, r := range x.form.rows { // a draft may have come back
		r.sentence.Hidden = r.steps.Value() == 0
	}
	x.form.tell()
	return x
}

// build is the page of the manager's side.
func (x *alone) build() fyne.CanvasObject {
	t, p := theme.Current(), x.page
	x.tell(x.form.rated())
	foot := kit.Flow(8, 8)
	if !x.a.Finished(model.BySelf) {
		foot.Add(kit.NewButton("skills.handover", words.Say("skills.handover", p.call()), p.onHandOver))
	}
	foot.Add(kit.NewLink("skills.end", words.Say("skills.end"), p.onEnd))
	return kit.VB(14, stepsHead(stepAlone, kit.Mid(kit.T(words.Say("skills.kept"), kit.Cap, t.Ink2)), p.later(), x.finish),
		kit.VB(2, x.head, kit.P(words.Say("skills.alone.help"), kit.Body, t.Ink2)), kit.Card(x.rows), foot)
}

// tell says what is still to go, and lets finish as soon as anything is rated: a skill can be skipped.
func (x *alone) tell(rated int) {
	if rated == 0 {
		x.finish.Disable()
	} else {
		x.finish.Enable()
	}
	open, p := len(x.form.rows)-rated, x.page
	done := x.a.Finished(model.BySelf)
	switch {
	case done && open > 0:
		x.head.SetText(words.SayN("skills.alone.their.open", open, p.call(), words.Count(open)))
	case done:
		x.head.SetText(words.Say("skills.alone.their.all", p.call()))
	case open > 0:
		x.head.SetText(words.SayN("skills.alone.open", open, p.call(), words.Count(open)))
	default:
		x.head.SetText(words.Say("skills.alone.all", p.call()))
	}
}

// hidden is what stands where the other side rated.
func (x *alone) hidden() fyne.CanvasObject {
	t, text := theme.Current(), words.Say("skills.hidden.not")
	if x.a.Finished(model.BySelf) {
		text = words.Say("skills.hidden.rated")
	}
	return kit.VB(4, kit.T(x.other, kit.Cap, t.Ink3), kit.Stack(kit.Rect(t.Sunken, 6), kit.In(6, 10, 6, 10,
		kit.HB(8, kit.Mid(kit.Icon(kit.IconLock, 14, t.Ink2)), kit.T(text, kit.Small, t.Ink2)))))
}

// unitOf is the unit by which a side finishes: the second one shows both.
func (x *alone) unitOf() string {
	other := model.BySelf
	if x.by == model.BySelf {
		other = model.ByManager
	}
	if x.a.Finished(other) {
		return unit.RevealRatings
	}
	return unit.FinishRating
}

// onFinish stores the manager's side.
func (x *alone) onFinish() {
	p, name := x.page, x.unitOf()
	p.frame.Change(name, x.writing.Storing(x.store(x.form.ratings())), func() {
		if name == unit.RevealRatings {
			p.frame.Tell(words.Say("skills.revealed"))
			return
		}
		p.frame.Undoable(words.Say("skills.finished", p.call()))
	})
}

// store finishes a side. What was left open is skipped and brings no rating, so that what was known of it stays.
func (x *alone) store(rows []model.Rating) func(*storage.Work) error {
	id, by, today := x.a.ID, x.by, x.page.frame.Today()
	return func(w *storage.Work) error { return w.FinishRating(id, by, rows, today) }
}

// onHandOver gives the window to the rep: their own rating and nothing else.
func (p *Page) onHandOver() {
	x := newAlone(p, *p.going, model.BySelf)
	x.finish.Hide()
	kit.HandOver(p.frame, kit.Handover{
		Name: "skills", Person: p.person, OnBack: x.writing.Done,
		Title: words.Say("skills.handed.title", p.call()), Intro: words.Say("skills.handed.intro", p.frame.Roster().OwnerCall()), Body: x.rows,
		Foot: []string{words.Say("skills.handed.foot")},
		Ways: []kit.HandoverWay{{Name: "handover.finish", Label: words.Say("skills.finish"), Primary: true, Do: x.onHanded}},
	})
}

// onHanded stores the rep's side.
func (x *alone) onHanded(done func(error)) {
	if x.form.rated() == 0 {
		done(&model.Problem{Key: "skills.handed.nothing", Err: model.ErrInvalid})
		return
	}
	kit.Save(x.page.frame, x.unitOf(), x.writing.Storing(x.store(x.form.ratings())), done)
}
