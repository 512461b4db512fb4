package oneonone_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
)

// TestALongPasteIsOneNote pastes ten thousand lines where points are written.
func TestALongPasteIsOneNote(t *testing.T) {
	f, c, id := open(t, "Daniel")
	before := talks(t, f, id)
	var text strings.Builder
	for i := range 10_000 {
		fmt.Fprintf(&text, "%d\tsaid something\r\n", i)
	}
	kit.FocusName(c, "oneonone.point.new")
	kittest.Paste(c, text.String())
	after := talks(t, f, id)
	if len(after.Points) != len(before.Points) || len(after.Notes) != len(before.Notes)+1 {
		t.Fatalf("%d points and %d notes became %d and %d", len(before.Points), len(before.Notes), len(after.Points), len(after.Notes))
	}
	if n := after.Notes[0]; n.Text != text.String() || n.Visibility != model.Private {
		t.Errorf("the note is %s and has %d bytes, want %d", n.Visibility, len(n.Text), text.Len())
	}
	f.WantUnit(t, unit.AddNote)
	if text := strings.Join(kit.Texts(c.Content()), "\n"); !strings.Contains(text, "9987 more lines") || strings.Contains(text, "20 said") {
		t.Error("the list shows more than the note's beginning, or does not say what is left out")
	}
}

func TestThousandsOfPointsAreNotAllShown(t *testing.T) {
	f, c, id := open(t, "Daniel")
	if _, err := f.Store().Do(context.Background(), unit.AddPoint, func(w *storage.Work) error {
		for i := range 1000 {
			if err := w.Insert(&model.Point{
				Row: model.About(id), AuthorID: w.Actor(), Side: model.SideManager, Text: fmt.Sprint("point ", i), RaisedOn: f.Today(),
				Position: int64(i+100) * storage.PositionStep,
			}); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	f.Page().Reload()
	rows := func() int {
		n := 0
		for _, name := range kittest.Names(c) {
			if strings.HasPrefix(name, "oneonone.tick.") {
				n++
			}
		}
		return n
	}
	if n := rows(); n < 300 || n > 320 {
		t.Errorf("%d rows at first", n)
	}
	kittest.Tap(t, c, "oneonone.points.many")
	if n := rows(); n < 1000 {
		t.Errorf("%d rows when all are asked for", n)
	}
}
