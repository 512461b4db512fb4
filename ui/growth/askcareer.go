package growth

import (
	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/words"
)

func (p *Page) onNewCareer() {
	p.askCareer(model.Career{Row: model.About(p.person), AuthorID: p.frame.Roster().Owner.ID, State: model.MilestonePlanned, OpenedOn: p.frame.Today()})
}

// askCareer asks for a new career milestone (version 0) or changes one.
func (p *Page) askCareer(c model.Career) {
	title, name, confirm := words.Say("career.new.title", p.call()), unit.AddCareer, words.Say("career.new.confirm")
	if c.Version > 0 {
		title, name, confirm = words.Say("career.edit.title"), unit.ChangeCareer, words.Say("dialog.save")
	}
	before := c.DueOn
	what := kit.NewLineField("career.title", words.Say("career.title"))
	what.Required = true
	what.SetPlaceholder(words.Say("career.title.example"))
	what.Fill(c.Title)
	why := kit.NewTextField("career.why", words.Say("career.why"))
	why.SetPlaceholder(words.Say("career.why.example"))
	why.Fill(c.Why)
	due := kit.NewDateField("career.due", words.Say("career.due"), p.frame.Today())
	due.Fill(c.DueOn)
	level := kit.NewPicker("career.level", words.Say("career.level"), kit.Among(p.levels()))
	level.FillKey(string(c.LevelID))
	skill := kit.NewPicker("career.skill", words.Say("career.skill"), kit.Among(p.skills()))
	skill.FillKey(string(c.SkillID))
	state := kit.NewSegments("career.state", kit.MilestoneStates(), string(c.State), nil)
	kit.ShowAsk(p.frame, kit.Ask{
		Name: "career", Thing: thing("career", c.ID, p.person), About: p.person, Title: title, Confirm: confirm, Unit: name, Width: 620,
		Form: kit.NewForm(what, why, due, kit.Labelled(words.Say("career.state"), kit.HB(0, state)), level, skill),
		Read: func() func(*storage.Work) error {
			c.Title, c.Why = what.Trimmed(), why.Trimmed()
			c.DueOn, _ = due.Date() // the form has checked it
			c.LevelID, c.SkillID = model.ID(level.Chosen().Key), model.ID(skill.Chosen().Key)
			c.State, c.ClosedOn = kit.CloseMilestone(model.MilestoneState(state.Key()), c.State, c.ClosedOn, p.frame.Today())
			return func(w *storage.Work) error {
				if c.Version == 0 {
					return p.addCareer(w, &c)
				}
				if err := w.Put(&c); err != nil {
					return err
				}
				return p.putMove(w, &c, before, c.DueOn)
			}
		},
	})
}

func (p *Page) levels() []kit.Item {
	var out []kit.Item
	for _, l := range p.frame.Roster().Framework.Levels {
		out = append(out, kit.Item{Key: string(l.LevelID), Text: l.Name})
	}
	return out
}

func (p *Page) skills() []kit.Item {
	var out []kit.Item
	for _, s := range p.frame.Roster().Framework.Skills {
		out = append(out, kit.Item{Key: string(s.SkillID), Text: s.Name})
	}
	return out
}
