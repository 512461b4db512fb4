package shell_test

import (
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"milepost/model"
	"milepost/ui/kit/kittest"
	"milepost/ui/shell"
)

func TestLogTurnsWhenItIsFullAndKeepsOneOldFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "Milepost", "milepost.log")
	l, err := shell.OpenLog(path)
	if err != nil {
		t.Fatal(err)
	}
	line := []byte(strings.Repeat("x", 1<<10-1) + "\n")
	for i := range 3*256 - 1 { // 256 lines fill a file
		copy(line, fmt.Sprintf("%6d", i))
		if n, err := l.Write(line); n != len(line) || err != nil {
			t.Fatalf("line %d: %d bytes, %v", i, n, err)
		}
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*"))
	if err != nil || len(files) != 2 {
		t.Fatalf("files %v, %v", files, err)
	}
	for name, want := range map[string]struct{ first, lines int }{path: {512, 255}, path + ".old": {256, 256}} {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if lines := strings.Count(string(data), "\n"); lines != want.lines || !strings.HasPrefix(string(data), fmt.Sprintf("%6d", want.first)) {
			t.Errorf("%s holds %d lines from %q, want %d from %d", name, lines, data[:6], want.lines, want.first)
		}
	}
	if _, err := l.Write(line); err == nil {
		t.Error("a closed log took a line")
	}
}

func TestLogGoesOnWhereItEnded(t *testing.T) {
	path := filepath.Join(t.TempDir(), "milepost.log")
	for _, word := range []string{"first\n", "second\n"} {
		l, err := shell.OpenLog(path)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := l.Write([]byte(word)); err != nil {
			t.Fatal(err)
		}
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if data, err := os.ReadFile(path); err != nil || string(data) != "first\nsecond\n" {
		t.Errorf("%q, %v", data, err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("others may read it: %v, %v", info.Mode(), err)
	}
}

func TestLogThatCannotBeMadeIsSaid(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := shell.OpenLog(filepath.Join(file, "milepost.log")); err == nil {
		t.Error("a log was opened below a file")
	}
}

// logged catches what is noted while the test runs.
func logged(t *testing.T) *strings.Builder {
	t.Helper()
	before := slog.Default()
	t.Cleanup(func() { slog.SetDefault(before) })
	var b strings.Builder
	slog.SetDefault(shell.NewLogger(&b, model.FixedClock(kittest.Now())))
	return &b
}

func TestErrorsAreNotedWithoutNamesAndTexts(t *testing.T) {
	w, _ := window(t, sampleFile(t))
	log := logged(t)
	cut := &fs.PathError{Op: "open", Path: "/home/ingrid/Review of Amara.pdf", Err: syscall.ENOSPC}
	for _, err := range []error{
		&model.Problem{Key: "error.person.none", Args: []any{"Amara Okafor"}, File: "/home/ingrid/amara.csv", Line: 7, Err: model.ErrNotFound},
		&model.Problem{Key: "documents.write", Args: []any{cut.Error()}, File: cut.Path, Err: fmt.Errorf("%w: %w", model.ErrReadOnly, cut)},
		errors.New("Amara said so"),
	} {
		w.ShowError(err)
		kittest.Tap(t, w.Canvas(), "error.confirm")
	}
	got := log.String()
	for _, secret := range []string{"Amara", "amara", "ingrid", "said"} {
		if strings.Contains(got, secret) {
			t.Errorf("the log holds %q:\n%s", secret, got)
		}
	}
	for _, want := range []string{
		"time=2026-11-23T08:00:00.000Z", "key=error.person.none line=7 kind=\"not found\"",
		"key=documents.write", "system=\"no space left on device\"", "*fs.PathError",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the log lacks %q:\n%s", want, got)
		}
	}
}
