package shell

import (
	"context"
	"fmt"
	"path/filepath"
	"runtime"
	"strings"

	"fyne.io/fyne/v2"

	"milepost/ui/kit"
	"milepost/ui/words"
)

// updateMenu brings the menu up to date: Undo and Redo carry the name of what they take back. A menu that would be the
// same stays, because the toolkit draws the whole window for a new one.
func (w *Window) updateMenu() {
	menus := []*fyne.Menu{w.fileMenu(), w.editMenu(), w.goMenu(), w.helpMenu()}
	if w.handed != nil {
		menus = w.handedMenu()
	}
	shape := fmt.Sprint(w.curtain.On, w.trying != nil) + strings.Join(w.prefs.recent(), "\n")
	for _, m := range menus {
		for _, i := range m.Items {
			shape += fmt.Sprintf("\n%s %t", i.Label, i.Disabled)
		}
	}
	if shape == w.menuShape {
		return
	}
	w.menuShape = shape
	w.win.SetMainMenu(fyne.NewMainMenu(menus...))
}

// item is a menu entry with its key.
func (w *Window) item(key string, needsFile bool, do func()) *fyne.MenuItem {
	m := w.entry(words.Say(key), needsFile, do)
	if s, ok := accelerators(runtime.GOOS)[key]; ok {
		m.Shortcut = s.shortcut()
	}
	return m
}

// entry is a menu entry. The toolkit fires shortcuts of disabled entries and under dialogs too, so every action looks
// first whether it may run.
func (w *Window) entry(label string, needsFile bool, do func()) *fyne.MenuItem {
	m := fyne.NewMenuItem(label, func() {
		if needsFile && w.store == nil || kit.ModalOpen(w.Canvas()) {
			return
		}
		do()
	})
	m.Disabled = needsFile && w.store == nil
	return m
}

func (w *Window) fileMenu() *fyne.Menu {
	quit := w.item("menu.file.quit", false, w.onCloseTapped)
	quit.IsQuit = true // else the toolkit adds one that does not remember the window's size
	return fyne.NewMenu(words.Say("menu.file"),
		w.item("menu.file.new", false, func() { w.leaving(leaveFile, w.askNewTeam) }),
		w.item("menu.file.open", false, func() { w.leaving(leaveFile, w.askOpen) }),
		w.recentMenu(),
		w.item("menu.file.welcome", true, func() { w.leaving(leaveFile, w.welcome) }),
		fyne.NewMenuItemSeparator(),
		w.item("menu.file.import", true, w.goTo(kit.PageImport)),
		w.item("menu.file.review", true, w.exportReview),
		w.item("menu.file.sight", true, w.exportSight),
		w.item("menu.file.weave", true, w.exportWeave),
		w.item("menu.file.prepare", true, w.exportPrepare),
		w.item("menu.file.notes", true, w.exportNotes),
		w.item("menu.file.tables", true, w.exportTables),
		w.item("menu.file.calendar", true, w.exportCalendar),
		fyne.NewMenuItemSeparator(),
		w.moveItem(),
		w.item("menu.file.settings", true, w.goTo(kit.PageSettings)),
		fyne.NewMenuItemSeparator(),
		quit,
	)
}

// moveItem is for a file that can be moved: one that is here to be worked in.
func (w *Window) moveItem() *fyne.MenuItem {
	m := w.item("menu.file.move", true, w.MoveAway)
	m.Disabled = m.Disabled || w.store.ReadOnly() || w.trying != nil
	return m
}

// recentMenu are the last files, each with the folder it is in: several may be called alike. Behind the curtain none is
// named: a file may be called like somebody.
func (w *Window) recentMenu() *fyne.MenuItem {
	m := fyne.NewMenuItem(words.Say("menu.file.recent"), nil)
	m.ChildMenu = fyne.NewMenu("")
	for _, path := range w.prefs.recent() {
		if w.curtain.On {
			break
		}
		label := words.Say("menu.file.recent.one", filepath.Base(path), filepath.Base(filepath.Dir(path)))
		m.ChildMenu.Items = append(m.ChildMenu.Items, w.entry(label, false, func() { w.leaving(leaveFile, func() { w.OpenFile(path) }) }))
	}
	m.Disabled = len(m.ChildMenu.Items) == 0
	return m
}

func (w *Window) editMenu() *fyne.Menu {
	undo := w.item("menu.edit.undo", true, w.Undo)
	redo := w.item("menu.edit.redo", true, w.Redo)
	if w.store != nil {
		w.nameTurn(undo, "menu.edit.undo.name", w.store.UndoName)
		w.nameTurn(redo, "menu.edit.redo.name", w.store.RedoName)
	}
	return fyne.NewMenu(words.Say("menu.edit.title"), undo, redo)
}

// nameTurn says what an entry would take back; without anything it cannot be chosen.
func (w *Window) nameTurn(m *fyne.MenuItem, key string, name func(context.Context) (string, error)) {
	unit, err := name(context.Background())
	if err != nil || unit == "" || w.store.ReadOnly() {
		m.Disabled = true
		return
	}
	m.Label = words.Say(key, words.Say(unit))
}

// goTo leads to a page.
func (w *Window) goTo(name string) func() { return func() { w.Go(kit.Route{Page: name}) } }

func (w *Window) goMenu() *fyne.Menu {
	back, forward := w.item("menu.go.back", true, w.Back), w.item("menu.go.forward", true, w.Forward)
	back.Disabled = back.Disabled || !w.trail.canBack()
	forward.Disabled = forward.Disabled || !w.trail.canForward()
	return fyne.NewMenu(words.Say("menu.go"), w.item("menu.go.find", true, w.findAnything),
		fyne.NewMenuItemSeparator(),
		back, forward,
		fyne.NewMenuItemSeparator(),
		w.item("shell.nav.today", true, w.goTo(kit.PageToday)),
		w.item("shell.nav.people", true, w.goTo(kit.PagePeople)),
		w.item("menu.go.talks", true, w.goTo(kit.PageTalks)),
		w.item("menu.go.promises", true, w.goTo(kit.PagePromises)),
		w.item("menu.go.inbox", true, w.goTo(kit.PageInbox)),
		w.item("team.meeting", true, w.goTo(kit.PageTeam)),
		w.item("menu.go.delegation", true, w.goTo(kit.PageDelegation)),
		w.item("menu.go.lessons", true, w.goTo(kit.PageLessons)),
		w.item("menu.go.framework", true, w.goTo(kit.PageFramework)),
		w.item("shell.nav.milestones", true, w.goTo(kit.PageWeave)),
		w.item("shell.nav.skills", true, w.goTo(kit.PageSkills)),
		w.item("shell.nav.practice", true, w.goTo(kit.PagePractice)),
		w.item("menu.go.calibration", true, w.goTo(kit.PageCalibrate)),
		w.item("menu.go.rolling", true, w.goTo(kit.PageRolling)),
		w.item("menu.go.whatif", true, w.goTo(kit.PageWhatIf)),
		fyne.NewMenuItemSeparator(),
		w.item("menu.go.oneonone", true, w.askOneOnOne),
		w.item("menu.go.quicknote", true, w.quickNote),
		w.item("menu.go.observe", true, func() { w.Go(kit.Route{Page: kit.PageObserve, Person: w.person()}) }),
		w.item("menu.go.templates", true, w.onTemplates),
		w.item("menu.go.questions", true, w.onQuestions),
		fyne.NewMenuItemSeparator(),
		w.curtainEntry(),
	)
}

// curtainEntry draws or lifts the curtain, under a dialog too: somebody may come in while one is open.
func (w *Window) curtainEntry() *fyne.MenuItem {
	m := w.item("menu.go.curtain", true, w.toggleCurtain)
	m.Action = w.toggleCurtain
	if w.curtain.On {
		m.Label, m.Disabled = words.Say("menu.go.curtain.lift"), false // also where no file is open
	}
	return m
}

func (w *Window) helpMenu() *fyne.Menu {
	return fyne.NewMenu(words.Say("menu.help"),
		w.item("menu.help.keys", false, w.showKeys),
		w.item("menu.help.about", false, w.showAbout),
	)
}
