// Package profile is the head of a person's page and its first tab: where somebody stands, what they grow into, what
// the two of a pair owe each other, and why it matters.
package profile

import (
	"context"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// Store is what the page asks of the file.
type Store interface {
	Assessments(context.Context, model.ID) (model.Assessments, error)
	Talks(context.Context, model.ID) (model.OneOnOnes, error)
	Growth(context.Context, model.ID) (model.Growth, error)
	Direction(context.Context) (model.Direction, error)
}

// Page is the tab.
type Page struct {
	kit.Life
	frame  kit.Frame
	store  Store
	person model.ID
	facts  facts
	stands standing
	// sightInFull shows all lines of sight and what they mean
	sightInFull bool

	head, skills, goals, promises, sight *fyne.Container
	content                              *fyne.Container
}

type facts struct {
	ratings model.Assessments
	talks   model.OneOnOnes
	growth  model.Growth
	dir     model.Direction
}

var _ kit.Page = (*Page)(nil)

// New makes the tab of a person.
func New(f kit.Frame, r kit.Route) *Page {
	p := &Page{Life: kit.NewLife(), frame: f, store: f.Store(), person: r.Person}
	p.head, p.skills, p.goals, p.promises, p.sight = kit.VB(0), kit.Stack(), kit.Stack(), kit.Stack(), kit.Stack()
	p.content = kit.VB(16, p.head, kit.Areas(16, []kit.Arrangement{
		{MinWidth: 1000, Rows: [][]kit.Cell{{kit.At(0, 0), kit.At(0, 1), kit.At(312, 2)}, {kit.At(0, 3)}}},
		{MinWidth: 700, Rows: [][]kit.Cell{{kit.At(0, 0), kit.At(0, 1)}, {kit.At(0, 2), kit.At(0, 3)}}},
		{MinWidth: 0, Rows: [][]kit.Cell{{kit.At(0, 2)}, {kit.At(0, 1)}, {kit.At(0, 0)}, {kit.At(0, 3)}}},
	}, kit.Card(p.skills), kit.Card(p.goals), kit.Card(p.promises), kit.Card(p.sight)))
	return p
}

// Continue opens the dialog of a link again in which somebody was writing.
func (p *Page) Continue(thing string) bool { return kit.ContinueLink(p.frame, p.facts.dir, thing) }

// Title is the tab's name.
func (p *Page) Title() string { return words.Say("person.tab.overview") }

// Content is built once.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// Reload asks the file again.
func (p *Page) Reload() {
	kit.Run(p.Context(), p.read, func(f facts, err error) {
		if err != nil {
			p.frame.ShowError(err)
			return
		}
		p.facts = f
		p.show()
	})
}

func (p *Page) read(ctx context.Context) (f facts, err error) {
	if f.ratings, err = p.store.Assessments(ctx, p.person); err != nil {
		return f, err
	}
	if f.talks, err = p.store.Talks(ctx, p.person); err != nil {
		return f, err
	}
	if f.growth, err = p.store.Growth(ctx, p.person); err != nil {
		return f, err
	}
	f.dir, err = p.store.Direction(ctx)
	return f, err
}

func (p *Page) show() {
	p.stands = newStanding(p.frame.Roster(), p.facts, p.person, p.frame.Today())
	p.head.Objects = []fyne.CanvasObject{kit.Finding("profile.sentence", p.stands.sentence(p.call()))}
	p.showSkills()
	p.showGoals()
	p.showPromises()
	p.showSight()
	p.content.Refresh()
}

func (p *Page) call() string {
	if x := p.frame.Roster().Person(p.person); x != nil {
		return x.Call()
	}
	return ""
}

// to goes to another tab of the person, to begin something there.
func (p *Page) to(tab, do string) {
	p.frame.Go(kit.Route{Page: kit.PagePerson, Person: p.person, Tab: tab, Do: do})
}
