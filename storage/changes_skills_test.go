package storage_test

import (
	"maps"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

func init() { maps.Copy(changes, changesOfSkills) }

// changesOfSkills are those of assessments, the framework and evidence.
var changesOfSkills = map[string]func(*storage.Work, *stock) error{
	unit.BeginAssessment: func(w *storage.Work, x *stock) error {
		_, err := beginAssessment(w, x)
		return err
	},
	unit.FinishRating: func(w *storage.Work, x *stock) error {
		a, err := beginAssessment(w, x)
		if err != nil {
			return err
		}
		return w.FinishRating(a.ID, model.BySelf, steps(x, 3), monday)
	},
	unit.AgreeRatings: func(w *storage.Work, x *stock) error {
		a, err := beginAssessment(w, x)
		if err != nil {
			return err
		}
		a.State, a.SelfOn, a.ManagerOn = model.AssessmentCompared, monday, monday
		if err := w.Put(a); err != nil {
			return err
		}
		return w.AgreeRatings(a.ID, steps(x, 4), monday)
	},
	unit.WithdrawRatings: func(w *storage.Work, x *stock) error {
		a, err := beginAssessment(w, x)
		if err != nil {
			return err
		}
		a.State, a.AgreedOn = model.AssessmentAgreed, monday
		if err := w.Put(a); err != nil {
			return err
		}
		return w.EndAssessment(a.ID, monday)
	},
	unit.EndAssessment: func(w *storage.Work, x *stock) error {
		a, err := beginAssessment(w, x)
		if err != nil {
			return err
		}
		return w.EndAssessment(a.ID, monday)
	},
	unit.RevealRatings: func(w *storage.Work, x *stock) error {
		a, err := beginAssessment(w, x)
		if err != nil {
			return err
		}
		a.ManagerOn = monday
		if err := w.Put(a); err != nil {
			return err
		}
		return w.FinishRating(a.ID, model.BySelf, steps(x, 3), monday)
	},
	unit.ImportRatings: func(w *storage.Work, x *stock) error {
		a, err := beginAssessment(w, x)
		if err != nil {
			return err
		}
		return w.Insert(&model.Rating{Row: model.About(x.amara.ID), AuthorID: w.Actor(), AssessmentID: a.ID, SkillID: x.roster.Framework.Skills[0].SkillID, Rater: model.ByManager, Step: 3})
	},
	unit.CheckCriterion: func(w *storage.Work, x *stock) error {
		return w.Put(&model.CriterionCheck{Row: model.About(x.amara.ID), AuthorID: w.Actor(), CriterionID: x.roster.Framework.Criteria[0].CriterionID, On: monday, Met: true, Sentence: "Brevik, alone."})
	},
	unit.SetAspiration: func(w *storage.Work, x *stock) error {
		return w.Put(&model.Aspiration{Row: model.About(x.amara.ID), AuthorID: w.Actor(), On: monday, Text: "Lead a pod in two years."})
	},
	unit.GrowFromGap: func(w *storage.Work, x *stock) error {
		g := &model.Goal{Row: model.About(x.amara.ID), AuthorID: w.Actor(), Title: "Executive talks", State: model.GoalOpen, OpenedOn: monday, SkillID: x.roster.Framework.Skills[1].SkillID}
		if err := w.Put(g); err != nil {
			return err
		}
		return w.Put(&model.GoalStep{Row: model.About(x.amara.ID), GoalID: g.ID, Text: "Read an annual report."})
	},
	unit.MakeDeck: func(w *storage.Work, x *stock) error {
		_, _, err := makeDeck(w, x)
		return err
	},
	unit.ChangeCard: func(w *storage.Work, x *stock) error {
		_, cards, err := makeDeck(w, x)
		if err != nil {
			return err
		}
		cards[0].Text = "The rep waits."
		return w.Put(&cards[0])
	},
	unit.TakeAnswers: func(w *storage.Work, x *stock) error {
		_, cards, err := makeDeck(w, x)
		if err != nil {
			return err
		}
		return w.Put(&model.CalibrationAnswer{Row: model.PrivateAbout(x.amara.ID), AuthorID: w.Actor(), CardID: cards[0].ID, Rater: "Sam Lee", On: monday, Step: 2})
	},
	unit.ArchiveDeck: func(w *storage.Work, x *stock) error {
		deck, _, err := makeDeck(w, x)
		if err != nil {
			return err
		}
		deck.ArchivedAt = model.Instant(1_790_000_000_000)
		return w.Put(deck)
	},
	unit.HangOn: func(w *storage.Work, x *stock) error {
		n := &model.Note{Row: model.About(x.amara.ID), AuthorID: w.Actor(), Kind: model.NoteEvidence, On: monday, Text: "Brevik's CFO asked for a second talk."}
		if err := w.Put(n); err != nil {
			return err
		}
		return w.Put(&model.NoteLink{Row: model.About(x.amara.ID), AuthorID: w.Actor(), NoteID: n.ID, SkillID: x.roster.Framework.Skills[0].SkillID})
	},
}

// makeDeck makes a deck of one card about Amara.
func makeDeck(w *storage.Work, x *stock) (*model.CalibrationDeck, []model.CalibrationCard, error) {
	a := &model.Assessment{Row: model.About(x.amara.ID), AuthorID: w.Actor(), VersionID: x.roster.Framework.Version.ID, On: monday, State: model.AssessmentOpen}
	if err := w.Put(a); err != nil {
		return nil, nil, err
	}
	rated := &model.Rating{Row: model.About(x.amara.ID), AuthorID: w.Actor(), AssessmentID: a.ID, SkillID: x.roster.Framework.Skills[0].SkillID, Rater: model.ByManager, Step: 3}
	if err := w.Put(rated); err != nil {
		return nil, nil, err
	}
	deck := &model.CalibrationDeck{Row: model.Row{Visibility: model.Private}, AuthorID: w.Actor(), On: monday, VersionID: a.VersionID}
	cards := []model.CalibrationCard{{
		Row: model.PrivateAbout(x.amara.ID), AuthorID: w.Actor(), Number: 1, SkillID: rated.SkillID, RatingID: rated.ID, Step: 3, Text: "The rep asks and waits.",
	}}
	return deck, cards, w.PutDeck(deck, cards)
}

// beginAssessment begins an assessment in three steps of Amara.
func beginAssessment(w *storage.Work, x *stock) (*model.Assessment, error) {
	a := &model.Assessment{
		Row: model.About(x.amara.ID), AuthorID: w.Actor(), VersionID: x.roster.Framework.Version.ID, On: monday, State: model.AssessmentOpen, Blind: true,
	}
	return a, w.Put(a)
}

// steps rates every skill the same.
func steps(x *stock, step int) (out []model.Rating) {
	for _, k := range x.roster.Framework.Skills {
		out = append(out, model.Rating{SkillID: k.SkillID, Step: step})
	}
	return out
}
