// Package matrix is the team's heat map: people against skills, with what is missing to each person's own level and where
// most of the team is weak.
package matrix

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
	Assessments(context.Context, model.ID) (model.Assessments, error)
	Evidence(context.Context, model.ID) (model.Evidence, error)
}

// Whom the page shows, beside the people of one manager, whose id is the key then.
const (
	whoMine     = "mine"
	whoEveryone = "everyone"
)

// Page is the heat map. The map lives as long as the page, so that the keyboard keeps its place in it.
type Page struct {
	kit.Life
	frame  kit.Frame
	store  Store
	who    string
	group  string // only skills of this group; empty: all
	sorted model.TeamSort
	facts  model.TeamMatrix

	heat *heat
	body *fyne.Container
}

var _ kit.Page = (*Page)(nil)

// New makes the page.
func New(f kit.Frame) *Page {
	p := &Page{Life: kit.NewLife(), frame: f, store: f.Store(), who: whoMine, body: kit.Fill(0)}
	p.heat = newHeat(p)
	return p
}

// Title is the page's name.
func (p *Page) Title() string { return words.Say("shell.nav.skills") }

// Content is built once.
func (p *Page) Content() fyne.CanvasObject { return kit.SheetFull(0, p.body) }

// Reload asks the file again and holds the ratings of everybody shown against what is asked of each.
func (p *Page) Reload() {
	r, people, o := p.frame.Roster(), p.people(p.who), model.MatrixOptions{On: p.frame.Today(), Group: p.group}
	kit.Run(p.Context(), func(ctx context.Context) (m model.TeamMatrix, err error) {
		if o.Ratings, err = p.store.Assessments(ctx, ""); err != nil {
			return m, err
		}
		if o.Evidence, err = p.store.Evidence(ctx, ""); err != nil {
			return m, err
		}
		return model.NewTeamMatrix(r, people, o), nil
	}, func(m model.TeamMatrix, err error) {
		if err != nil {
			p.frame.ShowError(err)
			return
		}
		p.facts = m
		p.facts.Sort(p.sorted)
		p.show()
	})
}

// people are whom the page shows; behind the curtain only who looks on.
func (p *Page) people(who string) []model.Person {
	r, on := p.frame.Roster(), p.frame.Today()
	if c := p.frame.Curtain(); c.On {
		if x := r.Person(c.Person); x != nil {
			return []model.Person{*x}
		}
		return nil
	}
	switch who {
	case whoMine:
		return r.MyPeople(on)
	case whoEveryone:
		return r.Reps(on)
	}
	return r.Led(model.ID(who), on)
}

func (p *Page) show() {
	kit.KeepFocus(p.body, func() {
		switch {
		case len(p.facts.Rows) == 0:
			p.showEmpty(words.Say("matrix.empty.people"), words.Say("matrix.empty.people.help"),
				kit.NewPrimary("matrix.people", words.Say("people.new"), func() { p.frame.Go(kit.Route{Page: kit.PagePeople, Do: "new"}) }))
		case len(p.facts.Skills) == 0:
			p.showEmpty(words.Say("matrix.empty.skills"), words.Say("matrix.empty.skills.help"), nil)
		default:
			p.showMap()
		}
	})
}

func (p *Page) showEmpty(sentence, help string, action fyne.CanvasObject) {
	p.body.Objects = []fyne.CanvasObject{p.head(), kit.NewEmpty(kit.Empty{Picture: kit.RowsPicture(), Sentence: sentence, Help: help, Action: action})}
	p.body.Refresh()
}

// showMap has the map as its last object where there are more rows than a page shows, so that it takes all the room.
func (p *Page) showMap() {
	sentence, why := words.TeamFinding(&p.facts)
	if p.frame.Curtain().On { // of one person nothing is said about a team
		sentence, why = words.TeamRow(&p.facts.Rows[0]), ""
	}
	p.heat.show()
	p.body.Objects = []fyne.CanvasObject{p.head(), kit.Gap(1, 6), kit.Opening("matrix.sentence", sentence)}
	if why != "" {
		follows := kit.P(why, kit.Body, theme.Current().Ink2)
		follows.Name = "matrix.why"
		p.body.Objects = append(p.body.Objects, kit.In(4, 0, 0, 0, follows))
	}
	p.body.Objects = append(p.body.Objects, kit.Gap(1, 14), p.heat.card)
	if !p.heat.long() {
		p.body.Objects = append(p.body.Objects, kit.Gap(1, 0)) // what is left of the page stays empty
	}
	p.body.Refresh()
}

// head has the choices of whom and what to show where there are any.
func (p *Page) head() fyne.CanvasObject {
	var right []fyne.CanvasObject
	if all := p.teams(); len(all) > 1 && !p.frame.Curtain().On {
		right = append(right, p.choice("matrix.who", all, p.who, func(key string) { p.who = key }))
	}
	if all := p.groups(); len(all) > 2 {
		right = append(right, p.choice("matrix.group", all, p.group, func(key string) { p.group = key }))
	}
	right = append(right, kit.NewButton("matrix.framework", words.Say("matrix.framework"), p.onFramework))
	return kit.ByWidth([]float32{620}, func(step int) fyne.CanvasObject {
		if step == 0 {
			return kit.VB(8, kit.PageHead(p.Title()), kit.Flow(8, 8, right...))
		}
		return kit.PageHead(p.Title(), right...)
	})
}

// onFramework shows what the matrix is rated by.
func (p *Page) onFramework() { p.frame.Go(kit.Route{Page: kit.PageFramework}) }

// teams are the choices of whom to show: mine, each manager's, everyone; each only where it is another choice.
func (p *Page) teams() []kit.Choice {
	r, on := p.frame.Roster(), p.frame.Today()
	mine, all := len(p.people(whoMine)), len(p.people(whoEveryone))
	out := []kit.Choice{{Key: whoMine, Text: words.Say("matrix.who.mine", mine)}}
	for _, m := range r.Managers(on) {
		if m.ID == r.Owner.PersonID {
			continue
		}
		if n := len(r.Led(m.ID, on)); n > 0 && n < all {
			out = append(out, kit.Choice{Key: string(m.ID), Text: words.Say("matrix.who.team", m.Name, n)})
		}
	}
	if all != mine {
		out = append(out, kit.Choice{Key: whoEveryone, Text: words.Say("matrix.who.everyone", all)})
	}
	return out
}

// groups are the choices of skills: all, and each group of the framework.
func (p *Page) groups() []kit.Choice {
	out := []kit.Choice{{Text: words.Say("matrix.group.all")}}
	for _, g := range p.frame.Roster().Framework.SkillGroups() {
		out = append(out, kit.Choice{Key: g, Text: g})
	}
	return out
}

// choice is a button with what is chosen, which opens the list.
func (p *Page) choice(name string, choices []kit.Choice, now string, choose func(key string)) fyne.CanvasObject {
	label := choices[0].Text
	for _, c := range choices {
		if c.Key == now {
			label = c.Text
		}
	}
	return kit.NewMenuButton(name, label, func() []kit.MenuItem {
		return kit.Choices(choices, now, func(key string) {
			choose(key)
			p.Reload()
			kit.WhenStill(func() { kit.FocusName(p.frame.Canvas(), name) })
		})
	})
}

// sort sorts by a title: first as one expects, chosen again the other way round.
func (p *Page) sort(by model.TeamSort) {
	if now := p.sorted; now.By == by.By && now.Skill == by.Skill {
		by.Back = !now.Back
	}
	p.sorted = by
	p.facts.Sort(by)
	p.heat.chart.Top = 0
	p.heat.show()
}
