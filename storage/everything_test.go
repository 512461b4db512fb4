package storage_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// TestEverythingHasEveryTable: whatever table can be about a person is handed over, so that a new noun cannot be
// forgotten.
func TestEverythingHasEveryTable(t *testing.T) {
	s := create(t)
	p := addPerson(t, s, "Amara")
	e, err := s.Everything(ctx, p.ID)
	if err != nil {
		t.Fatal(err)
	}
	found, err := storage.Pen(s).Query(`SELECT m.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c ON c.name='subject_id'
		WHERE m.type='table' AND m.name NOT IN ('change','bulk','search_doc')`)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = found.Close() }()
	var names []string
	for found.Next() {
		var name string
		if err := found.Scan(&name); err != nil {
			t.Fatal(err)
		}
		names = append(names, name)
		if !slices.ContainsFunc(e.Tables, func(x storage.AboutTable) bool { return x.Name == name }) {
			t.Errorf("%s is not handed over", name)
		}
	}
	if len(names) != len(e.Tables) || len(names) < 20 {
		t.Errorf("%d tables, handed over %d", len(names), len(e.Tables))
	}
	if _, err := s.Everything(ctx, "x"); !errors.Is(err, model.ErrNotFound) {
		t.Errorf("somebody unknown: %v", err)
	}
}

// TestEverythingIsCompleteAndNobodyElses: each row and each earlier wording about the person, private ones of the author
// too, none of another's, and nothing about anybody else.
func TestEverythingIsCompleteAndNobodyElses(t *testing.T) {
	mine, theirs := two(t)
	p, other := addPerson(t, mine, "Amara"), addPerson(t, mine, "Jonas")
	for _, x := range []struct {
		s    *storage.Store
		row  model.Row
		word string
	}{
		{mine, model.About(p.ID), "open"},
		{mine, model.PrivateAbout(p.ID), "own"},
		{theirs, model.About(p.ID), "said"},
		{theirs, model.PrivateAbout(p.ID), "secret"},
		{mine, model.About(other.ID), "foreign"},
	} {
		do(t, x.s, unit.Import, func(w *storage.Work) error { return planted(w, x.row, x.word) })
	}
	do(t, mine, unit.AddNote, func(w *storage.Work) error {
		n := note(p, w)
		n.Text = "early words"
		if err := w.Put(n); err != nil {
			return err
		}
		n.Text = "late words"
		return errors.Join(w.Put(n), w.Delete(n))
	})
	e, err := mine.Everything(ctx, p.ID)
	if err != nil {
		t.Fatal(err)
	}
	text := fmt.Sprint(e.Tables, e.History, e.Names)
	for _, word := range []string{"open", "own", "said"} {
		for _, what := range []string{"career", "goal", "measure", "link", "check-in", "rating", "place", "point", "action", "note", "step", "moved", "lesson"} {
			if !strings.Contains(text, word+" "+what) {
				t.Errorf("%s %s is missing", word, what)
			}
		}
	}
	for _, what := range []string{"quota", "next", "what", "looks"} {
		if !strings.Contains(text, "open "+what) {
			t.Errorf("open %s is missing", what)
		}
	}
	for _, word := range []string{"secret", "foreign"} {
		if strings.Contains(text, word) {
			t.Errorf("%s is handed over", word)
		}
	}
	if !strings.Contains(text, "early words") || !strings.Contains(text, "late words") {
		t.Error("earlier wordings and what was removed are missing")
	}
	n, err := mine.WouldHandOver(ctx, p.ID)
	if err != nil || n != 3 || e.PrivateNotes != 3 || e.Private == 0 || e.Withheld == 0 {
		t.Errorf("%d private notes, %+v of private, %d withheld, %v", n, e.Private, e.Withheld, err)
	}
}
