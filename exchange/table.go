package exchange

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"milepost/model"
)

// MaxTableBytes is the largest file that is read: far more than any list of people, and little enough to hold in memory.
const MaxTableBytes = 64 << 20

// Table is a file of another program as rows and columns. Cells are as they stand in the file, not trimmed.
type Table struct {
	File      string   // as given, for messages
	Encoding  Encoding // in which it was read
	Separator byte     // , ; | or tab
	Sheet     string   // of a workbook
	Sheets    []string // all that the workbook has
	HeadLine  int      // line of the column names
	Columns   []string // names, trimmed; all different, none empty
	Rows      []TableRow
	Blank     int        // lines with nothing in them, left out of Rows
	Notes     []NoteFile // it was no table but texts about people, which have no rows
	JSON      bool       // it was no table but a list of questions, whose rows begin at these lines

	Macros  bool // the workbook holds programs, which nobody looked at
	Written bool // it was no table but a text about a ladder or a skill, whose statements begin at these lines

	long  string     // the path of a list that is too long to be held in memory: it has no Rows
	dates *dateTable // it was no table but a calendar, whose meetings begin at these lines
}

// TableRow is one row with the line of the file it starts on. A row with a wrong number of cells keeps them as they are
// and is marked Uneven.
type TableRow struct {
	Line     int
	Cells    []string
	Uneven   bool
	Formulas []int          // indexes of cells that hold a formula, whose value is what it last came to
	Problem  *model.Problem // why it cannot be read, of a list that was no table
}

// ReadOptions are what a user may set when the guess is wrong.
type ReadOptions struct {
	Encoding  Encoding
	Separator byte   // 0: guessed
	Sheet     string // of a workbook; none: the first one
}

// Read reads a file of comma, semicolon, tab or pipe separated values, a sheet of a workbook (.xlsx, .xlsm), one called .json with a list of questions, or a calendar. Errors are a model.Problem with file, line and
// column: ErrNotFound, ErrReadOnly (no permission), ErrInvalid.
func Read(path string, o ReadOptions) (*Table, error) {
	name := filepath.Base(path)
	bad := func(key string, kind error, args ...any) error {
		return &model.Problem{Key: key, Args: args, File: name, Err: kind}
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, bad("import.table.missing", model.ErrNotFound)
	case err != nil:
		return nil, bad("import.table.permission", model.ErrReadOnly)
	case info.IsDir():
		return nil, bad("import.table.folder", model.ErrInvalid)
	case info.Size() > MaxTableBytes:
		return nil, bad("import.table.large", model.ErrInvalid, MaxTableBytes>>20)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, bad("import.table.permission", model.ErrReadOnly)
	}
	defer func() { _ = f.Close() }() // nothing was written
	data, err := io.ReadAll(io.LimitReader(f, MaxTableBytes+1))
	if err != nil {
		return nil, bad("import.table.permission", errors.Join(model.ErrReadOnly, err))
	}
	return ReadBytes(name, data, o)
}

// ReadBytes is Read for what is already in memory; name is used in messages.
func ReadBytes(name string, data []byte, o ReadOptions) (*Table, error) {
	bad := func(key string) error { return &model.Problem{Key: key, File: name, Err: model.ErrInvalid} }
	switch {
	case len(data) > MaxTableBytes:
		return nil, &model.Problem{Key: "import.table.large", Args: []any{MaxTableBytes >> 20}, File: name, Err: model.ErrInvalid}
	case len(data) == 0:
		return nil, bad("import.table.empty")
	case isWorkbook(data):
		t, err := readWorkbook(name, data, o)
		return t, onSheet(t, err)
	case bytes.HasPrefix(data, []byte("SQLite format 3\x00")):
		return nil, bad("import.table.team")
	}
	text, enc, err := decode(name, data, o.Encoding)
	if err != nil {
		return nil, err
	}
	if looksLikeCalendar(name, text) {
		return readCalendar(name, text, enc)
	}
	if strings.EqualFold(filepath.Ext(name), ".json") {
		return readQuestions(name, text, enc)
	}
	t := &Table{File: name, Encoding: enc, Separator: o.Separator}
	line := 1
	text, line = t.separatorLine(text, line)
	if t.Separator == 0 {
		t.Separator = guessSeparator(text, line)
	}
	records, err := t.records(text, line)
	if err != nil {
		return nil, err
	}
	if len(records) == 0 {
		return nil, bad("import.table.empty")
	}
	return t, t.fill(records)
}

// separatorLine takes off the line "sep=;" with which spreadsheets name the separator. What the user chose wins.
func (t *Table) separatorLine(text string, line int) (string, int) {
	r := csvReader{text: text, line: line}
	first := strings.Trim(r.plain(0), `"`)
	if len(first) != 5 || !strings.EqualFold(first[:4], "sep=") || !slices.Contains(separators, first[4]) {
		return text, line
	}
	if t.Separator == 0 {
		t.Separator = first[4]
	}
	if r.at >= len(text) {
		return "", line
	}
	r.newline()
	return text[r.at:], r.line
}

// records reads all of them but blank ones.
func (t *Table) records(text string, line int) ([]record, error) {
	r := csvReader{text: text, sep: t.Separator, line: line}
	var out []record
	for {
		rec, ok, unclosed := r.next()
		switch {
		case unclosed != nil:
			return nil, &model.Problem{Key: "import.table.quote", File: t.File, Line: unclosed.line, Column: unclosed.column, Err: model.ErrInvalid}
		case !ok:
			return out, nil
		case rec.blank():
			t.Blank++
		default:
			out = append(out, rec)
		}
	}
}

// fill finds the column names and sets up the rows.
func (t *Table) fill(records []record) error {
	head := headAt(records)
	t.HeadLine = records[head].line
	for _, c := range records[head].cells {
		t.Columns = append(t.Columns, model.JoinSpace(c))
	}
	rows := records[head+1:]
	t.dropEmptyEnd(rows)
	if err := t.checkNames(); err != nil {
		return err
	}
	if len(rows) == 0 {
		return &model.Problem{Key: "import.table.norows", File: t.File, Line: t.HeadLine, Err: model.ErrInvalid}
	}
	for _, r := range rows {
		t.Rows = append(t.Rows, t.row(r))
	}
	return nil
}

// headAt finds the record with the column names: the first one, unless lines of one cell, such as a title, stand above a
// table that is wider.
func headAt(records []record) int {
	var counts []int
	for _, r := range records[:min(len(records), sampleRecords)] {
		counts = append(counts, len(r.cells))
	}
	width, _ := mostCommon(counts)
	if width < 2 {
		return 0
	}
	for i, r := range records {
		if len(r.cells) == width {
			return i
		}
		if !titleOnly(r) {
			break
		}
	}
	return 0
}

// titleOnly says whether only the first cell of a record holds something.
func titleOnly(r record) bool { return record{cells: r.cells[1:]}.blank() }

// dropEmptyEnd takes off columns at the right end that have neither a name nor anything in them, as spreadsheets leave
// them.
func (t *Table) dropEmptyEnd(rows []record) {
	for len(t.Columns) > 1 && t.Columns[len(t.Columns)-1] == "" {
		last := len(t.Columns) - 1
		for _, r := range rows {
			if len(r.cells) > last && !(record{cells: r.cells[last:]}).blank() {
				return
			}
		}
		t.Columns = t.Columns[:last]
	}
}

// checkNames refuses columns without a name or with the same: nobody could say which one is meant.
func (t *Table) checkNames() error {
	seen := map[string]int{}
	for i, name := range t.Columns {
		key := model.Fold(name)
		if key == "" && strings.TrimSpace(name) == "" {
			return &model.Problem{Key: "import.header.blank", Args: []any{i + 1}, File: t.File, Line: t.HeadLine, Column: i + 1, Err: model.ErrInvalid}
		}
		if key == "" {
			key = name
		}
		if first, twice := seen[key]; twice {
			return &model.Problem{Key: "import.header.duplicate", Args: []any{name, first, i + 1}, File: t.File, Line: t.HeadLine, Column: i + 1, Err: model.ErrInvalid}
		}
		seen[key] = i + 1
	}
	return nil
}

// row cuts off empty cells behind the last column; any other difference in their number marks the row.
func (t *Table) row(r record) TableRow {
	cells := r.cells
	if n := len(t.Columns); len(cells) > n && (record{cells: cells[n:]}).blank() {
		cells = cells[:n]
	}
	return TableRow{Line: r.line, Cells: cells, Uneven: len(cells) != len(t.Columns), Formulas: r.formulas}
}
