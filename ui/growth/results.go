package growth

import (
	"image/color"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// result is a key result with what measures it.
type result struct {
	model.KeyResult
	measure  model.Measure
	now      model.Decimal
	readings []model.Reading // oldest first, those that are archived too
}

// resultsOf are the key results of a goal that are shown, in their order.
func (p *Page) resultsOf(goal model.ID) []result {
	var out []result
	g := &p.facts.growth
	for _, kr := range g.KeyResults {
		m := g.Measure(kr.MeasureID)
		if kr.GoalID != goal || m == nil || !kr.ArchivedAt.IsZero() && !p.archived {
			continue
		}
		r := result{KeyResult: kr, measure: *m, now: m.At(g.Readings, p.frame.Today())}
		for _, x := range g.Readings {
			if x.MeasureID == m.ID {
				r.readings = append(r.readings, x)
			}
		}
		out = append(out, r)
	}
	return out
}

// resultRow is a key result: name, bar, start, now, target. A tap writes a value down.
func (p *Page) resultRow(r result) fyne.CanvasObject {
	t := theme.Current()
	m, ink, accent := &r.measure, t.Ink, t.Accent
	name := m.Name
	if !r.ArchivedAt.IsZero() {
		ink, accent, name = t.Ink3, t.LineStrong, words.Say("growth.result.archived", m.Name)
	}
	bar := kit.Bar(0, 5, accent)
	if x, ok := m.Progress(r.now); ok {
		share, _ := model.Clamp(x).Float64()
		bar = kit.Bar(share, 5, accent)
	}
	value := func(d model.Decimal, st kit.Style, c color.Color) fyne.CanvasObject {
		return kit.OneR(words.Value(d, m), st, c)
	}
	w := p.valueWidth()
	row := kit.ByWidth([]float32{520}, func(step int) fyne.CanvasObject {
		if step == 0 {
			return kit.VB(3, kit.Cols(8, []float32{0, w, w}, kit.P(name, kit.Small, ink), value(r.now, kit.SmallB, ink), value(m.Target, kit.Small, t.Ink3)), bar)
		}
		return kit.Cols(12, []float32{min(210, 322-2*w), 0, w, w, w}, kit.P(name, kit.Small, ink), kit.Mid(bar),
			kit.Mid(value(m.Start, kit.Small, t.Ink3)), kit.Mid(value(r.now, kit.SmallB, ink)), kit.Mid(value(m.Target, kit.Small, t.Ink3)))
	})
	lit := &kit.Lit{}
	menu := func() []kit.MenuItem { return p.resultMenu(r) }
	tap := kit.NewTapRow("result."+r.ID.Short(), name, func() { p.onReading(r) },
		kit.In(3, 0, 3, 0, kit.WithMore(row, "result.more."+r.ID.Short(), words.Say("oneonone.more", m.Name), lit, kit.Small, menu)))
	tap.Lit = lit
	tap.Keys = kit.RowKeys{
		Archive: func() { p.onArchiveResult(r) },
		Move:    func(by int) { p.onMoveResult(r, by) },
		Menu:    menu,
	}
	return tap
}

// valueWidth is how wide the values of key results stand, so that those of usual units are not cut and all bars end alike.
func (p *Page) valueWidth() float32 {
	w := float32(leastValue)
	for _, g := range p.shownGoals() {
		for _, r := range p.resultsOf(g.ID) {
			for _, d := range []model.Decimal{r.measure.Start, r.now, r.measure.Target} {
				w = max(w, kit.SmallB.Width(words.Value(d, &r.measure))+1)
			}
		}
	}
	return min(w, mostValue)
}

// leastValue and mostValue are how wide a value stands at least and at most.
const (
	leastValue = 56
	mostValue  = 96
)

func (p *Page) resultMenu(r result) []kit.MenuItem {
	items := []kit.MenuItem{
		{Name: "menu.reading", Label: words.Say("growth.reading.add"), Hint: "Enter", OnTapped: func() { p.onReading(r) }},
		{Name: "menu.edit", Label: words.Say("menu.edit"), OnTapped: func() { p.onEditResult(r) }},
	}
	items = append(items, kit.MoveItems(p.resultRecords(r.GoalID), r.ID, func(by int) { p.onMoveResult(r, by) })...)
	return append(items, kit.HistoryItem(p.frame, &r.measure, r.measure.Name), kit.ArchiveItem(r.ArchivedAt, func() { p.onArchiveResult(r) }))
}

// resultRecords are what a key result is ordered among.
func (p *Page) resultRecords(goal model.ID) []model.Record {
	var out []model.Record
	for _, r := range p.resultsOf(goal) {
		out = append(out, &r.KeyResult)
	}
	return out
}

func (p *Page) onMoveResult(r result, by int) {
	kit.Move(p.frame, unit.MoveKeyResult, p.resultRecords(r.GoalID), r.ID, by)
}

func (p *Page) onArchiveResult(r result) {
	kit.Archive(p.frame, unit.ArchiveKeyResult, &r.KeyResult, &r.ArchivedAt, words.Say("result.archived"))
}
