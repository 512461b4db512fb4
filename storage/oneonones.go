package storage

import (
	"context"
	"time"

	"milepost/model"
)

// OneOnOnes reads what a pair's page of talks shows, or for model.TheTeam that of the team's meetings; what was replaced
// is left out.
func (s *Store) OneOnOnes(ctx context.Context, person model.ID) (model.OneOnOnes, error) {
	return read(ctx, s, func(v *view) (out model.OneOnOnes, err error) {
		err = reads(
			func() error { return v.talks(&out, person) },
			some(v, &out.Notes, "noted_on DESC, id DESC", v.texts(person, current)),
			some(v, &out.Links, "id", v.texts(person)),
		)
		return out, err
	})
}

// Talks reads the same without the notes, of which somebody may have thousands.
func (s *Store) Talks(ctx context.Context, person model.ID) (model.OneOnOnes, error) {
	return read(ctx, s, func(v *view) (out model.OneOnOnes, err error) {
		err = v.talks(&out, person)
		return out, err
	})
}

func (v *view) talks(out *model.OneOnOnes, person model.ID) error {
	actions := v.texts(person, current)
	if person == model.TheTeam { // with what single people promised in a meeting of the team
		actions = v.texts(everyone, current, "(subject_id IS NULL OR meeting_id IN (SELECT id FROM meeting WHERE subject_id IS NULL))")
	}
	return reads(
		some(v, &out.Meetings, "meeting_on DESC, at_time DESC, id DESC", v.texts(person)),
		some(v, &out.Cadences, "valid_from, id", v.texts(person)),
		some(v, &out.Points, "position, id", v.texts(person, current)),
		some(v, &out.Actions, "position, id", actions),
		some(v, &out.Series, "valid_from, id", v.texts(person)),
		some(v, &out.Absences, "valid_from, id", v.texts(person)),
		v.zone(&out.Zone),
	)
}

// Observed reads the observations of everybody: when whom was looked at last.
func (s *Store) Observed(ctx context.Context) ([]model.Note, error) {
	return read(ctx, s, func(v *view) (out []model.Note, err error) {
		err = some(v, &out, "noted_on DESC, id DESC", v.texts(everyone, current, "archived_at IS NULL", "kind='observation'"))()
		return out, err
	})
}

// Evidence reads the notes about a person that are tied to something, and the ties; of everybody for the empty id.
func (s *Store) Evidence(ctx context.Context, person model.ID) (model.Evidence, error) {
	return read(ctx, s, func(v *view) (model.Evidence, error) { return v.evidence(person) })
}

func (v *view) evidence(person model.ID) (out model.Evidence, err error) {
	var rated []model.Rating
	err = reads(
		some(v, &out.Notes, "noted_on DESC, id DESC", v.texts(person, current, "archived_at IS NULL", "EXISTS(SELECT 1 FROM note_link l WHERE l.note_id=note.id)")),
		some(v, &out.Links, "id", v.texts(person)),
		some(v, &out.Goals, "id", v.texts(person, current, "skill_id IS NOT NULL", "archived_at IS NULL")),
		some(v, &out.CheckIns, "checked_on, id", v.texts(person, "archived_at IS NULL",
			"EXISTS(SELECT 1 FROM goal g WHERE g.id=check_in.goal_id AND g.skill_id IS NOT NULL AND +g.replaced_by IS NULL AND g.archived_at IS NULL)")),
		some(v, &rated, "id", v.texts(person, "id IN (SELECT rating_id FROM note_link WHERE rating_id IS NOT NULL)")),
	)
	out.Rated = make(map[model.ID]model.ID, len(rated))
	for i := range rated {
		out.Rated[rated[i].ID] = rated[i].SkillID
	}
	return out, err
}

// zone is a read for reads of the file's zone.
func (v *view) zone(to **time.Location) func() error {
	return func() error {
		files, err := all[model.File](v, "id", "")
		if err == nil && len(files) > 0 {
			*to = files[0].Location()
		}
		return err
	}
}
