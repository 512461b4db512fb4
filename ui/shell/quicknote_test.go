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

func rep(t *testing.T, w *shell.Window, name string) model.Person {
	t.Helper()
	p, err := w.Roster().FindPerson(name)
	if err != nil {
		t.Fatal(err)
	}
	return *p
}

func talksWith(t *testing.T, w *shell.Window, id model.ID) model.OneOnOnes {
	t.Helper()
	x, err := w.Store().OneOnOnes(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func TestAQuickNoteIsKeptFromAnyPage(t *testing.T) {
	w, _ := window(t, sampleFile(t))
	c := w.Canvas()
	jonas := rep(t, w, "Jonas")
	before := talksWith(t, w, jonas.ID)
	strike(t, w, parse("Ctrl Shift N"))
	kittest.Type(c, "jonas asked better questions at Havn than I did")
	kittest.Press(c, fyne.KeyReturn)
	after := talksWith(t, w, jonas.ID)
	if len(after.Notes) != len(before.Notes)+1 {
		t.Fatalf("%d notes became %d", len(before.Notes), len(after.Notes))
	}
	if n := after.Notes[0]; n.Text != "asked better questions at Havn than I did" || n.Visibility != model.Private || n.Kind != model.NotePlain {
		t.Errorf("stored: %+v", n)
	}
	if kittest.Has(c, "quicknote.field") {
		t.Error("the line is still open")
	}
	w.Undo()
	if n := len(talksWith(t, w, jonas.ID).Notes); n != len(before.Notes) {
		t.Errorf("after undo %d notes", n)
	}
}

func TestAQuickNoteBecomesAPointEvidenceOrAWin(t *testing.T) {
	w, _ := window(t, sampleFile(t))
	c := w.Canvas()
	amara := rep(t, w, "Amara")
	w.Go(kit.Route{Page: kit.PagePerson, Person: amara.ID, Tab: kit.TabTalks})
	kit.FocusName(c, "oneonone.point.new")
	kittest.Type(c, "half a point")
	before := talksWith(t, w, amara.ID)
	write := func(text string, key fyne.KeyName) {
		t.Helper()
		strike(t, w, parse("Ctrl Shift N"))
		kittest.Type(c, text) // no name: the page's
		kittest.Ctrl(c, key)
	}
	write("Brevik wants a second demo", fyne.Key1)
	write("led the negotiation with Havn alone", fyne.Key2)
	write("first hospital signed", fyne.Key3)
	after := talksWith(t, w, amara.ID)
	if len(after.Points) != len(before.Points)+1 || len(after.Notes) != len(before.Notes)+2 {
		t.Fatalf("%d points, %d notes", len(after.Points)-len(before.Points), len(after.Notes)-len(before.Notes))
	}
	if p := after.Points[len(after.Points)-1]; p.Text != "Brevik wants a second demo" || p.Visibility != model.Shared || p.Side != model.SideManager {
		t.Errorf("the point is %+v", p)
	}
	kinds := map[model.NoteKind]model.Note{}
	for _, n := range after.Notes[:2] {
		kinds[n.Kind] = n
	}
	if kinds[model.NoteWin].Text != "first hospital signed" {
		t.Errorf("notes are %+v", after.Notes[:2])
	}
	tied := ""
	for _, l := range after.Links {
		if l.NoteID == kinds[model.NoteEvidence].ID {
			for _, s := range w.Roster().Framework.Skills {
				if s.SkillID == l.SkillID {
					tied = s.Name
				}
			}
		}
	}
	if tied != "Negotiation" { // the line names it
		t.Errorf("the evidence is for %q", tied)
	}
	if kittest.Focused(c) != "oneonone.point.new" || kittest.Text(t, c, "oneonone.point.new") != "half a point" {
		t.Errorf("the keyboard is at %q, the field holds %q", kittest.Focused(c), kittest.Text(t, c, "oneonone.point.new"))
	}
}

func TestAQuickNoteWithoutANameWaits(t *testing.T) {
	w, _ := window(t, sampleFile(t))
	c := w.Canvas()
	strike(t, w, parse("Ctrl Shift N"))
	kittest.Type(c, "somebody should call Elbtal")
	kittest.Press(c, fyne.KeyReturn)
	lines, err := w.Store().Inbox(t.Context())
	if err != nil || len(lines) != 1 || lines[0].Text != "somebody should call Elbtal" || lines[0].Visibility != model.Private {
		t.Errorf("waiting: %+v, %v", lines, err)
	}
	strike(t, w, parse("Ctrl Shift N"))
	kittest.Press(c, fyne.KeyReturn)
	if !kittest.Has(c, "quicknote.field") {
		t.Error("an empty line was kept")
	}
	kittest.Type(c, "half a though")
	kittest.Press(c, fyne.KeyEscape)
	if kittest.Has(c, "quicknote.field") {
		t.Error("Escape does not close it")
	}
	strike(t, w, parse("Ctrl Shift N"))
	if got := kittest.Text(t, c, "quicknote.field"); got != "half a though" {
		t.Errorf("opened again it holds %q", got)
	}
}

// TestBehindTheCurtainAQuickNoteNamesNobodyElse types the name of somebody who must not be seen.
func TestBehindTheCurtainAQuickNoteNamesNobodyElse(t *testing.T) {
	w, _ := window(t, sampleFile(t))
	c := w.Canvas()
	amara := rep(t, w, "Amara")
	w.Go(kit.Route{Page: kit.PagePerson, Person: amara.ID})
	strike(t, w, parse("Ctrl Shift H"))
	strike(t, w, parse("Ctrl Shift N"))
	kittest.Type(c, "jonas is late again")
	if text := strings.Join(kit.Texts(c.Overlays().Top()), "\n"); strings.Contains(text, "Jonas") {
		t.Errorf("behind the curtain it says\n%s", text)
	}
}
