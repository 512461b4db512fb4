package milestones

import (
	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// growerNames are the people who grow into the milestone, each once.
func (p *StrategicPage) growerNames() []string {
	var out []string
	seen := map[model.ID]bool{}
	for _, t := range p.dir.GrownInto(p.id, p.frame.Today()) {
		if x := p.frame.Roster().Person(t.Career.SubjectID); x != nil && !seen[x.ID] {
			seen[x.ID] = true
			out = append(out, x.Call())
		}
	}
	return out
}

// showGrowers lists the career milestones that are tied to this one.
func (p *StrategicPage) showGrowers() {
	t, on := theme.Current(), p.frame.Today()
	threads := p.dir.GrownInto(p.id, on)
	count := words.Say("strategic.grow.count", len(p.growerNames()), len(p.frame.Roster().Reps(on)))
	if p.frame.Curtain().On {
		count = words.Say("curtain.others")
	}
	box := kit.VB(0, kit.CardHead(words.Say("strategic.grow"), kit.T(count, kit.Cap, t.Ink3)), kit.Gap(1, 4))
	if len(threads) == 0 && !p.frame.Curtain().On {
		box.Add(kit.In(8, 0, 4, 0, kit.P(words.Say("strategic.grow.empty"), kit.Small, t.Ink2)))
	}
	for i, th := range threads {
		if i > 0 {
			box.Add(kit.HLine())
		}
		box.Add(p.grower(th))
	}
	box.Add(kit.In(6, 0, 0, 0, kit.HB(0, kit.NewQuiet("strategic.tie", words.Say("strategic.tie"), kit.IconPlus, p.onTie))))
	p.growers.Objects = []fyne.CanvasObject{box}
}

func (p *StrategicPage) onTie() { kit.AskLink(p.frame, p.dir, "", p.id) }

// grower is one tie: who, in which role, with which career milestone, and the sentence why.
func (p *StrategicPage) grower(th model.Thread) fyne.CanvasObject {
	t := theme.Current()
	person := p.frame.Roster().Person(th.Career.SubjectID)
	if person == nil {
		return kit.Gap(0, 0)
	}
	name := kit.HB(6, kit.T(person.Call(), kit.BodyM, t.Ink), kit.Mid(kit.T(words.Say("link.role."+string(th.Link.Role)), kit.Small, t.Ink2)))
	text := kit.VB(1, name, kit.P(careerLine(&th.Career), kit.Small, t.Ink))
	if days, ok := th.SlackDays(); ok && th.Late(p.frame.Today()) {
		text.Add(kit.P(words.Say("milestones.late.by", words.Duration(-days)), kit.Small, t.WarnInk))
	}
	if th.Link.Why != "" {
		text.Add(kit.P(words.Say("link.quote", th.Link.Why), kit.Small, t.Ink2))
	}
	row := kit.NewTapRow("strategic.grower."+th.Link.ID.Short(), person.Name, func() { p.frame.Go(careerRoute(&th.Career)) },
		kit.In(10, 0, 10, 0, kit.Row(10, 1, kit.Top(kit.PersonDisc(person, 28)), text)))
	edit := kit.NewIconButton("strategic.link."+th.Link.ID.Short(), kit.IconLink, words.Say("strategic.link", person.Call()), func() { kit.EditLink(p.frame, th) })
	return kit.Row(10, 0, row, kit.Top(kit.In(8, 0, 0, 0, edit)))
}

// careerLine is a career milestone with its day, and what became of it once it is closed.
func careerLine(c *model.Career) string {
	switch {
	case c.State.Closed():
		return words.Say("milestones.career.line", c.Title, words.Say("milestone.state."+string(c.State)))
	case c.DueOn.IsZero():
		return c.Title
	}
	return words.Say("milestones.career.line", c.Title, words.Date(c.DueOn))
}

// careerRoute leads to a career milestone on its person's page.
func careerRoute(c *model.Career) kit.Route {
	return kit.Route{Page: kit.PagePerson, Person: c.SubjectID, Tab: kit.TabGrowth, Ref: c.ID}
}
