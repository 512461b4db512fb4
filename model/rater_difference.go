package model

import "math/big"

// RaterDifference is how far own ratings lie from others, pair by pair. Above them is leniency, below them severity (Saal,
// Downey and Lahey 1980: a shift of the mean). Against a level's target it can as well be that people are above it.
type RaterDifference struct {
	Sure                Surety
	Pairs, Reps         int
	Higher, Same, Lower int        // pairs in which the own rating is higher, the same, lower
	Mean                *big.Rat   // Σ(own − other) / n; nil: too few
	Own, Other          *big.Rat   // the two means; nil: too few
	Furthest            *OwnRating // the pair that lies furthest to the side of the mean; nil: too few, or all are the same
}

// StandsOut says to which side the mean lies by half a step or more: 1 lenient, −1 severe, 0 neither.
func (d *RaterDifference) StandsOut() int {
	if d.Mean == nil || new(big.Rat).Abs(d.Mean).Cmp(RaterApart()) < 0 {
		return 0
	}
	return d.Mean.Sign()
}

// RaterApart is from how many steps on a mean difference stands out: half a step.
func RaterApart() *big.Rat { return big.NewRat(1, 2) }

func differenceOf(pairs []OwnRating) RaterDifference {
	d := RaterDifference{Pairs: len(pairs), Reps: repsOf(pairs)}
	var own, other, apart []int
	for i := range pairs {
		p := &pairs[i]
		own, other, apart = append(own, p.Step), append(other, p.Other), append(apart, p.Step-p.Other)
		switch {
		case p.Step > p.Other:
			d.Higher++
		case p.Step < p.Other:
			d.Lower++
		default:
			d.Same++
		}
	}
	if d.Sure = suretyOf(d.Pairs, d.Reps, MirrorReps); d.Sure == SureFew {
		return d
	}
	d.Own, d.Other, d.Mean = meanOf(own), meanOf(other), meanOf(apart)
	side, most := d.Mean.Sign(), 0
	if side == 0 {
		side = 1
	}
	for i := range pairs {
		if far := side * apart[i]; far > most || far == most && far > 0 && pairs[i].On.After(d.Furthest.On) {
			d.Furthest, most = &pairs[i], far
		}
	}
	return d
}

// pairsOf are the own ratings of looks that have another one beside them; a skipped one is none.
func pairsOf(r *Roster, looks []lookAt, other func(*lookAt) *Rating) []OwnRating {
	var out []OwnRating
	for i := range looks {
		l := &looks[i]
		x := other(l)
		if l.own.Skipped || x == nil || x.Skipped {
			continue
		}
		o := ownOf(r, l)
		o.Other = x.Step
		out = append(out, o)
	}
	return out
}

func agreedOf(l *lookAt) *Rating { return l.agree }
func selfOf(l *lookAt) *Rating   { return l.self }

// targetsOf are the ratings of skills that the level asks for.
func targetsOf(own []OwnRating) []OwnRating {
	var out []OwnRating
	for _, o := range own {
		if o.Other > 0 {
			out = append(out, o)
		}
	}
	return out
}

// Tenure is how long a rep was there on the day of a look.
type Tenure string

// Tenures, the shortest first. The first year ends before its anniversary, the third with it.
const (
	TenureFirst   Tenure = "under_1_year"
	TenureMiddle  Tenure = "1_to_3_years"
	TenureLong    Tenure = "over_3_years"
	TenureUnknown Tenure = "unknown" // nobody has written down since when
)

// Tenures in the order in which they are shown.
var Tenures = []Tenure{TenureFirst, TenureMiddle, TenureLong, TenureUnknown}

// TenureDifference is own − self over the pairs of both in one look, of reps of one tenure: reps who are new can see themselves
// otherwise than those who are there for long.
type TenureDifference struct {
	Tenure Tenure
	RaterDifference
}

// tenureOf begins with the day on which somebody started; where that is not known, with the first assignment that has a day.
func tenureOf(r *Roster, p *Person, on Date) Tenure {
	start := p.StartedOn
	if start.IsZero() {
		for i := range r.Assignments {
			a := &r.Assignments[i]
			if a.SubjectID != p.ID {
				continue
			}
			if a.ValidFrom.IsZero() { // open to the past
				return TenureUnknown
			}
			if start.IsZero() || a.ValidFrom.Before(start) {
				start = a.ValidFrom
			}
		}
	}
	switch {
	case start.IsZero() || start.After(on):
		return TenureUnknown
	case on.Before(start.AddMonths(12)):
		return TenureFirst
	case on.After(start.AddMonths(36)):
		return TenureLong
	}
	return TenureMiddle
}
