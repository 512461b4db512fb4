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

// notesForm asks whose notes, over which time, which ones, and where to.
type notesForm struct {
	window   *Window
	who      *kit.Picker
	from, to *kit.DateField
	private  *kit.Tick
	path     *kit.LineField
	form     *kit.Form
	proposed string // the path as it was proposed; one that somebody has typed stays
}

// exportNotes asks for the notes about whoever is shown.
func (w *Window) exportNotes() {
	if w.realFirst() {
		return
	}
	if kit.LiftFirst(w) { // what is hidden would be missing in them
		return
	}
	n := newNotesForm(w)
	n.who.FillKey(string(w.person()))
	n.suggest(w.person())
	kit.ShowDialog(w.Canvas(), kit.Dialog{
		Name: "notes", Title: words.Say("notes.export.title"), Intro: words.Say("notes.export.intro"), Body: n.form.Content(), First: n.form.First(), Width: 620,
		Confirm: words.Say("notes.export.confirm"), Cancel: words.Say("dialog.cancel"), OnSubmit: n.onSubmit,
	})
}

func newNotesForm(w *Window) *notesForm {
	var items []kit.Item
	for _, p := range w.roster.Everyone(w.Today(), false) {
		items = append(items, kit.PersonItem(p))
	}
	n := &notesForm{
		window: w, who: kit.NewPicker("notes.person", words.Say("notes.export.person"), kit.Among(items)),
		from:    kit.NewDateField("notes.from", words.Say("review.from"), w.Today()),
		to:      kit.NewDateField("notes.to", words.Say("review.to"), w.Today()),
		private: kit.NewTickText("notes.private", false, words.Say("notes.export.private"), nil),
		path:    kit.NewLineField("notes.path", words.Say("review.path")),
	}
	n.path.Required = true
	n.who.SetPlaceholder(words.Say("notes.export.everybody"))
	n.path.Hint = words.Say("notes.export.path.hint")
	n.who.OnPick = func(it kit.Item) { n.suggest(model.ID(it.Key)) }
	n.form = kit.NewForm(n.who, n.from, n.to, n.path, kit.HB(0, n.private))
	return n
}

// suggest proposes a file beside the team's: Markdown for one person, a table for everybody.
func (n *notesForm) suggest(id model.ID) {
	if typed := n.path.Trimmed(); typed != n.proposed {
		return
	}
	name := words.Say("notes.export.file", documents.NotesTable)
	if x := n.window.roster.Person(id); x != nil {
		name = documents.FileName(x, n.window.roster.Aliases, documents.NotesMarkdown)
	}
	n.proposed = filepath.Join(n.folder(), name)
	n.path.Fill(n.proposed)
}

func (n *notesForm) folder() string { return filepath.Dir(n.window.store.Path()) }

func (n *notesForm) onSubmit(done func(error)) {
	if !n.form.Check() {
		done(kit.ErrFields)
		return
	}
	w := n.window
	var period model.Span
	period.From, _ = n.from.Date() // the form has checked both
	period.To, _ = n.to.Date()
	path := unquoted(n.path.Trimmed())
	extension := strings.ToLower(filepath.Ext(path))
	one := n.who.Chosen().Key != ""
	switch {
	case !period.From.IsZero() && !period.To.IsZero() && period.To.Before(period.From):
		done(&model.Problem{Key: "review.period.wrong", Err: model.ErrInvalid})
		return
	case !one:
		path = withExtension(path, documents.NotesTable)
	case extension != documents.NotesTable:
		path = withExtension(path, documents.NotesMarkdown)
	}
	if !filepath.IsAbs(path) {
		path = filepath.Join(n.folder(), path)
	}
	var list []documents.Notes
	if one {
		list = []documents.Notes{{Person: model.ID(n.who.Chosen().Key), Period: period, Private: n.private.On}}
	} else {
		for _, p := range w.roster.MyPeople(w.Today()) {
			list = append(list, documents.Notes{Person: p.ID, Period: period, Private: n.private.On})
		}
	}
	w.writeNotes(list, path, done)
}

// writeNotes writes the file and says where it is, and how many private notes are in it or were left out.
func (w *Window) writeNotes(list []documents.Notes, path string, done func(error)) {
	store := w.store
	kit.Run(context.Background(), func(ctx context.Context) (documents.WrittenNotes, error) {
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return documents.WrittenNotes{}, &model.Problem{Key: "documents.write", Args: []any{err.Error()}, File: path, Err: model.ErrReadOnly}
		}
		return documents.WriteNotes(ctx, store, list, path)
	}, func(told documents.WrittenNotes, err error) {
		switch {
		case err == nil && told.Notes == 0 && told.LeftOut > 0:
			err = &model.Problem{Key: "notes.private", Args: []any{told.LeftOut}, Err: model.ErrNotFound}
		case err == nil && told.Notes == 0:
			err = &model.Problem{Key: "notes.none", Err: model.ErrNotFound}
		}
		done(err)
		if err != nil {
			return
		}
		text := words.SayN("notes.written", told.Notes, path)
		switch {
		case told.Private > 0:
			text = words.SayN("notes.written.with", told.Private, path)
		case told.LeftOut > 0:
			text = words.SayN("notes.written.without", told.LeftOut, path)
		}
		w.tellWritten(text, path)
	})
}
