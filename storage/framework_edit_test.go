package storage_test

import (
	"errors"
	"path/filepath"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

func editFramework(t *testing.T, s *storage.Store, name string, change func(*model.Framework)) model.Framework {
	t.Helper()
	var out model.Framework
	do(t, s, name, func(w *storage.Work) (err error) {
		out, err = w.EditFramework(monday, func(f *model.Framework) error {
			change(f)
			return nil
		})
		return err
	})
	return out
}

// TestEditingNeverMovesAnOldRating: somebody is rated, then a target is edited and a skill is removed.
func TestEditingNeverMovesAnOldRating(t *testing.T) {
	s := createAt(t, filepath.Join(t.TempDir(), "team.milepost"))
	assess(t, s)
	first := roster(t, s).Framework
	before, err := s.Assessments(ctx, "")
	if err != nil {
		t.Fatal(err)
	}
	gone, level := first.Skills[0], first.Levels[0]
	second := editFramework(t, s, unit.SetLevelTarget, func(f *model.Framework) { f.SetTarget(level.LevelID, first.Skills[1].SkillID, 5) })
	third := editFramework(t, s, unit.RemoveSkill, func(f *model.Framework) { f.DropSkill(gone.SkillID) })
	if second.Version.Number != 2 || third.Version.ID != second.Version.ID {
		t.Errorf("one sitting makes versions %d and %d", second.Version.Number, third.Version.Number)
	}
	after, err := s.Assessments(ctx, "")
	if err != nil {
		t.Fatal(err)
	}
	if len(after.Ratings) == 0 || len(after.Ratings) != len(before.Ratings) || after.Assessments[0] != before.Assessments[0] {
		t.Fatalf("the assessment reads %+v, before %+v", after, before)
	}
	for i := range after.Ratings {
		if after.Ratings[i] != before.Ratings[i] {
			t.Errorf("a rating moved: %+v, before %+v", after.Ratings[i], before.Ratings[i])
		}
	}
	under, err := s.Framework(ctx, after.Assessments[0].VersionID)
	if err != nil || !under.SameAs(&first) || under.Skill(gone.SkillID).Name != gone.Name {
		t.Errorf("its version reads %+v, %v", under.Version, err)
	}
	if now := roster(t, s).Framework; now.Skill(gone.SkillID) != nil || now.Target(level.LevelID, first.Skills[1].SkillID) != 5 {
		t.Error("the newest version does not have the edits")
	}
	if _, err := s.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if now := roster(t, s).Framework; now.Skill(gone.SkillID) == nil || now.Target(level.LevelID, first.Skills[1].SkillID) != 5 || now.Version.Number != 2 {
		t.Error("undo takes back more or less than the removal")
	}
	if _, err := s.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if now := roster(t, s).Framework; !now.SameAs(&first) || now.Version.Number != 1 {
		t.Error("undo of the first edit leaves the version it made")
	}
}

func TestAnEditThatSaysTheSameOrIsWrongWritesNothing(t *testing.T) {
	s := createAt(t, filepath.Join(t.TempDir(), "team.milepost"))
	assess(t, s)
	f := roster(t, s).Framework
	u, err := s.Do(ctx, unit.SetLevelTarget, func(w *storage.Work) error {
		_, err := w.EditFramework(monday, func(f *model.Framework) error {
			f.SetTarget(f.Levels[0].LevelID, f.Skills[0].SkillID, f.Target(f.Levels[0].LevelID, f.Skills[0].SkillID))
			return nil
		})
		return err
	})
	if err != nil || u.Seq != 0 {
		t.Errorf("the same again is unit %+v, %v", u, err)
	}
	for name, change := range map[string]func(*model.Framework){
		"a name twice":     func(f *model.Framework) { f.PutSkill(model.Skill{Name: f.Skills[0].Name}) },
		"a step above all": func(f *model.Framework) { f.SetTarget(f.Levels[0].LevelID, f.Skills[0].SkillID, 6) },
		"no name":          func(f *model.Framework) { f.PutLevel(model.Level{LadderID: f.Ladders[0].LadderID}) },
	} {
		_, err := s.Do(ctx, unit.ChangeSkill, func(w *storage.Work) error {
			_, err := w.EditFramework(monday, func(f *model.Framework) error {
				change(f)
				return nil
			})
			return err
		})
		if now := roster(t, s).Framework; !errors.Is(err, model.ErrInvalid) || !now.SameAs(&f) || now.Version != f.Version {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestVersionsSayWhatWasRatedByThem(t *testing.T) {
	s := createAt(t, filepath.Join(t.TempDir(), "team.milepost"))
	assess(t, s)
	editFramework(t, s, unit.ChangeLadder, func(f *model.Framework) { f.PutLadder(model.Ladder{Name: "Customer success"}) })
	versions, err := s.FrameworkVersions(ctx)
	if err != nil || len(versions) != 2 {
		t.Fatalf("%d versions, %v", len(versions), err)
	}
	if versions[0].Version.Number != 2 || versions[0].Frozen() || versions[1].Assessments != 1 || !versions[1].Frozen() {
		t.Errorf("versions %+v %+v", versions[0].Version, versions[1].Version)
	}
	d := model.FrameworkDiff(&versions[1].Framework, &versions[0].Framework)
	if len(d) != 1 || d[0].Part != model.PartLadder || d[0].Did != model.DidAdd || d[0].Now != "Customer success" {
		t.Errorf("changed %+v", d)
	}
}
