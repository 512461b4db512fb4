package model

import (
	"strings"
	"time"
)

// ClockAt is when a meeting begins by the clocks of a place.
type ClockAt struct {
	Place  string // empty: there is no need to say which clocks
	On     Date
	AtTime string // "10:00"; empty: only the day is known
}

// BothClocks are when a meeting with a rep begins: by the file's clocks, and when the rep's show another time at any
// moment of the year, by theirs. The file's are named by the owner's place where the owner lives by them.
func (r *Roster) BothClocks(m *Meeting) []ClockAt {
	home := r.File.Location()
	on, at := m.In(home)
	here := ClockAt{On: on, AtTime: at}
	p := r.Person(m.SubjectID)
	if p == nil || p.Zone == "" || at == "" {
		return []ClockAt{here}
	}
	away, err := time.LoadLocation(p.Zone)
	if err != nil || sameClocks(home, away, on) {
		return []ClockAt{here}
	}
	here.Place = cityOf(home.String())
	if owner := r.Person(r.Owner.PersonID); owner != nil && owner.Place != "" {
		own, err := time.LoadLocation(owner.Zone)
		if owner.Zone == "" || err == nil && sameClocks(home, own, on) {
			here.Place = owner.Place
		}
	}
	begins, _ := m.PlannedAt(home)
	t := begins.In(away)
	there := ClockAt{Place: p.Place, On: DateOf(t), AtTime: t.Format("15:04")}
	if there.Place == "" {
		there.Place = cityOf(p.Zone)
	}
	return []ClockAt{here, there}
}

// sameClocks says whether two zones show the same time all through the year that begins on a day.
func sameClocks(a, b *time.Location, from Date) bool {
	for day := 0; day < 366; day += 7 {
		noon := from.AddDays(day).Time().Add(12 * time.Hour)
		if offsetOn(noon, a) != offsetOn(noon, b) {
			return false
		}
	}
	return true
}

// cityOf is the city that an IANA zone is named after.
func cityOf(zone string) string {
	return strings.ReplaceAll(zone[strings.LastIndexByte(zone, '/')+1:], "_", " ")
}
