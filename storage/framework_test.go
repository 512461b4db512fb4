package storage_test

import (
	"errors"
	"maps"
	"path/filepath"
	"slices"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

func init() {
	maps.Copy(changes, map[string]func(*storage.Work, *stock) error{
		unit.ImportFramework: func(w *storage.Work, x *stock) error {
			_, err := w.WriteFramework(x.roster.Framework, richer(x.roster.Framework), monday)
			return err
		},
		unit.ImportBenchmark: func(w *storage.Work, _ *stock) error {
			b := &model.Benchmark{Row: model.Ours(), Source: "onet", Code: "41-4012.00", Attribution: "theirs"}
			if err := w.Put(b); err != nil {
				return err
			}
			return put(w, &model.BenchmarkSkill{Row: model.Ours(), BenchmarkID: b.ID, Code: "2.A.1.b", Name: "Active Listening", Level: model.Dec(400)})
		},
	})
}

// richer is a framework with one more of everything, and texts that changed.
func richer(f model.Framework) model.Framework {
	n := cloned(f)
	n.Ladders = append(n.Ladders, model.Ladder{LadderID: model.Fresh(1), Name: "Customer success"})
	n.Levels = append(n.Levels,
		model.Level{LevelID: model.Fresh(2), LadderID: model.Fresh(1), Name: "CSM I", Short: "CSM I", About: "Keeps customers"},
		model.Level{LevelID: model.Fresh(3), LadderID: model.Fresh(1), Name: "CSM II", Short: "CSM II"})
	n.Ways = append(n.Ways, model.LevelWay{FromLevelID: model.Fresh(2), ToLevelID: model.Fresh(3)})
	n.Skills = append([]model.Skill{{SkillID: model.Fresh(4), Name: "Renewals", Short: "Ren", SkillGroup: "Customers"}}, n.Skills...)
	n.Skills[1].About += " More."
	n.Behaviours = append(n.Behaviours,
		model.Behaviour{SkillID: model.Fresh(4), Kind: model.Looks, Step: 1, Text: "Knows the dates"},
		model.Behaviour{SkillID: model.Fresh(4), Kind: model.Show, LevelID: model.Fresh(2), Text: "Bring a renewal"},
		model.Behaviour{SkillID: model.Fresh(4), Kind: model.Improve, Text: "Sit in"},
		model.Behaviour{SkillID: model.Fresh(4), Kind: model.Improve, Text: "Read the playbook"})
	n.Targets = append(n.Targets, model.Target{LevelID: model.Fresh(2), SkillID: model.Fresh(4), Step: 2})
	n.Asks = append(n.Asks, model.LadderSkill{LadderID: model.Fresh(1), SkillID: model.Fresh(4)})
	n.Criteria = append(n.Criteria, model.Criterion{CriterionID: model.Fresh(5), LevelID: model.Fresh(3), Text: "Full quota", MeasureID: model.Fresh(6), Months: 6})
	n.Measures = append(n.Measures, model.Measure{
		Row: model.Row{ID: model.Fresh(6)}, Name: "Quota", Unit: "%", Source: model.FromDeals, Aggregate: model.QuotaShare, Target: model.Dec(100), Direction: model.MeasureUp,
	})
	return n
}

// fullQuota is the criterion that richer adds.
func fullQuota(f *model.Framework) *model.Criterion {
	return find(f.Criteria, func(c *model.Criterion) bool { return c.Text == "Full quota" })
}

// cloned is a framework whose lists are its own.
func cloned(f model.Framework) model.Framework {
	f.Steps, f.Ladders, f.Levels, f.Ways = slices.Clone(f.Steps), slices.Clone(f.Ladders), slices.Clone(f.Levels), slices.Clone(f.Ways)
	f.Skills, f.Behaviours, f.Targets = slices.Clone(f.Skills), slices.Clone(f.Behaviours), slices.Clone(f.Targets)
	f.Asks, f.Criteria, f.Measures = slices.Clone(f.Asks), slices.Clone(f.Criteria), slices.Clone(f.Measures)
	return f
}

func writeFramework(t *testing.T, s *storage.Store, was, now model.Framework) model.Framework {
	t.Helper()
	var out model.Framework
	do(t, s, unit.ImportFramework, func(w *storage.Work) (err error) {
		out, err = w.WriteFramework(was, now, monday)
		return err
	})
	if got := roster(t, s).Framework; !got.SameAs(&out) || got.Version != out.Version {
		t.Fatalf("written %+v, read %+v", out.Version, got.Version)
	}
	return out
}

// assess rates somebody by the newest version, so that it is frozen.
func assess(t *testing.T, s *storage.Store) {
	t.Helper()
	p := addPerson(t, s, "Amara")
	f := roster(t, s).Framework
	do(t, s, unit.Rate, func(w *storage.Work) error {
		a := &model.Assessment{Row: model.About(p.ID), AuthorID: w.Actor(), VersionID: f.Version.ID, On: monday, State: model.AssessmentOpen}
		if err := w.Put(a); err != nil {
			return err
		}
		return w.Put(&model.Rating{Row: model.About(p.ID), AuthorID: w.Actor(), AssessmentID: a.ID, SkillID: f.Skills[0].SkillID, Rater: model.BySelf, Step: 2})
	})
}

func checked(t *testing.T, s *storage.Store, path string) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	found, err := storage.CheckFile(ctx, path)
	if err != nil || !found.Whole() {
		t.Errorf("the file is not whole: %+v, %v", found, err)
	}
}

func TestFrameworkNobodyRefersToIsChangedInPlace(t *testing.T) {
	path := filepath.Join(t.TempDir(), "team.milepost")
	s := createAt(t, path)
	was := roster(t, s).Framework
	got := writeFramework(t, s, was, richer(was))
	if got.Version.ID != was.Version.ID || got.Version.Number != 1 || got.Version.MadeOn != monday {
		t.Errorf("version %+v, before %+v", got.Version, was.Version)
	}
	if len(got.Skills) != len(was.Skills)+1 || got.Skills[0].Name != "Renewals" || got.Skills[0].SkillID.IsFresh() {
		t.Errorf("skills %+v", got.Skills)
	}
	for _, k := range was.Skills {
		if got.Skill(k.SkillID) == nil {
			t.Errorf("%s has another id", k.Name)
		}
	}
	if m := got.Measure(fullQuota(&got).MeasureID); m == nil || m.Aggregate != model.QuotaShare || m.Target != model.Dec(100) {
		t.Errorf("the measure is %+v", m)
	}
	texts := got.TextsOf(got.Skills[0].SkillID, model.Improve, "")
	if len(texts) != 2 || texts[0].Text != "Sit in" {
		t.Errorf("texts %+v", texts)
	}
	if back := writeFramework(t, s, got, was); !back.SameAs(&was) || len(back.Measures) != len(was.Measures) {
		t.Errorf("back again it is %+v", back)
	}
	checked(t, s, path)
}

func TestFrameworkThatWasRatedByStays(t *testing.T) {
	path := filepath.Join(t.TempDir(), "team.milepost")
	s := createAt(t, path)
	first := writeFramework(t, s, roster(t, s).Framework, richer(roster(t, s).Framework))
	assess(t, s)
	changed := cloned(first)
	changed.Skills[0].Name, changed.Steps[0].Label = "Renewing", "Beginning"
	changed.Measure(fullQuota(&changed).MeasureID).Target = model.Dec(110)
	second := writeFramework(t, s, first, changed)
	if second.Version.Number != 2 || second.Version.ID == first.Version.ID || second.Skills[0].SkillID != first.Skills[0].SkillID {
		t.Errorf("the next version is %+v", second.Version)
	}
	if fullQuota(&second).CriterionID != fullQuota(&first).CriterionID || fullQuota(&second).MeasureID == fullQuota(&first).MeasureID {
		t.Errorf("criteria %+v, before %+v", second.Criteria, first.Criteria)
	}
	frozen, err := s.Framework(ctx, first.Version.ID)
	if err != nil || !frozen.SameAs(&first) {
		t.Errorf("the first version moved: %+v, %v", frozen, err)
	}
	third := cloned(second)
	third.Steps[0].Label, third.Measure(fullQuota(&third).MeasureID).Target = "Start", model.Dec(120)
	if got := writeFramework(t, s, second, third); got.Version.Number != 2 || fullQuota(&got).MeasureID != fullQuota(&second).MeasureID {
		t.Errorf("the second, to which nothing refers, became %+v", got.Version)
	}
	checked(t, s, path)
}

// What somebody refers to is never gone from every version.
func TestFrameworkKeepsWhatIsReferredTo(t *testing.T) {
	path := filepath.Join(t.TempDir(), "team.milepost")
	s := createAt(t, path)
	p, was := addPerson(t, s, "Amara"), roster(t, s).Framework
	do(t, s, unit.AssignPerson, func(w *storage.Work) error {
		return w.Assign(model.Assignment{Row: model.About(p.ID), LevelID: was.Levels[0].LevelID})
	})
	now := cloned(was)
	lost := now.Levels[0].LevelID
	now.Levels = now.Levels[1:]
	now.Targets = slices.DeleteFunc(now.Targets, func(x model.Target) bool { return x.LevelID == lost })
	now.Ways = slices.DeleteFunc(now.Ways, func(x model.LevelWay) bool { return x.FromLevelID == lost || x.ToLevelID == lost })
	if got := writeFramework(t, s, was, now); got.Version.Number != 2 {
		t.Errorf("a level that somebody is on went: version %d", got.Version.Number)
	}
	checked(t, s, path)
}

func TestFrameworkRefusesWhatMovedOnAndWhatIsWrong(t *testing.T) {
	s := create(t)
	was := roster(t, s).Framework
	now := writeFramework(t, s, was, richer(was))
	try := func(was, now model.Framework) error {
		_, err := s.Do(ctx, unit.ImportFramework, func(w *storage.Work) error {
			_, err := w.WriteFramework(was, now, monday)
			return err
		})
		return err
	}
	if err := try(was, richer(was)); !errors.Is(err, model.ErrConflict) {
		t.Errorf("an older state was written over: %v", err)
	}
	for name, spoil := range map[string]func(*model.Framework){
		"framework.check.step":    func(f *model.Framework) { f.Targets[0].Step = 9 },
		"framework.check.twice":   func(f *model.Framework) { f.Skills[0].Name = f.Skills[1].Name },
		"framework.check.name":    func(f *model.Framework) { f.Levels[0].Name = " " },
		"framework.check.lost":    func(f *model.Framework) { f.Levels[0].LadderID = "nowhere" },
		"framework.check.scale":   func(f *model.Framework) { f.Steps[1].Value = f.Steps[0].Value },
		"framework.check.noscale": func(f *model.Framework) { f.Steps = nil },
		"framework.check.looks": func(f *model.Framework) {
			f.Behaviours = append(f.Behaviours, *find(f.Behaviours, func(b *model.Behaviour) bool { return b.Kind == model.Looks && b.Step > 0 }))
		},
	} {
		bad := cloned(now)
		spoil(&bad)
		var p *model.Problem
		if err := try(now, bad); !errors.As(err, &p) || p.Key != name || !errors.Is(err, model.ErrInvalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if u, err := s.Do(ctx, unit.ImportFramework, func(w *storage.Work) error {
		_, err := w.WriteFramework(now, cloned(now), model.MustDate("2027-01-01"))
		return err
	}); err != nil || u.Seq != 0 {
		t.Errorf("the same again wrote a unit: %+v, %v", u, err)
	}
}
