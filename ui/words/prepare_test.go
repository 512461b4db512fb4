package words_test

import (
	"slices"
	"strings"
	"testing"

	"milepost/model"
	"milepost/ui/words"
)

func TestWhatChangedInWords(t *testing.T) {
	if err := words.Load(); err != nil {
		t.Fatal(err)
	}
	day := model.MustDate
	percent := &model.Measure{Name: "CFO meetings", Unit: "%"}
	line := func(c model.Change) []string {
		p := &model.Prepared{On: day("2026-11-26"), Last: &model.Meeting{On: day("2026-11-19")}, Changes: []model.Change{c}}
		l := words.PreparedLines(p, "Amara")[0]
		return []string{l.Text, l.Note}
	}
	for _, c := range []struct {
		change model.Change
		want   []string
	}{
		{
			model.Change{Kind: model.ChangedValue, Title: "CFO meetings", About: "Two a month", On: day("2026-11-23"), Measure: percent, From: model.Dec(40), To: model.Dec(60)},
			[]string{"CFO meetings: 40 to 60\u00a0%", "Two a month, Mon 23 Nov"},
		},
		{
			model.Change{Kind: model.ChangedValue, Title: "CFO meetings", On: day("2026-11-23"), Measure: percent, To: model.Dec(60), CheckIn: &model.CheckIn{Blocker: "the board"}},
			[]string{"CFO meetings: 60\u00a0%", "In the way: the board"},
		},
		{model.Change{Kind: model.ChangedGoal, Title: "Listen", State: "open", On: day("2026-11-26")}, []string{"New goal: Listen", "Today"}},
		{model.Change{Kind: model.ChangedGoal, Title: "Listen", State: "reached", On: day("2026-11-25")}, []string{"Goal reached: Listen", "Yesterday"}},
		{model.Change{Kind: model.ChangedGoal, Title: "Listen", State: "missed", On: day("2026-11-24")}, []string{"Goal missed: Listen", "Tue 24 Nov"}},
		{model.Change{Kind: model.ChangedGoal, Title: "Listen", State: "dropped", On: day("2026-11-24")}, []string{"Goal dropped: Listen", "Tue 24 Nov"}},
		{model.Change{Kind: model.ChangedCheckIn, Title: "Listen", CheckIn: &model.CheckIn{NextStep: "again"}}, []string{"Check-in: Listen", "Next: again"}},
		{model.Change{Kind: model.ChangedCheckIn, Title: "Listen", CheckIn: &model.CheckIn{Progress: "well"}}, []string{"Check-in: Listen", "well"}},
		{model.Change{Kind: model.ChangedCheckIn, Title: "Listen", CheckIn: &model.CheckIn{On: day("2026-11-25")}}, []string{"Check-in: Listen", "Yesterday"}},
		{model.Change{Kind: model.ChangedRating, Title: "Price", Rater: model.BySelf, Was: 2, Step: 3, ManagerOn: day("2026-06-17")}, []string{"Price: own rating 2 to 3", "yours is from 17 Jun"}},
		{model.Change{Kind: model.ChangedRating, Title: "Price", Rater: model.BySelf, Step: 3}, []string{"Price: own rating 3, the first", "you have not rated it yet"}},
		{model.Change{Kind: model.ChangedRating, Title: "Price", Rater: model.ByManager, Was: 4, Step: 3, On: day("2026-11-25")}, []string{"Price: your rating 4 to 3", "Yesterday"}},
		{model.Change{Kind: model.ChangedRating, Title: "Price", Rater: model.ByManager, Step: 3, On: day("2026-11-25")}, []string{"Price: your rating 3, the first", "Yesterday"}},
		{model.Change{Kind: model.ChangedRating, Title: "Price", Rater: model.ByAgreed, Was: 2, Step: 3, On: day("2026-11-25")}, []string{"Price: agreed, 2 to 3", "Yesterday"}},
		{model.Change{Kind: model.ChangedRating, Title: "Price", Rater: model.ByAgreed, Step: 3, On: day("2026-11-25")}, []string{"Price: agreed on 3", "Yesterday"}},
		{model.Change{Kind: model.ChangedMilestone, Title: "Launch", State: "open", Team: true, About: "Pilot"}, []string{"New milestone: Launch", "served by Pilot"}},
		{model.Change{Kind: model.ChangedMilestone, Title: "Pilot", State: "reached", On: day("2026-11-25")}, []string{"Milestone reached: Pilot", "Yesterday"}},
		{model.Change{Kind: model.ChangedMilestone, Title: "Pilot", State: "missed", On: day("2026-11-25")}, []string{"Milestone missed: Pilot", "Yesterday"}},
		{model.Change{Kind: model.ChangedMilestone, Title: "Pilot", State: "dropped", On: day("2026-11-25")}, []string{"Milestone dropped: Pilot", "Yesterday"}},
		{
			model.Change{Kind: model.ChangedDate, Title: "Launch", Team: true, Due: day("2027-02-15"), DueIs: day("2027-03-01"), About: "Pilot", AboutOn: day("2027-02-15")},
			[]string{"Launch moved to 1 March", "Pilot is due 2 weeks before"},
		},
		{
			model.Change{Kind: model.ChangedDate, Title: "Launch", Team: true, Due: day("2027-02-15"), DueIs: day("2027-03-01"), About: "Pilot", AboutOn: day("2027-03-02")},
			[]string{"Launch moved to 1 March", "Pilot is due 1 day after"},
		},
		{
			model.Change{Kind: model.ChangedDate, Title: "Launch", Team: true, Due: day("2027-02-15"), DueIs: day("2028-03-01"), About: "Pilot", AboutOn: day("2028-03-01")},
			[]string{"Launch moved to 1 March 2028", "Pilot is due the same day"},
		},
		{model.Change{Kind: model.ChangedDate, Title: "Pilot", Due: day("2026-12-01"), DueIs: day("2026-12-24")}, []string{"Pilot moved to 24 December", "it was 1 Dec"}},
		{model.Change{Kind: model.ChangedDate, Title: "Pilot", DueIs: day("2026-12-24")}, []string{"Pilot is due 24 December", ""}},
		{model.Change{Kind: model.ChangedDate, Title: "Pilot", Due: day("2026-12-01")}, []string{"Pilot has no date any more", "it was 1 Dec"}},
	} {
		if got := line(c.change); !slices.Equal(got, c.want) {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

func TestWhatWasKeptInWords(t *testing.T) {
	last := &model.Meeting{On: model.MustDate("2026-11-19")}
	year := model.SharedKept{ManagerDue: 9, ManagerKept: 7, RepDue: 12, RepKept: 11}
	for _, c := range []struct {
		since, year model.SharedKept
		last        *model.Meeting
		want        []string
	}{
		{model.SharedKept{ManagerDue: 2, ManagerKept: 1, RepDue: 3, RepKept: 3}, year, last, []string{"Kept: you 1 of 2, Amara 3 of 3", "all year: you 7 of 9, Amara 11 of 12"}},
		{model.SharedKept{RepDue: 1}, model.SharedKept{RepDue: 1}, last, []string{"Kept: Amara 0 of 1", "all year: Amara 0 of 1"}},
		{model.SharedKept{}, year, last, []string{"No promise came due", "all year: you 7 of 9, Amara 11 of 12"}},
		{model.SharedKept{}, model.SharedKept{}, last, nil},
		{model.SharedKept{}, year, nil, nil},
	} {
		var got []string
		for _, l := range words.PreparedLines(&model.Prepared{On: model.MustDate("2026-11-26"), Last: c.last, Since: c.since, Year: c.year}, "Amara") {
			got = append(got, l.Text, l.Note)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

func TestWhatIsCloseByInWords(t *testing.T) {
	p := &model.Prepared{On: model.MustDate("2026-11-26"), Near: []model.Near{
		{RefID: "a", PersonID: "p", Title: "Pilot", DueOn: model.MustDate("2026-12-10"), Serves: "Launch"},
		{RefID: "b", PersonID: "p", Title: "Exam", DueOn: model.MustDate("2026-11-27"), Private: true},
		{RefID: "c", Title: "2.4 M", DueOn: model.MustDate("2026-11-26")},
	}}
	var got []string
	for _, l := range words.PreparedLines(p, "Amara") {
		got = append(got, l.Text+" | "+l.Note)
		if l.Private != (l.RefID == "b") || l.Team != (l.RefID == "c") {
			t.Errorf("%s: private %t, the team's %t", l.Text, l.Private, l.Team)
		}
	}
	if want := "Pilot in 2 weeks | 10 Dec, for Launch; Exam tomorrow | 27 Nov; 2.4 M today | 26 Nov, the team's"; strings.Join(got, "; ") != want {
		t.Errorf("%q, want %q", strings.Join(got, "; "), want)
	}
}
