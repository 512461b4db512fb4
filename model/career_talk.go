package model

// LastCareerTalk is the day of the newest one-on-one, held by the end of a day, in which a point about careers was closed; none when
// there was none.
func LastCareerTalk(talks *OneOnOnes, on Date) Date {
	about := map[ID]bool{}
	for i := range talks.Points {
		if p := &talks.Points[i]; p.Kind == PointCareer && p.ArchivedAt.IsZero() && p.ClosedInID != "" {
			about[p.ClosedInID] = true
		}
	}
	var last Date
	for i := range talks.Meetings {
		if m := &talks.Meetings[i]; about[m.ID] && m.State == MeetingHeld && !m.On.After(on) && m.On.After(last) {
			last = m.On
		}
	}
	return last
}
