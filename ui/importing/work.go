package importing

import (
	"context"

	"fyne.io/fyne/v2"

	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// work shows how far a long list is, with a button that stops it. A short one is over before there is anything to show.
type work struct {
	box   *fyne.Container
	tell  func(rows int) // from wherever the rows are gone through
	stop  context.CancelFunc
	total int    // rows, as far as known; 0: nobody knows yet
	onFar func() // of tests: something was shown
}

func newWork() *work {
	w := &work{box: kit.VB(0)}
	w.tell = kit.InWindow(w.show)
	return w
}

// begin is called before rows are gone through. What the context belongs to ends when it is stopped.
func (w *work) begin(parent context.Context, total int) context.Context {
	w.end()
	ctx, stop := context.WithCancel(parent)
	w.stop, w.total = stop, total
	return ctx
}

// end takes away what is shown.
func (w *work) end() {
	if w.stop != nil {
		w.stop()
	}
	w.stop = nil
	w.box.Objects = nil
	w.box.Refresh()
}

// show says how many rows were gone through.
func (w *work) show(rows int) {
	if w.stop == nil {
		return // it is over
	}
	t := theme.Current()
	text := words.Say("import.work", rows)
	bar := kit.Gap(0, 0)
	if w.total > 0 {
		text = words.Say("import.work.of", rows, w.total)
		bar = kit.In(4, 0, 0, 0, kit.Bar(float64(rows)/float64(w.total), 6, t.Accent))
	}
	said := kit.P(text, kit.Small, t.Ink2)
	said.Name = "import.work"
	w.box.Objects = []fyne.CanvasObject{kit.Gap(1, 10), kit.Row(12, 0, kit.VB(2, said, bar), kit.NewButton("import.stop", words.Say("import.stop"), w.onStop))}
	w.box.Refresh()
	if w.onFar != nil {
		w.onFar()
	}
}

func (w *work) onStop() {
	if w.stop != nil {
		w.stop()
	}
}
