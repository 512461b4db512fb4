package growth

import "milepost/ui/kit"

// Continue opens the dialog again in which somebody was writing.
func (p *Page) Continue(thing string) bool {
	kind, id := kit.ThingKind(thing)
	switch kind {
	case "goal/new":
		p.onNewGoal()
		return true
	case "career/new":
		p.onNewCareer()
		return true
	}
	for _, g := range p.facts.growth.Goals {
		switch {
		case g.ID != id:
		case kind == "goal":
			p.askGoal(g)
			return true
		case kind == "result/new":
			p.onNewResult(g)
			return true
		case kind == "step/new":
			p.onNewStep(g)
			return true
		case kind == "support/new":
			p.askSupport(g)
			return true
		case kind == "carry/new":
			p.askCarry(g)
			return true
		case kind == "checkin/new":
			p.askCheckIn(g, p.newCheckIn(g))
			return true
		}
	}
	for _, c := range p.facts.growth.Careers {
		if kind == "career" && c.ID == id {
			p.askCareer(c)
			return true
		}
	}
	for _, s := range p.facts.growth.Steps {
		if kind == "step" && s.ID == id {
			p.askStep(s)
			return true
		}
	}
	for _, c := range p.facts.growth.CheckIns {
		if kind == "checkin" && c.ID == id {
			p.onEditCheckIn(c)
			return true
		}
	}
	return kit.ContinueLink(p.frame, p.facts.dir, thing)
}
