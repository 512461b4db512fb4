//go:build unix

package storage_test

import (
	"fmt"
	"math/rand"
	"os"
	"sync"
	"testing"
	"time"

	"milepost/storage"
)

// TestProgramsThatWriteAtOnce lets three programs write, undo and redo on one file, and kills one of them: every unit
// that any of them acknowledged is there, and none is half there.
func TestProgramsThatWriteAtOnce(t *testing.T) {
	if testing.Short() {
		t.Skip("long, and nothing of it runs side by side")
	}
	rnd := rand.New(rand.NewSource(storage.Seeded(t, 20261128)))
	for range storage.Times(1, 20) {
		g := newGrave(t, "unit")
		programs := make([]*grave, 3)
		var all sync.WaitGroup
		for i := range programs {
			programs[i] = &grave{t: t, life: "beside", dir: g.dir, path: g.path}
			own, dies := rnd.Int63n(1e9), 1+rnd.Intn(fortyUnits/2)
			all.Go(func() {
				programs[i].live(own, "", func(p *os.Process, heard int) bool {
					if i > 0 || heard < dies {
						return false
					}
					_ = p.Kill()
					return true
				})
			})
		}
		all.Wait()
		units := 0
		for _, p := range programs {
			g.acks = append(g.acks, p.acks...)
			units += len(p.acked("unit"))
		}
		if !programs[1].ended || !programs[2].ended || units < 2*fortyUnits {
			t.Errorf("%d units; they ended: %v, %v", units, programs[1].ended, programs[2].ended)
		}
		g.look()
		t.Logf("%d units, then %v", units, programs[1].acked("refused"))
	}
}

// TestWorkingOnWithAClockSetBack works on with a clock that stands a year before: order, undo and backups do not care.
func TestWorkingOnWithAClockSetBack(t *testing.T) {
	k := keepNew(t)
	k.change()
	for _, back := range []time.Duration{time.Hour, 24 * time.Hour, 400 * 24 * time.Hour} {
		k.now = k.now.Add(-back)
		k.change()
		if err := k.Close(); err != nil {
			t.Fatal(err)
		}
		k.open()
		k.change()
	}
	if n := len(roster(t, k.Store).People); n != 7 {
		t.Errorf("%d people", n)
	}
	k.want("the copies", "Team North 2025-10-18.milepost", "Team North 2026-11-22.milepost", "Team North 2026-11-23.milepost")
	for i := range 7 {
		if _, err := k.Undo(ctx); err != nil {
			t.Fatalf("undo %d: %v", i, err)
		}
		if n := len(roster(t, k.Store).People); n != 6-i {
			t.Errorf("undo %d leaves %d people", i, n)
		}
	}
	if err := k.Close(); err != nil {
		t.Fatal(err)
	}
	if c := check(t, k.path); !c.Whole() {
		t.Errorf("not whole:\n%s", findings(c))
	}
}

// TestABackupIsTriedAgainWhenTheClockWasSetBack has a copy that failed, and then a clock that stands long before.
func TestABackupIsTriedAgainWhenTheClockWasSetBack(t *testing.T) {
	k := keepNew(t)
	if err := os.WriteFile(k.root, []byte("a file where the folder should be"), 0o600); err != nil {
		t.Fatal(err)
	}
	k.change()
	if len(k.told) != 1 {
		t.Fatalf("told %q", k.told)
	}
	if err := os.Remove(k.root); err != nil {
		t.Fatal(err)
	}
	k.now = k.now.AddDate(-1, 0, 0)
	k.change()
	k.want("tried again", fmt.Sprintf("Team North %s.milepost", k.now.Format(time.DateOnly)))
}
