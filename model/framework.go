package model

import "slices"

// Version is one state of the framework. It is frozen as soon as an assessment refers to it; an edit makes the next.
type Version struct {
	Row
	Number int
	MadeOn Date
}

// TableName pins the table.
func (*Version) TableName() string { return "framework_version" }

// Step is one step of a version's scale.
type Step struct {
	Row
	VersionID ID
	Value     int
	Label     string
}

// TableName pins the table.
func (*Step) TableName() string { return "scale_step" }

// Ladder is a career ladder as a version describes it. LadderID stays the same over versions.
type Ladder struct {
	Row
	VersionID ID
	LadderID  ID
	Name      string
	Position  int64
}

// TableName pins the table.
func (*Ladder) TableName() string { return "ladder" }

// Level is a career level as a version describes it. LevelID stays the same over versions.
type Level struct {
	Row
	VersionID ID
	LevelID   ID
	LadderID  ID
	Name      string
	Short     string // for narrow places: "AE II"
	About     string // what the level is about; may be empty
	Position  int64
}

// TableName pins the table.
func (*Level) TableName() string { return "level" }

// LevelWay is a way from one level to another, within a ladder or between two.
type LevelWay struct {
	Row
	VersionID   ID
	FromLevelID ID
	ToLevelID   ID
}

// TableName pins the table.
func (*LevelWay) TableName() string { return "level_way" }

// Skill is a skill as a version describes it. SkillID stays the same over versions.
type Skill struct {
	Row
	VersionID  ID
	SkillID    ID
	Name       string
	Short      string // for narrow places
	SkillGroup string
	About      string
	Position   int64
}

// TableName pins the table.
func (*Skill) TableName() string { return "skill" }

// BehaviourKind says what a text of a skill is for.
type BehaviourKind string

// Kinds of a skill's texts.
const (
	Looks   BehaviourKind = "looks"   // what it looks like when somebody does it
	Example BehaviourKind = "example" // what good looks like, from practice
	Show    BehaviourKind = "show"    // how to show it
	Improve BehaviourKind = "improve" // how to improve it
)

// BehaviourKinds lists the kinds in the order in which they are shown.
var BehaviourKinds = []BehaviourKind{Looks, Example, Show, Improve}

// Behaviour is a text of a skill: at a step of the scale, at a level (then Step is 0), or of the skill as a whole (neither).
// At most one text of kind Looks stands at a step.
type Behaviour struct {
	Row
	VersionID ID
	SkillID   ID
	Kind      BehaviourKind
	LevelID   ID
	Step      int
	Text      string
	Position  int64
}

// TableName pins the table.
func (*Behaviour) TableName() string { return "behaviour" }

// Target is the step of a skill that a level asks for.
type Target struct {
	Row
	VersionID ID
	LevelID   ID
	SkillID   ID
	Step      int
}

// TableName pins the table.
func (*Target) TableName() string { return "target" }

// LadderSkill is a ladder that asks for a skill. A skill that no ladder is named for is asked for by all.
type LadderSkill struct {
	Row
	VersionID ID
	LadderID  ID
	SkillID   ID
}

// TableName pins the table.
func (*LadderSkill) TableName() string { return "ladder_skill" }

// Criterion is what a promotion to a level asks beside skills. CriterionID stays the same over versions. One with a measure is
// met when the measure's value reaches its target; one without by a CriterionCheck.
type Criterion struct {
	Row
	VersionID   ID
	CriterionID ID
	LevelID     ID
	Text        string
	MeasureID   ID  // none: words alone
	Months      int // over how many whole months, up to the day, deals are counted; 0: the measure's own window
	Position    int64
}

// TableName pins the table.
func (*Criterion) TableName() string { return "criterion" }

// Framework is one version with everything it owns, in order.
type Framework struct {
	Version    Version
	Steps      []Step
	Ladders    []Ladder
	Levels     []Level
	Ways       []LevelWay
	Skills     []Skill
	Behaviours []Behaviour // by skill, kind, step, position
	Targets    []Target
	Asks       []LadderSkill
	Criteria   []Criterion // by level, in their order
	Measures   []Measure   // of the criteria
}

// Skill finds a skill by its lasting id; nil when this version has none.
func (f *Framework) Skill(id ID) *Skill {
	for i := range f.Skills {
		if f.Skills[i].SkillID == id {
			return &f.Skills[i]
		}
	}
	return nil
}

// Ladder finds a ladder by its lasting id; nil when this version has none.
func (f *Framework) Ladder(id ID) *Ladder {
	for i := range f.Ladders {
		if f.Ladders[i].LadderID == id {
			return &f.Ladders[i]
		}
	}
	return nil
}

// Level finds a level by its lasting id; nil when this version has none.
func (f *Framework) Level(id ID) *Level {
	for i := range f.Levels {
		if f.Levels[i].LevelID == id {
			return &f.Levels[i]
		}
	}
	return nil
}

// LevelNamed finds a level by its folded name or short name; nil when there is none.
func (f *Framework) LevelNamed(name string) *Level {
	want := Fold(name)
	for i := range f.Levels {
		if l := &f.Levels[i]; want != "" && (Fold(l.Name) == want || Fold(l.Short) == want) {
			return l
		}
	}
	return nil
}

// Target is the step that a level asks for; 0 when it asks for none.
func (f *Framework) Target(level, skill ID) int {
	for i := range f.Targets {
		if t := &f.Targets[i]; t.LevelID == level && t.SkillID == skill {
			return t.Step
		}
	}
	return 0
}

// Behaviour is the sentence of what a skill's step looks like; empty when none is written.
func (f *Framework) Behaviour(skill ID, step int) string {
	for i := range f.Behaviours {
		if b := &f.Behaviours[i]; b.SkillID == skill && b.Step == step && b.Kind == Looks && b.LevelID == "" {
			return b.Text
		}
	}
	return ""
}

// TextsOf are a skill's texts of a kind that stand at no step: those of a level first, then those of the skill as a whole.
func (f *Framework) TextsOf(skill ID, kind BehaviourKind, level ID) []Behaviour {
	var own, whole []Behaviour
	for _, b := range f.Behaviours {
		switch {
		case b.SkillID != skill || b.Kind != kind || b.Step != 0:
		case b.LevelID == "":
			whole = append(whole, b)
		case b.LevelID == level:
			own = append(own, b)
		}
	}
	return append(own, whole...)
}

// AsksFor says whether a ladder asks for a skill: it is named for it, or no ladder is.
func (f *Framework) AsksFor(ladder, skill ID) bool {
	named := false
	for i := range f.Asks {
		if a := &f.Asks[i]; a.SkillID == skill {
			if a.LadderID == ladder {
				return true
			}
			named = true
		}
	}
	return !named
}

// SkillsOf are the skills that a ladder asks for, in the framework's order.
func (f *Framework) SkillsOf(ladder ID) []Skill {
	var out []Skill
	for _, s := range f.Skills {
		if f.AsksFor(ladder, s.SkillID) {
			out = append(out, s)
		}
	}
	return out
}

// SkillsFor are the skills that the ladder of a level asks for, in the framework's order; all of them when there is no such level.
func (f *Framework) SkillsFor(level ID) []Skill {
	l := f.Level(level)
	if l == nil {
		return f.Skills
	}
	return f.SkillsOf(l.LadderID)
}

// SkillGroups are the groups of the skills, each once, in the order in which they first come.
func (f *Framework) SkillGroups() []string {
	var out []string
	for i := range f.Skills {
		if g := f.Skills[i].SkillGroup; g != "" && !slices.Contains(out, g) {
			out = append(out, g)
		}
	}
	return out
}

// CriteriaOf are what a promotion to a level asks beside skills, in their order.
func (f *Framework) CriteriaOf(level ID) []Criterion {
	var out []Criterion
	for _, c := range f.Criteria {
		if c.LevelID == level {
			out = append(out, c)
		}
	}
	return out
}

// Measure is what a criterion is measured by; nil when there is none.
func (f *Framework) Measure(id ID) *Measure {
	for i := range f.Measures {
		if f.Measures[i].ID == id {
			return &f.Measures[i]
		}
	}
	return nil
}

// Road is the ladder of a level, in order, and the index of the level on it; -1 when the level is unknown.
func (f *Framework) Road(level ID) ([]Level, int) {
	l := f.Level(level)
	if l == nil {
		return nil, -1
	}
	var road []Level
	at := -1
	for _, x := range f.Levels {
		if x.LadderID != l.LadderID {
			continue
		}
		if x.LevelID == level {
			at = len(road)
		}
		road = append(road, x)
	}
	return road, at
}

// Next is the level after the given one on its ladder; nil at the top or when the level is unknown.
func (f *Framework) Next(level ID) *Level {
	road, at := f.Road(level)
	if at < 0 || at+1 >= len(road) {
		return nil
	}
	return &road[at+1]
}

// MaxStep is the highest value of the scale; 0 when there is no scale.
func (f *Framework) MaxStep() int {
	top := 0
	for _, s := range f.Steps {
		top = max(top, s.Value)
	}
	return top
}

// StepLabel is the word for a step; empty when the scale has no such step.
func (f *Framework) StepLabel(value int) string {
	for _, s := range f.Steps {
		if s.Value == value {
			return s.Label
		}
	}
	return ""
}
