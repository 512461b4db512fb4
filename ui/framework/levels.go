package framework

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// levelCard are the levels of a ladder, each with what it is about, where its ways lead and what a promotion to it asks.
func (p *Page) levelCard(l *model.Ladder) fyne.CanvasObject {
	head := kit.CardHead(words.Say("framework.levels.of", l.Name))
	if !p.store.ReadOnly() {
		head = kit.CardHead(words.Say("framework.levels.of", l.Name), kit.NewQuiet("framework.level.add", words.Say("framework.level.add"), kit.IconPlus,
			func() { p.askLevel(model.Level{LadderID: l.LadderID}) }))
	}
	levels := p.now().LevelsOf(l.LadderID)
	if len(levels) == 0 {
		return kit.VB(0, head, kit.In(10, 0, 6, 0, note(words.Say("framework.levels.none"))))
	}
	var lines []kit.Line
	for i, x := range levels {
		lines = append(lines, p.levelLine(x, i, len(levels)))
	}
	p.levels.Set(lines)
	return kit.VB(0, head, kit.In(6, kit.MoreRoom, 0, 0, p.levels))
}

func (p *Page) levelLine(l model.Level, at, of int) kit.Line {
	f := p.now()
	state := fmt.Sprint(l.LevelID, l.Name, l.Short, l.About, at, of, p.store.ReadOnly(), p.standing(l.LevelID))
	for _, w := range f.Ways {
		if w.FromLevelID == l.LevelID {
			if to := f.Level(w.ToLevelID); to != nil {
				state += " " + string(to.LevelID) + to.Name
			}
		}
	}
	for _, c := range f.CriteriaOf(l.LevelID) {
		state += fmt.Sprintf(" %s %s %s", c.CriterionID, c.Text, p.measured(c))
	}
	return kit.Line{
		Key: string(l.LevelID), Name: "framework.level." + l.LevelID.Short(), Text: l.Name, State: state,
		Keys: kit.RowKeys{
			Open:    func() { p.askLevel(l) },
			Archive: func() { p.onRemoveLevel(l) },
			Move:    func(by int) { p.onMoveLevel(l, by) },
			Menu:    func() []kit.MenuItem { return p.levelMenu(l, at, of) },
		},
		Build: func(lit *kit.Lit) fyne.CanvasObject { return p.levelRow(l, at, of, lit) },
	}
}

func (p *Page) levelRow(l model.Level, at, of int, lit *kit.Lit) fyne.CanvasObject {
	t := theme.Current()
	name := l.Name
	if l.Short != "" && l.Short != l.Name {
		name = words.Say("framework.level.named", l.Name, l.Short)
	}
	box := kit.VB(3, kit.P(name, kit.BodyM, t.Ink))
	if l.About != "" {
		box.Add(kit.P(l.About, kit.Small, t.Ink2))
	}
	box.Add(kit.P(p.ways(l), kit.Small, t.Ink2))
	if who := p.standing(l.LevelID); len(who) > 0 && !p.frame.Curtain().On {
		box.Add(kit.P(words.Say("framework.level.on", words.List(who)), kit.Cap, t.Ink3))
	}
	criteria := p.now().CriteriaOf(l.LevelID)
	for i, c := range criteria {
		box.Add(kit.In(2, 0, 0, 14, p.criterionRow(c, i, len(criteria))))
	}
	if !p.store.ReadOnly() {
		box.Add(kit.HB(0, kit.NewQuiet("framework.criterion.add."+l.LevelID.Short(), words.Say("framework.criterion.add"), kit.IconPlus,
			func() { p.askCriterion(model.Criterion{LevelID: l.LevelID}) }), kit.Spring()))
	}
	return kit.WithMore(kit.In(10, 0, 8, 0, box), "framework.level.more."+l.LevelID.Short(), words.Say("framework.more", l.Name), lit, kit.BodyM,
		func() []kit.MenuItem { return p.levelMenu(l, at, of) })
}

// ways says where one can go from a level; a level of another ladder is named with it.
func (p *Page) ways(l model.Level) string {
	var to []string
	f := p.now()
	for _, x := range f.Levels {
		if !f.HasWay(l.LevelID, x.LevelID) {
			continue
		}
		name := x.Name
		if ladder := f.Ladder(x.LadderID); x.LadderID != l.LadderID && ladder != nil {
			name = words.Say("framework.level.elsewhere", x.Name, ladder.Name)
		}
		to = append(to, name)
	}
	if len(to) == 0 {
		return words.Say("framework.ways.none")
	}
	return words.Say("framework.ways", words.List(to))
}

func (p *Page) levelMenu(l model.Level, at, of int) []kit.MenuItem {
	items := []kit.MenuItem{
		{Name: "menu.edit", Label: words.Say("menu.edit"), Hint: "Enter", OnTapped: func() { p.askLevel(l) }},
		{Name: "menu.ways", Label: words.Say("framework.ways.change"), OnTapped: func() { p.askWays(l) }},
		{Name: "menu.criterion", Label: words.Say("framework.criterion.add"), OnTapped: func() { p.askCriterion(model.Criterion{LevelID: l.LevelID}) }},
	}
	items = append(items, moveItems(at, of, func(by int) { p.onMoveLevel(l, by) })...)
	return append(items, kit.MenuItem{Name: "menu.remove", Label: words.Say("framework.remove"), Hint: kit.KeyName("Del"), OnTapped: func() { p.onRemoveLevel(l) }})
}

func (p *Page) onMoveLevel(l model.Level, by int) {
	p.change(unit.OrderFramework, func(f *model.Framework) { f.MoveLevel(l.LevelID, by) }, nil)
}

// onRemoveLevel takes a level away, and says who stands on it and keeps it until they are given another.
func (p *Page) onRemoveLevel(l model.Level) {
	said, who := words.Say("framework.level.removed", l.Name), p.standing(l.LevelID)
	if len(who) > 0 && !p.frame.Curtain().On {
		said += " " + words.Say("framework.level.left", words.List(who))
	}
	p.change(unit.RemoveLevel, func(f *model.Framework) { f.DropLevel(l.LevelID) }, func() { p.frame.Undoable(said) })
}

func (p *Page) criterionRow(c model.Criterion, at, of int) fyne.CanvasObject {
	t := theme.Current()
	box := kit.VB(1, kit.P(c.Text, kit.Small, t.Ink))
	said := c.Text
	if m := p.measured(c); m != "" {
		box.Add(kit.P(m, kit.Cap, t.Ink2))
		said += ". " + m
	}
	lit := &kit.Lit{}
	menu := func() []kit.MenuItem {
		items := []kit.MenuItem{{Name: "menu.edit", Label: words.Say("menu.edit"), Hint: "Enter", OnTapped: func() { p.askCriterion(c) }}}
		items = append(items, moveItems(at, of, func(by int) { p.onMoveCriterion(c, by) })...)
		return append(items, kit.MenuItem{Name: "menu.remove", Label: words.Say("framework.remove"), Hint: kit.KeyName("Del"), OnTapped: func() { p.onRemoveCriterion(c) }})
	}
	row := kit.Row(8, 1, kit.Top(kit.In(2, 0, 0, 0, kit.T("–", kit.Small, t.Ink3))), box)
	tap := kit.NewTapRow("framework.criterion."+c.CriterionID.Short(), said, func() { p.askCriterion(c) },
		kit.In(3, 0, 3, 0, kit.WithMore(row, "framework.criterion.more."+c.CriterionID.Short(), words.Say("framework.more", c.Text), lit, kit.Small, menu)))
	tap.Lit = lit
	tap.Keys = kit.RowKeys{
		Archive: func() { p.onRemoveCriterion(c) },
		Move:    func(by int) { p.onMoveCriterion(c, by) },
		Menu:    menu,
	}
	return tap
}

// measured says what a criterion is measured by; empty: words alone.
func (p *Page) measured(c model.Criterion) string {
	m := p.now().Measure(c.MeasureID)
	if m == nil {
		return ""
	}
	value := strings.TrimSpace(kit.NumberText(m.Target, m) + " " + m.Unit)
	if m.Source != model.FromDeals {
		return words.Say("framework.measured.hand", value)
	}
	if m.Aggregate == model.WonValue {
		value = strings.TrimSpace(kit.NumberText(m.Target, m) + " " + m.Currency)
	}
	if c.Months == 0 {
		return words.Say("framework.measured."+string(m.Aggregate), value)
	}
	return words.SayN("framework.measured.months", c.Months, words.Say("framework.measured."+string(m.Aggregate), value))
}

func (p *Page) onMoveCriterion(c model.Criterion, by int) {
	p.change(unit.OrderFramework, func(f *model.Framework) { f.MoveCriterion(c.CriterionID, by) }, nil)
}

func (p *Page) onRemoveCriterion(c model.Criterion) {
	p.change(unit.RemoveCriterion, func(f *model.Framework) { f.DropCriterion(c.CriterionID) },
		func() { p.frame.Undoable(words.Say("framework.criterion.removed")) })
}

// ladderMenu is what can be done with the ladder that is shown.
func (p *Page) ladderMenu() []kit.MenuItem {
	f := p.now()
	at := slices.IndexFunc(f.Ladders, func(l model.Ladder) bool { return l.LadderID == p.ladder })
	if at < 0 {
		return nil
	}
	l := f.Ladders[at]
	items := []kit.MenuItem{{Name: "menu.edit", Label: words.Say("framework.rename"), OnTapped: func() { p.askLadder(l) }}}
	move := func(by int) {
		p.change(unit.OrderFramework, func(f *model.Framework) { f.MoveLadder(l.LadderID, by) }, nil)
	}
	if at > 0 {
		items = append(items, kit.MenuItem{Name: "menu.left", Label: words.Say("framework.left"), OnTapped: func() { move(-1) }})
	}
	if at < len(f.Ladders)-1 {
		items = append(items, kit.MenuItem{Name: "menu.right", Label: words.Say("framework.right"), OnTapped: func() { move(1) }})
	}
	return append(items, kit.MenuItem{Name: "menu.scale", Label: words.Say("framework.scale.menu"), OnTapped: p.askScale},
		kit.MenuItem{Name: "menu.remove", Label: words.Say("framework.remove"), OnTapped: func() { p.onRemoveLadder(l) }})
}

func (p *Page) onRemoveLadder(l model.Ladder) {
	said := words.Say("framework.ladder.removed", l.Name)
	var along []string
	for _, s := range p.now().OnlyOn(l.LadderID) {
		along = append(along, s.Name)
	}
	if len(along) > 0 {
		said += " " + words.Say("framework.ladder.along", words.List(along))
	}
	if n := p.on(l.LadderID); n > 0 && !p.frame.Curtain().On {
		said += " " + words.SayN("framework.ladder.left", n)
	}
	p.ladder = ""
	p.change(unit.RemoveLadder, func(f *model.Framework) { f.DropLadder(l.LadderID) }, func() { p.frame.Undoable(said) })
}
