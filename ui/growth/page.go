// Package growth is the tab of a person's page for goals and career milestones.
package growth

import (
	"context"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// Store is what the page asks of the file.
type Store interface {
	Growth(context.Context, model.ID) (model.Growth, error)
	Direction(context.Context) (model.Direction, error)
}

// Page is the tab.
type Page struct {
	kit.Life
	frame    kit.Frame
	store    Store
	person   model.ID
	begin    string
	facts    facts
	archived bool

	head, goals, careers *fyne.Container
	content              *fyne.Container
}

type facts struct {
	growth model.Growth
	dir    model.Direction
}

var _ kit.Page = (*Page)(nil)

// New makes the tab of a person.
func New(f kit.Frame, r kit.Route) *Page {
	p := &Page{Life: kit.NewLife(), frame: f, store: f.Store(), person: r.Person, begin: r.Do}
	p.head, p.goals, p.careers = kit.VB(0), kit.VB(0), kit.VB(0)
	p.content = kit.VB(16, p.head, kit.Card(p.goals), kit.Card(p.careers))
	return p
}

// Title is the tab's name.
func (p *Page) Title() string { return words.Say("person.tab.growth") }

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
	if f.growth, err = p.store.Growth(ctx, p.person); err != nil {
		return f, err
	}
	f.dir, err = p.store.Direction(ctx)
	return f, err
}

func (p *Page) show() {
	p.head.Objects = []fyne.CanvasObject{kit.Row(12, 0, kit.Finding("growth.sentence", p.sentence()), p.archiveSwitch())}
	p.showGoals()
	p.showCareers()
	p.content.Refresh()
	switch p.begin {
	case "goal":
		p.begin = ""
		p.onNewGoal()
	case "career":
		p.begin = ""
		p.onNewCareer()
	}
}

func (p *Page) call() string {
	if x := p.frame.Roster().Person(p.person); x != nil {
		return x.Call()
	}
	return ""
}

// sentence says how many goals are open and what the team needs of the careers.
func (p *Page) sentence() string {
	on, open, tied := p.frame.Today(), 0, 0
	for i := range p.facts.growth.Goals {
		if g := &p.facts.growth.Goals[i]; g.ArchivedAt.IsZero() && g.OpenOn(on) {
			open++
		}
	}
	for _, t := range p.facts.dir.Threads(on) {
		if t.Career.SubjectID == p.person && t.Strategic.Current(on) {
			tied++
		}
	}
	switch {
	case open == 0 && tied == 0:
		return words.Say("growth.sentence.none", p.call())
	case tied == 0:
		return words.Say("growth.sentence.untied", p.call(), words.Count(open))
	case open == 0:
		return words.Say("growth.sentence.nogoal", p.call())
	}
	return words.SayN("growth.sentence", open, p.call(), words.Capital(words.Count(open)))
}

func (p *Page) archiveSwitch() fyne.CanvasObject {
	n := 0
	for i := range p.facts.growth.Goals {
		if p.hiddenGoal(&p.facts.growth.Goals[i]) {
			n++
		}
	}
	for i := range p.facts.growth.Careers {
		if c := &p.facts.growth.Careers[i]; !c.ArchivedAt.IsZero() {
			n++
		}
	}
	if n == 0 {
		return kit.Gap(0, 0)
	}
	key := "growth.archived.show"
	if p.archived {
		key = "growth.archived.hide"
	}
	return kit.NewLink("growth.archived", words.Say(key, n), func() { p.archived = !p.archived; p.show() })
}

// hiddenGoal says whether a goal is out of sight: archived or closed.
func (p *Page) hiddenGoal(g *model.Goal) bool {
	return !g.ArchivedAt.IsZero() || g.State != model.GoalOpen
}

// showCareers lists the career milestones with what the team needs them for.
func (p *Page) showCareers() {
	t := theme.Current()
	box := kit.VB(0, kit.CardHead(words.Say("growth.careers.title"), kit.T(words.Say("growth.careers.note"), kit.Cap, t.Ink3)), kit.Gap(1, 6))
	shown := 0
	for _, c := range p.facts.growth.Careers {
		if !c.ArchivedAt.IsZero() && !p.archived {
			continue
		}
		if shown > 0 {
			box.Add(kit.HLine())
		}
		shown++
		box.Add(p.careerRow(c))
	}
	if shown == 0 {
		box.Add(kit.P(words.Say("growth.careers.empty", p.call()), kit.Small, t.Ink2))
	}
	box.Add(kit.In(8, 0, 0, 0, kit.HB(0, kit.NewQuiet("career.add", words.Say("growth.careers.add"), kit.IconPlus, p.onNewCareer))))
	p.careers.Objects = []fyne.CanvasObject{box}
}

func (p *Page) careerRow(c model.Career) fyne.CanvasObject {
	t, on := theme.Current(), p.frame.Today()
	state := words.Say("milestone.state." + string(c.State))
	when := state
	if !c.DueOn.IsZero() {
		when = words.Say("growth.career.when", words.Date(c.DueOn), state)
	}
	left := kit.VB(2, kit.Row(8, 1, kit.Mid(p.mark(c)), kit.P(c.Title, kit.BodyM, t.Ink)), kit.In(0, 0, 0, 22, kit.One(when, kit.Cap, t.Ink3)))
	if c.Why != "" {
		left.Add(kit.In(0, 0, 0, 22, kit.P(c.Why, kit.Small, t.Ink2)))
	}
	right := kit.VB(8)
	for _, th := range p.facts.dir.Serves(c.ID, on) {
		right.Add(p.thread(th))
	}
	if len(right.Objects) == 0 {
		right.Add(kit.P(words.Say("growth.career.nothing"), kit.Small, t.Ink3))
	}
	right.Add(kit.HB(0, kit.NewLink("career.link."+c.ID.Short(), words.Say("growth.career.tie"), func() { kit.AskLink(p.frame, p.facts.dir, c.ID, "") })))
	more := kit.NewMoreButton("career.more."+c.ID.Short(), words.Say("oneonone.more", c.Title), func() []kit.MenuItem { return p.careerMenu(c) })
	private := kit.Gap(0, 0)
	if c.Visibility == model.Private {
		private = kit.VisibilityMark(true)
	}
	return kit.In(12, 0, 12, 0, kit.Row(8, 0, kit.Areas(16, []kit.Arrangement{
		{MinWidth: 700, Rows: [][]kit.Cell{{kit.At(300, 0), kit.At(0, 1)}}},
		{Rows: [][]kit.Cell{{kit.At(0, 0)}, {kit.At(0, 1)}}},
	}, kit.Top(left), kit.Top(right)), kit.Top(private), kit.Top(more)))
}

// mark is the career milestone's sign: a disc, a ring when it serves nothing, a check when it is reached.
func (p *Page) mark(c model.Career) fyne.CanvasObject {
	t, pen := theme.Current(), kit.NewPen()
	switch {
	case c.State == model.MilestoneReached:
		pen.Dot(7, 7, 7, t.Ink2)
		pen.Icon(kit.IconCheck, 7, 7, 11, t.Card)
	case len(p.facts.dir.Serves(c.ID, p.frame.Today())) > 0:
		pen.Dot(7, 7, 6, t.Accent)
	default:
		pen.Ring(7, 7, 6, t.Card, t.Ink3, 2)
	}
	return kit.Box(14, 14, pen.Drawing())
}

// thread is one link: role, strategic milestone, how much time lies between, and the sentence why.
func (p *Page) thread(th model.Thread) fyne.CanvasObject {
	t := theme.Current()
	when, ink := words.DateShort(th.Strategic.DueOn, p.frame.Today()), t.Ink3
	if days, ok := th.SlackDays(); ok {
		when = words.Say("growth.slack.before", when, words.Duration(days))
		if days < 0 {
			when, ink = words.Say("growth.slack.late", words.DateShort(th.Strategic.DueOn, p.frame.Today()), words.Duration(-days)), t.WarnInk
		}
	}
	pen := kit.NewPen()
	pen.Diamond(7, 8, 7, t.Accent)
	head := kit.Row(7, 2, kit.Mid(kit.T(words.Say("link.role."+string(th.Link.Role)), kit.Small, t.Ink2)), kit.Mid(kit.Box(14, 16, pen.Drawing())),
		kit.Mid(kit.One(th.Strategic.Title, kit.SmallM, t.Ink)), kit.Mid(kit.T(when, kit.Cap, ink)))
	box := kit.VB(2, head)
	if th.Link.Why != "" {
		box.Add(kit.P(words.Say("link.quote", th.Link.Why), kit.Small, t.Ink2))
	}
	return kit.NewTapRow("career.thread."+th.Link.ID.Short(), th.Strategic.Title, func() { kit.EditLink(p.frame, th) }, box)
}

func (p *Page) careerMenu(c model.Career) []kit.MenuItem {
	archive := "menu.archive"
	if !c.ArchivedAt.IsZero() {
		archive = "menu.unarchive"
	}
	share := "menu.private"
	if c.Visibility == model.Private {
		share = "menu.share"
	}
	return []kit.MenuItem{
		{Name: "menu.edit", Label: words.Say("menu.edit"), OnTapped: func() { p.askCareer(c) }},
		{Name: "menu.share", Label: words.Say(share), OnTapped: func() { p.onShareCareer(c) }},
		{Name: "menu.archive", Label: words.Say(archive), OnTapped: func() { p.onArchiveCareer(c) }},
	}
}
