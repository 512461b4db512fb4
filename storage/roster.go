package storage

import (
	"context"

	"milepost/model"
)

// Roster reads who is in the file and the newest framework.
func (s *Store) Roster(ctx context.Context) (*model.Roster, error) {
	return read(ctx, s, func(v *view) (*model.Roster, error) { return v.roster(s.path) })
}

func (v *view) roster(path string) (*model.Roster, error) {
	var r model.Roster
	var files []model.File
	var versions []model.Version
	err := reads(
		into(v, &files, "id", ""),
		into(v, &r.Authors, "id", ""),
		into(v, &r.People, "id", ""),
		into(v, &r.Aliases, "id", ""),
		into(v, &r.Sources, "id", ""),
		into(v, &r.Assignments, "subject_id, valid_from, id", ""),
		into(v, &versions, "number DESC", ""),
	)
	if err != nil {
		return nil, err
	}
	if len(files) != 1 {
		return nil, &model.Problem{Key: "storage.open.damaged", File: path, Err: model.ErrInvalid}
	}
	r.File = files[0]
	for _, a := range r.Authors {
		if a.ID == r.File.OwnerID {
			r.Owner = a
		}
	}
	if len(versions) > 0 {
		r.Framework, err = v.framework(versions[0])
	}
	return &r, err
}

// Framework reads one version with everything it owns. An unknown version is ErrNotFound.
func (s *Store) Framework(ctx context.Context, version model.ID) (model.Framework, error) {
	return read(ctx, s, func(v *view) (model.Framework, error) {
		found, err := all[model.Version](v, "id", "id=?", version)
		if err != nil {
			return model.Framework{}, err
		}
		if len(found) == 0 {
			return model.Framework{}, &model.Problem{Key: "storage.framework.none", File: s.path, Err: model.ErrNotFound}
		}
		return v.framework(found[0])
	})
}

func (v *view) framework(version model.Version) (model.Framework, error) {
	const of = "version_id=?"
	f := model.Framework{Version: version}
	err := reads(
		into(v, &f.Steps, "value", of, version.ID),
		into(v, &f.Ladders, "position, id", of, version.ID),
		into(v, &f.Levels, "position, id", of, version.ID),
		into(v, &f.Ways, "id", of, version.ID),
		into(v, &f.Skills, "position, id", of, version.ID),
		into(v, &f.Behaviours, "skill_id, kind DESC, step, position, id", of, version.ID),
		into(v, &f.Targets, "id", of, version.ID),
		into(v, &f.Asks, "id", of, version.ID),
		into(v, &f.Criteria, "position, id", of, version.ID),
		into(v, &f.Measures, "id", "id IN (SELECT measure_id FROM criterion WHERE version_id=?)", version.ID),
	)
	return f, err
}
