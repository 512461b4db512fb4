package model

import (
	"cmp"
	"math/big"
	"slices"
)

// The rater's mirror: a manager's own habits as a rater, as the literature on ratings names them. The terms and the way each
// is counted follow Saal, Downey and Lahey, "Rating the ratings: Assessing the psychometric quality of rating data",
// Psychological Bulletin 88 (1980), 413-428. None of them proves an error: what looks like a habit can be how people are.

// When a figure of the mirror can be said, and what it looks at. The numbers are rules of thumb of this program.
const (
	MirrorLeast    = 10 // fewer ratings or pairs than this say nothing
	MirrorFirm     = 30 // fewer than this are a first hint
	MirrorReps     = 2  // of fewer reps they say more of the rep than of the rater
	MirrorHaloReps = 3  // reps that a mean over reps is taken of
	MirrorSkills   = 4  // skills of a rep that must be rated to say whether they are alike
	MirrorMonths   = 12 // looks of so many months up to the day
	MirrorRecent   = 30 // days before a look that are its most recent part
	MirrorBase     = 6  // months before a look from which evidence is its base
)

// Surety is how sure one can be of a figure.
type Surety string

// Sureties, the least first.
const (
	SureFew  Surety = "few"  // too few to say: there is no figure
	SureHint Surety = "hint" // a first hint
	SureFirm Surety = "firm"
)

func suretyOf(ratings, reps, leastReps int) Surety {
	switch {
	case ratings < MirrorLeast || reps < leastReps:
		return SureFew
	case ratings < MirrorFirm:
		return SureHint
	}
	return SureFirm
}

// RaterFacts is what the mirror needs beside who is in the file.
type RaterFacts struct {
	Ratings    Assessments
	Evidence   Evidence    // of everybody
	Frameworks []Framework // the versions that were rated by
}

// RaterMirror is what somebody's own ratings say of the rater, as of the end of a day. Ratings that were skipped are no
// ratings; they are counted and never averaged.
type RaterMirror struct {
	Since, On Date
	Ratings   int // own ratings that stand: of each rep and skill the newest
	Reps      int // who have one
	Skipped   int // newest ratings that are skipped
	Elsewhere int // ratings on a scale of other steps; they are left out

	Spread  RaterSpread
	Halo    RaterHalo
	Agreed  RaterDifference // own − agreed of the same look
	Target  RaterDifference // own − what the level held on the day of the look asks for
	Recency RaterRecency
	Self    []TenureDifference // own − the rep's, by how long the rep was there, in the order of Tenures
	Oldest  *Person            // whose newest look is the longest ago, first those without one; nil without people
}

// Habit is one of the habits of a rater.
type Habit string

// Habits, what is easiest to do something about first.
const (
	HabitEvidence Habit = "evidence"
	HabitHalo     Habit = "halo"
	HabitSpread   Habit = "spread"
	HabitRecency  Habit = "recency"
	HabitAgreed   Habit = "agreed"
	HabitSelf     Habit = "self"
	HabitTarget   Habit = "target"
)

// StandOut are the habits that stand out, in that order.
func (m *RaterMirror) StandOut() []Habit {
	var out []Habit
	for _, h := range []struct {
		habit Habit
		yes   bool
	}{
		{HabitEvidence, m.Recency.Unseen()},
		{HabitHalo, len(m.Halo.Alike()) > 0},
		{HabitSpread, m.Spread.Narrow()},
		{HabitRecency, m.Recency.Late()},
		{HabitAgreed, m.Agreed.StandsOut() != 0},
		{HabitSelf, m.Apart() != nil && m.Apart().StandsOut() != 0},
		{HabitTarget, m.Target.StandsOut() != 0},
	} {
		if h.yes {
			out = append(out, h.habit)
		}
	}
	return out
}

// Apart is the tenure of which own ratings and the reps' lie furthest from one another; nil when there are too few of each.
func (m *RaterMirror) Apart() *TenureDifference {
	var out *TenureDifference
	for i := range m.Self {
		s := &m.Self[i]
		if s.Mean != nil && (out == nil || new(big.Rat).Abs(s.Mean).Cmp(new(big.Rat).Abs(out.Mean)) > 0) {
			out = s
		}
	}
	return out
}

// OwnRating is a rating of the rater's that stands, with what it is held against.
type OwnRating struct {
	Person Person
	Skill  Skill
	On     Date // of the look
	Step   int
	Other  int // what it is held against; 0: nothing

	ratings []ID // all own ratings of this skill in this look: the one that counts and those it corrects
}

// lookAt is one skill in one look, with the newest rating of each side.
type lookAt struct {
	person           *Person
	look             *Assessment
	frame            *Framework
	skill            ID
	own, self, agree *Rating
	owns             []ID
}

// NewRaterMirror looks at the ratings that the file's owner gave as a manager to some people, in looks of MirrorMonths up
// to the end of a day. Ratings of another author, and those that are held back, are none of them.
func NewRaterMirror(r *Roster, people []Person, f *RaterFacts, on Date) RaterMirror {
	m := RaterMirror{On: on, Since: on.AddMonths(-MirrorMonths).AddDays(1)}
	looks := m.looks(r, people, f)
	standing := m.standing(r, looks)
	m.Oldest = longestAgo(people, looks)
	m.Spread = spreadOf(r.Framework.Steps, standing)
	m.Halo = haloOf(people, standing)
	m.Recency = recencyOf(&f.Evidence, standing, on)
	m.Agreed, m.Target = differenceOf(pairsOf(r, looks, agreedOf)), differenceOf(targetsOf(standing))
	for _, t := range Tenures {
		within := slices.Clone(looks)
		within = slices.DeleteFunc(within, func(l lookAt) bool { return tenureOf(r, l.person, l.look.On) != t })
		m.Self = append(m.Self, TenureDifference{t, differenceOf(pairsOf(r, within, selfOf))})
	}
	return m
}

// looks are the skills of all looks that count, by person in the order given, then by day.
func (m *RaterMirror) looks(r *Roster, people []Person, f *RaterFacts) []lookAt {
	type key struct{ look, skill ID }
	var out []lookAt
	for i := range people {
		p := &people[i]
		at := map[key]int{}
		byDay := map[ID]*Assessment{}
		for k := range f.Ratings.Assessments {
			if a := &f.Ratings.Assessments[k]; a.SubjectID == p.ID && !a.Held() && !a.On.After(m.On) && !a.On.Before(m.Since) {
				byDay[a.ID] = a
			}
		}
		from := len(out)
		for k := range f.Ratings.Ratings {
			x := &f.Ratings.Ratings[k]
			a := byDay[x.AssessmentID]
			if a == nil || x.Rater == ByManager && x.AuthorID != r.Owner.ID || x.Rater == ByAgreed && !a.AgreedAt(m.On) {
				continue
			}
			n, known := at[key{a.ID, x.SkillID}]
			if !known {
				n = len(out)
				at[key{a.ID, x.SkillID}] = n
				out = append(out, lookAt{person: p, look: a, frame: ratedBy(r, f, a), skill: x.SkillID})
			}
			out[n].take(x)
		}
		slices.SortStableFunc(out[from:], func(a, b lookAt) int { return cmp.Compare(a.look.On.n, b.look.On.n) })
	}
	return m.onOneScale(r, out)
}

func (l *lookAt) take(x *Rating) {
	switch x.Rater {
	case BySelf:
		l.self = x
	case ByManager:
		l.own, l.owns = x, append(l.owns, x.ID)
	case ByAgreed:
		l.agree = x
	}
}

// onOneScale leaves out what was rated on a scale of other steps than the newest one: a 4 of 4 is no 4 of 5.
func (m *RaterMirror) onOneScale(r *Roster, looks []lookAt) []lookAt {
	out := looks[:0]
	for _, l := range looks {
		if l.own == nil {
			continue
		}
		switch fits := sameSteps(l.frame, &r.Framework); {
		case fits && (l.own.Skipped || hasStep(&r.Framework, l.own.Step)):
			out = append(out, l)
		case !l.own.Skipped:
			m.Elsewhere++
		}
	}
	return out
}

func ratedBy(r *Roster, f *RaterFacts, a *Assessment) *Framework {
	for i := range f.Frameworks {
		if f.Frameworks[i].Version.ID == a.VersionID {
			return &f.Frameworks[i]
		}
	}
	return &r.Framework
}

func hasStep(f *Framework, value int) bool {
	return slices.ContainsFunc(f.Steps, func(s Step) bool { return s.Value == value })
}

func sameSteps(a, b *Framework) bool {
	return len(a.Steps) == len(b.Steps) && !slices.ContainsFunc(a.Steps, func(s Step) bool { return !hasStep(b, s.Value) })
}

// standing are the ratings that stand: of each person and skill the newest own one, by person, then in the framework's order.
// A skipped one takes the rating away.
func (m *RaterMirror) standing(r *Roster, looks []lookAt) []OwnRating {
	var out []OwnRating
	for from := 0; from < len(looks); {
		to := from
		newest := map[ID]*lookAt{}
		for ; to < len(looks) && looks[to].person == looks[from].person; to++ {
			newest[looks[to].skill] = &looks[to]
		}
		before := len(out)
		for _, l := range looks[from:to] {
			if newest[l.skill].look != l.look {
				continue
			}
			if l.own.Skipped {
				m.Skipped++
				continue
			}
			out = append(out, ownOf(r, &l))
		}
		if len(out) > before {
			m.Reps++
		}
		slices.SortStableFunc(out[before:], func(a, b OwnRating) int { return cmp.Compare(placeOf(r, a.Skill.SkillID), placeOf(r, b.Skill.SkillID)) })
		from = to
	}
	m.Ratings = len(out)
	return out
}

// longestAgo is whose newest look is the longest ago, first those who had none; nil without people.
func longestAgo(people []Person, looks []lookAt) *Person {
	last := map[ID]Date{}
	for i := range looks {
		if on := looks[i].look.On; on.After(last[looks[i].person.ID]) {
			last[looks[i].person.ID] = on
		}
	}
	var out *Person
	for i := range people {
		if p := &people[i]; out == nil || last[p.ID].Before(last[out.ID]) {
			out = p
		}
	}
	return out
}

func placeOf(r *Roster, skill ID) int {
	i := slices.IndexFunc(r.Framework.Skills, func(s Skill) bool { return s.SkillID == skill })
	if i < 0 {
		return len(r.Framework.Skills)
	}
	return i
}

func ownOf(r *Roster, l *lookAt) OwnRating {
	o := OwnRating{Person: *l.person, Skill: Skill{SkillID: l.skill}, On: l.look.On, Step: l.own.Step, ratings: l.owns}
	for _, f := range []*Framework{&r.Framework, l.frame} {
		if s := f.Skill(l.skill); s != nil {
			o.Skill = *s
			break
		}
	}
	if a := r.AssignmentOn(l.person.ID, l.look.On); a != nil {
		o.Other = l.frame.Target(a.LevelID, l.skill)
	}
	return o
}

// meanOf is Σx / n; nil of nothing.
func meanOf(steps []int) *big.Rat {
	if len(steps) == 0 {
		return nil
	}
	return big.NewRat(int64(sum(steps)), int64(len(steps)))
}

// varianceOf is the sample variance, Σ(x − mean)² / (n − 1) = (n·Σx² − (Σx)²) / (n·(n − 1)); nil of fewer than two.
func varianceOf(steps []int) *big.Rat {
	n, squares, s := int64(len(steps)), int64(0), int64(sum(steps))
	if n < 2 {
		return nil
	}
	for _, x := range steps {
		squares += int64(x) * int64(x)
	}
	return big.NewRat(n*squares-s*s, n*(n-1))
}

func sum(steps []int) int {
	s := 0
	for _, x := range steps {
		s += x
	}
	return s
}

// repsOf counts the people of ratings that stand by person.
func repsOf(own []OwnRating) int {
	seen := map[ID]bool{}
	for i := range own {
		seen[own[i].Person.ID] = true
	}
	return len(seen)
}
