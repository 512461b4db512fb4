package model

import "testing"

func TestSimilarLessonsAreFoundAgain(t *testing.T) {
	strategic := func(id ID, kind StrategicKind, title string) *Strategic {
		return &Strategic{Row: Row{ID: id}, Kind: kind, Title: title}
	}
	launch := strategic("nordic", KindLaunch, "Nordic launch")
	lesson := func(text, on string, of *Strategic) Lesson {
		return Lesson{Note: &Note{Text: text}, Text: text, On: day(on), Strategic: of}
	}
	all := []Lesson{
		lesson("The pilot had no owner in the holidays", "2026-02-01", strategic("x", KindLaunch, "Baltic launch")),
		lesson("Legal reads a contract for three weeks", "2026-03-01", nil),
		lesson("Ask Norway about its holidays first", "2026-04-01", nil),
		lesson("Our own launch taught this", "2026-05-01", launch),
		lesson("Prices of the launch must be in kroner", "2026-06-01", strategic("y", KindQuarter, "2.1 M")),
		lesson("A launch in Norway needs the partner list before", "2026-07-01", strategic("z", KindLaunch, "Oslo")),
	}
	got := SimilarLessons(all, &Strategic{Row: Row{ID: "nordic"}, Kind: KindLaunch, Title: "Norway launch"}, []string{"Norway", "Iberia"})
	var texts []string
	for _, l := range got {
		texts = append(texts, l.Text)
	}
	want := []string{all[5].Text, all[2].Text, all[0].Text}
	if len(texts) != len(want) {
		t.Fatalf("found %q", texts)
	}
	for i := range want {
		if texts[i] != want[i] {
			t.Errorf("%d: %q, want %q", i, texts[i], want[i])
		}
	}
	if none := SimilarLessons(all, &Strategic{Kind: KindSegment, Title: "The team should have more customers"}, nil); len(none) != 0 {
		t.Errorf("words that say nothing find %d lessons", len(none))
	}
}

func TestLessonsNameWhatTheyComeFrom(t *testing.T) {
	f := LessonFacts{
		Notes: []Note{
			{Row: Row{ID: "1", SubjectID: "a", Visibility: Private}, Text: "Łódź first", On: day("2026-11-01")},
			{Row: Row{ID: "2"}, Text: "of the team", On: day("2026-11-03"), MeetingID: "m"},
		},
		Links: []NoteLink{{NoteID: "1", GoalID: "g"}}, Goals: []Goal{{Row: Row{ID: "g"}, Title: "Two talks"}}, Meetings: []Meeting{{Row: Row{ID: "m"}}},
		Strategic: []Strategic{{Row: Row{ID: "s"}, State: MilestoneReached, ClosedOn: day("2026-11-02"), Retrospective: "Look at the middle"}, {Retrospective: "not over"}},
	}
	all := f.Lessons()
	if len(all) != 3 || all[0].Of() != LessonOfTalk || all[1].Of() != LessonOfMilestone || all[2].Of() != LessonOfGoal || !all[2].Private() || all[2].Title() != "Two talks" {
		t.Fatalf("%+v", all)
	}
	for _, c := range []struct {
		filter LessonFilter
		want   int
	}{
		{LessonFilter{}, 3},
		{LessonFilter{Of: LessonOfGoal}, 1},
		{LessonFilter{Person: "a"}, 1},
		{LessonFilter{Person: TheTeam}, 2},
		{LessonFilter{Words: "lodz TALKS"}, 1},
		{LessonFilter{Words: "nothing"}, 0},
	} {
		n := 0
		for i := range all {
			if c.filter.Lists(&all[i]) {
				n++
			}
		}
		if n != c.want {
			t.Errorf("%+v: %d, want %d", c.filter, n, c.want)
		}
	}
}
