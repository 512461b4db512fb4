package exchange

import (
	"context"
	"errors"

	"milepost/model"
	"milepost/storage"
)

// planner gathers what a plan is made from. It works in two rounds over the rows, because a row may name a manager whose
// own row comes later: the first finds out whom every row means, the second what it brings.
type planner struct {
	table  *Table
	roster *model.Roster
	opt    Options
	plan   *Plan
	index  *model.PeopleIndex
	byID   map[model.ID]*draft
	whose  []*draft // per row; nil: refused in the first round
	order  map[Field]DateOrder
}

// previewIn is PreviewIn with the columns as they were chosen.
func previewIn(ctx context.Context, s *storage.Store, r *model.Roster, t *Table, o Options) (*Plan, error) {
	if t.IsCalendar() && o.Kind != KindCalendar {
		return nil, &model.Problem{Key: "import.calendar.people", File: t.File, Err: model.ErrInvalid}
	}
	switch o.Kind {
	case KindQuestions:
		have, err := s.Questions(ctx)
		if err != nil {
			return nil, err
		}
		return PreviewQuestions(t, have, o)
	case KindTalks:
		return PreviewTalks(ctx, s, r, t, o)
	case KindCalendar:
		return PreviewDates(ctx, s, r, t, o)
	case KindCustomers, KindProducts, KindDeals:
		return previewSales(ctx, s, r, t, o)
	case KindGoals, KindMilestones, KindLinks, KindQuotas:
		return previewGrowth(ctx, s, t, o)
	case KindRatings:
		return previewRatings(ctx, s, t, o)
	case KindFramework:
		return previewFramework(ctx, s, r, t, o)
	case KindBenchmark:
		return previewBenchmark(ctx, s, t, o)
	}
	return Preview(t, r, o)
}

// Preview makes a plan from a table, the people of the file and the effective day, and writes nothing. The same input
// gives the same plan. Errors are about the whole table, ErrInvalid or ErrAmbiguous; what is wrong with a row is said in
// the plan.
func Preview(t *Table, r *model.Roster, o Options) (*Plan, error) {
	if o.Kind != KindPeople && o.Kind != KindTeams {
		return nil, &model.Problem{Key: "import.kind", Args: []any{string(o.Kind)}, Err: model.ErrInvalid}
	}
	if t.JSON {
		return nil, &model.Problem{Key: "import.json.people", File: t.File, Err: model.ErrInvalid}
	}
	if o.Source == "" {
		o.Source = string(o.Kind)
	}
	cols, err := mapColumns(t, o.Kind, o.Map, func(s string) bool { return r.Framework.LevelNamed(s) != nil })
	if err != nil {
		return nil, err
	}
	b := &planner{
		table: t, roster: r, opt: o, index: model.NewPeopleIndex(r), byID: map[model.ID]*draft{}, order: map[Field]DateOrder{},
		plan:  &Plan{File: t.File, Kind: o.Kind, Source: o.Source, Columns: cols, Rows: make([]RowPlan, len(t.Rows)), mark: markOf(r)},
		whose: make([]*draft, len(t.Rows)),
	}
	if columnOf(cols, FieldName) < 0 && columnOf(cols, FieldGiven) < 0 && columnOf(cols, FieldFamily) < 0 {
		return nil, &model.Problem{Key: "import.column.name", Args: []any{headerList(t)}, File: t.File, Line: t.HeadLine, Err: model.ErrInvalid}
	}
	b.findDateOrders()
	for i := range t.Rows {
		b.meet(i)
	}
	for i := range t.Rows {
		b.fill(i)
	}
	b.dropRefused()
	b.findMissing()
	return b.plan, b.findMe()
}

// findDateOrders learns from a whole column what one value cannot tell.
func (b *planner) findDateOrders() {
	for _, f := range []Field{FieldStarted, FieldFrom} {
		b.order[f] = b.opt.Dates
		if b.opt.Dates != DatesAuto {
			continue
		}
		var values []string
		for i := range b.table.Rows {
			values = append(values, b.cell(i, f))
		}
		b.order[f] = orderOf(values)
	}
}

// cell is the value of a field in a row, white space joined; empty when no column holds the field.
func (b *planner) cell(row int, f Field) string {
	at := columnOf(b.plan.Columns, f)
	if at < 0 || at >= len(b.table.Rows[row].Cells) {
		return ""
	}
	return model.JoinSpace(b.table.Rows[row].Cells[at])
}

// nameOf is the name of the row's person as it would be shown.
func (b *planner) nameOf(row int) string {
	if name := b.cell(row, FieldName); name != "" {
		return name
	}
	return model.ComposeName(b.cell(row, FieldGiven), b.cell(row, FieldFamily))
}

// problem says what is wrong with a row, at the column of a field.
func (b *planner) problem(row int, f Field, kind error, key string, args ...any) *model.Problem {
	return &model.Problem{Key: key, Args: args, File: b.table.File, Sheet: b.table.Sheet, Line: b.table.Rows[row].Line, Column: columnOf(b.plan.Columns, f) + 1, Err: kind}
}

// fieldAt is what a column of the table is taken for; empty: for nothing.
func (b *planner) fieldAt(index int) Field {
	for _, c := range b.plan.Columns {
		if c.Index == index {
			return c.Field
		}
	}
	return ""
}

func (b *planner) refuse(row int, p *model.Problem, candidates []model.Person) {
	out := &b.plan.Rows[row]
	out.Fate, out.Problem, out.Changes, out.Notes, out.Person = FateRefused, p, nil, nil, ""
	for _, c := range candidates {
		if isDraftID(c.ID) {
			c.ID = ""
		}
		out.Candidates = append(out.Candidates, c)
	}
}

// nameField is the column to point at when something is wrong with the name.
func (b *planner) nameField() Field {
	for _, f := range []Field{FieldName, FieldGiven, FieldFamily} {
		if columnOf(b.plan.Columns, f) >= 0 {
			return f
		}
	}
	return FieldName
}

// meet finds out whom a row means, in the file or earlier in the table, or makes a new person.
func (b *planner) meet(row int) {
	r, name := b.table.Rows[row], b.nameOf(row)
	b.plan.Rows[row] = RowPlan{Line: r.Line, Name: name}
	if r.Uneven {
		b.refuse(row, b.problem(row, "", model.ErrInvalid, "import.row.columns", len(r.Cells), len(b.table.Columns)), nil)
		return
	}
	for _, at := range r.Formulas {
		if f := b.fieldAt(at); f != "" && at < len(r.Cells) && r.Cells[at] == "" { // nobody has worked it out yet
			b.refuse(row, b.problem(row, f, model.ErrInvalid, "import.cell.formula", b.table.Columns[at]), nil)
			return
		}
	}
	if model.Fold(name) == "" {
		b.refuse(row, b.problem(row, b.nameField(), model.ErrInvalid, "import.row.name"), nil)
		return
	}
	external := b.cell(row, FieldID)
	id, candidates, err := b.index.Match(b.plan.Source, external, name)
	if err != nil {
		b.refuse(row, b.problem(row, b.nameField(), err, "import.row.ambiguous", name, len(candidates)), candidates)
		return
	}
	d := b.byID[id]
	switch {
	case id == "":
		d = b.newDraft(name)
	case d == nil:
		d = b.draftOf(id)
	}
	if d.line > 0 && !b.sameValues(row, d) {
		return
	}
	b.whose[row] = d
	if d.line == 0 {
		d.line, d.values = r.Line, b.values(row)
		b.meetNames(row, d, external, name)
	}
}

// meetNames makes the person known under what the row calls them, for rows and managers that follow.
func (b *planner) meetNames(row int, d *draft, external, name string) {
	out := &b.plan.Rows[row]
	if b.addExternal(d, external, name) {
		out.Changes = append(out.Changes, Change{Field: FieldSource, After: b.plan.Source})
	}
	if alias := b.cell(row, FieldAlias); b.addAlias(d, alias) {
		out.Changes = append(out.Changes, Change{Field: FieldAlias, After: alias})
	}
}

func (b *planner) values(row int) map[Field]string {
	out := map[Field]string{}
	for _, c := range b.plan.Columns {
		if c.Field != "" {
			out[c.Field] = b.cell(row, c.Field)
		}
	}
	return out
}

// sameValues refuses a row that says something else about a person than an earlier one: nobody could say which holds.
func (b *planner) sameValues(row int, d *draft) bool {
	for _, c := range b.plan.Columns {
		if c.Field != "" && b.cell(row, c.Field) != d.values[c.Field] {
			b.refuse(row, b.problem(row, c.Field, model.ErrInvalid, "import.row.repeated", d.person.Name, d.line, c.Header), nil)
			return false
		}
	}
	return true
}

// dropRefused takes people back whose own row is refused and whom nobody else names, and counts who would be made.
func (b *planner) dropRefused() {
	for _, d := range b.plan.drafts {
		if d.problem != nil {
			d.strip()
		}
		if d.isNew && d.exists() {
			b.plan.People++
		}
	}
}

// findMissing lists who is known to the source, is here as of the day, and is not named any more.
func (b *planner) findMissing() {
	var missing []model.Person
	named := map[model.ID]bool{}
	for _, d := range b.plan.drafts {
		named[d.person.ID] = true
	}
	for i := range b.plan.Rows {
		for _, c := range b.plan.Rows[i].Candidates {
			named[c.ID] = true // the row means one of them
		}
	}
	for _, s := range b.roster.Sources {
		p := b.roster.Person(s.SubjectID)
		if s.Source == b.plan.Source && p != nil && p.Here(b.opt.Day) && !named[p.ID] {
			named[p.ID] = true
			missing = append(missing, *p)
		}
	}
	model.SortPeople(missing)
	for _, p := range missing {
		b.plan.Missing = append(b.plan.Missing, Missing{p.ID, p.Name})
	}
}

// findMe ties the owner to the person of the name given, who may be one that the plan would make.
func (b *planner) findMe() error {
	if b.opt.Me == "" {
		return nil
	}
	var found []model.Person
	for _, p := range b.index.Named(b.opt.Me) {
		if d := b.byID[p.ID]; d == nil || d.exists() {
			found = append(found, p)
		}
	}
	if len(found) > 1 {
		return &model.Problem{Key: "import.me.ambiguous", Args: []any{b.opt.Me, len(found)}, Err: model.ErrAmbiguous}
	}
	if len(found) == 0 {
		p, err := b.roster.FindPerson(b.opt.Me)
		if errors.Is(err, model.ErrNotFound) {
			return &model.Problem{Key: "import.me.none", Args: []any{b.opt.Me}, Err: model.ErrNotFound}
		}
		if err != nil {
			return err
		}
		found = append(found, *p)
	}
	if found[0].ID != b.roster.Owner.PersonID {
		owner := b.roster.Owner
		owner.PersonID = found[0].ID
		b.plan.owner, b.plan.Me = &owner, found[0].Name
	}
	return nil
}

func headerList(t *Table) string {
	list := ""
	for i, c := range t.Columns {
		if i > 0 {
			list += ", "
		}
		list += c
	}
	return list
}
