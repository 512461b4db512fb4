package storage

import (
	"context"
	"database/sql"
	"os"
	"slices"
	"strings"

	"github.com/google/uuid"

	"milepost/model"
)

// salvage is what is being read: the pages of the file, and where what is read goes.
type salvage struct {
	*rescue
	tx      *sql.Tx
	inserts map[string]*sql.Stmt
	whose   map[[16]byte]journaled // by the ids of rows
}

// journaled is what the journal says of a row last.
type journaled struct {
	table, visibility string
	subject           any // text or nil
}

// read takes every row that can be read out of the file and puts it into the new one: first from the trees that the list
// of tables names, then from pages that nothing leads to any more. It is ErrInvalid when there is none.
func (r *rescue) read(in *os.File) error {
	info, err := in.Stat()
	if err != nil {
		return err
	}
	tx, err := r.s.pen.BeginTx(r.ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // does nothing after the commit
	x := &salvage{rescue: r, tx: tx, inserts: map[string]*sql.Stmt{}}
	if r.src, err = newPages(in, info.Size()); err != nil {
		return err
	}
	if err := reads(x.trees, x.strayJournal, x.strayRows, x.nothing, x.subjects); err != nil {
		return err
	}
	for _, st := range x.inserts {
		_ = st.Close() // its work is done
	}
	return tx.Commit()
}

// nothing refuses a file of which nobody and nothing that anybody wrote could be read, and not just what every new file has.
func (x *salvage) nothing() error {
	for _, found := range x.out.Tables {
		t := tables()[found.Table]
		if t != nil && found.Saved > 0 && t.index("version_id") < 0 && !slices.Contains([]string{"file", "author", "framework_version"}, t.name) {
			return nil
		}
	}
	return &model.Problem{Key: "storage.repair.nothing", File: x.out.Path, Err: model.ErrInvalid}
}

// subjects puts right whom rows are about where that is nobody in the file, and the journal knows better.
func (x *salvage) subjects() error {
	for _, t := range sortedTables() {
		var astray []string
		err := x.rows("SELECT id FROM "+t.name+" WHERE subject_id IS NOT NULL AND subject_id NOT IN (SELECT id FROM person)", func(scan func(...any) error) error {
			var id string
			err := scan(&id)
			astray = append(astray, id)
			return err
		})
		for _, id := range astray {
			if err == nil {
				err = x.readWhose()
			}
			if err != nil {
				break
			}
			key, _ := uuid.Parse(id) // it was looked at when it was stored
			if said := x.whose[key]; said.table == t.name && said.subject != nil {
				err = x.subject(t.name, id, said.subject)
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (x *salvage) subject(table, id string, subject any) error {
	done, err := x.tx.ExecContext(x.ctx, "UPDATE "+table+" SET subject_id=?1 WHERE id=?2 AND ?1 IN (SELECT id FROM person)", subject, id)
	if err != nil {
		return err
	}
	if n, err := done.RowsAffected(); n == 0 || err != nil {
		return err
	}
	x.mend(table, id, "storage.repair.value", "subject_id")
	return nil
}

// tree is where the rows of a table are.
type tree struct {
	name string
	root uint32
}

// trees reads the tables that the list of tables names.
func (x *salvage) trees() error {
	var list []tree
	listed := func(v []any) bool {
		return len(v) == 5 && (v[0] == "table" || v[0] == "index" || v[0] == "view" || v[0] == "trigger")
	}
	bad, err := x.src.walk(1, true, listed, func(r record) error {
		if root, ok := r.values[min(3, len(r.values)-1)].(int64); ok && listed(r.values) && r.values[0] == "table" && root > 1 && root <= int64(x.src.count) {
			name, _ := r.values[1].(string)
			list = append(list, tree{name, uint32(root)})
		}
		return nil
	})
	if err != nil {
		return err
	}
	if bad > 0 {
		x.unread("", bad)
	}
	for _, s := range sortedShapes(x.shapes) {
		for _, t := range list {
			if t.name == s.name {
				if err := x.tree(s, t.root); err != nil {
					return err
				}
			}
		}
	}
	for _, t := range list {
		if x.shapes[t.name] == nil && !strings.HasPrefix(t.name, "search_") && !strings.HasPrefix(t.name, "sqlite_") && t.name != "migration" {
			x.out.Lost = append(x.out.Lost, Finding{Problem: &model.Problem{Key: "storage.repair.foreign", Args: []any{printableName(t.name)}, Err: model.ErrInvalid}})
		}
	}
	return nil
}

func (x *salvage) tree(s *shape, root uint32) error {
	bad, err := x.src.walk(root, s.byRowid, s.fits, func(r record) error { return x.store(s, r) })
	if bad > 0 {
		x.unread(s.name, bad)
	}
	return err
}

// unread notes pages that make no sense.
func (x *salvage) unread(table string, pages int) {
	x.damaged[table] = true
	x.out.Lost = append(x.out.Lost, Finding{&model.Problem{Key: "storage.repair.pages", Args: []any{pages}, Err: model.ErrInvalid}, table, ""})
}

// strayJournal looks for the journal on pages that nothing leads to.
func (x *salvage) strayJournal() error {
	return x.src.strays(func(kind byte, r record) (bool, error) {
		for _, name := range []string{"unit", "change", "bulk"} {
			s := x.shapes[name]
			if s.byRowid != (kind == pageTableLeaf) || !s.fits(r.values) {
				continue
			}
			v := s.row(r)
			id, _ := v[max(0, s.index("id"))].(string)
			title, _ := v[max(0, s.index("name"))].(string)
			table, _ := v[max(0, s.index("tbl"))].(string)
			if name == "unit" && isID(id) && strings.HasPrefix(title, "unit.") || name != "unit" && tables()[table] != nil {
				return true, x.store(s, r)
			}
		}
		return false, nil
	})
}

// strayRows looks for records on pages that nothing leads to. Which table's they are the journal says by their ids; else
// their values, when they fit one table alone.
func (x *salvage) strayRows() error {
	return x.src.strays(func(kind byte, r record) (bool, error) {
		id := ""
		if len(r.values) > 0 {
			id, _ = r.values[0].(string)
		}
		if kind != pageTableLeaf || !isID(id) {
			return false, nil
		}
		if err := x.readWhose(); err != nil {
			return false, err
		}
		key, _ := uuid.Parse(id) // it is one
		s := x.shapes[x.whose[key].table]
		if s == nil {
			s = x.onlyFit(r.values)
		}
		if s == nil || !s.fits(r.values) {
			return false, nil
		}
		return true, x.store(s, r)
	})
}

func (x *salvage) onlyFit(values []any) *shape {
	var fit *shape
	for _, s := range x.shapes {
		if !s.byRowid || s.name == "unit" || !s.fits(values) || !s.allows(values) {
			continue
		}
		if fit != nil {
			return nil
		}
		fit = s
	}
	return fit
}

// allows says whether a record has only values that its columns allow.
func (s *shape) allows(values []any) bool {
	for i, c := range s.columns {
		if c.allowed != nil && !slices.Contains(c.allowed, values[i]) {
			return false
		}
	}
	return true
}

// readWhose reads once which tables the journal says rows are in.
func (x *salvage) readWhose() error {
	if x.whose != nil {
		return nil
	}
	x.whose = map[[16]byte]journaled{}
	return reads(func() error {
		return x.rows("SELECT row_id, tbl, visibility, subject_id FROM change WHERE op<>'M' ORDER BY unit, n", func(scan func(...any) error) error {
			var id string
			var said journaled
			err := scan(&id, &said.table, &said.visibility, &said.subject)
			if key, e := uuid.Parse(id); e == nil {
				x.whose[key] = said
			}
			return err
		})
	}, func() error {
		return x.rows("SELECT tbl, op, visibility, subject_id, data FROM bulk", func(scan func(...any) error) error {
			var op string
			var said journaled
			var data []byte
			err := scan(&said.table, &op, &said.visibility, &said.subject, &data)
			j := &journalCheck{checking: &checking{s: x.s}}
			if ids, e := j.idsOf(op, data); e == nil {
				for _, id := range ids {
					if _, later := x.whose[id]; !later {
						x.whose[id] = said
					}
				}
			}
			return err
		})
	})
}

func (x *salvage) rows(q string, each func(scan func(...any) error) error) error {
	return eachRow(x.rescue, x.tx, q, each)
}

// access is the new file, within a transaction or not.
type access interface {
	QueryContext(context.Context, string, ...any) (*sql.Rows, error)
	ExecContext(context.Context, string, ...any) (sql.Result, error)
}

func eachRow(r *rescue, db access, q string, each func(scan func(...any) error) error, args ...any) error {
	rows, err := db.QueryContext(r.ctx, q, args...)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		if err := each(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}

// store puts a record into the new file. What its table does not take is mended where that loses no more than the value.
func (x *salvage) store(s *shape, r record) error {
	if len(r.values) > len(s.columns) {
		x.lose(s.name, "", "storage.repair.row")
		return nil
	}
	row := s.row(r)
	id := ""
	if t := tables()[s.name]; t != nil {
		var ok bool
		var err error
		if id, ok, err = x.mendValues(t, s, row); err != nil || !ok {
			return err
		}
	}
	err := x.exec(s, row)
	switch code(err) {
	case codeUnique, codePrimaryKey:
		if x.has(s, row) {
			return nil // two pages lead to it
		}
		x.lose(s.name, id, "storage.twice")
		return nil
	case 0:
		if err == nil {
			x.table(s.name).Saved++
		}
		return err
	}
	if code(err)&0xff == codeConstraint {
		x.lose(s.name, id, "storage.repair.row")
		return nil
	}
	return err
}

func (x *salvage) exec(s *shape, row []any) error {
	st := x.inserts[s.name]
	if st == nil {
		var err error
		if st, err = x.tx.PrepareContext(x.ctx, s.insert()); err != nil {
			return err
		}
		x.inserts[s.name] = st
	}
	_, err := st.ExecContext(x.ctx, row...)
	return err
}

// has says whether the very same row is there already.
func (x *salvage) has(s *shape, row []any) bool {
	var where []string
	for _, c := range s.columns {
		where = append(where, c.name+" IS ?")
	}
	var n int
	err := x.tx.QueryRowContext(x.ctx, "SELECT count(*) FROM "+s.name+" WHERE "+strings.Join(where, " AND "), row...).Scan(&n)
	return err == nil && n > 0
}
