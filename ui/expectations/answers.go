package expectations

import (
	"strings"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// question is a question by its place in model.AnswerKeys.
func question(i int) string { return words.Say("expect.answer." + model.AnswerKeys[i]) }

// showAnswers shows what a version says: the three that matter first, and what is written of the other five.
func (p *Page) showAnswers(v *model.Expectation) {
	t, all := theme.Current(), len(model.AnswerKeys)
	since := words.Say("expect.since", v.Number, words.DateShort(v.ValidFrom, p.frame.Today()))
	p.first.Objects = []fyne.CanvasObject{kit.CardHead(words.Say("expect.first.title"), kit.T(since, kit.Cap, t.Ink3))}
	p.more.Objects = []fyne.CanvasObject{kit.CardHead(words.Say("expect.more.title"),
		kit.T(words.Say("expect.more.count", v.Written(model.FirstAnswers, all), all-model.FirstAnswers), kit.Cap, t.Ink3))}
	before := p.facts.Before(v)
	for i := range model.AnswerKeys {
		card := p.first
		if i >= model.FirstAnswers {
			card = p.more
		}
		text := *v.Answer(i)
		was := ""
		if before != nil {
			was = *before.Answer(i)
		}
		if text == "" && (i >= model.FirstAnswers && (was == "" || !p.changes)) {
			continue
		}
		if len(card.Objects) > 1 {
			card.Add(kit.HLine())
		}
		card.Add(p.changeable(i, v, p.answer(i, text, was, before != nil)))
	}
	if len(p.more.Objects) == 1 {
		p.more.Add(kit.In(8, 0, 0, 0, kit.P(words.Say("expect.more.empty"), kit.Small, t.Ink2)))
	}
	if missing := p.unwritten(v); missing != nil {
		p.more.Add(missing)
	}
}

// changeable makes an answer of the newest version open the form on it: what is changed is a version as a whole, so it is one
// form and not a field that stores itself.
func (p *Page) changeable(i int, v *model.Expectation, content fyne.CanvasObject) fyne.CanvasObject {
	if v.ID != p.facts.Latest(p.person).ID || p.frame.Store().ReadOnly() {
		return content
	}
	key := model.AnswerKeys[i]
	return kit.NewTapRow("expect.change."+key, words.Say("expect.change", question(i)), func() { p.onAnswer(key) }, content)
}

// unwritten offers the questions of the second card that the newest version does not answer; nil when there are none.
func (p *Page) unwritten(v *model.Expectation) fyne.CanvasObject {
	if v.ID != p.facts.Latest(p.person).ID || p.frame.Store().ReadOnly() {
		return nil
	}
	flow := kit.Flow(12, 4)
	for i, key := range model.AnswerKeys {
		if i >= model.FirstAnswers && *v.Answer(i) == "" {
			flow.Add(kit.NewLink("expect.add."+key, words.Say("expect.add", question(i)), func() { p.onAnswer(key) }))
		}
	}
	if len(flow.Objects) == 0 {
		return nil
	}
	return kit.In(8, 0, 0, 0, flow)
}

// answer is a question with what a version says to it, and what the version before said.
func (p *Page) answer(i int, text, was string, follows bool) fyne.CanvasObject {
	t := theme.Current()
	body := kit.P(text, kit.Body, t.Ink)
	if text == "" {
		body = kit.P(words.Say("expect.unanswered"), kit.Body, t.Ink3)
	}
	body.Name = "expect.answer." + model.AnswerKeys[i]
	box := kit.VB(4, kit.P(question(i), kit.Cap, t.Ink2), body)
	if follows && p.changes && text != was {
		d := kit.P(difference(was, text), kit.Small, t.Ink2)
		d.Name = "expect.difference." + model.AnswerKeys[i]
		box.Add(kit.Row(10, 1, kit.Box(2, 0, kit.Rect(t.Line, 0)), d))
	}
	return kit.In(9, 0, 9, 0, box)
}

// difference says in words what an answer said before, and which words went and came.
func difference(was, now string) string {
	if was == "" {
		return words.Say("expect.difference.new")
	}
	out := words.Say("expect.difference.before", was)
	removed, added := model.WordChanges(was, now)
	if len(removed) > 0 && now != "" {
		out += "\n" + words.Say("expect.difference.removed", quoted(removed))
	}
	if len(added) > 0 {
		out += "\n" + words.Say("expect.difference.added", quoted(added))
	}
	return out
}

func quoted(parts []string) string {
	out := make([]string, len(parts))
	for i, x := range parts {
		out[i] = words.Say("link.quote", x)
	}
	return strings.Join(out, ", ")
}
