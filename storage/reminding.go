package storage

import (
	"context"

	"milepost/model"
)

// Reminding reads the meetings around a day, whether the curtain is drawn or not: nothing is read but when, how long and
// with whom.
func (s *Store) Reminding(ctx context.Context, day model.Date) (model.Reminding, error) {
	return readWhole(ctx, s, func(v *view) (out model.Reminding, err error) {
		from, to := day.AddDays(-1), day.AddDays(1)
		var moved []model.Meeting
		err = reads(
			v.zone(&out.Zone),
			some(v, &out.Series, "id", v.texts(everyone, "archived_at IS NULL", "(valid_to IS NULL OR valid_to>=?)").with(from)),
			some(v, &out.Meetings, "id", v.texts(everyone, "meeting_on BETWEEN ? AND ?").with(from, to)),
			some(v, &moved, "id", v.texts(everyone, "series_on BETWEEN ? AND ? AND meeting_on NOT BETWEEN ? AND ?").with(from, to, from, to)),
		)
		out.Meetings = append(out.Meetings, moved...)
		return out, err
	})
}

// wroteOn asks whether something was written down of a person, or for none of the team, on a day. The first argument is
// the person, the second the day.
const wroteOn = `SELECT EXISTS (SELECT 1 FROM note WHERE subject_id IS ?1 AND noted_on=?2 AND archived_at IS NULL)
	OR EXISTS (SELECT 1 FROM talking_point WHERE subject_id IS ?1 AND closed_on=?2 AND archived_at IS NULL)
	OR EXISTS (SELECT 1 FROM action_item WHERE subject_id IS ?1 AND opened_on=?2 AND archived_at IS NULL)`

// WroteOn says whether something was written down of a person on a day, or for the empty id of the team: a note, a point
// that was closed, a promise. What it says is not read.
func (s *Store) WroteOn(ctx context.Context, person model.ID, day model.Date) (bool, error) {
	return readWhole(ctx, s, func(v *view) (wrote bool, err error) {
		err = v.tx.QueryRowContext(ctx, wroteOn, person, day).Scan(&wrote)
		return wrote, err
	})
}
