package sample

import (
	"milepost/model"
	"milepost/model/unit"
)

// goalRow is a growth goal with what measures it and how it went.
type goalRow struct {
	who, key, title, done string
	opened, due           string
	state                 model.GoalState
	closed                string
	skill, career         string // both optional; career is a key of the table of career milestones
	archived              bool
	results               []resultRow
	checks                []checkRow
}

// resultRow is a key result. Start, target and readings are in the last decimal of the measure.
type resultRow struct {
	name, unit    string
	decimals      int
	start, target int64
	direction     model.MeasureDirection
	readings      []readingRow
}

// readingRow is a measure's value on a day.
type readingRow struct {
	on    string
	value int64
}

// checkRow is a check-in.
type checkRow struct {
	on, progress  string
	blocker, next string
	confidence    model.Confidence
}

// addGrowth tells the goals of everybody, in the order of the tables.
func (s *script) addGrowth() {
	for _, table := range [][]goalRow{goalsOfAmara, goalsOfTheOthers} {
		for i, row := range table {
			s.addGoal(i, row)
		}
	}
}

func (s *script) addGoal(i int, row goalRow) {
	at, p := s.at(row.opened, "12:00", i), s.people[row.who]
	g := &model.Goal{
		Row: s.row(at, p, model.Shared), AuthorID: s.roster.Owner.ID, Title: row.title, DoneWhen: s.say(row.done), DueOn: s.day(row.due),
		State: model.GoalOpen, OpenedOn: s.day(row.opened), SkillID: s.skill(row.skill), Position: s.next("goal " + row.who),
	}
	s.goals[row.key] = g
	s.create(at, unit.AddGoal, g)
	if c := s.careers[row.career]; c != nil {
		tied := laterOf(at, s.at(s.tableDay(c.OpenedOn), "12:45", i))
		s.change(tied, unit.ChangeGoal, g, func() { g.CareerMilestoneID = c.ID })
	}
	for k, r := range row.results {
		s.addResult(i, k, g, p, row.opened, r)
	}
	for _, c := range row.checks {
		at := s.at(c.on, "08:52", i%7)
		s.create(at, unit.AddCheckIn, &model.CheckIn{
			Row: s.row(at, p, model.Shared), AuthorID: s.roster.Owner.ID, GoalID: g.ID, On: s.day(c.on), Progress: s.say(c.progress),
			Blocker: s.say(c.blocker), NextStep: s.say(c.next), Confidence: c.confidence,
		})
	}
	if row.closed != "" {
		s.change(s.at(row.closed, "17:10", i), unit.CloseGoal, g, func() { g.State, g.ClosedOn = row.state, s.day(row.closed) })
	}
	if row.archived {
		at := s.at(row.closed, "17:40", i)
		s.change(at, unit.ArchiveGoal, g, func() { g.ArchivedAt = model.InstantOf(at) })
	}
}

func (s *script) addResult(i, k int, g *model.Goal, p *model.Person, opened string, row resultRow) {
	at := s.at(opened, "12:25", i+k)
	m := &model.Measure{
		Row: s.row(at, p, model.Shared), Name: row.name, Unit: row.unit, Decimals: row.decimals, Source: "hand",
		Start: model.Dec(row.start), Target: model.Dec(row.target), Direction: row.direction,
	}
	s.create(at, unit.AddKeyResult, m, &model.KeyResult{
		Row: s.row(at, p, model.Shared), GoalID: g.ID, MeasureID: m.ID, Position: s.next("results of " + string(g.ID)),
	})
	for _, r := range row.readings {
		at := s.at(r.on, "08:50", (i+k)%9)
		s.create(at, unit.AddReading, &model.Reading{
			Row: s.row(at, p, model.Shared), AuthorID: s.roster.Owner.ID, MeasureID: m.ID, On: s.day(r.on), Value: r.value,
		})
	}
}
