package shell_test

import (
	"strings"
	"testing"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
)

// TestMyPracticeIsForItsOwnerAlone opens it from the sidebar, follows what there is to do and comes back, and draws the curtain.
func TestMyPracticeIsForItsOwnerAlone(t *testing.T) {
	w, _ := window(t, sampleFile(t))
	c := w.Canvas()
	kittest.Tap(t, c, "nav.practice")
	if got, want := kittest.Text(t, c, "mirror.sentence"), "You rate the skills of Priya, Daniel and Łucja almost alike. One more habit stands out."; got != want {
		t.Errorf("it begins with %q, want %q", got, want)
	}
	kittest.Tap(t, c, "mirror.halo.do")
	if !kittest.Has(c, "skills.sentence") {
		t.Error("what there is to do leads nowhere")
	}
	w.Back()
	kittest.Tap(t, c, "mirror.evidence.do")
	if kittest.Has(c, "mirror.sentence") {
		t.Error("one is still on the page")
	}
	w.Back()
	if !kittest.Has(c, "mirror.sentence") {
		t.Fatal("there is no way back")
	}
	strike(t, w, parse("Ctrl Shift H"))
	seen := func(where string) {
		t.Helper()
		shown := shownNow(w)
		if strings.Contains(shown, "mirror.") || strings.Contains(shown, "ratings") || !strings.Contains(shown, model.Fold("This page is behind the curtain")) {
			t.Errorf("%s, behind the curtain it shows %s", where, shown)
		}
	}
	seen("at once")
	w.Go(kit.Route{Page: kit.PageToday})
	kittest.Tap(t, c, "nav.practice")
	seen("from the sidebar")
	kittest.Tap(t, c, "curtain.lift")
	if !kittest.Has(c, "mirror.sentence") {
		t.Error("lifted, it is not there")
	}
}
