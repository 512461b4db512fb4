package chart

import (
	"strings"
	"testing"
)

func TestStepScaleFillsOutlinesAndRests(t *testing.T) {
	c, _ := record(StepScale{Value: 2, Target: 4}, Screen, 82, 14)
	if n := len(c.all("rect", Accent)); n != 2 {
		t.Errorf("filled: %d, want 2", n)
	}
	if n := len(c.all("rect", Warn)); n != 2 {
		t.Errorf("asked for: %d, want 2", n)
	}
	if n := len(c.all("rect", Sunken2)); n != 1 {
		t.Errorf("beyond: %d, want 1", n)
	}
	c, _ = record(StepScale{Value: 2, Target: 4}, Paper, 87, 9)
	tick := c.all("rect", Ink)
	if len(tick) != 1 || !near(tick[0].box.Middle().X, 3*18+15+1.5) || tick[0].box.H != 9 {
		t.Errorf("target on paper: %+v", tick)
	}
	c, _ = record(StepScale{Target: 4}, Paper, 87, 9)
	if n := len(c.all("rect", Edge)); n != 5 || len(c.all("rect", Warn)) != 0 {
		t.Errorf("not rated: %d open pills; no gap may be claimed", n)
	}
	if w := (StepScale{}).Width(c); w != 87 {
		t.Errorf("width %v, want 87", w)
	}
}

func TestLegendGoesOnInAnotherRow(t *testing.T) {
	l := Legend{Items: []LegendItem{
		{KeyStrategic, "Team milestone"},
		{KeyCareer, "Career milestone"},
		{KeyThread, "Serves"},
		{KeyLate, "Too late to serve"},
		{KeyServesNothing, "Serves nothing"},
		{KeyReached, "Reached"},
		{KeyManager, "You"},
		{KeySelf, "Amara"},
		{KeyTarget, "Senior AE"},
	}}
	r := &recorder{style: Screen}
	if h := l.HeightFor(r, l.Width(r)); h != 20 {
		t.Errorf("in one row: %v high", h)
	}
	for _, w := range []float64{900, 400, 150, 60} {
		for _, st := range []Style{Screen, Paper} {
			c, hits := record(l, st, w, 0)
			sound(t, c, hits)
		}
	}
}

func TestColorsKnowWhatTheyAre(t *testing.T) {
	if i, ok := Disc(-3).Disc(); !ok || i != 5 {
		t.Errorf("disc −3: %v %v", i, ok)
	}
	if i, ok := Rating(9).Rating(); !ok || i != 5 {
		t.Errorf("rating 9: %v %v", i, ok)
	}
	if i, ok := RatingInk(0).RatingInk(); !ok || i != 0 {
		t.Errorf("ink of rating 0: %v %v", i, ok)
	}
	for _, c := range []Color{Page, Accent, Wash, RadarRing} {
		if _, ok := c.Disc(); ok {
			t.Errorf("%v is a disc", c)
		}
		if _, ok := c.Rating(); ok {
			t.Errorf("%v is a rating", c)
		}
	}
	if n := len(Colors()); n != int(RadarRing)+1+8+6+6 {
		t.Errorf("colours: %d", n)
	}
}

func TestFitNeverTearsALetterFromItsMarks(t *testing.T) {
	r := &recorder{}
	st := TextStyle{10, Regular}
	decomposed := "Nguye\u0302\u0303n Thu Ha\u0300"
	for w := 0.0; w < 120; w += 1.3 {
		got := fit(r, decomposed, st, w)
		if r.TextWidth(got, st) > w {
			t.Fatalf("%q is wider than %v", got, w)
		}
		if strings.HasPrefix(got, "Nguye…") || strings.HasPrefix(got, "Nguye\u0302…") {
			t.Fatalf("%q lost its marks", got)
		}
	}
}

func TestWrapKeepsNoBreakSpacesAndBalances(t *testing.T) {
	r := &recorder{}
	st := TextStyle{10, Regular} // 5.6 a letter
	if got := strings.Join(wrap(r, "up by 60\u00a0% again", st, 40, 9), "|"); got != "up by|60\u00a0%|again" {
		t.Errorf("wrapped %q", got)
	}
	if got := strings.Join(wrap(r, "one two three four", st, 50, 2), "|"); got != "one two|three f…" {
		t.Errorf("cut %q", got)
	}
	if got := strings.Join(balanced(r, "Two CFO meetings a month", st, 120, 3), "|"); got != "Two CFO|meetings a month" && got != "Two CFO meetings|a month" {
		t.Errorf("balanced %q", got)
	}
	if got := wrap(r, "", st, 60, 2); got != nil {
		t.Errorf("no text has lines: %q", got)
	}
	if got := strings.Join(wrap(r, "会議を開く", st, 12, 9), "|"); got != "会議|を開|く" {
		t.Errorf("Japanese %q", got)
	}
}
