package shell

import (
	"context"
	"log/slog"
	"runtime"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// curtain is what the window hides while somebody else looks at it.
type curtain struct{ kit.Curtain }

// Curtain is what is hidden at the moment.
func (w *Window) Curtain() kit.Curtain { return w.curtain.Curtain }

// toggleCurtain draws it for whoever is shown, or lifts it.
func (w *Window) toggleCurtain() {
	switch {
	case w.curtain.On:
		w.liftCurtain()
	case w.store == nil:
	default:
		w.drawCurtain(w.person(), false)
	}
}

// TalkBegins draws the curtain for a one-on-one, unless it is drawn already.
func (w *Window) TalkBegins(person model.ID) {
	if !w.curtain.On {
		w.drawCurtain(person, true)
	}
}

// TalkEnds lifts it, if a one-on-one has drawn it.
func (w *Window) TalkEnds() {
	if w.curtain.Talk {
		w.liftCurtain()
	}
}

// drawCurtain hides what is private and everybody but a person: in the store first, so that nothing read from now on
// holds it, and then on the screen, before the page is asked for anew.
func (w *Window) drawCurtain(person model.ID, talk bool) {
	if err := w.hide(kit.Curtain{On: true, Person: person, Talk: talk}); err != nil {
		w.ShowError(err)
		return
	}
	covered, _, drop := kit.Cover(w.Canvas())
	w.changeCurtain()
	if covered > 0 {
		w.showCovered(drop)
	}
}

// hide lets nothing be read any more that must not be seen.
func (w *Window) hide(c kit.Curtain) error {
	if err := w.store.DrawCurtain(context.Background(), c.Person); err != nil {
		return err
	}
	slog.Info("curtain", "drawn", true, "person", c.Person)
	w.curtain.Curtain = c
	return nil
}

// keepCurtain draws it over the file that was opened just now, if it was drawn over the one before, or when the program
// was ended: whoever looked on may still be there. In another file nobody is known to look on.
func (w *Window) keepCurtain(before model.ID) error {
	c, file := w.curtain.Curtain, w.roster.File.ID
	switch {
	case w.left.hides.On && w.left.file == file:
		c = w.left.hides
	case !c.On:
		return nil
	case before != file:
		c = kit.Curtain{On: true}
	}
	if err := w.hide(c); err != nil {
		return err
	}
	w.curtains++
	w.side = sideState{}
	w.loadRoster()
	return nil
}

// showCovered says that a dialog is behind the curtain, with what was typed in it, which Escape must not lose.
func (w *Window) showCovered(drop func()) {
	var open *kit.OpenDialog
	give := kit.NewQuiet("curtain.drop", words.Say("curtain.drop"), kit.IconClose, func() {
		open.Close()
		drop()
	})
	open = kit.ShowDialog(w.Canvas(), kit.Dialog{
		Name: coveredName, Title: words.Say("curtain.on"), Body: kit.VB(14, kit.P(words.Say("curtain.covered"), kit.Body, kit.Ink()), kit.HB(0, give)),
		Confirm: words.Say("curtain.lift"), OnConfirm: func() error { w.liftCurtain(); return nil }, OnCancel: func() { w.showCovered(drop) },
	})
	w.Canvas().Focus(open.ConfirmButton())
}

const coveredName = "curtain.covered"

// liftCurtain shows everything again, the dialogs it covered too.
func (w *Window) liftCurtain() {
	slog.Info("curtain", "drawn", false)
	w.curtain = curtain{}
	if w.store == nil {
		w.welcome() // with the files that were hidden
		return
	}
	w.store.LiftCurtain()
	if top, ok := w.Canvas().Overlays().Top().(*kit.OpenDialog); ok && top.WidgetName() == coveredName {
		top.Close()
	}
	_, back, _ := kit.Cover(w.Canvas()) // menus and panels show what was found behind it
	w.changeCurtain()
	back()
}

// changeCurtain makes the window anew with what may be seen now. What was shown goes at once: it does not wait until the
// page has loaded.
func (w *Window) changeCurtain() {
	w.toasts.Hide()
	w.curtains++
	w.loadRoster()
	w.side = sideState{route: w.side.route}
	w.shown = nil
	if r, ok := w.trail.current(); ok {
		w.show(r)
	}
	w.loadSide()
}

// hides says whether a page is not shown behind the curtain: those of other people, those that are about the file, and the one that
// is about its owner alone.
func (c *curtain) hides(r kit.Route) bool {
	switch {
	case !c.On:
		return false
	case r.Page == kit.PagePerson:
		return r.Person != c.Person
	}
	switch r.Page {
	case kit.PageImport, kit.PageSettings, kit.PageCompare, kit.PageObserve, kit.PageInbox, kit.PageWhatIf, kit.PageRolling,
		kit.PagePractice, kit.PageCalibrate:
		return true
	}
	return false
}

// said is the sentence that tells what is hidden.
func (w *Window) said() string {
	if p := w.roster.Person(w.curtain.Person); p != nil {
		return words.Say("curtain.sentence", p.Call())
	}
	return words.Say("curtain.sentence.all")
}

// curtainPage stands in the place of a page that is hidden.
type curtainPage struct{ window *Window }

// Title says nothing of what is hidden.
func (p *curtainPage) Title() string { return words.Say("curtain.on") }

// Content is built once.
func (p *curtainPage) Content() fyne.CanvasObject {
	return kit.SheetFull(kit.PageMax, kit.NewEmpty(kit.Empty{
		Picture: kit.Icon(kit.IconCurtain, 48, theme.Current().Ink3), Sentence: words.Say("curtain.page"), Help: p.window.said(),
		Action: kit.NewPrimary("curtain.lift", words.Say("curtain.lift"), p.window.liftCurtain),
	}))
}

// Reload has nothing to ask.
func (p *curtainPage) Reload() {}

// Close has nothing to end.
func (p *curtainPage) Close() {}

// noticeCurtain says over a page of the whole team that the curtain is drawn. A person's own page looks as ever: the
// switch in the sidebar says it.
func (w *Window) noticeCurtain() {
	r, _ := w.trail.current()
	if !w.curtain.On || r.Page == kit.PagePerson || w.curtain.hides(r) {
		return
	}
	w.notices.Add(kit.NewNotice(kit.Notice{
		Name: "notice.curtain", Text: w.said(),
		Buttons: []*kit.Button{kit.NewButton("notice.curtain.lift", words.Say("curtain.lift"), w.liftCurtain)},
	}))
}

// curtainItem is the switch in the sidebar.
func (w *Window) curtainItem(rail bool) fyne.CanvasObject {
	n := &navItem{
		name: "nav.curtain", text: words.Say("curtain.switch"), icon: kit.IconCurtain, rail: rail, on: w.curtain.On, toggle: true,
		spoken: "curtain.spoken.off", onTapped: w.toggleCurtain,
	}
	if w.curtain.On {
		n.text, n.spoken = words.Say("curtain.on"), "curtain.spoken.on"
	}
	n.spoken = words.Say(n.spoken, accelerators(runtime.GOOS)["menu.go.curtain"].shown(runtime.GOOS))
	return n.build()
}
