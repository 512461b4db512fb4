package storage_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"milepost/model"
	"milepost/storage"
)

func TestCreateNeverTouchesWhatExists(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "mine.txt")
	if err := os.WriteFile(path, []byte("my notes"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := storage.Create(ctx, path, storage.Params{Options: options(1)})
	var p *model.Problem
	if !errors.Is(err, model.ErrInvalid) || !errors.As(err, &p) || p.Key != "storage.create.exists" || p.File != path {
		t.Errorf("over a file: %v", err)
	}
	if data, err := os.ReadFile(path); err != nil || string(data) != "my notes" {
		t.Errorf("it now holds %q, %v", data, err)
	}
	for _, c := range []struct{ name, path, key string }{
		{"over a folder", dir, "storage.create.exists"},
		{"in no folder", filepath.Join(dir, "none", "team.milepost"), "storage.create.folder"},
	} {
		if _, err := storage.Create(ctx, c.path, storage.Params{Options: options(1)}); !errors.As(err, &p) || p.Key != c.key {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != 1 {
		t.Errorf("left %v, %v", left, err)
	}
}

func TestCreateThatFailsLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	_, err := storage.Create(ctx, filepath.Join(dir, "team.milepost"), storage.Params{Options: options(1), TeamName: "bad \xff name"})
	if !errors.Is(err, model.ErrInvalid) {
		t.Errorf("a name that is no text: %v", err)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 0 {
		t.Errorf("left %v, %v", left, err)
	}
}

// TestDamagedFiles overwrites a whole file piece by piece: whatever is hit, opening and reading end with an error that
// names the file, or work; nothing panics.
func TestDamagedFiles(t *testing.T) {
	dir := t.TempDir()
	good := filepath.Join(dir, "good.milepost")
	s := createAt(t, good)
	for range 20 {
		addPerson(t, s, strings.Repeat("Amara ", 50))
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(good)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "bad.milepost")
	refused := 0
	for at := 0; at < len(whole); at += 4096 {
		bad := append([]byte(nil), whole...)
		for i := at + 100; i < at+2000 && i < len(bad); i++ {
			bad[i] = 0xA5
		}
		if err := os.WriteFile(path, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := storage.Open(ctx, path, options(2))
		if err == nil {
			_, err = s.Roster(ctx)
			_ = s.Close()
		}
		if err == nil {
			continue
		}
		refused++
		var p *model.Problem
		if !errors.As(err, &p) || p.File != path {
			t.Fatalf("damaged at %d: %v", at, err)
		}
	}
	if refused == 0 {
		t.Error("no damage was noticed: the test proves nothing")
	}
}
