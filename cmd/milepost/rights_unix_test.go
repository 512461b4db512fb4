//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// nobody is a user without rights: the one who runs the tests may be allowed everything.
const nobody = 65534

// TestWithoutTheRightTo looks at files that may not be written or read, as another user where that is needed.
func TestWithoutTheRightTo(t *testing.T) {
	if os.Getenv("MILEPOST_TEST_RIGHTS") != "" {
		tryRights(t)
		return
	}
	base, err := os.MkdirTemp("/tmp", "milepost-rights-") // a folder every user can reach
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(base) })
	d := newDesk(t)
	t.Chdir(base)
	d.list("team.milepost", "people", "name\nBo Hill\n")
	d.write("list.csv", "name\nEve Fox\n")
	for _, folder := range []string{"file", "folder", "secret"} {
		if err := os.Mkdir(folder, 0o755); err != nil {
			t.Fatal(err)
		}
		d.write(filepath.Join(folder, "team.milepost"), d.read("team.milepost"))
	}
	for path, mode := range map[string]os.FileMode{
		".": 0o755, "list.csv": 0o644, "file": 0o777, "file/team.milepost": 0o444, "folder/team.milepost": 0o666, "folder": 0o555,
		"secret": 0o777, "secret/team.milepost": 0o000,
	} {
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
	}
	if os.Geteuid() != 0 {
		tryRights(t)
		return
	}
	program, err := os.ReadFile(os.Args[0])
	if err != nil {
		t.Fatal(err)
	}
	self := filepath.Join(base, "self.test") // the test's own program may lie where nobody may look
	if err := os.WriteFile(self, program, 0o755); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, "-test.run=^TestWithoutTheRightTo$", "-test.v")
	cmd.Dir = base
	cmd.Env = []string{"MILEPOST_TEST_RIGHTS=1", "PATH=/usr/bin:/bin"}
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// tryRights works in the folder that was set up.
func tryRights(t *testing.T) {
	d := &desk{T: t, now: testNow}
	for _, folder := range []string{"file", "folder"} {
		path := filepath.Join(folder, "team.milepost")
		before := d.read(path)
		d.says(d.ok("show", "team", path), "Bo Hill")
		d.says(d.ok("import", "people", path, "list.csv", "--dry-run"), "Eve Fox")
		for _, command := range []string{"undo FILE", "redo FILE", "import people FILE list.csv"} {
			d.says(d.refused(statusError, strings.Fields(strings.ReplaceAll(command, "FILE", path))...), "milepost: "+path+": This file can only be read here.")
		}
		if left, err := os.ReadDir(folder); err != nil || len(left) != 1 || d.read(path) != before {
			t.Errorf("%s: the file was changed, or something is left: %v, %v", folder, left, err)
		}
	}
	secret := filepath.Join("secret", "team.milepost")
	for _, command := range []string{"show team FILE", "undo FILE", "import people FILE list.csv"} {
		d.says(d.refused(statusError, strings.Fields(strings.ReplaceAll(command, "FILE", secret))...), "milepost: "+secret+": You may not read this file.")
	}
	d.says(d.refused(statusError, "import", "people", "folder/new.milepost", "list.csv"), "folder/new.milepost: No file can be made here.")
	d.says(d.refused(statusError, "import", "people", "file/new.milepost", secret), "milepost: "+secret+": The file cannot be read.")
	d.says(d.refused(statusError, "export", "review", "file/team.milepost", "--rep", "Bo Hill", "--out", "folder/bo.pdf"), "folder/bo.pdf: The document could not be written")
	d.says(d.refused(statusError, "export", "review", "file/team.milepost", "--rep", "Bo Hill", "--out", "folder/deep/bo.pdf"), "folder/deep/bo.pdf: Nothing can be written there.")
}
