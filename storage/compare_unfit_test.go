package storage_test

import (
	"errors"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// takeProposed takes what is proposed, and holds that it can be taken.
func (p *parted) takeProposed() *storage.Comparison {
	p.t.Helper()
	c := p.compare()
	take := refs(c, func(d model.Difference) bool { return d.Propose == model.There })
	if len(take) > 0 {
		if _, err := p.here.TakeFrom(ctx, c, take); err != nil {
			p.t.Fatalf("what is proposed cannot be taken: %v", err)
		}
	}
	p.whole()
	return c
}

// TestAListImportedInBothIsTheSame: the ids, other names and assignments that both imports wrote are one fact each.
func TestAListImportedInBothIsTheSame(t *testing.T) {
	p := part(t)
	day := model.MustDate
	for _, s := range []*storage.Store{p.here, p.there} {
		about := model.About(p.amara.ID)
		p.put(s, func() {}, &model.SourceID{Row: about, Source: "list", External: "E-1"}, &model.Alias{Row: about, Name: "Ama"},
			&model.Assignment{Row: about, Team: "North", ValidFrom: day("2026-11-01")})
	}
	if c := p.takeProposed(); len(c.Differences) != 0 {
		t.Errorf("these differ: %v", proposals(c))
	}
}

// TestWhatIsProposedCanAlwaysBeTaken: what would stand here twice, or without what it belongs to, is proposed to be left.
func TestWhatIsProposedCanAlwaysBeTaken(t *testing.T) {
	p := part(t)
	day := model.MustDate
	jonas, twin := addPerson(t, p.here, "Jonas"), addPerson(t, p.there, "Jonas")
	p.put(p.here, func() {}, &model.SourceID{Row: model.About(jonas.ID), Source: "list", External: "E-2"},
		&model.Assignment{Row: model.About(p.amara.ID), Team: "North", ValidFrom: day("2026-01-01")})
	p.put(p.there, func() {}, &model.SourceID{Row: model.About(twin.ID), Source: "list", External: "E-2"},
		&model.Assignment{Row: model.About(p.amara.ID), Team: "South", ValidFrom: day("2026-06-01")})
	key := &model.Measure{Row: model.About(p.amara.ID), Name: "meetings", Source: "hand", Direction: model.MeasureUp, Target: model.Dec(2)}
	p.put(p.there, func() {}, key)
	result := &model.KeyResult{Row: model.About(p.amara.ID), GoalID: p.goal.ID, MeasureID: key.ID}
	p.put(p.there, func() {}, result)
	do(t, p.here, unit.ChangeGoal, func(w *storage.Work) error { // the goal that the key result is of
		g := *p.goal
		return w.Delete(&g)
	})
	removed := *p.other
	do(t, p.there, unit.ChangeGoal, func(w *storage.Work) error { return w.Delete(&removed) })
	p.put(p.here, func() {}, &model.CheckIn{Row: model.About(p.amara.ID), AuthorID: ownerOf(p.here), GoalID: p.other.ID, On: day("2026-11-20"), Confidence: model.ConfidenceSure})

	c := p.takeProposed()
	unfit := map[string]bool{}
	for _, d := range c.Differences {
		if d.Unfit {
			unfit[d.Record.Table] = true
			if d.Propose != model.Here {
				t.Errorf("%v would not fit and is proposed", d.Record)
			}
		}
	}
	for _, table := range []string{"person_source", "assignment", "key_result", "goal"} {
		if !unfit[table] {
			t.Errorf("that of %s is not said to be unfit", table)
		}
	}
	if len(unfit) != 4 || proposals(c)["person Jonas"] == "" {
		t.Errorf("unfit: %v of %v", unfit, proposals(c))
	}
	_, err := p.here.TakeFrom(ctx, p.compare(), refs(c, func(d model.Difference) bool { return d.Record.Table == "person_source" && d.Here == nil }))
	var u *storage.Untaken
	var problem *model.Problem
	if !errors.As(err, &u) || u.Record.Table != "person_source" || !errors.As(err, &problem) || problem.Key != "storage.compare.twice" ||
		problem.Args[0] != (model.Named{Table: "person_source", Title: "E-2", Of: "Jonas", From: "list"}) {
		t.Errorf("taken all the same: %v", err)
	}
}
