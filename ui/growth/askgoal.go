package growth

import (
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
	before := g.DueOn
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
	was := career.Chosen().Key // none: there is none, or one that is not to choose from
	kit.ShowAsk(p.frame, kit.Ask{
		Name: "goal", Thing: thing("goal", g.ID, p.person), About: p.person, Title: title, Confirm: confirm, Unit: name, Width: 620, Form: kit.NewForm(what, done, due, skill, career),
		Read: func() func(*storage.Work) error {
			g.Title, g.DoneWhen = what.Trimmed(), done.Trimmed()
			g.DueOn, _ = due.Date() // the form has checked it
			g.SkillID = model.ID(skill.Chosen().Key)
			if key := career.Chosen().Key; key != was {
				g.CareerMilestoneID = model.ID(key)
			}
			return func(w *storage.Work) (err error) {
				if g.Version == 0 {
					if g.Position, err = w.NextPosition(g.TableName(), g.SubjectID); err != nil {
						return err
					}
				}
				if err := w.Put(&g); err != nil {
					return err
				}
				return p.putMove(w, &g, before, g.DueOn)
			}
		},
	})
}

// putMove keeps that the day something is due was another one before: as of an earlier day the old one holds.
func (p *Page) putMove(w *storage.Work, what model.Record, from, to model.Date) error {
	move := model.MoveOf(what, from, to, p.frame.Today(), p.frame.Roster().Owner.ID, "")
	if move == nil {
		return nil
	}
	return w.Put(move)
}

// thing names what is written in a dialog: a record by its id, or a new one of somebody or something.
func thing(kind string, id, of model.ID) string {
	if id == "" {
		return kit.NewThing(kind, of)
	}
	return kit.Thing(kind, id)
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
