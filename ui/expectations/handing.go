package expectations

import (
	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// onHandOver gives the window to the rep: the text of the newest version and nothing else. The rep says yes, or asks.
func (p *Page) onHandOver() {
	t, v := theme.Current(), *p.facts.Latest(p.person)
	body, read := kit.VB(0), p.lastRead(&v)
	intro := words.Say("expect.handed.intro", v.Number)
	if read != nil {
		intro = words.Say("expect.handed.intro.since", v.Number, read.Number)
	}
	for i, key := range model.AnswerKeys {
		text := *v.Answer(i)
		if text == "" {
			continue
		}
		if len(body.Objects) > 0 {
			body.Add(kit.HLine())
		}
		answer := kit.P(text, kit.Body, t.Ink)
		answer.Name = "handover.answer." + key
		box := kit.VB(4, kit.P(p.questionFor(i), kit.Cap, t.Ink2), answer)
		if read != nil && *read.Answer(i) != text {
			d := kit.P(difference(*read.Answer(i), text), kit.Small, t.Ink2)
			d.Name = "handover.difference." + key
			box.Add(kit.Row(10, 1, kit.Box(2, 0, kit.Rect(t.Line, 0)), d))
		}
		body.Add(kit.In(9, 0, 9, 0, box))
	}
	say := kit.NewTextField("handover.say", words.Say("expect.say"))
	say.SetPlaceholder(words.Say("link.quote", words.Say("expect.say.example")))
	body.Add(kit.In(12, 0, 0, 0, say))
	writing := p.frame.Drafts().Begin(kit.NewThing("expect.say", p.person, v.ID), p.person, body)
	kit.HandOver(p.frame, kit.Handover{
		Name: "expect", OnBack: writing.Done, Person: p.person, Title: words.Say("expect.handed.title", p.call()), Intro: intro, Body: body,
		Foot: []string{words.Say("expect.handed.foot", p.frame.Roster().OwnerCall())},
		Ways: []kit.HandoverWay{
			{Name: "handover.ask", Label: words.Say("expect.say.ask"), Do: func(done func(error)) { p.onAsked(writing, say, done) }},
			{Name: "handover.yes", Label: words.Say("expect.say.yes"), Primary: true, Do: func(done func(error)) { p.onYes(writing, &v, say.Trimmed(), done) }},
		},
	})
}

// lastRead is the newest version before another one that the rep has read: what differs from it is what is new to them.
// Nil when there is none.
func (p *Page) lastRead(v *model.Expectation) *model.Expectation {
	for before := p.facts.Before(v); before != nil; before = p.facts.Before(before) {
		if p.facts.Acknowledged(before.ID, p.frame.Today()) != nil {
			return before
		}
	}
	return nil
}

// questionFor is a question as the rep reads it: what the manager owes is not what "I" owe.
func (p *Page) questionFor(i int) string {
	if model.AnswerKeys[i] == "owed" {
		return words.Say("expect.answer.owed.rep", p.frame.Roster().OwnerCall())
	}
	return question(i)
}

// onYes stores that the rep has read the version and agrees; what they say beside it becomes a point to talk about.
func (p *Page) onYes(writing *kit.Writing, v *model.Expectation, said string, done func(error)) {
	kit.Save(p.frame, unit.AcknowledgeExpectation, writing.Storing(func(w *storage.Work) error {
		a := model.Acknowledgement{Row: model.About(v.SubjectID), AuthorID: v.AuthorID, ExpectationID: v.ID, On: p.frame.Today(), Via: model.ViaHandover}
		a.AuthorID = w.Actor()
		if err := w.Put(&a); err != nil || said == "" {
			return err
		}
		return p.putPoint(w, said)
	}), done)
}

// onAsked stores a question as a point to talk about; nothing is agreed by it.
func (p *Page) onAsked(writing *kit.Writing, say *kit.TextField, done func(error)) {
	say.Required = true
	ok := say.Check()
	say.Required = false
	if !ok {
		done(kit.ErrFields)
		return
	}
	text := say.Trimmed()
	kit.Save(p.frame, unit.AddPoint, writing.Storing(func(w *storage.Work) error { return p.putPoint(w, text) }), done)
}

func (p *Page) putPoint(w *storage.Work, text string) (err error) {
	x := model.Point{Row: model.About(p.person), AuthorID: w.Actor(), Side: model.SideRep, Text: text, RaisedOn: p.frame.Today()}
	if x.Position, err = w.NextPosition(x.TableName(), x.SubjectID); err != nil {
		return err
	}
	return w.Put(&x)
}

// onWithdraw takes an acknowledgement back, visibly: it stays, with the day it ended.
func (p *Page) onWithdraw(a model.Acknowledgement) {
	a.WithdrawnOn = p.frame.Today()
	p.frame.Change(unit.WithdrawAcknowledged, func(w *storage.Work) error { return w.Put(&a) },
		func() { p.frame.Undoable(words.Say("expect.withdrawn")) })
}
