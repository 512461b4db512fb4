package milestones

import (
	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// filter is what of the weave is shown. Empty parts leave everything in.
type filter struct {
	person model.ID
	kind   model.StrategicKind
	state  string
}

// States the weave can be filtered by.
const (
	stateAhead   = "ahead"
	stateReached = "reached"
	stateLate    = "late"
)

func (f filter) on() bool { return f != filter{} }

// of leaves out what the filter does not want: other people, strategic milestones of other kinds with the careers that
// serve none of the kind, and career milestones in other states.
func (f filter) of(d model.Direction, people []model.Person, on model.Date) (model.Direction, []model.Person) {
	out := d
	if f.person != "" {
		var who []model.Person
		for _, p := range people {
			if p.ID == f.person {
				who = append(who, p)
			}
		}
		people = who
	}
	if f.kind != "" {
		out.Strategic = nil
		for _, s := range d.Strategic {
			if s.Kind == f.kind {
				out.Strategic = append(out.Strategic, s)
			}
		}
		out.Careers = serving(&out, on)
	}
	if f.state != "" {
		late := map[model.ID]bool{}
		for _, t := range d.Threads(on) {
			late[t.Career.ID] = late[t.Career.ID] || t.Late(on)
		}
		var careers []model.Career
		for _, c := range out.Careers {
			if f.state == stateAhead && c.Current(on) || f.state == stateReached && c.State == model.MilestoneReached || f.state == stateLate && late[c.ID] {
				careers = append(careers, c)
			}
		}
		out.Careers = careers
	}
	return out, people
}

// serving are the career milestones that a thread leads from.
func serving(d *model.Direction, on model.Date) []model.Career {
	tied := map[model.ID]bool{}
	for _, t := range d.Threads(on) {
		tied[t.Career.ID] = true
	}
	var out []model.Career
	for _, c := range d.Careers {
		if tied[c.ID] {
			out = append(out, c)
		}
	}
	return out
}

// filters are the three choices, and the way back to everything.
func (x *picture) filters() fyne.CanvasObject {
	row := []fyne.CanvasObject{
		x.choice("milestones.filter.person", x.people(), string(x.filter.person), func(key string) { x.filter.person = model.ID(key) }),
		x.choice("milestones.filter.kind", append([]kit.Choice{{Text: words.Say("milestones.filter.kind.all")}}, kinds()...), string(x.filter.kind), func(key string) { x.filter.kind = model.StrategicKind(key) }),
		x.choice("milestones.filter.state", []kit.Choice{
			{Text: words.Say("milestones.filter.state.all")},
			{Key: stateAhead, Text: words.Say("milestones.filter.state.ahead")},
			{Key: stateReached, Text: words.Say("milestones.filter.state.reached")},
			{Key: stateLate, Text: words.Say("milestones.filter.state.late")},
		}, x.filter.state, func(key string) { x.filter.state = key }),
	}
	if x.filter.on() {
		row = append(row, kit.Mid(kit.NewLink("milestones.filter.none", words.Say("milestones.filter.none"), x.onNoFilter)))
	}
	row = append(row, x.foldLinks()...)
	return kit.In(0, 0, 10, 0, kit.Flow(10, 6, row...))
}

// choice is a button with what is chosen, which opens the list.
func (x *picture) choice(name string, choices []kit.Choice, now string, choose func(key string)) fyne.CanvasObject {
	label := choices[0].Text
	for _, c := range choices {
		if c.Key == now {
			label = c.Text
		}
	}
	b := kit.NewMenuButton(name, label, func() []kit.MenuItem {
		return kit.Choices(choices, now, func(key string) {
			choose(key)
			x.page.show()
			kit.FocusName(x.page.frame.Canvas(), name)
		})
	})
	return b
}

// people are those who can be shown alone.
func (x *picture) people() []kit.Choice {
	out := []kit.Choice{{Text: words.Say("milestones.filter.person.all")}}
	for i := range x.page.cover.Reps {
		p := &x.page.cover.Reps[i]
		out = append(out, kit.Choice{Key: string(p.ID), Text: p.Name})
	}
	return out
}

func (x *picture) onNoFilter() {
	x.filter = filter{}
	x.page.show()
	kit.FocusName(x.page.frame.Canvas(), "milestones.weave")
}
