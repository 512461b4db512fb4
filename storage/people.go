package storage

import (
	"cmp"
	"slices"

	"milepost/model"
)

// Assign gives a person a manager, team, region and level from a day on (a.ValidFrom; none: from the beginning). The
// assignment of that day ends the day before, or is corrected in place when it begins on the very day; the new one lasts
// as long as that would have, or to a.ValidTo. A level that was empty is filled in place when nothing else differs.
// Nothing happens when nothing differs. What would overlap a later assignment is ErrConflict.
func (w *Work) Assign(a model.Assignment) error {
	a.Row = model.Row{SubjectID: a.SubjectID, Visibility: cmp.Or(a.Visibility, model.Shared)}
	if !a.ValidTo.IsZero() && a.ValidTo.Before(a.ValidFrom) {
		return &model.Problem{Key: "storage.assign.span", Args: []any{a.ValidFrom, a.ValidTo}, Err: model.ErrInvalid}
	}
	list, err := find[model.Assignment](w, "subject_id=?", a.SubjectID)
	if err != nil {
		return err
	}
	var now, next *model.Assignment
	for i := range list {
		x := &list[i]
		switch {
		case x.Span().Holds(a.ValidFrom):
			now = x
		case x.ValidFrom.After(a.ValidFrom) && (next == nil || x.ValidFrom.Before(next.ValidFrom)):
			next = x
		}
	}
	end := model.Date{} // the last day the new one may have
	if next != nil {
		end = next.ValidFrom.AddDays(-1)
	}
	if now != nil && !now.ValidTo.IsZero() {
		end = now.ValidTo
	}
	switch {
	case a.ValidTo.IsZero():
		a.ValidTo = end
	case next != nil && !a.ValidTo.Before(next.ValidFrom):
		return &model.Problem{Key: "storage.assign.overlap", Args: []any{next.ValidFrom}, Err: model.ErrConflict}
	}
	if now == nil {
		return w.Put(&a)
	}
	return w.reassign(now, a)
}

// reassign changes from the assignment of a day to another that begins on it.
func (w *Work) reassign(now *model.Assignment, a model.Assignment) error {
	same := now.ManagerID == a.ManagerID && now.Team == a.Team && now.Region == a.Region && now.ValidTo == a.ValidTo
	switch {
	case same && now.LevelID == a.LevelID:
		return nil
	case same && now.LevelID == "":
		now.LevelID = a.LevelID
		return w.Put(now)
	case now.ValidFrom == a.ValidFrom: // corrected on the day it was made
		a.Row = now.Row
		return w.Put(&a)
	}
	now.ValidTo = a.ValidFrom.AddDays(-1)
	if err := w.Put(now); err != nil {
		return err
	}
	return w.Put(&a)
}

// checkAssignments holds, at the end of a unit, that no two assignments of a person it touched overlap.
func (w *Work) checkAssignments() error {
	for subject := range w.touched["assignment"] {
		list, err := find[model.Assignment](w, "subject_id=?", subject)
		if err != nil {
			return err
		}
		slices.SortFunc(list, func(a, b model.Assignment) int { return a.ValidFrom.Days(b.ValidFrom) })
		for i := 1; i < len(list); i++ {
			if before := list[i-1].ValidTo; before.IsZero() || !before.Before(list[i].ValidFrom) {
				return &model.Problem{Key: "storage.assign.overlap", Args: []any{list[i].ValidFrom}, Err: model.ErrConflict}
			}
		}
	}
	return nil
}
