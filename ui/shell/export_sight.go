package shell

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"milepost/model"
	"milepost/storage"
	"milepost/ui/documents"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// sightForm asks for whom a document shall be made, and where to.
type sightForm struct {
	window *Window
	who    *kit.Picker
	path   *kit.LineField
	form   *kit.Form
	file   string // the key of what its name begins with
	write  func(ctx context.Context, store *storage.Store, person model.ID, path string) (warnings []string, err error)
}

// exportSight asks for the line of sight of whoever is shown.
func (w *Window) exportSight() { w.ExportLineOfSight(w.person()) }

// ExportLineOfSight asks where the line of sight of a person shall be written, and writes it; the empty id lets one
// choose the person.
func (w *Window) ExportLineOfSight(person model.ID) {
	if w.realFirst() {
		return
	}
	f := newSightForm(w, "sight.export.file")
	f.write = func(ctx context.Context, store *storage.Store, person model.ID, path string) ([]string, error) {
		return documents.WriteLineOfSight(ctx, store, documents.LineOfSight{Person: person, AsOf: w.Today(), At: w.Now()}, path)
	}
	f.ask(person, words.Say("sight.export.title"))
}

// ExportExpectations asks where what is expected of a person shall be written, and writes it.
func (w *Window) ExportExpectations(person model.ID) {
	if w.realFirst() {
		return
	}
	f := newSightForm(w, "expect.export.file")
	f.write = func(ctx context.Context, store *storage.Store, person model.ID, path string) ([]string, error) {
		return documents.WriteExpectations(ctx, store, documents.Expectations{Person: person, AsOf: w.Today(), At: w.Now()}, path)
	}
	f.ask(person, words.Say("expect.export.title"))
}

// ask shows the form; the empty id lets one choose the person.
func (f *sightForm) ask(person model.ID, title string) {
	f.who.FillKey(string(person))
	f.suggest(person)
	kit.ShowDialog(f.window.Canvas(), kit.Dialog{
		Name: "sight", Title: title, Intro: words.Say("review.intro"), Body: f.form.Content(), First: f.form.First(), Width: 620,
		Confirm: words.Say("review.confirm"), Cancel: words.Say("dialog.cancel"), OnSubmit: f.onSubmit,
	})
}

func newSightForm(w *Window, file string) *sightForm {
	var items []kit.Item
	for _, p := range w.roster.Reps(w.Today()) {
		items = append(items, kit.PersonItem(p))
	}
	f := &sightForm{
		window: w, file: file, who: kit.NewPicker("sight.person", words.Say("review.person"), kit.Among(items)),
		path: kit.NewLineField("sight.path", words.Say("review.path")),
	}
	f.who.Required, f.path.Required = true, true
	f.path.Hint = words.Say("review.path.hint")
	f.who.OnPick = f.onPerson
	f.form = kit.NewForm(f.who, f.path)
	return f
}

func (f *sightForm) onPerson(it kit.Item) { f.suggest(model.ID(it.Key)) }

// suggest proposes a file beside the team's.
func (f *sightForm) suggest(id model.ID) {
	if p := f.window.roster.Person(id); p != nil {
		name := documents.FileName(p, f.window.roster.Aliases, ".pdf")
		f.path.Fill(filepath.Join(f.folder(), words.Say(f.file, name)))
	}
}

func (f *sightForm) folder() string { return filepath.Dir(f.window.store.Path()) }

func (f *sightForm) onSubmit(done func(error)) {
	if !f.form.Check() {
		done(kit.ErrFields)
		return
	}
	path := withExtension(unquoted(f.path.Trimmed()), ".pdf")
	if !filepath.IsAbs(path) {
		path = filepath.Join(f.folder(), path)
	}
	f.store(model.ID(f.who.Chosen().Key), path, done)
}

// store makes the document and says where it is, and what is not in it as it was written.
func (f *sightForm) store(person model.ID, path string, done func(error)) {
	w, store := f.window, f.window.store
	kit.Run(context.Background(), func(ctx context.Context) ([]string, error) {
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return nil, &model.Problem{Key: "documents.write", Args: []any{err.Error()}, File: path, Err: model.ErrReadOnly}
		}
		return f.write(ctx, store, person, path)
	}, func(warnings []string, err error) {
		done(err)
		switch {
		case err != nil:
		case len(warnings) > 0:
			w.tellDialog("sight.warnings", words.Say("review.written", path), kit.P(strings.Join(warnings, "\n"), kit.Body, kit.Ink()))
		default:
			w.tellWritten(words.Say("review.written", path), path)
		}
	})
}
