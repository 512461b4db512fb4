package chart

import (
	"testing"

	"milepost/model"
)

func sales() Ladder {
	return Ladder{AimID: "l3", Levels: []LadderLevel{
		{ID: "l1", Name: "Account Executive I", Note: "March 2024", State: model.PostPast},
		{ID: "l2", Name: "Account Executive II", Note: "since July 2025", State: model.PostNow, Sides: []LadderSide{{"s1", "Partner Manager"}}},
		{ID: "l3", Name: "Senior AE", Note: "aim: July 2027", State: model.PostAhead, Sides: []LadderSide{{"s2", "Team Lead"}}},
		{ID: "l4", Name: "Principal AE", State: model.PostAhead},
	}}
}

func TestLadderRunsUpwardsAndSideWaysCrossNoWords(t *testing.T) {
	c, hits := record(sales(), Screen, 308, 0)
	sound(t, c, hits)
	if c.texted("Principal AE").box.Y >= c.texted("Account Executive I").box.Y {
		t.Error("the highest level is not on top")
	}
	if n := len(c.all("rect", Accent)); n != 2 { // past to present, present to aim
		t.Errorf("own ways: %d, want 2", n)
	}
	ways := c.all("curve", LineStrong)
	if len(ways) != 2 || len(hits) != 6 {
		t.Fatalf("side ways %d, places %d", len(ways), len(hits))
	}
	for _, way := range ways {
		for i := 0; i <= 20; i++ {
			p := way.curve.At(float64(i) / 20)
			for _, o := range c.ops {
				if o.what == "text" && o.box.Holds(p) {
					t.Errorf("a side way crosses %q", o.text)
				}
			}
		}
	}
}

func TestLadderOfAnyLevelsKeepsItsWordsApart(t *testing.T) {
	rnd := random(t)
	for range 300 {
		var l Ladder
		n := 0
		for i := range rnd.Intn(8) {
			v := LadderLevel{ID: id("l", i), Name: words(rnd, 5), Note: words(rnd, 5), State: []model.PostState{model.PostPast, model.PostNow, model.PostAhead}[rnd.Intn(3)]}
			for range rnd.Intn(3) {
				n++
				v.Sides = append(v.Sides, LadderSide{id("s", n), words(rnd, 4)})
			}
			l.Levels = append(l.Levels, v)
		}
		c, hits := record(l, Screen, 120+rnd.Float64()*400, 0)
		sound(t, c, hits)
	}
}
