package chart

import (
	"fmt"
	"testing"

	"milepost/model"
)

// matrix is so many reps against so many milestones, tied on the diagonal.
func matrix(reps, milestones int) Coverage {
	g := Coverage{
		Serves: "Serves", Growing: "Growing into it",
		Above: func(n int) string { return fmt.Sprint(n, " above") }, Below: func(n int) string { return fmt.Sprint(n, " below") },
		Earlier: func(n int) string { return fmt.Sprint(n, " earlier") }, Later: func(n int) string { return fmt.Sprint(n, " later") },
	}
	for i := range milestones {
		g.Columns = append(g.Columns, CoverageColumn{ID: model.ID(fmt.Sprint("m", i)), Title: fmt.Sprint("Milestone with a long name ", i), Sub: "1 Mar", Foot: "2 people", Bare: i == 0})
	}
	for i := range reps {
		l := CoverageLine{ID: model.ID(fmt.Sprint("p", i)), Name: "Nguyễn Thị Thu Hà of the North", Short: "Thu Hà", Initials: "TH", Serves: "nothing yet", Bare: i > 0}
		for k := range milestones {
			cell := CoverageCell{ID: PlaceID(l.ID, g.Columns[k].ID), Label: "open"}
			if i%milestones == k {
				cell = CoverageCell{ID: model.ID(fmt.Sprint("l", i)), Role: "learns, 3 weeks late", Title: "Run discovery alone", Tone: CoverageTone(k % 4), Label: "tied"}
			}
			l.Cells = append(l.Cells, cell)
		}
		g.Lines = append(g.Lines, l)
	}
	return g
}

func TestCoverageHasAPlaceForEveryCellAtEveryWidth(t *testing.T) {
	for _, style := range []Style{Screen, Paper} {
		for _, w := range []float64{300, 500, 760, 1100, 1900} {
			for _, n := range []int{1, 4, 30} {
				g := matrix(9, n)
				for _, first := range []int{0, 2, 99} {
					g.First = first
					c, hits := record(g, style, w, 0)
					sound(t, c, hits)
					from, to := g.Shown(style, w)
					cells := 0
					for _, h := range hits {
						if h.Ref.Kind == KindLink || h.Ref.Kind == KindPlace {
							cells++
						}
					}
					if cells != 9*(to-from) || to <= from || to > n {
						t.Errorf("%v wide with %d milestones from %d: %d cells of columns %d to %d", w, n, first, cells, from, to)
					}
				}
			}
		}
	}
}

func TestOfManyLinesSomeStandUnderTheTitles(t *testing.T) {
	g := matrix(200, 4)
	g.Most = 12
	for _, c := range []struct{ top, from, above, below int }{{0, 0, 0, 188}, {50, 50, 50, 138}, {999, 188, 188, 0}, {-3, 0, 0, 188}} {
		g.Top = c.top
		canvas, hits := record(g, Screen, 1100, 0)
		sound(t, canvas, hits)
		if from, to := g.ShownLines(); from != c.from || to != c.from+12 {
			t.Errorf("from %d: %d to %d", c.top, from, to)
		}
		people, above, below := 0, "", ""
		for _, h := range hits {
			switch h.Ref.Kind {
			case KindPerson:
				people++
			case KindAbove:
				above = h.Label
			case KindBelow:
				below = h.Label
			}
		}
		said := func(n int, side string) string {
			if n == 0 {
				return ""
			}
			return fmt.Sprint(n, side)
		}
		if people != 12 || above != said(c.above, " above") || below != said(c.below, " below") {
			t.Errorf("from %d: %d people, %q, %q", c.top, people, above, below)
		}
	}
}

func TestAnOpenPlaceNamesBothEnds(t *testing.T) {
	if p, s := PlaceOf(PlaceID("rep", "milestone")); p != "rep" || s != "milestone" {
		t.Errorf("%q and %q", p, s)
	}
}
