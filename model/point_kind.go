package model

import (
	"strings"
	"unicode"
)

// KindNames are names that say what a point is about when they are in it.
type KindNames struct {
	Skills     []string // of the framework
	Levels     []string // of its ladders
	Careers    []string // career milestones of the rep
	Strategics []string // milestones of the team
	Customers  []string
}

// KindGuesser guesses from its words what a talking point is about. Each word or phrase of the lists below counts 1, a
// name of the team's counts 3, a telling word of the longer name of a milestone or a customer 1. The kind with most is the guess. Where two have as
// many, the one that is least about numbers wins: who is tired before a launch talks about being tired. Nothing found is
// no guess: a kind that is wrong is worse than none.
type KindGuesser struct {
	entries map[string][]kindEntry // by the first word
	stems   []kindEntry            // of one word, of which the beginning is enough
	memory  map[PointKind]int      // counts of the text at hand
}

type kindEntry struct {
	words []string
	kind  PointKind
	count int
}

// kindWords are English words and phrases, folded; a star stands for any ending. Words that mean nothing by themselves
// in a sales team ("call", "meeting", "plan") are left out.
var kindWords = map[PointKind]string{
	PointCareer: `career, promot*, next role, next level, job title, raise, salary review, development plan, lead a team, become a manager,
		move into, team lead, mentor, mentoring, long term, in two years, in five years, ambition*, aspir*, ready for, grow into, principal, senior`,
	PointSkill: `skill*, learn*, practise, practice, train*, coach*, shadow, shadowing, role play, roleplay, feedback, improve, getting better,
		get better, discovery, negotiat*, qualif*, presentation, presenting, storytelling, listening, objection*, cold calling, closing technique, course, certificat*`,
	PointDeal: `deal, deals, pipeline, forecast*, commit, close date, closing date, quote, quotes, offer, proposal, discount*, contract, signature,
		sign by, purchase order, rfp, rfi, tender, opportunit*, stage, stalled, quota, upside, best case, won, lost, legal review, proof of concept, poc, price list, pricing`,
	PointCustomer: `customer*, client*, account plan, account review, champion, stakeholder*, decision maker, buyer, procurement, cfo, ceo, cio, coo, cto, their board,
		keep warm, renewal*, churn, onboarding, go live, user group, reference, satisfaction, nps, complain*, escalat*, support ticket*, qbr`,
	PointStrategy: `strategy, strategic, campaign*, launch*, market, markets, segment*, territor*, pilot, competitor*, positioning, quarter goals, team goal*, team target*,
		next quarter, next year, budget, headcount, hiring plan, okr, okrs, expansion, partner*, who covers`,
	PointPersonal: `tired, exhausted, stress*, burn out, burnout, overwhelm*, workload, overtime, sleep, health, sick, ill, illness, family, mother, father, parents, husband, wife, hospital, doctor, child, children, kids, baby, parental,
		wedding, funeral, moving house, holiday*, vacation*, time off, day off, on leave, sabbatical, mood, morale, motivat*, frustrat*, unhappy, happy,
		worried, anxious, angry, conflict with, trust, thank*, birthday, home office, work life`,
}

// kindTies is the order in which kinds win that have as many words.
var kindTies = []PointKind{PointPersonal, PointCareer, PointDeal, PointCustomer, PointSkill, PointStrategy}

const (
	nameCounts   = 3
	tellingWord  = 5 // letters of a word that tells of which name it is
	longestEntry = 6 // words of a phrase; of longer names the telling words count alone
)

// NewKindGuesser learns the names of a team.
func NewKindGuesser(n KindNames) *KindGuesser {
	g := &KindGuesser{entries: map[string][]kindEntry{}, memory: map[PointKind]int{}}
	for kind, list := range kindWords {
		for phrase := range strings.SplitSeq(list, ",") {
			g.learn(kindEntry{kindTokens(phrase), kind, 1})
		}
	}
	for kind, names := range map[PointKind][][]string{
		PointSkill: {n.Skills}, PointCareer: {n.Levels, n.Careers}, PointStrategy: {n.Strategics}, PointCustomer: {n.Customers},
	} {
		for _, list := range names {
			for _, name := range list {
				g.learnName(name, kind)
			}
		}
	}
	return g
}

// learnName takes a name as a whole, and of one of several words those that are long enough to tell.
func (g *KindGuesser) learnName(name string, kind PointKind) {
	words := kindTokens(name)
	g.learn(kindEntry{words, kind, nameCounts})
	if len(words) < 2 || kind != PointStrategy && kind != PointCustomer {
		return // the words of skills and of what somebody is after are everybody's
	}
	for _, w := range words {
		if len([]rune(w)) >= tellingWord {
			g.learn(kindEntry{[]string{w}, kind, 1})
		}
	}
}

func (g *KindGuesser) learn(e kindEntry) {
	switch {
	case len(e.words) == 0 || len(e.words) > longestEntry:
	case len(e.words) == 1 && strings.HasSuffix(e.words[0], "*"):
		e.words = []string{strings.TrimSuffix(e.words[0], "*")}
		g.stems = append(g.stems, e)
	default:
		g.entries[e.words[0]] = append(g.entries[e.words[0]], e)
	}
}

// Guess is the kind a text speaks of most; empty when nothing tells. It keeps nothing of the text, but is for one
// goroutine at a time.
func (g *KindGuesser) Guess(text string) PointKind {
	if len(text) > 2000 { // the beginning says what a long one is about
		text = text[:2000]
	}
	clear(g.memory)
	words := kindTokens(text)
	for i := range words {
		g.count(words[i:])
	}
	best := PointKind("")
	for _, k := range kindTies {
		if g.memory[k] > g.memory[best] {
			best = k
		}
	}
	return best
}

// count adds what the words begin with: of each kind the most telling thing alone, so that a name is not counted again
// for its words.
func (g *KindGuesser) count(words []string) {
	found := map[PointKind]int{}
	for _, e := range g.entries[words[0]] {
		if len(e.words) <= len(words) && sameWords(e.words, words) {
			found[e.kind] = max(found[e.kind], e.count)
		}
	}
	for _, e := range g.stems {
		if strings.HasPrefix(words[0], e.words[0]) {
			found[e.kind] = max(found[e.kind], e.count)
		}
	}
	for k, n := range found {
		g.memory[k] += n
	}
}

func sameWords(entry, words []string) bool {
	for i, w := range entry {
		if strings.HasSuffix(w, "*") {
			if !strings.HasPrefix(words[i], strings.TrimSuffix(w, "*")) {
				return false
			}
		} else if words[i] != w {
			return false
		}
	}
	return true
}

// kindTokens are the folded words of a text; a star at the end of one stays.
func kindTokens(text string) []string {
	return strings.FieldsFunc(Fold(text), func(r rune) bool {
		return r != '*' && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
}
