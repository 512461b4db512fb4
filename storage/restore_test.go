package storage_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// twoStates is a file with two people, and a copy of it with one.
func twoStates(t *testing.T) (path, backup string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "Team North.milepost")
	s := createAt(t, path)
	p := addPerson(t, s, "Amara")
	do(t, s, unit.AddNote, func(w *storage.Work) error {
		n := note(p, w)
		n.Row = model.PrivateAbout(p.ID)
		return w.Put(n)
	})
	backup, held, err := storage.BackUpFile(ctx, path, storage.BackUpOptions{Clock: clock, To: t.TempDir()})
	if err != nil || held.Private != 1 || len(held.People) != 1 || filepath.Base(backup) != "Team North 2026-11-23.milepost" {
		t.Fatalf("%s %+v %v", backup, held, err)
	}
	addPerson(t, s, "Jonas")
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return path, backup
}

func people(t *testing.T, path string) int {
	t.Helper()
	s := openWith(t, path, options(50))
	n := len(roster(t, s).People)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return n
}

// alone says that nothing lies beside what was named.
func alone(t *testing.T, folder string, names ...string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if strings.Join(got, "|") != strings.Join(names, "|") {
		t.Errorf("the folder has %q, want %q", got, names)
	}
}

func TestRestoreKeepsWhatWasThere(t *testing.T) {
	path, backup := twoStates(t)
	for _, want := range []string{"Team North (before restore 2026-11-23 0900).milepost", "Team North (before restore 2026-11-23 0900) (2).milepost"} {
		aside, err := storage.Restore(ctx, backup, path, clock)
		if err != nil || filepath.Base(aside) != want {
			t.Fatalf("kept aside as %q, %v", aside, err)
		}
		if n := people(t, path); n != 1 {
			t.Errorf("restored it has %d people", n)
		}
	}
	if n := people(t, filepath.Join(filepath.Dir(path), "Team North (before restore 2026-11-23 0900).milepost")); n != 2 {
		t.Errorf("what was there has %d people", n)
	}
	alone(t, filepath.Dir(path), "Team North (before restore 2026-11-23 0900) (2).milepost", "Team North (before restore 2026-11-23 0900).milepost", "Team North.milepost")
}

func TestRestoreToWhereNothingIs(t *testing.T) {
	_, backup := twoStates(t)
	to := filepath.Join(t.TempDir(), "new.milepost")
	if aside, err := storage.Restore(ctx, backup, to, clock); err != nil || aside != "" {
		t.Fatalf("%q, %v", aside, err)
	}
	if n := people(t, to); n != 1 {
		t.Errorf("%d people", n)
	}
	alone(t, filepath.Dir(to), "new.milepost")
}

// TestRestoreOverAFileThatAProgramLeft has a log beside the file that only SQLite can read.
func TestRestoreOverAFileThatAProgramLeft(t *testing.T) {
	path, backup := twoStates(t)
	o := options(60)
	var never timers
	o.After = never.after
	s := openWith(t, path, o)
	addPerson(t, s, "Priya")
	left := filepath.Join(t.TempDir(), "Team North.milepost")
	for _, end := range []string{"", "-wal"} {
		data, err := os.ReadFile(path + end)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(left+end, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	aside, err := storage.Restore(ctx, backup, left, clock)
	if err != nil {
		t.Fatal(err)
	}
	if n := people(t, left); n != 1 {
		t.Errorf("restored it has %d people", n)
	}
	if n := people(t, aside); n != 3 {
		t.Errorf("what was there has %d people, and had three", n)
	}
}

func TestRestoreOverADamagedFile(t *testing.T) {
	path, backup := twoStates(t)
	for _, damage := range []int64{0, 200} { // its mark, its tables
		spoil(t, path, damage, 2000)
		was, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path+"-wal", []byte("a log"), 0o600); err != nil {
			t.Fatal(err)
		}
		aside, err := storage.Restore(ctx, backup, path, clock)
		if err != nil {
			t.Fatal(err)
		}
		if n := people(t, path); n != 1 {
			t.Errorf("restored it has %d people", n)
		}
		if now, err := os.ReadFile(aside); err != nil || !bytes.Equal(now[100:], was[100:]) { // how it is written is in the head
			t.Errorf("what was there was changed, %v", err)
		}
	}
}

func TestWhatRestoreRefuses(t *testing.T) {
	path, backup := twoStates(t)
	dir := t.TempDir()
	text, damaged := filepath.Join(dir, "report.pdf"), filepath.Join(dir, "bad.milepost")
	if err := os.WriteFile(text, []byte("%PDF"), 0o600); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(backup)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(damaged, data[:len(data)/2], 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, from, to, key string }{
		{"no copy", filepath.Join(dir, "none"), path, "storage.open.missing"},
		{"a cut copy", damaged, path, "storage.open.cut"},
		{"another file", backup, text, "storage.restore.foreign"},
		{"a folder", backup, dir, "storage.restore.folder"},
		{"itself", path, path, "storage.restore.same"},
		{"no folder", backup, filepath.Join(dir, "none", "x.milepost"), "storage.copy.permission"},
	} {
		if _, err := storage.Restore(ctx, c.from, c.to, clock); problemKey(t, err) != c.key {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	spoil(t, backup, int64(len(data)/4096/2*4096), 4096*20)
	_, err = storage.Restore(ctx, backup, path, clock)
	if key := problemKey(t, err); key != "storage.copy.damaged" && key != "storage.open.damaged" { // found while it is copied, or looked into
		t.Errorf("a damaged copy: %v", err)
	}
	if n := people(t, path); n != 2 {
		t.Errorf("the file has %d people", n)
	}
	alone(t, filepath.Dir(path), "Team North.milepost")
	if got, err := os.ReadFile(text); err != nil || string(got) != "%PDF" {
		t.Errorf("the other file: %q, %v", got, err)
	}
}

func TestRestoreWaitsUntilTheFileIsClosed(t *testing.T) {
	path, backup := twoStates(t)
	s := openWith(t, path, options(61))
	addPerson(t, s, "Priya")
	for range 2 {
		if _, err := storage.Restore(ctx, backup, path, clock); !errors.Is(err, model.ErrBusy) || problemKey(t, err) != "storage.restore.open" {
			t.Fatalf("while it is open: %v", err)
		}
	}
	addPerson(t, s, "Kenji") // it can still be worked with
	alone(t, filepath.Dir(path), "Team North.milepost", "Team North.milepost-shm", "Team North.milepost-wal")
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if n := people(t, path); n != 4 {
		t.Errorf("%d people", n)
	}
}

func TestEncryptedCopies(t *testing.T) {
	storage.SealQuickly(t)
	path, _ := twoStates(t)
	sealed, held, err := storage.BackUpFile(ctx, path, storage.BackUpOptions{Clock: clock, To: t.TempDir(), Passphrase: "correct horse"})
	if err != nil || held.Private != 1 || filepath.Base(sealed) != "Team North 2026-11-23.milepost.age" || !storage.Sealed(sealed) || storage.Sealed(path) {
		t.Fatalf("%q, %v", sealed, err)
	}
	alone(t, filepath.Dir(path), "Team North.milepost")
	alone(t, filepath.Dir(sealed), "Team North 2026-11-23.milepost.age")
	data, err := os.ReadFile(sealed)
	if err != nil || bytes.Contains(data, []byte("Amara")) || bytes.Contains(data, []byte("SQLite")) {
		t.Fatalf("it can be read without the passphrase, %v", err)
	}
	plain, drop, err := storage.Unseal(ctx, sealed, "correct horse")
	if err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(t.TempDir(), "new.milepost")
	if _, err := storage.Restore(ctx, plain, to, clock); err != nil {
		t.Fatal(err)
	}
	if drop(); people(t, to) != 2 {
		t.Error("something is missing")
	}
	if _, err := os.Stat(filepath.Dir(plain)); !os.IsNotExist(err) {
		t.Errorf("what was decrypted is still there: %v", err)
	}
	hard := bytes.Replace(bytes.Clone(data), []byte(" 4\n"), []byte(" 22\n"), 1)
	other := t.TempDir()
	write := func(name string, data []byte) string {
		p := filepath.Join(other, name)
		if err := os.WriteFile(p, data, 0o600); err != nil {
			t.Fatal(err)
		}
		return p
	}
	flipped := bytes.Clone(data)
	flipped[len(flipped)/2] ^= 1
	for _, c := range []struct{ path, pass, key string }{
		{sealed, "wrong horse", "storage.seal.wrong"},
		{sealed, "", "storage.seal.empty"},
		{write("hard", hard), "correct horse", "storage.seal.foreign"},
		{write("cut", data[:len(data)-100]), "correct horse", "storage.seal.damaged"},
		{write("flipped", flipped), "correct horse", "storage.seal.damaged"},
		{write("text", []byte("hello")), "correct horse", "storage.seal.foreign"},
		{path, "correct horse", "storage.seal.foreign"},
	} {
		if _, _, err := storage.Unseal(ctx, c.path, c.pass); problemKey(t, err) != c.key {
			t.Errorf("%s: %v", filepath.Base(c.path), err)
		}
	}
}

func TestABackupReplacesNothing(t *testing.T) {
	path, backup := twoStates(t)
	was, err := os.ReadFile(backup)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := storage.BackUpFile(ctx, path, storage.BackUpOptions{Clock: clock, To: backup}); problemKey(t, err) != "storage.copy.exists" {
		t.Errorf("over another: %v", err)
	}
	if now, err := os.ReadFile(backup); err != nil || !bytes.Equal(now, was) {
		t.Errorf("it was changed, %v", err)
	}
	next, _, err := storage.BackUpFile(ctx, path, storage.BackUpOptions{Clock: clock, To: filepath.Dir(backup)})
	if err != nil || filepath.Base(next) != "Team North 2026-11-23 0900.milepost" {
		t.Errorf("a second one: %q, %v", next, err)
	}
	if _, _, err := storage.BackUpFile(ctx, path, storage.BackUpOptions{Clock: clock, To: filepath.Join(filepath.Dir(backup), "none", "x.milepost")}); problemKey(t, err) != "storage.copy.permission" {
		t.Errorf("in no folder: %v", err)
	}
	root := t.TempDir()
	mine, _, err := storage.BackUpFile(ctx, path, storage.BackUpOptions{Clock: clock, Backups: root})
	if err != nil || filepath.Dir(filepath.Dir(mine)) != root {
		t.Errorf("in the usual place: %q, %v", mine, err)
	}
}
