package model

import (
	"fmt"
	"math"
	"slices"
	"testing"
)

func calibrationRoster() *Roster {
	r := &Roster{Owner: Author{Row: Row{ID: "me"}, Name: "Ingrid Solberg"}}
	r.Authors = []Author{r.Owner}
	for _, p := range []Person{
		{Name: "Amara Okafor", Email: "amara.okafor@example.com"},
		{Name: "Thu Hà Nguyễn", CallName: "Thu Hà"},
		{Name: "Will Marsh"},
		{Name: "Jean-Luc de la Cruz", Given: "Jean-Luc", Family: "de la Cruz"},
		{Name: "森田健二"},
		{Name: "Łucja Wójcik"},
	} {
		p.ID = ID(p.Name)
		p.IsRep = true
		r.People = append(r.People, p)
	}
	r.Aliases = []Alias{{Row: Row{SubjectID: "森田健二"}, Name: "Kenji Morita"}}
	return r
}

func TestNobodyIsNamedInACard(t *testing.T) {
	n := NewNameless(calibrationRoster(), []string{"Morita Steel", "Konex", "Will & Sons"})
	for text, want := range map[string]string{
		"Amara asked Konex's CFO and waited.":             "The rep asked Konex's CFO and waited.",
		"Then amara okafor's call: AMARA led it.":         "Then the rep's call: the rep led it.",
		"With Thu Ha, who will help.":                     "With a colleague, who will help.",
		"Will will call Łucja. Lucja wrote to Will.":      "A colleague will call a colleague. A colleague wrote to a colleague.",
		"Jean-Luc and Mr de la Cruz at Will & Sons.":      "A colleague and Mr a colleague at Will & Sons.",
		"Kenji met Morita Steel, 森田健二は待った。":               "A colleague met Morita Steel, a colleagueは待った。",
		"Write to amara.okafor@example.com, said Ingrid.": "Write to the rep, said a colleague.",
		"Amaranth is no name. “Amara?”":                   "Amaranth is no name. “The rep?”",
		"":                                                "",
	} {
		if got := n.Take(text, "Amara Okafor"); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}

func deckFacts() (*Roster, *CalibrationFacts) {
	r := calibrationRoster()
	f := &CalibrationFacts{Frameworks: []Framework{{Version: Version{Row: Row{ID: "v1"}, Number: 1}}}}
	for i := range 12 {
		who := r.People[i%4].ID
		look := ID(fmt.Sprintf("look%02d", i))
		f.Ratings.Assessments = append(f.Ratings.Assessments, Assessment{
			Row: Row{ID: look, SubjectID: who, Visibility: Shared}, VersionID: "v1", On: MustDate("2026-06-01").AddDays(i), State: AssessmentOpen,
		})
		f.Ratings.Ratings = append(f.Ratings.Ratings, Rating{
			Row: Row{ID: ID(fmt.Sprintf("r%02d", i)), SubjectID: who, Visibility: Shared}, AuthorID: "me", AssessmentID: look, SkillID: ID(fmt.Sprint("s", i/4)),
			Rater: ByManager, Step: i%3 + 2, Sentence: "Seen.",
		})
	}
	return r, f
}

func TestADeckIsSpreadAndAlwaysTheSame(t *testing.T) {
	r, f := deckFacts()
	on := MustDate("2026-11-23")
	_, first, known := ChooseCards(r, f, on)
	if known != 12 || len(first) != DeckCards {
		t.Fatalf("%d cards of %d ratings", len(first), known)
	}
	steps, people := map[int]int{}, map[ID]int{}
	for i, c := range first {
		steps[c.Step]++
		people[c.SubjectID]++
		if c.Number != i+1 || c.Visibility != Private || c.Text != "Seen." {
			t.Errorf("%+v", c)
		}
	}
	if steps[2] != 2 || steps[3] != 2 || steps[4] != 2 || len(people) != 4 {
		t.Errorf("steps %v, people %v", steps, people)
	}
	slices.Reverse(f.Ratings.Ratings)
	if _, again, _ := ChooseCards(r, f, on); !slices.Equal(first, again) {
		t.Errorf("another order makes another deck:\n%+v\n%+v", first, again)
	}
}

// What nobody wrote down, somebody else rated, is held back, skipped, private or of somebody who left is on no card.
func TestWhatIsOnNoCard(t *testing.T) {
	on := MustDate("2026-11-23")
	for name, c := range map[string]struct {
		change func(*Roster, *CalibrationFacts)
		want   int
	}{
		"nothing":     {func(*Roster, *CalibrationFacts) {}, 12},
		"no sentence": {func(_ *Roster, f *CalibrationFacts) { f.Ratings.Ratings[0].Sentence = " " }, 11},
		"by the rep":  {func(_ *Roster, f *CalibrationFacts) { f.Ratings.Ratings[0].Rater = BySelf }, 11},
		"by another":  {func(_ *Roster, f *CalibrationFacts) { f.Ratings.Ratings[0].AuthorID = "you" }, 11},
		"skipped": {func(_ *Roster, f *CalibrationFacts) {
			f.Ratings.Ratings[0].Step, f.Ratings.Ratings[0].Skipped = 0, true
		}, 11},
		"held back":      {func(_ *Roster, f *CalibrationFacts) { f.Ratings.Assessments[0].Blind = true }, 11},
		"still to come":  {func(_ *Roster, f *CalibrationFacts) { f.Ratings.Assessments[0].On = on.AddDays(1) }, 11},
		"left":           {func(r *Roster, _ *CalibrationFacts) { r.People[0].LeftOn = MustDate("2026-08-01") }, 9},
		"a private note": {func(_ *Roster, f *CalibrationFacts) { noted(f, Private) }, 11},
		"a shared note":  {func(_ *Roster, f *CalibrationFacts) { noted(f, Shared) }, 12},
	} {
		r, f := deckFacts()
		c.change(r, f)
		if _, _, known := ChooseCards(r, f, on); known != c.want {
			t.Errorf("%s: %d ratings to choose from, want %d", name, known, c.want)
		}
	}
}

func noted(f *CalibrationFacts, v Visibility) {
	x := &f.Ratings.Ratings[0]
	x.Sentence = ""
	f.Notes = []Note{{Row: Row{ID: "n", SubjectID: x.SubjectID, Visibility: v}, On: MustDate("2026-05-01"), Text: "Asked twice."}}
	f.Links = []NoteLink{{NoteID: "n", SkillID: x.SkillID}}
}

func TestWeightedKappa(t *testing.T) {
	for name, c := range map[string]struct {
		pairs [][2]int
		k     int
		want  float64
		ok    bool
	}{
		"the same":     {[][2]int{{1, 1}, {3, 3}, {5, 5}}, 5, 1, true},
		"the opposite": {[][2]int{{1, 3}, {3, 1}}, 3, -1, true},
		"by hand":      {[][2]int{{1, 1}, {2, 3}, {3, 3}, {1, 2}}, 3, 1 - 2/(26.0/4), true}, // 0+1+0+1 against (2·1 + 2·2·4 + 1·1 + 1·2 + 1·4 + 1·1)/4
		"one step":     {[][2]int{{2, 2}, {2, 2}}, 5, 0, false},
		"nothing":      {nil, 5, 0, false},
	} {
		if got, ok := WeightedKappa(c.pairs, c.k); ok != c.ok || math.Abs(got-c.want) > 1e-12 {
			t.Errorf("%s: %v, %v, want %v, %v", name, got, ok, c.want, c.ok)
		}
	}
}

func TestAgreementIsCounted(t *testing.T) {
	c := Calibration{}
	for i, steps := range [][2]int{{3, 3}, {2, 3}, {5, 1}, {4, 0}, {1, 2}, {3, 3}} {
		card := ID(fmt.Sprint("c", i))
		c.Cards = append(c.Cards, CalibrationCard{Row: Row{ID: card}, DeckID: "d", Number: i + 1, Step: steps[0]})
		c.Answers = append(c.Answers, CalibrationAnswer{CardID: card, Rater: "Sam Lee", On: MustDate("2026-11-01"), Step: steps[1]})
	}
	c.Answers = append(c.Answers, CalibrationAnswer{CardID: "c4", Rater: "sam lee", On: MustDate("2026-11-02"), Step: 1}) // a second thought
	got := c.Agreements("d", 5)
	if len(got) != 1 || got[0].Rated != 5 || got[0].Exact != 3 || got[0].Near != 4 || got[0].HasKappa || got[0].KappaFrom != 50 || len(got[0].Cards) != 6 || got[0].On != MustDate("2026-11-02") {
		t.Errorf("%+v", got)
	}
	if got := c.Agreements("another", 5); len(got) != 0 {
		t.Errorf("%+v", got)
	}
	if got := c.Agreements("d", 1); len(got) != 1 || got[0].HasKappa {
		t.Errorf("%+v", got)
	}
}
