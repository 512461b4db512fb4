package report

import (
	"milepost/chart"
	"milepost/model"
)

// weave is the picture of what the rep heads for and which of the team's milestones that serves. Without a thread there
// is none, and it says so.
func (r *reviewPages) weave() (drawn bool) {
	picture := chart.WeaveOne{
		Person: r.Call, Period: r.Period, Today: r.AsOf, Span: r.weaveSpan(),
		Words: chart.OneWords{
			Today: r.words.DateShort(r.AsOf, r.AsOf), Period: r.words.Say("report.weave.period"),
			Month:     func(d model.Date) string { return r.words.Month(int(d.Month())) },
			MonthYear: r.words.MonthYear,
			Day:       func(d model.Date) string { return r.words.DateShort(d, d) }, // the year stands above
		},
	}
	if r.Sight.Career != nil {
		picture.Next = r.Sight.Career.ID
	}
	seen := map[model.ID]bool{}
	for i := range r.Careers {
		c := &r.Careers[i]
		picture.Careers = append(picture.Careers, chart.WeaveCareer{
			ID: c.Career.ID, Person: r.PersonID, Name: c.Career.Title, Due: c.Career.DueOn,
			Reached: c.Career.State == model.MilestoneReached, Note: r.weaveNote(c),
		})
		for _, t := range c.Serves {
			picture.Threads = append(picture.Threads, chart.WeaveThread{ID: t.Link.ID, Career: t.Link.CareerID, Strategic: t.Link.StrategicID})
			if s := &t.Strategic; !seen[s.ID] {
				seen[s.ID] = true
				picture.Lanes = append(picture.Lanes, chart.WeaveLane{
					ID: s.ID, Name: s.Title, Kind: r.kind(s), From: s.StartsOn, Due: s.DueOn,
					Reached: s.State == model.MilestoneReached,
				})
			}
		}
	}
	if len(picture.Threads) == 0 || picture.Span.To.Days(picture.Span.From) < 1 {
		return false
	}
	high := picture.HeightFor(ruler{r.press}, blockWidth)
	r.add(item{height: high, gap: 12, keep: true, draw: func(s *sheet, y float64, _ bool) {
		s.picture(picture, 0, y, blockWidth, high)
	}})
	return true
}

// kind is what a strategic milestone is, in words.
func (r *reviewPages) kind(s *model.Strategic) string {
	if s.Kind == model.KindOwn {
		return s.KindName
	}
	return r.words.Say("strategic.kind." + string(s.Kind))
}

// weaveNote is the day of a career milestone, and how late it comes if it does.
func (r *reviewPages) weaveNote(c *model.SharedCareer) string {
	for i := range c.Serves {
		if t := &c.Serves[i]; t.Late(r.AsOf) {
			days, _ := t.SlackDays()
			return r.words.Say("report.slack.toolate", r.words.Duration(-days))
		}
	}
	return r.due(c.Career.DueOn)
}

// weaveSpan is from the beginning of the period to a while after the last day that matters.
func (r *reviewPages) weaveSpan() model.Span {
	span := model.Span{From: r.Period.From, To: r.AsOf}
	if r.Period.To.After(span.To) {
		span.To = r.Period.To
	}
	later := func(d model.Date) {
		if d.After(span.To) {
			span.To = d
		}
	}
	for i := range r.Careers {
		later(r.Careers[i].Career.DueOn)
		for _, t := range r.Careers[i].Serves {
			later(t.Strategic.DueOn)
		}
	}
	if span.From.IsZero() || span.From.After(r.AsOf) {
		span.From = r.AsOf.AddMonths(-6)
	}
	span.To = span.To.AddDays(span.To.Days(span.From)/10 + 14) // room for the last words
	return span
}
