package people

import (
	"cmp"
	"slices"

	"milepost/model"
	"milepost/ui/kit"
)

// row is what the list says of one person.
type row struct {
	person model.Person
	level  string
	last   model.Date
	waited int  // days, when longer than agreed
	never  bool // waits for a first talk
	next   *model.Meeting
	mine   int // open promises of the manager
	theirs int
	late   int // of both
	gap    *model.SkillState
	serves *model.Thread // the first strategic milestone they grow into
	gone   bool          // archived, or left
}

// here are the people the choice on top asks for.
func (p *Page) here() []model.Person {
	if p.who == whoEveryone {
		return p.frame.Roster().Everyone(p.frame.Today(), false)
	}
	return p.mine()
}

// showRows fills the table, and keeps the keyboard on the person it is on.
func (p *Page) showRows() {
	var on model.ID
	if i := p.table.Rows.Selected(); i >= 0 && i < len(p.rows) {
		on = p.rows[i].person.ID
	}
	p.rows = p.rowsOf(p.here())
	if p.archived {
		for _, x := range p.everybody() {
			if !x.Here(p.frame.Today()) {
				p.rows = append(p.rows, p.rowsOf([]model.Person{x})...)
			}
		}
	}
	p.sort()
	p.table.Rows.Count = len(p.rows)
	p.table.Sorted(p.sortedBy, p.turned)
	p.table.Reload()
	if i := slices.IndexFunc(p.rows, func(r row) bool { return r.person.ID == on }); i >= 0 {
		p.table.Rows.Select(i)
	}
}

func (p *Page) rowsOf(people []model.Person) []row {
	r, on := p.frame.Roster(), p.frame.Today()
	waits, _ := model.Waiting(people, p.facts.agenda, on)
	waited := map[model.ID]model.Wait{}
	for _, w := range waits {
		waited[w.PersonID] = w
	}
	var out []row
	for _, x := range people {
		one := row{person: x, last: p.facts.agenda.LastHeld(x.ID, on), next: p.facts.agenda.NextPlanned(x.ID, on), gone: !x.Here(on)}
		if l := r.LevelOn(x.ID, on); l != nil {
			one.level = l.Name
		}
		if w, ok := waited[x.ID]; ok && !one.gone {
			one.waited, one.never = w.Days, w.LastHeld.IsZero()
		}
		one.promises(p.facts.agenda, on)
		if gaps := model.Gaps(model.SkillStates(r, p.facts.ratings, x.ID, on)); len(gaps) > 0 {
			one.gap = &gaps[0]
		}
		one.serves = growsInto(p.facts.dir, x.ID, on)
		out = append(out, one)
	}
	return out
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
		if x.OverdueOn(on) {
			r.late++
		}
	}
}

// growsInto is the tie to the first strategic milestone that still lies ahead.
func growsInto(d model.Direction, person model.ID, on model.Date) *model.Thread {
	for _, t := range d.Threads(on) { // the first strategic milestone comes first
		if t.Career.SubjectID == person && t.Career.Current(on) && t.Strategic.Current(on) {
			return &t
		}
	}
	return nil
}

// Columns of the table.
const (
	columnName = iota
	columnLast
	columnNext
	columnPromises
	columnGap
	columnInto
)

// sort orders the rows: those of equal weight stay by name, and who is gone comes last.
func (p *Page) sort() {
	names := map[model.ID]int{}
	for i, x := range p.everybody() {
		names[x.ID] = i
	}
	name := func(a, b *row) int { return cmp.Compare(names[a.person.ID], names[b.person.ID]) }
	by := order(p.sortedBy, name)
	slices.SortStableFunc(p.rows, func(a, b row) int {
		first := by(&a, &b)
		if p.turned {
			first = -first
		}
		return cmp.Or(cmp.Compare(number(a.gone), number(b.gone)), first, name(&a, &b))
	})
}

// order is how a column orders two rows: what wants attention first.
func order(column int, name func(a, b *row) int) func(a, b *row) int {
	switch column {
	case columnLast:
		return func(a, b *row) int { return cmp.Or(-cmp.Compare(a.waits(), b.waits()), days(a.last, b.last)) }
	case columnNext:
		return func(a, b *row) int { return days(a.nextOn(), b.nextOn()) }
	case columnPromises:
		return func(a, b *row) int {
			return -cmp.Or(cmp.Compare(a.late, b.late), cmp.Compare(a.mine, b.mine), cmp.Compare(a.theirs, b.theirs))
		}
	case columnGap:
		return func(a, b *row) int { return -cmp.Compare(a.missing(), b.missing()) }
	case columnInto:
		return func(a, b *row) int { return days(a.intoOn(), b.intoOn()) }
	}
	return name
}

// waits is how urgently somebody waits: those who wait for a first talk most.
func (r *row) waits() int {
	if r.never {
		return 1 << 30
	}
	return r.waited
}

func (r *row) nextOn() model.Date {
	if r.next == nil {
		return model.Date{}
	}
	return r.next.On
}

func (r *row) missing() int {
	if r.gap == nil {
		return 0
	}
	return r.gap.Gap()
}

func (r *row) intoOn() model.Date {
	if r.serves == nil {
		return model.Date{}
	}
	return r.serves.Strategic.DueOn
}

// days orders dates, those without one last.
func days(a, b model.Date) int {
	switch {
	case a.IsZero() && b.IsZero():
		return 0
	case a.IsZero():
		return 1
	case b.IsZero():
		return -1
	}
	return cmp.Compare(a.Days(b), 0)
}

func number(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (p *Page) onSort(column int, turned bool) {
	p.sortedBy, p.turned = column, turned
	p.showRows()
}

func (p *Page) onOpen(i int) {
	p.frame.Go(kit.Route{Page: kit.PagePerson, Person: p.rows[i].person.ID})
}
