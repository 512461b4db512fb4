package storage_test

import (
	"maps"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

func init() { maps.Copy(changes, changesOfDirection) }

// changesOfDirection are those of milestones, goals, expectations, delegation and deals.
var changesOfDirection = map[string]func(*storage.Work, *stock) error{
	unit.ShiftStrategic: func(w *storage.Work, x *stock) error {
		m, c := &x.direction.Strategic[0], find(x.direction.Careers, func(c *model.Career) bool { return c.Visibility == model.Shared })
		was, from := m.DueOn, c.DueOn
		m.DueOn, c.DueOn = monday.AddDays(40), monday.AddDays(30)
		return put(w, m, c, &model.DateMove{Row: model.Ours(), AuthorID: w.Actor(), StrategicID: m.ID, Kind: model.MoveMoved, On: monday, From: was, To: m.DueOn, Why: "x"},
			&model.DateMove{Row: model.About(x.amara.ID), AuthorID: w.Actor(), CareerID: c.ID, Kind: model.MoveMoved, On: monday, From: from, To: c.DueOn})
	},
	unit.ShiftCareer: func(w *storage.Work, x *stock) error {
		c := find(x.direction.Careers, func(c *model.Career) bool { return c.Visibility == model.Shared })
		from := c.DueOn
		c.DueOn = monday.AddDays(30)
		return put(w, c, &model.DateMove{Row: model.About(x.amara.ID), AuthorID: w.Actor(), CareerID: c.ID, Kind: model.MoveMoved, On: monday, From: from, To: c.DueOn})
	},
	unit.TakeWhatIf: func(w *storage.Work, x *stock) error {
		m := &x.direction.Strategic[0]
		was := m.DueOn
		m.DueOn = monday.AddDays(90)
		return put(w, m, &model.DateMove{Row: model.Ours(), AuthorID: w.Actor(), StrategicID: m.ID, Kind: model.MoveMoved, On: monday, From: was, To: m.DueOn})
	},
	unit.DependStrategic: func(w *storage.Work, x *stock) error {
		return w.Put(&model.Dependency{Row: model.Ours(), StrategicID: x.direction.Strategic[1].ID, WaitsForID: x.direction.Strategic[0].ID})
	},
	unit.NeedSkill: func(w *storage.Work, x *stock) error {
		return w.Put(&model.NeededSkill{Row: model.Ours(), StrategicID: x.direction.Strategic[0].ID, SkillID: x.roster.Framework.Skills[0].SkillID, Step: 4, People: 2})
	},
	unit.SetTarget: func(w *storage.Work, x *stock) error {
		m := &model.Measure{Row: model.Ours(), Name: "x", Source: model.FromDeals, Aggregate: model.WonValue, Direction: model.MeasureUp, Target: model.Dec(9), From: monday, Region: "West"}
		if err := w.Put(m); err != nil {
			return err
		}
		return w.Put(&model.MilestoneTarget{Row: model.Ours(), StrategicID: x.direction.Strategic[0].ID, MeasureID: m.ID})
	},
	unit.CloseStrategic: func(w *storage.Work, x *stock) error {
		m := &x.direction.Strategic[0]
		m.State, m.ClosedOn, m.Retrospective = model.MilestoneReached, monday, "x"
		return w.PutStrategic(m, w.Actor())
	},
	unit.ImportStrategic: func(w *storage.Work, _ *stock) error {
		return w.Insert(&model.Strategic{Row: model.Ours(), Title: "x", Kind: model.KindLaunch, State: model.MilestonePlanned, OpenedOn: monday})
	},
	unit.ImportCareers: func(w *storage.Work, x *stock) error {
		return w.Insert(&model.Career{Row: model.About(x.amara.ID), AuthorID: w.Actor(), Title: "x", State: model.MilestonePlanned, OpenedOn: monday})
	},
	unit.ImportLinks: func(w *storage.Work, x *stock) error {
		c := &model.Career{Row: model.About(x.amara.ID), AuthorID: w.Actor(), Title: "x", State: model.MilestonePlanned, OpenedOn: monday}
		if err := w.Put(c); err != nil {
			return err
		}
		return w.Insert(&model.Link{Row: model.About(x.amara.ID), CareerID: c.ID, StrategicID: x.direction.Strategic[0].ID, Role: model.RoleLearns})
	},
	unit.ImportGoals: func(w *storage.Work, x *stock) error {
		return w.Insert(&model.Goal{Row: model.About(x.amara.ID), AuthorID: w.Actor(), Title: "x", State: model.GoalOpen, OpenedOn: monday})
	},
	unit.BeginGoals: func(w *storage.Work, x *stock) error {
		g := &model.Goal{Row: model.About(x.amara.ID), AuthorID: w.Actor(), Title: "x", State: model.GoalOpen, OpenedOn: monday}
		if err := w.Put(g); err != nil {
			return err
		}
		return w.Put(&model.GoalStep{Row: model.About(x.amara.ID), GoalID: g.ID, Text: "y"})
	},
	unit.AskSupport: func(w *storage.Work, x *stock) error {
		return w.Put(&model.Action{
			Row: model.About(x.amara.ID), AuthorID: w.Actor(), OwedBy: model.SideManager, Text: "x", State: model.ActionOpen, OpenedOn: monday,
			GoalID: openGoal(x).ID,
		})
	},
	unit.CarryGoal: func(w *storage.Work, x *stock) error { return carryGoal(w, x) },
	unit.RollQuarter: func(w *storage.Work, x *stock) error {
		if err := carryGoal(w, x); err != nil {
			return err
		}
		m := &x.direction.Strategic[0]
		m.State, m.ClosedOn = model.MilestoneMissed, monday
		return w.PutStrategic(m, w.Actor())
	},
	unit.AddStep: func(w *storage.Work, x *stock) error {
		return w.Put(&model.GoalStep{Row: model.About(x.amara.ID), GoalID: openGoal(x).ID, Text: "x"})
	},
	unit.ChangeStep: func(w *storage.Work, x *stock) error {
		x.growth.Steps[0].DoneOn = monday
		return w.Put(&x.growth.Steps[0])
	},
	unit.MoveStep: func(w *storage.Work, x *stock) error { return shift(w, records(x.growth.Steps)) },
	unit.ArchiveStep: func(w *storage.Work, x *stock) error {
		x.growth.Steps[0].ArchivedAt = 1
		return w.Put(&x.growth.Steps[0])
	},
	unit.SetQuota: func(w *storage.Work, x *stock) error {
		m := &model.Measure{Row: model.About(x.amara.ID), Source: model.FromDeals, Aggregate: model.WonValue, Direction: model.MeasureUp, Target: model.Dec(9), RepID: x.amara.ID}
		if err := w.Put(m); err != nil {
			return err
		}
		return w.Put(&model.Quota{Row: model.About(x.amara.ID), MeasureID: m.ID, ValidFrom: monday, ValidTo: monday.AddDays(90)})
	},
	unit.ImportQuotas: func(w *storage.Work, x *stock) error {
		q, m := model.NewQuota(x.amara.ID, model.Measure{Source: model.FromHand, Unit: "EUR"}, model.Dec(9), model.Span{From: monday, To: monday.AddDays(90)})
		return w.PutQuota(&q, &m, nil)
	},
	unit.ImportCustomers: func(w *storage.Work, _ *stock) error {
		return w.Insert(&model.Customer{Row: model.Ours(), Name: "x", Sector: "y"})
	},
	unit.ImportProducts: func(w *storage.Work, _ *stock) error {
		return w.Insert(&model.Product{Row: model.Ours(), Name: "x", Price: model.Dec(9)})
	},
	unit.ImportDeals: func(w *storage.Work, x *stock) error {
		return w.Insert(&model.Deal{Row: model.About(x.amara.ID), Source: "crm", External: "1", Title: "x", Stage: model.StageWon, ClosedOn: monday, Amount: model.Dec(9)})
	},
	unit.SetExpectation: func(w *storage.Work, x *stock) error {
		e := &model.Expectation{Row: model.About(x.amara.ID), AuthorID: w.Actor(), Number: 4, Expected: model.Expected{What: "x"}, ValidFrom: monday}
		if err := w.Put(e); err != nil {
			return err
		}
		return w.Put(&model.Action{
			Row: model.About(x.amara.ID), AuthorID: w.Actor(), OwedBy: model.SideManager, Text: "x", State: model.ActionOpen, OpenedOn: monday, ExpectationID: e.ID,
		})
	},
	unit.KeepExpectations: func(w *storage.Work, _ *stock) error {
		return w.Put(&model.ExpectationTemplate{Row: model.Ours(), AuthorID: w.Actor(), Name: "x", Expected: model.Expected{What: "y"}})
	},
	unit.DropExpectations: func(w *storage.Work, _ *stock) error {
		return w.Put(&model.ExpectationTemplate{Row: model.Ours(), AuthorID: w.Actor(), Name: "x", ArchivedAt: 1})
	},
	unit.AcknowledgeExpectation: func(w *storage.Work, x *stock) error { return acknowledge(w, x, model.Date{}) },
	unit.WithdrawAcknowledged:   func(w *storage.Work, x *stock) error { return acknowledge(w, x, monday) },
	unit.SetArea:                func(w *storage.Work, _ *stock) error { return w.Put(&model.DecisionArea{Row: model.Ours(), Name: "x"}) },
	unit.SetDelegation: func(w *storage.Work, x *stock) error {
		a := &model.DecisionArea{Row: model.Ours(), Name: "x"}
		if err := w.Put(a); err != nil {
			return err
		}
		return w.Put(&model.Delegation{Row: model.About(x.amara.ID), AuthorID: w.Actor(), AreaID: a.ID, Degree: model.DegreeConsult, NextStep: "y", ValidFrom: monday})
	},
	unit.AddLesson: func(w *storage.Work, x *stock) error {
		n := &model.Note{Row: model.Ours(), AuthorID: w.Actor(), Kind: model.NoteLesson, On: monday, Text: "x"}
		if err := w.Put(n); err != nil {
			return err
		}
		return w.Put(&model.NoteLink{Row: model.Ours(), AuthorID: w.Actor(), NoteID: n.ID, StrategicID: x.direction.Strategic[0].ID})
	},
}

func acknowledge(w *storage.Work, x *stock, withdrawn model.Date) error {
	e := &model.Expectation{Row: model.About(x.amara.ID), AuthorID: w.Actor(), Number: 4, Expected: model.Expected{What: "x"}, ValidFrom: monday}
	if err := w.Put(e); err != nil {
		return err
	}
	return w.Put(&model.Acknowledgement{
		Row: model.About(x.amara.ID), AuthorID: w.Actor(), ExpectationID: e.ID, On: monday, Via: model.ViaHandover, WithdrawnOn: withdrawn,
	})
}

func openGoal(x *stock) *model.Goal {
	return find(x.growth.Goals, func(g *model.Goal) bool { return g.Visibility == model.Shared && g.State == model.GoalOpen })
}

func carryGoal(w *storage.Work, x *stock) error {
	g := openGoal(x)
	was := g.DueOn
	g.DueOn = monday.AddDays(90)
	return put(w, g, &model.DateMove{Row: model.About(x.amara.ID), AuthorID: w.Actor(), GoalID: g.ID, Kind: model.MoveCarried, On: monday, From: was, To: g.DueOn})
}
