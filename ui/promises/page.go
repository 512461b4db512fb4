// Package promises is the list of what everybody owes: who owes whom what by when, to be filtered and ticked off.
package promises

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
	Promises(context.Context, model.Date) ([]model.Action, error)
}

const (
	// shownFirst is how many rows are built before one asks for more.
	shownFirst = 60
	// closedDays is how long ago what is closed may be to be shown, when it is asked for.
	closedDays = 28
	owedAny    = "any"
)

// Page is the list. Its fields and rows live as long as it does, so that a refresh takes nothing away that somebody
// types, and the row one is on stays.
type Page struct {
	kit.Life
	frame   kit.Frame
	store   Store
	actions []model.Action
	filter  model.PromiseFilter
	most    int

	tabs           *kit.Tabs
	lines          *kit.Lines
	search         *kit.LineField
	owed, when     *kit.Segments
	head, say, end *fyne.Container
	content        *fyne.Container
}

var (
	_ kit.Page    = (*Page)(nil)
	_ kit.Focuser = (*Page)(nil)
)

// New makes the page.
func New(f kit.Frame) *Page {
	p := &Page{Life: kit.NewLife(), frame: f, store: f.Store(), most: shownFirst, head: kit.VB(0), say: kit.VB(0), end: kit.VB(0)}
	p.tabs = kit.NewTeamTabs(f, kit.PagePromises)
	p.lines = kit.NewLines("promises", words.Say("promises.title"))
	p.search = kit.NewLineField("promises.search", "")
	p.search.Spoken = words.Say("promises.search")
	p.search.SetPlaceholder(words.Say("promises.search"))
	p.search.OnChanged = p.onSearch
	p.search.OnDown = func() { p.frame.Canvas().Focus(p.lines) }
	p.owed = kit.NewSegments("promises.owed", []kit.Choice{
		{Key: owedAny, Text: words.Say("promises.owed.any")},
		{Key: string(model.SideManager), Text: words.Say("promises.owed.mine")},
		{Key: string(model.SideRep), Text: words.Say("promises.owed.theirs")},
	}, owedAny, p.onOwed)
	p.owed.Spoken = words.Say("promises.owed")
	p.when = kit.NewSegments("promises.when", []kit.Choice{
		{Key: "all", Text: words.Say("promises.when.all")},
		{Key: string(model.WhenSoon), Text: words.Say("promises.when.soon")},
		{Key: string(model.WhenLate), Text: words.Say("promises.when.late")},
	}, "all", p.onWhen)
	p.when.Spoken = words.Say("promises.when")
	p.content = kit.VB(0, p.head, kit.Gap(1, 6), p.tabs, kit.Gap(1, 14), p.say, kit.Gap(1, 14), kit.Card(kit.VB(10, p.filters(), kit.VB(0, p.lines, p.end))))
	return p
}

// filters stand in one line, or under each other where it is narrow.
func (p *Page) filters() fyne.CanvasObject {
	return kit.Areas(12, []kit.Arrangement{
		{MinWidth: 760, Rows: [][]kit.Cell{{kit.At(0, 0), kit.At(172, 1), kit.At(222, 2)}}},
		{MinWidth: 420, Rows: [][]kit.Cell{{kit.At(0, 0)}, {kit.At(172, 1), kit.At(0, 2)}}},
		{MinWidth: 0, Rows: [][]kit.Cell{{kit.At(0, 0)}, {kit.At(0, 1)}, {kit.At(0, 2)}}},
	}, kit.Mid(p.search), kit.Mid(kit.HB(0, p.owed)), kit.Mid(kit.HB(0, p.when)))
}

// Title is the page's name.
func (p *Page) Title() string { return words.Say("promises.title") }

// Content is built once.
func (p *Page) Content() fyne.CanvasObject { return kit.Sheet(kit.PageMax, p.content) }

// FocusFirst gives the keyboard to the list.
func (p *Page) FocusFirst() {
	if p.lines.Len() > 0 {
		p.frame.Canvas().Focus(p.lines)
	}
}

// Reload asks the file again.
func (p *Page) Reload() {
	since := p.frame.Today().AddDays(-closedDays)
	kit.Run(p.Context(), func(ctx context.Context) ([]model.Action, error) { return p.store.Promises(ctx, since) },
		func(all []model.Action, err error) {
			if err != nil {
				p.frame.ShowError(err)
				return
			}
			p.actions = all
			p.show()
		})
}

func (p *Page) people() []model.Person { return p.frame.Roster().MyPeople(p.frame.Today()) }

func (p *Page) show() {
	kit.KeepFocus(p.content, func() {
		on := p.frame.Today()
		list := model.Promises(p.people(), p.actions, p.filter, on)
		p.showHead()
		p.say.Objects = []fyne.CanvasObject{kit.Opening("promises.sentence", p.sentence())}
		var lines []kit.Line
		for _, a := range list[:min(len(list), p.most)] {
			lines = append(lines, p.line(a))
		}
		p.lines.Set(lines)
		p.showEnd(len(list))
		p.content.Refresh()
	})
}

// showHead has the switch for what is closed.
func (p *Page) showHead() {
	f := p.filter
	f.Closed = true
	open, all := len(model.Promises(p.people(), p.actions, p.filter, p.frame.Today())), len(model.Promises(p.people(), p.actions, f, p.frame.Today()))
	var right []fyne.CanvasObject
	switch {
	case p.filter.Closed:
		right = append(right, kit.NewQuiet("promises.closed", words.Say("promises.closed.hide"), "", p.onClosed))
	case all > open:
		right = append(right, kit.NewQuiet("promises.closed", words.Say("promises.closed.show", all-open), "", p.onClosed))
	}
	p.head.Objects = []fyne.CanvasObject{kit.PageHead(words.Say("shell.nav.people"), right...)}
}

// showEnd says what is not shown, or that there is nothing.
func (p *Page) showEnd(all int) {
	t := theme.Current()
	p.end.Objects = nil
	switch {
	case all == 0 && p.unfiltered():
		p.end.Add(kit.In(6, 0, 6, 0, kit.P(words.Say("promises.empty"), kit.Body, t.Ink2)))
	case all == 0:
		p.end.Add(kit.In(6, 0, 6, 0, kit.Row(12, 0, kit.Mid(kit.P(words.Say("promises.nothing"), kit.Body, t.Ink2)),
			kit.Mid(kit.NewLink("promises.all", words.Say("promises.all"), p.onAll)))))
	case all > p.most:
		p.end.Add(kit.HLine())
		p.end.Add(kit.In(8, 0, 0, 0, kit.HB(0, kit.NewLink("promises.more", words.Say("promises.more", all-p.most), p.onMore))))
	default:
		p.end.Add(kit.HLine())
		p.end.Add(kit.In(10, 0, 0, 0, kit.One(words.Say("promises.keys"), kit.Cap, t.Ink3)))
	}
}

func (p *Page) unfiltered() bool {
	return p.filter == model.PromiseFilter{} || p.filter == model.PromiseFilter{Closed: true}
}

// sentence says what is late, mine first.
func (p *Page) sentence() string {
	on := p.frame.Today()
	mine := len(model.Promises(p.people(), p.actions, model.PromiseFilter{Owed: model.SideManager, When: model.WhenLate}, on))
	theirs := len(model.Promises(p.people(), p.actions, model.PromiseFilter{Owed: model.SideRep, When: model.WhenLate}, on))
	open := len(model.Promises(p.people(), p.actions, model.PromiseFilter{}, on))
	switch {
	case open == 0:
		return words.Say("promises.sentence.none")
	case mine > 0 && theirs > 0:
		return words.SayN("promises.sentence.both", mine, words.Capital(words.Count(mine)), words.Count(theirs))
	case mine > 0:
		return words.SayN("promises.sentence.mine", mine, words.Capital(words.Count(mine)))
	case theirs > 0:
		return words.SayN("promises.sentence.theirs", theirs, words.Capital(words.Count(theirs)))
	}
	return words.SayN("promises.sentence.intime", open, words.Capital(words.Count(open)))
}

func (p *Page) onSearch(text string) {
	p.filter.Words, p.most = text, shownFirst
	p.show()
}

func (p *Page) onOwed(key string) {
	p.filter.Owed, p.most = model.Side(key), shownFirst
	if key == owedAny {
		p.filter.Owed = ""
	}
	p.show()
}

func (p *Page) onWhen(key string) {
	p.filter.When, p.most = model.When(key), shownFirst
	if key == "all" {
		p.filter.When = model.WhenAll
	}
	p.show()
}

// onAll takes every filter away.
func (p *Page) onAll() {
	p.filter = model.PromiseFilter{}
	p.search.Fill("")
	p.owed.Set(owedAny)
	p.when.Set("all")
	p.show()
	p.search.FocusOn(p.frame.Canvas())
}

func (p *Page) onClosed() {
	p.filter.Closed = !p.filter.Closed
	p.show()
	kit.FocusName(p.frame.Canvas(), "promises.closed")
}

func (p *Page) onMore() {
	p.most += 4 * shownFirst
	p.show()
}
