package storage

import (
	"cmp"
	"context"

	"milepost/model"
)

// Expectations reads the versions of what is expected of a person, or of everybody for the empty id, their
// acknowledgements, the action items that came from them, and the file's templates.
func (s *Store) Expectations(ctx context.Context, person model.ID) (model.Expectations, error) {
	return read(ctx, s, func(v *view) (out model.Expectations, err error) {
		err = reads(
			some(v, &out.Versions, "subject_id, number, id", v.texts(person)),
			some(v, &out.Acknowledgements, "acknowledged_on, id", about(person)),
			some(v, &out.Actions, "position, id", v.texts(person, current, "expectation_id IS NOT NULL")),
			into(v, &out.Templates, "position, id", ""),
		)
		if err == nil && person != everyone {
			err = some(v, &out.Looks, "assessed_on, id", about(person, "expectation_id IS NOT NULL"))()
		}
		return out, err
	})
}

// ExpectationOn is the version of the expectations that holds for a person at the end of a day, as the unit knows it, to be kept
// in an assessment of that day; empty when nothing is expected then.
func (w *Work) ExpectationOn(person model.ID, on model.Date) (model.ID, error) {
	versions, err := find[model.Expectation](w, "subject_id=?", person)
	x := model.Expectations{Versions: versions}
	if v := x.On(person, on); err == nil && v != nil {
		return v.ID, nil
	}
	return "", err
}

// Agreed is what the unit that Undo would take back agreed to: the acknowledgement and the version. ErrNothing when that unit
// agrees to nothing, when what it agreed to is withdrawn already, or when the curtain hides it.
func (s *Store) Agreed(ctx context.Context) (model.Acknowledgement, model.Expectation, error) {
	type agreed struct {
		a model.Acknowledgement
		e model.Expectation
	}
	out, err := read(ctx, s, func(v *view) (agreed, error) {
		seq, err := v.toUndo(ctx)
		if err != nil {
			return agreed{}, err
		}
		found, err := all[model.Acknowledgement](v, "id", "withdrawn_on IS NULL AND id IN (SELECT row_id FROM change WHERE unit=? AND tbl='acknowledgement')", seq)
		if err != nil || len(found) == 0 {
			return agreed{}, cmp.Or(err, nothing())
		}
		versions, err := all[model.Expectation](v, "id", "id=?", found[0].ExpectationID)
		if err != nil || len(versions) == 0 {
			return agreed{}, cmp.Or(err, nothing())
		}
		return agreed{found[0], versions[0]}, nil
	})
	return out.a, out.e, err
}
