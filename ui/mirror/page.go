// Package mirror is the page My practice: the manager's own habits as a rater, with the figures and what to do about each. It is
// only for the owner of the file.
package mirror

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
	RaterFacts(context.Context) (model.RaterFacts, error)
}

// Page is the mirror: one card a habit.
type Page struct {
	kit.Life
	frame  kit.Frame
	store  Store
	mirror model.RaterMirror
	body   *fyne.Container
}

var _ kit.Page = (*Page)(nil)

// New makes the page.
func New(f kit.Frame) *Page {
	return &Page{Life: kit.NewLife(), frame: f, store: f.Store(), body: kit.VB(0)}
}

// Title is the page's name.
func (p *Page) Title() string { return words.Say("shell.nav.practice") }

// Content is built once.
func (p *Page) Content() fyne.CanvasObject { return kit.Sheet(kit.PageMax, p.body) }

// Reload asks the file again.
func (p *Page) Reload() {
	kit.Run(p.Context(), p.store.RaterFacts, func(f model.RaterFacts, err error) {
		if err != nil {
			p.frame.ShowError(err)
			return
		}
		r, on := p.frame.Roster(), p.frame.Today()
		p.mirror = model.NewRaterMirror(r, r.MyPeople(on), &f, on)
		p.show()
	})
}

func (p *Page) show() {
	kit.KeepFocus(p.body, func() {
		t := theme.Current()
		head := kit.VB(6, kit.PageHead(p.Title(), kit.T(words.Say("mirror.private"), kit.Cap, t.Ink3)),
			kit.HB(0, kit.NewLink("mirror.calibrate", words.Say("mirror.calibrate"), p.onCalibrate), kit.Spring()))
		if p.mirror.Ratings == 0 {
			p.body.Objects = []fyne.CanvasObject{head, kit.Gap(1, 40), p.empty()}
			p.body.Refresh()
			return
		}
		p.body.Objects = []fyne.CanvasObject{
			head, kit.Gap(1, 10), kit.Opening("mirror.sentence", words.MirrorOpening(&p.mirror)), kit.Gap(1, 4),
			kit.P(p.looked(), kit.Body, t.Ink2), kit.Gap(1, 14), p.cards(), kit.Gap(1, 14), kit.P(words.MirrorNeeds(), kit.Cap, t.Ink3),
		}
		p.body.Refresh()
	})
}

func (p *Page) onCalibrate() { p.frame.Go(kit.Route{Page: kit.PageCalibrate}) }

// empty says what is missing, and leads to where it is done.
func (p *Page) empty() fyne.CanvasObject {
	e := kit.Empty{Picture: kit.RowsPicture(), Sentence: words.MirrorOpening(&p.mirror), Help: words.Say("mirror.empty.help")}
	if p.mirror.Oldest == nil {
		e.Action = kit.NewPrimary("mirror.people", words.Say("mirror.people"), func() { p.frame.Go(kit.Route{Page: kit.PagePeople, Do: "new"}) })
		return kit.NewEmpty(e)
	}
	who := p.mirror.Oldest
	e.Action = kit.NewPrimary("mirror.rate", words.Say("mirror.rate", who.Call()), func() {
		p.frame.Go(kit.Route{Page: kit.PagePerson, Person: who.ID, Tab: kit.TabSkills, Do: "rate"})
	})
	return kit.NewEmpty(e)
}

// looked says what was looked at, and what is left out.
func (p *Page) looked() string {
	m, today := &p.mirror, p.frame.Today()
	said := words.Say("mirror.looked", words.SayN("mirror.ratings", m.Ratings), words.MirrorReps(m.Reps), words.DateShort(m.Since, today), words.DateShort(m.On, today))
	if m.Skipped > 0 {
		said += " " + words.SayN("mirror.skipped", m.Skipped)
	}
	if m.Elsewhere > 0 {
		said += " " + words.SayN("mirror.elsewhere", m.Elsewhere)
	}
	return said
}
