package storage

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"milepost/model"
)

// without takes one row out of an entry of many rows, unpacked; nil when it is not in it. left is how many rows the entry
// has then.
func (s *Store) without(op string, data []byte, id model.ID) (raw []byte, left int, err error) {
	if op == "I" {
		ids, err := s.chunkIDs(data)
		if err != nil {
			return nil, 0, err
		}
		n := len(ids)
		ids = slices.DeleteFunc(ids, func(x model.ID) bool { return x == id })
		if len(ids) == n {
			return nil, n, nil
		}
		return packIDs(ids), len(ids), nil
	}
	removed, err := s.removedRows(data)
	if err != nil {
		return nil, 0, err
	}
	var rows []json.RawMessage
	if err := json.Unmarshal(removed.Rows, &rows); err != nil {
		return nil, 0, badJournal(err)
	}
	images, err := removed.images()
	if err != nil {
		return nil, 0, err
	}
	var keep []json.RawMessage
	for i, m := range images {
		if m.ID() != id {
			keep = append(keep, rows[i])
		}
	}
	if len(keep) == len(rows) {
		return nil, len(rows), nil
	}
	if removed.Rows, err = json.Marshal(keep); err != nil {
		return nil, 0, err
	}
	raw, err = json.Marshal(removed)
	return raw, len(keep), err
}

// namesOf are the names by which others may mention a person. ErrNotFound when there is no such person.
func namesOf(ctx context.Context, tx *sql.Tx, person model.ID) ([]string, error) {
	var name, given, family, call string
	err := tx.QueryRowContext(ctx, "SELECT name,given,family,call_name FROM person WHERE id=?", person).Scan(&name, &given, &family, &call)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, &model.Problem{Key: "storage.erase.nobody", Args: []any{string(person)}, Err: model.ErrNotFound}
	}
	if err != nil {
		return nil, err
	}
	all := []string{name, given, family, call}
	if given == "" { // as it is said in sentences
		all = append(all, strings.Fields(name+" ")...)
	}
	rows, err := tx.QueryContext(ctx, "SELECT name FROM person_alias WHERE subject_id=?", person)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var alias string
		if err := rows.Scan(&alias); err != nil {
			return nil, err
		}
		all = append(all, alias)
	}
	var out []string
	for _, n := range all {
		n = model.JoinSpace(model.Fold(n))
		if utf8.RuneCountInString(n) > 1 && !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out, rows.Err()
}

// mentioned says whether one of the names stands in a text, as words of their own.
func mentioned(text string, names []string) bool {
	folded := model.Fold(text)
	for _, n := range names {
		for from := 0; ; {
			i := strings.Index(folded[from:], n)
			if i < 0 {
				break
			}
			i += from
			before, _ := utf8.DecodeLastRuneInString(folded[:i])
			after, _ := utf8.DecodeRuneInString(folded[i+len(n):])
			if !wordLetter(before) && !wordLetter(after) {
				return true
			}
			from = i + len(n)
		}
	}
	return false
}

// wordLetter says whether a letter would make a longer word; scripts that write without spaces have no such letters.
func wordLetter(r rune) bool {
	if unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Thai) {
		return false
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// mentions are the rows of others in which a name stands, now or earlier. A row is named once.
func (s *Store) mentions(ctx context.Context, tx *sql.Tx, person model.ID, names []string) ([]Mention, error) {
	var out []Mention
	seen := map[model.ID]bool{}
	add := func(m Mention) {
		if !seen[m.Row] {
			seen[m.Row] = true
			out = append(out, m)
		}
	}
	for _, t := range sortedTables() {
		if err := mentionsIn(ctx, tx, t, person, names, add); err != nil {
			return nil, err
		}
	}
	return out, s.earlierMentions(ctx, tx, person, names, add)
}

func mentionsIn(ctx context.Context, tx *sql.Tx, t *table, person model.ID, names []string, add func(Mention)) error {
	var columns []string
	for i, f := range t.fields {
		if f.FieldType == reflect.TypeFor[string]() && i != t.id {
			columns = append(columns, t.columns[i])
		}
	}
	if len(columns) == 0 {
		return nil
	}
	q := "SELECT id, coalesce(subject_id,''), '" + t.name + "', " + strings.Join(columns, "||char(10)||") + " FROM " + t.name + " WHERE subject_id IS NOT ? ORDER BY id"
	return eachMention(ctx, tx, q, person, func(row, subject model.ID, table, text string) {
		if mentioned(text, names) {
			add(Mention{Table: table, Row: row, SubjectID: subject})
		}
	})
}

// earlierMentions looks at what the journal keeps of the rows of others.
func (s *Store) earlierMentions(ctx context.Context, tx *sql.Tx, person model.ID, names []string, add func(Mention)) error {
	q := "SELECT row_id, coalesce(subject_id,''), tbl, diff FROM change WHERE diff IS NOT NULL AND subject_id IS NOT ? ORDER BY unit, n"
	err := eachMention(ctx, tx, q, person, func(row, subject model.ID, table, text string) {
		if mentioned(textsIn(text), names) {
			add(Mention{Table: table, Row: row, SubjectID: subject, Earlier: true})
		}
	})
	if err != nil {
		return err
	}
	rows, err := tx.QueryContext(ctx, "SELECT tbl, coalesce(subject_id,''), data FROM bulk WHERE op='D' AND subject_id IS NOT ?", person)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var table string
		var subject model.ID
		var data []byte
		if err := rows.Scan(&table, &subject, &data); err != nil {
			return err
		}
		removed, err := s.removedRows(data)
		if err != nil {
			return err
		}
		images, err := removed.images()
		if err != nil {
			return err
		}
		for _, m := range images {
			for _, v := range m {
				if text, ok := v.(string); ok && mentioned(text, names) {
					add(Mention{Table: table, Row: m.ID(), SubjectID: subject, Earlier: true})
				}
			}
		}
	}
	return rows.Err()
}

// textsIn are the texts of an entry of the journal, without the escapes it is written with.
func textsIn(diff string) string {
	var out strings.Builder
	d := json.NewDecoder(strings.NewReader(diff))
	for {
		token, err := d.Token()
		if err != nil {
			return out.String()
		}
		if text, ok := token.(string); ok {
			out.WriteString(text + "\n")
		}
	}
}

func eachMention(ctx context.Context, tx *sql.Tx, q string, person model.ID, f func(row, subject model.ID, table, text string)) error {
	rows, err := tx.QueryContext(ctx, q, person)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var row, subject model.ID
		var table, text string
		if err := rows.Scan(&row, &subject, &table, &text); err != nil {
			return err
		}
		f(row, subject, table, text)
	}
	return rows.Err()
}
