package milestones

import (
	"context"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// sharesShown is how many reps' shares a target lists before the others are told together.
const sharesShown = 5

// measured is what the page of a milestone shows.
type measured struct {
	direction model.Direction
	values    map[model.ID]model.MeasureValue
	ratings   model.Assessments // when skills are needed
}

// load reads the milestones, and what those of their targets stand at that are counted from deals: of a milestone that is
// closed as it was on that day.
func (p *StrategicPage) load(ctx context.Context) (out measured, err error) {
	if out.direction, err = p.store.Direction(ctx); err != nil {
		return out, err
	}
	on := p.frame.Today()
	if m := out.direction.StrategicByID(p.id); m != nil && m.State.Closed() && !m.ClosedOn.IsZero() {
		on = m.ClosedOn
	}
	var mine []model.Measure
	for _, t := range out.direction.Targets {
		if m := out.direction.MeasureByID(t.MeasureID); t.StrategicID == p.id && m != nil {
			mine = append(mine, *m)
		}
	}
	if len(out.direction.NeedsOf(p.id)) > 0 {
		if out.ratings, err = p.store.Assessments(ctx, ""); err != nil {
			return out, err
		}
	}
	out.values, err = p.store.MeasureValues(ctx, mine, on)
	return out, err
}

// showTargets lists what the milestone is measured by.
func (p *StrategicPage) showTargets() {
	t := theme.Current()
	all := p.dir.TargetsOf(p.id, p.values, p.frame.Today(), true)
	var shown []model.TargetState
	for _, x := range all {
		if x.Target.ArchivedAt.IsZero() || p.archivedTargets {
			shown = append(shown, x)
		}
	}
	as := words.Say("targets.today")
	if p.milestone.State.Closed() && !p.milestone.ClosedOn.IsZero() {
		as = words.Say("targets.closed", words.DateShort(p.milestone.ClosedOn, p.frame.Today()))
	}
	box := kit.VB(0, kit.CardHead(words.Say("targets.title"), kit.T(as, kit.Cap, t.Ink3)), kit.Gap(1, 4))
	if len(shown) == 0 {
		box.Add(kit.In(8, 0, 4, 0, kit.P(words.Say("targets.empty"), kit.Small, t.Ink2)))
	}
	for i := range shown {
		if i > 0 {
			box.Add(kit.HLine())
		}
		box.Add(p.targetRow(shown[i]))
	}
	foot := kit.HB(10, kit.NewQuiet("targets.new", words.Say("targets.new"), kit.IconPlus, p.onNewTarget))
	if n := len(all) - len(p.dir.TargetsOf(p.id, p.values, p.frame.Today(), false)); n > 0 {
		key := "targets.archived.show"
		if p.archivedTargets {
			key = "targets.archived.hide"
		}
		foot.Add(kit.NewLink("targets.archived", words.Say(key, n), p.onArchivedTargets))
	}
	box.Add(kit.In(6, 0, 0, 0, foot))
	p.targets.Objects = []fyne.CanvasObject{box}
}

func (p *StrategicPage) onArchivedTargets() {
	p.archivedTargets = !p.archivedTargets
	p.show()
}

// targetRow is a target: what is counted, how far it is, and of deals who brought how much. A tap writes a value down, or
// changes what is counted.
func (p *StrategicPage) targetRow(x model.TargetState) fyne.CanvasObject {
	t, m, name := theme.Current(), &x.Measure, "target."+x.Target.ID.Short()
	title, faint := m.Name, !x.Target.ArchivedAt.IsZero()
	if faint {
		title = words.Say("targets.archived.one", m.Name)
	}
	text := kit.MeasureLine(name, title, &x.MeasureState, faint)
	if line := p.sharesLine(&x); line != "" {
		shares := kit.P(line, kit.Cap, t.Ink2)
		shares.Name = name + ".shares"
		text.Add(shares)
	}
	open := func() { p.onReading(x) }
	if m.Source == model.FromDeals {
		open = func() { p.onEditTarget(x) }
	}
	lit := &kit.Lit{}
	menu := func() []kit.MenuItem { return p.targetMenu(x) }
	row := kit.NewTapRow(name, m.Name, open, kit.In(10, 0, 10, 0, kit.WithMore(text, name+".more", words.Say("oneonone.more", m.Name), lit, kit.Small, menu)))
	row.Lit = lit
	row.Keys = kit.RowKeys{Archive: func() { p.onArchiveTarget(x) }, Move: func(by int) { p.onMoveTarget(x, by) }, Menu: menu}
	return row
}

// sharesLine says who brought which part of what was counted from deals.
func (p *StrategicPage) sharesLine(x *model.TargetState) string {
	var parts []string
	for i, s := range x.Shares {
		if s.Of == nil {
			return ""
		}
		if i == sharesShown && len(x.Shares) > sharesShown+1 {
			parts = append(parts, words.SayN("targets.share.more", len(x.Shares)-i))
			break
		}
		name := words.Say("targets.share.nobody")
		if person := p.frame.Roster().Person(s.RepID); person != nil {
			name = person.Name
		}
		parts = append(parts, words.Say("targets.share", name, words.Percent(s.Of)))
	}
	return words.List(parts)
}

func (p *StrategicPage) targetMenu(x model.TargetState) []kit.MenuItem {
	var items []kit.MenuItem
	if x.Measure.Source == model.FromHand {
		items = append(items, kit.MenuItem{Name: "menu.reading", Label: words.Say("growth.reading.add"), Hint: "Enter", OnTapped: func() { p.onReading(x) }})
	}
	items = append(items, kit.MenuItem{Name: "menu.edit", Label: words.Say("menu.edit"), OnTapped: func() { p.onEditTarget(x) }})
	items = append(items, kit.MoveItems(p.targetRecords(), x.Target.ID, func(by int) { p.onMoveTarget(x, by) })...)
	return append(items, kit.HistoryItem(p.frame, &x.Measure, x.Measure.Name), kit.ArchiveItem(x.Target.ArchivedAt, func() { p.onArchiveTarget(x) }))
}

// targetRecords are what a target is ordered among.
func (p *StrategicPage) targetRecords() []model.Record {
	var out []model.Record
	for _, x := range p.dir.TargetsOf(p.id, p.values, p.frame.Today(), p.archivedTargets) {
		target := x.Target
		out = append(out, &target)
	}
	return out
}

func (p *StrategicPage) onMoveTarget(x model.TargetState, by int) {
	kit.Move(p.frame, unit.SetTarget, p.targetRecords(), x.Target.ID, by)
}

func (p *StrategicPage) onArchiveTarget(x model.TargetState) {
	kit.Archive(p.frame, unit.SetTarget, &x.Target, &x.Target.ArchivedAt, words.Say("targets.archived.done"))
}
