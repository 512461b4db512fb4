package profile

import (
	"milepost/model"
	"milepost/ui/words"
)

// standing is where somebody stands: their skills against the level they grow into.
type standing struct {
	level  *model.Level // the next one; at the top of the ladder the own one; nil without a level
	own    bool         // level is the one held
	states []model.SkillState
	gaps   []model.SkillState
	needed int              // how many of the gaps the team needs closed
	needs  *model.Strategic // the first strategic milestone that does
	by     string           // the month it is due
}

func newStanding(r *model.Roster, f facts, person model.ID, on model.Date) standing {
	s := standing{level: r.LevelOn(person, on)}
	if s.level == nil {
		s.states = model.SkillStates(r, f.ratings, person, on)
		return s
	}
	if next := r.Framework.Next(s.level.LevelID); next != nil {
		s.level = next
	} else {
		s.own = true
	}
	s.states = model.AskedStates(&r.Framework, s.level.LadderID, model.SkillStatesFor(r, f.ratings, person, on, s.level.LevelID))
	s.gaps = model.Gaps(s.states)
	s.need(f, person, on)
	return s
}

// need finds the first strategic milestone that a career milestone serves which builds on a skill with a gap, and counts
// those skills. A goal on the way to the career milestone may name the skill in its place.
func (s *standing) need(f facts, person model.ID, on model.Date) {
	builds := func(c *model.Career, skill model.ID) bool {
		for i := range f.growth.Goals {
			if g := &f.growth.Goals[i]; g.CareerMilestoneID == c.ID && g.SkillID == skill && g.ArchivedAt.IsZero() && g.OpenOn(on) {
				return true
			}
		}
		return c.SkillID == skill
	}
	needed := map[model.ID]bool{}
	for _, t := range f.dir.Threads(on) { // the first strategic milestone comes first
		if t.Career.SubjectID != person || !t.Career.Current(on) || !t.Strategic.Current(on) || t.Strategic.DueOn.IsZero() {
			continue
		}
		for i := range s.gaps {
			skill := s.gaps[i].Skill.SkillID
			if !builds(&t.Career, skill) || s.needs != nil && s.needs.ID != t.Strategic.ID {
				continue
			}
			needed[skill] = true
			strategic := t.Strategic
			s.needs, s.by = &strategic, byMonth(strategic.DueOn, on)
		}
	}
	s.needed = len(needed)
}

// byMonth is the month of a day, with its year when it is a year or more away.
func byMonth(d, on model.Date) string {
	if d.Days(on) >= 365 || d.Before(on) {
		return words.MonthYear(d)
	}
	return words.Month(int(d.Month()))
}

// sentence is what is true today of somebody's skills.
func (s *standing) sentence(call string) string {
	rated := model.RatedCount(s.states)
	switch {
	case rated == 0:
		return words.Say("profile.finding.unrated", call)
	case s.level == nil:
		return words.Say("profile.finding.nolevel", call)
	case len(s.gaps) > 0:
		return s.gapSentence()
	case rated < len(s.states):
		return words.SayN("profile.finding.some", len(s.states)-rated, s.level.Name, words.Count(len(s.states)-rated))
	case s.own:
		return words.Say("profile.finding.top", call, s.level.Name)
	}
	return words.Say("profile.finding.ready", call, s.level.Name)
}

func (s *standing) gapSentence() string {
	n := len(s.gaps)
	count := words.Capital(words.Count(n))
	switch {
	case s.needs != nil && s.needed == n:
		return words.SayN("profile.finding.gaps.all", n, count, s.level.Name, s.needs.Title, s.by)
	case s.needs != nil:
		return words.SayN("profile.finding.gaps.need", n, count, s.level.Name, s.needs.Title, words.Count(s.needed), s.by)
	case s.own && n <= namedGaps:
		return words.SayN("profile.finding.gaps.own", n, count, s.level.Name, gapNames(s.gaps))
	case n > namedGaps:
		return words.Say("profile.finding.gaps.many", count, s.level.Name, s.gaps[0].Skill.Name)
	}
	return words.SayN("profile.finding.gaps", n, count, s.level.Name, gapNames(s.gaps))
}

// namedGaps is how many gaps a sentence names.
const namedGaps = 3

func gapNames(gaps []model.SkillState) string {
	var names []string
	for _, g := range gaps {
		names = append(names, g.Skill.Name)
	}
	return words.List(names)
}
