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

// reviewForm asks for whom, over which time and where to.
type reviewForm struct {
	window   *Window
	who      *kit.Picker
	from, to *kit.DateField
	path     *kit.LineField
	form     *kit.Form
}

// exportReview asks for the review of whoever is shown.
func (w *Window) exportReview() { w.ExportReview(w.person()) }

// ExportReview asks what the review of a person shall hold, and writes it; the empty id lets one choose the person.
func (w *Window) ExportReview(person model.ID) {
	if w.realFirst() {
		return
	}
	r := newReviewForm(w)
	r.who.FillKey(string(person))
	r.suggest(person)
	kit.ShowDialog(w.Canvas(), kit.Dialog{
		Name: "review", Title: words.Say("review.title"), Intro: words.Say("review.intro"), Body: r.form.Content(), First: r.form.First(), Width: 620,
		Confirm: words.Say("review.confirm"), Cancel: words.Say("dialog.cancel"), OnSubmit: r.onSubmit,
	})
}

func newReviewForm(w *Window) *reviewForm {
	var items []kit.Item
	for _, p := range w.roster.Reps(w.Today()) {
		items = append(items, kit.PersonItem(p))
	}
	period := model.ReviewPeriod(w.Today(), w.roster.File.YearStart())
	r := &reviewForm{
		window: w, who: kit.NewPicker("review.person", words.Say("review.person"), kit.Among(items)),
		from: kit.NewDateField("review.from", words.Say("review.from"), w.Today()),
		to:   kit.NewDateField("review.to", words.Say("review.to"), w.Today()),
		path: kit.NewLineField("review.path", words.Say("review.path")),
	}
	r.who.Required, r.from.Required, r.to.Required, r.path.Required = true, true, true, true
	r.from.Fill(period.From)
	r.to.Fill(period.To)
	r.path.Hint = words.Say("review.path.hint")
	r.who.OnPick = r.onPerson
	r.form = kit.NewForm(r.who, r.from, r.to, r.path)
	return r
}

func (r *reviewForm) onPerson(it kit.Item) { r.suggest(model.ID(it.Key)) }

// suggest proposes a file beside the team's.
func (r *reviewForm) suggest(id model.ID) {
	if p := r.window.roster.Person(id); p != nil {
		r.path.Fill(filepath.Join(r.folder(), documents.FileName(p, r.window.roster.Aliases, ".pdf")))
	}
}

// folder is where the team's file is. A path without a folder means it too: nobody knows where a program was started.
func (r *reviewForm) folder() string { return filepath.Dir(r.window.store.Path()) }

func (r *reviewForm) onSubmit(done func(error)) {
	if !r.form.Check() {
		done(kit.ErrFields)
		return
	}
	w := r.window
	review := documents.Review{Person: model.ID(r.who.Chosen().Key), AsOf: w.Today(), At: w.Now()}
	review.Period.From, _ = r.from.Date() // the form has checked both
	review.Period.To, _ = r.to.Date()
	if review.Period.To.Before(review.Period.From) {
		done(&model.Problem{Key: "review.period.wrong", Err: model.ErrInvalid})
		return
	}
	path := withExtension(unquoted(r.path.Trimmed()), ".pdf")
	if !filepath.IsAbs(path) {
		path = filepath.Join(r.folder(), path)
	}
	w.writeReview(review, path, done)
}

func withExtension(path, extension string) string {
	if strings.EqualFold(filepath.Ext(path), extension) {
		return path
	}
	return path + extension
}

// writeReview makes the document and says where it is, and what is not in it as it was written.
func (w *Window) writeReview(r documents.Review, path string, done func(error)) {
	store := w.store
	kit.Run(context.Background(), func(ctx context.Context) ([]string, error) {
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return nil, &model.Problem{Key: "documents.write", Args: []any{err.Error()}, File: path, Err: model.ErrReadOnly}
		}
		return documents.WriteReview(ctx, store, r, path)
	}, func(warnings []string, err error) {
		done(err)
		switch {
		case err != nil:
		case len(warnings) > 0:
			w.tellDialog("review.warnings", words.Say("review.written", path), kit.P(strings.Join(warnings, "\n"), kit.Body, kit.Ink()))
		default:
			w.tellWritten(words.Say("review.written", path), path)
		}
	})
}
