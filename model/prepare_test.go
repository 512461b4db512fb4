package model

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
)

var prepareDay = day("2026-11-26")

func point(id ID, kind PointKind, raised, closed string) Point {
	return Point{Row: about("a", id), Side: SideManager, Text: string(id), Kind: kind, RaisedOn: day(raised), ClosedOn: day(closed)}
}

// pair is Amara's file: two talks held, one planned.
func pair() PrepareFacts {
	return PrepareFacts{Talks: OneOnOnes{Meetings: []Meeting{
		planned("next", "a", "2026-12-03", "10:00"), planned("today", "a", "2026-11-26", "10:00"), held("a", "2026-11-19"), held("a", "2026-09-17"), held("x", "2026-11-25"),
	}}}
}

func prepare(f PrepareFacts) Prepared {
	return Prepare(&Roster{Framework: smallFramework(), People: []Person{person("a", "Amara")}}, f, "a", prepareDay)
}

func TestPrepareNamesTheTalkBeforeAndTheTalkMeant(t *testing.T) {
	f := pair()
	if p := prepare(f); p.Last.On != day("2026-11-19") || p.Next.ID != "today" || p.Talks != 2 || p.First() {
		t.Errorf("last %v, next %v, %d talks", p.Last, p.Next, p.Talks)
	}
	f.Talks.Meetings[1].State = MeetingHeld // it is being held
	if p := prepare(f); p.Last.On != day("2026-11-19") || p.Next.ID != "today" || p.Talks != 2 {
		t.Errorf("while they talk: last %v, next %v, %d talks", p.Last, p.Next, p.Talks)
	}
	f.Talks.Meetings[1].State = MeetingCancelled
	if p := prepare(f); p.Next.ID != "next" {
		t.Errorf("next %v", p.Next)
	}
	if p := prepare(PrepareFacts{}); p.Last != nil || p.Next != nil || !p.First() || p.Changes != nil || p.Quiet != nil || p.Late() != nil {
		t.Errorf("of nothing: %+v", p)
	}
}

func TestPreparedPromisesLateFirstWithAge(t *testing.T) {
	f := pair()
	open := func(id ID, by Side, due string) Action { return owes(id, "a", by, due) }
	gone := open("archived", SideManager, "2026-11-01")
	gone.ArchivedAt = 1
	closed := func(id ID, by Side, on string) Action {
		a := open(id, by, "2026-11-22")
		a.State, a.ClosedOn = ActionDone, day(on)
		return a
	}
	f.Talks.Actions = []Action{
		open("no day", SideManager, ""), open("soon", SideManager, "2026-11-27"), open("late", SideManager, "2026-11-22"), open("today", SideManager, "2026-11-26"),
		open("theirs", SideRep, "2026-11-24"), gone, closed("they kept", SideRep, "2026-11-20"), closed("I kept", SideManager, "2026-11-22"), closed("before the talk", SideRep, "2026-11-19"),
	}
	p := prepare(f)
	var got []string
	for _, o := range append(slices.Clone(p.Mine), p.Theirs...) {
		got = append(got, fmt.Sprintf("%s %d %d", o.ID, o.Age, o.Late))
	}
	if want := []string{"late 56 4", "today 56 0", "soon 56 0", "no day 56 0", "theirs 56 2"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if p.Late().ID != "late" {
		t.Errorf("begin with %v", p.Late())
	}
	if len(p.Closed) != 2 || p.Closed[0].ID != "I kept" || p.Closed[1].ID != "they kept" {
		t.Errorf("closed since: %v", p.Closed)
	}
	if p.Since != (SharedKept{2, 1, 2 + 1, 1 + 1}) {
		t.Errorf("kept since: %+v", p.Since)
	}
}

func TestTheYearIsTheFilesYear(t *testing.T) {
	f := pair()
	f.Talks.Actions = []Action{promise(SideManager, "2026-02-10", "2026-02-10", ActionDone), promise(SideManager, "2026-10-05", "2026-10-05", ActionDone)}
	r := &Roster{Framework: smallFramework()}
	for month, want := range map[int]int{0: 2, 1: 2, 4: 1, 12: 2} {
		r.File.FirstMonth = month
		if got := Prepare(r, f, "a", prepareDay).Year.ManagerDue; got != want {
			t.Errorf("the year begins in month %d: %d came due, want %d", month, got, want)
		}
	}
}

func TestPointsCarryOverFromTalkToTalk(t *testing.T) {
	f := pair()
	f.Talks.Points = []Point{
		point("old", PointSkill, "2026-09-16", ""), point("raised in a talk", "", "2026-09-17", ""), point("new", "", "2026-11-20", ""),
		point("closed", "", "2026-09-01", "2026-09-17"), point("closed later", "", "2026-11-20", "2026-11-27"), point("to come", "", "2026-11-27", ""),
	}
	var got []string
	for _, c := range prepare(f).Points {
		got = append(got, fmt.Sprint(c.ID, " ", c.Over))
	}
	if want := []string{"old 2", "raised in a talk 1", "new 0", "closed later 0"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestWhatWasNotTalkedAboutForLong(t *testing.T) {
	f := pair()
	f.Talks.Points = []Point{
		point("a", PointCareer, "2026-09-01", "2026-09-24"), point("b", PointSkill, "2026-09-01", "2026-11-19"), point("c", PointCustomer, "2026-09-01", "2026-11-05"),
		point("d", PointStrategy, "2026-09-01", "2026-10-01"), point("e", PointStrategy, "2026-11-01", ""), point("f", PointCustomer, "2026-09-01", "2026-11-27"),
		point("g", PointDeal, "2026-01-01", "2026-01-08"), point("h", "", "2026-01-01", "2026-01-08"),
	}
	var got []string
	for _, q := range prepare(f).Quiet {
		got = append(got, fmt.Sprint(q.Kind, " ", q.Days, " ", q.Never, " ", q.Long))
	}
	// 56 days stand out, 55 would not; a kind without a point counts from the first talk
	want := []string{"career 63 false true", "strategy 56 false true", "customer 21 false false", "personal 70 true false"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	f.Talks.Points = []Point{point("h", "", "2026-01-01", "2026-01-08")}
	if q := prepare(f).Quiet; q != nil {
		t.Errorf("nobody said what points are about: %v", q)
	}
}

func TestWhatChangedSinceTheLastTalk(t *testing.T) {
	f := pair()
	goal := Goal{Row: about("a", "g"), Title: "Two CFO meetings", State: GoalOpen, OpenedOn: day("2026-09-01")}
	reached := Goal{Row: about("a", "r"), Title: "Certificate", State: GoalReached, OpenedOn: day("2026-09-01"), ClosedOn: day("2026-11-24")}
	fresh := Goal{Row: about("a", "n"), Title: "Own a segment", State: GoalOpen, OpenedOn: day("2026-11-20")}
	looked := Goal{Row: about("a", "l"), Title: "Listen", State: GoalOpen, OpenedOn: day("2026-09-01")}
	m := Measure{Row: about("a", "m"), Name: "CFO meetings", Unit: "%", Start: Dec(0), Target: Dec(100)}
	reading := func(on string, v int64) Reading {
		return Reading{Row: about("a", ID(on)), MeasureID: "m", On: day(on), Value: v}
	}
	f.Growth = Growth{
		Goals: []Goal{goal, reached, fresh, looked}, Measures: []Measure{m}, KeyResults: []KeyResult{{Row: about("a", "k"), GoalID: "g", MeasureID: "m"}},
		Readings: []Reading{reading("2026-10-01", 20), reading("2026-11-19", 40), reading("2026-11-23", 60), reading("2026-11-27", 90)},
		CheckIns: []CheckIn{
			{Row: about("a", "c1"), GoalID: "g", On: day("2026-11-23"), Blocker: "the board"},
			{Row: about("a", "c2"), GoalID: "l", On: day("2026-11-22"), NextStep: "again"},
			{Row: about("a", "c3"), GoalID: "l", On: day("2026-11-12")},
		},
	}
	f.Assessments = Assessments{
		Assessments: []Assessment{{Row: about("a", "june"), On: day("2026-06-17")}, {Row: about("a", "now"), On: day("2026-11-20")}},
		Ratings: []Rating{
			{Row: about("a", "1"), AssessmentID: "june", SkillID: skillPrice, Rater: BySelf, Step: 2},
			{Row: about("a", "2"), AssessmentID: "june", SkillID: skillPrice, Rater: ByManager, Step: 2},
			{Row: about("a", "3"), AssessmentID: "now", SkillID: skillPrice, Rater: BySelf, Step: 3},
			{Row: about("a", "4"), AssessmentID: "now", SkillID: skillTalk, Rater: BySelf, Skipped: true},
		},
	}
	launch := Strategic{Row: Ours(), Title: "Nordic launch", DueOn: day("2027-03-01"), State: MilestoneActive, OpenedOn: day("2026-01-01")}
	launch.ID = "s"
	pilot := Career{Row: about("a", "c"), Title: "Pilot", DueOn: day("2027-02-15"), State: MilestoneActive, OpenedOn: day("2026-11-24")}
	other := Strategic{Row: Ours(), Title: "Not served", State: MilestoneReached, ClosedOn: day("2026-11-24")}
	other.ID = "o"
	f.Direction = Direction{Strategic: []Strategic{launch, other}, Careers: []Career{pilot}, Links: []Link{{Row: about("a", "k"), CareerID: "c", StrategicID: "s"}}}
	f.Moves = []Move{{"s", day("2027-02-15"), day("2027-03-01")}, {"o", day("2027-02-15"), day("2027-03-01")}, {"g", Date{}, day("2027-01-01")}, {"r", Date{}, day("2027-01-01")}}
	var got []string
	for _, c := range prepare(f).Changes {
		got = append(got, strings.TrimSpace(fmt.Sprint(c.Kind, " ", c.Title, " ", c.About, " ", c.From.N, ">", c.To.N, " ", c.Was, ">", c.Step, " ", c.ManagerOn, " ", c.State, " ", c.Due, ">", c.DueIs, " ", c.On, " ", c.CheckIn != nil)))
	}
	want := []string{
		"goal Certificate  0>0 0>0  reached > 2026-11-24 false",
		"goal Own a segment  0>0 0>0  open > 2026-11-20 false",
		"value CFO meetings Two CFO meetings 40>60 0>0   > 2026-11-23 true",
		"checkin Listen  0>0 0>0   > 2026-11-22 true",
		"rating Negotiation  0>0 2>3 2026-06-17  > 2026-11-20 false",
		"milestone Pilot  0>0 0>0  open > 2026-11-24 false",
		"date Nordic launch Pilot 0>0 0>0   2027-02-15>2027-03-01 2026-11-26 false",
		"date Two CFO meetings  0>0 0>0   >2027-01-01 2026-11-26 false",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	f.Growth.CheckIns = []CheckIn{{Row: about("a", "c4"), GoalID: "l", On: day("2026-11-19")}} // they talked about it then
	if slices.ContainsFunc(prepare(f).Changes, func(c Change) bool { return c.Kind == ChangedCheckIn }) {
		t.Error("what was said on the day of the last talk is new")
	}
	f.Talks.Meetings = nil
	if c := prepare(f).Changes; c != nil {
		t.Errorf("before the first talk nothing can have changed: %v", c)
	}
}

func TestPreparedWithoutPrivateHoldsNoPrivateText(t *testing.T) {
	hidden := func(id ID) Row { return PrivateAbout("a").withID(id) }
	f := pair()
	f.Talks.Points = []Point{point("open point", "", "2026-11-20", ""), {Row: hidden("p"), Text: "secret point", RaisedOn: day("2026-11-20")}}
	f.Talks.Actions = []Action{
		owes("open action", "a", SideRep, ""),
		{Row: hidden("a1"), Text: "secret action", OpenedOn: day("2026-11-20")},
		{Row: hidden("a2"), Text: "secret done", OpenedOn: day("2026-11-20"), State: ActionDone, ClosedOn: day("2026-11-21")},
		{Row: hidden("a3"), Text: "secret of mine", OwedBy: SideManager, OpenedOn: day("2026-11-20")},
	}
	f.Growth.Goals = []Goal{{Row: hidden("g"), Title: "secret goal", OpenedOn: day("2026-09-20")}, {Row: hidden("g2"), Title: "secret new goal", OpenedOn: day("2026-11-20")}}
	f.Direction.Careers = []Career{{Row: hidden("c"), Title: "secret career", LevelID: levelTwo, State: MilestoneActive, OpenedOn: day("2026-11-20"), DueOn: day("2026-12-20")}}
	launch := Strategic{Row: Ours(), Title: "open launch", DueOn: day("2026-12-24"), State: MilestoneActive, OpenedOn: day("2026-11-21")}
	launch.ID = "s"
	f.Direction.Strategic = []Strategic{launch}
	f.Direction.Links = []Link{{Row: hidden("l"), CareerID: "c", StrategicID: "s", Why: "secret why"}}
	p := prepare(f)
	all, open := fmt.Sprintf("%+v %+v", p, p.Aim), p.WithoutPrivate()
	for _, want := range []string{"secret point", "secret action", "secret done", "secret of mine", "secret goal", "secret new goal", "secret career"} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is not prepared at all: the test proves nothing", want)
		}
	}
	if text := fmt.Sprintf("%+v %+v", open, open.Aim); strings.Contains(text, "secret") || !strings.Contains(text, "open point") || !strings.Contains(text, "open launch") {
		t.Errorf("without private: %s", text)
	}
	if n := p.Private(); n != 6 { // what was closed is not on the sheet
		t.Errorf("%d private texts", n)
	}
	if n := open.Private(); n != 0 {
		t.Errorf("%d private texts are left", n)
	}
}

func (r Row) withID(id ID) Row { r.ID = id; return r }

func TestGoalsNobodyLookedAtAndTheAim(t *testing.T) {
	f := pair()
	goal := func(id ID, opened string) Goal {
		return Goal{Row: about("a", id), State: GoalOpen, OpenedOn: day(opened)}
	}
	f.Growth.Goals = []Goal{goal("looked", "2026-01-01"), goal("new", "2026-10-30"), goal("long ago", "2026-01-01"), goal("never", "2026-10-29")}
	f.Growth.CheckIns = []CheckIn{{Row: about("a", "1"), GoalID: "looked", On: day("2026-10-30")}, {Row: about("a", "2"), GoalID: "long ago", On: day("2026-10-29")}}
	f.Direction.Careers = []Career{
		{Row: about("a", "later"), LevelID: levelThree, State: MilestoneActive, DueOn: day("2028-01-01")},
		{Row: about("a", "sooner"), LevelID: levelTwo, State: MilestoneActive, DueOn: day("2027-01-01")},
		{Row: about("a", "no level"), State: MilestoneActive, DueOn: day("2026-12-01")},
		{Row: about("x", "not theirs"), LevelID: levelTwo, State: MilestoneActive, DueOn: day("2026-12-01")},
	}
	p := prepare(f)
	var got []ID
	for _, g := range p.NoCheckIn {
		got = append(got, g.ID)
	}
	if !reflect.DeepEqual(got, []ID{"never", "long ago"}) || p.Aim == nil || p.Aim.ID != "sooner" {
		t.Errorf("not looked at: %v, aim %v", got, p.Aim)
	}
}
