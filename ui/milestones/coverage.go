package milestones

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"milepost/chart"
	"milepost/model"
	"milepost/ui/documents"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// matrix is reps against strategic milestones. It lives as long as the page, so that the keyboard keeps its place in it.
type matrix struct {
	page  *Page
	facts model.CoverageMatrix
	chart chart.Coverage
	view  *kit.ChartView
	card  *fyne.Container

	turned float32 // of the wheel, and not yet scrolled
}

func newMatrix(p *Page) *matrix {
	x := &matrix{page: p}
	x.view = kit.NewChartView("milestones.coverage", words.Say("coverage.spoken"), x.chart)
	x.view.OnActivate, x.view.OnKey = x.onActivate, x.onKey
	x.card = kit.Card(kit.VB(0, container.NewStack(x.view, kit.OverWheel(x.onWheel)), kit.ByWidth(nil, func(int) fyne.CanvasObject { return coverageLegend() })))
	return x
}

// coverageLegend explains the fills.
func coverageLegend() fyne.CanvasObject {
	t := theme.Current()
	items := []fyne.CanvasObject{}
	for _, x := range []struct {
		fill color.Color
		word string
	}{
		{t.Accent, words.Say("link.role.leads")},
		{t.AccentSoft, words.Say("coverage.legend.part")},
		{t.WarnSoft, words.Say("weave.legend.late")},
		{t.Sunken2, words.Say("coverage.done")},
	} {
		items = append(items, kit.HB(7, kit.Mid(kit.Box(16, 12, kit.Rect(x.fill, 4))), kit.T(x.word, kit.Cap, t.Ink2)))
	}
	items = append(items, kit.T(words.Say("coverage.legend"), kit.Cap, t.Ink3))
	return kit.In(12, 0, 0, 0, kit.Flow(18, 4, items...))
}

// show draws what the page knows.
func (x *matrix) show() {
	p := x.page
	x.facts = model.NewCoverageMatrix(p.cover.Reps, p.dir, p.frame.Today())
	first, top := x.chart.First, x.chart.Top
	x.chart = coverageOf(&x.facts, first, p.frame.Today(), p.frame.Curtain().On)
	x.chart.Top, x.chart.Most = top, coverageLines
	x.view.SetPicture(x.chart)
	x.card.Refresh()
}

// coverageOf is the picture of the facts. Behind the curtain nothing is counted, because the others are hidden.
func coverageOf(m *model.CoverageMatrix, first int, on model.Date, curtain bool) chart.Coverage {
	g := chart.Coverage{
		First: first, Serves: words.Say("coverage.serves"),
		Earlier: func(n int) string { return words.SayN("weave.earlier", n) }, Later: func(n int) string { return words.SayN("weave.later", n) },
		Above: func(n int) string { return words.SayN("coverage.above", n) }, Below: func(n int) string { return words.SayN("coverage.below", n) },
	}
	if !curtain {
		g.Growing = words.Say("coverage.growing")
	}
	for i, s := range m.Strategic {
		day := words.Say("milestones.dates.none")
		if !s.DueOn.IsZero() {
			day = documents.WeaveDay(s.DueOn, on)
		}
		col := chart.CoverageColumn{ID: s.ID, Title: s.Title, Sub: day, Foot: words.SayN("coverage.people", m.Growing[i]), Bare: m.Growing[i] == 0}
		if col.Bare {
			col.Foot = words.Say("milestones.grown.nobody")
		}
		g.Columns = append(g.Columns, col)
	}
	for i := range m.Rows {
		r := &m.Rows[i]
		p := &r.Person
		n := r.Serves()
		line := chart.CoverageLine{ID: p.ID, Name: p.Name, Short: p.Call(), Initials: p.Initials(), Disc: p.DiscIndex(), Serves: words.Say("coverage.count", n), Bare: n == 0}
		if n == 0 {
			line.Serves = words.Say("coverage.none")
		}
		for k, threads := range r.Cells {
			line.Cells = append(line.Cells, coverageCell(p, &m.Strategic[k], threads, on))
		}
		g.Lines = append(g.Lines, line)
	}
	return g
}

// coverageCell is what ties somebody to a milestone. Of several ties the first that lies ahead is told, with how many
// more there are.
func coverageCell(p *model.Person, s *model.Strategic, threads []model.Thread, on model.Date) chart.CoverageCell {
	if len(threads) == 0 {
		return chart.CoverageCell{ID: chart.PlaceID(p.ID, s.ID), Label: words.Say("coverage.open", p.Call(), s.Title)}
	}
	t := &threads[0]
	for i := range threads {
		if threads[i].Career.Current(on) {
			t = &threads[i]
			break
		}
	}
	days, _ := t.SlackDays()
	cell := chart.CoverageCell{ID: t.Link.ID, Role: words.Say("link.role." + string(t.Link.Role)), Title: t.Career.Title}
	switch {
	case t.Career.State == model.MilestoneReached:
		cell.Tone, cell.Role = chart.ToneDone, words.Say("coverage.done")
	case t.Late(on):
		cell.Tone, cell.Role = chart.ToneLate, words.Say("coverage.late", cell.Role, words.Duration(-days))
	case t.Link.Role == model.RoleLeads:
		cell.Tone = chart.ToneLead
	}
	if n := len(threads) - 1; n > 0 {
		cell.Title = words.SayN("coverage.more", n, cell.Title)
	}
	cell.Label = words.Say("coverage.cell", p.Call(), cell.Role, s.Title, cell.Title)
	return cell
}

// onActivate follows a tap or Enter: a tie is changed, an open place is filled, the ends open.
func (x *matrix) onActivate(ref chart.Ref) {
	p := x.page
	switch ref.Kind {
	case chart.KindStrategic:
		p.openStrategic(ref.ID)
	case chart.KindPerson:
		p.frame.Go(kit.Route{Page: kit.PagePerson, Person: ref.ID, Tab: kit.TabGrowth})
	case chart.KindLink:
		x.change(ref.ID)
	case chart.KindPlace:
		x.fill(chart.PlaceOf(ref.ID))
	case chart.KindEarlier:
		x.turn(false)
	case chart.KindLater:
		x.turn(true)
	case chart.KindAbove:
		x.scroll(-coverageLines + 1)
	case chart.KindBelow:
		x.scroll(coverageLines - 1)
	}
}

// change opens the tie a cell shows; of several it asks which.
func (x *matrix) change(link model.ID) {
	for i := range x.facts.Rows {
		for _, threads := range x.facts.Rows[i].Cells {
			if !slices.ContainsFunc(threads, func(t model.Thread) bool { return t.Link.ID == link }) {
				continue
			}
			if len(threads) == 1 {
				kit.EditLink(x.page.frame, threads[0])
				return
			}
			var items []kit.MenuItem
			for _, t := range threads {
				items = append(items, kit.MenuItem{
					Name: "coverage.tie." + t.Link.ID.Short(), Label: words.Say("coverage.tie", t.Career.Title, words.Say("link.role."+string(t.Link.Role))),
					OnTapped: func() { kit.EditLink(x.page.frame, t) },
				})
			}
			kit.ShowMenu(x.view, items...)
			return
		}
	}
}

// coverageLines is how many reps stand under the titles at once; more are scrolled.
const coverageLines = 14

// fill ties one of somebody's career milestones to a strategic one; who has none left agrees on one first.
func (x *matrix) fill(person, strategic model.ID) {
	p := x.page
	who := p.frame.Roster().Person(person)
	if who == nil {
		return
	}
	his := p.dir.Of([]model.Person{*who})
	for i := range his.Careers {
		c := &his.Careers[i]
		if c.Current(p.frame.Today()) && !tied(&his, c.ID, strategic) {
			kit.AskLink(p.frame, his, "", strategic)
			return
		}
	}
	p.frame.Go(kit.Route{Page: kit.PagePerson, Person: person, Tab: kit.TabGrowth, Do: "career"})
}

func tied(d *model.Direction, career, strategic model.ID) bool {
	for i := range d.Links {
		if d.Links[i].CareerID == career && d.Links[i].StrategicID == strategic {
			return true
		}
	}
	return false
}

// onKey scrolls as far as the keyboard's place needs: the arrows bring the next line or column in when they come to an
// edge. Page Up and Page Down turn whole pages of lines, or of columns where all lines are in sight.
func (x *matrix) onKey(key fyne.KeyName) bool {
	line, column := x.place()
	top, end := x.chart.ShownLines()
	from, to := x.chart.Shown(chart.Screen, float64(x.view.Size().Width))
	long := end-top < len(x.chart.Lines)
	switch {
	case key == fyne.KeyPageUp && long:
		x.scroll(-coverageLines + 1)
	case key == fyne.KeyPageDown && long:
		x.scroll(coverageLines - 1)
	case key == fyne.KeyPageUp, key == fyne.KeyPageDown:
		x.turn(key == fyne.KeyPageDown)
	case key == fyne.KeyDown && line == end-1:
		x.scroll(1)
		return false // the keyboard goes on to the line that has come in
	case key == fyne.KeyUp && line == top && top > 0:
		x.scroll(-1)
		return false
	case key == fyne.KeyRight && column == to-1 && to < len(x.chart.Columns):
		x.begin(from + 1)
		return false
	case key == fyne.KeyLeft && column == from && from > 0:
		x.begin(from - 1)
		return false
	default:
		return false
	}
	return true
}

// place is the line and the column the keyboard is at; -1 when it is at none.
func (x *matrix) place() (line, column int) {
	ref := x.view.Current()
	for i := range x.chart.Lines {
		if ref.Kind == chart.KindPerson && x.chart.Lines[i].ID == ref.ID {
			return i, -1
		}
		for k := range x.chart.Lines[i].Cells {
			if (ref.Kind == chart.KindLink || ref.Kind == chart.KindPlace) && x.chart.Lines[i].Cells[k].ID == ref.ID {
				return i, k
			}
		}
	}
	return -1, -1
}

// onWheel scrolls the lines; at their end, and where all are in sight, the page around moves.
func (x *matrix) onWheel(e *fyne.ScrollEvent) bool {
	x.turned += e.Scrolled.DY
	by := int(x.turned / wheelLine)
	if top, end := x.chart.ShownLines(); end-top == len(x.chart.Lines) || by < 0 && end == len(x.chart.Lines) || by > 0 && top == 0 {
		x.turned = 0
		return false
	}
	x.turned -= float32(by) * wheelLine
	if by != 0 {
		x.scroll(-by)
	}
	return true
}

// wheelLine is how far the wheel turns for one line, in units.
const wheelLine = 10

// scroll shows lines further down, or up.
func (x *matrix) scroll(by int) {
	top, _ := x.chart.ShownLines()
	x.chart.Top = min(max(0, top+by), max(0, len(x.chart.Lines)-coverageLines))
	x.view.SetPicture(x.chart)
}

// turn shows the columns before, or those behind.
func (x *matrix) turn(later bool) {
	from, to := x.chart.Shown(chart.Screen, float64(x.view.Size().Width))
	if later {
		x.begin(min(to, len(x.chart.Columns)-1))
		return
	}
	x.begin(from - (to - from))
}

// begin shows the columns from one on.
func (x *matrix) begin(first int) {
	x.chart.First = max(0, first)
	x.view.SetPicture(x.chart)
}
