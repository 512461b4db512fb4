package shell

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"milepost/model"
	"milepost/ui/documents"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// prepareForm asks for whom, what may be on it, and where to.
type prepareForm struct {
	window  *Window
	who     *kit.Picker
	private *kit.Tick
	path    *kit.LineField
	form    *kit.Form
}

// exportPrepare asks for the sheet of whoever is shown.
func (w *Window) exportPrepare() { w.ExportPrepare(w.person()) }

// ExportPrepare asks what the sheet for the next one-on-one with a person may hold, and writes it; the empty id lets one
// choose the person.
func (w *Window) ExportPrepare(person model.ID) {
	if w.realFirst() {
		return
	}
	if kit.LiftFirst(w) { // what is hidden would be missing on it
		return
	}
	p := newPrepareForm(w)
	p.who.FillKey(string(person))
	p.suggest(person)
	kit.ShowDialog(w.Canvas(), kit.Dialog{
		Name: "prepare", Title: words.Say("prepare.export.title"), Intro: words.Say("prepare.export.intro"), Body: p.form.Content(), First: p.form.First(), Width: 620,
		Confirm: words.Say("prepare.export.confirm"), Cancel: words.Say("dialog.cancel"), OnSubmit: p.onSubmit,
	})
}

func newPrepareForm(w *Window) *prepareForm {
	var items []kit.Item
	for _, p := range w.roster.Reps(w.Today()) {
		items = append(items, kit.PersonItem(p))
	}
	p := &prepareForm{
		window: w, who: kit.NewPicker("prepare.person", words.Say("prepare.export.person"), kit.Among(items)),
		private: kit.NewTickText("prepare.private", false, words.Say("prepare.export.private"), nil),
		path:    kit.NewLineField("prepare.path", words.Say("review.path")),
	}
	p.who.Required, p.path.Required = true, true
	p.path.Hint = words.Say("review.path.hint")
	p.who.OnPick = p.onPerson
	p.form = kit.NewForm(p.who, p.path, kit.HB(0, p.private))
	return p
}

func (p *prepareForm) onPerson(it kit.Item) { p.suggest(model.ID(it.Key)) }

// suggest proposes a file beside the team's.
func (p *prepareForm) suggest(id model.ID) {
	if x := p.window.roster.Person(id); x != nil {
		name := documents.FileName(x, p.window.roster.Aliases, ".pdf")
		p.path.Fill(filepath.Join(p.folder(), words.Say("prepare.export.file", name)))
	}
}

func (p *prepareForm) folder() string { return filepath.Dir(p.window.store.Path()) }

func (p *prepareForm) onSubmit(done func(error)) {
	if !p.form.Check() {
		done(kit.ErrFields)
		return
	}
	w := p.window
	path := withExtension(unquoted(p.path.Trimmed()), ".pdf")
	if !filepath.IsAbs(path) {
		path = filepath.Join(p.folder(), path)
	}
	w.writePrepare(documents.Prepare{Person: model.ID(p.who.Chosen().Key), On: w.Today(), Private: p.private.On, At: w.Now()}, path, done)
}

// writePrepare makes the sheet and says where it is, how many private texts were left out or went into it, and what is
// not on it as it was written.
func (w *Window) writePrepare(x documents.Prepare, path string, done func(error)) {
	store := w.store
	kit.Run(context.Background(), func(ctx context.Context) (documents.PreparedSheet, error) {
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return documents.PreparedSheet{}, &model.Problem{Key: "documents.write", Args: []any{err.Error()}, File: path, Err: model.ErrReadOnly}
		}
		return documents.WritePrepare(ctx, store, x, path)
	}, func(told documents.PreparedSheet, err error) {
		done(err)
		if err != nil {
			return
		}
		text := words.Say("prepare.export.written", path)
		switch {
		case told.Private > 0:
			text = words.SayN("prepare.export.with", told.Private, path)
		case told.LeftOut > 0:
			text = words.SayN("prepare.export.without", told.LeftOut, path)
		}
		if len(told.Warnings) > 0 {
			w.tellDialog("prepare.warnings", text, kit.P(strings.Join(told.Warnings, "\n"), kit.Body, kit.Ink()))
			return
		}
		w.tellWritten(text, path)
	})
}
