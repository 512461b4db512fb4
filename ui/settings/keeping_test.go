package settings_test

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/settings"
	"milepost/ui/theme"
)

// noted writes a note of a day about the first of the team.
func noted(t *testing.T, s *storage.Store, text, on string, v model.Visibility) {
	t.Helper()
	r, err := s.Roster(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	n := &model.Note{
		Row: model.Row{SubjectID: r.People[0].ID, Visibility: v}, AuthorID: r.Owner.ID, Kind: model.NotePlain, Text: text, On: model.MustDate(on),
	}
	if _, err := s.Do(context.Background(), unit.AddNote, func(w *storage.Work) error { return w.Put(n) }); err != nil {
		t.Fatal(err)
	}
}

func TestNotesAreKeptForATime(t *testing.T) {
	s := newStore(t)
	noted(t, s, "of last year", "2025-11-30", model.Shared)
	noted(t, s, "just kept", "2024-11-23", model.Shared)
	noted(t, s, "a day too old", "2024-11-22", model.Private)
	kittest.App(t, theme.LightMode)
	w := &window{Frame: kittest.NewFrame(t, s), mode: theme.System, scale: 100}
	canvas := w.Show(t, settings.New(w, kit.Route{}), fyne.NewSize(1216, 1600)).Canvas()
	said(t, canvas, "How long notes are kept", "1 note of yours is older than 23 November 2024.")

	kittest.Tap(t, canvas, "settings.notes.60")
	w.WantUnit(t, unit.ChangeFile)
	said(t, canvas, "No note of yours is older than 23 November 2021.")
	kittest.Tap(t, canvas, "settings.notes.0")
	if kittest.Has(canvas, "settings.notes.erase") {
		t.Error("notes that are kept for ever are offered")
	}
	kittest.Tap(t, canvas, "settings.notes.12")
	said(t, canvas, "2 notes of yours are older than 23 November 2025.")
	kittest.Tap(t, canvas, "settings.notes.24")

	kittest.Tap(t, canvas, "settings.notes.erase")
	dialog := canvas.Overlays().Top()
	kittest.WantTexts(t, "asked", kit.Texts(dialog)[:2], []string{
		"Erase 1 note older than 23 November 2024?",
		"They go from the file and from its backups, with all that history keeps of them. That cannot be undone, and neither can anything that was done before.",
	})
	kittest.Press(canvas, fyne.KeyReturn) // whoever only wants the dialog gone
	kittest.Tap(t, canvas, "settings.notes.ask.confirm")
	kittest.Write(t, canvas, "settings.notes.number", "2")
	kittest.Tap(t, canvas, "settings.notes.ask.confirm")
	if left, err := s.NotesBefore(context.Background(), w.Today()); err != nil || len(left) != 3 || !kittest.Has(canvas, "settings.notes.number") {
		t.Fatalf("%d notes are left before anybody meant it, %v", len(left), err)
	}
	kittest.Write(t, canvas, "settings.notes.number", "1")
	kittest.Tap(t, canvas, "settings.notes.ask.confirm")
	if got := kit.Texts(canvas.Overlays().Top()); len(got) < 2 || got[0] != "Receipt" {
		t.Errorf("there is no receipt: %q", got)
	}
	kittest.Tap(t, canvas, "settings.notes.receipt.confirm")
	said(t, canvas, "No note of yours is older than 23 November 2024.")
	if left, err := s.NotesBefore(context.Background(), w.Today()); err != nil || len(left) != 2 {
		t.Errorf("%d notes are left, %v", len(left), err)
	}
}
