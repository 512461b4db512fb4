package chart

import (
	"fmt"
	"testing"
)

// amara is the radar of the sample.
func amara() Radar {
	names := []string{"Discovery", "Executive talks", "Negotiation", "Forecasting", "Product", "Teamwork"}
	self := []int{4, 3, 3, 3, 4, 5}
	manager := []int{4, 2, 3, 4, 4, 4}
	var r Radar
	for i, n := range names {
		r.Axes = append(r.Axes, Axis{ID: id("skill", i), Name: n, Self: self[i], Manager: manager[i], Target: 4, Note: fmt.Sprintf("%d, asks for 4", manager[i])})
	}
	return r
}

func TestRadarPutsEveryStepOnItsAxis(t *testing.T) {
	c, hits := record(amara(), Screen, 360, 280)
	sound(t, c, hits)
	// "Negotiation", 81 wide, leaves 99 beside the third axis: 99 / cos 30° − 12 = 102.3 from (180, 140)
	wash := c.all("poly", Wash)
	if len(wash) != 1 {
		t.Fatalf("areas: %d, want 1", len(wash))
	}
	want := []Point{{180, 58}, {215, 120}, {233, 171}, {180, 222}, {109, 181}, {109, 99}}
	for i, p := range wash[0].points {
		if p != want[i] {
			t.Errorf("vertex %d at %v, want %v", i, p, want[i])
		}
	}
	if got := c.all("outline", Ink3); len(got) != 1 || got[0].points[1] != (Point{251, 99}) {
		t.Errorf("the target is not a line through step 4: %+v", got)
	}
	if n := len(c.all("circle", Accent)); n != 6 {
		t.Errorf("marks of the rating: %d, want 6", n)
	}
	if n := len(c.all("poly", Warn)); n != 3 { // where the own rating differs
		t.Errorf("own marks: %d, want 3", n)
	}
	if len(hits) != 6 || hits[1].Ref != (Ref{KindSkill, "skill-1"}) || hits[1].Label != "Executive talks" {
		t.Errorf("places: %+v", hits)
	}
}

func TestRadarSetsSkillsBelowTheirTargetBold(t *testing.T) {
	for style, bold := range map[Style]float64{Screen: 13, Paper: 8.5} {
		c, _ := record(amara(), style, 400, 280)
		for name, weight := range map[string]Weight{"Negotiation": SemiBold, "Product": c.texted("Product").style.Weight} {
			if got := c.texted(name); got.style != (TextStyle{bold, weight}) {
				t.Errorf("%s is set in %+v", name, got.style)
			}
		}
		if c.texted("Product").style.Weight == SemiBold {
			t.Error("Product is at its target and bold")
		}
		if note := c.texted("3, asks for 4"); (note != nil) != (style == Paper) {
			t.Errorf("style %v: what is missing is written beside the skill: %v", style, note != nil)
		}
	}
}

func TestRadarOnPaperIsDrawnInTheOrderThatPrints(t *testing.T) {
	c, hits := record(amara(), Paper, 280, 210)
	sound(t, c, hits)
	var order []string
	for _, o := range c.ops {
		for _, k := range []struct {
			what  string
			color Color
			name  string
		}{{"poly", Wash, "area"}, {"outline", Ink, "target"}, {"outline", Warn, "self"}, {"outline", Accent, "rated"}} {
			if o.what == k.what && o.color == k.color {
				order = append(order, k.name)
			}
		}
	}
	if got := fmt.Sprint(order); got != "[area target self rated]" {
		t.Errorf("drawn in the order %v", got)
	}
	rings := c.all("outline", LineStrong)
	if len(rings) != 4 || !near(rings[0].points[0].Y, 105-81*0.8) {
		t.Errorf("rings 1 to 4, 16.2 points a step: %+v", rings)
	}
	if n := len(c.all("poly", Sunken)) + len(c.all("poly", Ink3)); n != 0 {
		t.Error("tints on paper")
	}
}

func TestRadarLeavesOutWhatIsNotRated(t *testing.T) {
	r := amara()
	r.Axes[0].Manager, r.Axes[0].Self = 0, 0
	r.Axes[1].Agreed = 5
	c, _ := record(r, Screen, 360, 280)
	area := c.all("poly", Wash)[0].points
	if len(area) != 5 {
		t.Fatalf("vertices: %d, want 5", len(area))
	}
	if area[0] != (Point{269, 89}) { // step 5 of the second axis: what was agreed counts
		t.Errorf("first vertex %v", area[0])
	}
	for i := 1; i < 5; i++ {
		r.Axes[i].Manager, r.Axes[i].Agreed, r.Axes[i].Self = 0, 0, 0
	}
	if c, _ = record(r, Screen, 360, 280); len(c.all("poly", Wash)) != 0 {
		t.Error("one rated skill has an area")
	}
	if RadarFits(r.Axes) {
		t.Error("one rated skill is a radar")
	}
}

func TestRadarFits(t *testing.T) {
	rated := func(n, of int) []Axis {
		axes := make([]Axis, of)
		for i := range n {
			axes[i].Self = 3
		}
		return axes
	}
	for _, c := range []struct {
		rated, of int
		want      bool
	}{{3, 3, true}, {2, 6, false}, {3, 15, true}, {2, 2, false}, {16, 16, false}, {0, 0, false}} {
		if got := RadarFits(rated(c.rated, c.of)); got != c.want {
			t.Errorf("%d rated of %d: %v", c.rated, c.of, got)
		}
	}
}

func TestRadarOfAnySkillsKeepsItsWordsApart(t *testing.T) {
	rnd := random(t)
	for range 400 {
		var r Radar
		for i := range 3 + rnd.Intn(13) {
			r.Axes = append(r.Axes, Axis{
				ID: id("s", i), Name: words(rnd, 3), Short: words(rnd, 1), Self: rnd.Intn(6), Manager: rnd.Intn(6), Agreed: rnd.Intn(6),
				Target: rnd.Intn(6), Note: "2, asks for 4",
			})
		}
		c, hits := record(r, Style(rnd.Intn(2)), 200+rnd.Float64()*500, 180+rnd.Float64()*400)
		sound(t, c, hits)
		if len(hits) != len(r.Axes) {
			t.Errorf("%d places for %d skills", len(hits), len(r.Axes))
		}
		if t.Failed() {
			t.Fatalf("%d skills on %v × %v, style %v", len(r.Axes), c.w, c.h, c.style)
		}
	}
}

func TestRadarOnPaperHasRoomForNotesAboveAndBelow(t *testing.T) {
	plain, _ := record(amara(), Paper, 320, 0)
	r := amara()
	r.Axes[0].Manager, r.Axes[0].Note = 2, "2, asks for 4"
	r.Axes[3].Manager, r.Axes[3].Note = 1, "1, asks for 4"
	c, hits := record(r, Paper, 320, 0)
	sound(t, c, hits)
	for _, want := range []string{"Discovery", "2, asks for 4", "Forecasting", "1, asks for 4"} {
		if c.texted(want) == nil {
			t.Errorf("%q is not written", want)
		}
	}
	if c.h != plain.h+2*10.5 {
		t.Errorf("the radar is %v high, without notes %v", c.h, plain.h)
	}
	size := func(r *recorder) float64 { return r.all("outline", Edge)[0].box.H }
	if !near(size(c), size(plain)) {
		t.Errorf("the rings are %v high, without notes %v", size(c), size(plain))
	}
}
