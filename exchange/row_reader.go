package exchange

import "milepost/model"

// rowReader finds the values of fields in the rows of a table.
type rowReader struct {
	t       *Table
	columns []Column
	at      map[Field]int
}

func newRowReader(t *Table, columns []Column) rowReader {
	r := rowReader{t: t, columns: columns, at: map[Field]int{}}
	for _, c := range columns {
		if c.Field != "" {
			r.at[c.Field] = c.Index
		}
	}
	return r
}

// cell is the value of a field in a row, white space joined; empty when no column holds the field.
func (r *rowReader) cell(row *TableRow, f Field) string {
	at, ok := r.at[f]
	if !ok || at >= len(row.Cells) {
		return ""
	}
	s := row.Cells[at]
	if !plainSpace(s) {
		s = model.JoinSpace(s)
	}
	return s
}

// plainSpace says whether white space needs no joining, which is nearly always so.
func plainSpace(s string) bool {
	for i := range len(s) {
		if c := s[i]; c >= 0x80 || c < ' ' || c == ' ' && (i == 0 || i == len(s)-1 || s[i+1] == ' ') {
			return false
		}
	}
	return true
}

// problem says what is wrong with a row, at the column of a field; without a field the whole row is meant.
func (r *rowReader) problem(row *TableRow, f Field, kind error, key string, args ...any) *model.Problem {
	return &model.Problem{Key: key, Args: args, File: r.t.File, Sheet: r.t.Sheet, Line: row.Line, Column: columnOf(r.columns, f) + 1, Err: kind}
}

// uneven refuses a row that has other cells than the table has columns; nil when it has not.
func (r *rowReader) uneven(row *TableRow) *model.Problem {
	if !row.Uneven {
		return nil
	}
	return r.problem(row, "", model.ErrInvalid, "import.row.columns", len(row.Cells), len(r.t.Columns))
}
