package storage_test

import (
	"errors"
	"math/rand"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// hours is a Scheduler and a clock in one. Time passes when the test lets it, and what waits happens when it is due.
type hours struct {
	now     time.Time
	waiting []*hour
}

type hour struct {
	at      time.Time
	f       func()
	stopped bool
}

func (h *hours) after(wait time.Duration, f func()) func() {
	x := &hour{at: h.now.Add(wait), f: f}
	h.waiting = append(h.waiting, x)
	return func() { x.stopped = true }
}

func (h *hours) pass(d time.Duration) {
	for end := h.now.Add(d); ; {
		h.waiting = slices.DeleteFunc(h.waiting, func(x *hour) bool { return x.stopped })
		if len(h.waiting) == 0 {
			h.now = end
			return
		}
		next := slices.MinFunc(h.waiting, func(a, b *hour) int { return a.at.Compare(b.at) })
		if next.at.After(end) {
			h.now = end
			return
		}
		h.now, next.stopped = next.at, true
		next.f()
	}
}

// idle is a file in two windows, of which only the main file is copied now and then.
type idle struct {
	t       *testing.T
	rnd     *rand.Rand
	hours   hours
	path    string
	windows []*storage.Store
	people  []*model.Person
	told    []time.Time // when each unit was done
	seqs    []int64
	reads   func()    // ends a long read; nil when there is none
	free    time.Time // when the last long read ended
	copies  int
	atRest  int
}

// TestOnlyTheMainFileIsCopiedAtAnyMoment copies the main file, and nothing that stands beside it, again and again while
// two windows write: the copy is whole, and nothing that is older than two
// seconds is missing from it, unless somebody reads an older state for long.
func TestOnlyTheMainFileIsCopiedAtAnyMoment(t *testing.T) {
	if testing.Short() {
		t.Skip("long, and nothing of it runs side by side")
	}
	x := &idle{t: t, rnd: rand.New(rand.NewSource(storage.Seeded(t, 20261129))), path: filepath.Join(t.TempDir(), "team.milepost")}
	x.hours.now = clock.Now()
	_ = createAt(t, x.path).Close()
	for range 2 {
		x.windows = append(x.windows, x.open())
	}
	for range storage.Times(120, 700) {
		switch n := x.rnd.Intn(20); {
		case n < 6:
			x.write()
		case n < 7 && x.reads == nil && x.rnd.Intn(2) == 0:
			x.reads = storage.HoldReading(t, x.windows[x.rnd.Intn(2)])
		case n < 10 && x.reads != nil:
			x.endReading()
		case n == 10 && x.rnd.Intn(2) == 0:
			i := x.rnd.Intn(2)
			x.endReading()
			if err := x.windows[i].Close(); err != nil {
				t.Fatal(err)
			}
			x.windows[i] = x.open()
		case n < 17:
			x.hours.pass(time.Duration(x.rnd.Intn(3000)) * time.Millisecond)
		default:
			x.copy()
		}
	}
	t.Logf("%d copies, %d of them at rest", x.copies, x.atRest)
	if x.copies < 6 || x.atRest < 3 || x.atRest == x.copies {
		t.Error("too few: the test proves nothing")
	}
}

func (x *idle) open() *storage.Store {
	x.t.Helper()
	seed++
	o := options(seed)
	o.After, o.Clock = x.hours.after, model.ClockFunc(func() time.Time { return x.hours.now })
	s := openWith(x.t, x.path, o)
	if err := s.Watch(); err != nil {
		x.t.Fatal(err)
	}
	return s
}

func (x *idle) endReading() {
	if x.reads != nil {
		x.reads()
		x.reads, x.free = nil, x.hours.now
	}
}

// write does a unit, a large one now and then, in one of the windows.
func (x *idle) write() {
	x.t.Helper()
	s := x.windows[x.rnd.Intn(2)]
	var u storage.Unit
	if len(x.people) == 0 || x.rnd.Intn(6) == 0 {
		p := addPerson(x.t, s, "somebody")
		x.people = append(x.people, p)
		u.Seq = p.Version
	} else {
		many := 1
		if x.rnd.Intn(30) == 0 {
			many = 3000 // more than the log may hold
		}
		u = do(x.t, s, unit.AddNote, func(w *storage.Work) error {
			for range many {
				if err := w.Insert(note(x.people[x.rnd.Intn(len(x.people))], w)); err != nil {
					return err
				}
			}
			return nil
		})
	}
	x.told, x.seqs = append(x.told, x.hours.now), append(x.seqs, u.Seq)
}

// copy copies the main file alone and looks at the copy.
func (x *idle) copy() {
	t := x.t
	t.Helper()
	if len(x.seqs) == 0 {
		return
	}
	data, err := os.ReadFile(x.path)
	if err != nil {
		t.Fatal(err)
	}
	alone := filepath.Join(t.TempDir(), "alone.milepost")
	if err := os.WriteFile(alone, data, 0o600); err != nil {
		t.Fatal(err)
	}
	if x.reads != nil { // somebody who reads an older state keeps it from coming to rest
		x.free = x.hours.now
	}
	if x.hours.now.Sub(x.free) < 2*time.Second {
		return // until then SQLite moves some pages and not others: only the file and its log together are whole
	}
	if c := check(t, alone); !c.Whole() {
		t.Errorf("copied at %v it is not whole:\n%s", x.hours.now, findings(c))
	}
	s := openWith(t, alone, options(1))
	seq, err := s.Seq(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if e := s.Close(); e != nil && !errors.Is(e, os.ErrClosed) {
		t.Fatal(e)
	}
	_ = os.Remove(alone)
	x.copies++
	last := x.seqs[len(x.seqs)-1]
	if x.hours.now.Sub(x.told[len(x.told)-1]) >= 2*time.Second {
		x.atRest++
		if seq != last {
			t.Errorf("at rest it holds %d of %d units", seq, last)
		}
	}
	for i := range x.seqs {
		if x.hours.now.Sub(x.told[i]) >= 2*time.Second && x.seqs[i] > seq {
			t.Errorf("unit %d is %v old and not in the copy, which holds %d", x.seqs[i], x.hours.now.Sub(x.told[i]), seq)
			return
		}
	}
}

// TestWorkingOnDoesNotPutRestOff writes every second and a half: the main file never lacks more than the last of it.
func TestWorkingOnDoesNotPutRestOff(t *testing.T) {
	x := &idle{t: t, path: filepath.Join(t.TempDir(), "team.milepost")}
	x.hours.now = clock.Now()
	_ = createAt(t, x.path).Close()
	s := x.open()
	for i := range 6 {
		addPerson(t, s, "somebody")
		x.hours.pass(1500 * time.Millisecond)
		if n := len(roster(t, copied(t, x.path)).People); n < i {
			t.Errorf("%d people were written, %d of them more than two seconds ago; a copy holds %d", i+1, i, n)
		}
	}
}
