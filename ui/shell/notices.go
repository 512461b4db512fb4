package shell

import (
	"context"
	"errors"
	"log/slog"
	"path/filepath"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// withNotices sets what is to be known of the file over a page of it.
func (w *Window) withNotices(page fyne.CanvasObject) fyne.CanvasObject {
	w.notices = kit.VB(0)
	w.fillNotices()
	return kit.Fill(0, w.notices, page)
}

// renotice shows what is to be known now.
func (w *Window) renotice() {
	if w.notices != nil {
		w.fillNotices()
		w.host.Refresh()
	}
}

func (w *Window) fillNotices() {
	w.notices.Objects = nil
	if w.store == nil {
		return
	}
	w.noticeTrying()
	if text := w.movedText(); text != "" {
		w.notices.Add(kit.NewNotice(kit.Notice{
			Name: "notice.moved", Text: text, Calls: true,
			Buttons: []*kit.Button{kit.NewButton("notice.workhere", words.Say("notice.workhere"), w.onWorkHere)},
		}))
	}
	if of := w.store.BackupOf(); of != nil {
		text := words.Say("notice.backup", of.Name)
		if !of.On.IsZero() {
			text = words.Say("notice.backup.on", of.Name, words.DateShort(of.On, w.Today()))
		}
		w.notices.Add(kit.NewNotice(kit.Notice{
			Name: "notice.backup", Text: text, Calls: true,
			Buttons: []*kit.Button{kit.NewButton("notice.backup.restore", words.Say("notice.backup.restore"), w.onRestoreOpen)},
		}))
	}
	w.noticeCurtain()
	w.noticeInbox()
	if u := w.store.InUse(); u != nil {
		w.notices.Add(kit.NewNotice(kit.Notice{
			Name: "notice.inuse", Text: words.Say("notice.inuse", w.whoWorks(u)...),
			Buttons: []*kit.Button{kit.NewButton("notice.inuse.again", words.Say("notice.inuse.again"), w.onTryAgain)},
		}))
	}
	if on, _ := w.store.Moved(); w.store.ReadOnly() && w.store.InUse() == nil && w.store.BackupOf() == nil && on.IsZero() { // those say it themselves
		w.notices.Add(kit.NewNotice(kit.Notice{Name: "notice.readonly", Text: words.Say("shell.readonly.told")}))
	}
	if n := len(w.copies); n > 0 && !w.curtain.On && w.trying == nil && w.side.route.Page != kit.PageCompare { // their names are of others
		w.notices.Add(kit.NewNotice(kit.Notice{
			Name: "notice.copies", Text: words.SayN("notice.copies", n, filepath.Base(w.copies[0])), Calls: true,
			Buttons: []*kit.Button{kit.NewButton("notice.copies.compare", words.Say("notice.copies.compare"), w.onCompare)},
		}))
	}
	if p := w.store.Place(); p.OneWriter() && !w.prefs.understood(w.roster.File.ID, p.Service) {
		w.notices.Add(kit.NewNotice(kit.Notice{
			Name: "notice.place", Text: kit.PlaceText(p),
			Buttons: []*kit.Button{kit.NewButton("notice.place.understood", words.Say("notice.understood"), w.onUnderstood)},
		}))
	}
}

// onCompare holds the file against the first of them.
func (w *Window) onCompare() { w.Go(kit.Route{Page: kit.PageCompare}) }

// CopiesChanged looks again for other versions of the file that lie beside it.
func (w *Window) CopiesChanged() {
	store, file := w.store, w.roster.File.ID
	if store == nil {
		return
	}
	kit.Run(context.Background(), func(ctx context.Context) ([]string, error) { return storage.ConflictCopies(ctx, store.Path(), file) },
		func(found []string, err error) {
			if err != nil {
				slog.Error("copies", note(err)...) // nobody asked for them
			}
			if w.store == store {
				w.copies = found
				w.renotice()
			}
		})
}

// whoWorks are the words for who works on a file.
func (w *Window) whoWorks(u *storage.InUse) []any {
	at := u.Since.In(w.opts.Clock.Now().Location())
	return []any{u.User, u.Host, words.Date(model.DateOf(at)), at.Format("15:04")}
}

// onUnderstood remembers that somebody knows what it means where the file lies.
func (w *Window) onUnderstood() {
	w.prefs.setUnderstood(w.roster.File.ID, w.store.Place().Service)
	w.renotice()
}

// onTryAgain opens the file anew: whoever worked on it may have closed it.
func (w *Window) onTryAgain() { w.openFile(w.store.Path(), storage.ReadInUse) }

// askInUse says who works on a file and asks what to do about it.
func (w *Window) askInUse(path string, err error) bool {
	var u *storage.InUse
	if !errors.As(err, &u) {
		return false
	}
	var d *kit.OpenDialog
	over := kit.NewLink("inuse.over", words.Say("inuse.over"), func() {
		d.Close()
		w.openFile(path, storage.TakeInUse)
	})
	d = kit.ShowDialog(w.Canvas(), kit.Dialog{
		Name: "inuse", Title: words.Say("inuse.title"),
		Body:    kit.VB(12, kit.P(words.Problem(err), kit.Body, kit.Ink()), kit.P(words.Say("inuse.over.text", u.Host), kit.Small, kit.Ink2()), kit.HB(0, over)),
		Confirm: words.Say("inuse.read"), Cancel: words.Say("dialog.cancel"), OnConfirm: func() error {
			w.openFile(path, storage.ReadInUse)
			return nil
		},
	})
	w.Canvas().Focus(d.ConfirmButton())
	return true
}
