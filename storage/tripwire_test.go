package storage_test

import (
	"path/filepath"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

func TestTripWireRefusesAWriteThatWentPastTheJournal(t *testing.T) {
	s := create(t)
	p := addPerson(t, s, "Amara")
	for what, statement := range map[string]string{
		"changed": "UPDATE person SET place='past the journal'", "replaced": "REPLACE INTO person SELECT * FROM person",
		"removed": "DELETE FROM person", "added": "INSERT INTO person(id,visibility,version) VALUES('x','shared',1)",
	} {
		_, err := s.Do(ctx, unit.ChangePerson, func(w *storage.Work) error { return storage.PlantBypass(w, statement) })
		if err == nil {
			t.Errorf("a row was %s past the journal, and the unit was taken", what)
		}
	}
	if r := roster(t, s); len(r.People) != 1 || r.People[0] != *p {
		t.Errorf("the writes stayed: %+v", r.People)
	}
}

// TestTheTripWireIsArmedInEveryTest opens a file as the program does: whoever tests a page or a command need not think
// of it.
func TestTheTripWireIsArmedInEveryTest(t *testing.T) {
	path := filepath.Join(t.TempDir(), "team.milepost")
	if err := createAt(t, path).Close(); err != nil {
		t.Fatal(err)
	}
	s := openWith(t, path, storage.Options{Clock: clock})
	_, err := s.Do(ctx, unit.AddPerson, func(w *storage.Work) error {
		if err := w.Put(&model.Person{Row: model.Row{Visibility: model.Shared}, Name: "Amara"}); err != nil {
			return err
		}
		return storage.PlantBypass(w, "UPDATE person SET place='past the journal'")
	})
	if err == nil || len(roster(t, s).People) != 0 {
		t.Errorf("the write was taken: %v", err)
	}
}
