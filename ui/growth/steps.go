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

// stepsOf are the steps of a goal that are shown, in their order; archived ones only while these are shown.
func (p *Page) stepsOf(goal model.ID) []model.GoalStep {
	var out []model.GoalStep
	for _, s := range p.facts.growth.Steps {
		if s.GoalID == goal && (s.ArchivedAt.IsZero() || p.archived) {
			out = append(out, s)
		}
	}
	return out
}

// stepRow is a step to tick off. A tap on its words changes them.
func (p *Page) stepRow(s model.GoalStep) fyne.CanvasObject {
	t := theme.Current()
	ink, note := t.Ink, ""
	switch {
	case !s.ArchivedAt.IsZero():
		ink, note = t.Ink3, words.Say("oneonone.archived")
	case !s.DoneOn.IsZero():
		ink, note = t.Ink3, words.Say("growth.step.done", words.DateShort(s.DoneOn, p.frame.Today()))
	}
	tick := kit.NewTick("step.tick."+s.ID.Short(), !s.DoneOn.IsZero(), s.Text, func(bool) { p.onTickStep(s) })
	lit := &kit.Lit{}
	menu := func() []kit.MenuItem { return p.stepMenu(s) }
	line := kit.Row(10, 0, kit.P(s.Text, kit.Small, ink), kit.T(note, kit.Cap, t.Ink3))
	tap := kit.NewTapRow("step."+s.ID.Short(), s.Text, func() { p.askStep(s) },
		kit.In(3, 0, 3, 0, kit.WithMore(line, "step.more."+s.ID.Short(), words.Say("oneonone.more", s.Text), lit, kit.Small, menu)))
	tap.Lit = lit
	tap.Keys = kit.RowKeys{
		Tick:    func() { p.onTickStep(s) },
		Archive: func() { p.onArchiveStep(s) },
		Move:    func(by int) { kit.Move(p.frame, unit.MoveStep, p.stepRecords(s.GoalID), s.ID, by) },
		Menu:    menu,
	}
	return kit.Row(12, 1, kit.Top(kit.In(3, 0, 0, 0, tick)), tap)
}

func (p *Page) stepMenu(s model.GoalStep) []kit.MenuItem {
	items := []kit.MenuItem{{Name: "menu.edit", Label: words.Say("menu.edit"), Hint: "Enter", OnTapped: func() { p.askStep(s) }}}
	items = append(items, kit.MoveItems(p.stepRecords(s.GoalID), s.ID, func(by int) { kit.Move(p.frame, unit.MoveStep, p.stepRecords(s.GoalID), s.ID, by) })...)
	return append(items, kit.HistoryItem(p.frame, &s, s.Text), kit.ArchiveItem(s.ArchivedAt, func() { p.onArchiveStep(s) }))
}

// stepRecords are what a step is ordered among.
func (p *Page) stepRecords(goal model.ID) []model.Record {
	var out []model.Record
	for _, s := range p.stepsOf(goal) {
		out = append(out, &s)
	}
	return out
}

// onTickStep says that a step is done today, or that it is not after all.
func (p *Page) onTickStep(s model.GoalStep) {
	if s.DoneOn.IsZero() {
		s.DoneOn = p.frame.Today()
	} else {
		s.DoneOn = model.Date{}
	}
	p.frame.Change(unit.ChangeStep, func(w *storage.Work) error { return w.Put(&s) }, nil)
}

func (p *Page) onArchiveStep(s model.GoalStep) {
	kit.Archive(p.frame, unit.ArchiveStep, &s, &s.ArchivedAt, words.Say("growth.step.archived"))
}

func (p *Page) onNewStep(g model.Goal) {
	p.askStep(model.GoalStep{Row: model.Row{SubjectID: p.person, Visibility: g.Visibility}, GoalID: g.ID})
}

// askStep asks for a new step (version 0) or changes one.
func (p *Page) askStep(s model.GoalStep) {
	title, name, confirm := words.Say("growth.step.add"), unit.AddStep, words.Say("growth.step.confirm")
	if s.Version > 0 {
		title, name, confirm = words.Say("growth.step.edit"), unit.ChangeStep, words.Say("dialog.save")
	}
	what := kit.NewLineField("step.text", words.Say("growth.step.text"))
	what.Required = true
	what.SetPlaceholder(words.Say("growth.step.example"))
	what.Fill(s.Text)
	kit.ShowAsk(p.frame, kit.Ask{
		Name: "step", Thing: thing("step", s.ID, s.GoalID), About: p.person, Title: title, Confirm: confirm, Unit: name, Width: 520, Form: kit.NewForm(what),
		Read: func() func(*storage.Work) error {
			s.Text = what.Trimmed()
			return func(w *storage.Work) (err error) {
				if s.Version == 0 {
					if s.Position, err = w.NextPosition(s.TableName(), s.SubjectID); err != nil {
						return err
					}
				}
				return w.Put(&s)
			}
		},
	})
}
