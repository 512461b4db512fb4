package milestones

import (
	"strings"

	"milepost/model"
	"milepost/ui/kit"
)

// Continue opens the dialog again in which somebody was writing.
func (p *Page) Continue(thing string) bool {
	kind, id := kit.ThingKind(thing)
	if kind == "strategic/new" {
		p.onNew()
		return true
	}
	if m := p.dir.StrategicByID(id); m != nil && kind == "strategic" {
		askStrategic(p.frame, *m, nil)
		return true
	}
	if p.continueDay(kind, id) {
		return true
	}
	return kit.ContinueLink(p.frame, p.dir, thing)
}

// continueDay opens the dialog again that moves a date because of a conflict.
func (p *Page) continueDay(kind string, id model.ID) bool {
	for i := range p.conflicts {
		c := &p.conflicts[i]
		switch {
		case kind == "goalday" && c.Goal != nil && c.Goal.ID == id:
			askGoalDay(p.frame, *c.Goal, c.Needed)
			return true
		case kind == "careerday" && c.Goal == nil && c.Career != nil && c.Career.ID == id:
			askCareerDay(p.frame, *c.Career, c.Needed)
			return true
		}
	}
	return false
}

// Continue opens the dialog again in which somebody was writing; answers stand in their fields already.
func (p *StrategicPage) Continue(thing string) bool {
	kind, id := kit.ThingKind(thing)
	switch {
	case !p.known:
		return false
	case strings.HasPrefix(kind, "answer."):
		return id == p.id
	case thing == kit.NewThing("target", p.id):
		p.onNewTarget()
		return true
	case thing == kit.NewThing("close", p.id):
		p.onClose()
		return true
	case kind == "strategic" && id == p.id:
		askStrategic(p.frame, p.milestone, nil)
		return true
	}
	for _, x := range p.dir.TargetsOf(p.id, p.values, p.frame.Today(), false) {
		if thing == kit.NewThing("reading", x.Measure.ID) {
			p.onReading(x)
			return true
		}
	}
	return kit.ContinueLink(p.frame, p.dir, thing)
}
