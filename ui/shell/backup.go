package shell

import (
	"log/slog"

	"milepost/ui/words"
)

// onBacked hears of each copy that was made by itself, on the goroutine that made it. One that could not be made is told,
// because somebody may rely on it.
func (w *Window) onBacked(_ string, err error) {
	if err == nil {
		slog.Info("backed up")
		return
	}
	slog.Error("not backed up", note(err)...)
	w.later(func() { w.Tell(words.Say("shell.backup.failed", words.Problem(err))) })
}
