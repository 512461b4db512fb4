//go:build unix

package storage_test

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"milepost/model"
	"milepost/storage"
)

// killed runs a test of this program anew that ends at a crash point, and says whether it came to it.
func killed(t *testing.T, test, point, dir string) bool {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^"+test+"$", "-test.v")
	cmd.Env = append(os.Environ(), "MILEPOST_CRASH="+point, "MILEPOST_TEST_KILL="+dir)
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		if status, ok := exit.Sys().(syscall.WaitStatus); ok && status.Signaled() && status.Signal() == syscall.SIGKILL {
			return true
		}
	}
	t.Errorf("it did not end at %s: %v\n%s", point, err, out)
	return false
}

// TestKilledWhileCopying ends the program at every step of a copy: afterwards there is none, or a whole one.
func TestKilledWhileCopying(t *testing.T) {
	if dir := os.Getenv("MILEPOST_TEST_KILL"); dir != "" {
		seed = 500 // ids that the one who looks afterwards does not make again
		k := keep(t, filepath.Join(dir, "team.milepost"), filepath.Join(dir, "copies"))
		addPerson(t, k.Store, "Amara")
		if err := k.Close(); err != nil { // makes the copy
			t.Fatal(err)
		}
		return
	}
	for _, point := range []string{"copy.begun", "copy.written", "copy.checked", "copy.synced", "copy.named"} {
		dir := t.TempDir()
		path, root := filepath.Join(dir, "team.milepost"), filepath.Join(dir, "copies")
		_ = createAt(t, path).Close()
		if !killed(t, "TestKilledWhileCopying", point, dir) {
			continue
		}
		k := keep(t, path, root)
		whole, stray := 0, 0
		for _, name := range k.names() {
			if strings.HasSuffix(name, ".part") {
				stray++
				continue
			}
			whole++
			if n := people(t, filepath.Join(k.BackupFolder(), name)); n != 1 {
				t.Errorf("%s: the copy holds %d people", point, n)
			}
		}
		if n := len(roster(t, k.Store).People); n != 1 {
			t.Errorf("%s: the file holds %d people", point, n)
		}
		if point == "copy.named" && (whole != 1 || stray != 0) || point != "copy.named" && (whole != 0 || stray != 1) {
			t.Errorf("%s: %d whole, %d left behind", point, whole, stray)
		}
		k.change()
		k.want(point+", then a change", "team 2026-11-23.milepost")
	}
}

// TestKilledWhileRestoring ends the program at every step of a restore: the file is all old or all new.
func TestKilledWhileRestoring(t *testing.T) {
	if dir := os.Getenv("MILEPOST_TEST_KILL"); dir != "" {
		_, err := storage.Restore(ctx, filepath.Join(dir, "backup.milepost"), filepath.Join(dir, "team.milepost"), clock)
		t.Error(err)
		return
	}
	for _, point := range []string{"copy.begun", "copy.written", "copy.synced", "restore.copied", "restore.aside", "restore.replaced"} {
		path, backup := twoStates(t)
		dir := t.TempDir()
		for from, name := range map[string]string{path: "team.milepost", backup: "backup.milepost"} {
			data, err := os.ReadFile(from)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if !killed(t, "TestKilledWhileRestoring", point, dir) {
			continue
		}
		to := filepath.Join(dir, "team.milepost")
		want := 2
		if point == "restore.replaced" {
			want = 1
		}
		if n := people(t, to); n != want {
			t.Errorf("%s: the file holds %d people, want %d", point, n, want)
		}
		asides, err := filepath.Glob(filepath.Join(dir, "team (before*"))
		if err != nil {
			t.Fatal(err)
		}
		for _, aside := range asides {
			if n := people(t, aside); n != 2 {
				t.Errorf("%s: what is kept aside holds %d people", point, n)
			}
		}
		if _, err := storage.Restore(ctx, filepath.Join(dir, "backup.milepost"), to, clock); err != nil || people(t, to) != 1 {
			t.Errorf("%s: restored again: %v", point, err)
		}
		if strays, _ := filepath.Glob(filepath.Join(dir, ".milepost*")); len(strays) > 0 {
			t.Errorf("%s: left behind %q", point, strays)
		}
	}
}

// small makes a disk of a size for a folder; the test is skipped where that is not allowed.
func small(t *testing.T, folder string, bytes int) {
	t.Helper()
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", fmt.Sprintf("size=%d,mode=700", bytes), "tmpfs", folder).CombinedOutput(); err != nil {
		t.Skipf("skipped: no small disk can be made here: %v %s", err, out)
	}
	t.Cleanup(func() {
		if out, err := exec.Command("umount", folder).CombinedOutput(); err != nil {
			t.Errorf("the small disk stays: %v %s", err, out)
		}
	})
}

func TestNoRoomForACopy(t *testing.T) {
	base, err := os.MkdirTemp("/tmp", "milepost-small-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(base) })
	root := filepath.Join(base, "copies")
	small(t, root, 300<<10)
	k := keep(t, filepath.Join(t.TempDir(), "team.milepost"), root)
	k.change()
	if len(k.told) != 1 || k.told[0] != "storage.copy.full" {
		t.Errorf("known before: %q", k.told)
	}
	_, err = k.BackUp(ctx) // asked for, it needs no room to be left
	if problemKey(t, err) != "storage.copy.full" {
		t.Errorf("asked for: %v", err)
	}
	storage.LeaveRoom(t, -1<<40) // as where nobody can tell how much room there is
	k.now = k.now.AddDate(0, 0, 1)
	k.change()
	if len(k.told) != 2 || k.told[1] != "storage.copy.full" {
		t.Errorf("seen while writing: %q", k.told)
	}
	k.want("nothing by halves")
	if n := len(roster(t, k.Store).People); n != 2 {
		t.Errorf("%d people", n)
	}
}

// TestAFolderThatMayNotBeWritten has a folder for copies that another user owns.
func TestAFolderThatMayNotBeWritten(t *testing.T) {
	if dir := os.Getenv("MILEPOST_TEST_RIGHTS"); dir != "" {
		k := keep(t, filepath.Join(dir, "file", "team.milepost"), filepath.Join(dir, "copies"))
		k.change()
		if len(k.told) != 1 || k.told[0] != "storage.copy.permission" || !errors.Is(k.BackupFailed(), model.ErrReadOnly) {
			t.Errorf("told %q", k.told)
		}
		_, _, err := storage.BackUpFile(ctx, k.path, storage.BackUpOptions{Clock: clock, To: filepath.Join(dir, "copies", "x.milepost")})
		if problemKey(t, err) != "storage.copy.permission" {
			t.Errorf("asked for: %v", err)
		}
		if n := len(roster(t, k.Store).People); n != 1 {
			t.Errorf("%d people", n)
		}
		return
	}
	base, err := os.MkdirTemp("/tmp", "milepost-rights-") // a folder every user can reach
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(base) })
	for name, mode := range map[string]os.FileMode{"": 0o755, "file": 0o777, "copies": 0o555} {
		folder := filepath.Join(base, name)
		if err := os.MkdirAll(folder, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(folder, mode); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(base, "file", "team.milepost")
	_ = createAt(t, path).Close()
	if err := os.Chmod(path, 0o666); err != nil {
		t.Fatal(err)
	}
	asNobody(t, base, "TestAFolderThatMayNotBeWritten")
}

// asNobody runs a test of this program anew as a user without rights, or in place where there are none to give away.
func asNobody(t *testing.T, base, test string) {
	t.Helper()
	program, err := os.ReadFile(os.Args[0])
	if err != nil {
		t.Fatal(err)
	}
	self := filepath.Join(base, "self.test") // the test's own program may lie where nobody may look
	if err := os.WriteFile(self, program, 0o755); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, "-test.run=^"+test+"$", "-test.v")
	cmd.Dir = base
	cmd.Env = []string{"MILEPOST_TEST_RIGHTS=" + base, "PATH=/usr/bin:/bin"}
	if os.Geteuid() == 0 {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	}
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
