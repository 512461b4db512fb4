package sample

import (
	"milepost/model"
	"milepost/model/unit"
)

// targetRow is what a strategic milestone is measured by, with the values written down on the way.
type targetRow struct {
	of, name      string
	unit          string
	currency      bool // in the file's, in minor units
	start, target int64
	direction     model.MeasureDirection
	readings      []readingRow
}

var targets = []targetRow{
	{"quarter", "New contracts", "", true, 0, 240_000_000, model.MeasureUp, []readingRow{
		{"2026-10-16", 21_500_000}, {"2026-10-30", 64_000_000}, {"2026-11-13", 118_200_000}, {"2026-11-20", 131_400_000},
	}},
	{"quarter", "From customers we did not know in spring", "%", false, 0, 50, model.MeasureUp, []readingRow{{"2026-10-30", 38}, {"2026-11-20", 46}}},
	{"launch", "Hauliers who pay", "", false, 0, 6, model.MeasureUp, []readingRow{{"2026-11-06", 1}, {"2026-11-20", 2}}},
	{"launch", "Minutes until a call is answered in Norwegian", "min", false, 42, 5, model.MeasureDown, []readingRow{{"2026-11-06", 31}, {"2026-11-20", 24}}},
	{"hospitals", "Groups signed", "", false, 0, 5, model.MeasureUp, nil},
}

// addTargets says what the milestones are measured by, what they wait for, and which skills they need.
func (s *script) addTargets() {
	for i, row := range targets {
		s.addTarget(i, row)
	}
	at := s.at("2026-11-16", "09:10", 0)
	s.create(at, unit.DependStrategic, &model.Dependency{
		Row: model.Row{ID: s.id(at), Visibility: model.Team}, StrategicID: s.strategic["campaign"].ID, WaitsForID: s.strategic["launch"].ID,
	})
	for i, need := range []struct {
		of, skill    string
		step, people int
	}{{"launch", "Discovery", 4, 3}, {"hospitals", "Executive talks", 3, 2}} {
		at := s.at("2026-11-16", "09:20", i)
		s.create(at, unit.NeedSkill, &model.NeededSkill{
			Row: model.Row{ID: s.id(at), Visibility: model.Team}, StrategicID: s.strategic[need.of].ID, SkillID: s.skill(need.skill), Step: need.step, People: need.people,
		})
	}
}

func (s *script) addTarget(i int, row targetRow) {
	of := s.strategic[row.of]
	at := s.at(s.tableDay(of.OpenedOn), "08:55", i)
	m := &model.Measure{
		Row: model.Row{ID: s.id(at), Visibility: model.Team}, Name: row.name, Unit: row.unit, Source: model.FromHand,
		Start: model.Dec(row.start), Target: model.Dec(row.target), Direction: row.direction,
	}
	if row.currency {
		m.Decimals, m.Currency = 2, "EUR"
	}
	s.create(at, unit.SetTarget, m, &model.MilestoneTarget{
		Row: model.Row{ID: s.id(at), Visibility: model.Team}, StrategicID: of.ID, MeasureID: m.ID, Position: s.next("targets of " + row.of),
	})
	for _, r := range row.readings {
		at := s.at(r.on, "16:40", i)
		s.create(at, unit.AddReading, &model.Reading{
			Row: model.Row{ID: s.id(at), Visibility: model.Team}, AuthorID: s.roster.Owner.ID, MeasureID: m.ID, On: s.day(r.on), Value: r.value,
		})
	}
}
