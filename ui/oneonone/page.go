// Package oneonone is the tab of a person's page for talks: points of both sides, promises, meetings, private notes.
package oneonone

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
	OneOnOnes(context.Context, model.ID) (model.OneOnOnes, error)
}

// Page is the tab. Its fields live as long as it does, so that a refresh takes nothing away that somebody types.
type Page struct {
	kit.Life
	frame    kit.Frame
	store    Store
	person   model.ID
	begin    string
	talks    model.OneOnOnes
	archived bool // show what is archived, and points closed long ago

	head, points, actions, meetings, notes *fyne.Container
	content                                *fyne.Container

	newPoint  *pointField
	newAction *actionField
	newNote   *noteField
}

var (
	_ kit.Page    = (*Page)(nil)
	_ kit.Focuser = (*Page)(nil)
)

// New makes the tab of a person.
func New(f kit.Frame, r kit.Route) *Page {
	p := &Page{Life: kit.NewLife(), frame: f, store: f.Store(), person: r.Person, begin: r.Do}
	p.newPoint, p.newAction, p.newNote = newPointField(p), newActionField(p), newNoteField(p)
	p.head, p.points, p.actions, p.meetings, p.notes = kit.VB(0), kit.VB(0), kit.VB(0), kit.VB(0), kit.VB(0)
	points := kit.Card(kit.VB(16, p.points, p.newPoint.box))
	actions := kit.Card(kit.VB(12, p.actions, p.newAction.box))
	notes := kit.Card(kit.VB(12, p.notes, p.newNote.box))
	p.content = kit.VB(16, p.head, kit.Areas(16, []kit.Arrangement{
		{MinWidth: 1000, Rows: [][]kit.Cell{{kit.At(0, 0, 1), kit.At(330, 2, 3)}}},
		{MinWidth: 0, Rows: [][]kit.Cell{{kit.At(0, 0)}, {kit.At(0, 1)}, {kit.At(0, 2)}, {kit.At(0, 3)}}},
	}, points, actions, kit.Card(p.meetings), notes))
	return p
}

// Title is the tab's name.
func (p *Page) Title() string { return words.Say("person.tab.oneonones") }

// Content is built once.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// FocusFirst puts the caret where one writes.
func (p *Page) FocusFirst() { p.newPoint.field.FocusOn(p.frame.Canvas()) }

// Reload asks the file again.
func (p *Page) Reload() {
	kit.Run(p.Context(), func(ctx context.Context) (model.OneOnOnes, error) { return p.store.OneOnOnes(ctx, p.person) },
		func(t model.OneOnOnes, err error) {
			if err != nil {
				p.frame.ShowError(err)
				return
			}
			p.talks = t
			p.show()
		})
}

func (p *Page) show() {
	p.head.Objects = []fyne.CanvasObject{kit.Finding("oneonone.sentence", p.sentence())}
	p.showPoints()
	p.showActions()
	p.showMeetings()
	p.showNotes()
	p.content.Refresh()
	if p.begin == "plan" {
		p.begin = ""
		p.onPlan()
	}
}

func (p *Page) call() string {
	if x := p.frame.Roster().Person(p.person); x != nil {
		return x.Call()
	}
	return ""
}

// sentence says what to begin with: my own late promise, what is open, or how to start.
func (p *Page) sentence() string {
	on := p.frame.Today()
	for i := range p.talks.Actions {
		a := &p.talks.Actions[i]
		if a.OwedBy == model.SideManager && current(a) && a.OpenOn(on) && a.OverdueOn(on) {
			return words.Say("oneonone.sentence.owe", a.Text, words.Late(on.Days(a.DueOn)))
		}
	}
	mine, theirs := 0, 0
	for i := range p.talks.Points {
		x := &p.talks.Points[i]
		switch {
		case !x.ClosedOn.IsZero() || !x.ArchivedAt.IsZero():
		case x.Side == model.SideRep:
			theirs++
		default:
			mine++
		}
	}
	if mine+theirs == 0 {
		return words.Say("oneonone.sentence.start", p.call())
	}
	return words.Say("oneonone.sentence.points", words.Capital(words.Count(mine+theirs)), p.call(), words.Count(theirs), words.Count(mine))
}

func current(a *model.Action) bool { return a.ArchivedAt.IsZero() && a.ReplacedBy == "" }

// meetingToday is the talk of today that was held or is planned; none: the empty id.
func (p *Page) meetingToday() model.ID {
	for _, m := range p.talks.Meetings {
		if m.On == p.frame.Today() && (m.State == model.MeetingHeld || m.State == model.MeetingPlanned) {
			return m.ID
		}
	}
	return ""
}

// sideHead names one side of the pair at the head of its column.
func (p *Page) sideHead(side model.Side, right string) fyne.CanvasObject {
	t := theme.Current()
	title, disc := words.Say("oneonone.points.yours"), p.ownerDisc(24)
	if x := p.frame.Roster().Person(p.person); side == model.SideRep && x != nil {
		title, disc = words.Say("oneonone.points.theirs", x.Call()), kit.PersonDisc(x, 24)
	}
	return kit.Row(8, 1, kit.Mid(disc), kit.Mid(kit.One(title, kit.Heading, t.Ink)), kit.Mid(kit.T(right, kit.Cap, t.Ink3)))
}

func (p *Page) ownerDisc(size float32) fyne.CanvasObject {
	r := p.frame.Roster()
	if x := r.Person(r.Owner.PersonID); x != nil {
		return kit.PersonDisc(x, size)
	}
	return kit.Disc(5, model.Initials(r.OwnerName()), size)
}
