package storage_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// TestNothingIsWrittenIntoABackup: one in the folder of backups, one that a restore kept; a file that is only called like
// one of an older version is worked in.
func TestNothingIsWrittenIntoABackup(t *testing.T) {
	root, dir := t.TempDir(), t.TempDir()
	path := filepath.Join(dir, "Team North.milepost")
	o := options(1)
	o.Backups = root
	s, err := storage.Create(ctx, path, storage.Params{Options: o, TeamName: "Team North", UserName: "ingrid"})
	if err != nil {
		t.Fatal(err)
	}
	made, err := s.BackUp(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	aside, err := storage.Restore(ctx, made, path, o.Clock)
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	byHand := filepath.Join(dir, "Team North (version 2).milepost")
	moved := filepath.Join(filepath.Dir(made), "renamed.milepost")
	for _, p := range []string{byHand, moved} {
		if err := os.WriteFile(p, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for p, want := range map[string]*storage.BackupOf{
		made: {Name: "Team North", On: model.MustDate("2026-11-23")}, aside: {Name: "Team North", Path: path, On: model.MustDate("2026-11-23")},
		moved: {Name: "renamed"}, path: nil, byHand: nil,
	} {
		before, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		s := openWith(t, p, o)
		if got := s.BackupOf(); (got == nil) != (want == nil) || got != nil && *got != *want {
			t.Errorf("%s is a backup of %+v, want %+v", filepath.Base(p), got, want)
		}
		_, err = s.Do(ctx, unit.AddPerson, func(w *storage.Work) error {
			return w.Put(&model.Person{Row: model.Row{Visibility: model.Shared}, Name: "Jonas"})
		})
		var problem *model.Problem
		switch refused := errors.As(err, &problem) && problem.Key == "storage.backup.readonly"; {
		case want == nil && err != nil, want != nil && !refused, s.ReadOnly() != (want != nil):
			t.Errorf("%s: written, %v", filepath.Base(p), err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if after, err := os.ReadFile(p); err != nil || want != nil && string(after) != string(before) {
			t.Errorf("%s was changed, %v", filepath.Base(p), err)
		}
	}
}
