package storage

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"milepost/model"
	"milepost/model/unit"
)

// Backup is one copy in a folder, as its name tells.
type Backup struct {
	Path string
	Name string     // what the copied file was called
	On   model.Date // the day it was made, in the file's zone
	Time string     // hours and minutes, for the later ones of a day; empty for the first
	Made time.Time  // when it was made, as the file's own time tells
	Size int64      // bytes
	// Sealed says that it is encrypted: somebody made it on purpose, so it stays until somebody deletes it.
	Sealed bool
	n      int // tells copies of one minute apart
}

func (b *Backup) copy() model.Copy {
	return model.Copy{Name: b.Name, On: b.On, Time: fmt.Sprintf("%s %04d", b.Time, b.n), Size: b.Size}
}

// backupExt is what team files and their copies end in.
const backupExt = ".milepost"

// String is "Team North 2026-11-23.milepost", then "Team North 2026-11-23 0914.milepost".
func (b *Backup) String() string {
	out := b.Name + " " + b.On.String()
	if b.Time != "" {
		out += " " + b.Time
	}
	if b.n > 1 {
		out += fmt.Sprintf(" (%d)", b.n)
	}
	return out + backupExt
}

// nameOf is the first name of a day for a copy of a file.
func nameOf(path string, now time.Time) *Backup {
	stem := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	return &Backup{Name: cmp.Or(model.PortableName(stem), "milepost"), On: model.DateOf(now)}
}

// next is the name to try when one is taken.
func (b *Backup) next(now time.Time) *Backup {
	n := *b
	if n.Time == "" {
		n.Time, n.n = now.Format("1504"), 1
		return &n
	}
	n.n++
	return &n
}

var backupName = regexp.MustCompile(`^(.+?) (\d{4}-\d{2}-\d{2})(?: (\d{4}))?(?: \((\d{1,4})\))?\.milepost(\.age)?$`)

// plainBackups are those that are not encrypted: they can be looked into, and are thinned out.
func plainBackups(folder string) ([]Backup, error) {
	list, err := Backups(folder)
	return slices.DeleteFunc(list, func(x Backup) bool { return x.Sealed }), err
}

// Backups are the copies in a folder, the newest first. What is called otherwise is none; a folder that is not there
// has none.
func Backups(folder string) ([]Backup, error) {
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, copyProblem(err, folder)
	}
	var out []Backup
	for _, e := range entries {
		m := backupName.FindStringSubmatch(e.Name())
		if m == nil || !e.Type().IsRegular() {
			continue
		}
		day, err := model.ParseDate(m[2])
		if err != nil {
			continue
		}
		info, err := e.Info()
		if err != nil {
			continue // it was removed meanwhile
		}
		n, _ := strconv.Atoi(cmp.Or(m[4], "1")) // the pattern leaves only digits
		out = append(out, Backup{Path: filepath.Join(folder, e.Name()), Name: m[1], On: day, Time: m[3], Made: info.ModTime(), Size: info.Size(), Sealed: m[5] != "", n: n})
	}
	slices.SortFunc(out, func(a, b Backup) int {
		return cmp.Or(b.On.Days(a.On), cmp.Compare(b.copy().Time, a.copy().Time), cmp.Compare(a.Name, b.Name))
	})
	return out, nil
}

// Holding is what a team file holds, for somebody who is to choose between copies of it.
type Holding struct {
	FileID  model.ID
	Team    string        // the team's name
	Owner   string        // the owner's name
	Zone    string        // IANA name
	Moved   bool          // it was moved to another computer
	People  []string      // names of all who are not archived, in order
	Changed model.Instant // of the last change
	Change  string        // its name: a key
	Kind    string        // model.ChapterDo, or that it was taken back or done again
	Seq     int64         // its number
	Private int           // texts that are their author's alone
	Size    int64         // bytes

	unit model.ID
}

// byPeople leaves out of the units of a file those that only let a copy lose again what was erased from its file.
const byPeople = "name NOT IN ('" + unit.EraseAgain + "','" + unit.EraseNotesAgain + "')"

// Location is the file's zone; UTC when the name is unknown to this machine.
func (h *Holding) Location() *time.Location { return (&model.File{Zone: h.Zone}).Location() }

// Held reads what a team file holds, whatever version it is of, without changing it. Errors are those of Open.
func Held(ctx context.Context, path string) (Holding, error) {
	if err := recognise(path); err != nil {
		return Holding{}, err
	}
	db, err := reader(path)
	if err != nil {
		return Holding{}, err
	}
	defer func() { _ = db.Close() }() // it was only read
	h := Holding{Size: sizeOf(path)}
	var owner *string
	err = db.QueryRowContext(ctx, "SELECT f.id, f.name, f.zone, a.name FROM file f LEFT JOIN author a ON a.id=f.owner_id").Scan(&h.FileID, &h.Team, &h.Zone, &owner)
	if err == nil {
		err = db.QueryRowContext(ctx, "SELECT seq, id, at, name, kind FROM unit WHERE "+byPeople+" ORDER BY seq DESC LIMIT 1").Scan(&h.Seq, &h.unit, &h.Changed, &h.Change, &h.Kind)
	}
	if err == nil {
		h.Moved, err = wasMoved(ctx, db)
	}
	if err == nil {
		h.People, err = texts(ctx, db, "SELECT name FROM person WHERE archived_at IS NULL ORDER BY id")
	}
	if err == nil {
		h.Private, err = privateTexts(ctx, db)
	}
	if err != nil {
		return Holding{}, (&Store{path: path}).problem(err)
	}
	if owner != nil {
		h.Owner = *owner
	}
	slices.SortStableFunc(h.People, func(a, b string) int { return cmp.Compare(model.Fold(a), model.Fold(b)) })
	return h, nil
}

// lastUnit is the newest unit of a copy; unlike Held it costs the same however much the copy holds.
func lastUnit(ctx context.Context, path string) (seq int64, id model.ID, err error) {
	if err := recognise(path); err != nil {
		return 0, "", err
	}
	db, err := reader(path)
	if err != nil {
		return 0, "", err
	}
	defer func() { _ = db.Close() }() // it was only read
	err = db.QueryRowContext(ctx, "SELECT seq, id FROM unit ORDER BY seq DESC LIMIT 1").Scan(&seq, &id)
	return seq, id, err
}

// wasMoved says whether a file was moved to another computer, which one of an older version never was.
func wasMoved(ctx context.Context, db *sql.DB) (bool, error) {
	known, err := texts(ctx, db, "SELECT name FROM pragma_table_info('file') WHERE name='moved_on'")
	if err != nil || len(known) == 0 {
		return false, err
	}
	moved, err := texts(ctx, db, "SELECT moved_on FROM file WHERE moved_on IS NOT NULL")
	return len(moved) > 0, err
}

// privateTexts counts the rows that are their author's alone.
func privateTexts(ctx context.Context, db *sql.DB) (int, error) {
	tables, err := texts(ctx, db, `SELECT m.name FROM sqlite_schema m JOIN pragma_table_info(m.name) a ON a.name='author_id'
		JOIN pragma_table_info(m.name) v ON v.name='visibility' WHERE m.type='table'`)
	if err != nil {
		return 0, err
	}
	sum := 0
	for _, t := range tables {
		var n int
		if err := db.QueryRowContext(ctx, "SELECT count(*) FROM "+t+" WHERE visibility='private'").Scan(&n); err != nil {
			return 0, err
		}
		sum += n
	}
	return sum, nil
}

// asked is what can be asked: a database, or a transaction of it.
type asked interface {
	QueryContext(ctx context.Context, q string, args ...any) (*sql.Rows, error)
}

// texts reads one column.
func texts(ctx context.Context, db asked, q string, args ...any) ([]string, error) {
	rows, err := db.QueryContext(ctx, q, args...)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var out []string
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			return nil, err
		}
		out = append(out, text)
	}
	return out, rows.Err()
}
