package storage

import (
	"context"

	"milepost/model"
)

// TalkFacts reads what the overview of one-on-ones looks at: the agenda of a day, and which talks were held and which
// points closed in a period.
func (s *Store) TalkFacts(ctx context.Context, period model.Span, on model.Date) (model.TalkFacts, error) {
	out := model.TalkFacts{}
	var err error
	if out.Agenda, err = s.Agenda(ctx, on); err != nil {
		return out, err
	}
	return read(ctx, s, func(v *view) (model.TalkFacts, error) {
		held := v.texts(everyone, "state='held'", "meeting_on>=?", "meeting_on<=?").with(period.From, period.To)
		closed := v.texts(everyone, current, "closed_on>=?", "closed_on<=?", "archived_at IS NULL").with(period.From, period.To)
		err := reads(
			some(v, &out.Held, "meeting_on, at_time, id", held),
			some(v, &out.Closed, "closed_on, id", closed),
		)
		return out, err
	})
}

// Promises reads everybody's action items that are open, and those that were closed since a day. What was replaced is
// left out; what is archived is in.
func (s *Store) Promises(ctx context.Context, since model.Date) ([]model.Action, error) {
	return read(ctx, s, func(v *view) (out []model.Action, err error) {
		err = some(v, &out, "due_on, id", v.texts(everyone, current, "(closed_on IS NULL OR closed_on>=?)").with(since))()
		return out, err
	})
}
