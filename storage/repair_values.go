package storage

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/google/uuid"

	"milepost/model"
)

// mendValues makes the values of a record's row such as its columns take, and gives its id. A row that has none gets one.
// When a column takes nothing that could stand in, the row is lost: it would say something that nobody ever said.
func (x *salvage) mendValues(t *table, s *shape, row []any) (id string, ok bool, err error) {
	at := s.index("id")
	if id, _ = row[at].(string); !isID(id) {
		id = string(x.s.ids.New())
		row[at] = id
		x.mend(s.name, id, "storage.repair.id")
	}
	for i, c := range s.columns {
		if key := c.wrong(t, row[i]); key != "" && i != at {
			was := row[i]
			if row[i], ok = c.standIn(was); !ok {
				x.lose(s.name, id, key, c.name)
				return id, false, nil
			}
			x.mend(s.name, id, "storage.repair.value", c.name)
		}
	}
	seen, about := s.index("visibility"), s.index("subject_id")
	if (row[seen] == string(model.Team)) != (row[about] == nil) {
		return id, true, x.fitSubject(s, id, row, seen, about)
	}
	return id, true, nil
}

// wrong is what is wrong with a value: nothing, or a key.
func (c *columnShape) wrong(t *table, v any) string {
	text, is := v.(string)
	kind := t.fields[t.index(c.name)].FieldType
	switch {
	case !c.takes(v), c.allowed != nil && v != nil && !slices.Contains(c.allowed, v):
		return "storage.check.value"
	case !is:
		return ""
	case kind == typeID && !isID(text):
		return "storage.check.id"
	case kind == typeDate && !isDate(text):
		return "storage.check.date"
	case strings.ContainsRune(text, 0) || !utf8.ValidString(text):
		return "storage.check.text"
	}
	return ""
}

// standIn is what takes the place of a value that the column does not take: as much of a text as are letters, nothing
// where nothing may stand, else what a new row has.
func (c *columnShape) standIn(v any) (any, bool) {
	if text, ok := v.(string); ok && c.kind == "TEXT" && c.allowed == nil && c.must {
		return strings.ReplaceAll(strings.ToValidUTF8(text, "\ufffd"), "\x00", "\ufffd"), true
	}
	switch {
	case c.allowed != nil:
		return c.allowed[0], true
	case c.fallen != nil:
		return c.fallen, true
	}
	return nil, !c.must
}

// fitSubject makes whom a row is about and who may see it fit together again, as the journal says; else the more private
// of the two holds.
func (x *salvage) fitSubject(s *shape, id string, row []any, seen, about int) error {
	if err := x.readWhose(); err != nil {
		return err
	}
	key, _ := uuid.Parse(id) // it is one
	said, authored := x.whose[key], s.index("author_id") >= 0
	switch {
	case said.table == s.name && (said.visibility == string(model.Team)) == (said.subject == nil):
		row[seen], row[about] = said.visibility, said.subject
	case row[about] == nil && !authored:
		row[seen] = string(model.Team)
	case row[about] != nil && authored:
		row[seen] = string(model.Private)
	case row[about] != nil:
		row[seen] = string(model.Shared)
	default:
		return nil // somebody's, and about nobody: the rules decide
	}
	x.mend(s.name, id, "storage.repair.value", "visibility")
	return nil
}
