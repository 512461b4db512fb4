package oneonone

import (
	"milepost/model"
	"milepost/ui/kit"
)

// goOn opens again what was being changed in its place when the page was left, without taking the keyboard.
func (p *Page) goOn() {
	if p.wentOn {
		return
	}
	p.wentOn = true
	for _, thing := range p.frame.Drafts().About(p.subject()) {
		kind, id := kit.ThingKind(thing)
		if kind == "promise/new" && id != p.person {
			continue
		}
		switch kind {
		case "point":
			if x := p.point(id); x != nil && p.reveal(id) {
				p.editPoint(*x, false)
			}
		case "promise":
			if x := p.point(id); x != nil && p.reveal(id) {
				p.promiseOf(*x, false)
			}
		case "action":
			if a := p.action(id); a != nil && p.reveal(id) {
				p.editAction(*a, false)
			}
		case "promise/new":
			p.newPoint.toPromise(false)
		}
	}
}

// reveal shows the row of a record, also where it is left out.
func (p *Page) reveal(id model.ID) bool {
	p.openTo(id)
	p.show()
	return true
}

// action is a promise by its id; nil when there is none.
func (p *Page) action(id model.ID) *model.Action {
	for i := range p.talks.Actions {
		if p.talks.Actions[i].ID == id {
			return &p.talks.Actions[i]
		}
	}
	return nil
}

// Continue opens the note that was being changed; everything else stands in its field already.
func (p *Page) Continue(thing string) bool {
	switch kind, id := kit.ThingKind(thing); kind {
	case "point/new", "action/new", "note/new", "promise/new":
		return id == p.person
	case "point", "promise":
		x := p.point(id)
		if x == nil {
			return false
		}
		list := p.listOf(x)
		return list.Editing(string(id))
	case "action":
		return p.actions.Editing(string(id))
	case "reply/new":
		if id == p.person {
			p.onReply("")
			return true
		}
	case "standing/new":
		if id != p.person {
			return false
		}
		p.onStanding(nil)
		return true
	case "standing":
		for _, s := range p.standing() {
			if s.ID == id {
				p.onStanding(&s)
				return true
			}
		}
	case "note":
		for _, n := range p.talks.Notes {
			if n.ID == id {
				p.onEditNote(n)
				return true
			}
		}
	}
	return false
}
