package model

import "testing"

func addressRoster() *Roster {
	ha := person("ha", "Nguyễn Thu Hà")
	ha.Given = "Thu Hà"
	boss := person("boss", "Ingrid Solberg")
	boss.IsRep = false
	gone := person("gone", "Pia Gone")
	gone.LeftOn = day("2026-01-31")
	r := &Roster{
		People: []Person{
			person("jonas", "Jonas Lindqvist"), ha, person("lucja", "Łucja Wiśniewska"), person("sam1", "Sam Field"),
			person("sam2", "Sam Okoye"), person("wei", "王伟"), boss, gone, person("ann", "Ann Berger"), person("annmarie", "Ann Marie Roux"),
		},
		Aliases: []Alias{{Row: Row{SubjectID: "jonas"}, Name: "Joe the closer"}, {Row: Row{SubjectID: "boss"}, Name: "Chief"}},
		Owner:   Author{PersonID: "boss"},
	}
	return r
}

func TestALineSaysWhomItIsAbout(t *testing.T) {
	b := NewAddressBook(addressRoster(), day("2026-11-23"))
	for _, c := range []struct {
		line   string
		person ID
		text   string
	}{
		{"Jonas asked for the price list", "jonas", "asked for the price list"},
		{"  JONAS LINDQVIST: wants Havn  ", "jonas", "wants Havn"},
		{"jonas,thinks so", "jonas", "thinks so"},
		{"@Jonas – call him", "jonas", "call him"},
		{"Jonas - call him", "jonas", "call him"},
		{"Jonas -20 % on Havn", "jonas", "-20 % on Havn"},
		{"joe the closer won it", "jonas", "won it"},
		{"Jonas's deal moved", "jonas", "Jonas's deal moved"},
		{"Jonas’ deal moved", "jonas", "Jonas’ deal moved"},
		{"thu ha opened well", "ha", "opened well"},
		{"Nguyen Thu Ha opened well", "ha", "opened well"},
		{"Lucja: kept silent", "lucja", "kept silent"},
		{"Ann opened", "", "Ann opened"},
		{"Ann Berger opened", "ann", "opened"},
		{"Ann Marie Roux opened", "annmarie", "opened"},
		{"王伟昨天来了", "wei", "昨天来了"},
		{"王伟：昨天", "wei", "昨天"},
		{"Jonas", "jonas", ""},
		{"Sam Okoye lost it", "sam2", "lost it"},
		{"Sam lost it", "", "Sam lost it"},
		{"Chief is away", "", "Chief is away"},
		{"Pia is gone", "", "Pia is gone"},
		{"Jonasson called", "", "Jonasson called"},
		{"Call Jonas", "", "Call Jonas"},
		{"Nobody", "", "Nobody"},
		{"", "", ""},
		{":", "", ":"},
		{"\x80 @ ’s", "", "\x80 @ ’s"},
	} {
		if got := b.Split(c.line); got.Person != c.person || got.Text != c.text {
			t.Errorf("%q is about %q: %q; want %q: %q", c.line, got.Person, got.Text, c.person, c.text)
		}
	}
}

func TestANameOfSeveralIsLeftOpen(t *testing.T) {
	r := addressRoster()
	b := NewAddressBook(r, day("2026-11-23"))
	if got := b.Split("Sam lost it"); len(got.Several) != 2 || got.Several[0].ID != "sam1" || got.Several[1].ID != "sam2" {
		t.Errorf("Sam may be %+v", got.Several)
	}
	r.People[3].Given = "Sam"
	other := person("other", "Other Manager")
	other.IsRep = false
	r.People = append(r.People, other)
	for _, id := range []ID{"jonas", "sam2"} {
		r.Assignments = append(r.Assignments, Assignment{Row: Row{SubjectID: id}, ManagerID: "boss"})
	}
	r.Assignments = append(r.Assignments, Assignment{Row: Row{SubjectID: "sam1"}, ManagerID: "other"})
	if got := NewAddressBook(r, day("2026-11-23")).Split("Sam lost it"); got.Person != "sam2" || got.Text != "lost it" {
		t.Errorf("of two the owner's is meant: %+v", got)
	}
}

func TestWhoIsNamedAnywhere(t *testing.T) {
	b := NewAddressBook(addressRoster(), day("2026-11-23"))
	for text, want := range map[string]ID{
		"Call Jonas": "jonas", "The deal (Jonas's) moved": "jonas", "Lunch\n\nwith thu hà, late": "ha", "About Sam and Jonas": "", "nobody": "", "": "", "Call Pia": "",
	} {
		if got := b.Mentioned(text); got != want {
			t.Errorf("%q names %q, want %q", text, got, want)
		}
	}
}
