package skills

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

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
	if !strings.Contains(said(), "Seen as 2 on 7 Sep: Demo at Lund, 14:00, listened in") {
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

// TestAnOldRatingFadesUntilSomethingIsHungOnIt: what nobody has looked at for half a year is said to be old, and a note that hangs on
// it, of today, takes that away; the rating stays as it is.
func TestAnOldRatingFadesUntilSomethingIsHungOnIt(t *testing.T) {
	s := kittest.EmptyStore(t)
	person := noor(t, s)
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, s)
	c := f.Show(t, tab(t, f, "Noor", ""), wide).Canvas()
	kittest.Tap(t, c, "skills.rate")
	kittest.Write(t, c, "skills.date", "4 Mar 2026")
	kittest.Tap(t, c, "skills.rating."+short(f, 0)+".3")
	kittest.Tap(t, c, "skills.rating."+short(f, 1)+".2")
	kittest.Tap(t, c, "skills.save")
	if got := strings.Join(kit.Texts(c.Content()), "\n"); strings.Count(got, "nothing newer for more than 6 months") != 2 {
		t.Errorf("two ratings have faded, and the page says\n%s", got)
	}
	if got, want := kittest.Text(t, c, "skills.bare"), "These ratings have no evidence: Discovery and Executive talks."; got != want {
		t.Errorf("the page says %q, want %q", got, want)
	}
	kittest.Tap(t, c, "skills.hang")
	kittest.Tap(t, c, "skills.hang.confirm")
	if !kit.ModalOpen(c) {
		t.Fatal("evidence of nothing was taken")
	}
	kittest.Write(t, c, "skills.hang.skill", "Discovery")
	kittest.Press(c, fyne.KeyReturn)
	kittest.Write(t, c, "skills.hang.text", "Asked Brevik what a late truck costs.")
	kittest.Tap(t, c, "skills.hang.confirm")
	if got := strings.Join(kit.Texts(c.Content()), "\n"); strings.Count(got, "nothing newer for more than 6 months") != 1 || !strings.Contains(got, "Asked Brevik what a late truck costs.") {
		t.Errorf("one rating has faded, and the page says\n%s", got)
	}
	if got, want := kittest.Text(t, c, "skills.bare"), "This rating has no evidence: Executive talks."; got != want {
		t.Errorf("the page says %q, want %q", got, want)
	}
	seen := kittest.Reads(t, func(ctx context.Context) (model.Evidence, error) { return s.Evidence(ctx, person) })
	if len(seen.Links) != 1 || seen.Links[0].RatingID == "" || seen.Notes[0].Kind != model.NoteEvidence {
		t.Errorf("stored %+v", seen)
	}
}
