package model_test

import (
	"slices"
	"testing"

	"milepost/model"
)

func TestWordChanges(t *testing.T) {
	for _, c := range []struct {
		before, after  string
		removed, added []string
	}{
		{"", "", nil, nil},
		{"a b", "a  b", nil, nil},
		{"", "new words", nil, []string{"new words"}},
		{"old words", "", []string{"old words"}, nil},
		{
			"One talk a month with somebody who signs.", "Two talks a month with somebody who signs, at accounts above 50 vehicles.",
			[]string{"One talk", "signs."},
			[]string{"Two talks", "signs, at accounts above 50 vehicles."},
		},
		{"I join every one.", "I join the first two.", []string{"every one."}, []string{"the first two."}},
	} {
		removed, added := model.WordChanges(c.before, c.after)
		if !slices.Equal(removed, c.removed) || !slices.Equal(added, c.added) {
			t.Errorf("%q → %q: %q %q", c.before, c.after, removed, added)
		}
	}
}

func TestVersionsHoldFromTo(t *testing.T) {
	day := model.MustDate
	x := model.Expectations{
		Versions: []model.Expectation{
			{Row: model.Row{ID: "1", SubjectID: "p"}, Number: 1, ValidFrom: day("2026-03-04"), ValidTo: day("2026-09-30")},
			{Row: model.Row{ID: "2", SubjectID: "p"}, Number: 2, ValidFrom: day("2026-10-01")},
			{Row: model.Row{ID: "3", SubjectID: "q"}, Number: 1, ValidFrom: day("2026-12-01")},
		},
		Acknowledgements: []model.Acknowledgement{{ExpectationID: "1", On: day("2026-03-05"), WithdrawnOn: day("2026-03-10")}},
	}
	for d, want := range map[string]model.ID{"2026-03-03": "", "2026-03-04": "1", "2026-09-30": "1", "2026-10-01": "2", "2027-01-01": "2"} {
		got := model.ID("")
		if v := x.On("p", day(d)); v != nil {
			got = v.ID
		}
		if got != want {
			t.Errorf("on %s: %q, want %q", d, got, want)
		}
	}
	for d, want := range map[string]bool{"2026-03-04": false, "2026-03-05": true, "2026-03-09": true, "2026-03-10": false} {
		if got := x.Acknowledged("1", day(d)) != nil; got != want {
			t.Errorf("acknowledged on %s: %v", d, got)
		}
	}
	if x.On("q", day("2026-11-23")) != nil || x.Latest("q").ID != "3" || x.Before(x.Latest("p")).ID != "1" || x.Before(&x.Versions[0]) != nil {
		t.Error("latest and before")
	}
	if _, old := x.Versions[0].Old(180, day("2026-08-31")); old {
		t.Error("180 days are not older than 180")
	}
	if age, old := x.Versions[0].Old(180, day("2026-09-01")); !old || age != 181 {
		t.Errorf("%d days: %v", age, old)
	}
	if _, old := x.Versions[0].Old(0, day("2036-09-01")); old {
		t.Error("0 is never")
	}
}

func TestOwedLines(t *testing.T) {
	got := model.OwedLines("Introduce her\n", " Introduce her \n\nShare the guardrails\nShare the guardrails")
	if !slices.Equal(got, []string{"Share the guardrails"}) {
		t.Errorf("%q", got)
	}
}
