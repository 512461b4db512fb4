package delegation

import (
	"strings"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// Tab is what one rep decides alone, area by area, with the degrees before.
type Tab struct {
	kit.Life
	frame  kit.Frame
	store  Store
	person model.ID
	all    model.Delegations
	body   *fyne.Container
}

var (
	_ kit.Page      = (*Tab)(nil)
	_ kit.Continuer = (*Tab)(nil)
)

// NewTab makes the tab of a person.
func NewTab(f kit.Frame, r kit.Route) *Tab {
	return &Tab{Life: kit.NewLife(), frame: f, store: f.Store(), person: r.Person, body: kit.VB(0)}
}

// Title is the tab's name.
func (p *Tab) Title() string { return words.Say("person.tab.delegation") }

// Content is built once.
func (p *Tab) Content() fyne.CanvasObject { return p.body }

// Reload asks the file again.
func (p *Tab) Reload() {
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
func (p *Tab) Continue(thing string) bool { return goOn(p.frame, &p.all, thing) }

func (p *Tab) call() string {
	if x := p.frame.Roster().Person(p.person); x != nil {
		return x.Call()
	}
	return ""
}

func (p *Tab) show() {
	kit.KeepFocus(p.body, func() {
		areas := p.all.InUse()
		if len(areas) == 0 {
			p.body.Objects = []fyne.CanvasObject{kit.Gap(1, 30), kit.NewEmpty(kit.Empty{
				Picture: kit.RowsPicture(), Sentence: words.Say("delegation.empty"), Help: words.Say("delegation.empty.help"),
				Action: kit.NewPrimary("delegation.begin", words.Say("delegation.begin"), func() { begin(p.frame) }),
			})}
			p.body.Refresh()
			return
		}
		rows := kit.VB(0)
		for i, a := range areas {
			if i > 0 {
				rows.Add(kit.HLine())
			}
			rows.Add(p.row(a))
		}
		team := kit.NewLink("delegation.team", words.Say("delegation.team"), func() { p.frame.Go(kit.Route{Page: kit.PageDelegation}) })
		p.body.Objects = []fyne.CanvasObject{
			kit.Finding("delegation.sentence", p.sentence(len(areas))), kit.Gap(1, 14),
			kit.Card(kit.VB(6, kit.CardHead(words.Say("delegation.page"), team), rows)),
		}
		p.body.Refresh()
	})
}

func (p *Tab) sentence(areas int) string {
	alone, manager, agreed := p.all.Share(p.person, p.frame.Today())
	if agreed == 0 {
		return words.Say("delegation.person.none", p.call())
	}
	return words.Capital(words.Say("delegation.person.sentence", p.call(), words.Count(alone), words.Count(areas), words.Count(manager)))
}

// row is an area: the degree in words, since when, the next step, and what was before.
func (p *Tab) row(a model.DecisionArea) fyne.CanvasObject {
	t, on := theme.Current(), p.frame.Today()
	d := p.all.On(p.person, a.ID, on)
	degree, said, lines := 0, words.Say("delegation.agreed.none"), kit.VB(2)
	if d != nil {
		degree, said = int(d.Degree), words.Say(degreeKey(d.Degree))
		if !d.ValidFrom.IsZero() {
			said = words.Say("delegation.since", said, words.DateShort(d.ValidFrom, on))
		}
	}
	lines.Add(kit.P(a.Name, kit.BodyM, t.Ink))
	lines.Add(kit.P(said, kit.Small, t.Ink2))
	if d != nil && d.NextStep != "" {
		lines.Add(p.next(d))
	}
	if before := p.before(a.ID); before != "" {
		lines.Add(kit.P(before, kit.Cap, t.Ink3))
	}
	return kit.NewTapRow(cellName(a.ID, p.person), a.Name+", "+said, func() { ask(p.frame, &p.all, p.person, &a) },
		kit.In(10, 0, 10, 0, kit.Row(14, 1, kit.Top(kit.RatingCell(degree)), lines)))
}

// next is the agreed next step; one whose day has passed stands out.
func (p *Tab) next(d *model.Delegation) fyne.CanvasObject {
	t, on := theme.Current(), p.frame.Today()
	if d.NextOn.IsZero() {
		return kit.P(words.Say("delegation.next", d.NextStep), kit.Small, t.Ink2)
	}
	text := words.Say("delegation.next.by", d.NextStep, words.DateShort(d.NextOn, on))
	if d.NextOn.Before(on) {
		return kit.P(text, kit.SmallM, t.WarnInk)
	}
	return kit.P(text, kit.Small, t.Ink2)
}

// before are the degrees up to now, newest first.
func (p *Tab) before(area model.ID) string {
	var parts []string
	for _, d := range p.all.Before(p.person, area, p.frame.Today()) {
		parts = append(parts, words.Say("delegation.until", words.Say(degreeKey(d.Degree)), words.DateShort(d.ValidTo, p.frame.Today())))
	}
	if len(parts) == 0 {
		return ""
	}
	return words.Say("delegation.before", strings.Join(parts, ", "))
}
