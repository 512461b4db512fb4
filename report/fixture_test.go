package report_test

import (
	"bytes"
	"math/big"
	"os"
	"testing"
	"time"

	"milepost/model"
	"milepost/report"
	"milepost/report/pdf/pdftest"
	"milepost/ui/words"
)

func day(s string) model.Date { return model.MustDate(s) }

// english are the program's own sentences.
func english() report.Words {
	return report.Words{
		Language: words.Language, Say: words.Say, Date: words.Date, DateShort: words.DateShort, Month: words.Month,
		MonthYear: words.MonthYear, Duration: words.Duration, Count: words.Count, Capital: words.Capital, List: words.List,
	}
}

func TestMain(m *testing.M) {
	if err := words.Load(); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}

// written is a review as PDF, and its warnings in words.
func written(t testing.TB, r model.SharedReview, o report.Options) (document []byte, warnings []string) {
	t.Helper()
	if o.Created.IsZero() {
		o.Created = time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)
	}
	var out bytes.Buffer
	problems, err := report.Review(&out, r, english(), o)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		warnings = append(warnings, words.Problem(p))
	}
	return out.Bytes(), warnings
}

// printed is a review on A4 in a file.
func printed(t testing.TB, r model.SharedReview) string {
	t.Helper()
	document, _ := written(t, r, report.Options{})
	return pdftest.Saved(t, document)
}

// long marks a test of many documents: it runs beside others, and not under the race detector, which makes it ten times
// slower and sees the same code in the shorter ones.
func long(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("skipped: many documents, and -short")
	}
	t.Parallel()
}

// said is all text of a review without line ends.
func said(t testing.TB, r model.SharedReview) string {
	t.Helper()
	return pdftest.Joined(pdftest.Tool(t, "pdftotext", printed(t, r), "-"))
}

var asOf = day("2026-11-23")

func skill(id, name string, self, manager, target int, sentence string) model.SkillState {
	return model.SkillState{
		Skill: model.Skill{SkillID: model.ID(id), Name: name, Short: name}, Self: self, Manager: manager, Target: target,
		RatedOn: day("2026-09-17"), Sentence: sentence,
	}
}

func action(by model.Side, text, due, done string) model.SharedAction {
	a := model.SharedAction{OwedBy: by, Text: text, DueOn: day(due), State: model.ActionOpen, ClosedOn: day(done)}
	if done != "" {
		a.State = model.ActionDone
	}
	return a
}

// amara is a review with something in every part of it.
func amara() model.SharedReview {
	r := model.SharedReview{
		PersonID: "a", Name: "Amara Okafor", Call: "Amara", TeamName: "Team North", ManagerName: "Ingrid Solberg", ManagerCall: "Ingrid",
		Period: model.Span{From: day("2026-07-01"), To: day("2026-12-31")}, AsOf: asOf, LevelName: "Account Executive II", MaxStep: 5,
		Scale: []model.Step{{Value: 1, Label: "learning"}, {Value: 2, Label: "with help"}, {Value: 5, Label: "sets the bar"}},
		Road: []model.Post{
			{Level: model.Level{LevelID: "1", Name: "Account Executive I"}, State: model.PostPast, Since: day("2024-03-01")},
			{Level: model.Level{LevelID: "2", Name: "Account Executive II", Short: "AE II"}, State: model.PostNow, Since: day("2025-07-01")},
			{Level: model.Level{LevelID: "3", Name: "Senior AE"}, State: model.PostAhead, AimOn: day("2027-06-10")},
		},
		Skills: []model.SkillState{
			skill("s1", "Discovery", 4, 4, 4, "Found the route-cost problem at Konex in the first call."),
			skill("s2", "Executive talks", 3, 2, 4, "Met three CFOs. Passed the business case on."),
			skill("s3", "Negotiation", 3, 3, 4, "Offered ten per cent before value was agreed."),
			skill("s4", "Forecasting", 3, 4, 4, ""),
			{Skill: model.Skill{SkillID: "s5", Name: "Product"}, Self: 4, Target: 4, RatedOn: day("2026-09-17")},
			{Skill: model.Skill{SkillID: "s6", Name: "Teamwork"}, Target: 4},
		},
		Kept: model.SharedKept{ManagerDue: 9, ManagerKept: 7, RepDue: 12, RepKept: 11},
	}
	addGrowth(&r)
	for i := range 12 {
		m := model.Meeting{On: day("2026-07-09").AddDays(14 * i), State: model.MeetingHeld}
		switch {
		case m.On.After(asOf):
			m.State = model.MeetingPlanned
		case i == 4:
			m.State = model.MeetingSkipped
		}
		r.Talks = append(r.Talks, m)
	}
	r.Points = []model.SharedPoint{
		{Side: model.SideRep, Kind: model.PointCustomer, Text: "How do I keep Konex warm until their board meets?", RaisedOn: day("2026-11-19")},
		{Side: model.SideManager, Kind: model.PointStrategy, Text: "Who covers Oslo during the pilot?", RaisedOn: day("2026-11-19")},
		{Side: model.SideRep, Text: "Is Senior AE in July still realistic?", RaisedOn: day("2026-10-15")},
	}
	r.Actions = []model.SharedAction{
		action(model.SideManager, "Answer the legal part of the sheet", "2026-07-10", "2026-07-08"),
		action(model.SideRep, "Write the Konex account plan", "2026-11-27", ""),
		action(model.SideRep, "Say yes or no to the pilot", "2026-10-08", "2026-10-07"),
		action(model.SideManager, "Introduce Amara to the CFO of Brevik", "2026-11-20", ""),
	}
	return r
}

// addGrowth adds goals, career milestones and what they serve.
func addGrowth(r *model.SharedReview) {
	pilot := model.Career{Title: "Lead the Nordic pilot", DueOn: day("2027-02-15"), State: model.MilestoneActive}
	senior := model.Career{Title: "Senior AE panel", DueOn: day("2027-06-10"), State: model.MilestonePlanned, Why: "I want the large accounts."}
	pilot.ID, senior.ID = "c1", "c2"
	launch := model.Strategic{
		Title: "Nordic launch", Kind: model.KindLaunch, StartsOn: day("2026-10-12"), DueOn: day("2027-03-01"), State: model.MilestoneActive,
		ForCustomers: "Hauliers see costs per route. Konex and Brevik agreed on how.",
	}
	launch.ID = "m1"
	thread := model.Thread{
		Link:   model.Link{CareerID: "c1", StrategicID: "m1", Role: model.RoleLeads, Why: "The pilot is her proof that she can talk to CFOs."},
		Career: pilot, Strategic: launch,
	}
	thread.Link.ID = "l1"
	r.Careers = []model.SharedCareer{{Career: senior, LevelName: "Senior AE"}, {Career: pilot, Serves: []model.Thread{thread}}}
	goal := model.Goal{Title: "Two CFO meetings a month", DoneWhen: "Five CFOs met", DueOn: day("2027-01-31"), State: model.GoalOpen}
	r.Goals = []model.SharedGoal{
		{
			Goal: model.Goal{Title: "Read a Norwegian tender", State: model.GoalReached, ClosedOn: day("2026-09-24")}, Progress: big.NewRat(1, 1),
			Skill: "Negotiation",
		},
		{
			Goal: goal, Progress: big.NewRat(3, 5), Career: "Lead the Nordic pilot",
			Results: []model.SharedResult{
				{Measure: model.Measure{Name: "CFO meetings held", Direction: model.MeasureUp, Start: model.Dec(0), Target: model.Dec(5)}, Current: model.Dec(3), Progress: big.NewRat(3, 5)},
				{Measure: model.Measure{Name: "Discount", Unit: "%", Decimals: 1, Direction: model.MeasureDown, Start: model.Dec(200), Target: model.Dec(-25)}, Current: model.Dec(-30), Progress: big.NewRat(1, 1)},
			},
			CheckIn: &model.CheckIn{On: day("2026-11-12"), NextStep: "Havn on 1 December"},
		},
		{Goal: model.Goal{Title: "Hold price in the first talk", DueOn: day("2026-11-14"), State: model.GoalOpen}, Progress: new(big.Rat)},
		{Goal: model.Goal{Title: "Every module certified", State: model.GoalMissed, ClosedOn: day("2026-10-31")}, Progress: big.NewRat(4, 5)},
	}
	r.Sight = model.LineOfSight{Goal: &goal, Skill: &r.Skills[1], Career: &pilot, Thread: &thread, Customer: launch.ForCustomers}
}
