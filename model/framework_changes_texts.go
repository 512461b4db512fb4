package model

import "slices"

// textPlace is where texts of a skill stand.
type textPlace struct {
	skill, level ID
	kind         BehaviourKind
	step         int
}

func places(f *Framework) []textPlace {
	var out []textPlace
	seen := map[textPlace]bool{}
	for _, b := range f.Behaviours {
		p := textPlace{b.SkillID, b.LevelID, b.Kind, b.Step}
		if !seen[p] {
			seen[p] = true
			out = append(out, p)
		}
	}
	return out
}

// texts are compared place by place; one that is there no more and one that is new at the same place are one that changed. Those of a
// skill or level that came or went are left out.
func (d *frameworkDiff) texts() {
	all := places(d.to)
	for _, p := range places(d.from) {
		if !slices.Contains(all, p) {
			all = append(all, p)
		}
	}
	here := func(p textPlace) bool {
		return d.from.Skill(p.skill) != nil && d.to.Skill(p.skill) != nil && (p.level == "" || d.from.Level(p.level) != nil && d.to.Level(p.level) != nil)
	}
	for _, p := range all {
		if !here(p) {
			continue
		}
		was, now := d.from.Texts(p.skill, p.kind, p.level, p.step), d.to.Texts(p.skill, p.kind, p.level, p.step)
		gone, come := lacking(was, now), lacking(now, was)
		base := FrameworkChange{Part: PartText, SkillID: p.skill, LevelID: p.level, Kind: p.kind, Step: p.step}
		for i := range max(len(gone), len(come)) {
			c := base
			switch {
			case i >= len(gone):
				c.Did, c.Now = DidAdd, come[i]
			case i >= len(come):
				c.Did, c.Was = DidRemove, gone[i]
			default:
				c.Did, c.Was, c.Now = DidChange, gone[i], come[i]
			}
			d.add(c)
		}
		if len(gone) == 0 && len(come) == 0 && !slices.Equal(was, now) {
			base.Did = DidMove
			d.add(base)
		}
	}
}

// lacking are the texts of a that b does not have, each as often as it is missing.
func lacking(a, b []string) []string {
	left := slices.Clone(b)
	var out []string
	for _, x := range a {
		if i := slices.Index(left, x); i >= 0 {
			left = slices.Delete(left, i, i+1)
			continue
		}
		out = append(out, x)
	}
	return out
}

// asks are the skills that a ladder asks for now and did not before, or the other way round.
func (d *frameworkDiff) asks() {
	for _, l := range d.to.Ladders {
		if d.from.Ladder(l.LadderID) == nil {
			continue
		}
		for _, s := range d.to.Skills {
			if d.from.Skill(s.SkillID) == nil {
				continue
			}
			was, now := d.from.AsksFor(l.LadderID, s.SkillID), d.to.AsksFor(l.LadderID, s.SkillID)
			switch {
			case now && !was:
				d.add(FrameworkChange{Part: PartAsks, Did: DidAdd, LadderID: l.LadderID, SkillID: s.SkillID})
			case was && !now:
				d.add(FrameworkChange{Part: PartAsks, Did: DidRemove, LadderID: l.LadderID, SkillID: s.SkillID})
			}
		}
	}
}

// criteria leave out those of a level that came or went.
func (d *frameworkDiff) criteria() {
	id := func(c *Criterion) ID { return c.CriterionID }
	for _, x := range both(d.from.Criteria, d.to.Criteria, id) {
		was, now := d.from.Criterion(x), d.to.Criterion(x)
		c, rest := FrameworkChange{Part: PartCriterion, CriterionID: x}, false
		if was != nil {
			c.Was, c.LevelID = was.Text, was.LevelID
		}
		if now != nil {
			c.Now, c.LevelID = now.Text, now.LevelID
		}
		if d.from.Level(c.LevelID) == nil || d.to.Level(c.LevelID) == nil {
			continue
		}
		if was != nil && now != nil {
			rest = was.Months != now.Months || !SameMeasure(d.from.Measure(was.MeasureID), d.to.Measure(now.MeasureID))
		}
		d.named(c, was != nil, now != nil, rest)
	}
	for _, l := range d.to.Levels {
		for _, x := range movedIDs(idsOf(d.from.CriteriaOf(l.LevelID), id), idsOf(d.to.CriteriaOf(l.LevelID), id)) {
			d.add(FrameworkChange{Part: PartCriterion, Did: DidMove, CriterionID: x, LevelID: l.LevelID, Was: d.from.Criterion(x).Text, Now: d.to.Criterion(x).Text})
		}
	}
}

// SameMeasure says whether two measures count the same; both may be nil.
func SameMeasure(a, b *Measure) bool {
	if a == nil || b == nil {
		return a == b
	}
	x, y := *a, *b
	x.Row, y.Row = Row{}, Row{}
	return x == y
}

// Concerning are the changes that somebody on a level is looked at by: those of the scale, of the skills that the level's ladder asks
// for in either version, of the level's own targets and criteria. Order does not concern anybody. Without a level all skills count.
func (c FrameworkChanges) Concerning(from, to *Framework, level ID) FrameworkChanges {
	var ladders []ID
	for _, f := range []*Framework{from, to} {
		if l := f.Level(level); l != nil {
			ladders = append(ladders, l.LadderID)
		}
	}
	asked := func(skill ID) bool {
		here := func(f *Framework) bool {
			return f.Skill(skill) != nil && (len(ladders) == 0 || slices.ContainsFunc(ladders, func(l ID) bool { return f.AsksFor(l, skill) }))
		}
		return here(from) || here(to)
	}
	var out FrameworkChanges
	for _, x := range c {
		ok := false
		switch x.Part {
		case PartScale:
			ok = true
		case PartSkill:
			ok = asked(x.SkillID)
		case PartText:
			ok = asked(x.SkillID) && (x.LevelID == "" || x.LevelID == level)
		case PartTarget, PartCriterion, PartLevel:
			ok = level != "" && x.LevelID == level
		case PartAsks:
			ok = slices.Contains(ladders, x.LadderID)
		}
		if ok && x.Did != DidMove {
			out = append(out, x)
		}
	}
	return out
}

// FrameworkCount is how many changes there are of a part.
type FrameworkCount struct {
	Part FrameworkPart
	N    int
}

// Counts are how many changes there are of each part, the most telling first: targets, skills, texts, criteria, then the rest. A skill
// that a ladder asks for now, or no more, counts as a skill.
func (c FrameworkChanges) Counts() []FrameworkCount {
	n := map[FrameworkPart]int{}
	for _, x := range c {
		part := x.Part
		if part == PartAsks {
			part = PartSkill
		}
		n[part]++
	}
	var out []FrameworkCount
	for _, p := range []FrameworkPart{PartTarget, PartSkill, PartText, PartCriterion, PartLevel, PartLadder, PartWay, PartScale} {
		if n[p] > 0 {
			out = append(out, FrameworkCount{p, n[p]})
		}
	}
	return out
}
