package shell

import (
	"context"
	"path/filepath"
	"strings"

	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// moving asks what is needed to take the file to another computer.
type moving struct {
	window                *Window
	path, computer        *kit.LineField
	passphrase, passAgain *kit.LineField
	form                  *kit.Form
}

// MoveAway asks where the encrypted file goes that is taken to another computer, and writes it.
func (w *Window) MoveAway() {
	if w.realFirst() {
		return
	}
	if w.store == nil || w.store.ReadOnly() {
		return
	}
	m := &moving{window: w}
	m.path = kit.NewLineField("move.path", words.Say("move.path"))
	m.path.Required = true
	stem := strings.TrimSuffix(w.store.Path(), filepath.Ext(w.store.Path()))
	m.path.Fill(words.Say("move.name", stem, w.Today()) + teamFile + storage.SealedExt)
	m.computer = kit.NewLineField("move.computer", words.Say("move.computer"))
	m.computer.Hint = words.Say("move.computer.hint")
	m.passphrase = kit.NewSecretField("move.passphrase", words.Say("passphrase"))
	m.passphrase.Required = true
	m.passphrase.Hint = words.Say("passphrase.hint")
	m.passAgain = kit.NewSecretField("move.again", words.Say("passphrase.again"))
	m.passAgain.Required = true
	m.passAgain.Validate = m.wrongAgain
	m.form = kit.NewForm(m.path, m.computer, m.passphrase, m.passAgain)
	kit.ShowDialog(w.Canvas(), kit.Dialog{
		Name: "move", Title: words.Say("move.title"), Intro: words.Say("move.intro"), Body: m.form.Content(), First: m.passphrase.FocusTarget(), Width: 620,
		Confirm: words.Say("move.confirm"), Cancel: words.Say("dialog.cancel"), OnSubmit: m.onSubmit,
	})
}

func (m *moving) wrongAgain(text string) string {
	if text != m.passphrase.Text() {
		return words.Say("passphrase.differ")
	}
	return ""
}

func (m *moving) onSubmit(done func(error)) {
	if !m.form.Check() {
		done(kit.ErrFields)
		return
	}
	to, err := filepath.Abs(unquoted(m.path.Trimmed()))
	if err != nil {
		done(err)
		return
	}
	store := m.window.store
	o := storage.MoveOptions{To: to, Passphrase: m.passphrase.Text(), Computer: m.computer.Trimmed()}
	kit.Run(context.Background(), func(ctx context.Context) (string, error) { return store.MoveAway(ctx, o) }, func(made string, err error) {
		done(err)
		if err == nil {
			m.window.showMoved(made)
		}
	})
}

// showMoved says what to do with the file that was written.
func (w *Window) showMoved(made string) {
	kit.ShowDialog(w.Canvas(), kit.Dialog{
		Name: "moved", Title: words.Say("moved.title"), Intro: words.Say("moved.text"), Body: kit.P(made, kit.Body, kit.Ink()), Width: 620,
		Confirm: words.Say("dialog.ok"),
	})
}

// movedText says where the file to work in is.
func (w *Window) movedText() string {
	on, to := w.store.Moved()
	switch {
	case on.IsZero():
		return ""
	case to == "":
		return words.Say("notice.moved", words.DateShort(on, w.Today()))
	}
	return words.Say("notice.moved.to", words.DateShort(on, w.Today()), to)
}

// onWorkHere takes the mark away that the file was moved.
func (w *Window) onWorkHere() {
	store := w.store
	kit.Run(context.Background(), func(ctx context.Context) (struct{}, error) { return struct{}{}, store.WorkHere(ctx) }, func(_ struct{}, err error) {
		if err != nil {
			w.ShowError(err)
			return
		}
		w.Tell(words.Say("notice.workhere.told"))
	})
}
