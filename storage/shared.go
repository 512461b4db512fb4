package storage

import (
	"context"

	"milepost/model"
)

// Shared reads what a review of a person over a period is made from, as of a day. The allow-list is in the query: of
// texts only shared ones, current and not archived; notes are never read. An unknown person is ErrNotFound.
func (s *Store) Shared(ctx context.Context, person model.ID, period model.Span, asOf model.Date) (model.SharedReview, error) {
	facts, err := readWhole(ctx, s, func(v *view) (model.SharedFacts, error) { return v.sharedFacts(s.path, person) })
	if err != nil {
		return model.SharedReview{}, err
	}
	return model.NewSharedReview(facts, person, period, asOf)
}

func (v *view) sharedFacts(path string, person model.ID) (model.SharedFacts, error) {
	const (
		shared = "visibility='shared'"
		team   = "visibility='team'"
		live   = "archived_at IS NULL"
	)
	var f model.SharedFacts
	var err error
	if f.Roster, err = v.roster(path); err != nil {
		return f, err
	}
	err = reads(
		some(v, &f.Assessments.Assessments, "assessed_on, id", about(person, shared)),
		some(v, &f.Assessments.Ratings, "id", about(person, shared, "id NOT IN ("+held+")")),
		some(v, &f.Expected.Versions, "subject_id, number", about(person, shared)),
		some(v, &f.Expected.Acknowledgements, "acknowledged_on, id", about(person, shared)),
		some(v, &f.Growth.Goals, "position, id", about(person, shared, current, live)),
		some(v, &f.Growth.KeyResults, "position, id", about(person, shared, live)),
		some(v, &f.Growth.Measures, "id", about(person, shared)),
		some(v, &f.Growth.Readings, "read_on, id", about(person, shared, live)),
		some(v, &f.Growth.CheckIns, "checked_on, id", about(person, shared, live)),
		some(v, &f.Direction.Careers, "due_on, position, id", about(person, shared, current, live)),
		some(v, &f.Direction.Links, "id", about(person, shared)),
		some(v, &f.Direction.Strategic, "due_on, position, id", about(everyone, team, live)),
		some(v, &f.Talks.Meetings, "meeting_on DESC, at_time DESC, id DESC", about(person, shared)),
		some(v, &f.Talks.Series, "valid_from, id", about(person, shared, live)),
		v.zone(&f.Talks.Zone),
		some(v, &f.Talks.Points, "raised_on, position, id", about(person, shared, current, live)),
		some(v, &f.Talks.Actions, "due_on, position, id", about(person, shared, current, live)),
	)
	onlyOfGoals(&f.Growth)
	return f, err
}

// SharedWeave reads where the team and each of my people are headed at the end of a day, as it may leave the house.
func (s *Store) SharedWeave(ctx context.Context, on model.Date) (model.SharedWeave, error) {
	facts, err := readWhole(ctx, s, func(v *view) (model.SharedFacts, error) { return v.sharedFacts(s.path, "") })
	if err != nil {
		return model.SharedWeave{}, err
	}
	return model.NewSharedWeave(&facts, on), nil
}

// SharedExpectation reads what is expected of a person at the end of a day, as it may leave the house. ErrNotFound when
// nothing is.
func (s *Store) SharedExpectation(ctx context.Context, person model.ID, on model.Date) (model.SharedExpectation, error) {
	facts, err := readWhole(ctx, s, func(v *view) (model.SharedFacts, error) { return v.sharedFacts(s.path, person) })
	if err != nil {
		return model.SharedExpectation{}, err
	}
	return model.NewSharedExpectation(&facts, person, on)
}

// SharedLists reads the goals and milestones that may leave the house, of a person or of everybody for the empty id. The
// allow-list is that of Shared.
func (s *Store) SharedLists(ctx context.Context, person model.ID) (model.SharedLists, error) {
	facts, err := readWhole(ctx, s, func(v *view) (model.SharedFacts, error) { return v.sharedFacts(s.path, person) })
	if err != nil {
		return model.SharedLists{}, err
	}
	return model.NewSharedLists(&facts, person), nil
}
