package storage_test

import (
	"errors"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

func TestLeavingEndsWhatIsOpenAndCanBeUndone(t *testing.T) {
	s := create(t)
	p, heir := addPerson(t, s, "Amara"), addPerson(t, s, "Jonas")
	last := model.MustDate("2026-11-30")
	do(t, s, unit.Import, func(w *storage.Work) error {
		row := model.About(p.ID)
		secret := &model.Action{Row: model.PrivateAbout(p.ID), AuthorID: w.Actor(), OwedBy: model.SideRep, Text: "secret", State: model.ActionOpen, OpenedOn: monday}
		return put(w, secret,
			&model.Assignment{Row: row, Team: "North", ValidTo: last.AddDays(10)},
			&model.Assignment{Row: row, Team: "South", ValidFrom: last.AddDays(11)},
			&model.Cadence{Row: row, AuthorID: w.Actor(), Days: 14},
			&model.Series{Row: row, AuthorID: w.Actor(), Rule: model.Weekly, Every: 1, ValidFrom: monday},
			&model.Series{Row: row, AuthorID: w.Actor(), Rule: model.Weekly, Every: 1, ValidFrom: last.AddDays(1)},
			&model.Series{Row: row, AuthorID: w.Actor(), Rule: model.Weekly, Every: 1, ValidFrom: monday.AddDays(-70), ValidTo: monday},
			&model.Absence{Row: row, AuthorID: w.Actor(), ValidFrom: monday, ValidTo: last.AddDays(9)},
			&model.Absence{Row: row, AuthorID: w.Actor(), ValidFrom: last.AddDays(1)},
			&model.Meeting{Row: row, AuthorID: w.Actor(), On: last, State: model.MeetingPlanned},
			&model.Meeting{Row: row, AuthorID: w.Actor(), On: last.AddDays(7), State: model.MeetingPlanned},
			&model.Action{Row: row, AuthorID: w.Actor(), OwedBy: model.SideRep, Text: "theirs", State: model.ActionOpen, OpenedOn: monday},
			&model.Action{Row: row, AuthorID: w.Actor(), OwedBy: model.SideManager, Text: "mine", State: model.ActionOpen, OpenedOn: monday},
			&model.Action{Row: row, AuthorID: w.Actor(), OwedBy: model.SideRep, Text: "done", State: model.ActionDone, OpenedOn: monday, ClosedOn: monday},
			&model.Assignment{Row: model.About(heir.ID), ManagerID: p.ID})
	})
	area := &model.DecisionArea{Row: model.Ours(), Name: "Discounts"}
	do(t, s, unit.SetDelegation, func(w *storage.Work) error {
		if err := w.Put(area); err != nil {
			return err
		}
		return put(w, &model.Delegation{Row: model.About(p.ID), AuthorID: w.Actor(), AreaID: area.ID, Degree: model.DegreeTell, ValidFrom: monday, ValidTo: last.AddDays(3)},
			&model.Delegation{Row: model.About(p.ID), AuthorID: w.Actor(), AreaID: area.ID, Degree: model.DegreeAgree, ValidFrom: last.AddDays(4)})
	})
	before := rows(t, s)
	var left *storage.Left
	do(t, s, unit.LeaveTeam, func(w *storage.Work) (err error) {
		left, err = w.Leave(p.ID, last, heir.ID)
		return err
	})
	want := storage.Left{Assignments: 2, Series: 2, Meetings: 1, Moved: 1, Dropped: 2, Leads: 1, EraseOn: model.MustDate("2028-11-30")}
	if *left != want {
		t.Errorf("%+v, want %+v", *left, want)
	}
	if d, err := s.Delegations(ctx); err != nil || len(d.All) != 1 || d.All[0].ValidTo != last {
		t.Errorf("what they decide lasts: %+v, %v", d.All, err)
	}
	r := roster(t, s)
	if r.Person(p.ID).LeftOn != last || r.Person(p.ID).Here(last.AddDays(1)) || !r.Person(p.ID).Here(last) {
		t.Errorf("left: %+v", r.Person(p.ID))
	}
	for _, a := range r.Assignments {
		if a.SubjectID == p.ID && (a.Team != "North" || a.ValidTo != last) {
			t.Errorf("an assignment lasts: %+v", a)
		}
	}
	heirs, err := s.OneOnOnes(ctx, heir.ID)
	if err != nil || len(heirs.Actions) != 1 || heirs.Actions[0].Text != "theirs" || heirs.Actions[0].State != model.ActionOpen {
		t.Errorf("who takes over has %+v, %v", heirs.Actions, err)
	}
	theirs, err := s.OneOnOnes(ctx, p.ID)
	if err != nil {
		t.Fatal(err)
	}
	for d, m := last.AddDays(1), (*model.Meeting)(nil); d.Before(last.AddDays(60)); d = d.AddDays(1) {
		if m = theirs.NextPlanned(p.ID, d); m != nil || model.AwayOn(theirs.Absences, p.ID, d) {
			t.Fatalf("after the last day, on %s: %+v", d, m)
		}
	}
	if m := theirs.NextPlanned(p.ID, last.AddDays(-6)); m == nil || m.On != last {
		t.Errorf("before it the next talk is %+v", m)
	}
	for _, a := range theirs.Actions {
		if a.State == model.ActionOpen {
			t.Errorf("still open: %+v", a)
		}
	}
	if _, err := s.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if rows(t, s).without() != before.without() {
		t.Error("undone it is not as it was")
	}
}

func TestLeavingRefuses(t *testing.T) {
	s := create(t)
	p := addPerson(t, s, "Amara")
	do(t, s, unit.ChangePerson, func(w *storage.Work) error { p.StartedOn = monday; return w.Put(p) })
	for _, c := range []struct {
		who, heir model.ID
		on        model.Date
		key       string
	}{{p.ID, "", monday.AddDays(-1), "storage.leave.before"}, {"x", "", monday, "storage.erase.nobody"}, {p.ID, "x", monday, "storage.erase.nobody"}} {
		var problem *model.Problem
		_, err := s.Do(ctx, unit.LeaveTeam, func(w *storage.Work) error { _, err := w.Leave(c.who, c.on, c.heir); return err })
		if !errors.As(err, &problem) || problem.Key != c.key {
			t.Errorf("%v, want %s", err, c.key)
		}
	}
}
