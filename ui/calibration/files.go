package calibration

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	toolkit "fyne.io/fyne/v2/storage"

	"milepost/exchange"
	"milepost/model"
	"milepost/ui/documents"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// askPath asks for a file; run does something with it, and tells when it is done.
func (p *Page) askPath(name, title, intro, confirm, proposed string, browse bool, run func(path string, done func(error))) {
	label := words.Say("review.path")
	if browse {
		label = words.Say("deck.path")
	}
	path := kit.NewLineField(name+".path", label)
	path.Required = true
	path.Fill(proposed)
	var body fyne.CanvasObject = path
	if browse {
		body = kit.VB(10, path, kit.HB(0, kit.NewButton(name+".browse", words.Say("import.browse"), func() { p.browse(path) }), kit.Spring()))
	}
	kit.ShowDialog(p.frame.Canvas(), kit.Dialog{
		Name: name, Title: title, Intro: intro, Body: body, Width: 620, Confirm: confirm, Cancel: words.Say("dialog.cancel"),
		OnSubmit: func(done func(error)) {
			if !path.Check() {
				done(kit.ErrFields)
				return
			}
			run(p.whole(path.Trimmed()), done)
		},
	})
}

// whole is a path as it was typed, beside the team file unless it says where.
func (p *Page) whole(path string) string {
	path = strings.Trim(path, `"'`)
	if !strings.EqualFold(filepath.Ext(path), documents.ListWorkbook) {
		path += documents.ListWorkbook
	}
	if !filepath.IsAbs(path) {
		path = filepath.Join(p.folder(), path)
	}
	return path
}

func (p *Page) folder() string { return filepath.Dir(p.frame.Store().Path()) }

// browse lets somebody look for the file.
func (p *Page) browse(into *kit.LineField) {
	d := dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
		switch {
		case err != nil:
			p.frame.ShowError(err)
		case file != nil:
			into.Fill(file.URI().Path())
			_ = file.Close() // it is read by its path
		}
	}, p.frame.Window())
	d.SetFilter(toolkit.NewExtensionFileFilter([]string{documents.ListWorkbook}))
	d.Show()
	d.Resize(fyne.NewSize(820, 560)) // the toolkit fails when it is told the size before
}

// onExport writes the deck for another manager. What it says was read by its owner: the dialog says so.
func (p *Page) onExport() {
	store, deck := p.frame.Store(), p.facts.deck.ID
	proposed := filepath.Join(p.folder(), "calibration-"+deck.Short()+documents.ListWorkbook)
	p.askPath("export", words.Say("deck.export.title"), words.Say("deck.export.intro"), words.Say("deck.export.confirm"), proposed, false,
		func(path string, done func(error)) {
			kit.Run(context.Background(), func(ctx context.Context) (struct{}, error) {
				return struct{}{}, documents.WriteDeck(ctx, store, deck, path)
			}, func(_ struct{}, err error) {
				if done(err); err == nil {
					p.frame.Tell(words.Say("review.written", path))
				}
			})
		})
}

// taken is what came of a file.
type taken struct {
	deck  model.ID
	cards int
}

// onTake takes in what another manager filled in.
func (p *Page) onTake() {
	store, on := p.frame.Store(), p.frame.Today()
	p.askPath("take", words.Say("deck.take.title"), words.Say("deck.take.intro"), words.Say("deck.take.confirm"), "", true,
		func(path string, done func(error)) {
			kit.Run(context.Background(), func(ctx context.Context) (taken, error) {
				answers, err := exchange.ReadDeck(path)
				if err != nil {
					return taken{}, err
				}
				deck, n, err := exchange.TakeDeck(ctx, store, answers, on)
				return taken{deck, n}, err
			}, func(x taken, err error) {
				if done(err); err != nil {
					return
				}
				p.chosen = x.deck
				p.Reload()
				if x.cards == 0 {
					p.frame.Tell(words.Say("deck.taken.same"))
					return
				}
				p.frame.Undoable(words.SayN("deck.taken", x.cards))
			})
		})
}
