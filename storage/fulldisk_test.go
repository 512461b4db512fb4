//go:build unix

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

// smallDisk is a folder on a disk of a size, with a way to take all its room and to give it back.
type smallDisk struct {
	t       *testing.T
	dir     string
	ballast string
}

func newSmallDisk(t *testing.T, bytes int) *smallDisk {
	t.Helper()
	base, err := os.MkdirTemp("/tmp", "milepost-small-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(base) })
	d := &smallDisk{t: t, dir: filepath.Join(base, "disk")}
	d.ballast = filepath.Join(d.dir, "ballast")
	small(t, d.dir, bytes)
	return d
}

// fill leaves some bytes free.
func (d *smallDisk) fill(free int) {
	d.t.Helper()
	f, err := os.Create(d.ballast)
	if err != nil {
		d.t.Fatal(err)
	}
	size := int64(0)
	for block := make([]byte, 4096); ; size += int64(len(block)) {
		if _, err := f.Write(block); err != nil {
			break
		}
	}
	if err := errors.Join(f.Truncate(max(0, size-int64(free))), f.Close()); err != nil {
		d.t.Fatal(err)
	}
}

func (d *smallDisk) empty() {
	d.t.Helper()
	if err := os.Remove(d.ballast); err != nil {
		d.t.Fatal(err)
	}
}

// strays are what lies on the disk without a name of its own.
func (d *smallDisk) noStrays() {
	d.t.Helper()
	if left, err := filepath.Glob(filepath.Join(d.dir, ".milepost*")); err != nil || len(left) > 0 {
		d.t.Errorf("left behind: %q, %v", left, err)
	}
}

// TestWritingUntilTheDiskIsFull writes until nothing goes any more, with more or less room: every unit that was
// acknowledged is there, the one that was refused is not, and with room again the program goes on.
func TestWritingUntilTheDiskIsFull(t *testing.T) {
	for _, free := range []int{8 << 10, 70 << 10, 500 << 10} {
		d := newSmallDisk(t, 4<<20)
		path := filepath.Join(d.dir, "team.milepost")
		s := createAt(t, path)
		p := addPerson(t, s, "Amara")
		if err := s.Settle(ctx); err != nil {
			t.Fatal(err)
		}
		d.fill(free)
		done := 0
		write := func() error {
			_, err := s.Do(ctx, unit.AddNote, func(w *storage.Work) error {
				for range 20 {
					if err := w.Put(note(p, w)); err != nil {
						return err
					}
				}
				return nil
			})
			if err == nil {
				done++
			}
			return err
		}
		var err error
		for range 200 {
			if err = write(); err != nil {
				break
			}
		}
		if err == nil || problemKey(t, err) != "storage.full" && problemKey(t, err) != "storage.disk" {
			t.Fatalf("%d bytes free, %d units: %v", free, done, err)
		}
		if e := s.Settle(ctx); e != nil && problemKey(t, e) != "storage.full" && problemKey(t, e) != "storage.disk" {
			t.Errorf("settled on a full disk: %v", e)
		}
		if n := count(t, s, p.ID); n != 20*done {
			t.Errorf("%d bytes free: %d notes, and %d were acknowledged", free, n, 20*done)
		}
		d.empty()
		if err := write(); err != nil {
			t.Errorf("with room again: %v", err)
		}
		if err := s.Close(); err != nil {
			t.Errorf("closed: %v", err)
		}
		if n := count(t, openWith(t, path, options(71)), p.ID); n != 20*done {
			t.Errorf("%d bytes free, opened again: %d notes, and %d were acknowledged", free, n, 20*done)
		}
		if c := check(t, path); !c.Whole() {
			t.Errorf("%d bytes free: not whole:\n%s", free, findings(c))
		}
	}
}

// TestClosedOnAFullDisk closes a file whose log cannot be moved into it any more: nothing is lost.
func TestClosedOnAFullDisk(t *testing.T) {
	d := newSmallDisk(t, 4<<20)
	path := filepath.Join(d.dir, "team.milepost")
	_ = createAt(t, path).Close()
	var never timers
	o := options(72)
	o.After = never.after
	s := openWith(t, path, o)
	p := addPerson(t, s, "Amara")
	do(t, s, unit.Import, func(w *storage.Work) error {
		for range 2000 {
			if err := w.Insert(note(p, w)); err != nil {
				return err
			}
		}
		return nil
	})
	d.fill(0)
	_ = s.Close() // whatever it says, the next one puts it right
	d.empty()
	s = openWith(t, path, options(73))
	if n := count(t, s, p.ID); n != 2000 {
		t.Errorf("%d notes of 2000", n)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if c := check(t, path); !c.Whole() {
		t.Errorf("not whole:\n%s", findings(c))
	}
}

// TestWhatNeedsRoomOnAFullDisk tries what writes whole files: each says so in words and leaves everything as it was.
func TestWhatNeedsRoomOnAFullDisk(t *testing.T) {
	d := newSmallDisk(t, 5<<20)
	path := filepath.Join(d.dir, "team.milepost")
	s := createAt(t, path)
	fill(t, s)
	gone := addPerson(t, s, planting+"one")
	do(t, s, unit.Import, func(w *storage.Work) error { return planted(w, model.About(gone.ID), planting+"two") })
	backup, _, err := storage.BackUpFile(ctx, path, storage.BackUpOptions{Clock: clock, To: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Settle(ctx); err != nil {
		t.Fatal(err)
	}
	full := func(what string, err error, keys ...string) {
		t.Helper()
		key := problemKey(t, err)
		for _, k := range keys {
			if k == key {
				return
			}
		}
		t.Errorf("%s: %v, want one of %q", what, err, keys)
	}
	d.fill(40 << 10)
	_, err = storage.Create(ctx, filepath.Join(d.dir, "new.milepost"), storage.Params{Options: options(74), Zone: "UTC"})
	full("a new file", err, "storage.full", "storage.disk")
	var problem *model.Problem
	if errors.As(err, &problem) && filepath.Base(problem.File) != "new.milepost" {
		t.Errorf("it is said of %s", problem.File)
	}
	_, _, err = storage.BackUpFile(ctx, path, storage.BackUpOptions{Clock: clock, To: filepath.Join(d.dir, "copy.milepost")})
	full("a copy", err, "storage.copy.full")
	_, err = storage.Restore(ctx, backup, filepath.Join(d.dir, "restored.milepost"), clock)
	full("restoring", err, "storage.copy.full")
	_, err = s.Erase(ctx, gone.ID, storage.EraseOptions{Former: former})
	full("erasing", err, "storage.full", "storage.disk")
	alone(t, d.dir, "ballast", "team.milepost", "team.milepost-shm", "team.milepost-wal")
	if n := len(roster(t, s).People); n != 3 && n != 2 {
		t.Errorf("%d people", n)
	}
	d.empty()
	if e, err := s.Erase(ctx, gone.ID, storage.EraseOptions{Former: former}); err != nil || e.Number != 1 {
		t.Errorf("erased with room again: %+v, %v", e, err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if left := traces(t, d.dir); len(left) > 0 {
		t.Errorf("words are left in %q", left)
	}
	if c := check(t, path); !c.Whole() {
		t.Errorf("not whole:\n%s", findings(c))
	}
}

// TestMigratingOnAFullDisk opens an older file where neither its copy nor the migration has room.
func TestMigratingOnAFullDisk(t *testing.T) {
	d := newSmallDisk(t, 5<<20)
	path := filepath.Join(d.dir, "team.milepost")
	s := createAt(t, path)
	fill(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	was, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	storage.NewerBy(t, laterStep+"CREATE TABLE big AS SELECT zeroblob(400000) AS x")
	for i, free := range []int{len(was) / 2, len(was) + 200<<10} { // room for no copy; for the copy alone
		d.fill(free)
		s, err := storage.Open(ctx, path, options(75))
		if err == nil {
			_ = s.Close()
			t.Fatalf("%d bytes free: it was migrated", free)
		}
		want := []string{"storage.copy", "storage.full", "storage.disk"}[min(i, 1):]
		if key := problemKey(t, err); key != want[0] && key != want[len(want)-1] {
			t.Errorf("%d bytes free: %v", free, err)
		}
		if now, err := os.ReadFile(path); err != nil || string(now) != string(was) {
			t.Errorf("%d bytes free: the file was changed, %v", free, err)
		}
		d.empty()
	}
	s = openWith(t, path, options(76))
	if n := len(roster(t, s).People); n != 2 {
		t.Errorf("migrated with room again it holds %d people", n)
	}
	d.noStrays()
	if parts, _ := filepath.Glob(filepath.Join(d.dir, "*.part*")); len(parts) > 0 {
		t.Errorf("left behind: %q", parts)
	}
}
