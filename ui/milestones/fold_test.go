package milestones_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/chart"
	"milepost/model"
	"milepost/ui/documents"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
)

// places counts the places of a kind in the weave.
func places(c fyne.Canvas, kind string) int {
	n := 0
	for _, name := range kittest.Names(c) {
		if strings.HasPrefix(name, "milestones.weave."+kind+".") {
			n++
		}
	}
	return n
}

// TestManyRowsFold and open by key, by tap and all at once; every career milestone is counted in the bundles.
func TestManyRowsFold(t *testing.T) {
	f, c := open(t, crowded(t, 52), weave)
	if g, p, b := places(c, "group"), places(c, "person"), places(c, "bundle"); g != 3 || p != 0 || b == 0 {
		t.Fatalf("%d groups, %d people, %d bundles", g, p, b)
	}
	sum, want := 0, 0
	dir, err := f.Store().Direction(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for i := range dir.Careers {
		if x := &dir.Careers[i]; x.Counts(f.Today()) && documents.WeaveYear(f.Today()).Holds(x.DueOn) {
			want++
		}
	}
	for _, name := range kittest.Names(c) {
		if strings.HasPrefix(name, "milestones.weave.bundle.") {
			var n int
			if _, err := fmt.Sscan(kittest.Text(t, c, name), &n); err != nil {
				t.Fatalf("%q says no number", kittest.Text(t, c, name))
			}
			sum += n
		}
	}
	if sum != want || want < 52 {
		t.Errorf("the bundles count %d of %d", sum, want)
	}
	kit.FocusName(c, "milestones.weave")
	for range 20 { // down through the lanes to a bundle, and back in its row to the group
		kittest.Press(c, fyne.KeyDown)
	}
	for range 20 {
		if strings.Contains(kittest.Text(t, c, "milestones.weave"), "20 reps") {
			break
		}
		kittest.Press(c, fyne.KeyLeft)
	}
	kittest.Press(c, fyne.KeyRight)
	if g, p := places(c, "group"), places(c, "person"); g != 3 || p != 20 {
		t.Errorf("opened by a key: %d groups, %d people", g, p)
	}
	kittest.Press(c, fyne.KeyLeft)
	if p := places(c, "person"); p != 0 {
		t.Errorf("closed by a key: %d people", p)
	}
	kittest.Press(c, fyne.KeyReturn)
	if p := places(c, "person"); p != 20 || !strings.Contains(kittest.Text(t, c, "milestones.weave"), "20 reps") {
		t.Errorf("opened by Enter: %d people, the keyboard is at %q", p, kittest.Text(t, c, "milestones.weave"))
	}
	kittest.Tap(t, c, "milestones.unfold")
	if p := places(c, "person"); p != 60 || kittest.Has(c, "milestones.unfold") {
		t.Errorf("all unfolded: %d people", p)
	}
	kittest.Tap(t, c, "milestones.fold")
	if p := places(c, "person"); p != 0 {
		t.Errorf("all folded: %d people", p)
	}
}

// TestFewRowsDoNotFold: up to two dozen are seen one by one.
func TestFewRowsDoNotFold(t *testing.T) {
	_, c := open(t, crowded(t, model.FoldFrom-1-8), weave)
	if g, p := places(c, "group"), places(c, "person"); g != 0 || p != model.FoldFrom-1 || kittest.Has(c, "milestones.unfold") {
		t.Errorf("%d groups, %d people", g, p)
	}
}

// TestTimeIsZoomedAroundABundle: it stays where it stands, while what is around it moves away.
func TestTimeIsZoomedAroundABundle(t *testing.T) {
	_, c := open(t, crowded(t, 52), weave)
	view := kittest.Find(t, c, "milestones.weave").(*kit.ChartView)
	largest := func() (ref chart.Ref, at float64) {
		most := 0
		for _, h := range view.Hits() {
			if n := 0; h.Ref.Kind == chart.KindBundle {
				if _, err := fmt.Sscan(kittest.Text(t, c, "milestones.weave.bundle."+string(h.Ref.ID)), &n); err != nil {
					t.Fatal(err)
				}
				if n > most {
					most, ref, at = n, h.Ref, h.Box.Middle().X
				}
			}
		}
		return ref, at
	}
	ref, before := largest()
	kit.FocusName(c, "milestones.weave")
	view.Choose(ref)
	kittest.Type(c, "+")
	if _, after := largest(); math.Abs(after-before) > 24 {
		t.Errorf("the bundle stood at %v, and stands at %v", before, after)
	}
}
