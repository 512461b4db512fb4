package importing

import (
	"strconv"

	"fyne.io/fyne/v2"

	"milepost/exchange"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

const (
	rowHeight = 50
	leastRows = 7 // seen at once at least; more of them scroll
	atColumns = 3 // most columns of the file beside the name
)

// list is the card with every row's fate. It has a scroll of its own: lists have thousands of rows.
type list struct {
	page   *Page
	card   *fyne.Container
	box    *fyne.Container
	rows   *kit.Rows
	only   exchange.Fate // empty: all
	all    []entry
	shown  []entry
	fields []exchange.Field // the columns beside the name
}

func newList(p *Page) *list {
	l := &list{page: p, box: kit.Fill(0), card: kit.Stack()}
	l.rows = kit.NewRows("import.row", rowHeight, l.row)
	l.rows.Scrolls = true
	l.rows.Key = func(i int) string { return l.shown[i].key }
	l.rows.Text = func(i int) string { return l.shown[i].say() }
	l.rows.OnOpen = func(i int) { l.page.showEntry(l.shown[i]) }
	return l
}

// fill takes a plan over.
func (l *list) fill(a answer) {
	l.all = entries(a)
	l.fields = nil
	for _, f := range listed(a.plan) {
		if len(l.fields) < atColumns && (a.table.Notes != nil || a.kind == exchange.KindQuotas || // its rows say what they hold
			columnOf(a.plan, f) != "") {
			l.fields = append(l.fields, f)
		}
	}
	if l.count(l.only) == 0 {
		l.only = ""
	}
	l.show()
}

// listed are the fields that a row shows beside its name, as far as there is room, the most telling first. Of questions
// those in other languages than the first are.
func listed(plan *exchange.Plan) []exchange.Field {
	switch {
	case plan.Kind == exchange.KindTalks && plan.Columns == nil:
		return []exchange.Field{exchange.FieldOn, exchange.FieldNote}
	case plan.Kind == exchange.KindTalks:
		return []exchange.Field{exchange.FieldOn, exchange.FieldHeld, exchange.FieldCadence, exchange.FieldNote, exchange.FieldLink}
	case plan.Kind == exchange.KindCalendar:
		return []exchange.Field{exchange.FieldWith, exchange.FieldBegins, exchange.FieldRepeats}
	case plan.Kind == exchange.KindCustomers:
		return []exchange.Field{exchange.FieldSector, exchange.FieldPlace, exchange.FieldParent}
	case plan.Kind == exchange.KindProducts:
		return []exchange.Field{exchange.FieldSeries, exchange.FieldPrice}
	case plan.Kind == exchange.KindGoals, plan.Kind == exchange.KindMilestones:
		return []exchange.Field{exchange.FieldSeller, exchange.FieldDue, exchange.FieldGrowState}
	case plan.Kind == exchange.KindQuotas:
		return []exchange.Field{exchange.FieldAmount, exchange.FieldStarts, exchange.FieldEndsOn}
	case plan.Kind == exchange.KindLinks:
		return []exchange.Field{exchange.FieldStrategic, exchange.FieldRole, exchange.FieldWhy}
	case plan.Kind == exchange.KindRatings:
		return []exchange.Field{exchange.FieldSkill, exchange.FieldRater, exchange.FieldStep, exchange.FieldRatedOn}
	case plan.Kind == exchange.KindFramework:
		return []exchange.Field{exchange.FieldSays, exchange.FieldLevel, exchange.FieldStep, exchange.FieldWhat, exchange.FieldLadder}
	case plan.Kind == exchange.KindBenchmark:
		return []exchange.Field{exchange.FieldRole, exchange.FieldScale, exchange.FieldValue}
	case plan.Kind == exchange.KindDeals:
		return []exchange.Field{exchange.FieldSeller, exchange.FieldStage, exchange.FieldAmount}
	case plan.Kind != exchange.KindQuestions:
		return []exchange.Field{
			exchange.FieldManager, exchange.FieldTeam, exchange.FieldRegion, exchange.FieldLevel, exchange.FieldEmail,
			exchange.FieldPlace, exchange.FieldStarted, exchange.FieldPhone, exchange.FieldFrom, exchange.FieldID,
		}
	}
	out := []exchange.Field{exchange.FieldCategory, exchange.FieldLanguage}
	first := columnOf(plan, exchange.FieldText) == ""
	for _, c := range plan.Columns {
		if c.Field.Language() == "" {
			continue
		}
		if !first {
			out = append(out, c.Field)
		}
		first = false
	}
	return out
}

// count is how many lines have a fate; of a long list more perhaps than are shown.
func (l *list) count(f exchange.Fate) int {
	if plan := l.page.found.plan; plan != nil && plan.Deals != nil {
		switch f {
		case "":
			return plan.Total() + plan.MissingTotal()
		case fateMissing:
			return plan.MissingTotal()
		}
		return plan.Count(f)
	}
	n := 0
	for _, e := range l.all {
		if f == "" || e.fate == f {
			n++
		}
	}
	return n
}

// show builds the card: a filter, the titles, the rows.
func (l *list) show() {
	l.shown = nil
	for _, e := range l.all {
		if l.only == "" || e.fate == l.only {
			l.shown = append(l.shown, e)
		}
	}
	l.rows.Count = len(l.shown)
	l.rows.Select(-1)
	l.rows.Reload()
	l.box.Objects = []fyne.CanvasObject{
		kit.Flow(16, 8, kit.T(words.Say("import.list"), kit.Heading, theme.Current().Ink), l.filter()), kit.Gap(1, 8),
		kit.ByWidth(breaks, func(step int) fyne.CanvasObject { return l.titles(step) }), kit.Gap(1, 4), kit.HLine(),
		l.rest(),
		kit.Box(0, float32(min(leastRows, max(1, len(l.shown))))*rowHeight, l.rows),
	}
	l.box.Refresh()
	l.card.Objects = []fyne.CanvasObject{kit.Card(l.box)}
	if len(l.shown) <= leastRows {
		l.card.Objects = []fyne.CanvasObject{kit.Top(kit.Card(l.box))} // no more room is needed
	}
	l.card.Refresh()
}

// rest says that a long list has more rows than are shown.
func (l *list) rest() fyne.CanvasObject {
	if n := l.count(l.only); n > len(l.shown) {
		return kit.In(8, 8, 4, 8, kit.T(words.Say("import.list.rest", words.Count(len(l.shown)), words.Count(n)), kit.Small, theme.Current().Ink3))
	}
	return kit.Gap(0, 0)
}

// filter shows the rows of one fate alone.
func (l *list) filter() fyne.CanvasObject {
	choices := []kit.Choice{{Key: "", Text: words.Say("import.show.all", l.count(""))}}
	for _, f := range fates {
		if n := l.count(f); n > 0 {
			choices = append(choices, kit.Choice{Key: string(f), Text: words.Say("import.show", words.Capital(fateText(f)), n)})
		}
	}
	if len(choices) < 3 {
		return kit.Gap(0, 0) // all rows have one fate
	}
	s := kit.NewSegments("import.show", choices, string(l.only), l.onFilter)
	s.Spoken = words.Say("import.list")
	return s
}

func (l *list) onFilter(key string) {
	l.only = exchange.Fate(key)
	l.show()
	kit.FocusName(l.page.frame.Canvas(), "import.show")
}

// breaks are the widths of the card from which it has room for the name beside the fate, and for columns.
var breaks = []float32{440, 620}

func (l *list) titles(step int) fyne.CanvasObject {
	title := func(text string) fyne.CanvasObject { return kit.One(text, kit.CapM, theme.Current().Ink3) }
	var columns []fyne.CanvasObject
	for _, f := range l.fields {
		columns = append(columns, title(fieldText(f)))
	}
	return l.grid(step, kit.OneR(words.Say("import.col.line"), kit.CapM, theme.Current().Ink3), title(""), title(words.Say(textsOf(l.page.found.kind).column)), columns)
}

// grid sets a row or its titles into columns: the line, the fate, the name, and from step 2 what the file says.
func (l *list) grid(step int, line, fate, name fyne.CanvasObject, columns []fyne.CanvasObject) fyne.CanvasObject {
	objects, widths := []fyne.CanvasObject{line, fate, name}, []float32{40, 96, 0}
	switch {
	case step >= 2 && len(columns) == 1 && len(l.fields) > 1: // one text for all
		widths, objects = append(widths, 0), append(objects, columns...)
		widths[2] = 190
	case step >= 2 && len(l.fields) > 0:
		widths[2] = 190
		if l.page.found.kind == exchange.KindQuestions {
			widths[2] = 0
		}
		for _, f := range l.fields {
			widths = append(widths, columnWidth[f])
		}
		objects = append(objects, columns...)
	}
	return kit.In(0, 8, 0, 0, kit.Cols(14, widths, objects...))
}

// columnWidth are widths of columns that hold something short; others share what is left.
var columnWidth = map[exchange.Field]float32{exchange.FieldOn: 140, exchange.FieldHeld: 90, exchange.FieldCadence: 130}

// row draws one entry.
func (l *list) row(i int) fyne.CanvasObject {
	e := l.shown[i]
	return kit.ByWidth(breaks, func(step int) fyne.CanvasObject {
		t := theme.Current()
		line := ""
		if e.line > 0 {
			line = strconv.Itoa(e.line)
		}
		row := l.grid(step, kit.Mid(kit.OneR(line, kit.Small, t.Ink3)), kit.Mid(fatePill(e.fate)), kit.Mid(l.name(e, step)), l.cells(e))
		if e.fate == exchange.FateRefused {
			return kit.Box(0, rowHeight-1, kit.Rect(t.WarnSoft, 8), row)
		}
		return row
	})
}

// name is the name, and below it what the columns do not show.
func (l *list) name(e entry, step int) fyne.CanvasObject {
	t := theme.Current()
	ink := t.Ink
	if e.fate == exchange.FateUnchanged || e.fate == fateMissing {
		ink = t.Ink2
	}
	called := e.name
	if called == "" {
		called = words.Say(textsOf(l.page.found.kind).nameless)
	}
	name := kit.One(called, kit.BodyM, ink)
	shown := l.fields
	if step < 2 {
		shown = nil
	}
	second, wrong := e.more(shown)
	if e.fate == exchange.FateRefused && (step < 2 || len(l.fields) == 0) {
		second, wrong = e.reason(), true
	}
	if second == "" {
		return name
	}
	ink = t.Ink3
	if wrong {
		ink = t.WarnInk
	}
	return kit.VB(1, name, kit.One(second, kit.Cap, ink))
}

// cells are what the file says, with what it was; of a refused row the reason takes their place.
func (l *list) cells(e entry) []fyne.CanvasObject {
	t := theme.Current()
	switch e.fate {
	case exchange.FateRefused:
		reason := kit.P(e.reason(), kit.Small, t.WarnInk)
		reason.MaxLines = 2
		return []fyne.CanvasObject{kit.Mid(reason)}
	case fateMissing:
		return []fyne.CanvasObject{kit.Mid(kit.One(words.Say(l.page.goneLine()), kit.Small, t.Ink3))}
	}
	var out []fyne.CanvasObject
	for _, f := range l.fields {
		ink := t.Ink2
		before, changed := e.before(f)
		if changed {
			ink = t.Ink
		}
		cell := kit.VB(1, kit.One(e.cells[f], kit.Small, ink))
		if changed {
			was := words.Say("import.was", value(f, before))
			if before == "" {
				was = words.Say("import.was.nothing")
			}
			cell.Add(kit.One(was, kit.Cap, t.Ink3))
		}
		out = append(out, kit.Mid(cell))
	}
	return out
}

func fatePill(f exchange.Fate) fyne.CanvasObject {
	t := theme.Current()
	switch f {
	case exchange.FateRefused:
		return kit.HB(0, kit.Pill(fateText(f), t.Card, t.WarnInk))
	case exchange.FateNew, exchange.FateChanged:
		return kit.HB(0, kit.Pill(fateText(f), t.AccentSoft, t.AccentInk))
	}
	return kit.One(fateText(f), kit.Small, t.Ink3)
}

// columnOf is the name of the column a field is taken from; empty: from none.
func columnOf(plan *exchange.Plan, f exchange.Field) string {
	for _, c := range plan.Columns {
		if c.Field == f {
			return c.Header
		}
	}
	return ""
}
