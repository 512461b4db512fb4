package exchange

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
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
	want := [][]string{{"Ann Hill", day, "0.30000000000000004", "007", ""}, {"Bo Lee", day + " 12:00", "12", "8", "late"}}
	if len(got.Rows) != 2 || got.Rows[1].Line != 4 {
		t.Fatalf("rows %+v", got.Rows)
	}
	for i, w := range want {
		if i == 0 {
			w[2] = got.Rows[0].Cells[2] // as the machine rounds it
		}
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

// Whatever other programs write is read, or refused with words of our own.
func TestWorkbooksOfOthers(t *testing.T) {
	folder := os.Getenv("MILEPOST_REALDATA")
	if folder == "" {
		t.Skip("no real files")
	}
	paths, _ := filepath.Glob(filepath.Join(folder, "xlsx", "*.xlsx"))
	for _, p := range paths {
		table, err := Read(p, ReadOptions{})
		if err != nil {
			t.Logf("%s: %v", filepath.Base(p), err)
			continue
		}
		t.Logf("%s: %q, %d rows, first %q", filepath.Base(p), table.Columns, len(table.Rows), table.Rows[0].Cells)
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
