package main

import (
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

func TestShowMirror(t *testing.T) {
	d := newDesk(t)
	file := d.sample()
	d.says(d.ok("show", "mirror", file), "You rate the skills of Priya, Daniel and Łucja almost alike. One more habit stands out.\n",
		"The skills of Priya, Daniel and Łucja lie close together; the mean variance is 0.7.",
		"On average 0.04 steps above what the level asks for (11 higher, 26 the same, 10 lower).", "No rating was agreed on",
		"A first hint, from 14 ratings of 2 reps\n", "for you alone")
	o := d.json("show", "mirror", file)
	d.is(o, `{"since":"2025-11-24","ratings":47,"people":8,"skipped":1,"other_scale":0,"stand_out":2}`, "totals")
	for i, want := range []struct{ habit, sure, figure string }{
		{"spread", "firm", "0.9497066103268037"},
		{"halo", "firm", "0.65"},
		{"target", "firm", "0.0425531914893617"},
		{"agreed", "few", "null"},
		{"evidence", "firm", "0.48936170212765956"},
		{"recency", "hint", "0.7"},
		{"self", "hint", "-0.07142857142857142"},
		{"self", "firm", "-0.14285714285714285"},
		{"self", "firm", "-0.17073170731707318"},
	} {
		d.is(o, `"`+want.habit+`"`, "items", i, "habit")
		d.is(o, `"`+want.sure+`"`, "items", i, "sure")
		d.is(o, want.figure, "items", i, "figure")
	}
	d.is(o, `"Priya Raman"`, "items", 1, "reps", 0, "person", "name")
	d.is(o, `"over_3_years"`, "items", 8, "tenure")
	// of one rep nothing else is computed; the list alone is hers
	o = d.json("show", "mirror", file, "--rep", "jonas")
	d.is(o, "0.65", "items", 1, "figure")
	if reps := o.at("items", 1, "reps").([]any); len(reps) != 1 {
		t.Errorf("%d reps are named", len(reps))
	}
	d.is(o, `"Jonas Lindqvist"`, "items", 1, "reps", 0, "person", "name")
	// as of a day before the second round, and before the first
	o = d.json("show", "mirror", file, "--as-of", "2026-08-31")
	d.is(o, `"2025-09-01"`, "totals", "since")
	d.is(o, `44`, "totals", "ratings")
	d.same(d.ok("show", "mirror", file, "--as-of", "2026-06-01"), "You have rated nobody in the last twelve months.\n")
	d.same(d.ok("show", "mirror", file, "--as-of", "2027-12-01"), "You have rated nobody in the last twelve months.\n")
}

// TestShowMirrorSeesWhatWasAgreed agrees on a step lower than was rated, in looks that had no such rating.
func TestShowMirrorSeesWhatWasAgreed(t *testing.T) {
	d := newDesk(t)
	file := d.sample()
	d.change(file, unit.Rate, func(s *storage.Store, w *storage.Work) error {
		r, err := s.Roster(ctx)
		if err != nil {
			return err
		}
		all, err := s.Assessments(ctx, "")
		if err != nil {
			return err
		}
		n := 0
		for _, x := range all.Ratings {
			if x.Rater != model.ByManager || x.Step < 4 || n == 16 {
				continue
			}
			n++
			y := model.Rating{Row: model.About(x.SubjectID), AuthorID: r.Owner.ID, AssessmentID: x.AssessmentID, SkillID: x.SkillID, Rater: model.ByAgreed, Step: x.Step - 1}
			if err := w.Put(&y); err != nil {
				return err
			}
		}
		return nil
	})
	d.says(d.ok("show", "mirror", file), "On average 1 step above what was agreed on (16 higher, 0 the same, 0 lower).")
	o := d.json("show", "mirror", file)
	d.is(o, `"hint"`, "items", 3, "sure")
	d.is(o, `1`, "items", 3, "figure")
	d.is(o, `16`, "items", 3, "higher")
	d.is(o, `true`, "items", 3, "stands_out")
	d.is(o, `3`, "totals", "stand_out")
}
