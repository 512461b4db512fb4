package storage

import (
	"context"
	"database/sql"
	"maps"
	"slices"
	"strings"

	"milepost/model"
	"milepost/model/unit"
)

// AboutTable is what one table holds about a person, row by row as it is stored.
type AboutTable struct {
	Name    string
	Columns []string // all but the one that says whom a row is about
	Rows    []Image
}

// Wording is what a column of a row once was, or was changed from and to.
type Wording struct {
	At            model.Instant
	Change        string // name of the change, a key
	Table, Column string
	Row           model.ID
	Before, After any // nil: nothing
	Private       bool
}

// Everything is all that a file holds about a person, for who asks what is kept of them.
type Everything struct {
	Person       model.Person
	Tables       []AboutTable        // every table that can hold something about a person, in order of their names
	History      []Wording           // oldest first
	Private      int                 // rows that their author alone may see
	PrivateNotes int                 // of these, notes
	Withheld     int                 // private rows of other authors, which whoever asks here may not read either
	Mentions     int                 // rows of others in which they are mentioned, which are theirs
	Names        map[model.ID]string // of what ids refer to
	Decimals     map[model.ID]int    // of measures
}

// mine says which private rows of a table are the author's; ? is the author. Rows without an author belong to what they
// hang on.
var mine = map[string]string{
	"key_result": "goal_id IN (SELECT id FROM goal WHERE author_id=?2)",
	"goal_step":  "goal_id IN (SELECT id FROM goal WHERE author_id=?2)",
	"measure":    "id IN (SELECT k.measure_id FROM key_result k JOIN goal g ON g.id=k.goal_id WHERE g.author_id=?2)",
	"link":       "career_milestone_id IN (SELECT id FROM career_milestone WHERE author_id=?2)",
}

// Everything reads all rows about a person, archived and replaced ones too, and what the journal keeps of earlier
// wordings. Private rows of other authors are counted alone. ErrNotFound when there is no such person.
func (s *Store) Everything(ctx context.Context, person model.ID) (*Everything, error) {
	return readWhole(ctx, s, func(v *view) (*Everything, error) {
		names, err := namesOf(ctx, v.tx, person)
		if err != nil {
			return nil, err
		}
		out := &Everything{Names: map[model.ID]string{}, Decimals: map[model.ID]int{}}
		found, err := all[model.Person](v, "id", "id=?", person)
		if err != nil {
			return nil, err
		}
		out.Person = found[0]
		a := &everythingReader{ctx: ctx, v: v, s: s, out: out, known: map[model.ID]bool{}}
		if a.revealed, err = v.revealed(ctx); err != nil {
			return nil, err
		}
		if err := reads(a.tables, a.drafts, a.history, a.names, a.decimals); err != nil {
			return nil, err
		}
		mentions, err := s.mentions(ctx, v.tx, person, names)
		out.Mentions = len(mentions)
		return out, err
	})
}

type everythingReader struct {
	ctx   context.Context
	v     *view
	s     *Store
	out   *Everything
	known map[model.ID]bool // rows that are handed over

	revealed map[model.ID]bool // assessments whose two sides have been shown
}

func (a *everythingReader) tables() error {
	for _, t := range sortedTables() {
		own := "1"
		switch {
		case t.author >= 0:
			own = "author_id=?2"
		case mine[t.name] != "":
			own = mine[t.name]
		}
		if t.name == ratings {
			own += ") AND (id NOT IN (" + held + ")"
		}
		if err := a.table(t, own); err != nil {
			return err
		}
	}
	return nil
}

func (a *everythingReader) table(t *table, own string) error {
	rows, err := a.v.tx.QueryContext(a.ctx, "SELECT "+strings.Join(t.columns, ",")+" FROM "+t.name+
		" WHERE subject_id=?1 AND (visibility<>'private' OR "+own+" OR ?2 IS NULL) ORDER BY id", a.out.Person.ID, a.v.actor)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	x := AboutTable{Name: t.name, Columns: slices.DeleteFunc(slices.Clone(t.columns), func(c string) bool { return c == "subject_id" })}
	values, pointers := t.row()
	for rows.Next() {
		if err := rows.Scan(pointers...); err != nil {
			return err
		}
		m := t.image(values)
		x.Rows = append(x.Rows, m)
		a.known[m.ID()] = true
		if m["visibility"] == string(model.Private) {
			a.out.Private++
			if t.name == string(FoundNote) && m["replaced_by"] == nil && m["archived_at"] == nil {
				a.out.PrivateNotes++
			}
		}
	}
	a.out.Tables = append(a.out.Tables, x)
	if err := rows.Err(); err != nil {
		return err
	}
	var n int
	err = a.v.tx.QueryRowContext(a.ctx, "SELECT count(*) FROM "+t.name+" WHERE subject_id=?", a.out.Person.ID).Scan(&n)
	a.out.Withheld += n - len(x.Rows)
	return err
}

// drafts are what is being written about the person: the texts of one thing together.
func (a *everythingReader) drafts() error {
	x := AboutTable{Name: "draft", Columns: []string{"id", "visibility", "author_id", "text"}}
	rows, err := a.v.tx.QueryContext(a.ctx, `SELECT author_id, (SELECT group_concat(value->>1, char(10)) FROM json_each(fields))
		FROM draft WHERE subject_id=? ORDER BY at, thing`, a.out.Person.ID)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var author model.ID
		var text sql.NullString
		if err := rows.Scan(&author, &text); err != nil {
			return err
		}
		if author != a.v.actor {
			a.out.Withheld++
			continue
		}
		a.out.Private++
		x.Rows = append(x.Rows, Image{"id": "", "visibility": string(model.Private), "author_id": string(author), "text": text.String})
	}
	a.out.Tables = append(a.out.Tables, x)
	return rows.Err()
}

// history are the entries of the journal about rows that are handed over, and rows that are gone.
func (a *everythingReader) history() error {
	rows, err := a.v.tx.QueryContext(a.ctx, `SELECT u.at,u.name,c.tbl,c.row_id,c.visibility,c.op,c.diff FROM change c JOIN unit u ON u.seq=c.unit
		WHERE c.subject_id=? AND c.op IN ('U','D') AND c.diff IS NOT NULL ORDER BY c.unit, c.n`, a.out.Person.ID)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var w Wording
		var visibility, op, js string
		if err := rows.Scan(&w.At, &w.Change, &w.Table, &w.Row, &visibility, &op, &js); err != nil {
			return err
		}
		w.Private = visibility == string(model.Private)
		if op == "D" {
			m, err := decodeImage(js)
			if err != nil {
				return err
			}
			a.removed(w, m)
			continue
		}
		d, err := decodeDiff(js)
		if err != nil {
			return err
		}
		if !w.Private || a.known[w.Row] {
			a.changed(w, d)
		}
	}
	return a.removedTogether(rows.Err())
}

func (a *everythingReader) changed(w Wording, d diff) {
	for _, c := range slices.Sorted(maps.Keys(d)) {
		if c == "version" {
			continue
		}
		w.Column, w.Before, w.After = c, d[c][0], d[c][1]
		a.out.History = append(a.out.History, w)
	}
}

// removed is a row that is gone. A private one is its author's.
func (a *everythingReader) removed(w Wording, m Image) {
	if author, _ := m["author_id"].(string); w.Private && model.ID(author) != a.v.actor {
		return
	}
	if look, _ := m["assessment_id"].(string); w.Table == ratings && w.Change == unit.FinishRating && !a.revealed[model.ID(look)] {
		return // what one side rated alone, and took back
	}
	for _, c := range slices.Sorted(maps.Keys(m)) {
		if c != "version" && c != "id" && c != "subject_id" {
			w.Column, w.Before, w.After = c, m[c], nil
			a.out.History = append(a.out.History, w)
		}
	}
}

// removedTogether are the rows of imports that were undone.
func (a *everythingReader) removedTogether(err error) error {
	if err != nil {
		return err
	}
	rows, err := a.v.tx.QueryContext(a.ctx, `SELECT u.at,u.name,b.tbl,b.visibility,b.data FROM bulk b JOIN unit u ON u.seq=b.unit
		WHERE b.subject_id=? AND b.op='D' ORDER BY b.unit, b.n`, a.out.Person.ID)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var w Wording
		var visibility string
		var data []byte
		if err := rows.Scan(&w.At, &w.Change, &w.Table, &visibility, &data); err != nil {
			return err
		}
		removed, err := a.s.removedRows(data)
		if err != nil {
			return err
		}
		images, err := removed.images()
		if err != nil {
			return err
		}
		for _, m := range images {
			w.Row, w.Private = m.ID(), visibility == string(model.Private)
			a.removed(w, m)
		}
	}
	return rows.Err()
}

// names are what ids are called that rows refer to.
func (a *everythingReader) names() error {
	for _, q := range []string{
		"SELECT id, name FROM person", "SELECT id, name FROM author", "SELECT skill_id, name FROM skill", "SELECT level_id, name FROM level",
		"SELECT criterion_id, text FROM criterion",
		"SELECT id, number FROM framework_version", "SELECT id, name FROM decision_area",
		"SELECT id, title FROM strategic_milestone", "SELECT id, name FROM measure WHERE subject_id IS NULL", "SELECT id, name FROM measure WHERE subject_id=?1",
		"SELECT id, title FROM goal WHERE subject_id=?1", "SELECT id, title FROM career_milestone WHERE subject_id=?1",
		"SELECT id, meeting_on FROM meeting WHERE subject_id=?1", "SELECT id, assessed_on FROM assessment WHERE subject_id=?1",
		"SELECT id, number FROM expectation WHERE subject_id=?1",
		"SELECT id, text FROM talking_point WHERE subject_id=?1", "SELECT id, coalesce(nullif(text,''),occasion) FROM note WHERE subject_id=?1", "SELECT id, text FROM action_item WHERE subject_id=?1",
	} {
		if err := a.namesBy(q); err != nil {
			return err
		}
	}
	return nil
}

func (a *everythingReader) namesBy(q string) error {
	var args []any
	if strings.Contains(q, "?1") {
		args = append(args, a.out.Person.ID)
	}
	rows, err := a.v.tx.QueryContext(a.ctx, q, args...)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	// what is private of somebody else is not named either
	private := len(args) > 0
	for rows.Next() {
		var id sql.NullString
		var name sql.NullString
		if err := rows.Scan(&id, &name); err != nil {
			return err
		}
		if !private || a.known[model.ID(id.String)] {
			a.out.Names[model.ID(id.String)] = name.String
		}
	}
	return rows.Err()
}

// decimals are those of the measures that values belong to, also the team's.
func (a *everythingReader) decimals() error {
	measures, err := all[model.Measure](a.v, "id", "subject_id=? OR subject_id IS NULL", a.out.Person.ID)
	for _, m := range measures {
		a.out.Decimals[m.ID] = m.Decimals
	}
	return err
}

// WouldHandOver counts the private notes that Everything about a person holds.
func (s *Store) WouldHandOver(ctx context.Context, person model.ID) (notes int, err error) {
	return readWhole(ctx, s, func(v *view) (n int, err error) {
		err = v.tx.QueryRowContext(ctx, `SELECT count(*) FROM note WHERE subject_id=? AND visibility='private' AND author_id=?
			AND replaced_by IS NULL AND archived_at IS NULL`, person, v.actor).Scan(&n)
		return n, err
	})
}
