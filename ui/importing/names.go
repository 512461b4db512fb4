package importing

import (
	"maps"
	"slices"

	"fyne.io/fyne/v2"

	"milepost/exchange"
	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// namesShown is how many names are asked about at once, the most frequent first.
const namesShown = 8

// namesCard asks what a list of deals means by names and stages that nobody knows. What is chosen is remembered once the
// list is imported.
type namesCard struct {
	page  *Page
	box   *fyne.Container
	table *exchange.Table
	asked []exchange.UnknownName // shown, also those that were answered since
	lines map[exchange.UnknownName]*kit.Picker
}

func newNamesCard(p *Page) *namesCard { return &namesCard{page: p, box: kit.VB(0)} }

// fill shows what a plan does not know. A line stays while its answer can be taken back.
func (c *namesCard) fill(a answer) {
	if c.table != a.table {
		c.table, c.asked, c.lines = a.table, nil, map[exchange.UnknownName]*kit.Picker{}
	}
	c.box.Objects = nil
	if a.plan == nil {
		c.box.Refresh()
		return
	}
	more := 0
	for _, u := range unknown(a.plan) {
		known := slices.ContainsFunc(c.asked, func(x exchange.UnknownName) bool { return x.Kind == u.Kind && x.Name == u.Name })
		switch {
		case known:
		case len(c.asked) < namesShown:
			c.asked = append(c.asked, u)
		default:
			more++
		}
	}
	if len(c.asked) > 0 {
		c.show(a, more)
	}
	c.box.Refresh()
}

// unknown are the names of a list that nobody knows, those that keep rows out first.
func unknown(plan *exchange.Plan) []exchange.UnknownName {
	if plan.Deals != nil {
		return append(slices.Clone(plan.Deals.Unclear), plan.Deals.Unknown...)
	}
	var out []exchange.UnknownName
	if !slices.Contains([]exchange.Kind{exchange.KindGoals, exchange.KindMilestones, exchange.KindLinks, exchange.KindRatings, exchange.KindQuotas}, plan.Kind) {
		return nil
	}
	for i := range plan.Rows {
		p := plan.Rows[i].Problem
		if p == nil || p.Key != "import.row.deal.rep" && p.Key != "import.row.ambiguous" && p.Key != "import.row.namesakes" {
			continue
		}
		name, _ := p.Args[0].(string)
		at := slices.IndexFunc(out, func(u exchange.UnknownName) bool { return u.Name == name })
		if at < 0 {
			at, out = len(out), append(out, exchange.UnknownName{Kind: exchange.UnclearRep, Name: name})
		}
		out[at].Rows++
	}
	return out
}

func (c *namesCard) show(a answer, more int) {
	t := theme.Current()
	body := kit.VB(0, kit.CardHead(words.Say("import.names")), kit.Gap(1, 4), kit.P(words.Say("import.names.text"), kit.Small, t.Ink3))
	for _, u := range c.asked {
		if c.lines[u] == nil {
			c.lines[u] = c.picker(a, u)
		}
		body.Add(kit.Gap(1, 12))
		body.Add(kit.VB(5, kit.P(words.SayN("import.names."+string(u.Kind), u.Rows, u.Name), kit.SmallM, t.Ink), c.lines[u]))
	}
	if more > 0 {
		body.Add(kit.Gap(1, 10))
		body.Add(kit.P(words.SayN("import.names.more", more), kit.Small, t.Ink3))
	}
	c.box.Objects = []fyne.CanvasObject{kit.Card(body), kit.Gap(1, 16)}
}

// picker offers what a name can mean.
func (c *namesCard) picker(a answer, u exchange.UnknownName) *kit.Picker {
	var items []kit.Item
	switch u.Kind {
	case exchange.UnclearRep:
		for _, x := range a.roster.Everyone(a.day, true) {
			items = append(items, kit.PersonItem(x))
		}
	case exchange.UnclearStage:
		for _, s := range []model.DealStage{model.StageProspect, model.StageWarm, model.StageHot, model.StageReady, model.StageWon, model.StageLost} {
			items = append(items, kit.Item{Key: string(s), Text: words.Say("import.stage." + string(s))})
		}
	case model.NamingCustomer:
		for i := range a.sales.Customers {
			items = append(items, named(a.sales.Customers[i].Name))
		}
	case model.NamingProduct:
		for i := range a.sales.Products {
			items = append(items, named(a.sales.Products[i].Name))
		}
	}
	p := kit.NewPicker("import.means."+u.Name, "", kit.Among(items))
	p.Spoken = words.SayN("import.names."+string(u.Kind), u.Rows, u.Name)
	p.SetPlaceholder(words.Say("import.names.none." + string(u.Kind)))
	p.OnPick = func(it kit.Item) { c.page.onMeans(u, it.Key) }
	return p
}

func named(name string) kit.Item { return kit.Item{Key: name, Text: name} }

// onMeans takes what somebody says that a name means; nothing takes it back.
func (p *Page) onMeans(u exchange.UnknownName, key string) {
	switch u.Kind {
	case exchange.UnclearRep:
		p.ask.whom = said(p.ask.whom, u.Name, key)
	case exchange.UnclearStage:
		p.ask.stages = said(p.ask.stages, u.Name, model.DealStage(key))
	default:
		if p.ask.namings == nil {
			p.ask.namings = map[model.NamingKind]map[string]string{}
		}
		p.ask.namings[u.Kind] = said(p.ask.namings[u.Kind], u.Name, key)
	}
	p.preview()
}

func said[T ~string](m map[string]T, name string, key T) map[string]T {
	if m == nil {
		m = map[string]T{}
	}
	if m[name] = key; key == "" {
		delete(m, name)
	}
	return m
}

// copy is the question as it is now, whatever is chosen while it is answered.
func (q question) copy() question {
	q.fields, q.whom, q.stages = maps.Clone(q.fields), maps.Clone(q.whom), maps.Clone(q.stages)
	q.namings = maps.Clone(q.namings)
	for k, m := range q.namings {
		q.namings[k] = maps.Clone(m)
	}
	return q
}

// sayDeals says how many deals are in which stage, and what is blank.
func sayDeals(f *exchange.DealFigures) string {
	var parts []string
	for _, s := range []model.DealStage{model.StageWon, model.StageLost, model.StageReady, model.StageHot, model.StageWarm, model.StageProspect} {
		if n := f.Stages[s]; n > 0 {
			parts = append(parts, words.Say("cmd.import.deals.stage."+string(s), n))
		}
	}
	text := ""
	if len(parts) > 0 {
		text = " " + words.Say("import.more.deals", words.List(parts))
	}
	if f.NoCustomer+f.NoEngaged+f.NoAmount > 0 {
		text += " " + words.Say("cmd.import.deals.blank", f.NoCustomer, f.NoEngaged, f.NoAmount)
	}
	return text
}
