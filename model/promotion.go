package model

import (
	"cmp"
	"math/big"
	"slices"
)

// CriterionCheck says whether somebody met a criterion on a day, as somebody who knows them saw it. Append-only; the newest
// counts.
type CriterionCheck struct {
	Row
	AuthorID    ID
	CriterionID ID
	On          Date `gorm:"column:checked_on"`
	Met         bool
	Sentence    string
}

// TableName pins the table.
func (*CriterionCheck) TableName() string { return "criterion_check" }

// Unknown says why nobody can say whether a criterion is met.
type Unknown string

// Reasons; empty when it is known.
const (
	NotChecked    Unknown = "unchecked"  // words that nobody has looked at
	NoQuota       Unknown = "quota"      // no quotas, or not for all of the months
	NoReading     Unknown = "reading"    // a number by hand that nobody wrote down
	NoDeals       Unknown = "deals"      // a rate of no deals
	SomeCurrency  Unknown = "currencies" // deals or quotas in several currencies, which are never added
	WithoutTarget Unknown = "target"     // a measure that asks for nothing
)

// CriterionState is how somebody stands to a criterion as of a day.
type CriterionState struct {
	Criterion Criterion
	Measure   *Measure // nil: words alone
	Window    Span     // what was counted; none of a number by hand
	Exact     *big.Rat // the value in the measure's unit, not rounded; nil: none
	Check     *CriterionCheck
	Met       bool
	Unknown   Unknown
}

// Short is how much is missing to the target, in the measure's unit; nil when it is met, unknown or in words.
func (s *CriterionState) Short() *big.Rat {
	if s.Met || s.Exact == nil || s.Measure == nil {
		return nil
	}
	d := new(big.Rat).Sub(s.Measure.inUnit(s.Measure.Target), s.Exact)
	return d.Abs(d)
}

// PromotionFacts are what the file says of promotions: of one person or of everybody.
type PromotionFacts struct {
	Quotas   Quotas
	Checks   []CriterionCheck    // oldest first
	Readings []Reading           // of criteria, oldest first
	Values   map[ID]MeasureValue // of CriterionMeasures
}

// Promotion is what a level asks of somebody, and how far they are.
type Promotion struct {
	Level    Level
	Skills   []SkillState // for which the level asks a step
	Criteria []CriterionState
}

// Count is how many of what is asked for are met, and how many there are.
func (p *Promotion) Count() (met, all int) {
	for i := range p.Skills {
		if p.Skills[i].Step() >= p.Skills[i].Target {
			met++
		}
	}
	for i := range p.Criteria {
		if p.Criteria[i].Met {
			met++
		}
	}
	return met, len(p.Skills) + len(p.Criteria)
}

// WholeMonths is the span of the last so many whole months that have ended by the end of a day.
func WholeMonths(months int, on Date) Span {
	first := on.AddDays(1 - on.Day()) // of the month that the day is in
	if on.AddDays(1).Day() == 1 {     // which ends with the day
		first = on.AddDays(1)
	}
	return Span{first.AddMonths(-months), first.AddDays(-1)}
}

// CriterionMeasures are the measures whose values from deals a level's criteria need for somebody as of a day. Their ids are of their
// own where they are not a quota's.
func CriterionMeasures(f *Framework, quotas *Quotas, level, person ID, on Date) []Measure {
	var out []Measure
	for _, c := range f.CriteriaOf(level) {
		m := f.Measure(c.MeasureID)
		switch {
		case m == nil || m.Source != FromDeals:
		case m.Aggregate == QuotaShare:
			for _, q := range quotas.covering(person, c.Months, on) {
				out = append(out, *quotas.Measure(q.MeasureID))
			}
		default:
			out = append(out, c.counted(m, person, on))
		}
	}
	return out
}

// counted is a criterion's measure for somebody: over whole months, or over its own window.
func (c *Criterion) counted(m *Measure, person ID, on Date) Measure {
	x := *m
	x.ID, x.RepID = c.CriterionID+"/"+person, person
	if c.Months > 0 {
		span := WholeMonths(c.Months, on)
		x.From, x.To = span.From, span.To
	}
	return x
}

// quotaBack is how many months back quotas are looked for that have ended.
const quotaBack = 12

// covering are the quotas of somebody for the newest whole months, so many of them, that they cover and that have ended by the end of
// a day; none when there are none within a year. Quotas are set for quarters and half-years, which seldom end with the last month.
func (q *Quotas) covering(person ID, months int, on Date) []Quota {
	span := WholeMonths(months, on)
	for range quotaBack {
		if out := q.within(person, span); len(out) > 0 {
			return out
		}
		span = WholeMonths(months, span.To.AddDays(1).AddMonths(-1).AddDays(-1))
	}
	return nil
}

// within are the quotas of somebody whose periods lie within a span, by their first day, if together they cover it without a gap and
// without overlapping; else none: part of a quota is nobody's promise.
func (q *Quotas) within(person ID, span Span) []Quota {
	var out []Quota
	for _, x := range q.Quotas {
		if x.SubjectID == person && x.ArchivedAt.IsZero() && q.Measure(x.MeasureID) != nil && !x.ValidFrom.Before(span.From) && !x.ValidTo.IsZero() && !x.ValidTo.After(span.To) {
			out = append(out, x)
		}
	}
	slices.SortFunc(out, func(a, b Quota) int { return cmp.Compare(a.ValidFrom.n, b.ValidFrom.n) })
	next := span.From
	for i := range out {
		if out[i].ValidFrom != next {
			return nil
		}
		next = out[i].ValidTo.AddDays(1)
	}
	if next != span.To.AddDays(1) {
		return nil
	}
	return out
}

// PromotionTo is what a level asks of somebody and how far they are, as of a day. Shares are held against the target exactly:
// one dollar short is short.
func PromotionTo(r *Roster, as Assessments, facts *PromotionFacts, person ID, level Level, on Date) Promotion {
	p := Promotion{Level: level}
	for _, s := range SkillStatesFor(r, as, person, on, level.LevelID) {
		if s.Target > 0 {
			p.Skills = append(p.Skills, s)
		}
	}
	for _, c := range r.Framework.CriteriaOf(level.LevelID) {
		s := CriterionState{Criterion: c, Check: facts.check(person, c.CriterionID, on)}
		if m := r.Framework.Measure(c.MeasureID); m != nil {
			s.Measure = m
			facts.measure(&s, person, on)
		} else if s.Check == nil {
			s.Unknown = NotChecked
		} else {
			s.Met = s.Check.Met
		}
		p.Criteria = append(p.Criteria, s)
	}
	return p
}

func (f *PromotionFacts) check(person, criterion ID, on Date) *CriterionCheck {
	var newest *CriterionCheck
	for i := range f.Checks {
		c := &f.Checks[i]
		if c.SubjectID == person && c.CriterionID == criterion && !c.On.After(on) && (newest == nil || !c.On.Before(newest.On)) {
			newest = c
		}
	}
	return newest
}

// measure takes the value and holds it against the target.
func (f *PromotionFacts) measure(s *CriterionState, person ID, on Date) {
	m := s.Measure
	switch {
	case m.Source != FromDeals:
		var own []Reading
		for _, r := range f.Readings {
			if r.SubjectID == person {
				own = append(own, r)
			}
		}
		if v := m.At(own, on); v.Set {
			s.Exact = m.inUnit(v)
		} else {
			s.Unknown = NoReading
		}
	case m.Aggregate == QuotaShare:
		s.Exact, s.Window, s.Unknown = f.quotaShare(person, s.Criterion.Months, on)
	default:
		x := s.Criterion.counted(m, person, on)
		s.Window = Span{x.From, x.To}
		v := f.Values[x.ID]
		s.Exact = v.Exact
		switch {
		case len(v.Currencies) > 1:
			s.Unknown = SomeCurrency
		case v.Exact == nil:
			s.Unknown = NoDeals
		}
	}
	if s.Exact != nil && !m.Target.Set {
		s.Unknown = WithoutTarget
	}
	if s.Exact == nil || s.Unknown != "" {
		return
	}
	target := m.inUnit(m.Target)
	switch m.Direction {
	case MeasureDown:
		s.Met = s.Exact.Cmp(target) <= 0
	case MeasureKeep:
		s.Met = s.Exact.Cmp(target) == 0
	default:
		s.Met = s.Exact.Cmp(target) >= 0
	}
}

// quotaShare is what somebody brought in the newest whole months that quotas cover, in per cent of those quotas: 100 × Σ value /
// Σ target.
func (f *PromotionFacts) quotaShare(person ID, months int, on Date) (*big.Rat, Span, Unknown) {
	quotas := f.Quotas.covering(person, months, on)
	if len(quotas) == 0 {
		return nil, Span{}, NoQuota
	}
	span := Span{quotas[0].ValidFrom, quotas[len(quotas)-1].ValidTo}
	value, target := new(big.Rat), new(big.Rat)
	var first *Measure
	for _, q := range quotas {
		m := f.Quotas.Measure(q.MeasureID)
		if first == nil {
			first = m
		}
		if m.Unit != first.Unit || m.Currency != first.Currency || m.Aggregate != first.Aggregate {
			return nil, span, SomeCurrency
		}
		s := m.State(f.Quotas.Readings, f.Values, on)
		if len(s.Currencies) > 1 {
			return nil, span, SomeCurrency
		}
		if exact := f.exact(m, on); exact != nil {
			value.Add(value, exact)
		}
		if m.Target.Set {
			target.Add(target, m.inUnit(m.Target))
		}
	}
	if target.Sign() <= 0 {
		return nil, span, NoQuota
	}
	return value.Quo(value.Mul(value, big.NewRat(100, 1)), target), span, ""
}

// exact is what a quota's measure stands at, not rounded; nil: nothing was won or written down.
func (f *PromotionFacts) exact(m *Measure, on Date) *big.Rat {
	if m.Source == FromDeals {
		return f.Values[m.ID].Exact
	}
	if v := m.At(f.Quotas.Readings, on); v.Set {
		return m.inUnit(v)
	}
	return nil
}
