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

func TestAReviewCitesNothingPrivate(t *testing.T) {
	day := model.MustDate
	who := model.Row{ID: "p", SubjectID: "p", Visibility: model.Shared}
	facts := model.SharedFacts{Roster: &model.Roster{People: []model.Person{{Row: who, Name: "Pia", IsRep: true}}}}
	facts.Expected.Versions = []model.Expectation{
		{Row: model.Row{ID: "1", SubjectID: "p", Visibility: model.Shared}, Number: 1, ValidFrom: day("2026-01-01"), ValidTo: day("2026-09-30")},
		{Row: model.Row{ID: "2", SubjectID: "p", Visibility: model.Private}, Number: 2, ValidFrom: day("2026-10-01")},
	}
	facts.Assessments.Assessments = []model.Assessment{
		{Row: model.Row{ID: "a", SubjectID: "p", Visibility: model.Shared}, On: day("2026-08-01"), ExpectationID: "1"},
		{Row: model.Row{ID: "b", SubjectID: "p", Visibility: model.Shared}, On: day("2026-11-01"), ExpectationID: "2"},
		{Row: model.Row{ID: "c", SubjectID: "p", Visibility: model.Shared}, On: day("2026-11-02")}, // nothing was rated
	}
	for _, id := range []model.ID{"a", "b"} {
		facts.Assessments.Ratings = append(facts.Assessments.Ratings, model.Rating{Row: model.Row{SubjectID: "p", Visibility: model.Shared}, AssessmentID: id})
	}
	r, err := model.NewSharedReview(facts, "p", model.Span{From: day("2026-07-01"), To: day("2026-12-31")}, day("2026-11-23"))
	if err != nil {
		t.Fatal(err)
	}
	if r.Expected != nil || len(r.Looks) != 2 || r.Looks[0].Expected == nil || r.Looks[0].Expected.Number != 1 || r.Looks[1].Expected != nil {
		t.Errorf("cited: %+v, %+v", r.Expected, r.Looks)
	}
	if r, err = model.NewSharedReview(facts, "p", model.Span{From: day("2026-07-01"), To: day("2026-08-31")}, day("2026-08-31")); err != nil || r.Expected == nil || len(r.Looks) != 1 {
		t.Errorf("on an earlier day: %+v, %v", r, err)
	}
}
