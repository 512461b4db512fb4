// Package skills is the tab of a person's page for ratings: how far somebody is with each skill, what a level asks for,
// and the look that was taken each time.
package skills

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// Store is what the page asks of the file.
type Store interface {
	Assessments(context.Context, model.ID) (model.Assessments, error)
	Expectations(context.Context, model.ID) (model.Expectations, error)
	Evidence(context.Context, model.ID) (model.Evidence, error)
	OneOnOnes(context.Context, model.ID) (model.OneOnOnes, error)
	Framework(context.Context, model.ID) (model.Framework, error)
}

// DoRate is what a route says to begin with rating.
const DoRate = "rate"

// Levels the ratings can be held against.
const (
	againstOwn  = "own"
	againstNext = "next"
)

// Page is the tab. It shows what is known, or the form to rate with; a form that was left half done is kept.
type Page struct {
	kit.Life
	frame   kit.Frame
	store   Store
	person  model.ID
	begin   string
	ratings model.Assessments

	expected model.Expectations // under which versions was rated
	seen     model.Evidence     // what notes say of the skills
	against  string             // own, next or a level's id; empty: the next one if there is one
	trends   map[model.ID][]model.DayStep
	level    *model.Level       // the one held against; nil: none
	states   []model.SkillState // against that level
	forms    map[model.Rater]*form
	rating   *form // the one shown; nil: what is known is shown

	going     *model.Assessment // in three steps, not over; nil: none
	frozen    model.Framework   // the version it is rated by, where that is no longer the newest
	before    model.Framework   // the version of the newest look, where that is no longer the newest; else none
	assessing bool              // it is shown
	loaded    bool              // the file was read before
	alone     *alone            // the manager's side, while it is rated
	comparing *comparing        // both sides, until they agree

	steps, head, gaps, table, history, next *fyne.Container
	nextCard, known, content                *fyne.Container
}

var _ kit.Page = (*Page)(nil)

// New makes the tab of a person.
func New(f kit.Frame, r kit.Route) *Page {
	p := &Page{Life: kit.NewLife(), frame: f, store: f.Store(), person: r.Person, begin: r.Do, forms: map[model.Rater]*form{}}
	p.steps = kit.VB(0)
	p.head, p.gaps, p.table, p.history, p.next = kit.VB(0), kit.Stack(), kit.VB(0), kit.VB(0), kit.VB(0)
	p.nextCard = kit.Card(p.next)
	p.known = kit.VB(16, p.steps, p.head, kit.Areas(16, []kit.Arrangement{
		{MinWidth: 1000, Rows: [][]kit.Cell{{kit.At(400, 0, 2), kit.At(0, 1, 3)}}},
		{MinWidth: 700, Rows: [][]kit.Cell{{kit.At(0, 0), kit.At(360, 3, 2)}, {kit.At(0, 1)}}},
		{MinWidth: 0, Rows: [][]kit.Cell{{kit.At(0, 0)}, {kit.At(0, 3)}, {kit.At(0, 1)}, {kit.At(0, 2)}}},
	}, kit.Card(p.gaps), kit.Card(p.table), kit.Card(p.history), p.nextCard))
	p.content = kit.VB(0, p.known)
	return p
}

// Title is the tab's name.
func (p *Page) Title() string { return words.Say("person.tab.skills") }

// Content is built once.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// Reload asks the file again. A form keeps what is typed into it.
func (p *Page) Reload() {
	kit.Run(p.Context(), p.read, func(f facts, err error) {
		if err != nil {
			p.frame.ShowError(err)
			return
		}
		p.ratings, p.seen, p.expected, p.frozen, p.before = f.ratings, f.seen, f.expected, f.frozen, f.before
		p.going = p.ratings.Going(p.person)
		p.show()
		p.goOn()
		if p.begin == DoRate {
			p.begin = ""
			p.rate("")
		}
	})
}

// goOn shows the assessment in three steps if it is shown, asked for, or has moved today: who was handed the window back goes on
// with it.
func (p *Page) goOn() {
	first, today := !p.loaded, p.frame.Today()
	p.loaded = true
	if a := p.going; first && a != nil && (a.On == today || a.SelfOn == today || a.ManagerOn == today) {
		p.assessing = true
	}
	switch {
	case p.begin == DoAssess:
		p.begin = ""
		p.onAssess()
	case p.assessing:
		p.showAssessment()
	}
}

// facts are what the file says of somebody's skills.
type facts struct {
	ratings  model.Assessments
	seen     model.Evidence
	expected model.Expectations
	frozen   model.Framework
	before   model.Framework
}

func (p *Page) read(ctx context.Context) (f facts, err error) {
	if f.ratings, err = p.store.Assessments(ctx, p.person); err != nil {
		return f, err
	}
	if f.expected, err = p.store.Expectations(ctx, p.person); err != nil {
		return f, err
	}
	if a := f.ratings.Going(p.person); a != nil && a.VersionID != p.frame.Roster().Framework.Version.ID {
		if f.frozen, err = p.store.Framework(ctx, a.VersionID); err != nil {
			return f, err
		}
	}
	if a := f.ratings.Newest(p.person); a != nil && a.VersionID != p.frame.Roster().Framework.Version.ID {
		if f.before, err = p.store.Framework(ctx, a.VersionID); err != nil {
			return f, err
		}
	}
	f.seen, err = p.store.Evidence(ctx, p.person)
	return f, err
}

func (p *Page) show() {
	p.hold()
	p.steps.Objects = nil
	if going := p.goingOn(); going != nil {
		p.steps.Add(going)
	}
	p.steps.Hidden = len(p.steps.Objects) == 0
	p.showHead()
	p.showGaps()
	p.showTable()
	p.showNext()
	p.showHistory()
	p.content.Refresh()
}

// hold holds the ratings against the chosen level: the own one, the next, or any other.
func (p *Page) hold() {
	r, on := p.frame.Roster(), p.frame.Today()
	p.trends = model.SkillTrends(r, p.ratings, p.person, on)
	p.level = r.LevelOn(p.person, on)
	if other := r.Framework.Level(model.ID(p.against)); other != nil {
		p.level = other
	} else if p.level != nil && p.against != againstOwn {
		if next := r.Framework.Next(p.level.LevelID); next != nil {
			p.level = next
		}
	}
	if p.level == nil {
		p.states = model.SkillStates(r, p.ratings, p.person, on)
		return
	}
	p.states = model.AskedStates(&r.Framework, p.level.LadderID, model.SkillStatesFor(r, p.ratings, p.person, on, p.level.LevelID))
}

// levels are the levels at hand: the own one, the next, and another that was chosen.
func (p *Page) levels() []kit.Choice {
	r := p.frame.Roster()
	var out []kit.Choice
	if own := r.LevelOn(p.person, p.frame.Today()); own != nil {
		out = append(out, kit.Choice{Key: againstOwn, Text: own.Name})
		if next := r.Framework.Next(own.LevelID); next != nil {
			out = append(out, kit.Choice{Key: againstNext, Text: next.Name})
		}
	}
	if other := r.Framework.Level(model.ID(p.against)); other != nil {
		out = append(out, kit.Choice{Key: p.against, Text: other.Name})
	}
	return out
}

// roles are all levels of all ladders but those at hand, to hold the ratings against.
func (p *Page) roles() []kit.MenuItem {
	f := &p.frame.Roster().Framework
	near := map[model.ID]bool{}
	if own := p.frame.Roster().LevelOn(p.person, p.frame.Today()); own != nil {
		near[own.LevelID] = true
		if next := f.Next(own.LevelID); next != nil {
			near[next.LevelID] = true
		}
	}
	var out []kit.MenuItem
	for _, l := range f.Ladders {
		for _, v := range f.Levels {
			if v.LadderID == l.LadderID && !near[v.LevelID] {
				out = append(out, kit.MenuItem{
					Name: "skills.role." + v.LevelID.Short(), Label: words.Say("skills.role", v.Name, l.Name), Chosen: p.against == string(v.LevelID),
					OnTapped: func() { p.onAgainst(string(v.LevelID)) },
				})
			}
		}
	}
	return out
}

func (p *Page) onAgainst(key string) {
	p.against = key
	p.show()
	kit.FocusName(p.frame.Canvas(), "skills.against")
}

func (p *Page) call() string {
	if x := p.frame.Roster().Person(p.person); x != nil {
		return x.Call()
	}
	return ""
}

// showHead is the sentence, the choice of the level, and the button to rate.
func (p *Page) showHead() {
	sentence := kit.Finding("skills.sentence", p.sentence())
	rate := kit.NewPrimary("skills.rate", words.Say("skills.rate"), func() { p.rate("") })
	side := kit.HB(8, kit.NewButton("skills.assess", words.Say("skills.assess"), p.onAssess), rate)
	p.head.Objects = nil
	against := kit.HB(8)
	if choices := p.levels(); len(choices) > 1 {
		chosen := choices[1].Key
		if slices.ContainsFunc(choices, func(c kit.Choice) bool { return c.Key == p.against }) {
			chosen = p.against
		}
		segments := kit.NewSegments("skills.against", choices, chosen, p.onAgainst)
		segments.Spoken = words.Say("skills.against")
		against.Add(segments)
	}
	if len(p.roles()) > 0 {
		against.Add(kit.NewMenuButton("skills.roles", words.Say("skills.roles"), p.roles))
	}
	levels, wide := ceil(against.MinSize().Width), ceil(side.MinSize().Width)
	p.head.Add(kit.Areas(12, []kit.Arrangement{
		{MinWidth: 480 + levels + wide, Rows: [][]kit.Cell{{kit.At(0, 0), kit.At(levels, 1), kit.At(wide, 2)}}},
		{MinWidth: levels + wide + 12, Rows: [][]kit.Cell{{kit.At(0, 0)}, {kit.At(0, 1), kit.At(wide, 2)}}},
		{Rows: [][]kit.Cell{{kit.At(0, 0)}, {kit.At(0, 1)}, {kit.At(0, 2)}}},
	}, kit.Mid(sentence), kit.Top(against), kit.Top(side)))
}

func ceil(x float32) float32 {
	n := float32(int(x))
	if n < x {
		n++
	}
	return n
}

// sentence is what is true today: the largest gap, or what is missing to see one.
func (p *Page) sentence() string {
	rated, gaps := model.RatedCount(p.states), model.Gaps(p.states)
	switch {
	case rated == 0:
		return words.Say("skills.sentence.unrated", p.call())
	case p.level == nil:
		return words.Say("skills.sentence.nolevel", p.call())
	case len(gaps) == 0 && rated < len(p.states):
		return words.SayN("skills.sentence.some", len(p.states)-rated, words.Capital(words.Count(len(p.states)-rated)), p.level.Name)
	case len(gaps) == 0:
		return words.Say("skills.sentence.ready", p.level.Name)
	case gaps[0].Gap() > 1 || len(gaps) == 1:
		return words.SayN("skills.sentence.largest", gaps[0].Gap(), gaps[0].Skill.Name, words.Count(gaps[0].Gap()), p.level.Name)
	}
	return words.SayN("skills.sentence.gaps", len(gaps), words.Capital(words.Count(len(gaps))), p.level.Name)
}
