package model

import (
	"cmp"
	"math/big"
	"slices"
	"time"
)

// RollChoice says what becomes of something that is open when a period ends.
type RollChoice string

// Choices for what is open.
const (
	RollKeep    RollChoice = "keep"  // it stays as it is
	RollCarry   RollChoice = "carry" // it goes on, with another due date
	RollReached RollChoice = "reached"
	RollMissed  RollChoice = "missed"
	RollDropped RollChoice = "dropped"
)

// Roll is a period that ends, and what becomes of its goals, milestones and quotas in the one that follows.
type Roll struct {
	Ends, Begins Span
	Goals        []RollGoal // open ones that are due by the end, or have no date: by person, then due
	Careers      []RollCareer
	Strategic    []RollStrategic
	Quotas       []RollQuota // one for each rep
	New          []RollNew
}

// RollGoal is an open goal.
type RollGoal struct {
	Goal   Goal
	Done   *big.Rat // how far it is, between 0 and 1; nil: it cannot be said
	Choice RollChoice
	To     Date // when it is carried
}

// RollCareer is a career milestone that still lies ahead.
type RollCareer struct {
	Career Career
	Choice RollChoice
	To     Date
}

// RollStrategic is a strategic milestone that still lies ahead.
type RollStrategic struct {
	Strategic Strategic
	Choice    RollChoice
	To        Date
}

// RollQuota is what a rep is to bring in the period that begins. The measure is the one of the last quota, without a
// target where there was none.
type RollQuota struct {
	Person  Person
	Measure Measure
	Last    Decimal // the target of the last quota
	For     Span    // the period of the last quota
	Target  Decimal // unset: none is set
	Set     bool    // one is there already for the first day of the period, such as one for the year; it stays
}

// RollNew is a goal that is opened for the period that begins.
type RollNew struct {
	Person ID
	Title  string
}

// RollFacts is what a roll is made from.
type RollFacts struct {
	People    []Person
	Growth    Growth // of everybody
	Direction Direction
	Values    map[ID]MeasureValue // of targets and quotas that are counted from deals, as of the closing day
	Quotas    Quotas
	Currency  string // of the file
	Deals     bool   // there are some to count
}

// EndingQuarter is the quarter that is rolled unless another is chosen: the day's own in its second half, else the one
// before. first is the first month of the year.
func EndingQuarter(on Date, first time.Month) Span {
	now, _ := Quarter(on, first)
	if 2*on.Days(now.From) >= now.To.Days(now.From) {
		return now
	}
	before, _ := Quarter(now.From.AddDays(-1), first)
	return before
}

// NewRoll proposes what becomes of everything that is open at the end of a quarter: a goal that is done counts as reached,
// any other is carried to the end of the next quarter. Milestones stay as they are, because only people know, but a
// strategic one whose targets are all reached is proposed as reached. A quota is proposed at the last one's target if that
// was for a quarter too: what somebody was to bring in a month or a year says nothing about three months.
func NewRoll(f RollFacts, ends Span, on Date, first time.Month) Roll {
	begins, _ := Quarter(ends.To.AddDays(1), first)
	r := Roll{Ends: ends, Begins: begins}
	mine := map[ID]int{}
	for i := range f.People {
		mine[f.People[i].ID] = i + 1
	}
	for _, g := range f.Growth.Goals {
		if mine[g.SubjectID] == 0 || !g.OpenOn(on) || !g.ArchivedAt.IsZero() || g.ReplacedBy != "" || g.DueOn.After(ends.To) {
			continue
		}
		x := RollGoal{Goal: g, Done: f.Growth.GoalFigures(&g, on).Done, Choice: RollCarry, To: begins.To}
		if x.Done != nil && x.Done.Cmp(big.NewRat(1, 1)) >= 0 {
			x.Choice = RollReached
		}
		r.Goals = append(r.Goals, x)
	}
	for _, c := range f.Direction.Careers {
		if mine[c.SubjectID] > 0 && c.Current(on) && !c.DueOn.IsZero() && !c.DueOn.After(ends.To) {
			r.Careers = append(r.Careers, RollCareer{Career: c, Choice: RollKeep, To: begins.To})
		}
	}
	for _, s := range f.Direction.Strategic {
		if s.Current(on) && !s.DueOn.IsZero() && !s.DueOn.After(ends.To) {
			r.Strategic = append(r.Strategic, RollStrategic{Strategic: s, Choice: f.proposed(s.ID, ClosingDay(ends, on)), To: begins.To})
		}
	}
	for _, p := range f.People {
		r.Quotas = append(r.Quotas, f.quota(p, ends, begins))
	}
	slices.SortStableFunc(r.Goals, func(a, b RollGoal) int {
		return cmp.Or(cmp.Compare(mine[a.Goal.SubjectID], mine[b.Goal.SubjectID]), cmp.Compare(a.Goal.DueOn.n, b.Goal.DueOn.n), cmp.Compare(a.Goal.ID, b.Goal.ID))
	})
	slices.SortStableFunc(r.Careers, func(a, b RollCareer) int {
		return cmp.Or(cmp.Compare(mine[a.Career.SubjectID], mine[b.Career.SubjectID]), cmp.Compare(a.Career.DueOn.n, b.Career.DueOn.n), cmp.Compare(a.Career.ID, b.Career.ID))
	})
	return r
}

// ClosingDay is the day on which what ends with a period is closed when it is rolled on a day: the last of the period, or
// the day itself when that is earlier.
func ClosingDay(ends Span, on Date) Date {
	if on.Before(ends.To) {
		return on
	}
	return ends.To
}

// proposed is reached for a strategic milestone whose targets all are.
func (f *RollFacts) proposed(strategic ID, on Date) RollChoice {
	targets := f.Direction.TargetsOf(strategic, f.Values, on, false)
	for i := range targets {
		if !targets[i].Reached {
			return RollKeep
		}
	}
	if len(targets) == 0 {
		return RollKeep
	}
	return RollReached
}

// quota is the last one's measure; without one it is won value where deals are kept, else
// written down by hand.
func (f *RollFacts) quota(p Person, ends, begins Span) RollQuota {
	out := RollQuota{Person: p, Measure: Measure{Source: FromHand, Unit: f.Currency}}
	if f.Deals {
		out.Measure.Source, out.Measure.Aggregate = FromDeals, WonValue
	}
	if last, m := f.Quotas.Last(p.ID, ends.To); m != nil {
		out.Measure, out.Last, out.For = *m, m.Target, last.Period()
		if asLong(out.For, begins) {
			out.Target = m.Target
		}
	}
	for i := range f.Quotas.Quotas {
		if x := &f.Quotas.Quotas[i]; x.SubjectID == p.ID && x.ArchivedAt.IsZero() && x.Period().Holds(begins.From) {
			out.Set, out.Target = true, Decimal{}
			if m := f.Quotas.Measure(x.MeasureID); m != nil {
				out.Measure, out.Last, out.For = *m, m.Target, x.Period()
			}
		}
	}
	return out
}

// asLong says whether a period is about as long as another: quarters have 90 to 92 days.
func asLong(a, b Span) bool {
	more := a.To.Days(a.From) - b.To.Days(b.From)
	return -3 <= more && more <= 3
}

// RollSums is how much a roll does.
type RollSums struct {
	Carried, Closed, Moved, Opened, Quotas int // goals carried; goals and milestones closed; milestones moved; goals opened
}

// Sums counts what a roll does.
func (r *Roll) Sums() RollSums {
	var s RollSums
	for i := range r.Goals {
		s.count(r.Goals[i].Choice, &s.Carried)
	}
	for i := range r.Careers {
		s.count(r.Careers[i].Choice, &s.Moved)
	}
	for i := range r.Strategic {
		s.count(r.Strategic[i].Choice, &s.Moved)
	}
	for i := range r.Quotas {
		if r.Quotas[i].sets() {
			s.Quotas++
		}
	}
	s.Opened = len(r.New)
	return s
}

func (s *RollSums) count(c RollChoice, carried *int) {
	switch c {
	case RollKeep:
	case RollCarry:
		*carried++
	default:
		s.Closed++
	}
}

// None says whether a roll does nothing.
func (s RollSums) None() bool { return s == RollSums{} }

func (q *RollQuota) sets() bool { return !q.Set && q.Target.Set }

// RollRows is what a roll writes: records that are there and change, and rows that are new. A quota refers to the measure
// beside it once that has an id.
type RollRows struct {
	Changed []Record // each before the row that says its date moved
	Goals   []Goal
	Quotas  []Quota
	Of      []Measure // of the quotas, in their order
	Author  ID        // who rolls
}

// Rows are what is written when a roll is confirmed on a day by an author. What is closed is closed on the last day of the
// period, or on the day itself when that is earlier.
func (r *Roll) Rows(on Date, author ID) RollRows {
	out := RollRows{Author: author}
	closed := ClosingDay(r.Ends, on)
	put := func(x Record, m *DateMove) {
		if out.Changed = append(out.Changed, x); m != nil {
			out.Changed = append(out.Changed, m)
		}
	}
	for i := range r.Goals {
		switch x := r.Goals[i]; x.Choice {
		case RollKeep:
		case RollCarry:
			m := CarryOf(&x.Goal, x.To, on, author, "")
			x.Goal.DueOn = x.To
			put(&x.Goal, m)
		default:
			x.Goal.State, x.Goal.ClosedOn = GoalState(x.Choice), notBefore(x.Goal.OpenedOn, closed)
			put(&x.Goal, nil)
		}
	}
	for i := range r.Careers {
		switch x := r.Careers[i]; x.Choice {
		case RollKeep:
		case RollCarry:
			m := MoveOf(&x.Career, x.Career.DueOn, x.To, on, author, "")
			x.Career.DueOn = x.To
			put(&x.Career, m)
		default:
			x.Career.State, x.Career.ClosedOn = MilestoneState(x.Choice), notBefore(x.Career.OpenedOn, closed)
			put(&x.Career, nil)
		}
	}
	for i := range r.Strategic {
		switch x := r.Strategic[i]; x.Choice {
		case RollKeep:
		case RollCarry:
			m := MoveOf(&x.Strategic, x.Strategic.DueOn, x.To, on, author, "")
			x.Strategic.DueOn = x.To
			put(&x.Strategic, m)
		default:
			x.Strategic.State, x.Strategic.ClosedOn = MilestoneState(x.Choice), notBefore(x.Strategic.OpenedOn, closed)
			put(&x.Strategic, nil)
		}
	}
	r.opened(&out, on, author)
	return out
}

// opened are the new rows.
func (r *Roll) opened(out *RollRows, on Date, author ID) {
	for _, n := range r.New {
		out.Goals = append(out.Goals, Goal{Row: About(n.Person), AuthorID: author, Title: n.Title, DueOn: r.Begins.To, State: GoalOpen, OpenedOn: on})
	}
	for i := range r.Quotas {
		if x := &r.Quotas[i]; x.sets() {
			q, m := NewQuota(x.Person.ID, x.Measure, x.Target, r.Begins)
			out.Quotas, out.Of = append(out.Quotas, q), append(out.Of, m)
		}
	}
}

// notBefore is a day, but never one before another: nothing is closed before it was opened.
func notBefore(first, d Date) Date {
	if d.Before(first) {
		return first
	}
	return d
}
