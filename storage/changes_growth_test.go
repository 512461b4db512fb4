package storage_test

import (
	"maps"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

func init() { maps.Copy(changes, changesOfGrowth) }

// changesOfGrowth is what the units of goals, careers and the team's direction change, as the pages do it.
var changesOfGrowth = map[string]func(*storage.Work, *stock) error{
	unit.AddGoal: func(w *storage.Work, x *stock) error {
		_, err := plantedGoal(w, model.About(x.amara.ID), "new")
		return err
	},
	unit.TakeFromCopy: func(w *storage.Work, x *stock) error {
		x.private.Title = "as the copy has it"
		return w.Put(&x.private)
	},
	unit.ChangeGoal: func(w *storage.Work, x *stock) error {
		x.private.DueOn, x.private.CareerMilestoneID = monday, ""
		return w.Put(&x.private)
	},
	unit.CloseGoal: func(w *storage.Work, x *stock) error {
		x.private.State, x.private.ClosedOn = model.GoalMissed, monday
		return w.Put(&x.private)
	},
	unit.ReopenGoal: func(w *storage.Work, x *stock) error {
		g := find(x.growth.Goals, func(g *model.Goal) bool { return g.State == model.GoalReached })
		g.State, g.ClosedOn = model.GoalOpen, model.Date{}
		return w.Put(g)
	},
	unit.MoveGoal:    func(w *storage.Work, x *stock) error { return shift(w, records(x.growth.Goals)) },
	unit.ArchiveGoal: func(w *storage.Work, x *stock) error { x.private.ArchivedAt = 1; return w.Put(&x.private) },
	unit.ShareGoal:   func(w *storage.Work, x *stock) error { return reshare(w, records(x.growth.Goals)) },

	unit.AddKeyResult: func(w *storage.Work, x *stock) error {
		m := &model.Measure{Row: model.About(x.amara.ID), Name: "x", Source: "hand", Direction: model.MeasureKeep, Decimals: 2}
		if err := w.Put(m); err != nil {
			return err
		}
		return w.Put(&model.KeyResult{Row: model.About(x.amara.ID), GoalID: x.growth.Goals[0].ID, MeasureID: m.ID})
	},
	unit.ChangeKeyResult: func(w *storage.Work, x *stock) error {
		x.growth.Measures[0].Target, x.growth.Measures[0].Start = model.Decimal{}, model.Dec(-3)
		return w.Put(&x.growth.Measures[0])
	},
	unit.MoveKeyResult: func(w *storage.Work, x *stock) error { return shift(w, records(x.growth.KeyResults)) },
	unit.ArchiveKeyResult: func(w *storage.Work, x *stock) error {
		x.growth.KeyResults[0].ArchivedAt = 1
		return w.Put(&x.growth.KeyResults[0])
	},
	unit.AddReading: func(w *storage.Work, x *stock) error {
		m := x.growth.Measures[0]
		return w.Put(&model.Reading{Row: model.Row{SubjectID: m.SubjectID, Visibility: m.Visibility}, AuthorID: w.Actor(), MeasureID: m.ID, On: monday, Value: 7})
	},
	unit.ChangeReading: func(w *storage.Work, x *stock) error {
		x.growth.Readings[0].Value = -1 << 62
		return w.Put(&x.growth.Readings[0])
	},
	unit.ArchiveReading: func(w *storage.Work, x *stock) error {
		x.growth.Readings[0].ArchivedAt = 1
		return w.Put(&x.growth.Readings[0])
	},
	unit.AddCheckIn: func(w *storage.Work, x *stock) error {
		return w.Put(&model.CheckIn{
			Row: model.About(x.amara.ID), AuthorID: w.Actor(), GoalID: x.growth.Goals[0].ID, On: monday, Progress: "half", Confidence: model.ConfidenceSure,
		})
	},
	unit.ChangeCheckIn: func(w *storage.Work, x *stock) error {
		x.growth.CheckIns[0].Blocker = "none"
		return w.Put(&x.growth.CheckIns[0])
	},
	unit.ArchiveCheckIn: func(w *storage.Work, x *stock) error {
		x.growth.CheckIns[0].ArchivedAt = 1
		return w.Put(&x.growth.CheckIns[0])
	},

	unit.AddCareer: func(w *storage.Work, x *stock) error {
		return w.Put(&model.Career{
			Row: model.About(x.amara.ID), AuthorID: w.Actor(), Title: "Senior", State: model.MilestonePlanned, LevelID: x.roster.Framework.Levels[0].LevelID,
		})
	},
	unit.ChangeCareer: func(w *storage.Work, x *stock) error {
		x.own.State, x.own.Why = model.MilestoneReached, ""
		return w.Put(&x.own)
	},
	unit.MoveCareer:    func(w *storage.Work, x *stock) error { return shift(w, records(x.growth.Careers)) },
	unit.ArchiveCareer: func(w *storage.Work, x *stock) error { x.own.ArchivedAt = 1; return w.Put(&x.own) },
	unit.ShareCareer:   func(w *storage.Work, x *stock) error { return reshare(w, records(x.growth.Careers)) },

	unit.AddStrategic: func(w *storage.Work, x *stock) error {
		return w.Put(&model.Strategic{Row: model.Ours(), Title: "x", Kind: model.KindOwn, KindName: "fair", State: model.MilestoneActive, StartsOn: monday})
	},
	unit.ChangeStrategic: func(w *storage.Work, x *stock) error {
		m := &x.direction.Strategic[0]
		m.Headed, m.Why, m.Looks, m.ForCustomers, m.ForUs, m.ForCompany, m.Retrospective = "1", "2", "3", "4", "5", "6", "7"
		return w.Put(m)
	},
	unit.MoveStrategic: func(w *storage.Work, x *stock) error { return shift(w, records(x.direction.Strategic)) },
	unit.ArchiveStrategic: func(w *storage.Work, x *stock) error {
		x.direction.Strategic[0].ArchivedAt = 1
		return w.Put(&x.direction.Strategic[0])
	},
	unit.AddLink: func(w *storage.Work, x *stock) error {
		c, m := x.own, x.direction.Strategic
		linked := find(x.direction.Links, func(l *model.Link) bool { return l.CareerID == c.ID })
		other := find(m, func(m *model.Strategic) bool { return m.ID != linked.StrategicID })
		return w.Put(&model.Link{Row: model.PrivateAbout(x.amara.ID), CareerID: c.ID, StrategicID: other.ID, Role: model.RoleBacksUp, Why: "x"})
	},
	unit.ChangeLink: func(w *storage.Work, x *stock) error {
		x.direction.Links[0].Role, x.direction.Links[0].Why = model.RoleLearns, "other"
		return w.Put(&x.direction.Links[0])
	},
	unit.RemoveLink: func(w *storage.Work, x *stock) error { return w.Delete(&x.direction.Links[0]) },
}
