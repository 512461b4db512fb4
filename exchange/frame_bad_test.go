package exchange

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"milepost/model"
)

// sheetOf is a workbook with one sheet, filled by f.
func sheetOf(t *testing.T, fill func(*excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	if err := f.SetSheetName("Sheet1", "Skills"); err != nil {
		t.Fatal(err)
	}
	for i, name := range []string{"Path", "Job title", "Competency", "Skill", "Key behavior"} {
		at, _ := excelize.CoordinatesToCellName(i+1, 1)
		if err := f.SetCellStr("Skills", at, name); err != nil {
			t.Fatal(err)
		}
	}
	fill(f)
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func rowOf(t *testing.T, f *excelize.File, line int, cells ...string) {
	t.Helper()
	for i, text := range cells {
		at, _ := excelize.CoordinatesToCellName(i+1, line)
		if err := f.SetCellStr("Skills", at, text); err != nil {
			t.Fatal(err)
		}
	}
}

func TestFormulaInAFramework(t *testing.T) {
	data := sheetOf(t, func(f *excelize.File) {
		rowOf(t, f, 2, "CS", "CSM 1", "Customers", "Renewals", "Knows")
		rowOf(t, f, 3, "CS", "CSM 1", "Customers", "Renewals", "")
		if err := f.SetCellFormula("Skills", "E3", `CONCATENATE("a","b")`); err != nil {
			t.Fatal(err)
		}
	})
	table, err := ReadBytes("book.xlsx", data, ReadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	p := framed(t, newStore(t), table, Options{Kind: KindFramework})
	got := p.Rows[1].Problem
	if p.Count(FateNew) != 1 || got == nil || got.Key != "import.cell.formula" || got.Sheet != "Skills" || got.Line != 3 || got.Column != 5 {
		t.Errorf("%+v", got)
	}
	people := sheetOf(t, func(f *excelize.File) {
		rowOf(t, f, 1, "name", "team", "a", "b", "c")
		rowOf(t, f, 2, "Anna Berger")
		if err := f.SetCellFormula("Skills", "B2", `"No"&"rth"`); err != nil {
			t.Fatal(err)
		}
	})
	if table, err = ReadBytes("book.xlsx", people, ReadOptions{}); err != nil {
		t.Fatal(err)
	}
	if p := previewOf(t, newStore(t), table, Options{Kind: KindPeople}); p.Rows[0].Problem == nil || p.Rows[0].Problem.Key != "import.cell.formula" || p.Rows[0].Problem.Column != 2 {
		t.Errorf("a formula that nobody has worked out is taken for nothing: %+v", p.Rows[0])
	}
}

// zipped is an archive of these parts, or data with one more of them.
func zipped(t *testing.T, data []byte, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	if data != nil {
		old, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range old.File {
			if _, replaced := parts[f.Name]; !replaced {
				if err := z.Copy(f); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	for name, text := range parts {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestWorkbookWithMacros(t *testing.T) {
	good := sheetOf(t, func(f *excelize.File) { rowOf(t, f, 2, "CS", "CSM 1", "Customers", "Renewals", "Knows") })
	table, err := ReadBytes("book.xlsm", zipped(t, good, map[string]string{"xl/vbaProject.bin": "Sub Auto_Open()"}), ReadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if p := framed(t, newStore(t), table, Options{Kind: KindFramework}); !p.Macros || p.Count(FateNew) != 1 {
		t.Errorf("%+v", p.Report())
	}
}

func TestWorkbooksThatAreRefused(t *testing.T) {
	good := sheetOf(t, func(f *excelize.File) { rowOf(t, f, 2, "CS", "CSM 1", "Customers", "Renewals", "Knows") })
	bomb := `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">`
	for i := 'b'; i < 'n'; i++ {
		bomb += fmt.Sprintf(`<!ENTITY %c "%s">`, i, strings.Repeat(fmt.Sprintf("&%c;", i-1), 10))
	}
	bomb += `]><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&m;</t></is></c></row></sheetData></worksheet>`
	for name, c := range map[string]struct {
		data []byte
		keys []string
	}{
		"an XML bomb":        {zipped(t, good, map[string]string{"xl/worksheets/sheet1.xml": bomb}), []string{"import.workbook.declares"}},
		"an archive bomb":    {zipped(t, good, map[string]string{"xl/worksheets/sheet1.xml": strings.Repeat(" ", maxWorkbookBytes+1)}), []string{"import.workbook.large"}},
		"a password":         {append([]byte(oldWorkbook), "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"...), []string{"import.workbook.locked"}},
		"an empty sheet":     {zipped(t, good, map[string]string{"xl/worksheets/sheet1.xml": "<worksheet/>"}), []string{"import.workbook.damaged", "import.table.empty"}},
		"a cell out of line": {zipped(t, good, map[string]string{"xl/worksheets/sheet1.xml": `<worksheet><sheetData><row r="99999999"><c r="A99999999"><v>1</v></c></row></sheetData></worksheet>`}), []string{"import.workbook.damaged", "import.table.empty", "import.workbook.rows", "import.table.norows"}},
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := ReadBytes("book.xlsx", c.data, ReadOptions{})
		runtime.ReadMemStats(&after)
		var p *model.Problem
		found := false
		for _, key := range c.keys {
			found = found || errors.As(err, &p) && p.Key == key
		}
		if !found || p.File != "book.xlsx" {
			t.Errorf("%s: %v", name, err)
		}
		if used := (after.TotalAlloc - before.TotalAlloc) >> 20; used > 64 {
			t.Errorf("%s took %d MB", name, used)
		}
	}
}

// A sheet that is longer than anybody's ladder is read whole; what is wrong in its last row is said there, and then nothing of it
// is lost on the way.
func TestLongWorkbook(t *testing.T) {
	const rows = 61_000
	data := sheetOf(t, func(f *excelize.File) {
		w, err := f.NewStreamWriter("Skills")
		if err != nil {
			t.Fatal(err)
		}
		put := func(line int, cells ...any) {
			at, _ := excelize.CoordinatesToCellName(1, line)
			if err := w.SetRow(at, cells); err != nil {
				t.Fatal(err)
			}
		}
		put(1, "Path", "Job title", "Competency", "Skill", "Key behavior", "Step")
		for i := range rows {
			put(i+2, "CS", fmt.Sprint("CSM ", i%3+1), "Group", fmt.Sprint("Skill ", i%12), fmt.Sprint("Does ", i))
		}
		put(rows+2, "CS", "CSM 1", "Group", "Skill 1", "Does", 77)
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
	})
	table, err := ReadBytes("long.xlsx", data, ReadOptions{})
	if err != nil || len(table.Rows) != rows+1 {
		t.Fatal(err)
	}
	p := framed(t, newStore(t), table, Options{Kind: KindFramework})
	last := p.Rows[rows].Problem
	if p.Count(FateNew) != rows || last == nil || last.Key != "import.frame.step" || last.Line != rows+2 || last.Column != 6 {
		t.Errorf("%d new, the last %+v", p.Count(FateNew), last)
	}
	if c := p.Report().Created; c.Skills != 12 || c.Levels != 3 || c.Behaviours != rows {
		t.Errorf("%+v", c)
	}
}

// What the scanner knows of cells is what the library knows.
func TestSheetMarksAreThoseOfTheLibrary(t *testing.T) {
	data := sheetOf(t, func(f *excelize.File) {
		for i, v := range []any{1, "007", 2.5, true, "", -3} {
			at, _ := excelize.CoordinatesToCellName(2*i+1, i+2)
			if err := f.SetCellValue("Skills", at, v); err != nil {
				t.Fatal(err)
			}
		}
		if err := f.SetCellFormula("Skills", "H9", "1+1"); err != nil {
			t.Fatal(err)
		}
	})
	marks, ok := sheetMarks(data, "Skills")
	if !ok {
		t.Fatal("the sheet is not known")
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	w := &workbook{file: f, sheet: "Skills", marks: marks}
	for line := 1; line < 12; line++ {
		for column := 1; column < 14; column++ {
			at, _ := excelize.CoordinatesToCellName(column, line)
			value, _ := f.GetCellValue("Skills", at)
			formula, _ := f.GetCellFormula("Skills", at)
			got := w.markOf(column, line)
			want, err := w.asked(column, line)
			if err != nil || value != "" && (got.number != want.number || got.style != want.style) || got.formula != (formula != "") {
				t.Errorf("%s is %+v, the library says %+v, %q", at, got, want, formula)
			}
		}
	}
}

// TestHalfASheetIsNotTakenForAll: the library ends a sheet at the first mistake in it; what came before must not pass for the whole.
func TestHalfASheetIsNotTakenForAll(t *testing.T) {
	cell := func(ref, text string) string {
		return `<c r="` + ref + `" t="inlineStr"><is><t>` + text + `</t></is></c>`
	}
	begin := `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">` + cell("A1", "Skill") + cell("B1", "Key behavior") +
		`</row><row r="2">` + cell("A2", "Renewals") + cell("B2", "Knows") + `</row><row r="3">` + cell("A3", "Pricing")
	end := `</row></sheetData></worksheet>`
	good := sheetOf(t, func(*excelize.File) {})
	read := func(sheet string) error {
		_, err := ReadBytes("book.xlsx", zipped(t, good, map[string]string{"xl/worksheets/sheet1.xml": sheet}), ReadOptions{})
		return err
	}
	if err := read(begin + cell("B3", "Holds &amp; explains") + end); err != nil {
		t.Fatalf("a whole one: %v", err)
	}
	for name, sheet := range map[string]string{
		"cut in a cell":        begin + `<c r="B3" t="inlineStr"><is><t>Ho`,
		"cut after a row":      begin + `</row>`,
		"cut before its end":   begin + cell("B3", "Holds") + `</row></sheetData>`,
		"a bare ampersand":     begin + cell("B3", "Holds & explains") + end,
		"an unknown entity":    begin + cell("B3", "Holds &price;") + end,
		"a control character":  begin + cell("B3", "Holds \x01") + end,
		"bytes that are none":  begin + cell("B3", "Holds \xff\xfe") + end,
		"tags in disorder":     begin + `<c r="B3"><v>1</c></v>` + end,
		"a mistake at the end": begin + cell("B3", "Holds") + `</row></sheetData></wrong>`,
	} {
		var p *model.Problem
		if err := read(sheet); !errors.As(err, &p) || p.Key != "import.workbook.damaged" || p.File != "book.xlsx" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAWayToItselfIsRefused(t *testing.T) {
	p := framed(t, newStore(t), tableOf(t, "what,ladder,level,to_ladder,to_level\nladder,L,,,\nlevel,L,A,,\nway,L,A,L,A\n"), Options{Kind: KindFramework})
	if got := p.Rows[2].Problem; got == nil || got.Key != "import.frame.way.self" || got.Line != 4 || got.Column != 5 {
		t.Errorf("%+v", got)
	}
	f := model.Framework{Steps: []model.Step{{Value: 1, Label: "learning"}}, Ladders: []model.Ladder{{LadderID: "l", Name: "L"}}, Levels: []model.Level{{LevelID: "a", LadderID: "l", Name: "A"}}}
	if err := f.Check(); err != nil {
		t.Fatal(err)
	}
	f.Ways = []model.LevelWay{{FromLevelID: "a", ToLevelID: "a"}}
	if f.Check() == nil {
		t.Error("a framework whose level leads to itself passes")
	}
}

// TestProblemsOfASheetNameIt: the list may stand on another sheet than the one that was read.
func TestProblemsOfASheetNameIt(t *testing.T) {
	for name, fill := range map[string]func(*excelize.File){
		"import.table.norows": func(*excelize.File) {},
		"import.columns.need": func(f *excelize.File) {
			rowOf(t, f, 1, "a", "b", "c", "d", "e")
			rowOf(t, f, 2, "1", "2", "3", "4", "5")
		},
	} {
		table, err := ReadBytes("book.xlsx", sheetOf(t, fill), ReadOptions{})
		if err == nil {
			s := newStore(t)
			_, err = PreviewIn(ctx, s, rosterOf(t, s), table, Options{Kind: KindFramework})
		}
		var p *model.Problem
		if !errors.As(err, &p) || p.Sheet != "Skills" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestATableOfBarsIsAFramework(t *testing.T) {
	table, err := ReadFramework(textFile(t, "ladder.md", "# Ours\n\nWhat we look for.\n\n| Path | Job title | Competency | Skill | Key behavior |\n|---|---|---|---|---|\n| Sales | AE | Talks | Discovery | Asks why |\n"), ReadOptions{})
	if err != nil || len(table.Rows) != 1 || table.File != "ladder.md" || table.Rows[0].Line != 7 {
		t.Fatalf("%+v, %v", table, err)
	}
	if IsFramework(textFile(t, "notes.md", "# 2026-11-02\n\n| What | Who |\n|---|---|\n| Demo | Amara |\n"), ReadOptions{}) {
		t.Error("notes with a table are taken for a framework")
	}
}

// textFile is the path of a file with that text.
func textFile(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
