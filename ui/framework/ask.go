package framework

import (
	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// Things that are written in dialogs, by which a draft is found again.
const (
	ladderThing    = "framework.ladder"
	levelThing     = "framework.level"
	skillThing     = "framework.skill"
	criterionThing = "framework.criterion"
	textThing      = "framework.text"
)

// thing names what is changed, or something new where ids say.
func thing(kind string, id model.ID, where ...model.ID) string {
	if id == "" {
		return kit.NewThing(kind, where...)
	}
	return kit.Thing(kind, id)
}

// Continue opens the dialog again in which somebody was writing.
func (p *Page) Continue(what string) bool {
	kind, id := kit.ThingKind(what)
	f := p.now()
	switch kind {
	case scaleThing:
		p.askScale()
		return true
	case ladderThing + "/new":
		p.askLadder(model.Ladder{})
		return true
	case ladderThing:
		if l := f.Ladder(id); l != nil {
			p.askLadder(*l)
			return true
		}
	case levelThing + "/new":
		if f.Ladder(id) != nil {
			p.askLevel(model.Level{LadderID: id})
			return true
		}
	case levelThing:
		if l := f.Level(id); l != nil {
			p.askLevel(*l)
			return true
		}
	case skillThing + "/new":
		p.askSkill(model.Skill{}, id)
		return true
	case skillThing:
		if s := f.Skill(id); s != nil {
			p.askSkill(*s, p.ladder)
			return true
		}
	case criterionThing + "/new":
		if f.Level(id) != nil {
			p.askCriterion(model.Criterion{LevelID: id})
			return true
		}
	case criterionThing:
		if c := f.Criterion(id); c != nil {
			p.askCriterion(*c)
			return true
		}
	}
	return false
}

func line(name, text string, required bool) *kit.LineField {
	f := kit.NewLineField(name, words.Say(name))
	f.Required = required
	f.Fill(text)
	return f
}

func text(name, now string) *kit.TextField {
	f := kit.NewTextField(name, words.Say(name))
	f.Fill(now)
	return f
}

// askLadder asks for a new ladder, or what one is called.
func (p *Page) askLadder(l model.Ladder) {
	title, confirm := words.Say("framework.ladder.rename"), words.Say("dialog.save")
	if l.LadderID == "" {
		title, confirm = words.Say("framework.ladder.new"), words.Say("framework.ladder.confirm")
	}
	name := line("framework.ladder.name", l.Name, true)
	name.SetPlaceholder(words.Say("framework.ladder.example"))
	made := ""
	kit.ShowAsk(p.frame, kit.Ask{
		Name: "framework.ladder", Thing: thing(ladderThing, l.LadderID), Title: title, Confirm: confirm, Unit: unit.ChangeLadder, Width: 480, Form: kit.NewForm(name),
		Read: func() func(*storage.Work) error {
			n := l
			n.Name = name.Trimmed()
			made = n.Name
			return p.write(func(f *model.Framework) error {
				if old := f.Ladder(l.LadderID); l.LadderID != "" && (old == nil || old.Name != l.Name) {
					return moved()
				}
				f.PutLadder(n)
				return nil
			})
		},
		Then: func() { p.showNamed(made) },
	})
}

// showNamed goes to the ladder of a name once it is read.
func (p *Page) showNamed(name string) {
	kit.WhenStill(func() {
		for _, l := range p.now().Ladders {
			if l.Name == name && l.LadderID != p.ladder {
				p.ladder = l.LadderID
				p.show()
			}
		}
	})
}

// askLevel asks for a new level of a ladder, or changes one.
func (p *Page) askLevel(l model.Level) {
	title, confirm := words.Say("framework.level.edit"), words.Say("dialog.save")
	if l.LevelID == "" {
		title, confirm = words.Say("framework.level.new", p.now().Ladder(l.LadderID).Name), words.Say("framework.level.confirm")
	}
	name, short, about := line("framework.level.name", l.Name, true), line("framework.level.short", l.Short, false), text("framework.level.about", l.About)
	name.SetPlaceholder(words.Say("framework.level.name.example"))
	short.SetPlaceholder(words.Say("framework.level.short.example"))
	kit.ShowAsk(p.frame, kit.Ask{
		Name: "framework.level", Thing: thing(levelThing, l.LevelID, l.LadderID), Title: title, Confirm: confirm, Unit: unit.ChangeLevel, Width: 560,
		Form: kit.NewForm(kit.Cols(14, []float32{0, 130}, name, short), about),
		Read: func() func(*storage.Work) error {
			n := l
			n.Name, n.Short, n.About = name.Trimmed(), short.Trimmed(), about.Trimmed()
			return p.write(func(f *model.Framework) error {
				if old := f.Level(l.LevelID); l.LevelID != "" && (old == nil || old.Name != l.Name || old.Short != l.Short || old.About != l.About) {
					return moved()
				}
				f.PutLevel(n)
				return nil
			})
		},
	})
}

// askWays asks where one can go from a level.
func (p *Page) askWays(l model.Level) {
	f := p.now()
	on := map[model.ID]bool{}
	var rows []fyne.CanvasObject
	for _, ladder := range f.Ladders {
		var ticks []fyne.CanvasObject
		for _, x := range f.LevelsOf(ladder.LadderID) {
			if x.LevelID == l.LevelID {
				continue
			}
			on[x.LevelID] = f.HasWay(l.LevelID, x.LevelID)
			ticks = append(ticks, kit.NewTickText("framework.way."+x.LevelID.Short(), on[x.LevelID], x.Name, func(yes bool) { on[x.LevelID] = yes }))
		}
		if len(ticks) > 0 {
			rows = append(rows, kit.Labelled(ladder.Name, kit.VB(6, ticks...)))
		}
	}
	if len(rows) == 0 {
		rows = append(rows, note(words.Say("framework.ways.alone")))
	}
	kit.ShowAsk(p.frame, kit.Ask{
		Name: "framework.ways", Title: words.Say("framework.ways.title", l.Name), Intro: words.Say("framework.ways.intro"), Confirm: words.Say("dialog.save"), Unit: unit.ChangeWays, Width: 520,
		Form: kit.NewForm(rows...),
		Read: func() func(*storage.Work) error {
			return p.write(func(f *model.Framework) error {
				if f.Level(l.LevelID) == nil {
					return moved()
				}
				for to, yes := range on {
					if f.Level(to) != nil {
						f.SetWay(l.LevelID, to, yes)
					}
				}
				return nil
			})
		},
	})
}

// askGroup gives a group of skills another name; that of another group joins them.
func (p *Page) askGroup(group string) {
	name := line("framework.group.name", group, false)
	kit.ShowAsk(p.frame, kit.Ask{
		Name: "framework.group", Title: words.Say("framework.group.rename"), Confirm: words.Say("dialog.save"), Unit: unit.ChangeSkill, Width: 480, Form: kit.NewForm(name),
		Read: func() func(*storage.Work) error {
			now := name.Trimmed()
			return p.write(func(f *model.Framework) error {
				for _, s := range f.Skills {
					if s.SkillGroup == group {
						s.SkillGroup = now
						f.PutSkill(s)
					}
				}
				return nil
			})
		},
	})
}

// askSkill asks for a new skill, or changes what one is called, its group and who asks for it.
func (p *Page) askSkill(s model.Skill, ladder model.ID) { askSkill(&p.desk, s, ladder) }

func askSkill(d *desk, s model.Skill, ladder model.ID) {
	title, confirm := words.Say("framework.skill.edit"), words.Say("dialog.save")
	if s.SkillID == "" {
		title, confirm = words.Say("framework.skill.new"), words.Say("framework.skill.confirm")
	}
	name, short, about := line("framework.skill.name", s.Name, true), line("framework.skill.short", s.Short, false), text("framework.skill.about", s.About)
	name.SetPlaceholder(words.Say("framework.skill.name.example"))
	about.SetPlaceholder(words.Say("framework.skill.about.example"))
	group := line("framework.skill.group", s.SkillGroup, false)
	group.SetPlaceholder(words.Say("framework.skill.group.example"))
	asks, ticks := askTicks(d.now(), s.SkillID)
	kit.ShowAsk(d.frame, kit.Ask{
		Name: "framework.skill", Thing: thing(skillThing, s.SkillID, ladder), Title: title, Confirm: confirm, Unit: unit.ChangeSkill, Width: 560,
		Form: kit.NewForm(kit.Cols(14, []float32{0, 150}, name, short), group, about, kit.Labelled(words.Say("framework.skill.asks"), kit.VB(6, ticks...))),
		Read: func() func(*storage.Work) error {
			n := s
			n.Name, n.Short, n.SkillGroup, n.About = name.Trimmed(), short.Trimmed(), group.Trimmed(), about.Trimmed()
			return d.write(func(f *model.Framework) error {
				if old := f.Skill(s.SkillID); s.SkillID != "" && (old == nil || old.Name != s.Name || old.Short != s.Short || old.SkillGroup != s.SkillGroup || old.About != s.About) {
					return moved()
				}
				var by []model.ID
				for _, l := range f.Ladders {
					if asks[l.LadderID] {
						by = append(by, l.LadderID)
					}
				}
				if len(by) == 0 && len(f.Ladders) > 0 {
					return &model.Problem{Key: "framework.skill.nobody", Err: model.ErrInvalid}
				}
				f.SetAsks(f.PutSkill(n), by)
				return nil
			})
		},
	})
}

// askTicks are the ladders, ticked where a skill is asked for; a new one is asked for by all.
func askTicks(f *model.Framework, skill model.ID) (map[model.ID]bool, []fyne.CanvasObject) {
	on := map[model.ID]bool{}
	var ticks []fyne.CanvasObject
	for _, l := range f.Ladders {
		on[l.LadderID] = f.AsksFor(l.LadderID, skill)
		ticks = append(ticks, kit.NewTickText("framework.asks."+l.LadderID.Short(), on[l.LadderID], l.Name, func(yes bool) { on[l.LadderID] = yes }))
	}
	return on, ticks
}
