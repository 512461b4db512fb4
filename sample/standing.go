package sample

import (
	"milepost/model"
	"milepost/model/unit"
)

// standing are the talks that go on by a rule, from the next one that is planned. Jonas and Thu Hà have none: that is
// their trouble.
var standing = []struct {
	who, from   string
	weeks       int
	at          string
	minutes     int
	place, said string // when it was agreed
}{
	{"amara", "2026-11-26", 1, "10:00", 45, "Video", "2026-11-19"},
	{"priya", "2026-12-02", 2, "15:00", 45, "Video", "2026-11-18"},
	{"tomas", "2026-11-24", 2, "09:30", 30, "Video", "2026-11-09"},
	{"lucja", "2026-11-27", 2, "13:00", 45, "Video", "2026-11-16"},
	{"kenji", "2026-11-30", 2, "08:30", 30, "Hamburg, second floor", "2026-11-12"},
	{"daniel", "2026-12-09", 4, "16:00", 60, "A walk along the river", "2026-11-11"},
}

// ours are the points for the next meeting of the team, and what was promised at the last one.
var ours = []struct {
	side model.Side
	kind model.PointKind
	text string
}{
	{theirs, customer, "What do the three lost hospital deals have in common?"},
	{theirs, deal, "Who takes Oslo while Amara is in Lagos?"},
	{mine, strategy, "Nordic launch on 1 March: what has to be true by Christmas"},
	{mine, skill, "One good discovery question from everybody"},
}

// addStanding tells what was agreed for the time to come, with single reps and with the team.
func (s *script) addStanding() {
	me := s.roster.Owner.ID
	for i, row := range standing {
		at := s.at(row.said, "17:20", i)
		x := &model.Series{
			Row: s.row(at, s.people[row.who], model.Shared), AuthorID: me, Rule: model.Weekly, Every: row.weeks, AtTime: row.at, Zone: s.roster.File.Zone,
			Minutes: row.minutes, Place: row.place, ValidFrom: s.day(row.from),
		}
		s.create(at, unit.SetSeries, x)
		next := s.meetings[row.who+row.from]
		s.change(s.at(row.said, "17:20", i+1), unit.ChangeMeeting, next, func() { next.SeriesID, next.SeriesOn = x.ID, next.On })
	}
	at := s.at("2026-11-20", "16:10", 0)
	team := model.Ours()
	team.ID = s.id(at)
	s.create(at, unit.SetSeries, &model.Series{
		Row: team, AuthorID: me, Rule: model.Weekly, Every: 2, AtTime: "11:30", Zone: s.roster.File.Zone, Minutes: 60, Place: "Video", ValidFrom: s.day("2026-11-30"),
	})
	for i, row := range ours {
		at := s.at("2026-11-20", "16:12", i)
		x := &model.Point{Row: model.Ours(), AuthorID: me, Side: row.side, Kind: row.kind, Text: s.say(row.text), Position: s.next("team"), RaisedOn: s.day("2026-11-20")}
		x.ID = s.id(at)
		s.create(at, unit.AddPoint, x)
	}
}
