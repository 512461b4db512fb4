package importing

import (
	"maps"
	"slices"

	"milepost/exchange"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// kindTexts are the keys of the sentences in which kinds of lists differ.
type kindTexts struct {
	kind     string // what the list is
	text     string // what every row is
	column   string // over the names
	nameless string // in place of a name
	known    string // how rows are known again
	nothing  string // when the list brings nothing
	missing  string // how many are in the file and no longer in the list
	gone     string // what becomes of one of those
	moved    string // when the file was changed meanwhile
	done     string // what was imported
}

// textsOf are the sentences for a kind of list.
func textsOf(k exchange.Kind) kindTexts {
	x := kindTexts{
		kind: "import.kind.people", text: "import.kind.people.text", column: "import.col.name", nameless: "import.noname", known: "import.map.known",
		nothing: "import.more.nothing", missing: "import.more.missing", gone: "import.missing.text", moved: "import.moved", done: "import.done.new",
	}
	switch k {
	case exchange.KindTeams:
		x.kind, x.text = "import.kind.teams", "import.kind.teams.text"
	case exchange.KindQuestions:
		x.kind, x.text, x.column, x.nameless = "import.kind.questions", "import.kind.questions.text", "import.col.question", "import.noquestion"
		x.known, x.nothing, x.missing = "import.map.known.questions", "import.more.nothing.questions", "import.more.gone"
		x.gone = "import.missing.part"
		x.moved, x.done = "import.moved.questions", "import.done.questions"
	case exchange.KindTalks:
		x.kind, x.text, x.nothing = "import.kind.talks", "import.kind.talks.text", "import.more.nothing.talks"
		x.moved, x.done = "import.moved.talks", "import.done.talks"
	case exchange.KindCalendar:
		x.kind, x.text, x.column, x.known = "import.kind.calendar", "import.kind.calendar.text", "import.col.meeting", "import.known.calendar"
		x.nothing, x.moved, x.done = "import.more.nothing.calendar", "import.moved.dates", "import.done.meetings"
	case exchange.KindCustomers:
		x.kind, x.text, x.known, x.done = "import.kind.customers", "import.kind.customers.text", "import.map.known.names", "import.done.customers"
		x.nothing, x.moved, x.missing, x.gone = "import.more.nothing.list", "import.moved.list", "import.more.gone.customers", "import.missing.marked"
	case exchange.KindProducts:
		x.kind, x.text, x.known, x.done = "import.kind.products", "import.kind.products.text", "import.map.known.names", "import.done.products"
		x.nothing, x.moved, x.missing, x.gone = "import.more.nothing.list", "import.moved.list", "import.more.gone.products", "import.missing.marked"
	case exchange.KindDeals:
		x.kind, x.text, x.known, x.done = "import.kind.deals", "import.kind.deals.text", "import.map.known.deals", "import.done.deals"
		x.column, x.nameless, x.nothing, x.moved, x.missing = "import.col.deal", "import.noid", "import.more.nothing.list", "import.moved.list", "import.more.gone.deals"
		x.gone = "import.missing.marked"
	case exchange.KindGoals, exchange.KindMilestones:
		x.kind, x.text, x.done = "import.kind.goals", "import.kind.goals.text", "import.done.goals"
		x.column, x.nameless, x.known, x.nothing, x.moved = "import.col.title", "import.notitle", "import.map.known.grow", "import.more.nothing.list", "import.moved.list"
		if k == exchange.KindMilestones {
			x.kind, x.text, x.done = "import.kind.milestones", "import.kind.milestones.text", "import.done.milestones"
		}
	case exchange.KindRatings:
		x.kind, x.text, x.done, x.known = "import.kind.ratings", "import.kind.ratings.text", "import.done.ratings", "import.map.known.ratings"
		x.nothing, x.moved = "import.more.nothing.list", "import.moved.list"
	case exchange.KindFramework:
		x.kind, x.text, x.done, x.known = "import.kind.framework", "import.kind.framework.text", "import.done.framework", "import.map.known.framework"
		x.column, x.nameless, x.nothing, x.moved, x.missing = "import.col.framework", "import.notitle", "import.more.nothing.list", "import.moved.list", "import.more.gone.framework"
		x.gone = "import.missing.part"
	case exchange.KindBenchmark:
		x.kind, x.text, x.done, x.known = "import.kind.benchmark", "import.kind.benchmark.text", "import.done.benchmark", "import.map.known.benchmark"
		x.column, x.nameless, x.nothing, x.moved, x.missing = "import.col.framework", "import.notitle", "import.more.nothing.list", "import.moved.list", "import.more.gone.framework"
		x.gone = "import.missing.part"
	case exchange.KindQuotas:
		x.kind, x.text, x.done, x.known = "import.kind.quotas", "import.kind.quotas.text", "import.done.quotas", "import.map.known.quotas"
		x.nothing, x.moved = "import.more.nothing.list", "import.moved.list"
	case exchange.KindLinks:
		x.kind, x.text, x.done, x.known = "import.kind.links", "import.kind.links.text", "import.done.links", "import.map.known.links"
		x.column, x.nameless, x.nothing, x.moved = "import.col.title", "import.notitle", "import.more.nothing.list", "import.moved.list"
	}
	return x
}

// offered are the kinds that a table can be, in the order of a menu.
var offered = []exchange.Kind{
	exchange.KindTeams, exchange.KindPeople, exchange.KindTalks, exchange.KindQuestions, exchange.KindCalendar,
	exchange.KindFramework, exchange.KindBenchmark, exchange.KindRatings, exchange.KindQuotas,
	exchange.KindGoals, exchange.KindMilestones, exchange.KindLinks, exchange.KindCustomers, exchange.KindProducts, exchange.KindDeals,
}

func (p *Page) kinds() []kit.MenuItem {
	var items []kit.MenuItem
	for _, k := range offered {
		items = append(items, kit.MenuItem{
			Name: "menu.import.kind." + string(k), Label: words.Say(textsOf(k).kind), Chosen: k == p.found.kind, OnTapped: func() { p.onKind(k) },
		})
	}
	return items
}

// onKind takes the list for one of another kind. What was chosen for columns stays, as far as that kind knows it.
func (p *Page) onKind(k exchange.Kind) {
	p.ask.kind = k
	maps.DeleteFunc(p.ask.fields, func(f, _ string) bool { return !exchange.KnowsField(k, f) })
	if p.found.table != nil && p.found.table.Long() {
		p.read() // deals alone are read piece by piece
		return
	}
	p.preview()
}

// sheets are those of a workbook.
func (p *Page) sheets() []kit.MenuItem {
	var items []kit.MenuItem
	for _, name := range p.found.table.Sheets {
		items = append(items, kit.MenuItem{Name: "menu.import.sheet." + name, Label: name, Chosen: name == p.found.table.Sheet, OnTapped: func() { p.onSheet(name) }})
	}
	return items
}

// onSheet reads another sheet, which may hold another kind of list with other columns.
func (p *Page) onSheet(name string) {
	p.ask.read.Sheet, p.ask.kind, p.ask.fields = name, "", nil
	p.read()
}

// staysHere says whether what became of a list is shown where it was read: it belongs to no page, or to several.
func staysHere(k exchange.Kind) bool {
	return isSales(k) || k == exchange.KindBenchmark
}

// isSales says whether a list is of a sales system. It belongs to no page: what became of it is shown where it was read.
func isSales(k exchange.Kind) bool {
	return slices.Contains([]exchange.Kind{exchange.KindCustomers, exchange.KindProducts, exchange.KindDeals}, k)
}
