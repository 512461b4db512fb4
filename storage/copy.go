package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"syscall"

	"github.com/glebarez/sqlite"

	"milepost/model"
)

// partName is what a copy, or a new file, is called until it is complete. One that a program was ended over is removed by the next.
const partName = ".milepost-copy-*.part"

// reader opens a file for reading alone, whatever state it is in: nothing is migrated, nothing is written but what a
// program was ended over. Where no log stands beside it nobody has it open, and it is read without asking for any lock.
func reader(path string) (*sql.DB, error) {
	address := fileURI(path) + "?_pragma=busy_timeout(10000)&_pragma=cache_size(-16000)"
	switch {
	case isAlone(path):
		address += "&mode=ro&immutable=1"
	case isHalfWritten(path):
		address += "&mode=rw&_pragma=query_only(1)"
	default:
		address += "&mode=ro"
	}
	return sql.Open(sqlite.DriverName, address)
}

// isHalfWritten says of a file that is written without a log, as on a network disk, that a program was ended while it wrote:
// the pages as they were stand beside it. Nothing can be read before SQLite has put them back, which it may where nobody
// works on the file any more.
func isHalfWritten(path string) bool {
	info, err := os.Stat(path + "-journal")
	return err == nil && info.Size() > 0 && workedOn(path, ThisMachine()) == nil
}

// isAlone says that no window has the file open: SQLite's own files would stand beside it, or our note.
func isAlone(path string) bool {
	for _, end := range []string{"-wal", "-shm", "-journal", openExt} {
		if _, err := os.Lstat(path + end); err == nil {
			return false
		}
	}
	return true
}

// part is a copy that is being made.
type part struct {
	path string
	file *os.File // held open, so that nobody takes it for one that was left behind
}

// newPart begins a copy in a folder, after what earlier ones left there was removed.
func newPart(folder string) (*part, error) {
	removeStrays(folder)
	f, err := os.CreateTemp(folder, partName)
	if err != nil {
		return nil, err
	}
	hold(f)
	return &part{f.Name(), f}, nil
}

// escaped makes a folder's name one that stands for itself in a pattern.
func escaped(folder string) string {
	if runtime.GOOS == "windows" { // there nothing can be escaped, and none of the signs but one can be in a name
		return folder
	}
	var out []rune
	for _, r := range folder {
		if r == '*' || r == '?' || r == '[' || r == '\\' {
			out = append(out, '\\')
		}
		out = append(out, r)
	}
	return string(out)
}

// removeStrays removes what programs that were ended left behind in a folder.
func removeStrays(folder string) {
	if strays, err := filepath.Glob(filepath.Join(escaped(folder), partName)); err == nil {
		for _, stray := range strays {
			removeStray(stray)
		}
	}
}

// removeStray removes a copy that nobody works on any more.
func removeStray(path string) {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return
	}
	idle := hold(f)
	_ = f.Close() // nothing was written
	if idle {
		removeFile(path)
	}
}

// Hold marks a file as being worked on until it is closed; false when another program does already. Where that cannot be
// told it is true, but a file that is open cannot be removed.
func Hold(f *os.File) bool { return hold(f) }

// drop gives the copy up.
func (p *part) drop() {
	_ = p.file.Close() // nothing is lost with it
	removeFile(p.path)
}

// publish gives the copy its name. What has that name already stays: fs.ErrExist, and another name may be tried.
func (p *part) publish(path string) error {
	if err := p.file.Close(); err != nil && !errors.Is(err, os.ErrClosed) {
		return err
	}
	err := os.Link(p.path, path) // unlike renaming it never replaces
	switch {
	case err == nil:
		_ = os.Remove(p.path)
	case errors.Is(err, fs.ErrExist):
		return err
	default: // not every disk can link
		if _, err := os.Lstat(path); err == nil {
			return fs.ErrExist
		}
		if err := os.Rename(p.path, path); err != nil {
			return err
		}
	}
	crashAt("copy.named")
	return syncFolder(filepath.Dir(path))
}

// syncFolder waits until the names in a folder are on the disk.
func syncFolder(folder string) error {
	if runtime.GOOS == "windows" { // where a folder cannot be waited for
		return nil
	}
	f, err := os.Open(folder)
	if err != nil {
		return err
	}
	err = f.Sync()
	if e := f.Close(); err == nil {
		err = e
	}
	return err
}

// copied writes a copy of a file, as it is at one moment, into a folder, checks it and waits until it is on the disk.
// Whoever works on the file is not held up. room is what must be left on the disk besides.
func copied(ctx context.Context, from, folder string, room int64) (*part, error) {
	return copiedBy(ctx, from, folder, room, func(p *part) error { return p.fill(ctx, from) })
}

// copiedBy is copied with a way of its own to fill the copy.
func copiedBy(ctx context.Context, from, folder string, room int64, fill func(*part) error) (*part, error) {
	if free, known := freeBytes(folder); known && free < sizeOf(from)+room {
		return nil, &model.Problem{Key: "storage.copy.full", File: folder, Err: errNoRoom}
	}
	p, err := newPart(folder)
	if err != nil {
		return nil, copyProblem(err, folder)
	}
	crashAt("copy.begun")
	err = fill(p)
	if err == nil {
		err = p.check(ctx, from)
	}
	crashAt("copy.checked")
	if err == nil {
		err = p.file.Sync()
	}
	if err != nil {
		p.drop()
		return nil, copyProblem(err, folder)
	}
	crashAt("copy.synced")
	return p, nil
}

func (p *part) fill(ctx context.Context, from string) error {
	db, err := reader(from)
	if err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, "VACUUM INTO ?", p.path)
	if e := db.Close(); err == nil {
		err = e
	}
	crashAt("copy.written")
	if err != nil && code(err)&0xff == codeCorrupt {
		return &model.Problem{Key: "storage.copy.damaged", File: from, Err: fmt.Errorf("%w: %w", model.ErrInvalid, err)}
	}
	return err
}

// check holds the copy against SQLite's own check and against what must be in it.
func (p *part) check(ctx context.Context, from string) error {
	bad := &model.Problem{Key: "storage.copy.damaged", File: from, Err: model.ErrInvalid}
	db, err := reader(p.path)
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }() // it was only read
	var said string
	if err := db.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&said); err != nil {
		return err
	}
	var program, files int
	if err := db.QueryRowContext(ctx, "PRAGMA application_id").Scan(&program); err != nil {
		return err
	}
	if err := db.QueryRowContext(ctx, "SELECT count(*) FROM file").Scan(&files); err != nil {
		return err
	}
	if said != "ok" || program != applicationID || files != 1 {
		return bad
	}
	return nil
}

// sizeOf is what a file and its log take.
func sizeOf(path string) int64 {
	var sum int64
	for _, end := range []string{"", "-wal"} {
		if info, err := os.Stat(path + end); err == nil {
			sum += info.Size()
		}
	}
	return sum
}

var errNoRoom = errors.New("no room on the disk")

// copyProblem says in a way for people why a copy could not be made. File names where it should have gone.
func copyProblem(err error, where string) error {
	var p *model.Problem
	c := code(err)
	switch {
	case errors.As(err, &p), errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case isFull(err), c&0xff == codeFull:
		return &model.Problem{Key: "storage.copy.full", File: where, Err: err}
	case errors.Is(err, fs.ErrPermission), errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.EROFS),
		c&0xff == codeReadOnly, c&0xff == codeCannotOpen:
		return &model.Problem{Key: "storage.copy.permission", File: where, Err: fmt.Errorf("%w: %w", model.ErrReadOnly, err)}
	case errors.Is(err, fs.ErrExist):
		return &model.Problem{Key: "storage.copy.exists", File: where, Err: fmt.Errorf("%w: %w", model.ErrInvalid, err)}
	}
	return &model.Problem{Key: "storage.copy.failed", Args: []any{err.Error()}, File: where, Err: err}
}
