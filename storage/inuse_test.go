package storage_test

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// onShare is a computer to which every folder is one of another computer.
func onShare(host string) *storage.Machine {
	m := machine(host)
	m.Remote = func(string) (string, bool) { return "SMB", true }
	return m
}

// shareOptions open a file as on a share, from a computer of that name.
func shareOptions(host string, seed int64) storage.Options {
	o := options(seed)
	o.Machine = onShare(host)
	return o
}

// sharedFile is a closed team file with one rep.
func sharedFile(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "team.milepost")
	s := createAt(t, path)
	addPerson(t, s, "Amara")
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func beside(t *testing.T, path string) []string {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		if e.Name() != filepath.Base(path) {
			out = append(out, e.Name())
		}
	}
	return out
}

// peopleInCopy opens a copy of the main file alone and counts who is in it.
func peopleInCopy(t *testing.T, path string) int {
	t.Helper()
	return len(roster(t, copied(t, path)).People)
}

// TestWhereOneMayWriteTheFileIsWholeAfterEveryUnit: no log whose index two computers would have to share, nothing to wait
// for until the file is complete, and nothing left beside it.
func TestWhereOneMayWriteTheFileIsWholeAfterEveryUnit(t *testing.T) {
	path := sharedFile(t)
	s := openWith(t, path, shareOptions("desk", 2))
	addPerson(t, s, "Jonas")
	if n := peopleInCopy(t, path); n != 2 {
		t.Errorf("a copy of the main file alone holds %d people, want 2", n)
	}
	if got := beside(t, path); !slices.Equal(got, []string{"team.milepost-journal", "team.milepost-open"}) {
		t.Errorf("beside the open file lie %q", got)
	}
	var mode string
	if err := storage.Pen(s).QueryRow("PRAGMA journal_mode").Scan(&mode); err != nil || mode != "truncate" {
		t.Errorf("journal mode %q, %v", mode, err)
	}
	if info, err := os.Stat(path + "-journal"); err != nil || info.Size() != 0 {
		t.Errorf("the journal: %v, %v", info, err)
	}
	if c, err := s.Check(ctx); err != nil || !c.Whole() {
		t.Errorf("checked while it is open: %+v, %v", c, err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if got := beside(t, path); len(got) != 0 {
		t.Errorf("beside the closed file lie %q", got)
	}
	home := openWith(t, path, options(3)) // and back on a disk of its own it is as it was
	if err := storage.Pen(home).QueryRow("PRAGMA journal_mode").Scan(&mode); err != nil || mode != "wal" || len(roster(t, home).People) != 2 {
		t.Errorf("back home: %q, %v", mode, err)
	}
}

func TestAFileIsMadeOnAShare(t *testing.T) {
	path := filepath.Join(t.TempDir(), "team.milepost")
	s, err := storage.Create(ctx, path, storage.Params{Options: shareOptions("desk", 1), TeamName: "Team North", UserName: "ingrid", Zone: "Europe/Berlin"})
	if err != nil {
		t.Fatal(err)
	}
	addPerson(t, s, "Amara")
	if got := beside(t, path); !slices.Equal(got, []string{"team.milepost-journal", "team.milepost-open"}) {
		t.Errorf("beside the open file lie %q", got)
	}
	if err := s.Close(); err != nil || len(beside(t, path)) != 0 {
		t.Errorf("%v, beside the closed file lie %q", err, beside(t, path))
	}
}

// inUse wants an error that says who works on a file.
func inUse(t *testing.T, err error, host string) {
	t.Helper()
	var u *storage.InUse
	var p *model.Problem
	if !errors.As(err, &u) || u.Host != host || u.User != "Anna" || !errors.As(err, &p) || p.File == "" || len(p.Args) != 4 {
		t.Fatalf("refused with %v, want who works on it on %s", err, host)
	}
}

// TestASecondWindowIsToldWhoWorksOnTheFile and may read it meanwhile, seeing what is written.
func TestASecondWindowIsToldWhoWorksOnTheFile(t *testing.T) {
	path := sharedFile(t)
	s := openWith(t, path, shareOptions("desk", 2))
	_, err := storage.Open(ctx, path, shareOptions("laptop", 3))
	inUse(t, err, "desk")
	if !errors.Is(err, model.ErrBusy) {
		t.Errorf("it is no ErrBusy: %v", err)
	}
	o := shareOptions("laptop", 3)
	o.WhenInUse = storage.ReadInUse
	reading := openWith(t, path, o)
	if !reading.ReadOnly() || reading.InUse() == nil {
		t.Fatal("it can be written in both")
	}
	addPerson(t, s, "Jonas")
	if n := len(roster(t, reading).People); n != 2 {
		t.Errorf("the reader sees %d people, want 2", n)
	}
	_, err = reading.Do(ctx, unit.AddPerson, func(w *storage.Work) error { return w.Put(priya()) })
	if inUse(t, err, "desk"); !errors.Is(err, model.ErrReadOnly) {
		t.Errorf("it is no ErrReadOnly: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := reading.Close(); err != nil {
		t.Fatal(err)
	}
	addPerson(t, openWith(t, path, shareOptions("laptop", 4)), "Priya")
}

// TestWhoWasTakenOverFromWritesNoMore: what comes then is refused with who took it, and nothing of it is in the file.
func TestWhoWasTakenOverFromWritesNoMore(t *testing.T) {
	path := sharedFile(t)
	s := openWith(t, path, shareOptions("desk", 2))
	o := shareOptions("laptop", 3)
	o.WhenInUse = storage.TakeInUse
	taken := openWith(t, path, o)
	addPerson(t, taken, "Jonas")
	_, err := s.Do(ctx, unit.AddPerson, func(w *storage.Work) error { return w.Put(priya()) })
	if inUse(t, err, "laptop"); !errors.Is(err, model.ErrReadOnly) {
		t.Errorf("it is no ErrReadOnly: %v", err)
	}
	for what, err := range map[string]error{
		"undo": third(s.Undo(ctx)), "skip": third(s.Skip(ctx)), "the index": s.ReindexSearch(ctx), "erase": third(s.Erase(ctx, "x", storage.EraseOptions{})),
	} {
		if !errors.Is(err, model.ErrReadOnly) {
			t.Errorf("%s: %v", what, err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path + "-open"); err != nil {
		t.Errorf("closing took the other's note away: %v", err)
	}
	if n := len(roster(t, taken).People); n != 2 {
		t.Errorf("%d people, want 2", n)
	}
}

func priya() *model.Person {
	return &model.Person{Row: model.Row{Visibility: model.Shared}, Name: "Priya", IsRep: true}
}

func third[T any](_ T, err error) error { return err }

// TestTheNoteOfAProgramThatWasEndedIsNobodys: on this computer one can tell; of another one it must be asked.
func TestTheNoteOfAProgramThatWasEndedIsNobodys(t *testing.T) {
	path := sharedFile(t)
	ended := exec.Command(os.Args[0], "-test.run=^$")
	if err := ended.Run(); err != nil {
		t.Fatal(err)
	}
	note := func(host string, pid int) {
		t.Helper()
		text := `{"computer":"` + host + `","user":"Anna","since":1795420800000,"process":` + strconv.Itoa(pid) + `,"token":"x"}`
		if err := os.WriteFile(path+"-open", []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for name, pid := range map[string]int{"ended": ended.ProcessState.Pid(), "an earlier one of the same number": os.Getpid()} {
		note("desk", pid)
		if err := openWith(t, path, shareOptions("desk", 2)).Close(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	note("laptop", ended.ProcessState.Pid())
	_, err := storage.Open(ctx, path, shareOptions("desk", 2))
	inUse(t, err, "laptop")
	note("desk", os.Getppid())
	_, err = storage.Open(ctx, path, shareOptions("desk", 2))
	inUse(t, err, "desk")
	if err := os.WriteFile(path+"-open", []byte("half a no"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := openWith(t, path, shareOptions("desk", 2)).Close(); err != nil || len(beside(t, path)) != 0 {
		t.Errorf("a note nobody can read: %v, %q", err, beside(t, path))
	}
}

// TestNothingIsPutInThePlaceOfAFileInUse: where there is no log, the database cannot tell by itself that a window is idle.
func TestNothingIsPutInThePlaceOfAFileInUse(t *testing.T) {
	path := sharedFile(t)
	backup, _, err := storage.BackUpFile(ctx, path, storage.BackUpOptions{Clock: options(1).Clock, To: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	s := openWith(t, path, shareOptions("desk", 2))
	if _, err := storage.Restore(ctx, backup, path, options(1).Clock); !errors.Is(err, model.ErrBusy) {
		t.Errorf("restored under an open window: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := storage.Restore(ctx, backup, path, options(1).Clock); err != nil {
		t.Error(err)
	}
}

// TestBackupsOnAShareAreWhole takes one while units are written.
func TestBackupsOnAShareAreWhole(t *testing.T) {
	path := sharedFile(t)
	o := shareOptions("desk", 2)
	o.Backups = t.TempDir()
	s := openWith(t, path, o)
	done := make(chan error, 1)
	go func() {
		_, err := s.BackUp(ctx)
		done <- err
	}()
	for _, name := range []string{"Jonas", "Priya", "Kenji"} {
		addPerson(t, s, name)
	}
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	list, err := storage.Backups(s.BackupFolder())
	if err != nil || len(list) == 0 {
		t.Fatalf("%v, %v", list, err)
	}
	if c, err := storage.CheckFile(ctx, list[0].Path); err != nil || !c.Whole() {
		t.Errorf("%+v, %v", c, err)
	}
}
