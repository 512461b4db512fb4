package shell_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/shell"
	"milepost/ui/theme"
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

// TestTemplateAndQuestionHalfWritten: after the program was killed the next start opens the dialog with what stood in it.
func TestTemplateAndQuestionHalfWritten(t *testing.T) {
	w, _ := window(t, sampleFile(t))
	c, path := w.Canvas(), w.Store().Path()
	amara := talks(t, w, "Amara Okafor")
	w.KeepTemplate(amara, "")
	kittest.Type(c, "Half a na")
	kittest.Write(t, c, "template.theirs", "One line")
	waiting.pass()
	x := startIn(t, "", copyOf(t, path), nil)
	if got := kittest.Text(t, x.Canvas(), "template.name") + ", " + kittest.Text(t, x.Canvas(), "template.theirs"); got != "Half a na, One line" {
		t.Errorf("the template holds %q", got)
	}
	kittest.Tap(t, x.Canvas(), "template.confirm")
	y := startIn(t, "", copyOf(t, x.Store().Path()), nil)
	if kit.ModalOpen(y.Canvas()) {
		t.Error("what was stored comes back")
	}
	kittest.Press(c, fyne.KeyEscape)
	w.Go(kit.Route{Page: kit.PageToday})
	w.ShowQuestions("")
	kittest.Tap(t, c, "questions.own")
	kittest.Type(c, "What would you")
	waiting.pass()
	z := startIn(t, "", copyOf(t, path), nil)
	if got := kittest.Text(t, z.Canvas(), "question.text"); got != "What would you" {
		t.Errorf("the question holds %q", got)
	}
}

// TestHalfWrittenTemplateStaysBehindTheCurtain: it may have been begun with private points.
func TestHalfWrittenTemplateStaysBehindTheCurtain(t *testing.T) {
	kittest.App(t, theme.LightMode)
	runs, path := t.TempDir(), sampleFile(t)
	w := startIn(t, runs, path, nil)
	id := talks(t, w, "Amara Okafor")
	w.KeepTemplate(id, "")
	kittest.Write(t, w.Canvas(), "template.yours", "zqsecret")
	waiting.pass()
	w.ToggleCurtain()
	shell.Kill(w)
	x := startIn(t, runs, path, nil)
	if !x.Curtain().On {
		t.Fatal("the curtain is not drawn: the test proves nothing")
	}
	shown := kit.Texts(x.Canvas().Content())
	for _, o := range x.Canvas().Overlays().List() {
		shown = append(shown, kit.Texts(o)...)
	}
	if got := strings.Join(shown, "\n"); strings.Contains(got, "zqsecret") || kittest.Has(x.Canvas(), "template.yours") {
		t.Errorf("one sees:\n%s", got)
	}
}
