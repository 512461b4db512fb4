package shell

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/storage"

	"milepost/ui/kit"
	"milepost/ui/words"
)

// updateMenu makes the menu anew: Undo and Redo carry the name of what they take back.
func (w *Window) updateMenu() {
	w.win.SetMainMenu(fyne.NewMainMenu(w.fileMenu(), w.editMenu(), w.goMenu(), w.helpMenu()))
}

// item is a menu entry. The toolkit fires shortcuts of disabled entries and under dialogs too, so every action looks
// first whether it may run.
func (w *Window) item(key string, shortcut fyne.Shortcut, needsFile bool, do func()) *fyne.MenuItem {
	m := fyne.NewMenuItem(words.Say(key), func() {
		if needsFile && w.store == nil || kit.ModalOpen(w.Canvas()) {
			return
		}
		do()
	})
	m.Shortcut = shortcut
	m.Disabled = needsFile && w.store == nil
	return m
}

func ctrl(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}
}

func (w *Window) fileMenu() *fyne.Menu {
	recent := fyne.NewMenuItem(words.Say("menu.file.recent"), nil)
	recent.ChildMenu = fyne.NewMenu("")
	for _, path := range w.prefs.recent() {
		recent.ChildMenu.Items = append(recent.ChildMenu.Items, fyne.NewMenuItem(filepath.Base(path), func() { w.OpenFile(path) }))
	}
	recent.Disabled = len(recent.ChildMenu.Items) == 0
	return fyne.NewMenu(words.Say("menu.file"),
		w.item("menu.file.new", nil, false, w.askNewTeam),
		w.item("menu.file.open", ctrl(fyne.KeyO), false, w.askOpen),
		recent,
		w.item("menu.file.welcome", nil, false, w.welcome),
		fyne.NewMenuItemSeparator(),
		w.item("menu.file.import", ctrl(fyne.KeyI), true, func() { w.Go(kit.Route{Page: kit.PageImport}) }),
		w.item("menu.file.review", ctrl(fyne.KeyE), true, w.exportReview),
		fyne.NewMenuItemSeparator(),
		w.item("menu.file.settings", ctrl(fyne.KeyComma), true, func() { w.Go(kit.Route{Page: kit.PageSettings}) }),
	)
}

func (w *Window) editMenu() *fyne.Menu {
	undo := w.item("menu.edit.undo", nil, true, w.Undo)
	redo := w.item("menu.edit.redo", nil, true, w.Redo)
	if w.store != nil {
		w.nameTurn(undo, "menu.edit.undo.name", w.store.UndoName)
		w.nameTurn(redo, "menu.edit.redo.name", w.store.RedoName)
	}
	return fyne.NewMenu(words.Say("menu.edit.title"), undo, redo)
}

// nameTurn says what an entry would take back; without anything it cannot be chosen.
func (w *Window) nameTurn(m *fyne.MenuItem, key string, name func(context.Context) (string, error)) {
	unit, err := name(context.Background())
	if err != nil || unit == "" {
		m.Disabled = true
		return
	}
	m.Label = words.Say(key, words.Say(unit))
}

func (w *Window) goMenu() *fyne.Menu {
	page := func(key, page string, shortcut fyne.Shortcut) *fyne.MenuItem {
		return w.item(key, shortcut, true, func() { w.Go(kit.Route{Page: page}) })
	}
	return fyne.NewMenu(words.Say("menu.go"),
		w.item("menu.go.back", &desktop.CustomShortcut{KeyName: fyne.KeyLeft, Modifier: fyne.KeyModifierAlt}, true, w.Back),
		w.item("menu.go.forward", &desktop.CustomShortcut{KeyName: fyne.KeyRight, Modifier: fyne.KeyModifierAlt}, true, w.Forward),
		fyne.NewMenuItemSeparator(),
		page("shell.nav.today", kit.PageToday, ctrl(fyne.Key1)),
		page("shell.nav.people", kit.PagePeople, ctrl(fyne.Key2)),
		page("shell.nav.milestones", kit.PageWeave, ctrl(fyne.Key3)),
		fyne.NewMenuItemSeparator(),
		w.item("menu.go.oneonone", ctrl(fyne.KeyN), true, w.askOneOnOne),
	)
}

func (w *Window) helpMenu() *fyne.Menu {
	return fyne.NewMenu(words.Say("menu.help"),
		w.item("menu.help.keys", ctrl(fyne.KeySlash), false, w.showKeys),
		w.item("menu.help.about", nil, false, w.showAbout),
	)
}

// askOpen lets one choose a team file.
func (w *Window) askOpen() {
	d := dialog.NewFileOpen(func(r fyne.URIReadCloser, err error) {
		if err != nil {
			w.ShowError(err)
			return
		}
		if r == nil {
			return // cancelled
		}
		_ = r.Close() // only the name is wanted
		w.OpenFile(r.URI().Path())
	}, w.win)
	d.SetFilter(storage.NewExtensionFileFilter([]string{".milepost"}))
	if here, err := storage.ListerForURI(storage.NewFileURI(w.opts.Folder)); err == nil {
		d.SetLocation(here)
	}
	d.Resize(fyne.NewSize(820, 560))
	d.Show()
}
