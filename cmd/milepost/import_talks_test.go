package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// realInput is the path of a file that nobody on the project wrote.
func realInput(t *testing.T, parts ...string) string {
	t.Helper()
	root := os.Getenv("MILEPOST_REALDATA")
	if root == "" {
		t.Skip("skipped: MILEPOST_REALDATA is not set")
	}
	path := filepath.Join(append([]string{root}, parts...)...)
	if _, err := os.Stat(path); err != nil {
		t.Fatalf("MILEPOST_REALDATA is set, but %v", err)
	}
	return path
}

// talksOf reads what a file holds of a person.
func (d *desk) talksOf(file, name string) (out model.OneOnOnes) {
	d.Helper()
	at, err := time.Parse(time.RFC3339, d.now)
	if err != nil {
		d.Fatal(err)
	}
	s, err := storage.Open(ctx, file, storage.Options{Clock: model.FixedClock(at)})
	if err != nil {
		d.Fatal(err)
	}
	defer func() {
		if err := s.Close(); err != nil {
			d.Error(err)
		}
	}()
	r, err := s.Roster(ctx)
	if err != nil {
		d.Fatal(err)
	}
	p, err := r.FindPerson(name)
	if err != nil {
		d.Fatal(err)
	}
	if out, err = s.OneOnOnes(ctx, p.ID); err != nil {
		d.Fatal(err)
	}
	return out
}

// TestRealLogOfOneOnOnes takes the log of a real team as it stands: all of it, then again, then undone.
func TestRealLogOfOneOnOnes(t *testing.T) {
	log, teams := realInput(t, "scenarios", "inputs", "one_on_one_log.csv"), realInput(t, "crm-maven", "sales_teams.csv")
	d := newDesk(t)
	d.now = "2026-11-16T09:00:00+01:00"
	d.ok("import", "teams", "t.milepost", teams)
	d.same(d.ok("import", "one-on-ones", "t.milepost", log), "10 rows: 10 new, 0 changed, 0 unchanged, 0 missing, 0 refused.\n9 meetings made.\n")
	d.same(d.ok("import", "one-on-ones", "t.milepost", log), "10 rows: 0 new, 0 changed, 10 unchanged, 0 missing, 0 refused.\n")
	x := d.talksOf("t.milepost", "Lajuana Vencill")
	if len(x.Meetings) != 2 || x.Meetings[0].State != model.MeetingCancelled || x.Meetings[1].State != model.MeetingHeld || x.Meetings[1].On.String() != "2026-11-08" {
		t.Errorf("Lajuana's meetings are %+v", x.Meetings)
	}
	if len(x.Cadences) != 1 || x.Cadences[0].Days != 7 || !x.Cadences[0].ValidFrom.IsZero() || !x.Cadences[0].ValidTo.IsZero() {
		t.Errorf("her cadence is %+v", x.Cadences)
	}
	x = d.talksOf("t.milepost", "Gladys Colclough")
	if len(x.Meetings) != 0 || len(x.Cadences) != 1 || x.Cadences[0].Days != 14 {
		t.Errorf("Gladys has %+v", x)
	}
	d.ok("undo", "t.milepost")
	if x = d.talksOf("t.milepost", "Lajuana Vencill"); len(x.Meetings)+len(x.Cadences) != 0 {
		t.Errorf("undo left %+v", x)
	}
}

// TestLogSaysWhoIsMeant refuses whom nobody knows, with those who may be meant, and remembers whom the user chose.
func TestLogSaysWhoIsMeant(t *testing.T) {
	d := newDesk(t)
	d.list("t.milepost", "people", "id,name\n1,Sam Lee\n2,Sam Lee\n3,Ann Lee-Hill\n")
	log := d.write("log.csv", "rep,date,held\nSam Lee,2026-11-02,yes\nA. Hill,2026-11-03,yes\nNobody,2026-11-04,maybe\nAnn Lee-Hill,2026-11-05,perhaps\n"+
		"Ann Lee-Hill,31.11.2026,yes\nAnn Lee-Hill,,yes\nAnn Lee-Hill,,\n")
	o := d.run("import", "one-on-ones", "t.milepost", log)
	if o.status != statusError {
		t.Errorf("status %d", o.status)
	}
	d.says(o.errs, "log.csv, line 2, column 1: “Sam Lee” could be any of 2 people.", "log.csv, line 3, column 1: Nobody in the file is called “A. Hill”.",
		"Ann Lee-Hill", "line 4, column 1: Nobody in the file is called “Nobody”.", "line 5, column 3: “perhaps” does not say", "line 6, column 2: “31.11.2026” is not a day",
		"line 7, column 2: The meeting is “yes”, but its date is missing.", "line 8, column 2: The row has neither")
	sam := strings.Split(d.json("show", "team", "t.milepost").names("id"), ", ")
	d.run("import", "one-on-ones", "t.milepost", log, "--alias", "person:Sam Lee="+sam[2], "--alias", "person:A. Hill=Ann Lee-Hill")
	if x := d.talksOf("t.milepost", sam[2]); len(x.Meetings) != 1 {
		t.Errorf("Sam's meetings are %+v", x.Meetings)
	}
	o = d.run("import", "one-on-ones", "t.milepost", log) // the choice is remembered
	d.says(o.out, "7 rows: 0 new, 0 changed, 2 unchanged, 0 missing, 5 refused.")
	d.says(d.refused(statusUsage, "import", "one-on-ones", "t.milepost", log, "--alias", "Sam=Ann"), "not of the form person:FROM=TO")
	d.says(d.refused(statusUsage, "import", "people", "t.milepost", log, "--alias", "person:Sam=Ann"), "--alias does not fit")
	d.says(d.refused(statusError, "import", "one-on-ones", "t.milepost", log, "--alias", "person:Sam=Zoe"), "Zoe")
}

// TestLogChangesWhatWasPlanned takes a log over what is in the file, and again.
func TestLogChangesWhatWasPlanned(t *testing.T) {
	d := newDesk(t)
	d.list("t.milepost", "people", "name\nAnn Hill\nBo Ray\n")
	d.list("t.milepost", "one-on-ones", "rep;date;state;cadence\nAnn Hill;02.11.2026;planned;14\nAnn Hill;16.11.2026;planned;14\nBo Ray;16.11.2026;;7\nBo Ray;30.11.2026;;7\n")
	next := "rep;date;state;cadence;minutes\nAnn Hill;02.11.2026;held;7;30\nAnn Hill;16.11.2026;planned;;\nBo Ray;16.11.2026;planned;;\nBo Ray;30.11.2026;abgesagt;;\n"
	d.same(d.list("t.milepost", "one-on-ones", next), "4 rows: 0 new, 2 changed, 2 unchanged, 0 missing, 0 refused.\n")
	d.same(d.list("t.milepost", "one-on-ones", next), "4 rows: 0 new, 0 changed, 4 unchanged, 0 missing, 0 refused.\n")
	x := d.talksOf("t.milepost", "Ann Hill")
	if len(x.Meetings) != 2 || x.Meetings[1].State != model.MeetingHeld || x.Meetings[1].Minutes != 30 {
		t.Errorf("Ann's meetings are %+v", x.Meetings)
	}
	if len(x.Cadences) != 2 || x.Cadences[0].ValidTo.String() != "2026-11-22" || x.Cadences[1].Days != 7 || x.Cadences[1].ValidFrom != testDay {
		t.Errorf("her cadences are %+v", x.Cadences)
	}
	if x = d.talksOf("t.milepost", "Bo Ray"); x.Meetings[1].State != model.MeetingHeld || x.Meetings[0].State != model.MeetingCancelled {
		t.Errorf("Bo's meetings are %+v", x.Meetings)
	}
}

// TestLogMeetsAStandingMeeting: what was held on the day of a standing meeting is that meeting, which is not planned
// beside it.
func TestLogMeetsAStandingMeeting(t *testing.T) {
	d := newDesk(t)
	d.list("t.milepost", "people", "name\nAnn Hill\n")
	d.change("t.milepost", unit.SetSeries, func(s *storage.Store, w *storage.Work) error {
		r, err := s.Roster(ctx)
		if err != nil {
			return err
		}
		p, err := r.FindPerson("Ann Hill")
		if err != nil {
			return err
		}
		return w.Put(&model.Series{
			Row: model.About(p.ID), AuthorID: w.Actor(), Rule: model.Weekly, Every: 1, AtTime: "09:00", Minutes: 30, ValidFrom: model.MustDate("2026-11-02"),
		})
	})
	log := "who,date,minutes\nAnn Hill,2026-11-16,\nAnn Hill,2026-11-17,45\n"
	d.list("t.milepost", "one-on-ones", log)
	x := d.talksOf("t.milepost", "Ann Hill")
	if len(x.Meetings) != 2 || x.Meetings[1].SeriesID != x.Series[0].ID || x.Meetings[1].AtTime != "09:00" || x.Meetings[1].State != model.MeetingHeld {
		t.Errorf("the talk of the day is %+v", x.Meetings)
	}
	if m := x.Meetings[0]; m.SeriesID != "" || m.Minutes != 45 {
		t.Errorf("the talk of another day is %+v", m)
	}
	d.same(d.list("t.milepost", "one-on-ones", log), "2 rows: 0 new, 0 changed, 2 unchanged, 0 missing, 0 refused.\n")
}
