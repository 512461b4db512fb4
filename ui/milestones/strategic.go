package milestones

import (
	"context"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/documents"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// StrategicPage shows one strategic milestone: the six answers, and who grows into it. The answers' fields live as long
// as the page, so that a refresh takes nothing away that somebody types.
type StrategicPage struct {
	kit.Life
	frame     kit.Frame
	store     Store
	id        model.ID
	dir       model.Direction
	milestone model.Strategic
	known     bool // milestone was read
	saving    bool // an answer is on its way to the file

	answers                           []*answer // the six, then the retrospective
	head, written, growers, hindsight *fyne.Container
	cards, dates, datesCard, targets  *fyne.Container
	values                            map[model.ID]model.MeasureValue
	bench                             []model.BenchLine // of all milestones
	archivedTargets                   bool
	needs                             *fyne.Container
	body                              *fyne.Container
	learned                           *learned // from milestones like this one
}

var _ kit.Page = (*StrategicPage)(nil)

// NewStrategic makes the page of the milestone the route points at.
func NewStrategic(f kit.Frame, r kit.Route) *StrategicPage {
	p := &StrategicPage{Life: kit.NewLife(), frame: f, store: f.Store(), id: r.Ref}
	p.head, p.written, p.growers, p.body = kit.VB(0), kit.VB(0), kit.VB(0), kit.VB(0)
	p.learned = newLearned(f)
	for i, key := range answerKeys {
		p.answers = append(p.answers, newAnswer(p, i, key))
	}
	p.dates, p.targets, p.needs = kit.VB(0), kit.VB(0), kit.VB(0)
	p.datesCard = kit.Card(p.dates)
	p.hindsight = kit.Card(p.answers[retrospective].box)
	p.cards = kit.Areas(16, []kit.Arrangement{
		{MinWidth: 1060, Rows: [][]kit.Cell{{kit.At(0, 0, 2), kit.At(360, 1, 4, 5, 3)}}},
		{MinWidth: 880, Rows: [][]kit.Cell{{kit.At(0, 0, 2), kit.At(300, 1, 4, 5, 3)}}},
		{Rows: [][]kit.Cell{{kit.At(0, 0)}, {kit.At(0, 1)}, {kit.At(0, 4)}, {kit.At(0, 5)}, {kit.At(0, 3)}, {kit.At(0, 2)}}},
	}, kit.Card(kit.VB(14, p.written, p.answerGrid())), kit.Card(p.growers), p.hindsight, p.datesCard, kit.Card(p.targets), kit.Card(p.needs))
	return p
}

// Title is the milestone's.
func (p *StrategicPage) Title() string {
	if p.known {
		return p.milestone.Title
	}
	return words.Say("shell.nav.milestones")
}

// Content is built once.
func (p *StrategicPage) Content() fyne.CanvasObject { return kit.Sheet(kit.PageMax, p.body) }

// Reload asks the file again.
func (p *StrategicPage) Reload() {
	kit.Run(p.Context(), p.load, func(read measured, err error) {
		if err != nil {
			p.frame.ShowError(err)
			return
		}
		d := read.direction
		p.values = read.values
		p.bench = model.Bench(model.ConflictFacts{
			Roster: p.frame.Roster(), People: p.frame.Roster().MyPeople(p.frame.Today()), Direction: d, Ratings: read.ratings,
		}, p.frame.Today())
		p.dir = d.Of(p.frame.Roster().Everyone(p.frame.Today(), false))
		m := d.StrategicByID(p.id)
		p.known = m != nil
		if p.known {
			p.milestone = *m
		}
		p.show()
	})
}

// Close ends the page's loads and stores what was typed and not yet stored.
func (p *StrategicPage) Close() {
	p.Life.Close()
	p.saveLast()
}

func (p *StrategicPage) show() {
	if !p.known {
		p.body.Objects = []fyne.CanvasObject{kit.Gap(1, 60), kit.NewEmpty(kit.Empty{
			Picture: kit.WeavePicture(), Sentence: words.Say("strategic.gone"), Help: words.Say("strategic.gone.help"),
			Action: kit.NewPrimary("strategic.gone.all", words.Say("strategic.gone.all"), p.onAll),
		})}
		p.body.Refresh()
		return
	}
	for _, a := range p.answers {
		a.show()
	}
	p.hindsight.Hidden = !p.milestone.State.Closed() && p.milestone.Retrospective == ""
	p.head.Objects = []fyne.CanvasObject{p.header(), kit.Gap(1, 14), kit.Finding("strategic.sentence", p.sentence()), kit.Gap(1, 14)}
	p.showWritten()
	p.showGrowers()
	p.showTargets()
	p.showNeeds()
	p.showDates()
	p.body.Objects = []fyne.CanvasObject{p.head, p.cards, kit.In(18, 0, 0, 0, p.learned.box)}
	p.learned.load(p.Context(), func() model.Strategic { return p.milestone })
	p.body.Refresh()
}

func (p *StrategicPage) onAll() { p.frame.Go(kit.Route{Page: kit.PageWeave}) }

// headWidth is from where on what one can do stands beside the title instead of under it.
const headWidth = 720

// header is what the milestone is, when, and how it stands.
func (p *StrategicPage) header() fyne.CanvasObject {
	t, pen := theme.Current(), kit.NewPen()
	pen.Diamond(13, 16, 12, t.Accent)
	title := kit.P(p.milestone.Title, kit.Display, t.Ink)
	title.Name = "strategic.title"
	state := words.Say("milestone.state." + string(p.milestone.State))
	if !p.milestone.ArchivedAt.IsZero() {
		state = words.Say("milestones.archived.one")
	}
	diamond, about := kit.Top(kit.Box(28, 32, pen.Drawing())), kit.VB(2, title, kit.P(p.when(), kit.Small, t.Ink2))
	acts := kit.HB(8, kit.Pill(state, t.Sunken2, t.Ink2), kit.Gap(4, 1),
		kit.NewButton("strategic.change", words.Say("menu.edit"), func() { askStrategic(p.frame, p.milestone, nil) }),
		p.acts(),
		kit.NewMoreButton("strategic.more", words.Say("oneonone.more", p.milestone.Title), func() []kit.MenuItem {
			return strategicMenu(p.frame, p.dir, p.milestone)
		}))
	return kit.ByWidth([]float32{headWidth}, func(step int) fyne.CanvasObject {
		if step == 0 { // beside them a title would be a column of single words
			return kit.VB(8, kit.Row(12, 1, diamond, about), acts)
		}
		return kit.Row(12, 1, diamond, about, kit.Top(kit.In(4, 0, 0, 0, acts)))
	})
}

// when is the line below the title: "Segment, 16 November 2026 to 30 June 2027, in 31 weeks".
func (p *StrategicPage) when() string {
	m, on := &p.milestone, p.frame.Today()
	line := documents.StrategicKind(m)
	switch {
	case m.DueOn.IsZero() && m.StartsOn.IsZero():
		return words.Say("strategic.when.none", line)
	case m.DueOn.IsZero():
		return words.Say("strategic.when.from", line, words.Date(m.StartsOn))
	case m.StartsOn.IsZero():
		line = words.Say("strategic.when.until", line, words.Date(m.DueOn))
	default:
		line = words.Say("strategic.when.span", line, words.Date(m.StartsOn), words.Date(m.DueOn))
	}
	if m.State.Closed() {
		return line
	}
	return words.Say("strategic.when.in", line, words.In(m.DueOn, on))
}

// sentence says how much is written and who grows into it.
func (p *StrategicPage) sentence() string {
	n := 0
	for _, a := range p.milestone.Answers() {
		if a != "" {
			n++
		}
	}
	written := words.SayN("strategic.sentence.answers", n, words.Capital(words.Count(n)))
	switch n {
	case 0:
		written = words.Say("strategic.sentence.answers.none")
	case len(p.milestone.Answers()):
		written = words.Say("strategic.sentence.answers.all")
	}
	who := p.growerNames()
	grown := words.SayN("strategic.sentence.grow", len(who), words.List(who))
	switch {
	case len(who) == 0 && p.frame.Curtain().On: // of the others nothing is said
		return words.Say("strategic.sentence.alone", written)
	case len(who) == 0:
		grown = words.Say("strategic.sentence.grow.none")
	case len(who) > 3:
		grown = words.SayN("strategic.sentence.grow", len(who), words.Say("strategic.people", words.Count(len(who))))
	}
	return words.Say("strategic.sentence", written, grown)
}

func strategicMenu(f kit.Frame, d model.Direction, m model.Strategic) []kit.MenuItem {
	archive := "menu.archive"
	if !m.ArchivedAt.IsZero() {
		archive = "menu.unarchive"
	}
	items := []kit.MenuItem{{Name: "menu.edit", Label: words.Say("menu.edit"), OnTapped: func() { askStrategic(f, m, nil) }}}
	shown, at := sameDay(d, m)
	if at > 0 {
		items = append(items, kit.MenuItem{Name: "menu.up", Label: words.Say("menu.up"), OnTapped: func() { move(f, shown, m.ID, -1) }})
	}
	if at >= 0 && at+1 < len(shown) {
		items = append(items, kit.MenuItem{Name: "menu.down", Label: words.Say("menu.down"), OnTapped: func() { move(f, shown, m.ID, 1) }})
	}
	items = append(items, kit.HistoryItem(f, &m, m.Title))
	return append(items, kit.MenuItem{Name: "menu.archive", Label: words.Say(archive), OnTapped: func() { archiveStrategic(f, m) }})
}

// sameDay are the milestones among which one can be moved: the day they are due comes first in their order, so those of
// the same day, or of none.
func sameDay(d model.Direction, m model.Strategic) (shown []model.Record, at int) {
	at = -1
	for i := range d.Strategic {
		s := &d.Strategic[i]
		if s.DueOn != m.DueOn || !s.ArchivedAt.IsZero() {
			continue
		}
		if s.ID == m.ID {
			at = len(shown)
		}
		shown = append(shown, s)
	}
	return shown, at
}

func move(f kit.Frame, shown []model.Record, id model.ID, by int) {
	f.Change(unit.MoveStrategic, func(w *storage.Work) error { return w.Shift(shown, id, by) }, nil)
}

// archiveStrategic takes a milestone out of sight, or brings it back.
func archiveStrategic(f kit.Frame, m model.Strategic) {
	done := "milestones.unarchived"
	if m.ArchivedAt.IsZero() {
		m.ArchivedAt, done = model.InstantOf(f.Now()), "milestones.archived.done"
	} else {
		m.ArchivedAt = 0
	}
	f.Change(unit.ArchiveStrategic, func(w *storage.Work) error { return w.Put(&m) }, func() { f.Undoable(words.Say(done, m.Title)) })
}

// Store is what the pages ask of the file.
type Store interface {
	Direction(context.Context) (model.Direction, error)
	Growth(context.Context, model.ID) (model.Growth, error)
	Assessments(context.Context, model.ID) (model.Assessments, error)
	MeasureValues(context.Context, []model.Measure, model.Date) (map[model.ID]model.MeasureValue, error)
	Sales(context.Context) (*model.Sales, error)
}
