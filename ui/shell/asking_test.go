package shell_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
)

// TestQuestionsAndTemplatesFromThePalette: on a rep's page they are for that rep, elsewhere one chooses.
func TestQuestionsAndTemplatesFromThePalette(t *testing.T) {
	w, _ := window(t, sampleFile(t))
	c := w.Canvas()
	find := func(text string) {
		t.Helper()
		strike(t, w, parse("Ctrl K"))
		kittest.Type(c, text)
		kittest.Press(c, fyne.KeyReturn)
	}
	find("questions for a one")
	if got := kittest.Text(t, c, "questions.for"); got != "For whom?" {
		t.Errorf("on Today the bank is %q", got)
	}
	kittest.Press(c, fyne.KeyEscape)
	find("amara")
	find("begin from")
	if got := kittest.Text(t, c, "templates.for"); got != "For Amara" {
		t.Errorf("on Amara's page the templates are %q", got)
	}
	kittest.Press(c, fyne.KeyReturn)
	if kit.ModalOpen(c) {
		t.Error("the templates stay open")
	}
	find("questions for a one")
	if got := kittest.Text(t, c, "questions.for"); got != "For Amara" {
		t.Errorf("on Amara's page the bank is %q", got)
	}
	kittest.Press(c, fyne.KeyEscape)
	if menu := texts(w); !slices.ContainsFunc(menu, func(s string) bool { return strings.Contains(s, "Undo: ") && strings.Contains(s, "template") }) {
		t.Errorf("the menu does not offer to take the points back: %q", menu)
	}
	strike(t, w, parse("Ctrl Z"))
	w.CloseFile()
	for _, it := range items(w) {
		if (it.Label == "Questions for a one-on-one…" || it.Label == "Begin from a template…") && !it.Disabled {
			t.Errorf("%q can be chosen without a file", it.Label)
		}
	}
}

// texts are the labels of the menu.
func texts(w interface{ Window() fyne.Window }) []string {
	var out []string
	for _, m := range w.Window().MainMenu().Items {
		for _, it := range m.Items {
			out = append(out, it.Label)
		}
	}
	return out
}
