package model

import (
	"cmp"
	"hash/fnv"
	"slices"
)

// QuestionsFit is how many questions are shown at a time, FirstQuestions how many for a first talk.
const (
	QuestionsFit   = 3
	FirstQuestions = 5
)

// FittingQuestions are questions of the bank, and of the file in its language, that fit the talk that is prepared, three at
// a time: turn 0 are the best, 1 the next. Before a first talk they are the five for one. The choice is the same whenever it
// is asked for, and none is shown for two talks in a row. What stands among the pair's points, or was one within half a
// year, is left out.
func FittingQuestions(bank []Ask, p *Prepared, points []Point, startedOn Date, turn int) []Ask {
	bank = askable(bank, p.Questions)
	asked := AskedBefore(points)
	fresh := func(list []Ask) []Ask {
		return slices.DeleteFunc(list, func(q Ask) bool {
			was, ok := asked[AskKey(q.Text)]
			return ok && (was.Open || p.On.Days(was.On) < askAgainDays)
		})
	}
	if p.First() {
		if first := fresh(asksFor(bank, AskFirst)); turn == 0 && len(first) > 0 {
			return first[:min(len(first), FirstQuestions)]
		}
	}
	queue := fresh(queued(bank, p, startedOn))
	if len(queue) == 0 {
		return nil
	}
	from := turn * QuestionsFit
	if p.First() {
		from = (turn - 1) * QuestionsFit
	}
	var out []Ask
	for i := range min(QuestionsFit, len(queue)) {
		out = append(out, queue[(max(0, from)+i)%len(queue)])
	}
	return out
}

// askable are the questions of the bank and of the file that one may be offered unasked: none that was archived, that is in
// another language, or of which it is not known what it is about.
func askable(bank []Ask, rows []Question) []Ask {
	language := ""
	if len(bank) > 0 {
		language = bank[0].Language
	}
	return slices.DeleteFunc(Asks(bank, rows), func(q Ask) bool { return !q.ArchivedAt.IsZero() || q.Language != language || q.Kind == "" })
}

func asksFor(bank []Ask, fit AskFit) []Ask {
	var out []Ask
	for _, q := range bank {
		if slices.Contains(q.Fits, fit) {
			out = append(out, q)
		}
	}
	return out
}

// queued are the questions in the order in which they are shown: round by round one of each kind, the kinds that fit best
// first. Every other talk draws from the other half of the bank, so that no question comes twice in a row.
func queued(bank []Ask, p *Prepared, startedOn Date) []Ask {
	pools := map[AskKind][]Ask{}
	for _, q := range bank {
		pools[q.Kind] = append(pools[q.Kind], q)
	}
	rounds := 0
	for kind, pool := range pools {
		slices.SortStableFunc(pool, func(a, b Ask) int {
			return cmp.Or(cmp.Compare(lot(p.PersonID, &a), lot(p.PersonID, &b)), cmp.Compare(a.External, b.External))
		})
		var half []Ask
		for i, q := range pool {
			if (i%2 == p.Talks%2 || len(pool) == 1) && fitsNow(&q, p, startedOn) {
				half = append(half, q)
			}
		}
		from := p.Talks / 2 % max(1, len(half))
		pools[kind] = append(slices.Clone(half[from:]), half[:from]...)
		rounds = max(rounds, len(half))
	}
	var out []Ask
	for round := range rounds {
		for _, kind := range p.askFirst() {
			if pool := pools[kind]; round < len(pool) {
				out = append(out, pool[round])
			}
		}
	}
	return out
}

// fitsNow leaves out what is for an occasion that is not there.
func fitsNow(q *Ask, p *Prepared, startedOn Date) bool {
	for _, fit := range []AskFit{AskFirst, AskLost, AskRide} {
		if slices.Contains(q.Fits, fit) {
			return false
		}
	}
	started := !startedOn.IsZero() && p.On.Days(startedOn) <= onboardingDays
	return !slices.Contains(q.Fits, AskOnboarding) || started
}

// onboardingDays is how long somebody is new, askAgainDays after how long a question can be asked again.
const (
	onboardingDays = 90
	askAgainDays   = 182
)

// askFirst are the kinds of questions, those that fit best first: what was not talked about for longest, a goal that nobody
// looked at, the level one is after, what else was not talked about, how the two work together, and the rest.
func (p *Prepared) askFirst() []AskKind {
	var out []AskKind
	add := func(k AskKind) {
		if !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	for i, q := range p.Quiet {
		if i == 1 {
			p.askGrowth(add)
		}
		add(AskKind(q.Kind))
	}
	p.askGrowth(add)
	add(AskManager)
	for _, k := range AskKinds() {
		add(k)
	}
	return out
}

func (p *Prepared) askGrowth(add func(AskKind)) {
	if len(p.NoCheckIn) > 0 {
		add(AskKind(PointSkill))
	}
	if p.Aim != nil {
		add(AskKind(PointCareer))
	}
}

// lot draws an order that is another for each person and the same every time.
func lot(person ID, q *Ask) uint64 {
	h := fnv.New64a()
	for _, s := range []string{string(person), q.Source, q.External, q.Text} {
		_, _ = h.Write([]byte(s)) // never fails
		_, _ = h.Write([]byte{0})
	}
	return h.Sum64()
}
