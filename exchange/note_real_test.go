package exchange

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"milepost/model"
)

// TestRealTextsKeepEveryByte reads Markdown and text that nobody on the project wrote: no line is taken for a date that is
// none, and nothing but blank lines around a text is left out.
func TestRealTextsKeepEveryByte(t *testing.T) {
	root := os.Getenv("MILEPOST_REALDATA")
	if root == "" {
		t.Skip("skipped: MILEPOST_REALDATA is not set")
	}
	n := 0
	err := filepath.Walk(root, func(path string, info os.FileInfo, err error) error {
		if err != nil || info.IsDir() || info.Name() == "MANIFEST.md" {
			return err
		}
		if ext := filepath.Ext(path); ext != ".md" && ext != ".txt" {
			return nil
		}
		table := &Table{}
		text, problem := table.readNotes(path, info.Name(), EncodingAuto)
		if problem != nil {
			t.Logf("%s: %v", path, problem)
			return nil
		}
		n++
		sections := sectionsOf(text, DatesAuto, nil)
		if len(sections) != 1 || !sections[0].undated || model.PlainLines(sections[0].text) != model.PlainLines(text) || !strings.Contains(text, sections[0].text) {
			for _, s := range sections {
				t.Logf("line %d: %s %q", s.line, s.date.on, s.heading)
			}
			t.Errorf("%s: %d sections", path, len(sections))
		}
		return nil
	})
	if err != nil {
		t.Fatalf("MILEPOST_REALDATA is set, but %v", err)
	}
	if n < 10 {
		t.Errorf("only %d texts were read", n)
	}
}

// TestRealTextUnderManyHeads puts a real text below dates in every shape, in every end of line, and finds it whole each
// time.
func TestRealTextUnderManyHeads(t *testing.T) {
	root := os.Getenv("MILEPOST_REALDATA")
	if root == "" {
		t.Skip("skipped: MILEPOST_REALDATA is not set")
	}
	data, err := os.ReadFile(filepath.Join(root, "competencies-sendwithus", "Competency-Manager-One-on-Ones.md"))
	if err != nil {
		t.Fatalf("MILEPOST_REALDATA is set, but %v", err)
	}
	real := strings.TrimSpace(strings.ReplaceAll(string(data), "\r\n", "\n"))
	for _, end := range []string{"\n", "\r\n"} {
		body := strings.ReplaceAll(real, "\n", end)
		for _, head := range []string{"## 2026-11-02", "2 Nov 2026" + end + "====", "**Nov 2, 2026**", "Date: 02.11.2026", "# Nov 2, 2026 – 1:1"} {
			text := strings.Join([]string{head, "", body, "", strings.ReplaceAll(head, "2", "3"), "", "x"}, end)
			text = strings.ReplaceAll(text, "3036", "2026")
			sections := sectionsOf(text, DatesAuto, nil)
			if len(sections) != 2 || sections[0].text != body || sections[0].date.on.String() != "2026-11-02" {
				t.Errorf("%q: %d sections", head, len(sections))
			}
		}
	}
}
