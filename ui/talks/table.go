package talks

import (
	"cmp"
	"math/big"
	"slices"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

const rowHeight = 55

// Columns of the table; the kinds of points follow the last.
const (
	columnName = iota
	columnLast
	columnAgreed
	columnTime
	columnKinds
)

// newTable is the table. Where there is little room it gives up the kinds of points, then the agreed rhythm.
func (p *Page) newTable() *kit.Table {
	columns := []kit.Column{
		{Title: words.Say("people.col.name"), Sorts: true},
		{Title: words.Say("people.col.last"), Width: 140, Sorts: true},
		{Title: words.Say("talks.col.agreed"), Width: 104, From: 560, Sorts: true},
		{Title: words.Say("talks.col.time"), Width: 150, Sorts: true},
	}
	for _, k := range model.PointKinds {
		columns = append(columns, kit.Column{Title: words.Say("oneonone.kind." + string(k)), Width: 62, From: 1000, Sorts: true, Align: fyne.TextAlignCenter})
	}
	t := kit.NewTable("talks.row", rowHeight, columns, func(i, column int) fyne.CanvasObject { return p.cell(&p.rows[i], column) })
	t.OnSort = p.onSort
	t.Rows.Key = func(i int) string { return p.rows[i].PersonID.Short() }
	t.Rows.Text = func(i int) string { return p.call(&p.rows[i]) }
	t.Rows.OnOpen = func(i int) {
		p.frame.Go(kit.Route{Page: kit.PagePerson, Person: p.rows[i].PersonID, Tab: kit.TabTalks})
	}
	return t
}

// showRows fills the table, and keeps the keyboard on the person it is on.
func (p *Page) showRows(people []model.Person) {
	var on model.ID
	if i := p.table.Rows.Selected(); i >= 0 && i < len(p.rows) {
		on = p.rows[i].PersonID
	}
	p.rows = model.TalkTimes(people, p.facts, p.span(), p.frame.Today())
	p.sort()
	p.table.Rows.Count = len(p.rows)
	p.table.Sorted(p.sortedBy, p.turned)
	p.table.Reload()
	if i := slices.IndexFunc(p.rows, func(t model.TalkTime) bool { return t.PersonID == on }); i >= 0 {
		p.table.Rows.Select(i)
	}
}

// sort orders the rows; those of equal weight stay by name, as they come.
func (p *Page) sort() {
	by := order(p.sortedBy)
	slices.SortStableFunc(p.rows, func(a, b model.TalkTime) int {
		if p.turned {
			return by(&b, &a)
		}
		return by(&a, &b)
	})
}

// order is how a column orders two rows: what wants attention first.
func order(column int) func(a, b *model.TalkTime) int {
	switch column {
	case columnName:
		return func(a, b *model.TalkTime) int { return 0 }
	case columnLast:
		return func(a, b *model.TalkTime) int {
			return cmp.Or(-cmp.Compare(waits(a), waits(b)), cmp.Compare(a.LastHeld.String(), b.LastHeld.String()))
		}
	case columnAgreed:
		return func(a, b *model.TalkTime) int { return cmp.Compare(a.Agreed, b.Agreed) }
	case columnTime:
		return func(a, b *model.TalkTime) int { return cmp.Compare(a.Minutes*max(1, b.Need), b.Minutes*max(1, a.Need)) }
	}
	kind := model.PointKinds[column-columnKinds]
	return func(a, b *model.TalkTime) int { return -shareOf(a, kind).Cmp(shareOf(b, kind)) }
}

// waits is how urgently somebody waits: those who wait for a first talk most.
func waits(t *model.TalkTime) int {
	switch {
	case t.Wait == nil:
		return 0
	case t.Wait.LastHeld.IsZero():
		return 1 << 30
	}
	return t.Wait.Days
}

func shareOf(t *model.TalkTime, k model.PointKind) *big.Rat {
	if s := t.Share(k); s != nil {
		return s
	}
	return big.NewRat(-1, 1)
}

func (p *Page) onSort(column int, turned bool) {
	p.sortedBy, p.turned = column, turned
	p.showRows(p.people())
}

func (p *Page) cell(t *model.TalkTime, column int) fyne.CanvasObject {
	switch column {
	case columnName:
		return p.name(t)
	case columnLast:
		return p.last(t)
	case columnAgreed:
		return p.agreed(t)
	case columnTime:
		return p.time(t)
	}
	return kindCell(t, model.PointKinds[column-columnKinds])
}

func (p *Page) name(t *model.TalkTime) fyne.CanvasObject {
	x, c := p.frame.Roster().Person(t.PersonID), theme.Current()
	if x == nil {
		return kit.Gap(1, 1)
	}
	return kit.Row(12, 1, kit.Mid(kit.PersonDisc(x, 32)), kit.Mid(kit.VB(1, kit.One(x.Name, kit.BodyM, c.Ink), kit.One(p.next(t), kit.Cap, c.Ink3))))
}

// next is the next talk in a few words.
func (p *Page) next(t *model.TalkTime) string {
	if t.Next == nil {
		return words.Say("talks.next.none")
	}
	return words.Say("talks.next", words.Relative(t.Next.On, p.frame.Today()))
}

func (p *Page) last(t *model.TalkTime) fyne.CanvasObject {
	c, on := theme.Current(), p.frame.Today()
	switch {
	case t.Wait != nil && t.Wait.LastHeld.IsZero():
		return kit.One(words.Say("people.talk.never"), kit.SmallM, c.WarnInk)
	case t.Wait != nil:
		return kit.One(words.Say("people.talk.waits", words.DateShort(t.LastHeld, on), words.Duration(t.Wait.Days)), kit.SmallM, c.WarnInk)
	case t.LastHeld.IsZero():
		return kit.One(words.Say("people.none"), kit.Small, c.Ink3)
	}
	return kit.One(words.DateShort(t.LastHeld, on), kit.Small, c.Ink2)
}

func (p *Page) agreed(t *model.TalkTime) fyne.CanvasObject {
	c := theme.Current()
	if t.Agreed == 0 {
		return kit.One(words.Say("talks.agreed.none"), kit.Small, c.Ink3)
	}
	return kit.One(words.Say("talks.agreed", words.Duration(t.Agreed)), kit.Small, c.Ink2)
}

// time is how many minutes there were, as a bar against those agreed.
func (p *Page) time(t *model.TalkTime) fyne.CanvasObject {
	c := theme.Current()
	text := words.SayN("talks.held", t.Talks, t.Minutes)
	if t.Need > 0 {
		text = words.Say("talks.time", t.Minutes, t.Need)
	}
	if t.Unknown > 0 {
		text = words.Say("talks.time.unknown", text, t.Unknown)
	}
	if t.Need == 0 {
		return kit.One(text, kit.Small, c.Ink2)
	}
	return kit.VB(5, kit.One(text, kit.Small, c.Ink2), kit.Bar(float64(t.Minutes)/float64(t.Need), 6, c.Bar))
}

// kindCell is the share of a kind among what was talked about; the ground is stronger the larger it is.
func kindCell(t *model.TalkTime, k model.PointKind) fyne.CanvasObject {
	c, share := theme.Current(), t.Share(k)
	if share == nil || share.Sign() == 0 {
		return kit.Center(kit.T(words.Say("people.none"), kit.Small, c.Ink3))
	}
	part, _ := share.Float64()
	ground := kit.Rect(theme.Alpha(c.Bar, 0.10+0.45*part), 6)
	return kit.Stack(kit.Center(kit.Box(56, 28, ground)), kit.Center(kit.T(words.Percent(share), kit.SmallM, c.Ink)))
}
