package framework

import (
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// SkillPage is one skill with its texts: what each step looks like, examples, how to show it and how to improve it.
type SkillPage struct {
	desk
	skill   model.ID
	lists   map[model.BehaviourKind]*kit.Lines
	steps   *kit.Lines
	body    *fyne.Container
	content fyne.CanvasObject
}

var (
	_ kit.Page      = (*SkillPage)(nil)
	_ kit.Continuer = (*SkillPage)(nil)
)

// NewSkill makes the page of the skill that the route's Ref names.
func NewSkill(f kit.Frame, r kit.Route) *SkillPage {
	p := &SkillPage{desk: newDesk(f), skill: r.Ref, lists: map[model.BehaviourKind]*kit.Lines{}, body: kit.VB(0)}
	p.steps = kit.NewLines("framework.steps", words.Say("framework.steps"))
	for _, kind := range model.BehaviourKinds {
		p.lists[kind] = kit.NewLines("framework.texts."+string(kind), words.Say("framework.kind.of."+string(kind)))
	}
	p.content = kit.Sheet(kit.PageMax, p.body)
	return p
}

// Title is the skill's name.
func (p *SkillPage) Title() string {
	if s := p.now().Skill(p.skill); s != nil {
		return s.Name
	}
	return words.Say("framework.title")
}

// Content is built once.
func (p *SkillPage) Content() fyne.CanvasObject { return p.content }

// Reload asks the file again.
func (p *SkillPage) Reload() {
	kit.Run(p.Context(), p.read, func(f facts, err error) {
		if err != nil {
			p.frame.ShowError(err)
			return
		}
		p.facts = f
		p.show()
	})
}

// Continue opens the dialog again in which somebody was writing.
func (p *SkillPage) Continue(what string) bool {
	s := p.now().Skill(p.skill)
	if s == nil {
		return false
	}
	if what == thing(skillThing, s.SkillID) {
		askSkill(&p.desk, *s, "")
		return true
	}
	for _, x := range p.places() {
		if what == x.thing(p.skill) {
			p.ask(x)
			return true
		}
	}
	return false
}

func (p *SkillPage) show() {
	kit.KeepFocus(p.body, func() {
		s := p.now().Skill(p.skill)
		back := kit.NewLink("framework.back", words.Say("framework.back"), p.onBack)
		if s == nil {
			p.body.Objects = []fyne.CanvasObject{kit.HB(0, back, kit.Spring()), kit.Gap(1, 40), kit.NewEmpty(kit.Empty{Sentence: words.Say("framework.skill.gone"), Help: words.Say("framework.skill.gone.help")})}
			p.body.Refresh()
			return
		}
		t := theme.Current()
		head := kit.PageHead(s.Name)
		if !p.store.ReadOnly() {
			head = kit.PageHead(s.Name, kit.NewButton("framework.skill.edit", words.Say("menu.edit"), func() { askSkill(&p.desk, *s, "") }))
		}
		p.body.Objects = []fyne.CanvasObject{kit.HB(0, back, kit.Spring()), kit.Gap(1, 6), head}
		if s.About != "" {
			p.body.Add(kit.In(4, 0, 0, 0, kit.P(s.About, kit.Body, t.Ink2)))
		}
		p.body.Add(kit.In(4, 0, 14, 0, kit.P(p.askedBy(s), kit.Small, t.Ink2)))
		p.showSteps()
		cards := []fyne.CanvasObject{kit.Card(kit.VB(0, kit.CardHead(words.Say("framework.steps")), kit.In(6, kit.MoreRoom, 0, 0, p.steps)))}
		for _, kind := range model.BehaviourKinds {
			cards = append(cards, kit.Card(p.kindCard(kind)))
		}
		p.body.Add(kit.VB(16, cards...))
		p.body.Refresh()
	})
}

// onBack leads to the framework, on the ladder that alone asks for the skill.
func (p *SkillPage) onBack() {
	var by []model.ID
	for _, l := range p.now().Ladders {
		if p.now().AsksFor(l.LadderID, p.skill) {
			by = append(by, l.LadderID)
		}
	}
	r := kit.Route{Page: kit.PageFramework}
	if len(by) == 1 {
		r.Ref = by[0]
	}
	p.frame.Go(r)
}

func (p *SkillPage) askedBy(s *model.Skill) string {
	f := p.now()
	var by []string
	for _, l := range f.Ladders {
		if f.AsksFor(l.LadderID, s.SkillID) {
			by = append(by, l.Name)
		}
	}
	if len(by) == len(f.Ladders) {
		by = []string{words.Say("framework.asks.all")}
	}
	if s.SkillGroup == "" {
		return words.Say("framework.askedby", words.List(by))
	}
	return words.Say("framework.askedby.group", s.SkillGroup, words.List(by))
}

// place is where a text stands: the nth of its kind at a step, at a level, or of the skill as a whole. One past the last is new.
type place struct {
	kind  model.BehaviourKind
	level model.ID
	step  int
	nth   int
	text  string
}

func (x place) thing(skill model.ID) string {
	return kit.Thing(textThing, skill, model.ID(x.kind), x.level, model.ID(strconv.Itoa(x.step)), model.ID(strconv.Itoa(x.nth)))
}

func (x place) name() string {
	if x.step > 0 {
		return "framework.text.step." + strconv.Itoa(x.step)
	}
	return fmt.Sprintf("framework.text.%s%s.%d", x.kind, x.level.Short(), x.nth+1)
}

// places are all texts there are, and for each kind and step the one that could be added.
func (p *SkillPage) places() []place {
	var out []place
	for _, s := range p.now().Steps {
		out = append(out, p.at(model.Looks, "", s.Value)[0])
	}
	for _, kind := range model.BehaviourKinds {
		out = append(out, p.of(kind)...)
		out = append(out, p.next(kind))
	}
	return out
}

// at are the texts at one place; at a step there is always one, perhaps empty.
func (p *SkillPage) at(kind model.BehaviourKind, level model.ID, step int) []place {
	var out []place
	for i, text := range p.now().Texts(p.skill, kind, level, step) {
		out = append(out, place{kind, level, step, i, text})
	}
	if len(out) == 0 && step > 0 {
		out = append(out, place{kind: kind, level: level, step: step})
	}
	return out
}

// of are the texts of a kind that stand at no step: those of the skill as a whole, then those of each level.
func (p *SkillPage) of(kind model.BehaviourKind) []place {
	out := p.at(kind, "", 0)
	for _, l := range p.now().Levels {
		out = append(out, p.at(kind, l.LevelID, 0)...)
	}
	if kind != model.Looks {
		for _, s := range p.now().Steps {
			for _, x := range p.at(kind, "", s.Value) {
				if x.text != "" {
					out = append(out, x)
				}
			}
		}
	}
	return out
}

// next is the text of a kind that is added to those of the skill as a whole.
func (p *SkillPage) next(kind model.BehaviourKind) place {
	return place{kind: kind, nth: len(p.now().Texts(p.skill, kind, "", 0))}
}

func (p *SkillPage) showSteps() {
	var lines []kit.Line
	for _, s := range p.now().Steps {
		x := p.at(model.Looks, "", s.Value)[0]
		lines = append(lines, p.textLine(x, kit.HB(8, kit.Top(kit.RatingCell(s.Value)), kit.Top(kit.In(4, 0, 0, 0, kit.Box(96, 0, kit.P(s.Label, kit.Small, theme.Current().Ink2))))), 1, s.Label))
	}
	p.steps.Set(lines)
}

// kindCard lists the texts of a kind. What it looks like has its steps above; here are those of levels and of the skill as a whole.
func (p *SkillPage) kindCard(kind model.BehaviourKind) fyne.CanvasObject {
	title := words.Say("framework.kind.title." + string(kind))
	head := kit.CardHead(title)
	if !p.store.ReadOnly() {
		head = kit.CardHead(title, kit.NewQuiet("framework.text.add."+string(kind), words.Say("framework.text.add"), kit.IconPlus, func() { p.ask(p.next(kind)) }))
	}
	texts := p.of(kind)
	if len(texts) == 0 {
		return kit.VB(0, head, kit.In(6, 0, 0, 0, note(words.Say("framework.kind.none."+string(kind)))))
	}
	var lines []kit.Line
	for _, x := range texts {
		said := ""
		switch l := p.now().Level(x.level); {
		case l != nil:
			said = words.Say("framework.text.level", l.Name)
		case x.step > 0:
			said = words.Say("framework.text.step", x.step)
		}
		lines = append(lines, p.textLine(x, nil, len(p.at(x.kind, x.level, x.step)), said))
	}
	p.lists[kind].Set(lines)
	return kit.VB(0, head, kit.In(6, kit.MoreRoom, 0, 0, p.lists[kind]))
}

// textLine is one text; lead stands before it, said says where it is for.
func (p *SkillPage) textLine(x place, lead fyne.CanvasObject, of int, said string) kit.Line {
	move := func(by int) { p.onMove(x, by) }
	remove := func() { p.onRemove(x) }
	menu := func() []kit.MenuItem {
		items := []kit.MenuItem{{Name: "menu.edit", Label: words.Say("menu.edit"), Hint: "Enter", OnTapped: func() { p.ask(x) }}}
		items = append(items, moveItems(x.nth, of, move)...)
		if x.text != "" {
			items = append(items, kit.MenuItem{Name: "menu.remove", Label: words.Say("framework.remove"), Hint: kit.KeyName("Del"), OnTapped: remove})
		}
		return items
	}
	keys := kit.RowKeys{Open: func() { p.ask(x) }, Archive: remove, Menu: menu}
	if x.step == 0 {
		keys.Move = move
	}
	return kit.Line{
		Key: x.name(), Name: x.name(), Text: x.text, Group: string(x.kind) + string(x.level) + strconv.Itoa(x.step), State: fmt.Sprint(x, of, said), Keys: keys,
		Build: func(lit *kit.Lit) fyne.CanvasObject {
			t := theme.Current()
			shown := kit.VB(1)
			if said != "" && lead == nil {
				shown.Add(kit.P(said, kit.Cap, t.Ink2))
			}
			if x.text == "" {
				shown.Add(kit.P(words.Say("framework.text.none"), kit.Small, t.Ink3))
			} else {
				shown.Add(kit.P(x.text, kit.Small, t.Ink))
			}
			row := fyne.CanvasObject(shown)
			if lead != nil {
				row = kit.Row(10, 1, lead, kit.Mid(shown))
			}
			return kit.WithMore(kit.In(6, 0, 6, 0, row), x.name()+".more", words.Say("framework.more", x.text), lit, kit.Small, menu)
		},
	}
}

// ask asks for a text, and which level it is for unless it stands at a step.
func (p *SkillPage) ask(x place) {
	title, confirm := words.Say("framework.kind.title."+string(x.kind)), words.Say("dialog.save")
	if x.step > 0 {
		title = words.Say("framework.text.at", x.step, p.now().StepLabel(x.step))
	}
	body := text("framework.text", x.text)
	body.Required = x.text == ""
	items := []fyne.CanvasObject{body}
	level := kit.NewPicker("framework.text.for", words.Say("framework.text.for"), kit.Among(p.levelItems()))
	level.SetPlaceholder(words.Say("framework.text.for.any"))
	level.FillKey(string(x.level))
	if x.step == 0 {
		items = append(items, level)
	}
	skill := p.skill
	kit.ShowAsk(p.frame, kit.Ask{
		Name: "framework.text", Thing: x.thing(skill), Title: title, Confirm: confirm, Unit: unit.ChangeTexts, Width: 600, Form: kit.NewForm(items...),
		Read: func() func(*storage.Work) error {
			now, to := body.Trimmed(), x.level
			if x.step == 0 {
				to = model.ID(level.Chosen().Key)
			}
			return p.write(func(f *model.Framework) error { return put(f, skill, x, now, to) })
		},
	})
}

func (p *SkillPage) levelItems() []kit.Item {
	var out []kit.Item
	f := p.now()
	for _, l := range f.Ladders {
		if f.AsksFor(l.LadderID, p.skill) {
			for _, x := range f.LevelsOf(l.LadderID) {
				out = append(out, kit.Item{Key: string(x.LevelID), Text: x.Name, Detail: l.Name})
			}
		}
	}
	return out
}

// put writes a text in the place of the one that was read there, at a level; an empty one takes it away.
func put(f *model.Framework, skill model.ID, x place, now string, level model.ID) error {
	texts := f.Texts(skill, x.kind, x.level, x.step)
	switch {
	case f.Skill(skill) == nil, x.text != "" && (x.nth >= len(texts) || texts[x.nth] != x.text), x.text == "" && x.step > 0 && len(texts) > 0:
		return moved()
	case x.text == "" && level != x.level:
		f.SetTexts(skill, x.kind, level, 0, append(f.Texts(skill, x.kind, level, 0), now))
		return nil
	case x.text == "":
		texts = append(texts, now)
	case level != x.level:
		texts[x.nth] = ""
		f.SetTexts(skill, x.kind, level, 0, append(f.Texts(skill, x.kind, level, 0), now))
	default:
		texts[x.nth] = now
	}
	f.SetTexts(skill, x.kind, x.level, x.step, texts)
	return nil
}

func (p *SkillPage) onRemove(x place) {
	if x.text == "" {
		return
	}
	skill := p.skill
	p.frame.Change(unit.ChangeTexts, p.write(func(f *model.Framework) error { return put(f, skill, x, "", x.level) }),
		func() { p.frame.Undoable(words.Say("framework.text.removed")) })
}

func (p *SkillPage) onMove(x place, by int) {
	skill := p.skill
	p.change(unit.OrderFramework, func(f *model.Framework) {
		texts := f.Texts(skill, x.kind, x.level, x.step)
		if x.nth >= len(texts) || texts[x.nth] != x.text {
			return
		}
		to := max(0, min(x.nth+by, len(texts)-1))
		texts = append(texts[:x.nth], texts[x.nth+1:]...)
		f.SetTexts(skill, x.kind, x.level, x.step, append(texts[:to:to], append([]string{x.text}, texts[to:]...)...))
	}, nil)
}
