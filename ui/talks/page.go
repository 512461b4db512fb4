// Package talks is the overview of one-on-ones: who waits and since when, how often talks are agreed, what was talked
// about and where the time went.
package talks

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// Store is what the page asks of the file.
type Store interface {
	TalkFacts(context.Context, model.Span, model.Date) (model.TalkFacts, error)
}

// Which quarter is shown.
const (
	periodNow    = "now"
	periodBefore = "before"
)

// Page is the overview. The table lives as long as the page, so that the keyboard keeps its place in it.
type Page struct {
	kit.Life
	frame    kit.Frame
	store    Store
	body     *fyne.Container
	tabs     *kit.Tabs
	table    *kit.Table
	period   string
	facts    model.TalkFacts
	rows     []model.TalkTime // as they are shown
	sortedBy int
	turned   bool // the other way round
}

var _ kit.Page = (*Page)(nil)

// New makes the page.
func New(f kit.Frame) *Page {
	p := &Page{Life: kit.NewLife(), frame: f, store: f.Store(), body: kit.VB(0), period: periodNow, sortedBy: columnLast}
	p.table, p.tabs = p.newTable(), kit.NewTeamTabs(f, kit.PageTalks)
	return p
}

// Title is the page's name.
func (p *Page) Title() string { return words.Say("talks.title") }

// Content is built once.
func (p *Page) Content() fyne.CanvasObject { return kit.Sheet(0, p.body) }

// span is the quarter that is shown.
func (p *Page) span() model.Span {
	first := time.Month(p.frame.Roster().File.FirstMonth)
	now, _ := model.Quarter(p.frame.Today(), first)
	if p.period == periodNow {
		return now
	}
	before, _ := model.Quarter(now.From.AddDays(-1), first)
	return before
}

// Reload asks the file again.
func (p *Page) Reload() {
	span, on := p.span(), p.frame.Today()
	kit.Run(p.Context(), func(ctx context.Context) (model.TalkFacts, error) { return p.store.TalkFacts(ctx, span, on) },
		func(f model.TalkFacts, err error) {
			if err != nil {
				p.frame.ShowError(err)
				return
			}
			p.facts = f
			p.show()
		})
}

// people are whom the page is about; behind the curtain only who looks on.
func (p *Page) people() []model.Person {
	r := p.frame.Roster()
	if c := p.frame.Curtain(); c.On {
		if x := r.Person(c.Person); x != nil {
			return []model.Person{*x}
		}
		return nil
	}
	return r.MyPeople(p.frame.Today())
}

func (p *Page) show() {
	people := p.people()
	if len(people) == 0 {
		p.body.Objects = []fyne.CanvasObject{
			kit.PageHead(words.Say("shell.nav.people")), kit.Gap(1, 6), p.tabs, kit.Gap(1, 40), kit.NewEmpty(kit.Empty{
				Picture: kit.RowsPicture(), Sentence: words.Say("talks.empty"), Help: words.Say("talks.empty.help"),
				Action: kit.NewPrimary("talks.empty.new", words.Say("people.new"), func() { p.frame.Go(kit.Route{Page: kit.PagePeople, Do: "new"}) }),
			}),
		}
		p.body.Refresh()
		return
	}
	p.showRows(people)
	foot := kit.P(words.Say("talks.foot", words.DateShort(p.span().From, p.frame.Today())), kit.Cap, kit.Ink3())
	p.body.Objects = []fyne.CanvasObject{
		p.head(), kit.Gap(1, 6), p.tabs, kit.Gap(1, 14), kit.Opening("talks.sentence", p.sentence()), kit.Gap(1, 14),
		kit.Card(kit.VB(0, p.table, kit.HLine(), kit.In(10, 0, 0, 0, foot))),
	}
	p.body.Refresh()
}

// head chooses the quarter.
func (p *Page) head() fyne.CanvasObject {
	s := kit.NewSegments("talks.period", []kit.Choice{
		{Key: periodNow, Text: words.Say("talks.period.now")}, {Key: periodBefore, Text: words.Say("talks.period.before")},
	}, p.period, p.onPeriod)
	s.Spoken = words.Say("talks.period")
	return kit.PageHead(words.Say("shell.nav.people"), s)
}

func (p *Page) onPeriod(key string) {
	p.period = key
	p.Reload()
	kit.WhenStill(func() { kit.FocusName(p.frame.Canvas(), "talks.period") })
}

// sentence says who waits, else who got least of the time that was agreed, else how the deals stand to coaching.
func (p *Page) sentence() string {
	var waiting, never int
	var longest *model.TalkTime
	minutes, points, deals := 0, 0, 0
	for i := range p.rows {
		t := &p.rows[i]
		minutes, points, deals = minutes+t.Minutes, points+t.Points, deals+t.PerKind[model.PointDeal]
		if t.Wait == nil {
			continue
		}
		waiting++
		switch {
		case t.Wait.LastHeld.IsZero():
			never++
			longest = t
		case longest == nil || !longest.Wait.LastHeld.IsZero() && t.Wait.Days > longest.Wait.Days:
			longest = t
		}
	}
	short := p.shortOfTime()
	switch {
	case waiting == 1:
		return words.Say("talks.sentence.one", p.call(longest))
	case waiting > 1 && never > 0:
		return words.Say("talks.sentence.never", words.Capital(words.Count(waiting)), p.call(longest))
	case waiting > 1:
		return words.Say("talks.sentence.wait", words.Capital(words.Count(waiting)), p.call(longest), words.Duration(longest.Wait.Days))
	case short != nil:
		return words.Say("talks.sentence.short", p.call(short), short.Minutes, short.Need)
	case points >= 4 && deals*2 > points:
		return words.Say("talks.sentence.deals")
	case minutes > 0:
		return words.SayN("talks.sentence.fine", len(p.rows), spent(minutes))
	}
	return words.Say("talks.sentence.nothing")
}

// shortOfTime is who got less than half of the minutes that were agreed, and least of all; nil when nobody did.
func (p *Page) shortOfTime() *model.TalkTime {
	var least *model.TalkTime
	for i := range p.rows {
		t := &p.rows[i]
		if t.Need > 0 && t.Unknown == 0 && t.Minutes*2 < t.Need && (least == nil || t.Minutes*least.Need < least.Minutes*t.Need) {
			least = t
		}
	}
	return least
}

func (p *Page) call(t *model.TalkTime) string {
	if x := p.frame.Roster().Person(t.PersonID); x != nil {
		return x.Call()
	}
	return ""
}

// spent is a time as one says it: minutes up to two hours, then hours.
func spent(minutes int) string {
	if minutes < 120 {
		return words.SayN("talks.minutes", minutes)
	}
	return words.SayN("talks.hours", (minutes+30)/60)
}
