package shell

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"

	"milepost/model"
)

// logLimit is how large the log grows before it becomes the old one: some thousand lines, weeks of use.
const logLimit = 256 << 10

// LogFile is a file for the program's notes. When it is full it becomes the old one, in place of the one before, and a
// new one begins: there are never more than two. It may be written from several goroutines.
type LogFile struct {
	path  string
	limit int64

	mu   sync.Mutex
	file *os.File
	size int64
}

// OpenLog opens the log at a path, or makes it and its folder. Nobody but the user may read it.
func OpenLog(path string) (*LogFile, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, err
	}
	l := &LogFile{path: path, limit: logLimit}
	if err := l.open(); err != nil {
		return nil, err
	}
	return l, nil
}

// open goes on where the file ends.
func (l *LogFile) open() error {
	f, err := os.OpenFile(l.path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	info, err := f.Stat()
	if err != nil {
		return errors.Join(err, f.Close())
	}
	l.file, l.size = f, info.Size()
	return nil
}

// Write adds a line. One line is never cut between two files.
func (l *LogFile) Write(line []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.file != nil && l.size > 0 && l.size+int64(len(line)) > l.limit {
		l.turn()
	}
	if l.file == nil {
		return 0, os.ErrClosed
	}
	n, err := l.file.Write(line)
	l.size += int64(n)
	return n, err
}

// turn makes the file the old one. Where that cannot be done, as while another window has it open on some systems, the
// notes go on in the same file.
func (l *LogFile) turn() {
	_ = l.file.Close() // every line was handed over when it was written
	l.file = nil
	_ = os.Rename(l.path, l.path+".old")
	_ = l.open() // else there is nowhere to note it
}

// Close ends the notes.
func (l *LogFile) Close() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.file == nil {
		return nil
	}
	err := l.file.Close()
	l.file = nil
	return err
}

// NewLogger writes notes with the times of the program's clock.
func NewLogger(w io.Writer, clock model.Clock) *slog.Logger {
	stamp := func(groups []string, a slog.Attr) slog.Attr {
		if len(groups) == 0 && a.Key == slog.TimeKey {
			return slog.Time(slog.TimeKey, clock.Now())
		}
		return a
	}
	return slog.New(slog.NewTextHandler(w, &slog.HandlerOptions{ReplaceAttr: stamp}))
}

// errorKinds are what an error may be, in words that hold nothing of the user's.
var errorKinds = []error{
	model.ErrNotFound, model.ErrConflict, model.ErrInvalid, model.ErrAmbiguous, model.ErrNewer, model.ErrReadOnly, model.ErrBusy,
	model.ErrNothing, os.ErrNotExist, os.ErrPermission, os.ErrExist,
}

// note is what the log may hold of an error: keys, kinds, codes and types, never its text and arguments, which may be
// names or somebody's words.
func note(err error) []any {
	var out []any
	var p *model.Problem
	if errors.As(err, &p) {
		out = append(out, "key", p.Key)
		if p.Line > 0 {
			out = append(out, "line", p.Line)
		}
	}
	var is []string
	for _, kind := range errorKinds {
		if errors.Is(err, kind) {
			is = append(is, kind.Error())
		}
	}
	if len(is) > 0 {
		out = append(out, "kind", strings.Join(is, ", "))
	}
	var coded interface{ Code() int } // as the database's are
	if errors.As(err, &coded) {
		out = append(out, "code", coded.Code())
	}
	var errno syscall.Errno
	if errors.As(err, &errno) {
		out = append(out, "system", errno.Error())
	}
	return append(out, "types", strings.Join(typesOf(err, nil), " "))
}

// typesOf are the types of an error and of all it wraps.
func typesOf(err error, found []string) []string {
	if err == nil {
		return found
	}
	if name := fmt.Sprintf("%T", err); !slices.Contains(found, name) {
		found = append(found, name)
	}
	switch x := err.(type) {
	case interface{ Unwrap() error }:
		return typesOf(x.Unwrap(), found)
	case interface{ Unwrap() []error }:
		for _, e := range x.Unwrap() {
			found = typesOf(e, found)
		}
	}
	return found
}
