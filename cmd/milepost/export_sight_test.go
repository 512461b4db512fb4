package main

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestTheLineOfSightHoldsNoPrivateWord(t *testing.T) {
	d := newDesk(t)
	file := d.sample()
	d.plant(file)
	d.same(d.ok("export", "line-of-sight", file, "--rep", "amara", "--out", "amara.pdf"), "amara.pdf\n")
	text := d.pdfText("amara.pdf")
	d.says(text, "Amara Okafor", "Nordic launch", "Two CFO")
	if strings.Contains(text, privateWord) {
		t.Errorf("a private word is on the line of sight:\n%s", text)
	}
	out := d.ok("export", "line-of-sight", file, "--all", "--out", filepath.Join("q4", "lines"))
	if lines := strings.Split(strings.TrimSpace(out), "\n"); len(lines) != 8 {
		t.Errorf("%d files: %s", len(lines), out)
	}
}
