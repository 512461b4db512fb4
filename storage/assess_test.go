package storage_test

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// sides is an assessment in three steps that has begun.
func sides(t *testing.T) (*storage.Store, *stock, model.ID) {
	t.Helper()
	s := createAt(t, filepath.Join(t.TempDir(), "team.milepost"))
	stockUp(t, s)
	x := look(t, s)
	var id model.ID
	do(t, s, unit.BeginAssessment, func(w *storage.Work) error {
		a, err := beginAssessment(w, x)
		id = a.ID
		return err
	})
	return s, x, id
}

func of(t *testing.T, s *storage.Store, id model.ID) (*model.Assessment, map[model.Rater]int) {
	t.Helper()
	as, err := s.Assessments(ctx, "")
	if err != nil {
		t.Fatal(err)
	}
	n := map[model.Rater]int{}
	for _, r := range as.Ratings {
		if r.AssessmentID == id {
			n[r.Rater]++
		}
	}
	return as.Find(id), n
}

// TestNeitherSideSeesTheOtherBeforeBothHaveFinished: not among the ratings, not in a story, not in the history of a rating, not in
// everything about the person.
func TestNeitherSideSeesTheOtherBeforeBothHaveFinished(t *testing.T) {
	s, x, id := sides(t)
	secret := steps(x, 3)
	secret[0].Sentence = "I was off in October."
	do(t, s, unit.FinishRating, func(w *storage.Work) error { return w.FinishRating(id, model.BySelf, secret, monday) })
	seen := func() (n int) {
		t.Helper()
		_, by := of(t, s, id)
		n += by[model.BySelf]
		story, err := s.Story(ctx, storage.StoryQuery{Person: x.amara.ID})
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range story.Chapters {
			for _, e := range c.Events {
				if e.Record.Table == "rating" && e.As.ID("assessment_id") == id {
					n++
				}
			}
		}
		events, err := s.History(ctx, &secret[0])
		if err != nil {
			t.Fatal(err)
		}
		n += len(events)
		all, err := s.Everything(ctx, x.amara.ID)
		if err != nil {
			t.Fatal(err)
		}
		review, err := s.Shared(ctx, x.amara.ID, model.Span{From: monday, To: monday}, monday)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(fmt.Sprintf("%+v", review), "October") {
			n++
		}
		for _, table := range all.Tables {
			for _, row := range table.Rows {
				if text, _ := row["sentence"].(string); strings.Contains(text, "October") {
					n++
				}
			}
		}
		return n
	}
	if n := seen(); n != 0 {
		t.Errorf("what is held back was seen %d times", n)
	}
	a, _ := of(t, s, id)
	if !a.Held() || !a.Finished(model.BySelf) || a.Finished(model.ByManager) {
		t.Errorf("after one side: %+v", a)
	}
	for _, back := range []func() (storage.Unit, error){
		func() (storage.Unit, error) { return s.Undo(ctx) }, func() (storage.Unit, error) { return s.Redo(ctx) },
	} {
		if _, err := back(); err != nil {
			t.Fatal(err)
		}
		if n := seen(); n != 0 {
			t.Errorf("what was taken back was seen %d times", n)
		}
	}
	do(t, s, unit.RevealRatings, func(w *storage.Work) error { return w.FinishRating(id, model.ByManager, steps(x, 4), monday) })
	if n := seen(); n < 2*len(secret)+2 {
		t.Errorf("after both finished %d are seen", n)
	}
	a, by := of(t, s, id)
	if a.State != model.AssessmentCompared || by[model.BySelf] != len(secret) || by[model.ByManager] != len(secret) {
		t.Errorf("after both: %+v, %v", a, by)
	}
}

func TestASideFinishesOnceAndInTurn(t *testing.T) {
	s, x, id := sides(t)
	refused := func(name string, write func(*storage.Work) error) {
		t.Helper()
		if _, err := s.Do(ctx, name, write); !errors.Is(err, model.ErrConflict) {
			t.Errorf("%s: %v", name, err)
		}
	}
	finish := func(by model.Rater) func(*storage.Work) error {
		return func(w *storage.Work) error { return w.FinishRating(id, by, steps(x, 2), monday) }
	}
	refused(unit.RevealRatings, finish(model.BySelf)) // nothing is revealed yet
	refused(unit.AgreeRatings, func(w *storage.Work) error { return w.AgreeRatings(id, steps(x, 2), monday) })
	do(t, s, unit.FinishRating, finish(model.BySelf))
	refused(unit.FinishRating, finish(model.BySelf))
	refused(unit.FinishRating, finish(model.ByManager)) // it would reveal
	if _, err := s.Undo(ctx); err != nil {
		t.Errorf("what one side finished can be undone: %v", err)
	}
	do(t, s, unit.FinishRating, finish(model.ByManager))
	do(t, s, unit.RevealRatings, finish(model.BySelf))
	var p *model.Problem
	if _, err := s.Undo(ctx); !errors.As(err, &p) || p.Key != "storage.undo.revealed" {
		t.Errorf("what was seen cannot be hidden again: %v", err)
	}
	do(t, s, unit.AgreeRatings, func(w *storage.Work) error { return w.AgreeRatings(id, steps(x, 3), monday) })
	if _, err := s.Undo(ctx); !errors.As(err, &p) || p.Key != storage.RefusedAgreed {
		t.Errorf("what was agreed is not undone: %v", err)
	}
	if a, err := s.AgreedRatings(ctx); err != nil || a.ID != id {
		t.Errorf("agreed on: %+v, %v", a, err)
	}
	refused(unit.AgreeRatings, func(w *storage.Work) error { return w.AgreeRatings(id, steps(x, 2), monday) })
}

// TestWhatWasAgreedCountsUntilItIsTakenBack: the rating that counts is the agreed one, then the manager's again, then what was
// agreed anew; the wording of each stays.
func TestWhatWasAgreedCountsUntilItIsTakenBack(t *testing.T) {
	s, x, id := sides(t)
	do(t, s, unit.FinishRating, func(w *storage.Work) error { return w.FinishRating(id, model.BySelf, steps(x, 5), monday) })
	do(t, s, unit.RevealRatings, func(w *storage.Work) error { return w.FinishRating(id, model.ByManager, steps(x, 2), monday) })
	counts := func(on model.Date) int {
		t.Helper()
		as, err := s.Assessments(ctx, x.amara.ID)
		if err != nil {
			t.Fatal(err)
		}
		r, err := s.Roster(ctx)
		if err != nil {
			t.Fatal(err)
		}
		st := model.SkillStates(r, as, x.amara.ID, on)[1]
		return st.Step()
	}
	want := func(what string, on model.Date, step int) {
		t.Helper()
		if got := counts(on); got != step {
			t.Errorf("%s: %d counts, want %d", what, got, step)
		}
	}
	want("compared", monday, 2)
	later := monday.AddDays(7)
	do(t, s, unit.AgreeRatings, func(w *storage.Work) error { return w.AgreeRatings(id, steps(x, 3), later) })
	want("before it was agreed", monday, 2)
	want("agreed", later, 3)
	do(t, s, unit.WithdrawRatings, func(w *storage.Work) error { return w.EndAssessment(id, later.AddDays(1)) })
	want("on the day it was agreed", later, 3)
	want("taken back", later.AddDays(1), 2)
	do(t, s, unit.AgreeRatings, func(w *storage.Work) error { return w.AgreeRatings(id, steps(x, 4), later.AddDays(2)) })
	want("agreed anew", later.AddDays(2), 4)
	if _, by := of(t, s, id); by[model.ByAgreed] != 2*len(x.roster.Framework.Skills) {
		t.Errorf("both agreements stay: %v", by)
	}
}
