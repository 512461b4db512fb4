package exchange

import (
	"context"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// applyTalks carries a plan for one-on-ones out.
func applyTalks(ctx context.Context, store *storage.Store, p *Plan) (Report, error) {
	_, err := store.Do(ctx, unit.ImportTalks, func(w *storage.Work) error {
		roster, err := store.Roster(ctx) // nobody else writes before this unit ends
		if err != nil {
			return err
		}
		have, err := store.TalksOf(ctx, p.talks.people)
		if err != nil {
			return err
		}
		if markTalks(roster, have) != p.talks.was {
			return &model.Problem{Key: "import.conflict.talks", File: p.File, Err: model.ErrConflict}
		}
		return p.talks.write(w)
	})
	if err != nil {
		return Report{}, err
	}
	return p.Report(), nil
}

// write puts copies of the plan's records, so that a unit that fails leaves the plan as it was.
func (t *talkPlan) write(w *storage.Work) error {
	for _, s := range t.sources {
		if err := w.Put(&s); err != nil {
			return err
		}
	}
	for _, c := range t.cadences {
		if err := c.write(w); err != nil {
			return err
		}
	}
	ids := map[*meetingDraft]model.ID{}
	for _, m := range t.meetings {
		x := m.Meeting
		if m.writes() {
			if err := save(w, &x, &x.AuthorID); err != nil {
				return err
			}
		}
		ids[m] = x.ID
	}
	for _, n := range t.notes {
		x := n.Note
		if n.meeting != nil {
			x.MeetingID = ids[n.meeting]
		}
		if err := save(w, &x, &x.AuthorID); err != nil {
			return err
		}
	}
	return nil
}

// save puts a record that was read, or inserts a new one, whose author is whoever imports.
func save(w *storage.Work, r model.Record, author *model.ID) error {
	if r.Head().Version > 0 {
		return w.Put(r)
	}
	*author = w.Actor()
	return w.Insert(r)
}

func (c cadenceDraft) write(w *storage.Work) error {
	if c.changed != nil {
		x := *c.changed
		if err := w.Put(&x); err != nil {
			return err
		}
	}
	if c.begun == nil {
		return nil
	}
	x := *c.begun
	x.AuthorID = w.Actor()
	return w.Put(&x)
}
