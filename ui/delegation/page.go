// Package delegation says who decides what: how much each rep decides alone in each area, for the team as a matrix and
// for one rep with the way it went.
package delegation

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// Store is what the pages ask of the file.
type Store interface {
	Delegations(context.Context) (model.Delegations, error)
}

// Page is the matrix of the team: areas by reps.
type Page struct {
	kit.Life
	frame kit.Frame
	store Store
	all   model.Delegations
	tabs  *kit.Tabs
	body  *fyne.Container
}

var (
	_ kit.Page      = (*Page)(nil)
	_ kit.Continuer = (*Page)(nil)
)

// New makes the page.
func New(f kit.Frame) *Page {
	return &Page{Life: kit.NewLife(), frame: f, store: f.Store(), tabs: kit.NewTeamTabs(f, kit.PageDelegation), body: kit.VB(0)}
}

// Title is the page's name.
func (p *Page) Title() string { return words.Say("delegation.page") }

// Content is built once.
func (p *Page) Content() fyne.CanvasObject { return kit.Sheet(kit.PageMax, p.body) }

// Reload asks the file again.
func (p *Page) Reload() {
	kit.Run(p.Context(), p.store.Delegations, func(all model.Delegations, err error) {
		if err != nil {
			p.frame.ShowError(err)
			return
		}
		p.all = all
		p.show()
	})
}

// Continue opens the dialog again in which somebody was writing.
func (p *Page) Continue(thing string) bool { return goOn(p.frame, &p.all, thing) }

func goOn(f kit.Frame, all *model.Delegations, thing string) bool {
	kind, id := kit.ThingKind(thing)
	switch kind {
	case "area/new":
		askArea(f, model.DecisionArea{Row: model.Ours()})
		return true
	case "area":
		if a := all.Area(id); a != nil {
			askArea(f, *a)
			return true
		}
	case "delegation/new":
		for _, p := range f.Roster().People {
			if a := all.Area(id); a != nil && thing == kit.NewThing("delegation", p.ID, id) {
				ask(f, all, p.ID, a)
				return true
			}
		}
	}
	return false
}

// people are whom the page is about; behind the curtain only who looks on.
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

func (p *Page) show() {
	kit.KeepFocus(p.body, func() {
		areas, who := p.all.InUse(), people(p.frame)
		add := kit.NewQuiet("delegation.area", words.Say("delegation.area.add"), kit.IconPlus, func() { askArea(p.frame, model.DecisionArea{Row: model.Ours()}) })
		head := kit.PageHead(words.Say("shell.nav.people"), add)
		if len(areas) == 0 || len(who) == 0 {
			p.body.Objects = []fyne.CanvasObject{head, kit.Gap(1, 6), p.tabs, kit.Gap(1, 40), p.empty(len(who))}
			p.body.Refresh()
			return
		}
		card := kit.VB(0)
		if gone := p.archived(); gone != nil {
			card.Add(gone)
		}
		p.body.Objects = []fyne.CanvasObject{
			head, kit.Gap(1, 6), p.tabs, kit.Gap(1, 14), kit.Opening("delegation.sentence", p.sentence(who)), p.further(who), kit.Gap(1, 14),
			kit.Card(kit.VB(0, p.matrix(areas, who), kit.HLine(), kit.In(10, 0, 0, 0, legend()), card)),
		}
		p.body.Refresh()
	})
}

func (p *Page) empty(n int) fyne.CanvasObject {
	e := kit.Empty{Picture: kit.RowsPicture(), Sentence: words.Say("delegation.empty"), Help: words.Say("delegation.empty.help"), Action: kit.NewPrimary("delegation.begin", words.Say("delegation.begin"), func() { begin(p.frame) })}
	if n == 0 {
		e.Help = words.Say("delegation.empty.people")
		e.Action = kit.NewPrimary("delegation.people", words.Say("people.new"), func() { p.frame.Go(kit.Route{Page: kit.PagePeople, Do: "new"}) })
	}
	return kit.NewEmpty(e)
}

// sentence names the area that waits for the manager most.
func (p *Page) sentence(who []model.Person) string {
	agreed := 0
	for i := range who {
		_, _, n := p.all.Share(who[i].ID, p.frame.Today())
		agreed += n
	}
	stuck := p.all.Bottlenecks(who, p.frame.Today())
	switch {
	case agreed == 0:
		return words.Say("delegation.sentence.none")
	case len(stuck) == 0:
		return words.Say("delegation.sentence.free")
	case stuck[0].Stuck > 0:
		return words.Say("delegation.sentence.stuck", stuck[0].Area.Name, words.Count(len(stuck[0].Waits)), words.Count(stuck[0].Agreed), words.Count(stuck[0].Stuck))
	}
	return words.Say("delegation.sentence.waits", stuck[0].Area.Name, words.Count(len(stuck[0].Waits)), words.Count(stuck[0].Agreed))
}

// further names the other areas that wait for the manager.
func (p *Page) further(who []model.Person) fyne.CanvasObject {
	var parts []string
	for i, b := range p.all.Bottlenecks(who, p.frame.Today()) {
		if i > 0 {
			parts = append(parts, words.Say("delegation.also.one", b.Area.Name, len(b.Waits), b.Agreed))
		}
	}
	if len(parts) == 0 {
		return kit.Gap(1, 0)
	}
	return kit.In(4, 0, 0, 0, kit.P(words.Say("delegation.also", strings.Join(parts, ", ")), kit.Body, theme.Current().Ink2))
}

// legend says what the numbers mean.
func legend() fyne.CanvasObject {
	var parts []fyne.CanvasObject
	for _, d := range model.Degrees {
		parts = append(parts, kit.HB(6, kit.Mid(kit.RatingCell(int(d))), kit.Mid(kit.T(words.Say(degreeKey(d)), kit.Cap, theme.Current().Ink2))))
	}
	return kit.Flow(18, 6, parts...)
}

// areaMenu changes an area, its place, and whether it is used.
func (p *Page) areaMenu(a model.DecisionArea) fyne.CanvasObject {
	return kit.NewMoreButton("delegation.area."+a.ID.Short(), words.Say("delegation.area.more", a.Name), func() []kit.MenuItem {
		return []kit.MenuItem{
			{Name: "menu.rename", Label: words.Say("delegation.area.rename"), OnTapped: func() { askArea(p.frame, a) }},
			{Name: "menu.up", Label: words.Say("delegation.area.up"), OnTapped: func() { p.move(a, -1) }},
			{Name: "menu.down", Label: words.Say("delegation.area.down"), OnTapped: func() { p.move(a, 1) }},
			kit.HistoryItem(p.frame, &a, a.Name),
			{Name: "menu.archive", Label: words.Say("delegation.area.archive"), OnTapped: func() { p.onArchive(a) }},
		}
	})
}

func (p *Page) move(a model.DecisionArea, steps int) {
	var shown []model.Record
	for _, x := range p.all.InUse() {
		shown = append(shown, &x)
	}
	p.frame.Change(unit.SetArea, func(w *storage.Work) error { return w.Shift(shown, a.ID, steps) }, nil)
}

func (p *Page) onArchive(a model.DecisionArea) {
	a.ArchivedAt = model.InstantOf(p.frame.Now())
	p.frame.Change(unit.SetArea, func(w *storage.Work) error { return w.Put(&a) },
		func() { p.frame.Undoable(words.Say("delegation.area.archived", a.Name)) })
}

// archived are the areas that are not used any more, each with a way back.
func (p *Page) archived() fyne.CanvasObject {
	var back []fyne.CanvasObject
	for _, a := range p.all.Areas {
		if !a.ArchivedAt.IsZero() {
			a.ArchivedAt = 0
			back = append(back, kit.NewLink("delegation.back."+a.ID.Short(), words.Say("delegation.area.back", a.Name), func() {
				p.frame.Change(unit.SetArea, func(w *storage.Work) error { return w.Put(&a) }, nil)
			}))
		}
	}
	if len(back) == 0 {
		return nil
	}
	return kit.In(10, 0, 0, 0, kit.Flow(14, 4, back...))
}
