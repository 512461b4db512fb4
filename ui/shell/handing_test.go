package shell_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/shell"
)

func expected(t *testing.T, w *shell.Window, id model.ID) model.Expectations {
	t.Helper()
	x, err := w.Store().Expectations(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// handed writes expectations for Daniel and hands the window over to him.
func handed(t *testing.T, w *shell.Window) model.ID {
	t.Helper()
	p, err := w.Roster().FindPerson("Daniel Weber")
	if err != nil {
		t.Fatal(err)
	}
	w.Go(kit.Route{Page: kit.PagePerson, Person: p.ID, Tab: kit.TabExpectations})
	c := w.Canvas()
	kittest.Tap(t, c, "expect.begin.sdr")
	kittest.Tap(t, c, "expect.confirm")
	kittest.Tap(t, c, "expect.handover")
	return p.ID
}

// layer is what lies over the window, by its texts.
func layer(w *shell.Window) string {
	return strings.Join(kit.Texts(w.Canvas().Overlays().Top()), "\n")
}

func TestHandedOverNothingButTheFormCanBeReached(t *testing.T) {
	w, _ := window(t, sampleFile(t))
	id := handed(t, w)
	c := w.Canvas()
	if !w.Curtain().On || w.Curtain().Person != id || !strings.Contains(layer(w), "Only this page can be reached") {
		t.Fatalf("not handed over: %+v\n%s", w.Curtain(), layer(w))
	}
	if strings.Contains(layer(w), "Amara") {
		t.Error("somebody else is named")
	}
	for _, keys := range []string{"Ctrl K", "Ctrl N", "Ctrl 1", "Ctrl Shift H", "Ctrl Z", "Alt Left", "F1", "Ctrl Comma"} {
		strike(t, w, parse(keys))
	}
	if got := kittest.Focused(c); got != "" {
		t.Errorf("the keyboard is in %q, and the page is read from its foot", got)
	}
	kittest.Press(c, fyne.KeyEscape, fyne.KeyReturn)
	if list := c.Overlays().List(); len(list) != 1 || !w.Curtain().On || !kittest.Has(c, "handover.yes") {
		t.Fatalf("a key led out: %d layers, %+v", len(list), w.Curtain())
	}
	kittest.Tap(t, c, "handover.back")
	if !kittest.Has(c, "handover.confirm") || kittest.Has(c, "handover.yes") || !w.Curtain().On {
		t.Error("handed back before the manager said so")
	}
	kittest.Tap(t, c, "handover.confirm")
	if kit.ModalOpen(c) || w.Curtain().On || len(expected(t, w, id).Acknowledgements) != 0 {
		t.Error("the manager has not got the window back as it was")
	}
	kittest.Tap(t, c, "expect.handover")
	strike(t, w, parse("Ctrl Q"))
	if !kittest.Has(c, "handover.confirm") || kittest.Has(c, "handover.yes") || w.Store() == nil {
		t.Error("closing the window does not ask for the manager")
	}
}

func TestTheRepAgreesOrAsksAndUndoDoesNotTakeItBack(t *testing.T) {
	w, _ := window(t, sampleFile(t))
	daniel, err := w.Roster().FindPerson("Daniel Weber")
	if err != nil {
		t.Fatal(err)
	}
	before := points(t, w.Store(), daniel.ID) // without the curtain
	id := handed(t, w)
	c := w.Canvas()
	kittest.Tap(t, c, "handover.ask")
	if !kittest.Has(c, "handover.ask") {
		t.Fatal("a question without words was taken")
	}
	kittest.Write(t, c, "handover.say", "Which accounts count?")
	kittest.Tap(t, c, "handover.ask")
	kittest.Tap(t, c, "handover.confirm")
	if x := expected(t, w, id); points(t, w.Store(), id) != before+1 || len(x.Acknowledgements) != 0 {
		t.Fatalf("asked: %+v", x.Acknowledgements)
	}
	kittest.Tap(t, c, "expect.handover")
	kittest.Tap(t, c, "handover.yes")
	kittest.Tap(t, c, "handover.confirm")
	x := expected(t, w, id)
	if len(x.Acknowledgements) != 1 || x.Acknowledgements[0].Via != model.ViaHandover || x.Acknowledgements[0].On != w.Today() {
		t.Fatalf("agreed: %+v", x.Acknowledgements)
	}
	w.Canvas().Unfocus()
	strike(t, w, parse("Ctrl Z"))
	if !strings.Contains(layer(w), "Daniel acknowledged version 1 of the expectations on 23 November 2026.") || len(expected(t, w, id).Acknowledgements) != 1 {
		t.Fatalf("undo: %s", layer(w))
	}
	kittest.Press(c, fyne.KeyEscape)
	withdrawn := func(want bool) {
		t.Helper()
		x := expected(t, w, id)
		if got := x.Acknowledged(x.Versions[0].ID, w.Today()) == nil; got != want || len(x.Acknowledgements) != 1 {
			t.Fatalf("withdrawn: %t, %+v", got, x.Acknowledgements)
		}
	}
	withdrawn(false)
	strike(t, w, parse("Ctrl Z"))
	kittest.Tap(t, c, "undo.agreed.confirm")
	withdrawn(true)
	if got := strings.Join(kit.Texts(c.Content()), "\n"); !strings.Contains(got, "Acknowledged by Daniel on 23 Nov, withdrawn on 23 Nov.") {
		t.Errorf("it is not to be seen that it was withdrawn: %s", got)
	}
	strike(t, w, parse("Ctrl Z")) // the withdrawing can be undone
	withdrawn(false)
	strike(t, w, parse("Ctrl Z"))
	kittest.Tap(t, c, "undo.agreed.skip")
	withdrawn(false)
	if kit.ModalOpen(c) {
		t.Fatalf("a dialog stays: %s", layer(w))
	}
	kittest.Tap(t, c, "expect.withdraw")
	withdrawn(true)
	strike(t, w, parse("Ctrl Z"))
	strike(t, w, parse("Ctrl Z")) // what was asked before
	if got := points(t, w.Store(), id); got != before {
		t.Errorf("undo did not go on: %d points, %d before", got, before)
	}
	withdrawn(false)
}

func TestNobodyAgreesInAWhatIf(t *testing.T) {
	w, _ := window(t, sampleFile(t))
	w.BeginWhatIf()
	id := handed(t, w)
	if kit.ModalOpen(w.Canvas()) || w.Curtain().On || !strings.Contains(toast(t, w), "Not in a what-if") {
		t.Errorf("handed over: %q", toast(t, w))
	}
	if len(expected(t, w, id).Acknowledgements) != 0 {
		t.Error("acknowledged")
	}
}
