package framework

import (
	"fmt"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

const (
	fewSkills  = 15 // more of them are too many to look at well
	nameWidth  = 190
	levelWidth = 74
)

// targets is the grid of a ladder: its skills by its levels, in each cell the step that is asked for.
func (p *Page) targets(l *model.Ladder) fyne.CanvasObject {
	f := p.now()
	skills, levels := f.SkillsOf(l.LadderID), f.LevelsOf(l.LadderID)
	head := kit.CardHead(words.Say("framework.targets", l.Name))
	if !p.store.ReadOnly() {
		head = kit.CardHead(words.Say("framework.targets", l.Name), kit.NewQuiet("framework.skill.add", words.Say("framework.skill.add"), kit.IconPlus,
			func() { p.askSkill(model.Skill{}, l.LadderID) }))
	}
	box := kit.VB(0, head)
	if n := len(skills); n > fewSkills {
		few := kit.P(words.Say("framework.many", l.Name, n, fewSkills), kit.Small, theme.Current().Ink2)
		few.Name = "framework.many"
		box.Add(kit.In(6, 0, 0, 0, few))
	}
	if len(skills) == 0 {
		box.Add(kit.In(10, 0, 6, 0, note(words.Say("framework.skills.none", l.Name))))
		return box
	}
	p.skills.Set(p.skillLines(skills, levels))
	box.Add(kit.In(10, 0, 0, 0, kit.ByWidth([]float32{gridFrom(len(levels))}, func(step int) fyne.CanvasObject {
		if step == 0 || len(levels) == 0 {
			return kit.Gap(1, 0)
		}
		return p.levelHeads(levels)
	})))
	box.Add(kit.In(0, kit.MoreRoom, 0, 0, p.skills))
	if len(levels) > 0 {
		box.Add(kit.In(12, 0, 0, 0, p.legend()))
	}
	return box
}

// gridFrom is the width from which levels have columns.
func gridFrom(levels int) float32 { return nameWidth + float32(levels)*levelWidth }

func gridWidths(levels int) []float32 {
	if levels == 0 {
		return []float32{0}
	}
	return append([]float32{nameWidth}, make([]float32, levels)...) // levels share what is left
}

func (p *Page) levelHeads(levels []model.Level) fyne.CanvasObject {
	row := []fyne.CanvasObject{kit.Gap(1, 1)}
	for _, l := range levels {
		row = append(row, kit.PC(shortOf(l), kit.CapM, theme.Current().Ink2))
	}
	return kit.In(0, kit.MoreRoom, 6, 0, kit.Cols(0, gridWidths(len(levels)), row...))
}

// shortOf is what a level is called in narrow places.
func shortOf(l model.Level) string {
	if l.Short != "" {
		return l.Short
	}
	return l.Name
}

// skillLines are the skills with the heads of their groups between them.
func (p *Page) skillLines(skills []model.Skill, levels []model.Level) []kit.Line {
	var lines []kit.Line
	groups := model.Groups(skills)
	at := 0
	for _, g := range groups {
		if g != "" || len(groups) > 1 {
			lines = append(lines, p.groupLine(g, groups))
		}
		for _, s := range skills {
			if s.SkillGroup == g {
				lines = append(lines, p.skillLine(s, skills, levels, at))
				at++
			}
		}
	}
	return lines
}

func (p *Page) groupLine(name string, groups []string) kit.Line {
	shown := name
	if name == "" {
		shown = words.Say("framework.group.none")
	}
	return kit.Line{
		Key: "group " + name, Name: "framework.group." + strconv.Itoa(slices.Index(groups, name)+1), Text: shown, Group: "group " + name, State: shown,
		Keys: kit.RowKeys{
			Open: func() { p.askGroup(name) },
			Move: func(by int) { p.change(unit.OrderFramework, func(f *model.Framework) { f.MoveGroup(name, by) }, nil) },
			Menu: func() []kit.MenuItem {
				return append([]kit.MenuItem{{Name: "menu.edit", Label: words.Say("framework.rename"), Hint: "Enter", OnTapped: func() { p.askGroup(name) }}},
					moveItems(slices.Index(groups, name), len(groups), func(by int) {
						p.change(unit.OrderFramework, func(f *model.Framework) { f.MoveGroup(name, by) }, nil)
					})...)
			},
		},
		Build: func(*kit.Lit) fyne.CanvasObject {
			return kit.In(12, 0, 4, 0, kit.One(shown, kit.CapM, theme.Current().Ink2))
		},
	}
}

func (p *Page) skillLine(s model.Skill, skills []model.Skill, levels []model.Level, at int) kit.Line {
	state := fmt.Sprint(s.SkillID, s.Name, s.SkillGroup, at, len(skills))
	for _, l := range levels {
		state += fmt.Sprint(" ", l.LevelID, shortOf(l), p.now().Target(l.LevelID, s.SkillID))
	}
	return kit.Line{
		Key: string(s.SkillID), Name: "framework.skill." + s.SkillID.Short(), Text: s.Name, Group: s.SkillGroup, State: state,
		Keys: kit.RowKeys{
			Open:    func() { p.goSkill(s.SkillID) },
			Archive: func() { p.onRemoveSkill(s) },
			Move:    func(by int) { p.onMoveSkill(s, by) },
			Menu:    func() []kit.MenuItem { return p.skillMenu(s) },
		},
		Build: func(lit *kit.Lit) fyne.CanvasObject {
			return kit.ByWidth([]float32{gridFrom(len(levels))}, func(step int) fyne.CanvasObject {
				name := kit.P(s.Name, kit.BodyM, theme.Current().Ink)
				var row fyne.CanvasObject
				if step == 0 {
					row = kit.In(6, 0, 8, 0, kit.VB(4, name, kit.Flow(6, 4, p.cells(s, levels, at, true)...)))
				} else {
					row = kit.Cols(0, gridWidths(len(levels)), append([]fyne.CanvasObject{kit.Mid(name)}, p.cells(s, levels, at, false)...)...)
				}
				return kit.WithMore(row, "framework.skill.more."+s.SkillID.Short(), words.Say("framework.more", s.Name), lit, kit.BodyM, func() []kit.MenuItem { return p.skillMenu(s) })
			})
		},
	}
}

// cells are what each level asks of a skill; named says the level beside the step.
func (p *Page) cells(s model.Skill, levels []model.Level, at int, named bool) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for i, l := range levels {
		step := p.now().Target(l.LevelID, s.SkillID)
		shown := fyne.CanvasObject(kit.HB(0, kit.Spring(), kit.RatingCell(step), kit.Spring()))
		if named {
			shown = kit.HB(6, kit.RatingCell(step), kit.Mid(kit.T(shortOf(l), kit.Small, theme.Current().Ink2)))
		}
		said := words.Say("framework.cell.none", s.Name, l.Name)
		if step > 0 {
			said = words.Say("framework.cell", s.Name, l.Name, step, p.now().StepLabel(step))
		}
		out = append(out, p.cell(s, l, at, i, said, kit.In(4, 4, 4, 4, shown)))
	}
	return out
}

// cell is one target: number keys write it, 0 and Delete take it away, the arrows lead on, Enter and a tap offer the steps.
func (p *Page) cell(s model.Skill, l model.Level, row, column int, said string, shown fyne.CanvasObject) fyne.CanvasObject {
	var cell *kit.TapRow
	cell = kit.NewTapRow(cellName(s.SkillID, l.LevelID), said, func() { kit.ShowMenu(cell, p.stepMenu(s, l)...) }, shown)
	cell.Keys.Digit = func(n int) bool {
		if n > p.now().MaxStep() {
			return false
		}
		p.setTarget(s, l, n)
		return true
	}
	cell.Keys.Archive = func() { p.setTarget(s, l, 0) }
	cell.Keys.Around = func(columns, rows int) bool { return p.around(row+rows, column+columns) }
	return cell
}

// around gives the keyboard to the cell at a place, counted among the skills and levels that are shown.
func (p *Page) around(row, column int) bool {
	f := p.now()
	levels := f.LevelsOf(p.ladder)
	var skills []model.Skill
	asked := f.SkillsOf(p.ladder)
	for _, g := range model.Groups(asked) {
		for _, s := range asked {
			if s.SkillGroup == g {
				skills = append(skills, s)
			}
		}
	}
	return row >= 0 && row < len(skills) && column >= 0 && column < len(levels) &&
		kit.FocusName(p.frame.Canvas(), cellName(skills[row].SkillID, levels[column].LevelID))
}

func cellName(skill, level model.ID) string {
	return "framework." + skill.Short() + "." + level.Short()
}

func (p *Page) setTarget(s model.Skill, l model.Level, step int) {
	if p.now().Target(l.LevelID, s.SkillID) == step {
		return
	}
	p.change(unit.SetLevelTarget, func(f *model.Framework) { f.SetTarget(l.LevelID, s.SkillID, step) }, nil)
}

func (p *Page) stepMenu(s model.Skill, l model.Level) []kit.MenuItem {
	f, now := p.now(), p.now().Target(l.LevelID, s.SkillID)
	var items []kit.MenuItem
	for _, x := range f.Steps {
		key := strconv.Itoa(x.Value)
		items = append(items, kit.MenuItem{Name: "menu." + key, Label: words.Say("framework.step", x.Value, x.Label), Hint: key, Chosen: x.Value == now, OnTapped: func() { p.setTarget(s, l, x.Value) }})
	}
	return append(items, kit.MenuItem{Name: "menu.0", Label: words.Say("framework.target.none"), Hint: "0", Chosen: now == 0, OnTapped: func() { p.setTarget(s, l, 0) }})
}

// legend says what the steps are called and which keys write them.
func (p *Page) legend() fyne.CanvasObject {
	var parts []fyne.CanvasObject
	for _, s := range p.now().Steps {
		parts = append(parts, kit.HB(6, kit.RatingCell(s.Value), kit.Mid(kit.T(s.Label, kit.Cap, theme.Current().Ink2))))
	}
	if p.store.ReadOnly() {
		return kit.Flow(18, 6, parts...)
	}
	return kit.VB(8, kit.Flow(18, 6, parts...), kit.P(words.Say("framework.keys", p.now().MaxStep()), kit.Cap, theme.Current().Ink3))
}

func (p *Page) goSkill(id model.ID) { p.frame.Go(kit.Route{Page: kit.PageSkill, Ref: id}) }

func (p *Page) skillMenu(s model.Skill) []kit.MenuItem {
	same := slices.DeleteFunc(p.now().SkillsOf(p.ladder), func(x model.Skill) bool { return x.SkillGroup != s.SkillGroup })
	at := slices.IndexFunc(same, func(x model.Skill) bool { return x.SkillID == s.SkillID })
	items := []kit.MenuItem{
		{Name: "menu.open", Label: words.Say("framework.skill.open"), Hint: "Enter", OnTapped: func() { p.goSkill(s.SkillID) }},
		{Name: "menu.edit", Label: words.Say("menu.edit"), OnTapped: func() { p.askSkill(s, p.ladder) }},
	}
	items = append(items, moveItems(at, len(same), func(by int) { p.onMoveSkill(s, by) })...)
	return append(items, kit.MenuItem{Name: "menu.remove", Label: words.Say("framework.remove"), Hint: kit.KeyName("Del"), OnTapped: func() { p.onRemoveSkill(s) }})
}

func (p *Page) onMoveSkill(s model.Skill, by int) {
	ladder := p.ladder
	p.change(unit.OrderFramework, func(f *model.Framework) { f.MoveSkill(s.SkillID, ladder, by) }, nil)
}

func (p *Page) onRemoveSkill(s model.Skill) {
	p.change(unit.RemoveSkill, func(f *model.Framework) { f.DropSkill(s.SkillID) },
		func() { p.frame.Undoable(words.Say("framework.skill.removed", s.Name)) })
}

// moveItems are the rows of a menu that move the one at a place of so many.
func moveItems(at, of int, do func(by int)) []kit.MenuItem {
	var out []kit.MenuItem
	if at > 0 {
		out = append(out, kit.MenuItem{Name: "menu.up", Label: words.Say("menu.up"), Hint: kit.KeyName("Alt ↑"), OnTapped: func() { do(-1) }})
	}
	if at >= 0 && at < of-1 {
		out = append(out, kit.MenuItem{Name: "menu.down", Label: words.Say("menu.down"), Hint: kit.KeyName("Alt ↓"), OnTapped: func() { do(1) }})
	}
	return out
}
