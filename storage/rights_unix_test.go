//go:build unix

package storage_test

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// nobody is a user without rights: the one who runs the tests may be allowed everything.
const nobody = 65534

// TestFilesThatMayNotBeWrittenOrRead looks at files without the right to, as another user where that is needed.
func TestFilesThatMayNotBeWrittenOrRead(t *testing.T) {
	if dir := os.Getenv("MILEPOST_TEST_RIGHTS"); dir != "" {
		tryRights(t, dir)
		return
	}
	base, err := os.MkdirTemp("/tmp", "milepost-rights-") // a folder every user can reach
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(base) })
	for _, folder := range []string{"file", "folder", "secret", "pipe"} {
		if err := os.Mkdir(filepath.Join(base, folder), 0o777); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(base, folder, "team.milepost")
		if folder == "pipe" {
			if err := syscall.Mkfifo(path, 0o666); err != nil {
				t.Fatal(err)
			}
			continue
		}
		s := createAt(t, path)
		addPerson(t, s, "Amara")
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	for path, mode := range map[string]os.FileMode{
		"": 0o755, "file": 0o777, "file/team.milepost": 0o444, "folder/team.milepost": 0o666, "folder": 0o555,
		"secret": 0o777, "secret/team.milepost": 0o000, "pipe": 0o777,
	} {
		if err := os.Chmod(filepath.Join(base, path), mode); err != nil {
			t.Fatal(err)
		}
	}
	if os.Geteuid() != 0 {
		tryRights(t, base)
		return
	}
	self := filepath.Join(base, "self.test") // the test's own program may lie where nobody may look
	program, err := os.ReadFile(os.Args[0])
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(self, program, 0o755); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, "-test.run=^TestFilesThatMayNotBeWrittenOrRead$", "-test.v")
	cmd.Dir = base
	cmd.Env = []string{"MILEPOST_TEST_RIGHTS=" + base, "PATH=/usr/bin:/bin"}
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

func tryRights(t *testing.T, base string) {
	for _, folder := range []string{"file", "folder"} {
		path := filepath.Join(base, folder, "team.milepost")
		before, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		s := openWith(t, path, options(1))
		if r := roster(t, s); !s.ReadOnly() || len(r.People) != 1 {
			t.Errorf("%s: read-only %v, %d people", folder, s.ReadOnly(), len(r.People))
		}
		_, err = s.Do(ctx, unit.AddPerson, func(*storage.Work) error { return nil })
		_, undone := s.Undo(ctx)
		if !errors.Is(err, model.ErrReadOnly) || !errors.Is(undone, model.ErrReadOnly) {
			t.Errorf("%s: written %v, undone %v", folder, err, undone)
		}
		if err := s.Watch(); err != nil {
			t.Errorf("%s: %v", folder, err)
		}
		if err := s.Close(); err != nil {
			t.Errorf("%s: %v", folder, err)
		}
		if after, err := os.ReadFile(path); err != nil || string(after) != string(before) {
			t.Errorf("%s: the file was changed, %v", folder, err)
		}
		if left, err := os.ReadDir(filepath.Dir(path)); err != nil || len(left) != 1 {
			t.Errorf("%s: left %v, %v", folder, left, err)
		}
	}
	var p *model.Problem
	for folder, key := range map[string]string{"secret": "storage.open.permission", "pipe": "storage.open.foreign"} {
		path := filepath.Join(base, folder, "team.milepost")
		if _, err := storage.Open(ctx, path, options(1)); !errors.As(err, &p) || p.Key != key || p.File != path {
			t.Errorf("%s: %v", folder, err)
		}
	}
	if _, err := storage.Create(ctx, filepath.Join(base, "folder", "new.milepost"), storage.Params{Options: options(1)}); !errors.As(err, &p) ||
		p.Key != "storage.create.folder" || !errors.Is(err, model.ErrReadOnly) {
		t.Errorf("a new file in a folder that may not be written: %v", err)
	}
}

// TestRightsAreTakenAwayWhileAFileIsOpen makes folder and file read-only under the program: what was acknowledged is
// there, whatever else is refused, and with the rights back the program goes on.
func TestRightsAreTakenAwayWhileAFileIsOpen(t *testing.T) {
	dir := os.Getenv("MILEPOST_TEST_RIGHTS")
	if dir == "" {
		base, err := os.MkdirTemp("/tmp", "milepost-rights-") // a folder every user can reach
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = os.RemoveAll(base) })
		if err := os.Chmod(base, 0o777); err != nil {
			t.Fatal(err)
		}
		asNobody(t, base, "TestRightsAreTakenAwayWhileAFileIsOpen")
		return
	}
	mode := func(path string, mode os.FileMode) {
		t.Helper()
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
	}
	for i, what := range []string{"folder", "file", "both"} {
		folder := filepath.Join(dir, what)
		if err := os.Mkdir(folder, 0o755); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(folder, "team.milepost")
		s := createAt(t, path)
		addPerson(t, s, "Amara")
		if what != "file" {
			mode(folder, 0o555)
		}
		if what != "folder" {
			mode(path, 0o444)
		}
		done := 1
		for range 3 {
			_, err := s.Do(ctx, unit.AddPerson, func(w *storage.Work) error {
				return w.Put(&model.Person{Row: model.Row{Visibility: model.Shared}, Name: "Jonas"})
			})
			if err == nil {
				done++
			} else if key := problemKey(t, err); key != "storage.readonly" && key != "storage.open.permission" {
				t.Errorf("%s: refused with %v", what, err)
			}
		}
		_ = s.Close() // what it may not remove stays
		s = openWith(t, path, options(int64(90+i)))
		if n := len(roster(t, s).People); !s.ReadOnly() || n != done {
			t.Errorf("%s, opened without the rights: read-only %v, %d people of %d", what, s.ReadOnly(), n, done)
		}
		_ = s.Close() // it was only read
		mode(folder, 0o755)
		mode(path, 0o644)
		s = openWith(t, path, options(int64(95+i)))
		addPerson(t, s, "Priya")
		if err := s.Close(); err != nil {
			t.Errorf("%s: %v", what, err)
		}
		if c := check(t, path); !c.Whole() || people(t, path) != done+1 {
			t.Errorf("%s, with the rights back: %d people of %d\n%s", what, people(t, path), done+1, findings(c))
		}
		alone(t, folder, "team.milepost")
	}
}
