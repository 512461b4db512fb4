// Package lessons lists mistakes and what was learned of them, of one-on-ones, goals and milestones, to be found again.
package lessons

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
	Lessons(context.Context) (model.LessonFacts, error)
	Direction(context.Context) (model.Direction, error)
	Growth(context.Context, model.ID) (model.Growth, error)
}

const (
	shownFirst = 60 // rows that are built before one asks for more
	ofAny      = "any"
)

// Page is the list. Its fields and rows live as long as it does, so that a refresh takes nothing away that somebody types.
type Page struct {
	kit.Life
	frame  kit.Frame
	store  Store
	facts  facts
	begin  string
	filter model.LessonFilter
	most   int

	tabs           *kit.Tabs
	lines          *kit.Lines
	search         *kit.LineField
	of             *kit.Segments
	who            *kit.Picker
	head, say, end *fyne.Container
	content        *fyne.Container
}

type facts struct {
	lessons []model.Lesson
	dir     model.Direction
	growth  model.Growth
}

var (
	_ kit.Page      = (*Page)(nil)
	_ kit.Continuer = (*Page)(nil)
)

// New makes the page; a route with a person shows that person's, one that asks to begin "new" opens the dialog.
func New(f kit.Frame, r kit.Route) *Page {
	p := &Page{Life: kit.NewLife(), frame: f, store: f.Store(), begin: r.Do, most: shownFirst, head: kit.VB(0), say: kit.VB(0), end: kit.VB(0)}
	p.filter.Person = r.Person
	p.tabs = kit.NewTeamTabs(f, kit.PageLessons)
	p.lines = kit.NewLines("lessons", words.Say("lessons.title"))
	p.search = kit.NewLineField("lessons.search", "")
	p.search.Spoken = words.Say("lessons.search")
	p.search.SetPlaceholder(words.Say("lessons.search"))
	p.search.OnChanged = p.onSearch
	p.search.OnDown = func() { p.frame.Canvas().Focus(p.lines) }
	p.of = kit.NewSegments("lessons.of", []kit.Choice{
		{Key: ofAny, Text: words.Say("lessons.of.any")},
		{Key: string(model.LessonOfTalk), Text: words.Say("lessons.of.talk")},
		{Key: string(model.LessonOfGoal), Text: words.Say("lessons.of.goal")},
		{Key: string(model.LessonOfMilestone), Text: words.Say("lessons.of.milestone")},
	}, ofAny, p.onOf)
	p.of.Spoken = words.Say("lessons.of")
	p.who = kit.NewPicker("lessons.who", "", func(q string) []kit.Item { return kit.Among(whose(p.frame))(q) })
	p.who.Spoken = words.Say("lessons.who")
	p.who.SetPlaceholder(words.Say("lessons.who"))
	p.who.FillKey(string(r.Person))
	p.who.OnPick = p.onWho
	filters := kit.Areas(12, []kit.Arrangement{
		{MinWidth: 860, Rows: [][]kit.Cell{{kit.At(0, 0), kit.At(200, 1), kit.At(330, 2)}}},
		{MinWidth: 0, Rows: [][]kit.Cell{{kit.At(0, 0)}, {kit.At(0, 1)}, {kit.At(0, 2)}}},
	}, kit.Mid(p.search), kit.Mid(p.who), kit.Mid(kit.HB(0, p.of)))
	p.content = kit.VB(0, p.head, kit.Gap(1, 6), p.tabs, kit.Gap(1, 14), p.say, kit.Gap(1, 14), kit.Card(kit.VB(10, filters, kit.VB(0, p.lines, p.end))))
	return p
}

// whose are the people lessons can be of, and the team.
func whose(f kit.Frame) []kit.Item {
	items := []kit.Item{{Key: string(model.TheTeam), Text: words.Say("lessons.team")}}
	for _, p := range people(f) {
		items = append(items, kit.PersonItem(p))
	}
	return items
}

// people are my people; behind the curtain only who looks on.
func people(f kit.Frame) []model.Person {
	r := f.Roster()
	if c := f.Curtain(); c.On {
		if x := r.Person(c.Person); x != nil {
			return []model.Person{*x}
		}
		return nil
	}
	return r.MyPeople(f.Today())
}

// Title is the page's name.
func (p *Page) Title() string { return words.Say("lessons.title") }

// Content is built once.
func (p *Page) Content() fyne.CanvasObject { return kit.Sheet(kit.PageMax, p.content) }

// Reload asks the file again.
func (p *Page) Reload() {
	kit.Run(p.Context(), p.read, func(f facts, err error) {
		if err != nil {
			p.frame.ShowError(err)
			return
		}
		p.facts = f
		p.show()
		if p.begin == "new" {
			p.begin = ""
			p.onNew()
		}
	})
}

func (p *Page) read(ctx context.Context) (f facts, err error) {
	all, err := p.store.Lessons(ctx)
	if err != nil {
		return f, err
	}
	f.lessons = all.Lessons()
	if f.dir, err = p.store.Direction(ctx); err != nil {
		return f, err
	}
	f.growth, err = p.store.Growth(ctx, "")
	return f, err
}

func (p *Page) shown() []model.Lesson {
	var out []model.Lesson
	for i := range p.facts.lessons {
		if l := &p.facts.lessons[i]; p.filter.Lists(l) {
			out = append(out, *l)
		}
	}
	return out
}

func (p *Page) show() {
	kit.KeepFocus(p.content, func() {
		list := p.shown()
		add := kit.NewQuiet("lessons.new", words.Say("lessons.new"), kit.IconPlus, p.onNew)
		p.head.Objects = []fyne.CanvasObject{kit.PageHead(words.Say("shell.nav.people"), add)}
		p.say.Objects = []fyne.CanvasObject{kit.Opening("lessons.sentence", p.sentence())}
		var lines []kit.Line
		for _, l := range list[:min(len(list), p.most)] {
			lines = append(lines, p.line(l))
		}
		p.lines.Set(lines)
		p.showEnd(len(list))
		p.content.Refresh()
	})
}

// sentence counts the lessons, and says that mistakes are allowed where there is none.
func (p *Page) sentence() string {
	since, n := p.frame.Today().AddDays(-91), 0
	for i := range p.facts.lessons {
		if !p.facts.lessons[i].On.Before(since) {
			n++
		}
	}
	switch {
	case len(p.facts.lessons) == 0:
		return words.Say("lessons.sentence.none")
	case n == 0:
		return words.Say("lessons.sentence.quiet")
	}
	return words.Capital(said(n))
}

// said counts lessons in words.
func said(n int) string {
	if n == 1 {
		return words.Say("lessons.sentence.one")
	}
	return words.Say("lessons.sentence.other", words.Count(n))
}

// showEnd says what is not shown, or that there is nothing.
func (p *Page) showEnd(all int) {
	t := theme.Current()
	p.end.Objects = nil
	switch {
	case len(p.facts.lessons) == 0:
		p.end.Objects = []fyne.CanvasObject{kit.In(20, 0, 20, 0, kit.NewEmpty(kit.Empty{
			Sentence: words.Say("lessons.empty"), Help: words.Say("lessons.empty.help"),
			Action: kit.NewPrimary("lessons.empty.new", words.Say("lessons.new"), p.onNew),
		}))}
	case all == 0:
		p.end.Objects = []fyne.CanvasObject{kit.In(16, 0, 8, 0, kit.P(words.Say("lessons.nothing"), kit.Small, t.Ink2))}
	case all > p.most:
		p.end.Objects = []fyne.CanvasObject{kit.In(8, 0, 0, 0, kit.HB(0, kit.NewLink("lessons.more", words.Say("lessons.more", all-p.most), func() {
			p.most += shownFirst
			p.show()
		})))}
	}
}

func (p *Page) onSearch(text string) {
	p.filter.Words = text
	p.show()
}

func (p *Page) onOf(key string) {
	p.filter.Of = ""
	if key != ofAny {
		p.filter.Of = model.LessonOf(key)
	}
	p.show()
}

func (p *Page) onWho(it kit.Item) {
	p.filter.Person = model.ID(it.Key)
	p.show()
}
