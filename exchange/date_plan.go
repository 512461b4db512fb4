package exchange

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"time"

	"milepost/model"
	"milepost/storage"
)

// datePlan is what an import of a calendar would write.
type datePlan struct {
	series   []*model.Series // new ones have an id of the plan until they are written
	meetings []*model.Meeting
	was      dateMark
}

func (p *datePlan) empty() bool { return p == nil || len(p.series)+len(p.meetings) == 0 }

// dateMark tells whether meetings or people moved on between preview and apply.
type dateMark struct{ people, series, meetings mark }

func markDates(r *model.Roster, have *model.Dates) dateMark {
	return dateMark{markRows(r.People), markRows(have.Series), markRows(have.Meetings)}
}

const (
	longestMeeting = 480 // minutes; what takes longer is no talk of two
	heldBack       = 90  // days before the effective one of which occurrences count as held
)

// datePlanner gathers what a plan for a calendar is made from.
type datePlanner struct {
	table  *Table
	roster *model.Roster
	have   *model.Dates
	opt    Options
	plan   *Plan
	match  *dateMatcher
	zones  *zones
	file   *time.Location
	next   int // numbers ids of new series within the plan

	seriesOf  map[string]*model.Series // by UID
	meetingOf map[string]*model.Meeting
}

// PreviewDates makes a plan from a calendar and writes nothing: which meetings in it are one-on-ones with whom, and what
// of them is new or changed. They are found again by their UID. Everything else is refused with the reason. Errors are
// those of storage, and ErrInvalid when the table was made of no calendar.
func PreviewDates(ctx context.Context, s *storage.Store, r *model.Roster, t *Table, o Options) (*Plan, error) {
	if t.dates == nil {
		return nil, &model.Problem{Key: "import.calendar.not", File: t.File, Err: model.ErrInvalid}
	}
	have, err := s.Dates(ctx)
	if err != nil {
		return nil, err
	}
	return previewDates(t, r, &have, o), nil
}

func previewDates(t *Table, r *model.Roster, have *model.Dates, o Options) *Plan {
	file := r.File.Location()
	b := &datePlanner{
		table: t, roster: r, have: have, opt: o, match: newDateMatcher(r), zones: newZones(t.dates.root, file), file: file,
		plan: &Plan{
			File: t.File, Kind: KindCalendar, Source: cmp.Or(o.Source, string(KindCalendar)), Rows: make([]RowPlan, len(t.Rows)),
			dates: &datePlan{was: markDates(r, have)},
		},
	}
	for i, f := range []Field{FieldWith, FieldBegins, FieldRepeats, FieldPlace} {
		b.plan.Columns = append(b.plan.Columns, Column{Index: i, Header: t.Columns[i], Field: f})
	}
	for i, g := range t.dates.groups {
		b.row(i, g)
	}
	return b.plan
}

func (b *datePlanner) refuse(row int, p *model.Problem, candidates []model.ID) {
	out := &b.plan.Rows[row]
	p.File, p.Line = b.table.File, cmp.Or(p.Line, out.Line)
	out.Fate, out.Problem, out.Changes, out.Person = FateRefused, p, nil, ""
	for _, id := range candidates {
		out.Candidates = append(out.Candidates, *b.roster.Person(id))
	}
	model.SortPeople(out.Candidates)
}

func refusal(key string, args ...any) *model.Problem {
	return &model.Problem{Key: key, Args: args, Err: model.ErrInvalid}
}

// row decides about one meeting of the calendar.
func (b *datePlanner) row(row int, g *dateGroup) {
	e := g.first()
	title := e.c.text("SUMMARY")
	b.plan.Rows[row] = RowPlan{Line: g.line(), Name: title}
	if bad := e.c.broken; bad != nil {
		p := refusal("import.calendar.line")
		p.Line = bad.line
		b.refuse(row, p, nil)
		return
	}
	series, meeting := b.known(g.uid)
	switch {
	case series != nil:
		b.plan.Rows[row].Person = series.SubjectID
	case meeting != nil:
		b.plan.Rows[row].Person = meeting.SubjectID
	default:
		problem, candidates := b.findWhom(row, e, title)
		if problem != nil {
			b.refuse(row, problem, candidates)
			return
		}
	}
	at, problem := b.read(g, e)
	if problem != nil {
		b.refuse(row, problem, nil)
		return
	}
	if g.main != nil && g.main.c.find("RRULE") != nil {
		b.seriesRow(row, g, at, series, meeting)
		return
	}
	b.singleRow(row, g, at, series, meeting)
}

// moment is when something begins, where, and how long it takes.
type moment struct {
	on      model.Date
	at      string
	zone    *time.Location
	minutes int
	place   string
}

func (m moment) zoneName() string {
	if m.at == "" {
		return ""
	}
	return m.zone.String()
}

// read takes day, time, zone, length and place of an event. A single meeting in UTC is put into the calendar's zone, in
// which people live; one that repeats stays there, because it repeats by its own clock.
func (b *datePlanner) read(g *dateGroup, e *dateEvent) (moment, *model.Problem) {
	m := moment{place: e.c.text("LOCATION")}
	start, ok := timeOf(e.c.find("DTSTART"))
	if !ok {
		return m, refusal("import.calendar.start")
	}
	if !shortMonths(e.c, start) {
		return m, refusal("import.calendar.extra")
	}
	if len(e.c.all("RRULE")) > 1 || len(e.c.all("EXRULE")) > 0 {
		return m, refusal("import.calendar.rules")
	}
	zone := b.zones.of(start)
	if zone == nil {
		return m, refusal("import.calendar.zone", start.zoneID)
	}
	m.on, m.at, m.zone = start.on, start.at, zone
	if m.minutes, ok = b.length(e, start, zone); !ok {
		return m, refusal("import.calendar.end")
	}
	if m.minutes > longestMeeting {
		return m, refusal("import.calendar.long", m.minutes/60)
	}
	if start.utc && start.at != "" && e.c.find("RRULE") == nil {
		b.settle(&m, g.zone)
	}
	return m, nil
}

// settle moves a moment in UTC to the zone of its calendar, else of the file.
func (b *datePlanner) settle(m *moment, calendar string) {
	zone := zoneNamed(calendar)
	if zone == nil || zone == time.UTC {
		zone = b.file
	}
	local := model.LocalTime(m.on, m.at, time.UTC).In(zone)
	m.on, m.at, m.zone = model.DateOf(local), local.Format("15:04"), zone
}

// length is how long an event takes in minutes; 0 when it does not say, or is about a whole day.
func (b *datePlanner) length(e *dateEvent, start icsTime, zone *time.Location) (int, bool) {
	if p := e.c.find("DURATION"); p != nil {
		n, ok := parseICSDuration(p.value)
		if start.at == "" && n <= 24*60 {
			n = 0
		}
		return n, ok
	}
	p := e.c.find("DTEND")
	if p == nil {
		return 0, true
	}
	end, ok := timeOf(p)
	if !ok {
		return 0, false
	}
	if start.at == "" || end.at == "" {
		if days := end.on.Days(start.on); days > 1 {
			return min(days, 1000) * 24 * 60, true
		}
		return 0, true
	}
	to := b.zones.of(end)
	if to == nil {
		return 0, false
	}
	minutes := int(end.in(to).Sub(start.in(zone)) / time.Minute)
	return max(0, minutes), true
}

// known finds what the file has under a UID already, from an earlier import or because it came from here.
func (b *datePlanner) known(uid string) (*model.Series, *model.Meeting) {
	if b.seriesOf == nil {
		b.seriesOf, b.meetingOf = map[string]*model.Series{}, map[string]*model.Meeting{}
		for i := range b.have.Series {
			b.seriesOf[b.have.Series[i].CalendarUID()] = &b.have.Series[i]
		}
		for i := range b.have.Meetings {
			if m := &b.have.Meetings[i]; m.SeriesID == "" {
				b.meetingOf[m.CalendarUID()] = m
			}
		}
	}
	return b.seriesOf[uid], b.meetingOf[uid]
}

// findWhom finds whom a meeting is with, or why it is none of ours.
func (b *datePlanner) findWhom(row int, e *dateEvent, title string) (*model.Problem, []model.ID) {
	mails, names := e.people()
	who, several := b.match.whom(title, mails, names)
	switch {
	case len(several) > 1:
		return refusal("import.calendar.several"), several
	case who == "":
		return refusal("import.calendar.nobody"), nil
	case !b.match.isOneOnOne(title, who, len(mails)):
		return refusal("import.calendar.other"), nil
	case e.cancelled:
		return refusal("import.calendar.cancelled"), nil
	}
	b.plan.Rows[row].Person = who
	return nil, nil
}

// decide gives a row its fate by what it changes.
func (b *datePlanner) decide(row int, isNew bool, changes []Change) {
	out := &b.plan.Rows[row]
	if p := b.roster.Person(out.Person); isNew && p != nil {
		changes = append([]Change{{Field: FieldWith, After: p.Name}}, changes...)
	}
	out.Changes = changes
	switch {
	case isNew:
		out.Fate = FateNew
	case len(changes) > 0:
		out.Fate = FateChanged
	default:
		out.Fate = FateUnchanged
	}
}

func (b *datePlanner) zoneOf(name string) string { return cmp.Or(name, b.file.String()) }

// differences says what a meeting is now and what it would be.
func (b *datePlanner) differences(was, is dateLook) []Change {
	var out []Change
	add := func(f Field, before, after string) {
		if before != after {
			out = append(out, Change{f, before, after})
		}
	}
	add(FieldBegins, was.begins, is.begins)
	add(FieldRepeats, was.repeats, is.repeats)
	add(FieldEnds, was.ends, is.ends)
	add(FieldLength, was.minutes, is.minutes)
	add(FieldPlace, was.place, is.place)
	add(FieldState, was.state, is.state)
	return out
}

// dateLook is a meeting in words that can be compared.
type dateLook struct{ begins, repeats, ends, minutes, place, state string }

func (b *datePlanner) lookOf(on model.Date, at, zone string, minutes int, place string) dateLook {
	l := dateLook{begins: beginsText(on, at, b.zoneOf(zone)), place: place}
	if minutes > 0 {
		l.minutes = strconv.Itoa(minutes)
	}
	return l
}

func (b *datePlanner) lookOfSeries(s *model.Series) dateLook {
	l := b.lookOf(s.ValidFrom, s.AtTime, s.Zone, s.Minutes, s.Place)
	l.repeats, l.ends = ruleText(s), s.ValidTo.String()
	return l
}

func (b *datePlanner) lookOfMeeting(m *model.Meeting) dateLook {
	l := b.lookOf(m.On, m.AtTime, m.Zone, m.Minutes, m.Place)
	l.state = string(m.State)
	return l
}

// stateOf is what a meeting that takes place on a day counts as: one that is over was held, unless it is said otherwise.
func (b *datePlanner) stateOf(on model.Date) model.MeetingState {
	if on.Before(b.opt.Day) && !b.opt.PastPlanned {
		return model.MeetingHeld
	}
	return model.MeetingPlanned
}

// singleRow plans a meeting that takes place once. A calendar that only has single occurrences of a standing meeting, as
// invitations to one do, is taken as single meetings too, the first of them.
func (b *datePlanner) singleRow(row int, g *dateGroup, at moment, series *model.Series, have *model.Meeting) {
	if series != nil {
		if g.main == nil {
			b.occurrencesOf(row, g, series)
			return
		}
		b.refuse(row, refusal("import.calendar.became.single"), nil)
		return
	}
	if len(g.singles) > 1 && g.main == nil {
		b.refuse(row, refusal("import.calendar.parts", len(g.singles)), nil)
		return
	}
	isNew := have == nil
	if isNew {
		have = b.sameDay(b.plan.Rows[row].Person, at)
		isNew = have == nil
	}
	m := model.Meeting{Row: model.About(b.plan.Rows[row].Person), UID: g.uid, State: b.stateOf(at.on)}
	if have != nil {
		m = *have
	}
	if m.CalendarUID() != g.uid {
		m.UID = g.uid
	}
	m.On, m.Place, m.Minutes = at.on, cmp.Or(at.place, m.Place), cmp.Or(at.minutes, m.Minutes)
	if at.at != "" {
		m.AtTime, m.Zone = at.at, at.zoneName()
	}
	if g.first().cancelled && m.State != model.MeetingHeld {
		m.State = model.MeetingCancelled
	}
	was := dateLook{}
	if !isNew {
		was = b.lookOfMeeting(have)
	}
	changes := b.differences(was, b.lookOfMeeting(&m))
	if !isNew {
		if m.UID != have.UID {
			changes = append(changes, Change{Field: FieldSource, After: b.plan.Source})
		}
	}
	b.decide(row, isNew, changes)
	if b.plan.Rows[row].Fate != FateUnchanged {
		b.plan.dates.meetings = append(b.plan.dates.meetings, &m)
	}
}

// sameDay is a meeting with somebody that is here already, planned by hand or from a list, at no other time.
func (b *datePlanner) sameDay(who model.ID, at moment) *model.Meeting {
	for i := range b.have.Meetings {
		m := &b.have.Meetings[i]
		free := m.SubjectID == who && m.On == at.on && m.UID == "" && m.SeriesID == "" && m.Visibility == model.Shared
		if free && (m.AtTime == "" || at.at == "" || m.AtTime == at.at) &&
			!slices.ContainsFunc(b.plan.dates.meetings, func(o *model.Meeting) bool { return o.ID == m.ID }) {
			return m
		}
	}
	return nil
}
