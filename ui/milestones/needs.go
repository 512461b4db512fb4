package milestones

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// mostNeeded is how many people a milestone may need at most.
const mostNeeded = 999

// showNeeds lists what the milestone waits for, and which skills it needs.
func (p *StrategicPage) showNeeds() {
	t := theme.Current()
	box := kit.VB(0, kit.CardHead(words.Say("needs.title")), kit.Gap(1, 4))
	waits, needed := p.dir.WaitsFor(p.id), p.dir.NeedsOf(p.id)
	if len(waits)+len(needed) == 0 {
		box.Add(kit.In(8, 0, 4, 0, kit.P(words.Say("needs.empty"), kit.Small, t.Ink2)))
	}
	for i := range waits {
		box.Add(p.waitRow(waits[i]))
	}
	for i := range needed {
		box.Add(p.needRow(needed[i]))
	}
	if after := p.dir.WaitedForBy(p.id); len(after) > 0 {
		var titles []string
		for i := range after {
			titles = append(titles, words.Say("link.quote", after[i].Title))
		}
		box.Add(kit.In(6, 0, 2, 0, kit.P(words.SayN("needs.after", len(after), words.List(titles)), kit.Small, t.Ink2)))
	}
	box.Add(kit.In(6, 0, 0, 0, kit.Flow(10, 4, kit.NewQuiet("needs.wait", words.Say("needs.wait"), kit.IconPlus, p.onWait), kit.NewQuiet("needs.skill", words.Say("needs.skill"), kit.IconPlus, p.onNewNeed))))
	p.needs.Objects = []fyne.CanvasObject{box}
}

// waitRow is a milestone that this one waits for. A tap leads to it.
func (p *StrategicPage) waitRow(w model.WaitTie) fyne.CanvasObject {
	t, name := theme.Current(), "wait."+w.Tie.ID.Short()
	line := words.Say("needs.due", words.Say("milestones.dates.none"))
	switch {
	case w.For.State.Closed():
		line = words.Say("milestone.state." + string(w.For.State))
	case !w.For.DueOn.IsZero():
		line = words.Say("needs.due", words.DateShort(w.For.DueOn, p.frame.Today()))
	}
	state := kit.P(line, kit.Small, t.Ink2)
	state.Name = name + ".state"
	if days := w.LateBy(p.milestone.DueOn); days > 0 && !p.milestone.State.Closed() {
		state = kit.P(words.Say("needs.late", line, words.Duration(days)), kit.Small, t.WarnInk)
		state.Name = name + ".state"
	}
	text := kit.VB(1, kit.P(words.Say("needs.waits", w.For.Title), kit.Small, t.Ink), state)
	row := kit.NewTapRow(name, w.For.Title, func() { p.frame.Go(kit.Route{Page: kit.PageStrategic, Ref: w.For.ID}) }, kit.In(8, 0, 8, 0, text))
	tie := w.Tie
	remove := func() {
		p.frame.Change(unit.DependStrategic, func(work *storage.Work) error { return work.Delete(&tie) }, func() { p.frame.Undoable(words.Say("needs.wait.removed", w.For.Title)) })
	}
	row.Keys = kit.RowKeys{Archive: remove}
	return kit.Row(8, 0, row, kit.Mid(kit.NewIconButton(name+".remove", kit.IconClose, words.Say("needs.wait.remove", w.For.Title), remove)))
}

// needRow is a skill the milestone needs. A tap changes how many people, and at which step.
func (p *StrategicPage) needRow(n model.NeededSkill) fyne.CanvasObject {
	t, name, f := theme.Current(), "need."+n.ID.Short(), &p.frame.Roster().Framework
	skill := words.Say("needs.skill.gone")
	if s := f.Skill(n.SkillID); s != nil {
		skill = s.Name
	}
	line := kit.P(words.SayN("needs.people", n.People, f.StepLabel(n.Step)), kit.Small, t.Ink2)
	line.Name = name + ".line"
	row := kit.NewTapRow(name, skill, func() { p.askNeed(n) }, kit.In(8, 0, 8, 0, kit.VB(1, kit.P(skill, kit.Small, t.Ink), line, p.ready(&n, name))))
	remove := func() {
		gone := n
		p.frame.Change(unit.NeedSkill, func(w *storage.Work) error { return w.Delete(&gone) }, func() { p.frame.Undoable(words.Say("needs.skill.removed", skill)) })
	}
	row.Keys = kit.RowKeys{Archive: remove}
	return kit.Row(8, 0, row, kit.Mid(kit.NewIconButton(name+".remove", kit.IconClose, words.Say("needs.skill.remove", skill), remove)))
}

// ready says who has the skill by the milestone's day. Behind the curtain the others are hidden, and nothing is said.
func (p *StrategicPage) ready(n *model.NeededSkill, name string) fyne.CanvasObject {
	at := slices.IndexFunc(p.bench, func(l model.BenchLine) bool { return l.Needed.ID == n.ID })
	if at < 0 || p.frame.Curtain().On {
		return kit.Gap(1, 0)
	}
	t, l := theme.Current(), &p.bench[at]
	ink := t.Ink2
	if l.Filled() < n.People {
		ink = t.WarnInk
	}
	said := kit.P(words.Say("needs.ready", l.Filled(), n.People, words.BenchPeople(l, p.frame.Today())), kit.Cap, ink)
	said.Name = name + ".ready"
	return said
}

// onWait asks which milestone must be reached before this one. One that waits for this one itself is refused.
func (p *StrategicPage) onWait() {
	tied := map[model.ID]bool{p.id: true}
	for _, w := range p.dir.WaitsFor(p.id) {
		tied[w.For.ID] = true
	}
	var items []kit.Item
	for i := range p.dir.Strategic {
		if s := &p.dir.Strategic[i]; !tied[s.ID] && s.ArchivedAt.IsZero() {
			items = append(items, kit.Item{Key: string(s.ID), Text: s.Title, Detail: words.DateShort(s.DueOn, p.frame.Today())})
		}
	}
	first := kit.NewPicker("wait.for", words.Say("needs.wait.for"), kit.Among(items))
	first.Required = true
	kit.ShowAsk(p.frame, kit.Ask{
		Name: "wait", Title: words.Say("needs.wait.title", p.milestone.Title), Intro: words.Say("needs.wait.intro"), Confirm: words.Say("needs.wait.confirm"), Unit: unit.DependStrategic, Width: 540,
		Form: kit.NewForm(first),
		Read: func() func(*storage.Work) error {
			tie := model.Dependency{Row: model.Ours(), StrategicID: p.id, WaitsForID: model.ID(first.Chosen().Key)}
			return func(w *storage.Work) error {
				if circle := p.dir.CircleWith(tie.StrategicID, tie.WaitsForID); circle != nil {
					return circleProblem(circle)
				}
				return w.Put(&tie)
			}
		},
	})
}

// circleProblem says which milestones would wait for one another.
func circleProblem(circle []model.Strategic) error {
	said := ""
	for i := 1; i < len(circle); i++ {
		part := words.Say("needs.circle.part", circle[i-1].Title, circle[i].Title)
		if said != "" {
			part = words.Say("needs.circle.and", said, part)
		}
		said = part
	}
	return &model.Problem{Key: "needs.circle", Args: []any{said}, Err: model.ErrInvalid}
}

func (p *StrategicPage) onNewNeed() {
	p.askNeed(model.NeededSkill{Row: model.Ours(), StrategicID: p.id, Step: min(4, p.frame.Roster().Framework.MaxStep()), People: 1})
}

// askNeed asks for a skill that the milestone needs (version 0), or changes how it does.
func (p *StrategicPage) askNeed(n model.NeededSkill) {
	f, has := &p.frame.Roster().Framework, map[model.ID]bool{}
	for _, x := range p.dir.NeedsOf(p.id) {
		has[x.SkillID] = x.ID != n.ID
	}
	var items []kit.Item
	for _, s := range f.Skills {
		if !has[s.SkillID] {
			items = append(items, kit.Item{Key: string(s.SkillID), Text: s.Name})
		}
	}
	skill := kit.NewPicker("need.skill", words.Say("needs.skill.name"), kit.Among(items))
	skill.Required = true
	skill.FillKey(string(n.SkillID))
	var steps []kit.Choice
	for i := range f.MaxStep() {
		steps = append(steps, kit.Choice{Key: strconv.Itoa(i + 1), Text: strconv.Itoa(i + 1)})
	}
	step := kit.NewSegments("need.step", steps, strconv.Itoa(n.Step), nil)
	people := kit.NewLineField("need.people", words.Say("needs.skill.people"))
	people.Required = true
	people.Fill(strconv.Itoa(n.People))
	people.Validate = func(text string) string {
		if k, err := strconv.Atoi(text); err != nil || k < 1 || k > mostNeeded {
			return words.Say("needs.skill.wrong", mostNeeded)
		}
		return ""
	}
	kit.ShowAsk(p.frame, kit.Ask{
		Name: "need", Title: words.Say("needs.skill.title", p.milestone.Title), Confirm: words.Say("dialog.save"), Unit: unit.NeedSkill, Width: 540,
		Form: kit.NewForm(skill, kit.Labelled(words.Say("needs.skill.step"), kit.HB(0, step)), people),
		Read: func() func(*storage.Work) error {
			n.SkillID = model.ID(skill.Chosen().Key)
			n.Step, _ = strconv.Atoi(step.Key())
			n.People, _ = strconv.Atoi(people.Trimmed())
			return func(w *storage.Work) error { return w.Put(&n) }
		},
	})
}
