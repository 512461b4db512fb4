package model

import (
	"errors"
	"testing"
)

func matchRoster() *Roster {
	row := func(who ID) Row { return Row{SubjectID: who, Visibility: Shared} }
	p := func(id ID, name string) Person { return Person{Row: Row{ID: id, SubjectID: id}, Name: name} }
	return &Roster{
		People: []Person{
			p("1", "Emma González"), p("2", "Emma González"), p("3", "Łukasz Nowak"), p("4", "Anna Schmidt"), p("5", "Ji Woo"),
			p("6", "Sam Lee"), p("7", "Sam Lee"),
		},
		Aliases: []Alias{{Row: row("5"), Name: "王"}, {Row: row("4"), Name: "Anna Berger"}},
		Sources: []SourceID{
			{Row: row("1"), Source: "people", External: "E003"},
			{Row: row("2"), Source: "people", External: "E015"},
			{Row: row("4"), Source: "teams", External: NameKey("Anna Berger")},
			{Row: row("6"), Source: "people", External: "E060"},
			{Row: row("6"), Source: "people", External: NameKey("Sam Lee")},
		},
	}
}

func TestPeopleMatch(t *testing.T) {
	for _, c := range []struct {
		why, source, external, name string
		want                        ID
		candidates                  int
	}{
		{"an id decides between two of one name", "people", "E015", "Emma González", "2", 0},
		{"an id decides even under another name", "people", "E003", "Emma Ruiz", "1", 0},
		{"another id of the same source is another person", "people", "E099", "Emma González", "", 0},
		{"another source's ids leave both open", "crm", "77", "Emma González", "", 2},
		{"no id, two of that name", "people", "", "emma gonzalez", "", 2},
		{"no id, one of that name, folded", "people", "", " LUKASZ  nowak", "3", 0},
		{"a new id is given to who has none", "people", "E100", "Lukasz Nowak", "3", 0},
		{"an alias", "people", "", "王", "5", 0},
		{"whom the source knew by a former name", "teams", "", "Anna Berger", "4", 0},
		{"nobody", "people", "", "Nobody Here", "", 0},
		{"no name at all", "people", "", "", "", 0},
		{"only marks", "people", "", " ' ", "", 0},
		{"the source's name is no answer once it gives ids", "people", "", "Sam Lee", "", 2},
		{"the free one of two takes the new id", "people", "E061", "Sam Lee", "7", 0},
	} {
		id, candidates, err := NewPeopleIndex(matchRoster()).Match(c.source, c.external, c.name)
		if id != c.want || len(candidates) != c.candidates || (err != nil) != (c.candidates > 0) || err != nil && !errors.Is(err, ErrAmbiguous) {
			t.Errorf("%s: got %q, %d candidates, %v; want %q, %d", c.why, id, len(candidates), err, c.want, c.candidates)
		}
	}
}

func TestPeopleIndexLearns(t *testing.T) {
	x := NewPeopleIndex(&Roster{})
	x.Add(Person{Row: Row{ID: "a"}, Name: "Zoë"})
	x.AddSource("a", "crm", "1")
	if id, _, _ := x.Match("crm", "1", ""); id != "a" {
		t.Errorf("by id: %q", id)
	}
	if id, _, _ := x.Match("crm", "2", "Zoe"); id != "" {
		t.Errorf("a second id of the same name must be somebody else, got %q", id)
	}
	x.AddAlias("a", "Zoe")
	if n := len(x.Named("zoe")); n != 1 {
		t.Errorf("an alias that folds to the name counts once, got %d", n)
	}
}
