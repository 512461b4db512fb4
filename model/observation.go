package model

import (
	"cmp"
	"slices"
)

// SeldomSeen is after how many days without an observation somebody stands out: six weeks.
const SeldomSeen = 42

// SkillsWatched is how many skills an observation looks at.
const SkillsWatched = 3

// Unseen says when somebody was observed last.
type Unseen struct {
	PersonID ID
	Last     Date // none: never
	Days     int  // since then; 0 when never
}

// NotSeen puts people in the order in which an observation is due: those never observed first, in the order given, then
// who was not observed for longest. Notes of other kinds, those that were replaced or archived and those after the day
// do not count.
func NotSeen(people []Person, notes []Note, on Date) []Unseen {
	last := map[ID]Date{}
	for i := range notes {
		n := &notes[i]
		if n.seenBy(on) && n.On.After(last[n.SubjectID]) {
			last[n.SubjectID] = n.On
		}
	}
	var out []Unseen
	for _, p := range people {
		u := Unseen{PersonID: p.ID, Last: last[p.ID]}
		if !u.Last.IsZero() {
			u.Days = on.Days(u.Last)
		}
		out = append(out, u)
	}
	slices.SortStableFunc(out, func(a, b Unseen) int { return cmp.Compare(a.Last.String(), b.Last.String()) })
	return out
}

// seenBy says whether a note is an observation that counts as of a day.
func (n *Note) seenBy(on Date) bool {
	return n.Kind == NoteObservation && n.ReplacedBy == "" && n.ArchivedAt.IsZero() && !n.On.After(on)
}

// LastTry is the newest observation of a person as of a day that names something to try; nil when none does. It is what
// the next one-on-one comes back to.
func LastTry(notes []Note, person ID, on Date) *Note {
	var last *Note
	for i := range notes {
		n := &notes[i]
		if n.SubjectID == person && n.seenBy(on) && n.Try != "" && (last == nil || later(n, last)) {
			last = n
		}
	}
	return last
}

// later says whether a note is newer than another; ids rise with time.
func later(a, b *Note) bool {
	return cmp.Or(cmp.Compare(a.On.String(), b.On.String()), cmp.Compare(a.ID, b.ID)) > 0
}

// SkillsToWatch are the skills an observation begins with: those of open goals, then the largest gaps, then those of the
// framework in its order, each once. There are as many as SkillsWatched, or as the framework has.
func SkillsToWatch(states []SkillState, goals []Goal, person ID, on Date) []ID {
	var out []ID
	add := func(id ID) {
		known := slices.ContainsFunc(states, func(s SkillState) bool { return s.Skill.SkillID == id })
		if known && len(out) < SkillsWatched && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	for i := range goals {
		g := &goals[i]
		if g.SubjectID == person && g.OpenOn(on) && g.ReplacedBy == "" && g.ArchivedAt.IsZero() {
			add(g.SkillID)
		}
	}
	gaps := Gaps(states)
	for i := range gaps {
		add(gaps[i].Skill.SkillID)
	}
	for i := range states {
		add(states[i].Skill.SkillID)
	}
	return out
}

// Evidence is what notes say of a person's skills and goals. It stands beside ratings and never counts as one.
type Evidence struct {
	Notes []Note // newest first; what was replaced or archived is left out
	Links []NoteLink
	Rated map[ID]ID // the skill of each rating that a note hangs on

	Goals    []Goal    // that are tied to a skill
	CheckIns []CheckIn // of those, oldest first; what was archived is left out
}

// Seen is a note with what ties it to a skill.
type Seen struct {
	Note Note
	Step int // what an observation saw: a step of the scale, 0 for none
}

// ForSkill are the notes that are evidence for a skill, newest first.
func (e *Evidence) ForSkill(skill ID) []Seen {
	steps := map[ID]int{}
	for i := range e.Links {
		if l := &e.Links[i]; l.SkillID == skill || l.RatingID != "" && e.Rated[l.RatingID] == skill {
			steps[l.NoteID] = l.Step
		}
	}
	var out []Seen
	for i := range e.Notes {
		if step, ok := steps[e.Notes[i].ID]; ok {
			out = append(out, Seen{e.Notes[i], step})
		}
	}
	return out
}

// LinksOf are what a note is evidence of, in the order given.
func LinksOf(links []NoteLink, note ID) []NoteLink {
	var out []NoteLink
	for i := range links {
		if links[i].NoteID == note {
			out = append(out, links[i])
		}
	}
	return out
}
