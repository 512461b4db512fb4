package sample

import (
	"fmt"
	"time"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// personRow is a rep as the tables write one.
type personRow struct {
	key, name, given, family, call string
	alias, place, zone, region     string
	started                        string
	posts                          []postRow
	cadence                        int // days between two talks
}

// postRow is a level held from a day on.
type postRow struct {
	level, from string
}

var team = []personRow{
	{
		"amara", "Amara Okafor", "Amara", "Okafor", "", "", "Lagos", "Africa/Lagos", "Norway", "2024-03-04",
		[]postRow{{"Account Executive I", "2024-03-04"}, {"Account Executive II", "2025-07-01"}},
		7,
	},
	{
		"jonas", "Jonas Lindqvist", "Jonas", "Lindqvist", "", "", "Gothenburg", "Europe/Stockholm", "Sweden", "2023-09-04",
		[]postRow{{"Account Executive I", "2023-09-04"}, {"Account Executive II", "2025-01-01"}},
		14,
	},
	{
		"priya", "Priya Raman", "Priya", "Raman", "", "", "Copenhagen", "Europe/Copenhagen", "Hospitals", "2021-02-01",
		[]postRow{{"Account Executive I", "2021-02-01"}, {"Account Executive II", "2022-07-01"}, {"Senior AE", "2024-10-01"}},
		14,
	},
	{
		"tomas", "Tomás Ferreira", "Tomás", "Ferreira", "", "Tomas Ferreira", "Porto", "Europe/Lisbon", "Iberia", "2025-02-03",
		[]postRow{{"Account Executive I", "2025-02-03"}},
		14,
	},
	{
		"lucja", "Łucja Wiśniewska", "Łucja", "Wiśniewska", "", "Lucy", "Gdańsk", "Europe/Warsaw", "Partners", "2022-05-02",
		[]postRow{{"Account Executive II", "2022-05-02"}, {"Senior AE", "2025-04-01"}},
		14,
	},
	{
		"kenji", "Kenji Morita", "Kenji", "Morita", "", "森田健二", "Hamburg", "Europe/Berlin", "Germany", "2026-06-01",
		[]postRow{{"Account Executive I", "2026-06-01"}},
		14,
	},
	{
		"thuha", "Nguyễn Thu Hà", "Thu Hà", "Nguyễn", "Thu Hà", "Ha Nguyen", "Berlin", "Europe/Berlin", "Inbound", "2025-10-01",
		[]postRow{{"SDR I", "2025-10-01"}, {"SDR II", "2026-08-03"}},
		14,
	},
	{
		"daniel", "Daniel Weber", "Daniel", "Weber", "", "", "Bremen", "Europe/Berlin", "Ports", "2019-08-01",
		[]postRow{{"Account Executive II", "2019-08-01"}, {"Senior AE", "2021-01-01"}},
		28,
	},
}

const (
	teamName  = "Team North"
	ownerName = "Ingrid Solberg"
	crm       = "crm" // the source of the team's ids in another system
)

// addFile tells what the team shares: its currency and paper.
func (s *script) addFile() {
	f := &s.roster.File
	s.change(s.at(opening, "09:02", 0), unit.ChangeFile, f, func() { f.Currency, f.Paper = "EUR", "a4" })
}

// addPeople tells how the team came into the file: on the first morning all who were there, later who came.
func (s *script) addPeople() {
	at := s.at(opening, "09:04", 0)
	s.boss = &model.Person{
		Row:  s.personRow(at),
		Name: ownerName, Given: "Ingrid", Family: "Solberg", Place: "Oslo", Zone: "Europe/Oslo",
		Email: "ingrid.solberg@north.example", StartedOn: s.day("2018-01-08"),
	}
	s.create(at, unit.AddPerson, s.boss)
	owner := &s.roster.Owner
	s.change(s.at(opening, "09:05", 0), unit.ChooseOwner, owner, func() { owner.Name, owner.PersonID = ownerName, s.boss.ID })
	for i, row := range team {
		s.addPerson(i, row)
	}
}

// personRow starts the row of a person, which is its own subject.
func (s *script) personRow(at time.Time) model.Row {
	id := s.id(at)
	return model.Row{ID: id, SubjectID: id, Visibility: model.Shared}
}

func (s *script) addPerson(i int, row personRow) {
	day := max(row.started, opening)
	at := s.at(day, "09:10", 3*i)
	p := &model.Person{
		Row:  s.personRow(at),
		Name: row.name, Given: row.given, Family: row.family, CallName: row.call, IsRep: true, Place: row.place, Zone: row.zone,
		Email: row.key + "@north.example", StartedOn: s.day(row.started),
	}
	s.people[row.key] = p
	records := []model.Record{p, &model.SourceID{Row: s.row(at, p, model.Shared), Source: crm, External: fmt.Sprintf("U-%d", 101+i)}}
	if row.alias != "" {
		records = append(records, &model.Alias{Row: s.row(at, p, model.Shared), Name: row.alias})
	}
	var last *model.Assignment
	for _, post := range row.posts {
		a := &model.Assignment{
			Row: s.row(s.at(max(post.from, day), "09:10", 3*i), p, model.Shared), ManagerID: s.boss.ID, Team: teamName, Region: row.region,
			LevelID: s.level(post.level), ValidFrom: s.day(post.from),
		}
		if post.from > day { // a promotion the file has seen
			s.promote(post.from, last, a)
		} else {
			if last != nil {
				last.ValidTo = a.ValidFrom.AddDays(-1)
			}
			records = append(records, a)
		}
		last = a
	}
	s.create(at, unit.AddPerson, records...)
	at = at.Add(time.Minute)
	s.create(at, unit.SetCadence, &model.Cadence{
		Row: s.row(at, p, model.Shared), AuthorID: s.roster.Owner.ID, Days: row.cadence, ValidFrom: s.day(day),
	})
}

// promote ends the assignment before and begins the next one, in one unit.
func (s *script) promote(on string, before, next *model.Assignment) {
	s.add(s.at(on, "09:30", 0), unit.AssignPerson, func(w *storage.Work) error {
		before.ValidTo = next.ValidFrom.AddDays(-1)
		if err := w.Put(before); err != nil {
			return err
		}
		return w.Put(next)
	})
}
