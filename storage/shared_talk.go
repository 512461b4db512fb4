package storage

import (
	"context"

	"milepost/model"
)

// SharedTalk reads what the summary of a one-on-one is made from, as of a day; without a meeting that of the last talk.
// The allow-list is in the query: of texts only shared ones, current and not archived; notes are never read. An unknown
// person or meeting is ErrNotFound.
func (s *Store) SharedTalk(ctx context.Context, person, meeting model.ID, asOf model.Date) (model.SharedTalk, error) {
	const (
		shared = "visibility='shared'"
		live   = "archived_at IS NULL"
	)
	facts, err := readWhole(ctx, s, func(v *view) (f model.SharedTalkFacts, err error) {
		if f.Roster, err = v.roster(s.path); err != nil {
			return f, err
		}
		err = reads(
			some(v, &f.Talks.Meetings, "meeting_on DESC, at_time DESC, id DESC", about(person, shared)),
			some(v, &f.Talks.Series, "valid_from, id", about(person, shared, live)),
			some(v, &f.Talks.Points, "position, id", about(person, shared, current, live)),
			some(v, &f.Talks.Actions, "position, id", about(person, shared, current, live)),
		)
		return f, err
	})
	if err != nil {
		return model.SharedTalk{}, err
	}
	return model.NewSharedTalk(facts, person, meeting, asOf)
}

// Summaries are those that were sent about a person, newest first.
func (s *Store) Summaries(ctx context.Context, person model.ID) ([]model.Summary, error) {
	return read(ctx, s, func(v *view) (out []model.Summary, err error) {
		err = some(v, &out, "made_on DESC, id DESC", v.texts(person))()
		return out, err
	})
}

// SentItems are the promises of a summary in the order of their numbers: as they were when it was sent, and as they are.
func (s *Store) SentItems(ctx context.Context, sum model.Summary) ([]model.SentItem, error) {
	then, err := s.AsOf(ctx, (*model.Action)(nil).TableName(), sum.SubjectID, sum.Version)
	if err != nil {
		return nil, err
	}
	now, err := read(ctx, s, func(v *view) (out []model.Action, err error) {
		err = some(v, &out, "id", v.texts(sum.SubjectID, current))()
		return out, err
	})
	if err != nil {
		return nil, err
	}
	var out []model.SentItem
	for i, id := range sum.Numbered() {
		item := model.SentItem{Number: i + 1, SentOn: sum.MadeOn}
		if was := then[id]; was != nil {
			item.Text, _ = was["text"].(string)
			due, _ := was["due_on"].(string)
			if item.DueOn, err = model.ParseDate(due); err != nil {
				return nil, err
			}
		}
		for k := range now {
			if now[k].ID == id && now[k].Visibility == model.Shared {
				item.Now = &now[k]
			}
		}
		out = append(out, item)
	}
	return out, nil
}
