package importing

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"milepost/exchange"
	"milepost/model"
	"milepost/storage"
	"milepost/ui/kit"
)

// onRead reads the file of the path, with nothing chosen yet. A path copied with its quotation marks is taken without.
func (p *Page) onRead() {
	path := strings.TrimSpace(p.path.Text())
	if n := len(path); n > 1 && path[0] == path[n-1] && (path[0] == '"' || path[0] == '\'') {
		path = path[1 : n-1]
	}
	if !p.path.Check() {
		return
	}
	p.ask = question{path: path}
	p.period.clear()
	p.found = answer{}
	p.read()
}

// read reads the file again with what is set.
func (p *Page) read() {
	p.ask.again = false
	p.run()
}

// preview makes the plan anew from the table at hand.
func (p *Page) preview() {
	p.ask.again = true
	p.run()
}

// run asks beside the window. Fields can be changed meanwhile: then only the newer answer is shown.
func (p *Page) run() {
	p.turn++
	turn, q, before, store, day := p.turn, p.ask.copy(), p.found, p.frame.Store(), p.frame.Today()
	total := 0
	if before.plan != nil {
		total = before.plan.Total()
	}
	ctx := p.work.begin(p.Context(), total)
	q.progress = p.work.tell
	kit.Run(p.Context(), func(context.Context) (answer, error) { return q.answer(ctx, store, day, before), nil },
		func(a answer, _ error) {
			if turn != p.turn {
				return
			}
			p.work.end()
			if errors.Is(a.err, context.Canceled) { // somebody stopped it
				p.ask, p.found = question{}, answer{}
			} else {
				p.found, p.ask.kind = a, a.kind
			}
			p.show()
		})
}

// answer reads the table, unless it is at hand, and makes the plan.
func (q question) answer(ctx context.Context, store *storage.Store, day model.Date, before answer) (a answer) {
	if a.table = before.table; !q.again || a.table == nil {
		if a.table, a.err = q.table(ctx); a.err != nil {
			return answer{kind: q.kind, err: a.err}
		}
	}
	roster, err := store.Roster(ctx)
	if err != nil {
		a.err = err
		return a
	}
	o := exchange.Options{Kind: q.kind, Map: q.fields, Dates: q.dates, Day: day, PastPlanned: q.planned, Replace: q.replace, Period: q.period, Aliases: q.whom, Remember: true, Stages: q.stages, Namings: q.namings, Cells: true, Progress: q.progress}
	if o.Kind == "" {
		o.Kind = guessKind(a.table, roster, o)
	}
	a.kind, a.roster, a.day = o.Kind, roster, day
	if a.table.Long() && a.kind != exchange.KindDeals { // other lists are held in memory
		if a.table, err = exchange.Read(q.path, q.read); err != nil {
			a.err = err
			return a
		}
	}
	if a.sales, err = store.Sales(ctx); err != nil {
		a.err = err
		return a
	}
	a.plan, a.err = exchange.PreviewIn(ctx, store, roster, a.table, o)
	if a.plan != nil {
		a.columns = a.plan.Columns
	}
	if a.err != nil {
		a.plan = nil // it is not whole
	}
	return a
}

// table reads what is asked for: a table of any kind, or notes.
func (q question) table(ctx context.Context) (*exchange.Table, error) {
	if q.pasted != "" {
		if t, err := exchange.PastedTable(q.pasted); t != nil || err != nil {
			return t, err
		}
		return exchange.PastedTalks(q.pasted, q.person)
	}
	if exchange.IsFramework(q.path, q.read) {
		return exchange.ReadFramework(q.path, q.read)
	}
	if exchange.IsNotes(q.path) {
		return exchange.ReadTalks(ctx, q.path, q.read)
	}
	t, err := exchange.ReadLong(ctx, q.path, q.read)
	if ext := filepath.Ext(q.path); (err != nil || len(t.Columns) < 2) && (strings.EqualFold(ext, ".txt") || strings.EqualFold(ext, ".text")) {
		return exchange.ReadTalks(ctx, q.path, q.read) // a text that is no table
	}
	return t, err
}

// personal are fields that a list of who works for whom does not have.
var personal = []exchange.Field{
	exchange.FieldGiven, exchange.FieldFamily, exchange.FieldEmail, exchange.FieldPhone, exchange.FieldPlace, exchange.FieldStarted,
}

// guessKind takes notes, a list of questions and one of a sales system for what they are, and a list that says who works for whom and hardly anything else for one of teams.
func guessKind(t *exchange.Table, r *model.Roster, o exchange.Options) exchange.Kind {
	if t.IsCalendar() {
		return exchange.KindCalendar
	}
	if exchange.LooksLikeRatings(t, r) { // before talks, which have a day and a comment, too
		return exchange.KindRatings
	}
	if t.Notes != nil || exchange.LooksLikeTalks(t) {
		return exchange.KindTalks
	}
	if exchange.LooksLikeQuestions(t) {
		return exchange.KindQuestions
	}
	if t.Written || exchange.LooksLikeFramework(t) {
		return exchange.KindFramework
	}
	if exchange.LooksLikeBenchmark(t) {
		return exchange.KindBenchmark
	}
	if exchange.LooksLikeQuotas(t) {
		return exchange.KindQuotas
	}
	if k := exchange.LooksLikeGrowth(t); k != "" {
		return k
	}
	if k := exchange.LooksLikeSales(t); k != "" {
		return k
	}
	o.Kind = exchange.KindTeams
	plan, err := exchange.Preview(t, r, o)
	if err != nil || plan == nil {
		return exchange.KindPeople
	}
	teams := false
	for _, c := range plan.Columns {
		if slices.Contains(personal, c.Field) {
			return exchange.KindPeople
		}
		teams = teams || c.Field == exchange.FieldManager || c.Field == exchange.FieldTeam
	}
	if teams {
		return exchange.KindTeams
	}
	return exchange.KindPeople
}
