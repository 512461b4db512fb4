// Package pdftest helps tests of documents: it reads PDF files back with programs that are not ours.
package pdftest

import (
	"encoding/xml"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// Tool runs a program that reads PDF files and gives back what it prints. On a developer's machine without it the test
// is skipped; where CI is set it fails.
func Tool(t testing.TB, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		if os.Getenv("CI") == "" {
			t.Skipf("skipped: %s is not installed", name)
		}
		t.Fatalf("%s is not installed", name)
	}
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %v: %v\n%s", name, args, err, out)
	}
	return string(out)
}

// Saved writes a document to a file of the test and gives back its path.
func Saved(t testing.TB, document []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "out.pdf")
	if err := os.WriteFile(path, document, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// Valid fails the test when qpdf finds anything wrong with a document.
func Valid(t testing.TB, path string) {
	t.Helper()
	if out := Tool(t, "qpdf", "--check", path); !strings.Contains(out, "No syntax or stream encoding errors found") || strings.Contains(out, "WARNING") {
		t.Error(out)
	}
}

// Info is what a document says about itself, by name: Title, Author, Pages, "Page size".
func Info(t testing.TB, path string) map[string]string {
	t.Helper()
	info := map[string]string{}
	for line := range strings.Lines(Tool(t, "pdfinfo", path)) {
		name, value, _ := strings.Cut(line, ":")
		info[name] = strings.TrimSpace(value)
	}
	return info
}

// Pages is the text of each page, laid out as it stands there.
func Pages(t testing.TB, path string) []string {
	t.Helper()
	pages := strings.Split(Tool(t, "pdftotext", "-layout", path, "-"), "\f")
	return pages[:len(pages)-1] // each ends with a form feed
}

// Joined is a text without its line ends and runs of blanks, so that what was wrapped is found.
func Joined(text string) string { return strings.Join(strings.Fields(text), " ") }

// Word is a word where it stands on its page; lengths are points from the upper left corner.
type Word struct {
	Text                     string
	Left, Top, Right, Bottom float64
}

// Sheet is a page with its words.
type Sheet struct {
	Width, Height float64
	Words         []Word
}

// Sheets are the pages of a document with the place of every word.
func Sheets(t testing.TB, path string) []Sheet {
	t.Helper()
	decoder := xml.NewDecoder(strings.NewReader(Tool(t, "pdftotext", "-bbox", path, "-")))
	decoder.Strict = false
	decoder.Entity = xml.HTMLEntity
	var sheets []Sheet
	for {
		token, err := decoder.Token()
		if err != nil {
			return sheets // the end, or a page that the check for validity reports
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		at := map[string]float64{}
		for _, a := range start.Attr {
			at[a.Name.Local], _ = strconv.ParseFloat(a.Value, 64)
		}
		switch start.Name.Local {
		case "page":
			sheets = append(sheets, Sheet{Width: at["width"], Height: at["height"]})
		case "word":
			var text string
			if err := decoder.DecodeElement(&text, &start); err != nil {
				t.Fatal(err)
			}
			sheet := &sheets[len(sheets)-1]
			sheet.Words = append(sheet.Words, Word{text, at["xMin"], at["yMin"], at["xMax"], at["yMax"]})
		}
	}
}
