package sample

import (
	"milepost/model"
	"milepost/model/unit"
)

// quotaRow is what somebody is to bring in a quarter, in euros, with the values written down on the way.
type quotaRow struct {
	who, from, to string
	target        int64
	readings      []readingRow
}

// quotas add up to the quarter's milestone: 2.4 million new business.
var quotas = []quotaRow{
	{"amara", "2026-04-01", "2026-06-30", 450_000, []readingRow{{"2026-06-30", 471_200}}},
	{"jonas", "2026-04-01", "2026-06-30", 300_000, []readingRow{{"2026-06-30", 301_100}}},
	{"priya", "2026-04-01", "2026-06-30", 430_000, []readingRow{{"2026-06-30", 448_000}}},
	{"amara", "2026-07-01", "2026-09-30", 480_000, []readingRow{{"2026-08-31", 301_500}, {"2026-09-30", 479_820}}},
	{"jonas", "2026-07-01", "2026-09-30", 300_000, []readingRow{{"2026-09-30", 312_400}}},
	{"priya", "2026-07-01", "2026-09-30", 450_000, []readingRow{{"2026-09-30", 506_000}}},
	{"amara", "2026-10-01", "2026-12-31", 520_000, []readingRow{{"2026-10-30", 141_000}, {"2026-11-20", 294_500}}},
	{"daniel", "2026-10-01", "2026-12-31", 460_000, []readingRow{{"2026-10-30", 98_000}, {"2026-11-20", 214_000}}},
	{"jonas", "2026-10-01", "2026-12-31", 320_000, []readingRow{{"2026-10-30", 61_000}, {"2026-11-20", 118_500}}},
	{"kenji", "2026-10-01", "2026-12-31", 100_000, []readingRow{{"2026-10-30", 38_000}, {"2026-11-20", 71_000}}},
	{"lucja", "2026-10-01", "2026-12-31", 300_000, []readingRow{{"2026-10-30", 92_000}, {"2026-11-20", 166_000}}},
	{"priya", "2026-10-01", "2026-12-31", 480_000, []readingRow{{"2026-10-30", 165_000}, {"2026-11-20", 352_000}}},
	{"tomas", "2026-10-01", "2026-12-31", 220_000, []readingRow{{"2026-10-30", 45_000}, {"2026-11-20", 98_000}}},
}

// addQuotas says what each rep is to bring, and how far they are.
func (s *script) addQuotas() {
	for i, row := range quotas {
		p := s.people[row.who]
		from := max(row.from, "2026-06-02") // the file began then
		at := s.at(from, "08:30", i)
		m := &model.Measure{
			Row: s.row(at, p, model.Shared), Unit: "EUR", Source: model.FromHand, Target: model.Dec(row.target), Direction: model.MeasureUp,
		}
		s.create(at, unit.SetQuota, m, &model.Quota{Row: s.row(at, p, model.Shared), MeasureID: m.ID, ValidFrom: s.day(row.from), ValidTo: s.day(row.to)})
		for _, r := range row.readings {
			at := s.at(r.on, "16:50", i)
			s.create(at, unit.AddReading, &model.Reading{
				Row: s.row(at, p, model.Shared), AuthorID: s.roster.Owner.ID, MeasureID: m.ID, On: s.day(r.on), Value: r.value,
			})
		}
	}
}
