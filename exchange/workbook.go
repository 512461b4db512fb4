package exchange

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"milepost/model"
)

// What a workbook may hold at most, whatever its compression says. A sheet takes about twenty times its unpacked bytes in
// memory while it is read.
const (
	maxWorkbookBytes   = 64 << 20 // of all its parts, unpacked
	maxWorkbookRows    = 200_000
	maxWorkbookColumns = 1_000
)

// oldWorkbook begins an .xls, and also an .xlsx that is locked with a password.
const oldWorkbook = "\xd0\xcf\x11\xe0"

// isWorkbook says whether data is, or may be, a file of a spreadsheet program.
func isWorkbook(data []byte) bool {
	start := string(data[:min(4, len(data))])
	return start == "PK\x03\x04" || start == "PK\x05\x06" || start == oldWorkbook
}

// readWorkbook reads one sheet of an .xlsx or .xlsm: values, not formulas; no macro is looked at.
func readWorkbook(name string, data []byte, o ReadOptions) (*Table, error) {
	t, records, err := workbookRecords(name, data, o)
	if err != nil {
		return t, err
	}
	return t, t.fill(evenRecords(records))
}

// onSheet says in a problem of which sheet it is, when a table was read that far.
func onSheet(t *Table, err error) error {
	var p *model.Problem
	if t != nil && t.Sheet != "" && errors.As(err, &p) && p.Sheet == "" {
		p.Sheet = t.Sheet
	}
	return err
}

// workbookRecords are the rows of a sheet that are not blank, and a table that is not filled yet.
func workbookRecords(name string, data []byte, o ReadOptions) (_ *Table, _ []record, err error) {
	bad := func(key string, args ...any) error {
		return &model.Problem{Key: key, Args: args, File: name, Err: model.ErrInvalid}
	}
	defer func() {
		if r := recover(); r != nil { // a part that is well-formed but not what the format asks for
			err = bad("import.workbook.damaged")
		}
	}()
	if strings.HasPrefix(string(data[:4]), oldWorkbook) {
		if bytes.Contains(data, []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")) {
			return nil, nil, bad("import.workbook.locked")
		}
		return nil, nil, bad("import.workbook.old")
	}
	if err := checkParts(name, data); err != nil {
		return nil, nil, err
	}
	// Parts stay in memory: a temporary file would leave what is private behind.
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: maxWorkbookBytes, UnzipXMLSizeLimit: maxWorkbookBytes, RawCellValue: true})
	if err != nil {
		return nil, nil, bad("import.workbook.damaged")
	}
	defer func() { _ = f.Close() }() // nothing was written
	if len(f.GetSheetList()) == 0 {
		return nil, nil, bad("import.workbook.damaged")
	}
	sheet, err := chosenSheet(f, o.Sheet)
	if err != nil {
		return nil, nil, bad("import.workbook.sheet", o.Sheet, strings.Join(f.GetSheetList(), ", "))
	}
	t := &Table{File: name, Encoding: EncodingUTF8, Separator: ',', Sheet: sheet, Sheets: f.GetSheetList()}
	w := &workbook{file: f, sheet: sheet, dates: map[int]bool{}}
	w.marks, w.marked = sheetMarks(data, sheet)
	t.Macros = hasMacros(data)
	if p, err := f.GetWorkbookProps(); err == nil && p.Date1904 != nil {
		w.from1904 = *p.Date1904
	}
	whole := make(chan error, 1)
	go func() { whole <- wholeSheet(data, sheet, f.CharsetReader) }()
	records, err := w.records(t)
	if broken := <-whole; broken != nil && err == nil {
		err = broken
	}
	if err != nil {
		var p *model.Problem
		if errors.As(err, &p) {
			return nil, nil, err
		}
		return nil, nil, bad("import.workbook.damaged")
	}
	if len(records) == 0 {
		return t, nil, bad("import.table.empty")
	}
	return t, records, nil
}

// checkParts looks at the archive before anything is unpacked.
func checkParts(name string, data []byte) error {
	bad := func(key string, args ...any) error {
		return &model.Problem{Key: key, Args: args, File: name, Err: model.ErrInvalid}
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return bad("import.workbook.damaged")
	}
	var sum uint64
	found := false
	for _, f := range z.File {
		if sum += f.UncompressedSize64; f.UncompressedSize64 > maxWorkbookBytes || sum > maxWorkbookBytes {
			return bad("import.workbook.large", maxWorkbookBytes>>20)
		}
		if declares(f) {
			return bad("import.workbook.declares", f.Name)
		}
		found = found || strings.EqualFold(f.Name, "xl/workbook.xml") || strings.EqualFold(f.Name, "[Content_Types].xml")
	}
	if !found {
		return bad("import.table.workbook")
	}
	return nil
}

// declares says whether a part begins by declaring what it holds, which no spreadsheet program does: a few lines of it can
// unpack to any size.
func declares(f *zip.File) bool {
	if !strings.HasSuffix(strings.ToLower(f.Name), ".xml") {
		return false
	}
	r, err := f.Open()
	if err != nil {
		return false // it is said when the part is read
	}
	defer func() { _ = r.Close() }() // nothing was written
	start, _ := io.ReadAll(io.LimitReader(r, 1024))
	return bytes.Contains(start, []byte("<!DOCTYPE"))
}

// chosenSheet is the sheet of that name, in any case of letters, or the first one.
func chosenSheet(f *excelize.File, want string) (string, error) {
	for _, s := range f.GetSheetList() {
		if want == "" || model.Fold(s) == model.Fold(want) {
			return s, nil
		}
	}
	return "", model.ErrNotFound
}

// workbook is an open one while its sheet is read.
type workbook struct {
	file     *excelize.File
	sheet    string
	from1904 bool
	marks    []cellMark   // of the cells that are not reached yet
	marked   bool         // they are known; else the library is asked
	dates    map[int]bool // by style, whether it shows numbers as dates
}

// records are the rows of the sheet that are not blank.
func (w *workbook) records(t *Table) ([]record, error) {
	bad := func(line int) error {
		return &model.Problem{Key: "import.workbook.rows", Args: []any{maxWorkbookRows, maxWorkbookColumns}, File: t.File, Line: line, Err: model.ErrInvalid}
	}
	rows, err := w.file.Rows(w.sheet)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }() // nothing was written
	var out []record
	for line := 1; rows.Next(); line++ {
		cells, err := rows.Columns()
		if err != nil {
			return nil, err
		}
		rec := record{line: line, cells: cells}
		if rec.blank() {
			t.Blank++
			continue
		}
		if len(out) == maxWorkbookRows || len(cells) > maxWorkbookColumns {
			return nil, bad(line)
		}
		for i, c := range cells {
			mark := w.markOf(i+1, line)
			if mark.formula {
				rec.formulas = append(rec.formulas, i)
			}
			if cells[i], err = w.value(c, i+1, line, mark); err != nil {
				return nil, err
			}
		}
		out = append(out, rec)
	}
	return out, rows.Error()
}

// value is a cell as a person would type it: a number without the noise of binary fractions, a date as year-month-day.
func (w *workbook) value(raw string, column, line int, mark cellMark) (string, error) {
	n, err := strconv.ParseFloat(raw, 64)
	if err != nil {
		return strings.TrimSuffix(raw, "T00:00:00"), nil
	}
	if !w.marked {
		if mark, err = w.asked(column, line); err != nil {
			return "", err
		}
	}
	if !mark.number {
		return raw, nil // digits that are a text: 007 stays 007
	}
	if !w.dated(mark.style) {
		return plainNumber(n), nil
	}
	d, err := excelize.ExcelDateToTime(n, w.from1904)
	if err != nil {
		return raw, nil // a negative number under a date's format
	}
	d = d.Round(time.Second)
	switch {
	case n < 1 && n > 0:
		return d.Format("15:04"), nil
	case n == float64(int64(n)):
		return d.Format(time.DateOnly), nil
	}
	return d.Format("2006-01-02 15:04"), nil
}

// markOf is what is known of a cell. Cells are gone through in their order.
func (w *workbook) markOf(column, line int) cellMark {
	for len(w.marks) > 0 && (w.marks[0].line < line || w.marks[0].line == line && w.marks[0].column < column) {
		w.marks = w.marks[1:]
	}
	if len(w.marks) > 0 && w.marks[0].line == line && w.marks[0].column == column {
		return w.marks[0]
	}
	return cellMark{}
}

// asked is what the library knows of a cell.
func (w *workbook) asked(column, line int) (cellMark, error) {
	at, err := excelize.CoordinatesToCellName(column, line)
	if err != nil {
		return cellMark{}, err
	}
	kind, err := w.file.GetCellType(w.sheet, at)
	if err != nil {
		return cellMark{}, err
	}
	style, err := w.file.GetCellStyle(w.sheet, at)
	return cellMark{style: style, number: kind == excelize.CellTypeUnset || kind == excelize.CellTypeNumber || kind == excelize.CellTypeDate}, err
}

// hasMacros says whether a workbook holds programs. They are never looked at.
func hasMacros(data []byte) bool {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	return err == nil && slices.ContainsFunc(z.File, func(f *zip.File) bool { return strings.EqualFold(path.Base(f.Name), "vbaProject.bin") })
}

// plainNumber writes a number with at most the 15 digits that spreadsheet programs show: 0.1+0.2 is 0.3.
func plainNumber(n float64) string {
	short, err := strconv.ParseFloat(strconv.FormatFloat(n, 'g', 15, 64), 64)
	if err != nil {
		short = n // beyond what a number can be
	}
	return strconv.FormatFloat(short, 'f', -1, 64)
}

// dated says whether a style shows numbers as days or times.
func (w *workbook) dated(style int) bool {
	is, known := w.dates[style]
	if known {
		return is
	}
	s, err := w.file.GetStyle(style)
	if err == nil {
		f := s.NumFmt
		is = f >= 14 && f <= 22 || f >= 27 && f <= 36 || f >= 45 && f <= 47 || f >= 50 && f <= 58
		if s.CustomNumFmt != nil {
			is = dateFormat(*s.CustomNumFmt)
		}
	}
	w.dates[style] = is
	return is
}

// dateFormat says whether a format of numbers has a letter for a day, month, year or hour outside of texts, colours and
// escapes.
func dateFormat(format string) bool {
	quoted, bracket := false, false
	for i := 0; i < len(format); i++ {
		switch c := format[i]; {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '\\' || c == '_' || c == '*':
			i++
		case c == '[':
			bracket = true
		case c == ']':
			bracket = false
		case !bracket && strings.IndexByte("dDmMyYhH", c) >= 0:
			return true
		}
	}
	return false
}

// evenRecords fills up rows whose last cells are empty, which a sheet does not store.
func evenRecords(records []record) []record {
	width := 0
	for _, r := range records {
		if !titleOnly(r) {
			width = max(width, len(r.cells))
		}
	}
	above := true // lines of one cell over the table stay as they are
	for i, r := range records {
		if above = above && titleOnly(r); above {
			continue
		}
		for len(records[i].cells) < width {
			records[i].cells = append(records[i].cells, "")
		}
	}
	return records
}
