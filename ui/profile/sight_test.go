package profile

import (
	"strings"
	"testing"

	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/theme"
)

func TestTheLineOfSightIsOpenedInFull(t *testing.T) {
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	kittest.App(t, theme.LightMode)
	c := f.Show(t, profileOf(t, f, "Amara"), wide).Canvas()
	const company = "A fourth market before the others have their second."
	if strings.Contains(strings.Join(kit.Texts(c.Content()), "\n"), company) {
		t.Error("what the line means is shown before it is asked for")
	}
	kittest.Tap(t, c, "profile.sight.more")
	shown := strings.Join(kit.Texts(c.Content()), "\n")
	for _, want := range []string{company, "For the company", "For us as a team", "The pilot is her proof"} {
		if !strings.Contains(shown, want) {
			t.Errorf("%q is not shown in full", want)
		}
	}
	if !kittest.Has(c, "profile.sight.2") {
		t.Error("the other line of Amara is not shown")
	}
	kittest.Tap(t, c, "profile.sight.more")
	if kittest.Has(c, "profile.sight.2") {
		t.Error("Less leaves the other lines")
	}
}

func TestWhatIsMissingOnALineIsMendedInPlace(t *testing.T) {
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	newcomer(t, f)
	kittest.App(t, theme.LightMode)
	c := f.Show(t, profileOf(t, f, "Noor"), wide).Canvas()
	kittest.Tap(t, c, "profile.sight.more")
	kittest.Tap(t, c, "profile.sight.mend.career")
	if r := f.Routes[len(f.Routes)-1]; r.Tab != kit.TabGrowth || r.Do != "career" {
		t.Errorf("went to %+v", r)
	}
}
