package model

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"
)

const secret = "SECRET"

// hide makes a copy of a record that must never reach a document: private, replaced, or archived.
func hide[T any](record T, how string) T {
	v := reflect.ValueOf(&record).Elem()
	switch how {
	case "private":
		v.FieldByName("Visibility").SetString(string(Private))
	case "replaced":
		v.FieldByName("ReplacedBy").SetString("newer")
	case "archived":
		v.FieldByName("ArchivedAt").SetInt(1)
	}
	for i := range v.NumField() {
		if f := v.Field(i); f.Kind() == reflect.String && f.Type() == reflect.TypeFor[string]() {
			f.SetString(secret + " " + how)
		}
	}
	return record
}

// reviewFacts has one shared row of everything, and beside it every kind of row that must stay at home.
func reviewFacts() SharedFacts {
	p := person("a", "Amara Okafor")
	f := SharedFacts{
		Roster: &Roster{
			File: File{Name: "Team North"}, Owner: Author{Name: "Ingrid"}, Framework: smallFramework(), People: []Person{p, person("b", "Jonas")},
			Assignments: []Assignment{assigned("a", "", levelTwo, "2025-07-01", "")},
			Aliases:     []Alias{{Row: about("a", ""), Name: "Mara"}, {Row: PrivateAbout("a"), Name: secret}},
		},
		Direction: wholeDirection(),
	}
	goal := Goal{Row: about("a", "g"), Title: "Two CFO meetings", OpenedOn: day("2026-09-01"), State: GoalOpen, CareerMilestoneID: "pilot", SkillID: skillTalk}
	f.Growth.Goals = []Goal{hide(goal, "private"), hide(goal, "replaced"), hide(goal, "archived"), goal}
	measure := Measure{Row: about("a", "m"), Name: "CFO meetings", Start: Dec(0), Target: Dec(5)}
	hidden := hide(measure, "private")
	hidden.ID = "m2"
	result := KeyResult{Row: about("a", "k"), GoalID: "g", MeasureID: "m"}
	result2 := result
	result2.MeasureID = "m2"
	f.Growth.Measures = []Measure{hidden, measure}
	f.Growth.KeyResults = []KeyResult{result2, hide(result, "private"), hide(result, "archived"), result}
	reading := Reading{Row: about("a", ""), MeasureID: "m", On: day("2026-11-10"), Value: 3}
	wrong := hide(reading, "private")
	wrong.Value, wrong.On = 5, day("2026-11-20")
	f.Growth.Readings = []Reading{reading, wrong}
	checkIn := CheckIn{Row: about("a", ""), GoalID: "g", On: day("2026-11-10"), Progress: "opened up"}
	f.Growth.CheckIns = []CheckIn{checkIn, hide(checkIn, "private")}

	pilot := *f.Direction.CareerByID("pilot")
	link := tied("a", "pilot", "launch")
	link.Why = "proof"
	launch := strategic("launch", "2027-03-01")
	f.Direction.Careers = append(f.Direction.Careers, hide(pilot, "private"), hide(pilot, "replaced"))
	f.Direction.Links = append(f.Direction.Links, hide(link, "private"))
	f.Direction.Strategic = append(f.Direction.Strategic, hide(launch, "private"), hide(launch, "archived"))

	f.Assessments.Assessments = []Assessment{assess("sept", "2026-09-20")}
	hiddenRating := hide(rating("sept", skillTalk, ByManager, 5, ""), "private")
	hiddenRating.Rater = ByManager
	f.Assessments.Ratings = []Rating{rating("sept", skillTalk, ByManager, 2, "asked about cost"), hiddenRating}

	point := Point{Row: about("a", "p"), Side: SideRep, Text: "shadow a price talk", RaisedOn: day("2026-11-19")}
	f.Talks.Points = []Point{point, hide(point, "private"), hide(point, "replaced"), hide(point, "archived")}
	action := Action{Row: about("a", "x"), OwedBy: SideManager, Text: "introduce her", DueOn: day("2026-11-22"), State: ActionOpen, OpenedOn: day("2026-11-19")}
	f.Talks.Actions = []Action{action, hide(action, "private"), hide(action, "replaced"), hide(action, "archived")}
	f.Talks.Notes = []Note{{Row: PrivateAbout("a"), Text: secret}, {Row: about("a", ""), Text: secret + ": notes are no part of a review"}}
	f.Talks.Meetings = []Meeting{held("a", "2026-11-19"), hide(held("a", "2026-11-18"), "private"), held("b", "2026-11-17"), held("a", "2026-11-05"), held("a", "2026-06-01")}
	return f
}

var autumn = Span{day("2026-07-01"), day("2026-12-31")}

func TestSharedReviewHasNoPrivateReplacedOrArchivedRow(t *testing.T) {
	r, err := NewSharedReview(reviewFacts(), "a", autumn, monday)
	if err != nil {
		t.Fatal(err)
	}
	out, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	if i := strings.Index(string(out), secret); i >= 0 {
		t.Errorf("the review says …%s…", out[max(0, i-80):min(len(out), i+80)])
	}
	if len(r.Goals) != 1 || len(r.Points) != 1 || len(r.Actions) != 1 || len(r.Careers) != 2 || len(r.Aliases) != 1 {
		t.Errorf("%d goals, %d points, %d actions, %d careers, %d aliases; want 1, 1, 1, 2, 1",
			len(r.Goals), len(r.Points), len(r.Actions), len(r.Careers), len(r.Aliases))
	}
}

func TestSharedReviewSaysWhatIsShared(t *testing.T) {
	r, err := NewSharedReview(reviewFacts(), "a", autumn, monday)
	if err != nil {
		t.Fatal(err)
	}
	if r.Name != "Amara Okafor" || r.ManagerName != "Ingrid" || r.TeamName != "Team North" || r.LevelName != "Account Executive II" || r.MaxStep != 5 {
		t.Errorf("head: %+v", r)
	}
	if len(r.Scale) != 5 || r.Scale[4].Label != "sets the bar" {
		t.Errorf("scale: %+v", r.Scale)
	}
	g := r.Goals[0]
	if g.Progress == nil || g.Progress.Cmp(rat("3/5")) != 0 || len(g.Results) != 1 || g.Results[0].Current != Dec(3) ||
		g.Career != "pilot" || g.Skill != "Executive talks" || g.CheckIn == nil {
		t.Errorf("goal: %+v", g)
	}
	if s := r.Skills[0]; s.Step() != 2 || s.Target != 3 {
		t.Errorf("skill: %+v", s)
	}
	if r.Sight.Thread == nil || r.Sight.Thread.Strategic.ID != "launch" {
		t.Errorf("line of sight: %+v", r.Sight)
	}
	if len(r.Talks) != 2 || r.Talks[0].On != day("2026-11-05") {
		t.Errorf("talks must be the pair's of the period, oldest first: %+v", r.Talks)
	}
	if want := (SharedKept{ManagerDue: 1}); r.Kept != want {
		t.Errorf("kept %+v, want %+v", r.Kept, want)
	}
	for _, c := range r.Careers {
		if c.Career.ID == "pilot" && (len(c.Serves) != 1 || c.Serves[0].Link.ID != "pilot>launch") {
			t.Errorf("the pilot serves %v", threadIDs(c.Serves))
		}
	}
	if _, err := NewSharedReview(reviewFacts(), "nobody", autumn, monday); !errors.Is(err, ErrNotFound) {
		t.Errorf("a stranger: %v", err)
	}
}

func TestSharedReviewNamesTheManager(t *testing.T) {
	f := reviewFacts()
	f.Roster.Owner.Name = "Ingrid  Solberg"
	boss := person("m", "Jo van Dam")
	boss.CallName = "Jo"
	f.Roster.People = append(f.Roster.People, boss)
	f.Roster.Aliases = append(f.Roster.Aliases, Alias{Row: about("m", ""), Name: "Johanna"}, Alias{Row: PrivateAbout("m"), Name: secret})
	review := func() SharedReview {
		r, err := NewSharedReview(f, "a", autumn, monday)
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	if r := review(); r.ManagerCall != "Ingrid" || r.ManagerAliases != nil {
		t.Errorf("the owner, known by name alone: %q, %v", r.ManagerCall, r.ManagerAliases)
	}
	f.Roster.Owner.PersonID = "m"
	if r := review(); r.ManagerName != "Jo van Dam" || r.ManagerCall != "Jo" || !reflect.DeepEqual(r.ManagerAliases, []string{"Johanna"}) {
		t.Errorf("the owner: %q, %q, %v", r.ManagerName, r.ManagerCall, r.ManagerAliases)
	}
	f.Roster.Owner.PersonID = "b"
	f.Roster.Assignments[0].ManagerID = "m"
	if r := review(); r.ManagerName != "Jo van Dam" || r.ManagerCall != "Jo" || !reflect.DeepEqual(r.ManagerAliases, []string{"Johanna"}) {
		t.Errorf("the manager: %q, %q, %v", r.ManagerName, r.ManagerCall, r.ManagerAliases)
	}
}

func TestSharedReviewCountsKeptPromises(t *testing.T) {
	action := func(by Side, due, closed string, state ActionState) Action {
		return Action{Row: about("a", ""), OwedBy: by, DueOn: day(due), ClosedOn: day(closed), State: state, OpenedOn: day("2026-07-01")}
	}
	f := reviewFacts()
	f.Talks.Actions = []Action{
		action(SideManager, "2026-10-10", "2026-10-10", ActionDone),
		action(SideManager, "2026-10-10", "2026-10-11", ActionDone), // a day late
		action(SideManager, "2026-06-30", "2026-06-30", ActionDone), // before the period
		action(SideRep, "2026-10-10", "2026-10-01", ActionDone),
		action(SideRep, "2026-10-10", "2026-10-01", ActionDropped),
		action(SideRep, "2026-10-10", "", ActionOpen),
		action(SideRep, "2026-11-23", "", ActionOpen), // still has the day
		action(SideRep, "", "2026-10-01", ActionDone), // no date was promised
	}
	r, err := NewSharedReview(f, "a", autumn, monday)
	if err != nil {
		t.Fatal(err)
	}
	if want := (SharedKept{ManagerDue: 2, ManagerKept: 1, RepDue: 2, RepKept: 1}); r.Kept != want {
		t.Errorf("kept %+v, want %+v", r.Kept, want)
	}
}

func TestSharedReviewAsOfAnEarlierDay(t *testing.T) {
	f := reviewFacts()
	f.Talks.Points[0].ClosedOn = day("2026-11-21")
	f.Talks.Actions[0].ClosedOn, f.Talks.Actions[0].State = day("2026-11-22"), ActionDone
	f.Growth.Goals[3].ClosedOn, f.Growth.Goals[3].State = day("2026-11-21"), GoalReached

	r, err := NewSharedReview(f, "a", autumn, day("2026-11-20"))
	if err != nil {
		t.Fatal(err)
	}
	if !r.Points[0].ClosedOn.IsZero() || r.Actions[0].State != ActionOpen || r.Goals[0].Goal.State != GoalOpen {
		t.Errorf("what was closed later was still open: %+v %+v %+v", r.Points[0], r.Actions[0], r.Goals[0].Goal)
	}
	r, err = NewSharedReview(f, "a", autumn, day("2026-11-18"))
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Points)+len(r.Actions) != 0 || r.Talks[len(r.Talks)-1].State != MeetingPlanned {
		t.Errorf("what began later was not known: %+v %+v %+v", r.Points, r.Actions, r.Talks)
	}
}

// TestSharedReviewKnowsStandingTalks counts the days of a rule from the review's day to the end of its period.
func TestSharedReviewKnowsStandingTalks(t *testing.T) {
	f := reviewFacts()
	f.Talks.Meetings = []Meeting{held("a", "2026-11-19"), standIn("a", "off", "s", "2026-12-03", "2026-12-03", "10:00", MeetingSkipped)}
	private := weeklyOf("a", "p", "2026-11-20", "17:00")
	private.Visibility, private.Place = Private, secret
	f.Talks.Series = []Series{weeklyOf("a", "s", "2026-11-19", "10:00"), private, weeklyOf("b", "other", "2026-11-19", "10:00")}
	r, err := NewSharedReview(f, "a", Span{day("2026-10-01"), day("2026-12-10")}, day("2026-11-23"))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range r.Talks {
		got = append(got, m.On.String()+" "+string(m.State))
	}
	if want := "2026-11-19 held, 2026-11-26 planned, 2026-12-03 skipped, 2026-12-10 planned"; strings.Join(got, ", ") != want {
		t.Errorf("talks are %s, want %s", strings.Join(got, ", "), want)
	}
}
