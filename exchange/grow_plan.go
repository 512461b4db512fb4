package exchange

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// growPlan is what a list of goals, milestones, links or quotas would make.
type growPlan struct {
	puts   []growPut
	named  []model.SourceID // whom the list calls what, as somebody said
	unit   string
	before growMark
}

// growPut is a record as the plan would leave it, and the date it was moved from, if it was. A quota has its measure.
type growPut struct {
	record   model.Record
	move     *model.DateMove
	measure  *model.Measure
	readings []model.Reading // of the measure, when it got other decimals
}

func (g *growPlan) empty() bool { return g == nil || len(g.puts)+len(g.named) == 0 }

type growMark struct {
	roster                           rosterMark
	goals, strategic, careers, links mark
	quotas, measures, readings       mark
}

// growHave is what a file knows: shared and current, archived too. What is private a list never touches, nor tells of.
type growHave struct {
	roster    *model.Roster
	goals     []model.Goal
	strategic []model.Strategic
	careers   []model.Career
	links     []model.Link
	quotas    model.Quotas
	deals     bool // there are some
}

func readGrowth(ctx context.Context, store *storage.Store) (*growHave, growMark, error) {
	roster, err := store.Roster(ctx)
	if err != nil {
		return nil, growMark{}, err
	}
	growth, err := store.Growth(ctx, "")
	if err != nil {
		return nil, growMark{}, err
	}
	direction, err := store.Direction(ctx)
	if err != nil {
		return nil, growMark{}, err
	}
	h := &growHave{roster: roster, goals: growth.Goals, careers: direction.Careers, strategic: direction.Strategic, links: direction.Links}
	h.goals = slices.DeleteFunc(h.goals, func(g model.Goal) bool { return g.Visibility == model.Private })
	h.careers = slices.DeleteFunc(h.careers, func(c model.Career) bool { return c.Visibility == model.Private })
	if h.quotas, err = store.Quotas(ctx, ""); err != nil {
		return nil, growMark{}, err
	}
	if h.deals, err = store.HasDeals(ctx, ""); err != nil {
		return nil, growMark{}, err
	}
	return h, growMark{
		roster: markOf(roster), goals: markRows(h.goals), strategic: markRows(h.strategic), careers: markRows(h.careers), links: markRows(h.links),
		quotas: markRows(h.quotas.Quotas), measures: markRows(h.quotas.Measures), readings: markRows(h.quotas.Readings),
	}, nil
}

// growTable goes through the rows of such a list.
type growTable struct {
	rowReader
	have  *growHave
	plan  *Plan
	opt   Options
	index *model.PeopleIndex
	order map[Field]DateOrder
	seen  map[model.ID]int // where a record was named
	made  map[string]int   // where a new one was, by rep and folded title

	period model.Span               // of quotas whose rows say none
	taken  map[model.ID][]takenSpan // quotas by whom they are for
}

// previewGrowth makes a plan of a list of goals, milestones, links or quotas. Rows mean what is there by its id, else by rep
// and title, quotas by rep and period.
func previewGrowth(ctx context.Context, store *storage.Store, t *Table, o Options) (*Plan, error) {
	if t.JSON {
		return nil, &model.Problem{Key: "import.json.people", File: t.File, Err: model.ErrInvalid}
	}
	have, before, err := readGrowth(ctx, store)
	if err != nil {
		return nil, err
	}
	cols, err := mapGrowth(t, o.Kind, o.Map)
	if err != nil {
		return nil, err
	}
	needed := map[Kind][]Field{
		KindGoals: {FieldSeller, FieldTitle}, KindMilestones: {FieldTitle}, KindLinks: {FieldCareer, FieldStrategic}, KindQuotas: {FieldSeller, FieldAmount},
	}
	if err := needColumns(t, cols, needed[o.Kind]...); err != nil {
		return nil, err
	}
	x := &growTable{
		rowReader: newRowReader(t, cols), have: have, opt: o, index: model.NewPeopleIndex(have.roster), order: map[Field]DateOrder{},
		seen: map[model.ID]int{}, made: map[string]int{}, taken: map[model.ID][]takenSpan{},
		plan: &Plan{File: t.File, Kind: o.Kind, Source: cmp.Or(o.Source, string(o.Kind)), Columns: cols, grow: &growPlan{before: before}},
	}
	if err := x.takePeople(); err != nil {
		return nil, err
	}
	x.findOrders()
	if o.Kind == KindQuotas {
		if err := x.findPeriod(); err != nil {
			return &Plan{File: t.File, Kind: o.Kind, Columns: cols}, err // what its columns are is clear
		}
	}
	fill := map[Kind]func(*TableRow, *RowPlan) *model.Problem{KindGoals: x.goal, KindMilestones: x.milestone, KindLinks: x.link, KindQuotas: x.quota}[o.Kind]
	x.plan.grow.unit = map[Kind]string{
		KindGoals: unit.ImportGoals, KindMilestones: unit.ImportStrategic, KindLinks: unit.ImportLinks, KindQuotas: unit.ImportQuotas,
	}[o.Kind]
	for i := range t.Rows {
		r := &t.Rows[i]
		out := RowPlan{Line: r.Line, Name: cmp.Or(x.cell(r, FieldTitle), x.cell(r, FieldCareer))}
		if out.Problem = x.uneven(r); out.Problem == nil {
			out.Problem = fill(r, &out)
		}
		if out.Problem != nil {
			out.Fate, out.Changes, out.Notes, out.Person = FateRefused, nil, nil, ""
		}
		x.plan.Rows = append(x.plan.Rows, out)
	}
	return x.plan, nil
}

// findOrders learns from whole columns in which order days are written; one list writes all its days alike.
func (x *growTable) findOrders() {
	var all []string
	for _, f := range []Field{FieldDue, FieldStarts, FieldEndsOn, FieldOpened, FieldClosed} {
		var values []string
		for i := range x.t.Rows {
			values = append(values, x.cell(&x.t.Rows[i], f))
		}
		x.order[f] = orderOf(values)
		all = append(all, values...)
	}
	for f, o := range x.order {
		if o == DatesAuto {
			x.order[f] = orderOf(all)
		}
		if x.opt.Dates != DatesAuto {
			x.order[f] = x.opt.Dates
		}
	}
}

// takePeople takes what was said about reps, and remembers it for this source.
func (x *growTable) takePeople() error {
	for _, from := range sortedKeys(x.opt.Aliases) {
		p, err := x.have.roster.FindPerson(x.opt.Aliases[from])
		if err != nil {
			return err
		}
		if key := model.NameKey(from); x.index.Source(x.plan.Source, key) == "" {
			x.plan.grow.named = append(x.plan.grow.named, model.SourceID{Row: model.About(p.ID), Source: x.plan.Source, External: key})
			x.index.AddSource(p.ID, x.plan.Source, key)
		}
	}
	return nil
}

// rep finds whose row it is. Of two people with one name the one whom the record belongs to is meant.
func (x *growTable) rep(r *TableRow, owner model.ID, out *RowPlan) (model.ID, *model.Problem) {
	name := x.named(r, FieldSeller)
	if name == "" {
		return owner, nil
	}
	id, candidates, err := x.index.Source(x.plan.Source, model.NameKey(name)), []model.Person(nil), error(nil)
	if p := byDigits(x.have.roster, name); id == "" && p != nil {
		id = p.ID
	}
	if id == "" {
		id, candidates, err = x.index.Match(x.plan.Source, "", name)
	}
	switch {
	case errors.Is(err, model.ErrAmbiguous) && slices.ContainsFunc(candidates, func(p model.Person) bool { return p.ID == owner }):
		return owner, nil
	case err != nil:
		out.Candidates = candidates
		return "", x.problem(r, FieldSeller, err, "import.row.namesakes", name, len(candidates), sayNamesakes(candidates))
	case id == "":
		return "", x.problem(r, FieldSeller, model.ErrNotFound, "import.row.deal.rep", name)
	}
	if owner != "" && id != owner {
		return "", x.problem(r, FieldSeller, model.ErrInvalid, "import.row.grow.other", x.index.Person(owner).Name)
	}
	return id, nil
}

// once refuses a row that means what an earlier one meant.
func (x *growTable) once(r *TableRow, id, rep model.ID, title string) *model.Problem {
	if id != "" {
		if first := x.seen[id]; first > 0 {
			return x.problem(r, FieldTitle, model.ErrInvalid, "import.row.again", title, first)
		}
		x.seen[id] = r.Line
		return nil
	}
	key := string(rep) + "\x00" + model.Fold(title)
	if first := x.made[key]; first > 0 {
		return x.problem(r, FieldTitle, model.ErrInvalid, "import.row.again", title, first)
	}
	x.made[key] = r.Line
	return nil
}

// day takes a day; an empty cell says nothing.
func (x *growTable) day(r *TableRow, f Field, into *model.Date, out *RowPlan) *model.Problem {
	text := x.cell(r, f)
	if text == "" {
		return nil
	}
	day, key := parseDate(text, x.order[f])
	if key != "" {
		return x.problem(r, f, model.ErrInvalid, key, text)
	}
	if day != *into {
		out.Changes = append(out.Changes, Change{f, into.String(), day.String()})
		*into = day
	}
	return nil
}

// text takes a text as it is written, with its lines. What only differs in white space around it is not changed.
func (x *growTable) text(r *TableRow, f Field, into *string, out *RowPlan) {
	at, ok := x.at[f]
	if !ok || at >= len(r.Cells) {
		return
	}
	text := plainLines(fromCell(r.Cells[at]))
	if text != "" && text != plainLines(*into) {
		out.set(f, into, text)
	}
}

// plainLines is a text without white space around it, each of its lines ended alike.
func plainLines(text string) string {
	return strings.TrimSpace(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"))
}

// title is the name of what a row means; white space is joined, and one that only differs in it is not changed.
func (x *growTable) title(r *TableRow, into *string, out *RowPlan) {
	if text := x.named(r, FieldTitle); text != model.JoinSpace(*into) {
		out.set(FieldTitle, into, text)
	}
}

// named is the cell without what keeps a spreadsheet from taking it for a formula.
func (x *growTable) named(r *TableRow, f Field) string {
	at, ok := x.at[f]
	if !ok || at >= len(r.Cells) {
		return ""
	}
	return model.JoinSpace(fromCell(r.Cells[at]))
}

// skill takes a skill by its name; one that is not known is left out and said.
func (x *growTable) skill(r *TableRow, into *model.ID, out *RowPlan) {
	text := x.named(r, FieldSkill)
	if text == "" {
		return
	}
	f := &x.have.roster.Framework
	before := ""
	if s := f.Skill(*into); s != nil {
		if before = s.Name; model.Fold(before) == model.Fold(text) {
			return
		}
	}
	for i := range f.Skills {
		if model.Fold(f.Skills[i].Name) == model.Fold(text) {
			out.Changes = append(out.Changes, Change{FieldSkill, before, f.Skills[i].Name})
			*into = f.Skills[i].SkillID
			return
		}
	}
	out.Notes = append(out.Notes, x.problem(r, FieldSkill, model.ErrNotFound, "import.row.grow.skill", text))
}

// closes brings the day something ended in line with its state: what is open has none, and without one it is today.
func (x *growTable) closes(r *TableRow, open bool, closed *model.Date, out *RowPlan) *model.Problem {
	if open {
		*closed = model.Date{}
		return nil
	}
	if problem := x.day(r, FieldClosed, closed, out); problem != nil {
		return problem
	}
	if closed.IsZero() {
		*closed = x.opt.Day
	}
	return nil
}

// put settles a row's fate and remembers what is to be written.
func (x *growTable) put(out *RowPlan, record model.Record, move *model.DateMove) {
	if !out.settle(record.Head().Version) {
		return
	}
	x.plan.grow.puts = append(x.plan.grow.puts, growPut{record: record, move: move})
}

// moved is the move of a due date, which history keeps; nil when there was none, or it was not known before.
func (x *growTable) moved(row *model.Row, from, to model.Date) *model.DateMove {
	if row.Version == 0 || from.IsZero() || to.IsZero() || from == to {
		return nil
	}
	return &model.DateMove{
		Row: model.Row{SubjectID: row.SubjectID, Visibility: row.Visibility}, AuthorID: x.have.roster.Owner.ID, Kind: model.MoveMoved,
		On: x.opt.Day, From: from, To: to,
	}
}

// applyGrowth carries a plan of goals, milestones, links or quotas out.
func applyGrowth(ctx context.Context, store *storage.Store, p *Plan) (Report, error) {
	_, err := store.Do(ctx, p.grow.unit, func(w *storage.Work) error {
		_, now, err := readGrowth(ctx, store) // nobody else writes before this unit ends
		if err != nil {
			return err
		}
		if now != p.grow.before {
			return &model.Problem{Key: "import.conflict", File: p.File, Err: model.ErrConflict}
		}
		for _, x := range p.grow.named {
			if err := w.Put(&x); err != nil {
				return err
			}
		}
		for _, x := range p.grow.puts {
			if err := x.write(w); err != nil {
				return err
			}
		}
		return p.memory.remember(w)
	})
	if err != nil {
		return Report{}, err
	}
	return p.Report(), nil
}
