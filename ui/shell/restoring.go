package shell

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// restoring puts a backup in the place of a file: first it shows what both hold and what would go, and only then is
// anything replaced.
type restoring struct {
	window *Window
	from   string // the backup as it was chosen
	to     string // the file whose place it takes
	plain  string // the backup, decrypted if it was encrypted
	drop   func() // removes what was decrypted
	diff   *storage.Replacement
	told   []string // the newest changes that would go, in sentences

	secret *kit.LineField
	form   *kit.Form
}

// AskRestore asks whether a backup shall take the place of the open file. What would go names people, so the curtain must
// be lifted.
func (w *Window) AskRestore(backup string) {
	if w.realFirst() {
		return
	}
	if w.store != nil && !kit.LiftFirst(w) {
		w.askRestore(backup, w.store.Path())
	}
}

func (w *Window) askRestore(backup, to string) {
	r := &restoring{window: w, from: backup, to: to, plain: backup, drop: func() {}}
	if storage.Sealed(backup) {
		r.askSecret()
		return
	}
	r.compare(func(err error) {
		if err != nil {
			w.ShowError(err)
		}
	})
}

// askSecret asks for the passphrase of an encrypted backup.
func (r *restoring) askSecret() {
	r.secret = kit.NewSecretField("restore.passphrase", words.Say("passphrase"))
	r.secret.Required = true
	r.form = kit.NewForm(r.secret)
	kit.ShowDialog(r.window.Canvas(), kit.Dialog{
		Name: "restore.secret", Title: words.Say("restore.secret"), Intro: filepath.Base(r.from), Body: r.form.Content(), First: r.form.First(),
		Confirm: words.Say("restore.secret.confirm"), Cancel: words.Say("dialog.cancel"), OnSubmit: r.onSecret,
	})
}

func (r *restoring) onSecret(done func(error)) {
	if !r.form.Check() {
		done(kit.ErrFields)
		return
	}
	secret := r.secret.Text()
	kit.Run(context.Background(), func(ctx context.Context) (unsealed, error) { return unseal(ctx, r.from, secret) }, func(o unsealed, err error) {
		if err != nil {
			done(err)
			r.secret.Focus() // to try another one
			return
		}
		r.plain, r.drop = o.plain, o.drop
		r.compare(done)
	})
}

// compare looks at both and shows them. done is told before the dialog comes, or why there is none.
func (r *restoring) compare(done func(error)) {
	kit.Run(context.Background(), r.look, func(_ struct{}, err error) {
		if done(err); err != nil {
			r.drop()
			return
		}
		r.show()
	})
}

func (r *restoring) look(ctx context.Context) (none struct{}, err error) {
	if r.diff, err = storage.WouldRestore(ctx, r.plain, r.to); err != nil || r.diff.Lost == 0 {
		return none, err
	}
	for _, u := range r.diff.Newest {
		at := u.At.In(r.diff.Present.Location())
		r.told = append(r.told, words.Say("restore.change", words.Date(model.DateOf(at)), at.Format("15:04"), r.sentence(ctx, u)))
	}
	return none, nil
}

// sentence says what a change did, where the file is open and it was nothing private; else what it is called.
func (r *restoring) sentence(ctx context.Context, u storage.Unit) string {
	w := r.window
	if w.store != nil && sameFile(w.store.Path(), r.to) {
		story, err := w.store.Story(ctx, storage.StoryQuery{Everybody: true, Before: u.Seq + 1, Limit: 1})
		if err == nil && len(story.Chapters) == 1 && story.Chapters[0].Seq == u.Seq {
			told := &words.Storyteller{Story: story, Me: w.roster.Owner.ID, Today: w.Today()}
			lines := told.Chapter(&story.Chapters[0])
			if len(lines) == 1 && !lines[0].Private {
				return lines[0].Text
			}
		}
	}
	return words.Change(u.Kind, u.Name)
}

func (r *restoring) show() {
	note := ""
	if !r.diff.None {
		note = words.Say("restore.note")
	}
	body := kit.VB(16, r.holdings()...)
	d := kit.ShowDialog(r.window.Canvas(), kit.Dialog{
		Name: "restore", Title: words.Say("restore.title"), Intro: filepath.Base(r.from), Body: body, Width: 640, Note: note,
		Confirm: words.Say("restore.confirm"), Cancel: words.Say("dialog.cancel"), OnSubmit: r.onConfirm, OnCancel: r.drop,
	})
	r.window.Canvas().Focus(d.ConfirmButton())
}

// holdings are what both hold, and the difference.
func (r *restoring) holdings() []fyne.CanvasObject {
	d := r.diff
	out := []fyne.CanvasObject{holding(words.Say("restore.backup"), &d.Backup, d.Records)}
	switch {
	case d.None:
		return append(out, kit.P(words.Say("restore.none", r.to), kit.Body, kit.Ink()))
	case d.Unread != nil:
		return append(out, kit.P(words.Say("restore.unread", bareProblem(d.Unread)), kit.Body, theme.Current().WarnInk))
	}
	out = append(out, holding(words.Say("restore.present"), &d.Present, d.PresentRecords))
	if d.Other() {
		out = append(out, kit.P(words.Say("restore.other"), kit.BodyM, theme.Current().WarnInk))
	}
	var lines []fyne.CanvasObject
	say := func(name, text string) {
		line := kit.P(text, kit.Body, kit.Ink())
		line.Name = name
		lines = append(lines, line)
	}
	if d.Lost == 0 {
		say("restore.lost", words.Say("restore.nothing"))
	} else {
		lost := kit.P(words.SayN("restore.lost", d.Lost), kit.BodyM, theme.Current().WarnInk)
		lost.Name = "restore.lost"
		lines = append(lines, lost)
		for _, text := range r.told {
			lines = append(lines, kit.P(text, kit.Small, kit.Ink2()))
		}
		if more := d.Lost - len(r.told); more > 0 {
			lines = append(lines, kit.P(words.SayN("restore.more", more), kit.Small, kit.Ink2()))
		}
	}
	if len(d.Gone) > 0 {
		say("restore.gone", words.Say("restore.gone", few(d.Gone)))
	}
	if len(d.Returning) > 0 {
		say("restore.returning", words.Say("restore.returning", few(d.Returning)))
	}
	if d.Erased > 0 {
		say("restore.erased", words.SayN("restore.erased", d.Erased))
	}
	if d.Back > 0 {
		say("restore.back", words.SayN("restore.back", d.Back))
	}
	return append(out, kit.VB(4, lines...))
}

// bareProblem is why something failed, without the name of the file, which is known.
func bareProblem(err error) string {
	var p *model.Problem
	if errors.As(err, &p) {
		inner := *p
		inner.File = ""
		err = &inner
	}
	return words.Problem(err)
}

// few names at most eight.
func few(names []string) string {
	const most = 8
	if len(names) <= most {
		return words.List(names)
	}
	return words.List(append(append([]string{}, names[:most]...), words.SayN("restore.people.more", len(names)-most)))
}

// holding is what a file holds: whose it is, who is in it, how much, and when it was changed last.
func holding(title string, h *storage.Holding, records int) fyne.CanvasObject {
	changed := time.UnixMilli(int64(h.Changed)).In(h.Location())
	return kit.VB(2, kit.P(title, kit.BodyB, kit.Ink()),
		kit.P(words.Say("restore.holds", h.Team, h.Owner, words.SayN("noun.person", len(h.People)), words.SayN("repair.records", records)), kit.Body, kit.Ink()),
		kit.P(words.Say("restore.changed", words.Date(model.DateOf(changed)), changed.Format("15:04"), words.Change(h.Kind, h.Change)), kit.Small, kit.Ink2()))
}

// onConfirm replaces the file. Nothing takes the place of a file that is open, so it is closed and opened again, whatever
// comes of it.
func (r *restoring) onConfirm(done func(error)) {
	w := r.window
	open := w.store != nil && sameFile(w.store.Path(), r.to)
	if open {
		w.begun = begun{} // or closing would take it away
		if err := w.closeFile(); err != nil {
			w.reopen(r.to)
			done(err)
			return
		}
	}
	kit.Run(context.Background(), func(ctx context.Context) (string, error) {
		if err := makeFolder(r.to); err != nil {
			return "", err
		}
		return storage.Restore(ctx, r.plain, r.to, w.opts.Clock)
	}, func(aside string, err error) {
		if err != nil {
			if open {
				w.reopen(r.to)
			}
			done(err)
			return
		}
		done(nil) // before the page is shown, so that its field keeps the keyboard
		r.drop()
		if w.reopen(r.to); w.store != nil {
			w.tellRestored(aside, r.to, r.diff.Erased)
		}
	})
}

// reopen opens a file again where it was open, at the page for backups, else as any other.
func (w *Window) reopen(path string) {
	s, err := w.open(path, storage.RefuseInUse)
	if err != nil {
		w.welcome()
		w.ShowError(err)
		return
	}
	w.use(s, kit.Route{Page: kit.PageSettings})
}

// tellRestored says where the file is that was there, and offers it back.
func (w *Window) tellRestored(aside, to string, erased int) {
	w.undoOffered = false
	also := ""
	if erased > 0 {
		also = " " + words.SayN("restore.erased.done", erased)
	}
	if aside == "" {
		w.Tell(words.Say("restore.made", filepath.Base(to)) + also)
		return
	}
	w.toasts.Show(kit.Toast{
		Text: words.Say("restore.done", strings.TrimSuffix(filepath.Base(aside), teamFile)) + also, Action: words.Say("restore.takeback"),
		OnAction: func() { w.AskRestore(aside) },
	})
}

// AskRestoreFile asks which backup to restore: a path can be typed, or looked for.
func (w *Window) AskRestoreFile() {
	if w.realFirst() {
		return
	}
	if w.store != nil && !kit.LiftFirst(w) {
		to := w.store.Path()
		w.askPath(pathQuestion{
			name: "restorefile", title: words.Say("restore.file"), hint: words.Say("restore.file.hint"), confirm: words.Say("restore.file.confirm"),
			endings: []string{teamFile, storage.SealedExt}, take: func(path string, done func(error)) { w.takeBackup(path, to, done) },
		})
	}
}

// takeBackup goes on with a backup that was named, if it is one.
func (w *Window) takeBackup(path, to string, done func(error)) {
	if !storage.Sealed(path) {
		if _, err := storage.Held(context.Background(), path); err != nil {
			done(err)
			return
		}
	}
	done(nil)
	w.askRestore(path, to)
}
