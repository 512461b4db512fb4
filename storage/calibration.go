package storage

import (
	"context"

	"milepost/model"
)

// Calibration reads the decks of whoever works, with their cards and what others made of them. All of it is private.
func (s *Store) Calibration(ctx context.Context) (model.Calibration, error) {
	return read(ctx, s, func(v *view) (c model.Calibration, err error) {
		const live = "deck_id IN (SELECT id FROM calibration_deck WHERE archived_at IS NULL)"
		err = reads(
			some(v, &c.Decks, "made_on DESC, id DESC", v.texts("", "archived_at IS NULL")),
			some(v, &c.Cards, "deck_id, number", v.texts("", live)),
			some(v, &c.Answers, "id", v.texts("", "card_id IN (SELECT id FROM calibration_card WHERE "+live+")")),
		)
		return c, err
	})
}

// CalibrationFacts reads what a deck can be made from: ratings that are not held back, and of notes shared ones alone, because a deck
// is for somebody else.
func (s *Store) CalibrationFacts(ctx context.Context) (model.CalibrationFacts, error) {
	return read(ctx, s, func(v *view) (f model.CalibrationFacts, err error) {
		const shared = "visibility='shared'"
		if f.Ratings, err = v.assessments(""); err != nil {
			return f, err
		}
		err = reads(
			some(v, &f.Notes, "noted_on DESC, id DESC", about(everyone, shared, current, "archived_at IS NULL", "EXISTS(SELECT 1 FROM note_link l WHERE l.note_id=note.id)")),
			some(v, &f.Links, "id", about(everyone, shared)),
		)
		if err != nil {
			return f, err
		}
		customers, err := all[model.Customer](v, "id", "")
		if err != nil {
			return f, err
		}
		for i := range customers {
			f.Customers = append(f.Customers, customers[i].Name)
		}
		f.Frameworks, err = v.ratedBy()
		return f, err
	})
}

// ratedBy are the versions of the framework that somebody was rated by, by their number.
func (v *view) ratedBy() ([]model.Framework, error) {
	versions, err := all[model.Version](v, "number", "id IN (SELECT version_id FROM assessment)")
	if err != nil {
		return nil, err
	}
	out := make([]model.Framework, 0, len(versions))
	for _, version := range versions {
		one, err := v.framework(version)
		if err != nil {
			return nil, err
		}
		out = append(out, one)
	}
	return out, nil
}

// PutDeck stores a new deck with its cards.
func (w *Work) PutDeck(deck *model.CalibrationDeck, cards []model.CalibrationCard) error {
	if err := w.Put(deck); err != nil {
		return err
	}
	for i := range cards {
		cards[i].DeckID = deck.ID
		if err := w.Put(&cards[i]); err != nil {
			return err
		}
	}
	return nil
}
