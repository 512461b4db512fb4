package mirror

import (
	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// act is one thing to do, and where it is done.
type act struct {
	text, label string
	run         func()
}

func (p *Page) openSkills(who model.ID) {
	p.frame.Go(kit.Route{Page: kit.PagePerson, Person: who, Tab: kit.TabSkills})
}

// lookAt leads to somebody's skills.
func (p *Page) lookAt(who *model.Person, text string) act {
	return act{text, words.Say("mirror.open", who.Call()), func() { p.openSkills(who.ID) }}
}

// note leads to where is written down what one saw of somebody.
func (p *Page) note(who *model.Person, text string) act {
	return act{text, words.Say("mirror.note"), func() { p.frame.Go(kit.Route{Page: kit.PageObserve, Person: who.ID}) }}
}

// more is what to do while there are too few ratings to say.
func (p *Page) more() act {
	return p.lookAt(p.mirror.Oldest, words.Say("mirror.do.more", p.mirror.Oldest.Call()))
}

func (p *Page) doSpread() act {
	switch s := &p.mirror.Spread; {
	case s.Sure == model.SureFew:
		return p.more()
	case s.Narrow():
		return p.lookAt(p.mirror.Oldest, words.Say("mirror.do.spread.narrow", p.mirror.Oldest.Call()))
	}
	return p.lookAt(p.mirror.Oldest, words.Say("mirror.do.spread.wide", p.mirror.Oldest.Call()))
}

func (p *Page) doHalo() act {
	h := &p.mirror.Halo
	if h.Sure == model.SureFew {
		return p.more()
	}
	first := &h.People[0].Person
	if h.People[0].Alike {
		return p.lookAt(first, words.Say("mirror.do.halo.alike", first.Call()))
	}
	return p.lookAt(first, words.Say("mirror.do.halo.none", first.Call()))
}

// doLevel looks at the agreed ratings first: they are the better yardstick.
func (p *Page) doLevel() act {
	m := &p.mirror
	if f := m.Agreed.Furthest; f != nil && m.Agreed.StandsOut() != 0 {
		return p.lookAt(&f.Person, words.Say("mirror.do.level.agreed", f.Person.Call(), f.Skill.Name, f.Step, f.Other))
	}
	if f := m.Target.Furthest; f != nil {
		return p.lookAt(&f.Person, words.Say("mirror.do.level.target", f.Person.Call(), f.Skill.Name, f.Step, f.Other))
	}
	if m.Target.Sure == model.SureFew {
		return p.more()
	}
	return p.lookAt(m.Oldest, words.Say("mirror.do.level.none", m.Oldest.Call()))
}

func (p *Page) doEvidence() act {
	r := &p.mirror.Recency
	switch {
	case len(r.Without) > 0:
		o := barest(r.Without)
		return p.note(&o.Person, words.Say("mirror.do.evidence.bare", o.Person.Call(), o.Skill.Name))
	case r.Late():
		return p.note(p.mirror.Oldest, words.Say("mirror.do.evidence.late"))
	}
	return p.note(p.mirror.Oldest, words.Say("mirror.do.evidence.fine"))
}

// barest is the first rating without evidence of whoever has most of them.
func barest(without []model.OwnRating) *model.OwnRating {
	count := map[model.ID]int{}
	for i := range without {
		count[without[i].Person.ID]++
	}
	out := &without[0]
	for i := range without {
		if count[without[i].Person.ID] > count[out.Person.ID] {
			out = &without[i]
		}
	}
	return out
}

func (p *Page) doSelf() act {
	apart := p.mirror.Apart()
	if apart == nil || apart.Furthest == nil {
		return p.lookAt(p.mirror.Oldest, words.Say("mirror.do.self.none", p.mirror.Oldest.Call()))
	}
	f := apart.Furthest
	return p.lookAt(&f.Person, words.Say("mirror.do.self.ask", f.Person.Call(), f.Skill.Name, f.Step, f.Other))
}
