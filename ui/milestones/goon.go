package milestones

import (
	"strings"

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
	return kit.ContinueLink(p.frame, p.dir, thing)
}

// Continue opens the dialog again in which somebody was writing; answers stand in their fields already.
func (p *StrategicPage) Continue(thing string) bool {
	kind, id := kit.ThingKind(thing)
	switch {
	case !p.known:
		return false
	case strings.HasPrefix(kind, "answer."):
		return id == p.id
	case kind == "strategic" && id == p.id:
		askStrategic(p.frame, p.milestone, nil)
		return true
	}
	return kit.ContinueLink(p.frame, p.dir, thing)
}
