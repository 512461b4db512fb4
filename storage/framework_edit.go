package storage

import (
	"context"
	"slices"

	"milepost/model"
)

// EditFramework changes the newest framework as the file holds it now. It goes through WriteFramework: in its place while nothing
// refers to its version, else as the next version, made on the day; an edit that changes nothing writes nothing. Returned is what
// the file holds then. Errors are those of the edit and of WriteFramework.
func (w *Work) EditFramework(on model.Date, edit func(*model.Framework) error) (model.Framework, error) {
	was, err := w.newestFramework()
	if err != nil {
		return was, err
	}
	now := was.Clone()
	if err := edit(&now); err != nil {
		return was, err
	}
	return w.WriteFramework(was, now, on)
}

// FrameworkVersion is one version and whether anything was rated by it.
type FrameworkVersion struct {
	model.Framework
	Assessments int // that were made by it
	Decks       int // to calibrate with
}

// Frozen says whether an edit makes the next version.
func (v *FrameworkVersion) Frozen() bool { return v.Assessments+v.Decks > 0 }

// FrameworkVersions reads every version with everything it owns, the newest first. Behind the curtain only assessments that may be
// seen are counted.
func (s *Store) FrameworkVersions(ctx context.Context) ([]FrameworkVersion, error) {
	return read(ctx, s, func(v *view) ([]FrameworkVersion, error) {
		versions, err := all[model.Version](v, "number DESC", "")
		if err != nil {
			return nil, err
		}
		out := make([]FrameworkVersion, len(versions))
		for i, x := range versions {
			if out[i].Framework, err = v.framework(x); err != nil {
				return nil, err
			}
		}
		return out, v.countUses(ctx, out)
	})
}

func (v *view) countUses(ctx context.Context, versions []FrameworkVersion) error {
	for _, table := range []string{"assessment", "calibration_deck"} {
		rows, err := v.tx.QueryContext(ctx, "SELECT version_id, count(*) FROM "+table+" WHERE version_id IS NOT NULL GROUP BY version_id")
		if err != nil {
			return err
		}
		for rows.Next() {
			var id model.ID
			var n int
			if err := rows.Scan(&id, &n); err != nil {
				_ = rows.Close()
				return err
			}
			at := slices.IndexFunc(versions, func(x FrameworkVersion) bool { return x.Version.ID == id })
			switch {
			case at < 0:
			case table == "assessment":
				versions[at].Assessments = n
			default:
				versions[at].Decks = n
			}
		}
		if err := rows.Err(); err != nil {
			return err
		}
		if err := rows.Close(); err != nil {
			return err
		}
	}
	return nil
}
