package sample

import (
	"time"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// seriesRow is the one-on-ones of a pair: one every so many days, from a day to a day.
type seriesRow struct {
	who, first, last string
	every            int
	at               string
	minutes          int
	place            string
	except           map[string]model.MeetingState // what became of those that were not held
}

// singleRow is a one-on-one beside the series.
type singleRow struct {
	who, planned, on, at string
	minutes              int
	state                model.MeetingState
}

// pointRow is a talking point.
type pointRow struct {
	side           model.Side
	kind           model.PointKind
	seen           model.Visibility
	raised, closed string
	text           string
}

// actionRow is an action item. One that is closed is done unless it says otherwise.
type actionRow struct {
	by                  model.Side
	seen                model.Visibility
	opened, due, closed string
	text                string
	state               model.ActionState
}

// noteRow is a note.
type noteRow struct {
	on   string
	kind model.NoteKind
	seen model.Visibility
	text string
}

// pairRow is everything that Ingrid and one of her reps have talked about.
type pairRow struct {
	who     string
	points  []pointRow
	actions []actionRow
	notes   []noteRow
}

// Short words for the tables.
const (
	mine   = model.SideManager
	theirs = model.SideRep

	private = model.Private
	shared  = model.Shared

	career   = model.PointCareer
	skill    = model.PointSkill
	deal     = model.PointDeal
	customer = model.PointCustomer
	strategy = model.PointStrategy
	personal = model.PointPersonal

	plain       = model.NotePlain
	win         = model.NoteWin
	lesson      = model.NoteLesson
	evidence    = model.NoteEvidence
	observation = model.NoteObservation

	dropped = model.ActionDropped
)

var rhythm = []seriesRow{
	{"amara", "2026-05-28", "2026-11-26", 7, "10:00", 45, "Video", map[string]model.MeetingState{
		"2026-07-09": model.MeetingSkipped, "2026-07-16": model.MeetingSkipped, "2026-08-06": model.MeetingMoved, "2026-10-22": model.MeetingCancelled,
	}},
	{"jonas", "2026-06-01", "2026-11-16", 14, "14:00", 45, "Video", map[string]model.MeetingState{
		"2026-07-13": model.MeetingSkipped, "2026-08-10": model.MeetingMoved, "2026-11-02": model.MeetingCancelled, "2026-11-16": model.MeetingSkipped,
		"2026-10-05": model.MeetingMoved,
	}},
	{"priya", "2026-06-03", "2026-12-02", 14, "15:00", 45, "Video", map[string]model.MeetingState{"2026-07-29": model.MeetingSkipped}},
	{"tomas", "2026-06-08", "2026-11-09", 14, "09:30", 30, "Video", map[string]model.MeetingState{"2026-08-17": model.MeetingSkipped}},
	{"lucja", "2026-06-01", "2026-11-16", 14, "13:00", 45, "Video", map[string]model.MeetingState{"2026-08-10": model.MeetingSkipped}},
	{"kenji", "2026-06-11", "2026-11-12", 14, "08:30", 30, "Hamburg, second floor", map[string]model.MeetingState{"2026-08-06": model.MeetingMoved}},
	{"thuha", "2026-06-01", "2026-11-16", 14, "11:00", 30, "Berlin, by the window", map[string]model.MeetingState{
		"2026-07-27": model.MeetingSkipped, "2026-08-24": model.MeetingCancelled, "2026-11-16": model.MeetingCancelled,
	}},
	{"daniel", "2026-05-27", "2026-12-09", 28, "16:00", 60, "A walk along the river", map[string]model.MeetingState{"2026-07-22": model.MeetingSkipped}},
}

var besideTheSeries = []singleRow{
	{"amara", "2026-08-05", "2026-08-07", "09:00", 45, model.MeetingHeld},
	{"jonas", "2026-08-10", "2026-08-12", "16:00", 30, model.MeetingHeld},
	{"jonas", "2026-10-05", "2026-10-07", "14:00", 45, model.MeetingHeld},
	{"kenji", "2026-08-05", "2026-08-07", "08:30", 30, model.MeetingHeld},
	// what is planned this week and next, outside the rhythm
	{"jonas", "2026-11-17", "2026-11-23", "14:00", 45, model.MeetingPlanned},
	{"tomas", "2026-11-09", "2026-11-24", "09:30", 30, model.MeetingPlanned},
	{"lucja", "2026-11-16", "2026-11-27", "13:00", 45, model.MeetingPlanned},
	{"kenji", "2026-11-12", "2026-11-30", "08:30", 30, model.MeetingPlanned},
}

// fromGoal says by its text which action came from which goal.
var fromGoal = map[string]string{
	"Record one discovery call":            "coach tomas",
	"Send two discovery recordings":        "ask twice",
	"Prepare a talk about cost with Priya": "cost first",
	"Ring Elbtal's legal himself":          "hundred",
	"Lesson one, written":                  "academy",
}

// addTalks tells the one-on-ones of all pairs.
func (s *script) addTalks() {
	for _, row := range rhythm {
		s.addSeries(row)
	}
	for _, row := range besideTheSeries {
		s.addMeeting(row.who, s.at(row.planned, row.at, row.minutes+1), row.on, row.at, row.minutes, "Video", row.state)
	}
	for _, row := range pairs {
		s.addPoints(row)
		s.addActions(row)
		s.addNotes(row)
	}
	s.addStanding()
	s.observe()
	s.shareAfterwards()
	s.formerCadence()
}

func (s *script) addSeries(row seriesRow) {
	begin := s.tableDay(s.people[row.who].StartedOn)
	planned := s.at(max(opening, begin), "09:50", len(s.meetings))
	last := model.MustDate(row.last)
	for d := model.MustDate(row.first); !d.After(last); d = d.AddDays(row.every) {
		on := d.String()
		state, other := row.except[on]
		switch {
		case other:
		case d.Before(firstMonday):
			state = model.MeetingHeld
		default:
			state = model.MeetingPlanned
		}
		s.addMeeting(row.who, planned, on, row.at, row.minutes, row.place, state)
		planned = s.at(on, row.at, row.minutes+1)
	}
}

// addMeeting plans a meeting at one moment and tells what became of it on its day.
func (s *script) addMeeting(who string, planned time.Time, on, clock string, minutes int, place string, state model.MeetingState) {
	p := s.people[who]
	m := &model.Meeting{
		Row: s.row(planned, p, model.Shared), AuthorID: s.roster.Owner.ID, On: s.day(on), AtTime: clock, Minutes: minutes, Place: place,
		State: model.MeetingPlanned,
	}
	s.meetings[who+on] = m
	s.create(planned, unit.PlanMeeting, m)
	switch state {
	case model.MeetingPlanned:
	case model.MeetingHeld:
		s.held[who+on] = true
		s.change(s.at(on, clock, minutes), unit.HoldOneOnOne, m, func() { m.State = state })
	default:
		s.change(s.at(on, "07:45", len(s.meetings)%10), unit.ChangeMeeting, m, func() { m.State = state })
	}
}

// heldOn is the meeting a pair held on a day; none when there was none.
func (s *script) heldOn(who, on string) model.ID {
	if !s.held[who+on] {
		return ""
	}
	return s.meetings[who+on].ID
}

// during is a moment of a day: in the talk if the pair held one, else in the afternoon.
func (s *script) during(who, on string, minutes int) time.Time {
	if m := s.meetings[who+on]; m != nil {
		return s.at(on, m.AtTime, minutes%max(m.Minutes, 1))
	}
	return s.at(on, "15:40", minutes)
}

func (s *script) addPoints(pair pairRow) {
	p := s.people[pair.who]
	for i, row := range pair.points {
		at := s.during(pair.who, row.raised, 2+i%9)
		x := &model.Point{
			Row: s.row(at, p, row.seen), AuthorID: s.roster.Owner.ID, Side: row.side, Text: s.say(row.text), Kind: row.kind,
			Position: s.next("point " + pair.who), RaisedOn: s.day(row.raised), RaisedInID: s.heldOn(pair.who, row.raised),
		}
		s.create(at, unit.AddPoint, x)
		if row.closed != "" {
			on := row.closed
			s.change(s.during(pair.who, on, 14+i%14), unit.ClosePoint, x, func() {
				x.ClosedOn, x.ClosedInID = s.day(on), s.heldOn(pair.who, on)
			})
		}
	}
}

func (s *script) addActions(pair pairRow) {
	p := s.people[pair.who]
	for i, row := range pair.actions {
		at := s.during(pair.who, row.opened, 28)
		a := &model.Action{
			Row: s.row(at, p, row.seen), AuthorID: s.roster.Owner.ID, OwedBy: row.by, Text: s.say(row.text), DueOn: s.day(row.due),
			State: model.ActionOpen, OpenedOn: s.day(row.opened), MeetingID: s.heldOn(pair.who, row.opened), Position: s.next("action " + pair.who),
		}
		if g := s.goals[fromGoal[row.text]]; g != nil {
			a.GoalID = g.ID
		}
		s.create(at, unit.AddAction, a)
		if row.closed != "" {
			on, state := row.closed, row.state
			if state == "" {
				state = model.ActionDone
			}
			s.change(s.at(on, "17:20", i%30), unit.CloseAction, a, func() { a.State, a.ClosedOn = state, s.day(on) })
		}
	}
}

func (s *script) addNotes(pair pairRow) {
	p := s.people[pair.who]
	for i, row := range pair.notes {
		at := s.at(row.on, "18:05", i)
		n := &model.Note{
			Row: s.row(at, p, row.seen), AuthorID: s.roster.Owner.ID, On: s.day(row.on), Kind: row.kind, Text: s.say(row.text),
			MeetingID: s.heldOn(pair.who, row.on),
		}
		s.create(at, unit.AddNote, n)
	}
}

// shareAfterwards tells of texts that were private first and were shared later: a note about a win, and a point. And of
// a point that was put away.
func (s *script) shareAfterwards() {
	at, p := s.at("2026-09-16", "18:30", 0), s.people["priya"]
	n := &model.Note{
		Row: s.row(at, p, model.Private), AuthorID: s.roster.Owner.ID, On: s.day("2026-09-16"), Kind: win,
		Text: "The chair of St. Eskil's board wrote to me: the first supplier in years who asked about nights on the wards.",
	}
	s.create(at, unit.AddNote, n)
	s.add(s.at("2026-09-23", "17:05", 0), unit.ShareNote, func(w *storage.Work) error { return w.Reshare(n, model.Shared) })

	at, p = s.at("2026-10-19", "18:40", 0), s.people["lucja"]
	x := &model.Point{
		Row: s.row(at, p, model.Private), AuthorID: s.roster.Owner.ID, Side: mine, Kind: career, RaisedOn: s.day("2026-10-19"),
		Text: "Would you rather build the academy, or run the partners it makes?", Position: s.next("point lucja"),
	}
	s.create(at, unit.AddPoint, x)
	s.add(s.at("2026-11-20", "16:20", 0), unit.SharePoint, func(w *storage.Work) error { return w.Reshare(x, model.Shared) })

	at, p = s.at("2026-08-13", "15:30", 0), s.people["kenji"]
	old := &model.Point{
		Row: s.row(at, p, model.Shared), AuthorID: s.roster.Owner.ID, Side: theirs, RaisedOn: s.day("2026-08-13"),
		Text: "Parking space for the fair", Position: s.next("point kenji"),
	}
	s.create(at, unit.AddPoint, old)
	away := s.at("2026-09-03", "09:10", 0)
	s.change(away, unit.ArchivePoint, old, func() { old.ArchivedAt = model.InstantOf(away) })
}

// formerCadence tells that Daniel and Ingrid talked every two weeks in spring, before they agreed on every four.
func (s *script) formerCadence() {
	at, p := s.at(opening, "09:45", 0), s.people["daniel"]
	before := &model.Cadence{
		Row: s.row(at, p, model.Shared), AuthorID: s.roster.Owner.ID, Days: 14,
		ValidFrom: s.day("2026-01-01"), ValidTo: s.day(opening).AddDays(-1),
	}
	s.create(at, unit.SetCadence, before)
}
