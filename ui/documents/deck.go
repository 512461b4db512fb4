package documents

import (
	"bytes"
	"context"
	"slices"

	"milepost/exchange"
	"milepost/model"
	"milepost/storage"
	"milepost/ui/words"
)

// WriteDeck writes a deck of calibration as a workbook for another manager: nobody is named in it but in words that its owner left
// there, and what the owner rated is not in it. A deck that is gone is ErrNotFound, and then nothing is written.
func WriteDeck(ctx context.Context, store *storage.Store, deck model.ID, path string) error {
	c, err := store.Calibration(ctx)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(c.Decks, func(d model.CalibrationDeck) bool { return d.ID == deck })
	if i < 0 {
		return &model.Problem{Key: "deck.gone", Err: model.ErrNotFound}
	}
	f, err := store.Framework(ctx, c.Decks[i].VersionID)
	if err != nil {
		return err
	}
	shared := model.NewSharedDeck(deck, c.CardsOf(deck), &f)
	var out bytes.Buffer
	if err := exchange.WriteDeck(&out, &shared, deckWords()); err != nil {
		return err
	}
	return writeWhole(path, out.Bytes())
}

func deckWords() exchange.DeckWords {
	return exchange.DeckWords{
		Sheet: words.Say("deck.sheet"), Title: words.Say("deck.title"), How: words.Say("deck.how"), Name: words.Say("deck.name"), Card: words.Say("deck.col.card"),
		Skill: words.Say("deck.col.skill"), Looks: words.Say("deck.col.looks"), Evidence: words.Say("deck.col.evidence"), Rating: words.Say("deck.col.rating"),
		Why: words.Say("deck.col.why"), Skipped: "skipped",
	}
}
