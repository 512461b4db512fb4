package shell

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"time"

	"milepost/model"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// sealed is an encrypted file that somebody wants to open: first it asks for the passphrase, then, once it is known what
// the file holds, where that shall lie.
type sealed struct {
	window     *Window
	path       string
	passphrase *kit.LineField
	place      *kit.LineField
	form       *kit.Form
	open       unsealed
}

// unsealed is what an encrypted file holds, as long as it lies among the system's temporary files.
type unsealed struct {
	plain string
	drop  func()
	held  storage.Holding
}

func (w *Window) askSealed(path string) {
	s := &sealed{window: w, path: path, passphrase: kit.NewSecretField("sealed.passphrase", words.Say("passphrase"))}
	s.passphrase.Required = true
	s.form = kit.NewForm(s.passphrase)
	kit.ShowDialog(w.Canvas(), kit.Dialog{
		Name: "sealed", Title: words.Say("sealed.title"), Intro: words.Say("sealed.intro", filepath.Base(path)), Body: s.form.Content(), First: s.form.First(),
		Confirm: words.Say("sealed.confirm"), Cancel: words.Say("dialog.cancel"), OnSubmit: s.onPassphrase,
	})
}

func (s *sealed) onPassphrase(done func(error)) {
	if !s.form.Check() {
		done(kit.ErrFields)
		return
	}
	secret := s.passphrase.Text()
	kit.Run(context.Background(), func(ctx context.Context) (unsealed, error) { return unseal(ctx, s.path, secret) }, func(u unsealed, err error) {
		done(err)
		if err == nil {
			s.open = u
			s.askPlace()
		}
	})
}

func unseal(ctx context.Context, path, secret string) (unsealed, error) {
	plain, drop, err := storage.Unseal(ctx, path, secret)
	if err != nil {
		return unsealed{}, err
	}
	held, err := storage.Held(ctx, plain)
	if err != nil {
		drop()
		return unsealed{}, err
	}
	return unsealed{plain, drop, held}, nil
}

// askPlace shows what the file holds before anything is written.
func (s *sealed) askPlace() {
	h := &s.open.held
	changed := time.UnixMilli(int64(h.Changed)).In(h.Location())
	holds := kit.VB(4,
		kit.P(words.Say("sealed.holds", h.Team, h.Owner), kit.BodyM, kit.Ink()),
		kit.P(words.SayN("settings.backups.held", len(h.People), words.Date(model.DateOf(changed)), changed.Format("15:04"), words.Say(h.Change)), kit.Small, kit.Ink2()))
	s.place = kit.NewLineField("sealed.place", words.Say("sealed.place"))
	s.place.Required = true
	s.place.Hint = words.Say("sealed.place.hint")
	s.place.Fill(s.proposed())
	s.form = kit.NewForm(s.place)
	kit.ShowDialog(s.window.Canvas(), kit.Dialog{
		Name: "unsealed", Title: words.Say("sealed.place.title"), Body: kit.VB(16, holds, s.form.Content()), First: s.form.First(), Width: 620,
		Confirm: words.Say("sealed.place.confirm"), Cancel: words.Say("dialog.cancel"), OnSubmit: s.onPlace, OnCancel: s.open.drop,
	})
}

// proposed is the file that was moved from here, which comes back, else a new one.
func (s *sealed) proposed() string {
	w := s.window
	if w.store != nil && w.roster.File.ID == s.open.held.FileID && !w.roster.File.MovedOn.IsZero() {
		return w.store.Path()
	}
	for _, path := range w.prefs.recent() {
		if w.store != nil && sameFile(path, w.store.Path()) {
			continue
		}
		held, err := storage.Held(context.Background(), path)
		if err == nil && held.FileID == s.open.held.FileID && held.Moved {
			return path
		}
	}
	return w.freePath(s.open.held.Team)
}

func (s *sealed) onPlace(done func(error)) {
	if !s.form.Check() {
		done(kit.ErrFields)
		return
	}
	to, err := filepath.Abs(unquoted(s.place.Trimmed()))
	if err == nil && !strings.EqualFold(filepath.Ext(to), teamFile) {
		to += teamFile
	}
	if err == nil {
		err = makeFolder(to)
	}
	if err != nil {
		done(err)
		return
	}
	w := s.window
	if w.store != nil && sameFile(w.store.Path(), to) { // nothing is put in the place of a file that is open
		if err := w.closeFile(); err != nil {
			done(err)
			return
		}
	}
	kit.Run(context.Background(), func(ctx context.Context) (string, error) { return storage.Restore(ctx, s.open.plain, to, w.opts.Clock) },
		func(aside string, err error) {
			done(err)
			if err != nil {
				return
			}
			s.open.drop()
			w.OpenFile(to)
			if aside != "" {
				w.Tell(words.Say("sealed.aside", filepath.Base(aside)))
			}
		})
}

func sameFile(a, b string) bool {
	x, errX := os.Stat(a)
	y, errY := os.Stat(b)
	return errX == nil && errY == nil && os.SameFile(x, y)
}
