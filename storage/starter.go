package storage

import (
	"bytes"
	"encoding/json"

	"milepost/model"
)

// Starter is the framework a new team begins with, by names: whoever creates a file hands it in.
type Starter struct {
	Steps    []StarterStep             `json:"steps"`
	Ladders  []StarterLadder           `json:"ladders"`
	Ways     []StarterWay              `json:"ways"`
	Criteria []StarterCriterion        `json:"criteria"`
	Skills   []StarterSkill            `json:"skills"`
	Targets  map[string]map[string]int `json:"targets"` // level, skill, step
}

// StarterStep is one step of the scale.
type StarterStep struct {
	Value int    `json:"value"`
	Label string `json:"label"`
}

// StarterLadder is a career ladder with its levels from the bottom up.
type StarterLadder struct {
	Name   string         `json:"name"`
	Levels []StarterLevel `json:"levels"`
}

// StarterLevel is a career level; names are unique over all ladders.
type StarterLevel struct {
	Name  string `json:"name"`
	Short string `json:"short"`
}

// StarterWay is a way between two levels, by their names.
type StarterWay struct {
	From string `json:"from"`
	To   string `json:"to"`
}

// StarterSkill is a skill with one sentence for every step of the scale, lowest first.
type StarterSkill struct {
	Name  string   `json:"name"`
	Short string   `json:"short"`
	Group string   `json:"group"`
	About string   `json:"about"`
	Steps []string `json:"steps"`

	Example []string `json:"example"` // what good looks like
	Show    []string `json:"show"`    // how to show it
	Improve []string `json:"improve"` // how to improve it
}

// StarterCriterion is what a promotion to a level asks beside skills: words, or a share of the quota over whole months, in per cent.
type StarterCriterion struct {
	Level  string `json:"level"`
	Text   string `json:"text"`
	Quota  int64  `json:"quota"`
	Months int    `json:"months"`
}

// ParseStarter reads a starter framework from JSON and checks it: steps counted from 1, no unknown names, a sentence for
// every step, a target for every level and skill. Errors are ErrInvalid.
func ParseStarter(data []byte) (Starter, error) {
	var s Starter
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&s); err != nil {
		return Starter{}, &model.Problem{Key: "storage.starter.read", Args: []any{err.Error()}, Err: model.ErrInvalid}
	}
	if err := s.check(); err != nil {
		return Starter{}, err
	}
	return s, nil
}

func badStarter(key string, args ...any) error {
	return &model.Problem{Key: key, Args: args, Err: model.ErrInvalid}
}

func (s *Starter) check() error {
	if len(s.Steps) == 0 || len(s.Skills) == 0 {
		return badStarter("storage.starter.empty")
	}
	for i, st := range s.Steps {
		if st.Label == "" || st.Value != i+1 {
			return badStarter("storage.starter.step", st.Value)
		}
	}
	skills, levels := map[string]bool{}, map[string]bool{}
	for _, sk := range s.Skills {
		if sk.Name == "" || skills[sk.Name] {
			return badStarter("storage.starter.name", sk.Name)
		}
		skills[sk.Name] = true
		if err := s.checkSentences(sk); err != nil {
			return err
		}
	}
	for _, l := range s.Ladders {
		for _, lv := range l.Levels {
			if lv.Name == "" || levels[lv.Name] {
				return badStarter("storage.starter.name", lv.Name)
			}
			levels[lv.Name] = true
		}
	}
	for _, w := range s.Ways {
		for _, name := range []string{w.From, w.To} {
			if !levels[name] {
				return badStarter("storage.starter.unknown", name)
			}
		}
	}
	for _, c := range s.Criteria {
		if !levels[c.Level] {
			return badStarter("storage.starter.unknown", c.Level)
		}
		if c.Text == "" || c.Quota > 0 && c.Months < 1 {
			return badStarter("storage.starter.criterion", c.Level)
		}
	}
	return s.checkTargets(levels, skills)
}

func (s *Starter) checkSentences(sk StarterSkill) error {
	if len(sk.Steps) != len(s.Steps) {
		return badStarter("storage.starter.sentences", sk.Name, len(sk.Steps), len(s.Steps))
	}
	for i, text := range sk.Steps {
		if text == "" {
			return badStarter("storage.starter.sentence", sk.Name, s.Steps[i].Value)
		}
	}
	return nil
}

func (s *Starter) checkTargets(levels, skills map[string]bool) error {
	scale := map[int]bool{}
	for _, st := range s.Steps {
		scale[st.Value] = true
	}
	for level, targets := range s.Targets {
		if !levels[level] {
			return badStarter("storage.starter.unknown", level)
		}
		for skill := range targets {
			if !skills[skill] {
				return badStarter("storage.starter.unknown", skill)
			}
		}
	}
	for _, l := range s.Ladders {
		for _, lv := range l.Levels {
			for _, sk := range s.Skills {
				if !scale[s.Targets[lv.Name][sk.Name]] {
					return badStarter("storage.starter.target", lv.Name, sk.Name)
				}
			}
		}
	}
	return nil
}
