package model

import (
	"cmp"
	"slices"
)

// Degrees are the five degrees, from the manager tells to the rep decides.
var Degrees = []Degree{DegreeTell, DegreeSell, DegreeConsult, DegreeAgree, DegreeDecide}

// ManagerDecides says whether the decision is the manager's in the end: the first three degrees.
func (d Degree) ManagerDecides() bool { return d >= DegreeTell && d <= DegreeConsult }

// Delegations is what was agreed about who decides: all areas, those that are archived too, and all degrees ever agreed.
type Delegations struct {
	Areas []DecisionArea // by position
	All   []Delegation   // oldest first
}

// InUse are the areas that are not archived.
func (d *Delegations) InUse() []DecisionArea {
	var out []DecisionArea
	for _, a := range d.Areas {
		if a.ArchivedAt.IsZero() {
			out = append(out, a)
		}
	}
	return out
}

// Area is the area of an id, nil when there is none.
func (d *Delegations) Area(id ID) *DecisionArea {
	for i := range d.Areas {
		if d.Areas[i].ID == id {
			return &d.Areas[i]
		}
	}
	return nil
}

// Holds says whether the degree held on a day; both ends are included, an open end has none.
func (d *Delegation) Holds(on Date) bool {
	return !d.ValidFrom.After(on) && (d.ValidTo.IsZero() || !d.ValidTo.Before(on))
}

// On is what was agreed with a person in an area as of a day, nil when nothing was.
func (d *Delegations) On(person, area ID, on Date) *Delegation {
	for i := range d.All {
		if x := &d.All[i]; x.SubjectID == person && x.AreaID == area && x.Holds(on) {
			return x
		}
	}
	return nil
}

// Before are the degrees that a person had in an area up to a day and has no more, newest first.
func (d *Delegations) Before(person, area ID, on Date) []Delegation {
	var out []Delegation
	for _, x := range d.All {
		if x.SubjectID == person && x.AreaID == area && !x.ValidTo.IsZero() && x.ValidTo.Before(on) {
			out = append(out, x)
		}
	}
	slices.SortStableFunc(out, func(a, b Delegation) int { return cmp.Compare(b.ValidFrom.String(), a.ValidFrom.String()) })
	return out
}

// Share is in how many of the areas in use a person decides alone, in how many the manager decides, and in how many
// something was agreed at all, as of a day.
func (d *Delegations) Share(person ID, on Date) (alone, manager, agreed int) {
	for _, a := range d.InUse() {
		x := d.On(person, a.ID, on)
		if x == nil {
			continue
		}
		agreed++
		switch {
		case x.Degree == DegreeDecide:
			alone++
		case x.Degree.ManagerDecides():
			manager++
		}
	}
	return alone, manager, agreed
}

// Agree gives what is to be written so that next holds from a day on. A new degree ends the one before on the day before
// and begins a row of its own, so that the way stays to be seen; the same degree, or one agreed on the same day, is
// changed in its place, because only the next step is another one.
func (d *Delegations) Agree(next Delegation, on Date) []Delegation {
	now := d.On(next.SubjectID, next.AreaID, on)
	if now == nil {
		next.ValidFrom, next.ValidTo = on, Date{}
		return []Delegation{next}
	}
	same := *now
	if now.Degree == next.Degree || now.ValidFrom == on {
		same.Degree, same.NextStep, same.NextOn = next.Degree, next.NextStep, next.NextOn
		return []Delegation{same}
	}
	next.Row = Row{SubjectID: now.SubjectID, Visibility: now.Visibility}
	next.ValidFrom, next.ValidTo = on, same.ValidTo
	same.ValidTo = on.AddDays(-1)
	return []Delegation{same, next}
}

// Bottleneck is an area that waits for the manager.
type Bottleneck struct {
	Area   DecisionArea
	Waits  []ID // for whom the manager decides
	Agreed int  // with how many a degree was agreed
	Stuck  int  // for how many of Waits no next step is agreed
}

// bottleneckFrom is with how many something must have been agreed before an area can be called a bottleneck: of one rep
// alone it would say nothing about the manager.
const bottleneckFrom = 2

// Bottlenecks are the areas in use where the manager still decides for at least half of the people with whom a degree was
// agreed, and at least two were; the one with most people first, then the one with fewer next steps agreed, then by
// position.
func (d *Delegations) Bottlenecks(people []Person, on Date) []Bottleneck {
	var out []Bottleneck
	for _, a := range d.InUse() {
		b := Bottleneck{Area: a}
		for i := range people {
			x := d.On(people[i].ID, a.ID, on)
			if x == nil {
				continue
			}
			b.Agreed++
			if x.Degree.ManagerDecides() {
				b.Waits = append(b.Waits, people[i].ID)
				if x.NextStep == "" {
					b.Stuck++
				}
			}
		}
		if b.Agreed >= bottleneckFrom && 2*len(b.Waits) >= b.Agreed {
			out = append(out, b)
		}
	}
	slices.SortStableFunc(out, func(a, b Bottleneck) int {
		return cmp.Or(cmp.Compare(len(b.Waits), len(a.Waits)), cmp.Compare(b.Stuck, a.Stuck))
	})
	return out
}
