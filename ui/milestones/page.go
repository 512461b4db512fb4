package milestones

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// Page is the weave with what there is to say about it, and the list of strategic milestones.
type Page struct {
	kit.Life
	frame kit.Frame
	store Store
	begin string
	facts
	cover     model.Coverage
	conflicts []model.DateConflict
	archived  bool
	whole     map[string]bool // lists that are shown to their end

	views   *kit.Segments
	picture *picture
	matrix  *matrix
	body    *fyne.Container
}

// facts are what the page reads: where everybody is headed, and what of the way there is known.
type facts struct {
	dir     model.Direction
	growth  model.Growth
	ratings model.Assessments
}

// Views of the page; a route names one as its tab.
const (
	viewWeave    = "weave"
	viewCoverage = "coverage"
)

var _ kit.Page = (*Page)(nil)

// New makes the page; a route that asks to begin "new" opens the dialog for a new strategic milestone.
func New(f kit.Frame, r kit.Route) *Page {
	p := &Page{Life: kit.NewLife(), frame: f, store: f.Store(), begin: r.Do, body: kit.Fill(0), whole: map[string]bool{}}
	p.picture, p.matrix = newPicture(p), newMatrix(p)
	view := viewWeave
	if r.Tab == viewCoverage {
		view = viewCoverage
	}
	p.views = kit.NewSegments("milestones.view", []kit.Choice{
		{Key: viewWeave, Text: words.Say("milestones.view.weave")}, {Key: viewCoverage, Text: words.Say("milestones.view.coverage")},
	}, view, func(string) { p.show() })
	return p
}

// Title is the page's name.
func (p *Page) Title() string { return words.Say("shell.nav.milestones") }

// Content is built once.
func (p *Page) Content() fyne.CanvasObject { return kit.SheetFull(0, p.body) }

// Reload asks the file again.
func (p *Page) Reload() {
	kit.Run(p.Context(), p.read, func(f facts, err error) {
		if err != nil {
			p.frame.ShowError(err)
			return
		}
		p.know(f)
		p.show()
		if p.begin == "new" {
			p.begin = ""
			p.onNew()
		}
	})
}

func (p *Page) read(ctx context.Context) (f facts, err error) {
	if f.dir, err = p.store.Direction(ctx); err != nil {
		return f, err
	}
	if f.growth, err = p.store.Growth(ctx, ""); err != nil {
		return f, err
	}
	f.ratings, err = p.store.Assessments(ctx, "")
	return f, err
}

// know takes the facts over, and what follows from them for my people.
func (p *Page) know(f facts) {
	r, on := p.frame.Roster(), p.frame.Today()
	f.dir = f.dir.Of(r.Everyone(on, false))
	p.facts = f
	p.cover = model.NewCoverage(r.MyPeople(on), p.dir, on)
	p.conflicts = model.Conflicts(model.ConflictFacts{Roster: r, People: r.MyPeople(on), Direction: p.dir, Goals: p.growth.Goals, Ratings: p.ratings}, on)
	if p.frame.Curtain().On { // how many are missing counts those who are hidden
		p.conflicts = slices.DeleteFunc(p.conflicts, func(c model.DateConflict) bool { return c.Skill != "" && c.Strategic != nil })
	}
}

func (p *Page) show() {
	if len(p.dir.Strategic) == 0 {
		p.body.Objects = []fyne.CanvasObject{kit.PageHead(p.Title()), kit.NewEmpty(kit.Empty{
			Picture: kit.WeavePicture(), Sentence: words.Say("milestones.empty"), Help: words.Say("milestones.empty.help"),
			Action: kit.NewPrimary("milestones.empty.new", words.Say("milestones.empty.new"), p.onNew).WithIcon(kit.IconPlus),
		})}
		p.body.Refresh()
		return
	}
	add := kit.NewPrimary("milestones.new", words.Say("milestones.new"), p.onNew).WithIcon(kit.IconPlus)
	try := kit.NewLink("milestones.whatif", words.Say("menu.go.whatif"), func() { p.frame.Go(kit.Route{Page: kit.PageWhatIf}) })
	try.Hidden = p.frame.Store().Real() != nil // it is said over the page
	head, card := kit.PageHead(p.Title(), p.picture.todayLink(), p.picture.span, p.views, add), p.picture.card
	if p.views.Key() == viewCoverage {
		p.matrix.show()
		head, card = kit.PageHead(p.Title(), p.views, add), p.matrix.card
	} else {
		p.picture.show()
	}
	below := p.below
	if p.views.Key() == viewCoverage {
		below = p.gaps
	}
	p.body.Objects = []fyne.CanvasObject{
		head, kit.Gap(1, 10), kit.Row(16, 0, kit.Opening("milestones.sentence", p.sentence()), kit.Mid(try)), kit.Gap(1, 14), card, kit.Gap(1, 16), below(),
		kit.Gap(1, 0),
	} // what is left of the page stays empty
	p.body.Refresh()
}

// onNew asks for a new milestone and opens its page: the answers come next.
func (p *Page) onNew() {
	askStrategic(p.frame, newStrategic(p.frame), func(m model.Strategic) { p.openStrategic(m.ID) })
}

func (p *Page) openStrategic(id model.ID) { p.frame.Go(kit.Route{Page: kit.PageStrategic, Ref: id}) }

// named is how many names a sentence holds before it only counts.
const named = 4

// sentence says who has nothing the team needs, and what nobody grows into.
func (p *Page) sentence() string {
	if p.frame.Curtain().On {
		return p.curtained()
	}
	who, what := p.without(), p.uncovered()
	switch {
	case len(p.cover.Reps) == 0:
		return words.Say("milestones.sentence.nobody")
	case who != "" && what != "":
		return words.Say("milestones.sentence.both", who, what)
	case who != "":
		return who
	case what != "":
		return what
	}
	return words.Say("milestones.sentence.fine")
}

// curtained says only what is true with everybody else hidden: who looks on, and what they grow into.
func (p *Page) curtained() string {
	var titles []string
	for i := range p.dir.Strategic {
		if m := &p.dir.Strategic[i]; m.Current(p.frame.Today()) && len(p.dir.GrownInto(m.ID, p.frame.Today())) > 0 {
			titles = append(titles, m.Title)
		}
	}
	x := p.frame.Roster().Person(p.frame.Curtain().Person)
	if x == nil || len(titles) == 0 {
		return words.Say("milestones.sentence.team")
	}
	return words.Say("milestones.sentence.curtain", x.Call(), words.List(titles))
}

func (p *Page) without() string {
	n, all := len(p.cover.WithoutNeeded), len(p.cover.Reps)
	switch {
	case n == 0:
		return ""
	case n == all:
		return words.Say("milestones.sentence.none")
	case n > named:
		return words.SayN("milestones.sentence.many", n, words.Capital(words.Count(n)), words.Count(all))
	}
	var names []string
	for i := range p.cover.WithoutNeeded {
		names = append(names, p.cover.WithoutNeeded[i].Call())
	}
	return words.SayN("milestones.sentence.without", n, words.Capital(words.Count(n)), words.Count(all), words.List(names))
}

func (p *Page) uncovered() string {
	n := len(p.cover.Uncovered)
	if n == 0 {
		return ""
	}
	if n > named {
		return words.Say("milestones.sentence.uncovered.many", words.Count(n))
	}
	var titles []string
	for _, s := range p.cover.Uncovered {
		titles = append(titles, s.Title)
	}
	return words.Say("milestones.sentence.uncovered", words.List(titles))
}
