package storage

import (
	"context"
	"errors"
	"testing"

	"milepost/model"
	"milepost/model/unit"
)

// TestExpectationsAreFound: the newest version, by any answer, and no other; with undo the one before again; and nothing of
// others behind the curtain.
func TestExpectationsAreFound(t *testing.T) {
	d := newSearchDesk(t)
	first := &model.Expectation{Row: model.About(d.rep.ID), AuthorID: d.s.actor, Number: 1, ValidFrom: model.MustDate("2026-03-01")}
	first.What, first.Owed = "Ring ten people", "A trombone lesson"
	d.put(first)
	d.finds("trombone", "A [trombone] lesson")
	second := *first
	second.Row = model.About(d.rep.ID)
	second.Number, second.ValidFrom, second.What = 2, model.MustDate("2026-10-01"), "Ring twelve people"
	if _, err := d.s.Do(context.Background(), unit.SetExpectation, func(w *Work) error {
		ended := *first
		ended.ValidTo = model.MustDate("2026-09-30")
		return errors.Join(w.Put(&ended), w.Put(&second))
	}); err != nil {
		t.Fatal(err)
	}
	d.finds("people", "Ring twelve [people]")
	d.finds("trombone", "A [trombone] lesson")
	if hits := d.search(SearchQuery{Text: "twelve"}); len(hits) != 1 || hits[0].Kind != FoundExpected || hits[0].On != second.ValidFrom || hits[0].SubjectID != d.rep.ID {
		t.Errorf("found %+v", hits)
	}
	if err := d.s.DrawCurtain(context.Background(), ""); err != nil {
		t.Fatal(err)
	}
	d.finds("twelve")
	d.s.LiftCurtain()
	if _, err := d.s.Undo(context.Background()); err != nil {
		t.Fatal(err)
	}
	d.agrees()
	d.finds("people", "Ring ten [people]")
	if _, err := d.s.Redo(context.Background()); err != nil {
		t.Fatal(err)
	}
	d.finds("people", "Ring twelve [people]")
}
