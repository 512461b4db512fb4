package shell_test

import (
	"strings"
	"testing"

	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
)

func TestHalfWrittenExpectationsComeBack(t *testing.T) {
	w, _ := window(t, sampleFile(t))
	daniel, err := w.Roster().FindPerson("Daniel Weber")
	if err != nil {
		t.Fatal(err)
	}
	path := w.Store().Path()
	w.Go(kit.Route{Page: kit.PagePerson, Person: daniel.ID, Tab: kit.TabExpectations})
	c := w.Canvas()
	kittest.Tap(t, c, "expect.begin.sdr")
	why := kittest.Text(t, c, "expect.why")
	kittest.Write(t, c, "expect.what", "Ring ten people a w")
	waiting.pass()

	x := startIn(t, "", copyOf(t, path), nil)
	if got := kittest.Text(t, x.Canvas(), "expect.what"); got != "Ring ten people a w" {
		t.Errorf("the field holds %q", got)
	}
	if got := kittest.Text(t, x.Canvas(), "expect.why"); got != why || why == "" {
		t.Errorf("what the template said is gone: %q", got)
	}
	if got := kittest.Focused(x.Canvas()); got != "expect.what" {
		t.Errorf("the keyboard is in %q", got)
	}
}

// TestTheRepGoesOnWhereTheProgramEnded ends the program while the rep types: the next start is handed over again, with the
// words in the field, and nothing else can be seen.
func TestTheRepGoesOnWhereTheProgramEnded(t *testing.T) {
	w, _ := window(t, sampleFile(t))
	path := w.Store().Path()
	id := handed(t, w)
	kittest.Write(t, w.Canvas(), "handover.say", "Which accounts cou")
	waiting.pass()

	x := startIn(t, "", copyOf(t, path), nil)
	c := x.Canvas()
	if got := kittest.Text(t, c, "handover.say"); got != "Which accounts cou" || !kittest.Has(c, "handover.yes") {
		t.Fatalf("the field holds %q", got)
	}
	if !x.Curtain().On || x.Curtain().Person != id {
		t.Errorf("the curtain: %+v", x.Curtain())
	}
	kittest.Write(t, c, "handover.say", "Which accounts count?")
	kittest.Tap(t, c, "handover.ask")
	kittest.Tap(t, c, "handover.confirm")
	if got := strings.Join(kit.Texts(c.Content()), "\n"); x.Curtain().On && strings.Contains(got, "Amara") {
		t.Error("somebody else is shown behind the curtain")
	}
	waiting.pass()
	y := startIn(t, "", copyOf(t, x.Store().Path()), nil)
	if kittest.Has(y.Canvas(), "handover.say") {
		t.Error("what was stored is brought back")
	}
}
