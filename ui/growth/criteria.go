package growth

import (
	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// criteria are what a level asks for, skills and more: what is missing first, with what closes it, then what is there.
func (p *Page) criteria(aim *model.Level) fyne.CanvasObject {
	t := theme.Current()
	promotion := model.PromotionTo(p.frame.Roster(), p.facts.ratings, &p.facts.promotion, p.person, *aim, p.frame.Today())
	box, done := kit.VB(8), kit.VB(8)
	for i := range promotion.Skills {
		s := &promotion.Skills[i]
		if s.Step() >= s.Target {
			done.Add(p.met(words.Say("growth.path.asks", s.Skill.Name, s.Target), words.Say("growth.path.now", s.Step())))
			continue
		}
		box.Add(p.gap(s))
	}
	for i := range promotion.Criteria {
		row, met := p.criterion(&promotion.Criteria[i]), promotion.Criteria[i].Met
		if met {
			done.Add(row)
		} else {
			box.Add(row)
		}
	}
	met, all := promotion.Count()
	count := kit.T(words.Say("growth.path.met", met, all), kit.Cap, t.Ink3)
	return kit.VB(10, kit.CardHead(words.Say("growth.path.for", aim.Name), count), box, done)
}

// gap is a skill below what is asked for, with the goals and milestones that close it, or the button that makes a goal of it.
func (p *Page) gap(s *model.SkillState) fyne.CanvasObject {
	t, on := theme.Current(), p.frame.Today()
	now := words.Say("growth.path.unrated")
	if s.Step() > 0 {
		now = words.Say("growth.path.now", s.Step())
	}
	left := kit.VB(2, kit.P(words.Say("growth.path.asks", s.Skill.Name, s.Target), kit.Small, t.Ink))
	var closing []string
	for _, g := range model.GoalsFor(p.facts.growth.Goals, p.person, s.Skill.SkillID, on) {
		closing = append(closing, g.Title)
	}
	for _, c := range p.facts.growth.CareersFor(p.person, s.Skill.SkillID, on) {
		closing = append(closing, c.Title)
	}
	if len(closing) > 0 {
		left.Add(kit.P(words.Say("growth.gap.closed", words.List(closing)), kit.Cap, t.Ink3))
	} else {
		left.Add(kit.HB(0, kit.NewLink("growth.grow."+s.Skill.SkillID.Short(), words.Say("growth.gap.grow"), func() { p.grow(s) })))
	}
	return criterion(open(), left, kit.T(now, kit.SmallM, t.WarnInk))
}

// criterion is one beside skills. Words are looked at by a tap.
func (p *Page) criterion(s *model.CriterionState) fyne.CanvasObject {
	t := theme.Current()
	name := kit.VB(2, kit.P(s.Criterion.Text, kit.Small, t.Ink), kit.P(words.Criterion(s), kit.Cap, t.Ink2))
	mark := open()
	if s.Met {
		mark = kit.Icon(kit.IconCheck, 14, t.Ink2)
	}
	if s.Check != nil && s.Measure == nil {
		name.Add(kit.P(words.Say("growth.criterion.checked", words.DateShort(s.Check.On, p.frame.Today()), s.Check.Sentence), kit.Cap, t.Ink3))
	}
	short := s.Criterion.CriterionID.Short()
	switch {
	case s.Measure == nil:
		return criterion(mark, name, kit.NewLink("growth.criterion."+short, words.Say("growth.criterion.look"), func() { p.askCriterion(s) }))
	case s.Measure.Source == model.FromHand:
		return criterion(mark, name, kit.NewLink("growth.criterion."+short, words.Say("growth.criterion.write"), func() { p.askValue(s) }))
	}
	return criterion(mark, name, kit.Gap(1, 1))
}

// met is a skill that is where the level wants it.
func (p *Page) met(name, now string) fyne.CanvasObject {
	t := theme.Current()
	return criterion(kit.Icon(kit.IconCheck, 14, t.Ink2), kit.P(name, kit.Small, t.Ink2), kit.T(now, kit.Small, t.Ink3))
}

// open is the mark of what is not met.
func open() fyne.CanvasObject {
	t, pen := theme.Current(), kit.NewPen()
	pen.Ring(7, 7, 6, t.Card, t.Warn, 2)
	return kit.Box(14, 14, pen.Drawing())
}

func criterion(mark, name, now fyne.CanvasObject) fyne.CanvasObject {
	return kit.Row(9, 1, kit.Top(kit.In(2, 0, 0, 0, mark)), name, kit.Top(now))
}

// askCriterion asks whether a criterion in words is met; the newest answer counts, the earlier ones stay.
func (p *Page) askCriterion(s *model.CriterionState) {
	met := kit.NewSegments("criterion.met", []kit.Choice{{Key: "yes", Text: words.Say("criterion.yes")}, {Key: "no", Text: words.Say("criterion.no")}}, "no", nil)
	if s.Met {
		met.Set("yes")
	}
	met.Spoken = s.Criterion.Text
	why := kit.NewTextField("criterion.why", words.Say("criterion.why"))
	why.SetPlaceholder(words.Say("criterion.why.example"))
	on := p.dayField("criterion.on")
	kit.ShowAsk(p.frame, kit.Ask{
		Name: "criterion", Thing: kit.Thing("criterion", p.person, s.Criterion.CriterionID), About: p.person, Title: s.Criterion.Text,
		Intro: words.Say("criterion.intro", p.call()), Confirm: words.Say("dialog.save"), Unit: unit.CheckCriterion, Width: 560,
		Form: kit.NewForm(kit.Labelled(words.Say("criterion.state"), kit.HB(0, met)), why, on),
		Read: func() func(*storage.Work) error {
			day, _ := on.Date() // the form has checked it
			x := model.CriterionCheck{
				Row: model.About(p.person), AuthorID: p.frame.Roster().Owner.ID, CriterionID: s.Criterion.CriterionID, On: day,
				Met: met.Key() == "yes", Sentence: why.Trimmed(),
			}
			return func(w *storage.Work) error { return w.Put(&x) }
		},
	})
}

// askValue asks for the value of a criterion that is counted by hand.
func (p *Page) askValue(s *model.CriterionState) {
	value, on := number("criterion.value"), p.dayField("criterion.on")
	value.Required = true
	kit.ShowAsk(p.frame, kit.Ask{
		Name: "criterion", Thing: kit.Thing("criterion", p.person, s.Criterion.CriterionID), About: p.person, Title: s.Criterion.Text,
		Intro: words.Say("criterion.intro", p.call()), Confirm: words.Say("dialog.save"), Unit: unit.AddReading, Width: 480, Form: kit.NewForm(value, on),
		Read: func() func(*storage.Work) error {
			day, _ := on.Date() // the form has checked it
			n, err := model.ParseDecimal(value.Text(), s.Measure.Decimals)
			x := model.Reading{Row: model.About(p.person), AuthorID: p.frame.Roster().Owner.ID, MeasureID: s.Measure.ID, On: day, Value: n.N}
			return func(w *storage.Work) error {
				if err != nil {
					return err
				}
				return w.Put(&x)
			}
		},
	})
}

// dayField asks for a day up to today.
func (p *Page) dayField(name string) *kit.DateField {
	on := kit.NewDateField(name, words.Say(name), p.frame.Today())
	on.Required, on.Max = true, p.frame.Today()
	on.Fill(p.frame.Today())
	return on
}

// ownWords are where the rep wants to go, how long ago that was talked about, and what the year has brought.
func (p *Page) ownWords() fyne.CanvasObject {
	t, on := theme.Current(), p.frame.Today()
	box := kit.VB(6)
	if a := model.AspirationOn(p.facts.aspirations, p.person, on); a != nil {
		said := kit.P(words.Say("story.quote", a.Text), kit.Small, t.Ink)
		said.Name = "growth.aspiration"
		box.Add(kit.VB(1, said, kit.P(words.Say("growth.aspiration.said", p.call(), words.DateShort(a.On, on)), kit.Cap, t.Ink3)))
	} else {
		box.Add(kit.P(words.Say("growth.aspiration.none", p.call()), kit.Small, t.Ink2))
	}
	talk := words.Say("growth.talk.never")
	if last := model.LastCareerTalk(&p.facts.talks, on); !last.IsZero() {
		talk = words.Say("growth.talk.last", words.DateShort(last, on), words.Duration(on.Days(last)))
	}
	box.Add(kit.P(talk, kit.Cap, t.Ink2))
	wins, lessons := 0, 0
	for _, n := range p.facts.year {
		switch n.Kind {
		case model.NoteWin:
			wins++
		case model.NoteLesson:
			lessons++
		}
	}
	if wins+lessons > 0 {
		box.Add(kit.P(words.Say("growth.year", words.SayN("growth.year.wins", wins), words.SayN("growth.year.lessons", lessons)), kit.Cap, t.Ink2))
		for _, n := range p.facts.year[:min(yearShown, len(p.facts.year))] {
			box.Add(kit.Row(8, 1, kit.Top(kit.In(2, 0, 0, 0, kit.Icon(noteIcon(n.Kind), 13, t.Ink3))), kit.P(words.Short(words.Note(&n)), kit.Cap, t.Ink2)))
		}
	}
	box.Add(kit.HB(0, kit.NewLink("growth.aspiration.set", words.Say("growth.aspiration.set"), p.onAspiration)))
	return box
}

// yearShown is how many wins and lessons of the year stand on the card; the lessons' and the talks' pages have the rest.
const yearShown = 4

func noteIcon(k model.NoteKind) kit.IconName {
	if k == model.NoteWin {
		return kit.IconFlag
	}
	return kit.IconNote
}

// onAspiration asks for the rep's own words; the earlier ones stay.
func (p *Page) onAspiration() {
	text := kit.NewTextField("aspiration.text", words.Say("aspiration.text"))
	text.Required = true
	text.SetPlaceholder(words.Say("aspiration.example"))
	if a := model.AspirationOn(p.facts.aspirations, p.person, p.frame.Today()); a != nil {
		text.Fill(a.Text)
	}
	on := p.dayField("aspiration.on")
	kit.ShowAsk(p.frame, kit.Ask{
		Name: "aspiration", Thing: kit.NewThing("aspiration", p.person), About: p.person, Title: words.Say("aspiration.title", p.call()),
		Intro: words.Say("aspiration.intro", p.call()), Confirm: words.Say("dialog.save"), Unit: unit.SetAspiration, Width: 560, Form: kit.NewForm(text, on),
		Read: func() func(*storage.Work) error {
			day, _ := on.Date() // the form has checked it
			x := model.Aspiration{Row: model.About(p.person), AuthorID: p.frame.Roster().Owner.ID, On: day, Text: text.Trimmed()}
			return func(w *storage.Work) error { return w.Put(&x) }
		},
	})
}

// grow makes a growth goal of a gap, tied to the career milestone that names the skill, if there is one.
func (p *Page) grow(s *model.SkillState) {
	career := model.ID("")
	if c := p.facts.growth.CareersFor(p.person, s.Skill.SkillID, p.frame.Today()); len(c) > 0 {
		career = c[0].ID
	}
	kit.GrowFromGap(p.frame, s, p.person, career)
}
