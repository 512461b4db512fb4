package exchange

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

const smallTeams = "sales_agent,manager,regional_office\nAnna Snelling,Dustin Brinkmann,Central\nCecily Lampkin,Dustin Brinkmann,Central\n" +
	"Moses Frase,Melvin Marxen,West\n"

func TestTeamsAndAgainAndBack(t *testing.T) {
	s := newStore(t)
	empty := rosterOf(t, s)
	p := importText(t, s, smallTeams, Options{Kind: KindTeams})
	wantCounts(t, "first", p, [6]int{3, 3, 0, 0, 0, 0})
	full := rosterOf(t, s)
	if p.People != 5 || len(full.Reps(testDay)) != 3 {
		t.Errorf("%d people, %d reps; want 5 and 3", p.People, len(full.Reps(testDay)))
	}
	anna, dustin := person(t, full, "Anna Snelling"), person(t, full, "Dustin Brinkmann")
	a := full.AssignmentOn(anna.ID, model.MustDate("1999-01-01"))
	if dustin.IsRep || a == nil || a.ManagerID != dustin.ID || a.Region != "Central" || !a.ValidFrom.IsZero() || !a.ValidTo.IsZero() {
		t.Errorf("Anna's assignment is %+v under %+v", a, dustin)
	}

	again := previewOf(t, s, tableOf(t, smallTeams), Options{Kind: KindTeams})
	wantCounts(t, "again", again, [6]int{3, 0, 0, 3, 0, 0})
	if !again.Empty() {
		t.Error("the same file again would write something")
	}
	if _, err := Apply(ctx, s, again); err != nil {
		t.Fatal(err)
	}
	if name, _ := s.UndoName(ctx); name != unit.Import {
		t.Errorf("on top of the journal lies %q", name)
	}

	if _, err := s.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if back := rosterOf(t, s); !reflect.DeepEqual(back, empty) {
		t.Errorf("after undo there are %d people, %d assignments", len(back.People), len(back.Assignments))
	}
	if _, err := s.Redo(ctx); err != nil {
		t.Fatal(err)
	}
	if got, want := withoutVersions(rosterOf(t, s)), withoutVersions(full); !reflect.DeepEqual(got, want) {
		t.Error("redo brings back something else")
	}
}

// withoutVersions drops what undo and redo must change.
func withoutVersions(r *model.Roster) *model.Roster {
	for i := range r.People {
		r.People[i].Version = 0
	}
	for i := range r.Sources {
		r.Sources[i].Version = 0
	}
	for i := range r.Assignments {
		r.Assignments[i].Version = 0
	}
	return r
}

func TestTeamsChangeFromToday(t *testing.T) {
	s := newStore(t)
	importText(t, s, smallTeams, Options{Kind: KindTeams})
	moved := strings.Replace(smallTeams, "Moses Frase,Melvin Marxen,West", "Moses Frase,Dustin Brinkmann,Central", 1)
	p := importText(t, s, moved, Options{Kind: KindTeams, Day: testDay})
	wantCounts(t, "Moses moves", p, [6]int{3, 0, 1, 2, 1, 0})
	if p.Missing[0].Name != "Melvin Marxen" {
		t.Errorf("missing: %s", p.Missing[0].Name)
	}
	want := []Change{
		{FieldManager, "Melvin Marxen", "Dustin Brinkmann"}, {FieldRegion, "West", "Central"}, {FieldFrom, "", "2026-11-23"},
	}
	if got := p.Rows[2].Changes; !reflect.DeepEqual(got, want) {
		t.Errorf("changes %v, want %v", got, want)
	}
	r := rosterOf(t, s)
	moses := person(t, r, "Moses Frase")
	if m := r.ManagerOn(moses.ID, testDay.AddDays(-1)); m == nil || m.Name != "Melvin Marxen" {
		t.Errorf("the day before the manager is %v", m)
	}
	if m := r.ManagerOn(moses.ID, testDay); m == nil || m.Name != "Dustin Brinkmann" {
		t.Errorf("on the day the manager is %v", m)
	}
	wantCounts(t, "once more", previewOf(t, s, tableOf(t, moved), Options{Kind: KindTeams}), [6]int{3, 0, 0, 3, 1, 0})
}

func TestMeTiesTheOwner(t *testing.T) {
	s := newStore(t)
	table := tableOf(t, smallTeams)
	_, err := Preview(table, rosterOf(t, s), Options{Kind: KindTeams, Day: testDay, Me: "Nobody"})
	wantProblem(t, "an unknown name", err, "import.me.none", 0, 0)
	p := importTable(t, s, table, Options{Kind: KindTeams, Me: "melvin marxen"})
	r := rosterOf(t, s)
	if p.Me != "Melvin Marxen" || r.Owner.PersonID != person(t, r, "Melvin Marxen").ID {
		t.Errorf("the owner is %+v", r.Owner)
	}
	if mine := r.MyPeople(testDay); len(mine) != 1 || mine[0].Name != "Moses Frase" {
		t.Errorf("my people are %v", mine)
	}
	again := previewOf(t, s, table, Options{Kind: KindTeams, Me: "Melvin Marxen"})
	if !again.Empty() {
		t.Error("to say the same owner again would write something")
	}
}

func TestApplyRefusesWhenPeopleMovedOn(t *testing.T) {
	for _, c := range []struct {
		why  string
		move func(*testing.T, *storage.Store)
	}{
		{"somebody was added", func(t *testing.T, s *storage.Store) {
			p := &model.Person{Row: model.Row{Visibility: model.Shared}, Name: "Anna Snelling"}
			doUnit(t, s, unit.AddPerson, func(w *storage.Work) error { return w.Put(p) })
		}},
		{"the last unit was undone", func(t *testing.T, s *storage.Store) {
			if _, err := s.Undo(ctx); err != nil {
				t.Fatal(err)
			}
		}},
		{"somebody was renamed", func(t *testing.T, s *storage.Store) {
			p := person(t, rosterOf(t, s), "Bo Brown")
			p.Name = "Bo Green"
			doUnit(t, s, unit.ChangePerson, func(w *storage.Work) error { return w.Put(p) })
		}},
	} {
		s := newStore(t)
		importText(t, s, "name\nBo Brown\n", Options{Kind: KindPeople})
		p := previewOf(t, s, tableOf(t, smallTeams), Options{Kind: KindTeams})
		c.move(t, s)
		before := rosterOf(t, s)
		_, err := Apply(ctx, s, p)
		if !errors.Is(err, model.ErrConflict) {
			t.Errorf("%s: %v", c.why, err)
		}
		if !reflect.DeepEqual(rosterOf(t, s), before) {
			t.Errorf("%s: something was written", c.why)
		}
	}
}

func doUnit(t *testing.T, s *storage.Store, name string, f func(*storage.Work) error) {
	t.Helper()
	if _, err := s.Do(ctx, name, f); err != nil {
		t.Fatal(err)
	}
}

// TestApplyIsWholeOrNothing breaks a plan in the middle and carries the same plan out afterwards.
func TestApplyIsWholeOrNothing(t *testing.T) {
	s := newStore(t)
	before := rosterOf(t, s)
	p := previewOf(t, s, tableOf(t, smallTeams), Options{Kind: KindTeams})
	last := p.drafts[len(p.drafts)-1]
	name := last.person.Name
	last.person.Name = "no\x00text" // refused by storage, after others were written
	if _, err := Apply(ctx, s, p); err == nil {
		t.Fatal("a NUL was stored")
	}
	if !reflect.DeepEqual(rosterOf(t, s), before) {
		t.Error("half an import was stored")
	}
	last.person.Name = name
	if _, err := Apply(ctx, s, p); err != nil {
		t.Fatalf("the mended plan: %v", err)
	}
	if n := len(rosterOf(t, s).People); n != 5 {
		t.Errorf("%d people, want 5", n)
	}
}

func TestReportForMachines(t *testing.T) {
	s := newStore(t)
	importText(t, s, "id,name\n1,Emma González\n2,Emma González\n", Options{Kind: KindPeople})
	p := importText(t, s, "name,city\nEmma Gonzalez,Lima\nBo\nCy,Oslo\n", Options{Kind: KindPeople})
	out, err := json.Marshal(p.Report())
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		Refused []struct {
			Line       int
			Column     *int
			Reason     string
			Candidates []struct{ ID, Name string }
		}
	}
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatal(err)
	}
	wantCounts(t, "a list with two bad rows", p, [6]int{3, 1, 0, 0, 0, 2})
	if x := got.Refused[0]; x.Line != 2 || x.Column == nil || *x.Column != 1 || x.Reason != "import.row.ambiguous" || len(x.Candidates) != 2 || x.Candidates[0].ID == "" {
		t.Errorf("the ambiguous row: %+v", x)
	}
	if x := got.Refused[1]; x.Line != 3 || x.Column != nil || x.Reason != "import.row.columns" || x.Candidates == nil {
		t.Errorf("the short row: %+v", x)
	}
}

func TestMavenTeams(t *testing.T) {
	table := readReal(t, "crm-maven", "sales_teams.csv")
	s := newStore(t)
	p := importTable(t, s, table, Options{Kind: KindTeams})
	wantCounts(t, "first", p, [6]int{35, 35, 0, 0, 0, 0})
	if p.People != 41 {
		t.Errorf("%d people, want 41", p.People)
	}
	r := rosterOf(t, s)
	regions := map[string]bool{}
	for _, a := range r.Assignments {
		regions[a.Region] = true
	}
	if len(r.Reps(testDay)) != 35 || len(r.Managers(testDay)) != 6 || len(regions) != 3 {
		t.Errorf("%d reps, %d managers, %d regions; want 35, 6, 3", len(r.Reps(testDay)), len(r.Managers(testDay)), len(regions))
	}
	wantCounts(t, "again", previewOf(t, s, table, Options{Kind: KindTeams}), [6]int{35, 0, 0, 35, 0, 0})
	if _, err := s.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if n := len(rosterOf(t, s).People); n != 0 {
		t.Errorf("after undo %d people", n)
	}
}

func TestRosterInTenScripts(t *testing.T) {
	path := realData(t, "scenarios", "inputs", "roster_scripts.csv")
	table, err := Read(path, ReadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	s := newStore(t)
	p := importTable(t, s, table, Options{Kind: KindPeople})
	wantCounts(t, "first", p, [6]int{65, 65, 0, 0, 0, 0})
	for _, c := range p.Columns {
		if (c.Header == "country" || c.Header == "script") && c.Field != "" {
			t.Errorf("%s is taken as %s", c.Header, c.Field)
		}
	}
	r := rosterOf(t, s)
	for romanised, shown := range map[string]string{"Ruòxī Wáng": "王若汐", "Aoi Satō": "佐藤蒼", "Ji-an Kim": "김지안", "Ji-an Gim": "金지안", "aditi devi": "Aditi देवी"} {
		if got := person(t, r, romanised).Name; got != shown {
			t.Errorf("%s is shown as %s, want %s", romanised, got, shown)
		}
	}
	for _, a := range r.Aliases {
		if p := r.Person(a.SubjectID); model.Fold(p.Name) == model.Fold(a.Name) {
			t.Errorf("%s has the own name as alias %s", p.Name, a.Name)
		}
	}
	wantCounts(t, "again", previewOf(t, s, table, Options{Kind: KindPeople}), [6]int{65, 0, 0, 65, 0, 0})

	p = importText(t, s, "name,city\nEmma González,Lima\nmaria silva,Porto\nZofia Nowak,Łódź\n", Options{Kind: KindPeople})
	wantCounts(t, "later, without ids", p, [6]int{3, 0, 1, 0, 60, 2})
	for _, row := range p.Rows[:2] {
		if row.Problem.Key != "import.row.ambiguous" || len(row.Candidates) != 2 {
			t.Errorf("%s: %v, %d candidates", row.Name, row.Problem, len(row.Candidates))
		}
	}
}
