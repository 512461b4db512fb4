package asking

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/theme"
)

// desk is a window on the sample team.
type desk struct {
	*testing.T
	*kittest.Frame
	c  fyne.Canvas
	id model.ID // Amara's
}

func newDesk(t *testing.T, size fyne.Size) *desk {
	t.Helper()
	kittest.App(t, theme.LightMode)
	d := &desk{T: t, Frame: kittest.NewFrame(t, kittest.SampleStore(t))}
	w := kittest.Open(t, canvas.NewRectangle(theme.Current().Page), size)
	d.Use(w)
	d.c = w.Canvas()
	p, err := d.Roster().FindPerson("Amara Okafor")
	if err != nil {
		t.Fatal(err)
	}
	d.id = p.ID
	return d
}

var usual = fyne.NewSize(1216, 900)

func (d *desk) do(name string, f func(*storage.Work) error) {
	d.Helper()
	if _, err := d.Store().Do(context.Background(), name, f); err != nil {
		d.Fatal(err)
	}
}

// point writes a point of Amara's for a test.
func (d *desk) point(x model.Point) {
	d.Helper()
	if x.Visibility == "" {
		x.Row = model.About(d.id)
	}
	x.AuthorID, x.RaisedOn = d.Roster().Owner.ID, d.Today()
	if x.Side == "" {
		x.Side = model.SideManager
	}
	d.do(unit.AddPoint, func(w *storage.Work) error { return w.Put(&x) })
}

// points are those of Amara's that are open.
func (d *desk) points() []model.Point {
	d.Helper()
	x, err := d.Store().Talks(context.Background(), d.id)
	if err != nil {
		d.Fatal(err)
	}
	var out []model.Point
	for _, p := range x.Points {
		if p.ClosedOn.IsZero() && p.ArchivedAt.IsZero() {
			out = append(out, p)
		}
	}
	return out
}

func (d *desk) pointSaying(text string) *model.Point {
	d.Helper()
	for _, p := range d.points() {
		if p.Text == text {
			return &p
		}
	}
	return nil
}

func (d *desk) shows(name, want string) {
	d.Helper()
	if got := kittest.Text(d.T, d.c, name); got != want {
		d.Errorf("%s: %q, want %q", name, got, want)
	}
}

func (d *desk) tap(name string) { d.Helper(); kittest.Tap(d.T, d.c, name) }

func (d *desk) disabled(name string) bool {
	d.Helper()
	return kittest.Find(d.T, d.c, name).(fyne.Disableable).Disabled()
}

// screen is all that is written on the screen.
func (d *desk) screen() string {
	var out []string
	for _, o := range d.c.Overlays().List() {
		out = append(out, kit.Texts(o)...)
	}
	return strings.Join(out, "\n")
}
