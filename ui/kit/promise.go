package kit

import (
	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/words"
)

// KeepPromise says that a promise is kept, or opens one again that was. then runs in the window once it is stored; may be
// nil.
func KeepPromise(f Frame, a model.Action, then func()) {
	if a.State == model.ActionDone {
		ReopenPromise(f, a, then)
		return
	}
	a.State, a.ClosedOn = model.ActionDone, f.Today()
	f.Change(unit.CloseAction, func(w *storage.Work) error { return w.Put(&a) }, then)
}

// ReopenPromise opens one again that was kept or dropped.
func ReopenPromise(f Frame, a model.Action, then func()) {
	a.State, a.ClosedOn = model.ActionOpen, model.Date{}
	f.Change(unit.ReopenAction, func(w *storage.Work) error { return w.Put(&a) }, then)
}

// DropPromise closes one that nobody will keep, and says so with a way back.
func DropPromise(f Frame, a model.Action) {
	a.State, a.ClosedOn = model.ActionDropped, f.Today()
	f.Change(unit.CloseAction, func(w *storage.Work) error { return w.Put(&a) },
		func() { f.Undoable(words.Say("oneonone.action.wasdropped")) })
}
