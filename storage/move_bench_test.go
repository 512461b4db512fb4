package storage_test

import (
	"fmt"
	"path/filepath"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// BenchmarkMoveOfADate moves a strategic milestone that a thousand careers are tied to, all of which shift along, and takes
// it back: reading what it touches, writing it as one unit, and undo. One try is both.
func BenchmarkMoveOfADate(b *testing.B) {
	o := options(1)
	o.TripWire = false
	s, err := storage.Create(ctx, filepath.Join(b.TempDir(), "team.milepost"), storage.Params{Options: o, TeamName: "North", UserName: "ingrid", Zone: "UTC"})
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	const many = 1000
	m := &model.Strategic{Row: model.Ours(), Title: "Launch", Kind: model.KindLaunch, State: model.MilestoneActive, OpenedOn: monday, DueOn: monday.AddDays(200)}
	if _, err := s.Do(ctx, unit.ImportLinks, func(w *storage.Work) error { return thousandCareers(w, m, many) }); err != nil {
		b.Fatal(err)
	}
	r, err := s.Roster(ctx)
	if err != nil {
		b.Fatal(err)
	}
	b.ResetTimer()
	for range b.N {
		d, err := s.Direction(ctx)
		if err != nil {
			b.Fatal(err)
		}
		to := monday.AddDays(230)
		moving := model.Moving{Strategic: *d.StrategicByID(m.ID), To: to, On: monday, Author: r.Owner.ID, Why: "later", Ripples: d.Ripples(m.ID, to, monday)}
		for i := range moving.Ripples {
			moving.Ripples[i].Choice = model.RippleShift
		}
		if moving.Touched() != many {
			b.Fatalf("%d careers move", moving.Touched())
		}
		if _, err := s.Do(ctx, unit.ShiftStrategic, func(w *storage.Work) error { return putAll(w, moving.Records()) }); err != nil {
			b.Fatal(err)
		}
		if _, err := s.Undo(ctx); err != nil {
			b.Fatal(err)
		}
	}
}

func putAll(w *storage.Work, records []model.Record) error {
	for _, r := range records {
		if err := w.Put(r); err != nil {
			return err
		}
	}
	return nil
}

// thousandCareers ties career milestones of fifty people to one strategic milestone.
func thousandCareers(w *storage.Work, m *model.Strategic, many int) error {
	if err := w.Put(m); err != nil {
		return err
	}
	var p *model.Person
	for i := range many {
		if i%20 == 0 {
			p = &model.Person{Row: model.Row{Visibility: model.Shared}, Name: fmt.Sprint("Rep ", i)}
			if err := w.Put(p); err != nil {
				return err
			}
		}
		c := &model.Career{Row: model.About(p.ID), AuthorID: w.Actor(), Title: fmt.Sprint("Step ", i), State: model.MilestoneActive, OpenedOn: monday, DueOn: monday.AddDays(100 + i%90)}
		if err := w.Put(c); err != nil {
			return err
		}
		if err := w.Put(&model.Link{Row: model.About(p.ID), CareerID: c.ID, StrategicID: m.ID, Role: model.RoleContributes, Why: "so"}); err != nil {
			return err
		}
	}
	return nil
}
