package storage_test

import (
	"maps"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

func init() {
	edit := func(change func(*model.Framework)) func(*storage.Work, *stock) error {
		return func(w *storage.Work, _ *stock) error {
			_, err := w.EditFramework(monday, func(f *model.Framework) error {
				change(f)
				return nil
			})
			return err
		}
	}
	maps.Copy(changes, map[string]func(*storage.Work, *stock) error{
		unit.SetLevelTarget: edit(func(f *model.Framework) { f.SetTarget(f.Levels[0].LevelID, f.Skills[0].SkillID, 5) }),
		unit.ChangeSkill:    edit(func(f *model.Framework) { f.PutSkill(model.Skill{Name: "Renewals", SkillGroup: "New"}) }),
		unit.ChangeLevel:    edit(func(f *model.Framework) { f.Levels[0].About = "Begins." }),
		unit.ChangeLadder:   edit(func(f *model.Framework) { f.PutLadder(model.Ladder{Name: "Customer success"}) }),
		unit.ChangeWays:     edit(func(f *model.Framework) { f.SetWay(f.Levels[0].LevelID, f.Levels[2].LevelID, true) }),
		unit.ChangeScale:    edit(func(f *model.Framework) { f.SetStepLabel(1, "begins") }),
		unit.ChangeTexts: edit(func(f *model.Framework) {
			f.SetTexts(f.Skills[0].SkillID, model.Improve, "", 0, []string{"Sit in on a call.", "Read the notes."})
		}),
		unit.ChangeCriterion: edit(func(f *model.Framework) {
			f.PutCriterion(model.Criterion{LevelID: f.Levels[1].LevelID, Text: "Full quota", Months: 6},
				&model.Measure{Row: model.Ours(), Name: "Quota", Source: model.FromDeals, Aggregate: model.QuotaShare, Target: model.Dec(100), Direction: model.MeasureUp})
		}),
		unit.OrderFramework: edit(func(f *model.Framework) { f.MoveLadder(f.Ladders[0].LadderID, 1) }),
		unit.RemoveSkill:    edit(func(f *model.Framework) { f.DropSkill(f.Skills[0].SkillID) }),
		unit.RemoveLevel:    edit(func(f *model.Framework) { f.DropLevel(f.Levels[0].LevelID) }),
		unit.RemoveLadder:   edit(func(f *model.Framework) { f.DropLadder(f.Ladders[0].LadderID) }),
		unit.RemoveCriterion: edit(func(f *model.Framework) {
			first := f.PutCriterion(model.Criterion{LevelID: f.Levels[1].LevelID, Text: "Full quota"}, nil)
			f.PutCriterion(model.Criterion{LevelID: f.Levels[1].LevelID, Text: "Trained somebody"}, nil)
			f.DropCriterion(first)
		}),
	})
}
