package shell

import (
	"cmp"
	"context"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// addKeys sets the keys that are no menu accelerators: undo and redo belong to the field that has the focus, and only
// when that changes nothing, to the file.
func (w *Window) addKeys() {
	kit.ErrorText = words.Problem
	kit.OnFieldUndo, kit.OnFieldRedo = w.Undo, w.Redo
	c := w.Canvas()
	c.AddShortcut(ctrl(fyne.KeyZ), func(fyne.Shortcut) { w.Undo() })
	c.AddShortcut(&fyne.ShortcutUndo{}, func(fyne.Shortcut) { w.Undo() })
	c.AddShortcut(&fyne.ShortcutRedo{}, func(fyne.Shortcut) { w.Redo() })
	c.AddShortcut(ctrl(fyne.KeyY), func(fyne.Shortcut) { w.Redo() })
	c.AddShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyZ, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift},
		func(fyne.Shortcut) { w.Redo() })
	c.SetOnTypedKey(w.onKey)
}

func (w *Window) onKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyF1 && !kit.ModalOpen(w.Canvas()) {
		w.showKeys()
	}
}

// keys are listed in the Help dialog; the second text is a key of the translations.
var keys = [][2]string{
	{"Ctrl N", "keys.oneonone"}, {"Ctrl O", "keys.open"}, {"Ctrl I", "keys.import"}, {"Ctrl E", "keys.review"},
	{"Ctrl Z", "keys.undo"}, {"Ctrl Y", "keys.redo"}, {"Alt ←  Alt →", "keys.back"}, {"Ctrl 1  2  3", "keys.pages"},
	{"Tab", "keys.tab"}, {"Enter", "keys.enter"}, {"Ctrl L", "keys.private"}, {"Esc", "keys.escape"}, {"F1", "keys.help"},
}

func (w *Window) showKeys() {
	t := theme.Current()
	box := kit.VB(8)
	for _, k := range keys {
		shown := k[0]
		if runtime.GOOS == "darwin" {
			shown = strings.ReplaceAll(shown, "Ctrl", "Cmd")
		}
		box.Add(kit.Cols(16, []float32{130, 0}, kit.HB(0, kit.KeyCap(shown)), kit.Mid(kit.One(words.Say(k[1]), kit.Body, t.Ink))))
	}
	w.tellDialog("keys", words.Say("menu.help.keys"), box)
}

func (w *Window) showAbout() {
	t := theme.Current()
	w.tellDialog("about", "Milepost "+w.opts.Version, kit.VB(10,
		kit.P(words.Say("about.what"), kit.Body, t.Ink), kit.P(words.Say("about.licences"), kit.Small, t.Ink2)))
}

func (w *Window) tellDialog(name, title string, body fyne.CanvasObject) {
	kit.ShowDialog(w.Canvas(), kit.Dialog{Name: name, Title: title, Body: body, Confirm: words.Say("dialog.ok"), Width: 520})
}

// askOneOnOne asks with whom, who waits longest first, and opens their page of talks.
func (w *Window) askOneOnOne() {
	on := w.Today()
	kit.Run(context.Background(), func(ctx context.Context) (model.Agenda, error) { return w.store.Agenda(ctx) },
		func(agenda model.Agenda, err error) {
			if err != nil {
				w.ShowError(err)
				return
			}
			people := w.roster.MyPeople(on)
			slices.SortStableFunc(people, func(a, b model.Person) int {
				return cmp.Compare(agenda.LastHeld(a.ID, on).String(), agenda.LastHeld(b.ID, on).String())
			})
			var items []kit.Item
			for _, p := range people {
				it := kit.PersonItem(p)
				it.Detail = words.Say("oneonone.ask.never")
				if last := agenda.LastHeld(p.ID, on); !last.IsZero() {
					it.Detail = words.In(last, on)
				}
				items = append(items, it)
			}
			w.pickOneOnOne(items)
		})
}

func (w *Window) pickOneOnOne(items []kit.Item) {
	who := kit.NewPicker("oneonone.with", words.Say("oneonone.ask.with"), kit.Among(items))
	who.Required = true
	form := kit.NewForm(who)
	kit.ShowDialog(w.Canvas(), kit.Dialog{
		Name: "oneonone.ask", Title: words.Say("oneonone.ask.title"), Body: form.Content(), First: form.First(),
		Confirm: words.Say("oneonone.ask.confirm"), Cancel: words.Say("dialog.cancel"),
		OnSubmit: func(done func(error)) {
			if !form.Check() {
				done(kit.ErrFields)
				return
			}
			done(nil) // before the page is shown, so that its field keeps the keyboard
			w.Go(kit.Route{Page: kit.PagePerson, Person: model.ID(who.Chosen().Key), Tab: kit.TabTalks})
		},
	})
}

// onDropped takes a file dropped on the window: a team file is opened, a list goes to the import page.
func (w *Window) onDropped(_ fyne.Position, uris []fyne.URI) {
	if len(uris) == 0 || kit.ModalOpen(w.Canvas()) {
		return
	}
	path := uris[0].Path()
	if strings.EqualFold(filepath.Ext(path), ".milepost") {
		w.OpenFile(path)
		return
	}
	if w.store == nil {
		w.newFromList()
	}
	if w.store != nil {
		w.Go(kit.Route{Page: kit.PageImport, Do: path})
	}
}
