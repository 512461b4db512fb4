package model

import (
	"math"
	"math/big"
	"slices"
)

// StepCount is how many ratings lie on a step.
type StepCount struct {
	Step, Ratings int
}

// RaterSpread is how much of the scale is used. Too little of it is called range restriction, and central tendency where it
// lies around the middle (Saal, Downey and Lahey 1980: the standard deviation of the ratings).
type RaterSpread struct {
	Sure          Surety
	Ratings, Reps int
	Counts        []StepCount // every step of the scale, lowest first
	Mean          *big.Rat    // Σx / n; nil: too few
	Variance      *big.Rat    // Σ(x − mean)² / (n − 1); nil: too few
}

func spreadOf(scale []Step, own []OwnRating) RaterSpread {
	s := RaterSpread{Ratings: len(own), Reps: repsOf(own)}
	var steps []int
	for i := range own {
		steps = append(steps, own[i].Step)
	}
	for _, v := range scale {
		c := StepCount{Step: v.Value}
		for _, x := range steps {
			if x == v.Value {
				c.Ratings++
			}
		}
		s.Counts = append(s.Counts, c)
	}
	slices.SortFunc(s.Counts, func(a, b StepCount) int { return a.Step - b.Step })
	if s.Sure = suretyOf(s.Ratings, s.Reps, MirrorReps); s.Sure != SureFew {
		s.Mean, s.Variance = meanOf(steps), varianceOf(steps)
	}
	return s
}

// Deviation is the standard deviation, the root of the variance; 0 when there are too few.
func (s *RaterSpread) Deviation() float64 { return root(s.Variance) }

// Even is the standard deviation that a scale of k steps would have if every step were used as often as every other:
// √((k² − 1) / 12), the one of the discrete uniform distribution.
func (s *RaterSpread) Even() float64 { return root(big.NewRat(s.evenTwelfths(), 12)) }

func (s *RaterSpread) evenTwelfths() int64 { return int64(len(s.Counts)*len(s.Counts) - 1) }

// Narrow says whether the ratings stand out as close together: their standard deviation is less than half of Even. It is
// compared in squares, so exactly: 48·variance < k² − 1.
func (s *RaterSpread) Narrow() bool {
	return s.Variance != nil && new(big.Rat).Mul(s.Variance, big.NewRat(48, 1)).Cmp(big.NewRat(s.evenTwelfths(), 1)) < 0
}

// Used is how many steps have a rating.
func (s *RaterSpread) Used() int {
	n := 0
	for _, c := range s.Counts {
		if c.Ratings > 0 {
			n++
		}
	}
	return n
}

func root(r *big.Rat) float64 {
	if r == nil {
		return 0
	}
	f, _ := r.Float64()
	return math.Sqrt(f)
}

// RepSpread is how far apart the skills of one rep are rated.
type RepSpread struct {
	Person    Person
	Skills    int // rated
	Low, High int
	Mean      *big.Rat
	Variance  *big.Rat // over the skills, Σ(x − mean)² / (n − 1)
	Alike     bool
}

// RaterHalo is whether all skills of a rep are rated alike: one impression shines on every skill (Saal, Downey and Lahey 1980:
// the variance over the dimensions of one ratee). Somebody is Alike whose variance is less than half of the mean over the reps,
// or 0.
type RaterHalo struct {
	Sure          Surety
	Ratings, Reps int         // of the reps with MirrorSkills rated or more
	Fewer         int         // reps with fewer
	Mean          *big.Rat    // of the variances; nil: too few
	People        []RepSpread // the least variance first; none when there are too few
}

func haloOf(people []Person, own []OwnRating) RaterHalo {
	var h RaterHalo
	total := new(big.Rat)
	for i := range people {
		var steps []int
		for k := range own {
			if own[k].Person.ID == people[i].ID {
				steps = append(steps, own[k].Step)
			}
		}
		switch {
		case len(steps) == 0:
			continue
		case len(steps) < MirrorSkills:
			h.Fewer++
			continue
		}
		v := varianceOf(steps)
		total.Add(total, v)
		h.Reps++
		h.Ratings += len(steps)
		h.People = append(h.People, RepSpread{
			Person: people[i], Skills: len(steps), Low: slices.Min(steps), High: slices.Max(steps), Mean: meanOf(steps), Variance: v,
		})
	}
	if h.Sure = suretyOf(h.Ratings, h.Reps, MirrorHaloReps); h.Sure == SureFew {
		h.People = nil
		return h
	}
	h.Mean = total.Quo(total, big.NewRat(int64(h.Reps), 1))
	for i := range h.People {
		p := &h.People[i]
		p.Alike = p.Variance.Sign() == 0 || new(big.Rat).Add(p.Variance, p.Variance).Cmp(h.Mean) < 0
	}
	slices.SortStableFunc(h.People, func(a, b RepSpread) int { return a.Variance.Cmp(b.Variance) })
	return h
}

// Alike are those whose skills are rated alike, the most alike first.
func (h *RaterHalo) Alike() []RepSpread {
	var out []RepSpread
	for _, p := range h.People {
		if p.Alike {
			out = append(out, p)
		}
	}
	return out
}

// RaterRecency is how much of the ratings rests on the last days before the look alone: what happened lately weighs more than it
// should. The base of a rating is its evidence from MirrorBase months up to the look: notes that are tied to the skill of that
// rep or to the rating itself, and check-ins of a goal of the skill. Each rating is exactly one of Recent, Older, Since and Bare.
type RaterRecency struct {
	Sure          Surety // of Share, which is over Recent and Older
	SureBare      Surety // of BareShare, which is over all
	Ratings, Reps int
	Based         int         // reps with a rating that has a base
	Recent        int         // whose whole base is from the last MirrorRecent days before the look, its day included
	Older         int         // whose base reaches further back
	Since         int         // with evidence that came only after the look
	Bare          int         // without evidence
	Without       []OwnRating // those
}

func recencyOf(e *Evidence, own []OwnRating, on Date) RaterRecency {
	notes := evidenceDays(e, on)
	r := RaterRecency{Ratings: len(own), Reps: repsOf(own)}
	based := map[ID]bool{}
	for i := range own {
		o := &own[i]
		days := slices.Clone(notes[basis{o.Person.ID, o.Skill.SkillID}])
		for _, id := range o.ratings {
			days = append(days, notes[basis{o.Person.ID, id}]...)
		}
		var recent, older, since int
		for _, d := range days {
			switch ago := o.On.Days(d); {
			case ago < 0:
				since++
			case ago < MirrorRecent:
				recent++
			case d.After(o.On.AddMonths(-MirrorBase)):
				older++
			}
		}
		switch {
		case older > 0:
			r.Older++
		case recent > 0:
			r.Recent++
		case since > 0:
			r.Since++
		default:
			r.Bare++
			r.Without = append(r.Without, *o)
		}
		if older+recent > 0 {
			based[o.Person.ID] = true
		}
	}
	r.Based = len(based)
	r.Sure = suretyOf(r.Recent+r.Older, r.Based, MirrorReps)
	r.SureBare = suretyOf(r.Ratings, r.Reps, MirrorReps)
	return r
}

// basis is a person with a skill or a rating that notes are evidence for.
type basis struct{ person, of ID }

// evidenceDays are the days, up to one, of the notes by what they are tied to, and of the check-ins of goals by the goal's skill.
func evidenceDays(e *Evidence, on Date) map[basis][]Date {
	notes := map[ID]*Note{}
	for i := range e.Notes {
		if n := &e.Notes[i]; !n.On.After(on) && n.ReplacedBy == "" && n.ArchivedAt.IsZero() {
			notes[n.ID] = n
		}
	}
	out := map[basis][]Date{}
	for i := range e.Links {
		l := &e.Links[i]
		n := notes[l.NoteID]
		if n == nil {
			continue
		}
		for _, of := range []ID{l.SkillID, l.RatingID} {
			if of != "" {
				out[basis{n.SubjectID, of}] = append(out[basis{n.SubjectID, of}], n.On)
			}
		}
	}
	for i := range e.Goals {
		g := &e.Goals[i]
		for k := range e.CheckIns {
			if c := &e.CheckIns[k]; c.GoalID == g.ID && !c.On.After(on) {
				out[basis{g.SubjectID, g.SkillID}] = append(out[basis{g.SubjectID, g.SkillID}], c.On)
			}
		}
	}
	return out
}

// Share is Recent / (Recent + Older); nil when there are too few.
func (r *RaterRecency) Share() *big.Rat {
	if r.Sure == SureFew {
		return nil
	}
	return big.NewRat(int64(r.Recent), int64(r.Recent+r.Older))
}

// BareShare is Bare / Ratings; nil when there are too few.
func (r *RaterRecency) BareShare() *big.Rat {
	if r.SureBare == SureFew {
		return nil
	}
	return big.NewRat(int64(r.Bare), int64(r.Ratings))
}

// Late says whether ratings stand out as resting on the last days: at least half of those with a base.
func (r *RaterRecency) Late() bool { return r.Sure != SureFew && 2*r.Recent >= r.Recent+r.Older }

// Unseen says whether ratings stand out as resting on nothing that was written down: at least half of them.
func (r *RaterRecency) Unseen() bool { return r.SureBare != SureFew && 2*r.Bare >= r.Ratings }
