package exchange

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

var deckWordsOfTests = DeckWords{
	Sheet: "deck", Title: "A deck", How: "How", Name: "Name", Card: "Card", Skill: "Skill", Looks: "Steps", Evidence: "Seen", Rating: "Rating", Why: "Why", Skipped: "skipped",
}

// deckStore is a file with a deck of six cards, and the deck as a file for another manager.
func deckStore(t *testing.T) (*storage.Store, model.CalibrationDeck, string) {
	t.Helper()
	s := newStore(t)
	take(t, s, tableOf(t, "rep,manager\nAnna Berger,Mia Lang\nOmar Said,Mia Lang\n"), Options{Kind: KindTeams})
	take(t, s, tableOf(t, "person,skill,step,sentence,date\n"+
		"Anna Berger,Discovery,2,Anna asks once.,2026-06-01\nAnna Berger,Negotiation,3,=Waits.,2026-06-01\nAnna Berger,Product,4,Knows it.,2026-06-01\n"+
		"Omar Said,Discovery,5,Omar and Anna ask twice.,2026-06-01\nOmar Said,Negotiation,1,Gives in.,2026-06-01\nOmar Said,Product,3,Knows most.,2026-06-01\n"), Options{Kind: KindRatings})
	facts, err := s.CalibrationFacts(ctx)
	if err != nil {
		t.Fatal(err)
	}
	f, cards, _ := model.ChooseCards(rosterOf(t, s), &facts, testDay)
	if len(cards) != model.DeckCards {
		t.Fatalf("%+v", cards)
	}
	deck := model.CalibrationDeck{Row: model.Row{Visibility: model.Private}, AuthorID: rosterOf(t, s).Owner.ID, On: testDay, VersionID: f.Version.ID}
	if _, err := s.Do(ctx, unit.MakeDeck, func(w *storage.Work) error { return w.PutDeck(&deck, cards) }); err != nil {
		t.Fatal(err)
	}
	shared := model.NewSharedDeck(deck.ID, cards, f)
	var b bytes.Buffer
	if err := WriteDeck(&b, &shared, deckWordsOfTests); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "deck.xlsx")
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return s, deck, path
}

// filled changes cells of a deck's file.
func filled(t *testing.T, path string, cells map[string]any) string {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	for at, v := range cells {
		if formula, is := v.(string); is && strings.HasPrefix(formula, "=") {
			err = f.SetCellFormula("deck", at, formula[1:])
		} else {
			err = f.SetCellValue("deck", at, v)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	out := filepath.Join(t.TempDir(), "back.xlsx")
	if err := f.SaveAs(out); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestADeckGoesOutWithoutNamesAndComesBack(t *testing.T) {
	s, deck, path := deckStore(t)
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := f.GetRows("deck")
	rules, _ := f.GetDataValidations("deck")
	_ = f.Close()
	text := fmt.Sprint(rows)
	if err != nil || strings.Contains(text, "Anna") || strings.Contains(text, "Omar") || !strings.Contains(text, "The rep and a colleague ask twice.") {
		t.Errorf("the deck says %s, %v", text, err)
	}
	if len(rules) != 1 || rules[0].Sqref != "E5:E10" || !strings.Contains(rules[0].Formula1, "1,2,3,4,5,skipped") {
		t.Errorf("%+v", rules)
	}
	for _, r := range rows[deckHead:] {
		if len(r) > deckText {
			t.Errorf("what the owner rated is in it: %q", r)
		}
	}
	back := filled(t, path, map[string]any{"B2": "Sam  Lee", "E5": 3, "E6": "skipped", "E7": "2", "F7": "Too little.", "E8": 4.0, "E9": 5})
	for i, want := range []int{5, 0} {
		answers, err := ReadDeck(back)
		if err != nil {
			t.Fatal(err)
		}
		if got, n, err := TakeDeck(ctx, s, answers, testDay); err != nil || got != deck.ID || n != want {
			t.Errorf("%d: %v, %d, %v", i, got, n, err)
		}
	}
	c, err := s.Calibration(ctx)
	if err != nil || len(c.Answers) != 5 || c.Answers[0].Rater != "Sam Lee" || c.Answers[0].Step != 3 || c.Answers[1].Step != 0 || c.Answers[2].Sentence != "Too little." {
		t.Errorf("%+v, %v", c.Answers, err)
	}
	for _, a := range c.Answers {
		if a.Visibility != model.Private || a.SubjectID == "" {
			t.Errorf("%+v", a)
		}
	}
	answers, err := ReadDeck(filled(t, back, map[string]any{"E5": 4}))
	if err != nil {
		t.Fatal(err)
	}
	if _, n, err := TakeDeck(ctx, s, answers, testDay); err != nil || n != 1 {
		t.Errorf("%d, %v", n, err)
	}
	if c, _ = s.Calibration(ctx); c.Agreements(deck.ID, 5)[0].Cards[0].Other != 4 {
		t.Error("a second thought does not count")
	}
	if err := s.DrawCurtain(ctx, ""); err != nil {
		t.Fatal(err)
	}
	if c, _ = s.Calibration(ctx); len(c.Decks)+len(c.Cards)+len(c.Answers) != 0 {
		t.Errorf("behind the curtain: %+v", c)
	}
	s.LiftCurtain()
}

func TestDecksThatAreRefused(t *testing.T) {
	s, _, path := deckStore(t)
	all := func(more map[string]any) map[string]any {
		out := map[string]any{"B2": "Sam Lee", "E5": 3}
		for at, v := range more {
			out[at] = v
		}
		return out
	}
	for name, c := range map[string]struct {
		cells        map[string]any
		key          string
		line, column int
	}{
		"no name":          {map[string]any{"E5": 3}, "deck.rater", 2, 2},
		"nothing rated":    {map[string]any{"B2": "Sam Lee"}, "deck.empty", 4, 5},
		"another deck":     {all(map[string]any{"B1": "milepost-deck:0198"}), "deck.unknown", 1, 2},
		"no deck":          {all(map[string]any{"B1": ""}), "deck.file", 0, 0},
		"a step too many":  {all(map[string]any{"E7": 6}), "import.frame.step", 7, 5},
		"half a step":      {all(map[string]any{"E7": 2.5}), "import.frame.step", 7, 5},
		"a card too many":  {all(map[string]any{"A11": 7, "E11": 3}), "deck.card", 11, 1},
		"a card twice":     {all(map[string]any{"A6": 1}), "deck.twice", 6, 1},
		"a card no number": {all(map[string]any{"A6": "six"}), "deck.number", 6, 1},
		"a formula":        {all(map[string]any{"E6": "=1+1"}), "deck.formula", 6, 5},
	} {
		answers, err := ReadDeck(filled(t, path, c.cells))
		if err == nil {
			_, _, err = TakeDeck(ctx, s, answers, testDay)
		}
		var p *model.Problem
		if !errors.As(err, &p) || p.Key != c.key || p.Line != c.line || p.Column != c.column || p.File != "back.xlsx" {
			t.Errorf("%s: %+v", name, err)
		}
	}
	if c, err := s.Calibration(ctx); err != nil || len(c.Answers) != 0 {
		t.Errorf("half a deck was taken: %+v, %v", c.Answers, err)
	}
	other := filepath.Join(t.TempDir(), "x.csv")
	if err := os.WriteFile(other, []byte("a,b\n1,2\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for path, key := range map[string]string{other: "deck.file", other + "x": "import.table.missing", filepath.Dir(other): "import.table.folder"} {
		var p *model.Problem
		if _, err := ReadDeck(path); !errors.As(err, &p) || p.Key != key {
			t.Errorf("%s: %v", path, err)
		}
	}
}
