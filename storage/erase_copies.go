package storage

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/glebarez/sqlite"

	"milepost/model"
)

// erasedPerson is a line of the list of who was erased. There is no name in it.
type erasedPerson struct {
	ID     model.ID
	Number int
	Former string
	At     model.Instant
}

const erasedQuery = "SELECT id,number,former,at FROM erased ORDER BY number"

// erasedList are those who were erased from this file.
func (s *Store) erasedList(ctx context.Context) ([]erasedPerson, error) {
	return readWhole(ctx, s, func(v *view) ([]erasedPerson, error) {
		rows, err := v.tx.QueryContext(ctx, erasedQuery)
		return scanErased(rows, err)
	})
}

// erasedIn reads the list of a file that is not open.
func erasedIn(ctx context.Context, path string) ([]erasedPerson, error) {
	db, err := reader(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = db.Close() }() // it was only read
	rows, err := db.QueryContext(ctx, erasedQuery)
	return scanErased(rows, err)
}

func scanErased(rows *sql.Rows, err error) ([]erasedPerson, error) {
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var out []erasedPerson
	for rows.Next() {
		var x erasedPerson
		if err := rows.Scan(&x.ID, &x.Number, &x.Former, &x.At); err != nil {
			return nil, err
		}
		out = append(out, x)
	}
	return out, rows.Err()
}

// eraseCopies writes the copies of the file anew without a person: those in the folder of backups, and those that stand
// beside it because of a restore or a migration.
func (s *Store) eraseCopies(ctx context.Context, out *Erased, root string) error {
	file, err := s.fileRow(ctx)
	if err != nil {
		return err
	}
	list, err := s.erasedList(ctx)
	if err != nil {
		return err
	}
	c := &copyEraser{
		ctx: ctx, out: &out.Swept, file: file.ID, self: s.path,
		knows:   func(path string) (bool, error) { return knowsAbout(ctx, path, out.Person) },
		rewrite: func(path string) error { return rewriteCopy(ctx, path, s.clock, eraseListed(list)) },
	}
	s.sweep(c, root)
	return ctx.Err()
}

// sweep goes through all places where copies of the file may be.
func (s *Store) sweep(c *copyEraser, root string) {
	stem := strings.TrimSuffix(filepath.Base(s.path), filepath.Ext(s.path))
	c.folder(filepath.Dir(s.path), func(name string) bool {
		return strings.HasPrefix(name, stem+" (version ") || strings.HasPrefix(name, stem+" (before restore ")
	}, func(name string) bool { return strings.HasPrefix(name, stem) })
	if root == "" {
		root = s.backups.root
	}
	if root != "" {
		all := func(string) bool { return true }
		c.folder(filepath.Join(root, string(c.file)), all, all)
	}
}

// copyEraser writes copies of a file anew without something.
type copyEraser struct {
	ctx     context.Context
	out     *Swept
	file    model.ID
	self    string
	knows   func(path string) (bool, error) // whether a copy holds it
	rewrite func(path string) error
}

// folder looks at every team file of a folder. ours says of a name that Milepost made the copy, sealed of that of an
// encrypted one that it may be a copy of this file: nobody can look.
func (c *copyEraser) folder(folder string, ours, sealed func(name string) bool) {
	removeStrays(folder)
	entries, err := os.ReadDir(folder)
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			c.failed(folder, err)
		}
		return
	}
	for _, x := range entries {
		path := filepath.Join(folder, x.Name())
		if !x.Type().IsRegular() || sameFile(path, c.self) {
			continue
		}
		switch {
		case filepath.Ext(path) == SealedExt || filepath.Ext(path) == backupExt && Sealed(path):
			if sealed(x.Name()) {
				c.out.Sealed = append(c.out.Sealed, path)
			}
		case filepath.Ext(path) == backupExt:
			c.one(path, ours(x.Name()))
		}
	}
}

func sameFile(a, b string) bool {
	x, errA := os.Stat(a)
	y, errB := os.Stat(b)
	return errA == nil && errB == nil && os.SameFile(x, y)
}

func (c *copyEraser) failed(path string, err error) {
	c.out.Failed = append(c.out.Failed, FailedCopy{path, err})
}

// one erases from one copy, if it is one of this file.
func (c *copyEraser) one(path string, ours bool) {
	held, err := Held(c.ctx, path)
	if err != nil {
		if ours {
			c.failed(path, err)
		}
		return
	}
	if held.FileID != c.file {
		return
	}
	knows, err := c.knows(path)
	switch {
	case err != nil:
		c.failed(path, err)
	case !knows:
		c.out.Clean++
	case !ours:
		c.out.Others = append(c.out.Others, path)
	default:
		if err := c.rewrite(path); err != nil {
			c.failed(path, err)
			return
		}
		c.out.Copies = append(c.out.Copies, path)
	}
}

// knowsAbout says whether a copy holds anything about a person.
func knowsAbout(ctx context.Context, path string, person model.ID) (knows bool, err error) {
	db, err := reader(path)
	if err != nil {
		return false, err
	}
	defer func() { _ = db.Close() }() // it was only read
	err = db.QueryRowContext(ctx, `SELECT EXISTS(SELECT 1 FROM person WHERE id=?1) OR EXISTS(SELECT 1 FROM change WHERE subject_id=?1)
		OR EXISTS(SELECT 1 FROM bulk WHERE subject_id=?1)`, person).Scan(&knows)
	return knows, err
}

// rewriteCopy puts a copy of a copy in its place from which something was erased. The copy is all of the new one or as
// it was.
func rewriteCopy(ctx context.Context, path string, clock model.Clock, erase erasing) error {
	folder := filepath.Dir(path)
	made, err := os.Stat(path)
	if err != nil {
		return copyProblem(err, path)
	}
	p, err := copied(ctx, path, folder, 0)
	if err != nil {
		return err
	}
	defer p.drop()
	if err := eraseFrom(ctx, p.path, clock, erase); err != nil {
		return err
	}
	if err := p.check(ctx, path); err != nil {
		return err
	}
	if err := p.file.Sync(); err != nil {
		return copyProblem(err, folder)
	}
	crashAt("erase.copy")
	if err := p.replace(path); err != nil {
		return copyProblem(err, folder)
	}
	_ = os.Chtimes(path, made.ModTime(), made.ModTime()) // it is still the backup of that time
	return syncFolder(folder)
}

// erasing removes something from a file; what it leaves in free pages is wiped out afterwards.
type erasing func(context.Context, *Store) error

// eraseFrom erases something from a file that nobody has open. Afterwards it is exactly one file.
func eraseFrom(ctx context.Context, path string, clock model.Clock, erase erasing) error {
	quiet := Options{Clock: clock, Random: rand.Reader, After: never}
	s, err := Open(ctx, path, quiet)
	if err != nil {
		return err
	}
	for v := range migrations { // a copy of a copy, made because it was of an older version
		_ = os.Remove(backupPath(path, v, 1))
	}
	if err = erase(ctx, s); err == nil {
		err = s.wipe(ctx)
	}
	if e := s.Close(); err == nil {
		err = e
	}
	if err != nil {
		return err
	}
	db, err := sql.Open(sqlite.DriverName, fileURI(path)+"?mode=rw") // a copy has no log beside it
	if err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, "PRAGMA journal_mode=DELETE")
	if e := db.Close(); err == nil {
		err = e
	}
	return err
}

// eraseListed erases those of a list.
func eraseListed(list []erasedPerson) erasing {
	return func(ctx context.Context, s *Store) error {
		have, err := s.erasedList(ctx)
		if err != nil {
			return err
		}
		for _, x := range list {
			if slices.ContainsFunc(have, func(h erasedPerson) bool { return h.ID == x.ID }) {
				continue
			}
			out := &Erased{Person: x.ID, Number: x.Number, Former: x.Former, At: x.At}
			if err := s.eraseAsListed(ctx, out); err != nil {
				return err
			}
		}
		return nil
	}
}

// eraseAgain lets a copy that is restored lose again who was erased since it was made.
func eraseAgain(ctx context.Context, file model.ID, path, from, to string, clock model.Clock) error {
	list := erasedSince(ctx, file, from, to)
	if len(list) == 0 {
		return nil
	}
	return eraseFrom(ctx, path, clock, eraseListed(list))
}

// erasedSince are those who were erased from a file, for a backup of it that is restored. They stand in the file whose
// place it takes, and, where that is damaged or gone, in the other copies beside the backup.
func erasedSince(ctx context.Context, file model.ID, from, to string) (list []erasedPerson) {
	for _, other := range append(copiesBeside(from), to) {
		held, err := Held(ctx, other)
		if err != nil || held.FileID != file {
			continue // nothing is there, or it is damaged, or another file's
		}
		more, err := erasedIn(ctx, other)
		if err != nil {
			continue // damaged, or from before there was a list
		}
		for _, x := range more {
			if !slices.ContainsFunc(list, func(h erasedPerson) bool { return h.ID == x.ID }) {
				list = append(list, x)
			}
		}
	}
	return list
}

func copiesBeside(path string) []string {
	list, err := plainBackups(filepath.Dir(path))
	if err != nil {
		return nil
	}
	var out []string
	for _, x := range list {
		out = append(out, x.Path)
	}
	return out
}
