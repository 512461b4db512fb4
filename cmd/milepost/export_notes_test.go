package main

import (
	"path/filepath"
	"strings"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// oddNotes are texts that could be taken for something else on the way out and back.
var oddNotes = []string{
	"plain", "- [ ] a list\n- second", "=1+1", "'=1+1", "## 2026-11-02\nno heading", "\\## 2026-11-02 – private", "**2026-11-09**\n\n2026-11-16: x\n---\n",
	"two\r\nlines\r\n\r\nof another system", "> keep: no field", "a, \"quoted\"; text\twith all", "<!-- milepost notes 1 -->", "ünïcödé 日本語 🎉", "# 2025\n## Nov 2", "```\n## 2026-11-09\n```",
}

// withNotes makes a file in which Ann and Bo have notes of every kind, and gives what is stored.
func withNotes(d *desk) {
	d.Helper()
	d.list("t.milepost", "people", "name\nAnn Hill\nBo O’Ray\n")
	d.change("t.milepost", unit.AddNote, func(s *storage.Store, w *storage.Work) error {
		r, err := s.Roster(ctx)
		if err != nil {
			return err
		}
		for _, p := range r.People {
			m := model.Meeting{Row: model.About(p.ID), AuthorID: w.Actor(), On: model.MustDate("2026-11-02"), State: model.MeetingHeld}
			if err := w.Put(&m); err != nil {
				return err
			}
			for i, text := range oddNotes {
				n := model.Note{Row: model.PrivateAbout(p.ID), AuthorID: w.Actor(), On: m.On.AddDays(i / 3), Kind: model.NoteKinds[i%4], Text: text}
				if i%2 == 0 {
					n.Visibility = model.Shared
				}
				if i < 3 {
					n.MeetingID = m.ID
				}
				if err := w.Put(&n); err != nil {
					return err
				}
			}
			seen := model.Note{
				Row: model.PrivateAbout(p.ID), AuthorID: w.Actor(), On: m.On, Kind: model.NoteObservation, Text: "about the call", Occasion: "Acme", Keep: "asks\nopenly", Try: "listen",
			}
			gone := model.Note{Row: model.About(p.ID), AuthorID: w.Actor(), On: m.On, Kind: model.NotePlain, Text: "archived", ArchivedAt: 1}
			if err := w.Put(&seen); err != nil {
				return err
			}
			if err := w.Put(&gone); err != nil {
				return err
			}
		}
		return nil
	})
}

// written are a person's notes as they go out and come back: whatever is not about them in particular, sorted.
func (d *desk) written(file, name string) map[string]int {
	out := map[string]int{}
	for _, n := range d.talksOf(file, name).Notes {
		if n.ArchivedAt.IsZero() {
			met := "none"
			if n.MeetingID != "" {
				met = "met"
			}
			out[strings.Join([]string{n.On.String(), string(n.Kind), met, n.Text, n.Occasion, n.Keep, n.Try}, "|")]++
		}
	}
	return out
}

// TestNotesGoOutAndComeBack writes all notes, reads them into another file and into the same one.
func TestNotesGoOutAndComeBack(t *testing.T) {
	for _, form := range []string{"notes", "notes.csv"} {
		t.Run(form, func(t *testing.T) {
			d := newDesk(t)
			withNotes(d)
			o := d.run("export", "notes", "t.milepost", "--all", "--private", "--out", form)
			if o.status != statusDone {
				t.Fatal(o.errs)
			}
			d.says(o.errs, "16 private notes of ")
			for _, path := range strings.Fields(o.out) {
				d.says(d.read(path)[:120], "Private, for ")
			}
			d.same(d.ok("import", "one-on-ones", "t.milepost", form), "30 rows: 0 new, 0 changed, 30 unchanged, 0 missing, 0 refused.\n")
			d.list("new.milepost", "people", "name\nAnn Hill\nBo O’Ray\nAnn Hillary\n")
			d.ok("import", "one-on-ones", "new.milepost", form)
			for _, name := range []string{"Ann Hill", "Bo O’Ray"} {
				was, is := d.written("t.milepost", name), d.written("new.milepost", name)
				if form == "notes.csv" { // blank lines around a text do not come through a table
					was, is = trimmed(was), trimmed(is)
				}
				for text, n := range was {
					if is[text] != n {
						t.Errorf("%s: %q went out %d times and came back %d times", name, text, n, is[text])
					}
				}
				if len(was) != 15 || len(is) != 15 {
					t.Errorf("%s: %d notes went out, %d came back, want 15", name, len(was), len(is))
				}
			}
		})
	}
}

func trimmed(notes map[string]int) map[string]int {
	out := map[string]int{}
	for text, n := range notes {
		out[strings.ReplaceAll(text, "---\n|", "---|")] += n
	}
	return out
}

// TestNotesWithoutPrivateOnes leaves private notes out unless they are asked for, and says how many.
func TestNotesWithoutPrivateOnes(t *testing.T) {
	d := newDesk(t)
	withNotes(d)
	o := d.run("export", "notes", "t.milepost", "--rep", "Ann Hill", "--out", "ann.md")
	d.same(o.out, "ann.md\n")
	d.same(o.errs, "8 private notes are left out. --private takes them along.\n")
	text := d.read("ann.md")
	d.says(text, "# Ann Hill\n", "## 2026-11-02 – one-on-one\n\nplain\n", "## 2026-11-02 – lesson, one-on-one\n\n=1+1\n")
	for _, hidden := range []string{"private\n", "archived", "- [ ] a list", "Acme", "Private, for"} {
		if strings.Contains(text, hidden) {
			t.Errorf("%q is in it:\n%s", hidden, text)
		}
	}
	o = d.run("export", "notes", "t.milepost", "--rep", "Ann Hill", "--from", "2026-11-03", "--to", "2026-11-03", "--out", filepath.Join("sub", "ann.csv"), "--private")
	d.says(o.errs, "2 private notes of ")
	if text := d.read(filepath.Join("sub", "ann.csv")); strings.Count(text, "2026-11-03,") != 3 || strings.Contains(text, "2026-11-04,") {
		t.Errorf("of one day it holds:\n%s", text)
	}
	d.refused(statusUsage, "export", "notes", "t.milepost", "--all", "--out", "all.md")
	d.refused(statusUsage, "export", "notes", "t.milepost", "--all", "--out", "all.pdf")
	d.refused(statusUsage, "export", "notes", "t.milepost", "--rep", "Ann Hill", "--out", "a.md", "--as-of", "2026-11-02")
	d.refused(statusUsage, "export", "notes", "t.milepost", "--rep", "Ann Hill", "--out", "a.md", "--from", "2026-11-02", "--to", "2026-11-01")
	d.says(d.refused(statusError, "export", "notes", "t.milepost", "--rep", "Ann Hill", "--out", "a.md", "--to", "2020-01-01"), "There are no such notes")
}
