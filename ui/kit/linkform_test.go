package kit_test

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/theme"
)

// blank is a page with nothing on it.
type blank struct{}

func (*blank) Title() string              { return "" }
func (*blank) Content() fyne.CanvasObject { return kit.VB(0) }
func (*blank) Reload()                    {}
func (*blank) Close()                     {}

// TestNothingToTieLeadsToWhereItIsAdded ties from both ends in a file that has nothing at the other end.
func TestNothingToTieLeadsToWhereItIsAdded(t *testing.T) {
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, kittest.EmptyStore(t))
	p := &model.Person{Row: model.Row{Visibility: model.Shared}, Name: "Bo Hill", IsRep: true}
	c := &model.Career{Title: "Senior AE", State: model.MilestoneActive}
	f.Change(unit.AddCareer, func(w *storage.Work) error {
		if err := w.Put(p); err != nil {
			return err
		}
		c.Row, c.AuthorID = model.About(p.ID), f.Roster().Owner.ID
		return w.Put(c)
	}, nil)
	canvas := f.Show(t, &blank{}, fyne.NewSize(900, 600)).Canvas()
	direction, err := f.Store().Direction(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	kit.AskLink(f, direction, c.ID, "")
	kittest.Tap(t, canvas, "link.none.confirm")
	if got := f.LastRoute(); got != (kit.Route{Page: kit.PageWeave}) {
		t.Errorf("went to %+v", got)
	}
	kit.AskLink(f, model.Direction{}, "", model.ID("any"))
	kittest.Tap(t, canvas, "link.none.confirm")
	if got := f.LastRoute(); got != (kit.Route{Page: kit.PagePeople}) {
		t.Errorf("went to %+v", got)
	}
}
