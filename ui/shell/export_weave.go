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

// exportWeave asks where the weave shall be written as PDF, and writes it.
func (w *Window) exportWeave() {
	if w.realFirst() {
		return
	}
	path := kit.NewLineField("weave.path", words.Say("review.path"))
	path.Required = true
	path.Hint = words.Say("review.path.hint")
	folder := filepath.Dir(w.store.Path())
	path.Fill(filepath.Join(folder, words.Say("weave.export.file")+".pdf"))
	form := kit.NewForm(path)
	kit.ShowDialog(w.Canvas(), kit.Dialog{
		Name: "weave", Title: words.Say("weave.export.title"), Intro: words.Say("weave.export.intro"), Body: form.Content(), First: form.First(), Width: 620,
		Confirm: words.Say("review.confirm"), Cancel: words.Say("dialog.cancel"),
		OnSubmit: func(done func(error)) {
			if !form.Check() {
				done(kit.ErrFields)
				return
			}
			to := withExtension(unquoted(path.Trimmed()), ".pdf")
			if !filepath.IsAbs(to) {
				to = filepath.Join(folder, to)
			}
			w.writeWeave(documents.WeaveOnPaper{AsOf: w.Today(), At: w.Now()}, to, done)
		},
	})
}

// writeWeave makes the document and says where it is, and what is not in it as it was written.
func (w *Window) writeWeave(x documents.WeaveOnPaper, path string, done func(error)) {
	store := w.store
	kit.Run(context.Background(), func(ctx context.Context) ([]string, error) {
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return nil, &model.Problem{Key: "documents.write", Args: []any{err.Error()}, File: path, Err: model.ErrReadOnly}
		}
		return documents.WriteWeave(ctx, store, x, path)
	}, func(warnings []string, err error) {
		done(err)
		switch {
		case err != nil:
		case len(warnings) > 0:
			w.tellDialog("weave.warnings", words.Say("review.written", path), kit.P(strings.Join(warnings, "\n"), kit.Body, kit.Ink()))
		default:
			w.tellWritten(words.Say("review.written", path), path)
		}
	})
}
