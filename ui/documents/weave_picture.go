package documents

import (
	"time"

	"milepost/chart"
	"milepost/model"
	"milepost/ui/words"
)

// Weave is the picture of what counts on a day, for some people.
func Weave(d model.Direction, people []model.Person, r *model.Roster, on model.Date, span model.Span) chart.Weave {
	w := chart.Weave{
		Span: span, Today: on, FirstMonth: time.Month(r.File.FirstMonth), FirstWeekday: time.Weekday(r.File.FirstWeekday), Words: WeaveWords(on), Legend: WeaveLegend(),
	}
	shown := map[model.ID]string{}
	for i := range people {
		p := &people[i]
		shown[p.ID] = p.Call()
		w.People = append(w.People, chart.WeavePerson{ID: p.ID, Name: p.Name, Short: p.Call(), Initials: p.Initials(), Disc: p.DiscIndex()})
	}
	for i := range d.Strategic {
		if s := &d.Strategic[i]; s.Counts(on) {
			w.Lanes = append(w.Lanes, chart.WeaveLane{
				ID: s.ID, Name: s.Title, Kind: StrategicKind(s), From: s.StartsOn, Due: s.DueOn,
				Reached: s.State == model.MilestoneReached,
			})
		}
	}
	for i := range d.Careers {
		if c := &d.Careers[i]; c.Counts(on) && shown[c.SubjectID] != "" {
			w.Careers = append(w.Careers, chart.WeaveCareer{ID: c.ID, Person: c.SubjectID, Name: c.Title, Due: c.DueOn, Reached: c.State == model.MilestoneReached})
		}
	}
	for _, t := range d.Threads(on) {
		if who := shown[t.Career.SubjectID]; who != "" {
			w.Threads = append(w.Threads, chart.WeaveThread{
				ID: t.Link.ID, Career: t.Career.ID, Strategic: t.Strategic.ID, Who: who,
				Role: words.Say("weave.role." + string(t.Link.Role)), Slack: slack(&t, on), Why: quoted(t.Link.Why),
			})
		}
	}
	return w
}

func quoted(why string) string {
	if why == "" {
		return ""
	}
	return words.Say("link.quote", why)
}

// slack says how much time lies between the two ends of a thread.
func slack(t *model.Thread, on model.Date) string {
	days, ok := t.SlackDays()
	switch {
	case t.Career.State == model.MilestoneReached:
		return words.Say("milestone.state.reached")
	case !ok:
		return ""
	case t.Late(on):
		return words.Say("milestones.late.by", words.Duration(-days))
	case days == 0:
		return words.Say("weave.same")
	}
	return words.Say("weave.spare", words.Duration(days))
}

// WeaveWords are the words of the picture as of a day.
func WeaveWords(on model.Date) chart.WeaveWords {
	return chart.WeaveWords{
		Team: words.Say("weave.team"), TeamShort: words.Say("weave.team.short"),
		People: words.Say("weave.people"), PeopleShort: words.Say("weave.people.short"),
		Today: words.Capital(words.Say("date.today")), NoLanes: words.Say("weave.nolanes"), Agree: words.Say("weave.agree"),
		Month: func(d model.Date) string { return words.MonthShort(int(d.Month())) },
		MonthYear: func(d model.Date) string {
			return words.Say("date.month.year", words.MonthShort(int(d.Month())), d.Year())
		},
		MonthYearShort: func(d model.Date) string {
			return words.Say("date.month.year", words.MonthShort(int(d.Month())), d.Year()%100)
		},
		Day: func(d model.Date) string { return WeaveDay(d, on) },
		Late: func(days int, lane chart.WeaveLane, short bool) string {
			if short {
				return words.Late(days)
			}
			return words.Say("milestones.late.line", words.Duration(days), lane.Name)
		},
		ServesNothing: words.Say("weave.nothing"), ServesNothingShort: words.Say("weave.nothing.short"),
		NoCareer: func(p chart.WeavePerson) string { return words.Say("weave.nocareer", p.Short) },
		Undated:  func(n int) string { return words.SayN("weave.undated", n) },
		Earlier:  func(n int) string { return words.SayN("weave.earlier", n) },
		Later:    func(n int) string { return words.SayN("weave.later", n) },
	}
}

// WeaveDay is a day of the picture; it leaves the year out where the axis tells it.
func WeaveDay(d, on model.Date) string {
	if d.Days(on) > 330 || on.Days(d) > 330 {
		return words.DateShort(d, on)
	}
	return words.DateShort(d, d)
}

// WeaveLegend explains the marks of the weave.
func WeaveLegend() chart.Legend {
	return chart.Legend{Items: []chart.LegendItem{
		{Key: chart.KeyStrategic, Word: words.Say("weave.legend.strategic")},
		{Key: chart.KeyCareer, Word: words.Say("weave.legend.career")},
		{Key: chart.KeyThread, Word: words.Say("weave.legend.serves")},
		{Key: chart.KeyLate, Word: words.Say("weave.legend.late")},
	}}
}

// StrategicKind is what kind of milestone it is, in the file's own word if it has one.
func StrategicKind(m *model.Strategic) string {
	if m.Kind == model.KindOwn && m.KindName != "" {
		return m.KindName
	}
	return words.Say("strategic.kind." + string(m.Kind))
}
