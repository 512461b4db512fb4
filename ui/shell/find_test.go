package shell_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
)

// TestFindAnythingFromTheKeyboard goes to a person, to a record and to a page, and undoes something, by typing alone.
func TestFindAnythingFromTheKeyboard(t *testing.T) {
	w, _ := window(t, sampleFile(t))
	c := w.Canvas()
	find := func(text string) {
		t.Helper()
		strike(t, w, parse("Ctrl K"))
		if got := kittest.Focused(c); got != "palette.field" {
			t.Fatalf("the keyboard is in %q", got)
		}
		kittest.Type(c, text)
	}
	find("lucja")
	kittest.Press(c, fyne.KeyReturn)
	if !kittest.Has(c, "person.tabs") || kit.ModalOpen(c) || !strings.Contains(strings.Join(kit.Texts(c.Content()), "\n"), "Łucja Wiśniewska\n") {
		t.Errorf("on %q", kit.Texts(c.Content()))
	}
	find("nordic launch norw") // in what the launch looks like
	if !kittest.Has(c, "palette.field") || !slices.ContainsFunc(kit.Names(c.Overlays().Top()), func(n string) bool { return strings.HasPrefix(n, "palette.strategic_milestone.") }) {
		t.Errorf("found %q", kit.Names(c.Overlays().Top()))
	}
	kittest.Press(c, fyne.KeyReturn)
	if !strings.Contains(strings.Join(kit.Texts(c.Content()), "\n"), "Nordic launch") || kittest.Has(c, "person.tabs") {
		t.Errorf("on %q", kit.Texts(c.Content()))
	}
	find("setti")
	kittest.Press(c, fyne.KeyReturn)
	if !kittest.Has(c, "settings.save") {
		t.Errorf("on %q", kit.Names(c.Content()))
	}
	find("review of amara")
	if names := kit.Names(c.Overlays().Top()); slices.Contains(names, "palette.do.review") {
		t.Errorf("found %q", names) // "of" is in no name
	}
	kittest.Press(c, fyne.KeyEscape)
	find("amara")
	kittest.Tap(t, c, "palette.do.review")
	if !kittest.Has(c, "review.person") {
		t.Errorf("open is %q", kit.Names(c.Overlays().Top()))
	}
}

func TestFindAnythingListsWhatTheMenuCanDo(t *testing.T) {
	w, _ := window(t, sampleFile(t))
	c := w.Canvas()
	kittest.Tap(t, c, "nav.find")
	shown := kit.Texts(c.Overlays().Top())
	for _, it := range items(w) {
		listed := slices.Contains(shown, it.Label)
		offered := !it.IsSeparator && !it.Disabled && it.ChildMenu == nil && it.Label != "Find anything…"
		if listed != offered {
			t.Errorf("%q: listed %v, offered by the menu %v", it.Label, listed, offered)
		}
	}
	strike(t, w, parse("Ctrl K")) // once more changes nothing
	if n := len(c.Overlays().List()); n != 1 {
		t.Errorf("%d layers", n)
	}
	kittest.Press(c, fyne.KeyEscape)
	w.CloseFile()
	strike(t, w, parse("Ctrl K"))
	if kit.ModalOpen(c) {
		t.Error("there is nothing to find without a file")
	}
}

// TestFoundRecordHasTheKeyboard opens records of each kind: the row that has the keyboard is the one that was found, and
// in sight.
func TestFoundRecordHasTheKeyboard(t *testing.T) {
	w, _ := window(t, sampleFile(t))
	c := w.Canvas()
	w.Window().Resize(fyne.NewSize(1024, 640))
	for question, kind := range map[string]string{
		"hospital shortl": "action_item", "demo hour on fri": "goal", "demo coach for": "career_milestone",
		"who takes brevik": "talking_point", "ask amara whether": "action_item", "not told": "note",
	} {
		strike(t, w, parse("Ctrl K"))
		kittest.Type(c, question)
		names := kit.Names(c.Overlays().Top())
		i := slices.IndexFunc(names, func(n string) bool { return strings.HasPrefix(n, "palette."+kind+".") })
		if i < 0 {
			t.Errorf("%q finds %q", question, names)
			kittest.Press(c, fyne.KeyEscape)
			continue
		}
		kittest.Tap(t, c, names[i])
		id := strings.TrimPrefix(names[i], "palette."+kind)
		focused := kittest.Focused(c)
		if l, ok := c.Focused().(interface{ Key() string }); ok {
			focused = "." + model.ID(l.Key()).Short() // of the row in the list
		}
		if !strings.HasSuffix(focused, id) {
			t.Errorf("%q: the keyboard is in %q, want one that ends in %q", question, focused, id)
			continue
		}
		row := slices.IndexFunc(kit.Names(c.Content()), func(n string) bool { return strings.HasSuffix(n, id) })
		o := kittest.Find(t, c, kit.Names(c.Content())[row])
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
		if at.Y < 0 || at.Y+o.Size().Height > 640 {
			t.Errorf("%q is out of sight, at %v", question, at)
		}
	}
}
