package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

func TestShowPrepare(t *testing.T) {
	d := newDesk(t)
	file := d.sample()
	out := d.ok("show", "prepare", file, "--rep", "amara")
	d.says(out, "Start with your own promise: Introduce her to the CFO of Brevik (1 day late).\n",
		"last talk    19 Nov\n", "new          Kept: you 0 of 1, Amara 1 of 1 (all year: you 7 of 9, Amara 11 of 12)\n",
		"new          CFO meetings held: 2 to 3 (", "new          Negotiation: own rating 2 to 3 (yours is from 4 Jun)\n",
		"new          Nordic launch moved to 1 March (Lead the Nordic pilot is due 2 weeks before)\n",
		"left out     Career, 9 weeks\n", "promise      You: Introduce her to the CFO of Brevik (1 day late)\n", "promise      Amara: Write the Konex account plan (in 4 days)\n",
		"their point  Is Senior AE in July still realistic?\n", "your point   Brevik discovery call: what made the CFO open up? (carried over once, since 18 Nov)\n",
		"your point   Sounded tired on Tuesday. Listen first, do not push the pilot (private)\n")
	if n := strings.Count(out, "\nquestion "); n != 3 {
		t.Errorf("%d questions", n)
	}
	o := d.json("show", "prepare", file, "--rep", "amara")
	d.is(o, `{"promises":6,"overdue":1,"points":6,"private":2}`, "totals")
	d.is(o, `{"manager_due":9,"manager_kept":7,"rep_due":12,"rep_kept":11}`, "items", 0, "kept_year")
	d.is(o, `{"kind":"career","days":67,"never":false,"long":true}`, "items", 0, "quiet", 0)
	d.is(o, `"2026-11-26"`, "items", 0, "next_on")
	d.is(o, `1`, "items", 0, "promises", 0, "overdue_days")
	d.is(o, `4`, "items", 0, "promises", 1, "age_days")
	d.is(o, `"2027-03-01"`, "items", 0, "changes", 3, "due_to")
	d.is(o, `3`, "items", 0, "changes", 2, "step_to")
	d.same(d.ok("show", "prepare", file, "--rep", "amara"), out) // the same questions too
	then := d.json("show", "prepare", file, "--rep", "amara", "--as-of", "2026-11-19")
	d.is(then, `"2026-11-12"`, "items", 0, "last_held")
	d.is(then, `"2026-11-19"`, "items", 0, "next_on")
	d.refused(statusUsage, "show", "prepare", file)
}

func TestShowPrepareOfSomebodyNew(t *testing.T) {
	d := newDesk(t)
	d.list("team.milepost", "people", "Name\nMina Berg\n")
	out := d.ok("show", "prepare", "team.milepost", "--rep", "mina")
	d.says(out, "Nothing is prepared yet. Write the first point for your talk with Mina.\n", "last talk  no talk yet\n")
	if n := strings.Count(out, "\nquestion "); n != 5 {
		t.Errorf("%d questions for a first talk:\n%s", n, out)
	}
	d.ok("export", "prepare", "team.milepost", "--rep", "mina", "--out", "mina.pdf")
	d.says(d.pdfText("mina.pdf"), "One-on-one with Mina Berg", "Before the first talk", "Questions for a first talk", "Nobody owes anybody anything.")
}

func TestExportPrepareHoldsPrivateTextsOnlyWhenAsked(t *testing.T) {
	d := newDesk(t)
	file := d.sample()
	d.plant(file)
	got := d.run("export", "prepare", file, "--rep", "amara", "--out", "amara.pdf")
	d.same(got.out, "amara.pdf\n")
	d.says(got.errs, "Amara Okafor: 6 private texts are left out; --private puts them on the sheet\n")
	text := d.pdfText("amara.pdf")
	d.says(text, "One-on-one with Amara Okafor", "Thursday 26 November 2026, 10:00 in Oslo and Lagos, 45 min", "Start with your own promise", "Not talked about for a while", "9 weeks",
		"Brevik discovery call", "Promised today", "Type it in by box number.", "Printed 23 November 2026")
	if strings.Contains(text, privateWord) || strings.Contains(text, "Sounded tired") || strings.Contains(text, "Private") {
		t.Errorf("a private word is on the sheet:\n%s", text)
	}
	got = d.run("export", "prepare", file, "--rep", "amara", "--private", "--out", "own.pdf")
	d.says(got.errs, "Amara Okafor: the sheet was made with 6 private texts\n")
	text = d.pdfText("own.pdf")
	d.says(text, "Private, for Ingrid Solberg", "Sounded tired on Tuesday.", "then shred this sheet.", "and 2 more in Milepost")
	d.run("export", "prepare", file, "--rep", "amara", "--private", "--out", "again.pdf")
	if d.read("own.pdf") != d.read("again.pdf") {
		t.Error("the same sheet twice differs")
	}
}

func TestDealsOfTheirOwnListHaveNoBox(t *testing.T) {
	d := newDesk(t)
	file := d.sample()
	d.change(file, unit.AddPoint, func(s *storage.Store, w *storage.Work) error {
		x := &model.Point{
			Row: model.About(d.person(s, "daniel").ID), AuthorID: w.Actor(), Side: model.SideManager, Kind: model.PointDeal, List: model.ListPipeline, Text: "The Havn offer",
			RaisedOn: model.MustDate("2026-11-20"),
		}
		talk := *x
		talk.List, talk.Text = model.ListTalk, "What Havn taught us"
		if err := w.Put(x); err != nil {
			return err
		}
		return w.Put(&talk)
	})
	d.run("export", "prepare", file, "--rep", "daniel", "--out", "daniel.pdf")
	text := d.pdfText("daniel.pdf")
	d.says(text, "What Havn taught us")
	if strings.Contains(text, "The Havn offer") {
		t.Errorf("a deal eats the time for coaching:\n%s", text)
	}
	d.says(d.ok("show", "prepare", file, "--rep", "daniel"), "The Havn offer")
}

func TestExportPrepareForEverybody(t *testing.T) {
	d := newDesk(t)
	file := d.sample()
	lines := strings.Fields(d.run("export", "prepare", file, "--all", "--out", "monday", "--as-of", "2026-11-24").out)
	if left, err := os.ReadDir("monday"); err != nil || len(left) != 8 || len(lines) != 8 {
		t.Fatalf("in the folder are %v, %v; said: %q", left, err, lines)
	}
	for _, path := range lines {
		d.says(path, "monday"+string(filepath.Separator))
		d.says(d.pdfText(path), "One-on-one with ")
	}
	for _, line := range []string{
		"export prepare FILE --out a.pdf", "export prepare FILE --all --out a.pdf", "export prepare FILE --rep amara", "export prepare FILE --rep amara --out a.csv",
		"export prepare FILE --rep amara --from 2026-01-01 --out a.pdf", "export review FILE --rep amara --private --out a.pdf",
	} {
		d.refused(statusUsage, strings.Fields(strings.ReplaceAll(line, "FILE", file))...)
	}
	if _, err := os.Stat("a.pdf"); err == nil {
		t.Error("what was refused was written")
	}
}
