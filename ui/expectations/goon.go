package expectations

import (
	"strings"

	"milepost/model"
	"milepost/ui/kit"
)

// The keys of what a form begins with that is no template, in the names of drafts.
const (
	beginEmpty  = "empty"
	beginLatest = "latest"
)

// Continue opens the form again in which somebody was writing, or hands the window over again.
func (p *Page) Continue(thing string) bool {
	switch kind, id := kit.ThingKind(thing); kind {
	case "expect/new":
		return p.goOn(thing[strings.LastIndex(thing, "/")+1:])
	case "expect.say/new":
		if v := p.facts.Latest(p.person); v == nil || v.ID != id {
			return false
		}
		p.onHandOver()
		return true
	case "expect.template/new":
		texts := model.Expected{}
		if v := p.version(); v != nil {
			texts = v.Expected
		}
		p.askTemplate(nil, texts, func(model.ID) {})
		return true
	case "expect.template":
		for i := range p.facts.Templates {
			if x := &p.facts.Templates[i]; x.ID == id {
				p.askTemplate(x, x.Expected, func(model.ID) {})
				return true
			}
		}
	}
	return false
}

// goOn opens the form that began with a key; false when that is gone.
func (p *Page) goOn(key string) bool {
	switch {
	case key == beginEmpty:
		p.onEmpty()
		return true
	case key == beginLatest:
		if p.facts.Latest(p.person) == nil {
			return false
		}
		p.onEdit()
		return true
	}
	for _, c := range append(p.choices(false), p.choices(true)...) {
		if c.key == key {
			p.ask(c.key, c.Expected, "")
			return true
		}
	}
	return false
}
