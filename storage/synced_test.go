//go:build linux

package storage_test

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"milepost/storage"
)

// TestWhatIsAcknowledgedIsOnTheDisk looks at what the program asks of the system: whenever it says that something is
// done, everything it wrote was waited for, and so was every name it gave. Killing alone does not show that: the system
// keeps what a killed program wrote, and loses it with the power.
func TestWhatIsAcknowledgedIsOnTheDisk(t *testing.T) {
	if testing.Short() {
		t.Skip("long, and nothing of it runs side by side")
	}
	needStrace(t)
	least := map[string]int{"unit": 24, "import": 3, "backup": 3, "restore": 3, "erase": 4, "keep": 1, "migrate": 2, "create": 3, "move": 3, "share": 16}
	for _, life := range sortedLives() {
		t.Run(life, func(t *testing.T) {
			g := newGrave(t, life)
			w := &wire{t: t, dir: g.dir, dirty: map[string]string{}, logged: map[string]bool{}}
			w.watch(g, least[life])
			if w.acks < least[life] || w.synced == 0 {
				t.Errorf("%d acknowledged, %d times waited: the test proves nothing", w.acks, w.synced)
			}
		})
	}
}

// wire reads what strace says of a program: what it wrote, and what it waited for.
type wire struct {
	t      *testing.T
	dir    string
	dirty  map[string]string // files that were written and folders in which a name was given, since they were last waited for; and how
	logged map[string]bool   // files beside which a log stands that holds what was written to them
	acks   int
	synced int
}

var (
	callLine = regexp.MustCompile(`^\d+ +(\w+)\((.*)\) += (-?\d+)`)
	onFile   = regexp.MustCompile(`^\d+<([^>]*)>`)
	names    = regexp.MustCompile(`"((?:[^"\\]|\\.)*)"`)
)

// watch lets a victim live under strace until it has acknowledged some things, or to its end.
func (w *wire) watch(g *grave, least int) {
	t := w.t
	log := filepath.Join(t.TempDir(), "strace")
	r, ack, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("strace", "-f", "-y", "-s", "300", "-o", log, "-e",
		"trace=write,pwrite64,fsync,fdatasync,ftruncate,rename,renameat,renameat2,link,linkat,unlink,unlinkat", os.Args[0], "-test.run=^TestVictim$")
	cmd.Env = append(os.Environ(), "MILEPOST_TEST_LIFE="+g.life, "MILEPOST_TEST_KILL="+g.dir, "MILEPOST_TEST_SEED=77")
	cmd.ExtraFiles = []*os.File{ack}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	_ = ack.Close() // the victim has its own
	late := time.AfterFunc(2*time.Minute, func() { _ = cmd.Process.Kill() })
	defer late.Stop()
	heard := 0
	for lines := bufio.NewScanner(r); lines.Scan(); {
		if !strings.HasPrefix(lines.Text(), "sum") && !strings.HasPrefix(lines.Text(), "up") {
			heard++
		}
		if heard > least {
			break
		}
	}
	_ = r.Close() // the next acknowledgement ends the victim
	_ = cmd.Wait()
	f, err := os.Open(log)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }() // it was only read
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for unfinished := map[string]string{}; lines.Scan(); {
		w.line(joined(unfinished, lines.Text()))
	}
	if err := lines.Err(); err != nil && !errors.Is(err, fs.ErrClosed) {
		t.Fatal(err)
	}
}

// joined puts a call together that strace tells in two lines, because another thread came between.
func joined(unfinished map[string]string, line string) string {
	thread, _, _ := strings.Cut(line, " ")
	if begun, ok := strings.CutSuffix(line, " <unfinished ...>"); ok {
		unfinished[thread] = begun
		return ""
	}
	if _, rest, ok := strings.Cut(line, " resumed>"); ok {
		return unfinished[thread] + rest
	}
	return line
}

func (w *wire) line(line string) {
	m := callLine.FindStringSubmatch(line)
	if m == nil || strings.HasPrefix(m[3], "-") {
		return
	}
	call, args := m[1], m[2]
	path := ""
	if on := onFile.FindStringSubmatch(args); on != nil {
		path = on[1]
	}
	switch call {
	case "fsync", "fdatasync":
		delete(w.dirty, path)
		w.synced++
	case "write", "pwrite64", "ftruncate":
		if strings.HasPrefix(path, "pipe:") && strings.HasPrefix(args, "3<") {
			w.acknowledged(args)
		}
		if w.matters(path) {
			w.dirty[path] = call
		}
		if main, ok := strings.CutSuffix(path, "-wal"); ok && call == "ftruncate" {
			w.emptied(main)
		} else if ok {
			w.logged[main] = true
		}
	case "unlink", "unlinkat":
		if name := names.FindStringSubmatch(args); name != nil {
			delete(w.dirty, name[1])
			if main, ok := strings.CutSuffix(name[1], "-wal"); ok {
				w.emptied(main)
			}
		}
	default:
		w.named(call, names.FindAllStringSubmatch(args, -1))
	}
}

// emptied sees a log go: what was moved from it into the file must be on the disk before.
func (w *wire) emptied(main string) {
	w.t.Helper()
	if how, ok := w.dirty[main]; ok && w.logged[main] {
		w.t.Errorf("the log of %s goes before what was moved from it is on the disk (%s)", filepath.Base(main), how)
	}
	delete(w.logged, main)
}

// matters says of a file whether what is written to it must last: the index of the log is made anew whenever it is lost,
// and the note of who works on the file says nothing once the power is gone.
func (w *wire) matters(path string) bool {
	return strings.HasPrefix(path, w.dir) && !strings.HasSuffix(path, "-shm") && !strings.HasSuffix(path, "-open")
}

// named sees a file get a name: what is in it must be on the disk before, and the name is once its folder is.
func (w *wire) named(call string, of [][]string) {
	if len(of) != 2 || !w.matters(of[1][1]) {
		return
	}
	from, to := of[0][1], of[1][1]
	if how, ok := w.dirty[from]; ok {
		w.t.Errorf("%s gets its name by %s before what it holds is on the disk (%s)", filepath.Base(to), call, how)
	}
	delete(w.dirty, from)
	w.dirty[filepath.Dir(to)] = call + " of " + filepath.Base(to)
}

func (w *wire) acknowledged(args string) {
	w.t.Helper()
	if strings.Contains(args, `"sum`) || strings.Contains(args, `"up`) {
		return
	}
	w.acks++
	var left []string
	for path, how := range w.dirty {
		if strings.HasSuffix(path, "-wal") && how == "ftruncate" || w.logged[path] || strings.Contains(path, ".milepost-copy-") {
			continue // the log was emptied into the file before, or still holds it; a copy that has no name yet is nothing
		}
		beside := strings.Contains(args, `"unit`) || strings.Contains(args, `"draft`)
		if beside && strings.HasPrefix(path, filepath.Join(w.dir, "copies")) {
			continue // neither a unit nor a draft says that the day's backup, which is made beside it, is done
		}
		left = append(left, fmt.Sprintf("%s (%s)", filepath.Base(path), how))
	}
	if slices.Sort(left); len(left) > 0 {
		w.t.Errorf("acknowledged %.60s before it is on the disk: %q", args, left)
	}
}

// TestEveryCommitIsWaitedFor is what can be seen of that where there is no strace.
func TestEveryCommitIsWaitedFor(t *testing.T) {
	s := create(t)
	for pragma, want := range map[string]string{"synchronous": "2", "journal_mode": "wal", "foreign_keys": "1", "secure_delete": "1"} {
		var got string
		if err := storage.Pen(s).QueryRow("PRAGMA " + pragma).Scan(&got); err != nil || got != want {
			t.Errorf("%s is %s, want %s, %v", pragma, got, want, err)
		}
	}
}
