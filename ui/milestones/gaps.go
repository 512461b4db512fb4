package milestones

import (
	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// gaps is what stands under the matrix: what does not fit in time, and what is missing on either side, each with the act
// that mends it.
func (p *Page) gaps() fyne.CanvasObject {
	conflicts, lists := kit.VB(22), kit.VB(22)
	if len(p.conflicts) > 0 {
		conflicts.Add(p.collisions())
	} else {
		conflicts.Add(kit.VB(2, kit.CardHead(words.Say("milestones.conflicts")), kit.P(words.Say("milestones.conflicts.none"), kit.Small, kit.Ink2())))
	}
	hidden := p.frame.Curtain().On // of the others nothing is said, and so not of who is missing either
	if !hidden && len(p.cover.Uncovered) > 0 {
		lists.Add(p.nobody())
	}
	if !hidden && len(p.cover.WithoutAny) > 0 {
		lists.Add(p.withoutAny())
	}
	if len(p.cover.TooMany) > 0 {
		lists.Add(p.tooMany())
	}
	if len(p.cover.ServesNothing) > 0 {
		lists.Add(p.nothing())
	}
	if len(lists.Objects) == 0 {
		return kit.Card(conflicts)
	}
	return kit.Areas(16, []kit.Arrangement{
		{MinWidth: 1000, Rows: [][]kit.Cell{{kit.At(0, 0), kit.At(460, 1)}}},
		{Rows: [][]kit.Cell{{kit.At(0, 0)}, {kit.At(0, 1)}}},
	}, kit.Card(conflicts), kit.Card(lists))
}

// gap is one line of a list: what opens when it is chosen, and the act beside it.
func gap(name, title, below string, warn bool, open func(), act fyne.CanvasObject) fyne.CanvasObject {
	t := theme.Current()
	ink := t.Ink3
	if warn {
		ink = t.WarnInk
	}
	text := kit.VB(1, kit.P(title, kit.SmallM, t.Ink))
	if below != "" {
		text.Add(kit.P(below, kit.Cap, ink))
	}
	return kit.Row(12, 0, kit.NewTapRow(name, title, open, kit.In(5, 0, 5, 0, text)), kit.Mid(act))
}

// gapsShown is how many lines of a list stand on the page until all are asked for.
const gapsShown = 8

// gapList is a list under its title. Of a long one the first lines are shown, and how many there are.
func (p *Page) gapList(key string, n int, line func(int) fyne.CanvasObject) fyne.CanvasObject {
	box := kit.VB(2, kit.CardHead(words.Say(key)), kit.Gap(1, 2))
	shown := n
	if !p.whole[key] && n > gapsShown+1 { // one line more takes no more room than saying so
		shown = gapsShown
	}
	for i := range shown {
		box.Add(line(i))
	}
	if shown < n {
		box.Add(kit.In(4, 0, 0, 0, kit.HB(0, kit.NewLink(key+".all", words.Say("milestones.gaps.all", n), func() {
			p.whole[key] = true
			p.show()
		}))))
	}
	return box
}

// nobody lists the strategic milestones that nobody grows into.
func (p *Page) nobody() fyne.CanvasObject {
	return p.gapList("milestones.uncovered", len(p.cover.Uncovered), func(i int) fyne.CanvasObject {
		s := &p.cover.Uncovered[i]
		tie := kit.NewLink("milestones.cover."+s.ID.Short(), words.Say("milestones.cover"), func() { kit.AskLink(p.frame, p.dir, "", s.ID) })
		return gap("milestones.uncovered."+s.ID.Short(), s.Title, p.dates(s), false, func() { p.openStrategic(s.ID) }, tie)
	})
}

// withoutAny lists the reps who have no career milestone at all.
func (p *Page) withoutAny() fyne.CanvasObject {
	return p.gapList("milestones.without", len(p.cover.WithoutAny), func(i int) fyne.CanvasObject {
		x := &p.cover.WithoutAny[i]
		agree := kit.NewLink("milestones.agree."+x.ID.Short(), words.Say("weave.agree"), func() { p.openGrowth(x.ID, "career") })
		return gap("milestones.without."+x.ID.Short(), x.Name, "", false, func() { p.openGrowth(x.ID, "") }, agree)
	})
}

// tooMany lists who carries more than is good.
func (p *Page) tooMany() fyne.CanvasObject {
	return p.gapList("milestones.loaded", len(p.cover.TooMany), func(i int) fyne.CanvasObject {
		x := &p.cover.TooMany[i]
		look := kit.NewLink("milestones.lighten."+x.ID.Short(), words.Say("milestones.lighten"), func() { p.openGrowth(x.ID, "") })
		return gap("milestones.loaded."+x.ID.Short(), x.Name, words.Say("milestones.loaded.line", words.Count(model.CarryMost)), true, func() { p.openGrowth(x.ID, "") }, look)
	})
}

// nothing lists the career milestones that are tied to no strategic one. That is fine, but said.
func (p *Page) nothing() fyne.CanvasObject {
	return p.gapList("milestones.nothing", len(p.cover.ServesNothing), func(i int) fyne.CanvasObject {
		c := &p.cover.ServesNothing[i]
		when := words.Say("milestones.dates.none")
		if !c.DueOn.IsZero() {
			when = words.DateShort(c.DueOn, p.frame.Today())
		}
		tie := kit.NewLink("milestones.tie."+c.ID.Short(), words.Say("milestones.tie"), func() { kit.AskLink(p.frame, p.dir, c.ID, "") })
		return gap("milestones.nothing."+c.ID.Short(), p.careerOf(c), when, false, func() { p.frame.Go(careerRoute(c)) }, tie)
	})
}

func (p *Page) openGrowth(person model.ID, do string) {
	p.frame.Go(kit.Route{Page: kit.PagePerson, Person: person, Tab: kit.TabGrowth, Do: do})
}
