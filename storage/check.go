package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/glebarez/sqlite"
	"gorm.io/gorm"
	"gorm.io/gorm/logger"

	"milepost/model"
)

// Finding is one thing that is wrong with a file. It holds no text of a record.
type Finding struct {
	Problem *model.Problem
	Table   string // "" when it is about the file
	Row     string // the row's id; "" when it is about the table
}

// mostFindings is how many findings of one kind are kept: a damaged file may have as many as it has rows.
const mostFindings = 50

// Checked is what looking through a file found.
type Checked struct {
	Path     string
	Findings []Finding
	More     int   // findings beyond those that are kept
	Rows     int64 // records that were looked at
	Units    int64 // changes in the journal

	kinds map[string]int
}

// Whole says whether nothing was found.
func (c *Checked) Whole() bool { return len(c.Findings) == 0 }

func (c *Checked) found(table, row, key string, args ...any) {
	c.add(Finding{&model.Problem{Key: key, Args: args, Err: model.ErrInvalid}, table, row})
}

func (c *Checked) add(f Finding) {
	c.kinds[f.Problem.Key]++
	if c.kinds[f.Problem.Key] > mostFindings {
		c.More++
		return
	}
	c.Findings = append(c.Findings, f)
}

// CheckFile looks through a file and says all that is wrong with it: SQLite's own check, references, what every row must
// be, the framework, the search index, and the journal against the rows. The file is only read and stays byte for byte
// as it is, but for what a program was ended over while it wrote to a network disk. An error means that it could not be looked at: it is not there, may not be read, is none of ours or newer
// than this program. A damaged file is no error but what was found.
func CheckFile(ctx context.Context, path string) (*Checked, error) {
	c := &Checked{Path: path, kinds: map[string]int{}}
	err := recognise(path)
	var p *model.Problem
	switch {
	case err == nil:
		return c, c.run(ctx)
	case errors.As(err, &p) && (p.Key == "storage.open.cut" || p.Key == "storage.open.damaged" || p.Key == "storage.open.empty"):
		c.add(Finding{&model.Problem{Key: p.Key, Err: p.Err}, "", ""})
		return c, nil
	}
	return nil, err
}

// Check is CheckFile of an open file. Work on it goes on meanwhile.
func (s *Store) Check(ctx context.Context) (*Checked, error) {
	c := &Checked{Path: s.path, kinds: map[string]int{}}
	return c, c.run(ctx)
}

// checking is one look through a file.
type checking struct {
	*Checked
	ctx   context.Context
	s     *Store
	db    *sql.DB
	fresh map[string]string // what the tables and indexes of a new file are made with, by name
	sick  map[string]bool   // tables that cannot be read to their end
	gone  map[string]bool   // tables and indexes that are missing
}

func (c *Checked) run(ctx context.Context) error {
	s, err := openToCheck(c.Path)
	if err != nil {
		return err
	}
	defer func() { _ = s.Close() }() // it was only read
	x := &checking{Checked: c, ctx: ctx, s: s, db: s.db, sick: map[string]bool{}, gone: map[string]bool{}}
	if err := x.structure(); err != nil {
		return s.problem(err)
	}
	older, err := x.isOlder()
	if err == nil && older {
		return s.problem(x.asMigrated())
	}
	if err == nil {
		err = reads(x.described, x.references, x.rows, x.drafts, x.rules, x.journal, x.search)
	}
	return s.problem(err)
}

// openToCheck opens a file for reading in whatever state it is in.
func openToCheck(path string) (*Store, error) {
	s, err := connect(path, Options{}, nil, false, Place{})
	if err != nil {
		return nil, err
	}
	_ = s.db.Close() // nothing was opened yet
	s.db, err = reader(path)
	return s, err
}

// step runs a part of the check on a table. What cannot be read is a finding, not an error.
func (x *checking) step(table string, f func() error) error {
	err := f()
	if err == nil || !isDamage(err) {
		return err
	}
	if !x.sick[table] {
		x.sick[table] = true
		x.found(table, "", "storage.check.unreadable")
	}
	return nil
}

// isDamage says whether an error means that the file is damaged: pages that make no sense, or are not there.
func isDamage(err error) bool {
	switch code(err) & 0xff {
	case codeCorrupt, codeNotSQLite, codeIO:
		return true
	}
	var p *model.Problem
	if isMistyped(err) || errors.Is(err, errJournal) || errors.As(err, &p) && p.Key == "storage.open.damaged" {
		return true
	}
	// what SQLite says of tables whose description is damaged
	return code(err)&0xff == 1 && (strings.Contains(err.Error(), "no such ") || strings.Contains(err.Error(), "malformed"))
}

// structure is SQLite's own check.
func (x *checking) structure() error {
	return x.step("", func() error {
		said, err := texts(x.ctx, x.db, fmt.Sprintf("PRAGMA integrity_check(%d)", 4*mostFindings))
		for _, line := range said {
			if line != "ok" {
				x.sqliteSaid(line)
			}
		}
		return err
	})
}

// What SQLite's check says of indexes and values. Everything else is about pages.
var (
	saidIndex = regexp.MustCompile(`^(?:row \d+ missing from index|wrong # of entries in index|non-unique entry in index) (\w+)|^row not in .* index (\w+)`)
	saidValue = regexp.MustCompile(`^(?:NULL value in|[A-Z-]+ value in|CHECK constraint failed in) (\w+)(?:\.(\w+))?$`)
)

func (x *checking) sqliteSaid(line string) {
	if m := saidIndex.FindStringSubmatch(line); m != nil {
		index := m[1] + m[2]
		if x.kinds["index "+index]++; x.kinds["index "+index] == 1 { // once is enough
			x.found("", "", "storage.check.index", index)
		}
		return
	}
	if m := saidValue.FindStringSubmatch(line); m != nil {
		x.found(m[1], "", "storage.check.value", line)
		return
	}
	for _, part := range strings.Split(line, "\n") {
		if !strings.HasPrefix(part, "***") && part != "" {
			x.found("", "", "storage.check.page", part)
		}
	}
}

func (x *checking) isOlder() (older bool, err error) {
	var version int
	err = x.db.QueryRowContext(x.ctx, "PRAGMA user_version").Scan(&version)
	if isDamage(err) {
		return false, nil
	}
	if version > len(migrations) { // the head of the file does not say so while that stands in the log
		return false, &model.Problem{Key: "storage.open.newer", File: x.Path, Err: model.ErrNewer}
	}
	return version < len(migrations), err
}

// asMigrated looks through an older file as it would be if it was opened: a copy is brought to the present version.
func (x *checking) asMigrated() error {
	folder, err := os.MkdirTemp("", "milepost-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(folder) }()
	p, err := copied(x.ctx, x.Path, folder, 0)
	if err != nil {
		return err
	}
	path := filepath.Join(folder, "check"+backupExt)
	if err := p.publish(path); err != nil {
		return err
	}
	s, err := Open(x.ctx, path, Options{Clock: model.FixedClock{}})
	if err != nil {
		return err
	}
	if err := s.Close(); err != nil {
		return err
	}
	inner, err := CheckFile(x.ctx, path)
	if err != nil {
		return err
	}
	for _, f := range inner.Findings {
		x.add(f)
	}
	x.More, x.Rows, x.Units = x.More+inner.More, inner.Rows, inner.Units
	return nil
}

// described compares the tables and indexes with those a new file has.
func (x *checking) described() error {
	var err error
	if x.fresh, err = freshSchema(x.ctx); err != nil {
		return err
	}
	return x.step("", func() error {
		have, err := schemaOf(x.ctx, x.db)
		if err != nil {
			return err
		}
		for _, name := range slices.Sorted(maps.Keys(x.fresh)) {
			switch have[name] {
			case x.fresh[name]:
			case "":
				x.found("", "", "storage.check.missing", name)
				x.gone[name] = true
			default:
				x.found("", "", "storage.check.described", name)
			}
		}
		return nil
	})
}

// freshSchema is what the tables and indexes of a new file are made with, by name.
func freshSchema(ctx context.Context) (map[string]string, error) {
	made, err := finished(ctx, migrations)
	return byName(made.names, made.texts), err
}

// schemaOf is what those of a file were made with, by name.
func schemaOf(ctx context.Context, db *sql.DB) (map[string]string, error) {
	names, texts, err := madeWith(ctx, db)
	return byName(names, texts), err
}

// byName puts texts under their names, all space in them being alike.
func byName(names, texts []string) map[string]string {
	out := map[string]string{}
	for i, name := range names {
		out[name] = strings.Join(strings.Fields(texts[i]), " ")
	}
	return out
}

// search holds the search index against the rows.
func (x *checking) search() error {
	if len(x.sick)+len(x.gone) > 0 { // it would say of every row that cannot be read that it is missing
		return nil
	}
	return x.step("search_index", func() error {
		var err error
		config := &gorm.Config{Logger: logger.Discard, SkipDefaultTransaction: true}
		if x.s.gorm, err = gorm.Open(&sqlite.Dialector{Conn: x.db}, config); err != nil {
			return err
		}
		problems, err := x.s.checkSearch(x.ctx)
		for _, p := range problems {
			f := Finding{Problem: &model.Problem{Key: p.Key, Args: p.Args, Err: p.Err}, Table: "search_index"}
			for _, a := range p.Args {
				if id, ok := a.(model.ID); ok {
					f.Row = string(id)
				}
			}
			x.add(f)
		}
		return err
	})
}
