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
	body := kit.VB(0)
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
		body.Add(kit.In(9, 0, 9, 0, kit.VB(4, kit.P(p.questionFor(i), kit.Cap, t.Ink2), answer)))
	}
	say := kit.NewTextField("handover.say", words.Say("expect.say"))
	say.SetPlaceholder(words.Say("link.quote", words.Say("expect.say.example")))
	body.Add(kit.In(12, 0, 0, 0, say))
	kit.HandOver(p.frame, kit.Handover{
		Name: "expect", Person: p.person, Title: words.Say("expect.handed.title", p.call()), Intro: words.Say("expect.handed.intro", v.Number), Body: body,
		Foot: []string{words.Say("expect.handed.foot", p.frame.Roster().OwnerCall())},
		Ways: []kit.HandoverWay{
			{Name: "handover.ask", Label: words.Say("expect.say.ask"), Do: func(done func(error)) { p.onAsked(say, done) }},
			{Name: "handover.yes", Label: words.Say("expect.say.yes"), Primary: true, Do: func(done func(error)) { p.onYes(&v, say.Trimmed(), done) }},
		},
	})
}

// questionFor is a question as the rep reads it: what the manager owes is not what "I" owe.
func (p *Page) questionFor(i int) string {
	if model.AnswerKeys[i] == "owed" {
		return words.Say("expect.answer.owed.rep", p.frame.Roster().OwnerCall())
	}
	return question(i)
}

// onYes stores that the rep has read the version and agrees; what they say beside it becomes a point to talk about.
func (p *Page) onYes(v *model.Expectation, said string, done func(error)) {
	kit.Save(p.frame, unit.AcknowledgeExpectation, func(w *storage.Work) error {
		a := model.Acknowledgement{Row: model.About(v.SubjectID), AuthorID: v.AuthorID, ExpectationID: v.ID, On: p.frame.Today(), Via: model.ViaHandover}
		a.AuthorID = w.Actor()
		if err := w.Put(&a); err != nil || said == "" {
			return err
		}
		return p.putPoint(w, said)
	}, done)
}

// onAsked stores a question as a point to talk about; nothing is agreed by it.
func (p *Page) onAsked(say *kit.TextField, done func(error)) {
	say.Required = true
	ok := say.Check()
	say.Required = false
	if !ok {
		done(kit.ErrFields)
		return
	}
	kit.Save(p.frame, unit.AddPoint, func(w *storage.Work) error { return p.putPoint(w, say.Trimmed()) }, done)
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
