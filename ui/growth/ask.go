package growth

import (
	"strconv"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/words"
)

func (p *Page) onNewGoal() {
	p.askGoal(model.Goal{Row: model.About(p.person), AuthorID: p.frame.Roster().Owner.ID, State: model.GoalOpen, OpenedOn: p.frame.Today()})
}

// askGoal asks for a new goal (version 0) or changes one.
func (p *Page) askGoal(g model.Goal) {
	title, name, confirm := words.Say("goal.new.title", p.call()), unit.AddGoal, words.Say("goal.new.confirm")
	if g.Version > 0 {
		title, name, confirm = words.Say("goal.edit.title"), unit.ChangeGoal, words.Say("dialog.save")
	}
	what := kit.NewLineField("goal.title", words.Say("goal.title"))
	what.Required = true
	what.SetPlaceholder(words.Say("goal.title.example"))
	what.Fill(g.Title)
	done := kit.NewTextField("goal.done", words.Say("goal.done"))
	done.SetPlaceholder(words.Say("goal.done.example"))
	done.Fill(g.DoneWhen)
	due := kit.NewDateField("goal.due", words.Say("goal.due"), p.frame.Today())
	due.Fill(g.DueOn)
	skill := kit.NewPicker("goal.skill", words.Say("goal.skill"), kit.Among(p.skills()))
	skill.FillKey(string(g.SkillID))
	career := kit.NewPicker("goal.career", words.Say("goal.career"), kit.Among(p.careerItems()))
	career.FillKey(string(g.CareerMilestoneID))
	kit.ShowAsk(p.frame, kit.Ask{
		Name: "goal", Title: title, Confirm: confirm, Unit: name, Width: 620, Form: kit.NewForm(what, done, due, skill, career),
		Read: func() func(*storage.Work) error {
			g.Title, g.DoneWhen = what.Trimmed(), done.Trimmed()
			g.DueOn, _ = due.Date() // the form has checked it
			g.SkillID, g.CareerMilestoneID = model.ID(skill.Chosen().Key), model.ID(career.Chosen().Key)
			return func(w *storage.Work) (err error) {
				if g.Version == 0 {
					if g.Position, err = w.NextPosition(g.TableName(), g.SubjectID); err != nil {
						return err
					}
				}
				return w.Put(&g)
			}
		},
	})
}

func (p *Page) careerItems() []kit.Item {
	var out []kit.Item
	for _, c := range p.facts.growth.Careers {
		if c.Current(p.frame.Today()) {
			out = append(out, kit.Item{Key: string(c.ID), Text: c.Title, Detail: words.DateShort(c.DueOn, p.frame.Today())})
		}
	}
	return out
}

// number is a field for a value of a measure with so many decimals.
func number(name string, decimals func() int) *kit.LineField {
	f := kit.NewLineField(name, words.Say(name))
	f.Validate = func(text string) string {
		if _, err := model.ParseDecimal(text, decimals()); err != nil {
			return words.Problem(err)
		}
		return ""
	}
	return f
}

// onNewResult adds a key result with its measure; a start is stored as the first thing known, not as a reading.
func (p *Page) onNewResult(g model.Goal) {
	name := kit.NewLineField("result.name", words.Say("result.name"))
	name.Required = true
	name.SetPlaceholder(words.Say("result.name.example"))
	places := kit.NewLineField("result.decimals", words.Say("result.decimals"))
	places.Fill("0")
	decimals := func() int {
		n, err := strconv.Atoi(places.Trimmed())
		if err != nil {
			return 0
		}
		return max(0, min(6, n))
	}
	start, target := number("result.start", decimals), number("result.target", decimals)
	measureUnit := kit.NewLineField("result.unit", words.Say("result.unit"))
	direction := kit.NewSegments("result.direction", directions(), string(model.MeasureUp), nil)
	kit.ShowAsk(p.frame, kit.Ask{
		Name: "result", Title: words.Say("result.new.title", g.Title), Confirm: words.Say("result.new.confirm"), Unit: unit.AddKeyResult, Width: 560,
		Form: kit.NewForm(name, start, target, measureUnit, places, kit.Labelled(words.Say("result.direction"), kit.HB(0, direction))),
		Read: func() func(*storage.Work) error {
			row := model.Row{SubjectID: p.person, Visibility: g.Visibility}
			m := model.Measure{Row: row, Name: name.Trimmed(), Unit: measureUnit.Trimmed(), Decimals: decimals(), Source: "hand",
				Direction: model.MeasureDirection(direction.Key())}
			m.Start, _ = model.ParseDecimal(start.Text(), m.Decimals) // the form has checked both
			m.Target, _ = model.ParseDecimal(target.Text(), m.Decimals)
			return func(w *storage.Work) error { return addResult(w, g.ID, row, m) }
		},
	})
}

func addResult(w *storage.Work, goal model.ID, row model.Row, m model.Measure) error {
	if err := w.Put(&m); err != nil {
		return err
	}
	kr := model.KeyResult{Row: row, GoalID: goal, MeasureID: m.ID}
	at, err := w.NextPosition(kr.TableName(), row.SubjectID)
	if err != nil {
		return err
	}
	kr.Position = at
	return w.Put(&kr)
}

func directions() []kit.Choice {
	var out []kit.Choice
	for _, d := range []model.MeasureDirection{model.MeasureUp, model.MeasureDown, model.MeasureKeep} {
		out = append(out, kit.Choice{Key: string(d), Text: words.Say("measure.direction." + string(d))})
	}
	return out
}

// onReading writes down a value by hand, on a day.
func (p *Page) onReading(kr model.KeyResult, m model.Measure) {
	value := number("reading.value", func() int { return m.Decimals })
	value.Required = true
	day := kit.NewDateField("reading.on", words.Say("reading.on"), p.frame.Today())
	day.Required = true
	day.Fill(p.frame.Today())
	day.Max = p.frame.Today()
	var open *kit.OpenDialog
	archive := kit.NewQuiet("result.archive", words.Say("result.archive"), kit.IconClose, func() {
		open.Close()
		kr.ArchivedAt = model.InstantOf(p.frame.Now())
		p.frame.Change(unit.ChangeKeyResult, func(w *storage.Work) error { return w.Put(&kr) },
			func() { p.frame.Undoable(words.Say("result.archived")) })
	})
	open = kit.ShowAsk(p.frame, kit.Ask{
		Name: "reading", Title: m.Name, Intro: words.Say("reading.intro", words.Value(m.Start, &m), words.Value(m.Target, &m)),
		Confirm: words.Say("reading.confirm"), Unit: unit.AddReading, Form: kit.NewForm(value, day, kit.HB(0, archive)),
		Read: func() func(*storage.Work) error {
			d, _ := model.ParseDecimal(value.Text(), m.Decimals) // the form has checked it
			x := model.Reading{Row: model.Row{SubjectID: p.person, Visibility: m.Visibility}, AuthorID: p.frame.Roster().Owner.ID, MeasureID: m.ID, Value: d.N}
			x.On, _ = day.Date()
			return func(w *storage.Work) error { return w.Put(&x) }
		},
	})
}

// onCheckIn asks how a goal goes.
func (p *Page) onCheckIn(g model.Goal) {
	progress := kit.NewTextField("checkin.progress", words.Say("checkin.progress"))
	progress.Required = true
	blocker := kit.NewLineField("checkin.blocker", words.Say("checkin.blocker"))
	next := kit.NewLineField("checkin.next", words.Say("checkin.next"))
	sure := kit.NewSegments("checkin.confidence", []kit.Choice{
		{Key: string(model.ConfidenceSure), Text: words.Say("confidence.sure")},
		{Key: string(model.ConfidenceFairly), Text: words.Say("confidence.fairly")},
		{Key: string(model.ConfidenceUnsure), Text: words.Say("confidence.unsure")},
	}, "", nil)
	kit.ShowAsk(p.frame, kit.Ask{
		Name: "checkin", Title: words.Say("checkin.title", g.Title), Confirm: words.Say("checkin.confirm"), Unit: unit.AddCheckIn, Width: 560,
		Form: kit.NewForm(progress, blocker, next, kit.Labelled(words.Say("checkin.confidence"), kit.HB(0, sure))),
		Read: func() func(*storage.Work) error {
			c := model.CheckIn{Row: model.Row{SubjectID: p.person, Visibility: g.Visibility}, AuthorID: p.frame.Roster().Owner.ID, GoalID: g.ID, On: p.frame.Today(),
				Progress: progress.Trimmed(), Blocker: blocker.Trimmed(), NextStep: next.Trimmed(), Confidence: model.Confidence(sure.Key())}
			return func(w *storage.Work) error { return w.Put(&c) }
		},
	})
}
