package exchange

import (
	"reflect"
	"slices"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

func TestColumnsAreProposed(t *testing.T) {
	for _, c := range []struct {
		why, head string
		kind      Kind
		want      []Field
	}{
		{"english", "Employee ID,First Name,Last Name,Work Email,Mobile Phone,Office,Hire Date,Reports To", KindPeople, []Field{FieldID, FieldGiven, FieldFamily, FieldEmail, FieldPhone, FieldPlace, FieldStarted, FieldManager}},
		{"german", "Personalnummer,Name,Vorname,Führungskraft,Gebiet,Eintrittsdatum,Geburtsdatum,Gehalt", KindPeople, []Field{FieldID, FieldFamily, FieldGiven, FieldManager, FieldRegion, FieldStarted, "", ""}},
		{"german, one name", "Name,Ort", KindPeople, []Field{FieldName, FieldPlace}},
		{"french", "Matricule,Nom,Prénom,Responsable,Équipe,Ville,Situation de famille,Salaire", KindPeople, []Field{FieldID, FieldFamily, FieldGiven, FieldManager, FieldTeam, FieldPlace, "", ""}},
		{"spanish, one name", "Nombre,Equipo,Jefe,Correo electrónico", KindPeople, []Field{FieldName, FieldTeam, FieldManager, FieldEmail}},
		{"camel case", "EmployeeNumber,FullName,StartDate", KindPeople, []Field{FieldID, FieldName, FieldStarted}},
		{"snake case", "sales_agent,manager,regional_office", KindTeams, []Field{FieldName, FieldManager, FieldRegion}},
		{"teams: the first column is the rep", "Wer,Manager", KindTeams, []Field{FieldName, FieldManager}},
		{"people: an unknown first column is nothing", "Wer,Name", KindPeople, []Field{"", FieldName}},
		{"only the first of two", "name,rep,city,office", KindPeople, []Field{FieldName, "", FieldPlace, ""}},
		{"sensitive words hide a column", "name,Sex,Date of birth,Country of origin,Union member,Marital status,Bonus region", KindPeople, []Field{FieldName, "", "", "", "", "", ""}},
	} {
		table := tableOf(t, c.head+"\n"+c.head+"\n")
		cols, err := mapColumns(table, c.kind, nil, func(string) bool { return false })
		if err != nil {
			t.Fatal(err)
		}
		var got []Field
		for _, col := range cols {
			got = append(got, col.Field)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}

func TestColumnsAreChosen(t *testing.T) {
	table := tableOf(t, "name,who,town\nx,Anna,Oslo\n")
	cols, err := mapColumns(table, KindPeople, map[string]string{"name": "WHO", "region": "3", "place": ""}, func(string) bool { return false })
	if err != nil {
		t.Fatal(err)
	}
	if cols[0].Field != "" || cols[1].Field != FieldName || cols[1].Guessed || cols[2].Field != FieldRegion {
		t.Errorf("%+v", cols)
	}
	_, err = mapColumns(table, KindPeople, map[string]string{"salary": "town"}, nil)
	wantProblem(t, "an unknown field", err, "import.map.field", 0, 0)
	_, err = mapColumns(table, KindPeople, map[string]string{"place": "city"}, nil)
	wantProblem(t, "an unknown column", err, "import.map.column", 1, 0)
}

// TestRowsAndTheirFates tells of a file with Anna (id 7, level none, under Dustin) and two called Sam.
func TestRowsAndTheirFates(t *testing.T) {
	const before = "id,name,manager,email\n7,Anna Berg,Dustin Brown,anna@north.example\n8,Sam Lee,,\n9,Sam Lee,,\n"
	s := newStore(t)
	importText(t, s, before, Options{Kind: KindPeople})
	for _, c := range []struct {
		why, list string
		kind      Kind
		dates     DateOrder
		fate      Fate
		problem   string
		column    int
		changes   []Change
		notes     int
		people    int // made by the whole list
	}{
		{"empty cells say nothing", "id,name,manager,email\n7,Anna Berg,,\n", KindPeople, "", FateUnchanged, "", 0, nil, 0, 0},
		{
			"another spelling under the same id is a new name", "id,name\n7,Anna Bèrg\n", KindPeople, "", FateChanged, "", 0,
			[]Change{{FieldName, "Anna Berg", "Anna Bèrg"}},
			0, 0,
		},
		{"another spelling without an id is the same name", "name\nANNA  berg\n", KindPeople, "", FateUnchanged, "", 0, nil, 0, 0},
		{
			"a value", "name,email\nAnna Berg,a@north.example\n", KindPeople, "", FateChanged, "", 0,
			[]Change{{FieldEmail, "anna@north.example", "a@north.example"}},
			0, 0,
		},
		{"an alias", "id,name,alias\n7,Anna Berg,Annika\n", KindPeople, "", FateChanged, "", 0, []Change{{FieldAlias, "", "Annika"}}, 0, 0},
		{
			"an empty level is filled in place", "id,name,level\n7,Anna Berg,ae ii\n", KindPeople, "", FateChanged, "", 0,
			[]Change{{FieldLevel, "", "Account Executive II"}},
			0, 0,
		},
		{
			"an unknown level is left out and said", "name,level\nAnna Berg,Wizard\nSam Smith,AE II\n", KindPeople, "", FateUnchanged, "", 0,
			nil, 1, 1,
		},
		{
			"a date for a level", "name,level,from\nAnna Berg,AE II,2026-07-01\n", KindPeople, "", FateChanged, "", 0,
			[]Change{{FieldLevel, "", "Account Executive II"}, {FieldFrom, "", "2026-07-01"}},
			0, 0,
		},
		{
			"a day first, told by another row", "name,started on\nAnna Berg,03.02.2026\nBo Hill,23.02.2026\n", KindPeople, "", FateChanged, "", 0,
			[]Change{{FieldStarted, "", "2026-02-03"}},
			0, 1,
		},
		{
			"a month first, chosen", "name,started on\nAnna Berg,03/02/2026\n", KindPeople, DatesMDY, FateChanged, "", 0,
			[]Change{{FieldStarted, "", "2026-03-02"}},
			0, 0,
		},
		{"a date that could be two", "name,started on\nAnna Berg,03/02/2026\n", KindPeople, "", FateRefused, "import.row.date.order", 2, nil, 0, 0},
		{"no date", "name,started on\nAnna Berg,31.02.2026\n", KindPeople, "", FateRefused, "import.row.date", 2, nil, 0, 0},
		{"nobody", "name,city\n ,Oslo\n", KindPeople, "", FateRefused, "import.row.name", 1, nil, 0, 0},
		{"two of that name", "name\nSam Lee\n", KindPeople, "", FateRefused, "import.row.ambiguous", 1, nil, 0, 0},
		{"a manager of whom there are two", "name,manager\nBo Hill,Sam Lee\n", KindPeople, "", FateRefused, "import.row.manager", 2, nil, 0, 0},
		{"the own manager", "name,manager\nAnna Berg,Anna Berg\n", KindPeople, "", FateRefused, "import.row.manager.self", 2, nil, 0, 0},
		{"a manager by id", "name,manager\nBo Hill,8\n", KindPeople, "", FateNew, "", 0, []Change{{FieldName, "", "Bo Hill"}, {FieldManager, "", "Sam Lee"}, {FieldSource, "", "people"}}, 0, 1},
		{"a manager whose own row comes later", "name,manager\nBo Hill,Cy Dunn\nCy Dunn,\n", KindPeople, "", FateNew, "", 0, nil, 0, 2},
		{"the same twice", "name,city\nBo Hill,Oslo\nBo Hill,Oslo\n", KindPeople, "", FateNew, "", 0, nil, 0, 1},
		{"a manager who becomes a rep", "name\nDustin Brown\n", KindTeams, "", FateChanged, "", 0, []Change{{FieldRep, "", "true"}, {FieldSource, "", "teams"}}, 0, 0},
	} {
		p := importText(t, s, c.list, Options{Kind: c.kind, Dates: c.dates})
		row := p.Rows[0]
		if row.Fate != c.fate || p.People != c.people || len(row.Notes) != c.notes {
			t.Errorf("%s: %s, %d notes, %d people made; want %s, %d, %d (%v)", c.why, row.Fate, len(row.Notes), p.People, c.fate, c.notes, c.people, row.Problem)
		}
		if c.changes != nil && !reflect.DeepEqual(row.Changes, c.changes) {
			t.Errorf("%s: %v, want %v", c.why, row.Changes, c.changes)
		}
		if c.problem != "" {
			wantProblem(t, c.why, row.Problem, c.problem, 2, c.column)
		}
		if again := previewOf(t, s, tableOf(t, c.list), Options{Kind: c.kind, Dates: c.dates}); !again.Empty() || again.Count(FateNew)+again.Count(FateChanged) > 0 {
			t.Errorf("%s: once more would change something: %v", c.why, again.Rows)
		}
		if p.Empty() {
			continue
		}
		if _, err := s.Undo(ctx); err != nil { // each case begins where the first did
			t.Fatal(err)
		}
	}
}

func TestRowsOfOneListThatDisagree(t *testing.T) {
	s := newStore(t)
	list := "name,region,manager\nAnna Berg,North,Dustin\nAnna Berg,South,Dustin\nAnna Berg,North,Dustin\nEve Fox,East,Eve Fox\nEve Fox,East,Eve Fox\n"
	p := importText(t, s, list, Options{Kind: KindTeams})
	wantCounts(t, "rows that disagree", p, [6]int{5, 1, 0, 1, 0, 3})
	wantProblem(t, "the second Anna", p.Rows[1].Problem, "import.row.repeated", 3, 2)
	wantProblem(t, "the second Eve", p.Rows[4].Problem, "import.row.manager.self", 6, 3)
	if p.People != 2 {
		t.Errorf("%d people made, want Anna and Dustin: a refused row makes nobody", p.People)
	}
}

func TestARefusedRowStillManages(t *testing.T) {
	s := newStore(t)
	p := importText(t, s, "id,name,manager,started on\n1,Anna Berg,Dustin Brown,\n2,Dustin Brown,,31.02.2026\n", Options{Kind: KindPeople})
	wantCounts(t, "the manager's row is refused", p, [6]int{2, 1, 0, 0, 0, 1})
	r := rosterOf(t, s)
	dustin := person(t, r, "Dustin Brown")
	if dustin.IsRep || !dustin.StartedOn.IsZero() || len(r.People) != 2 {
		t.Errorf("the manager is %+v of %d people", dustin, len(r.People))
	}
}

func TestASourceRemembersWhomItNames(t *testing.T) {
	s := newStore(t)
	importText(t, s, "name,city\nAnna Berg,Oslo\n", Options{Kind: KindPeople})
	anna := person(t, rosterOf(t, s), "Anna Berg")
	anna.Name = "Anna Holm"
	doUnit(t, s, unit.ChangePerson, func(w *storage.Work) error { return w.Put(anna) })
	wantCounts(t, "renamed here", previewOf(t, s, tableOf(t, "name,city\nAnna Berg,Oslo\n"), Options{Kind: KindPeople}), [6]int{1, 0, 0, 1, 0, 0})
	wantCounts(t, "another source does not know the former name",
		previewOf(t, s, tableOf(t, "name\nAnna Berg\n"), Options{Kind: KindPeople, Source: "crm"}), [6]int{1, 1, 0, 0, 0, 0})
	p := importText(t, s, "id,name,city\n5,Anna Holm,Oslo\n", Options{Kind: KindPeople})
	wantCounts(t, "the source begins to give ids", p, [6]int{1, 0, 1, 0, 0, 0})
	wantCounts(t, "two ids of one name are two people",
		previewOf(t, s, tableOf(t, "id,name\n5,Anna Holm\n6,Anna Holm\n"), Options{Kind: KindPeople}), [6]int{2, 1, 0, 1, 0, 0})
}

func TestMissingArePeopleOfTheSourceWhoAreHere(t *testing.T) {
	s := newStore(t)
	importText(t, s, "name\nAnna\nBo\nCy\n", Options{Kind: KindPeople})
	importText(t, s, "name\nDee\n", Options{Kind: KindPeople, Source: "crm"})
	cy := person(t, rosterOf(t, s), "Cy")
	cy.LeftOn = testDay.AddDays(-1)
	doUnit(t, s, unit.ChangePerson, func(w *storage.Work) error { return w.Put(cy) })
	p := importText(t, s, "name\nAnna\n", Options{Kind: KindPeople})
	wantCounts(t, "Bo is no longer named", p, [6]int{1, 0, 0, 1, 1, 0})
	if p.Missing[0].Name != "Bo" || len(rosterOf(t, s).People) != 4 {
		t.Errorf("missing %v; everybody must be kept", p.Missing)
	}
}

func TestThePlanIsTheSameTwice(t *testing.T) {
	s := newStore(t)
	importText(t, s, smallTeams, Options{Kind: KindTeams})
	table := tableOf(t, "name,manager,region\nNew One,New Boss,North\nMoses Frase,New Boss,North\nAnna Snelling,,\n")
	a := previewOf(t, s, table, Options{Kind: KindTeams, Me: "New Boss"})
	b := previewOf(t, s, table, Options{Kind: KindTeams, Me: "New Boss"})
	if !reflect.DeepEqual(a.Rows, b.Rows) || !reflect.DeepEqual(a.Missing, b.Missing) || !reflect.DeepEqual(a.Report(), b.Report()) {
		t.Error("two previews of the same differ")
	}
}

func TestNextAssignment(t *testing.T) {
	day := model.MustDate("2026-11-23")
	present := model.Assignment{Row: model.Row{ID: "a", SubjectID: "p", Version: 3}, ManagerID: "m", Region: "North"}
	since := present
	since.ValidFrom = model.MustDate("2026-06-01")
	gone := since
	gone.ValidTo = model.MustDate("2026-09-30")
	other := &draft{person: model.Person{Row: model.Row{ID: "n"}}}
	for _, c := range []struct {
		why         string
		all         []model.Assignment
		want        wanted
		ended, from string // last day of the present one, first of the next; "in place"
		later       bool
	}{
		{"nothing said", []model.Assignment{present}, wanted{from: day}, "", "", false},
		{"the first", nil, wanted{manager: other}, "", "always", false},
		{"the first, with a date", nil, wanted{manager: other, from: day}, "", "2026-11-23", false},
		{"the same", []model.Assignment{since}, wanted{region: "North"}, "", "", false},
		{"a level where there was none", []model.Assignment{since}, wanted{level: "l"}, "in place", "", false},
		{"another manager", []model.Assignment{since}, wanted{manager: other}, "2026-11-22", "2026-11-23", false},
		{"another region from a day", []model.Assignment{present}, wanted{region: "West", from: model.MustDate("2026-10-01")}, "2026-09-30", "2026-10-01", false},
		{"corrected on its first day", []model.Assignment{since}, wanted{region: "West", from: since.ValidFrom}, "in place", "", false},
		{"before the present one began", []model.Assignment{since}, wanted{region: "West", from: model.MustDate("2026-05-01")}, "", "", true},
		{"back after having left", []model.Assignment{gone}, wanted{region: "North"}, "", "2026-11-23", false},
	} {
		s, later := nextAssignment(c.all, "p", c.want, day)
		if later != c.later {
			t.Errorf("%s: refused %v, want %v", c.why, later, c.later)
		}
		ended, from := "", ""
		if s.ended != nil {
			ended = "in place"
			if !s.ended.ValidTo.IsZero() {
				ended = s.ended.ValidTo.String()
			}
		}
		if s.begun != nil {
			from = "always"
			if !s.begun.ValidFrom.IsZero() {
				from = s.begun.ValidFrom.String()
			}
			if s.begun.SubjectID != "p" || s.begun.Version != 0 || s.begun.ID != "" {
				t.Errorf("%s: the new one is %+v", c.why, s.begun)
			}
		}
		if ended != c.ended || from != c.from {
			t.Errorf("%s: ends %q, begins %q; want %q, %q", c.why, ended, from, c.ended, c.from)
		}
	}
}

func TestParseDates(t *testing.T) {
	for _, c := range []struct {
		text  string
		order DateOrder
		want  string
	}{
		{"2026-11-23", DatesDMY, "2026-11-23"},
		{"2026-11-23T09:15:00.000Z", "", "2026-11-23"},
		{"2026/1/2", "", "2026-01-02"},
		{"1.2.2026", DatesDMY, "2026-02-01"},
		{"1/2/2026", DatesMDY, "2026-01-02"},
		{"1/2/26 00:00", DatesMDY, "2026-01-02"},
		{"26-01-02", DatesYMD, "2026-01-02"},
		{"3.3.2026", "", "2026-03-03"},
		{"1.2.2026", "", ""},
		{"29.2.2026", DatesDMY, ""},
		{"0.1.2026", DatesDMY, ""},
		{"soon", DatesDMY, ""},
		{"1.2", DatesDMY, ""},
		{"99999-1-1", "", ""},
	} {
		got, key := parseDate(c.text, c.order)
		if got.String() != c.want || (key == "") != (c.want != "") {
			t.Errorf("%q as %q: %v %s, want %q", c.text, c.order, got, key, c.want)
		}
	}
	if _, err := ParseDateOrder("ydm"); err == nil {
		t.Error("ydm is no order")
	}
}
