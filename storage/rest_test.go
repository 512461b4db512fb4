package storage_test

import (
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// timers is a Scheduler whose time passes when the test says so.
type timers struct {
	mu      sync.Mutex
	waiting []*timer
}

type timer struct {
	wait    time.Duration
	f       func()
	stopped bool
}

func (x *timers) after(wait time.Duration, f func()) func() {
	x.mu.Lock()
	defer x.mu.Unlock()
	t := &timer{wait: wait, f: f}
	x.waiting = append(x.waiting, t)
	return func() {
		x.mu.Lock()
		defer x.mu.Unlock()
		t.stopped = true
	}
}

// pass lets everything happen that waits no longer than d, once, and says how many that were.
func (x *timers) pass(d time.Duration) int {
	x.mu.Lock()
	due := x.waiting
	x.waiting = nil
	x.mu.Unlock()
	n := 0
	for _, t := range due {
		x.mu.Lock()
		late, stopped := t.wait > d, t.stopped
		if late && !stopped {
			x.waiting = append(x.waiting, t)
		}
		x.mu.Unlock()
		if !late && !stopped {
			t.f()
			n++
		}
	}
	return n
}

func openWith(t *testing.T, path string, o storage.Options) *storage.Store {
	t.Helper()
	s, err := storage.Open(ctx, path, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func logSize(t *testing.T, path string) int64 {
	t.Helper()
	info, err := os.Stat(path + "-wal")
	if os.IsNotExist(err) {
		return 0
	}
	if err != nil {
		t.Fatal(err)
	}
	return info.Size()
}

// copied takes a copy of the main file alone, as a copying program would, and opens it.
func copied(t *testing.T, path string) *storage.Store {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	alone := filepath.Join(t.TempDir(), "copy.milepost")
	if err := os.WriteFile(alone, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return openWith(t, alone, options(4))
}

func TestMainFileAloneIsCompleteTwoSecondsAfterTheLastChange(t *testing.T) {
	path := filepath.Join(t.TempDir(), "team.milepost")
	_ = createAt(t, path).Close()
	var clock timers
	o := options(2)
	o.After = clock.after
	s := openWith(t, path, o)
	if n := clock.pass(time.Hour); n != 0 {
		t.Errorf("%d things wait after opening", n)
	}
	addPerson(t, s, "Amara")
	addPerson(t, s, "Jonas")
	if n := clock.pass(1999 * time.Millisecond); n != 0 || logSize(t, path) == 0 {
		t.Fatalf("the log was emptied before its time: %d, %d bytes", n, logSize(t, path))
	}
	if n := len(roster(t, copied(t, path)).People); n != 0 {
		t.Fatalf("a copy holds %d people before the file came to rest: the test proves nothing", n)
	}
	if n := clock.pass(2 * time.Second); n != 1 {
		t.Errorf("%d timers, want one for both changes", n)
	}
	if n := logSize(t, path); n != 0 {
		t.Errorf("at rest the log has %d bytes", n)
	}
	if n := len(roster(t, copied(t, path)).People); n != 2 {
		t.Errorf("a copy of the main file holds %d people, want 2", n)
	}
}

func TestRestWaitsForALongReader(t *testing.T) {
	path := filepath.Join(t.TempDir(), "team.milepost")
	_ = createAt(t, path).Close()
	var clock timers
	o := options(2)
	o.After = clock.after
	s := openWith(t, path, o)
	addPerson(t, s, "Amara")
	endReading := storage.HoldReading(t, s)
	addPerson(t, s, "Jonas")
	clock.pass(2 * time.Second)
	if logSize(t, path) == 0 {
		t.Fatal("the log was emptied under a reader")
	}
	addPerson(t, s, "Priya") // writing goes on
	if err := s.Settle(ctx); !errors.Is(err, model.ErrBusy) {
		t.Errorf("settled under a reader: %v", err)
	}
	endReading()
	if n := clock.pass(2 * time.Second); n != 1 || logSize(t, path) != 0 {
		t.Errorf("%d tries, the log has %d bytes", n, logSize(t, path))
	}
}

// TestWhatAKilledProgramLeftComesToRest opens a file beside which a log stands, as after a crash, and looks at it only.
func TestWhatAKilledProgramLeftComesToRest(t *testing.T) {
	path := filepath.Join(t.TempDir(), "team.milepost")
	_ = createAt(t, path).Close()
	var never, clock timers
	o := options(2)
	o.After = never.after
	addPerson(t, openWith(t, path, o), "Amara")
	left := filepath.Join(t.TempDir(), "left.milepost")
	for _, end := range []string{"", "-wal"} {
		data, err := os.ReadFile(path + end)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(left+end, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	o.After = clock.after
	openWith(t, left, o)
	if clock.pass(2*time.Second) != 1 || logSize(t, left) != 0 {
		t.Errorf("at rest the log has %d bytes", logSize(t, left))
	}
	if n := len(roster(t, copied(t, left)).People); n != 1 {
		t.Errorf("a copy of the main file holds %d people, want 1", n)
	}
}

// TestWhatAnotherWindowLeftComesToRest lets another window write and then end without a word.
func TestWhatAnotherWindowLeftComesToRest(t *testing.T) {
	path := filepath.Join(t.TempDir(), "team.milepost")
	_ = createAt(t, path).Close()
	var never, clock timers
	o, gone := options(2), options(3)
	o.After, gone.After = clock.after, never.after
	mine, theirs := openWith(t, path, o), openWith(t, path, gone)
	if err := mine.Watch(); err != nil {
		t.Fatal(err)
	}
	addPerson(t, theirs, "Amara")
	clock.pass(200 * time.Millisecond)
	if clock.pass(2 * time.Second); logSize(t, path) != 0 {
		t.Errorf("at rest the log has %d bytes", logSize(t, path))
	}
}

func TestClosedIsOneFileAndClosingTwiceIsFine(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "ä team & 100%?#.milepost")
	s := createAt(t, path)
	addPerson(t, s, "Amara")
	for range 2 {
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != 1 {
		t.Errorf("left %v, %v", left, err)
	}
	if _, err := s.Do(ctx, unit.AddPerson, func(*storage.Work) error { return nil }); err == nil {
		t.Error("a closed file was written")
	}
	if n := len(roster(t, openWith(t, path, options(3))).People); n != 1 {
		t.Errorf("%d people", n)
	}
}

func TestWindowsHearOfEachOther(t *testing.T) {
	path := filepath.Join(t.TempDir(), "team.milepost")
	_ = createAt(t, path).Close()
	var clock timers
	o := options(5)
	o.After = clock.after
	one, two := openWith(t, path, o), openWith(t, path, options(6))
	var heard []storage.Changed
	cancel := one.Subscribe(func(c storage.Changed) { heard = append(heard, c) }, "person", "note")
	if err := one.Watch(); err != nil {
		t.Fatal(err)
	}
	look := func(what string, want int) {
		t.Helper()
		clock.pass(200 * time.Millisecond)
		if len(heard) != want {
			t.Fatalf("%s: heard %+v, want %d", what, heard, want)
		}
	}
	look("nothing happened", 0)
	p := addPerson(t, two, "Jonas")
	look("another window wrote", 1)
	if c := heard[0]; !c.Elsewhere || c.Name != unit.AddPerson || c.Kind != "do" || len(c.Tables) != 1 || c.Tables[0] != "person" ||
		len(c.Subjects) != 1 || c.Subjects[0] != p.ID || c.Seq == 0 {
		t.Errorf("told %+v", c)
	}
	addPerson(t, one, "Amara")
	if c := heard[len(heard)-1]; c.Elsewhere || c.Name != unit.AddPerson {
		t.Errorf("of the own change: %+v", c)
	}
	look("the own change is told once", 2)
	// the number of a unit that failed here becomes the other window's
	if _, err := one.Do(ctx, unit.AddPerson, func(*storage.Work) error { return model.ErrInvalid }); err == nil {
		t.Fatal("it did not fail")
	}
	addPerson(t, two, "Priya")
	look("after a failed unit", 3)
	do(t, two, unit.AddStrategic, func(w *storage.Work) error {
		return w.Put(&model.Strategic{Row: model.Ours(), Title: "x", Kind: model.KindLaunch, State: model.MilestonePlanned})
	})
	look("another table", 3)
	if _, err := two.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if _, err := two.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	look("undone elsewhere", 4)
	if heard[3].Kind != "undo" || heard[3].Name != unit.AddPerson {
		t.Errorf("told %+v", heard[3])
	}
	cancel()
	addPerson(t, two, "Kenji")
	look("after cancel", 4)
	one.StopWatching()
	if n := clock.pass(200 * time.Millisecond); n != 0 {
		t.Errorf("%d looks after the end", n)
	}
}

func TestAListenerMayUseTheStore(t *testing.T) {
	s := create(t)
	people := 0
	s.Subscribe(func(c storage.Changed) {
		people = len(roster(t, s).People)
		if people == 1 {
			addPerson(t, s, "second")
		}
	})
	addPerson(t, s, "first")
	if people != 2 {
		t.Errorf("%d people were seen", people)
	}
}
