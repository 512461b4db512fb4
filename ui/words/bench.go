package words

import (
	"milepost/model"
)

// BenchNeed says what is needed for what: “Executive talks” at 4 for “Launch of Fleet”.
func BenchNeed(l *model.BenchLine, f *model.Framework) string {
	skill := Say("needs.skill.gone")
	if s := f.Skill(l.Needed.SkillID); s != nil {
		skill = s.Name
	}
	return Say("bench.need", skill, f.StepLabel(l.Needed.Step), l.Strategic.Title)
}

// BenchPeople says who is ready, and who is not or cannot be told, in sentences. Who is far from it is only counted.
func BenchPeople(l *model.BenchLine, today model.Date) string {
	said := ""
	add := func(sentence string) {
		if said != "" {
			said += " "
		}
		said += sentence
	}
	for _, s := range []model.Readiness{model.ReadyNow, model.ReadyInTime, model.ReadyLate} {
		var names []string
		for _, p := range l.Are(s) {
			name := p.Person.Call()
			if !p.On.IsZero() {
				name = Say("bench.by", name, DateShort(p.On, today))
			}
			names = append(names, name)
		}
		if len(names) > 0 {
			add(Say("bench."+string(s), List(names)))
		}
	}
	if n := len(l.Are(model.ReadyNever)); n > 0 {
		add(SayN("bench.never", n))
	}
	if n := len(l.Are(model.ReadyUnknown)); n > 0 {
		add(SayN("bench.unknown", n))
	}
	return said
}
