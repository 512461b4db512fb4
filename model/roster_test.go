package model

import (
	"errors"
	"slices"
	"testing"
)

func names(people []Person) []string {
	out := make([]string, len(people))
	for i := range people {
		out[i] = people[i].Name
	}
	return out
}

func TestLevelSinceGoesBackOverUnbrokenAssignments(t *testing.T) {
	r := Roster{Framework: smallFramework(), Assignments: []Assignment{
		assigned("a", "m1", levelTwo, "2024-01-01", "2024-06-30"), // then a break
		assigned("a", "m1", levelTwo, "2025-07-01", "2025-12-31"),
		assigned("a", "m2", levelTwo, "2026-01-01", "2026-10-31"), // another manager, the same level
		assigned("a", "m2", levelThree, "2026-11-01", ""),
		assigned("b", "m1", levelOne, "", "2026-05-31"),
		assigned("b", "m2", levelOne, "2026-06-01", ""),
		assigned("c", "m1", "", "2026-06-01", ""),
	}}
	for _, c := range []struct {
		who      ID
		on, want string
	}{
		{"a", "2026-10-31", "2025-07-01"},
		{"a", "2026-11-23", "2026-11-01"},
		{"a", "2024-03-01", "2024-01-01"},
		{"a", "2024-08-01", ""},
		{"b", "2026-11-23", ""}, // open to the past
		{"c", "2026-11-23", ""}, // no level
		{"z", "2026-11-23", ""},
	} {
		if got := r.LevelSince(c.who, day(c.on)).String(); got != c.want {
			t.Errorf("%s on %s: since %q, want %q", c.who, c.on, got, c.want)
		}
	}
	if l := r.LevelOn("a", day("2026-10-31")); l == nil || l.LevelID != levelTwo {
		t.Errorf("level on the last day of an assignment: %+v", l)
	}
}

func teamOfTwoManagers() *Roster {
	left, archived := person("d", "Daniel Weber"), person("e", "Émile Zola")
	left.LeftOn = day("2026-11-23")
	archived.ArchivedAt = 1
	boss := person("m", "Ingrid Solberg")
	boss.IsRep = false
	other := person("n", "Olu Bello")
	other.IsRep = false
	return &Roster{
		People: []Person{person("z", "Zoë"), person("l", "Łucja Wiśniewska"), person("k", "kenji"), boss, left, archived, other, person("a", "Åse")},
		Assignments: []Assignment{
			assigned("z", "m", "", "", "2026-11-22"), assigned("z", "n", "", "2026-11-23", ""),
			assigned("l", "m", "", "", ""), assigned("d", "m", "", "", ""), assigned("e", "m", "", "", ""), assigned("k", "n", "", "", ""),
		},
	}
}

func TestMyPeople(t *testing.T) {
	r := teamOfTwoManagers()
	if got, want := names(r.MyPeople(day("2026-11-23"))), []string{"Åse", "Daniel Weber", "kenji", "Łucja Wiśniewska", "Zoë"}; !slices.Equal(got, want) {
		t.Errorf("nobody chosen: all reps, got %q, want %q", got, want)
	}
	r.Owner.PersonID = "m"
	for on, want := range map[string][]string{
		"2026-11-22": {"Åse", "Daniel Weber", "Łucja Wiśniewska", "Zoë"}, // Åse has no manager
		"2026-11-23": {"Åse", "Daniel Weber", "Łucja Wiśniewska"},        // who leaves is here on the last day
		"2026-11-24": {"Åse", "Łucja Wiśniewska"},
	} {
		if got := names(r.MyPeople(day(on))); !slices.Equal(got, want) {
			t.Errorf("on %s: %q, want %q", on, got, want)
		}
	}
	r.Owner.PersonID = "a" // nobody is assigned to Åse
	if got := r.MyPeople(day("2026-11-24")); len(got) != 4 {
		t.Errorf("an owner without people sees %q", names(got))
	}
	if got, want := names(r.Managers(day("2026-11-23"))), []string{"Ingrid Solberg", "Olu Bello"}; !slices.Equal(got, want) {
		t.Errorf("managers %q, want %q", got, want)
	}
	if m := r.ManagerOn("z", day("2026-11-23")); m == nil || m.Name != "Olu Bello" {
		t.Errorf("Zoë's manager is %+v", m)
	}
	if got := r.Everyone(day("2026-11-24"), true); len(got) != 8 {
		t.Errorf("with archived: %q", names(got))
	}
	if got := r.Everyone(day("2026-11-24"), false); len(got) != 6 {
		t.Errorf("without archived: %q", names(got))
	}
}

func TestSortPeopleIsStableByID(t *testing.T) {
	p := []Person{person("2", "Li Wei"), person("1", "Li Wei"), person("3", "li wei"), person("0", "Zed"), person("9", "Ábel")}
	SortPeople(p)
	var ids []ID
	for i := range p {
		ids = append(ids, p[i].ID)
	}
	if want := []ID{"9", "3", "1", "2", "0"}; !slices.Equal(ids, want) {
		t.Errorf("order %v, want %v", ids, want)
	}
}

func TestFindPerson(t *testing.T) {
	lucja := person("0193a3f0-0000-7000-8000-0000deadbeef", "Łucja Wiśniewska")
	ha := person("0193a3f0-0000-7000-8000-0000cafe0001", "Nguyễn Thu Hà")
	ha.CallName, ha.Given, ha.Family = "Thu Hà", "Thu Hà", "Nguyễn"
	li1, li2 := person("0193a3f0-0000-7000-8000-000000001111", "Li Wei"), person("0193a3f0-0000-7000-8000-00000000a111", "Li Wei")
	gone := person("0193a3f0-0000-7000-8000-0000cafe0002", "Sam O’Brien")
	gone.LeftOn, gone.ArchivedAt = day("2020-01-01"), 1
	sam := person("0193a3f0-0000-7000-8000-0000cafe0003", "Sam Field")
	r := Roster{
		People:  []Person{lucja, ha, li1, li2, gone, sam},
		Aliases: []Alias{{Row: Row{SubjectID: li1.ID}, Name: "Wei the elder"}, {Row: Row{SubjectID: lucja.ID}, Name: "Lucy"}, {Row: Row{SubjectID: sam.ID}, Name: "Lucy"}},
		Sources: []SourceID{{Row: Row{SubjectID: li2.ID}, Source: "teams", External: "E-17"}},
	}
	for text, want := range map[string]ID{
		"lucja wisniewska": lucja.ID, "NGUYEN THU HA": ha.ID, "thu hà": ha.ID, "sam obrien": gone.ID, "wei  the ELDER": li1.ID,
		"E-17": li2.ID, "deadbeef": lucja.ID, "BEEF": lucja.ID, "1111": li1.ID, "łucja": lucja.ID,
		"0193a3f0-0000-7000-8000-00000000a111": li2.ID,
	} {
		if p, err := r.FindPerson(text); err != nil || p.ID != want {
			t.Errorf("%q: %+v, %v; want %s", text, p, err, want)
		}
	}
	for text, want := range map[string]error{
		"Li Wei": ErrAmbiguous, "lucy": ErrAmbiguous, "Sam": ErrAmbiguous, "cafe000": ErrNotFound, "001": ErrNotFound,
		"": ErrNotFound, "  ": ErrNotFound, "e-18": ErrNotFound,
	} {
		if p, err := r.FindPerson(text); !errors.Is(err, want) {
			t.Errorf("%q: %+v, %v; want %v", text, p, err, want)
		}
	}
	_, err := r.FindPerson("li wei")
	var problem *Problem
	if !errors.As(err, &problem) || problem.Args[1] != "Li Wei (00001111), Li Wei (0000a111)" {
		t.Errorf("candidates: %v", err)
	}
}

func TestCallAndInitials(t *testing.T) {
	for _, c := range []struct{ name, given, call, wantCall, wantInitials string }{
		{"Amara Okafor", "", "", "Amara", "AO"},
		{"Nguyễn Thu Hà", "Thu Hà", "", "Thu Hà", "TH"},
		{"Nguyễn  Thu Hà", "Hà", "Thu Hà", "Thu Hà", "TH"},
		{"Nguyễn Thu Hà", "Hà", "", "Hà", "NH"},
		{"Mary Ann Smith", "Mary Ann", "", "Mary Ann", "MS"},
		{"Mary Ann", "Mary Ann", "", "Mary Ann", "MA"},
		{"Kenji Morita", "Kenji", "", "Kenji", "KM"},
		{"佐藤 健", "", "", "佐藤", "佐"},
		{"김민준", "민준", "", "민준", "김"},
		{"Anna-Lena Weiß", "", "", "Anna-Lena", "AW"},
		{"łucja", "", "", "łucja", "Ł"},
		{"王小明", "", "", "王小明", "王"},
		{"  ", "", "", "", "?"},
		{"(Jo) de Witt", "", "", "(Jo)", "JW"},
	} {
		p := Person{Name: c.name, Given: c.given, CallName: c.call}
		if p.Call() != c.wantCall || p.Initials() != c.wantInitials {
			t.Errorf("%q: call %q, initials %q; want %q, %q", c.name, p.Call(), p.Initials(), c.wantCall, c.wantInitials)
		}
	}
}

func TestRoad(t *testing.T) {
	p := person("a", "Amara Okafor")
	p.StartedOn = day("2024-03-04")
	r := Roster{Framework: smallFramework(), People: []Person{p}, Assignments: []Assignment{
		assigned("a", "", levelOne, "", "2025-06-30"), assigned("a", "", levelTwo, "2025-07-01", ""),
	}}
	careers := []Career{
		{Row: about("a", "c0"), LevelID: levelThree, OpenedOn: day("2026-01-01")}, // no date yet
		{Row: about("a", "c1a"), LevelID: levelThree, DueOn: day("2027-11-01"), OpenedOn: day("2026-01-01")},
		{Row: about("a", "c2"), LevelID: levelThree, DueOn: day("2027-07-01"), OpenedOn: day("2026-01-01")},
		{Row: about("a", "c1"), LevelID: levelThree, DueOn: day("2027-12-01"), OpenedOn: day("2026-01-01")},
		{Row: about("a", "c3"), LevelID: levelThree, DueOn: day("2027-01-01"), OpenedOn: day("2026-01-01"), ClosedOn: day("2026-02-01")},
		{Row: about("b", "c4"), LevelID: levelThree, DueOn: day("2027-02-01"), OpenedOn: day("2026-01-01")},
		{Row: about("a", "c5"), LevelID: levelTwo, DueOn: day("2025-07-01"), OpenedOn: day("2025-01-01")},
	}
	road := r.Road("a", careers, day("2026-11-23"))
	want := []Post{
		{State: PostPast, Since: day("2024-03-04")}, {State: PostNow, Since: day("2025-07-01")}, {State: PostAhead, AimOn: day("2027-07-01")},
	}
	if len(road) != len(want) {
		t.Fatalf("%d posts, want %d", len(road), len(want))
	}
	for i, p := range road {
		p.Level = Level{}
		if p != want[i] {
			t.Errorf("post %d: %+v, want %+v", i, p, want[i])
		}
	}
	if r.Road("nobody", careers, day("2026-11-23")) != nil {
		t.Error("who has no level has a road")
	}
}
