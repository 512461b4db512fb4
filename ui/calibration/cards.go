package calibration

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// twoColumns is the width from which cards stand side by side.
const twoColumns = 760

// cards are those of the deck: what another manager reads, and what only the owner sees above it.
func (p *Page) cards() fyne.CanvasObject {
	var objects []fyne.CanvasObject
	var narrow, wide [][]kit.Cell
	for i := range p.facts.cards {
		objects = append(objects, p.card(&p.facts.cards[i]))
		narrow = append(narrow, []kit.Cell{kit.At(0, i)})
		if i%2 == 0 {
			wide = append(wide, []kit.Cell{{}, {}})
		}
		wide[i/2][i%2] = kit.At(0, i)
	}
	return kit.Areas(16, []kit.Arrangement{{MinWidth: twoColumns, Rows: wide}, {Rows: narrow}}, objects...)
}

func (p *Page) card(c *model.CalibrationCard) fyne.CanvasObject {
	t := theme.Current()
	name := "deck.card." + strconv.Itoa(c.Number)
	own := kit.P(words.Say("deck.card.own", p.called(c.SubjectID), p.step(c.Step)), kit.Small, t.Ink3)
	own.Name = name + ".own"
	text := kit.P(c.Text, kit.Body, t.Ink)
	text.Name = name
	if c.Text == "" {
		text = kit.P(words.Say("deck.card.empty"), kit.Body, t.Ink3)
	}
	return kit.Card(kit.VB(0,
		kit.CardHead(words.Say("deck.card.title", c.Number, p.skill(c.SkillID))), kit.Gap(1, 2), own, kit.Gap(1, 10), text, kit.Gap(1, 12),
		kit.HB(0, kit.NewButton(name+".edit", words.Say("deck.card.edit"), func() { p.askText(*c) }), kit.Spring())))
}

func (p *Page) called(person model.ID) string {
	if x := p.frame.Roster().Person(person); x != nil {
		return x.Name
	}
	return words.Say("deck.card.gone")
}

func (p *Page) skill(id model.ID) string {
	if s := p.facts.framework.Skill(id); s != nil {
		return s.Name
	}
	return ""
}

// step is a step with its word; 0 is skipped.
func (p *Page) step(value int) string {
	if value == 0 {
		return words.Say("deck.skipped")
	}
	if label := p.facts.framework.StepLabel(value); label != "" {
		return words.Say("deck.step", value, label)
	}
	return strconv.Itoa(value)
}

// cardThing is the kind of draft of a card's text.
const cardThing = "calibration_card"

// Continue opens the dialog again in which somebody was writing.
func (p *Page) Continue(thing string) bool {
	kind, id := kit.ThingKind(thing)
	for i := range p.facts.all.Cards {
		if c := &p.facts.all.Cards[i]; kind == cardThing && c.ID == id {
			p.askText(*c)
			return true
		}
	}
	return false
}

// askText lets the owner change what another manager will read.
func (p *Page) askText(c model.CalibrationCard) {
	text := kit.NewTextField("card.text", words.Say("deck.card.text"))
	text.Hint = words.Say("deck.card.hint")
	text.MinRows, text.MaxRows = 5, 10
	text.Fill(c.Text)
	kit.ShowAsk(p.frame, kit.Ask{
		Name: "card", Thing: kit.Thing(cardThing, c.ID), About: c.SubjectID, Title: words.Say("deck.card.title", c.Number, p.skill(c.SkillID)),
		Confirm: words.Say("dialog.save"), Unit: unit.ChangeCard, Width: 620, Form: kit.NewForm(text),
		Read: func() func(*storage.Work) error {
			c.Text = text.Trimmed()
			return func(w *storage.Work) error {
				x := c
				return w.Put(&x)
			}
		},
	})
}

// agreement is what one manager made of the deck.
func (p *Page) agreement(a *model.Agreement) fyne.CanvasObject {
	t := theme.Current()
	box := kit.VB(0, kit.CardHead(a.Rater, kit.T(words.DateShort(a.On, p.frame.Today()), kit.Cap, t.Ink3)))
	line := func(name, text string, st kit.Style, ink bool) {
		x := kit.P(text, st, t.Ink2)
		if ink {
			x.Color = t.Ink
		}
		x.Name = name
		box.Add(kit.In(6, 0, 0, 0, x))
	}
	line("deck.exact", words.SayN("deck.counts", a.Rated, a.Exact, a.Near), kit.BodyM, true)
	line("deck.kappa", sayKappa(a), kit.Small, false)
	box.Add(kit.Gap(1, 12))
	for i := range a.Cards {
		box.Add(kit.HLine())
		box.Add(p.judged(&a.Cards[i]))
	}
	return kit.Card(box)
}

// sayKappa tells the coefficient, or from how many cards on there is one.
func sayKappa(a *model.Agreement) string {
	switch {
	case a.HasKappa:
		return words.Say("deck.kappa", strings.Replace(strconv.FormatFloat(a.Kappa, 'f', 2, 64), "-", "−", 1), a.AllRated)
	case a.AllRated >= a.KappaFrom:
		return words.Say("deck.kappa.same")
	}
	return words.SayN("deck.kappa.few", a.AllRated, a.KappaFrom)
}

// judged is one card with both ratings.
func (p *Page) judged(j *model.Judged) fyne.CanvasObject {
	t := theme.Current()
	name := "deck.judged." + strconv.Itoa(j.Card.Number)
	what := kit.P(words.Say("deck.card.title", j.Card.Number, p.skill(j.Card.SkillID)), kit.BodyM, t.Ink)
	both := kit.P(words.Say("deck.judged", p.step(j.Card.Step), p.step(j.Other)), kit.Body, t.Ink2)
	both.Name = name
	box := kit.VB(2, what, both)
	if apart := max(j.Other-j.Card.Step, j.Card.Step-j.Other); j.Other > 0 && apart > 1 {
		box.Add(kit.In(4, 0, 0, 0, kit.HB(0, kit.WarnPill(words.SayN("deck.apart", apart)), kit.Spring())))
	}
	if j.Sentence != "" {
		box.Add(kit.P(j.Sentence, kit.Small, t.Ink3))
	}
	return kit.In(10, 0, 10, 0, box)
}
