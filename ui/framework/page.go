// Package framework is where a team's framework is edited: ladders with their levels and ways, skills in groups, what each level asks
// for, texts and criteria; and where one reads what changed from version to version.
package framework

import (
	"context"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// Store is what the pages ask of the file.
type Store interface {
	FrameworkVersions(context.Context) ([]storage.FrameworkVersion, error)
	Benchmarks(context.Context) ([]model.BenchmarkRole, error)
	ReadOnly() bool
}

// desk is what the pages of the framework share: what was read, and how it is edited.
type desk struct {
	kit.Life
	frame kit.Frame
	store Store
	facts facts
}

type facts struct {
	versions   []storage.FrameworkVersion // the newest first
	benchmarks []model.BenchmarkRole
}

func newDesk(f kit.Frame) desk { return desk{Life: kit.NewLife(), frame: f, store: f.Store()} }

func (d *desk) read(ctx context.Context) (f facts, err error) {
	if f.versions, err = d.store.FrameworkVersions(ctx); err != nil {
		return f, err
	}
	f.benchmarks, err = d.store.Benchmarks(ctx)
	return f, err
}

// now is the newest version; an empty one when the file has none.
func (d *desk) now() *model.Framework {
	if len(d.facts.versions) == 0 {
		return &model.Framework{}
	}
	return &d.facts.versions[0].Framework
}

// change writes an edit of the newest framework, as the file has it by then.
func (d *desk) change(name string, edit func(*model.Framework), then func()) {
	d.frame.Change(name, d.write(func(f *model.Framework) error {
		edit(f)
		return nil
	}), then)
}

func (d *desk) write(edit func(*model.Framework) error) func(*storage.Work) error {
	on := d.frame.Today()
	return func(w *storage.Work) error {
		_, err := w.EditFramework(on, edit)
		return err
	}
}

// moved is the error of an edit of something that is not any more what it was when it was read.
func moved() error { return &model.Problem{Key: "storage.framework.moved", Err: model.ErrConflict} }

// Page is the framework as a whole, one ladder at a time.
type Page struct {
	desk
	ladder  model.ID          // whose levels are shown
	open    map[model.ID]bool // versions of which all changes are shown
	skills  *kit.Lines
	levels  *kit.Lines
	body    *fyne.Container
	content fyne.CanvasObject
}

var (
	_ kit.Page      = (*Page)(nil)
	_ kit.Continuer = (*Page)(nil)
)

// New makes the page; the route's Ref is the ladder to show, none: that of most people.
func New(f kit.Frame, r kit.Route) *Page {
	p := &Page{desk: newDesk(f), ladder: r.Ref, open: map[model.ID]bool{}, body: kit.VB(0)}
	p.skills = kit.NewLines("framework.skills", words.Say("framework.skills"))
	p.levels = kit.NewLines("framework.levels", words.Say("framework.levels"))
	p.skills.Nested, p.levels.Nested = true, true
	p.content = kit.Sheet(kit.PageMax, p.body)
	return p
}

// Title is the page's name.
func (p *Page) Title() string { return words.Say("framework.title") }

// Content is built once.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// Reload asks the file again.
func (p *Page) Reload() {
	kit.Run(p.Context(), p.read, func(f facts, err error) {
		if err != nil {
			p.frame.ShowError(err)
			return
		}
		p.facts = f
		p.show()
	})
}

// chosen is the ladder that is shown; nil when there is none.
func (p *Page) chosen() *model.Ladder {
	f := p.now()
	if l := f.Ladder(p.ladder); l != nil {
		return l
	}
	if len(f.Ladders) == 0 {
		return nil
	}
	most := &f.Ladders[0]
	for i := range f.Ladders {
		if p.on(f.Ladders[i].LadderID) > p.on(most.LadderID) {
			most = &f.Ladders[i]
		}
	}
	return most
}

// on is how many people stand on a ladder today.
func (p *Page) on(ladder model.ID) int {
	n, r := 0, p.frame.Roster()
	for i := range r.People {
		if l := r.LevelOn(r.People[i].ID, p.frame.Today()); l != nil && l.LadderID == ladder {
			n++
		}
	}
	return n
}

// standing are the people who stand on a level today.
func (p *Page) standing(level model.ID) []string {
	var out []string
	r := p.frame.Roster()
	for i := range r.People {
		if l := r.LevelOn(r.People[i].ID, p.frame.Today()); l != nil && l.LevelID == level {
			out = append(out, r.People[i].Call())
		}
	}
	return out
}

func (p *Page) show() {
	kit.KeepFocus(p.body, func() {
		l := p.chosen()
		if l == nil {
			p.body.Objects = []fyne.CanvasObject{p.head(), kit.Gap(1, 40), kit.NewEmpty(kit.Empty{
				Picture: kit.RoadPicture(), Sentence: words.Say("framework.empty"), Help: words.Say("framework.empty.help"),
				Action: kit.NewPrimary("framework.begin", words.Say("framework.ladder.new"), func() { p.askLadder(model.Ladder{}) }),
			})}
			p.body.Refresh()
			return
		}
		p.ladder = l.LadderID
		p.body.Objects = []fyne.CanvasObject{
			p.head(), kit.Gap(1, 4), kit.Opening("framework.sentence", p.sentence()), kit.Gap(1, 14), p.tabs(), kit.Gap(1, 14),
			kit.VB(16, kit.Card(p.targets(l)), kit.Card(p.levelCard(l))),
		}
		if b := p.benchmarkCard(l); b != nil {
			p.body.Add(kit.In(16, 0, 0, 0, kit.Card(b)))
		}
		p.body.Add(kit.In(16, 0, 0, 0, kit.Card(p.versionCard())))
		p.body.Refresh()
	})
}

func (p *Page) head() fyne.CanvasObject {
	if p.store.ReadOnly() {
		return kit.PageHead(words.Say("framework.title"))
	}
	return kit.PageHead(words.Say("framework.title"), kit.NewQuiet("framework.ladder.add", words.Say("framework.ladder.add"), kit.IconPlus, func() { p.askLadder(model.Ladder{}) }))
}

// sentence says what an edit does: it goes into this version, or makes the next one.
func (p *Page) sentence() string {
	v := &p.facts.versions[0]
	switch {
	case p.store.ReadOnly():
		return words.Say("framework.sentence.reads", v.Version.Number, words.Date(v.Version.MadeOn))
	case p.frame.Curtain().On:
		return words.Say("framework.sentence.any", v.Version.Number)
	case v.Frozen() && v.Assessments > 0:
		return words.SayN("framework.sentence.frozen", v.Assessments, v.Version.Number, v.Version.Number+1)
	case v.Frozen():
		return words.Say("framework.sentence.deck", v.Version.Number, v.Version.Number+1)
	}
	return words.Say("framework.sentence.free", v.Version.Number)
}

// tabs choose the ladder.
func (p *Page) tabs() fyne.CanvasObject {
	f := p.now()
	at, labels := 0, make([]string, len(f.Ladders))
	for i, l := range f.Ladders {
		labels[i] = l.Name
		if l.LadderID == p.ladder {
			at = i
		}
	}
	tabs := kit.NewTabs("framework.ladders", labels, at, p.onLadder)
	if p.store.ReadOnly() {
		return tabs
	}
	more := kit.NewMoreButton("framework.ladder.more", words.Say("framework.ladder.more", f.Ladders[at].Name), p.ladderMenu)
	return kit.Row(12, 0, tabs, more)
}

func (p *Page) onLadder(i int) {
	p.ladder = p.now().Ladders[i].LadderID
	p.show()
}

// note is a quiet sentence.
func note(text string) fyne.CanvasObject { return kit.P(text, kit.Small, theme.Current().Ink2) }
