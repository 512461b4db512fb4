package storage_test

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
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

// TestBadFilesAreRefusedAndLeftAlone opens what is no team file, no whole one, or none of this version: one problem each
// that names the file, and the folder is byte for byte as it was.
func TestBadFilesAreRefusedAndLeftAlone(t *testing.T) {
	good := filepath.Join(t.TempDir(), "good.milepost")
	s := createAt(t, good)
	addPerson(t, s, "Amara")
	_ = s.Close()
	whole, err := os.ReadFile(good)
	if err != nil {
		t.Fatal(err)
	}
	with := func(at int, bytes ...byte) []byte {
		out := append([]byte(nil), whole...)
		copy(out[at:], bytes)
		return out
	}
	type bad struct {
		name    string
		content []byte
		kind    error
		key     string
	}
	cases := []bad{
		{"a list", []byte("first,last\nAmara,Okafor\n"), model.ErrInvalid, "storage.open.foreign"},
		{"a long text", []byte(strings.Repeat("Amara and Jonas spoke. ", 400)), model.ErrInvalid, "storage.open.foreign"},
		{"a PDF", []byte("%PDF-1.7\n" + strings.Repeat("x", 5000)), model.ErrInvalid, "storage.open.foreign"},
		{"a ZIP", []byte("PK\x03\x04" + strings.Repeat("\x00", 5000)), model.ErrInvalid, "storage.open.foreign"},
		{"one letter", []byte("S"), model.ErrInvalid, "storage.open.foreign"},
		{"nothing", nil, model.ErrInvalid, "storage.open.empty"},
		{"a newer version", with(63, 200), model.ErrNewer, "storage.open.newer"},
		{"a far newer version", with(60, 0xff, 0xff, 0xff, 0xff), model.ErrNewer, "storage.open.newer"},
		{"no version", with(60, 0, 0, 0, 0), model.ErrInvalid, "storage.open.damaged"},
		{"another program's", with(68, 'a', 'b', 'c', 'd'), model.ErrInvalid, "storage.open.other"},
		{"nobody's database", with(68, 0, 0, 0, 0), model.ErrInvalid, "storage.open.other"},
	}
	for _, size := range []int{16, 99, 100, 150, 4096, 8192, len(whole) / 8192 * 4096, len(whole) - 5000, len(whole) - 4096, len(whole) - 1} {
		cases = append(cases, bad{fmt.Sprintf("cut to %d bytes", size), whole[:size], model.ErrInvalid, "storage.open.cut"})
	}
	refused := func(path string, kind error, key string) {
		t.Helper()
		before := folder(t, filepath.Dir(path))
		_, err := storage.Open(ctx, path, options(3))
		var p *model.Problem
		if !errors.Is(err, kind) || !errors.As(err, &p) || p.Key != key || p.File != path {
			t.Errorf("%s: %v, want %s", filepath.Base(path), err, key)
		}
		if after := folder(t, filepath.Dir(path)); !maps.Equal(after, before) {
			t.Errorf("%s: the folder was changed", filepath.Base(path))
		}
	}
	for _, c := range cases {
		path := filepath.Join(t.TempDir(), c.name)
		if err := os.WriteFile(path, c.content, 0o600); err != nil {
			t.Fatal(err)
		}
		refused(path, c.kind, c.key)
	}
	refused(filepath.Dir(good), model.ErrInvalid, "storage.open.folder")
	refused(filepath.Join(filepath.Dir(good), "none"), model.ErrNotFound, "storage.open.missing")
}

// folder is what a folder holds, by name.
func folder(t *testing.T, path string) map[string]string {
	t.Helper()
	list, err := os.ReadDir(path)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, e := range list {
		if e.IsDir() {
			out[e.Name()] = "a folder"
			continue
		}
		data, err := os.ReadFile(filepath.Join(path, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		out[e.Name()] = string(data)
	}
	return out
}

// TestDamagedFiles overwrites a whole file piece by piece: whatever is hit, opening and reading end with an error that
// names the file, or work; nothing panics, and the file stays as it was.
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
	refused, stride := 0, 4096
	if testing.Short() {
		stride *= 5
	}
	for at := 0; at < len(whole); at += stride {
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
		if after, e := os.ReadFile(path); e != nil || !bytes.Equal(after, bad) {
			t.Fatalf("damaged at %d: the file was changed, %v", at, e)
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
