package storage

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// locksOn counts the locks of this process on a file, as the system lists them.
func locksOn(t *testing.T, path string) int {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	list, err := os.ReadFile("/proc/locks")
	if err != nil {
		t.Skip("this system does not list its locks: " + err.Error())
	}
	inode := fmt.Sprintf(":%d ", info.Sys().(*syscall.Stat_t).Ino)
	n := 0
	for _, line := range strings.Split(string(list), "\n") {
		if strings.Contains(line, inode) && strings.Contains(line, fmt.Sprintf(" %d ", os.Getpid())) {
			n++
		}
	}
	return n
}

// TestLookingAtAnOpenFileKeepsItsLocks looks at a file in every way while it is open. Without its locks another program
// that closes the file would remove the log of this one.
func TestLookingAtAnOpenFileKeepsItsLocks(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "team.milepost")
	s := newStore(t, path)
	addPeople(t, s, "Amara")
	if locksOn(t, path) == 0 {
		t.Skip("the database's locks are not listed here")
	}
	for name, look := range map[string]func() error{
		"what it holds":        func() error { _, err := Held(ctx, path); return err },
		"a check":              func() error { _, err := CheckFile(ctx, path); return err },
		"whether it is sealed": func() error { Sealed(path); return nil },
		"whether it can be written": func() error {
			_, err := inspect(path)
			return err
		},
		"opened once more and closed": func() error {
			other, err := Open(ctx, path, Options{Clock: testClock})
			if err != nil {
				return err
			}
			return other.Close()
		},
	} {
		before := locksOn(t, path)
		if err := look(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if after := locksOn(t, path); after < before {
			t.Errorf("%s: of %d locks %d are left", name, before, after)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if n := locksOn(t, path); n != 0 || len(descriptors.open) != 0 {
		t.Errorf("closed it has %d locks, %d descriptors are open", n, len(descriptors.open))
	}
}
