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
