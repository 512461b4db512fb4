package words

import (
	"strings"

	"milepost/model"
)

// FrameworkCounts says how much changed: "2 targets, 1 skill".
func FrameworkCounts(counts []model.FrameworkCount) string {
	var out []string
	for _, c := range counts {
		out = append(out, SayN("framework.count."+string(c.Part), c.N))
	}
	return strings.Join(out, ", ")
}

// FrameworkChange says one thing that differs from one version to another.
func FrameworkChange(c *model.FrameworkChange, from, to *model.Framework) string {
	x := changeWords{c, from, to}
	switch c.Part {
	case model.PartTarget:
		return x.target()
	case model.PartText:
		return Say("framework.change.text."+string(c.Did), x.where(), Short(c.Was), Short(c.Now))
	case model.PartWay:
		return Say("framework.change.way."+string(c.Did), x.level(c.LevelID), x.level(c.ToLevelID))
	case model.PartAsks:
		return Say("framework.change.asks."+string(c.Did), x.ladder(c.LadderID), x.skill(c.SkillID))
	case model.PartCriterion:
		return Say("framework.change.criterion."+string(c.Did), x.level(c.LevelID), Short(c.Was), Short(c.Now))
	}
	kind := Say("framework.change.the." + string(c.Part))
	if c.Did == model.DidRename {
		return Say("framework.change.renamed", kind, c.Was, c.Now)
	}
	name := c.Now
	if name == "" {
		name = c.Was
	}
	return Say("framework.change."+string(c.Did), kind, name)
}

// changeWords names what a change is about, as the later version calls it where that has it.
type changeWords struct {
	c        *model.FrameworkChange
	from, to *model.Framework
}

func (x changeWords) skill(id model.ID) string {
	for _, f := range []*model.Framework{x.to, x.from} {
		if s := f.Skill(id); s != nil {
			return s.Name
		}
	}
	return ""
}

func (x changeWords) level(id model.ID) string {
	for _, f := range []*model.Framework{x.to, x.from} {
		if l := f.Level(id); l != nil {
			return l.Name
		}
	}
	return ""
}

func (x changeWords) ladder(id model.ID) string {
	for _, f := range []*model.Framework{x.to, x.from} {
		if l := f.Ladder(id); l != nil {
			return l.Name
		}
	}
	return ""
}

func (x changeWords) target() string {
	c := x.c
	switch c.Did {
	case model.DidAdd:
		return Say("framework.change.target.added", x.level(c.LevelID), x.skill(c.SkillID), c.NowStep)
	case model.DidRemove:
		return Say("framework.change.target.removed", x.level(c.LevelID), x.skill(c.SkillID), c.WasStep)
	}
	return Say("framework.change.target.changed", x.level(c.LevelID), x.skill(c.SkillID), c.WasStep, c.NowStep)
}

// where is the place of a text: the skill, what the text is for, and the step or level.
func (x changeWords) where() string {
	c := x.c
	kind := Say("framework.kind.of." + string(c.Kind))
	switch {
	case c.Step > 0:
		return Say("framework.change.at.step", x.skill(c.SkillID), kind, c.Step)
	case c.LevelID != "":
		return Say("framework.change.at.level", x.skill(c.SkillID), kind, x.level(c.LevelID))
	}
	return Say("framework.change.at", x.skill(c.SkillID), kind)
}
