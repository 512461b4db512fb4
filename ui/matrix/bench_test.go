package matrix_test

import (
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/matrix"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// team is a matrix of so many reps and skills, a tenth of it not rated, some of it old.
func team(reps, skills int) model.TeamMatrix {
	on := model.MustDate("2026-11-23")
	r := &model.Roster{File: model.File{FadeMonths: model.DefaultFadeMonths}}
	r.Framework.Levels = []model.Level{{LevelID: "ae", LadderID: "ae", Name: "Account Executive I"}}
	for k := range skills {
		id := model.ID(fmt.Sprint("skill", k))
		r.Framework.Skills = append(r.Framework.Skills, model.Skill{SkillID: id, Name: fmt.Sprint("Skill ", k)})
		r.Framework.Targets = append(r.Framework.Targets, model.Target{LevelID: "ae", SkillID: id, Step: 3})
	}
	var as model.Assessments
	for i := range reps {
		id := model.ID(fmt.Sprint("rep", i))
		r.People = append(r.People, model.Person{Row: model.Row{ID: id}, Name: fmt.Sprint("Rep Number ", i), IsRep: true})
		r.Assignments = append(r.Assignments, model.Assignment{Row: model.About(id), LevelID: "ae"})
		a := model.Assessment{Row: model.About(id), On: on.AddDays(-i % 300)}
		a.ID = "as-" + id
		as.Assessments = append(as.Assessments, a)
		for k, s := range r.Framework.Skills {
			if step := (i*7 + k*3) % 10; step > 0 {
				as.Ratings = append(as.Ratings, model.Rating{Row: model.About(id), AssessmentID: a.ID, SkillID: s.SkillID, Rater: model.ByManager, Step: (step + 1) / 2})
			}
		}
	}
	return model.NewTeamMatrix(r, r.People, model.MatrixOptions{Ratings: as, On: on})
}

// bare is the toolkit's own table with as many rows and columns, as high and as wide as those of the map, one heading row
// and column, and the same text in every cell.
func bare(reps, skills int, row, column float32) *widget.Table {
	t := widget.NewTableWithHeaders(func() (int, int) { return reps, skills },
		func() fyne.CanvasObject { return widget.NewLabel("3") }, func(widget.TableCellID, fyne.CanvasObject) {})
	t.CreateHeader = func() fyne.CanvasObject { return widget.NewLabel("Rep Number 3") }
	t.UpdateHeader = func(widget.TableCellID, fyne.CanvasObject) {}
	t.SetColumnWidth(-1, 196)
	t.SetRowHeight(-1, 64)
	for i := range skills {
		t.SetColumnWidth(i, column)
	}
	for i := range reps {
		t.SetRowHeight(i, row)
	}
	return t
}

func window(b *testing.B, o fyne.CanvasObject) fyne.Window {
	b.Helper()
	w := test.NewWindow(container.NewStack(o))
	w.SetPadded(false)
	w.Resize(fyne.NewSize(1200, 760))
	w.Canvas().Capture()
	b.Cleanup(w.Close)
	return w
}

// BenchmarkHeatMap scrolls by one row and one column in turn, builds, lays out and paints what is in sight then, in turn with
// the toolkit's bare table of the same size, and tells both times and their ratio.
func BenchmarkHeatMap(b *testing.B) {
	for _, size := range []struct {
		reps, skills int
		row, column  float32
	}{{12, 15, 56, 74}, {2000, 60, 34, 74}} {
		b.Run(fmt.Sprintf("%dx%d", size.reps, size.skills), func(b *testing.B) {
			kittest.App(b, theme.LightMode)
			if err := words.Load(); err != nil {
				b.Fatal(err)
			}
			begin := b.Elapsed()
			m := team(size.reps, size.skills)
			counted := b.Elapsed() - begin
			g := matrix.NewMap(&m, model.TeamSort{}, false)
			v := kit.NewChartView("map", "map", g)
			table := bare(size.reps, size.skills, size.row, size.column)
			ours, theirs := window(b, v), window(b, table)
			var mapped, tabled, built time.Duration
			b.ResetTimer()
			for i := range b.N {
				x := i % 10
				if size.reps < 20 {
					x = i % 2
				}
				begin := b.Elapsed()
				g.Top, g.First = x*3, x
				v.SetPicture(g)
				built += b.Elapsed() - begin
				ours.Canvas().Capture()
				mapped += b.Elapsed() - begin
				begin = b.Elapsed()
				table.ScrollToOffset(fyne.NewPos(float32(x)*size.column, float32(x)*3*size.row))
				theirs.Canvas().Capture()
				tabled += b.Elapsed() - begin
			}
			n := float64(b.N)
			b.ReportMetric(float64(counted.Milliseconds()), "ms-matrix")
			b.ReportMetric(float64(mapped.Microseconds())/n/1000, "ms-map")
			b.ReportMetric(float64(built.Microseconds())/n/1000, "ms-built")
			b.ReportMetric(float64(tabled.Microseconds())/n/1000, "ms-table")
			b.ReportMetric(float64(mapped)/float64(tabled), "ratio")
		})
	}
}
