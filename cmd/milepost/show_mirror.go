package main

import (
	"context"
	"math/big"

	"milepost/model"
	"milepost/ui/words"
)

// mirrorItem is a habit of the owner as a rater. Figure is null when there are too few to say, and what it is follows from the
// habit: of spread the standard deviation, of halo the mean variance over the skills of a rep, of agreed, target and self the mean
// difference in steps, of recency and evidence a share.
type mirrorItem struct {
	Habit   model.Habit   `json:"habit"`
	Tenure  *model.Tenure `json:"tenure"` // of self: of which reps
	Sure    model.Surety  `json:"sure"`   // few (too few to say), hint, firm
	Ratings int           `json:"ratings"`
	People  int           `json:"people"`
	Figure  *float64      `json:"figure"`
	Out     bool          `json:"stands_out"`
	Mean    *float64      `json:"mean"`   // of own ratings
	Other   *float64      `json:"other"`  // of agreed, target and self: the mean of what they are held against
	Higher  *int          `json:"higher"` // own ratings above it
	Same    *int          `json:"same"`
	Lower   *int          `json:"lower"`
	Counts  []mirrorCount `json:"counts"` // of spread: ratings by step
	Reps    []mirrorRep   `json:"reps"`   // of halo, the least variance first
}

type mirrorCount struct {
	Step    int `json:"step"`
	Ratings int `json:"ratings"`
}

type mirrorRep struct {
	Person   *named   `json:"person"`
	Skills   int      `json:"skills"`
	Low      int      `json:"low"`
	High     int      `json:"high"`
	Mean     *float64 `json:"mean"`
	Variance *float64 `json:"variance"`
	Alike    bool     `json:"alike"`
}

type mirrorTotals struct {
	Since   model.Date `json:"since"` // the first day of the looks
	Ratings int        `json:"ratings"`
	People  int        `json:"people"`
	Skipped int        `json:"skipped"`
	Other   int        `json:"other_scale"`
	Out     int        `json:"stand_out"` // habits
}

// mirrorTable puts habits into items and lines.
type mirrorTable struct {
	items []mirrorItem
	rows  [][]string
}

// showMirror looks at all of them, whomever --rep names: one rep's ratings say more of the rep than of the rater. With --rep the list
// of reps holds that one alone.
func showMirror(ctx context.Context, v *view) (answer, error) {
	f, err := v.store.RaterFacts(ctx)
	if err != nil {
		return answer{}, err
	}
	m := model.NewRaterMirror(v.roster, v.everybody(), &f, v.on)
	t := mirrorTable{items: []mirrorItem{}}
	t.spread(&m.Spread)
	t.halo(&m.Halo, v.rep)
	t.difference(model.HabitTarget, nil, &m.Target, words.Say("cmd.mirror.target"), words.MirrorTarget(&m.Target))
	t.difference(model.HabitAgreed, nil, &m.Agreed, words.Say("cmd.mirror.agreed"), words.MirrorAgreed(&m.Agreed))
	t.evidence(&m.Recency)
	for i := range m.Self {
		if s := &m.Self[i]; s.Tenure != model.TenureUnknown || s.Pairs > 0 {
			t.difference(model.HabitSelf, &s.Tenure, &s.RaterDifference, words.Say("cmd.mirror.self", words.MirrorTenure(s.Tenure)), words.Capital(words.MirrorSelf(s)))
		}
	}
	a := answer{items: t.items, opening: words.MirrorOpening(&m)}
	a.totals = mirrorTotals{Since: m.Since, Ratings: m.Ratings, People: m.Reps, Skipped: m.Skipped, Other: m.Elsewhere, Out: len(m.StandOut())}
	if m.Ratings > 0 {
		a.rows = t.rows
		a.closing = words.Say("cmd.mirror.private", words.MirrorNeeds())
	}
	return a, nil
}

func (t *mirrorTable) add(x mirrorItem, name, finding string) {
	x.Counts, x.Reps = append([]mirrorCount{}, x.Counts...), append([]mirrorRep{}, x.Reps...) // never null
	t.items = append(t.items, x)
	t.rows = append(t.rows, []string{name, finding, words.MirrorSure(x.Sure, x.Ratings, x.People)})
}

func (t *mirrorTable) spread(s *model.RaterSpread) {
	x := mirrorItem{Habit: model.HabitSpread, Sure: s.Sure, Ratings: s.Ratings, People: s.Reps, Out: s.Narrow(), Mean: known(s.Mean)}
	if s.Sure != model.SureFew {
		deviation := s.Deviation()
		x.Figure = &deviation
	}
	for _, c := range s.Counts {
		x.Counts = append(x.Counts, mirrorCount(c))
	}
	t.add(x, words.Say("cmd.mirror.spread"), words.MirrorSpread(s))
}

func (t *mirrorTable) halo(h *model.RaterHalo, rep *model.Person) {
	x := mirrorItem{Habit: model.HabitHalo, Sure: h.Sure, Ratings: h.Ratings, People: h.Reps, Out: len(h.Alike()) > 0, Figure: known(h.Mean)}
	for i := range h.People {
		p := &h.People[i]
		if rep == nil || rep.ID == p.Person.ID {
			x.Reps = append(x.Reps, mirrorRep{personRef(&p.Person), p.Skills, p.Low, p.High, known(p.Mean), known(p.Variance), p.Alike})
		}
	}
	t.add(x, words.Say("cmd.mirror.halo"), words.MirrorHalo(h))
}

func (t *mirrorTable) difference(habit model.Habit, tenure *model.Tenure, d *model.RaterDifference, name, finding string) {
	x := mirrorItem{
		Habit: habit, Tenure: tenure, Sure: d.Sure, Ratings: d.Pairs, People: d.Reps, Out: d.StandsOut() != 0,
		Figure: known(d.Mean), Mean: known(d.Own), Other: known(d.Other),
	}
	if d.Sure != model.SureFew {
		x.Higher, x.Same, x.Lower = &d.Higher, &d.Same, &d.Lower
	}
	t.add(x, name, finding)
}

func (t *mirrorTable) evidence(r *model.RaterRecency) {
	t.add(mirrorItem{Habit: model.HabitEvidence, Sure: r.SureBare, Ratings: r.Ratings, People: r.Reps, Out: r.Unseen(), Figure: known(r.BareShare())},
		words.Say("cmd.mirror.evidence"), words.MirrorEvidence(r))
	t.add(mirrorItem{Habit: model.HabitRecency, Sure: r.Sure, Ratings: r.Recent + r.Older, People: r.Based, Out: r.Late(), Figure: known(r.Share())},
		words.Say("cmd.mirror.recency"), words.MirrorRecency(r))
}

func known(r *big.Rat) *float64 { return rate(r, r != nil) }
