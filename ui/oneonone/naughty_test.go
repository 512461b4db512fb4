package oneonone_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/theme"
)

// TestNaughtyStringsDoNotBreakThePage shows the big list of naughty strings as points, promises and notes.
func TestNaughtyStringsDoNotBreakThePage(t *testing.T) {
	dir := os.Getenv("MILEPOST_REALDATA")
	if dir == "" {
		t.Skip("skipped: MILEPOST_REALDATA is not set")
	}
	data, err := os.ReadFile(filepath.Join(dir, "strings", "blns.json"))
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	if err := json.Unmarshal(data, &list); err != nil {
		t.Fatal(err)
	}
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	p, err := f.Roster().FindPerson("Daniel Weber")
	if err != nil {
		t.Fatal(err)
	}
	f.Change(unit.AddPoint, func(w *storage.Work) error {
		for _, text := range list {
			for _, r := range []model.Record{
				&model.Point{Row: model.About(p.ID), AuthorID: w.Actor(), Side: model.SideRep, Text: text, RaisedOn: f.Today()},
				&model.Action{Row: model.About(p.ID), AuthorID: w.Actor(), OwedBy: model.SideRep, Text: text, State: model.ActionOpen, OpenedOn: f.Today()},
				&model.Note{Row: model.PrivateAbout(p.ID), AuthorID: w.Actor(), Kind: model.NotePlain, Text: text, On: f.Today()},
			} {
				if err := w.Insert(r); err != nil {
					return err
				}
			}
		}
		return nil
	}, nil)
	if len(f.Errors) > 0 {
		t.Fatal(f.Errors[0])
	}
	c := f.Show(t, page(f, p.ID), fyne.NewSize(964, 640)).Canvas()
	kittest.Tap(t, c, "oneonone.notes.older")
	kittest.Tap(t, c, "oneonone.points.many")
	c.Content().Refresh() // the page has grown
	if problems := kit.Overflows(c.Content()); len(problems) > 0 {
		t.Errorf("%d things have not the room they need, first: %s", len(problems), problems[0])
	}
	shown := map[string]int{}
	for _, text := range kit.Texts(c.Content()) {
		shown[text]++
	}
	for _, text := range list {
		if shown[text] < 3 { // as point, promise and note
			t.Errorf("%q is not shown as it was written", text)
		}
	}
	kittest.Flat(c.Content())
	c.Capture() // draws every letter
}
