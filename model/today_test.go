package model

import (
	"fmt"
	"slices"
	"testing"
)

var monday = day("2026-11-23")

func held(who ID, on string) Meeting {
	return Meeting{Row: about(who, ID("held "+string(who)+on)), On: day(on), State: MeetingHeld}
}

func planned(id, who ID, on, at string) Meeting {
	return Meeting{Row: about(who, id), On: day(on), AtTime: at, State: MeetingPlanned}
}

func owes(id, who ID, by Side, due string) Action {
	return Action{Row: about(who, id), OwedBy: by, Text: string(id), DueOn: day(due), State: ActionOpen, OpenedOn: day("2026-10-01")}
}

func everyTwoWeeks(who ID) Cadence { return Cadence{Row: about(who, ""), Days: 14} }

func refs(lines []TodayLine) []string {
	var out []string
	for _, l := range lines {
		id := l.RefID
		if l.Kind == LineWaiting {
			id = "waits " + l.PersonID
		}
		out = append(out, string(id))
	}
	return out
}

func TestTodayRanksItsLines(t *testing.T) {
	people := []Person{person("a", "Amara"), person("j", "Jonas")}
	late := owes("archived", "a", SideManager, "2026-11-01")
	late.ArchivedAt = 1
	done := owes("done", "a", SideManager, "2026-11-01")
	done.State, done.ClosedOn = ActionDone, day("2026-11-20")
	future := owes("opened tomorrow", "a", SideManager, "2026-11-25")
	future.OpenedOn = day("2026-11-24")
	private := owes("my oldest", "a", SideManager, "2026-11-10")
	private.Visibility = Private
	agenda := Agenda{
		Meetings: []Meeting{
			planned("no time", "a", "2026-11-23", ""), planned("at 14", "j", "2026-11-23", "14:00"), planned("at 9", "a", "2026-11-23", "09:00"),
			planned("not mine", "x", "2026-11-23", "08:00"), planned("tomorrow", "a", "2026-11-24", "08:00"),
			held("j", "2026-10-19"), held("a", "2026-11-19"),
			{Row: about("a", "cancelled"), On: monday, State: MeetingCancelled},
		},
		Cadences: []Cadence{everyTwoWeeks("a"), everyTwoWeeks("j")},
		Actions: []Action{
			owes("soon", "a", SideRep, "2026-11-30"), owes("too far", "a", SideRep, "2026-12-01"), owes("today", "j", SideManager, "2026-11-23"),
			owes("theirs", "j", SideRep, "2026-11-22"), owes("my late one", "a", SideManager, "2026-11-22"), private, late, done, future,
			owes("not mine", "x", SideManager, "2026-11-01"), owes("no date", "a", SideManager, ""),
		},
		Goals: []Goal{{Row: about("a", "goal"), Title: "Two CFO meetings", DueOn: day("2026-11-25"), OpenedOn: day("2026-09-01"), State: GoalOpen}},
	}
	dir := Direction{
		Careers: []Career{
			{Row: about("a", "career"), DueOn: day("2026-12-07"), OpenedOn: day("2026-01-01")},
			{Row: about("a", "career far"), DueOn: day("2026-12-08"), OpenedOn: day("2026-01-01")},
		},
		Strategic: []Strategic{{Row: Row{ID: "strategic"}, DueOn: day("2026-12-01"), OpenedOn: day("2026-01-01")}},
	}
	got := NewToday(people, agenda, dir, 1, monday)
	all := []string{
		"at 9", "at 14", "no time", "my oldest", "my late one", "waits j", "theirs", "today", "goal", "soon", "strategic", "career",
	}
	if lines := refs(got.Lines); !slices.Equal(lines, all[:TodayLimit]) {
		t.Errorf("lines %q, want %q", lines, all[:TodayLimit])
	}
	if rest := refs(got.Rest); got.More != 5 || !slices.Equal(rest, all[TodayLimit:]) {
		t.Errorf("%d more: %q, want %q", got.More, rest, all[TodayLimit:])
	}
	if l := got.Lines[3]; !l.Private || l.Days != 13 || l.OwedBy != SideManager || l.Kind != LineMyOverdue {
		t.Errorf("my oldest promise: %+v", l)
	}
	if l := got.Lines[5]; l.Days != 35 || l.On != day("2026-10-19") || l.Kind != LineWaiting {
		t.Errorf("who waits: %+v", l)
	}
	if l := got.Rest[2]; l.Days != 7 || l.Kind != LineDueSoon {
		t.Errorf("due in a week: %+v", l)
	}
	if got.NoCadence != 0 {
		t.Errorf("%d without cadence", got.NoCadence)
	}
}

func TestTodayBeside(t *testing.T) {
	people := []Person{person("a", "Amara")}
	var agenda Agenda
	for i, on := range []string{"2026-11-29", "2026-11-30", "2026-11-24", "2026-11-22", "2026-11-25", "2026-11-26", "2026-11-27"} {
		agenda.Meetings = append(agenda.Meetings, planned(ID(fmt.Sprint(i)), "a", on, "10:00"))
	}
	dir := Direction{
		Careers: []Career{
			{Row: about("a", "c1"), Title: "Certificate", DueOn: day("2026-12-10"), OpenedOn: day("2026-09-01")},
			{Row: about("a", "c2"), DueOn: day("2027-01-22"), OpenedOn: day("2026-09-01")},
			{Row: about("a", "c3"), DueOn: day("2027-01-23"), OpenedOn: day("2026-09-01")}, // 61 days ahead
			{Row: about("a", "gone"), DueOn: day("2026-11-30"), OpenedOn: day("2026-09-01"), ArchivedAt: 1},
			{Row: about("b", "not mine"), DueOn: day("2026-11-30"), OpenedOn: day("2026-09-01")},
		},
		Strategic: []Strategic{
			{Row: Row{ID: "s"}, Title: "2.4 M", StartsOn: day("2026-10-01"), DueOn: day("2026-12-31"), OpenedOn: day("2026-09-15")},
			{Row: Row{ID: "reached"}, DueOn: day("2026-11-24"), OpenedOn: day("2026-09-15"), ClosedOn: day("2026-11-20"), State: MilestoneReached},
		},
		Links: []Link{{Row: about("a", "l"), CareerID: "c1", StrategicID: "s"}},
	}
	got := NewToday(people, agenda, dir, 1, monday)
	var week []ID
	for _, m := range got.Week {
		week = append(week, m.ID)
	}
	if !slices.Equal(week, []ID{"2", "4", "5", "6"}) {
		t.Errorf("the week's meetings %v, want 2 4 5 6: from today to Sunday, four at most", week)
	}
	if len(got.Near) != 3 || got.Near[0].RefID != "c1" || got.Near[0].Serves != "2.4 M" || got.Near[1].RefID != "s" ||
		got.Near[1].OpenedOn != day("2026-10-01") || got.Near[1].PersonID != "" || got.Near[2].RefID != "c2" {
		t.Errorf("milestones close by: %+v", got.Near)
	}
	dir.Careers = dir.Careers[1:]
	if near := NewToday(people, agenda, dir, 1, monday).Near; len(near) != 2 {
		t.Errorf("two months ahead at most: %+v", near)
	}
	if got.NoCadence != 1 || len(got.Lines) != 0 || got.More != 0 {
		t.Errorf("%d without cadence, lines %q, %d more", got.NoCadence, refs(got.Lines), got.More)
	}
	if empty := NewToday(nil, Agenda{}, Direction{}, 1, monday); len(empty.Lines)+len(empty.Week)+len(empty.Near) != 0 {
		t.Errorf("an empty file has %+v", empty)
	}
}

func TestWaiting(t *testing.T) {
	people := []Person{person("exact", ""), person("one over", ""), person("never", ""), person("none", ""), person("old rule", ""), person("long", "")}
	cadence := func(who ID, days int, from, to string) Cadence {
		return Cadence{Row: about(who, ""), Days: days, ValidFrom: day(from), ValidTo: day(to)}
	}
	agenda := Agenda{
		Cadences: []Cadence{
			cadence("exact", 14, "", ""), cadence("one over", 13, "", ""), cadence("never", 7, "", ""),
			cadence("old rule", 7, "", "2026-10-31"), cadence("old rule", 30, "2026-11-01", ""), cadence("none", 7, "", "2026-11-22"), cadence("long", 7, "", ""),
		},
		Meetings: []Meeting{
			held("exact", "2026-11-09"), held("one over", "2026-11-09"), held("old rule", "2026-11-01"), held("long", "2026-10-01"),
			held("never", "2026-11-24"), planned("p", "never", "2026-11-20", ""),
			{Row: about("one over", "m"), On: day("2026-11-20"), State: MeetingSkipped},
		},
	}
	waits, without := Waiting(people, agenda, monday)
	want := []Wait{
		{PersonID: "never", Agreed: 7},
		{PersonID: "long", LastHeld: day("2026-10-01"), Days: 53, Agreed: 7, Late: 46},
		{PersonID: "one over", LastHeld: day("2026-11-09"), Days: 14, Agreed: 13, Late: 1},
	}
	if !slices.Equal(waits, want) {
		t.Errorf("waits %+v\nwant  %+v", waits, want)
	}
	if without != 1 {
		t.Errorf("%d without a cadence today, want 1", without)
	}
}

func TestNextPlanned(t *testing.T) {
	a := Agenda{Meetings: []Meeting{
		planned("past", "a", "2026-11-20", "10:00"), planned("later", "a", "2026-12-01", "08:00"), planned("no time", "a", "2026-11-26", ""),
		planned("next", "a", "2026-11-26", "10:00"), planned("other", "b", "2026-11-24", "10:00"), held("a", "2026-11-23"),
	}}
	if m := a.NextPlanned("a", monday); m == nil || m.ID != "next" {
		t.Errorf("next is %+v", m)
	}
	if m := a.NextPlanned("a", day("2026-12-02")); m != nil {
		t.Errorf("after all of them: %+v", m)
	}
}

func TestOpenOnBothEnds(t *testing.T) {
	a := owes("x", "a", SideRep, "2026-11-20")
	a.ClosedOn = day("2026-11-23")
	for on, want := range map[string]bool{"2026-09-30": false, "2026-10-01": true, "2026-11-22": true, "2026-11-23": false} {
		if a.OpenOn(day(on)) != want {
			t.Errorf("open on %s: %v, want %v", on, !want, want)
		}
	}
	if a.OverdueOn(day("2026-11-20")) || !a.OverdueOn(day("2026-11-21")) {
		t.Error("a promise is late the day after it was due")
	}
}
