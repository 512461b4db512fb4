package shell

import (
	"log/slog"

	"milepost/ui/kit"
	"milepost/ui/words"
)

// onBacked hears of each copy that was made by itself, on the goroutine that made it.
func (w *Window) onBacked(_ string, err error) {
	if err == nil {
		slog.Info("backed up")
	} else {
		slog.Error("not backed up", note(err)...)
	}
	w.later(func() { w.showBacked(err) })
}

// showBacked tells that none could be made, because somebody may rely on it: once, however often it is tried again, until
// one could be made.
func (w *Window) showBacked(err error) {
	known := w.backupFailed
	w.backupFailed = err != nil
	if err != nil && !known {
		w.undoOffered = false
		w.toasts.Show(kit.Toast{Text: words.Say("shell.backup.failed"), Action: words.Say("toast.why"), OnAction: func() { w.ShowError(err) }})
	}
	if w.page != nil && w.pageName() == kit.PageSettings { // which lists the copies
		w.page.Reload()
	}
}
