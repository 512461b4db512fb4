package main

import (
	"slices"
	"strings"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

func TestShowToday(t *testing.T) {
	d := newDesk(t)
	file := d.sample()
	d.same(d.ok("show", "today", file), `Monday 23 November: 11 things to do or to know.
14:00        One-on-one with Jonas Lindqvist
1 day late   You owe Amara Okafor: Introduce her to the CFO of Brevik
5 weeks ago  Last one-on-one with Jonas Lindqvist, longer ago than agreed
3 weeks ago  Last one-on-one with Nguyễn Thu Hà, longer ago than agreed
today        You owe Daniel Weber: Read his Team Lead application
today        You owe Kenji Morita: Ask finance about the ramp bonus
tomorrow     Tomás Ferreira owes you: Send two discovery recordings
             and 4 more
Amara Okafor has not yet read what you expect.
Nothing is written down yet that you expect of Daniel, Łucja and 3 others.
`)
	o := d.json("show", "today", file)
	d.is(o, `{"lines":7,"more":4,"without_cadence":0,"expectations":6}`, "totals")
	d.is(o, `"14:00"`, "items", 0, "at")
	d.same(o.names("kind"), "meeting, my_overdue, waiting, waiting, due_soon, due_soon, due_soon")
	d.says(d.ok("show", "today", file, "--as-of", "2026-11-24"), "Tuesday 24 November", "09:30        One-on-one with Tomás Ferreira", "2 days late  You owe Amara Okafor")
	one := d.json("show", "today", file, "--rep", "amara")
	d.same(one.names("person", "name"), "Amara Okafor, Amara Okafor, Amara Okafor")
}

func TestShowTeam(t *testing.T) {
	d := newDesk(t)
	file := d.sample()
	out := d.ok("show", "team", file)
	d.says(out, "9 people: 8 reps, 1 manager, 8 regions; 2 wait longer to talk than agreed.\nJonas Lindqvist ",
		"Ingrid Solberg  Sweden     has waited 5 weeks, next today\n", "Ingrid Solberg    Manager               –               –          –\n")
	o := d.json("show", "team", file)
	d.is(o, `{"people":9,"reps":8,"managers":1,"regions":8,"waiting":2}`, "totals")
	d.is(o, `35`, "items", 0, "waits_days")
	d.is(o, `14`, "items", 0, "cadence_days")
	one := d.json("show", "team", file, "--rep", "Tomás Ferreira")
	d.is(one, `{"people":1,"reps":1,"managers":0,"regions":1,"waiting":0}`, "totals")
}

func TestShowPerson(t *testing.T) {
	d := newDesk(t)
	file := d.sample()
	d.same(d.ok("show", "person", file, "--rep", "amara"), `Amara Okafor
Level            Account Executive II
Manager          Ingrid Solberg
Region           Norway
Place            Lagos
Also called      –
Last one-on-one  19 Nov
Next one-on-one  Thu 26 Nov
Talking points   6 open
Promises         6 open, 1 overdue
Skills           6 rated, 1 below target
Goals            3 open
Line of sight    Two CFO meetings a month → Lead the Nordic pilot → Nordic launch
`)
	d.says(d.ok("show", "person", file, "--rep", "amara", "--role", "Principal AE"), "6 rated, 4 below target")
	d.says(d.ok("show", "person", file, "--rep", "Ingrid Solberg"), "Talking points   0 open", "Promises         0 open\n", "Skills           nothing rated yet")
	o := d.json("show", "person", file, "--rep", "amara")
	d.is(o, `{"rated_skills":6,"gaps":1,"open_goals":3,"open_points":6,"open_actions":6,"overdue_actions":1}`, "totals")
	d.is(o, `"Lead the Nordic pilot"`, "items", 0, "line_of_sight", "career_milestone", "title")
}

// TestShowPersonCountsWhatWasOpenThen closes a talking point today: a week ago it was open.
func TestShowPersonCountsWhatWasOpenThen(t *testing.T) {
	d := newDesk(t)
	file := d.sample()
	then := d.json("show", "person", file, "--rep", "amara", "--as-of", "2026-11-20").at("totals", "open_points")
	d.change(file, unit.ClosePoint, func(s *storage.Store, w *storage.Work) error {
		points, err := s.OneOnOnes(ctx, d.person(s, "amara").ID)
		if err != nil {
			return err
		}
		for i := range points.Points {
			if p := &points.Points[i]; p.ClosedOn.IsZero() && !p.RaisedOn.After(model.MustDate("2026-11-20")) {
				p.ClosedOn = testDay
				return w.Put(p)
			}
		}
		panic("the sample has open points")
	})
	d.is(d.json("show", "person", file, "--rep", "amara"), `5`, "totals", "open_points")
	if got := d.json("show", "person", file, "--rep", "amara", "--as-of", "2026-11-20").at("totals", "open_points"); got != then {
		t.Errorf("on 20 November %v points were open, then %v", then, got)
	}
}

func TestShowMatrix(t *testing.T) {
	d := newDesk(t)
	file := d.sample()
	d.says(d.ok("show", "matrix", file), "8 people, 47 ratings, 10 below target (2/3: rated 2, the level asks for 3).",
		"                  Discovery  Executive  Negotiation  Forecast  Product  Teamwork  Gap\n", "Łucja Wiśniewska  4          3/4        3/4          –         4        4         2\n",
		"Six of eight are below their own level’s target in Executive talks. Most of the team is weak here: a playbook problem, not six coaching problems.\n",
		"Team median       4          2          3            3         4        4\n")
	o := d.json("show", "matrix", file)
	d.is(o, `47`, "totals", "rated")
	d.is(o, `10`, "totals", "gaps")
	d.same(o.names("person", "name"), "Tomás Ferreira, Jonas Lindqvist, Łucja Wiśniewska, Amara Okafor, Kenji Morita, Nguyễn Thu Hà, Daniel Weber, Priya Raman") // largest gap first
	d.is(o, `3`, "items", 0, "gap")
	d.is(o, `null`, "items", 2, "skills", 3, "step") // not rated is not 0
	d.is(o, `6`, "totals", "skills", 1, "below")
	d.is(o, `8`, "totals", "skills", 1, "held")
	d.is(o, `true`, "totals", "skills", 1, "weak")
	d.is(o, `2`, "totals", "skills", 1, "median")
	d.is(d.json("show", "matrix", file, "--rep", "daniel", "--role", "Principal AE"), `"Principal AE"`, "items", 0, "level", "name")
	d.says(d.ok("show", "matrix", file, "--rep", "daniel", "--role", "SDR I"), "1 person, 6 ratings, nothing below target.")
	d.says(d.refused(statusError, "show", "matrix", file, "--role", "Boss"), file+": There is no level “Boss”. The levels are: Account Executive I")
}

func TestShowGoals(t *testing.T) {
	d := newDesk(t)
	file := d.sample()
	d.says(d.ok("show", "goals", file), "24 goals: 16 open, 7 reached, 1 missed.\nAmara Okafor ", "Two CFO meetings a month                60 %    31 Jan 2027  open, on track\n", "25 %    15 Dec       open, off track\n")
	o := d.json("show", "goals", file, "--rep", "amara")
	d.is(o, `0.6`, "items", 0, "progress")
	d.is(o, `{"goals":7,"open":3,"reached":4,"missed":0,"dropped":0}`, "totals")
	d.is(o, `"on_track"`, "items", 0, "standing")
	d.is(o, `[]`, "items", 0, "steps")
	d.is(o, `[]`, "items", 0, "carried")
	for i, key := range []string{"start", "current", "target"} {
		d.is(o, []string{"0", "3", "5"}[i], "items", 0, "results", 0, key)
	}
}

func TestShowWeave(t *testing.T) {
	d := newDesk(t)
	file := d.sample()
	d.says(d.ok("show", "weave", file), "11 threads between 12 career milestones and 4 strategic ones.\nKenji Morita ",
		"Run discovery alone      → Nordic launch             3 weeks too late  Every Nordic first talk he can hold alone")
	o := d.json("show", "weave", file)
	d.is(o, `{"threads":11,"career_milestones":12,"strategic_milestones":4,"late":1}`, "totals")
	if i := slices.Index(strings.Split(o.names("career_milestone", "title"), ", "), "Run discovery alone"); i < 0 {
		t.Errorf("no thread of Tomás: %v", o)
	} else {
		d.is(o, `-21`, "items", i, "slack_days")
		d.is(o, `true`, "items", i, "late")
	}
}

func TestShowCoverage(t *testing.T) {
	d := newDesk(t)
	file := d.sample()
	d.same(d.ok("show", "coverage", file), `2 of 8 reps have no career milestone the team needs. Somebody grows into every strategic milestone.
Daniel Weber has no career milestone the team needs.
Nguyễn Thu Hà has no career milestone at all.
Daniel Weber: “Team Lead programme” serves no strategic milestone.
Kenji Morita: “AE II” serves no strategic milestone.
Tomás Ferreira: “Run discovery alone” comes 3 weeks after “Nordic launch”, which it serves.
`)
	d.is(d.json("show", "coverage", file), `{"reps":8,"without_needed":2,"without_any":1,"uncovered":0,"serves_nothing":2,"too_many":0,"late":1}`, "totals")
	// one person looked at does not leave the others' milestones to nobody
	d.is(d.json("show", "coverage", file, "--rep", "daniel"), `{"reps":1,"without_needed":1,"without_any":0,"uncovered":0,"serves_nothing":1,"too_many":0,"late":0}`, "totals")
	d.says(d.ok("show", "coverage", file, "--rep", "amara"), "Every rep grows into something the team needs. Somebody grows into every strategic milestone.\n")
	d.says(d.ok("show", "coverage", file, "--as-of", "2026-05-26"), "7 of 7 reps have no career milestone the team needs. No strategic milestone lies ahead.")
}

func TestShowConflicts(t *testing.T) {
	d := newDesk(t)
	file := d.sample()
	d.same(d.ok("show", "conflicts", file), `2 dates do not fit.
Jonas: “Cost before screens” is due 12 Feb 2027, 3 weeks after “Demo coach for the team” (20 Jan 2027), which it leads to.
Tomás: “Run discovery alone” is due 22 Mar 2027, 3 weeks after “Nordic launch” (1 Mar 2027), which it serves.
`)
	o := d.json("show", "conflicts", file)
	d.is(o, `{"conflicts":2,"careers":1,"goals":1,"skills":0,"order":0}`, "totals")
	d.is(o, `21`, "items", 1, "days_late")
	d.is(o, `"2027-03-22"`, "items", 1, "ready_on")
	d.is(o, `"2027-03-01"`, "items", 1, "needed_on")
	d.is(o, `"learns"`, "items", 1, "role")
	d.is(o, `"Tomás Ferreira"`, "items", 1, "person", "name")
	d.same(d.ok("show", "conflicts", file, "--rep", "amara"), "All dates fit.\n")
	d.is(d.json("show", "conflicts", file, "--rep", "tomas"), `1`, "totals", "conflicts")
}

func TestShowBench(t *testing.T) {
	d := newDesk(t)
	file := d.sample()
	d.says(d.ok("show", "bench", file), "5 of 5 people who are needed are ready now or in time.\n",
		"Executive talks at “alone” for “Win five hospital groups”: 2 of 2. Ready now: Priya, Daniel and Łucja. In time at the pace so far: Tomás (7 Jan 2027). 3 do not rise. Of 1 there are too few ratings to say.\n")
	// one person is told of, and all are counted: that others are ready does not change with whom somebody asks about
	o := d.json("show", "bench", file, "--rep", "thu ha")
	d.is(o, `{"lines":2,"needed":5,"filled":5}`, "totals")
	d.is(o, `"late"`, "items", 0, "people", 0, "state")
	d.is(o, `"2027-05-15"`, "items", 0, "people", 0, "on")
	if who := o.at("items", 0, "people").([]any); len(who) != 1 {
		t.Errorf("%d people are told of", len(who))
	}
	d.says(d.ok("show", "bench", file, "--rep", "thu ha"), "“Nordic launch”: 3 of 3. Too late at that pace: Thu Hà (15 May 2027).\n")
	// as of a day on which these milestones were not begun
	d.same(d.ok("show", "bench", file, "--as-of", "2026-08-31"), "No strategic milestone ahead names a skill it needs.\n")
	// more are needed than will have it
	d.change(file, unit.NeedSkill, func(s *storage.Store, w *storage.Work) error {
		dir, err := s.Direction(ctx)
		if err != nil {
			return err
		}
		n := dir.Needed[0]
		n.People = 9
		return w.Put(&n)
	})
	o = d.json("show", "bench", file)
	d.is(o, `9`, "items", 0, "needed")
	d.is(o, `7`, "items", 0, "filled")
	d.is(o, `{"lines":2,"needed":11,"filled":9}`, "totals")
}

// TestConflictsAreThoseOfTheDay moves Jonas's goal: as of a day before it was due when it was due then.
func TestConflictsAreThoseOfTheDay(t *testing.T) {
	d := newDesk(t)
	file := d.sample()
	d.change(file, unit.ChangeGoal, func(s *storage.Store, w *storage.Work) error {
		growth, err := s.Growth(ctx, "")
		if err != nil {
			return err
		}
		for _, g := range growth.Goals {
			if g.Title != "Cost before screens" {
				continue
			}
			from, to := g.DueOn, model.NewDate(2027, 1, 20)
			g.DueOn = to
			if err := w.Put(&g); err != nil {
				return err
			}
			return w.Put(model.MoveOf(&g, from, to, model.NewDate(2026, 11, 23), w.Actor(), ""))
		}
		return nil
	})
	d.is(d.json("show", "conflicts", file), `0`, "totals", "goals")
	d.is(d.json("show", "conflicts", file, "--as-of", "2026-11-22"), `1`, "totals", "goals")
}

func TestShowActions(t *testing.T) {
	d := newDesk(t)
	file := d.sample()
	d.says(d.ok("show", "actions", file), "17 open promises, 1 overdue.\n1 day late  you owe Amara Okafor      Introduce her to the CFO of Brevik\n",
		"\nin 4 days   Amara Okafor owes you     Write the Konex account plan\n")
	o := d.json("show", "actions", file)
	d.is(o, `17`, "totals", "open")
	d.is(o, `1`, "items", 0, "overdue_days")
	d.is(o, `null`, "items", 1, "overdue_days")
	d.says(d.ok("show", "actions", file, "--rep", "priya"), "1 open promise, none overdue.\n")
}
