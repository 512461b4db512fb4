package main

import (
	"errors"
	"testing"
	"time"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

func TestTheClockStandsWhereItIsTold(t *testing.T) {
	c, err := programClock("2026-11-23T09:00:00+01:00")
	if err != nil || !c.Now().Equal(time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)) {
		t.Errorf("the clock is %v, %v", c, err)
	}
	if _, err := programClock("23.11.2026"); !errors.Is(err, model.ErrInvalid) {
		t.Errorf("no instant: %v", err)
	}
}

func TestTheZoneHasAName(t *testing.T) {
	for given, want := range map[string]string{"Europe/Berlin": "Europe/Berlin", ":America/New_York": "America/New_York", "Mars/Olympus": time.Local.String()} {
		t.Setenv("TZ", given)
		if got := localZone().String(); got != want {
			t.Errorf("TZ=%s gives %s, want %s", given, got, want)
		}
	}
}

// TestANewFileBeginsWithTheMachine looks at what a file made by an import holds besides people.
func TestANewFileBeginsWithTheMachine(t *testing.T) {
	d := newDesk(t)
	d.list("Team North.milepost", "people", "name\nBo\n")
	d.change("Team North.milepost", unit.ChangeFile, func(s *storage.Store, _ *storage.Work) error {
		r, err := s.Roster(ctx)
		if err != nil {
			return err
		}
		f := r.File
		if f.Name != "Team North" || f.Zone != "Europe/Berlin" || f.FirstWeekday != 1 || f.FirstMonth != 1 || f.Currency != "" || r.Owner.Name == "" || r.Owner.PersonID != "" {
			t.Errorf("the file is %+v, its owner %+v", f, r.Owner)
		}
		if len(r.Framework.Skills) != 6 {
			t.Errorf("%d skills in the framework", len(r.Framework.Skills))
		}
		return nil
	})
}
