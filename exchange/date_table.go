package exchange

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"milepost/model"
)

// KindCalendar is a calendar as other programs write it: the one-on-ones in it are found.
const KindCalendar Kind = "calendar"

// Fields of a calendar. They come from no column that could be chosen.
const (
	FieldWith    Field = "with"    // whom the meeting is with
	FieldBegins  Field = "begins"  // 2026-10-05 09:00 Europe/Berlin
	FieldRepeats Field = "repeats" // weekly 2, monthly_date 1, monthly_weekday -1 3 (the week before the number of months)
	FieldEnds    Field = "ends"    // the last day of a standing meeting
	FieldLength  Field = "minutes"
	FieldState   Field = "meeting" // planned, held, cancelled
	FieldSingles Field = "singles" // how many single occurrences differ
)

// calendarFields are in the order in which a row says them; place is that of people too.
var calendarFields = []Field{FieldWith, FieldBegins, FieldRepeats, FieldEnds, FieldLength, FieldPlace, FieldState, FieldSingles}

// looksLikeCalendar says whether a file is a calendar: by what it is called, or by how it begins.
func looksLikeCalendar(name, text string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".ics", ".ical", ".icalendar", ".ifb":
		return true
	}
	head := strings.ToUpper(strings.TrimSpace(text[:min(len(text), 200)]))
	return strings.HasPrefix(head, "BEGIN:VCALENDAR")
}

// readCalendar makes a table of a calendar: a row for every meeting, with all that is said about it. What is wrong with
// one is said when it is looked at; an error is about the whole file.
func readCalendar(file, text string, e Encoding) (*Table, error) {
	bad := func(key string, args ...any) error {
		return &model.Problem{Key: key, Args: args, File: file, Err: model.ErrInvalid}
	}
	if len(text) > MaxCalendarBytes {
		return nil, bad("import.table.large", MaxCalendarBytes>>20)
	}
	root := parseICS(text)
	if root == nil {
		return nil, bad("import.calendar.many")
	}
	t := &Table{File: file, Encoding: e, dates: &dateTable{root: root}}
	for _, f := range calendarFields[:3] {
		t.Columns = append(t.Columns, string(f))
	}
	t.Columns = append(t.Columns, string(FieldPlace))
	t.dates.gather(root, "", false)
	if len(t.dates.groups) == 0 {
		return nil, bad("import.calendar.none")
	}
	for _, g := range t.dates.groups {
		t.Rows = append(t.Rows, TableRow{Line: g.line(), Cells: g.cells()})
	}
	return t, nil
}

// IsCalendar says whether a table was made of a calendar.
func (t *Table) IsCalendar() bool { return t.dates != nil }

// dateTable is a calendar taken apart.
type dateTable struct {
	root   *icsComponent
	groups []*dateGroup
	byUID  map[string]*dateGroup
}

// dateGroup is a meeting with all that is said about it: the meeting itself, and single occurrences.
type dateGroup struct {
	uid     string
	zone    string     // of the calendar, for times in UTC
	main    *dateEvent // nil: only single occurrences are in the file
	singles []*dateEvent
}

// dateEvent is one VEVENT.
type dateEvent struct {
	c         *icsComponent
	sequence  int
	cancelled bool
}

func (g *dateGroup) first() *dateEvent {
	if g.main != nil {
		return g.main
	}
	return g.singles[0]
}

func (g *dateGroup) line() int { return g.first().c.line }

// cells are what a person would look for in the row, as it stands in the file.
func (g *dateGroup) cells() []string {
	c := g.first().c
	begins := ""
	if t, ok := timeOf(c.find("DTSTART")); ok {
		begins = beginsText(t.on, t.at, t.zoneID)
	}
	return []string{"", begins, repeatsText(c), c.text("LOCATION")}
}

func beginsText(on model.Date, at, zone string) string {
	text := on.String()
	if at != "" {
		text += " " + at
	}
	if at != "" && zone != "" {
		text += " " + zone
	}
	return text
}

// repeatsText is the rule of an event in short; empty when it has none or one that cannot be held.
func repeatsText(c *icsComponent) string {
	start, ok := timeOf(c.find("DTSTART"))
	p := c.find("RRULE")
	if p == nil || !ok {
		return ""
	}
	s := model.Series{ValidFrom: start.on, AtTime: start.at}
	if readRule(&s, p.value, time.UTC) != nil {
		return ""
	}
	return ruleText(&s)
}

func ruleText(s *model.Series) string {
	if s.Rule == model.MonthlyWeekday {
		return string(s.Rule) + " " + strconv.Itoa(s.Week) + " " + strconv.Itoa(s.Every)
	}
	return string(s.Rule) + " " + strconv.Itoa(s.Every)
}

// gather collects the events of a component and of those inside it.
func (d *dateTable) gather(c *icsComponent, zone string, cancels bool) {
	if d.byUID == nil {
		d.byUID = map[string]*dateGroup{}
	}
	if c.name == "VCALENDAR" {
		zone, cancels = c.text("X-WR-TIMEZONE"), c.word("METHOD") == "CANCEL"
	}
	for _, in := range c.inside {
		if in.name == "VEVENT" {
			d.add(in, zone, cancels)
			continue
		}
		d.gather(in, zone, cancels)
	}
}

// add puts an event to the others of its meeting. Of two that say the same the one with the higher number counts, and
// of those the later.
func (d *dateTable) add(c *icsComponent, zone string, cancels bool) {
	e := &dateEvent{c: c, cancelled: cancels || c.word("STATUS") == "CANCELLED"}
	e.sequence, _ = strconv.Atoi(c.word("SEQUENCE")) // none is 0
	uid := c.text("UID")
	if uid == "" {
		uid = madeUID(c)
	}
	g := d.byUID[uid]
	if g == nil {
		g = &dateGroup{uid: uid, zone: zone}
		d.byUID[uid] = g
		d.groups = append(d.groups, g)
	}
	of := c.find("RECURRENCE-ID")
	if of == nil {
		if g.main == nil || e.sequence >= g.main.sequence {
			g.main = e
		}
		return
	}
	at := slices.IndexFunc(g.singles, func(o *dateEvent) bool {
		p := o.c.find("RECURRENCE-ID")
		return p.value == of.value && p.param("TZID") == of.param("TZID")
	})
	switch {
	case len(g.singles) > mostSingles: // no meeting has so many; looking for each would take ever longer
	case at < 0:
		g.singles = append(g.singles, e)
	case e.sequence >= g.singles[at].sequence:
		g.singles[at] = e
	}
}

// mostSingles is how many single occurrences of a standing meeting may differ.
const mostSingles = 1000

// madeUID names an event that has no name, the same each time.
func madeUID(c *icsComponent) string {
	h := sha256.New()
	for _, name := range []string{"SUMMARY", "DTSTART", "RRULE", "RECURRENCE-ID"} {
		if p := c.find(name); p != nil {
			_, _ = h.Write([]byte(p.params + ":" + p.value + "\n")) // a hash never fails
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:12]) + "@unnamed"
}

// people are the different addresses of those who are invited, folded, rooms left out, and what they are called.
func (e *dateEvent) people() (mails, names []string) {
	for i := range e.c.properties {
		p := &e.c.properties[i]
		if p.name != "ATTENDEE" && p.name != "ORGANIZER" {
			continue
		}
		switch strings.ToUpper(p.param("CUTYPE")) {
		case "ROOM", "RESOURCE", "GROUP":
			continue
		}
		mail := foldMail(p.value)
		if mail == "" || slices.Contains(mails, mail) || len(mails) >= mostInvited {
			continue
		}
		mails = append(mails, mail)
		names = append(names, cmp.Or(p.param("CN"), mail))
	}
	return mails, names
}

// mostInvited is more than any meeting of two has.
const mostInvited = 50

func foldMail(value string) string {
	v := strings.ToLower(strings.TrimSpace(value))
	v = strings.TrimPrefix(v, "mailto:")
	if !strings.Contains(v, "@") {
		return ""
	}
	return v
}
