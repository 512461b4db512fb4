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

// usual are the fields lists of a kind have; the others are shown when they are taken, or asked for.
var usual = map[exchange.Kind][]exchange.Field{
	exchange.KindTeams:  {exchange.FieldName, exchange.FieldManager, exchange.FieldTeam, exchange.FieldRegion, exchange.FieldLevel},
	exchange.KindPeople: {exchange.FieldName, exchange.FieldID, exchange.FieldEmail, exchange.FieldManager, exchange.FieldLevel},
}

// columnsCard says for every field from which column it is taken. Its fields are built once for a table, so that the
// keyboard stays in them while the plan is made anew.
type columnsCard struct {
	page    *Page
	box     *fyne.Container
	table   *exchange.Table
	pickers map[exchange.Field]*kit.Picker
	taken   *fyne.Container // how many columns are taken
	all     bool            // fields that are not usual are shown too
}

func newColumnsCard(p *Page) *columnsCard { return &columnsCard{page: p, box: kit.VB(0)} }

// fill shows what a plan takes. Without a plan the fields keep what they show.
func (c *columnsCard) fill(a answer) {
	if c.table != a.table {
		c.table, c.all = a.table, false
		c.build()
	}
	taken := 0
	for _, f := range exchange.Fields {
		if a.plan == nil {
			continue
		}
		column := columnOf(a.plan, f)
		if column != "" {
			taken++
		}
		if c.pickers[f].Chosen().Key != column {
			c.pickers[f].FillKey(column)
		}
	}
	c.show(a, taken)
}

func (c *columnsCard) build() {
	c.pickers = map[exchange.Field]*kit.Picker{}
	items := c.items()
	for _, f := range exchange.Fields {
		picker := kit.NewPicker("import.map."+string(f), fieldText(f), kit.Among(items))
		picker.SetPlaceholder(words.Say("import.map.none"))
		picker.OnPick = func(it kit.Item) { c.page.onMap(f, it.Key) }
		c.pickers[f] = picker
	}
}

// items are the columns that may be taken, each with the first value in it. What a column says about somebody's private
// life is not offered at all.
func (c *columnsCard) items() []kit.Item {
	var items []kit.Item
	for i, name := range c.table.Columns {
		if exchange.Sensitive(name) {
			continue
		}
		it := kit.Item{Key: name, Text: name}
		for _, r := range c.table.Rows {
			if i < len(r.Cells) && model.JoinSpace(r.Cells[i]) != "" {
				it.Detail = model.JoinSpace(r.Cells[i])
				break
			}
		}
		items = append(items, it)
	}
	return items
}

func (c *columnsCard) show(a answer, taken int) {
	t := theme.Current()
	count := words.SayN("import.map.taken", taken, len(a.table.Columns))
	var fields []fyne.CanvasObject
	hidden := 0
	for _, f := range exchange.Fields {
		if c.all || slices.Contains(usual[a.kind], f) || c.pickers[f].Chosen().Key != "" {
			fields = append(fields, c.pickers[f])
		} else {
			hidden++
		}
	}
	c.box.Objects = []fyne.CanvasObject{kit.CardHead(words.Say("import.map"), kit.T(count, kit.Small, t.Ink3)), kit.Gap(1, 10), abreast(fields)}
	if hidden > 0 {
		c.box.Add(kit.Gap(1, 8))
		c.box.Add(kit.HB(0, kit.NewQuiet("import.map.more", words.SayN("import.map.more", hidden), kit.IconPlus, c.onMore), kit.Spring()))
	}
	var private []string
	for _, name := range a.table.Columns {
		if exchange.Sensitive(name) {
			private = append(private, name)
		}
	}
	if len(private) > 0 {
		c.box.Add(kit.Gap(1, 10))
		c.box.Add(kit.P(words.Say("import.map.private", words.List(private)), kit.Small, t.Ink3))
	}
	c.box.Refresh()
}

// abreast sets fields one under another, where there is room three in a row.
func abreast(fields []fyne.CanvasObject) fyne.CanvasObject {
	narrow, wide := kit.Arrangement{}, kit.Arrangement{MinWidth: 480}
	for i := range fields {
		narrow.Rows = append(narrow.Rows, []kit.Cell{kit.At(0, i)})
		if i%3 == 0 {
			wide.Rows = append(wide.Rows, []kit.Cell{{}, {}, {}})
		}
		wide.Rows[i/3][i%3] = kit.At(0, i)
	}
	return kit.Areas(10, []kit.Arrangement{wide, narrow}, fields...)
}

// onMore shows the other fields and goes to the first of them.
func (c *columnsCard) onMore() {
	var first exchange.Field
	for _, f := range exchange.Fields {
		if first == "" && !slices.Contains(usual[c.page.found.kind], f) && c.pickers[f].Chosen().Key == "" {
			first = f
		}
	}
	c.all = true
	c.fill(c.page.found)
	c.pickers[first].Focus()
}

// onMap takes a field from another column, or from none. A column means one thing at a time.
func (p *Page) onMap(f exchange.Field, column string) {
	if p.ask.fields == nil {
		p.ask.fields = map[string]string{}
	}
	for other, taken := range p.ask.fields {
		if taken == column && column != "" {
			delete(p.ask.fields, other)
		}
	}
	p.ask.fields[string(f)] = column
	p.preview()
}

// showFoot shows the preview beside the columns, or how to begin.
func (p *Page) showFoot() {
	if p.found.table == nil {
		p.foot.Objects = []fyne.CanvasObject{p.empty()}
		p.foot.Refresh()
		return
	}
	p.columns.fill(p.found)
	if p.found.plan == nil {
		p.foot.Objects = []fyne.CanvasObject{kit.Top(kit.Card(p.columns.box))}
		p.foot.Refresh()
		return
	}
	p.list.fill(p.found)
	columns := kit.Top(kit.Card(p.columns.box))
	// The same two cards every time, so that the keyboard stays in the fields inside.
	p.foot.Objects = []fyne.CanvasObject{kit.ByWidth([]float32{1000}, func(step int) fyne.CanvasObject {
		if step == 0 {
			return kit.VB(16, p.list.card, columns)
		}
		return kit.Cols(16, []float32{0, 320}, p.list.card, columns)
	})}
	p.foot.Refresh()
}

func (p *Page) empty() fyne.CanvasObject {
	if p.found.err != nil {
		return kit.Gap(1, 1)
	}
	return kit.In(24, 0, 24, 0, kit.NewEmpty(kit.Empty{
		Picture: kit.RowsPicture(), Sentence: words.Say("import.empty"), Help: words.Say("import.empty.help"),
	}))
}
