package profile

import (
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/theme"
)

// What a window of 1440 by 900 leaves a page: the sidebar stands beside it, a menu bar above.
const (
	usualWidth  = 1440 - kit.SidebarWidth
	usualHeight = 900 - 27
)

func TestTheLineOfSightOfTheSampleLiesAboveTheFoldOfTheUsualWindow(t *testing.T) {
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	kittest.App(t, theme.LightMode)
	const top, side = 28, 36 // the margins of a page
	for _, x := range f.Roster().Reps(f.Today()) {
		p := profileOf(t, f, x.Name)
		f.Show(t, p, fyne.NewSize(usualWidth, usualHeight))
		high := kit.HeightOf(kit.VB(0, p.parts()...), usualWidth-2*side)
		if over := top + high - usualHeight; over > 0 {
			t.Errorf("%s: the last card lies %v units below the fold", x.Name, over)
		}
		if x.Call() == "Amara" && 2*top+high > usualHeight {
			t.Errorf("%s: one has to scroll by %v units", x.Name, 2*top+high-usualHeight)
		}
	}
}

func TestPromisesDueLastGiveWay(t *testing.T) {
	due := func(days ...string) []model.Action {
		var out []model.Action
		for _, d := range days {
			a := model.Action{}
			if d != "" {
				a.DueOn = model.MustDate("2026-11-" + d)
			}
			out = append(out, a)
		}
		return out
	}
	for _, c := range []struct {
		yours, theirs []string
		wantY, wantT  int
	}{
		{[]string{"22", "26", "30"}, []string{"27", "28", "29"}, 2, 3},
		{[]string{"22", "26", "30"}, []string{"27", "28", ""}, 3, 2},
		{[]string{"22", "26", "28"}, []string{"26", "27", "28"}, 3, 2},
		{[]string{"01", "02", "03", "04", "05", "06"}, []string{"30"}, 4, 1},
		{nil, []string{"01", "02", "03", "04", "05", "06"}, 0, 5},
		{[]string{"", "", ""}, []string{"", "", ""}, 3, 2},
		{[]string{"22"}, []string{"27"}, 1, 1},
	} {
		y, th := dueFirst(due(c.yours...), due(c.theirs...), 5)
		if len(y) != c.wantY || len(th) != c.wantT {
			t.Errorf("%q and %q: %d and %d stay, want %d and %d", c.yours, c.theirs, len(y), len(th), c.wantY, c.wantT)
		}
	}
}
