package report_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"io"
	"strings"
	"testing"
	"time"

	"milepost/report"
)

func TestEverythingIsReadableAndInert(t *testing.T) {
	const nasty = `<script>alert("x")</script> & "quoted"`
	e := &report.Everything{
		Language: "en", Title: nasty, Intro: []string{nasty}, Private: "private",
		Sections: []report.EverythingSection{
			{File: "note", Heading: "2 notes", Columns: []report.EverythingColumn{{"Text", "text"}, {"Never", "never"}, {"", "id"}}, Rows: []report.EverythingRow{
				{Cells: []string{nasty + "\nsecond line, עברית", "", "1"}, Private: true}, {Cells: []string{"=HYPERLINK(\"x\")", "", "2"}},
			}},
			{File: "goal", Heading: "0 goals", Columns: []report.EverythingColumn{{"Title", "title"}}},
		},
	}
	at := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	var out bytes.Buffer
	if err := report.EverythingArchive(&out, e, "amara", at, report.File{Name: "review.pdf", Data: []byte("%PDF")}); err != nil {
		t.Fatal(err)
	}
	files := unzipped(t, out.Bytes())
	page := files["amara/index.html"]
	for _, bad := range []string{"<script", "http:", "https:", "src=", "Never", "0 goals"} {
		if strings.Contains(page, bad) {
			t.Errorf("the page has %q", bad)
		}
	}
	if strings.Count(page, "&lt;script&gt;") != 4 || strings.Count(page, `class="private"`) != 1 {
		t.Errorf("the page is wrong:\n%s", page)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(files["amara/csv/note.csv"], "\ufeff"))).ReadAll()
	if err != nil || len(rows) != 3 || rows[0][2] != "id" || rows[1][0] != nasty+"\nsecond line, עברית" || rows[2][0] != "'=HYPERLINK(\"x\")" {
		t.Errorf("%q, %v", rows, err)
	}
	if files["amara/csv/goal.csv"] != "\ufefftitle\r\n" || files["amara/review.pdf"] != "%PDF" || len(files) != 4 {
		t.Errorf("files: %q", files)
	}
}

func unzipped(t *testing.T, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out[f.Name] = string(text)
	}
	return out
}
