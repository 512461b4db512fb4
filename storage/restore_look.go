package storage

import (
	"cmp"
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"milepost/model"
)

// Replacement is what a backup holds beside the file whose place it would take, and what would go and come with it.
type Replacement struct {
	Backup, Present Holding
	Records         int // in the backup
	PresentRecords  int
	None            bool  // there is no file at that place
	Unread          error // why what the file holds cannot be told; nil: it can
	Common          int64 // the newest change that both have
	Lost            int   // changes that only the file has
	Newest          []Unit
	Back            int      // changes that only the backup has
	Gone, Returning []string // names of people that only the file has, and only the backup
	Erased          int      // people in the backup who were erased since, and will be from it
}

// Other says that the backup is not one of this file.
func (d *Replacement) Other() bool {
	return !d.None && d.Unread == nil && d.Backup.FileID != d.Present.FileID
}

// newestLost is how many of the changes that would go are named.
const newestLost = 5

// WouldRestore says what restoring a backup in the place of a file would bring and take, without changing either. The file may be damaged or not there; errors
// are those of the backup.
func WouldRestore(ctx context.Context, backup, present string) (*Replacement, error) {
	d := &Replacement{}
	var err error
	if d.Backup, err = Held(ctx, backup); err != nil {
		return nil, err
	}
	erased := erasedSince(ctx, d.Backup.FileID, backup, present)
	for _, x := range erased {
		if knows, err := knowsAbout(ctx, backup, x.ID); err == nil && knows {
			d.Erased++
		}
	}
	theirs, n, err := unitsOf(ctx, backup)
	if err != nil {
		return nil, (&Store{path: backup}).problem(err)
	}
	d.Records = n
	if _, err := os.Lstat(present); os.IsNotExist(err) {
		d.None = true
		return d, nil
	}
	if d.Present, d.Unread = Held(ctx, present); d.Unread != nil {
		return d, nil
	}
	ours, n, err := unitsOf(ctx, present)
	if d.PresentRecords, d.Unread = n, (&Store{path: present}).problem(err); err != nil {
		return d, nil
	}
	d.units(ours, theirs)
	d.Gone, d.Returning = without(d.Present.People, d.Backup.People), without(d.Backup.People, d.Present.People)
	d.Returning = without(d.Returning, erasedNames(ctx, backup, erased)) // they are erased again
	return d, nil
}

// units compares two journals, which are the same up to a change and then each go their own way.
func (d *Replacement) units(ours, theirs []Unit) {
	n := 0
	for n < len(ours) && n < len(theirs) && ours[n].ID == theirs[n].ID {
		d.Common = ours[n].Seq
		n++
	}
	d.Lost, d.Back = len(ours)-n, len(theirs)-n
	d.Newest = ours[max(n, len(ours)-newestLost):]
	slices.Reverse(d.Newest)
}

// erasedNames are what those who were erased from a file are called in a backup of it.
func erasedNames(ctx context.Context, backup string, list []erasedPerson) (names []string) {
	db, err := reader(backup)
	if err != nil {
		return nil
	}
	defer func() { _ = db.Close() }() // it was only read
	for _, x := range list {
		if more, err := texts(ctx, db, "SELECT name FROM person WHERE id=?", x.ID); err == nil {
			names = append(names, more...)
		}
	}
	return names
}

// without are the names in a list that are not in another.
func without(list, other []string) []string {
	left := slices.Clone(other)
	var out []string
	for _, name := range list {
		if i := slices.Index(left, name); i >= 0 {
			left = slices.Delete(left, i, i+1)
			continue
		}
		out = append(out, name)
	}
	return out
}

// unitsOf are all changes of a file, the oldest first, and how many records it holds.
func unitsOf(ctx context.Context, path string) (out []Unit, records int, err error) {
	db, err := reader(path)
	if err != nil {
		return nil, 0, err
	}
	defer func() { _ = db.Close() }() // it was only read
	rows, err := db.QueryContext(ctx, "SELECT seq, id, name, kind, at FROM unit WHERE "+byPeople+" ORDER BY seq")
	if err != nil {
		return nil, 0, err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var u Unit
		if err := rows.Scan(&u.Seq, &u.ID, &u.Name, &u.Kind, &u.At); err != nil {
			return nil, 0, err
		}
		out = append(out, u)
	}
	if err := rows.Err(); err != nil {
		return nil, 0, err
	}
	records, err = countRecords(ctx, db)
	return out, records, err
}

func countRecords(ctx context.Context, db *sql.DB) (int, error) {
	have, err := texts(ctx, db, "SELECT name FROM sqlite_schema WHERE type='table'")
	sum := 0
	for _, name := range have {
		if err != nil || !IsRecord(name) {
			continue
		}
		var n int
		err = db.QueryRowContext(ctx, "SELECT count(*) FROM "+name).Scan(&n)
		sum += n
	}
	return sum, err
}

// Aside is a file that was kept beside another when a backup took its place.
type Aside struct {
	Path string
	On   model.Date // the day of the restore, in the file's zone
	Time string     // hours and minutes
}

var asideName = regexp.MustCompile(`^ \(before restore (\d{4}-\d{2}-\d{2}) (\d{4})\)(?: \(\d+\))?\.milepost$`)

// Asides are the files that were kept when backups took the place of a file, the newest first.
func Asides(path string) []Aside {
	stem := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return nil // then there are none to be seen
	}
	var out []Aside
	for _, e := range entries {
		end, ok := strings.CutPrefix(e.Name(), stem)
		m := asideName.FindStringSubmatch(end)
		if !ok || m == nil || !e.Type().IsRegular() {
			continue
		}
		if on, err := model.ParseDate(m[1]); err == nil {
			out = append(out, Aside{filepath.Join(filepath.Dir(path), e.Name()), on, m[2]})
		}
	}
	slices.SortFunc(out, func(a, b Aside) int {
		return cmp.Or(b.On.Days(a.On), strings.Compare(b.Time, a.Time), strings.Compare(b.Path, a.Path))
	})
	return out
}

// BackupsFound are the newest backups under a folder that has one for each file, one of each file, the newest first.
func BackupsFound(ctx context.Context, root string) []Found {
	entries, err := os.ReadDir(root)
	if err != nil {
		return nil // then there are none to be seen
	}
	var out []Found
	for _, e := range entries {
		if f, ok := newestIn(ctx, filepath.Join(root, e.Name())); e.IsDir() && ok {
			out = append(out, f)
		}
	}
	slices.SortFunc(out, func(a, b Found) int { return cmp.Compare(b.Held.Changed, a.Held.Changed) })
	return out
}

// Found is a backup with what it holds.
type Found struct {
	Backup
	Held Holding
}

// newestIn is the newest backup of a folder that can be read.
func newestIn(ctx context.Context, folder string) (Found, bool) {
	list, err := plainBackups(folder)
	if err != nil {
		return Found{}, false
	}
	for _, b := range list {
		if h, err := Held(ctx, b.Path); err == nil {
			return Found{b, h}, true
		}
	}
	return Found{}, false
}

// NewestBackup is the newest backup of a file, which may be damaged: its folder is called after the file's id; where that
// cannot be read, it is the newest of a file of the same name.
func NewestBackup(ctx context.Context, root, path string) (Found, bool) {
	if root == "" {
		return Found{}, false
	}
	if db, err := reader(path); err == nil {
		ids, err := texts(ctx, db, "SELECT id FROM file")
		_ = db.Close() // it was only read
		if err == nil && len(ids) == 1 && isID(ids[0]) {
			return newestIn(ctx, filepath.Join(root, ids[0]))
		}
	}
	name := nameOf(path, time.Time{}).Name
	for _, f := range BackupsFound(ctx, root) {
		if f.Name == name {
			return f, true
		}
	}
	return Found{}, false
}
