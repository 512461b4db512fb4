package shell

import (
	"context"
	"errors"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"milepost/model"
	"milepost/storage"
	"milepost/ui/documents"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// foundShown is how many files' backups are offered where no file is open.
const foundShown = 6

// askFound offers the newest backup of each file, and any other file, where no file is open.
func (w *Window) askFound() {
	if kit.LiftFirst(w) {
		return
	}
	kit.Run(context.Background(), func(ctx context.Context) ([]storage.Found, error) {
		return storage.BackupsFound(ctx, w.opts.Backups), nil
	}, func(list []storage.Found, _ error) { w.showFound(list) })
}

func (w *Window) showFound(list []storage.Found) {
	rows := kit.VB(0)
	var d *kit.OpenDialog
	for i, f := range list[:min(len(list), foundShown)] {
		if i > 0 {
			rows.Add(kit.HLine())
		}
		title, text := f.Held.Team, heldText(&f.Held)
		open := func() {
			d.Close()
			w.askRestore(f.Path, w.placeOf(&f))
		}
		rows.Add(kit.NewTapRow("restore.found."+strconv.Itoa(i), title+". "+text, open,
			kit.In(10, 8, 10, 8, kit.VB(2, kit.One(title, kit.BodyM, kit.Ink()), kit.P(text, kit.Small, kit.Ink2())))))
	}
	if len(list) == 0 {
		rows.Add(kit.P(words.Say("restore.found.none"), kit.Body, kit.Ink2()))
	}
	other := kit.NewLink("restore.found.file", words.Say("restore.file.button"), func() {
		d.Close()
		w.askFoundFile()
	})
	d = kit.ShowDialog(w.Canvas(), kit.Dialog{
		Name: "restorefound", Title: words.Say("restore.title"), Intro: words.Say("restore.found"), Width: 560,
		Body: kit.VB(12, rows, kit.HB(0, other)), Confirm: words.Say("dialog.close"),
	})
}

// heldText is what a backup holds, in one line.
func heldText(h *storage.Holding) string {
	changed := time.UnixMilli(int64(h.Changed)).In(h.Location())
	return words.SayN("settings.backups.held", len(h.People), words.Date(model.DateOf(changed)), changed.Format("15:04"), words.Change(h.Kind, h.Change))
}

// placeOf is where the file of a backup lies: where one of the last files has its id, or, when that is damaged or gone, its
// name; else a new place.
func (w *Window) placeOf(f *storage.Found) string {
	for _, path := range w.prefs.recent() {
		if storage.IsBackup(path, w.opts.Backups) != nil {
			continue
		}
		if held, err := storage.Held(context.Background(), path); err == nil && held.FileID == f.Held.FileID {
			return path
		}
	}
	for _, path := range w.prefs.recent() {
		if _, err := storage.Held(context.Background(), path); err != nil && filepath.Base(path) == f.Name+teamFile {
			return path
		}
	}
	return w.freePath(f.Held.Team)
}

// onRestoreOpen asks whether the backup that is looked into shall take the place of the file that it is one of.
func (w *Window) onRestoreOpen() {
	if w.store != nil && !kit.LiftFirst(w) {
		w.askRestore(w.store.Path(), w.restoredFrom(w.store.Path()))
	}
}

// restoredFrom is the place of the file that a backup is one of.
func (w *Window) restoredFrom(path string) string {
	of := storage.IsBackup(path, w.opts.Backups)
	held, err := storage.Held(context.Background(), path)
	switch {
	case of != nil && of.Path != "":
		return of.Path
	case of == nil || err != nil: // the dialog says what is wrong with it
		return w.freePath(filepath.Base(path))
	}
	f := &storage.Found{Held: held}
	f.Name = of.Name
	return w.placeOf(f)
}

// askOlderBackup offers to restore a backup that cannot be looked into, because it is of an older version and nothing is
// written into it. It answers whether the error was of that kind.
func (w *Window) askOlderBackup(path string, err error) bool {
	if !errors.Is(err, model.ErrReadOnly) || storage.IsBackup(path, w.opts.Backups) == nil {
		return false
	}
	w.askRestore(path, w.restoredFrom(path))
	return true
}

// askFoundFile asks for a backup that lies anywhere.
func (w *Window) askFoundFile() {
	w.askPath(pathQuestion{
		name: "restorefile", title: words.Say("restore.file"), hint: words.Say("restore.file.hint"), confirm: words.Say("restore.file.confirm"),
		endings: []string{teamFile, storage.SealedExt}, take: w.takeFound,
	})
}

func (w *Window) takeFound(path string, done func(error)) {
	if storage.Sealed(path) { // what it holds is known with its passphrase
		stem := filepath.Base(path)
		for filepath.Ext(stem) == storage.SealedExt || filepath.Ext(stem) == teamFile {
			stem = stem[:len(stem)-len(filepath.Ext(stem))]
		}
		w.takeBackup(path, w.freePath(stem), done)
		return
	}
	held, err := storage.Held(context.Background(), path)
	if err != nil {
		done(err)
		return
	}
	f := &storage.Found{Held: held}
	f.Name = held.Team
	w.takeBackup(path, w.placeOf(f), done)
}

// damaged is a file that cannot be opened because of what happened to it.
type damaged struct {
	window *Window
	path   string
	dialog *kit.OpenDialog
}

// askDamaged says why a file cannot be opened, with the two ways on: its newest backup, and what can be read of it. It
// answers whether the error was of that kind.
func (w *Window) askDamaged(path string, err error) bool {
	var p *model.Problem
	if !errors.As(err, &p) || p.Key != "storage.open.cut" && p.Key != "storage.open.damaged" {
		return false
	}
	x := &damaged{window: w, path: path}
	type newest struct {
		storage.Found
		ok bool
	}
	kit.Run(context.Background(), func(ctx context.Context) (newest, error) {
		f, ok := storage.NewestBackup(ctx, w.opts.Backups, path)
		return newest{f, ok}, nil
	}, func(n newest, _ error) {
		var f *storage.Found
		if n.ok {
			f = &n.Found
		}
		x.show(err, f)
	})
	return true
}

func (x *damaged) show(err error, newest *storage.Found) {
	body := kit.VB(16, kit.P(words.Problem(err), kit.Body, kit.Ink()))
	buttons := kit.HB(8)
	if newest != nil {
		body.Add(kit.VB(2, kit.P(words.Say("damaged.newest", words.Date(newest.On)), kit.BodyM, kit.Ink()), kit.P(heldText(&newest.Held), kit.Small, kit.Ink2())))
		buttons.Add(kit.NewButton("damaged.backup", words.Say("damaged.backup"), func() {
			x.dialog.Close()
			x.window.askRestore(newest.Path, x.path)
		}))
	}
	buttons.Add(kit.NewButton("damaged.save", words.Say("damaged.save"), x.onSave))
	body.Add(buttons)
	x.dialog = kit.ShowDialog(x.window.Canvas(), kit.Dialog{
		Name: "error", Title: words.Say("error.title"), Body: body, Width: 560, Confirm: words.Say("dialog.close"),
	})
	x.window.Canvas().Focus(x.dialog.ConfirmButton())
}

// onSave writes what can be read into a new file beside the damaged one.
func (x *damaged) onSave() {
	w := x.window
	x.dialog.Close()
	kit.Run(context.Background(), func(ctx context.Context) (*storage.Repaired, error) {
		out := savedPath(x.path, model.DateOf(w.opts.Clock.Now().In(w.opts.Zone)))
		return storage.RepairFile(ctx, x.path, out, storage.RepairOptions{Clock: w.opts.Clock, Random: w.opts.Random, Lost: documents.Lost})
	}, func(r *storage.Repaired, err error) {
		if err != nil {
			w.ShowError(err)
			return
		}
		w.showSaved(r)
	})
}

// savedPath is a name beside a file that nothing has yet.
func savedPath(path string, on model.Date) string {
	stem := strings.TrimSuffix(path, filepath.Ext(path))
	for n := 1; ; n++ {
		name := words.Say("damaged.name", stem, on.String())
		if n > 1 {
			name = words.Say("damaged.name.again", stem, on.String(), n)
		}
		if name += teamFile; !exists(name) {
			return name
		}
	}
}

// showSaved says what was saved and what was not, and opens it when asked to.
func (w *Window) showSaved(r *storage.Repaired) {
	list := kit.VB(4)
	for _, line := range documents.RepairReport(r, false) {
		indent := float32(len(line)-len(strings.TrimLeft(line, " "))) * 6
		list.Add(kit.In(0, 0, 0, indent, kit.P(strings.TrimSpace(line), kit.Body, kit.Ink())))
	}
	d := kit.ShowDialog(w.Canvas(), kit.Dialog{
		Name: "saved", Title: words.Say("damaged.saved"), Body: list, Width: 640,
		Confirm: words.Say("damaged.saved.open"), Cancel: words.Say("dialog.close"),
		OnConfirm: func() error { w.OpenFile(r.Out); return nil },
	})
	w.Canvas().Focus(d.ConfirmButton())
}
