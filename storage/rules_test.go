package storage_test

import (
	"errors"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

func TestVisibilityIsNeverUpdated(t *testing.T) {
	s := create(t)
	p := addPerson(t, s, "Amara")
	n := &model.Note{Row: model.PrivateAbout(p.ID), AuthorID: roster(t, s).Owner.ID, Kind: model.NotePlain, Text: "x"}
	do(t, s, unit.AddNote, func(w *storage.Work) error { return w.Put(n) })
	n.Visibility = model.Shared
	if _, err := s.Do(ctx, unit.ChangeNote, func(w *storage.Work) error { return w.Put(n) }); !errors.Is(err, model.ErrInvalid) {
		t.Errorf("a private note was opened in place: %v", err)
	}
}

func TestShiftWritesOneRowUntilNoGapIsLeft(t *testing.T) {
	s := create(t)
	p := addPerson(t, s, "Amara")
	do(t, s, unit.AddPoint, func(w *storage.Work) error {
		for i, text := range []string{"a", "b", "c"} {
			x := &model.Point{Row: model.About(p.ID), Side: model.SideManager, Text: text, Position: int64(i + 1), AuthorID: w.Actor()}
			if err := w.Put(x); err != nil {
				return err
			}
		}
		return nil
	})
	order := func() string {
		talks, err := s.OneOnOnes(ctx, p.ID)
		if err != nil {
			t.Fatal(err)
		}
		out := ""
		for _, x := range talks.Points {
			out += x.Text
		}
		return out
	}
	move := func(text string, by int) {
		talks, _ := s.OneOnOnes(ctx, p.ID)
		var shown []model.Record
		var id model.ID
		for i := range talks.Points {
			shown = append(shown, &talks.Points[i])
			if talks.Points[i].Text == text {
				id = talks.Points[i].ID
			}
		}
		do(t, s, unit.MovePoint, func(w *storage.Work) error { return w.Shift(shown, id, by) })
	}
	move("c", -1)
	if got := order(); got != "acb" {
		t.Errorf("c up: %s", got)
	}
	move("a", 2)
	if got := order(); got != "cba" {
		t.Errorf("a down twice: %s", got)
	}
	move("c", -1)
	if got := order(); got != "cba" {
		t.Errorf("c up at the top: %s", got)
	}
}

func TestANewRecordComesLast(t *testing.T) {
	s := create(t)
	p, q := addPerson(t, s, "Amara"), addPerson(t, s, "Jonas")
	next := func(table string, subject model.ID) (at int64, err error) {
		_, e := s.Do(ctx, unit.AddPoint, func(w *storage.Work) error {
			at, err = w.NextPosition(table, subject)
			return nil
		})
		return at, errors.Join(err, e)
	}
	do(t, s, unit.AddPoint, func(w *storage.Work) error {
		return w.Insert(&model.Point{Row: model.About(p.ID), Side: model.SideRep, Text: "a", Position: 5000, AuthorID: w.Actor()})
	})
	for _, c := range []struct {
		subject model.ID
		want    int64
	}{{p.ID, 5000 + storage.PositionStep}, {q.ID, storage.PositionStep}, {"", storage.PositionStep}} {
		if got, err := next("talking_point", c.subject); err != nil || got != c.want {
			t.Errorf("of %q: %d, want %d; %v", c.subject, got, c.want, err)
		}
	}
	if _, err := next("person", ""); !errors.Is(err, model.ErrInvalid) {
		t.Errorf("people have no order: %v", err)
	}
	if _, err := next("nothing", ""); !errors.Is(err, model.ErrNotFound) {
		t.Errorf("an unknown table: %v", err)
	}
}

func TestAFrameworkIsReadByItsVersion(t *testing.T) {
	s := create(t)
	now := roster(t, s).Framework
	got, err := s.Framework(ctx, now.Version.ID)
	if err != nil || len(got.Skills) != len(now.Skills) || len(got.Skills) == 0 || got.Version != now.Version {
		t.Errorf("%+v, %v", got.Version, err)
	}
	if _, err := s.Framework(ctx, "nothing"); !errors.Is(err, model.ErrNotFound) {
		t.Errorf("an unknown version: %v", err)
	}
}

// TestARecordThatIsGoneIsAConflict saves and removes what somebody removed meanwhile: the problem names the unit.
func TestARecordThatIsGoneIsAConflict(t *testing.T) {
	mine, theirs := two(t)
	p := addPerson(t, mine, "Amara")
	old := *p
	do(t, theirs, unit.ArchivePerson, func(w *storage.Work) error { return w.Delete(p) })
	for what, write := range map[string]func(*storage.Work) error{
		"a save": func(w *storage.Work) error { return w.Put(&old) }, "a removal": func(w *storage.Work) error { return w.Delete(&old) },
	} {
		_, err := mine.Do(ctx, unit.ChangePerson, write)
		refused(t, what, err, unit.ArchivePerson)
	}
	_, err := mine.Do(ctx, unit.ChangePerson, func(w *storage.Work) error {
		return w.Put(&model.Person{Row: model.Row{ID: w.NewID(), Version: 3, Visibility: model.Shared}})
	})
	if !errors.Is(err, model.ErrConflict) {
		t.Errorf("what never was there: %v", err)
	}
	if _, err := mine.Do(ctx, unit.ChangePerson, func(w *storage.Work) error { return w.Insert(&old) }); !errors.Is(err, model.ErrInvalid) {
		t.Errorf("a stored record as new: %v", err)
	}
}
