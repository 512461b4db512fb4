package chart

import (
	"math"
	"testing"
)

func TestCountRowsAreAsLongAsTheirNumbers(t *testing.T) {
	p := CountRows{Rows: []CountRow{{"1 learning", 1, Accent}, {"2 with help", 8, Accent}, {"3 alone", 0, Accent}, {"4 shows others", 16, Accent}}}
	c, places := record(p, Screen, 420, 0)
	sound(t, c, places)
	bars := c.all("rect", Accent)
	if len(bars) != 3 || len(places) != 0 {
		t.Fatalf("%d bars, %d places", len(bars), len(places))
	}
	if long := bars[2].box.W; math.Abs(bars[1].box.W-long/2) > 1 || bars[0].box.W >= bars[1].box.W {
		t.Errorf("bars of 1, 8 and 16 are %v, %v and %v long", bars[0].box.W, bars[1].box.W, bars[2].box.W)
	}
	if c.texted("0") == nil || len(c.all("rect", Sunken2)) != 1 {
		t.Error("a count of none is not told")
	}
}

func TestStepRowsStandOnTheirSteps(t *testing.T) {
	p := StepRows{Low: 1, High: 5, Rows: []StepRow{
		{ID: "p1", Name: "Priya", Low: 4, High: 5, Points: []StepPoint{{4.5, MarkOwn}}, Note: "alike", Warn: true, Label: "Priya, from 4 to 5, alike"},
		{Name: "under 1 year", Points: []StepPoint{{2, MarkOwn}, {3, MarkOther}, {4, MarkTarget}}, Note: "−1"},
		{Name: "unknown", Note: "too few"},
	}}
	c, places := record(p, Screen, 420, 0)
	sound(t, c, places)
	if len(places) != 1 || places[0].Ref != (Ref{KindPerson, "p1"}) {
		t.Errorf("places are %+v", places)
	}
	own, other, target := c.all("circle", Accent), c.all("poly", Warn), c.all("rect", Ink2)
	if len(own) != 2 || len(other) != 1 || len(target) != 1 {
		t.Fatalf("%d, %d and %d marks", len(own), len(other), len(target))
	}
	if a, b, d := own[1].box.Middle().X, other[0].box.Middle().X, target[0].box.Middle().X; b-a != d-b || a >= b {
		t.Errorf("2, 3 and 4 stand at %v, %v and %v", a, b, d)
	}
	if n := len(c.all("rect", WarnSoft)); n != 1 {
		t.Errorf("%d bands", n)
	}
}

func TestRowsOfAnythingKeepTheirWordsApart(t *testing.T) {
	rnd := random(t)
	for range 400 {
		var counts CountRows
		steps := StepRows{Low: 1, High: 1 + rnd.Intn(12)}
		for i := range rnd.Intn(9) {
			counts.Rows = append(counts.Rows, CountRow{words(rnd, 5), rnd.Intn(3) * rnd.Intn(4000), Accent})
			r := StepRow{ID: id("p", i), Name: words(rnd, 4), Note: words(rnd, 3), Label: "row", Low: 1, High: float64(steps.High)}
			for m := range 3 {
				r.Points = append(r.Points, StepPoint{1 + rnd.Float64()*float64(steps.High-1), StepMark(m)})
			}
			steps.Rows = append(steps.Rows, r)
		}
		w := 120 + rnd.Float64()*500
		c, places := record(counts, Screen, w, 0)
		sound(t, c, places)
		c, places = record(steps, Screen, w, 0)
		sound(t, c, places)
	}
}
