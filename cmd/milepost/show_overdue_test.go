package main

import (
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// TestOverdueOfARealLog holds the figures of a log that nobody on the project wrote.
func TestOverdueOfARealLog(t *testing.T) {
	log, teams := realInput(t, "scenarios", "inputs", "one_on_one_log.csv"), realInput(t, "crm-maven", "sales_teams.csv")
	d := newDesk(t)
	d.now = "2026-11-16T09:00:00+01:00"
	d.ok("import", "teams", "t.milepost", teams)
	d.ok("import", "one-on-ones", "t.milepost", log)
	d.same(d.ok("show", "overdue", "t.milepost", "--as-of", "2026-11-16"), `3 people wait longer for a one-on-one than agreed.
never       Gladys Colclough  agreed: every 2 weeks  no one-on-one yet
1 day late  Cecily Lampkin    agreed: every 2 weeks  last on 1 Nov
1 day late  Lajuana Vencill   agreed: every 7 days   last on 8 Nov
27 people have no agreed rhythm of talks, so nobody can say whether they wait.
`)
	o := d.json("show", "overdue", "t.milepost")
	d.is(o, "27", "totals", "without_cadence")
	d.is(o, "3", "totals", "overdue")
	d.is(o, "1", "items", 1, "days_overdue")
	// the day before only those with whom no talk was held up to then
	d.says(d.ok("show", "overdue", "t.milepost", "--as-of", "2026-11-15"), "2 people wait longer", "never  Gladys Colclough ", "never  Versie Hillebrand ")
	d.says(d.ok("show", "overdue", "t.milepost", "--rep", "Anna Snelling"), "Nobody waits longer for a one-on-one than agreed.\n")
	// Today opens with the same people
	today := d.json("show", "today", "t.milepost")
	waits := 0
	for _, x := range today["items"].([]any) {
		if x.(map[string]any)["kind"] == string(model.LineWaiting) {
			waits++
		}
	}
	if waits != 3 {
		t.Errorf("Today says of %d that they wait", waits)
	}
}

// TestOverdueKnowsDaysAwayAndWhatIsNext writes a standing talk and days away beside the sample.
func TestOverdueKnowsDaysAwayAndWhatIsNext(t *testing.T) {
	d := newDesk(t)
	file := d.sample()
	d.says(d.ok("show", "overdue", file), "2 people wait longer", "21 days late  Jonas Lindqvist")
	before := d.json("show", "overdue", file)
	d.is(before, "0", "items", 0, "days_away")
	d.is(before, "35", "items", 0, "days_since")
	d.change(file, unit.SetAbsence, func(s *storage.Store, w *storage.Work) error {
		return w.Put(&model.Absence{Row: model.About(d.person(s, "Jonas").ID), AuthorID: w.Actor(), ValidFrom: model.MustDate("2026-11-01"), ValidTo: model.MustDate("2026-11-20")})
	})
	d.says(d.ok("show", "overdue", file), "7 days late  Nguyễn Thu Hà", "1 day late   Jonas Lindqvist", "last on 19 Oct, away for 20 days since")
	d.is(d.json("show", "overdue", file), "20", "items", 1, "days_away")
}
