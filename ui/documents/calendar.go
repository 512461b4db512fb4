package documents

import (
	"bytes"
	"context"
	"time"

	"milepost/exchange"
	"milepost/model"
	"milepost/storage"
	"milepost/ui/words"
)

// Calendar says which meetings a calendar is made of.
type Calendar struct {
	People []model.ID
	Team   bool       // meetings of the whole team too
	Only   model.ID   // a meeting or series that alone is wanted; none: all of them
	Period model.Span // see model.CalendarPeriod
	At     time.Time  // written into the calendar
}

// WriteCalendar makes a calendar for others and writes it to path, whole or not at all. It says how many entries are in
// it. Nothing that is talked or written about is ever read for it.
func WriteCalendar(ctx context.Context, store *storage.Store, c Calendar, path string) (entries int, err error) {
	shared, err := store.SharedCalendar(ctx, c.People, c.Team, c.Period)
	if err != nil {
		return 0, err
	}
	if c.Only != "" {
		shared = shared.Of(c.Only)
	}
	var out bytes.Buffer
	if err := exchange.WriteCalendar(&out, shared, calendarWords(), c.At); err != nil {
		return 0, err
	}
	return len(shared.Entries), writeWhole(path, out.Bytes())
}

func calendarWords() exchange.CalendarWords {
	return exchange.CalendarWords{Product: "-//Milepost//Milepost//EN", Name: words.Say("calendar.name"), Title: calendarTitle}
}

// calendarTitle is what an entry is called: who meets, and nothing of what about.
func calendarTitle(d *model.SharedDate) string {
	switch {
	case d.Person != "":
		return words.Say("calendar.title", d.Person)
	case d.Title != "":
		return d.Title
	}
	return words.Say("calendar.title.team")
}
