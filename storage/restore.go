package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/glebarez/sqlite"

	"milepost/model"
)

// Restore puts a copy in the place of a team file and keeps what was there under another name, which it answers with:
// "Team North (before restore 2026-11-23 0900).milepost"; empty when there was nothing. The copy is checked first and
// stays. Either the file is all of the copy afterwards, or it is as it was. ErrBusy when a window has the file open;
// ErrInvalid when the copy is damaged, is no team file, or is the file itself.
func Restore(ctx context.Context, from, to string, clock model.Clock) (aside string, err error) {
	h, err := Held(ctx, from)
	if err != nil {
		return "", err
	}
	present, err := replaceable(from, to)
	if err != nil {
		return "", err
	}
	folder := filepath.Dir(to)
	p, err := copied(ctx, from, folder, sizeOf(to))
	if err != nil {
		return "", err
	}
	defer p.drop()
	if err := eraseAgain(ctx, h.FileID, p.path, from, to, clock); err != nil {
		return "", err
	}
	crashAt("restore.copied")
	held := &taken{}
	if present {
		if held, err = takeAlone(ctx, to); err != nil {
			return "", err
		}
		defer held.release()
		stem := strings.TrimSuffix(to, filepath.Ext(to))
		aside = fmt.Sprintf("%s (before restore %s)", stem, clock.Now().In(h.Location()).Format("2006-01-02 1504"))
		if aside, err = held.keepAside(ctx, aside); err != nil {
			return "", copyProblem(err, folder)
		}
	}
	crashAt("restore.aside")
	if runtime.GOOS == "windows" { // where an open file cannot be replaced
		held.release()
	}
	if err := p.replace(to); err != nil {
		held.backFrom(aside)
		return "", copyProblem(err, folder)
	}
	crashAt("restore.replaced")
	if err := syncFolder(folder); err != nil {
		return aside, copyProblem(err, folder)
	}
	return aside, nil
}

// replaceable says whether something has the name already, and refuses to replace what is no team file.
func replaceable(from, to string) (present bool, err error) {
	refuse := func(key string) (bool, error) {
		return false, &model.Problem{Key: key, File: to, Err: model.ErrInvalid}
	}
	info, err := os.Stat(to)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, copyProblem(err, to)
	}
	if source, err := os.Stat(from); err == nil && os.SameFile(source, info) {
		return refuse("storage.restore.same")
	}
	if info.IsDir() {
		return refuse("storage.restore.folder")
	}
	var p *model.Problem
	foreign := errors.As(recognise(to), &p) && (p.Key == "storage.open.foreign" || p.Key == "storage.open.other" || p.Key == "storage.open.empty")
	if !info.Mode().IsRegular() || foreign && filepath.Ext(to) != backupExt { // a damaged file may have lost its mark
		return refuse("storage.restore.foreign")
	}
	return true, nil
}

// taken is a file that nobody else can open until it is released; nothing when there is none.
type taken struct {
	path    string
	db      *sql.DB
	file    *os.File // closing it would let go of the database's locks, so it stays open as long as they are needed
	damaged bool     // so that the database knows nothing of it
}

func (t *taken) release() {
	if t.db != nil {
		_ = t.db.Close() // nothing was written
		_ = t.file.Close()
	}
}

// takeAlone moves what is in the log into the file and keeps everybody else out. ErrBusy when somebody has it open.
func takeAlone(ctx context.Context, path string) (*taken, error) {
	t := &taken{path: path}
	if u := workedOn(path, ThisMachine()); u != nil {
		return nil, &model.Problem{Key: "storage.restore.open", File: path, Err: u}
	}
	var err error
	if t.file, err = os.Open(path); err != nil {
		return nil, copyProblem(err, path)
	}
	if t.db, err = sql.Open(sqlite.DriverName, fileURI(path)+"?_pragma=busy_timeout(1000)&mode=rw"); err != nil {
		_ = t.file.Close()
		return nil, err
	}
	t.db.SetMaxOpenConns(1) // it holds the lock
	var mode string
	err = t.db.QueryRowContext(ctx, "PRAGMA journal_mode=DELETE").Scan(&mode) // the log goes only with the last who has it
	if err == nil {
		_, err = t.db.ExecContext(ctx, "BEGIN EXCLUSIVE")
	}
	if err == nil {
		return t, nil
	}
	switch code(err) & 0xff {
	case codeCorrupt, codeNotSQLite:
		t.damaged = true
		return t, nil
	case codeBusy, codeLocked:
		err = &model.Problem{Key: "storage.restore.open", File: path, Err: fmt.Errorf("%w: %w", model.ErrBusy, err)}
	}
	t.release()
	return nil, copyProblem(err, path)
}

// keepAside copies the file as it is to a name that nothing has yet, and a damaged one's log with it.
func (t *taken) keepAside(ctx context.Context, aside string) (string, error) {
	p, err := newPart(filepath.Dir(t.path))
	if err != nil {
		return "", err
	}
	defer p.drop()
	if _, err := io.Copy(p.file, reading{ctx, t.file}); err != nil {
		return "", err
	}
	if err := p.file.Sync(); err != nil {
		return "", err
	}
	name := aside + backupExt
	for n := 2; ; n++ {
		err := p.publish(name)
		if err == nil {
			break
		}
		if !errors.Is(err, fs.ErrExist) {
			return "", err
		}
		name = fmt.Sprintf("%s (%d)%s", aside, n, backupExt)
	}
	if t.damaged { // what is in its logs must not be taken for the new file's
		err = t.moveLogs(t.path, name)
	}
	return name, err
}

// backFrom takes back what was kept aside when nothing came of it.
func (t *taken) backFrom(aside string) {
	if aside == "" {
		return
	}
	if t.damaged {
		_ = t.moveLogs(aside, t.path) // they belong to the file; if this fails they lie beside its copy
	}
	_ = os.Remove(aside)
}

func (t *taken) moveLogs(from, to string) error {
	for _, end := range []string{"-wal", "-journal"} {
		if err := os.Rename(from+end, to+end); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	_ = os.Remove(from + "-shm") // it is made anew
	return nil
}

// replace gives the copy a name that another file may have.
func (p *part) replace(path string) error {
	if err := p.file.Close(); err != nil {
		return err
	}
	return os.Rename(p.path, path)
}
