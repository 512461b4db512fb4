package model

import "slices"

// Outlook is where a team is headed, as a what-if is held against the file: how careers and strategic milestones are
// tied, which dates do not fit, and who can do what is needed.
type Outlook struct {
	People    []Person    // who are counted on
	Strategic []Strategic // ahead
	Coverage  Coverage
	Conflicts []DateConflict
	Bench     []BenchLine
}

// Staying are the people who have no last day, however far ahead it is: a plan does not count on the others.
func Staying(people []Person) []Person {
	return slices.DeleteFunc(slices.Clone(people), func(p Person) bool { return !p.LeftOn.IsZero() })
}

// NewOutlook looks at the facts as of the end of a day. Who has a last day is not counted on.
func NewOutlook(f ConflictFacts, on Date) Outlook {
	f.People = Staying(f.People)
	f.Direction = f.Direction.Of(f.People)
	o := Outlook{People: f.People, Coverage: NewCoverage(f.People, f.Direction, on), Conflicts: Conflicts(f, on), Bench: Bench(f, on)}
	for _, s := range f.Direction.Strategic {
		if s.Current(on) {
			o.Strategic = append(o.Strategic, s)
		}
	}
	return o
}

// Needed is how many people all lines of the bench need together.
func (o *Outlook) Needed() int {
	n := 0
	for i := range o.Bench {
		n += o.Bench[i].Needed.People
	}
	return n
}

// Filled is how many of those are ready now or in time.
func (o *Outlook) Filled() int {
	n := 0
	for i := range o.Bench {
		n += o.Bench[i].Filled()
	}
	return n
}

// DateShift is a strategic milestone whose day is another one.
type DateShift struct {
	Strategic Strategic // as it is afterwards
	From, To  Date
}

// BenchShift is a needed skill whose bench is another one; a line that is on one side only has none on the other.
type BenchShift struct {
	Was, Is *BenchLine
}

// OutlookChange is what becomes different from one outlook to another.
type OutlookChange struct {
	Left, Joined       []Person // who is counted on no more, or only now
	Added, Gone        []Strategic
	Shifted            []DateShift
	Uncovered, Covered []Strategic // nobody grows into them any more; somebody does now
	Bare, Served       []Person    // reps without one the team needs, who had one; who have one now
	Arisen, Mended     []DateConflict
	Bench              []BenchShift
}

// Change is what becomes different when another outlook takes the place of this one.
func (o *Outlook) Change(to *Outlook) OutlookChange {
	var c OutlookChange
	c.Left, c.Joined = parted(o.People, to.People, personID)
	c.Gone, c.Added = parted(o.Strategic, to.Strategic, strategicID)
	for _, s := range to.Strategic {
		if i := slices.IndexFunc(o.Strategic, func(x Strategic) bool { return x.ID == s.ID }); i >= 0 && o.Strategic[i].DueOn != s.DueOn {
			c.Shifted = append(c.Shifted, DateShift{s, o.Strategic[i].DueOn, s.DueOn})
		}
	}
	c.Covered, c.Uncovered = parted(o.Coverage.Uncovered, to.Coverage.Uncovered, strategicID)
	c.Covered = among(c.Covered, to.Strategic, strategicID) // what is gone is not covered by that
	c.Served, c.Bare = parted(o.Coverage.WithoutNeeded, to.Coverage.WithoutNeeded, personID)
	c.Served = among(c.Served, to.People, personID)
	c.Mended, c.Arisen = parted(o.Conflicts, to.Conflicts, func(x *DateConflict) string { return x.Key() })
	c.Mended = slices.DeleteFunc(c.Mended, func(x DateConflict) bool { // with somebody who leaves it goes, which mends nothing
		return slices.ContainsFunc(c.Left, func(p Person) bool { return p.ID == x.Person })
	})
	c.Bench = benchShifts(o.Bench, to.Bench)
	return c
}

func personID(p *Person) string       { return string(p.ID) }
func strategicID(s *Strategic) string { return string(s.ID) }

// parted are the elements that only the first list has, and those that only the second has.
func parted[T any](a, b []T, key func(*T) string) (onlyA, onlyB []T) {
	return without(a, b, key), without(b, a, key)
}

func without[T any](list, other []T, key func(*T) string) []T {
	there := keys(other, key)
	return slices.DeleteFunc(slices.Clone(list), func(x T) bool { return there[key(&x)] })
}

func among[T any](list, other []T, key func(*T) string) []T {
	there := keys(other, key)
	return slices.DeleteFunc(slices.Clone(list), func(x T) bool { return !there[key(&x)] })
}

func keys[T any](list []T, key func(*T) string) map[string]bool {
	out := map[string]bool{}
	for i := range list {
		out[key(&list[i])] = true
	}
	return out
}

// benchShifts pairs the lines of two benches and keeps those that differ: in how many places are filled, how many are
// needed, or who stands where.
func benchShifts(was, is []BenchLine) []BenchShift {
	var out []BenchShift
	find := func(list []BenchLine, id ID) *BenchLine {
		if i := slices.IndexFunc(list, func(l BenchLine) bool { return l.Needed.ID == id }); i >= 0 {
			return &list[i]
		}
		return nil
	}
	for i := range is {
		if old := find(was, is[i].Needed.ID); old == nil || !sameBench(old, &is[i]) {
			out = append(out, BenchShift{old, &is[i]})
		}
	}
	for i := range was {
		if find(is, was[i].Needed.ID) == nil {
			out = append(out, BenchShift{&was[i], nil})
		}
	}
	return out
}

func sameBench(a, b *BenchLine) bool {
	return a.Needed.People == b.Needed.People && a.Needed.Step == b.Needed.Step &&
		slices.EqualFunc(a.Are(ReadyNow, ReadyInTime, ReadyLate), b.Are(ReadyNow, ReadyInTime, ReadyLate), func(x, y BenchPerson) bool {
			return x.Person.ID == y.Person.ID && x.State == y.State
		})
}
