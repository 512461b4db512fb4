package shell

import (
	"context"
	"errors"
	"log/slog"
	"slices"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// Change writes one unit off the window's goroutine; then runs when it is stored. A conflict was shown by then.
func (w *Window) Change(unit string, write func(*storage.Work) error, then func()) {
	if w.store == nil {
		return
	}
	kit.Save(w, unit, write, func(err error) {
		switch {
		case err == nil:
			if then != nil {
				then()
			}
		case !kit.Told(err):
			w.ShowError(err)
		}
	})
}

// Undo takes the newest unit back and says which it was. A unit that somebody else has built on is refused; the
// dialog offers to leave it as it is and go on with the one before.
func (w *Window) Undo() {
	w.turn((*storage.Store).Undo, "shell.undone", "shell.undo.nothing")
}

// Redo brings back what was undone last.
func (w *Window) Redo() {
	w.turn((*storage.Store).Redo, "shell.redone", "shell.redo.nothing")
}

func (w *Window) turn(do func(*storage.Store, context.Context) (storage.Unit, error), done, nothing string) {
	store := w.store
	if store == nil || kit.ModalOpen(w.Canvas()) {
		return
	}
	kit.Run(context.Background(), func(ctx context.Context) (storage.Unit, error) { return do(store, ctx) },
		func(u storage.Unit, err error) {
			switch {
			case errors.Is(err, model.ErrNothing):
				w.Tell(words.Say(nothing))
			case errors.Is(err, model.ErrConflict):
				w.refuse(err)
			case err != nil:
				w.ShowError(err)
			default:
				w.Tell(words.Say(done, words.Say(u.Name)) + gone(done, u.Name))
			}
		})
}

// gone says of a unit that was undone that what had left with it is not unsent.
func gone(done, unitName string) string {
	if done != "shell.undone" || unitName != unit.SendSummary {
		return ""
	}
	return " " + words.Say("shell.undone.left")
}

// offerSkip shows why undo was refused.
func (w *Window) offerSkip(err error) {
	kit.ShowDialog(w.Canvas(), kit.Dialog{
		Name: "undo.refused", Title: words.Say("shell.undo.refused"), Body: kit.P(words.Problem(err), kit.Body, kit.Ink()),
		Confirm: words.Say("shell.undo.skip"), Cancel: words.Say("dialog.cancel"), OnConfirm: w.skip,
	})
}

func (w *Window) skip() error {
	if _, err := w.store.Skip(context.Background()); err != nil {
		return err
	}
	w.updateMenu()
	return nil
}

// Undoable tells in a toast what was done, with a button that takes it back.
func (w *Window) Undoable(text string) {
	w.undoOffered = true
	w.toasts.Show(kit.Toast{Text: text, Action: words.Say("toast.undo"), OnAction: w.Undo})
}

// withdrawUndo takes the offer of the last toast away once something else was written: the button would take that back.
func (w *Window) withdrawUndo() {
	if w.undoOffered {
		w.undoOffered = false
		w.toasts.Hide()
	}
}

// Tell shows a toast without a button.
func (w *Window) Tell(text string) {
	w.undoOffered = false
	w.toasts.Show(kit.Toast{Text: text})
}

// tellWritten says that a file was written, and offers to open it.
func (w *Window) tellWritten(text, path string) {
	w.undoOffered = false
	t := kit.Toast{Text: text}
	if w.opts.OpenPath != nil {
		t.Action, t.OnAction = words.Say("toast.open"), func() { w.openPath(path) }
	}
	w.toasts.Show(t)
}

// openPath opens a file or folder with the system's program for it.
func (w *Window) openPath(path string) {
	if err := w.opts.OpenPath(path); err != nil {
		w.ShowError(&model.Problem{Key: "shell.openpath", File: path, Err: err})
	}
}

// ShowError shows an error in words; what may be known of it goes to the log.
func (w *Window) ShowError(err error) { w.showError(err, nil) }

// showError is ShowError with something to do once it was read. The same error is not said twice at a time: when a file
// cannot be read any more, every part of the page finds out.
func (w *Window) showError(err error, then func() error) {
	slog.Error("shown to the user", note(err)...)
	text := words.Problem(err)
	if then == nil && w.says("error", text) {
		return
	}
	kit.ShowDialog(w.Canvas(), kit.Dialog{
		Name: "error", Title: words.Say("error.title"), Body: kit.P(text, kit.Body, kit.Ink()),
		Confirm: words.Say("dialog.ok"), OnConfirm: then,
	})
}

// says tells whether a dialog of a name with a text lies over the page.
func (w *Window) says(name, text string) bool {
	return slices.ContainsFunc(w.Canvas().Overlays().List(), func(o fyne.CanvasObject) bool {
		return kit.Find(o, name) != nil && slices.Contains(kit.Texts(o), text)
	})
}
