package sample_test

import (
	"slices"
	"strings"
	"testing"

	"milepost/model"
)

func TestSampleIsTheTeamOfThePictures(t *testing.T) {
	s := made(t, today, 0)
	all := readAll(t, s)
	r := all.Roster
	if r.File.Kind != "team" || !r.File.IsSample || r.File.Name != "Team North" || r.File.Zone != "Europe/Berlin" || r.OwnerName() != "Ingrid Solberg" {
		t.Errorf("file %+v, owner %q", r.File, r.OwnerName())
	}
	want := []string{"Amara", "Daniel", "Jonas", "Kenji", "Priya", "Thu Hà", "Tomás", "Łucja"}
	if got := calls(r.MyPeople(today)); !slices.Equal(got, want) {
		t.Fatalf("Ingrid's people are %q, want %q", got, want)
	}
	amara, err := r.FindPerson("amara okafor")
	if err != nil {
		t.Fatal(err)
	}
	if l := r.LevelOn(amara.ID, today); l.Short != "AE II" || r.LevelSince(amara.ID, today) != model.MustDate("2025-07-01") || amara.Place != "Lagos" {
		t.Errorf("Amara is %s since %s in %s", l.Short, r.LevelSince(amara.ID, today), amara.Place)
	}

	states := model.SkillStatesFor(r, all.Assessments, amara.ID, today, r.Framework.LevelNamed("Senior AE").LevelID)
	var steps [6][2]int
	for i, st := range states {
		steps[i] = [2]int{st.Step(), st.Self}
	}
	if steps != [6][2]int{{4, 4}, {2, 3}, {3, 3}, {4, 3}, {4, 4}, {4, 5}} {
		t.Errorf("Amara's manager and own ratings are %v", steps)
	}
	gaps := model.Gaps(states)
	if len(gaps) != 2 || gaps[0].Skill.Name != "Executive talks" || gaps[0].Gap() != 2 || gaps[1].Skill.Name != "Negotiation" {
		t.Errorf("from Senior AE are missing %+v", gaps)
	}

	growth := must(s.Growth(ctx, amara.ID))(t)
	shown := map[string]string{"Two CFO meetings a month": "60", "Hold price in the first talk": "25", "Coach Tomás on discovery": "50"}
	for _, g := range growth.Goals {
		want, ok := shown[g.Title]
		if !ok {
			continue
		}
		delete(shown, g.Title)
		p, ok := growth.GoalProgress(g.ID, today)
		if !ok {
			t.Errorf("%s has no progress", g.Title)
			continue
		}
		if got, _ := model.Percent(p); got != want {
			t.Errorf("%s stands at %s, want %s", g.Title, got, want)
		}
	}
	if len(shown) != 0 {
		t.Errorf("goals missing: %v", shown)
	}
	sight := model.NewLineOfSight(amara.ID, growth, all.Direction, states, today)
	if sight.Goal == nil || sight.Goal.Title != "Two CFO meetings a month" || sight.Thread == nil || sight.Thread.Strategic.Title != "Nordic launch" ||
		sight.Career.Title != "Lead the Nordic pilot" || sight.Customer == "" || sight.Skill.Skill.Name != "Executive talks" {
		t.Errorf("Amara's line of sight: %+v", sight)
	}
}

func TestSampleSkillsShowOneWeakColumn(t *testing.T) {
	all := readAll(t, made(t, today, 0))
	below, notRated := map[string]int{}, 0
	for _, p := range all.Roster.Reps(today) {
		for _, st := range model.SkillStates(all.Roster, all.Assessments, p.ID, today) {
			if st.Gap() > 0 {
				below[st.Skill.Name]++
			}
			if st.Step() == 0 {
				notRated++
			}
		}
	}
	if below["Executive talks"] != 6 {
		t.Errorf("%d of eight are below target in executive talks, want 6: %v", below["Executive talks"], below)
	}
	for name, n := range below {
		if name != "Executive talks" && n >= 6 {
			t.Errorf("%s is as weak: %d", name, n)
		}
	}
	if notRated == 0 {
		t.Error("nothing is not rated")
	}
}

func TestSampleToday(t *testing.T) {
	all := readAll(t, made(t, today, 0))
	day := model.NewToday(all.Roster.MyPeople(today), all.Agenda, all.Direction, all.Roster.File.FirstWeekday, today)
	type line struct {
		kind model.LineKind
		who  string
		text string
		days int
	}
	want := []line{
		{model.LineMeeting, "Jonas", "", 0},
		{model.LineMyOverdue, "Amara", "Introduce her to the CFO of Brevik", 1},
		{model.LineWaiting, "Jonas", "", 35},
		{model.LineWaiting, "Thu Hà", "", 21},
		{model.LineDueSoon, "Kenji", "Ask finance about the ramp bonus", 0},
		{model.LineDueSoon, "Daniel", "Read his Team Lead application", 0},
		{model.LineDueSoon, "Tomás", "Send two discovery recordings", 1},
	}
	var got []line
	for _, l := range day.Lines {
		got = append(got, line{l.Kind, all.Roster.Person(l.PersonID).Call(), l.Text, l.Days})
	}
	slices.SortFunc(got[4:6], func(a, b line) int { return strings.Compare(b.who, a.who) }) // both are due today
	if !slices.Equal(got, want) {
		t.Errorf("today:\n%v\nwant:\n%v", got, want)
	}
	if day.More == 0 || day.NoCadence != 0 {
		t.Errorf("%d more, %d without a cadence", day.More, day.NoCadence)
	}
	var week []string
	for _, m := range day.Week {
		week = append(week, all.Roster.Person(m.SubjectID).Call()+" "+m.On.String()+" "+m.AtTime)
	}
	if !slices.Equal(week, []string{"Jonas 2026-11-23 14:00", "Tomás 2026-11-24 09:30", "Amara 2026-11-26 10:00", "Łucja 2026-11-27 13:00"}) {
		t.Errorf("the week: %q", week)
	}
	var near []string
	for _, n := range day.Near {
		near = append(near, n.Title+" "+n.DueOn.String()+" "+n.Serves)
	}
	if !slices.Equal(near, []string{
		"Negotiation certificate 2026-12-10 2.4 M new business", "First 100 k quarter 2026-12-18 2.4 M new business", "2.4 M new business 2026-12-31 ",
	}) {
		t.Errorf("close by: %q", near)
	}
}

func TestSampleCoverage(t *testing.T) {
	all := readAll(t, made(t, today, 0))
	cov := model.NewCoverage(all.Roster.MyPeople(today), all.Direction, today)
	if got := calls(cov.WithoutNeeded); !slices.Equal(got, []string{"Daniel", "Thu Hà"}) {
		t.Errorf("without a milestone the team needs: %q", got)
	}
	if got := calls(cov.WithoutAny); !slices.Equal(got, []string{"Thu Hà"}) {
		t.Errorf("without any: %q", got)
	}
	if len(cov.Uncovered) != 0 {
		t.Errorf("nobody grows into %+v", cov.Uncovered)
	}
	if len(cov.Late) != 1 || cov.Late[0].Career.Title != "Run discovery alone" {
		t.Errorf("late: %+v", cov.Late)
	}
	if days, _ := cov.Late[0].SlackDays(); days != -21 {
		t.Errorf("late by %d days", -days)
	}
	open := 0
	for _, m := range all.Direction.Strategic {
		if m.Current(today) {
			open++
		}
	}
	if open != 4 {
		t.Errorf("%d strategic milestones ahead, want 4", open)
	}
	var nothing []string
	for _, c := range cov.ServesNothing {
		nothing = append(nothing, c.Title)
	}
	slices.Sort(nothing)
	if !slices.Equal(nothing, []string{"AE II", "Team Lead programme"}) {
		t.Errorf("serve nothing: %q", nothing)
	}
}

func TestSampleUsesEveryFeature(t *testing.T) {
	all := readAll(t, made(t, today, 0))
	used := map[string]bool{}
	for _, m := range all.Talks.Meetings {
		used["meeting "+string(m.State)] = true
	}
	for _, p := range all.Talks.Points {
		used["point "+string(p.Side)+" "+string(p.Visibility)] = true
		used["point of "+string(p.Kind)] = true
		used["point closed in a meeting"] = used["point closed in a meeting"] || p.ClosedInID != ""
		used["point carried over"] = used["point carried over"] || p.ClosedOn.IsZero()
		used["point archived"] = used["point archived"] || !p.ArchivedAt.IsZero()
	}
	for _, a := range all.Talks.Actions {
		used["action "+string(a.OwedBy)+" "+string(a.State)] = true
		used["action from a goal"] = used["action from a goal"] || a.GoalID != ""
		used["action from a meeting"] = used["action from a meeting"] || a.MeetingID != ""
		used["action kept late"] = used["action kept late"] || a.ClosedOn.After(a.DueOn)
	}
	for _, n := range all.Talks.Notes {
		used["note "+string(n.Kind)+" "+string(n.Visibility)] = true
	}
	for _, g := range all.Growth.Goals {
		used["goal "+string(g.State)] = true
		used["goal archived"] = used["goal archived"] || !g.ArchivedAt.IsZero()
	}
	for _, c := range all.Growth.CheckIns {
		used["confidence "+string(c.Confidence)] = true
	}
	for _, m := range all.Growth.Measures {
		used["measure "+string(m.Direction)] = true
	}
	for _, c := range all.Direction.Careers {
		used["career "+string(c.State)] = true
		used["aim on the road"] = used["aim on the road"] || c.LevelID != ""
	}
	for _, m := range all.Direction.Strategic {
		used["strategic "+string(m.Kind)] = true
		used["retrospective"] = used["retrospective"] || m.Retrospective != ""
		for _, a := range m.Answers() {
			used["answer missing"] = used["answer missing"] || a == ""
		}
	}
	for _, l := range all.Direction.Links {
		used["role "+string(l.Role)] = true
		if l.Why == "" {
			t.Errorf("a link says no word why: %+v", l)
		}
	}
	for _, r := range all.Assessments.Ratings {
		used["rating by "+string(r.Rater)] = true
		used["rating skipped"] = used["rating skipped"] || r.Skipped
	}
	for _, want := range []string{
		"meeting planned", "meeting held", "meeting moved", "meeting skipped", "meeting cancelled",
		"point manager shared", "point manager private", "point rep shared", "point of career", "point of skill", "point of deal",
		"point of customer", "point of strategy", "point of personal", "point closed in a meeting", "point carried over", "point archived",
		"action manager open", "action manager done", "action rep open", "action rep done", "action rep dropped", "action kept late",
		"action from a goal", "action from a meeting",
		"note note private", "note note shared", "note win shared", "note lesson shared", "note evidence shared", "note observation shared",
		"goal open", "goal reached", "goal missed", "goal dropped", "goal archived", "confidence sure", "confidence fairly", "confidence unsure",
		"measure up", "measure down", "career planned", "career active", "career reached", "aim on the road", "strategic quarter",
		"strategic launch", "strategic campaign", "strategic segment", "retrospective", "answer missing", "role leads", "role contributes",
		"role learns", "role backs_up", "rating by self", "rating by manager", "rating skipped",
	} {
		if !used[want] {
			t.Errorf("the sample does not show: %s", want)
		}
	}
}

func TestSampleKeptPromisesOfAmara(t *testing.T) {
	s := made(t, today, 0)
	amara, err := must(s.Roster(ctx))(t).FindPerson("Amara")
	if err != nil {
		t.Fatal(err)
	}
	review := must(s.Shared(ctx, amara.ID, model.Span{From: model.MustDate("2026-01-01"), To: model.MustDate("2026-12-31")}, today))(t)
	if want := (model.SharedKept{ManagerDue: 9, ManagerKept: 7, RepDue: 12, RepKept: 11}); review.Kept != want {
		t.Errorf("kept %+v, want %+v", review.Kept, want)
	}
}

// TestTodayNeedsNoMoreThanItsAgenda: what the file gives for a day leaves out nothing that the day shows.
func TestTodayNeedsNoMoreThanItsAgenda(t *testing.T) {
	s := made(t, today, 0)
	all := readAll(t, s)
	for on := today.AddDays(-200); on.Before(today.AddDays(60)); on = on.AddDays(9) {
		whole := model.Agenda{
			Meetings: slices.Clone(all.Talks.Meetings), Cadences: all.Talks.Cadences, Actions: all.Talks.Actions, Goals: all.Growth.Goals,
			Points: slices.DeleteFunc(slices.Clone(all.Talks.Points), func(p model.Point) bool { return !p.ClosedOn.IsZero() || !p.ArchivedAt.IsZero() }),
		}
		whole.Series, whole.Absences, whole.Zone = all.Talks.Series, all.Talks.Absences, all.Talks.Zone
		slices.Reverse(whole.Meetings)
		asked := must(s.Agenda(ctx, on))(t)
		people := all.Roster.MyPeople(on)
		day := func(a model.Agenda) string {
			waits, without := model.Waiting(people, a, on)
			var talks []any
			for _, p := range people {
				talks = append(talks, a.LastHeld(p.ID, on), a.NextPlanned(p.ID, on))
			}
			open := slices.DeleteFunc(slices.Clone(a.Actions), func(x model.Action) bool { return !x.OpenOn(on) })
			return asJSON(t, []any{model.NewToday(people, a, all.Direction, 1, on), waits, without, talks, open, a.Points})
		}
		if got, want := day(asked), day(whole); got != want {
			t.Errorf("on %s:\n%s\nwant\n%s", on, got, want)
		}
		ahead := slices.DeleteFunc(whole.Meetings, func(m model.Meeting) bool { return m.On.Before(on.AddDays(-1)) && m.SeriesOn.Before(on.AddDays(-1)) })
		if most := len(ahead) + len(people); len(asked.Meetings) > most {
			t.Errorf("on %s the agenda has %d one-on-ones, more than the %d ahead and the last with each", on, len(asked.Meetings), most)
		}
	}
}
