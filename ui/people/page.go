// Package people is the list of everybody in the file: who waits, what is owed, where the next milestone is.
package people

import (
	"cmp"
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// Store is what the page asks of the file.
type Store interface {
	Agenda(context.Context) (model.Agenda, error)
	Direction(context.Context) (model.Direction, error)
	Assessments(context.Context, model.ID) (model.Assessments, error)
}

// Page is the list of people.
type Page struct {
	kit.Life
	frame    kit.Frame
	store    Store
	body     *fyne.Container
	archived bool
	begin    string
	facts    facts
}

type facts struct {
	agenda  model.Agenda
	dir     model.Direction
	ratings model.Assessments
}

var _ kit.Page = (*Page)(nil)

// New makes the page; a route that asks to begin "new" opens the dialog for a new person.
func New(f kit.Frame, r kit.Route) *Page {
	return &Page{Life: kit.NewLife(), frame: f, store: f.Store(), body: kit.VB(0), begin: r.Do}
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
	if f.agenda, err = p.store.Agenda(ctx); err != nil {
		return f, err
	}
	if f.dir, err = p.store.Direction(ctx); err != nil {
		return f, err
	}
	f.ratings, err = p.store.Assessments(ctx, "")
	return f, err
}

// row is what the list says of one person.
type row struct {
	person   model.Person
	level    string
	last     model.Date
	waited   int // days, when longer than agreed
	never    bool
	next     *model.Meeting
	mine     int // open promises of the manager
	theirs   int
	late     bool // one of them is overdue
	gap      *model.SkillState
	mileston *model.Career
}

func (p *Page) rows() []row {
	r, on := p.frame.Roster(), p.frame.Today()
	waits, _ := model.Waiting(r.Everyone(on, p.archived), p.facts.agenda, on)
	waited := map[model.ID]model.Wait{}
	for _, w := range waits {
		waited[w.PersonID] = w
	}
	var out []row
	for _, x := range r.Everyone(on, p.archived) {
		one := row{person: x, last: p.facts.agenda.LastHeld(x.ID, on), next: p.facts.agenda.NextPlanned(x.ID, on)}
		if l := r.LevelOn(x.ID, on); l != nil {
			one.level = l.Name
		}
		if w, ok := waited[x.ID]; ok {
			one.waited, one.never = w.Days, w.LastHeld.IsZero()
		}
		one.promises(p.facts.agenda, on)
		if gaps := model.Gaps(model.SkillStates(r, p.facts.ratings, x.ID, on)); len(gaps) > 0 {
			one.gap = &gaps[0]
		}
		one.mileston = nextCareer(p.facts.dir, x.ID, on)
		out = append(out, one)
	}
	// who has waited longest stands on top; the rest stays by name
	slices.SortStableFunc(out, func(a, b row) int {
		return cmp.Or(-cmp.Compare(rank(a), rank(b)), 0)
	})
	return out
}

func rank(r row) int {
	if r.never {
		return 1 << 30
	}
	return r.waited
}

func (r *row) promises(a model.Agenda, on model.Date) {
	for i := range a.Actions {
		x := &a.Actions[i]
		if x.SubjectID != r.person.ID || !x.OpenOn(on) || !x.ArchivedAt.IsZero() {
			continue
		}
		if x.OwedBy == model.SideManager {
			r.mine++
		} else {
			r.theirs++
		}
		r.late = r.late || x.OverdueOn(on)
	}
}

func nextCareer(d model.Direction, person model.ID, on model.Date) *model.Career {
	var next *model.Career
	for i := range d.Careers {
		c := &d.Careers[i]
		if c.SubjectID == person && c.Current(on) && (next == nil || !c.DueOn.IsZero() && c.DueOn.Before(next.DueOn)) {
			next = c
		}
	}
	return next
}

func (p *Page) show() {
	rows := p.rows()
	head := kit.PageHead(words.Say("shell.nav.people"), p.archiveSwitch(),
		kit.NewButton("people.import", words.Say("people.import"), p.onImport),
		kit.NewPrimary("people.new", words.Say("people.new"), p.onNew).WithIcon(kit.IconPlus))
	if len(rows) == 0 {
		p.body.Objects = []fyne.CanvasObject{head, kit.Gap(1, 40), kit.NewEmpty(kit.Empty{
			Picture: kit.RowsPicture(), Sentence: words.Say("people.empty"), Help: words.Say("people.empty.help"),
			Action: kit.NewPrimary("people.empty.import", words.Say("people.import"), p.onImport)})}
		p.body.Refresh()
		return
	}
	p.body.Objects = []fyne.CanvasObject{head, kit.Gap(1, 10), kit.Opening("people.sentence", p.sentence(rows)), kit.Gap(1, 14), kit.Card(p.table(rows))}
	p.body.Refresh()
}

func (p *Page) sentence(rows []row) string {
	var waiting []string
	for _, r := range rows {
		if r.waited > 0 || r.never {
			waiting = append(waiting, r.person.Call())
		}
	}
	switch n := len(waiting); {
	case n == 0:
		return words.SayN("people.sentence.fine", len(rows))
	case n <= 3:
		return words.SayN("people.sentence.wait", n, words.List(waiting))
	default:
		return words.Say("people.sentence.many", words.Capital(words.Count(n)), words.Count(len(rows)))
	}
}

func (p *Page) archiveSwitch() fyne.CanvasObject {
	n := len(p.frame.Roster().Everyone(p.frame.Today(), true)) - len(p.frame.Roster().Everyone(p.frame.Today(), false))
	if n == 0 {
		return kit.Gap(0, 0)
	}
	key := "people.archived.show"
	if p.archived {
		key = "people.archived.hide"
	}
	return kit.NewQuiet("people.archived", words.Say(key, n), "", p.onArchived)
}

func (p *Page) onArchived() {
	p.archived = !p.archived
	p.show()
}

func (p *Page) onImport() { p.frame.Go(kit.Route{Page: kit.PageImport}) }

func (p *Page) onNew() {
	kit.AskPerson(p.frame, model.Person{Row: model.Row{Visibility: model.Shared}, IsRep: true})
}

// table gives up whole columns where there is little room: promises and milestone first, then the gap.
func (p *Page) table(rows []row) fyne.CanvasObject {
	return kit.ByWidth([]float32{660, 960}, func(step int) fyne.CanvasObject {
		box := kit.VB(0, p.tableRow(step, kit.T(words.Say("people.col.name"), kit.CapM, theme.Current().Ink3),
			p.colHead("people.col.talk"), p.colHead("people.col.gap"), p.colHead("people.col.promises"), p.colHead("people.col.next")), kit.Gap(1, 6))
		for _, r := range rows {
			box.Add(kit.HLine())
			box.Add(p.personRow(step, r))
		}
		return box
	})
}

func (p *Page) colHead(key string) fyne.CanvasObject {
	return kit.One(words.Say(key), kit.CapM, theme.Current().Ink3)
}

func (p *Page) tableRow(step int, name, talk, gap, promises, next fyne.CanvasObject) fyne.CanvasObject {
	switch step {
	case 0:
		return kit.Cols(14, []float32{0, 150}, name, talk)
	case 1:
		return kit.Cols(14, []float32{0, 150, 190}, name, talk, gap)
	}
	return kit.Cols(14, []float32{0, 160, 190, 150, 250}, name, talk, gap, promises, next)
}

func (p *Page) personRow(step int, r row) fyne.CanvasObject {
	t, on := theme.Current(), p.frame.Today()
	second := r.level
	if !r.person.IsRep {
		second = words.Say("people.manager")
	}
	if !r.person.ArchivedAt.IsZero() {
		second = words.Say("people.archived")
	}
	name := kit.Row(12, 1, kit.Mid(kit.PersonDisc(&r.person, 32)), kit.Mid(kit.VB(1, kit.One(r.person.Name, kit.BodyM, t.Ink), kit.One(second, kit.Cap, t.Ink3))))
	talk := p.talk(r, on)
	gap := kit.One(words.Say("people.none"), kit.Small, t.Ink3)
	if r.gap != nil {
		gap = kit.One(words.Say("people.gap", r.gap.Skill.Name, r.gap.Step(), r.gap.Target), kit.Small, t.Ink2)
	}
	ink := t.Ink2
	if r.late {
		ink = t.WarnInk
	}
	promises := kit.One(p.promises(r), kit.Small, ink)
	next := kit.One(words.Say("people.none"), kit.Small, t.Ink3)
	if r.mileston != nil {
		next = kit.One(words.Say("people.next", r.mileston.Title, words.DateShort(r.mileston.DueOn, on)), kit.Small, t.Ink2)
	}
	return kit.NewTapRow("people.row."+r.person.ID.Short(), r.person.Name, func() {
		p.frame.Go(kit.Route{Page: kit.PagePerson, Person: r.person.ID})
	}, kit.In(9, 0, 9, 0, p.tableRow(step, name, talk, kit.Mid(gap), kit.Mid(promises), kit.Mid(next))))
}

// talk is the last one-on-one, and the next one below it.
func (p *Page) talk(r row, on model.Date) fyne.CanvasObject {
	t := theme.Current()
	ink, text := t.Ink2, words.Say("people.none")
	switch {
	case r.never:
		ink, text = t.WarnInk, words.Say("people.talk.never")
	case r.waited > 0:
		ink, text = t.WarnInk, words.Say("people.talk.waits", words.Duration(r.waited))
	case !r.last.IsZero():
		text = words.Capital(words.In(r.last, on))
	}
	next := ""
	if r.next != nil {
		next = words.Say("people.talk.next", words.Relative(r.next.On, on))
	}
	return kit.Mid(kit.VB(1, kit.One(text, kit.Small, ink), kit.One(next, kit.Cap, t.Ink3)))
}

func (p *Page) promises(r row) string {
	if r.mine+r.theirs == 0 {
		return words.Say("people.none")
	}
	return words.Say("people.promises", r.mine, r.person.Call(), r.theirs)
}
