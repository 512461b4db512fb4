// Package calibration is the page of calibration decks: six cards of evidence without names, chosen from the manager's own ratings,
// which another manager rates in a file. It is only for the owner of the file.
package calibration

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// Store is what the page asks of the file.
type Store interface {
	Calibration(context.Context) (model.Calibration, error)
	CalibrationFacts(context.Context) (model.CalibrationFacts, error)
	Framework(context.Context, model.ID) (model.Framework, error)
}

// Page is the newest deck, or the one that was chosen, with what others made of it.
type Page struct {
	kit.Life
	frame  kit.Frame
	store  Store
	facts  facts
	chosen model.ID // a deck; empty: the newest
	body   *fyne.Container
}

// facts is what the page shows.
type facts struct {
	all       model.Calibration
	deck      *model.CalibrationDeck // nil: there is none
	cards     []model.CalibrationCard
	framework model.Framework // the deck's version
	agreed    []model.Agreement

	next     []model.CalibrationCard // what a new deck would be
	nextBy   model.ID                // the version it would be rated by
	toChoose int                     // ratings with something written, of which a new deck would be chosen
}

var (
	_ kit.Page      = (*Page)(nil)
	_ kit.Continuer = (*Page)(nil)
)

// New makes the page; a route can name a deck.
func New(f kit.Frame, r kit.Route) *Page {
	return &Page{Life: kit.NewLife(), frame: f, store: f.Store(), chosen: r.Ref, body: kit.VB(0)}
}

// Title is the page's name.
func (p *Page) Title() string { return words.Say("deck.page") }

// Content is built once.
func (p *Page) Content() fyne.CanvasObject { return kit.Sheet(kit.PageMax, p.body) }

// Reload asks the file again.
func (p *Page) Reload() {
	roster, on, chosen := p.frame.Roster(), p.frame.Today(), p.chosen
	kit.Run(p.Context(), func(ctx context.Context) (facts, error) { return load(ctx, p.store, roster, on, chosen) }, func(f facts, err error) {
		if err != nil {
			p.frame.ShowError(err)
			return
		}
		p.facts = f
		p.show()
	})
}

func load(ctx context.Context, store Store, roster *model.Roster, on model.Date, chosen model.ID) (f facts, err error) {
	if f.all, err = store.Calibration(ctx); err != nil {
		return f, err
	}
	known, err := store.CalibrationFacts(ctx)
	if err != nil {
		return f, err
	}
	framework, cards, n := model.ChooseCards(roster, &known, on)
	if f.toChoose = n; framework != nil {
		f.next, f.nextBy = cards, framework.Version.ID
	}
	if len(f.all.Decks) == 0 {
		return f, nil
	}
	at := max(0, slices.IndexFunc(f.all.Decks, func(d model.CalibrationDeck) bool { return d.ID == chosen }))
	f.deck = &f.all.Decks[at]
	f.cards = f.all.CardsOf(f.deck.ID)
	if f.framework, err = store.Framework(ctx, f.deck.VersionID); err != nil {
		return f, err
	}
	f.agreed = f.all.Agreements(f.deck.ID, f.framework.MaxStep())
	return f, nil
}

func (p *Page) show() {
	kit.KeepFocus(p.body, func() {
		t := theme.Current()
		head := kit.PageHead(p.Title(), kit.T(words.Say("mirror.private"), kit.Cap, t.Ink3))
		if p.facts.deck == nil {
			p.body.Objects = []fyne.CanvasObject{head, kit.Gap(1, 40), p.empty()}
			p.body.Refresh()
			return
		}
		p.body.Objects = []fyne.CanvasObject{
			head, kit.Gap(1, 10), kit.Opening("deck.sentence", p.sentence()), kit.Gap(1, 4), kit.P(words.Say("deck.help"), kit.Body, t.Ink2),
			kit.Gap(1, 14), p.acts(), kit.Gap(1, 16),
		}
		for i := range p.facts.agreed {
			p.body.Objects = append(p.body.Objects, p.agreement(&p.facts.agreed[i]), kit.Gap(1, 16))
		}
		p.body.Objects = append(p.body.Objects, p.cards())
		p.body.Refresh()
	})
}

// empty says what a deck is for, and makes the first one, if there is enough to make it from.
func (p *Page) empty() fyne.CanvasObject {
	e := kit.Empty{Picture: kit.RowsPicture(), Sentence: words.Say("deck.none"), Help: words.Say("deck.help")}
	if p.facts.toChoose < model.DeckCards {
		e.Help += " " + words.SayN("deck.few", p.facts.toChoose, model.DeckCards)
		e.Action = kit.NewPrimary("deck.skills", words.Say("shell.nav.skills"), func() { p.frame.Go(kit.Route{Page: kit.PageSkills}) })
		return kit.NewEmpty(e)
	}
	e.Action = kit.NewPrimary("deck.make", words.Say("deck.make"), p.onMake)
	return kit.NewEmpty(e)
}

// sentence is what is true of the deck today.
func (p *Page) sentence() string {
	day := words.DateShort(p.facts.deck.On, p.frame.Today())
	if len(p.facts.agreed) == 0 {
		return words.SayN("deck.waits", len(p.facts.cards), day)
	}
	a := &p.facts.agreed[0]
	return words.SayN("deck.near", a.Rated, a.Rater, a.Near)
}

// acts are what can be done with the deck, and the decks before.
func (p *Page) acts() fyne.CanvasObject {
	row := kit.Flow(10, 8, kit.NewPrimary("deck.export", words.Say("deck.export"), p.onExport), kit.NewButton("deck.take", words.Say("deck.take"), p.onTake))
	if p.facts.toChoose >= model.DeckCards {
		row.Add(kit.NewButton("deck.make", words.Say("deck.make.next"), p.onMake))
	}
	row.Add(kit.NewQuiet("deck.archive", words.Say("deck.archive"), kit.IconClose, p.onArchive))
	if len(p.facts.all.Decks) < 2 {
		return row
	}
	older := kit.Flow(16, 6)
	for _, d := range p.facts.all.Decks {
		if d.ID != p.facts.deck.ID {
			older.Add(kit.NewLink("deck.open."+d.ID.Short(), words.Say("deck.open", words.DateShort(d.On, p.frame.Today()), d.ID.Short()), func() { p.onOpen(d.ID) }))
		}
	}
	return kit.VB(10, row, older)
}

func (p *Page) onOpen(id model.ID) {
	p.chosen = id
	p.Reload()
}

// onMake makes a deck of what there is to choose from today.
func (p *Page) onMake() {
	deck := model.CalibrationDeck{
		Row: model.Row{Visibility: model.Private}, AuthorID: p.frame.Roster().Owner.ID, On: p.frame.Today(), VersionID: p.facts.nextBy,
	}
	cards := slices.Clone(p.facts.next)
	p.chosen = ""
	p.frame.Change(unit.MakeDeck, func(w *storage.Work) error {
		d, c := deck, slices.Clone(cards)
		return w.PutDeck(&d, c)
	}, func() { p.frame.Undoable(words.SayN("deck.made", len(cards))) })
}

func (p *Page) onArchive() {
	deck := *p.facts.deck
	deck.ArchivedAt = model.InstantOf(p.frame.Now())
	p.chosen = ""
	p.frame.Change(unit.ArchiveDeck, func(w *storage.Work) error {
		d := deck
		return w.Put(&d)
	}, func() { p.frame.Undoable(words.Say("deck.archived")) })
}
