package shell

import (
	"errors"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	toolkit "fyne.io/fyne/v2/storage"

	"milepost/model"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/words"
)

const teamFile = ".milepost"

// pathQuestion says which file is asked for, and what becomes of it.
type pathQuestion struct {
	name, title, hint, confirm string
	endings                    []string // of the files that are offered when one looks for it
	// take goes on with the path. What it cannot take keeps the dialog open and is said in it.
	take func(path string, done func(error))
}

// openFile asks for a file: a path can be typed, or looked for.
type openFile struct {
	pathQuestion
	window *Window
	path   *kit.LineField
	form   *kit.Form
	dialog *kit.OpenDialog
}

// askOpen asks which team file to open.
func (w *Window) askOpen() {
	w.askPath(pathQuestion{
		name: "open", title: words.Say("open.title"), hint: words.Say("open.path.hint"), confirm: words.Say("open.confirm"),
		endings: []string{teamFile, storage.SealedExt}, take: w.takeFile,
	})
}

// takeFile opens a file.
func (w *Window) takeFile(path string, done func(error)) {
	if storage.Sealed(path) {
		done(nil)
		w.askSealed(path)
		return
	}
	store, err := w.open(path, storage.RefuseInUse)
	if errors.Is(err, model.ErrBusy) && w.askInUse(path, err) || w.askDamaged(path, err) {
		err = nil
	}
	if of := storage.IsBackup(path, w.opts.Backups); of != nil && errors.Is(err, model.ErrReadOnly) {
		done(nil)
		w.askOlderBackup(path, err)
		return
	}
	done(err) // before the page is shown, so that its field keeps the keyboard
	if store != nil {
		w.use(store, kit.Route{Page: kit.PageToday})
	}
}

func (w *Window) askPath(q pathQuestion) {
	o := &openFile{pathQuestion: q, window: w, path: kit.NewLineField(q.name+".path", "")}
	o.path.Spoken = words.Say("open.path")
	o.path.Required = true
	o.path.Hint = q.hint
	o.form = kit.NewForm(o.path)
	browse := kit.NewButton(q.name+".browse", words.Say("open.browse"), o.onBrowse)
	o.dialog = kit.ShowDialog(w.Canvas(), kit.Dialog{
		Name: q.name, Title: q.title, Body: kit.Row(8, 0, o.form.Content(), kit.Top(browse)), First: o.form.First(), Width: 620,
		Confirm: q.confirm, Cancel: words.Say("dialog.cancel"), OnSubmit: o.onSubmit,
	})
}

// onSubmit goes on with what was typed.
func (o *openFile) onSubmit(done func(error)) {
	if !o.form.Check() {
		done(kit.ErrFields)
		return
	}
	path, err := filepath.Abs(unquoted(o.path.Trimmed()))
	if err != nil {
		done(err)
		return
	}
	o.take(path, done)
}

// unquoted is a path without the quotation marks it may have been copied with.
func unquoted(path string) string {
	if n := len(path); n > 1 && path[0] == path[n-1] && (path[0] == '"' || path[0] == '\'') {
		return path[1 : n-1]
	}
	return path
}

// onBrowse lets somebody look for the file.
func (o *openFile) onBrowse() {
	d := dialog.NewFileOpen(o.onChosen, o.window.win)
	d.SetFilter(toolkit.NewExtensionFileFilter(o.endings))
	if here, err := toolkit.ListerForURI(toolkit.NewFileURI(o.window.opts.Folder)); err == nil {
		d.SetLocation(here)
	}
	d.Show()
	d.Resize(fyne.NewSize(820, 560)) // the toolkit fails when it is told the size before
}

// onChosen opens what was found.
func (o *openFile) onChosen(file fyne.URIReadCloser, err error) {
	switch {
	case err != nil:
		o.window.ShowError(err)
		return
	case file == nil:
		o.path.Focus() // cancelled
		return
	}
	path := file.URI().Path()
	_ = file.Close() // only its name is wanted
	o.path.Fill(path)
	o.dialog.Accept()
}

// onDropped takes a file dropped on the window: a team file is opened, anything else goes to the import page, which says
// what is wrong with it.
func (w *Window) onDropped(_ fyne.Position, uris []fyne.URI) {
	if len(uris) == 0 || kit.ModalOpen(w.Canvas()) {
		return
	}
	path := uris[0].Path()
	switch {
	case strings.EqualFold(filepath.Ext(path), teamFile), storage.Sealed(path):
		w.leaving(leaveFile, func() { w.OpenFile(path) })
	case w.store == nil:
		w.importInto(path)
	default:
		w.Go(kit.Route{Page: kit.PageImport, Do: path})
	}
}
