package storage

import (
	"context"

	"milepost/model"
)

// Talk reads the one-on-one with a person that is held on a day; nil when there is none.
func (s *Store) Talk(ctx context.Context, person model.ID, on model.Date) (*model.Talk, error) {
	held, err := read(ctx, s, func(v *view) ([]model.Meeting, error) {
		w := about(person, "meeting_on=?", "state='held'", "started_at IS NOT NULL", "ended_at IS NULL")
		return all[model.Meeting](v, "started_at DESC", w.text, append(w.args, on)...)
	})
	if err != nil || len(held) == 0 {
		return nil, err
	}
	hidden, err := s.hiddenInTalk(ctx, person, on)
	if err != nil {
		return nil, err
	}
	return &model.Talk{Meeting: held[0], Hidden: hidden}, nil
}

// hiddenTexts count, past the curtain, what an author keeps private of what stands on the page of a talk. Numbers are all
// that is read. The third argument is the day.
var hiddenTexts = []string{
	"SELECT count(*) FROM talking_point WHERE subject_id=?1 AND visibility='private' AND author_id=?2 AND closed_on IS NULL AND archived_at IS NULL AND " + current + " AND ?3<>''",
	"SELECT count(*) FROM action_item WHERE subject_id=?1 AND visibility='private' AND author_id=?2 AND state='open' AND archived_at IS NULL AND " + current + " AND ?3<>''",
	"SELECT count(*) FROM note WHERE subject_id=?1 AND visibility='private' AND author_id=?2 AND noted_on=?3 AND archived_at IS NULL AND " + current,
}

func (s *Store) hiddenInTalk(ctx context.Context, person model.ID, on model.Date) (int, error) {
	return readWhole(ctx, s, func(v *view) (int, error) {
		sum := 0
		for _, q := range hiddenTexts {
			n := 0
			if err := v.tx.QueryRowContext(ctx, q, person, v.actor, on).Scan(&n); err != nil {
				return 0, err
			}
			sum += n
		}
		return sum, nil
	})
}

// KindNames are the names of milestones, the team's and a person's, that tell what a talking point is about.
func (s *Store) KindNames(ctx context.Context, person model.ID) (model.KindNames, error) {
	return read(ctx, s, func(v *view) (out model.KindNames, err error) {
		var careers []model.Career
		var strategics []model.Strategic
		err = reads(
			some(v, &careers, "id", v.texts(person, current, "archived_at IS NULL")),
			into(v, &strategics, "id", "archived_at IS NULL"),
		)
		for i := range careers {
			out.Careers = append(out.Careers, careers[i].Title)
		}
		for i := range strategics {
			out.Strategics = append(out.Strategics, strategics[i].Title)
		}
		return out, err
	})
}
