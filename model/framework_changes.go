package model

import "slices"

// FrameworkPart is what a change of a framework is about.
type FrameworkPart string

// Parts of a framework.
const (
	PartScale     FrameworkPart = "scale"
	PartLadder    FrameworkPart = "ladder"
	PartLevel     FrameworkPart = "level"
	PartWay       FrameworkPart = "way"
	PartSkill     FrameworkPart = "skill"
	PartTarget    FrameworkPart = "target"
	PartText      FrameworkPart = "text"
	PartAsks      FrameworkPart = "asks"
	PartCriterion FrameworkPart = "criterion"
)

// FrameworkDid says what became of it.
type FrameworkDid string

// What became of a part.
const (
	DidAdd    FrameworkDid = "added"
	DidRemove FrameworkDid = "removed"
	DidRename FrameworkDid = "renamed"
	DidChange FrameworkDid = "changed"
	DidMove   FrameworkDid = "moved"
)

// FrameworkChange is one thing that differs between two versions. Which fields are set depends on the part: a target has a level, a
// skill and two steps, a text a skill, its kind, and a step or level.
type FrameworkChange struct {
	Part FrameworkPart
	Did  FrameworkDid

	LadderID, LevelID, SkillID, CriterionID ID
	ToLevelID                               ID // of a way
	Kind                                    BehaviourKind
	Step                                    int // of a text, or of the scale

	Was, Now         string // name, label or text before and after; empty where there was or is none
	WasStep, NowStep int    // of a target; 0: none
}

// FrameworkChanges are what differs from one version to another, by part in the order of the constants.
type FrameworkChanges []FrameworkChange

// FrameworkDiff compares two versions by their lasting ids. Rows and positions of versions do not count; what stands elsewhere among
// those that both have is moved.
func FrameworkDiff(from, to *Framework) FrameworkChanges {
	d := &frameworkDiff{from: from, to: to}
	d.scale()
	d.ladders()
	d.levels()
	d.ways()
	d.skills()
	d.targets()
	d.texts()
	d.asks()
	d.criteria()
	return d.out
}

type frameworkDiff struct {
	from, to *Framework
	out      FrameworkChanges
}

func (d *frameworkDiff) add(c FrameworkChange) { d.out = append(d.out, c) }

// named notes that something came, went or is called otherwise; rest says that something else of it differs.
func (d *frameworkDiff) named(c FrameworkChange, had, has, rest bool) {
	switch {
	case !had && has:
		c.Did = DidAdd
	case had && !has:
		c.Did = DidRemove
	case c.Was != c.Now:
		c.Did = DidRename
	case rest:
		c.Did = DidChange
	default:
		return
	}
	d.add(c)
}

// moved are those of two orders that stand elsewhere: both have them, and the longest run that kept its order does not hold them.
func movedIDs(from, to []ID) []ID {
	var a, b []ID
	for _, id := range from {
		if slices.Contains(to, id) {
			a = append(a, id)
		}
	}
	for _, id := range to {
		if slices.Contains(from, id) {
			b = append(b, id)
		}
	}
	kept := longestRun(a, b)
	return slices.DeleteFunc(b, func(id ID) bool { return slices.Contains(kept, id) })
}

// longestRun is a longest list that is in order in both, of which each holds every id once.
func longestRun(a, b []ID) []ID {
	best := make([][]ID, len(b))
	var longest []ID
	for i, id := range b {
		for j := range i {
			if slices.Index(a, b[j]) < slices.Index(a, id) && len(best[j]) > len(best[i]) {
				best[i] = best[j]
			}
		}
		best[i] = append(slices.Clone(best[i]), id)
		if len(best[i]) > len(longest) {
			longest = best[i]
		}
	}
	return longest
}

// both are the ids of two lists, those of the later first, then those that are gone.
func both[T any](from, to []T, id func(*T) ID) []ID {
	ids := idsOf(to, id)
	for _, x := range idsOf(from, id) {
		if !slices.Contains(ids, x) {
			ids = append(ids, x)
		}
	}
	return ids
}

func idsOf[T any](rows []T, id func(*T) ID) []ID {
	var out []ID
	for i := range rows {
		out = append(out, id(&rows[i]))
	}
	return out
}

func (d *frameworkDiff) scale() {
	for value := 1; value <= max(d.from.MaxStep(), d.to.MaxStep()); value++ {
		was, now := d.from.StepLabel(value), d.to.StepLabel(value)
		d.named(FrameworkChange{Part: PartScale, Step: value, Was: was, Now: now}, was != "", now != "", false)
	}
}

func (d *frameworkDiff) ladders() {
	id := func(l *Ladder) ID { return l.LadderID }
	for _, x := range both(d.from.Ladders, d.to.Ladders, id) {
		was, now := d.from.Ladder(x), d.to.Ladder(x)
		c := FrameworkChange{Part: PartLadder, LadderID: x}
		if was != nil {
			c.Was = was.Name
		}
		if now != nil {
			c.Now = now.Name
		}
		d.named(c, was != nil, now != nil, false)
	}
	for _, x := range movedIDs(idsOf(d.from.Ladders, id), idsOf(d.to.Ladders, id)) {
		d.add(FrameworkChange{Part: PartLadder, Did: DidMove, LadderID: x, Was: d.from.Ladder(x).Name, Now: d.to.Ladder(x).Name})
	}
}

func (d *frameworkDiff) levels() {
	id := func(l *Level) ID { return l.LevelID }
	for _, x := range both(d.from.Levels, d.to.Levels, id) {
		was, now := d.from.Level(x), d.to.Level(x)
		c, rest := FrameworkChange{Part: PartLevel, LevelID: x}, false
		if was != nil {
			c.Was, c.LadderID = was.Name, was.LadderID
		}
		if now != nil {
			c.Now, c.LadderID = now.Name, now.LadderID
		}
		if was != nil && now != nil {
			rest = was.Short != now.Short || was.About != now.About || was.LadderID != now.LadderID
		}
		d.named(c, was != nil, now != nil, rest)
	}
	for _, l := range d.to.Ladders {
		for _, x := range movedIDs(idsOf(d.from.LevelsOf(l.LadderID), id), idsOf(d.to.LevelsOf(l.LadderID), id)) {
			d.add(FrameworkChange{Part: PartLevel, Did: DidMove, LevelID: x, LadderID: l.LadderID, Was: d.from.Level(x).Name, Now: d.to.Level(x).Name})
		}
	}
}

// ways leave out those that came or went with a level.
func (d *frameworkDiff) ways() {
	note := func(w LevelWay, did FrameworkDid) {
		for _, id := range []ID{w.FromLevelID, w.ToLevelID} {
			if d.from.Level(id) == nil || d.to.Level(id) == nil {
				return
			}
		}
		d.add(FrameworkChange{Part: PartWay, Did: did, LevelID: w.FromLevelID, ToLevelID: w.ToLevelID})
	}
	for _, w := range d.to.Ways {
		if !d.from.HasWay(w.FromLevelID, w.ToLevelID) {
			note(w, DidAdd)
		}
	}
	for _, w := range d.from.Ways {
		if !d.to.HasWay(w.FromLevelID, w.ToLevelID) {
			note(w, DidRemove)
		}
	}
}

func (d *frameworkDiff) skills() {
	id := func(s *Skill) ID { return s.SkillID }
	for _, x := range both(d.from.Skills, d.to.Skills, id) {
		was, now := d.from.Skill(x), d.to.Skill(x)
		c, rest := FrameworkChange{Part: PartSkill, SkillID: x}, false
		if was != nil {
			c.Was = was.Name
		}
		if now != nil {
			c.Now = now.Name
		}
		if was != nil && now != nil {
			rest = was.Short != now.Short || was.About != now.About || was.SkillGroup != now.SkillGroup
		}
		d.named(c, was != nil, now != nil, rest)
	}
	for _, x := range movedIDs(idsOf(d.from.Skills, id), idsOf(d.to.Skills, id)) {
		d.add(FrameworkChange{Part: PartSkill, Did: DidMove, SkillID: x, Was: d.from.Skill(x).Name, Now: d.to.Skill(x).Name})
	}
}

// targets leave out those that came or went with a level or a skill.
func (d *frameworkDiff) targets() {
	for _, l := range d.to.Levels {
		for _, s := range d.to.Skills {
			if d.from.Level(l.LevelID) == nil || d.from.Skill(s.SkillID) == nil {
				continue
			}
			was, now := d.from.Target(l.LevelID, s.SkillID), d.to.Target(l.LevelID, s.SkillID)
			c := FrameworkChange{Part: PartTarget, Did: DidChange, LevelID: l.LevelID, SkillID: s.SkillID, LadderID: l.LadderID, WasStep: was, NowStep: now}
			switch {
			case was == now:
				continue
			case was == 0:
				c.Did = DidAdd
			case now == 0:
				c.Did = DidRemove
			}
			d.add(c)
		}
	}
}
