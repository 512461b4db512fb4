package storage

import (
	"fmt"
	"reflect"

	"milepost/model"
)

// Reshare shares a private text, or takes a shared one back: a new row with the present wording takes the place of the
// old one, which leaves all lists and keeps its earlier wording to its author. What refers to the old row refers to the
// new one; a goal's key results and steps, a career milestone's links, what was said of the dates of either, and what a note is
// evidence of are copied to it. Notes, talking points, action items, goals and career milestones can be reshared, by their author alone; anything else is ErrInvalid. A record that moved
// on since it was read, or was reshared before, is ErrConflict. The record handed in stays as it is.
func (w *Work) Reshare(r model.Record, to model.Visibility) error {
	t := tableOf(r)
	author, replaced := fieldID(r, "AuthorID"), fieldID(r, "ReplacedBy")
	switch {
	case replaced == nil || author == nil || to != model.Private && to != model.Shared:
		return fmt.Errorf("%w: %s cannot be made %s", model.ErrInvalid, t.name, to)
	case *author != w.Actor():
		return &model.Problem{Key: "storage.share.author", Err: model.ErrInvalid}
	case *replaced != "":
		return &model.Problem{Key: "storage.gone", Err: model.ErrConflict}
	case r.Head().Visibility == to:
		return nil
	}
	next := cloned(r)
	*next.Head() = model.Row{SubjectID: r.Head().SubjectID, Visibility: to}
	if n, ok := next.(*model.Note); ok {
		n.Origin = "" // it would tell of an earlier wording
	}
	if err := w.Put(next); err != nil {
		return err
	}
	old := cloned(r)
	*fieldID(old, "ReplacedBy") = next.Head().ID
	if err := w.Put(old); err != nil {
		return err
	}
	return w.follow(old, next.Head())
}

// fieldID is a field of a record that holds an id; nil when it has no such field.
func fieldID(r model.Record, name string) *model.ID {
	f := reflect.ValueOf(r).Elem().FieldByName(name)
	if !f.IsValid() {
		return nil
	}
	id, _ := f.Addr().Interface().(*model.ID)
	return id
}

// follow lets what belongs to the old row belong to the new one.
func (w *Work) follow(old model.Record, next *model.Row) error {
	from, to := old.Head().ID, next.ID
	switch old.(type) {
	case *model.Note:
		return copyRows(w, "note_id=?", from, next.Visibility, func(l *model.NoteLink) { l.NoteID = to })
	case *model.Point:
		return repoint(w, "point_id=?", from, func(a *model.Action) { a.PointID = to })
	case *model.Goal:
		if err := repoint(w, "goal_id=?", from, func(a *model.Action) { a.GoalID = to }); err != nil {
			return err
		}
		if err := w.retie("goal_id=?", from, func(l *model.NoteLink) { l.GoalID = to }); err != nil {
			return err
		}
		if err := w.copyCheckIns(from, next); err != nil {
			return err
		}
		if err := copyRows(w, "archived_at IS NULL AND goal_id=?", from, next.Visibility, func(s *model.GoalStep) { s.GoalID = to }); err != nil {
			return err
		}
		if err := copyRows(w, "goal_id=?"+saidBefore(next), from, next.Visibility, func(m *model.DateMove) { m.GoalID = to }); err != nil {
			return err
		}
		return w.copyKeyResults(from, next)
	case *model.Career:
		if err := repoint(w, "career_milestone_id=?", from, func(g *model.Goal) { g.CareerMilestoneID = to }); err != nil {
			return err
		}
		if err := w.retie("career_milestone_id=?", from, func(l *model.NoteLink) { l.CareerID = to }); err != nil {
			return err
		}
		if err := copyRows(w, "career_milestone_id=?"+saidBefore(next), from, next.Visibility, func(m *model.DateMove) { m.CareerID = to }); err != nil {
			return err
		}
		return copyRows(w, "career_milestone_id=?", from, next.Visibility, func(l *model.Link) { l.CareerID = to })
	}
	return nil
}

// retie lets what notes are evidence of be the new row.
func (w *Work) retie(where string, from model.ID, change func(*model.NoteLink)) error {
	links, err := find[model.NoteLink](w, where, from)
	if err != nil {
		return err
	}
	for i := range links {
		change(&links[i])
		if err := w.Put(&links[i]); err != nil {
			return err
		}
	}
	return nil
}

// repoint lets current rows that refer to an old row refer to the new one.
func repoint[T any, R interface {
	*T
	model.Record
}](w *Work, where string, from model.ID, change func(R)) error {
	rows, err := find[T](w, where+" AND "+current, from)
	if err != nil {
		return err
	}
	for i := range rows {
		r := R(&rows[i])
		change(r)
		if err := w.Put(r); err != nil {
			return err
		}
	}
	return nil
}

// copyRows writes rows that belonged to an old row anew, for the new one.
func copyRows[T any, R interface {
	*T
	model.Record
}](w *Work, where string, from model.ID, to model.Visibility, change func(R)) error {
	rows, err := find[T](w, where, from)
	if err != nil {
		return err
	}
	for i := range rows {
		r := R(&rows[i])
		h := r.Head()
		h.ID, h.Version, h.Visibility = "", 0, to
		change(r)
		if err := w.Put(r); err != nil {
			return err
		}
	}
	return nil
}

// copyCheckIns copies the check-ins of a goal; those that were private stay so, behind the old row: sharing a goal does
// not share what was said of it before.
func (w *Work) copyCheckIns(from model.ID, next *model.Row) error {
	return copyRows(w, "goal_id=?"+saidBefore(next), from, next.Visibility, func(c *model.CheckIn) { c.GoalID = next.ID })
}

// saidBefore leaves out what was said in private before something is shared: check-ins, and why a date was moved.
func saidBefore(next *model.Row) string {
	if next.Visibility == model.Shared {
		return " AND visibility='shared'"
	}
	return ""
}

// copyKeyResults copies the key results of a goal, with what measures them.
func (w *Work) copyKeyResults(from model.ID, next *model.Row) error {
	results, err := find[model.KeyResult](w, "goal_id=?", from)
	if err != nil {
		return err
	}
	for i := range results {
		kr := &results[i]
		measure, err := w.copyMeasure(kr.MeasureID, next.Visibility)
		if err != nil {
			return err
		}
		kr.Row = model.Row{SubjectID: kr.SubjectID, Visibility: next.Visibility}
		kr.GoalID, kr.MeasureID = next.ID, measure
		if err := w.Put(kr); err != nil {
			return err
		}
	}
	return nil
}

// copyMeasure copies a measure with its readings and returns the copy's id; one that is seen by the same people already
// is kept.
func (w *Work) copyMeasure(id model.ID, to model.Visibility) (model.ID, error) {
	found, err := find[model.Measure](w, "id=?", id)
	if err != nil || len(found) == 0 || found[0].Visibility == to {
		return id, err
	}
	m := &found[0]
	m.Row = model.Row{SubjectID: m.SubjectID, Visibility: to}
	if err := w.Put(m); err != nil {
		return "", err
	}
	return m.ID, copyRows(w, "measure_id=?", id, to, func(r *model.Reading) { r.MeasureID = m.ID })
}
