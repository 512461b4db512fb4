package model

import (
	"cmp"
	"maps"
	"math"
	"slices"
)

// Readiness says whether somebody will have a skill at the step a strategic milestone needs.
type Readiness string

// States of readiness, the best first.
const (
	ReadyNow     Readiness = "now"     // rated high enough already
	ReadyInTime  Readiness = "in_time" // by the milestone's day, at the pace of their ratings so far
	ReadyLate    Readiness = "late"    // only after it, at that pace
	ReadyNever   Readiness = "never"   // the ratings so far do not rise
	ReadyUnknown Readiness = "unknown" // fewer than two days with a rating that counts: nobody can say
)

var readinessOrder = []Readiness{ReadyNow, ReadyInTime, ReadyLate, ReadyNever, ReadyUnknown}

// BenchPerson is how far somebody is from a skill that is needed.
type BenchPerson struct {
	Person Person
	State  Readiness
	Step   int  // that counts now; 0: not rated
	On     Date // when the step is reached at their pace, of in time and late
}

// BenchLine is one skill that a strategic milestone needs, and everybody who may be the one, the readiest first.
type BenchLine struct {
	Strategic Strategic
	Needed    NeededSkill
	People    []BenchPerson
}

// Are are those of some states.
func (l *BenchLine) Are(states ...Readiness) []BenchPerson {
	var out []BenchPerson
	for _, p := range l.People {
		if slices.Contains(states, p.State) {
			out = append(out, p)
		}
	}
	return out
}

// Filled is how many of the people that are needed are ready now or in time; never more than are needed.
func (l *BenchLine) Filled() int { return min(l.Needed.People, len(l.Are(ReadyNow, ReadyInTime))) }

// rated is a step that counted from a day on.
type rated struct {
	on   Date
	step int
}

// Bench says for every skill that strategic milestones ahead need who is ready as of the end of a day.
//
// The pace is (newest step − first step) / (days between), over the ratings that count: agreed, else the manager's. The
// day is the newest rating's plus the missing steps at that pace, rounded up. Somebody whose last day comes before the
// milestone's is not there for it. A milestone without a date makes nobody late.
func Bench(f ConflictFacts, on Date) []BenchLine {
	history := map[ID]map[ID][]rated{}
	var out []BenchLine
	for _, n := range f.Direction.Needed {
		s := f.Direction.StrategicByID(n.StrategicID)
		if s == nil || !s.Current(on) {
			continue
		}
		line := BenchLine{Strategic: *s, Needed: n}
		for _, p := range f.People {
			if !p.LeftOn.IsZero() && (s.DueOn.IsZero() || p.LeftOn.Before(s.DueOn)) {
				continue
			}
			if history[p.ID] == nil {
				history[p.ID] = ratedSteps(f.Roster, f.Ratings, p.ID, on)
			}
			line.People = append(line.People, readiness(p, history[p.ID][n.SkillID], n.Step, s.DueOn))
		}
		slices.SortStableFunc(line.People, func(a, b BenchPerson) int {
			return cmp.Or(
				cmp.Compare(slices.Index(readinessOrder, a.State), slices.Index(readinessOrder, b.State)),
				cmp.Compare(a.On.n, b.On.n), cmp.Compare(b.Step, a.Step), cmp.Compare(a.Person.ID, b.Person.ID))
		})
		out = append(out, line)
	}
	slices.SortStableFunc(out, func(a, b BenchLine) int {
		return cmp.Or(cmp.Compare(a.Strategic.DueOn.n, b.Strategic.DueOn.n), cmp.Compare(a.Strategic.ID, b.Strategic.ID), cmp.Compare(a.Needed.ID, b.Needed.ID))
	})
	return out
}

// readiness is where somebody stands by their ratings of one skill, oldest first.
func readiness(p Person, history []rated, needed int, due Date) BenchPerson {
	out := BenchPerson{Person: p, State: ReadyUnknown}
	if len(history) == 0 {
		return out
	}
	first, last := history[0], history[len(history)-1]
	out.Step = last.step
	days := last.on.Days(first.on)
	switch rise := last.step - first.step; {
	case last.step >= needed:
		out.State = ReadyNow
	case days == 0:
	case rise <= 0:
		out.State = ReadyNever
	default:
		more := math.Ceil(float64(needed-last.step) * float64(days) / float64(rise))
		out.On, out.State = last.on.AddDays(int(more)), ReadyInTime
		if !due.IsZero() && out.On.After(due) {
			out.State = ReadyLate
		}
	}
	return out
}

// ratedSteps are the steps of a person that counted on the days they were rated, by skill.
func ratedSteps(r *Roster, as Assessments, person ID, on Date) map[ID][]rated {
	mine := Assessments{}
	here, days := map[ID]bool{}, map[Date]bool{}
	for _, a := range as.Assessments {
		if a.SubjectID == person && !a.On.After(on) {
			mine.Assessments = append(mine.Assessments, a)
			here[a.ID], days[a.On] = true, true
		}
	}
	for _, x := range as.Ratings {
		if here[x.AssessmentID] {
			mine.Ratings = append(mine.Ratings, x)
		}
	}
	out := map[ID][]rated{}
	for _, day := range slices.SortedFunc(maps.Keys(days), func(a, b Date) int { return cmp.Compare(a.n, b.n) }) {
		for _, s := range skillStates(r, mine, person, day, "") {
			if s.Step() > 0 && s.RatedOn == day {
				out[s.Skill.SkillID] = append(out[s.Skill.SkillID], rated{day, s.Step()})
			}
		}
	}
	return out
}
