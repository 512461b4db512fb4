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

// exportReview asks for whom, over which time and where to, and writes the review.
func (w *Window) exportReview() { w.ExportReview(w.person()) }

// ExportReview is exportReview for a person; the empty id lets one choose.
func (w *Window) ExportReview(person model.ID) {
	var items []kit.Item
	for _, p := range w.roster.Reps(w.Today()) {
		items = append(items, kit.PersonItem(p))
	}
	period := model.ReviewPeriod(w.Today(), monthOf(w.roster.File.FirstMonth))
	who := kit.NewPicker("review.person", words.Say("review.person"), kit.Among(items))
	who.Required = true
	who.FillKey(string(person))
	from := kit.NewDateField("review.from", words.Say("review.from"), w.Today())
	from.Required = true
	from.Fill(period.From)
	to := kit.NewDateField("review.to", words.Say("review.to"), w.Today())
	to.Required = true
	to.Fill(period.To)
	path := kit.NewLineField("review.path", words.Say("review.path"))
	path.Required = true
	path.Hint = words.Say("review.path.hint")
	suggest := func(id model.ID) {
		if p := w.roster.Person(id); p != nil {
			path.Fill(filepath.Join(filepath.Dir(w.store.Path()), documents.FileName(p, w.roster.Aliases, ".pdf")))
		}
	}
	who.OnPick = func(it kit.Item) { suggest(model.ID(it.Key)) }
	suggest(person)
	form := kit.NewForm(who, from, to, path)
	kit.ShowDialog(w.Canvas(), kit.Dialog{
		Name: "review", Title: words.Say("review.title"), Intro: words.Say("review.intro"), Body: form.Content(), First: form.First(), Width: 620,
		Confirm: words.Say("review.confirm"), Cancel: words.Say("dialog.cancel"),
		OnSubmit: func(done func(error)) {
			if !form.Check() {
				done(kit.ErrFields)
				return
			}
			r := documents.Review{Person: model.ID(who.Chosen().Key), AsOf: w.Today(), At: w.Now()}
			r.Period.From, _ = from.Date() // the form has checked both
			r.Period.To, _ = to.Date()
			w.writeReview(r, withExtension(path.Trimmed(), ".pdf"), done)
		},
	})
}

func withExtension(path, extension string) string {
	if strings.EqualFold(filepath.Ext(path), extension) {
		return path
	}
	return path + extension
}

func (w *Window) writeReview(r documents.Review, path string, done func(error)) {
	store := w.store
	if r.Period.To.Before(r.Period.From) {
		done(&model.Problem{Key: "review.period.wrong", Err: model.ErrInvalid})
		return
	}
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
			w.Tell(words.Say("review.written", path))
		}
	})
}
