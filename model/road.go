package model

import "cmp"

// PostState says where a level lies on a person's road.
type PostState string

// Places on the road.
const (
	PostPast  PostState = "past"
	PostNow   PostState = "now"
	PostAhead PostState = "ahead"
)

// Post is one level on the road of a person.
type Post struct {
	Level Level
	State PostState
	Since Date // when the level was taken, if known; for past and now
	AimOn Date // when the first career milestone that aims at it is due; for what is ahead
}

// Road is the ladder of the level a person holds on a day, with the days they came and mean to come by. It is empty
// when the level is unknown.
func (r *Roster) Road(person ID, careers []Career, on Date) []Post {
	l := r.LevelOn(person, on)
	if l == nil {
		return nil
	}
	levels, at := r.Framework.Road(l.LevelID)
	posts := make([]Post, len(levels))
	for i, lv := range levels {
		p := Post{Level: lv, State: PostAhead}
		switch {
		case i < at:
			p.State, p.Since = PostPast, r.tookLevel(person, lv.LevelID, on)
		case i == at:
			p.State, p.Since = PostNow, r.LevelSince(person, on)
		}
		if i > at {
			p.AimOn = aimOn(careers, person, lv.LevelID, on)
		}
		posts[i] = p
	}
	return posts
}

// aimOn is the earliest day on which an open career milestone of a person that names the level is due; zero when there
// is none.
func aimOn(careers []Career, person, level ID, on Date) Date {
	var aim Date
	for i := range careers {
		c := &careers[i]
		if c.SubjectID == person && c.LevelID == level && c.Current(on) && (aim.IsZero() || c.DueOn.Before(aim)) {
			aim = cmp.Or(c.DueOn, aim)
		}
	}
	return aim
}

// tookLevel is the first day of a level held up to a day; the day the person started when the assignment is open to
// the past; zero when neither is known.
func (r *Roster) tookLevel(person, level ID, on Date) Date {
	var first Date
	for i := range r.Assignments {
		a := &r.Assignments[i]
		if a.SubjectID != person || a.LevelID != level || a.ValidFrom.After(on) {
			continue
		}
		from := a.ValidFrom
		if from.IsZero() {
			if p := r.Person(person); p != nil {
				from = p.StartedOn
			}
		}
		if first.IsZero() || from.Before(first) {
			first = from
		}
	}
	return first
}
