// Package comparing is the page that holds the file against a copy of it that went its own way, record by record, and
// takes from the copy what is chosen.
package comparing

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// Store is what the page asks of the file.
type Store interface {
	Compare(ctx context.Context, path string) (*storage.Comparison, error)
	TakeFrom(ctx context.Context, c *storage.Comparison, take []model.Ref) (storage.Unit, error)
	ReadOnly() bool
}

// Window is what the page asks of the window beside a Frame.
type Window interface {
	kit.Frame
	// CopiesChanged looks again for copies beside the file.
	CopiesChanged()
}

// Page compares the file with one copy.
type Page struct {
	kit.Life
	window Window
	store  Store
	path   string

	comparison *storage.Comparison
	chosen     map[model.Ref]model.FileSide // by somebody; else what is proposed
	shown      map[group]int                // how many records of a group are shown
	rows       map[model.Ref]*row
	refused    map[model.Ref]string // why a record could not be taken

	intro   *kit.Paragraph
	take    *kit.Button
	body    *fyne.Container // the cards
	content *fyne.Container
}

var _ kit.Page = (*Page)(nil)

// New makes the page for the copy at a path.
func New(w Window, path string) *Page {
	p := &Page{
		Life: kit.NewLife(), window: w, store: w.Store(), path: path, chosen: map[model.Ref]model.FileSide{}, shown: map[group]int{},
		intro: kit.P(words.Say("compare.running"), kit.Body, theme.Current().Ink2), body: kit.VB(16),
	}
	p.intro.Name = "compare.intro"
	p.take = kit.NewPrimary("compare.take", words.Say("compare.take"), p.onTake)
	p.take.Disable()
	p.content = kit.VB(0, kit.PageHead(p.Title()), kit.Gap(1, 6), p.intro, kit.Gap(1, 16), p.body)
	return p
}

// Title is the page's name.
func (p *Page) Title() string { return words.Say("compare.title", filepath.Base(p.path)) }

// Content is built once.
func (p *Page) Content() fyne.CanvasObject {
	return kit.Sheet(920, p.content)
}

// Reload compares anew. What was chosen stays.
func (p *Page) Reload() {
	kit.Run(p.Context(), func(ctx context.Context) (*storage.Comparison, error) { return p.store.Compare(ctx, p.path) }, p.show)
}

func (p *Page) show(c *storage.Comparison, err error) {
	if err != nil {
		p.comparison = nil
		p.intro.SetText(words.Problem(err))
		p.body.Objects = nil
		p.content.Refresh()
		return
	}
	p.comparison = c
	p.fill()
}

// side is what becomes of a record: what somebody chose, else what is proposed, else it stays as it is here.
func (p *Page) side(d *model.Difference) model.FileSide {
	if s := p.chosen[d.Record]; s != "" {
		return s
	}
	if d.Propose == "" {
		return model.Here
	}
	return d.Propose
}

// fill builds the page from what was compared.
func (p *Page) fill() {
	c := p.comparison
	told := &words.Storyteller{Story: c.Story, Me: p.window.Roster().Owner.ID, Today: p.window.Today()}
	groups := sorted(c.Differences)
	p.intro.SetText(p.sentence(groups))
	p.rows = map[model.Ref]*row{}
	p.body.Objects = []fyne.CanvasObject{p.buttons(groups)}
	for _, g := range order {
		if len(groups[g]) > 0 {
			p.body.Add(kit.Card(p.card(g, groups[g], told)))
		}
	}
	p.count()
	p.content.Refresh()
}

// sentence says what is true of the two.
func (p *Page) sentence(groups map[group][]*model.Difference) string {
	c := p.comparison
	at := c.Parted.In(p.window.Roster().File.Location())
	day := words.DateShort(model.DateOf(at), p.window.Today())
	text := words.Say("compare.same", day, at.Format("15:04"))
	if len(c.Differences) > 0 {
		there := len(groups[onlyThere]) + len(groups[changedThere]) + len(groups[removedThere]) + len(groups[unfit])
		here := len(groups[onlyHere]) + len(groups[changedHere]) + len(groups[removedHere])
		text = words.Say("compare.parted", day, at.Format("15:04"), words.SayN("compare.parted.there", there), here, len(groups[both]))
	}
	if c.ErasedThere > 0 {
		text += " " + words.SayN("compare.erased", c.ErasedThere)
	}
	return text
}

func (p *Page) buttons(groups map[group][]*model.Difference) fyne.CanvasObject {
	var out []fyne.CanvasObject
	if len(p.comparison.Differences) > 0 && !p.store.ReadOnly() {
		out = append(out, p.take)
	}
	if len(groups[onlyThere]) > 0 && !p.store.ReadOnly() {
		out = append(out, kit.NewButton("compare.take.only", words.Say("compare.take.only"), p.onTakeOnly))
	}
	out = append(out, kit.NewButton("compare.aside", words.Say("compare.aside"), p.onAside))
	return kit.Flow(8, 8, out...)
}

// count says on the button how much would be taken.
func (p *Page) count() {
	n := len(p.taken())
	p.take.SetText(words.SayN("compare.take", n))
	if n == 0 {
		p.take.SetText(words.Say("compare.take"))
		p.take.Disable()
		return
	}
	p.take.Enable()
}

// taken are the records that become as the copy has them.
func (p *Page) taken() []model.Ref {
	var out []model.Ref
	for i := range p.comparison.Differences {
		if d := &p.comparison.Differences[i]; p.side(d) == model.There {
			out = append(out, d.Record)
		}
	}
	return out
}

func (p *Page) onTake() { p.takeAll(p.taken()) }

// onTakeOnly takes what was written only there, and leaves the rest.
func (p *Page) onTakeOnly() {
	var out []model.Ref
	for _, d := range sorted(p.comparison.Differences)[onlyThere] {
		out = append(out, d.Record)
	}
	p.takeAll(out)
}

func (p *Page) takeAll(list []model.Ref) {
	c := p.comparison
	p.take.Disable()
	kit.Run(context.Background(), func(ctx context.Context) (storage.Unit, error) { return p.store.TakeFrom(ctx, c, list) }, func(_ storage.Unit, err error) {
		if err != nil {
			p.refuse(err)
			p.count()
			return
		}
		p.refused = nil
		p.window.Undoable(words.SayN("compare.taken", len(list)))
	})
}

// onAside puts the copy away once nothing of it is needed any more.
func (p *Page) onAside() {
	to, err := storage.PutAside(p.path)
	if err != nil {
		p.window.ShowError(err)
		return
	}
	p.window.CopiesChanged()
	p.window.Tell(words.Say("compare.aside.done", filepath.Base(to), storage.ComparedFolder))
	p.window.Go(kit.Route{Page: kit.PageToday})
}
