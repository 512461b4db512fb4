package sample

import (
	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// areaRow is an area of decision, and what was agreed about it with whom.
type areaRow struct {
	name   string
	agreed []degreeRow
}

// degreeRow is a degree from a day on, and what comes next.
type degreeRow struct {
	who, from    string
	degree       model.Degree
	next, nextOn string
}

var areas = []areaRow{
	{"Discounts", []degreeRow{
		{"amara", "2026-06-04", model.DegreeTell, "", ""},
		{"amara", "2026-09-03", model.DegreeConsult, "Decide up to a tenth alone and tell me afterwards", "2026-12-10"},
		{"jonas", "2026-06-10", model.DegreeConsult, "", ""},
		{"priya", "2026-06-11", model.DegreeDecide, "", ""},
		{"tomas", "2026-06-12", model.DegreeTell, "Bring three trades before each price talk", "2026-12-04"},
		{"lucja", "2026-06-12", model.DegreeConsult, "", ""},
		{"kenji", "2026-07-02", model.DegreeTell, "", ""},
		{"thuha", "2026-10-08", model.DegreeTell, "", ""},
		{"daniel", "2026-06-15", model.DegreeConsult, "", ""},
	}},
	{"Terms and contracts", []degreeRow{
		{"amara", "2026-06-04", model.DegreeConsult, "", ""},
		{"jonas", "2026-06-10", model.DegreeConsult, "Read the next contract with legal, without me", "2026-12-15"},
		{"priya", "2026-06-11", model.DegreeAgree, "", ""},
		{"tomas", "2026-06-12", model.DegreeSell, "", ""},
		{"lucja", "2026-06-12", model.DegreeAgree, "", ""},
	}},
	{"Travel and events", []degreeRow{
		{"amara", "2026-06-04", model.DegreeAgree, "", ""},
		{"amara", "2026-10-01", model.DegreeDecide, "", ""},
		{"jonas", "2026-06-10", model.DegreeDecide, "", ""},
		{"priya", "2026-06-11", model.DegreeDecide, "", ""},
		{"tomas", "2026-06-12", model.DegreeAgree, "Plan the two fairs of spring and show me the sum", "2027-01-15"},
		{"lucja", "2026-06-12", model.DegreeDecide, "", ""},
		{"kenji", "2026-07-02", model.DegreeSell, "", ""},
		{"daniel", "2026-06-15", model.DegreeDecide, "", ""},
	}},
	{"Pilots and trials", []degreeRow{
		{"amara", "2026-06-04", model.DegreeConsult, "", ""},
		{"amara", "2026-11-05", model.DegreeAgree, "Choose the second Nordic account and say why", "2026-12-03"},
		{"jonas", "2026-06-10", model.DegreeAgree, "", ""},
		{"priya", "2026-06-11", model.DegreeDecide, "", ""},
		{"lucja", "2026-06-12", model.DegreeAgree, "", ""},
	}},
	{"Which deals to drop", []degreeRow{
		{"amara", "2026-06-04", model.DegreeAgree, "", ""},
		{"jonas", "2026-06-10", model.DegreeConsult, "Drop two of the oldest and tell me which", "2026-11-20"},
		{"priya", "2026-06-11", model.DegreeDecide, "", ""},
		{"lucja", "2026-06-12", model.DegreeAgree, "", ""},
		{"daniel", "2026-06-15", model.DegreeConsult, "", ""},
	}},
}

// addDelegation agrees who decides what.
func (s *script) addDelegation() {
	made := s.at("2026-06-01", "16:30", 0)
	var all []model.Record
	for i, row := range areas {
		a := &model.DecisionArea{Row: model.Ours(), Name: row.name, Position: int64(i+1) * storage.PositionStep}
		a.ID = s.id(made)
		all = append(all, a)
		s.addDegrees(a, row.agreed)
	}
	s.create(made, unit.SetArea, all...)
}

func (s *script) addDegrees(a *model.DecisionArea, rows []degreeRow) {
	last := map[string]*model.Delegation{}
	for i, r := range rows {
		at := s.at(r.from, "17:20", i)
		d := &model.Delegation{
			Row: s.row(at, s.people[r.who], model.Shared), AuthorID: s.roster.Owner.ID, AreaID: a.ID, Degree: r.degree,
			NextStep: r.next, ValidFrom: s.day(r.from),
		}
		if r.nextOn != "" {
			d.NextOn = s.day(r.nextOn)
		}
		before := last[r.who]
		last[r.who] = d
		s.add(at, unit.SetDelegation, func(w *storage.Work) error {
			if before != nil {
				before.ValidTo = d.ValidFrom.AddDays(-1)
				if err := w.Put(before); err != nil {
					return err
				}
			}
			return w.Put(d)
		})
	}
}
