package storage_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"milepost/storage"
)

// TestWhatWasHalfWrittenOnANetworkDiskIsPutBack has a file as a program leaves it that ends while its pages are being
// written, with the pages as they were beside it: whoever looks at it sees the last state that was complete.
func TestWhatWasHalfWrittenOnANetworkDiskIsPutBack(t *testing.T) {
	path := filepath.Join(t.TempDir(), "team.milepost")
	_ = createAt(t, path).Close()
	o := options(80)
	o.Machine = machine("office")
	o.Machine.Remote = func(string) (string, bool) { return "NFS", true }
	s := openWith(t, path, o)
	fill(t, s)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want := len(roster(t, s).People)
	pen := storage.Pen(s)
	for _, statement := range []string{
		"PRAGMA cache_spill=1", "PRAGMA cache_size=5", "BEGIN IMMEDIATE",
		"UPDATE note SET text=text||hex(zeroblob(3000))", "UPDATE behaviour SET text=text||hex(zeroblob(3000))",
	} {
		if _, err := pen.Exec(statement); err != nil {
			t.Fatal(err)
		}
	}
	defer func() { _, _ = pen.Exec("ROLLBACK") }() // it was never meant to be
	for name, look := range map[string]func(path string) error{
		"check": func(path string) error {
			c, err := storage.CheckFile(ctx, path)
			if err == nil && !c.Whole() {
				t.Errorf("it is not whole:\n%s", findings(c))
			}
			return err
		},
		"what it holds": func(path string) error {
			h, err := storage.Held(ctx, path)
			if len(h.People) != want {
				t.Errorf("it holds %d people, and had %d", len(h.People), want)
			}
			return err
		},
		"a backup": func(path string) error {
			_, _, err := storage.BackUpFile(ctx, path, storage.BackUpOptions{Clock: clock, To: t.TempDir()})
			return err
		},
		"opening": func(path string) error {
			s, err := storage.Open(ctx, path, options(81))
			if err == nil {
				err = s.Close()
			}
			return err
		},
	} {
		left := filepath.Join(t.TempDir(), "left.milepost")
		for _, end := range []string{"", "-journal"} {
			data, err := os.ReadFile(path + end)
			if err != nil {
				t.Fatal(err)
			}
			if end == "" && bytes.Equal(data, whole) || len(data) == 0 {
				t.Fatal("nothing is half written: the test proves nothing")
			}
			if err := os.WriteFile(left+end, data, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if err := look(left); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if now, err := os.ReadFile(left); err != nil || len(now) != len(whole) {
			t.Errorf("%s: afterwards it has %d bytes, and had %d, %v", name, len(now), len(whole), err)
		}
	}
}
