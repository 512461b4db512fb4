package storage_test

import (
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// TestTheAgendaKnowsWhatBecameOfLaterOccurrences: one that was held earlier than its day is not planned any more, though
// it is neither the last talk nor on a day to come; and a year of talks makes no row.
func TestTheAgendaKnowsWhatBecameOfLaterOccurrences(t *testing.T) {
	s := create(t)
	p := addPerson(t, s, "Amara")
	weekly := &model.Series{Row: model.About(p.ID), Rule: model.Weekly, Every: 1, AtTime: "10:00", ValidFrom: model.MustDate("2026-11-26")}
	do(t, s, unit.SetSeries, func(w *storage.Work) error { weekly.AuthorID = w.Actor(); return w.Put(weekly) })
	before := rows(t, s).without()
	do(t, s, unit.HoldOneOnOne, func(w *storage.Work) error {
		early := weekly.Occurrence(weekly.ValidFrom)
		early.On, early.State = monday.AddDays(-4), model.MeetingHeld
		return put(w, &early, &model.Meeting{Row: model.About(p.ID), AuthorID: w.Actor(), On: monday.AddDays(-2), State: model.MeetingHeld})
	})
	agenda, err := s.Agenda(ctx, monday)
	if err != nil {
		t.Fatal(err)
	}
	if next := agenda.NextPlanned(p.ID, monday); next == nil || next.SeriesOn != model.MustDate("2026-12-03") {
		t.Errorf("the next is %+v", next)
	}
	if _, err := s.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	talks, err := s.Talks(ctx, p.ID)
	if err != nil {
		t.Fatal(err)
	}
	if year := talks.Planned(model.Span{From: monday, To: monday.AddDays(365)}); len(year) != 52 || rows(t, s).without() != before {
		t.Errorf("a year has %d talks", len(year))
	}
}
