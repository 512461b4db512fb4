package exchange

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"milepost/model"
)

func utf16Bytes(s string, big, mark bool) []byte {
	units := utf16.Encode([]rune(s))
	if mark {
		units = append([]uint16{0xfeff}, units...)
	}
	var out []byte
	for _, u := range units {
		if big {
			out = append(out, byte(u>>8), byte(u))
		} else {
			out = append(out, byte(u), byte(u>>8))
		}
	}
	return out
}

func TestReadEncodings(t *testing.T) {
	const text = "name,city\r\nŁucja,Gdańsk\r\nMåns,Malmö\r\n"
	const western = "name;city\nM\xe5ns;Malm\xf6\nRen\xe9e;K\xf6ln\n"
	for _, c := range []struct {
		why  string
		data []byte
		want Encoding
		city string
		opt  ReadOptions
	}{
		{"utf-8", []byte(text), EncodingUTF8, "Gdańsk", ReadOptions{}},
		{"utf-8 with a mark", []byte("\xef\xbb\xbf" + text), EncodingUTF8, "Gdańsk", ReadOptions{}},
		{"utf-16 little endian", utf16Bytes(text, false, true), EncodingLE, "Gdańsk", ReadOptions{}},
		{"utf-16 big endian", utf16Bytes(text, true, true), EncodingBE, "Gdańsk", ReadOptions{}},
		{"utf-16 without a mark, chosen", utf16Bytes(text, false, false), EncodingLE, "Gdańsk", ReadOptions{Encoding: EncodingLE}},
		{"utf-16 little endian without a mark", utf16Bytes(text, false, false), EncodingLE, "Gdańsk", ReadOptions{}},
		{"utf-16 big endian without a mark", utf16Bytes(text, true, false), EncodingBE, "Gdańsk", ReadOptions{}},
		{"western", []byte(western), Encoding1252, "Malmö", ReadOptions{}},
		{"central European, chosen", []byte("name;city\n\xa3ucja;Gda\xf1sk\n"), Encoding1250, "Gdańsk", ReadOptions{Encoding: Encoding1250}},
		{"a mark wins over the choice", []byte("\xef\xbb\xbf" + text), EncodingUTF8, "Gdańsk", ReadOptions{Encoding: Encoding1252}},
	} {
		table, err := ReadBytes("x.csv", c.data, c.opt)
		if err != nil {
			t.Errorf("%s: %v", c.why, err)
			continue
		}
		if table.Encoding != c.want || !slices.Equal(table.Columns, []string{"name", "city"}) || table.Rows[0].Cells[1] != c.city {
			t.Errorf("%s: %s %q %v", c.why, table.Encoding, table.Columns, table.Rows)
		}
	}
}

func TestReadSeparatorsAndLines(t *testing.T) {
	for _, c := range []struct {
		why, text string
		sep       byte
		width     int
		lines     []int
	}{
		{"comma, LF", "a,b\n1,2\n3,4\n", ',', 2, []int{2, 3}},
		{"semicolon, CRLF", "a;b\r\n1;2\r\n3;4", ';', 2, []int{2, 3}},
		{"tab, CR alone", "a\tb\r1\t2\r3\t4\r", '\t', 2, []int{2, 3}},
		{"pipe", "a|b\n1|2\n", '|', 2, []int{2}},
		{"one column", "name\nAnna\nBo\n", ',', 1, []int{2, 3}},
		{"commas inside every cell of a semicolon table", "name;team\nSnelling, Anna;North\nBrown, Bo;South\n", ';', 2, []int{2, 3}},
		{"decimal commas", "name;share\nAnna;1,5\nBo;2,5\nCy;3,5\n", ';', 2, []int{2, 3, 4}},
		{"sep= line", "sep=|\na|b,c\n1|2,3\n", '|', 2, []int{3}},
		{"quoted sep= line", "\"sep=;\"\r\na;b\r\n1;2\r\n", ';', 2, []int{3}},
		{"newlines in quotes count", "a,b\n\"x\ny\r\nz\",2\n3,4\n", ',', 2, []int{2, 5}},
		{"blank lines and lines of separators", "a,b\n\n1,2\n , \n,,\n3,4\n", ',', 2, []int{3, 6}},
		{"a title above the names", "Report of 23 November\n\na,b,c\n1,2,3\n4,5,6\n", ',', 3, []int{4, 5}},
		{"empty columns at the end", "a,b,,\n1,2,,\n3,4,,\n", ',', 2, []int{2, 3}},
		{"empty cells behind the last column", "a,b\n1,2,,\n", ',', 2, []int{2}},
	} {
		table, err := ReadBytes("x.csv", []byte(c.text), ReadOptions{})
		if err != nil {
			t.Errorf("%s: %v", c.why, err)
			continue
		}
		var lines []int
		for _, r := range table.Rows {
			lines = append(lines, r.Line)
			if r.Uneven {
				t.Errorf("%s: line %d is uneven: %q", c.why, r.Line, r.Cells)
			}
		}
		if table.Separator != c.sep || len(table.Columns) != c.width || !slices.Equal(lines, c.lines) {
			t.Errorf("%s: %q, %d columns, lines %v; want %q, %d, %v", c.why, table.Separator, len(table.Columns), lines, c.sep, c.width, c.lines)
		}
	}
}

func TestReadQuotes(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{`"a ""b"" c",x`, `a "b" c`},
		{`"",x`, ``},
		{`   "a",x`, `a`},
		{`"a"b,x`, `ab`},
		{`a "b" c,x`, `a "b" c`},
		{`5" disk,x`, `5" disk`},
		{"\"a\r\nb\",x", "a\r\nb"},
		{` a ,x`, ` a `},
	} {
		table, err := ReadBytes("x.csv", []byte("h,i\n"+c.text+"\n"), ReadOptions{})
		if err != nil {
			t.Errorf("%s: %v", c.text, err)
		} else if got := table.Rows[0].Cells[0]; got != c.want {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestReadRefuses(t *testing.T) {
	for _, c := range []struct {
		why, data, key string
		line, column   int
		opt            ReadOptions
	}{
		{"nothing", "", "import.table.empty", 0, 0, ReadOptions{}},
		{"only a mark", "\xef\xbb\xbf", "import.table.empty", 0, 0, ReadOptions{}},
		{"only blank lines", "\n \n,,\n", "import.table.empty", 0, 0, ReadOptions{}},
		{"only a sep line", "sep=;", "import.table.empty", 0, 0, ReadOptions{}},
		{"no rows", "\nname,team\n\n", "import.table.norows", 2, 0, ReadOptions{}},
		{"a column without a name", "a,,c\n1,2,3\n", "import.header.blank", 1, 2, ReadOptions{}},
		{"two columns of one name", "Name,team, NAME \n1,2,3\n", "import.header.duplicate", 1, 3, ReadOptions{}},
		{"a quotation mark without end", "a,b\n1,2\n3,\"4\n5,6\n", "import.table.quote", 3, 2, ReadOptions{}},
		{"a NUL", "a,b\n1,\x002\n", "import.table.binary", 2, 0, ReadOptions{}},
		{"a NUL on an odd place", "a,bc\n1,\x00234\n", "import.table.binary", 2, 0, ReadOptions{}},
		{"NULs alone", strings.Repeat("\x00", 64), "import.table.binary", 1, 0, ReadOptions{}},
		{"an old workbook", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00\x00\x00\x00\x00\x3e\x00\x03\x00\xfe\xff\x09\x00", "import.workbook.old", 0, 0, ReadOptions{}},
		{"a team file", "SQLite format 3\x00\x10\x00", "import.table.team", 0, 0, ReadOptions{}},
		{"a workbook", "PK\x03\x04rest", "import.workbook.damaged", 0, 0, ReadOptions{}},
		{"not the chosen encoding", "a,b\n1,\xe5\n", "import.table.encoding", 2, 0, ReadOptions{Encoding: EncodingUTF8}},
		{"an unknown encoding", "a,b\n1,2\n", "import.table.encoding.unknown", 0, 0, ReadOptions{Encoding: "klingon"}},
	} {
		_, err := ReadBytes("x.csv", []byte(c.data), c.opt)
		wantProblem(t, c.why, err, c.key, c.line, c.column)
		if !errors.Is(err, model.ErrInvalid) {
			t.Errorf("%s: %v is not ErrInvalid", c.why, err)
		}
	}
}

func TestReadMarksUnevenRows(t *testing.T) {
	table, err := ReadBytes("x.csv", []byte("a,b,c\n1,2,3\n1,2\n1,2,3,4\n4,5,6\n"), ReadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	var uneven []int
	for _, r := range table.Rows {
		if r.Uneven {
			uneven = append(uneven, r.Line)
		}
	}
	if !slices.Equal(uneven, []int{3, 4}) {
		t.Errorf("uneven lines %v, want 3 and 4", uneven)
	}
}

func TestReadFromDisk(t *testing.T) {
	dir := t.TempDir()
	_, err := Read(dir, ReadOptions{})
	wantProblem(t, "a folder", err, "import.table.folder", 0, 0)
	_, err = Read(filepath.Join(dir, "none.csv"), ReadOptions{})
	wantProblem(t, "a missing file", err, "import.table.missing", 0, 0)
	if !errors.Is(err, model.ErrNotFound) {
		t.Errorf("a missing file: %v", err)
	}
	large := filepath.Join(dir, "large.csv")
	f, err := os.Create(large)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(f.Truncate(MaxTableBytes+1), f.Close()); err != nil {
		t.Fatal(err)
	}
	_, err = Read(large, ReadOptions{})
	wantProblem(t, "a large file", err, "import.table.large", 0, 0)
}

// FuzzRead holds that no bytes make the reader panic or lose a row, and that no bytes make the planner do so.
func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"name,team\nAnna,North\n", "sep=;\nname;manager\n\"A\nB\";C\n", "\xef\xbb\xbfid,first,last\n1,若汐,王\n", "a\tb\r1\t\"2",
		"\xff\xfea\x00,\x00b\x00\n\x00", "name\n'=1+1\n", "Name,Manager\nA,A\nA,B\n", "name,level,from\nA,AE II,31.12.2026\n",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		table, err := ReadBytes("fuzz.csv", data, ReadOptions{})
		if err != nil {
			var p *model.Problem
			if !errors.As(err, &p) || p.File != "fuzz.csv" {
				t.Fatalf("an error without a place: %v", err)
			}
			return
		}
		if len(table.Columns) == 0 || len(table.Rows) == 0 {
			t.Fatal("a table without columns or rows")
		}
		for _, r := range table.Rows {
			if r.Line <= table.HeadLine || r.Uneven != (len(r.Cells) != len(table.Columns)) {
				t.Fatalf("row %+v under line %d", r, table.HeadLine)
			}
			if strings.ContainsRune(strings.Join(r.Cells, ""), 0) {
				t.Fatal("a NUL came through")
			}
		}
		for _, kind := range []Kind{KindPeople, KindTeams} {
			plan, err := Preview(table, &model.Roster{}, Options{Kind: kind, Day: testDay})
			if err != nil {
				continue
			}
			if n := plan.Count(FateNew) + plan.Count(FateChanged) + plan.Count(FateUnchanged) + plan.Count(FateRefused); n != len(table.Rows) {
				t.Fatalf("%d fates for %d rows", n, len(table.Rows))
			}
		}
	})
}
