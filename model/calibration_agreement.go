package model

import (
	"cmp"
	"slices"
)

// Judged is a card with what its owner rated and what another manager did.
type Judged struct {
	Card     CalibrationCard
	Other    int // 0: skipped, or not rated
	Sentence string
}

// Agreement is how far the owner of decks and another manager mean the same by a step. Cards that the other skipped are none.
type Agreement struct {
	Rater     string
	On        Date // of the newest answer
	Cards     []Judged
	Rated     int // cards that both rated
	Exact     int // of these, on the same step
	Near      int // of these, at most one step apart
	AllRated  int // cards of all decks that both rated
	Kappa     float64
	HasKappa  bool // there are enough cards, and they do not all lie on one step
	KappaFrom int  // from how many cards on there is one
}

// KappaCards is from how many cards on a weighted kappa is shown for a scale of so many steps: twice the square of the steps
// (Cicchetti, Psychological Bulletin 89, 1981, 101–104). From fewer it says more about chance than about two people.
func KappaCards(steps int) int { return 2 * steps * steps }

// WeightedKappa is Cohen's kappa with quadratic weights (J. Cohen, Weighted kappa, Psychological Bulletin 70, 1968, 213–220):
//
//	κ = 1 − Σ w(i,j)·o(i,j) / Σ w(i,j)·e(i,j),  w(i,j) = (i−j)² / (k−1)²
//
// where o(i,j) is the share of cards that the one put on step i and the other on step j, e(i,j) the share that chance would put there
// (the product of the shares of each), and k the number of steps. 1 is complete agreement, 0 what chance gives. The bool is
// false when chance gives no disagreement either: then there is nothing to divide by. Pairs are steps from 1 to k.
func WeightedKappa(pairs [][2]int, k int) (float64, bool) {
	if len(pairs) == 0 || k < 2 {
		return 0, false
	}
	own, other := make([]float64, k+1), make([]float64, k+1)
	observed := 0.0
	for _, p := range pairs {
		own[p[0]]++
		other[p[1]]++
		observed += float64((p[0] - p[1]) * (p[0] - p[1]))
	}
	n, expected := float64(len(pairs)), 0.0
	for i := 1; i <= k; i++ {
		for j := 1; j <= k; j++ {
			expected += float64((i-j)*(i-j)) * own[i] * other[j] / n
		}
	}
	if expected == 0 {
		return 0, false
	}
	return 1 - observed/expected, true
}

// Agreements are those with everybody who answered a deck, by the day of their newest answer, newest first. Of several answers of one
// manager to a card the newest counts. Kappa is over all decks that the manager answered, of scales with as many steps.
func (c *Calibration) Agreements(deck ID, steps int) []Agreement {
	cards := map[ID]CalibrationCard{}
	for _, x := range c.Cards {
		cards[x.ID] = x
	}
	type by struct {
		rater string
		card  ID
	}
	newest := map[by]CalibrationAnswer{}
	for _, a := range c.Answers { // oldest first
		newest[by{Fold(a.Rater), a.CardID}] = a
	}
	found, pairs := map[string]*Agreement{}, map[string][][2]int{}
	for k, a := range newest {
		card, known := cards[k.card]
		if !known {
			continue
		}
		if a.Step > 0 && a.Step <= steps && card.Step <= steps {
			pairs[k.rater] = append(pairs[k.rater], [2]int{card.Step, a.Step})
		}
		if card.DeckID != deck {
			continue
		}
		x := found[k.rater]
		if x == nil {
			x = &Agreement{Rater: a.Rater, KappaFrom: KappaCards(steps)}
			found[k.rater] = x
		}
		if a.On.After(x.On) {
			x.On, x.Rater = a.On, a.Rater
		}
		x.Cards = append(x.Cards, Judged{card, a.Step, a.Sentence})
	}
	var out []Agreement
	for rater, x := range found {
		x.count()
		x.AllRated = len(pairs[rater])
		if x.AllRated >= x.KappaFrom {
			x.Kappa, x.HasKappa = WeightedKappa(pairs[rater], steps)
		}
		out = append(out, *x)
	}
	slices.SortFunc(out, func(a, b Agreement) int { return cmp.Or(cmp.Compare(b.On.n, a.On.n), cmp.Compare(a.Rater, b.Rater)) })
	return out
}

func (a *Agreement) count() {
	slices.SortFunc(a.Cards, func(x, y Judged) int { return cmp.Compare(x.Card.Number, y.Card.Number) })
	for i := range a.Cards {
		j := &a.Cards[i]
		if j.Other == 0 {
			continue
		}
		a.Rated++
		apart := max(j.Other-j.Card.Step, j.Card.Step-j.Other)
		if apart == 0 {
			a.Exact++
		}
		if apart <= 1 {
			a.Near++
		}
	}
}
