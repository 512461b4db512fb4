package exchange

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// DeckAnswers is what another manager filled in.
type DeckAnswers struct {
	File  string
	Sheet string
	Deck  model.ID
	Rater string
	Cards []DeckAnswer
}

// DeckAnswer is one card that was rated, or said to be skipped.
type DeckAnswer struct {
	Number   int
	Rating   string // as it stands there
	Sentence string
	Line     int
}

// ReadDeck reads a deck that came back. Errors are a model.Problem with file, sheet, row and column.
func ReadDeck(path string) (*DeckAnswers, error) {
	name := filepath.Base(path)
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, &model.Problem{Key: "import.table.missing", File: name, Err: model.ErrNotFound}
	case err != nil:
		return nil, &model.Problem{Key: "import.table.permission", File: name, Err: model.ErrReadOnly}
	case info.IsDir():
		return nil, &model.Problem{Key: "import.table.folder", File: name, Err: model.ErrInvalid}
	case info.Size() > MaxTableBytes:
		return nil, &model.Problem{Key: "import.table.large", Args: []any{MaxTableBytes >> 20}, File: name, Err: model.ErrInvalid}
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, &model.Problem{Key: "import.table.permission", File: name, Err: errors.Join(model.ErrReadOnly, err)}
	}
	if !isWorkbook(data) {
		return nil, &model.Problem{Key: "deck.file", File: name, Err: model.ErrInvalid}
	}
	t, records, err := workbookRecords(name, data, ReadOptions{})
	if err != nil {
		return nil, err
	}
	return deckAnswers(t, records)
}

func deckAnswers(t *Table, records []record) (*DeckAnswers, error) {
	d := &DeckAnswers{File: t.File, Sheet: t.Sheet}
	seen := map[int]int{}
	for _, r := range records {
		cell := func(column int) string {
			if column > len(r.cells) {
				return ""
			}
			return strings.TrimSpace(fromCell(r.cells[column-1]))
		}
		switch {
		case r.line == 1:
			id, _ := strings.CutPrefix(cell(2), deckMark)
			d.Deck = model.ID(id)
		case r.line == 2:
			d.Rater = model.JoinSpace(cell(2))
		case r.line <= deckHead:
		default:
			x := DeckAnswer{Rating: model.JoinSpace(cell(deckRating)), Sentence: plainLines(cell(deckWhy)), Line: r.line}
			if x.Rating == "" && cell(deckNumber) == "" {
				continue // a remark below the cards
			}
			if slices.Contains(r.formulas, deckRating-1) {
				return nil, d.problem(r.line, deckRating, "deck.formula")
			}
			number, err := strconv.Atoi(cell(deckNumber))
			if err != nil {
				return nil, d.problem(r.line, deckNumber, "deck.number", cell(deckNumber))
			}
			if first := seen[number]; first > 0 {
				return nil, d.problem(r.line, deckNumber, "deck.twice", number, first)
			}
			x.Number, seen[number] = number, r.line
			d.Cards = append(d.Cards, x)
		}
	}
	if d.Deck == "" {
		return nil, &model.Problem{Key: "deck.file", File: t.File, Err: model.ErrInvalid}
	}
	if d.Rater == "" {
		return nil, d.problem(2, 2, "deck.rater")
	}
	return d, nil
}

func (d *DeckAnswers) problem(line, column int, key string, args ...any) *model.Problem {
	return &model.Problem{Key: key, Args: args, File: d.File, Sheet: d.Sheet, Line: line, Column: column, Err: model.ErrInvalid}
}

// TakeDeck stores what another manager filled in, whole or not at all, and says how many cards that were new. The same again changes
// nothing; another rating of a card is one more answer, and the newest counts. It is refused when the deck is none of the file's, or
// when its cards and steps do not fit.
func TakeDeck(ctx context.Context, store *storage.Store, d *DeckAnswers, on model.Date) (deck model.ID, taken int, err error) {
	c, err := store.Calibration(ctx)
	if err != nil {
		return "", 0, err
	}
	i := slices.IndexFunc(c.Decks, func(x model.CalibrationDeck) bool { return x.ID == d.Deck })
	if i < 0 {
		return "", 0, d.problem(1, 2, "deck.unknown")
	}
	framework, err := store.Framework(ctx, c.Decks[i].VersionID)
	if err != nil {
		return "", 0, err
	}
	answers, err := d.fit(&c, &framework, on)
	if err != nil || len(answers) == 0 {
		return d.Deck, 0, err
	}
	_, err = store.Do(ctx, unit.TakeAnswers, func(w *storage.Work) error {
		for i := range answers {
			a := answers[i]
			a.AuthorID = w.Actor()
			if err := w.Put(&a); err != nil {
				return err
			}
		}
		return nil
	})
	return d.Deck, len(answers), err
}

// fit holds what was filled in against the deck, and gives what is not there yet.
func (d *DeckAnswers) fit(c *model.Calibration, f *model.Framework, on model.Date) ([]model.CalibrationAnswer, error) {
	cards := map[int]model.CalibrationCard{}
	for _, x := range c.CardsOf(d.Deck) {
		cards[x.Number] = x
	}
	last := map[model.ID]model.CalibrationAnswer{} // of this manager, by card
	for _, a := range c.Answers {
		if model.Fold(a.Rater) == model.Fold(d.Rater) {
			last[a.CardID] = a
		}
	}
	var out []model.CalibrationAnswer
	rated := 0
	for _, x := range d.Cards {
		card, known := cards[x.Number]
		if !known {
			return nil, d.problem(x.Line, deckNumber, "deck.card", x.Number, len(cards))
		}
		if x.Rating == "" {
			continue
		}
		rated++
		step := 0
		if !slices.Contains([]string{"skipped", "-", "–", "n a"}, model.Fold(x.Rating)) && heading(x.Rating) != "n a" {
			n, err := strconv.Atoi(x.Rating)
			if err != nil || f.StepLabel(n) == "" {
				return nil, d.problem(x.Line, deckRating, "import.frame.step", x.Rating, deckScale(f))
			}
			step = n
		}
		if old, has := last[card.ID]; has && old.Step == step && old.Sentence == x.Sentence {
			continue
		}
		out = append(out, model.CalibrationAnswer{
			Row: model.PrivateAbout(card.SubjectID), CardID: card.ID, Rater: d.Rater, On: on, Step: step, Sentence: x.Sentence,
		})
	}
	if rated == 0 {
		return nil, d.problem(deckHead, deckRating, "deck.empty")
	}
	return out, nil
}

func deckScale(f *model.Framework) string {
	var out []string
	for _, s := range f.Steps {
		out = append(out, strconv.Itoa(s.Value)+" "+s.Label)
	}
	return strings.Join(out, ", ")
}
