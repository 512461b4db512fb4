package words

import (
	"math/big"
	"strings"

	"milepost/model"
)

// Steps is a number of steps as people read it: "3.4", "−0.1". It does not cross a line that the exact value has not crossed.
func Steps(r *big.Rat, lines ...*big.Rat) string {
	return strings.Replace(model.Figure(r, lines...), "-", "−", 1)
}

// SignedSteps is Steps with a plus before what is more than nothing.
func SignedSteps(r *big.Rat, lines ...*big.Rat) string {
	if r.Sign() > 0 {
		return "+" + Steps(r, lines...)
	}
	return Steps(r, lines...)
}

// Deviation is a standard deviation to one decimal, which does not cross the line from which it stands out.
func Deviation(s *model.RaterSpread) string {
	exact, line := new(big.Rat), new(big.Rat)
	exact.SetFloat64(s.Deviation())
	line.SetFloat64(s.Even() / 2)
	return Steps(exact, line)
}

// Even is the standard deviation that an even use of the scale would have, to one decimal.
func Even(s *model.RaterSpread) string {
	exact := new(big.Rat)
	exact.SetFloat64(s.Even())
	return Steps(exact)
}

// MirrorReps counts reps: "8 reps".
func MirrorReps(n int) string { return SayN("mirror.reps", n) }

func mirrorOf(ratings, reps int) string {
	return Say("mirror.of", SayN("mirror.ratings", ratings), MirrorReps(reps))
}

// MirrorSure says how sure a figure is, and of how much it is.
func MirrorSure(sure model.Surety, ratings, reps int) string {
	of := mirrorOf(ratings, reps)
	switch sure {
	case model.SureFirm:
		return Say("mirror.firm", of)
	case model.SureHint:
		return Say("mirror.hint", of)
	}
	return Say("mirror.few", of)
}

// MirrorFew says that there are too few to say, and how many it takes.
func MirrorFew(ratings, reps, leastReps int) string {
	return Say("mirror.few.need", mirrorOf(ratings, reps), mirrorOf(model.MirrorLeast, leastReps))
}

// MirrorNeeds says how many ratings a figure takes, and what it does not prove.
func MirrorNeeds() string {
	return Say("mirror.foot", model.MirrorLeast, MirrorReps(model.MirrorReps), model.MirrorFirm)
}

// MirrorSpread says how much of the scale is used.
func MirrorSpread(s *model.RaterSpread) string {
	switch {
	case s.Sure == model.SureFew:
		return MirrorFew(s.Ratings, s.Reps, model.MirrorReps)
	case s.Narrow():
		return Say("mirror.spread.narrow", s.Used(), len(s.Counts), Deviation(s), Steps(s.Mean))
	}
	return Say("mirror.spread.wide", s.Used(), len(s.Counts), Deviation(s), Steps(s.Mean))
}

// MirrorHalo says of whom all skills are rated alike.
func MirrorHalo(h *model.RaterHalo) string {
	alike := h.Alike()
	switch {
	case h.Sure == model.SureFew:
		return MirrorFew(h.Ratings, h.Reps, model.MirrorHaloReps)
	case len(alike) == 0:
		return Say("mirror.halo.none", Steps(h.Mean))
	}
	return Say("mirror.halo.alike", mirrorNames(alike), Steps(h.Mean))
}

func mirrorNames(alike []model.RepSpread) string {
	var names []string
	for i := range alike {
		names = append(names, alike[i].Person.Call())
	}
	return List(names)
}

// MirrorTarget says how own ratings lie to what levels ask for.
func MirrorTarget(d *model.RaterDifference) string { return mirrorDifference("mirror.target", d) }

// MirrorAgreed says how they lie to what was agreed on in the same look.
func MirrorAgreed(d *model.RaterDifference) string { return mirrorDifference("mirror.agreed", d) }

// MirrorSelf says how they lie to what reps of a tenure rated in the same look.
func MirrorSelf(d *model.TenureDifference) string {
	return mirrorDifference("mirror.self", &d.RaterDifference)
}

func mirrorDifference(key string, d *model.RaterDifference) string {
	switch {
	case d.Pairs == 0:
		return Say(key + ".none")
	case d.Sure == model.SureFew:
		return MirrorFew(d.Pairs, d.Reps, model.MirrorReps)
	case d.Mean.Sign() == 0:
		return Say(key+".at", d.Higher, d.Same, d.Lower)
	case d.Mean.Sign() > 0:
		return Say(key+".above", apart(d.Mean), d.Higher, d.Same, d.Lower)
	}
	return Say(key+".below", apart(d.Mean), d.Higher, d.Same, d.Lower)
}

// apart is the size of a mean difference, whatever its side: "1 step", "0.4 steps".
func apart(mean *big.Rat) string {
	size := Steps(new(big.Rat).Abs(mean), model.RaterApart())
	if size == "1" {
		return Say("mirror.step.one")
	}
	return Say("mirror.step.other", size)
}

// MirrorEvidence says how many ratings have no evidence.
func MirrorEvidence(r *model.RaterRecency) string {
	if r.SureBare == model.SureFew {
		return MirrorFew(r.Ratings, r.Reps, model.MirrorReps)
	}
	return Say("mirror.evidence.share", r.Bare, r.Ratings, Percent(r.BareShare()))
}

// MirrorRecency says how many rest on the last days before the look alone.
func MirrorRecency(r *model.RaterRecency) string {
	switch {
	case r.Recent+r.Older == 0:
		return Say("mirror.recency.none")
	case r.Sure == model.SureFew:
		return Say("mirror.recency.few", mirrorOf(r.Recent+r.Older, r.Based), mirrorOf(model.MirrorLeast, model.MirrorReps))
	}
	return Say("mirror.recency.share", r.Recent, r.Recent+r.Older, model.MirrorRecent, Percent(r.Share()))
}

// MirrorTenure names a tenure: "under 1 year".
func MirrorTenure(t model.Tenure) string { return Say("mirror.tenure." + string(t)) }

// MirrorOpening is the one sentence that is true: the habit that stands out first, and how many more do.
func MirrorOpening(m *model.RaterMirror) string {
	found := m.StandOut()
	switch {
	case m.Ratings == 0:
		return Say("mirror.opening.none")
	case m.Spread.Sure == model.SureFew:
		return Say("mirror.opening.few", mirrorOf(m.Ratings, m.Reps))
	case len(found) == 0:
		return Say("mirror.opening.nothing", SayN("mirror.ratings", m.Ratings), MirrorReps(m.Reps))
	}
	first := mirrorFirst(m, found[0])
	switch more := len(found) - 1; more {
	case 0:
		return first
	case 1:
		return Say("mirror.opening.more.one", first)
	default:
		return Say("mirror.opening.more.other", first, Capital(Count(more)))
	}
}

func mirrorFirst(m *model.RaterMirror, h model.Habit) string {
	switch h {
	case model.HabitEvidence:
		if m.Recency.Bare == m.Recency.Ratings {
			return Say("mirror.opening.bare", m.Recency.Ratings)
		}
		return Say("mirror.opening.evidence", m.Recency.Bare, m.Recency.Ratings)
	case model.HabitHalo:
		return Say("mirror.opening.halo", mirrorNames(m.Halo.Alike()))
	case model.HabitSpread:
		return Say("mirror.opening.spread", Deviation(&m.Spread), len(m.Spread.Counts))
	case model.HabitRecency:
		return Say("mirror.opening.recency", m.Recency.Recent, m.Recency.Recent+m.Recency.Older, model.MirrorRecent)
	case model.HabitAgreed:
		return mirrorSide("mirror.opening.agreed", m.Agreed.Mean)
	case model.HabitTarget:
		return mirrorSide("mirror.opening.target", m.Target.Mean)
	}
	furthest := m.Apart()
	whom := Say("mirror.reps." + string(furthest.Tenure))
	if furthest.Mean.Sign() > 0 {
		return Say("mirror.opening.self.above", whom, apart(furthest.Mean))
	}
	return Say("mirror.opening.self.below", whom, apart(furthest.Mean))
}

func mirrorSide(key string, mean *big.Rat) string {
	if mean.Sign() > 0 {
		return Say(key+".above", apart(mean))
	}
	return Say(key+".below", apart(mean))
}
