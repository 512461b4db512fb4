// Package growth is the tab of a person's page for goals and career milestones.
package growth

import (
	"cmp"
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// Store is what the page asks of the file.
type Store interface {
	Growth(context.Context, model.ID) (model.Growth, error)
	Quotas(context.Context, model.ID) (model.Quotas, error)
	MeasureValues(context.Context, []model.Measure, model.Date) (map[model.ID]model.MeasureValue, error)
	HasDeals(ctx context.Context, source string) (bool, error)
	Direction(context.Context) (model.Direction, error)
	Assessments(context.Context, model.ID) (model.Assessments, error)
	Talks(context.Context, model.ID) (model.OneOnOnes, error)
	Promotion(context.Context, *model.Framework, map[model.ID]model.ID, model.Date) (model.PromotionFacts, error)
	Aspirations(context.Context, model.ID) ([]model.Aspiration, error)
	NotesOf(ctx context.Context, person model.ID, span model.Span, private bool) ([]model.Note, int, error)
}

// Page is the tab. Its lists live as long as it does, so that the row one is on stays when it asks the file again.
type Page struct {
	kit.Life
	frame    kit.Frame
	store    Store
	person   model.ID
	begin    string
	ref      model.ID // the record one came for, until it is shown
	facts    facts
	archived bool              // show what is closed and archived
	earlier  map[model.ID]bool // the goals that show all their check-ins

	goals, careers, quotas                         *kit.Lines
	head, goalsHead, careersHead, quotasHead, path *fyne.Container
	content                                        *fyne.Container
}

type facts struct {
	growth  model.Growth
	quotas  model.Quotas
	values  map[model.ID]model.MeasureValue // of quotas that are counted from deals
	deals   bool                            // there are some
	dir     model.Direction
	ratings model.Assessments
	actions []model.Action

	talks       model.OneOnOnes // without the notes
	promotion   model.PromotionFacts
	aspirations []model.Aspiration
	year        []model.Note // wins and lessons of this year, newest first
}

var _ kit.Page = (*Page)(nil)

// New makes the tab of a person.
func New(f kit.Frame, r kit.Route) *Page {
	p := &Page{Life: kit.NewLife(), frame: f, store: f.Store(), person: r.Person, begin: r.Do, ref: r.Ref, earlier: map[model.ID]bool{}}
	p.goals = kit.NewLines("growth.goals", words.Say("growth.goals.title"))
	p.careers = kit.NewLines("growth.careers", words.Say("growth.careers.title"))
	p.quotas = kit.NewLines("growth.quotas", words.Say("quota.title"))
	p.goals.Nested, p.careers.Nested, p.quotas.Nested = true, true, true
	p.head, p.goalsHead, p.careersHead, p.quotasHead, p.path = kit.VB(0), kit.VB(0), kit.VB(0), kit.VB(0), kit.VB(0)
	p.content = kit.VB(16, p.head, kit.Areas(16, []kit.Arrangement{
		{MinWidth: 1000, Rows: [][]kit.Cell{{kit.At(0, 0), kit.At(340, 2)}, {kit.At(0, 1)}}},
		{MinWidth: 0, Rows: [][]kit.Cell{{kit.At(0, 0)}, {kit.At(0, 1)}, {kit.At(0, 2)}}},
	},
		kit.Card(kit.VB(0, p.goalsHead, p.goals, p.goalFoot())),
		kit.Card(kit.VB(0, p.careersHead, p.careers, adder("career.add", "growth.careers.add", p.onNewCareer))),
		kit.VB(16, kit.Card(p.path), kit.Card(kit.VB(0, p.quotasHead, p.quotas, p.quotaFoot())))))
	return p
}

// adder is the last line of a card, which adds to its list.
func adder(name, key string, do func()) fyne.CanvasObject {
	return kit.In(8, 0, 0, 0, kit.HB(0, kit.NewQuiet(name, words.Say(key), kit.IconPlus, do)))
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
		p.openTo(p.ref)
		p.ref = ""
		p.show()
	})
}

func (p *Page) read(ctx context.Context) (f facts, err error) {
	if f.growth, err = p.store.Growth(ctx, p.person); err != nil {
		return f, err
	}
	if f.ratings, err = p.store.Assessments(ctx, p.person); err != nil {
		return f, err
	}
	talks, err := p.store.Talks(ctx, p.person)
	if err != nil {
		return f, err
	}
	f.actions, f.talks = talks.Actions, talks
	if err := p.readPath(ctx, &f); err != nil {
		return f, err
	}
	if f.quotas, err = p.store.Quotas(ctx, p.person); err != nil {
		return f, err
	}
	if f.values, err = p.store.MeasureValues(ctx, f.quotas.Measures, p.frame.Today()); err != nil {
		return f, err
	}
	if f.deals, err = p.store.HasDeals(ctx, ""); err != nil {
		return f, err
	}
	f.dir, err = p.store.Direction(ctx)
	// the file gives them by date; here they stand as the two of the pair ordered them
	slices.SortStableFunc(f.growth.Careers, func(a, b model.Career) int { return cmp.Compare(a.Position, b.Position) })
	return f, err
}

// readPath reads what the career path tells beside levels: criteria, own words, wins and lessons.
func (p *Page) readPath(ctx context.Context, f *facts) (err error) {
	r, on := p.frame.Roster(), p.frame.Today()
	aims := map[model.ID]model.ID{}
	if _, aim := aimOf(r.Road(p.person, f.growth.Careers, on)); aim != nil {
		aims[p.person] = aim.LevelID
	}
	if f.promotion, err = p.store.Promotion(ctx, &r.Framework, aims, on); err != nil {
		return err
	}
	if f.aspirations, err = p.store.Aspirations(ctx, p.person); err != nil {
		return err
	}
	year := model.Span{From: on.AddMonths(-12).AddDays(1), To: on}
	notes, _, err := p.store.NotesOf(ctx, p.person, year, true)
	for _, n := range notes {
		if n.Kind == model.NoteWin || n.Kind == model.NoteLesson {
			f.year = append(f.year, n)
		}
	}
	slices.SortStableFunc(f.year, func(a, b model.Note) int { return b.On.Days(a.On) })
	return err
}

func (p *Page) show() {
	kit.KeepFocus(p.content, func() {
		p.head.Objects = []fyne.CanvasObject{kit.Row(12, 0, kit.Finding("growth.sentence", p.sentence()), kit.Mid(p.archiveSwitch()))}
		p.showGoals()
		p.showCareers()
		p.showQuotas()
		p.showPath()
		p.content.Refresh()
	})
	switch p.begin {
	case "goal":
		p.begin = ""
		p.onNewGoal()
	case "career":
		p.begin = ""
		p.onNewCareer()
	}
}

// openTo shows what is closed and archived too when the record one came for is among it.
func (p *Page) openTo(id model.ID) {
	for i := range p.facts.growth.Goals {
		if g := &p.facts.growth.Goals[i]; g.ID == id && p.hiddenGoal(g) {
			p.archived = true
		}
	}
	for i := range p.facts.growth.Careers {
		if c := &p.facts.growth.Careers[i]; c.ID == id && !c.ArchivedAt.IsZero() {
			p.archived = true
		}
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
		return words.SayN("growth.sentence.untied", open, p.call(), words.Count(open))
	case open == 0:
		return words.Say("growth.sentence.nogoal", p.call())
	}
	return words.SayN("growth.sentence", open, p.call(), words.Capital(words.Count(open)))
}

// archiveSwitch is the link to what is closed and archived; nothing when there is none.
func (p *Page) archiveSwitch() fyne.CanvasObject {
	n := 0
	for i := range p.facts.growth.Goals {
		if p.hiddenGoal(&p.facts.growth.Goals[i]) {
			n++
		}
	}
	count := func(at model.Instant) {
		if !at.IsZero() {
			n++
		}
	}
	for _, c := range p.facts.growth.Careers {
		count(c.ArchivedAt)
	}
	for _, kr := range p.facts.growth.KeyResults {
		count(kr.ArchivedAt)
	}
	for _, c := range p.facts.growth.CheckIns {
		count(c.ArchivedAt)
	}
	for _, s := range p.facts.growth.Steps {
		count(s.ArchivedAt)
	}
	for i := range p.facts.quotas.Quotas {
		if p.hiddenQuota(&p.facts.quotas.Quotas[i]) {
			n++
		}
	}
	switch {
	case n == 0:
		return kit.Gap(0, 0)
	case p.archived:
		return kit.NewLink("growth.archived", words.Say("growth.archived.hide"), p.onArchived)
	}
	return kit.NewLink("growth.archived", words.Say("growth.archived.show", n), p.onArchived)
}

func (p *Page) onArchived() {
	p.archived = !p.archived
	p.show()
}
