package model

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestWhichQuarterEnds(t *testing.T) {
	for _, c := range []struct {
		on    string
		first time.Month
		want  string
	}{
		{"2026-11-23", time.January, "2026-10-01"},
		{"2026-11-16", time.January, "2026-10-01"},
		{"2026-11-14", time.January, "2026-07-01"},
		{"2027-01-04", time.January, "2026-10-01"},
		{"2026-10-01", time.January, "2026-07-01"},
		{"2026-12-31", time.January, "2026-10-01"},
		{"2027-01-31", time.February, "2026-11-01"},
		{"2027-02-01", time.February, "2026-11-01"},
		{"2027-03-30", time.February, "2027-02-01"},
	} {
		if got := EndingQuarter(day(c.on), c.first); got.From != day(c.want) {
			t.Errorf("on %s the quarter from %s ends, not from %s", c.on, got.From, c.want)
		}
	}
}

// rollLines are what a roll writes, as lines.
func rollLines(rows RollRows) []string {
	var out []string
	for _, r := range rows.Changed {
		switch x := r.(type) {
		case *Goal:
			out = append(out, strings.TrimSpace(fmt.Sprint("goal ", x.ID, " ", x.State, " due ", x.DueOn, " closed ", x.ClosedOn)))
		case *Career:
			out = append(out, strings.TrimSpace(fmt.Sprint("career ", x.ID, " ", x.State, " due ", x.DueOn, " closed ", x.ClosedOn)))
		case *Strategic:
			out = append(out, strings.TrimSpace(fmt.Sprint("strategic ", x.ID, " ", x.State, " due ", x.DueOn, " closed ", x.ClosedOn)))
		case *DateMove:
			out = append(out, fmt.Sprint(x.Kind, " ", x.Of(), " ", x.From, " ", x.To))
		}
	}
	for _, g := range rows.Goals {
		out = append(out, fmt.Sprint("new ", g.SubjectID, " ", g.Title, " due ", g.DueOn, " opened ", g.OpenedOn))
	}
	for i, q := range rows.Quotas {
		m := rows.Of[i]
		out = append(out, strings.TrimSpace(fmt.Sprint("quota ", q.SubjectID, " ", m.Target.N, " ", m.Source, " ", q.ValidFrom, " ", q.ValidTo, " ", m.From)))
	}
	return out
}

// rolled is a small team at the end of a year.
func rolled() RollFacts {
	goal := func(who, id ID, due string) Goal {
		g := Goal{Row: about(who, id), State: GoalOpen, OpenedOn: day("2026-10-05")}
		if due != "" {
			g.DueOn = day(due)
		}
		return g
	}
	f := RollFacts{
		People: []Person{person("b", "Ben"), person("a", "Amara")},
		Growth: Growth{Goals: []Goal{
			goal("a", "done", "2026-12-15"), goal("a", "half", "2026-12-31"), goal("a", "next", "2027-01-01"), goal("b", "undated", ""),
			goal("b", "closed", "2026-12-01"), goal("b", "archived", "2026-12-01"), goal("b", "replaced", "2026-12-01"), goal("z", "of nobody here", "2026-12-01"),
		}},
		Direction: Direction{
			Strategic: []Strategic{strategic("quarter", "2026-12-31"), strategic("met", "2026-12-20"), strategic("half met", "2026-12-20"), strategic("later", "2027-03-01"), strategic("undated", "")},
			Careers:   []Career{career("a", "demo", "2026-12-01"), career("a", "senior", "2027-06-01"), reached(career("b", "ramp", "2026-11-01"), "2026-11-01")},
			Targets: []MilestoneTarget{
				{Row: Row{ID: "t1"}, StrategicID: "met", MeasureID: "m1"}, {Row: Row{ID: "t2"}, StrategicID: "half met", MeasureID: "m1"}, {Row: Row{ID: "t3"}, StrategicID: "half met", MeasureID: "m2"},
			},
			Measures: []Measure{
				{Row: Row{ID: "m1"}, Source: FromHand, Direction: MeasureUp, Target: Dec(10)}, {Row: Row{ID: "m2"}, Source: FromHand, Direction: MeasureUp, Target: Dec(10)},
			},
			Readings: []Reading{{Row: Row{ID: "r1"}, MeasureID: "m1", On: day("2026-11-01"), Value: 10}, {Row: Row{ID: "r2"}, MeasureID: "m2", On: day("2026-11-01"), Value: 9}},
		},
		Quotas: Quotas{
			Quotas: []Quota{
				{Row: about("a", "q1"), MeasureID: "qm1", ValidFrom: day("2026-07-01"), ValidTo: day("2026-09-30")},
				{Row: about("a", "q2"), MeasureID: "qm2", ValidFrom: day("2026-10-01"), ValidTo: day("2026-12-31")},
				{Row: about("b", "q3"), MeasureID: "qm3", ValidFrom: day("2026-10-01"), ValidTo: day("2026-12-31"), ArchivedAt: 1},
			},
			Measures: []Measure{
				{Row: about("a", "qm1"), Source: FromHand, Target: Dec(400)},
				{Row: about("a", "qm2"), Source: FromDeals, Aggregate: WonValue, Target: Dec(500), From: day("2026-10-01"), To: day("2026-12-31"), RepID: "a"},
				{Row: about("b", "qm3"), Source: FromHand, Target: Dec(7)},
			},
		},
	}
	goals := f.Growth.Goals
	goals[4].State, goals[4].ClosedOn = GoalReached, day("2026-11-01")
	goals[5].ArchivedAt, goals[6].ReplacedBy = 1, "x"
	f.Growth.Steps = []GoalStep{
		{Row: about("a", "s1"), GoalID: "done", DoneOn: day("2026-11-01")}, {Row: about("a", "s2"), GoalID: "half", DoneOn: day("2026-11-01")}, {Row: about("a", "s3"), GoalID: "half"},
	}
	return f
}

func TestARollProposesWhatIsKnown(t *testing.T) {
	r := NewRoll(rolled(), Span{day("2026-10-01"), day("2026-12-31")}, monday, time.January)
	var got []string
	for _, x := range r.Goals {
		got = append(got, fmt.Sprint(x.Goal.ID, " ", x.Choice))
	}
	for _, x := range r.Careers {
		got = append(got, fmt.Sprint(x.Career.ID, " ", x.Choice))
	}
	for _, x := range r.Strategic {
		got = append(got, fmt.Sprint(x.Strategic.ID, " ", x.Choice))
	}
	for _, x := range r.Quotas {
		got = append(got, fmt.Sprint(x.Person.ID, " ", x.Target.N, " ", x.Target.Set, " ", x.Measure.Source))
	}
	want := []string{"undated carry", "done reached", "half carry", "demo keep", "quarter keep", "met reached", "half met keep", "b 0 false hand", "a 500 true deals"}
	if !slices.Equal(got, want) {
		t.Errorf("proposed is\n%q\nnot\n%q", got, want)
	}
	if s := r.Sums(); s != (RollSums{Carried: 2, Closed: 2, Quotas: 1}) {
		t.Errorf("%+v", s)
	}
}

// TestARollIsProposedAsOfTheDayOfClosing: what was reached afterwards says nothing about the quarter.
func TestARollIsProposedAsOfTheDayOfClosing(t *testing.T) {
	f := rolled()
	f.Direction.Readings = []Reading{{MeasureID: "m1", On: day("2026-12-31"), Value: 9}, {MeasureID: "m1", On: day("2027-01-02"), Value: 10}}
	r := NewRoll(f, Span{day("2026-10-01"), day("2026-12-31")}, day("2027-01-04"), time.January)
	if x := r.Strategic[1]; x.Strategic.ID != "met" || x.Choice != RollKeep {
		t.Errorf("proposed is %q for %q", x.Choice, x.Strategic.ID)
	}
}

func TestWhatARollWrites(t *testing.T) {
	r := NewRoll(rolled(), Span{day("2026-10-01"), day("2026-12-31")}, day("2027-01-04"), time.January)
	r.Careers[0].Choice = RollCarry
	r.Strategic[0].Choice = RollMissed
	r.New = []RollNew{{"b", "Hold price"}}
	r.Quotas[0].Target = Dec(9)
	want := []string{
		"goal undated open due 2027-03-31 closed",
		"goal done reached due 2026-12-15 closed 2026-12-31",
		"goal half open due 2027-03-31 closed", "carried half 2026-12-31 2027-03-31",
		"career demo active due 2027-03-31 closed", "moved demo 2026-12-01 2027-03-31",
		"strategic quarter missed due 2026-12-31 closed 2026-12-31", "strategic met reached due 2026-12-20 closed 2026-12-31",
		"new b Hold price due 2027-03-31 opened 2027-01-04",
		"quota b 9 hand 2027-01-01 2027-03-31", "quota a 500 deals 2027-01-01 2027-03-31 2027-01-01",
	}
	if got := rollLines(r.Rows(day("2027-01-04"), "me")); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	early := rollLines(r.Rows(monday, "me"))
	if !slices.Contains(early, "goal done reached due 2026-12-15 closed 2026-11-23") {
		t.Errorf("before the end it is closed on the day: %q", early)
	}
	for i := range r.Goals {
		r.Goals[i].Choice = RollKeep
	}
	r.Careers[0].Choice, r.Strategic[0].Choice, r.Strategic[1].Choice, r.New = RollKeep, RollKeep, RollKeep, nil
	r.Quotas[0].Target, r.Quotas[1].Set = Decimal{}, true
	if got := rollLines(r.Rows(monday, "me")); len(got) != 0 || !r.Sums().None() {
		t.Errorf("nothing was chosen: %q, %+v", got, r.Sums())
	}
}

// TestAQuotaThatIsThereStays: what begins was set before.
func TestAQuotaThatIsThereStays(t *testing.T) {
	f := rolled()
	f.Quotas.Quotas = append(f.Quotas.Quotas, Quota{Row: about("a", "q4"), MeasureID: "qm1", ValidFrom: day("2027-01-01"), ValidTo: day("2027-03-31")})
	r := NewRoll(f, Span{day("2026-10-01"), day("2026-12-31")}, monday, time.January)
	if q := r.Quotas[1]; !q.Set || q.Last != Dec(400) || q.Target.Set {
		t.Errorf("%+v", q)
	}
}

// TestAQuotaOfAnotherLengthIsNotTakenForAQuarters: one for the year goes on, and one for a month is only shown.
func TestAQuotaOfAnotherLengthIsNotTakenForAQuarters(t *testing.T) {
	for _, c := range []struct {
		name, from, to string
		set            bool
		target         Decimal
	}{
		{"a quarter", "2026-10-01", "2026-12-31", false, Dec(500)},
		{"a shorter quarter", "2026-01-01", "2026-03-31", false, Dec(500)},
		{"a month", "2026-12-01", "2026-12-31", false, Decimal{}},
		{"the year that ends", "2026-01-01", "2026-12-31", false, Decimal{}},
		{"a year that goes on", "2026-07-01", "2027-06-30", true, Decimal{}},
		{"up to the first day", "2026-10-01", "2027-01-01", true, Decimal{}},
		{"without an end", "2026-10-01", "", true, Decimal{}},
	} {
		f := RollFacts{
			People: []Person{person("a", "Amara")},
			Quotas: Quotas{
				Quotas:   []Quota{{Row: about("a", "q"), MeasureID: "m", ValidFrom: day(c.from)}},
				Measures: []Measure{{Row: about("a", "m"), Source: FromHand, Target: Dec(500)}},
			},
		}
		if c.to != "" {
			f.Quotas.Quotas[0].ValidTo = day(c.to)
		}
		r := NewRoll(f, Span{day("2026-10-01"), day("2026-12-31")}, monday, time.January)
		if q := r.Quotas[0]; q.Set != c.set || q.Target != c.target || q.Last != Dec(500) || q.For != f.Quotas.Quotas[0].Period() {
			t.Errorf("%s: %+v", c.name, q)
		}
	}
}
