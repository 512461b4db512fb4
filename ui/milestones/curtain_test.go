package milestones_test

import (
	"strings"
	"testing"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/milestones"
)

// TestBehindTheCurtainNothingIsSaidOfTheOthers draws the curtain: that nobody grows into a milestone would be no fact,
// but what is hidden.
func TestBehindTheCurtainNothingIsSaidOfTheOthers(t *testing.T) {
	f, c := open(t, kittest.SampleStore(t), weave)
	var amara, quarter model.ID
	for _, p := range f.Roster().People {
		if p.Call() == "Amara" {
			amara = p.ID
		}
	}
	direction, err := f.Store().Direction(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range direction.Strategic {
		if m.Title == "2.4 M new business" {
			quarter = m.ID
		}
	}
	f.Draw(t, amara)
	f.Page().Reload()
	if got, want := kittest.Text(t, c, "milestones.sentence"), "Amara grows into Nordic launch and Win five hospital groups."; got != want {
		t.Errorf("the page begins with %q, want %q", got, want)
	}
	all := strings.Join(kit.Texts(c.Content()), "\n")
	if strings.Contains(all, "nobody yet") || !strings.Contains(all, "Amara grows into it") {
		t.Errorf("the list says\n%s", all)
	}
	f.Draw(t, "")
	f.Page().Reload()
	if got := kittest.Text(t, c, "milestones.sentence"); got != "What the team is after, and by when." {
		t.Errorf("with nobody who looks on it begins with %q", got)
	}
	f.Draw(t, amara)
	c = f.Show(t, milestones.NewStrategic(f, kit.Route{Page: kit.PageStrategic, Ref: quarter}), usual).Canvas()
	if got := kittest.Text(t, c, "strategic.sentence"); strings.Contains(got, "nobody") {
		t.Errorf("the milestone begins with %q", got)
	}
	if all := strings.Join(kit.Texts(c.Content()), "\n"); !strings.Contains(all, "The others are hidden") || strings.Contains(all, " of 1") {
		t.Errorf("of who grows into it is said\n%s", all)
	}
}
