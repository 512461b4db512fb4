package shell

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"milepost/exchange"
	"milepost/model"
	"milepost/ui/documents"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// tableKinds are what goes out as a table that comes in again unchanged.
var tableKinds = []exchange.Kind{exchange.KindRatings, exchange.KindFramework, exchange.KindGoals, exchange.KindMilestones}

// tableForm asks which table, and where to.
type tableForm struct {
	window   *Window
	kind     *kit.Segments
	path     *kit.LineField
	form     *kit.Form
	proposed string // the path as it was proposed; one that somebody has typed stays
}

// exportTables asks for a table of ratings, of the framework, of goals or of milestones.
func (w *Window) exportTables() {
	if w.realFirst() {
		return
	}
	if kit.LiftFirst(w) { // who is hidden would be missing in them
		return
	}
	t := &tableForm{window: w, path: kit.NewLineField("tables.path", words.Say("review.path"))}
	var choices []kit.Choice
	for _, k := range tableKinds {
		choices = append(choices, kit.Choice{Key: string(k), Text: words.Say("import.kind." + string(k))})
	}
	t.kind = kit.NewSegments("tables.kind", choices, string(tableKinds[0]), t.onKind)
	t.kind.Spoken = words.Say("tables.kind")
	t.path.Required = true
	t.path.Hint = words.Say("tables.path.hint")
	t.form = kit.NewForm(kit.Labelled(words.Say("tables.kind"), kit.HB(0, t.kind)), t.path)
	t.onKind(string(tableKinds[0]))
	kit.ShowDialog(w.Canvas(), kit.Dialog{
		Name: "tables", Title: words.Say("tables.title"), Intro: words.Say("tables.intro"), Body: t.form.Content(), First: t.form.First(), Width: 620,
		Confirm: words.Say("tables.confirm"), Cancel: words.Say("dialog.cancel"), OnSubmit: t.onSubmit,
	})
}

// onKind proposes a file beside the team's.
func (t *tableForm) onKind(kind string) {
	if typed := t.path.Trimmed(); typed != t.proposed {
		return
	}
	t.proposed = filepath.Join(t.folder(), kind+documents.ListWorkbook)
	t.path.Fill(t.proposed)
}

func (t *tableForm) folder() string { return filepath.Dir(t.window.store.Path()) }

func (t *tableForm) onSubmit(done func(error)) {
	if !t.form.Check() {
		done(kit.ErrFields)
		return
	}
	path := unquoted(t.path.Trimmed())
	if !strings.EqualFold(filepath.Ext(path), documents.ListTable) {
		path = withExtension(path, documents.ListWorkbook)
	}
	if !filepath.IsAbs(path) {
		path = filepath.Join(t.folder(), path)
	}
	t.write(exchange.Kind(t.kind.Key()), path, done)
}

// write makes the table and says where it is.
func (t *tableForm) write(kind exchange.Kind, path string, done func(error)) {
	w := t.window
	store, on := w.store, w.Today()
	kit.Run(context.Background(), func(ctx context.Context) (int, error) {
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return 0, &model.Problem{Key: "documents.write", Args: []any{err.Error()}, File: path, Err: model.ErrReadOnly}
		}
		switch kind {
		case exchange.KindFramework:
			return documents.WriteFramework(ctx, store, path)
		case exchange.KindRatings:
			return documents.WriteRatings(ctx, store, "", on, path)
		}
		return documents.WriteList(ctx, store, kind, "", path)
	}, func(rows int, err error) {
		done(err)
		if err == nil {
			w.tellWritten(words.SayN("tables.written", rows, path), path)
		}
	})
}
