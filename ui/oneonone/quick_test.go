package oneonone_test

import (
	"fmt"
	"testing"

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
	t.Logf("two keys with layout: %d µs without points, %d µs with 300 of them, a ratio of %.1f", few.NsPerOp()/1000, many.NsPerOp()/1000, float64(many.NsPerOp())/float64(few.NsPerOp()))
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

// typed is the time two keys take in the field of points, a letter and the one that takes it away, with what the window
// asks of every object before it draws.
func typed(t *testing.T, points int, text string) (testing.BenchmarkResult, fyne.Canvas) {
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
	kittest.Type(c, text)
	all := test.LaidOutObjects(c.Content())
	return testing.Benchmark(func(b *testing.B) {
		for range b.N {
			kittest.Type(c, "x")
			kittest.Press(c, fyne.KeyBackspace)
			for range 2 {
				for _, o := range all {
					o.MinSize()
				}
			}
		}
	}), c
}
