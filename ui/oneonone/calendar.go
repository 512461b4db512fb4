package oneonone

import (
	"cmp"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// calendarItems offer to write a meeting, or the standing one it belongs to, for a calendar program, where the window can.
func (p *Page) calendarItems(m model.Meeting) []kit.MenuItem {
	f, ok := p.frame.(interface{ AddToCalendar(person, only model.ID) })
	if !ok {
		return nil
	}
	return []kit.MenuItem{{
		Name: "menu.calendar", Label: words.Say("meeting.calendar"), OnTapped: func() { f.AddToCalendar(p.person, cmp.Or(m.SeriesID, m.ID)) },
	}}
}
