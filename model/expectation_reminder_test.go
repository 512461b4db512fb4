package model_test

import (
	"fmt"
	"strings"
	"testing"

	"milepost/model"
)

func TestReminders(t *testing.T) {
	day := model.MustDate
	version := func(who model.ID, from string) model.Expectation {
		return model.Expectation{Row: model.Row{ID: who + model.ID(from[:7]), SubjectID: who}, Number: 1, ValidFrom: day(from)}
	}
	read := func(v model.ID, withdrawn string) model.Acknowledgement {
		a := model.Acknowledgement{ExpectationID: v, On: day("2026-11-01")}
		if withdrawn != "" {
			a.WithdrawnOn = day(withdrawn)
		}
		return a
	}
	people := []model.Person{{Row: model.Row{ID: "none"}}, {Row: model.Row{ID: "old"}}, {Row: model.Row{ID: "older"}}, {Row: model.Row{ID: "new"}}, {Row: model.Row{ID: "unread"}}, {Row: model.Row{ID: "taken"}}, {Row: model.Row{ID: "later"}}}
	x := model.Expectations{
		Versions: []model.Expectation{
			version("old", "2026-05-01"), version("older", "2026-04-01"), version("new", "2026-11-17"), version("unread", "2026-11-16"),
			version("taken", "2026-10-01"), version("later", "2026-12-01"), version("stranger", "2020-01-01"),
		},
		Acknowledgements: []model.Acknowledgement{read("old2026-05", ""), read("older2026-04", ""), read("taken2026-10", "2026-11-20")},
	}
	for _, c := range []struct {
		days int
		on   string
		want string
	}{
		{180, "2026-11-23", "taken unread 53, unread unread 7, older old 236, old old 206, none missing"},
		{210, "2026-11-23", "taken unread 53, unread unread 7, older old 236, none missing"},
		{180, "2026-11-19", "older old 232, old old 202, none missing"},
		{0, "2026-11-23", ""},
	} {
		var got []string
		out, missing := x.Reminders(people, c.days, day(c.on))
		for _, r := range out {
			got = append(got, fmt.Sprint(r.PersonID, " ", r.Want, " ", r.Days))
		}
		for _, id := range missing {
			got = append(got, string(id)+" missing")
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%d days on %s: %s\nwant %s", c.days, c.on, s, c.want)
		}
	}
	if out, got := x.Reminders(people[:1], 180, day("2026-11-23")); out != nil || got != nil {
		t.Errorf("who expects nothing of anybody is told: %+v", got)
	}
	if r := x.Reminder("old", 180, day("2026-11-23")); r == nil || r.Want != model.WantLook || r.Version.ID != "old2026-05" {
		t.Errorf("one person: %+v", r)
	}
	if x.Reminder("new", 180, day("2026-11-23")) != nil || x.Reminder("none", 180, day("2026-11-23")) != nil || x.Reminder("old", 0, day("2026-11-23")) != nil {
		t.Error("reminded for nothing")
	}
}
