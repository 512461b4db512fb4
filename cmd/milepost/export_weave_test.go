package main

import (
	"strings"
	"testing"
)

// TestTheWeaveOnPaper holds what the window shows, and no private word.
func TestTheWeaveOnPaper(t *testing.T) {
	d := newDesk(t)
	file := d.sample()
	d.plant(file)
	d.same(d.ok("export", "milestones", file, "--out", "weave.pdf"), "weave.pdf\n")
	text := d.pdfText("weave.pdf")
	d.says(text, "Where Team North is headed", "Amara Okafor", "Nordic launch", "Run discovery alone", "4 milestones of the team")
	if strings.Contains(text, privateWord) || strings.Contains(text, "Agree on one") || strings.Contains(text, "has no career milestone") {
		t.Errorf("a private word, a button, or what a private milestone makes wrong is on the weave:\n%s", text)
	}
	d.ok("export", "milestones", file, "--out", "three.pdf", "--from", "2026-06-01", "--to", "2029-05-31")
	d.says(d.refused(statusUsage, "export", "milestones", file, "--out", "x.pdf", "--rep", "amara"), "of everybody")
	d.says(d.refused(statusUsage, "export", "milestones", file, "--out", "x.pdf", "--from", "2026-06-01"), "both --from and --to")
}
