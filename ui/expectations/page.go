// Package expectations is the tab of a person's page for what is expected of them.
package expectations

import (
	"context"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// Store is what the page asks of the file.
type Store interface {
	Expectations(context.Context, model.ID) (model.Expectations, error)
}

// Exporter is a frame that can make the document.
type Exporter interface {
	// ExportExpectations asks where it goes.
	ExportExpectations(person model.ID)
}

// Page is the tab.
type Page struct {
	kit.Life
	frame   kit.Frame
	store   Store
	person  model.ID
	facts   model.Expectations
	changes bool     // show what changed since the version before
	shown   model.ID // the version that is read; empty: the newest

	head, first, more, side *fyne.Container
	cards, content          *fyne.Container
}

var _ kit.Page = (*Page)(nil)

// New makes the tab of a person.
func New(f kit.Frame, r kit.Route) *Page {
	p := &Page{Life: kit.NewLife(), frame: f, store: f.Store(), person: r.Person, shown: r.Ref, changes: true}
	p.head, p.first, p.more, p.side = kit.VB(0), kit.VB(0), kit.VB(0), kit.VB(0)
	p.cards = kit.Areas(16, []kit.Arrangement{
		{MinWidth: 900, Rows: [][]kit.Cell{{kit.At(0, 0), kit.At(320, 1)}}},
		{MinWidth: 0, Rows: [][]kit.Cell{{kit.At(0, 0)}, {kit.At(0, 1)}}},
	}, kit.VB(16, kit.Card(p.first), kit.Card(p.more)), kit.Top(kit.Card(p.side)))
	p.content = kit.VB(16, p.head, p.cards)
	return p
}

// Title is the tab's name.
func (p *Page) Title() string { return words.Say("person.tab.expectations") }

// Content is built once.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// Reload asks the file again.
func (p *Page) Reload() {
	kit.Run(p.Context(), func(ctx context.Context) (model.Expectations, error) { return p.store.Expectations(ctx, p.person) },
		func(x model.Expectations, err error) {
			if err != nil {
				p.frame.ShowError(err)
				return
			}
			p.facts = x
			p.show()
		})
}

func (p *Page) show() {
	kit.KeepFocus(p.content, func() {
		v := p.version()
		if v == nil {
			p.cards.Hide()
			p.head.Objects = []fyne.CanvasObject{p.begin()}
		} else {
			p.cards.Show()
			head := kit.Row(12, 0, kit.Finding("expect.sentence", p.sentence()))
			if p.old() && !p.frame.Store().ReadOnly() {
				head.Add(kit.Mid(kit.NewButton("expect.holds", words.Say("expect.holds"), p.onHolds)))
			}
			head.Add(kit.Mid(kit.NewButton("expect.edit", words.Say("expect.edit"), p.onEdit)))
			p.head.Objects = []fyne.CanvasObject{head}
			p.showAnswers(v)
			p.showSide(v)
		}
		p.content.Refresh()
	})
}

// version is the one that is read: the one that was chosen, else the newest; nil when there is none.
func (p *Page) version() *model.Expectation {
	for i := range p.facts.Versions {
		if v := &p.facts.Versions[i]; v.ID == p.shown {
			return v
		}
	}
	return p.facts.Latest(p.person)
}

func (p *Page) call() string {
	if x := p.frame.Roster().Person(p.person); x != nil {
		return x.Call()
	}
	return ""
}

// old says whether the newest version was read and is to be looked at again.
func (p *Page) old() bool {
	r := p.facts.Reminder(p.person, p.frame.Roster().File.ExpectationDays, p.frame.Today())
	return r != nil && r.Want == model.WantLook && r.Version.ID == p.facts.Latest(p.person).ID
}

// sentence says the one thing to know: not yet read, to be looked at again, or read and current.
func (p *Page) sentence() string {
	on, v := p.frame.Today(), p.facts.Latest(p.person)
	if p.facts.Acknowledged(v.ID, on) == nil {
		return words.Say("expect.sentence.unread", p.call(), words.DateShort(v.ValidFrom, on))
	}
	if age, old := v.Old(p.frame.Roster().File.ExpectationDays, on); old {
		return words.SayN("expect.sentence.old", age, p.call())
	}
	return words.Say("expect.sentence.read", p.call(), v.Number)
}

func (p *Page) onChanges(on bool) {
	p.changes = on
	p.show()
}

func (p *Page) onVersion(id model.ID) {
	p.shown = id
	p.show()
}
