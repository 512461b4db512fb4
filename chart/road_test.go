package chart

import (
	"testing"

	"milepost/model"
)

func fourPosts() Road {
	return Road{Posts: []RoadPost{
		{ID: "l1", Name: "Account Executive I", Short: "AE I", Note: "March 2024", State: model.PostPast},
		{ID: "l2", Name: "Account Executive II", Short: "AE II", Note: "since July 2025", State: model.PostNow},
		{ID: "l3", Name: "Senior AE", Note: "aim: July 2027, 2 of 5 criteria open", State: model.PostAhead},
		{ID: "l4", Name: "Principal AE", State: model.PostAhead},
	}}
}

func TestRoadIsDoneUpToThePresentPost(t *testing.T) {
	c, hits := record(fourPosts(), Screen, 1144, 58)
	sound(t, c, hits)
	if done := c.all("rect", Accent); len(done) != 1 || done[0].box != (Box{9, 8, 342, 2}) {
		t.Errorf("done: %+v", done)
	}
	if ahead := c.all("rect", LineStrong); len(ahead) != 1 || ahead[0].box != (Box{351, 8, 683, 2}) {
		t.Errorf("ahead: %+v", ahead)
	}
	if got := c.texted("Account Executive II"); got == nil || got.style.Weight != SemiBold || got.color != Ink {
		t.Errorf("the present level is not bold: %+v", got)
	}
	if got := c.texted("Senior AE"); got.style.Weight != Medium {
		t.Errorf("the next level is not medium: %+v", got)
	}
	if len(hits) != 4 || hits[1].Label != "Account Executive II, since July 2025" || hits[1].Ref != (Ref{KindLevel, "l2"}) {
		t.Errorf("places: %+v", hits)
	}
}

func TestRoadOnPaperRunsFromEdgeToEdge(t *testing.T) {
	r := fourPosts()
	r.Bleed = 54.64
	c, hits := record(r, Paper, 486, 42)
	sound(t, c, hits)
	done, ahead := c.all("rect", Accent)[0].box, c.all("rect", Edge)[0].box
	if !near(done.X, -54.64) || !near(done.Right(), 128.5) || !near(done.H, 2.25) || !near(ahead.Right(), 486+54.64) || !near(ahead.H, 0.9) {
		t.Errorf("done %+v, ahead %+v", done, ahead)
	}
	if got := c.texted("Account Executive II"); !near(got.points[0].X, 124.5) || !near(got.points[0].Y+0.364*9, 28) {
		t.Errorf("the label stands at %+v", got.points[0])
	}
}

func TestRoadThatIsTooLongShowsWhatIsNear(t *testing.T) {
	var r Road
	for i := range 7 {
		r.Posts = append(r.Posts, RoadPost{ID: id("l", i), Name: "Level", State: model.PostAhead})
	}
	for i := range 4 {
		r.Posts[i].State = model.PostPast
	}
	r.Posts[4].State = model.PostNow
	c, hits := record(r, Paper, 486, 42)
	sound(t, c, hits)
	if len(hits) != 4 || hits[0].Ref.ID != "l-3" || hits[3].Ref.ID != "l-6" {
		t.Errorf("one before, the present one, two after: %+v", hits)
	}
	_, hits = record(r, Screen, 260, 58)
	if len(hits) != 2 || hits[1].Ref.ID != "l-4" {
		t.Errorf("narrow: %+v", hits)
	}
}

func TestRoadOfAnyLevelsKeepsItsWordsApart(t *testing.T) {
	rnd := random(t)
	for range 300 {
		var r Road
		here, n := rnd.Intn(9)-1, rnd.Intn(9)
		for i := range n {
			p := RoadPost{ID: id("l", i), Name: words(rnd, 4), Short: words(rnd, 1), Note: words(rnd, 6), State: model.PostAhead}
			switch {
			case i < here:
				p.State = model.PostPast
			case i == here:
				p.State = model.PostNow
			}
			r.Posts = append(r.Posts, p)
		}
		c, hits := record(r, Style(rnd.Intn(2)), 100+rnd.Float64()*1000, 0)
		sound(t, c, hits)
		if n > 0 && len(hits) == 0 {
			t.Error("no post is shown")
		}
	}
}
