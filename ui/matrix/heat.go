package matrix

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"milepost/chart"
	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// heat is the picture of the page with what moves in it.
type heat struct {
	page  *Page
	chart chart.HeatMap
	view  *kit.ChartView
	card  *fyne.Container

	turnedX, turnedY float32   // of the wheel, and not yet scrolled
	pulled           chart.Ref // the bar that is dragged
	pulledFrom       int       // what it began with
}

func newHeat(p *Page) *heat {
	x := &heat{page: p}
	x.view = kit.NewChartView("matrix.map", words.Say("matrix.spoken"), x.chart)
	x.view.OnActivate, x.view.OnKey, x.view.OnDrag, x.view.OnDrop = x.onActivate, x.onKey, x.onDrag, x.onDrop
	over := container.NewStack(x.view, kit.OverWheel(x.onWheel))
	x.card = kit.Card(kit.Above(0, over, kit.ByWidth(nil, func(int) fyne.CanvasObject { return x.legend() })))
	return x
}

// long says whether there are more rows than a page shows.
func (x *heat) long() bool { return x.chart.Long() }

// show draws what the page knows.
func (x *heat) show() {
	top, first := x.chart.Top, x.chart.First
	x.chart = NewMap(&x.page.facts, x.page.sorted, x.page.frame.Curtain().On)
	x.chart.Top, x.chart.First = top, first
	x.view.SetPicture(x.chart)
	x.card.Refresh()
}

// NewMap is the picture of a matrix. Of one person alone, behind the curtain, there is no median.
func NewMap(m *model.TeamMatrix, sorted model.TeamSort, alone bool) chart.HeatMap {
	most := 0
	for i := range m.Rows {
		most = max(most, m.Rows[i].Gap)
	}
	g := chart.HeatMap{
		Count: len(m.Rows), Row: func(i, from, to int) chart.HeatRow { return row(&m.Rows[i], from, to, most) },
		Sorted: titleOf(sorted), Back: sorted.Back,
		Names: words.Say("matrix.names"), Gap: words.Say("matrix.gap"), GapCut: words.Say("cmd.matrix.gap"), GapSub: words.Say("matrix.gap.sub"),
		Sort: func(what string) string { return words.Say("matrix.sort", what) },
		Left: left, Window: window,
	}
	if !alone {
		g.Median, g.Below = words.Say("matrix.median"), words.Say("matrix.below")
	}
	for i := range m.Skills {
		s := &m.Skills[i]
		g.Columns = append(g.Columns, chart.HeatColumn{
			ID: s.Skill.SkillID, Title: short(&s.Skill), Sub: words.TeamTarget(s), Group: s.Skill.SkillGroup, Weak: s.Weak(),
			Median: words.Median(s.Median), Below: words.TeamBelow(s),
			Label: words.Say("matrix.column", s.Skill.Name, words.TeamTarget(s)), Foot: words.TeamFoot(s),
		})
	}
	return g
}

func short(s *model.Skill) string {
	if s.Short != "" {
		return s.Short
	}
	return s.Name
}

// row is one person, with the cells of some columns.
func row(r *model.TeamRow, from, to, most int) chart.HeatRow {
	p := &r.Person
	out := chart.HeatRow{
		ID: p.ID, Name: p.Name, Short: p.Call(), Initials: p.Initials(), Disc: p.DiscIndex(), Gap: gap(r), Label: words.TeamRow(r),
		Cells: make([]chart.HeatCell, 0, to-from),
	}
	if r.Level != nil {
		out.Sub = r.Level.Name
	}
	if most > 0 {
		out.Share = float64(r.Gap) / float64(most)
	}
	call := p.Call()
	for k := from; k < to; k++ {
		c := &r.Cells[k]
		out.Cells = append(out.Cells, chart.HeatCell{Step: c.Step(), Faded: c.Faded, Bare: !c.Asked, Label: words.TeamCell(call, c)})
	}
	return out
}

// gap is how many steps are missing; a dash where nothing can be said: without a rating or a level that is not 0.
func gap(r *model.TeamRow) string {
	if r.Level == nil || r.Rated == 0 {
		return "–"
	}
	return strconv.Itoa(r.Gap)
}

func titleOf(s model.TeamSort) chart.Ref {
	switch s.By {
	case model.ByName:
		return chart.Ref{Kind: chart.KindSort, ID: chart.SortName}
	case model.BySkill:
		return chart.Ref{Kind: chart.KindSkill, ID: s.Skill}
	}
	return chart.Ref{Kind: chart.KindSort, ID: chart.SortGap}
}

// left says how much is left out on a side.
func left(k chart.Kind, n int) string {
	switch k {
	case chart.KindAbove:
		return words.SayN("coverage.above", n)
	case chart.KindBelow:
		return words.SayN("coverage.below", n)
	case chart.KindEarlier:
		return words.SayN("matrix.before", n)
	}
	return words.SayN("matrix.behind", n)
}

// window says what of all is shown.
func window(bar model.ID, from, to int) string {
	if bar == chart.BarRows {
		return words.Say("matrix.bar.rows", from+1, to)
	}
	return words.Say("matrix.bar.columns", from+1, to)
}

// legend says what the steps mean.
func (x *heat) legend() fyne.CanvasObject {
	f := &x.page.frame.Roster().Framework
	t := theme.Current()
	word := func(s string) fyne.CanvasObject { return kit.Mid(kit.T(s, kit.Cap, t.Ink2)) }
	var items []fyne.CanvasObject
	for _, s := range f.Steps {
		items = append(items, kit.HB(6, kit.RatingCell(s.Value), word(s.Label)))
	}
	items = append(items, kit.HB(6, kit.RatingCell(0), word(words.Say("matrix.legend.unrated"))))
	if months := x.page.frame.Roster().File.FadeMonths; months > 0 {
		items = append(items, kit.HB(6, kit.Mid(kit.IconImage(kit.IconClock, 14, t.Ink2)), word(words.SayN("matrix.legend.faded", months))))
	}
	return kit.In(14, 0, 0, 0, kit.Flow(18, 6, items...))
}

// onActivate follows a tap or Enter: titles sort, a cell opens the person's skill, a row the person.
func (x *heat) onActivate(ref chart.Ref) {
	p := x.page
	switch ref.Kind {
	case chart.KindPerson:
		p.frame.Go(kit.Route{Page: kit.PagePerson, Person: ref.ID})
	case chart.KindPlace:
		person, skill := chart.PlaceOf(ref.ID)
		p.frame.Go(kit.Route{Page: kit.PagePerson, Person: person, Tab: kit.TabSkills, Ref: skill})
	case chart.KindSkill, chart.KindMedian:
		p.sort(model.TeamSort{By: model.BySkill, Skill: ref.ID})
	case chart.KindSort:
		by := model.TeamSort{By: model.ByGap}
		if ref.ID == chart.SortName {
			by.By = model.ByName
		}
		p.sort(by)
	case chart.KindAbove, chart.KindBelow, chart.KindEarlier, chart.KindLater:
		x.leaf(ref.Kind)
	}
}
