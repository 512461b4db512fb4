package storage

import (
	"context"

	"milepost/model"
)

// What still matters on a day. An old file is full of talks that were held and promises that were kept, so each is
// asked for by an index.
const (
	openOn = "(closed_on IS NULL OR closed_on>?)"
	// from the day on, or standing in for an occurrence from then on, or the last one that was held with each person; each
	// of the states is named so that an index can be used
	talksOn = `(state IN ('planned','held','moved','skipped','cancelled') AND meeting_on>=? OR series_on>=? OR id IN (SELECT (SELECT m.id FROM meeting m
		WHERE m.subject_id=p.id AND m.state='held' AND m.meeting_on<=? AND (m.visibility<>'private' OR m.author_id=?)
		ORDER BY m.meeting_on DESC LIMIT 1) FROM person p))`
)

// Agenda reads what Today and the lists of promises need to know of everybody on a day: the one-on-ones from then on, what
// became of single occurrences of standing ones, and the last one held with each; what was open at the end of the day, and the points that are open now.
func (s *Store) Agenda(ctx context.Context, on model.Date) (model.Agenda, error) {
	return read(ctx, s, func(v *view) (out model.Agenda, err error) {
		back := on.AddDays(-1) // elsewhere it may be the day before
		open := v.texts(everyone, current, openOn).with(on)
		err = reads(
			some(v, &out.Meetings, "meeting_on, at_time, id", v.texts(everyone, talksOn).with(back, back, on, v.actor)),
			some(v, &out.Cadences, "valid_from, id", v.texts(everyone)),
			some(v, &out.Series, "valid_from, id", v.texts(everyone, "archived_at IS NULL", "(valid_to IS NULL OR valid_to>=?)").with(back)),
			some(v, &out.Absences, "valid_from, id", v.texts(everyone, "archived_at IS NULL")),
			some(v, &out.Actions, "position, id", open),
			some(v, &out.Goals, "position, id", open),
			v.zone(&out.Zone),
			some(v, &out.Points, "position, id", v.texts(everyone, current, "closed_on IS NULL", "archived_at IS NULL")),
		)
		return out, err
	})
}
