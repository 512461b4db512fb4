package model

import (
	"cmp"
	"slices"
	"time"
)

func weekday(n int) time.Weekday { return time.Weekday((n%7 + 7) % 7) }

// Current says whether a career milestone still lies ahead at the end of a day: opened, not closed, not archived, not
// replaced.
func (c *Career) Current(on Date) bool {
	return c.ArchivedAt.IsZero() && c.ReplacedBy == "" && openOn(c.OpenedOn, c.ClosedOn, on)
}

// Counts says whether a career milestone is part of the picture: ahead, or reached.
func (c *Career) Counts(on Date) bool {
	return c.Current(on) || c.ArchivedAt.IsZero() && c.ReplacedBy == "" && c.State == MilestoneReached && !c.OpenedOn.After(on)
}

// Current says whether a strategic milestone still lies ahead at the end of a day.
func (s *Strategic) Current(on Date) bool {
	return s.ArchivedAt.IsZero() && openOn(s.OpenedOn, s.ClosedOn, on)
}

// Counts says whether a strategic milestone is part of the picture: ahead, or reached.
func (s *Strategic) Counts(on Date) bool {
	return s.Current(on) || s.ArchivedAt.IsZero() && s.State == MilestoneReached && !s.OpenedOn.After(on)
}

// Thread is a link with both of its ends.
type Thread struct {
	Link      Link
	Career    Career
	Strategic Strategic
}

// SlackDays is how many days the career milestone comes before the strategic one; negative: too late to serve. The
// bool is false when a date is missing.
func (t *Thread) SlackDays() (int, bool) {
	if t.Career.DueOn.IsZero() || t.Strategic.DueOn.IsZero() {
		return 0, false
	}
	return t.Strategic.DueOn.Days(t.Career.DueOn), true
}

// Late says whether the career milestone, still ahead on a day, comes after the strategic one it serves.
func (t *Thread) Late(on Date) bool {
	days, ok := t.SlackDays()
	return ok && days < 0 && t.Career.Current(on)
}

// CareerByID finds a career milestone; nil when there is none.
func (d *Direction) CareerByID(id ID) *Career {
	for i := range d.Careers {
		if d.Careers[i].ID == id {
			return &d.Careers[i]
		}
	}
	return nil
}

// StrategicByID finds a strategic milestone; nil when there is none.
func (d *Direction) StrategicByID(id ID) *Strategic {
	for i := range d.Strategic {
		if d.Strategic[i].ID == id {
			return &d.Strategic[i]
		}
	}
	return nil
}

// Of leaves out the career milestones of everybody else, and with them their ties and their moves: somebody who is
// archived or left takes them along.
func (d *Direction) Of(people []Person) Direction {
	here := map[ID]bool{}
	for i := range people {
		here[people[i].ID] = true
	}
	out := *d
	out.Careers, out.Moves = nil, nil
	for _, c := range d.Careers {
		if here[c.SubjectID] {
			out.Careers = append(out.Careers, c)
		}
	}
	for _, m := range d.Moves {
		if m.CareerID == "" || here[m.SubjectID] {
			out.Moves = append(out.Moves, m)
		}
	}
	return out
}

// Threads are the links both ends of which are part of the picture on a day, by the strategic date, then the career date.
func (d *Direction) Threads(on Date) []Thread {
	var out []Thread
	for _, l := range d.Links {
		c, s := d.CareerByID(l.CareerID), d.StrategicByID(l.StrategicID)
		if c != nil && s != nil && c.Counts(on) && s.Counts(on) {
			out = append(out, Thread{l, *c, *s})
		}
	}
	slices.SortStableFunc(out, func(a, b Thread) int {
		return cmp.Or(cmp.Compare(a.Strategic.DueOn.n, b.Strategic.DueOn.n), cmp.Compare(a.Career.DueOn.n, b.Career.DueOn.n), cmp.Compare(a.Link.ID, b.Link.ID))
	})
	return out
}

// Serves are the threads that start at a career milestone.
func (d *Direction) Serves(career ID, on Date) []Thread {
	return slices.DeleteFunc(d.Threads(on), func(t Thread) bool { return t.Career.ID != career })
}

// GrownInto are the threads that end at a strategic milestone.
func (d *Direction) GrownInto(strategic ID, on Date) []Thread {
	return slices.DeleteFunc(d.Threads(on), func(t Thread) bool { return t.Strategic.ID != strategic })
}

// Coverage says how the careers of some people and the team's milestones are tied.
type Coverage struct {
	Reps          []Person
	WithoutNeeded []Person    // no career milestone that an open strategic one needs
	WithoutAny    []Person    // no career milestone at all
	Uncovered     []Strategic // open, and nobody grows into it
	ServesNothing []Career    // open, and tied to nothing; fine, but said
	Late          []Thread    // due after the strategic milestone it serves
	TooMany       []Person    // who carry more than CarryMost
}

// CarryMost is how many career milestones still ahead, each for a strategic one still ahead, a rep can carry at once.
// It is a rule of thumb: with more, the weeks between two one-on-ones do not hold a step for each.
const CarryMost = 3

// NewCoverage looks at the links both ways for the given reps as of the end of a day.
func NewCoverage(reps []Person, dir Direction, on Date) Coverage {
	cov := Coverage{Reps: reps}
	mine := map[ID]bool{}
	for _, p := range reps {
		mine[p.ID] = true
	}
	needed, tied, covered := map[ID]bool{}, map[ID]bool{}, map[ID]bool{}
	carried := map[ID]map[ID]bool{} // by rep: the career milestones ahead
	for _, t := range dir.Threads(on) {
		if !mine[t.Career.SubjectID] {
			continue
		}
		tied[t.Career.ID] = true
		if t.Strategic.Current(on) {
			needed[t.Career.SubjectID] = true
			covered[t.Strategic.ID] = true
			if t.Career.Current(on) {
				if carried[t.Career.SubjectID] == nil {
					carried[t.Career.SubjectID] = map[ID]bool{}
				}
				carried[t.Career.SubjectID][t.Career.ID] = true
			}
		}
		if t.Late(on) && t.Strategic.Current(on) {
			cov.Late = append(cov.Late, t)
		}
	}
	hasAny := map[ID]bool{}
	for _, c := range dir.Careers {
		if !mine[c.SubjectID] || !c.Counts(on) {
			continue
		}
		hasAny[c.SubjectID] = true
		if c.Current(on) && !tied[c.ID] {
			cov.ServesNothing = append(cov.ServesNothing, c)
		}
	}
	for _, p := range reps {
		if !needed[p.ID] {
			cov.WithoutNeeded = append(cov.WithoutNeeded, p)
		}
		if !hasAny[p.ID] {
			cov.WithoutAny = append(cov.WithoutAny, p)
		}
		if len(carried[p.ID]) > CarryMost {
			cov.TooMany = append(cov.TooMany, p)
		}
	}
	for _, s := range dir.Strategic {
		if s.Current(on) && !covered[s.ID] {
			cov.Uncovered = append(cov.Uncovered, s)
		}
	}
	return cov
}
