package model

import (
	"cmp"
	"slices"
	"strings"
)

// DeckCards is how many cards a deck has.
const DeckCards = 6

// Calibration is what an author has of decks.
type Calibration struct {
	Decks   []CalibrationDeck // newest first; archived ones are left out
	Cards   []CalibrationCard // by number
	Answers []CalibrationAnswer
}

// CardsOf are the cards of a deck, by their number.
func (c *Calibration) CardsOf(deck ID) []CalibrationCard {
	var out []CalibrationCard
	for _, x := range c.Cards {
		if x.DeckID == deck {
			out = append(out, x)
		}
	}
	return out
}

// CalibrationFacts is what a deck is made from. Private texts are not among it: a deck is for somebody else.
type CalibrationFacts struct {
	Ratings    Assessments
	Notes      []Note // shared, newest first
	Links      []NoteLink
	Frameworks []Framework // the versions that were rated by, by their number
	Customers  []string    // their names, which stay in the texts

	notes map[ID][]*Note     // by whom they are about
	ties  map[ID][]*NoteLink // by note
}

// index makes notes and what they hang on quick to find.
func (f *CalibrationFacts) index() {
	f.notes, f.ties = map[ID][]*Note{}, map[ID][]*NoteLink{}
	for i := range f.Notes {
		f.notes[f.Notes[i].SubjectID] = append(f.notes[f.Notes[i].SubjectID], &f.Notes[i])
	}
	for i := range f.Links {
		f.ties[f.Links[i].NoteID] = append(f.ties[f.Links[i].NoteID], &f.Links[i])
	}
}

// deckRating is a rating that could become a card.
type deckRating struct {
	rating *Rating
	on     Date
	text   string
}

// ChooseCards chooses the ratings of a deck from the manager's own that count at the end of a day, of reps who are in the team then, and
// have something written to go by: a sentence, or a shared note that hangs on the rating, or on the skill from the look before on. All
// cards are of one version of the framework, the newest that has enough of them. Card by card it takes the rating whose step is on the
// fewest cards so far, of these one of whom and of what there are fewest, then the newest, then by id: so the same file gives the
// same deck. known is how many ratings there were to choose from.
func ChooseCards(r *Roster, f *CalibrationFacts, on Date) (framework *Framework, cards []CalibrationCard, known int) {
	f.index()
	for i := len(f.Frameworks) - 1; i >= 0; i-- {
		found := f.deckRatings(r, &f.Frameworks[i], on)
		if len(found) > known {
			framework, known = &f.Frameworks[i], len(found)
			cards = f.spread(r, found)
		}
		if known >= DeckCards {
			break
		}
	}
	return framework, cards, known
}

// deckRatings are the newest own ratings by a version, each with what is written of it.
func (f *CalibrationFacts) deckRatings(r *Roster, w *Framework, on Date) []deckRating {
	days := map[ID]Date{}
	for i := range f.Ratings.Assessments {
		if a := &f.Ratings.Assessments[i]; a.VersionID == w.Version.ID && !a.On.After(on) && !a.Held() {
			days[a.ID] = a.On
		}
	}
	type of struct{ person, skill ID }
	newest := map[of]*Rating{}
	for i := range f.Ratings.Ratings {
		x := &f.Ratings.Ratings[i]
		day, ok := days[x.AssessmentID]
		p := r.Person(x.SubjectID)
		if !ok || x.Rater != ByManager || x.AuthorID != r.Owner.ID || p == nil || !p.Here(on) {
			continue
		}
		k := of{x.SubjectID, x.SkillID}
		if old := newest[k]; old == nil || !day.Before(days[old.AssessmentID]) {
			newest[k] = x
		}
	}
	var out []deckRating
	for _, x := range newest {
		if text := f.evidence(x, days[x.AssessmentID]); x.Step > 0 && text != "" {
			out = append(out, deckRating{x, days[x.AssessmentID], text})
		}
	}
	slices.SortFunc(out, func(a, b deckRating) int {
		return cmp.Or(cmp.Compare(b.on.n, a.on.n), cmp.Compare(a.rating.ID, b.rating.ID))
	})
	return out
}

// evidence is what is written of a rating: its sentence, and the shared notes that hang on it or on the skill up to its day.
func (f *CalibrationFacts) evidence(x *Rating, day Date) string {
	var parts []string
	if s := strings.TrimSpace(x.Sentence); s != "" {
		parts = append(parts, s)
	}
	for _, n := range f.notes[x.SubjectID] {
		tied := slices.ContainsFunc(f.ties[n.ID], func(l *NoteLink) bool {
			return l.RatingID == x.ID || l.SkillID == x.SkillID && !n.On.After(day)
		})
		if n.Visibility == Shared && tied && strings.TrimSpace(n.Text) != "" {
			parts = append(parts, strings.TrimSpace(n.Text))
		}
	}
	return strings.Join(parts, "\n")
}

// spread takes cards one after the other, each as unlike the ones before as there is.
func (f *CalibrationFacts) spread(r *Roster, found []deckRating) []CalibrationCard {
	names := NewNameless(r, f.Customers)
	steps, people, skills := map[int]int{}, map[ID]int{}, map[ID]int{}
	var out []CalibrationCard
	for len(found) > 0 && len(out) < DeckCards {
		best := 0
		for i := range found {
			a, b := found[i].rating, found[best].rating
			if cmp.Or(cmp.Compare(steps[a.Step], steps[b.Step]), cmp.Compare(people[a.SubjectID], people[b.SubjectID]), cmp.Compare(skills[a.SkillID], skills[b.SkillID])) < 0 {
				best = i
			}
		}
		x := found[best]
		found = slices.Delete(found, best, best+1)
		steps[x.rating.Step]++
		people[x.rating.SubjectID]++
		skills[x.rating.SkillID]++
		out = append(out, CalibrationCard{
			Row: PrivateAbout(x.rating.SubjectID), AuthorID: r.Owner.ID, Number: len(out) + 1, SkillID: x.rating.SkillID, RatingID: x.rating.ID,
			Step: x.rating.Step, Text: names.Take(x.text, x.rating.SubjectID),
		})
	}
	return out
}

// SharedDeck is a deck as another manager gets it: there is no field for whom a card is about, nor for what the owner rated.
type SharedDeck struct {
	ID    ID
	Steps []Step
	Cards []SharedCard
}

// SharedCard is one card of it.
type SharedCard struct {
	Number int
	Skill  string
	Looks  []string // what each step looks like, in the order of the steps; empty where nothing is written
	Text   string
}

// NewSharedDeck puts together what leaves the house of a deck. The framework is the deck's version.
func NewSharedDeck(deck ID, cards []CalibrationCard, f *Framework) SharedDeck {
	out := SharedDeck{ID: deck, Steps: f.Steps}
	for _, c := range cards {
		x := SharedCard{Number: c.Number, Text: c.Text}
		if s := f.Skill(c.SkillID); s != nil {
			x.Skill = s.Name
		}
		for _, s := range f.Steps {
			x.Looks = append(x.Looks, f.Behaviour(c.SkillID, s.Value))
		}
		out.Cards = append(out.Cards, x)
	}
	return out
}
