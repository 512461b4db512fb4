package main

import (
	"fmt"
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

// TestManyPeopleTakeSeveralSheets has nobody cut off, and the milestones of the team on each.
func TestManyPeopleTakeSeveralSheets(t *testing.T) {
	d := newDesk(t)
	people := "name\n"
	for i := range 60 {
		people += fmt.Sprintf("Rep Number %d\n", i+1)
	}
	d.list("many.milepost", "people", people)
	d.write("milestones.csv", "title,kind,due\nWest wins,quarter,2027-03-31\n")
	d.ok("import", "milestones", "many.milepost", "milestones.csv")
	d.ok("export", "milestones", "many.milepost", "--out", "weave.pdf")
	text := d.pdfText("weave.pdf")
	for i := range 60 {
		d.says(text, fmt.Sprintf("Rep Number %d\n", i+1))
	}
	d.says(text, "sheet 1 of 3", "sheet 3 of 3")
	if n := strings.Count(text, "West wins"); n != 3 {
		t.Errorf("the milestone stands on %d sheets", n)
	}
}
