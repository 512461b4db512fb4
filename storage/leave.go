package storage

import (
	"cmp"
	"slices"

	"milepost/model"
)

// Left is what became of what was open when somebody left.
type Left struct {
	Assignments int        // that ended
	Series      int        // standing one-on-ones that ended
	Meetings    int        // planned ones that were cancelled
	Moved       int        // open promises that somebody else has now
	Dropped     int        // open promises that were closed as dropped
	Leads       int        // people they still lead on the day after
	EraseOn     model.Date // proposed
}

// Leave ends what a person has with the team on their last day: assignments, cadence, what they decide, standing one-on-ones and days
// away end, one-on-ones planned for later are cancelled, open promises are dropped. What the person had promised is promised anew by whoever takes over,
// if anybody does; private texts never move. Everything else stays. ErrNotFound when there is no such person,
// ErrInvalid when the day is before they started.
func (w *Work) Leave(person model.ID, on model.Date, takesOver model.ID) (*Left, error) {
	people, err := find[model.Person](w, "id IN (?,?)", person, takesOver)
	if err != nil {
		return nil, err
	}
	for _, id := range []model.ID{person, cmp.Or(takesOver, person)} {
		if !slices.ContainsFunc(people, func(p model.Person) bool { return p.ID == id }) {
			return nil, &model.Problem{Key: "storage.erase.nobody", Args: []any{string(id)}, Err: model.ErrNotFound}
		}
	}
	p := &people[slices.IndexFunc(people, func(p model.Person) bool { return p.ID == person })]
	if on.Before(p.StartedOn) {
		return nil, &model.Problem{Key: "storage.leave.before", Args: []any{p.StartedOn}, Err: model.ErrInvalid}
	}
	l := &leaving{w: w, person: person, on: on, takesOver: takesOver, left: Left{EraseOn: model.EraseOn(on)}}
	p.LeftOn = on
	err = reads(func() error { return w.Put(p) }, l.assignments, l.cadences, l.delegations, l.series, l.absences, l.meetings, l.actions, l.leads)
	return &l.left, err
}

type leaving struct {
	w         *Work
	person    model.ID
	on        model.Date
	takesOver model.ID
	left      Left
}

// after says whether something that lasts to a day lasts longer than the person is there.
func (l *leaving) after(to model.Date) bool { return to.IsZero() || to.After(l.on) }

func (l *leaving) assignments() error {
	list, err := find[model.Assignment](l.w, "subject_id=?", l.person)
	if err != nil {
		return err
	}
	for i := range list {
		a := &list[i]
		if !l.after(a.ValidTo) {
			continue
		}
		l.left.Assignments++
		if err := l.end(a, a.ValidFrom, &a.ValidTo); err != nil {
			return err
		}
	}
	return nil
}

func (l *leaving) cadences() error {
	list, err := find[model.Cadence](l.w, "subject_id=?", l.person)
	if err != nil {
		return err
	}
	for i := range list {
		c := &list[i]
		if !l.after(c.ValidTo) {
			continue
		}
		if err := l.end(c, c.ValidFrom, &c.ValidTo); err != nil {
			return err
		}
	}
	return nil
}

func (l *leaving) delegations() error {
	list, err := find[model.Delegation](l.w, "subject_id=?", l.person)
	if err != nil {
		return err
	}
	for i := range list {
		if d := &list[i]; l.after(d.ValidTo) {
			if err := l.end(d, d.ValidFrom, &d.ValidTo); err != nil {
				return err
			}
		}
	}
	return nil
}

// series end on the last day; one that was to begin later is archived, because a meeting may name it.
func (l *leaving) series() error {
	list, err := find[model.Series](l.w, "subject_id=? AND archived_at IS NULL", l.person)
	if err != nil {
		return err
	}
	for i := range list {
		s := &list[i]
		if !l.after(s.ValidTo) {
			continue
		}
		l.left.Series++
		if s.ValidFrom.After(l.on) {
			s.ArchivedAt = model.InstantOf(l.w.s.clock.Now())
		} else {
			s.ValidTo = l.on
		}
		if err := l.w.Put(s); err != nil {
			return err
		}
	}
	return nil
}

func (l *leaving) absences() error {
	list, err := find[model.Absence](l.w, "subject_id=? AND archived_at IS NULL", l.person)
	if err != nil {
		return err
	}
	for i := range list {
		if a := &list[i]; l.after(a.ValidTo) {
			if err := l.end(a, a.ValidFrom, &a.ValidTo); err != nil {
				return err
			}
		}
	}
	return nil
}

// end lets something end on the last day; what had not begun by then never was.
func (l *leaving) end(r model.Record, from model.Date, to *model.Date) error {
	if from.After(l.on) {
		return l.w.Delete(r)
	}
	*to = l.on
	return l.w.Put(r)
}

func (l *leaving) meetings() error {
	list, err := find[model.Meeting](l.w, "subject_id=? AND state=?", l.person, model.MeetingPlanned)
	if err != nil {
		return err
	}
	for i := range list {
		m := &list[i]
		if !m.On.After(l.on) {
			continue
		}
		m.State = model.MeetingCancelled
		l.left.Meetings++
		if err := l.w.Put(m); err != nil {
			return err
		}
	}
	return nil
}

func (l *leaving) actions() error {
	list, err := find[model.Action](l.w, "subject_id=? AND state=? AND replaced_by IS NULL AND archived_at IS NULL", l.person, model.ActionOpen)
	if err != nil {
		return err
	}
	for i := range list {
		a := &list[i]
		if l.takesOver != "" && a.OwedBy == model.SideRep && a.Visibility == model.Shared {
			at, err := l.w.NextPosition("action_item", l.takesOver)
			if err != nil {
				return err
			}
			next := &model.Action{
				Row: model.About(l.takesOver), AuthorID: l.w.Actor(), OwedBy: a.OwedBy, Text: a.Text, DueOn: a.DueOn, State: model.ActionOpen,
				OpenedOn: l.on, Position: at,
			}
			if err := l.w.Put(next); err != nil {
				return err
			}
			l.left.Moved++
		} else {
			l.left.Dropped++
		}
		a.State, a.ClosedOn = model.ActionDropped, l.on
		if a.ClosedOn.Before(a.OpenedOn) { // it was made after their last day
			a.ClosedOn = a.OpenedOn
		}
		if err := l.w.Put(a); err != nil {
			return err
		}
	}
	return nil
}

// leads counts whom the person would still lead: who leads them then is for the user to say.
func (l *leaving) leads() error {
	list, err := find[model.Assignment](l.w, "manager_id=?", l.person)
	for _, a := range list {
		if a.Span().Holds(l.on.AddDays(1)) {
			l.left.Leads++
		}
	}
	return err
}
