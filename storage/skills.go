package storage

import (
	"cmp"
	"context"

	"milepost/model"
	"milepost/model/unit"
)

// Assessments reads the assessments and ratings of a person, or of everybody for the empty id, oldest first.
func (s *Store) Assessments(ctx context.Context, person model.ID) (model.Assessments, error) {
	return read(ctx, s, func(v *view) (model.Assessments, error) { return v.assessments(person) })
}

// held are the ratings that are held back: each side of an assessment in three steps rates blind until both have finished.
const held = "SELECT r.id FROM rating r JOIN assessment a ON a.id=r.assessment_id WHERE a.blind=1 AND a.state='open'"

func (v *view) assessments(person model.ID) (out model.Assessments, err error) {
	err = reads(
		some(v, &out.Assessments, "assessed_on, id", v.texts(person)),
		some(v, &out.Ratings, "id", v.texts(person, "id NOT IN ("+held+")")),
	)
	return out, err
}

// ratings is the table of ratings.
const ratings = "rating"

// revealed are the assessments in three steps of which both sides have been shown.
func (v *view) revealed(ctx context.Context) (map[model.ID]bool, error) {
	rows, err := v.tx.QueryContext(ctx, "SELECT id FROM assessment WHERE blind=1 AND state<>'open'")
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	out := map[model.ID]bool{}
	for rows.Next() {
		var id model.ID
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		out[id] = true
	}
	return out, rows.Err()
}

// isHeld says whether a rating is held back, or was when its side took it back.
func (v *view) isHeld(ctx context.Context, rating model.ID) (yes bool, err error) {
	err = v.tx.QueryRowContext(ctx, "SELECT EXISTS("+held+` AND r.id=?1) OR NOT EXISTS(SELECT 1 FROM rating WHERE id=?1) AND
		EXISTS(SELECT 1 FROM change x JOIN unit u ON u.seq=x.unit WHERE x.row_id=?1 AND x.tbl='rating' AND u.name=?2)`, rating, unit.FinishRating).Scan(&yes)
	return yes, err
}

// assessment is one assessment as the unit knows it; ErrNotFound when it is gone.
func (w *Work) assessment(id model.ID) (*model.Assessment, error) {
	found, err := find[model.Assessment](w, "id=?", id)
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, &model.Problem{Key: "storage.assess.gone", Err: model.ErrNotFound}
	}
	return &found[0], nil
}

// FinishRating stores what one side rated, alone, in an assessment in three steps. With the second of the two, unit.RevealRatings,
// both can be seen; before, unit.FinishRating, neither. ErrConflict when that side has finished already, when the assessment is
// over, or when the other side has finished meanwhile, so that the unit would be another one.
func (w *Work) FinishRating(id model.ID, by model.Rater, ratings []model.Rating, on model.Date) error {
	a, err := w.assessment(id)
	if err != nil {
		return err
	}
	other := model.BySelf
	if by == model.BySelf {
		other = model.ByManager
	}
	reveals := a.Finished(other)
	if !a.Held() || a.Over() || a.Finished(by) || reveals != (w.unit.Name == unit.RevealRatings) {
		return &model.Problem{Key: "storage.assess.moved", Err: model.ErrConflict}
	}
	if by == model.BySelf {
		a.SelfOn = on
	} else {
		a.ManagerOn = on
	}
	if reveals {
		a.State = model.AssessmentCompared
	}
	return w.rated(a, by, ratings)
}

// AgreeRatings stores what both agreed on. ErrConflict when the two have not both finished, or when it is over.
func (w *Work) AgreeRatings(id model.ID, ratings []model.Rating, on model.Date) error {
	a, err := w.assessment(id)
	if err != nil {
		return err
	}
	if a.State != model.AssessmentCompared || a.Over() {
		return &model.Problem{Key: "storage.assess.moved", Err: model.ErrConflict}
	}
	a.State, a.AgreedOn, a.WithdrawnOn = model.AssessmentAgreed, on, model.Date{}
	return w.rated(a, model.ByAgreed, ratings)
}

func (w *Work) rated(a *model.Assessment, by model.Rater, ratings []model.Rating) error {
	for i := range ratings {
		r := &ratings[i]
		r.Row, r.AuthorID, r.AssessmentID, r.Rater = model.About(a.SubjectID), w.Actor(), a.ID, by
		if err := w.Put(r); err != nil {
			return err
		}
	}
	return w.Put(a)
}

// EndAssessment takes back what was agreed, so that it can be agreed on anew, or ends an assessment that was not agreed on: what
// was held back then stays so. Both stay visible, with the day.
func (w *Work) EndAssessment(id model.ID, on model.Date) error {
	a, err := w.assessment(id)
	if err != nil {
		return err
	}
	if a.State == model.AssessmentAgreed {
		a.State = model.AssessmentCompared
	}
	a.WithdrawnOn = on
	return w.Put(a)
}

// AgreedRatings is the assessment that the unit which Undo would take back agreed on. ErrNothing when that unit agrees on none,
// when it is withdrawn already, or when the curtain hides it.
func (s *Store) AgreedRatings(ctx context.Context) (model.Assessment, error) {
	return read(ctx, s, func(v *view) (model.Assessment, error) {
		seq, err := v.toUndo(ctx)
		if err != nil {
			return model.Assessment{}, err
		}
		found, err := all[model.Assessment](v, "id", "state='agreed' AND id IN (SELECT row_id FROM change WHERE unit=? AND tbl='assessment')", seq)
		if err != nil || len(found) == 0 {
			return model.Assessment{}, cmp.Or(err, nothing())
		}
		return found[0], nil
	})
}
