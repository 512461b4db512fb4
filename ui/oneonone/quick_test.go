package oneonone_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
)

// TestTypingDoesNotDependOnHowManyPointsThereAre types with 300 points and with none. It tells the ratio of the two
// times, and holds only what makes it: that no row is made anew while somebody types.
func TestTypingDoesNotDependOnHowManyPointsThereAre(t *testing.T) {
	const text = "Ask what help she needs before the negotiation with the customer in Oslo, and who covers the stand at the fair"
	few, _ := typed(t, 0, text)
	many, c := typed(t, 300, text)
	t.Logf("per key, with layout: %v without points, %v with 300 of them, a ratio of %.1f", few, many, float64(many)/float64(few))
	rows := kit.Names(c.Content())
	before := make([]fyne.CanvasObject, 0, len(rows))
	for _, name := range rows {
		before = append(before, kit.Find(c.Content(), name))
	}
	kittest.Type(c, " and more")
	for i, name := range rows {
		if kit.Find(c.Content(), name) != before[i] {
			t.Fatalf("%s was made anew while somebody typed", name)
		}
	}
}

// typed is the time a key takes in the field of points, the median of all keys of a text.
func typed(t *testing.T, points int, text string) (time.Duration, fyne.Canvas) {
	t.Helper()
	f, c, id := open(t, "Daniel Weber")
	f.Change(unit.AddPoint, func(w *storage.Work) error {
		for _, x := range talks(t, f, id).Points { // of the sample
			x.ArchivedAt = 1
			if err := w.Put(&x); err != nil {
				return err
			}
		}
		for i := range points {
			x := &model.Point{Row: model.About(id), AuthorID: w.Actor(), Side: model.SideManager, Text: fmt.Sprintf("A point of some length that wraps in its column, number %d", i), Position: int64(1e6 + i*1024), RaisedOn: f.Today()}
			if i%2 == 0 {
				x.Side = model.SideRep
			}
			if err := w.Insert(x); err != nil {
				return err
			}
		}
		return nil
	}, nil)
	c.Content().Refresh()
	kittest.Tap(t, c, "oneonone.point.new")
	all := test.LaidOutObjects(c.Content())
	var took []time.Duration
	for _, r := range text {
		begin := time.Now()
		kittest.Type(c, string(r))
		for _, o := range all { // the window asks all of them before it draws
			o.MinSize()
		}
		took = append(took, time.Since(begin))
	}
	slices.Sort(took)
	return took[len(took)/2], c
}
