package model

import (
	"fmt"
	"slices"
	"strings"
)

// freshID begins the lasting id of what no version had before. Storage gives it a real one when it is written.
const freshID = "new-"

// Fresh is a lasting id, or the id of a measure, for something that a framework did not have before. Each number stands for one
// thing within one framework.
func Fresh(number int) ID { return ID(fmt.Sprintf("%s%d", freshID, number)) }

// IsFresh says whether an id stands for something that is not stored yet.
func (id ID) IsFresh() bool { return strings.HasPrefix(string(id), freshID) }

// Check says what is wrong with a framework as a whole, as ErrInvalid: a name that is missing or stands twice, a step that the
// scale does not have, something that names what is not there. Levels may have one name on two ladders. nil: it can be written.
func (f *Framework) Check() error {
	c := &frameworkCheck{f: f, steps: map[int]bool{}, ladders: map[ID]bool{}, levels: map[ID]bool{}, skills: map[ID]bool{}, seen: map[string]bool{}}
	for _, part := range []func() error{c.scale, c.ladder, c.level, c.skill, c.behaviour, c.rest} {
		if err := part(); err != nil {
			return err
		}
	}
	return nil
}

// frameworkCheck gathers what the parts of a framework may name.
type frameworkCheck struct {
	f                       *Framework
	steps                   map[int]bool
	ladders, levels, skills map[ID]bool
	seen                    map[string]bool
}

func badFramework(key string, args ...any) error {
	return &Problem{Key: key, Args: args, Err: ErrInvalid}
}

// once holds that a thing has an id and a name, and that nothing else of its kind has either.
func (c *frameworkCheck) once(kind, within, name string, id ID, known map[ID]bool) error {
	folded := Fold(name)
	if folded == "" {
		folded = strings.TrimSpace(name)
	}
	switch key := kind + "\x00" + within + "\x00" + folded; {
	case strings.TrimSpace(name) == "":
		return badFramework("framework.check.name", Key("framework.kind."+kind))
	case id == "" || known[id]:
		return badFramework("framework.check.lost", name)
	case c.seen[key]:
		return badFramework("framework.check.twice", Key("framework.kind."+kind), name)
	default:
		known[id], c.seen[key] = true, true
	}
	return nil
}

func (c *frameworkCheck) scale() error {
	for _, s := range c.f.Steps {
		if s.Value < 1 || c.steps[s.Value] {
			return badFramework("framework.check.scale", s.Value)
		}
		c.steps[s.Value] = true
	}
	if len(c.f.Steps) == 0 {
		return badFramework("framework.check.noscale")
	}
	return nil
}

func (c *frameworkCheck) ladder() error {
	for _, l := range c.f.Ladders {
		if err := c.once("ladder", "", l.Name, l.LadderID, c.ladders); err != nil {
			return err
		}
	}
	return nil
}

func (c *frameworkCheck) level() error {
	for _, l := range c.f.Levels {
		if !c.ladders[l.LadderID] {
			return badFramework("framework.check.lost", l.Name)
		}
		if err := c.once("level", string(l.LadderID), l.Name, l.LevelID, c.levels); err != nil {
			return err
		}
	}
	return nil
}

func (c *frameworkCheck) skill() error {
	for _, s := range c.f.Skills {
		if err := c.once("skill", "", s.Name, s.SkillID, c.skills); err != nil {
			return err
		}
	}
	return nil
}

func (c *frameworkCheck) behaviour() error {
	looks := map[string]bool{}
	for _, b := range c.f.Behaviours {
		switch {
		case !c.skills[b.SkillID], b.LevelID != "" && (!c.levels[b.LevelID] || b.Step != 0), !slices.Contains(BehaviourKinds, b.Kind):
			return badFramework("framework.check.lost", b.Text)
		case b.Step != 0 && !c.steps[b.Step]:
			return badFramework("framework.check.step", b.Step, c.f.Skill(b.SkillID).Name)
		case strings.TrimSpace(b.Text) == "":
			return badFramework("framework.check.text", c.f.Skill(b.SkillID).Name)
		}
		if b.Kind == Looks && b.Step != 0 {
			key := fmt.Sprint(b.SkillID, " ", b.Step)
			if looks[key] {
				return badFramework("framework.check.looks", c.f.Skill(b.SkillID).Name, b.Step)
			}
			looks[key] = true
		}
	}
	return nil
}

// rest are targets, ways, what a ladder asks for, and criteria.
func (c *frameworkCheck) rest() error {
	pairs := map[[3]ID]bool{}
	once := func(kind, a, b ID) bool {
		had := pairs[[3]ID{kind, a, b}]
		pairs[[3]ID{kind, a, b}] = true
		return !had
	}
	for _, t := range c.f.Targets {
		switch {
		case !c.levels[t.LevelID] || !c.skills[t.SkillID] || !once("target", t.LevelID, t.SkillID):
			return badFramework("framework.check.lost", t.Step)
		case !c.steps[t.Step]:
			return badFramework("framework.check.step", t.Step, c.f.Skill(t.SkillID).Name)
		}
	}
	for _, w := range c.f.Ways {
		if !c.levels[w.FromLevelID] || !c.levels[w.ToLevelID] || w.FromLevelID == w.ToLevelID || !once("way", w.FromLevelID, w.ToLevelID) {
			return badFramework("framework.check.way")
		}
	}
	for _, a := range c.f.Asks {
		if !c.ladders[a.LadderID] || !c.skills[a.SkillID] || !once("asks", a.LadderID, a.SkillID) {
			return badFramework("framework.check.asks")
		}
	}
	for _, x := range c.f.Criteria {
		switch {
		case !c.levels[x.LevelID] || x.CriterionID == "" || !once("criterion", x.CriterionID, "") || x.MeasureID != "" && c.f.Measure(x.MeasureID) == nil:
			return badFramework("framework.check.lost", x.Text)
		case strings.TrimSpace(x.Text) == "":
			return badFramework("framework.check.criterion", c.f.Level(x.LevelID).Name)
		}
	}
	return nil
}
