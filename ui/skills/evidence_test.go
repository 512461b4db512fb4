package skills

import (
	"strings"
	"testing"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/theme"
)

// TestWhatWasSeenStandsBesideTheRatingAndChangesNone: the sample's newest observation of Jonas saw executive talks as 2
// and is older than nothing that was rated.
func TestWhatWasSeenStandsBesideTheRatingAndChangesNone(t *testing.T) {
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	kittest.App(t, theme.LightMode)
	c := f.Show(t, tab(t, f, "Jonas", ""), wide).Canvas()
	said := func() string { return strings.Join(kit.Texts(c.Content()), "\n") }
	if !strings.Contains(said(), "Seen as 2 on 7 Sep: Demo at Lund, 14:00, listened in") || !strings.Contains(said(), "and 1 earlier note") {
		t.Errorf("the table says %s", said())
	}
	if strings.Contains(said(), "Close the demo") {
		t.Error("the table says more than which call it was")
	}
	jonas := find(t, f, "Jonas")
	for _, s := range model.SkillStates(f.Roster(), ratings(t, f, "Jonas"), jonas.ID, f.Today()) {
		if s.Skill.Name == "Negotiation" && (s.RatedOn == model.MustDate("2026-06-30") || s.Step() != 4) {
			t.Errorf("an observation rated: %+v", s)
		}
	}
	kittest.Tap(t, c, "skills.rate")
	if !strings.Contains(said(), "Close the demo when the CFO asks about money.") {
		t.Errorf("where one rates it says %s", said())
	}
	kittest.Tap(t, c, "skills.cancel")
	kittest.Tap(t, c, "skills.observe")
	if r := f.LastRoute(); r.Page != kit.PageObserve || r.Person != jonas.ID {
		t.Errorf("went to %+v", r)
	}
}
