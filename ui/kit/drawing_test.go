package kit

import (
	"image"
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"milepost/chart"
	"milepost/ui/theme"
)

func TestDrawingKnowsEveryColour(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.DarkMode))
	d := newDrawing(10, 10)
	for _, c := range chart.Colors() {
		if d.color(c) == (color.NRGBA{}) {
			t.Errorf("colour %d has none in the palette", c)
		}
	}
}

func TestDrawingKeepsToWholeUnits(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.LightMode))
	d := newDrawing(100, 100)
	d.Rect(chart.Box{X: 1.4, Y: 2.6, W: 10.2, H: 3.2}, 0, chart.Ink)
	d.Rect(chart.Box{X: 1, Y: 1, W: 0.3, H: 5}, 0, chart.Ink) // narrower than a unit: nothing
	d.Line(chart.Point{X: 20, Y: 5}, chart.Point{X: 20, Y: 50}, 1, chart.Ink)
	d.Text("Today", chart.TextStyle{Size: 12, Weight: chart.Medium}, chart.Point{X: 50.3, Y: 50}, chart.Center, chart.Ink)
	objects := d.pen.Drawing().Objects
	if len(objects) != 3 {
		t.Fatalf("drawn: %d things, want 3", len(objects))
	}
	if p, s := objects[0].Position(), objects[0].Size(); p != fyne.NewPos(1, 3) || s != fyne.NewSize(11, 3) {
		t.Errorf("the rectangle lies at %v, %v large", p, s)
	}
	if _, ok := objects[1].(*canvas.Rectangle); !ok {
		t.Error("an upright line is not a rectangle")
	}
	if p := objects[2].Position(); p.X != round(p.X) || p.Y != round(p.Y) {
		t.Errorf("the text stands at %v", p)
	}
}

func TestThreadsAreOneRasterWithEachColourInItsPlace(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.LightMode))
	d := newDrawing(100, 100)
	line := func(x float64, c chart.Color) chart.Curve {
		at := func(y float64) chart.Point { return chart.Point{X: x, Y: y} }
		return chart.Curve{A: at(80), C1: at(60), C2: at(40), B: at(20), Width: 4, Color: c}
	}
	d.Curves([]chart.Curve{line(20, chart.Accent), line(40, chart.Warn), line(60, chart.Accent)})
	objects := d.pen.Drawing().Objects
	raster, ok := objects[0].(*canvas.Raster)
	if len(objects) != 1 || !ok {
		t.Fatalf("drawn: %d things", len(objects))
	}
	at, size := raster.Position(), raster.Size()
	if at != fyne.NewPos(17, 17) || size != fyne.NewSize(46, 66) {
		t.Errorf("the raster lies at %v, %v large", at, size)
	}
	for scale := 1; scale <= 2; scale++ {
		img := raster.Generator(int(size.Width)*scale, int(size.Height)*scale).(*image.RGBA)
		for x, c := range map[int]chart.Color{20: chart.Accent, 40: chart.Warn, 60: chart.Accent} {
			want := d.color(c)
			got := img.RGBAAt((x-17)*scale, (50-17)*scale)
			if got.R != want.R || got.G != want.G || got.B != want.B {
				t.Errorf("scale %d: at %d stands %v, want %v", scale, x, got, want)
			}
		}
		if img.RGBAAt(13*scale, 31*scale).A != 0 {
			t.Error("there is paint between the threads")
		}
	}
}

func TestNoThreadsNoRaster(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.LightMode))
	d := newDrawing(100, 100)
	d.Curves(nil)
	d.Curves([]chart.Curve{{A: chart.Point{X: -50, Y: -50}, C1: chart.Point{X: -50, Y: -60}, C2: chart.Point{X: -40, Y: -60}, B: chart.Point{X: -40, Y: -50}, Width: 2}})
	if n := len(d.pen.Drawing().Objects); n != 0 {
		t.Errorf("drawn: %d things", n)
	}
}
