package chart

import "testing"

func TestATrendGoesUpWithTheRating(t *testing.T) {
	trend := Trend{Points: []TrendPoint{{0, 2}, {0.5, 2}, {1, 4}}, Target: 5}
	c, hits := record(trend, Screen, 90, 24)
	sound(t, c, hits)
	dots := c.all("circle", Accent)
	if len(dots) != 3 || len(c.all("line", Accent)) != 2 || len(c.all("line", LineStrong)) != 1 {
		t.Fatalf("%d dots, %d lines", len(dots), len(c.all("line", Accent)))
	}
	if !(dots[2].box.Middle().Y < dots[1].box.Middle().Y) || dots[0].box.Middle().Y != dots[1].box.Middle().Y || dots[2].box.W <= dots[1].box.W {
		t.Errorf("dots %+v", dots)
	}
	c, hits = record(Trend{}, Paper, 10, 18)
	sound(t, c, hits)
	if n := len(c.all("circle", Accent)); n != 0 {
		t.Errorf("nothing rated: %d dots", n)
	}
}
