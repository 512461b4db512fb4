// Package observing is the page to note down a call or visit in two minutes: whose, which one, how far three skills were
// to be seen, one thing to keep and one to try. What is kept is evidence for a rating and never a rating by itself.
package observing

import (
	"context"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// Store is what the page asks of the file.
type Store interface {
	Observed(context.Context) ([]model.Note, error)
	Assessments(context.Context, model.ID) (model.Assessments, error)
	Growth(context.Context, model.ID) (model.Growth, error)
}

// Page is the page of an observation.
type Page struct {
	kit.Life
	frame  kit.Frame
	store  Store
	person model.ID // who is observed; empty: not chosen yet
	facts  facts
	form   *form

	body, sentence, side *fyne.Container
}

// facts are what the file says of a choice.
type facts struct {
	person   model.ID
	observed []model.Note
	skills   []model.ID // that are looked at to begin with
}

var (
	_ kit.Page      = (*Page)(nil)
	_ kit.Focuser   = (*Page)(nil)
	_ kit.Continuer = (*Page)(nil)
)

// New makes the page; a route may name who is observed.
func New(f kit.Frame, r kit.Route) *Page {
	p := &Page{Life: kit.NewLife(), frame: f, store: f.Store(), person: r.Person, body: kit.VB(0), sentence: kit.VB(0), side: kit.VB(0)}
	if f.Roster().Person(p.person) == nil {
		p.person = ""
	}
	return p
}

// Title is the page's name.
func (p *Page) Title() string { return words.Say("observe.title") }

// Content is built once.
func (p *Page) Content() fyne.CanvasObject { return kit.Sheet(kit.PageMax, p.body) }

// FocusFirst goes to the first thing that is not known yet.
func (p *Page) FocusFirst() {
	name := "observe.person"
	if p.person != "" {
		name = "observe.occasion"
	}
	kit.FocusName(p.frame.Canvas(), name)
}

// Continue goes on with what was half-written about somebody.
func (p *Page) Continue(thing string) bool {
	kind, id := kit.ThingKind(thing)
	if kind != "observation/new" || p.form == nil {
		return false
	}
	if id != p.person && p.frame.Roster().Person(id) != nil {
		p.choose(id)
	}
	return p.form.writing.Restored()
}

// people are whom one may observe: the owner's people, and whoever was chosen beside them.
func (p *Page) people() []model.Person {
	r, on := p.frame.Roster(), p.frame.Today()
	return r.MyPeople(on)
}

// Reload asks the file again. The fields keep what is typed into them.
func (p *Page) Reload() { p.load(p.person) }

func (p *Page) load(person model.ID) {
	kit.Run(p.Context(), func(ctx context.Context) (facts, error) { return p.read(ctx, person) }, func(f facts, err error) {
		switch {
		case err != nil:
			p.frame.ShowError(err)
		case f.person == p.person: // nobody else was chosen meanwhile
			p.facts = f
			p.show()
		}
	})
}

func (p *Page) read(ctx context.Context, person model.ID) (facts, error) {
	f := facts{person: person}
	var err error
	if f.observed, err = p.store.Observed(ctx); err != nil {
		return f, err
	}
	var as model.Assessments
	var growth model.Growth
	if person != "" {
		if as, err = p.store.Assessments(ctx, person); err != nil {
			return f, err
		}
		if growth, err = p.store.Growth(ctx, person); err != nil {
			return f, err
		}
	}
	f.skills = model.SkillsToWatch(p.states(as, person), growth.Goals, person, p.frame.Today())
	return f, nil
}

// states are the skills held against the next level, which is what somebody works towards.
func (p *Page) states(as model.Assessments, person model.ID) []model.SkillState {
	r, on := p.frame.Roster(), p.frame.Today()
	if own := r.LevelOn(person, on); own != nil {
		if next := r.Framework.Next(own.LevelID); next != nil {
			return model.SkillStatesFor(r, as, person, on, next.LevelID)
		}
	}
	return model.SkillStates(r, as, person, on)
}

// show builds the page once there is somebody to observe, and then brings up to date what is no field.
func (p *Page) show() {
	if len(p.people()) == 0 && p.person == "" {
		p.form = nil
		p.body.Objects = []fyne.CanvasObject{p.empty()}
		p.body.Refresh()
		return
	}
	if p.form == nil {
		p.form = newForm(p)
		p.body.Objects = []fyne.CanvasObject{
			kit.PageHead(p.Title(), kit.T(words.Say("observe.minutes"), kit.Small, kit.Ink3())), kit.Gap(1, 12), p.sentence, kit.Gap(1, 14),
			kit.Areas(16, []kit.Arrangement{
				{MinWidth: 900, Rows: [][]kit.Cell{{kit.At(0, 0), kit.At(290, 1)}}}, {Rows: [][]kit.Cell{{kit.At(0, 0)}, {kit.At(0, 1)}}},
			}, kit.Card(p.form.box), kit.Card(p.side)),
		}
	}
	p.form.about(p.facts)
	p.tell()
	p.body.Refresh()
}

func (p *Page) empty() fyne.CanvasObject {
	return kit.VB(0, kit.PageHead(p.Title()), kit.Gap(1, 40), kit.NewEmpty(kit.Empty{
		Picture: kit.RowsPicture(), Sentence: words.Say("observe.empty"), Help: words.Say("observe.empty.help"),
		Action: kit.NewPrimary("observe.empty.new", words.Say("people.new"), func() { p.frame.Go(kit.Route{Page: kit.PagePeople, Do: "new"}) }),
	}))
}

// choose goes on with somebody else.
func (p *Page) choose(id model.ID) {
	if id == p.person {
		return
	}
	p.person = id
	p.load(id)
}

func (p *Page) call(id model.ID) string {
	if x := p.frame.Roster().Person(id); x != nil {
		return x.Call()
	}
	return ""
}
