package model_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"milepost/model"
)

// talkFacts are two talks of Amara, with one of everything that must and must not be in a summary.
func talkFacts() (model.SharedTalkFacts, model.ID, model.Date) {
	on := model.MustDate("2026-11-23")
	amara := model.Person{Row: model.Row{ID: "amara", SubjectID: "amara", Visibility: model.Shared}, Name: "Amara Okafor", Given: "Amara", IsRep: true}
	about := func(id string) model.Row {
		return model.Row{ID: model.ID(id), SubjectID: "amara", Visibility: model.Shared}
	}
	private := func(id string) model.Row {
		return model.Row{ID: model.ID(id), SubjectID: "amara", Visibility: model.Private}
	}
	f := model.SharedTalkFacts{Roster: &model.Roster{People: []model.Person{amara}, Owner: model.Author{Name: "ingrid"}}}
	f.Talks.Meetings = []model.Meeting{
		{Row: about("next"), On: on.AddDays(7), AtTime: "10:00", State: model.MeetingPlanned},
		{Row: about("far"), On: on.AddDays(14), State: model.MeetingPlanned},
		{Row: about("now"), On: on, State: model.MeetingHeld},
		{Row: private("hidden"), On: on.AddDays(3), State: model.MeetingPlanned},
		{Row: about("before"), On: on.AddDays(-7), State: model.MeetingHeld},
	}
	f.Talks.Points = []model.Point{
		{Row: about("p1"), Text: "closed in it", RaisedOn: on.AddDays(-7), RaisedInID: "before", ClosedOn: on, ClosedInID: "now"},
		{Row: about("p2"), Text: "closed that day, without a meeting", RaisedOn: on.AddDays(-7), ClosedOn: on},
		{Row: about("p3"), Text: "raised in it", RaisedOn: on, RaisedInID: "now"},
		{Row: about("p4"), Text: "open from before", RaisedOn: on.AddDays(-7), RaisedInID: "before"},
		{Row: private("p5"), Text: "SECRET", RaisedOn: on, ClosedOn: on, ClosedInID: "now"},
		{Row: about("p6"), Text: "SECRET replaced", RaisedOn: on, RaisedInID: "now", ReplacedBy: "p5"},
		{Row: about("p7"), Text: "SECRET archived", RaisedOn: on, RaisedInID: "now", ArchivedAt: 1},
	}
	f.Talks.Actions = []model.Action{
		{Row: about("a1"), OwedBy: model.SideManager, Text: "introduce", DueOn: on.AddDays(-4), State: model.ActionOpen, OpenedOn: on.AddDays(-20)},
		{Row: about("a2"), OwedBy: model.SideRep, Text: "without a day", State: model.ActionOpen, OpenedOn: on},
		{Row: about("a3"), OwedBy: model.SideRep, Text: "due late", DueOn: on.AddDays(9), State: model.ActionOpen, OpenedOn: on},
		{Row: about("a4"), OwedBy: model.SideRep, Text: "due soon", DueOn: on.AddDays(2), State: model.ActionOpen, OpenedOn: on.AddDays(-7)},
		{Row: about("a5"), OwedBy: model.SideRep, Text: "kept", State: model.ActionDone, OpenedOn: on.AddDays(-7), ClosedOn: on},
		{Row: private("a6"), OwedBy: model.SideManager, Text: "SECRET", State: model.ActionOpen, OpenedOn: on},
		{Row: about("a7"), OwedBy: model.SideRep, Text: "SECRET archived", State: model.ActionOpen, OpenedOn: on, ArchivedAt: 1},
		{Row: about("a8"), OwedBy: model.SideRep, Text: "SECRET replaced", State: model.ActionOpen, OpenedOn: on, ReplacedBy: "a6"},
	}
	f.Talks.Notes = []model.Note{{Row: private("n1"), Text: "SECRET note", On: on}}
	return f, amara.ID, on
}

func TestASummaryHoldsWhatBothSee(t *testing.T) {
	f, amara, on := talkFacts()
	s, err := model.NewSharedTalk(f, amara, "", on)
	if err != nil {
		t.Fatal(err)
	}
	if s.MeetingID != "now" || s.NextOn != on.AddDays(7) || s.NextAt != "10:00" || s.Call != "Amara" {
		t.Errorf("%+v", s)
	}
	var items []string
	for _, i := range s.Items {
		items = append(items, fmt.Sprintf("%d %s %v", i.Number, i.Text, s.Before(i)))
	}
	if got := strings.Join(items, ", "); got != "1 due soon true, 2 due late false, 3 without a day false, 4 introduce true" {
		t.Errorf("numbered %s", got)
	}
	if len(s.Talked) != 2 || len(s.Raised) != 1 || s.Raised[0].Text != "raised in it" || len(s.Kept) != 1 {
		t.Errorf("talked %+v, raised %+v, kept %+v", s.Talked, s.Raised, s.Kept)
	}
	if all := fmt.Sprintf("%+v", s); strings.Contains(all, "SECRET") {
		t.Errorf("not for the rep: %s", all)
	}
	sent := s.Sent("me")
	if got := fmt.Sprint(sent.Numbered()); got != "[a4 a3 a2 a1]" || sent.MeetingID != "now" || sent.MadeOn != on || sent.SubjectID != amara {
		t.Errorf("%+v", sent)
	}
}

func TestASummaryOfAnOlderTalkAndOfNone(t *testing.T) {
	f, amara, on := talkFacts()
	s, err := model.NewSharedTalk(f, amara, "before", on)
	if err != nil || s.On != on.AddDays(-7) || len(s.Talked) != 0 || len(s.Raised) != 1 || s.Raised[0].Text != "open from before" || len(s.Items) != 4 || s.NextOn != on.AddDays(7) {
		t.Errorf("%+v %v", s, err)
	}
	if _, err := model.NewSharedTalk(f, amara, "hidden", on); !errors.Is(err, model.ErrNotFound) {
		t.Errorf("a private meeting: %v", err)
	}
	if _, err := model.NewSharedTalk(f, "nobody", "", on); !errors.Is(err, model.ErrNotFound) {
		t.Errorf("nobody: %v", err)
	}
	f.Talks.Meetings = nil
	if s, err = model.NewSharedTalk(f, amara, "", on); err != nil || s.MeetingID != "" || s.On != on || len(s.Items) != 4 {
		t.Errorf("%+v %v", s, err)
	}
}

// TestTheNextTalkOfASummaryFollowsFromTheRule has a standing talk and no planned row; a private one is not told.
func TestTheNextTalkOfASummaryFollowsFromTheRule(t *testing.T) {
	weekly := model.Series{Row: model.About("a"), Rule: model.Weekly, Every: 1, AtTime: "10:00", ValidFrom: model.MustDate("2026-11-05")}
	weekly.ID = "s"
	f := model.SharedTalkFacts{
		Roster: &model.Roster{People: []model.Person{{Row: model.Row{ID: "a"}, Name: "Amara"}}, File: model.File{Zone: "Europe/Berlin"}},
		Talks:  model.OneOnOnes{Series: []model.Series{weekly}},
	}
	got, err := model.NewSharedTalk(f, "a", "", model.MustDate("2026-11-26"))
	if err != nil || got.NextOn != model.MustDate("2026-12-03") || got.NextAt != "10:00" {
		t.Errorf("the next talk is %v at %q, %v", got.NextOn, got.NextAt, err)
	}
	f.Talks.Series[0].Visibility = model.Private
	if got, _ = model.NewSharedTalk(f, "a", "", model.MustDate("2026-11-26")); !got.NextOn.IsZero() {
		t.Errorf("a private one is told: %v", got.NextOn)
	}
}
