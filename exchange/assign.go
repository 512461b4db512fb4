package exchange

import "milepost/model"

// assignmentStep is how a person gets from the present assignment to what a row says.
type assignmentStep struct {
	before model.Assignment  // the newest one; zero when there was none
	ended  *model.Assignment // it, with an end, or filled in
	begun  *model.Assignment // a new one
}

// nextAssignment decides what a row does to somebody's assignments. The first one is open to the past unless the row has
// a date. What was empty is filled in place; what differs ends the present one the day before the row's date, or the
// effective day. The bool is true when the present one begins after that day: then the row cannot hold.
func nextAssignment(all []model.Assignment, person model.ID, want wanted, day model.Date) (assignmentStep, bool) {
	var s assignmentStep
	if want.manager == nil && want.team == "" && want.region == "" && want.level == "" {
		return s, false
	}
	from := want.from
	if from.IsZero() {
		from = day
	}
	now := newestAssignment(all)
	if now == nil {
		s.begun = &model.Assignment{Row: model.About(person), ValidFrom: want.from}
		want.overlay(s.begun)
		return s, false
	}
	s.before = *now
	if !now.ValidTo.IsZero() && now.ValidTo.Before(from) { // had left and is back
		s.begun = &model.Assignment{Row: model.About(person), ValidFrom: from}
		want.overlay(s.begun)
		return s, false
	}
	next := *now
	fills := want.overlay(&next)
	switch {
	case next == *now:
		return s, false
	case fills && (want.from.IsZero() || want.from == now.ValidFrom), from == now.ValidFrom:
		s.ended = &next
		return s, false
	case from.Before(now.ValidFrom):
		return s, true
	}
	end := *now
	end.ValidTo = from.AddDays(-1)
	next.Row, next.ValidFrom = model.About(person), from
	s.ended, s.begun = &end, &next
	return s, false
}

// overlay sets what a row says and returns whether all of it was empty before.
func (w wanted) overlay(a *model.Assignment) bool {
	fills := true
	set := func(into *string, value string) {
		if value != "" && *into != value {
			fills = fills && *into == ""
			*into = value
		}
	}
	if w.manager != nil {
		set((*string)(&a.ManagerID), string(w.manager.person.ID))
	}
	set(&a.Team, w.team)
	set(&a.Region, w.region)
	set((*string)(&a.LevelID), string(w.level))
	return fills
}

func newestAssignment(all []model.Assignment) *model.Assignment {
	var newest *model.Assignment
	for i := range all {
		if newest == nil || all[i].ValidFrom.After(newest.ValidFrom) {
			newest = &all[i]
		}
	}
	return newest
}
