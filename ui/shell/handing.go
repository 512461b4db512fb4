package shell

import (
	"runtime"

	"fyne.io/fyne/v2"

	"milepost/ui/handover"
	"milepost/ui/kit"
	"milepost/ui/words"
)

var _ kit.Hander = (*Window)(nil)

// GiveAway gives the window to a rep: the curtain is drawn for them, so that nothing else is even read, and the form
// lies over all of the window. If the program ends meanwhile, it begins again behind the curtain.
func (w *Window) GiveAway(h kit.Handover) {
	if w.realFirst() {
		return
	}
	p := w.roster.Person(h.Person)
	if p == nil || w.store == nil || w.handed != nil || w.readOnly || w.realFirst() { // nobody agrees to what is not real
		return
	}
	drawn := w.curtain.On
	if !drawn || w.curtain.Person != h.Person {
		if err := w.hide(kit.Curtain{On: true, Person: h.Person}); err != nil {
			w.ShowError(err)
			return
		}
		kit.Cover(w.Canvas())
		w.changeCurtain()
	}
	w.toasts.Hide()
	w.handed = handover.Give(w.Canvas(), h, p, w.roster.OwnerCall(), func() { w.onHandedBack(drawn) })
	w.updateMenu()
}

// onHandedBack shows the file again, behind the curtain if it was drawn before.
func (w *Window) onHandedBack(drawn bool) {
	w.handed = nil
	if !drawn {
		w.liftCurtain()
	}
	w.updateMenu()
}

// handedMenu is the menu while the window is handed over: a way to end the program, which asks for the manager first.
func (w *Window) handedMenu() []*fyne.Menu {
	quit := fyne.NewMenuItem(words.Say("menu.file.quit"), w.onCloseTapped)
	quit.IsQuit, quit.Shortcut = true, accelerators(runtime.GOOS)["menu.file.quit"].shortcut()
	return []*fyne.Menu{fyne.NewMenu(words.Say("shell.name"), quit)}
}
