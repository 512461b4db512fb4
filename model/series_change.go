package model

// SameRule says whether two series differ in nothing but their span, and the first day of the other is one of the first.
func (s *Series) SameRule(o *Series) bool {
	return s.Rule == o.Rule && s.Every == o.Every && s.Week == o.Week && s.AtTime == o.AtTime && s.Zone == o.Zone &&
		s.Minutes == o.Minutes && s.Place == o.Place && s.fallsEver(o.ValidFrom)
}

// fallsEver is FallsOn whether the series has ended by then or not.
func (s *Series) fallsEver(d Date) bool {
	endless := *s
	endless.ValidTo = Date{}
	return endless.FallsOn(d)
}

// ChangedTo is how a standing meeting becomes another one from that one's first day on: what it is itself from now on, and
// whether the other is a row of its own. One that only ends, and one that had no occurrence before, is changed in its
// place; any other ends the day before. What would end before it begins is archived at an instant.
func (s *Series) ChangedTo(next Series, at Instant) (old Series, apart bool) {
	old = *s
	same := s.SameRule(&next)
	if before := s.Next(s.ValidFrom); !same && !before.IsZero() && before.Before(next.ValidFrom) {
		old.ValidTo = next.ValidFrom.AddDays(-1)
		return old, true
	}
	from := next.ValidFrom
	if same {
		from = s.ValidFrom
	}
	next.Row, next.UID, next.Title, next.AuthorID, next.ValidFrom = s.Row, s.UID, s.Title, s.AuthorID, from
	if !next.ValidTo.IsZero() && next.ValidTo.Before(from) {
		next.ValidTo, next.ArchivedAt = s.ValidTo, at
	}
	return next, false
}

// CarriedOver are the rows to write when a standing meeting has become another one, or has ended: what became of single
// occurrences from a day on goes along with the rule that gives their day now, one that was planned as the old rule said
// is planned as the new one says, and a planned one that no rule gives any more is cancelled. Both must be stored.
func CarriedOver(old, next *Series, meetings []Meeting, from Date) []Meeting {
	taken := map[Date]bool{}
	for i := range meetings {
		if m := &meetings[i]; m.SeriesID == next.ID {
			taken[m.SeriesOn] = true
		}
	}
	var out []Meeting
	for _, m := range meetings {
		was := m
		switch {
		case m.SeriesID == "" && m.SubjectID == next.SubjectID && m.State == MeetingPlanned && !m.On.Before(from) && next.gives(m.On) && !taken[m.On]:
			if m.AtTime != "" && next.AtTime != "" && m.AtTime != next.AtTime {
				continue
			}
			m.SeriesID, m.SeriesOn, taken[m.On] = next.ID, m.On, true // planned one by one before: it is not there twice
		case old == nil || m.SeriesID != old.ID || m.SeriesOn.Before(from):
			continue
		case !next.gives(m.SeriesOn):
			if m.State == MeetingPlanned {
				m.State = MeetingCancelled
			}
		default:
			asPlanned := m.State == MeetingPlanned && m.On == m.SeriesOn && m.AtTime == old.AtTime && m.Minutes == old.Minutes && m.Place == old.Place
			m.SeriesID = next.ID
			if rule := next.Occurrence(m.SeriesOn); asPlanned {
				m.AtTime, m.Zone, m.Minutes, m.Place = rule.AtTime, rule.Zone, rule.Minutes, rule.Place
			}
		}
		if m != was {
			out = append(out, m)
		}
	}
	return out
}

func (s *Series) gives(d Date) bool { return s.ArchivedAt.IsZero() && s.FallsOn(d) }

// LongestGap is the greatest number of days from one occurrence to the next, over ten years; 0 for a rule that gives fewer
// than two.
func (s *Series) LongestGap() int {
	endless, most := *s, 0
	endless.ValidTo = Date{}
	last := endless.Next(s.ValidFrom)
	for until := last.AddMonths(12 * 10); !last.IsZero() && last.Before(until); {
		next := endless.Next(last.AddDays(1))
		most, last = max(most, next.Days(last)), next
	}
	return most
}
