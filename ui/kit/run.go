package kit

import (
	"context"
	"sync/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// OnBreak is called when what runs beside the window's goroutine has ended, with what was recovered from a panic. The
// window sets it, to write down where it happened and end the program.
var OnBreak func(reason any)

// loading counts the loads that run, until what they brought is shown.
var loading atomic.Int32

// Run calls load beside the window's goroutine and then show in it, with what load brought. It is the only way off the
// window's goroutine. ctx belongs to the page that asks: once it is done nothing is shown any more, so a page that was
// left is never written to. Call Run from the window's goroutine.
//
// Where no desktop driver runs a window, as in tests, there is no goroutine to come back to: both run in place, one
// after the other, before Run returns.
func Run[T any](ctx context.Context, load func(context.Context) (T, error), show func(T, error)) {
	if ctx.Err() != nil {
		return
	}
	loading.Add(1)
	if !inWindow() {
		got, err := load(ctx)
		finish(ctx, func() { show(got, err) })
		return
	}
	go func() {
		if OnBreak != nil {
			defer func() { OnBreak(recover()) }()
		}
		got, err := load(ctx)
		fyne.Do(func() { finish(ctx, func() { show(got, err) }) })
	}()
}

func finish(ctx context.Context, show func()) {
	defer func() {
		if loading.Add(-1) > 0 {
			return
		}
		calls := still
		still = nil
		for _, call := range calls {
			call()
		}
	}()
	if ctx.Err() == nil {
		show()
	}
}

// still waits for what runs to be shown; it belongs to the window's goroutine.
var still []func()

// WhenStill calls f once everything that Run started so far is shown, at once if nothing is under way. Call it from the
// window's goroutine.
func WhenStill(f func()) {
	if !Loading() {
		f()
		return
	}
	still = append(still, f)
}

// Loading says whether something that Run started has not been shown yet.
func Loading() bool { return loading.Load() > 0 }

// inWindow says whether a desktop driver with a goroutine of its own is at work.
func inWindow() bool {
	app := fyne.CurrentApp()
	if app == nil {
		return false
	}
	_, ok := app.Driver().(desktop.Driver)
	return ok
}

// InWindow is f for those who work beside the window's goroutine: what is told is shown in it, soon after. Where no desktop
// driver runs a window f is called in place, as Run does.
func InWindow[T any](f func(T)) func(T) {
	return func(x T) {
		if !inWindow() {
			f(x)
			return
		}
		fyne.Do(func() { f(x) })
	}
}
