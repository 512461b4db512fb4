package exchange

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// ratePlan is what a list of ratings would make: the looks of people on days, each with its ratings.
type ratePlan struct {
	looks  []*ratedLook
	named  []model.SourceID // whom the list calls what, as somebody said
	before rateMark
}

// ratedLook is one look at one person on one day: one that is there, or a new one (version 0).
type ratedLook struct {
	look    model.Assessment
	ratings []model.Rating
}

type rateMark struct {
	roster         rosterMark
	looks, ratings mark
}

func (p *ratePlan) empty() bool { return p == nil || len(p.looks)+len(p.named) == 0 }

// rateKey is what can be rated once: a person's skill, by one side, on a day.
type rateKey struct {
	person, skill model.ID
	rater         model.Rater
	on            model.Date
}

type lookKey struct {
	person model.ID
	on     model.Date
}

// rateTable goes through the rows of a list of ratings.
type rateTable struct {
	growTable
	plan  *ratePlan
	known map[rateKey]*model.Rating // the newest of each
	looks map[lookKey]*ratedLook    // of the plan
	there map[lookKey]*model.Assessment
	skill map[string]*model.Skill // by folded name and short name
	lines map[rateKey]int
	wide  []int // of a wide list, the skills' columns
}

func readRatings(ctx context.Context, store *storage.Store) (*model.Roster, model.Assessments, rateMark, error) {
	roster, err := store.Roster(ctx)
	if err != nil {
		return nil, model.Assessments{}, rateMark{}, err
	}
	as, err := store.Assessments(ctx, "")
	return roster, as, rateMark{markOf(roster), markRows(as.Assessments), markRows(as.Ratings)}, err
}

// previewRatings makes a plan of a list of ratings. What is rated alike already is unchanged; what is rated otherwise on the same day
// is a correction: a rating of its own, which counts from then on.
func previewRatings(ctx context.Context, store *storage.Store, t *Table, o Options) (*Plan, error) {
	if t.JSON {
		return nil, &model.Problem{Key: "import.json.people", File: t.File, Err: model.ErrInvalid}
	}
	roster, as, before, err := readRatings(ctx, store)
	if err != nil {
		return nil, err
	}
	cols, err := mapSales(t, KindRatings, o.Map)
	if err != nil {
		return nil, err
	}
	plan := &Plan{File: t.File, Kind: KindRatings, Source: cmp.Or(o.Source, string(KindRatings)), Columns: cols, rates: &ratePlan{before: before}, grow: &growPlan{}}
	x := &rateTable{
		growTable: growTable{
			rowReader: newRowReader(t, cols), have: &growHave{roster: roster}, plan: plan, opt: o, index: model.NewPeopleIndex(roster), order: map[Field]DateOrder{},
		},
		plan: plan.rates, known: map[rateKey]*model.Rating{}, looks: map[lookKey]*ratedLook{}, there: map[lookKey]*model.Assessment{},
		skill: map[string]*model.Skill{}, lines: map[rateKey]int{},
	}
	x.learn(roster, as)
	if err := x.findColumns(t, cols); err != nil {
		return nil, err
	}
	if err := x.takePeople(); err != nil {
		return nil, err
	}
	plan.rates.named, plan.grow = plan.grow.named, nil
	x.orderOfDays()
	for i := range t.Rows {
		x.row(&t.Rows[i], plan)
	}
	return plan, nil
}

// learn takes what the file knows.
func (x *rateTable) learn(r *model.Roster, as model.Assessments) {
	for i := range r.Framework.Skills {
		s := &r.Framework.Skills[i]
		for _, name := range []string{s.Short, s.Name} { // a name wins over what another one is called for short
			if name != "" {
				x.skill[model.Fold(name)] = s
			}
		}
	}
	days := map[model.ID]*model.Assessment{}
	for i := range as.Assessments {
		a := &as.Assessments[i]
		days[a.ID] = a
		if !a.Blind && a.State == model.AssessmentOpen && a.VersionID == r.Framework.Version.ID && a.AuthorID == r.Owner.ID && a.Visibility == model.Shared {
			x.there[lookKey{a.SubjectID, a.On}] = a
		}
	}
	for i := range as.Ratings {
		k := &as.Ratings[i]
		if a := days[k.AssessmentID]; a != nil {
			x.known[rateKey{k.SubjectID, k.SkillID, k.Rater, a.On}] = k
		}
	}
}

// findColumns sees whether the list is a long one, or a wide one in which skills are columns.
func (x *rateTable) findColumns(t *Table, cols []Column) error {
	if err := needColumns(t, cols, FieldSeller); err != nil {
		return err
	}
	if columnOf(cols, FieldSkill) >= 0 {
		return needColumns(t, cols, FieldStep)
	}
	for i, c := range cols {
		if c.Field == "" && x.skill[model.Fold(c.Header)] != nil {
			x.wide = append(x.wide, i)
		}
	}
	if len(x.wide) == 0 {
		return needColumns(t, cols, FieldSkill)
	}
	return nil
}

func (x *rateTable) orderOfDays() {
	var values []string
	for i := range x.t.Rows {
		values = append(values, x.cell(&x.t.Rows[i], FieldRatedOn))
	}
	x.order[FieldRatedOn] = orderOf(values)
	if x.opt.Dates != DatesAuto {
		x.order[FieldRatedOn] = x.opt.Dates
	}
}

// row reads one row; of a wide list that is a rating for each skill, taken or refused together.
func (x *rateTable) row(r *TableRow, plan *Plan) {
	out := RowPlan{Line: r.Line, Name: x.named(r, FieldSeller)}
	var found []rated
	if out.Problem = x.uneven(r); out.Problem == nil {
		found, out.Problem = x.read(r, &out)
	}
	if out.Problem != nil {
		out.Fate, out.Changes, out.Notes, out.Person = FateRefused, nil, nil, ""
		plan.Rows = append(plan.Rows, out)
		return
	}
	out.Fate = FateUnchanged
	for _, f := range found {
		x.lines[f.key] = r.Line
		old := x.known[f.key]
		if old != nil && old.Step == f.rating.Step && old.Skipped == f.rating.Skipped && (old.Sentence == f.rating.Sentence || x.wide != nil) {
			continue
		}
		was := ""
		if out.Fate == FateUnchanged {
			out.Fate = FateNew
		}
		if old != nil {
			was, out.Fate = stepText(old), FateChanged
		}
		out.Changes = append(out.Changes, Change{FieldStep, was, stepText(&f.rating)})
		x.take(f)
	}
	plan.Rows = append(plan.Rows, out)
}

// rated is a rating that a row brings.
type rated struct {
	key    rateKey
	rating model.Rating
}

func stepText(r *model.Rating) string {
	if r.Skipped {
		return "–"
	}
	return strconv.Itoa(r.Step)
}

// read takes what a row says.
func (x *rateTable) read(r *TableRow, out *RowPlan) ([]rated, *model.Problem) {
	person, problem := x.rep(r, "", out)
	if problem != nil {
		return nil, problem
	}
	if person == "" {
		return nil, x.problem(r, FieldSeller, model.ErrInvalid, "import.row.rating.norep")
	}
	out.Person = person
	by, ok := raterWords[model.Fold(x.named(r, FieldRater))]
	if !ok {
		return nil, x.problem(r, FieldRater, model.ErrInvalid, "import.row.rating.rater", x.named(r, FieldRater))
	}
	on := x.opt.Day
	if text := x.cell(r, FieldRatedOn); text != "" {
		day, key := parseDate(text, x.order[FieldRatedOn])
		if key != "" {
			return nil, x.problem(r, FieldRatedOn, model.ErrInvalid, key, text)
		}
		if on = day; day.After(x.opt.Day) {
			return nil, x.problem(r, FieldRatedOn, model.ErrInvalid, "import.row.rating.later", day.String())
		}
	}
	key := rateKey{person: person, rater: by, on: on}
	if x.wide != nil {
		return x.across(r, key)
	}
	at := x.at[FieldStep]
	f, problem := x.one(r, key, x.named(r, FieldSkill), x.at[FieldSkill], at)
	if problem != nil {
		return nil, problem
	}
	f.rating.Sentence = x.sentence(r)
	return []rated{f}, nil
}

// across reads the skills of a wide row; an empty cell says nothing.
func (x *rateTable) across(r *TableRow, key rateKey) (out []rated, problem *model.Problem) {
	for _, at := range x.wide {
		if at >= len(r.Cells) || model.JoinSpace(r.Cells[at]) == "" {
			continue
		}
		f, problem := x.one(r, key, x.columns[at].Header, at, at)
		if problem != nil {
			return nil, problem
		}
		out = append(out, f)
	}
	return out, nil
}

// one reads one step; the columns are where a skill that is not known and a step that is not one are said to stand.
func (x *rateTable) one(r *TableRow, key rateKey, name string, skillAt, stepAt int) (rated, *model.Problem) {
	wrong := func(at int, kind error, problem string, args ...any) *model.Problem {
		return &model.Problem{Key: problem, Args: args, File: x.t.File, Sheet: x.t.Sheet, Line: r.Line, Column: at + 1, Err: kind}
	}
	s := x.skill[model.Fold(name)]
	if s == nil {
		return rated{}, wrong(skillAt, model.ErrNotFound, "import.row.rating.skill", name)
	}
	if slices.Contains(r.Formulas, stepAt) {
		return rated{}, wrong(stepAt, model.ErrInvalid, "import.cell.formula", x.t.Columns[stepAt])
	}
	key.skill = s.SkillID
	if first := x.lines[key]; first > 0 {
		return rated{}, wrong(skillAt, model.ErrInvalid, "import.row.rating.again", s.Name, first)
	}
	text := ""
	if stepAt < len(r.Cells) {
		text = model.JoinSpace(fromCell(r.Cells[stepAt]))
	}
	f := rated{key: key, rating: model.Rating{Row: model.About(key.person), AuthorID: x.have.roster.Owner.ID, SkillID: s.SkillID, Rater: key.rater}}
	if skippedWords[model.Fold(text)] || skippedWords[text] {
		f.rating.Skipped = true
		return f, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > x.have.roster.Framework.MaxStep() {
		return rated{}, wrong(stepAt, model.ErrInvalid, "import.row.rating.step", text, x.have.roster.Framework.MaxStep())
	}
	f.rating.Step = n
	return f, nil
}

// sentence is the text of a cell as it is written.
func (x *rateTable) sentence(r *TableRow) string {
	at, ok := x.at[FieldSentence]
	if !ok || at >= len(r.Cells) {
		return ""
	}
	return plainLines(fromCell(r.Cells[at]))
}

// take puts a rating into the look of its day, one that is there if it can be joined.
func (x *rateTable) take(f rated) {
	k := lookKey{f.key.person, f.key.on}
	l := x.looks[k]
	if l == nil {
		l = &ratedLook{look: model.Assessment{
			Row: model.About(k.person), AuthorID: x.have.roster.Owner.ID, VersionID: x.have.roster.Framework.Version.ID, On: k.on, State: model.AssessmentOpen,
		}}
		if a := x.there[k]; a != nil {
			l.look = *a
		}
		x.looks[k] = l
		x.plan.looks = append(x.plan.looks, l)
	}
	l.ratings = append(l.ratings, f.rating)
}

// applyRatings carries a plan of ratings out.
func applyRatings(ctx context.Context, store *storage.Store, p *Plan) (Report, error) {
	_, err := store.Do(ctx, unit.ImportRatings, func(w *storage.Work) error {
		_, _, now, err := readRatings(ctx, store) // nobody else writes before this unit ends
		if err != nil {
			return err
		}
		if now != p.rates.before {
			return &model.Problem{Key: "import.conflict", File: p.File, Err: model.ErrConflict}
		}
		for _, x := range p.rates.named {
			if err := w.Put(&x); err != nil {
				return err
			}
		}
		expected, err := store.Expectations(ctx, "")
		if err != nil {
			return err
		}
		if err := p.memory.remember(w); err != nil {
			return err
		}
		return p.rates.write(w, &expected)
	})
	if err != nil {
		return Report{}, err
	}
	return p.Report(), nil
}

// write puts copies, so that a unit that fails leaves the plan as it was. All looks come before all ratings: then each kind is
// written many rows at a time.
func (p *ratePlan) write(w *storage.Work, expected *model.Expectations) error {
	ids := make([]model.ID, len(p.looks))
	for i, l := range p.looks {
		a := l.look
		if a.Version == 0 {
			if v := expected.On(a.SubjectID, a.On); v != nil {
				a.ExpectationID = v.ID
			}
			if err := w.Append(&a); err != nil {
				return err
			}
		}
		ids[i] = a.ID
	}
	for i, l := range p.looks {
		for _, r := range l.ratings {
			r.AssessmentID = ids[i]
			if err := w.Append(&r); err != nil {
				return err
			}
		}
	}
	return nil
}

// LooksLikeRatings says whether a table's columns are those of ratings: people with skills and steps, or people with at least three
// columns that are called as skills are.
func LooksLikeRatings(t *Table, r *model.Roster) bool {
	cols, err := mapSales(t, KindRatings, nil)
	if err != nil || t.JSON || t.IsCalendar() || t.Notes != nil || columnOf(cols, FieldSeller) < 0 {
		return false
	}
	if columnOf(cols, FieldSkill) >= 0 && columnOf(cols, FieldStep) >= 0 {
		return true
	}
	named := 0
	for _, c := range cols {
		for i := range r.Framework.Skills {
			if s := &r.Framework.Skills[i]; model.Fold(c.Header) == model.Fold(s.Name) || s.Short != "" && model.Fold(c.Header) == model.Fold(s.Short) {
				named++
				break
			}
		}
	}
	return named >= 3
}
