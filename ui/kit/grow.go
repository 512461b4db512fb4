package kit

import (
	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/words"
)

// GrowFromGap makes a growth goal of a gap, with its steps, in one unit that one undo takes back. career is the milestone it is tied
// to; none: to none.
func GrowFromGap(f Frame, s *model.SkillState, person, career model.ID) {
	title := words.Say("growth.path.asks", s.Skill.Name, s.Target)
	g, steps := model.GoalFromGap(&f.Roster().Framework, s, title, person, f.Roster().Owner.ID, career, f.Today())
	f.Change(unit.GrowFromGap, func(w *storage.Work) (err error) {
		if g.Position, err = w.NextPosition(g.TableName(), g.SubjectID); err != nil {
			return err
		}
		if err := w.Put(&g); err != nil {
			return err
		}
		for i := range steps {
			steps[i].GoalID, steps[i].Position = g.ID, int64(i+1)*storage.PositionStep
			if err := w.Put(&steps[i]); err != nil {
				return err
			}
		}
		return nil
	}, func() { f.Undoable(words.SayN("growth.grown", len(steps), s.Skill.Name)) })
}
