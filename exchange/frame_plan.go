package exchange

import (
	"context"
	"slices"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// framePlan is the framework as it is and as the list would leave it.
type framePlan struct {
	was, now model.Framework
	on       model.Date
	yields   bool // the one that the file began with gives way, because nobody has used it
	replaces bool // what the list does not name goes
}

func (f *framePlan) empty() bool { return f == nil || f.now.SameAs(&f.was) }

// made counts what is there then and was not before.
func (f *framePlan) made(c *Created) {
	if f == nil {
		return
	}
	for i := range f.now.Ladders {
		if f.now.Ladders[i].LadderID.IsFresh() {
			c.Ladders++
		}
	}
	for i := range f.now.Levels {
		if f.now.Levels[i].LevelID.IsFresh() {
			c.Levels++
		}
	}
	for i := range f.now.Skills {
		if f.now.Skills[i].SkillID.IsFresh() {
			c.Skills++
		}
	}
	for i := range f.now.Behaviours {
		if f.now.Behaviours[i].Version == 0 {
			c.Behaviours++
		}
	}
	for i := range f.now.Criteria {
		if f.now.Criteria[i].CriterionID.IsFresh() {
			c.Criteria++
		}
	}
}

// Yields says whether the framework that the file began with gives way to the list, because nobody has used it.
func (p *Plan) Yields() bool { return p.frame != nil && p.frame.yields && !p.frame.empty() }

// Replaces says whether what is missing in a list of a framework goes. It stays when a row was refused, whatever was asked for.
func (p *Plan) Replaces() bool {
	return p.frame != nil && p.frame.replaces && p.Count(FateRefused) == 0
}

// frameTable goes through the rows of a framework: first those that make things, then those that say something of them.
type frameTable struct {
	rowReader
	plan     *Plan
	now      *model.Framework
	products []model.Product
	ladders  map[model.ID]int // line in which it is named; 0: only used
	levels   map[model.ID]int
	skills   map[model.ID]int
	criteria map[model.ID]int
	steps    map[int]int
	pairs    map[[3]model.ID]int // targets, ways and what ladders ask for, by kind and ids
	order    map[model.ID]int    // when the list first named it
	claimed  map[model.ID]bool   // ids that rows name themselves
	places   []textPlace         // in the order of the list
	texts    map[textPlace][]textRow
	fresh    int
	folds    map[string]string // of names
	found    map[string]int    // where a skill of a folded name was found last
}

// previewFramework makes a plan of a framework. What a row means is found by id, else by its name.
func previewFramework(ctx context.Context, store *storage.Store, r *model.Roster, t *Table, o Options) (*Plan, error) {
	if t.JSON || t.Notes != nil {
		return nil, &model.Problem{Key: "import.frame.table", File: t.File, Err: model.ErrInvalid}
	}
	cols, err := mapFramework(t, o.Map)
	if err != nil {
		return nil, err
	}
	if columnOf(cols, FieldWhat) < 0 {
		if err := needColumns(t, cols, FieldSkill); err != nil {
			return nil, err
		}
		if o.Replace && columnOf(cols, FieldLevel) < 0 && columnOf(cols, FieldSays) < 0 {
			return nil, &model.Problem{Key: "import.frame.replace", File: t.File, Sheet: t.Sheet, Err: model.ErrInvalid}
		}
	}
	sales, err := store.Sales(ctx)
	if err != nil {
		return nil, err
	}
	unused, err := store.FrameworkUnused(ctx)
	if err != nil {
		return nil, err
	}
	f := &framePlan{was: r.Framework, on: o.Day, yields: unused, replaces: o.Replace}
	f.now = startOf(&f.was, unused, hasSteps(t, cols))
	x := &frameTable{
		rowReader: newRowReader(t, cols), now: &f.now, products: sales.Products,
		plan:    &Plan{File: t.File, Kind: KindFramework, Source: string(KindFramework), Columns: cols, frame: f, Rows: make([]RowPlan, len(t.Rows))},
		ladders: map[model.ID]int{}, levels: map[model.ID]int{}, skills: map[model.ID]int{}, criteria: map[model.ID]int{}, steps: map[int]int{},
		pairs: map[[3]model.ID]int{}, order: map[model.ID]int{}, claimed: map[model.ID]bool{}, texts: map[textPlace][]textRow{}, folds: map[string]string{}, found: map[string]int{},
	}
	x.readAll()
	x.settleTexts()
	x.settleOrder()
	x.sayGaps()
	x.settleMissing()
	if !slices.ContainsFunc(x.plan.Rows, func(r RowPlan) bool { return r.Fate != FateRefused }) {
		f.now = f.was // nothing was taken, so nothing gives way
		return x.plan, nil
	}
	return x.plan, f.now.Check()
}

// startOf is the framework that the rows go into: a copy of the present one, or its scale alone when it gives way.
func startOf(was *model.Framework, yields, steps bool) model.Framework {
	f := model.Framework{Version: was.Version}
	if !yields || !steps {
		f.Steps = slices.Clone(was.Steps)
	}
	if yields {
		return f
	}
	f.Ladders, f.Levels, f.Ways = slices.Clone(was.Ladders), slices.Clone(was.Levels), slices.Clone(was.Ways)
	f.Skills, f.Behaviours, f.Targets = slices.Clone(was.Skills), slices.Clone(was.Behaviours), slices.Clone(was.Targets)
	f.Asks, f.Criteria, f.Measures = slices.Clone(was.Asks), slices.Clone(was.Criteria), slices.Clone(was.Measures)
	return f
}

// hasSteps says whether the list brings a scale of its own.
func hasSteps(t *Table, cols []Column) bool {
	at := columnOf(cols, FieldWhat)
	return at >= 0 && slices.ContainsFunc(t.Rows, func(r TableRow) bool { return at < len(r.Cells) && model.Fold(r.Cells[at]) == frameStep })
}

// applyFramework carries a plan of a framework out.
func applyFramework(ctx context.Context, store *storage.Store, p *Plan) (Report, error) {
	_, err := store.Do(ctx, unit.ImportFramework, func(w *storage.Work) error {
		if err := p.memory.remember(w); err != nil {
			return err
		}
		_, err := w.WriteFramework(p.frame.was, p.frame.now, p.frame.on)
		return err
	})
	if err != nil {
		return Report{}, err
	}
	return p.Report(), nil
}
