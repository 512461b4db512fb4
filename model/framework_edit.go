package model

import "slices"

// Clone is a framework whose lists are its own, to be edited.
func (f *Framework) Clone() Framework {
	n := *f
	n.Steps, n.Ladders, n.Levels, n.Ways = slices.Clone(f.Steps), slices.Clone(f.Ladders), slices.Clone(f.Levels), slices.Clone(f.Ways)
	n.Skills, n.Behaviours, n.Targets = slices.Clone(f.Skills), slices.Clone(f.Behaviours), slices.Clone(f.Targets)
	n.Asks, n.Criteria, n.Measures = slices.Clone(f.Asks), slices.Clone(f.Criteria), slices.Clone(f.Measures)
	return n
}

// NewID is a lasting id that nothing in the framework has yet; see Fresh.
func (f *Framework) NewID() ID {
	for n := 1; ; n++ {
		if id := Fresh(n); !f.has(id) {
			return id
		}
	}
}

func (f *Framework) has(id ID) bool {
	return f.Ladder(id) != nil || f.Level(id) != nil || f.Skill(id) != nil || f.Measure(id) != nil || f.Criterion(id) != nil
}

// Criterion finds a criterion by its lasting id; nil when this version has none.
func (f *Framework) Criterion(id ID) *Criterion {
	for i := range f.Criteria {
		if f.Criteria[i].CriterionID == id {
			return &f.Criteria[i]
		}
	}
	return nil
}

// LevelsOf are the levels of a ladder, in their order.
func (f *Framework) LevelsOf(ladder ID) []Level {
	var out []Level
	for _, l := range f.Levels {
		if l.LadderID == ladder {
			out = append(out, l)
		}
	}
	return out
}

// PutLadder writes a ladder in the place of the one with its lasting id; one that is new, without an id, becomes the last. Returned
// is its id.
func (f *Framework) PutLadder(l Ladder) ID {
	if old := f.Ladder(l.LadderID); old != nil {
		old.Name = l.Name
		return l.LadderID
	}
	l.LadderID = f.NewID()
	f.Ladders = append(f.Ladders, l)
	return l.LadderID
}

// PutLevel writes a level in the place of the one with its lasting id; one that is new, without an id, becomes the last of its
// ladder, with a way that leads to it from the level before. Returned is its id.
func (f *Framework) PutLevel(l Level) ID {
	if old := f.Level(l.LevelID); old != nil {
		old.Name, old.Short, old.About = l.Name, l.Short, l.About
		return l.LevelID
	}
	l.LevelID = f.NewID()
	before := f.LevelsOf(l.LadderID)
	f.Levels = append(f.Levels, l)
	if n := len(before); n > 0 {
		f.SetWay(before[n-1].LevelID, l.LevelID, true)
	}
	return l.LevelID
}

// PutSkill writes a skill in the place of the one with its lasting id; one that is new, without an id, becomes the last of its group.
// Skills of a group stand together. Returned is its id.
func (f *Framework) PutSkill(s Skill) ID {
	if old := f.Skill(s.SkillID); old != nil {
		moved := old.SkillGroup != s.SkillGroup
		old.Name, old.Short, old.SkillGroup, old.About = s.Name, s.Short, s.SkillGroup, s.About
		if moved {
			f.Skills = grouped(f.Skills)
		}
		return s.SkillID
	}
	s.SkillID = f.NewID()
	f.Skills = grouped(append(f.Skills, s))
	return s.SkillID
}

// grouped sets skills of one group together, the groups in the order in which they begin.
func grouped(skills []Skill) []Skill {
	var out []Skill
	for _, g := range Groups(skills) {
		for _, s := range skills {
			if s.SkillGroup == g {
				out = append(out, s)
			}
		}
	}
	return out
}

// Groups are the groups of skills, in the order in which they begin.
func Groups(skills []Skill) []string {
	var out []string
	for _, s := range skills {
		if !slices.Contains(out, s.SkillGroup) {
			out = append(out, s.SkillGroup)
		}
	}
	return out
}

// PutCriterion writes a criterion in the place of the one with its lasting id; one that is new, without an id, becomes the last of
// its level. m is what it is measured by; nil: words alone. Returned is its id.
func (f *Framework) PutCriterion(c Criterion, m *Measure) ID {
	c.MeasureID = f.putMeasure(f.Criterion(c.CriterionID), m)
	if old := f.Criterion(c.CriterionID); old != nil {
		old.Text, old.MeasureID, old.Months = c.Text, c.MeasureID, c.Months
		return c.CriterionID
	}
	c.CriterionID = f.NewID()
	f.Criteria = append(f.Criteria, c)
	return c.CriterionID
}

// putMeasure writes the measure of a criterion, or takes it away, and gives its id.
func (f *Framework) putMeasure(old *Criterion, m *Measure) ID {
	if old != nil && old.MeasureID != "" {
		at := slices.IndexFunc(f.Measures, func(x Measure) bool { return x.ID == old.MeasureID })
		switch {
		case at >= 0 && m != nil:
			row := f.Measures[at].Row
			f.Measures[at] = *m
			f.Measures[at].Row = row
			return row.ID
		case at >= 0:
			f.Measures = slices.Delete(f.Measures, at, at+1)
		}
	}
	if m == nil {
		return ""
	}
	row := *m
	row.Row = Row{ID: f.NewID()}
	f.Measures = append(f.Measures, row)
	return row.ID
}

// SetTarget says which step of a skill a level asks for; 0: none.
func (f *Framework) SetTarget(level, skill ID, step int) {
	at := slices.IndexFunc(f.Targets, func(t Target) bool { return t.LevelID == level && t.SkillID == skill })
	switch {
	case at >= 0 && step == 0:
		f.Targets = slices.Delete(f.Targets, at, at+1)
	case at >= 0:
		f.Targets[at].Step = step
	case step != 0:
		f.Targets = append(f.Targets, Target{LevelID: level, SkillID: skill, Step: step})
	}
}

// SetStepLabel gives a step of the scale another word.
func (f *Framework) SetStepLabel(value int, label string) {
	for i := range f.Steps {
		if f.Steps[i].Value == value {
			f.Steps[i].Label = label
		}
	}
}

// SetWay says whether a way leads from one level to another.
func (f *Framework) SetWay(from, to ID, on bool) {
	at := slices.IndexFunc(f.Ways, func(w LevelWay) bool { return w.FromLevelID == from && w.ToLevelID == to })
	switch {
	case at >= 0 && !on:
		f.Ways = slices.Delete(f.Ways, at, at+1)
	case at < 0 && on:
		f.Ways = append(f.Ways, LevelWay{FromLevelID: from, ToLevelID: to})
	}
}

// HasWay says whether a way leads from one level to another.
func (f *Framework) HasWay(from, to ID) bool {
	return slices.ContainsFunc(f.Ways, func(w LevelWay) bool { return w.FromLevelID == from && w.ToLevelID == to })
}

// SetAsks says which ladders ask for a skill. All of them, or none: every ladder does, also one that is made later.
func (f *Framework) SetAsks(skill ID, ladders []ID) {
	was := f.Asks
	f.Asks = slices.DeleteFunc(slices.Clone(f.Asks), func(a LadderSkill) bool { return a.SkillID == skill })
	all := !slices.ContainsFunc(f.Ladders, func(l Ladder) bool { return !slices.Contains(ladders, l.LadderID) })
	if all || len(ladders) == 0 {
		return
	}
	for _, l := range ladders {
		row := LadderSkill{LadderID: l, SkillID: skill}
		for _, a := range was {
			if a.SkillID == skill && a.LadderID == l {
				row = a
			}
		}
		f.Asks = append(f.Asks, row)
	}
}

// SetTexts writes all texts of a skill of one kind at one place: at a step, at a level (step 0), or of the skill as a whole. Empty
// ones are left out.
func (f *Framework) SetTexts(skill ID, kind BehaviourKind, level ID, step int, texts []string) {
	here := func(b Behaviour) bool {
		return b.SkillID == skill && b.Kind == kind && b.LevelID == level && b.Step == step
	}
	f.Behaviours = slices.DeleteFunc(slices.Clone(f.Behaviours), here)
	for _, text := range texts {
		if text != "" {
			f.Behaviours = append(f.Behaviours, Behaviour{SkillID: skill, Kind: kind, LevelID: level, Step: step, Text: text})
		}
	}
}

// Texts are the texts of a skill of one kind at exactly one place, in their order.
func (f *Framework) Texts(skill ID, kind BehaviourKind, level ID, step int) []string {
	var out []string
	for _, b := range f.Behaviours {
		if b.SkillID == skill && b.Kind == kind && b.LevelID == level && b.Step == step {
			out = append(out, b.Text)
		}
	}
	return out
}
