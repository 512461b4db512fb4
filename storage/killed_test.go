//go:build unix

package storage_test

import (
	"bufio"
	"errors"
	"fmt"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"milepost/storage"
)

// lifePoints are the named points of the program at which each life is ended.
var lifePoints = map[string][]string{
	"unit":    {"unit.begun", "unit.done", "unit.finished", "unit.committed", "rest.moved", "copy.begun", "copy.written", "copy.named"},
	"import":  {"unit.done", "unit.finished", "unit.committed"},
	"backup":  {"copy.begun", "copy.written", "copy.checked", "copy.synced", "copy.sealed", "copy.named"},
	"restore": {"copy.begun", "copy.written", "restore.copied", "restore.aside", "restore.replaced"},
	"erase":   {"unit.finished", "erase.rows", "erase.wiped", "erase.copy"},
	"keep":    {"unit.finished", "notes.rows", "erase.copy"},
	"move":    {"copy.sealed", "copy.named", "unit.finished", "unit.committed"},
	"share":   {"unit.begun", "unit.done", "unit.finished", "unit.committed", "copy.written"},
	"migrate": {"migrate.written", "migrate.copied", "migrate.changed", "migrate.committed"},
	"create":  {"unit.finished", "create.filled", "copy.named"},
}

// once are lives that come to a point only once, or at the third time are over.
var once = []string{"erase", "keep", "migrate"}

// TestEveryCrashPointIsTried finds the points in the source.
func TestEveryCrashPointIsTried(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) == 0 {
		t.Fatalf("%q, %v", files, err)
	}
	call := regexp.MustCompile(`\bcrashAt\(([^)]*)\)`)
	there := map[string]bool{}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") || strings.HasPrefix(name, "crash_") {
			continue
		}
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range call.FindAllStringSubmatch(string(data), -1) {
			point := strings.Trim(m[1], `"`)
			if there[point] = true; !regexp.MustCompile(`^[a-z]+\.[a-z]+$`).MatchString(point) {
				t.Errorf("%s: the point %s cannot be found by its name", name, m[1])
			}
		}
	}
	if len(there) < 10 {
		t.Fatalf("only %d points were found", len(there))
	}
	tried := map[string]bool{}
	for life, points := range lifePoints {
		for _, point := range points {
			if tried[point] = true; !there[point] {
				t.Errorf("%s: there is no point %s any more", life, point)
			}
		}
	}
	for point := range there {
		if !tried[point] {
			t.Errorf("nobody is killed at %s: say in lifePoints who comes there", point)
		}
	}
}

// TestKilledAtEveryPoint ends the program without a word at every named point, the first time it comes there or later.
func TestKilledAtEveryPoint(t *testing.T) {
	if testing.Short() {
		t.Skip("long, and nothing of it runs side by side")
	}
	rnd := rand.New(rand.NewSource(storage.Seeded(t, 20261126)))
	kills := 0
	tried := map[string]bool{}
	for range storage.Times(1, 5) {
		for _, life := range sortedLives() {
			for _, point := range lifePoints[life] {
				if storage.Times(0, 1) == 0 && tried[point] && tried[life] { // once each is enough for every day
					continue
				}
				tried[point], tried[life] = true, true
				if !slices.Contains(once, life) {
					point = fmt.Sprint(point, ":", 1+rnd.Intn(3))
				}
				t.Run(life+" "+point, func(t *testing.T) {
					kills++
					g := newGrave(t, life)
					g.live(rnd.Int63n(1e9), point, nil)
					g.look()
				})
			}
		}
	}
	t.Logf("%d kills", kills)
}

// TestKilledAtAnyMoment ends the program from outside, whatever it is at.
func TestKilledAtAnyMoment(t *testing.T) {
	if testing.Short() {
		t.Skip("long, and nothing of it runs side by side")
	}
	rnd := rand.New(rand.NewSource(storage.Seeded(t, 20261127)))
	kills := storage.Times(20, 500)
	graves := map[string]*grave{}
	acks := 0
	for i := range kills {
		life := sortedLives()[i%len(lives)]
		g := graves[life]
		if g == nil || slices.Contains(once, life) || life == "create" || g.kills >= 12 {
			g = newGrave(t, life)
			graves[life] = g
		}
		waits, then := rnd.Intn(12), time.Duration(rnd.Intn(15_000))*time.Microsecond
		if slices.Contains(once, life) {
			waits, then = rnd.Intn(2), time.Duration(rnd.Intn(300_000))*time.Microsecond
		}
		g.live(rnd.Int63n(1e9), "", func(p *os.Process, heard int) bool {
			if heard < waits {
				return false
			}
			time.Sleep(then)
			_ = p.Kill()
			return true
		})
		acks += len(g.acks)
		if g.look(); t.Failed() {
			t.Fatalf("kill %d, a life of %q: waited for %d acks, then %v", i, life, waits, then)
		}
	}
	t.Logf("%d kills, %d things were acknowledged before", kills, acks)
	if acks < kills {
		t.Error("hardly anything was acknowledged: the test proves nothing")
	}
}

// TestKilledAtAWrite ends the program at the very moment it asks the system to write a page: before the first one of a
// commit, between two, after the last.
func TestKilledAtAWrite(t *testing.T) {
	if testing.Short() {
		t.Skip("long, and nothing of it runs side by side")
	}
	needStrace(t)
	rnd := rand.New(rand.NewSource(storage.Seeded(t, 20261202)))
	kills := 0
	for range storage.Times(4, 100) {
		for _, life := range []string{"share", "unit", "share"} {
			g := newGrave(t, life)
			write := 1 + rnd.Intn(400)
			g.under = []string{"strace", "-f", "-o", os.DevNull, "-e", "trace=pwrite64", "-e", fmt.Sprint("inject=pwrite64:signal=KILL:when=", write)}
			g.live(rnd.Int63n(1e9), "", nil)
			kills++
			if g.look(); t.Failed() {
				t.Fatalf("a life of %q, killed at write %d", life, write)
			}
		}
	}
	t.Logf("%d kills", kills)
}

// needStrace skips a test where nobody can look at what a program asks of the system.
func needStrace(t *testing.T) {
	t.Helper()
	if out, err := exec.Command("strace", "-o", os.DevNull, "true").CombinedOutput(); err != nil {
		t.Skipf("skipped: what a program asks of the system cannot be seen here: %v %s", err, out)
	}
}

func sortedLives() []string {
	var out []string
	for life := range lives {
		out = append(out, life)
	}
	slices.Sort(out)
	return out
}

// grave is where a victim worked, and what it had acknowledged when it was killed.
type grave struct {
	t     *testing.T
	life  string
	dir   string
	path  string
	under []string // another program that runs the victim; may be none
	kills int
	acks  []string          // of the last life
	units map[string]string // acknowledged in all lives: ids by number
	sums  map[string]string // what the rows were after a unit
	ended bool              // the last life came to its own end before it was killed
	begun string            // what the rows were at the beginning
}

// live lets a victim live until the point, or until kill has killed it, which is asked after each acknowledgement.
func (g *grave) live(seed int64, point string, kill func(p *os.Process, heard int) bool) {
	t := g.t
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	args := append(slices.Clone(g.under), os.Args[0], "-test.run=^TestVictim$", "-test.v")
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Env = append(os.Environ(), "MILEPOST_CRASH="+point, "MILEPOST_TEST_LIFE="+g.life, "MILEPOST_TEST_KILL="+g.dir,
		fmt.Sprint("MILEPOST_TEST_SEED=", seed))
	cmd.ExtraFiles = []*os.File{w}
	var out strings.Builder
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	_ = w.Close() // the victim has its own
	late := time.AfterFunc(2*time.Minute, func() { _ = cmd.Process.Signal(syscall.SIGABRT) })
	defer late.Stop()
	g.acks, g.ended = nil, false
	for lines := bufio.NewScanner(r); lines.Scan(); {
		if g.acks = append(g.acks, lines.Text()); kill != nil && kill(cmd.Process, len(g.acks)) {
			kill = nil
		}
	}
	_ = r.Close() // it was only read
	err = cmd.Wait()
	g.kills++
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		if status, ok := exit.Sys().(syscall.WaitStatus); ok && status.Signaled() && status.Signal() == syscall.SIGKILL {
			return
		}
	}
	g.ended = slices.Contains(g.acks, "end")
	if err != nil || point != "" || !g.ended {
		t.Fatalf("it was not killed (at %q): %v\n%s\n%q", point, err, out.String(), g.acks)
	}
}

// acked are what was acknowledged of a kind, each in its parts.
func (g *grave) acked(kind string) (out [][]string) {
	for _, line := range g.acks {
		if parts := strings.SplitN(line, " ", 3); parts[0] == kind {
			out = append(out, parts[1:])
		}
	}
	return out
}
