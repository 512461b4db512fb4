// Package history is the tab of a person's page that tells what was recorded of them, and shows what held and what was
// known on a day.
package history

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// Store is what the page asks of the file.
type Store interface {
	reader
	Story(context.Context, storage.StoryQuery) (*model.Story, error)
	KnownOn(context.Context, model.Date, model.ID) (*storage.Store, error)
}

// What the story begins with.
const (
	sinceTalk = "talk" // the last one-on-one
	sinceDay  = "day"  // a day that is chosen
	sinceEver = "all"
)

// Page is the tab. Its fields live as long as it does.
type Page struct {
	kit.Life
	frame  kit.Frame
	store  Store
	person model.ID
	since  string // empty: not chosen yet
	from   model.Date
	pages  int // how many pages of the story are shown
	facts  facts

	day, asOf, knownOn               *kit.DateField
	head, segments, story, was, rows *fyne.Container
	content                          *fyne.Container
}

type facts struct {
	story    model.Story
	lastTalk model.Date
	asOf     *state // nil: no day is asked for
	knownOn  *state
	early    string // why nothing is known of the day, in words
}

var _ kit.Page = (*Page)(nil)

// storyPage is how many changes are shown at a time.
const storyPage = 60

// New makes the tab of a person.
func New(f kit.Frame, r kit.Route) *Page {
	p := &Page{Life: kit.NewLife(), frame: f, store: f.Store(), person: r.Person, pages: 1}
	p.head, p.segments, p.story, p.was, p.rows = kit.VB(0), kit.VB(0), kit.VB(0), kit.VB(16), kit.VB(0)
	p.day = kit.NewDateField("history.day", words.Say("history.day"), f.Today())
	p.day.OnDate = p.onDay
	p.day.Max = f.Today()
	p.asOf = kit.NewDateField("history.asof", words.Say("history.asof"), f.Today())
	p.knownOn = kit.NewDateField("history.known", words.Say("history.known"), f.Today())
	p.knownOn.Max = f.Today()
	p.asOf.OnDate, p.knownOn.OnDate = p.onLookBack, p.onLookBack
	p.story.Objects = []fyne.CanvasObject{p.segments, p.rows}
	p.content = kit.VB(16, p.head, kit.Areas(16, []kit.Arrangement{
		{MinWidth: 900, Rows: [][]kit.Cell{{kit.At(0, 0, 1), kit.At(300, 2)}}},
		{MinWidth: 0, Rows: [][]kit.Cell{{kit.At(0, 2)}, {kit.At(0, 0, 1)}}},
	}, p.was, kit.Card(p.story), kit.Top(kit.Card(p.lookBack()))))
	return p
}

// lookBack is the card that asks for a day, and says what the two times are.
func (p *Page) lookBack() fyne.CanvasObject {
	t := theme.Current()
	explained := func(key string) fyne.CanvasObject { return kit.P(words.Say(key), kit.Small, t.Ink2) }
	days := kit.Areas(14, []kit.Arrangement{
		{MinWidth: 420, Rows: [][]kit.Cell{{kit.At(0, 0), kit.At(0, 1)}}},
		{MinWidth: 0, Rows: [][]kit.Cell{{kit.At(0, 0)}, {kit.At(0, 1)}}},
	}, kit.VB(6, p.asOf, explained("history.asof.is")), kit.VB(6, p.knownOn, explained("history.known.is")))
	return kit.VB(14, kit.CardHead(words.Say("history.was")), days, kit.HLine(),
		kit.VB(4, kit.P(words.Say("history.putback"), kit.BodyB, t.Ink), explained("history.putback.is")))
}

// Title is the tab's name.
func (p *Page) Title() string { return words.Say("person.tab.history") }

// Content is built once.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// Reload asks the file again.
func (p *Page) Reload() {
	asOf, _ := p.asOf.Date()
	known, _ := p.knownOn.Date()
	q := p.query()
	kit.Run(p.Context(), func(ctx context.Context) (facts, error) { return p.read(ctx, q, asOf, known) }, func(f facts, err error) {
		if err != nil {
			p.frame.ShowError(err)
			return
		}
		p.facts = f
		p.show()
	})
}

// query is how the story is asked for. Of what was not chosen yet the file decides.
type query struct {
	since string
	from  model.Date
	limit int
}

func (p *Page) query() query { return query{p.since, p.from, p.pages * storyPage} }

func (p *Page) read(ctx context.Context, q query, asOf, known model.Date) (f facts, err error) {
	talks, err := p.store.Talks(ctx, p.person)
	if err != nil {
		return f, err
	}
	f.lastTalk = talks.LastHeld(p.person, p.frame.Today())
	from := q.from
	switch {
	case q.since == sinceTalk || q.since == "":
		from = f.lastTalk
	case q.since == sinceEver:
		from = model.Date{}
	}
	story, err := p.store.Story(ctx, storage.StoryQuery{Person: p.person, Since: p.instant(from), Limit: q.limit})
	if err != nil {
		return f, err
	}
	f.story = *story
	if err := p.readStates(ctx, &f, asOf, known); err != nil {
		return f, err
	}
	return f, nil
}

// instant is the beginning of a day in the file's zone; 0 for none.
func (p *Page) instant(d model.Date) model.Instant {
	if d.IsZero() {
		return 0
	}
	return model.InstantOf(time.Date(d.Year(), d.Month(), d.Day(), 0, 0, 0, 0, p.frame.Roster().File.Location()))
}

func (p *Page) show() {
	kit.KeepFocus(p.content, func() {
		p.settle()
		p.head.Objects = []fyne.CanvasObject{kit.Finding("history.sentence", p.sentence())}
		p.showSegments()
		p.showStory()
		p.showStates()
		p.content.Refresh()
	})
}

// settle chooses what the story begins with, once it is known whether there was a one-on-one.
func (p *Page) settle() {
	switch {
	case p.since == "" && p.facts.lastTalk.IsZero(), p.since == sinceTalk && p.facts.lastTalk.IsZero():
		p.since = sinceEver
	case p.since == "":
		p.since = sinceTalk
	}
}

func (p *Page) showSegments() {
	var choices []kit.Choice
	if last := p.facts.lastTalk; !last.IsZero() {
		choices = append(choices, kit.Choice{Key: sinceTalk, Text: words.Say("history.since.talk", words.DateShort(last, p.frame.Today()))})
	}
	choices = append(choices, kit.Choice{Key: sinceDay, Text: words.Say("history.since.day")}, kit.Choice{Key: sinceEver, Text: words.Say("history.since.all")})
	chosen := kit.NewSegments("history.since", choices, p.since, p.onSince)
	chosen.Spoken = words.Say("history.since.spoken")
	head := kit.Flow(12, 8, kit.T(words.Say("history.title."+p.since), kit.Heading, theme.Current().Ink), chosen)
	p.segments.Objects = []fyne.CanvasObject{head}
	if p.since == sinceDay {
		p.segments.Add(kit.In(12, 0, 0, 0, kit.HB(0, kit.Box(220, 0, p.day))))
	}
}

func (p *Page) showStory() {
	rows := &kit.StoryRows{Frame: p.frame, Name: "history"}
	p.rows.Objects = []fyne.CanvasObject{rows.Build(&p.facts.story)}
	if len(p.facts.story.Chapters) == 0 {
		p.rows.Objects = []fyne.CanvasObject{kit.In(14, 0, 0, 0, kit.P(words.Say("history.none"), kit.Small, theme.Current().Ink2))}
	}
	if p.facts.story.Older > 0 {
		p.rows.Add(kit.HB(0, kit.NewQuiet("history.older", words.Say("history.older"), kit.IconDown, p.onOlder)))
	}
}

func (p *Page) onSince(key string) {
	p.since, p.pages = key, 1
	if key == sinceDay && p.from.IsZero() {
		p.from = p.frame.Today().AddDays(-30)
		p.day.Fill(p.from)
	}
	p.Reload()
}

func (p *Page) onDay(d model.Date) {
	if !d.IsZero() {
		p.from, p.pages = d, 1
		p.Reload()
	}
}

func (p *Page) onLookBack(model.Date) { p.Reload() }

func (p *Page) onOlder() {
	p.pages++
	p.Reload()
}
