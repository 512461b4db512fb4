package shell

import (
	"runtime/debug"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
)

// Drop drops a file on the window, which the test driver cannot.
func (w *Window) Drop(path string) {
	w.onDropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(path)})
}

// CloseTapped is a tap on the window's closing button.
func (w *Window) CloseTapped() { w.onCloseTapped() }

// ToggleCurtain draws or lifts it.
func (w *Window) ToggleCurtain() { w.toggleCurtain() }

// FileName is what a team's file is called.
func FileName(team string) string { return fileName(team) }

// ShownKey is the key of a menu entry as a system writes it.
func ShownKey(system, entry string) string { return accelerators(system)[entry].shown(system) }

// Foreground is what happens when somebody comes back to the window.
func (w *Window) Foreground() { w.onForeground() }

// Kill ends a window as the system ends a program: nothing more is kept or said.
func Kill(w *Window) {
	if w.run.file != nil {
		_ = debug.SetCrashOutput(nil, debug.CrashOptions{})
		_ = w.run.file.Close()
		w.run.file = nil
	}
	_ = w.store.Close()
	w.store, w.page, w.shown = nil, nil, nil
}

// TraceLines are what a report keeps of what the language's runtime says.
func TraceLines(said string) []string { return traceLines(said) }
