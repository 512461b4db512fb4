package storage_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// TestAssign tells of a person who is in team a until the end of 2025, in team b without a level from 2026-03-01, and in
// team c from 2027-01-01. Nobody is left with two teams on one day.
func TestAssign(t *testing.T) {
	for i, c := range []struct {
		why            string
		team, from, to string
		level          string
		want           []string
		problem        string
	}{
		{"from a day on, the one before ends the day before", "d", "2026-06-01", "", "", []string{"a .. 2025-12-31", "b 2026-03-01 .. 2026-05-31", "d 2026-06-01 .. 2026-12-31", "c 2027-01-01 .. "}, ""},
		{"corrected on the day it began", "d", "2026-03-01", "", "", []string{"a .. 2025-12-31", "d 2026-03-01 .. 2026-12-31", "c 2027-01-01 .. "}, ""},
		{"nothing differs", "b", "2026-06-01", "", "", []string{"a .. 2025-12-31", "b 2026-03-01 .. 2026-12-31", "c 2027-01-01 .. "}, ""},
		{"an empty level is filled in place", "b", "2026-06-01", "", "one", []string{"a .. 2025-12-31", "b 2026-03-01 .. 2026-12-31 one", "c 2027-01-01 .. "}, ""},
		{"into a gap", "d", "2026-02-01", "", "", []string{"a .. 2025-12-31", "d 2026-02-01 .. 2026-02-28", "b 2026-03-01 .. 2026-12-31", "c 2027-01-01 .. "}, ""},
		{"after the last", "d", "2027-05-01", "", "", []string{"a .. 2025-12-31", "b 2026-03-01 .. 2026-12-31", "c 2027-01-01 .. 2027-04-30", "d 2027-05-01 .. "}, ""},
		{"from the beginning", "d", "", "", "", []string{"d .. 2025-12-31", "b 2026-03-01 .. 2026-12-31", "c 2027-01-01 .. "}, ""},
		{"with an end", "d", "2026-06-01", "2026-07-31", "", []string{"a .. 2025-12-31", "b 2026-03-01 .. 2026-05-31", "d 2026-06-01 .. 2026-07-31", "c 2027-01-01 .. "}, ""},
		{"into the next", "d", "2026-06-01", "2027-01-01", "", nil, "storage.assign.overlap"},
		{"ending before it begins", "d", "2026-06-01", "2026-05-31", "", nil, "storage.assign.span"},
	} {
		t.Run(c.why, func(t *testing.T) {
			if testing.Short() && i%3 != 0 {
				t.Skip("skipped: cases that differ only in days")
			}
			s := create(t)
			p := addPerson(t, s, "Amara")
			levels := map[string]model.ID{"one": roster(t, s).Framework.Levels[0].LevelID}
			do(t, s, unit.AssignPerson, func(w *storage.Work) error {
				for _, a := range []model.Assignment{
					{Team: "a", ValidTo: model.MustDate("2025-12-31")},
					{Team: "b", ValidFrom: model.MustDate("2026-03-01"), ValidTo: model.MustDate("2026-12-31")},
					{Team: "c", ValidFrom: model.MustDate("2027-01-01")},
				} {
					a.Row = model.About(p.ID)
					if err := w.Put(&a); err != nil {
						return err
					}
				}
				return nil
			})
			before := assignments(t, s, levels)
			_, err := s.Do(ctx, unit.AssignPerson, func(w *storage.Work) error {
				return w.Assign(model.Assignment{
					Row: model.Row{SubjectID: p.ID}, Team: c.team, LevelID: levels[c.level], ValidFrom: model.MustDate(c.from), ValidTo: model.MustDate(c.to),
				})
			})
			var problem *model.Problem
			switch {
			case c.problem == "" && err != nil, c.problem != "" && (!errors.As(err, &problem) || problem.Key != c.problem):
				t.Errorf("%v, want %q", err, c.problem)
			case c.problem != "":
				c.want = before
			}
			if got := assignments(t, s, levels); !slices.Equal(got, c.want) {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

func assignments(t *testing.T, s *storage.Store, levels map[string]model.ID) []string {
	t.Helper()
	var out []string
	for _, a := range roster(t, s).Assignments {
		line := a.Team + " "
		if !a.ValidFrom.IsZero() {
			line += a.ValidFrom.String() + " "
		}
		line += fmt.Sprintf(".. %s", a.ValidTo)
		for name, id := range levels {
			if a.LevelID == id {
				line += " " + name
			}
		}
		out = append(out, line)
	}
	return out
}

// TestTwoAssignmentsOfAPersonNeverOverlap writes them past Assign, and by undoing what lay between.
func TestTwoAssignmentsOfAPersonNeverOverlap(t *testing.T) {
	s := create(t)
	p := addPerson(t, s, "Amara")
	put := func(team, from, to string) (storage.Unit, error) {
		return s.Do(ctx, unit.AssignPerson, func(w *storage.Work) error {
			return w.Put(&model.Assignment{Row: model.About(p.ID), Team: team, ValidFrom: model.MustDate(from), ValidTo: model.MustDate(to)})
		})
	}
	if _, err := put("a", "2026-01-01", "2026-06-30"); err != nil {
		t.Fatal(err)
	}
	for _, c := range [][2]string{{"", ""}, {"2026-06-30", ""}, {"2026-03-01", "2026-04-01"}, {"", "2026-01-01"}} {
		var problem *model.Problem
		if _, err := put("b", c[0], c[1]); !errors.As(err, &problem) || problem.Key != "storage.assign.overlap" || !errors.Is(err, model.ErrConflict) {
			t.Errorf("from %q to %q: %v", c[0], c[1], err)
		}
	}
	if _, err := put("b", "2026-07-01", ""); err != nil {
		t.Error(err)
	}
	if n := len(roster(t, s).Assignments); n != 2 {
		t.Errorf("%d assignments", n)
	}
}
