package storage

import (
	"milepost/model"
)

// formerRep is who stands for the erased person where something stays; made when first needed.
func (e *eraser) formerRep() (model.ID, error) {
	if e.former != "" {
		return e.former, nil
	}
	p := &model.Person{Row: model.Row{Visibility: model.Shared}, Name: e.out.Former, ArchivedAt: e.out.At}
	if err := e.w.Put(p); err != nil {
		return "", err
	}
	e.former = p.ID
	return e.former, nil
}

// kept are the rows that go over to the former rep, so that last year's sums stay: deals, quotas with their measures, values of
// the team's measures, and what is measured of this rep alone.
var kept = []struct{ table, column, query string }{
	{"reading", "subject_id", `SELECT id FROM reading WHERE subject_id=?1 AND measure_id IN (SELECT id FROM measure WHERE subject_id IS NULL
		UNION SELECT measure_id FROM quota WHERE subject_id=?1)`},
	{"measure", "subject_id", "SELECT id FROM measure WHERE subject_id=?1 AND id IN (SELECT measure_id FROM quota WHERE subject_id=?1)"},
	{"measure", "rep_id", "SELECT id FROM measure WHERE rep_id=?1 AND subject_id IS NOT ?1"},
	{"quota", "subject_id", "SELECT id FROM quota WHERE subject_id=?1"},
	{"deal", "subject_id", "SELECT id FROM deal WHERE subject_id=?1"},
}

// keepNumbers gives them to the former rep.
func (e *eraser) keepNumbers() error {
	for _, k := range kept {
		ids, err := e.ids(k.query, e.out.Person)
		if err != nil {
			return err
		}
		if len(ids) == 0 {
			continue
		}
		former, err := e.formerRep()
		if err != nil {
			return err
		}
		if k.table == "measure" && k.column == "subject_id" { // it may be called after the person
			if err := e.set(tables()["measure"], ids, "name", ""); err != nil {
				return err
			}
		}
		if k.column == "subject_id" {
			e.out.Kept += len(ids)
		}
		if err := e.set(tables()[k.table], ids, k.column, string(former)); err != nil {
			return err
		}
		if k.table == "deal" {
			if err := e.keepAssignments(former); err != nil {
				return err
			}
		}
	}
	return nil
}

// keepAssignments says of the former rep under whom, in which team and region the deals were made, which sums are divided by;
// the level goes.
func (e *eraser) keepAssignments(former model.ID) error {
	found, err := find[model.Assignment](e.w, "subject_id=?", e.out.Person)
	if err != nil {
		return err
	}
	for _, a := range found {
		manager := a.ManagerID
		if manager == e.out.Person {
			manager = ""
		}
		now := model.Assignment{Row: model.About(former), ManagerID: manager, Team: a.Team, Region: a.Region, ValidFrom: a.ValidFrom, ValidTo: a.ValidTo}
		if err := e.w.Put(&now); err != nil {
			return err
		}
	}
	return nil
}
