// Package today is the page a day starts with: at most seven lines, the week's one-on-ones and what is close by.
package today

import (
	"context"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// Store is what the page asks of the file.
type Store interface {
	Agenda(context.Context, model.Date) (model.Agenda, error)
	Direction(context.Context) (model.Direction, error)
	Inbox(context.Context) ([]model.Caught, error)
	Expectations(context.Context, model.ID) (model.Expectations, error)
}

// Page is the Today page.
type Page struct {
	kit.Life
	frame kit.Frame
	store Store
	body  *fyne.Container
	all   bool // show what did not fit as well
	day   model.Today
	facts facts

	allExpect bool // show all reminders of expectations
}

type facts struct {
	agenda model.Agenda
	dir    model.Direction
	waits  int // lines of the inbox

	expected model.Expectations
	expect   []model.ExpectationReminder
	missing  []model.ID // of whom nothing is expected
}

var _ kit.Page = (*Page)(nil)

// New makes the page.
func New(f kit.Frame, _ kit.Route) *Page {
	return &Page{Life: kit.NewLife(), frame: f, store: f.Store(), body: kit.VB(0)}
}

// Title is the page's name.
func (p *Page) Title() string { return words.Say("shell.nav.today") }

// Content is built once.
func (p *Page) Content() fyne.CanvasObject { return kit.Sheet(kit.PageMax, p.body) }

// Reload asks the file again.
func (p *Page) Reload() {
	kit.Run(p.Context(), p.read, func(f facts, err error) {
		if err != nil {
			p.frame.ShowError(err)
			return
		}
		r, on := p.frame.Roster(), p.frame.Today()
		f.expect, f.missing = f.expected.Reminders(r.MyPeople(on), r.File.ExpectationDays, on)
		p.facts = f
		p.day = model.NewToday(r.MyPeople(on), f.agenda, f.dir, r.File.FirstWeekday, on)
		p.show()
	})
}

func (p *Page) read(ctx context.Context) (facts, error) {
	agenda, err := p.store.Agenda(ctx, p.frame.Today())
	if err != nil {
		return facts{}, err
	}
	dir, err := p.store.Direction(ctx)
	if err != nil {
		return facts{}, err
	}
	waits, err := p.store.Inbox(ctx)
	if err != nil {
		return facts{}, err
	}
	expected, err := p.store.Expectations(ctx, "")
	return facts{agenda: agenda, dir: dir, waits: len(waits), expected: expected}, err
}

func (p *Page) show() {
	t := theme.Current()
	head := kit.VB(4,
		kit.T(words.DateLong(p.day.On), kit.SmallM, t.Ink2),
		kit.Opening("today.sentence", p.sentence()),
		kit.Gap(1, 14))
	if p.facts.waits > 0 {
		head.Add(p.inbox())
		head.Add(kit.Gap(1, 12))
	}
	p.body.Objects = []fyne.CanvasObject{head, kit.Areas(16,
		[]kit.Arrangement{
			{MinWidth: 1000, Rows: [][]kit.Cell{{kit.At(0, 0), kit.At(370, 1, 2)}}},
			{MinWidth: 700, Rows: [][]kit.Cell{{kit.At(0, 0)}, {kit.At(0, 1), kit.At(0, 2)}}},
			{MinWidth: 0, Rows: [][]kit.Cell{{kit.At(0, 0)}, {kit.At(0, 1)}, {kit.At(0, 2)}}},
		},
		kit.Card(p.list()), kit.Card(p.week()), kit.Card(p.near()))}
	p.body.Refresh()
}

// sentence is what is true today: the first two things that are late, else what is next.
func (p *Page) sentence() string {
	var mine, waits *model.TodayLine
	for i := range p.day.Lines {
		l := &p.day.Lines[i]
		if l.Kind == model.LineMyOverdue && mine == nil {
			mine = l
		}
		if l.Kind == model.LineWaiting && waits == nil {
			waits = l
		}
	}
	switch {
	case mine != nil && waits != nil && waits.On.IsZero():
		return words.Say("today.sentence.owe.never", p.call(mine.PersonID), p.call(waits.PersonID))
	case mine != nil && waits != nil:
		return words.Say("today.sentence.owe.wait", p.call(mine.PersonID), p.call(waits.PersonID), words.Duration(waits.Days))
	case mine != nil:
		return words.Say("today.sentence.owe", p.call(mine.PersonID), mine.Text)
	case waits != nil && waits.On.IsZero():
		return words.Say("today.sentence.never", p.call(waits.PersonID))
	case waits != nil:
		return words.Say("today.sentence.wait", p.call(waits.PersonID), words.Duration(waits.Days))
	case len(p.day.Lines) > 0 && p.day.Lines[0].Kind == model.LineMeeting && p.day.Lines[0].PersonID != "":
		return words.Say("today.sentence.meeting", p.call(p.day.Lines[0].PersonID))
	case len(p.day.Lines) > 0:
		return words.SayN("today.sentence.some", len(p.day.Lines)+p.day.More)
	}
	return words.Say("today.sentence.clear")
}

// inbox leads to the lines that wait to be sorted.
func (p *Page) inbox() fyne.CanvasObject {
	t, text := theme.Current(), words.SayN("today.inbox", p.facts.waits, words.Capital(words.Count(p.facts.waits)))
	return kit.CardPadded(10, kit.NewTapRow("today.inbox", text, func() { p.frame.Go(kit.Route{Page: kit.PageInbox}) },
		kit.In(2, 10, 2, 10, kit.Row(12, 1, kit.Mid(kit.Icon(kit.IconNote, 18, t.Ink3)), kit.Mid(kit.One(text, kit.BodyM, t.Ink)),
			kit.Mid(kit.T(words.Say("today.inbox.sort"), kit.SmallM, t.AccentInk))))))
}

func (p *Page) call(id model.ID) string {
	if x := p.frame.Roster().Person(id); x != nil {
		return x.Call()
	}
	return words.Say("today.team")
}

// onTick marks a promise as done today.
func (p *Page) onTick(l model.TodayLine) {
	a := action(p.facts.agenda, l.RefID)
	if a == nil {
		return
	}
	done := *a
	done.State, done.ClosedOn = model.ActionDone, p.frame.Today()
	p.frame.Change(unit.CloseAction, func(w *storage.Work) error { return w.Put(&done) },
		func() { p.frame.Undoable(words.Say("today.done", l.Text)) })
}

// action finds a promise; nil when the line is about something else, which wants its own page.
func action(a model.Agenda, id model.ID) *model.Action {
	for i := range a.Actions {
		if id != "" && a.Actions[i].ID == id {
			return &a.Actions[i]
		}
	}
	return nil
}
