package oneonone_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
)

// seenNote is an observation of a person that the test writes past the page.
func seenNote(t *testing.T, f *kittest.Frame, id model.ID) model.Note {
	t.Helper()
	me := f.Roster().Owner.ID
	n := model.Note{
		Row: model.PrivateAbout(id), AuthorID: me, Kind: model.NoteObservation, On: f.Today(), Occasion: "Call with Havn", Text: "listened in", Keep: "Waited", Try: "Ask",
	}
	f.Change(unit.Observe, func(w *storage.Work) error {
		if err := w.Put(&n); err != nil {
			return err
		}
		return w.Put(&model.NoteLink{Row: model.PrivateAbout(id), AuthorID: me, NoteID: n.ID, SkillID: f.Roster().Framework.Skills[1].SkillID, Step: 2})
	}, nil)
	return n
}

func shows(c fyne.Canvas, text string) bool {
	return strings.Contains(strings.Join(kit.Texts(c.Content()), "\n"), text)
}

func TestANoteSaysWhatItIsEvidenceFor(t *testing.T) {
	f, c, id := open(t, "Daniel Weber")
	n := seenNote(t, f, id)
	for _, want := range []string{"Call with Havn, listened in", "Keep: Waited", "Try: Ask", "for Executive talks 2"} {
		if !shows(c, want) {
			t.Errorf("the note does not say %q", want)
		}
	}
	skill := f.Roster().Framework.Skills[0].SkillID
	kittest.Tap(t, c, "note.more."+n.ID.Short())
	kittest.Tap(t, c, "menu.ties")
	kittest.Press(c, fyne.KeySpace) // the first skill has the keyboard
	kittest.Tap(t, c, "note.ties.confirm")
	f.WantUnit(t, unit.ChangeNote)
	if !shows(c, "for Executive talks 2 and Discovery") && !shows(c, "for Discovery and Executive talks 2") {
		t.Error("the note does not say what else it is evidence for")
	}
	if links := model.LinksOf(talks(t, f, id).Links, n.ID); len(links) != 2 || links[1].SkillID != skill || links[1].Visibility != model.Private || links[1].Step != 0 {
		t.Errorf("ties: %+v", links)
	}
	kittest.Tap(t, c, "note.more."+n.ID.Short())
	kittest.Tap(t, c, "menu.ties")
	kittest.Press(c, fyne.KeySpace)
	kittest.Tap(t, c, "note.ties.confirm")
	if links := model.LinksOf(talks(t, f, id).Links, n.ID); len(links) != 1 || links[0].Step != 2 {
		t.Errorf("after taking one away: %+v", links)
	}
	f.Undo(t)
	if links := model.LinksOf(talks(t, f, id).Links, n.ID); len(links) != 2 {
		t.Errorf("after undo: %+v", links)
	}
}

func TestAnObservationIsChanged(t *testing.T) {
	f, c, id := open(t, "Daniel Weber")
	n := seenNote(t, f, id)
	kittest.Tap(t, c, "note.more."+n.ID.Short())
	kittest.Tap(t, c, "menu.edit")
	kittest.Write(t, c, "note.occasion", "Call with Lund")
	kittest.Write(t, c, "note.try", "Wait")
	kittest.Tap(t, c, "note.confirm")
	for _, x := range talks(t, f, id).Notes {
		if x.ID == n.ID && (x.Occasion != "Call with Lund" || x.Text != "listened in" || x.Keep != "Waited" || x.Try != "Wait" || x.Kind != model.NoteObservation) {
			t.Errorf("stored %+v", x)
		}
	}
}

// TestWhatWasToBeTriedComesUpInTheNextTalk, until a talk has been held since.
func TestWhatWasToBeTriedComesUpInTheNextTalk(t *testing.T) {
	if _, c, _ := open(t, "Jonas Lindqvist"); shows(c, "To try:") { // of 7 September; they talked in October
		t.Error("what was to be tried before the last talk comes up again")
	}
	f, c, id := open(t, "Daniel Weber")
	n := seenNote(t, f, id)
	if !shows(c, "To try: Ask") || !shows(c, "Call with Havn, 23 Nov") {
		t.Error("what is to be tried does not come up")
	}
	kittest.Tap(t, c, "oneonone.since.try."+n.ID.Short())
	f.Draw(t, id)
	f.Page().Reload()
	if shows(c, "To try: Ask") {
		t.Error("it is seen behind the curtain")
	}
}
