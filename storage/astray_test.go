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

// TestTheFileGoesAwayUnderTheProgram deletes, renames and replaces a file that is open: nothing is taken for written that
// would be lost, a backup holds all that is seen, and when the file is back the program goes on.
func TestTheFileGoesAwayUnderTheProgram(t *testing.T) {
	for _, c := range []struct {
		name, key string
		kind      error
		away      func(t *testing.T, k *kept)
		back      func(t *testing.T, k *kept)
	}{
		{"deleted", "storage.astray.gone", model.ErrNotFound, func(t *testing.T, k *kept) { move(t, k.path, "") }, nil},
		{
			"renamed, and back again", "storage.astray.gone", model.ErrNotFound,
			func(t *testing.T, k *kept) { move(t, k.path, k.path+".old") }, func(t *testing.T, k *kept) { move(t, k.path+".old", k.path) },
		},
		{"replaced by an older one", "storage.astray.replaced", model.ErrReadOnly, func(t *testing.T, k *kept) {
			older := createAt(t, k.path+".older")
			if err := older.Close(); err != nil {
				t.Fatal(err)
			}
			move(t, k.path, k.path+".old")
			move(t, k.path+".older", k.path)
		}, func(t *testing.T, k *kept) { move(t, k.path+".old", k.path) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			k := keepNew(t)
			p := addPerson(t, k.Store, "Amara")
			c.away(t, k)
			other, _ := os.ReadFile(k.path) // none, where it is gone
			refused := func(what string, err error) {
				t.Helper()
				if problemKey(t, err) != c.key || !errors.Is(err, c.kind) {
					t.Errorf("%s: %v, want %s", what, err, c.key)
				}
			}
			p.Place = "Lagos"
			was := *p
			_, err := k.Do(ctx, unit.ChangePerson, func(w *storage.Work) error { return w.Put(p) })
			refused("a change", err)
			if *p != was {
				t.Errorf("the record that was handed in is %+v", p)
			}
			_, err = k.Undo(ctx)
			refused("undo", err)
			_, err = k.Skip(ctx)
			refused("skip", err)
			if r := roster(t, k.Store); len(r.People) != 1 || r.People[0].Place != "" {
				t.Errorf("what is seen is %+v", r.People)
			}
			path, err := k.BackUp(ctx)
			if err != nil || people(t, path) != 1 {
				t.Errorf("a backup of what is seen: %v", err)
			}
			if now, _ := os.ReadFile(k.path); string(now) != string(other) {
				t.Error("what stands in its place was written to")
			}
			if c.back == nil {
				_ = k.Close()
				return
			}
			if _, err := os.Stat(k.path); err == nil {
				move(t, k.path, "")
			}
			c.back(t, k)
			do(t, k.Store, unit.ChangePerson, func(w *storage.Work) error { return w.Put(p) })
			if err := k.Close(); err != nil {
				t.Fatal(err)
			}
			if c := check(t, k.path); !c.Whole() {
				t.Errorf("back again it is not whole:\n%s", findings(c))
			}
			if r := roster(t, openWith(t, k.path, options(61))); len(r.People) != 1 || r.People[0].Place != "Lagos" {
				t.Errorf("back again it holds %+v", r.People)
			}
		})
	}
}

// TestTheCopyOfTheDayIsOfThisFile puts another file in the place of the open one before the copy of the day is made.
func TestTheCopyOfTheDayIsOfThisFile(t *testing.T) {
	k := keepNew(t)
	addPerson(t, k.Store, "Amara")
	_ = createAt(t, k.path+".other").Close()
	move(t, k.path+".other", k.path)
	k.timers.pass(2e9)
	k.want("the copy", "Team North 2026-11-23.milepost")
	if n := people(t, filepath.Join(k.BackupFolder(), "Team North 2026-11-23.milepost")); n != 1 {
		t.Errorf("the copy holds %d people", n)
	}
}

// move renames a file, over what has the name; to nothing: removes it. Where an open file stays as it is the test is over.
func move(t *testing.T, from, to string) {
	t.Helper()
	var err error
	if to == "" {
		err = os.Remove(from)
	} else {
		err = os.Rename(from, to)
	}
	if err != nil {
		t.Skipf("skipped: here nobody can take an open file away: %v", err)
	}
}
