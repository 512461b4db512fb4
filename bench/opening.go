package main

import (
	"context"
	"fmt"
	"os"
	"time"

	"milepost/model"
	"milepost/storage"
)

// opening holds the file against the small one, turn by turn: opening must not grow with the file.
func (b *bench) opening(ctx context.Context, path string, notes int) error {
	head(os.Stdout, fmt.Sprintf("%d notes", smallest))
	for _, x := range []struct {
		what string
		then func(context.Context, *storage.Store) error
		most float64
	}{
		{"opening", func(context.Context, *storage.Store) error { return nil }, 1.2},
		{"opening, with what the window shows first", first, 0}, // grows with what is open, not with what was
	} {
		l := line{what: x.what, most: x.most}
		for i := range min(b.turns, 60) + 1 {
			for _, side := range []struct {
				path string
				to   *times
			}{{b.small, &l.other}, {path, &l.took}} {
				begin := time.Now()
				s, err := open(ctx, side.path, "")
				if err != nil {
					return err
				}
				if err := x.then(ctx, s); err != nil {
					return err
				}
				took := time.Since(begin)
				if err := s.Close(); err != nil {
					return err
				}
				if i > 0 { // the first fills the caches of the system
					*side.to = append(*side.to, took)
				}
			}
		}
		l.print(os.Stdout)
	}
	return nil
}

// first reads what the window asks for before it shows Today.
func first(ctx context.Context, s *storage.Store) error {
	roster, err := s.Roster(ctx)
	if err != nil {
		return err
	}
	agenda, err := s.Agenda(ctx, day)
	if err != nil {
		return err
	}
	dir, err := s.Direction(ctx)
	if err != nil {
		return err
	}
	expected, err := s.Expectations(ctx, "")
	if err != nil {
		return err
	}
	expected.Reminders(roster.MyPeople(day), roster.File.ExpectationDays, day)
	model.NewToday(roster.MyPeople(day), agenda, dir, 1, day)
	return nil
}
