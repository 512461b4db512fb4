package storage

import (
	"database/sql"
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"milepost/model"
)

// rows looks at every row by itself: its id, its texts and its days.
func (x *checking) rows() error {
	for _, name := range slices.Sorted(maps.Keys(tables())) {
		if err := x.step(name, func() error { return x.rowsOf(tables()[name]) }); err != nil {
			return err
		}
	}
	return nil
}

func (x *checking) rowsOf(t *table) error {
	if x.gone[t.name] {
		return nil
	}
	rows, err := x.db.QueryContext(x.ctx, "SELECT "+strings.Join(t.columns, ",")+" FROM "+t.name+" NOT INDEXED")
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	values, pointers := t.row()
	for rows.Next() {
		if err := rows.Scan(pointers...); err != nil {
			return err
		}
		x.Rows++
		for _, w := range t.wrongValues(values) {
			id, _ := values[t.id].(string)
			x.found(t.name, printableID(id), w.key, w.args...)
		}
	}
	return rows.Err()
}

// drafts looks at what is written and not stored: whose it is, where, and its texts.
func (x *checking) drafts() error {
	if x.gone["draft"] {
		return nil
	}
	return x.step("draft", func() error {
		rows, err := x.db.QueryContext(x.ctx, "SELECT window, author_id, coalesce(subject_id,author_id), fields FROM draft")
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }()
		for rows.Next() {
			var window, author, subject, fields string
			if err := rows.Scan(&window, &author, &subject, &fields); err != nil {
				return err
			}
			for i, id := range []string{window, author, subject} {
				if !isID(id) {
					x.found("draft", printableID(window), "storage.check.id", []string{"window", "author_id", "subject_id"}[i])
				}
			}
			var texts map[string][2]string
			if json.Unmarshal([]byte(fields), &texts) != nil || !utf8.ValidString(fields) {
				x.found("draft", printableID(window), "storage.check.text", "fields")
			}
		}
		return rows.Err()
	})
}

// printableID is an id for a line of a report; what is none may be anything, also a text.
func printableID(id string) string {
	if !isID(id) {
		return "?"
	}
	return id
}

// isID says whether a text is an id in the one form in which they are kept.
func isID(text string) bool {
	id, err := model.ParseID(text)
	return err == nil && string(id) == text
}

// wrong is what is wrong with a value.
type wrong struct {
	column int
	key    string
	args   []any
}

var (
	typeID   = reflect.TypeFor[model.ID]()
	typeDate = reflect.TypeFor[model.Date]()
)

// wrongValues says which values of a row are not what their columns hold.
func (t *table) wrongValues(row []any) []wrong {
	var out []wrong
	for i, v := range row {
		text, ok := v.(string)
		kind := t.fields[i].FieldType
		switch {
		case i == t.id && !isID(text), kind == typeID && ok && !isID(text):
			out = append(out, wrong{i, "storage.check.id", []any{t.columns[i]}})
		case !ok:
		case kind == typeDate && !isDate(text):
			out = append(out, wrong{i, "storage.check.date", []any{t.columns[i]}})
		case strings.ContainsRune(text, 0) || !utf8.ValidString(text):
			out = append(out, wrong{i, "storage.check.text", []any{t.columns[i]}})
		}
	}
	return out
}

func isDate(text string) bool {
	d, err := model.ParseDate(text)
	return err == nil && d.String() == text && text != ""
}

// references are rows that refer to something that is not there.
func (x *checking) references() error {
	for _, name := range append(slices.Sorted(maps.Keys(tables())), "unit") {
		if err := x.step(name, func() error { return x.referencesOf(name) }); err != nil {
			return err
		}
	}
	return nil
}

func (x *checking) referencesOf(name string) error {
	rows, err := x.db.QueryContext(x.ctx, "SELECT rowid, parent FROM pragma_foreign_key_check(?)", name)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	type broken struct {
		row    int64
		parent string
	}
	var all []broken
	for rows.Next() {
		var b broken
		var row sql.NullInt64
		if err := rows.Scan(&row, &b.parent); err != nil {
			return err
		}
		b.row = row.Int64
		all = append(all, b)
	}
	for _, b := range all {
		var id string
		if err := x.db.QueryRowContext(x.ctx, "SELECT id FROM "+name+" WHERE rowid=?", b.row).Scan(&id); err != nil {
			return err
		}
		x.found(name, printableID(id), "storage.check.reference", b.parent)
	}
	return rows.Err()
}
