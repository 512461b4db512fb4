package importing

import (
	"slices"

	"fyne.io/fyne/v2"

	"milepost/exchange"
	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// columnsShown is how many columns that are not taken are shown unasked.
const columnsShown = 6

// flat is the width of the card from which three columns stand side by side.
const flat = 480

// columnsCard says for every column of the file what is taken from it. Its fields are built once for a table, so that
// the keyboard stays in them while the plan is made anew.
type columnsCard struct {
	page  *Page
	box   *fyne.Container
	table *exchange.Table
	kind  exchange.Kind
	lines []*columnLine
	all   bool // columns that are not taken are shown too, however many
}

// columnLine is one column of the file: its name, the first value in it, and what it is taken for.
type columnLine struct {
	name   string
	picker *kit.Picker
	line   fyne.CanvasObject
}

func newColumnsCard(p *Page) *columnsCard { return &columnsCard{page: p, box: kit.VB(0)} }

// fill shows what a plan takes. Where nobody knows what the columns are the fields keep what they show.
func (c *columnsCard) fill(a answer) {
	if c.table != a.table || c.kind != a.kind {
		c.table, c.kind, c.all = a.table, a.kind, false
		c.build()
	}
	for _, l := range c.lines {
		if a.columns == nil {
			break
		}
		if field := string(fieldOf(a.columns, l.name)); l.picker.Chosen().Key != field {
			l.picker.FillKey(field)
		}
	}
	c.show(a)
}

// build makes a line for every column. What a column says about somebody's private life is not offered at all.
func (c *columnsCard) build() {
	t := theme.Current()
	var fields []kit.Item
	for _, f := range exchange.FieldsOf(c.kind) {
		fields = append(fields, kit.Item{Key: string(f), Text: fieldText(f)})
	}
	c.lines = nil
	if c.table.JSON || c.table.IsCalendar() || c.table.Notes != nil || c.table.Written {
		return // it has no columns that anybody has seen
	}
	for i, name := range c.table.Columns {
		if exchange.Sensitive(name) {
			continue
		}
		items := fields
		if f := exchange.TextColumn(name); f != "" && c.kind == exchange.KindQuestions {
			items = append(slices.Clone(fields), kit.Item{Key: string(f), Text: fieldText(f)})
		}
		picker := kit.NewPicker("import.column."+name, "", kit.Among(items))
		picker.Spoken = name
		picker.SetPlaceholder(words.Say("import.map.none"))
		picker.OnPick = func(it kit.Item) { c.page.onMap(name, exchange.Field(it.Key)) }
		head := kit.Cols(8, []float32{0, 0}, kit.One(name, kit.SmallM, t.Ink), kit.OneR(firstValue(c.table, i), kit.Cap, t.Ink3))
		c.lines = append(c.lines, &columnLine{name, picker, kit.VB(5, head, picker)})
	}
}

// firstValue is the first thing a column holds.
func firstValue(t *exchange.Table, column int) string {
	for _, r := range t.Rows {
		if column >= len(r.Cells) {
			continue
		}
		if text := model.JoinSpace(r.Cells[column]); text != "" {
			return text
		}
	}
	return ""
}

func (c *columnsCard) show(a answer) {
	t := theme.Current()
	var lines []fyne.CanvasObject
	taken, spare, hidden := 0, 0, 0
	for _, l := range c.lines {
		if l.picker.Chosen().Key != "" {
			taken++
		} else if spare++; a.plan != nil && !c.all && spare > columnsShown {
			hidden++
			continue
		}
		lines = append(lines, l.line)
	}
	count := words.SayN("import.map.taken", taken, len(c.table.Columns))
	c.box.Objects = []fyne.CanvasObject{kit.CardHead(words.Say("import.map"), kit.T(count, kit.Small, t.Ink3)), kit.Gap(1, 10), abreast(lines)}
	if c.table.JSON || c.table.IsCalendar() {
		c.box.Objects = nil
	}
	if hidden > 0 {
		c.box.Add(kit.Gap(1, 8))
		c.box.Add(kit.HB(0, kit.NewQuiet("import.map.more", words.SayN("import.map.more", hidden), kit.IconPlus, c.onMore), kit.Spring()))
	}
	if a.plan != nil && len(a.plan.Categories) > 0 {
		c.addCategories(a.plan.Categories)
	}
	c.box.Add(kit.ByWidth([]float32{flat}, c.known))
	if private := c.private(); len(private) > 0 {
		c.box.Add(kit.Gap(1, 12))
		c.box.Add(kit.P(words.Say("import.map.private", words.List(private)), kit.Small, t.Ink3))
	}
	c.box.Refresh()
}

// known says how people or questions are told apart, where that costs no row of the list.
func (c *columnsCard) known(step int) fyne.CanvasObject {
	if step > 0 {
		return kit.Gap(1, 0)
	}
	text := words.Say(textsOf(c.kind).known)
	return kit.In(12, 0, 0, 0, kit.P(text, kit.Small, theme.Current().Ink3))
}

// private are the columns that are not offered.
func (c *columnsCard) private() []string {
	var out []string
	for _, name := range c.table.Columns {
		if exchange.Sensitive(name) {
			out = append(out, name)
		}
	}
	return out
}

// abreast sets columns one under another, where there is room three in a row.
func abreast(lines []fyne.CanvasObject) fyne.CanvasObject {
	narrow, wide := kit.Arrangement{}, kit.Arrangement{MinWidth: flat}
	for i := range lines {
		narrow.Rows = append(narrow.Rows, []kit.Cell{kit.At(0, i)})
		if i%3 == 0 {
			wide.Rows = append(wide.Rows, []kit.Cell{{}, {}, {}})
		}
		wide.Rows[i/3][i%3] = kit.At(0, i)
	}
	return kit.Areas(14, []kit.Arrangement{wide, narrow}, lines...)
}

// onMore shows the other columns and goes to the first of them.
func (c *columnsCard) onMore() {
	spare := 0
	for _, l := range c.lines {
		if l.picker.Chosen().Key != "" {
			continue
		}
		if spare++; spare > columnsShown {
			c.all = true
			c.show(c.page.found)
			l.picker.Focus()
			return
		}
	}
}

// onMap takes a column for a field, or for none. A column means one thing at a time, and a field comes from one column.
func (p *Page) onMap(column string, f exchange.Field) {
	if p.ask.fields == nil {
		p.ask.fields = map[string]string{}
	}
	for other, taken := range p.ask.fields {
		if taken == column {
			delete(p.ask.fields, other)
		}
	}
	switch {
	case f != "":
		p.ask.fields[string(f)] = column
	case p.found.columns != nil: // what was taken from the column is taken from none
		if was := fieldOf(p.found.columns, column); was != "" {
			p.ask.fields[string(was)] = ""
		}
	}
	p.preview()
}

// fieldOf is what a column is taken for; empty: for nothing.
func fieldOf(columns []exchange.Column, column string) exchange.Field {
	i := slices.IndexFunc(columns, func(c exchange.Column) bool { return c.Header == column })
	if i < 0 {
		return ""
	}
	return columns[i].Field
}

// showFoot shows the preview beside the columns, or how to begin.
func (p *Page) showFoot() {
	if p.found.table == nil {
		p.foot.Objects = []fyne.CanvasObject{p.empty()}
		p.foot.Refresh()
		return
	}
	p.columns.fill(p.found)
	p.names.fill(p.found)
	columns := kit.Top(kit.VB(0, p.names.box, kit.Card(p.columns.box)))
	if p.found.plan == nil {
		p.foot.Objects = []fyne.CanvasObject{columns}
		if p.isNotes() {
			p.foot.Objects = nil
		}
		p.foot.Refresh()
		return
	}
	p.list.fill(p.found)
	if p.isNotes() || p.found.written() { // they have no columns
		p.foot.Objects = []fyne.CanvasObject{p.list.card}
		p.foot.Refresh()
		return
	}
	// The same two cards every time, so that the keyboard stays in the fields inside.
	p.foot.Objects = []fyne.CanvasObject{kit.ByWidth([]float32{1000}, func(step int) fyne.CanvasObject {
		if step == 0 {
			return kit.Fill(16, columns, p.list.card)
		}
		return kit.Cols(16, []float32{0, 320}, p.list.card, columns)
	})}
	p.foot.Refresh()
}

func (p *Page) empty() fyne.CanvasObject {
	if p.found.err != nil || p.paste.open {
		return kit.Gap(1, 1)
	}
	return kit.In(24, 0, 24, 0, kit.NewEmpty(kit.Empty{
		Picture: kit.RowsPicture(), Sentence: words.Say("import.empty"), Help: words.Say("import.empty.help"),
		Action: kit.NewButton("import.paste", words.Say("import.paste"), p.onPaste),
	}))
}
