package pdf

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"milepost/report/pdf/pdftest"
)

// TestNaughtyStrings draws every string of the list of strings that break programs.
func TestNaughtyStrings(t *testing.T) {
	root := os.Getenv("MILEPOST_REALDATA")
	if root == "" {
		t.Skip("skipped: MILEPOST_REALDATA is not set")
	}
	data, err := os.ReadFile(filepath.Join(root, "strings", "blns.json"))
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	if err := json.Unmarshal(data, &list); err != nil {
		t.Fatal(err)
	}
	if len(list) < 100 {
		t.Fatalf("only %d strings", len(list))
	}
	d := New(testOptions())
	style := Style{testFace(t, "Regular"), 8, black}
	p, y := d.AddPage(595.28, 841.89), 40.0
	for _, s := range list {
		for _, line := range append(d.Wrap(style, s, 500), d.Balance(style, s, 200)...) {
			if y > 800 {
				p, y = d.AddPage(595.28, 841.89), 40
			}
			if w := p.Text(40, y, style, line); w > 520 {
				t.Errorf("%q is %v wide", line, w)
			}
			y += 10
		}
		p.Text(40, y, style, s)
	}
	path := saved(t, d)
	pdftest.Valid(t, path)
	text := pdftest.Tool(t, "pdftotext", "-layout", path, "-")
	for _, want := range []string{"undefined", "<script>alert(123)</script>", "Ω≈ç√∫˜µ≤≥÷", "田中さんにあげて下さい"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not found", want)
		}
	}
	t.Logf("%d strings, replaced: %v", len(list), d.Replaced())
}
