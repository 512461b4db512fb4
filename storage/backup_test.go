package storage_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// seed makes each opening make ids of its own.
var seed = int64(100)

// kept is a file with a place for copies, and a clock and timers that the test moves.
type kept struct {
	*storage.Store
	t      *testing.T
	path   string
	root   string
	now    time.Time
	timers timers
	begun  []int64  // how large each was expected to be
	told   []string // the names of copies, and the keys of problems
}

func keep(t *testing.T, path, root string) *kept {
	t.Helper()
	k := &kept{t: t, path: path, root: root, now: clock.Now()}
	if _, err := os.Stat(path); err != nil {
		_ = createAt(t, path).Close()
	}
	k.open()
	return k
}

func (k *kept) open() {
	k.t.Helper()
	seed++
	o := options(seed)
	o.Backing = func(bytes int64) { k.begun = append(k.begun, bytes) }
	o.Clock, o.After, o.Backups = model.ClockFunc(func() time.Time { return k.now }), k.timers.after, k.root
	o.Backed = func(path string, err error) {
		if path != "" {
			k.told = append(k.told, filepath.Base(path))
		}
		if err != nil {
			k.told = append(k.told, problemKey(k.t, err))
		}
	}
	k.Store = openWith(k.t, k.path, o)
}

func problemKey(t *testing.T, err error) string {
	t.Helper()
	var p *model.Problem
	if !errors.As(err, &p) || p.File == "" {
		t.Errorf("not said in words, or not where: %v", err)
		return "?"
	}
	return p.Key
}

// change writes a unit and lets the time pass in which the copy is made.
func (k *kept) change() {
	k.t.Helper()
	addPerson(k.t, k.Store, "somebody")
	k.timers.pass(2 * time.Second)
}

// names are what lies in the folder of the file.
func (k *kept) names() []string {
	k.t.Helper()
	entries, err := os.ReadDir(k.BackupFolder())
	if err != nil && !os.IsNotExist(err) {
		k.t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}

func (k *kept) want(what string, names ...string) {
	k.t.Helper()
	if got := k.names(); !slices.Equal(got, names) {
		k.t.Errorf("%s: the folder has %q, want %q", what, got, names)
	}
}

func keepNew(t *testing.T) *kept {
	t.Helper()
	return keep(t, filepath.Join(t.TempDir(), "Team North.milepost"), filepath.Join(t.TempDir(), "copies"))
}

func TestTheFirstChangeOfADayIsCopied(t *testing.T) {
	k := keepNew(t)
	k.timers.pass(time.Hour)
	k.want("opened only")
	addPerson(t, k.Store, "Amara")
	k.want("before its time")
	if n := k.timers.pass(time.Second); n != 1 {
		t.Fatalf("%d timers", n)
	}
	k.want("after the first change", "Team North 2026-11-23.milepost")
	addPerson(t, k.Store, "Jonas")
	if n := k.timers.pass(time.Second); n != 0 {
		t.Errorf("%d timers after the second change", n)
	}
	k.now = time.Date(2026, 11, 23, 23, 30, 0, 0, time.UTC) // half past midnight in Berlin
	k.change()
	k.want("the next day in the file's zone", "Team North 2026-11-23.milepost", "Team North 2026-11-24.milepost")
	if len(k.begun) != 2 || k.begun[0] < 4096 {
		t.Errorf("begun were %d", k.begun)
	}
	list, err := storage.Backups(k.BackupFolder())
	if err != nil || len(list) != 2 || list[0].On != model.MustDate("2026-11-24") {
		t.Fatalf("%+v, %v", list, err)
	}
	for i, want := range []int{3, 1} { // the change that was the first is in it
		held, err := storage.Held(ctx, list[i].Path)
		if err != nil || len(held.People) != want || held.Change != unit.AddPerson || held.Team != "Team North" || held.Owner != "ingrid" {
			t.Errorf("%s holds %+v, %v", list[i].Path, held, err)
		}
		if n := len(roster(t, openWith(t, list[i].Path, options(9))).People); n != want {
			t.Errorf("opened it has %d people, want %d", n, want)
		}
	}
	if !slices.Equal(k.told, []string{"Team North 2026-11-23.milepost", "Team North 2026-11-24.milepost"}) {
		t.Errorf("told %q", k.told)
	}
	if info, err := os.Stat(list[0].Path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("others may read it: %v, %v", info.Mode(), err)
	}
}

func TestTheCopyIsMadeBeforeTheFileIsClosed(t *testing.T) {
	k := keepNew(t)
	addPerson(t, k.Store, "Amara")
	if err := k.Close(); err != nil {
		t.Fatal(err)
	}
	k.want("closed at once", "Team North 2026-11-23.milepost")
	if left, _ := filepath.Glob(k.path + "*"); len(left) != 1 {
		t.Errorf("closed, the file is %q", left)
	}
	k.open()
	k.change()
	k.want("opened again on the same day", "Team North 2026-11-23.milepost")
}

func TestTheClockIsSetBack(t *testing.T) {
	k := keepNew(t)
	k.now = time.Date(2027, 5, 1, 9, 0, 0, 0, time.UTC)
	k.change()
	k.now = clock.Now()
	k.change()
	k.change()
	k.want("set back", "Team North 2026-11-23.milepost", "Team North 2027-05-01.milepost")
	for range 12 {
		k.now = k.now.AddDate(0, 0, 1)
		k.change()
	}
	if names := k.names(); !slices.Contains(names, "Team North 2027-05-01.milepost") || !slices.Contains(names, "Team North 2026-12-05.milepost") || len(names) < 8 { // seven days and one ahead; how many more depends on their size
		t.Errorf("later: %q", names)
	}
}

func TestNoPlaceForCopiesMeansNone(t *testing.T) {
	s := create(t)
	addPerson(t, s, "Amara")
	if s.BackupFolder() != "" {
		t.Errorf("copies go to %q", s.BackupFolder())
	}
	if _, err := s.BackUp(ctx); !errors.Is(err, model.ErrNotFound) {
		t.Errorf("asked for one: %v", err)
	}
}

func TestCopiesOnDemand(t *testing.T) {
	k := keepNew(t)
	for _, want := range []string{"Team North 2026-11-23.milepost", "Team North 2026-11-23 0900.milepost", "Team North 2026-11-23 0900 (2).milepost"} {
		path, err := k.BackUp(ctx)
		if err != nil || filepath.Base(path) != want {
			t.Errorf("%q, %v, want %q", path, err, want)
		}
	}
	k.change()
	if n := len(k.names()); n != 3 {
		t.Errorf("%d copies after a change on a day that has some", n)
	}
	list, err := storage.Backups(k.BackupFolder())
	if err != nil || len(list) != 3 || !strings.HasSuffix(list[0].Path, "(2).milepost") || list[2].Time != "" {
		t.Errorf("%+v, %v", list, err)
	}
}

// TestACopyOfAnotherFileDoesNotStandForThisOne has two files that were once one: each has its own changes.
func TestACopyOfAnotherFileDoesNotStandForThisOne(t *testing.T) {
	k := keepNew(t)
	_ = k.Close()
	other := keep(t, filepath.Join(t.TempDir(), "Team North.milepost.x"), k.root)
	_ = other.Close()
	data, err := os.ReadFile(k.path)
	if err != nil {
		t.Fatal(err)
	}
	twin := filepath.Join(t.TempDir(), "Team North.milepost")
	if err := os.WriteFile(twin, data, 0o600); err != nil {
		t.Fatal(err)
	}
	k.open()
	k.change()
	two := keep(t, twin, k.root)
	two.now = two.now.Add(5 * time.Minute)
	two.change()
	k.want("both changed", "Team North 2026-11-23 0905.milepost", "Team North 2026-11-23.milepost")
	two.change()
	k.change()
	k.want("and changed again", "Team North 2026-11-23 0905.milepost", "Team North 2026-11-23.milepost")
}

func TestADamagedCopyDoesNotStandForTheDay(t *testing.T) {
	k := keepNew(t)
	k.change()
	_ = k.Close()
	path := filepath.Join(k.BackupFolder(), "Team North 2026-11-23.milepost")
	if err := os.Truncate(path, 50_000); err != nil {
		t.Fatal(err)
	}
	k.open()
	k.change()
	k.want("with a cut copy", "Team North 2026-11-23 0900.milepost", "Team North 2026-11-23.milepost")
}

func TestOldCopiesGo(t *testing.T) {
	k := keepNew(t)
	k.change()
	sealed := filepath.Join(k.BackupFolder(), "Team North 2026-11-23.milepost.age") // which somebody made on purpose
	if err := os.WriteFile(sealed, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	for range 30 {
		k.change()
		k.now = k.now.AddDate(0, 0, 1)
	}
	if list, err := storage.Backups(k.BackupFolder()); err != nil || len(list) != 11 || !list[10].Sealed || list[9].Sealed {
		t.Fatalf("%+v, %v", list, err)
	}
	if err := os.Remove(sealed); err != nil {
		t.Fatal(err)
	}
	// until 22 December: seven days, then the ends of weeks
	k.want("after thirty days", "Team North 2026-11-29.milepost", "Team North 2026-12-06.milepost", "Team North 2026-12-13.milepost",
		"Team North 2026-12-16.milepost", "Team North 2026-12-17.milepost", "Team North 2026-12-18.milepost", "Team North 2026-12-19.milepost",
		"Team North 2026-12-20.milepost", "Team North 2026-12-21.milepost", "Team North 2026-12-22.milepost")
	for _, name := range []string{"my notes.txt", "Team North 2026-13-45.milepost", "Team North.milepost"} {
		if err := os.WriteFile(filepath.Join(k.BackupFolder(), name), []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	k.change()
	if n := len(k.names()); n != 13 {
		t.Errorf("what is no copy was touched: %q", k.names())
	}
}

// TestAFailingCopyDisturbsNobody puts a file where the folder should be.
func TestAFailingCopyDisturbsNobody(t *testing.T) {
	k := keepNew(t)
	if err := os.WriteFile(k.root, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	k.change()
	if len(k.told) != 1 || k.told[0] != "storage.copy.failed" || k.BackupFailed() == nil {
		t.Fatalf("told %q, %v", k.told, k.BackupFailed())
	}
	k.change()
	if len(k.told) != 1 {
		t.Errorf("tried again at once: %q", k.told)
	}
	if err := os.Remove(k.root); err != nil {
		t.Fatal(err)
	}
	k.now = k.now.Add(time.Hour)
	k.change()
	k.want("an hour later", "Team North 2026-11-23.milepost")
	if n := len(roster(t, k.Store).People); n != 3 || k.BackupFailed() != nil {
		t.Errorf("%d people, %v", n, k.BackupFailed())
	}
}

func TestTheCopyOfADamagedFileSaysSo(t *testing.T) {
	k := keepNew(t)
	addPerson(t, k.Store, strings.Repeat("Amara ", 2000))
	_ = k.Close()
	_ = os.RemoveAll(k.root)
	data, err := os.ReadFile(k.path)
	if err != nil {
		t.Fatal(err)
	}
	at := strings.Index(string(data), "Amara Amara") // a page of texts that only reading this row comes to
	spoil(t, k.path, int64(at/4096*4096), 4096)
	k.open()
	if _, err := k.BackUp(ctx); problemKey(t, err) != "storage.copy.damaged" {
		t.Errorf("a copy of a damaged file: %v", err)
	}
	k.want("no copy of it")
}

// spoil overwrites a part of a file.
func spoil(t *testing.T, path string, at, n int64) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	junk := make([]byte, n)
	for i := range junk {
		junk[i] = 0xA5
	}
	if _, err := f.WriteAt(junk, at); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}
