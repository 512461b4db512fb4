package chart

import (
	"math/rand"
	"testing"

	"milepost/model"
)

// amaras is the weave of one rep on paper.
func amaras() WeaveOne {
	w := weaveWords()
	return WeaveOne{
		Person: "Amara",
		Lanes: []WeaveLane{
			{ID: "s2", Name: "Nordic launch", Kind: "Launch", From: day("2026-10-12"), Due: day("2027-03-01")},
			{ID: "s0", Name: "Win five hospital groups", Kind: "Segment", From: day("2026-11-16"), Due: day("2027-06-30")},
			{ID: "s1", Name: "Partner spring campaign", Kind: "Campaign", From: day("2027-02-01"), Due: day("2027-05-14")},
		},
		Careers: []WeaveCareer{
			{ID: "c1", Name: "Senior AE panel", Note: "10 Jun 2027", Due: day("2027-06-10")},
			{ID: "c0", Name: "Lead the Nordic pilot", Note: "15 Feb 2027", Due: day("2027-02-15")},
		},
		Threads: []WeaveThread{{ID: "t0", Career: "c0", Strategic: "s2"}, {ID: "t1", Career: "c1", Strategic: "s0"}},
		Period:  model.Span{From: day("2026-07-01"), To: day("2026-12-31")},
		Span:    model.Span{From: day("2026-07-01"), To: day("2027-08-15")}, Today: day("2026-11-23"),
		Words: OneWords{Today: "23 Nov", Period: "this half-year", Month: w.Month, MonthYear: w.MonthYear, Day: w.Day},
	}
}

func TestWeaveOneShowsWhatTheRepServes(t *testing.T) {
	c, hits := record(amaras(), Paper, 486, 0)
	sound(t, c, hits)
	if c.texted("Partner spring campaign") != nil {
		t.Error("a milestone the rep does not serve is shown")
	}
	if c.h != 159 {
		t.Errorf("height %v, want 159", c.h)
	}
	lanes := append(c.all("rect", Sunken2), c.all("rect", AccentSoft)...)
	if len(lanes) != 2 || lanes[0].box.Y != 24 || lanes[1].box.Y != 45 || lanes[0].box.H != 15 {
		t.Errorf("lanes: %+v", lanes)
	}
	next := c.all("curve", Accent)
	if len(next) != 1 || next[0].width != 2 || next[0].curve.A.X != next[0].curve.C1.X {
		t.Errorf("the next thread: %+v", next)
	}
	if n := len(c.all("curve", Ink2)); n != 1 {
		t.Errorf("other threads: %d", n)
	}
	period := c.all("rect", Accent)
	if len(period) != 1 || period[0].box.X != 124.5 || !near(period[0].box.Middle().Y, 123) {
		t.Errorf("the period: %+v", period)
	}
	if h := hit(t, hits, KindCareer, "c0"); h.Label != "Lead the Nordic pilot, 15 Feb 2027" {
		t.Errorf("a place says %q", h.Label)
	}
}

func TestWeaveOneMarksWhatComesTooLate(t *testing.T) {
	w := amaras()
	w.Careers[1].Due, w.Careers[1].Note = day("2027-03-22"), "3 weeks after the launch"
	c, hits := record(w, Paper, 486, 0)
	sound(t, c, hits)
	if got := c.texted("3 weeks after the launch"); got == nil || got.color != WarnInk || got.style.Weight != SemiBold {
		t.Errorf("late: %+v", got)
	}
	if n := len(c.all("poly", Warn)); n != 1 {
		t.Errorf("triangles: %d, want 1", n)
	}
	w.Careers[1].Reached = true
	if c, _ = record(w, Paper, 486, 0); len(c.all("poly", Warn)) != 0 {
		t.Error("what was reached is late")
	}
}

func TestWeaveOneOfAnyRepKeepsItsWordsApart(t *testing.T) {
	rnd := random(t)
	for range 300 {
		w := anyOne(rnd)
		c, hits := record(w, Style(rnd.Intn(2)), 300+rnd.Float64()*900, 0)
		sound(t, c, hits)
		if t.Failed() {
			t.Fatalf("%d lanes, %d careers, %v to %v, on %v × %v, style %v", len(w.Lanes), len(w.Careers), w.Span.From, w.Span.To, c.w, c.h, c.style)
		}
	}
}

func anyOne(rnd *rand.Rand) WeaveOne {
	any := anyWeave(rnd)
	w := amaras()
	w.Span, w.Today, w.Lanes = any.Span, any.Today, any.Lanes
	w.Period = model.Span{From: any.Span.From.AddDays(rnd.Intn(300) - 100)}
	w.Person, w.Careers, w.Threads = words(rnd, 3), nil, nil
	for i := range rnd.Intn(8) {
		w.Careers = append(w.Careers, WeaveCareer{
			ID: id("c", i), Name: words(rnd, 5), Note: words(rnd, 4), Due: any.Span.From.AddDays(rnd.Intn(900) - 50), Reached: rnd.Intn(4) == 0,
		})
		for _, l := range w.Lanes {
			if rnd.Intn(3) == 0 {
				w.Threads = append(w.Threads, WeaveThread{ID: id("t", len(w.Threads)), Career: id("c", i), Strategic: l.ID})
			}
		}
	}
	return w
}

func TestWeaveOneWritesTheWholeNameOfALane(t *testing.T) {
	for name, lane := range map[string]WeaveLane{
		"in the lane":   {Name: "Nordic launch", From: day("2026-10-12"), Due: day("2027-03-01")},
		"before it":     {Name: "Partner spring campaign", From: day("2027-03-01"), Due: day("2027-05-14")},
		"after its day": {Name: "2.4 M new business", From: day("2026-10-01"), Due: day("2026-11-30")},
	} {
		w := amaras()
		lane.ID = "s2"
		w.Lanes = []WeaveLane{lane}
		c, hits := record(w, Paper, 486, 0)
		sound(t, c, hits)
		got := c.texted(lane.Name)
		if got == nil {
			t.Errorf("%s: %q is not written whole", name, lane.Name)
			continue
		}
		band := c.all("rect", AccentSoft)[0].box
		switch name {
		case "in the lane":
			if !got.box.Inside(band) {
				t.Errorf("%s: %+v outside of %+v", name, got.box, band)
			}
		case "before it":
			if gap := band.X - got.box.Right(); gap < 0 || gap > 10 {
				t.Errorf("%s: %v before the lane", name, gap)
			}
		default:
			if got.box.X < band.Right() {
				t.Errorf("%s: %+v runs into %+v", name, got.box, band)
			}
		}
	}
}

func TestWeaveOneKeepsWordsNearTheirMark(t *testing.T) {
	w := amaras()
	w.Careers = []WeaveCareer{{ID: "c0", Name: "Demo coach for the team", Note: "28 Dec 2026", Due: day("2026-12-28")}}
	c, hits := record(w, Paper, 486, 0)
	sound(t, c, hits)
	name := c.texted("Demo coach for the team")
	if name == nil || name.box.Y > 123+15 {
		t.Fatalf("the words are not in the first row, though there is room beside today: %+v", name)
	}
	if c.h != 159 {
		t.Errorf("height %v, want 159", c.h)
	}
}
