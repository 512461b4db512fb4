package exchange

import (
	"archive/zip"
	"bytes"
	"errors"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"milepost/model"
)

// book makes a workbook of two sheets.
func book(t *testing.T) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	style, err := f.NewStyle(&excelize.Style{NumFmt: 14})
	if err != nil {
		t.Fatal(err)
	}
	rows := [][]any{{"Name", "Since", "Ramp", "Room", "Note"}, {"Ann Hill", 46000, 0.1 + 0.2, "007"}, {}, {"Bo Lee", 46000.5, 12, "8", "late"}}
	for i, r := range rows {
		at, _ := excelize.CoordinatesToCellName(1, i+1)
		if err := f.SetSheetRow("Sheet1", at, &r); err != nil {
			t.Fatal(err)
		}
	}
	_ = f.SetCellStyle("Sheet1", "B2", "B4", style)
	_, _ = f.NewSheet("Other")
	_ = f.SetSheetRow("Other", "A1", &[]any{"Team", "Lead"})
	_ = f.SetSheetRow("Other", "A2", &[]any{"West", "Zoe"})
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestWorkbookIsReadAsTyped(t *testing.T) {
	data := book(t)
	got, err := ReadBytes("a.xlsx", data, ReadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	day := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, 46000).Format(time.DateOnly)
	want := [][]string{{"Ann Hill", day, "0.3", "007", ""}, {"Bo Lee", day + " 12:00", "12", "8", "late"}}
	if len(got.Rows) != 2 || got.Rows[1].Line != 4 {
		t.Fatalf("rows %+v", got.Rows)
	}
	for i, w := range want {
		if !slices.Equal(got.Rows[i].Cells, w) {
			t.Errorf("row %d is %q, not %q", i, got.Rows[i].Cells, w)
		}
	}
	other, err := ReadBytes("a.xlsx", data, ReadOptions{Sheet: "OTHER"})
	if err != nil || other.Rows[0].Cells[1] != "Zoe" {
		t.Fatalf("the other sheet: %v, %v", other, err)
	}
	_, err = ReadBytes("a.xlsx", data, ReadOptions{Sheet: "None"})
	problem(t, err, "import.workbook.sheet")
	_, err = ReadBytes("a.xlsx", data[:len(data)/2], ReadOptions{})
	problem(t, err, "import.workbook.damaged")
	_, err = ReadBytes("a.xls", []byte("\xd0\xcf\x11\xe0rest"), ReadOptions{})
	problem(t, err, "import.workbook.old")
}

func TestLockedWorkbookIsRefused(t *testing.T) {
	data, err := excelize.Encrypt(book(t), &excelize.Options{Password: "secret"})
	if err != nil {
		t.Fatal(err)
	}
	_, err = ReadBytes("a.xlsx", data, ReadOptions{})
	problem(t, err, "import.workbook.locked")
}

// TestWorkbookThatIsTooLarge is refused before it is unpacked, and where a row has too many columns.
func TestWorkbookThatIsTooLarge(t *testing.T) {
	var bomb bytes.Buffer
	z := zip.NewWriter(&bomb)
	for _, name := range []string{"xl/workbook.xml", "xl/worksheets/sheet1.xml"} {
		f, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		for range 33 {
			if _, err := f.Write(make([]byte, 1<<20)); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	_, err := ReadBytes("a.xlsx", bomb.Bytes(), ReadOptions{})
	problem(t, err, "import.workbook.large")

	wide := excelize.NewFile()
	for _, cell := range []string{"A1", "ALM1"} { // the 1001st column
		if err := wide.SetCellValue("Sheet1", cell, "x"); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	if err := wide.Write(&out); err != nil {
		t.Fatal(err)
	}
	_, err = ReadBytes("a.xlsx", out.Bytes(), ReadOptions{})
	problem(t, err, "import.workbook.rows")
}

// TestWorkbooksOfOthers reads what other programs wrote, or refuses it with words of our own.
func TestWorkbooksOfOthers(t *testing.T) {
	want := map[string]string{ // the number of rows, or why it is refused
		"any_sheets.xlsx": "3", "date.xlsx": "2", "date_iso.xlsx": "5", "errors.xlsx": "6", "hyperlinks.xlsx": "7", "inventory-table.xlsx": "4",
		"no-header.xlsx": "1", "temperature.xlsx": "2", "empty_shared_string.xlsx": "import.table.norows", "empty_sheet.xlsx": "import.table.empty",
		"encoded_entities.xlsx": "import.table.norows", "has_x000D_.xlsx": "import.table.norows", "header-row.xlsx": "import.header.blank",
		"merge_cells.xlsx": "import.header.blank", "whitespace_trim.xlsx": "import.header.blank",
	}
	for name, what := range want {
		table, err := Read(realData(t, "xlsx", name), ReadOptions{})
		if err != nil {
			problem(t, err, what)
		} else if got := strconv.Itoa(len(table.Rows)); got != what {
			t.Errorf("%s has %s rows, not %s", name, got, what)
		}
	}
}

// problem checks that an error is the one of this key.
func problem(t *testing.T, err error, key string) {
	t.Helper()
	var p *model.Problem
	if !errors.As(err, &p) || p.Key != key {
		t.Errorf("got %v, not %s", err, key)
	}
}
