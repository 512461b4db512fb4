package main

import (
	"strings"
	"testing"
)

// TestExpectationsOnPaper hold the answers, what is new, and who has read them; and no private word.
func TestExpectationsOnPaper(t *testing.T) {
	d := newDesk(t)
	file := d.sample()
	d.plant(file)
	d.same(d.ok("export", "expectations", file, "--rep", "amara", "--out", "amara.pdf"), "amara.pdf\n")
	text := d.pdfText("amara.pdf")
	d.says(text, "What Ingrid expects of Amara", "Version 2, since 1 October 2026", "Two talks a month with somebody who signs", "New in version 2", "What Ingrid owes in return",
		"Not acknowledged yet", "Page 1 of 1")
	if strings.Contains(text, privateWord) {
		t.Errorf("a private word is on it:\n%s", text)
	}
	d.ok("export", "expectations", file, "--rep", "jonas", "--out", "jonas.pdf")
	d.says(d.pdfText("jonas.pdf"), "acknowledged on 10 June 2026")
	d.ok("export", "expectations", file, "--rep", "amara", "--out", "before.pdf", "--as-of", "2026-09-30")
	d.says(d.pdfText("before.pdf"), "Version 1, since 4 June 2026", "One talk a month")
	all := d.run("export", "expectations", file, "--all", "--out", "all")
	if n := strings.Count(all.out, ".pdf"); n != 3 || all.status != statusDone {
		t.Errorf("%d documents: %s", n, all.out)
	}
	d.says(all.errs, "Nothing is expected of Daniel Weber on that day.")
	d.says(d.refused(statusError, "export", "expectations", file, "--rep", "daniel", "--out", "daniel.pdf"), "Nothing is expected of Daniel Weber")
}
