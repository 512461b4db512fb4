package chart

import (
	"strings"
	"testing"
)

func chain() LineOfSight {
	return LineOfSight{Stations: [5]Station{
		{Ref: Ref{KindGoal, "g"}, Head: "Today's goal", Title: "Two CFO meetings a month", Sub: "3 of 5 held, next on 1 Dec"},
		{Ref: Ref{KindSkill, "s"}, Head: "Builds the skill", Title: "Executive conversations", Sub: "You rate 2, Senior AE asks 4"},
		{Ref: Ref{KindCareer, "c"}, Head: "For the career", Title: "Lead the Nordic pilot", Sub: "15 Feb 2027, on course"},
		{Ref: Ref{KindStrategic, "m"}, Head: "For the team", Title: "Nordic launch", Sub: "1 Mar 2027, in 14 weeks"},
		{Head: "For customers", Title: "Hauliers see costs per route", Sub: "Agreed with Konex and Brevik"},
	}}
}

func TestLineOfSightRunsAcross(t *testing.T) {
	c, hits := record(chain(), Screen, 1100, 0)
	sound(t, c, hits)
	if len(hits) != 4 || hits[3].Ref != (Ref{KindStrategic, "m"}) || hits[3].Label != "For the team, Nordic launch, 1 Mar 2027, in 14 weeks" {
		t.Errorf("places: %+v", hits)
	}
	joints := c.all("rect", LineStrong)
	if len(joints) != 4 || joints[0].box != (Box{25, 9, 188, 2}) {
		t.Errorf("joints: %+v", joints)
	}
	if n := len(c.all("poly", Accent)); n != 2 {
		t.Errorf("diamonds: %d, want 2", n)
	}
}

func TestLineOfSightShowsAMissingLinkAsAnOpenRing(t *testing.T) {
	l := chain()
	l.Stations[2] = Station{Head: "For the career", Title: "No career milestone yet", Missing: true}
	for style, want := range map[Style]float64{Screen: 7, Paper: 4.5} {
		c, hits := record(l, style, 700, 0)
		sound(t, c, hits)
		open := c.all("circle", Edge)
		if len(open) != 1 || !near(open[0].width, want) {
			t.Errorf("style %v: open rings %+v", style, open)
		}
	}
}

func TestLineOfSightRunsDownwardsWhereItIsNarrow(t *testing.T) {
	c, hits := record(chain(), Screen, 300, 0)
	sound(t, c, hits)
	for i := 1; i < len(hits); i++ {
		if hits[i].Box.Y < hits[i-1].Box.Bottom() {
			t.Errorf("station %d does not stand below the one before", i)
		}
	}
}

func TestLineOfSightOfAnyWordsKeepsThemApart(t *testing.T) {
	rnd := random(t)
	for range 300 {
		var l LineOfSight
		for i := range l.Stations {
			l.Stations[i] = Station{Ref: Ref{KindGoal, id("g", i)}, Head: words(rnd, 3), Title: words(rnd, 12), Sub: words(rnd, 12), Missing: rnd.Intn(3) == 0}
		}
		c, hits := record(l, Style(rnd.Intn(2)), 200+rnd.Float64()*1100, 0)
		sound(t, c, hits)
		if len(hits) != 5 {
			t.Errorf("places: %d", len(hits))
		}
	}
}

func TestLineOfSightOnPaperIsNotCutWhereThereIsRoom(t *testing.T) {
	l := chain()
	l.Stations[2].Title = "Negotiation certificate" // its first word is nearly as wide as the column
	l.Stations[3].Sub = "31 Dec 2026, 3\u00a0weeks\u00a0to\u00a0spare"
	l.Stations[4].Title = "They go into the new year with their routes planned, not guessed, and know what each of them costs"
	c, _ := record(l, Paper, 498, 0)
	for _, o := range c.ops {
		if o.what == "text" && strings.Contains(o.text, "…") {
			t.Errorf("%q is cut", o.text)
		}
		if o.what == "text" && o.box.W > 498.0/5-9.6 {
			t.Errorf("%q is %v wide", o.text, o.box.W)
		}
	}
}

func TestLineOfSightGivesTheLastStationWhatIsLeft(t *testing.T) {
	l := chain()
	even := l.HeightFor(&recorder{}, 1104)
	l.Stations[1].Title = "Executive talks" // leaves room to stand closer
	l.Stations[4].Sub = "Konex and Brevik agreed how to measure it"
	c, hits := record(l, Screen, 1104, 0)
	sound(t, c, hits)
	if c.h != even {
		t.Errorf("%v high, without the long line %v", c.h, even)
	}
	x := func(i int) float64 { return c.texted(l.Stations[i].Head).points[0].X }
	for i := 1; i < 4; i++ {
		if d := x(i+1) - x(i) - x(1); d < -1 || d > 1 {
			t.Errorf("the stations stand at uneven distances: %v, %v, %v, %v, %v", x(0), x(1), x(2), x(3), x(4))
		}
	}
}
