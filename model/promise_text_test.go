package model

import (
	"strings"
	"testing"
)

// mariasPromises reads for Ingrid in her talk with Maria, on Monday 23 November 2026.
func mariasPromises() *PromiseReader {
	return &PromiseReader{
		Dates: DateReader{Today: monday, Words: EnglishDates},
		Names: []string{"María Núñez del Prado", "Maria", "María", "Núñez del Prado", "Mia"}, Me: SideManager,
	}
}

func TestPromisesAreReadAsTheyAreTyped(t *testing.T) {
	r := mariasPromises()
	for _, c := range []struct {
		line, text string
		by         Side
		due        string
	}{
		{"send deck maria fri", "send deck", SideRep, "2026-11-27"},
		{"send deck fri maria", "send deck", SideRep, "2026-11-27"},
		{"Send the deck, María, Friday.", "Send the deck", SideRep, "2026-11-27"},
		{"maria fri: send the deck", "send the deck", SideRep, "2026-11-27"},
		{"Fri, Maria: send the deck", "send the deck", SideRep, "2026-11-27"},
		{"maria: send the deck by 4 Dec", "send the deck", SideRep, "2026-12-04"},
		{"by friday: send the deck", "send the deck", "", "2026-11-27"},
		{"me tomorrow", "", SideManager, "2026-11-24"},
		{"send deck me", "send deck", SideManager, ""},
		{"me: call Havn", "call Havn", SideManager, ""},
		{"I will send the deck on Thursday", "send the deck", SideManager, "2026-11-26"},
		{"I’ll send the deck in two weeks", "send the deck", SideManager, "2026-12-07"},
		{"I send the deck", "send the deck", SideManager, ""},
		{"maria to write the plan by the end of the month", "write the plan", SideRep, "2026-11-30"},
		{"Núñez del Prado will write the plan", "write the plan", SideRep, ""},
		{"maria nunez del prado: the plan", "the plan", SideRep, ""},
		{"write the plan @mia +2w", "write the plan", SideRep, "2026-12-07"},
		{"write the plan, 2026-12-04", "write the plan", "", "2026-12-04"},
		{"write the plan 4.12.", "write the plan", "", "2026-12-04"},
		{"write the plan by 4.12", "write the plan", "", "2026-12-04"},
		{"write the plan by 4/12", "write the plan", "", "2026-12-04"},
		{"write the plan by the 4th", "write the plan", "", "2026-12-04"},
		{"write the plan Dec 4", "write the plan", "", "2026-12-04"},
		{"write the plan until 4 Jan", "write the plan", "", "2027-01-04"},
		{"write the plan next week", "write the plan", "", "2026-11-30"},
		{"write the plan next fri", "write the plan", "", "2026-12-04"},
		{"write the plan today", "write the plan", "", "2026-11-23"},
		{"write the plan mon", "write the plan", "", "2026-11-30"}, // today is a Monday: who means today says so
		{"write the plan this mon", "write the plan", "", "2026-11-23"},
		{"write the plan eow you", "write the plan", SideManager, "2026-11-27"},
		{"maria", "", SideRep, ""},
		// what is not meant stays
		{"", "", "", ""},
		{"   ", "", "", ""},
		{"Send the deck to Maria", "Send the deck to Maria", "", ""},
		{"Send the deck to Maria fri", "Send the deck to Maria", "", "2026-11-27"},
		{"call me tomorrow", "call me", "", "2026-11-24"},
		{"ask Maria", "ask Maria", "", ""},
		{"jonas fri: send the deck", "jonas fri: send the deck", "", ""},
		{"send deck jonas fri", "send deck jonas", "", "2026-11-27"},
		{"Brevik: what do they need", "Brevik: what do they need", "", ""},
		{"Maria needs help with Brevik", "Maria needs help with Brevik", "", ""},
		{"release version 1.2", "release version 1.2", "", ""},
		{"grow by 20", "grow by 20", "", ""},
		{"room 12", "room 12", "", ""},
		{"what do we", "what do we", "", ""},
		{"more in 3", "more in 3", "", ""},
		{"what we said 2026-11-01", "what we said 2026-11-01", "", ""}, // gone by
		{"read it yesterday", "read it yesterday", "", ""},
		{"30 Feb", "30 Feb", "", ""},
		{"  two  spaces   stay ", "two  spaces   stay", "", ""},
		{"one\nmaria fri", "one", SideRep, "2026-11-27"},
		{":", ":", "", ""},
		{"maria fri:", "", SideRep, "2026-11-27"},
	} {
		got := r.Read(c.line)
		if got.Text != c.text || got.OwedBy != c.by || got.DueOn.String() != c.due {
			t.Errorf("%q: %q by %q on %v, wanted %q by %q on %q", c.line, got.Text, got.OwedBy, got.DueOn, c.text, c.by, c.due)
		}
	}
}

// TestAPromiseIsReadOnTheOtherSide is the rep's own file: me is the rep there.
func TestAPromiseIsReadOnTheOtherSide(t *testing.T) {
	r := &PromiseReader{Dates: DateReader{Today: monday, Words: EnglishDates}, Names: []string{"Ingrid"}, Me: SideRep}
	if got := r.Read("send deck me"); got.OwedBy != SideRep {
		t.Errorf("me is %q", got.OwedBy)
	}
	if got := r.Read("ingrid fri: open the door"); got.OwedBy != SideManager || got.Text != "open the door" {
		t.Errorf("Ingrid is %q, and owes %q", got.OwedBy, got.Text)
	}
}

// TestNamesThatAreDates has a rep whose name is that of a month or a day.
func TestNamesThatAreDates(t *testing.T) {
	r := mariasPromises()
	r.Names = []string{"May", "Will"}
	for line, want := range map[string]PromiseText{
		"send deck may fri":        {"send deck", SideRep, MustDate("2026-11-27")},
		"send deck may 4 may":      {"send deck", SideRep, MustDate("2027-05-04")},
		"Will will send the deck":  {"send the deck", SideRep, Date{}},
		"may: send deck by 4 May":  {"send deck", SideRep, MustDate("2027-05-04")},
		"will you send it":         {"will you send it", "", Date{}},
		"we may go ahead with May": {"we may go ahead with May", "", Date{}},
	} {
		if got := r.Read(line); got != want {
			t.Errorf("%q: %+v, wanted %+v", line, got, want)
		}
	}
}

func FuzzPromiseReader(f *testing.F) {
	for _, line := range []string{"send deck maria fri", "maria fri: send", "a: b: c", "+9999y", "\x80\xff fri", "’’’ : :", "next next", "end of", "by by by"} {
		f.Add(line)
	}
	r := mariasPromises()
	f.Fuzz(func(t *testing.T, line string) {
		got := r.Read(line)
		if !strings.Contains(line, got.Text) {
			t.Errorf("%q holds no %q", line, got.Text)
		}
		if !got.Said() && got.Text != strings.TrimSpace(line) {
			t.Errorf("nothing was understood of %q, and %q is left", line, got.Text)
		}
		if !got.DueOn.IsZero() && got.DueOn.Before(monday) {
			t.Errorf("%q is due on %v, which is gone by", line, got.DueOn)
		}
	})
}

func TestDatesAsTheyAreSpoken(t *testing.T) {
	for day, cases := range map[string]map[string]string{
		"2026-11-23": { // a Monday
			"in 3 days": "2026-11-26", "in a week": "2026-11-30", "in two weeks": "2026-12-07", "in 1 month": "2026-12-23", "next month": "2026-12-23",
			"next week": "2026-11-30", "next mon": "2026-11-30", "next sunday": "2026-12-06", "this sunday": "2026-11-29", "end of week": "2026-11-27",
			"end of the month": "2026-11-30", "eom": "2026-11-30", "end of year": "2026-12-31", "fri": "2026-11-27",
		},
		"2026-11-27": {"fri": "2026-12-04", "this fri": "2026-11-27", "next fri": "2026-12-04", "eow": "2026-11-27", "next mon": "2026-11-30"},
		"2026-11-29": {"next mon": "2026-11-30", "next sun": "2026-12-06", "eow": "2026-12-04"},
		"2027-01-31": {"next month": "2027-02-28", "end of month": "2027-01-31"},
	} {
		r := DateReader{Today: MustDate(day), Words: EnglishDates}
		for text, want := range cases {
			if got, err := r.Read(text); err != nil || got.String() != want {
				t.Errorf("on %s %q is %v (%v), wanted %s", day, text, got, err, want)
			}
		}
		for _, text := range []string{"in days", "in x days", "next", "end of", "end of march", "in 0 days", "in -3 days", "this", "next w"} {
			if got, err := r.Read(text); err == nil {
				t.Errorf("%q is read as %v", text, got)
			}
		}
	}
}
