package exchange

import (
	"slices"
	"strconv"
	"strings"

	"milepost/model"
)

// pair refuses a row that ties what an earlier row tied already.
func (x *frameTable) pair(r *TableRow, f Field, kind string, a, b model.ID, name string) *model.Problem {
	key := [3]model.ID{model.ID(kind), a, b}
	if first := x.pairs[key]; first > 0 {
		return x.problem(r, f, model.ErrInvalid, "import.row.again", name, first)
	}
	x.pairs[key] = r.Line
	return nil
}

func (x *frameTable) way(r *TableRow, out *RowPlan) *model.Problem {
	if p := x.needs(r, FieldLevel, FieldToLevel); p != nil {
		return p
	}
	from, p := x.level(r, FieldLadder, FieldLevel)
	if p != nil {
		return p
	}
	begin := from.LevelID // the next may move the levels
	to, p := x.level(r, FieldToLadder, FieldToLevel)
	if p != nil {
		return p
	}
	if begin == to.LevelID {
		return x.problem(r, FieldToLevel, model.ErrInvalid, "import.frame.way.self", to.Name)
	}
	if p := x.pair(r, FieldToLevel, frameWay, begin, to.LevelID, to.Name); p != nil {
		return p
	}
	out.Fate = FateUnchanged
	if !slices.ContainsFunc(x.now.Ways, func(w model.LevelWay) bool { return w.FromLevelID == begin && w.ToLevelID == to.LevelID }) {
		out.Fate = FateNew
		x.now.Ways = append(x.now.Ways, model.LevelWay{FromLevelID: begin, ToLevelID: to.LevelID})
	}
	return nil
}

func (x *frameTable) asks(r *TableRow, out *RowPlan) *model.Problem {
	if p := x.needs(r, FieldLadder, FieldSkill); p != nil {
		return p
	}
	ladder := x.ladder(x.raw(r, FieldLadder))
	skill := x.skill(r, ladder, out)
	if p := x.pair(r, FieldSkill, frameAsks, ladder.LadderID, skill, ladder.Name); p != nil {
		return p
	}
	out.Fate = FateUnchanged
	if !slices.ContainsFunc(x.now.Asks, func(a model.LadderSkill) bool { return a.LadderID == ladder.LadderID && a.SkillID == skill }) {
		out.Fate = FateNew
		x.now.Asks = append(x.now.Asks, model.LadderSkill{LadderID: ladder.LadderID, SkillID: skill})
	}
	return nil
}

func (x *frameTable) target(r *TableRow, out *RowPlan) *model.Problem {
	if p := x.needs(r, FieldLevel, FieldSkill, FieldStep); p != nil {
		return p
	}
	step, p := x.stepOf(r, false)
	if p != nil {
		return p
	}
	level, p := x.level(r, FieldLadder, FieldLevel)
	if p != nil {
		return p
	}
	at, ladder := level.LevelID, x.now.Ladder(level.LadderID)
	skill := x.skill(r, ladder, out)
	if p := x.pair(r, FieldStep, frameTarget, at, skill, x.now.Skill(skill).Name); p != nil {
		return p
	}
	i := slices.IndexFunc(x.now.Targets, func(t model.Target) bool { return t.LevelID == at && t.SkillID == skill })
	switch {
	case i < 0:
		out.Fate = FateNew
		x.now.Targets = append(x.now.Targets, model.Target{LevelID: at, SkillID: skill, Step: step})
	case x.now.Targets[i].Step != step:
		out.Fate = FateChanged
		out.Changes = append(out.Changes, Change{FieldStep, strconv.Itoa(x.now.Targets[i].Step), strconv.Itoa(step)})
		x.now.Targets[i].Step = step
	default:
		out.Fate = FateUnchanged
	}
	return nil
}

// criterion takes what a promotion asks: the one of that id, else the one of the same words on the level.
func (x *frameTable) criterion(r *TableRow, out *RowPlan) *model.Problem {
	if p := x.needs(r, FieldLevel, FieldSays); p != nil {
		return p
	}
	level, p := x.level(r, FieldLadder, FieldLevel)
	if p != nil {
		return p
	}
	id, text := level.LevelID, x.raw(r, FieldSays)
	measure, p := x.measure(r)
	if p != nil {
		return p
	}
	months := 0
	if text := x.word(r, FieldMonths); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil || n < 0 || n > 1200 {
			return x.problem(r, FieldMonths, model.ErrInvalid, "import.frame.number", text)
		}
		months = n
	}
	at := x.findNamed(len(x.now.Criteria), x.word(r, FieldID), func(i int) model.ID { return x.now.Criteria[i].CriterionID },
		func(i int) bool {
			_, taken := x.criteria[x.now.Criteria[i].CriterionID]
			return !taken && x.now.Criteria[i].LevelID == id && x.sameName(x.now.Criteria[i].Text, text)
		})
	if at < 0 {
		out.Fate, at = FateNew, len(x.now.Criteria)
		x.now.Criteria = append(x.now.Criteria, model.Criterion{CriterionID: x.newID(), LevelID: id})
	}
	c := &x.now.Criteria[at]
	if p := x.once(r, FieldSays, x.criteria, c.CriterionID, text); p != nil {
		return p
	}
	if c.LevelID != id {
		out.Fate = FateChanged
		out.Changes = append(out.Changes, Change{FieldLevel, x.now.Level(c.LevelID).Name, x.now.Level(id).Name})
		c.LevelID = id
	}
	x.set(out, FieldSays, &c.Text, text)
	if c.Months != months {
		x.differs(out, Change{FieldMonths, strconv.Itoa(c.Months), strconv.Itoa(months)})
		c.Months = months
	}
	x.measured(c, measure, out)
	return nil
}

// differs notes a change of a row that is not new.
func (x *frameTable) differs(out *RowPlan, c Change) {
	if out.Fate != FateNew {
		out.Fate = FateChanged
		out.Changes = append(out.Changes, c)
	}
}

// measured gives a criterion what it is measured by. Of whom, in a list of no names, stays as it is.
func (x *frameTable) measured(c *model.Criterion, m *model.Measure, out *RowPlan) {
	old := x.now.Measure(c.MeasureID)
	switch {
	case m == nil:
		return // a list without a measure says nothing of it
	case old == nil:
		x.differs(out, Change{Field: FieldMeasure, After: m.Name})
		m.Row = model.Row{ID: x.newID()}
		c.MeasureID = m.ID
		x.now.Measures = append(x.now.Measures, *m)
		return
	}
	m.Row, m.RepID = old.Row, old.RepID
	if *m != *old {
		x.differs(out, Change{FieldMeasure, old.Name, m.Name})
		*old = *m
	}
}

// measure is what a row measures its criterion by; nil when it has none.
func (x *frameTable) measure(r *TableRow) (*model.Measure, *model.Problem) {
	m := &model.Measure{
		Name: x.raw(r, FieldMeasure), Unit: x.raw(r, FieldUnit), Source: model.MeasureSource(x.word(r, FieldMeasuredBy)),
		Aggregate: model.Aggregate(x.word(r, FieldAggregate)), Direction: model.MeasureDirection(x.word(r, FieldDirection)),
		Team: x.raw(r, FieldTeam), Region: x.raw(r, FieldRegion), Sector: x.raw(r, FieldSector), Currency: x.word(r, FieldCurrency),
	}
	if m.Name == "" && m.Source == "" && m.Aggregate == "" {
		return nil, nil
	}
	if p := x.words(r, m); p != nil {
		return nil, p
	}
	wrong := func(f Field) *model.Problem {
		return x.problem(r, f, model.ErrInvalid, "import.frame.number", x.word(r, f))
	}
	if text := x.word(r, FieldDecimals); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil || n < 0 || n > 6 {
			return nil, wrong(FieldDecimals)
		}
		m.Decimals = n
	}
	for f, into := range map[Field]*model.Decimal{FieldStartValue: &m.Start, FieldTarget: &m.Target} {
		if text := x.word(r, f); text != "" {
			var err error
			if *into, err = model.ParseDecimal(text, m.Decimals); err != nil {
				return nil, wrong(f)
			}
		}
	}
	for f, into := range map[Field]*model.Date{FieldSince: &m.From, FieldUntil: &m.To} {
		if text := x.word(r, f); text != "" {
			day, key := parseDate(text, DatesYMD)
			if key != "" {
				return nil, x.problem(r, f, model.ErrInvalid, key, text)
			}
			*into = day
		}
	}
	if name := x.word(r, FieldProduct); name != "" {
		i := slices.IndexFunc(x.products, func(p model.Product) bool { return x.sameName(p.Name, name) })
		if i < 0 {
			return nil, x.problem(r, FieldProduct, model.ErrNotFound, "import.frame.product", name)
		}
		m.ProductID = x.products[i].ID
	}
	return m, nil
}

// words holds that a measure's source, aggregate and direction are words that Milepost knows; what is not said is the usual.
func (x *frameTable) words(r *TableRow, m *model.Measure) *model.Problem {
	aggregates := []string{"", string(model.WonValue), string(model.WonCount), string(model.WinRate), string(model.QuotaShare)}
	if m.Source == "" {
		m.Source = model.FromHand
		if m.Aggregate != "" {
			m.Source = model.FromDeals
		}
	}
	if m.Direction == "" {
		m.Direction = model.MeasureUp
	}
	for _, w := range []struct {
		field Field
		text  string
		known []string
	}{
		{FieldMeasuredBy, string(m.Source), []string{string(model.FromHand), string(model.FromDeals)}},
		{FieldAggregate, string(m.Aggregate), aggregates},
		{FieldDirection, string(m.Direction), []string{string(model.MeasureUp), string(model.MeasureDown), string(model.MeasureKeep)}},
	} {
		if !slices.Contains(w.known, w.text) {
			return x.problem(r, w.field, model.ErrInvalid, "import.frame.word", w.text, strings.TrimPrefix(strings.Join(w.known, ", "), ", "))
		}
	}
	return nil
}
