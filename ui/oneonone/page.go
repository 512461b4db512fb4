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
	KindNames(context.Context, model.ID) (model.KindNames, error)
	PrepareFacts(context.Context, model.ID, model.Date) (model.PrepareFacts, error)
}

// Page is the tab. Its fields and lists live as long as it does, so that a refresh takes nothing away that somebody
// types, and the row one is on stays.
type Page struct {
	kit.Life
	frame  kit.Frame
	store  Store
	person model.ID
	begin  string
	wentOn bool     // with what was being changed when the page was left
	ref    model.ID // the record one came for, until it is shown
	talks  model.OneOnOnes
	goals  []model.Goal    // which notes may be evidence for
	older  map[string]bool // the cards that show what is closed and archived

	prepared model.Prepared
	turn     int // how often other questions were asked for
	left     int // points that are not shown because there are so many

	theirs, yours, pipeline          *kit.Lines
	actions, meetings, notes         *kit.Lines
	since, questions                 *kit.Lines
	sinceHead, sinceFoot, quiet      *fyne.Container
	questionsHead, questionsFoot     *fyne.Container
	theirHead, yourHead              *fyne.Container
	head, actionsHead, meetingsHead  *fyne.Container
	pointsFoot                       *fyne.Container
	pipelineHead, pipelineBox        *fyne.Container
	actionsFoot                      *fyne.Container
	meetingsFoot, notesHead, notesFt *fyne.Container
	content                          *fyne.Container

	newPoint  *pointField
	newAction *actionField
	newNote   *noteField
	editors   map[model.ID]*pointEditor
}

var (
	_ kit.Page    = (*Page)(nil)
	_ kit.Focuser = (*Page)(nil)
)

// New makes the tab of a person.
func New(f kit.Frame, r kit.Route) *Page {
	p := &Page{Life: kit.NewLife(), frame: f, store: f.Store(), person: r.Person, begin: r.Do, ref: r.Ref, older: map[string]bool{}, editors: map[model.ID]*pointEditor{}}
	p.theirs = kit.NewLines("oneonone.theirs", words.Say("oneonone.points.theirs", p.call()))
	p.yours = kit.NewLines("oneonone.yours", words.Say("oneonone.points.yours"))
	p.pipeline = kit.NewLines("oneonone.pipeline", words.Say("oneonone.pipeline.spoken"))
	p.actions = kit.NewLines("oneonone.promises", words.Say("oneonone.actions.title"))
	p.meetings = kit.NewLines("oneonone.meetings", words.Say("oneonone.meetings.title"))
	p.notes = kit.NewLines("oneonone.notes", words.Say("oneonone.notes.title"))
	p.since = kit.NewLines("oneonone.since", words.Say("oneonone.since.spoken"))
	p.questions = kit.NewLines("oneonone.questions", words.Say("oneonone.questions.title"))
	p.since.Plain, p.questions.Plain = true, true
	p.newPoint, p.newAction, p.newNote = newPointField(p), newActionField(p, "action", words.Say("action.add")), newNoteField(p)
	p.newAction.begin(kit.NewThing("action", p.person))
	for _, c := range []**fyne.Container{
		&p.head, &p.theirHead, &p.yourHead, &p.pointsFoot, &p.pipelineHead, &p.actionsHead, &p.actionsFoot, &p.meetingsHead, &p.meetingsFoot, &p.notesHead, &p.notesFt,
		&p.sinceHead, &p.sinceFoot, &p.quiet, &p.questionsHead, &p.questionsFoot,
	} {
		*c = kit.VB(0)
	}
	p.content = kit.VB(16, p.head, p.cards())
	if p.team() {
		p.asTeam()
	}
	return p
}

// cards sets the talk at the left, what is around it at the right; where it is narrow, one under another.
func (p *Page) cards() *fyne.Container {
	if p.team() {
		return p.teamCards()
	}
	return kit.Areas(16, []kit.Arrangement{
		{MinWidth: 1400, Rows: [][]kit.Cell{{kit.At(0, 0, 5), kit.At(450, 1, 2), kit.At(300, 3, 4)}}},
		{MinWidth: 1000, Rows: [][]kit.Cell{{kit.At(0, 0, 1, 5), kit.At(300, 2, 3, 4)}}},
		{MinWidth: 700, Rows: [][]kit.Cell{{kit.At(0, 0)}, {kit.At(0, 1)}, {kit.At(0, 2), kit.At(0, 3)}, {kit.At(0, 4), kit.At(0, 5)}}},
		{MinWidth: 0, Rows: [][]kit.Cell{{kit.At(0, 0)}, {kit.At(0, 1)}, {kit.At(0, 2)}, {kit.At(0, 3)}, {kit.At(0, 4)}, {kit.At(0, 5)}}},
	},
		kit.Card(p.pointsCard()),
		kit.Card(kit.VB(8, p.actionsHead, p.actions, p.actionsFoot, kit.In(6, 0, 0, 0, p.newAction.box))),
		kit.Card(kit.VB(6, p.sinceHead, p.since, p.sinceFoot)),
		kit.Card(kit.VB(4, p.quiet, p.questionsHead, p.questions, p.questionsFoot)),
		kit.Card(kit.VB(8, p.meetingsHead, p.meetings, p.meetingsFoot)),
		kit.Card(kit.VB(6, p.notesHead, p.notes, p.notesFt, kit.In(8, 0, 0, 0, p.newNote.box))))
}

// Title is the tab's name.
func (p *Page) Title() string { return words.Say("person.tab.oneonones") }

// Content is built once.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// FocusFirst puts the caret where one writes.
func (p *Page) FocusFirst() { p.newPoint.field.FocusEnd(p.frame.Canvas()) }

// Close stores points whose words are being changed. What else is written and not stored is kept until one comes back.
func (p *Page) Close() {
	for _, e := range p.editors {
		e.storeNow()
	}
	p.Life.Close()
}

// Reload asks the file again.
func (p *Page) Reload() {
	p.newPoint.learn()
	on := p.frame.Today()
	kit.Run(p.Context(), func(ctx context.Context) (loaded, error) { return p.load(ctx, on) },
		func(l loaded, err error) {
			if err != nil {
				p.frame.ShowError(err)
				return
			}
			p.talks, p.goals = l.talks, l.facts.Growth.Goals
			if !p.team() {
				p.prepared = model.Prepare(p.frame.Roster(), l.facts, p.person, on)
			}
			if c := p.frame.Curtain(); c.Talk && c.Person == p.person && !p.runs() { // it is finished, or was taken back
				p.frame.TalkEnds()
				return
			}
			p.openTo(p.ref)
			p.ref = ""
			p.show()
			p.goOn()
		})
}

// loaded is what the file says about a pair.
type loaded struct {
	talks model.OneOnOnes
	facts model.PrepareFacts
}

func (p *Page) load(ctx context.Context, on model.Date) (l loaded, err error) {
	if l.talks, err = p.store.OneOnOnes(ctx, p.person); err == nil && !p.team() {
		l.facts, err = p.store.PrepareFacts(ctx, p.person, on)
	}
	return l, err
}

func (p *Page) show() {
	kit.KeepFocus(p.content, func() {
		p.showHead()
		p.showPoints()
		p.showActions()
		if !p.team() {
			p.showSince()
			p.showQuiet()
			p.showQuestions()
		}
		p.showMeetings()
		p.showNotes()
		p.content.Refresh()
	})
	if p.begin == "plan" {
		p.begin = ""
		p.onPlan()
	}
}

// showHead says what to begin with, and lets one say that the talk takes place. While it does, the header says so.
func (p *Page) showHead() {
	talk := kit.Mid(kit.NewButton("meeting.hold", words.Say("oneonone.meetings.hold"), p.onHold))
	switch {
	case p.runs():
		talk = kit.Mid(kit.Gap(1, 1))
	case p.team() && !p.heldToday():
		talk = kit.Mid(kit.NewButton("meeting.hold", words.Say("oneonone.team.hold"), p.onHold))
	case p.heldToday():
		t := theme.Current()
		talk = kit.Mid(kit.HB(6, kit.Icon(kit.IconCheck, 16, t.Ink2), kit.Mid(kit.T(words.Say("oneonone.meetings.today"), kit.SmallM, t.Ink2))))
	}
	sentence := words.BeginWith(&p.prepared, p.call())
	if p.team() {
		sentence = p.teamSentence()
	}
	p.head.Objects = []fyne.CanvasObject{kit.Row(16, 0, kit.Mid(kit.Finding("oneonone.sentence", sentence)), talk)}
}

// foot is the link under a list to what it leaves out, or nothing.
func (p *Page) foot(to *fyne.Container, card string, hidden int, more, less string) {
	to.Objects = nil
	if hidden == 0 {
		return
	}
	label := words.Say(more, hidden)
	if p.older[card] {
		label = words.Say(less)
	}
	to.Objects = []fyne.CanvasObject{kit.HB(0, kit.NewQuiet("oneonone."+card+".older", label, "", func() { p.onOlder(card) }))}
}

func (p *Page) onOlder(card string) {
	p.older[card] = !p.older[card]
	p.show()
}

func (p *Page) call() string {
	if p.team() {
		return words.Say("oneonone.team.call")
	}
	if x := p.frame.Roster().Person(p.person); x != nil {
		return x.Call()
	}
	return ""
}

// sideHead names one side of the pair at the head of its column.
func (p *Page) sideHead(side model.Side, right string) fyne.CanvasObject {
	t := theme.Current()
	title, disc := words.Say("oneonone.points.yours"), p.ownerDisc(24)
	if x := p.frame.Roster().Person(p.person); side == model.SideRep && x != nil {
		title, disc = words.Say("oneonone.points.theirs", x.Call()), kit.PersonDisc(x, 24)
	} else if side == model.SideRep && p.team() {
		title, disc = words.Say("oneonone.team.points"), p.teamDisc(24)
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
