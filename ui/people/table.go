package people

import (
	"fyne.io/fyne/v2"

	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

const rowHeight = 55

// newTable is the table. It gives up whole columns where there is little room: the next talk and the promises first, then
// the gap.
func (p *Page) newTable() *kit.Table {
	t := kit.NewTable("people.row", rowHeight, []kit.Column{
		{Title: words.Say("people.col.name"), Sorts: true},
		{Title: words.Say("people.col.last"), Width: 140, Sorts: true},
		{Title: words.Say("people.col.next"), Width: 110, From: 960, Sorts: true},
		{Title: words.Say("people.col.promises"), Width: 140, From: 960, Sorts: true},
		{Title: words.Say("people.col.gap"), Width: 170, From: 660, Sorts: true},
		{Title: words.Say("people.col.into"), Width: 200, Sorts: true},
	}, func(i, column int) fyne.CanvasObject { return p.cell(&p.rows[i], column) })
	t.OnSort = p.onSort
	t.Rows.Key = func(i int) string { return p.rows[i].person.ID.Short() }
	t.Rows.Text = func(i int) string { return p.rows[i].person.Name }
	t.Rows.OnOpen = p.onOpen
	return t
}

func (p *Page) cell(r *row, column int) fyne.CanvasObject {
	t := theme.Current()
	none := kit.One(words.Say("people.none"), kit.Small, t.Ink3)
	switch column {
	case columnName:
		return p.name(r)
	case columnLast:
		return p.last(r)
	case columnNext:
		return p.next(r)
	case columnPromises:
		return p.promises(r)
	case columnGap:
		if r.gap == nil {
			return none
		}
		return kit.Row(10, 1, kit.RatingCell(r.gap.Step()), kit.Mid(kit.VB(1, kit.One(r.gap.Skill.Name, kit.Small, t.Ink2),
			kit.One(words.Say("people.gap.asks", r.gap.Target), kit.Cap, t.Ink3))))
	}
	return p.into(r)
}

// name is who it is, and what they are; who is archived can be brought back from here.
func (p *Page) name(r *row) fyne.CanvasObject {
	t := theme.Current()
	second := r.level
	switch {
	case !r.person.ArchivedAt.IsZero():
		second = words.Say("people.archived")
	case r.gone:
		second = words.Say("profile.left", words.Date(r.person.LeftOn))
	case !r.person.IsRep:
		second = words.Say("people.manager")
	}
	lines := kit.VB(1, kit.One(r.person.Name, kit.BodyM, t.Ink))
	if second != "" {
		lines.Add(kit.One(second, kit.Cap, t.Ink3))
	}
	if r.person.ArchivedAt.IsZero() {
		return kit.Row(12, 1, kit.Mid(kit.PersonDisc(&r.person, 32)), kit.Mid(lines))
	}
	back := kit.NewLink("people.back."+r.person.ID.Short(), words.Say("people.back"), func() { p.onBack(r.person) })
	return kit.Row(12, 1, kit.Mid(kit.PersonDisc(&r.person, 32)), kit.Mid(lines), kit.Mid(back))
}

func (p *Page) last(r *row) fyne.CanvasObject {
	t, on := theme.Current(), p.frame.Today()
	switch {
	case r.never:
		return kit.One(words.Say("people.talk.never"), kit.SmallM, t.WarnInk)
	case r.waited > 0:
		return kit.One(words.Say("people.talk.waits", words.DateShort(r.last, on), words.Duration(r.waited)), kit.SmallM, t.WarnInk)
	case r.last.IsZero():
		return kit.One(words.Say("people.none"), kit.Small, t.Ink3)
	}
	return kit.One(words.DateShort(r.last, on), kit.Small, t.Ink2)
}

func (p *Page) next(r *row) fyne.CanvasObject {
	t := theme.Current()
	switch {
	case r.next != nil:
		return kit.One(words.Capital(words.Relative(r.next.On, p.frame.Today())), kit.Small, t.Ink2)
	case r.never || r.waited > 0:
		return kit.One(words.Say("people.talk.unset"), kit.SmallM, t.WarnInk)
	}
	return kit.One(words.Say("people.none"), kit.Small, t.Ink3)
}

// promises counts what each side owes; what is late stands below.
func (p *Page) promises(r *row) fyne.CanvasObject {
	t, text := theme.Current(), words.Say("people.none")
	switch {
	case r.mine > 0 && r.theirs > 0:
		text = words.Say("people.promises", r.mine, r.person.Call(), r.theirs)
	case r.mine > 0:
		text = words.Say("people.promises.mine", r.mine)
	case r.theirs > 0:
		text = words.Say("people.promises.theirs", r.person.Call(), r.theirs)
	default:
		return kit.One(text, kit.Small, t.Ink3)
	}
	lines := kit.VB(1, kit.One(text, kit.Small, t.Ink2))
	if r.late > 0 {
		lines.Add(kit.One(words.Say("people.promises.late", r.late), kit.CapM, t.WarnInk))
	}
	return lines
}

// into is the first thing the team needs that somebody grows into.
func (p *Page) into(r *row) fyne.CanvasObject {
	t, on := theme.Current(), p.frame.Today()
	switch {
	case r.gone || !r.person.IsRep:
		return kit.One(words.Say("people.none"), kit.Small, t.Ink3)
	case r.serves == nil:
		return kit.One(words.Say("people.into.nothing"), kit.Small, t.Ink3)
	case r.serves.Late(on):
		days, _ := r.serves.SlackDays()
		return kit.VB(1, kit.One(r.serves.Strategic.Title, kit.SmallM, t.WarnInk), kit.One(words.Late(-days), kit.CapM, t.WarnInk))
	}
	return kit.One(r.serves.Strategic.Title, kit.Small, t.Ink2)
}
