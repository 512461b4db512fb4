// Package rolling is the page on which a quarter ends for everybody at once: what is open is closed or carried, and goals
// and quotas of the next quarter begin, in one step.
package rolling

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// Store is what the page asks of the file.
type Store interface {
	Growth(context.Context, model.ID) (model.Growth, error)
	Direction(context.Context) (model.Direction, error)
	Quotas(context.Context, model.ID) (model.Quotas, error)
	MeasureValues(context.Context, []model.Measure, model.Date) (map[model.ID]model.MeasureValue, error)
	HasDeals(ctx context.Context, source string) (bool, error)
	ReadOnly() bool
}

// Page ends a quarter.
type Page struct {
	kit.Life
	frame kit.Frame
	store Store
	ends  model.Span // the quarter that ends
	facts model.RollFacts
	form  *form

	period   *kit.Segments
	confirm  *kit.Button
	sentence *kit.Paragraph // what would be done
	body     *fyne.Container
}

var (
	_ kit.Page      = (*Page)(nil)
	_ kit.Continuer = (*Page)(nil)
)

// New makes the page for the quarter that ends, or has just ended.
func New(f kit.Frame) *Page {
	p := &Page{Life: kit.NewLife(), frame: f, store: f.Store(), body: kit.VB(0)}
	first := f.Roster().File.YearStart()
	p.ends = model.EndingQuarter(f.Today(), first)
	now, _ := model.Quarter(f.Today(), first)
	before, _ := model.Quarter(now.From.AddDays(-1), first)
	p.period = kit.NewSegments("roll.period", []kit.Choice{
		{Key: before.From.String(), Text: words.Period(before, first, f.Today())}, {Key: now.From.String(), Text: words.Period(now, first, f.Today())},
	}, p.ends.From.String(), p.onPeriod)
	p.period.Spoken = words.Say("roll.period")
	p.confirm = kit.NewPrimary("roll.confirm", words.Say("roll.title"), p.onConfirm)
	p.sentence = kit.P("", kit.Title, kit.Ink())
	p.sentence.Name = "roll.sentence"
	return p
}

// Title is the page's name.
func (p *Page) Title() string { return words.Say("roll.title") }

// Content is built once.
func (p *Page) Content() fyne.CanvasObject { return kit.Sheet(kit.PageMax, p.body) }

// Continue goes on with what was half-chosen for a quarter.
func (p *Page) Continue(thing string) bool {
	if p.form == nil || thing != p.thing() {
		return false
	}
	restored := p.form.writing.Restored()
	p.form.changed()
	return restored
}

// thing is what the choices for the quarter are kept as until they are confirmed.
func (p *Page) thing() string { return kit.NewThing("roll."+p.ends.From.String(), "") }

// Reload asks the file again. What was chosen and typed stays.
func (p *Page) Reload() {
	ends := p.ends
	kit.Run(p.Context(), func(ctx context.Context) (model.RollFacts, error) { return p.read(ctx, ends) }, func(f model.RollFacts, err error) {
		switch {
		case err != nil:
			p.frame.ShowError(err)
		case p.ends == ends: // no other quarter was chosen meanwhile
			p.facts = f
			p.show()
		}
	})
}

// read asks for everything that a quarter ends with, the values as of the day on which it is closed.
func (p *Page) read(ctx context.Context, ends model.Span) (f model.RollFacts, err error) {
	r, on := p.frame.Roster(), p.frame.Today()
	f.People, f.Currency = r.MyPeople(on), r.File.Currency
	if f.Growth, err = p.store.Growth(ctx, ""); err != nil {
		return f, err
	}
	if f.Direction, err = p.store.Direction(ctx); err != nil {
		return f, err
	}
	if f.Quotas, err = p.store.Quotas(ctx, ""); err != nil {
		return f, err
	}
	if f.Deals, err = p.store.HasDeals(ctx, ""); err != nil {
		return f, err
	}
	f.Values, err = p.store.MeasureValues(ctx, slices.Concat(f.Direction.Measures, f.Quotas.Measures), model.ClosingDay(ends, on))
	return f, err
}

// onPeriod chooses the quarter that ends.
func (p *Page) onPeriod(key string) {
	p.ends, _ = model.Quarter(model.MustDate(key), p.frame.Roster().File.YearStart())
	p.leave()
	p.Reload()
}

// leave lets go of the form; what was typed is kept for when one comes back to the quarter.
func (p *Page) leave() {
	p.form = nil
}

// show builds the page of the quarter.
func (p *Page) show() {
	before := p.form
	kit.KeepFocus(p.body, func() {
		p.form = newForm(p, before)
		p.body.Objects = []fyne.CanvasObject{
			kit.PageHead(p.Title(), p.period, p.confirm), kit.Gap(1, 10), p.sentence, kit.Gap(1, 14), p.form.content, kit.Gap(1, 0),
		}
		p.form.changed()
		p.body.Refresh()
	})
}

// onConfirm writes everything in one unit.
func (p *Page) onConfirm() {
	if p.form == nil || !p.form.check() { // another quarter is being read
		return
	}
	sums := p.form.roll.Sums()
	rows := p.form.roll.Rows(p.frame.Today(), p.frame.Roster().Owner.ID)
	begins := words.Period(p.form.roll.Begins, p.frame.Roster().File.YearStart(), p.frame.Today())
	writing := p.form.writing
	p.frame.Change(unit.RollQuarter, writing.Storing(func(w *storage.Work) error { return w.Rolled(rows) }), func() {
		writing.Done()
		p.form = nil
		p.frame.Undoable(words.Say("roll.done", begins, told(sums)))
		p.Reload()
	})
}
