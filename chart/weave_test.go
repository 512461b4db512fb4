package chart

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"

	"milepost/model"
)

// weaveWords are English words for tests.
func weaveWords() WeaveWords {
	return WeaveWords{
		Team: "Where the team is headed", TeamShort: "The team", People: "Where each of us is headed", PeopleShort: "Each of us",
		Today: "Today", NoLanes: "No strategic milestone yet.", Agree: "Agree on one",
		Month:          func(d model.Date) string { return d.Time().Format("Jan") },
		MonthYear:      func(d model.Date) string { return d.Time().Format("Jan 2006") },
		MonthYearShort: func(d model.Date) string { return d.Time().Format("Jan 06") },
		Day:            func(d model.Date) string { return d.Time().Format("2 Jan") },
		Late: func(days int, _ WeaveLane, short bool) string {
			if short {
				return fmt.Sprintf("%d weeks late", days/7)
			}
			return fmt.Sprintf("%d weeks after the launch", days/7)
		},
		ServesNothing: "serves no team milestone yet", ServesNothingShort: "serves none yet",
		NoCareer: func(p WeavePerson) string { return p.Short + " has no career milestone." },
		Undated:  func(n int) string { return fmt.Sprintf("%d undated", n) },
		Earlier:  func(n int) string { return fmt.Sprintf("%d earlier", n) },
		Later:    func(n int) string { return fmt.Sprintf("%d later", n) },
	}
}

// north is the team of the sample.
func north() Weave {
	w := Weave{
		Span: model.Span{From: day("2026-10-01"), To: day("2027-08-01")}, Today: day("2026-11-23"), Words: weaveWords(),
		Lanes: []WeaveLane{
			{ID: "s3", Name: "2.4 M new business", Kind: "Quarter", From: day("2026-10-01"), Due: day("2026-12-31")},
			{ID: "s2", Name: "Nordic launch", Kind: "Launch", From: day("2026-10-12"), Due: day("2027-03-01")},
			{ID: "s1", Name: "Partner spring campaign", Kind: "Campaign", From: day("2027-02-01"), Due: day("2027-05-14")},
			{ID: "s0", Name: "Win five hospital groups", Kind: "Segment", From: day("2026-11-16"), Due: day("2027-06-30")},
		},
		Highlight: Ref{KindLink, "c0-s2"},
	}
	for i, n := range []string{"Amara Okafor", "Jonas Lindqvist", "Priya Raman", "Tomás Ferreira", "Łucja Wiśniewska", "Kenji Morita", "Nguyễn Thu Hà", "Daniel Weber"} {
		short, _, _ := strings.Cut(n, " ")
		w.People = append(w.People, WeavePerson{ID: id("p", i), Name: n, Short: short, Initials: n[:1], Disc: i})
	}
	for i, c := range []struct {
		person  int
		name    string
		due     string
		serves  string
		reached bool
	}{
		{0, "Lead the Nordic pilot", "2027-02-15", "s2", false},
		{0, "Senior AE", "2027-06-10", "s0", false},
		{1, "Demo coach for the team", "2027-01-20", "s2 s1", false},
		{2, "Negotiation certificate", "2026-12-10", "s3", false},
		{2, "Close the first group", "2027-04-15", "s0", false},
		{3, "Run discovery alone", "2027-03-22", "s2", false},
		{4, "Norwegian B2", "2026-11-06", "s2", true},
		{4, "Lead partner enablement", "2027-04-26", "s1", false},
		{5, "Ramp finished", "2026-10-09", "s3", true},
		{5, "First 100 k quarter", "2026-12-18", "s3", false},
		{5, "AE II", "2027-05-28", "", false},
		{7, "Team Lead programme", "2027-04-05", "", false},
	} {
		w.Careers = append(w.Careers, WeaveCareer{ID: id("c", i), Person: id("p", c.person), Name: c.name, Due: day(c.due), Reached: c.reached})
		for _, s := range strings.Fields(c.serves) {
			w.Threads = append(w.Threads, WeaveThread{
				ID: model.ID(fmt.Sprintf("c%d-%s", i, s)), Career: id("c", i), Strategic: model.ID(s), Who: w.People[c.person].Short, Role: "leads for",
				Slack: "two weeks to spare", Why: "“The pilot is her proof that she can talk to CFOs, and the launch needs someone they already trust.”",
			})
		}
	}
	return w
}

// hit finds a place; it fails the test when there is none.
func hit(t *testing.T, hits []Hit, kind Kind, id model.ID) Hit {
	t.Helper()
	for _, h := range hits {
		if h.Ref == (Ref{kind, id}) {
			return h
		}
	}
	t.Fatalf("no place for %s %s", kind, id)
	return Hit{}
}

func TestWeavePutsLanesByDateAndThreadsBetween(t *testing.T) {
	c, hits := record(north(), Screen, 1104, 656)
	sound(t, c, hits)
	if n := len(c.ops); n == 0 {
		t.Fatal("nothing is drawn")
	}
	// 36 a lane from 44 on, the latest on top; the time from 168 to 1096
	for i, name := range []string{"Win five hospital groups", "Partner spring campaign", "Nordic launch", "2.4 M new business"} {
		if got := c.texted(name); got == nil || got.points[0].Y != 62+36*float64(i) {
			t.Errorf("%s stands at %+v", name, got)
		}
	}
	lit := c.all("curve", Accent)
	if len(lit) != 1 || lit[0].width != 3 {
		t.Fatalf("highlighted: %+v", lit)
	}
	// 15 February is day 137 of 304, 1 March day 151
	if got := lit[0].curve; got.A.X != 586 || got.B.X != 629 || got.C1.X != got.A.X || got.C2.X != got.B.X || got.B.Y != 62+72+8 {
		t.Errorf("the thread runs %+v", got)
	}
	if late := c.all("curve", Warn); len(late) != 1 || late[0].curve.A.X <= late[0].curve.B.X {
		t.Errorf("late: %+v", late)
	}
	if n := len(c.all("curve", ThreadDone)); n != 2 {
		t.Errorf("threads of what is reached: %d, want 2", n)
	}
	if c.texted("3 weeks after the launch").color != WarnInk {
		t.Error("late is not said in amber")
	}
	if got := c.texted("serves no team milestone yet"); got == nil {
		t.Error("a ring without its words")
	}
	if got := hit(t, hits, KindAgree, "p-6"); got.Label != "Nguyễn has no career milestone. Agree on one" {
		t.Errorf("an empty row says %q", got.Label)
	}
	if got := hit(t, hits, KindLink, "c0-s2").Label; got != "Lead the Nordic pilot, Amara leads for Nordic launch, two weeks to spare" {
		t.Errorf("the thread says %q", got)
	}
}

func TestWeaveFlipsLabelsBeforeTodayAndTheEdge(t *testing.T) {
	c, _ := record(north(), Screen, 1104, 656)
	today := 168 + 928.0*53/304
	for _, name := range []string{"Norwegian B2", "Ramp finished"} {
		if b := c.texted(name).box; b.X < today && b.Right() > today {
			t.Errorf("%s runs across the line of today", name)
		}
	}
	w := north()
	w.Careers[1].Due = day("2027-07-30")
	c, _ = record(w, Screen, 1104, 656)
	if b := c.texted("Senior AE").box; b.Right() > 1096 {
		t.Errorf("a label near the edge stands right of its mark: %+v", b)
	}
}

func TestWeaveSaysWhyOfTheHighlightedThread(t *testing.T) {
	raised := func(w Weave, width float64) (*recorder, *op) {
		c, hits := record(w, Screen, width, 656)
		sound(t, c, hits)
		for i := range c.ops {
			if c.ops[i].what == "raised" {
				return c, &c.ops[i]
			}
		}
		return c, nil
	}
	c, box := raised(north(), 1104)
	if box == nil || c.texted("two weeks to spare") == nil {
		t.Fatal("no sentence")
	}
	for _, o := range c.ops {
		if o.what == "circle" && o.color == Ink2 && o.box.Meets(box.box) {
			t.Errorf("the call-out covers a milestone at %+v", o.box)
		}
	}
	w := north()
	w.Highlight = Ref{}
	if _, box = raised(w, 1104); box != nil {
		t.Error("a sentence though nothing is highlighted")
	}
	w.Highlight = Ref{KindPerson, "p-2"}
	c, box = raised(w, 1104)
	if box != nil || len(c.all("curve", Accent)) != 2 {
		t.Errorf("a person: %d threads, call-out %v", len(c.all("curve", Accent)), box != nil)
	}
	c, box = raised(north(), 860)
	if box != nil {
		t.Error("a narrow picture has a floating call-out")
	}
	if why := c.texted("two weeks to spare"); why == nil || why.points[0].Y < 600 {
		t.Errorf("the sentence does not stand at the foot: %+v", why)
	}
}

func TestWeaveCountsWhatLiesOutsideTheTimeShown(t *testing.T) {
	w := north()
	w.Span = model.Span{From: day("2026-11-15"), To: day("2027-02-01")}
	w.Careers = append(w.Careers, WeaveCareer{ID: "u", Person: "p-3", Name: "Some day"})
	w.Lanes = append(w.Lanes, WeaveLane{ID: "old", Name: "Old", Due: day("2025-01-01")}, WeaveLane{ID: "none", Name: "None"})
	c, hits := record(w, Screen, 1104, 656)
	sound(t, c, hits)
	if got := hit(t, hits, KindEarlier, "p-4").Label; got != "Łucja Wiśniewska, 1 earlier" {
		t.Errorf("earlier: %q", got)
	}
	if got := hit(t, hits, KindLater, "p-0").Label; got != "Amara Okafor, 2 later" {
		t.Errorf("later: %q", got)
	}
	if c.texted("1 undated") == nil || c.texted("1 earlier, 1 undated") == nil {
		t.Error("what has no date, and the lane of the past, are not counted")
	}
	for _, h := range hits {
		if h.Ref == (Ref{KindCareer, "c-0"}) {
			t.Error("a milestone outside has a place")
		}
	}
}

func TestWeaveHitsFindThreads(t *testing.T) {
	c, hits := record(north(), Screen, 1104, 656)
	strand := c.all("curve", Accent)[0].curve
	if h := HitAt(hits, strand.At(0.4)); h == nil || h.Ref != (Ref{KindLink, "c0-s2"}) {
		t.Errorf("on the thread: %+v", h)
	}
	if h := HitAt(hits, strand.A); h == nil || h.Ref.Kind != KindCareer {
		t.Errorf("on the mark: %+v", h)
	}
	if h := HitAt(hits, Point{1000, 500}); h != nil && h.Ref.Kind == KindLink && h.Path.Distance(Point{1000, 500}) > Reach {
		t.Errorf("far from everything: %+v", h)
	}
}

func TestWeaveOfAnyTeamKeepsItsWordsApart(t *testing.T) {
	rnd := random(t)
	for n := range 250 {
		w := anyWeave(rnd)
		width := 320 + rnd.Float64()*1600
		height := 0.0
		if rnd.Intn(2) == 0 {
			height = w.HeightFor(&recorder{}, width) + rnd.Float64()*500
		}
		c, hits := record(w, Screen, width, height)
		sound(t, c, hits)
		if t.Failed() {
			t.Fatalf("weave %d: %d lanes, %d people, %d careers, %v to %v, on %v × %v", n, len(w.Lanes), len(w.People), len(w.Careers), w.Span.From, w.Span.To, width, c.h)
		}
	}
}

// anyWeave is a team with anything in it.
func anyWeave(rnd *rand.Rand) Weave {
	from := day("2026-01-01").AddDays(rnd.Intn(400))
	w := Weave{
		Span: model.Span{From: from, To: from.AddDays(20 + rnd.Intn(1200))}, Today: from.AddDays(rnd.Intn(900) - 300), Words: weaveWords(),
		Legend: Legend{Items: []LegendItem{{KeyStrategic, "Team milestone"}, {KeyCareer, "Career milestone"}, {KeyThread, "Serves"}, {KeyLate, "Too late to serve"}}},
	}
	date := func() model.Date {
		if rnd.Intn(12) == 0 {
			return model.Date{}
		}
		return from.AddDays(rnd.Intn(1400) - 150)
	}
	for i := range rnd.Intn(13) {
		l := WeaveLane{ID: id("s", i), Name: words(rnd, 6), Kind: words(rnd, 2), Due: date(), Reached: rnd.Intn(4) == 0}
		if rnd.Intn(5) > 0 {
			l.From = l.Due.AddDays(-rnd.Intn(400))
		}
		w.Lanes = append(w.Lanes, l)
	}
	for i := range rnd.Intn(41) {
		w.People = append(w.People, WeavePerson{ID: id("p", i), Name: words(rnd, 4), Short: words(rnd, 1), Initials: "ŁW", Disc: i})
		for k := range rnd.Intn(7) {
			c := WeaveCareer{ID: model.ID(fmt.Sprintf("c-%d-%d", i, k)), Person: id("p", i), Name: words(rnd, 5), Due: date(), Reached: rnd.Intn(4) == 0}
			w.Careers = append(w.Careers, c)
			for s := range w.Lanes {
				if rnd.Intn(5) == 0 {
					w.Threads = append(w.Threads, WeaveThread{ID: c.ID + "-" + w.Lanes[s].ID, Career: c.ID, Strategic: w.Lanes[s].ID, Who: words(rnd, 2), Role: "leads for", Slack: words(rnd, 4), Why: words(rnd, 30)})
				}
			}
		}
	}
	switch rnd.Intn(4) {
	case 0:
		if len(w.Threads) > 0 {
			w.Highlight = Ref{KindLink, w.Threads[rnd.Intn(len(w.Threads))].ID}
		}
	case 1:
		w.Highlight = Ref{KindStrategic, "s-0"}
	}
	return w
}
