package milestones_test

import (
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"milepost/chart"
	"milepost/model"
	"milepost/ui/documents"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// crowd is so many reps with five career milestones each, every one tied to one of twelve milestones of the team.
func crowd(reps int) ([]model.Person, model.Direction) {
	on := model.MustDate("2026-11-23")
	var people []model.Person
	var d model.Direction
	for i := range 12 {
		d.Strategic = append(d.Strategic, model.Strategic{
			Row: model.Row{ID: model.ID(fmt.Sprint("s", i)), Visibility: model.Team}, Title: fmt.Sprint("Milestone ", i), Kind: model.KindLaunch,
			DueOn: on.AddDays(25 * i), OpenedOn: on.AddDays(-30), State: model.MilestoneActive,
		})
	}
	for i := range reps {
		p := model.Person{Row: model.Row{ID: model.ID(fmt.Sprint("p", i))}, Name: fmt.Sprint("Rep Number ", i), IsRep: true}
		people = append(people, p)
		for k := range 5 {
			c := model.Career{
				Row: model.Row{ID: model.ID(fmt.Sprint("c", i, "-", k)), SubjectID: p.ID, Visibility: model.Shared}, Title: fmt.Sprint("Step ", k),
				DueOn: on.AddDays((i*37 + k*61) % 300), OpenedOn: on.AddDays(-30), State: model.MilestoneActive,
			}
			d.Careers = append(d.Careers, c)
			d.Links = append(d.Links, model.Link{
				Row: model.Row{ID: "l" + c.ID, SubjectID: p.ID, Visibility: model.Shared}, CareerID: c.ID, StrategicID: d.Strategic[(i+k)%12].ID, Role: model.RoleContributes,
			})
		}
	}
	return people, d
}

// weaveOf is a picture of a crowd in a window.
func weaveOf(b *testing.B, reps int, folded bool) (chart.Weave, *kit.ChartView, fyne.Window) {
	b.Helper()
	kittest.App(b, theme.LightMode)
	if err := words.Load(); err != nil {
		b.Fatal(err)
	}
	on := model.MustDate("2026-11-23")
	people, d := crowd(reps)
	w := documents.Weave(d, people, &model.Roster{}, on, documents.WeaveYear(on))
	if folded { // as the page shows so many, with one group open
		groups := model.FoldGroups(&model.Roster{}, people, on)
		w = documents.FoldedWeave(d, groups, map[string]bool{groups[0].Key: true}, &model.Roster{}, on, documents.WeaveYear(on))
	}
	v := kit.NewChartView("weave", "weave", w)
	win := test.NewWindow(v)
	win.SetPadded(false)
	win.Resize(fyne.NewSize(1200, fyne.Max(700, v.HeightFor(1200))))
	b.Cleanup(win.Close)
	return w, v, win
}

// objects counts what is drawn.
func objects(o fyne.CanvasObject) int {
	n := 0
	for _, x := range test.LaidOutObjects(o) {
		switch x.(type) {
		case *canvas.Line, *canvas.Text, *canvas.Rectangle, *canvas.Circle, *canvas.Image, *canvas.Raster, *canvas.Polygon:
			n++
		}
	}
	return n
}

// BenchmarkWeaveFrame draws one frame while a mark is dragged, in turn with a bare canvas that has as many lines as the
// picture has objects, and tells the ratio of the two. "picture" is the share of a frame that is not painting.
func BenchmarkWeaveFrame(b *testing.B) {
	for _, c := range []struct {
		name   string
		reps   int
		folded bool
	}{{"8", 8, false}, {"200", 200, false}, {"200folded", 200, true}} {
		b.Run(c.name, func(b *testing.B) {
			w, v, win := weaveOf(b, c.reps, c.folded)
			n := objects(v)
			bare := test.NewWindow(lines(n, v.Size()))
			bare.SetPadded(false)
			bare.Resize(win.Canvas().Size())
			b.Cleanup(bare.Close)
			var ours, theirs, picture time.Duration
			b.ResetTimer()
			for i := range b.N {
				begin := b.Elapsed()
				w.Careers[0].Due = w.Careers[0].Due.AddDays(1 - 2*(i%2))
				v.SetPicture(w)
				picture += b.Elapsed() - begin
				win.Canvas().Capture()
				ours += b.Elapsed() - begin
				begin = b.Elapsed()
				bare.Content().Refresh()
				bare.Canvas().Capture()
				theirs += b.Elapsed() - begin
			}
			b.ReportMetric(float64(ours)/float64(theirs), "ratio")
			b.ReportMetric(float64(picture.Milliseconds())/float64(b.N), "ms-picture")
			b.ReportMetric(float64(n), "objects")
		})
	}
}

// lines is a canvas with so many lines of threads' length.
func lines(n int, size fyne.Size) fyne.CanvasObject {
	box := container.NewWithoutLayout()
	for i := range n {
		l := canvas.NewLine(theme.Current().Thread)
		l.Position1 = fyne.NewPos(float32(i*53%int(size.Width)), float32(i*31%int(size.Height)))
		l.Position2 = l.Position1.AddXY(40, 60)
		box.Add(l)
	}
	return box
}
