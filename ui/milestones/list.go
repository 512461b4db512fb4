package milestones

import (
	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/ui/documents"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// below is what stands under the picture: all strategic milestones, and beside them what is not as it should be.
func (p *Page) below() fyne.CanvasObject {
	side := kit.VB(22)
	if len(p.conflicts) > 0 {
		side.Add(p.collisions())
	}
	if len(p.cover.TooMany) > 0 {
		side.Add(p.tooMany())
	}
	if len(p.cover.ServesNothing) > 0 {
		side.Add(p.nothing())
	}
	if len(side.Objects) == 0 {
		return kit.Card(p.list())
	}
	return kit.Areas(16, []kit.Arrangement{
		{MinWidth: 1000, Rows: [][]kit.Cell{{kit.At(0, 0), kit.At(380, 1)}}},
		{Rows: [][]kit.Cell{{kit.At(0, 0)}, {kit.At(0, 1)}}},
	}, kit.Card(p.list()), kit.Card(side))
}

// list is every strategic milestone, by due date; what is archived only when asked for.
func (p *Page) list() fyne.CanvasObject {
	box := kit.VB(0, kit.CardHead(words.Say("milestones.list"), p.archiveSwitch()), kit.Gap(1, 8))
	shown := 0
	for _, m := range p.dir.Strategic {
		if !m.ArchivedAt.IsZero() && !p.archived {
			continue
		}
		box.Add(kit.HLine())
		box.Add(p.row(m))
		shown++
	}
	if shown == 0 {
		box.Add(kit.In(8, 0, 0, 0, kit.P(words.Say("milestones.list.archived"), kit.Small, kit.Ink2())))
	}
	return box
}

func (p *Page) archiveSwitch() fyne.CanvasObject {
	n := 0
	for i := range p.dir.Strategic {
		if !p.dir.Strategic[i].ArchivedAt.IsZero() {
			n++
		}
	}
	if n == 0 {
		return kit.Gap(0, 0)
	}
	key := "milestones.archived.show"
	if p.archived {
		key = "milestones.archived.hide"
	}
	return kit.NewLink("milestones.archived", words.Say(key, n), p.onArchived)
}

func (p *Page) onArchived() {
	p.archived = !p.archived
	p.show()
}

// row is one strategic milestone; where there is little room the dates go below the title.
func (p *Page) row(m model.Strategic) fyne.CanvasObject {
	t := theme.Current()
	line := kit.ByWidth([]float32{620}, func(step int) fyne.CanvasObject {
		title := kit.One(m.Title, kit.BodyM, t.Ink)
		state, dates := kit.One(p.state(&m), kit.Small, t.Ink2), kit.One(p.dates(&m), kit.Small, t.Ink2)
		who := kit.One(p.grown(m.ID), kit.Small, t.Ink2)
		if step == 0 {
			return kit.VB(1, kit.Row(10, 0, title, kit.Mid(kit.T(p.state(&m), kit.Small, t.Ink2))),
				kit.One(words.Say("milestones.row.narrow", documents.StrategicKind(&m), p.dates(&m)), kit.Cap, t.Ink3))
		}
		kind := kit.One(documents.StrategicKind(&m), kit.Cap, t.Ink3)
		return kit.Cols(14, []float32{0, 186, 86, 120}, kit.VB(1, title, kind), kit.Mid(dates), kit.Mid(state), kit.Mid(who))
	})
	row := kit.NewTapRow("milestones.row."+m.ID.Short(), m.Title, func() { p.openStrategic(m.ID) },
		kit.In(8, 0, 8, 0, kit.Row(12, 1, p.mark(&m), line)))
	more := kit.NewMoreButton("milestones.more."+m.ID.Short(), words.Say("oneonone.more", m.Title), func() []kit.MenuItem {
		tie := kit.MenuItem{Name: "menu.tie", Label: words.Say("strategic.tie"), OnTapped: func() { kit.AskLink(p.frame, p.dir, "", m.ID) }}
		return append([]kit.MenuItem{tie}, strategicMenu(p.frame, p.dir, m)...)
	})
	return kit.Row(12, 0, row, kit.Mid(more))
}

// mark is the sign of a strategic milestone: a diamond, paler once it is closed or archived.
func (p *Page) mark(m *model.Strategic) fyne.CanvasObject {
	t, pen := theme.Current(), kit.NewPen()
	ink := t.Accent
	if !m.Current(p.frame.Today()) {
		ink = t.LineStrong
	}
	pen.Diamond(8, 9, 7, ink)
	return kit.Mid(kit.Box(16, 18, pen.Drawing()))
}

func (p *Page) state(m *model.Strategic) string {
	if !m.ArchivedAt.IsZero() {
		return words.Say("milestones.archived.one")
	}
	return words.Say("milestone.state." + string(m.State))
}

func (p *Page) dates(m *model.Strategic) string {
	on := p.frame.Today()
	switch {
	case m.StartsOn.IsZero() && m.DueOn.IsZero():
		return words.Say("milestones.dates.none")
	case m.StartsOn.IsZero():
		return words.Say("milestones.dates.until", words.DateShort(m.DueOn, on))
	case m.DueOn.IsZero():
		return words.Say("milestones.dates.from", words.DateShort(m.StartsOn, on))
	}
	from := words.DateShort(m.StartsOn, on)
	if m.StartsOn.Year() == m.DueOn.Year() {
		from = words.DateShort(m.StartsOn, m.DueOn) // the year stands behind the end
	}
	return words.Say("milestones.dates", from, words.DateShort(m.DueOn, on))
}

// grown says how many career milestones are tied to a strategic one.
func (p *Page) grown(id model.ID) string {
	n := len(p.dir.GrownInto(id, p.frame.Today()))
	switch x := p.frame.Roster().Person(p.frame.Curtain().Person); {
	case p.frame.Curtain().On && (n == 0 || x == nil): // of the others nothing is said
		return ""
	case p.frame.Curtain().On:
		return words.SayN("strategic.sentence.grow", 1, x.Call())
	case n > 0:
		return words.SayN("milestones.grown", n)
	}
	return words.Say("milestones.grown.nobody")
}

// careerOf is a career milestone with its person: "Kenji: AE II".
func (p *Page) careerOf(c *model.Career) string {
	if x := p.frame.Roster().Person(c.SubjectID); x != nil {
		return words.Say("link.item", x.Call(), c.Title)
	}
	return c.Title
}
