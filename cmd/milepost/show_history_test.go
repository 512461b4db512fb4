package main

import (
	"os"
	"strings"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// moveGoal gives Amara's first goal another day, on a day.
func (d *desk) moveGoal(file, now, due string) {
	d.Helper()
	d.now = now
	d.change(file, unit.ChangeGoal, func(s *storage.Store, w *storage.Work) error {
		growth, err := s.Growth(ctx, d.person(s, "Amara Okafor").ID)
		if err != nil {
			return err
		}
		g := &growth.Goals[0]
		g.DueOn = model.MustDate(due)
		return w.Put(g)
	})
}

func TestShowHistoryTellsWhatWasRecorded(t *testing.T) {
	d := newDesk(t)
	file := d.sample()
	d.moveGoal(file, "2026-11-24T10:00:00+01:00", "2027-02-14")
	d.moveGoal(file, "2026-11-25T10:00:00+01:00", "2027-02-28")
	d.ok("undo", file)
	d.same(d.ok("show", "history", file, "--rep", "amara", "--since", "2026-11-24"), `Amara Okafor: 3 changes since 24 Nov, the newest first.
25 Nov, 10:00  You took back: change of a goal
               The goal “Two CFO meetings a month”: due moved from 28 Feb 2027 to 14 Feb 2027
25 Nov, 10:00  You changed the goal “Two CFO meetings a month”: due moved from 14 Feb 2027 to 28 Feb 2027
               Taken back since.
24 Nov, 10:00  You changed the goal “Two CFO meetings a month”: due moved from 31 Jan 2027 to 14 Feb 2027
`)
	o := d.json("show", "history", file, "--rep", "amara", "--since", "2026-11-24")
	d.is(o, `{"changes":3,"records":1,"private":0}`, "totals")
	d.is(o, `null`, "known_on")
	d.is(o, `[{"field":"due_on","before":"2027-01-31","after":"2027-02-14"}]`, "items", 2, "events", 0, "fields")
	d.is(o, `"2026-11-24T09:00:00Z"`, "items", 2, "at")
	d.is(o, `"undo"`, "items", 0, "kind")
	d.is(o, `true`, "items", 1, "undone")
	d.same(d.ok("show", "history", file, "--rep", "jonas", "--since", "2026-11-24"), "Nothing was recorded of Jonas Lindqvist since 24 Nov.\n")
	all := d.ok("show", "history", file)
	d.says(all, "Team North: ", "You added the person Amara Okafor", "(private)", "are private: nobody but their author can read them.\n")
	if rep := d.ok("show", "history", file, "--rep", "amara"); strings.Count(rep, "\n") >= strings.Count(all, "\n") || strings.Contains(rep, "Lindqvist") {
		t.Error("the history of one person holds what is about others")
	}
}

// TestKnownOnIsWhatTheFileSaidThen compares what was known on a day with a copy of the file that was taken then.
func TestKnownOnIsWhatTheFileSaidThen(t *testing.T) {
	d := newDesk(t)
	file := d.sample()
	then, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("copy.milepost", then, 0o600); err != nil {
		t.Fatal(err)
	}
	d.moveGoal(file, "2026-11-24T10:00:00+01:00", "2027-02-14")
	d.change(file, unit.ChangePerson, func(s *storage.Store, w *storage.Work) error {
		p := d.person(s, "Jonas Lindqvist")
		p.Name = "Jonas Lind"
		return w.Put(p)
	})
	for _, kind := range []string{"matrix", "goals", "person", "weave", "today", "team", "coverage", "actions"} {
		args := []string{"show", kind, file, "--rep", "amara"}
		d.now = "2026-11-24T12:00:00+01:00"
		got := d.ok(append(args, "--known-on", "2026-11-23")...)
		asOf := d.ok(append(args, "--as-of", "2026-11-23")...)
		args[2] = "copy.milepost"
		d.now = testNow
		d.same(got, d.ok(args...))
		if kind == "goals" && (got == asOf || !strings.Contains(asOf, "14 Feb 2027") || strings.Contains(got, "14 Feb 2027")) {
			t.Errorf("as of that day with what is known now:\n%s\nknown on that day:\n%s", asOf, got)
		}
	}
	d.says(d.ok("show", "team", file, "--known-on", "2026-11-23"), "Jonas Lindqvist")
	o := d.json("show", "goals", file, "--known-on", "2026-11-23", "--as-of", "2026-11-01")
	d.is(o, `"2026-11-23"`, "known_on")
	d.is(o, `"2026-11-01"`, "as_of")
	d.is(d.json("show", "goals", file, "--known-on", "2026-11-23"), `"2026-11-23"`, "as_of")
	d.says(d.refused(statusError, "show", "goals", file, "--known-on", "2026-01-12"), "before that day nothing was known")
}

func TestShowHistoryIsAskedForRightly(t *testing.T) {
	d := newDesk(t)
	file := d.sample()
	d.says(d.refused(statusUsage, "show", "history", file, "--known-on", "2026-11-23"), "--since DAY")
	d.says(d.refused(statusUsage, "show", "history", file, "--as-of", "2026-11-23"), "--since DAY")
	d.says(d.refused(statusUsage, "show", "goals", file, "--since", "2026-11-23"), "“goals” takes --as-of DAY or --known-on DAY")
	d.says(d.refused(statusUsage, "show", "history", file, "--since", "yesterdayish"), "yesterdayish")
	d.says(d.refused(statusError, "show", "history", file, "--rep", "nobody"), "nobody")
}
