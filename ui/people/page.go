// Package people is the list of everybody in the file: who waits, what is owed, what each of them grows into.
package people

import (
	"context"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// Store is what the page asks of the file.
type Store interface {
	Agenda(context.Context, model.Date) (model.Agenda, error)
	Direction(context.Context) (model.Direction, error)
	Assessments(context.Context, model.ID) (model.Assessments, error)
}

// Whom the page shows.
const (
	whoMine     = "mine"
	whoEveryone = "everyone"
)

// Page is the list of people. The table lives as long as the page, so that the keyboard keeps its place in it.
type Page struct {
	kit.Life
	frame    kit.Frame
	store    Store
	body     *fyne.Container
	tabs     *kit.Tabs
	table    *kit.Table
	who      string
	archived bool
	begin    string
	sortedBy int
	turned   bool // the other way round
	facts    facts
	rows     []row // as they are shown
}

type facts struct {
	agenda  model.Agenda
	dir     model.Direction
	ratings model.Assessments
}

var _ kit.Page = (*Page)(nil)

// New makes the page; a route that asks to begin "new" opens the dialog for a new person.
func New(f kit.Frame, r kit.Route) *Page {
	p := &Page{Life: kit.NewLife(), frame: f, store: f.Store(), body: kit.VB(0), begin: r.Do, who: whoMine, sortedBy: columnLast}
	p.table, p.tabs = p.newTable(), kit.NewTeamTabs(f, kit.PagePeople)
	return p
}

// Title is the page's name.
func (p *Page) Title() string { return words.Say("shell.nav.people") }

// Content is built once.
func (p *Page) Content() fyne.CanvasObject { return kit.Sheet(0, p.body) }

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
	if f.agenda, err = p.store.Agenda(ctx, p.frame.Today()); err != nil {
		return f, err
	}
	if f.dir, err = p.store.Direction(ctx); err != nil {
		return f, err
	}
	f.ratings, err = p.store.Assessments(ctx, "")
	return f, err
}

func (p *Page) show() {
	if len(p.frame.Roster().People) == 0 {
		p.body.Objects = []fyne.CanvasObject{p.head(), kit.Gap(1, 40), kit.NewEmpty(kit.Empty{
			Picture: kit.RowsPicture(), Sentence: words.Say("people.empty"), Help: words.Say("people.empty.help"),
			Action: kit.NewPrimary("people.empty.import", words.Say("people.import"), p.onImport),
		})}
		p.body.Refresh()
		return
	}
	p.showRows()
	here := p.here()
	foot := kit.Row(12, 0, kit.Mid(kit.One(words.Say("people.keys"), kit.Cap, kit.Ink3())),
		kit.T(words.Say("people.count", len(p.rows), len(p.everybody())), kit.Cap, kit.Ink3()))
	p.body.Objects = []fyne.CanvasObject{
		p.head(), kit.Gap(1, 6), p.tabs, kit.Gap(1, 14), kit.Opening("people.sentence", p.sentence(here)), kit.Gap(1, 14),
		kit.Card(kit.VB(0, p.table, kit.HLine(), kit.In(10, 0, 0, 0, foot))),
	}
	p.body.Refresh()
}

// head has the choice of whom to show only where there is one.
func (p *Page) head() fyne.CanvasObject {
	right := []fyne.CanvasObject{}
	if n := len(p.everybody()) - len(p.frame.Roster().Everyone(p.frame.Today(), false)); n > 0 {
		key := "people.archived.show"
		if p.archived {
			key = "people.archived.hide"
		}
		right = append(right, kit.NewQuiet("people.archived", words.Say(key, n), "", p.onArchived))
	}
	if mine, all := len(p.mine()), len(p.frame.Roster().Everyone(p.frame.Today(), false)); mine < all {
		who := kit.NewSegments("people.who", []kit.Choice{
			{Key: whoMine, Text: words.Say("people.who.mine", mine)}, {Key: whoEveryone, Text: words.Say("people.who.everyone", all)},
		}, p.who, p.onWho)
		who.Spoken = words.Say("people.who")
		right = append(right, who)
	}
	right = append(right, kit.NewButton("people.import", words.Say("people.import"), p.onImport),
		kit.NewPrimary("people.new", words.Say("people.new"), p.onNew).WithIcon(kit.IconPlus))
	return kit.ByWidth([]float32{760}, func(step int) fyne.CanvasObject {
		if step > 0 || len(right) < 3 {
			return kit.PageHead(p.Title(), right...)
		}
		n := len(right) - 2 // what does something stays in the first line, what chooses goes below
		return kit.VB(8, kit.PageHead(p.Title(), right[n:]...), kit.Flow(8, 8, right[:n]...))
	})
}

func (p *Page) onArchived() {
	p.archived = !p.archived
	p.show()
	kit.FocusName(p.frame.Canvas(), "people.archived")
}

func (p *Page) onWho(key string) {
	p.who = key
	p.show()
	kit.FocusName(p.frame.Canvas(), "people.who")
}

func (p *Page) onImport() { p.frame.Go(kit.Route{Page: kit.PageImport}) }

func (p *Page) onNew() {
	kit.AskPerson(p.frame, model.Person{Row: model.Row{Visibility: model.Shared}, IsRep: true})
}

// Continue opens the dialog again in which somebody was writing down a new person.
func (p *Page) Continue(thing string) bool {
	if thing != kit.NewThing("person") {
		return false
	}
	p.onNew()
	return true
}

// onBack brings somebody back from the archive.
func (p *Page) onBack(x model.Person) {
	x.ArchivedAt = 0
	p.frame.Change(unit.ArchivePerson, func(w *storage.Work) error { return w.Put(&x) },
		func() { p.frame.Undoable(words.Say("profile.back", x.Name)) })
}

// everybody is who is in the file, those who are gone included.
func (p *Page) everybody() []model.Person { return p.frame.Roster().Everyone(p.frame.Today(), true) }

// mine are the owner's people, or all reps.
func (p *Page) mine() []model.Person { return p.frame.Roster().MyPeople(p.frame.Today()) }

// sentence says who of those shown waits longer than agreed.
func (p *Page) sentence(here []model.Person) string {
	waits, without := model.Waiting(here, p.facts.agenda, p.frame.Today())
	var names []string
	for _, w := range waits {
		names = append(names, p.frame.Roster().Person(w.PersonID).Call())
	}
	switch n := len(waits); {
	case len(here) == 0:
		return words.Say("people.sentence.nobody")
	case n == 0 && without == len(here):
		return words.SayN("people.sentence.norhythm", len(here))
	case n == 0:
		return words.SayN("people.sentence.fine", len(here))
	case n <= 3:
		return words.SayN("people.sentence.wait", n, words.List(names))
	default:
		return words.Say("people.sentence.many", words.Capital(words.Count(n)), words.Count(len(here)))
	}
}
