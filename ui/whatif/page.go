// Package whatif is the page that holds what is tried beside the file as it is: who would be ready, which dates would
// fit, who would grow into what.
package whatif

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// Window is what the page asks of the window beside a Frame.
type Window interface {
	kit.Frame
	// BeginWhatIf branches off, so that something can be tried.
	BeginWhatIf()
	// TakeWhatIf asks whether what was tried shall become real.
	TakeWhatIf()
	// DropWhatIf asks whether what was tried may go.
	DropWhatIf()
}

// Page compares a what-if with the file. Outside one it says what it is for.
type Page struct {
	kit.Life
	window Window
	store  *storage.Store
	body   *fyne.Container
}

var _ kit.Page = (*Page)(nil)

// New makes the page.
func New(w Window) *Page {
	return &Page{Life: kit.NewLife(), window: w, store: w.Store(), body: kit.Fill(0)}
}

// Title is the page's name.
func (p *Page) Title() string { return words.Say("whatif.title") }

// Content is built once.
func (p *Page) Content() fyne.CanvasObject {
	if p.store.Real() == nil {
		p.body.Objects = []fyne.CanvasObject{p.empty()}
	}
	return kit.SheetFull(kit.PageMax, p.body)
}

// empty says what the page is for, and begins.
func (p *Page) empty() fyne.CanvasObject {
	begin := kit.NewPrimary("whatif.begin", words.Say("whatif.begin"), p.window.BeginWhatIf)
	if p.store.ReadOnly() {
		begin.Disable()
	}
	return kit.NewEmpty(kit.Empty{Picture: kit.WeavePicture(), Sentence: words.Say("whatif.empty"), Help: words.Say("whatif.empty.help"), Action: begin})
}

// beside is both outlooks, what changes between them, and what was tried.
type beside struct {
	today, tried model.Outlook
	change       model.OutlookChange
	comparison   *storage.Comparison
	story        *model.Story // what was tried
}

// Reload asks both again.
func (p *Page) Reload() {
	if p.store.Real() == nil {
		return
	}
	kit.Run(p.Context(), p.read, func(b *beside, err error) {
		if err != nil {
			p.window.ShowError(err)
			return
		}
		p.show(b)
	})
}

func (p *Page) read(ctx context.Context) (*beside, error) {
	b := &beside{}
	var err error
	if b.today, err = outlook(ctx, p.store.Real(), p.window.Today()); err != nil {
		return nil, err
	}
	if b.tried, err = outlook(ctx, p.store, p.window.Today()); err != nil {
		return nil, err
	}
	b.change = b.today.Change(&b.tried)
	if b.story, err = p.store.Tries(ctx); err != nil {
		return nil, err
	}
	b.comparison, err = p.store.Real().Tried(ctx, p.store)
	return b, err
}

// outlook reads what a store says of my people.
func outlook(ctx context.Context, s *storage.Store, on model.Date) (model.Outlook, error) {
	var f model.ConflictFacts
	var err error
	if f.Roster, err = s.Roster(ctx); err != nil {
		return model.Outlook{}, err
	}
	f.People = f.Roster.MyPeople(on)
	if f.Direction, err = s.Direction(ctx); err != nil {
		return model.Outlook{}, err
	}
	growth, err := s.Growth(ctx, "")
	if err != nil {
		return model.Outlook{}, err
	}
	f.Goals = growth.Goals
	if f.Ratings, err = s.Assessments(ctx, ""); err != nil {
		return model.Outlook{}, err
	}
	return model.NewOutlook(f, on), nil
}

func (p *Page) show(b *beside) {
	take := kit.NewPrimary("whatif.take", words.Say("whatif.take"), p.window.TakeWhatIf)
	if len(b.comparison.Differences) == 0 {
		take.Disable()
	}
	p.body.Objects = []fyne.CanvasObject{
		kit.PageHead(p.Title(), kit.NewButton("whatif.drop", words.Say("whatif.drop"), p.window.DropWhatIf), take), kit.Gap(1, 10),
		kit.Opening("whatif.sentence", sentence(b)), kit.Gap(1, 14), kit.Card(p.figures(b)), kit.Gap(1, 16),
		kit.Areas(16, []kit.Arrangement{
			{MinWidth: 900, Rows: [][]kit.Cell{{kit.At(0, 0), kit.At(0, 1)}}},
			{Rows: [][]kit.Cell{{kit.At(0, 0)}, {kit.At(0, 1)}}},
		}, kit.Top(kit.Card(p.changes(b))), kit.Top(kit.Card(p.tries(b)))),
		kit.Gap(1, 0),
	}
	p.body.Refresh()
}

// sentence says in one what it would mean.
func sentence(b *beside) string {
	n, arisen, mended := len(b.comparison.Differences), len(b.change.Arisen), len(b.change.Mended)
	switch {
	case n == 0:
		return words.Say("whatif.sentence.nothing")
	case arisen > 0 && mended > 0:
		return words.Say("whatif.sentence.both", words.SayN("whatif.arisen", arisen), words.SayN("whatif.mended", mended))
	case arisen > 0:
		return words.Say("whatif.sentence.one", words.SayN("whatif.arisen", arisen))
	case mended > 0:
		return words.Say("whatif.sentence.one", words.SayN("whatif.mended", mended))
	}
	return words.Say("whatif.sentence.same")
}

// figures are both outlooks side by side.
func (p *Page) figures(b *beside) fyne.CanvasObject {
	t := theme.Current()
	row := func(label, today, tried fyne.CanvasObject) fyne.CanvasObject {
		return kit.In(6, 0, 6, 0, kit.Cols(16, []float32{0, 110, 110}, label, today, tried))
	}
	box := kit.VB(0, row(kit.T("", kit.CapM, t.Ink3), kit.T(words.Say("whatif.today"), kit.CapM, t.Ink3), kit.T(words.Say("whatif.title"), kit.CapM, t.WarnInk)))
	add := func(key, today, tried string, worse bool) {
		ink := t.Ink
		if worse {
			ink = t.WarnInk
		}
		was, is := kit.P(today, kit.BodyM, t.Ink2), kit.P(tried, kit.BodyM, ink)
		was.Name, is.Name = "whatif."+key+".today", "whatif."+key+".tried"
		box.Add(kit.HLine())
		box.Add(row(kit.P(words.Say("whatif.row."+key), kit.Body, t.Ink), kit.Mid(was), kit.Mid(is)))
	}
	count := func(key string, today, tried int) { add(key, strconv.Itoa(today), strconv.Itoa(tried), tried > today) }
	count("uncovered", len(b.today.Coverage.Uncovered), len(b.tried.Coverage.Uncovered))
	count("bare", len(b.today.Coverage.WithoutNeeded), len(b.tried.Coverage.WithoutNeeded))
	count("conflicts", len(b.today.Conflicts), len(b.tried.Conflicts))
	filled := func(o *model.Outlook) string {
		if o.Needed() == 0 {
			return words.Say("whatif.bench.none")
		}
		return words.Say("whatif.bench", o.Filled(), o.Needed())
	}
	missing := func(o *model.Outlook) int { return o.Needed() - o.Filled() }
	add("bench", filled(&b.today), filled(&b.tried), missing(&b.tried) > missing(&b.today))
	return box
}
