package chart

import (
	"fmt"
	"slices"
	"testing"

	"milepost/model"
)

// heatMap is so many people against so many skills in three groups.
func heatMap(people, skills int) HeatMap {
	g := HeatMap{
		Count: people, Names: "Name", Gap: "Gap to own level", GapCut: "Gap", GapSub: "sum of steps", Median: "Team median", Below: "below target",
		Sorted: Ref{KindSort, SortGap},
		Sort:   func(what string) string { return "sort by " + what },
		Left:   func(k Kind, n int) string { return fmt.Sprint(n, " ", k) },
		Window: func(bar model.ID, from, to int) string { return fmt.Sprint(bar, " ", from, " to ", to) },
	}
	for i := range skills {
		g.Columns = append(g.Columns, HeatColumn{
			ID: id("skill", i), Title: fmt.Sprint("Executive talks ", i), Sub: "target 2–4", Group: fmt.Sprint("Group ", i*3/skills), Weak: i == 1,
			Median: "3.5", Below: "6 of 8", Label: fmt.Sprint("skill ", i), Foot: fmt.Sprint("median ", i),
		})
	}
	g.Row = func(i, from, to int) HeatRow {
		r := HeatRow{ID: id("p", i), Name: "Nguyễn Thị Thu Hà of the North", Short: "Thu Hà", Sub: "Account Executive II", Initials: "TH", Gap: fmt.Sprint(i % 30), Share: 0.5, Label: fmt.Sprint("row ", i)}
		for k := from; k < to; k++ {
			r.Cells = append(r.Cells, HeatCell{Step: (i + k) % 6, Faded: i%2 == 0, Bare: k%7 == 6, Label: fmt.Sprint("cell ", i, " ", k)})
		}
		return r
	}
	return g
}

// count is how many places are of a kind.
func count(places []Hit, kind Kind) int {
	n := 0
	for _, h := range places {
		if h.Ref.Kind == kind {
			n++
		}
	}
	return n
}

func TestHeatMapHasAPlaceForEveryCellInSight(t *testing.T) {
	for _, w := range []float64{320, 500, 699, 700, 899, 1100, 1900} {
		for _, people := range []int{1, 8, 14, 15, 2000} {
			for _, skills := range []int{1, 6, 15, 60} {
				for _, at := range []int{0, 3, 99999} {
					g := heatMap(people, skills)
					g.Top, g.First = at, at
					c, places := record(g, Screen, w, 0)
					sound(t, c, places)
					from, to := g.Shown(w)
					top, end := g.ShownRows(w, c.h)
					if n := count(places, KindPlace); n != (to-from)*(end-top) || n == 0 {
						t.Errorf("%v wide, %d × %d at %d: %d cells of rows %d to %d and columns %d to %d", w, people, skills, at, n, top, end, from, to)
					}
					if to > skills || end > people || at > 3 && (to != skills || end != people) {
						t.Errorf("%v wide, %d × %d at %d: rows %d to %d, columns %d to %d", w, people, skills, at, top, end, from, to)
					}
					for _, kind := range []Kind{KindSkill, KindMedian} {
						if n := count(places, kind); n != to-from {
							t.Errorf("%d of %s, want %d", n, kind, to-from)
						}
					}
				}
			}
		}
	}
}

func TestHeatMapAsksOnlyForWhatIsSeen(t *testing.T) {
	g := heatMap(2000, 60)
	row, asked := g.Row, []int{}
	g.Row = func(i, from, to int) HeatRow {
		asked = append(asked, i)
		if to-from > 20 {
			t.Errorf("columns %d to %d are asked for", from, to)
		}
		return row(i, from, to)
	}
	g.Top = 700
	_, places := record(g, Screen, 1100, 800)
	if len(asked) == 0 || len(asked) > 25 || asked[0] != 700 || !slices.IsSorted(asked) {
		t.Errorf("asked for %v", asked)
	}
	if count(places, KindPlace) > 400 {
		t.Errorf("%d places", count(places, KindPlace))
	}
	if _, higher := record(g, Screen, 1100, 1200); count(higher, KindPerson) <= count(places, KindPerson) {
		t.Error("a higher picture shows no more rows")
	}
}

func TestHeatMapDrawsWhatIsKnownOfARating(t *testing.T) {
	g := heatMap(1, 5)
	cells := []HeatCell{{Step: 3, Label: "a"}, {Step: 2, Faded: true, Label: "b"}, {Label: "c"}, {Bare: true, Label: "d"}, {Step: 5, Label: "e"}}
	row := g.Row
	g.Row = func(i, from, to int) HeatRow {
		r := row(i, from, to)
		r.Cells = cells[from:to]
		return r
	}
	c, places := record(g, Screen, 1100, 0)
	sound(t, c, places)
	if o := c.texted("3"); o == nil || o.style.Weight != SemiBold || o.color != RatingInk(3) {
		t.Errorf("a rating: %+v", o)
	}
	if o := c.texted("2"); o == nil || o.style.Weight != Regular {
		t.Errorf("an old rating: %+v", o)
	}
	if len(c.all("circle", RatingInk(2))) != 1 {
		t.Error("an old rating has no clock, or another one has")
	}
	if o := c.texted("–"); o == nil {
		t.Error("not rated has no dash")
	}
	if c.texted("0") != nil && g.Row(0, 0, 0).Gap != "0" {
		t.Error("not rated is shown as 0")
	}
	if n := len(c.all("rect", Rating(5))); n != 1 {
		t.Errorf("%d plates of a five", n)
	}
	weak := c.all("rect", WarnSoft)
	if len(weak) != 1 || weak[0].box.Y > 30 || weak[0].box.Bottom() < c.h-4 {
		t.Errorf("the weak column has bands %+v", weak)
	}
}

func TestHeatMapBarsLeadEverywhere(t *testing.T) {
	g := heatMap(2000, 60)
	const w, h = 1000, 700
	from, to := g.ShownRows(w, h)
	_, places := record(g, Screen, w, h)
	if count(places, KindAbove)+count(places, KindEarlier) != 0 || count(places, KindBelow) != 1 || count(places, KindLater) != 1 || count(places, KindBar) != 2 {
		t.Error("at the beginning the bars lead back")
	}
	if got := g.Travel(BarRows, h, w, h); got < 2000-(to-from) {
		t.Errorf("dragged along its whole way the bar leads to row %d", got)
	}
	if got := g.Travel(BarColumns, w, w, h); got < 50 {
		t.Errorf("and to column %d", got)
	}
	if g.Travel(BarRows, 0, w, h) != 0 || g.Travel(BarRows, -100, w, h) >= 0 {
		t.Error("a bar that stays moves something")
	}
	small := heatMap(8, 6)
	if _, places := record(small, Screen, w, 0); count(places, KindBar) != 0 {
		t.Error("where all is in sight there is a bar")
	}
}

func TestHeatMapTitleSortsWithAnArrow(t *testing.T) {
	for _, ref := range []Ref{{KindSort, SortName}, {KindSort, SortGap}, {KindSkill, "skill-2"}} {
		for _, w := range []float64{500, 1000} {
			g := heatMap(3, 6)
			g.Sorted = ref
			c, places := record(g, Screen, w, 0)
			sound(t, c, places)
			down := c.all("poly", Ink)
			g.Back = true
			c, _ = record(g, Screen, w, 0)
			if up := c.all("poly", Ink); len(down) != 1 || len(up) != 1 || down[0].points[0].Y <= up[0].points[0].Y {
				t.Errorf("%v: arrows %v", ref, down)
			}
		}
	}
}
