package kit_test

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"milepost/chart"
	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/theme"
)

func weaveWords() chart.WeaveWords {
	return chart.WeaveWords{
		Team: "Where the team is headed", TeamShort: "The team", People: "Where each of us is headed", PeopleShort: "Each of us",
		Today: "Today", NoLanes: "No strategic milestone yet.", Agree: "Agree on one",
		Month:          func(d model.Date) string { return d.Time().Format("Jan") },
		MonthYear:      func(d model.Date) string { return d.Time().Format("Jan 2006") },
		MonthYearShort: func(d model.Date) string { return d.Time().Format("Jan 06") },
		Day:            func(d model.Date) string { return d.Time().Format("2 Jan") },
		Late: func(days int, _ chart.WeaveLane, short bool) string {
			if short {
				return fmt.Sprintf("%d weeks late", days/7)
			}
			return fmt.Sprintf("%d weeks after the launch", days/7)
		},
		ServesNothing: "serves no team milestone yet", ServesNothingShort: "serves none yet",
		NoCareer: func(p chart.WeavePerson) string { return p.Short + " has no career milestone." },
		Undated:  func(n int) string { return fmt.Sprintf("%d undated", n) },
		Earlier:  func(n int) string { return fmt.Sprintf("%d earlier", n) },
		Later:    func(n int) string { return fmt.Sprintf("%d later", n) },
	}
}

// team is a weave of eight reps.
func team() chart.Weave {
	day := model.MustDate
	w := chart.Weave{
		Span: model.Span{From: day("2026-10-01"), To: day("2027-08-01")}, Today: day("2026-11-23"), Words: weaveWords(),
		Lanes: []chart.WeaveLane{
			{ID: "s3", Name: "2.4 M new business", Kind: "Quarter", From: day("2026-10-01"), Due: day("2026-12-31")},
			{ID: "s2", Name: "Nordic launch", Kind: "Launch", From: day("2026-10-12"), Due: day("2027-03-01")},
			{ID: "s1", Name: "Partner spring campaign", Kind: "Campaign", From: day("2027-02-01"), Due: day("2027-05-14")},
			{ID: "s0", Name: "Win five hospital groups", Kind: "Segment", From: day("2026-11-16"), Due: day("2027-06-30")},
		},
		Highlight: chart.Ref{Kind: chart.KindLink, ID: "c0-s2"},
	}
	names := []string{"Amara Okafor", "Jonas Lindqvist", "Priya Raman", "Tomás Ferreira", "Łucja Wiśniewska", "Kenji Morita", "Nguyễn Thu Hà", "Daniel Weber"}
	for i, n := range names {
		short, last, _ := strings.Cut(n, " ")
		if i == 6 {
			short = last
		}
		w.People = append(w.People, chart.WeavePerson{ID: model.ID(fmt.Sprint("p", i)), Name: n, Short: short, Initials: model.Initials(n), Disc: i})
	}
	for i, c := range []struct {
		person            int
		name, due, serves string
		reached           bool
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
		id := model.ID(fmt.Sprint("c", i))
		w.Careers = append(w.Careers, chart.WeaveCareer{ID: id, Person: w.People[c.person].ID, Name: c.name, Due: day(c.due), Reached: c.reached})
		for _, s := range strings.Fields(c.serves) {
			w.Threads = append(w.Threads, chart.WeaveThread{
				ID: id + "-" + model.ID(s), Career: id, Strategic: model.ID(s), Who: w.People[c.person].Short, Role: "leads for", Slack: "two weeks to spare",
				Why: "“The pilot is her proof that she can talk to CFOs, and the launch needs someone they already trust.”",
			})
		}
	}
	return w
}

func skills() chart.Radar {
	var r chart.Radar
	for i, n := range []string{"Discovery", "Executive talks", "Negotiation", "Forecasting", "Product", "Teamwork"} {
		r.Axes = append(r.Axes, chart.Axis{ID: model.ID(fmt.Sprint("k", i)), Name: n, Self: []int{4, 3, 3, 3, 4, 5}[i], Manager: []int{4, 2, 3, 4, 4, 4}[i], Target: 4})
	}
	return r
}

func road() chart.Road {
	return chart.Road{Posts: []chart.RoadPost{
		{ID: "l1", Name: "Account Executive I", Short: "AE I", Note: "March 2024", State: model.PostPast},
		{ID: "l2", Name: "Account Executive II", Short: "AE II", Note: "since July 2025", State: model.PostNow},
		{ID: "l3", Name: "Senior AE", Note: "aim: July 2027, 2 of 5 criteria open", State: model.PostAhead},
		{ID: "l4", Name: "Principal AE", State: model.PostAhead},
	}}
}

func sight() chart.LineOfSight {
	return chart.LineOfSight{Stations: [5]chart.Station{
		{Ref: chart.Ref{Kind: chart.KindGoal, ID: "g"}, Head: "Today's goal", Title: "Two CFO meetings a month", Sub: "3 of 5 held, next on 1 Dec"},
		{Ref: chart.Ref{Kind: chart.KindSkill, ID: "s"}, Head: "Builds the skill", Title: "Executive conversations", Sub: "You rate 2, Senior AE asks 4"},
		{Head: "For the career", Title: "No career milestone yet", Missing: true},
		{Ref: chart.Ref{Kind: chart.KindStrategic, ID: "m"}, Head: "For the team", Title: "Nordic launch", Sub: "1 Mar 2027, in 14 weeks"},
		{Head: "For customers", Title: "Hauliers see costs per route", Sub: "Agreed with Konex and Brevik"},
	}}
}

func weavePage() fyne.CanvasObject {
	legend := chart.Legend{Items: []chart.LegendItem{
		{Key: chart.KeyStrategic, Word: "Team milestone"},
		{Key: chart.KeyCareer, Word: "Career milestone"},
		{Key: chart.KeyThread, Word: "Serves"},
		{Key: chart.KeyLate, Word: "Too late to serve"},
		{Key: chart.KeyServesNothing, Word: "Serves nothing yet"},
		{Key: chart.KeyReached, Word: "Reached"},
	}}
	view := kit.NewChartView("weave", "Careers and milestones of the team", team())
	return kit.In(20, 20, 20, 20, kit.Stack(kit.Surface(), kit.In(20, 20, 20, 20, kit.Fill(10,
		kit.NewChartView("legend", "Legend", legend), view))))
}

func smallPage() fyne.CanvasObject {
	p := theme.Current()
	legend := chart.Legend{Items: []chart.LegendItem{{Key: chart.KeyManager, Word: "You"}, {Key: chart.KeySelf, Word: "Amara"}, {Key: chart.KeyTarget, Word: "Senior AE"}}}
	gap := kit.Cols(12, []float32{116, 88, 0}, kit.T("Executive talks", kit.SmallM, p.Ink), kit.Mid(kit.NewChartView("", "2 of 5", chart.StepScale{Value: 2, Target: 4})),
		kit.T("2, asks for 4", kit.Cap, p.Ink2))
	return kit.Sheet(0, kit.VB(18,
		kit.NewChartView("road", "Amara's road", road()),
		kit.Areas(16, []kit.Arrangement{{MinWidth: 800, Rows: [][]kit.Cell{{kit.At(400, 0), kit.At(0, 1)}}}, {Rows: [][]kit.Cell{{kit.At(0, 0)}, {kit.At(0, 1)}}}},
			kit.Card(kit.VB(10, kit.NewChartView("", "Legend", legend), kit.NewChartView("radar", "Amara's skills", skills()), gap)),
			kit.Card(kit.NewChartView("sight", "Line of sight", sight())))))
}

func TestChartScreens(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 1184, Height: 740}, {Width: 964, Height: 560}, {Width: 1680, Height: 940}, {Width: 720, Height: 600}} {
		kittest.Screens(t, fmt.Sprintf("chart-weave-%v", size.Width), size, weavePage, nil)
	}
	kittest.Screens(t, "chart-small", fyne.NewSize(1184, 640), smallPage, nil)
	kittest.Screens(t, "chart-small-500", fyne.NewSize(500, 1100), smallPage, nil)
	kittest.Screens(t, "chart-focus", fyne.NewSize(1184, 740), weavePage, func(w fyne.Window) {
		view := kittest.Find(t, w.Canvas(), "weave").(*kit.ChartView)
		w.Canvas().Focus(view)
		for view.WidgetText() != "Run discovery alone, 22 Mar, 3 weeks after the launch" {
			kittest.Press(w.Canvas(), fyne.KeyRight)
		}
	})
}

func TestChartsFitEverySize(t *testing.T) {
	for name, build := range map[string]func() fyne.CanvasObject{"small": smallPage, "weave": weavePage} {
		t.Run(name, func(t *testing.T) { kittest.Overflow(t, build) })
	}
}

func TestChartsOfAPulledWindowLookAsIfOpened(t *testing.T) { kittest.Pull(t, smallPage) }

// openWeave shows the weave and remembers what was activated and pointed at.
func openWeave(t *testing.T) (w fyne.Window, view *kit.ChartView, activated, pointed *[]chart.Ref) {
	t.Helper()
	kittest.App(t, theme.LightMode)
	view = kit.NewChartView("weave", "The weave", team())
	activated, pointed = &[]chart.Ref{}, &[]chart.Ref{}
	view.OnActivate = func(r chart.Ref) { *activated = append(*activated, r) }
	view.OnPoint = func(r chart.Ref) { *pointed = append(*pointed, r) }
	return kittest.Open(t, view, fyne.NewSize(1104, 656)), view, activated, pointed
}

func TestChartPartsCanBeTapped(t *testing.T) {
	w, _, activated, _ := openWeave(t)
	kittest.Tap(t, w.Canvas(), "weave.career.c5")
	kittest.Tap(t, w.Canvas(), "weave.agree.p6")
	kittest.Tap(t, w.Canvas(), "weave.link.c0-s2")
	want := []chart.Ref{{Kind: chart.KindCareer, ID: "c5"}, {Kind: chart.KindAgree, ID: "p6"}, {Kind: chart.KindLink, ID: "c0-s2"}}
	if fmt.Sprint(*activated) != fmt.Sprint(want) {
		t.Errorf("activated %v, want %v", *activated, want)
	}
	if got := kittest.Focused(w.Canvas()); got != "weave" {
		t.Errorf("a tap leaves the keyboard at %q", got)
	}
	if got := kittest.Text(t, w.Canvas(), "weave.career.c5"); got != "Run discovery alone, 22 Mar, 3 weeks after the launch" {
		t.Errorf("a part says %q", got)
	}
}

func TestChartThreadIsFoundAlongItsWay(t *testing.T) {
	w, view, activated, pointed := openWeave(t)
	var thread chart.Hit
	for _, h := range view.Hits() {
		if h.Ref.ID == "c2-s1" {
			thread = h
		}
	}
	p := thread.Path.At(0.3)
	at := fyne.NewPos(float32(p.X)+3, float32(p.Y))
	before := w.Canvas().Capture()
	view.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}})
	if len(*pointed) != 1 || (*pointed)[0] != thread.Ref {
		t.Fatalf("pointed at %v", *pointed)
	}
	if kittest.Same(before, w.Canvas().Capture()) {
		t.Error("the thread under the pointer is not highlighted")
	}
	test.TapAt(view, at)
	if len(*activated) != 1 || (*activated)[0] != thread.Ref {
		t.Errorf("activated %v", *activated)
	}
	view.FocusLost()
	view.MouseOut()
	if !kittest.Same(before, w.Canvas().Capture()) {
		t.Error("the picture does not come back when the pointer leaves")
	}
}

func TestChartCanBeWalkedWithTheArrows(t *testing.T) {
	w, view, activated, _ := openWeave(t)
	w.Canvas().Focus(view)
	seen := map[string]bool{view.WidgetText(): true}
	for range view.Hits() {
		kittest.Press(w.Canvas(), fyne.KeyRight)
		seen[view.WidgetText()] = true
	}
	if len(seen) != len(view.Hits()) {
		t.Errorf("right reaches %d of %d places", len(seen), len(view.Hits()))
	}
	kittest.Press(w.Canvas(), fyne.KeyHome)
	if got := view.Hits()[0].Label; view.WidgetText() != got {
		t.Errorf("home is at %q, want %q", view.WidgetText(), got)
	}
	for view.WidgetText() != "Nguyễn Thu Hà" {
		kittest.Press(w.Canvas(), fyne.KeyRight)
	}
	kittest.Press(w.Canvas(), fyne.KeyUp)
	if got := view.WidgetText(); got != "Kenji Morita" {
		t.Errorf("above Thu Hà stands %q", got)
	}
	kittest.Press(w.Canvas(), fyne.KeyDown, fyne.KeyReturn)
	if len(*activated) != 1 || (*activated)[0] != (chart.Ref{Kind: chart.KindPerson, ID: "p6"}) {
		t.Errorf("Enter activates %v", *activated)
	}
	if got := view.AccessibilityLabel(); got != "The weave: Nguyễn Thu Hà" {
		t.Errorf("a screen reader hears %q", got)
	}
}

func TestChartKeepsTheKeyboardOverAnotherPicture(t *testing.T) {
	w, view, _, _ := openWeave(t)
	w.Canvas().Focus(view)
	for view.WidgetText() != "Daniel Weber" {
		kittest.Press(w.Canvas(), fyne.KeyRight)
	}
	next := team()
	next.Careers = next.Careers[:3]
	view.SetPicture(next)
	if got := view.WidgetText(); got != "Daniel Weber" {
		t.Errorf("the keyboard is at %q", got)
	}
	next.People = next.People[:2]
	view.SetPicture(next)
	kittest.Press(w.Canvas(), fyne.KeyReturn, fyne.KeyRight)
	if got := view.WidgetText(); got == "Daniel Weber" || got == "The weave" {
		t.Errorf("after a place is gone the keyboard is at %q", got)
	}
	if view.SetPicture(chart.Legend{}); !view.Disabled() {
		t.Error("a picture without places takes the keyboard")
	}
}

func TestChartIsDrawnAnewInTheOtherPalette(t *testing.T) {
	app := kittest.App(t, theme.LightMode)
	w := kittest.Open(t, kit.NewChartView("", "", skills()), fyne.NewSize(360, 280))
	light := w.Canvas().Capture()
	app.Settings().SetTheme(theme.New(theme.DarkMode))
	w.Content().Refresh()
	if kittest.Same(light, w.Canvas().Capture()) {
		t.Error("the picture keeps the colours of the other palette")
	}
}
