package shell

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

const (
	sideWidth = 224
	railWidth = 60

	// sidePeople is how many of my people the sidebar names before it says "All 35".
	sidePeople = 12
)

// sideState is what the sidebar shows beside the roster.
type sideState struct {
	route  kit.Route
	people []model.Person // mine, by name
	todo   int            // lines of Today
	marked map[model.ID]bool
}

// sidebar is the frame's left edge: pages, my people, settings. Below kit.RailBelow it is a rail of icons.
func (w *Window) sidebar() fyne.CanvasObject {
	return kit.ByWidth([]float32{200}, func(step int) fyne.CanvasObject {
		if step == 0 {
			return w.sideEdge(w.railContent())
		}
		return w.sideEdge(w.sideContent())
	})
}

func (w *Window) sideEdge(o fyne.CanvasObject) fyne.CanvasObject {
	p := theme.Current()
	return kit.Cols(0, []float32{0, 1}, kit.Stack(canvas.NewRectangle(p.Side), o), canvas.NewRectangle(p.Line))
}

func (w *Window) sideContent() fyne.CanvasObject {
	p := theme.Current()
	top := kit.VB(2,
		kit.In(0, 8, 0, 6, kit.Row(10, 1, kit.Logo(), kit.VB(0,
			kit.T(words.Say("shell.name"), kit.Heading, p.Ink), kit.One(w.fileTitle("shell.side.file", "shell.side.file.readonly"), kit.Cap, p.Ink3)))),
		kit.Gap(1, 10), w.findItem(false), kit.Gap(1, 8))
	for _, n := range w.navItems(false) {
		top.Add(n)
	}
	top.Add(kit.Gap(1, 14))
	top.Add(kit.In(0, 10, 4, 10, kit.T(words.Say("shell.side.people"), kit.CapM, p.Ink3)))
	people := kit.VB(2)
	for _, n := range w.personItems(false) {
		people.Add(n)
	}
	if w.curtain.On {
		people.Add(kit.In(6, 10, 0, 10, kit.P(words.Say("curtain.others"), kit.Cap, p.Ink3)))
	}
	foot := kit.VB(2, w.curtainItem(false), w.navItem(kit.Route{Page: kit.PageSettings}, "settings", kit.IconSettings, "shell.nav.settings", false))
	return kit.In(20, 12, 12, 12, kit.Shelf(top, people, foot))
}

// railContent lets pages and people scroll together: in a low window neither may vanish.
func (w *Window) railContent() fyne.CanvasObject {
	body := kit.VB(0, w.findItem(true))
	for _, n := range w.navItems(true) {
		body.Add(n)
	}
	body.Add(kit.In(4, 0, 4, 0, kit.HLine()))
	for _, n := range w.personItems(true) {
		body.Add(n)
	}
	foot := kit.VB(0, w.curtainItem(true), w.navItem(kit.Route{Page: kit.PageSettings}, "settings", kit.IconSettings, "shell.nav.settings", true))
	return kit.In(16, 11, 10, 12, kit.Shelf(kit.VB(0, kit.Center(kit.Logo()), kit.Gap(1, 8)), body, foot))
}

func (w *Window) navItems(rail bool) []fyne.CanvasObject {
	today := w.navItem(kit.Route{Page: kit.PageToday}, "today", kit.IconToday, "shell.nav.today", rail)
	if w.side.todo > 0 {
		today.badge = strconv.Itoa(w.side.todo)
	}
	return []fyne.CanvasObject{
		today,
		w.navItem(kit.Route{Page: kit.PagePeople}, "people", kit.IconPeople, "shell.nav.people", rail),
		w.navItem(kit.Route{Page: kit.PageWeave}, "milestones", kit.IconWeave, "shell.nav.milestones", rail),
		w.navItem(kit.Route{Page: kit.PageSkills}, "skills", kit.IconSkills, "shell.nav.skills", rail),
		w.navItem(kit.Route{Page: kit.PagePractice}, "practice", kit.IconMirror, "shell.nav.practice", rail),
	}
}

func (w *Window) navItem(r kit.Route, name string, icon kit.IconName, key string, rail bool) *navItem {
	on := w.side.route.Page == r.Page || r.Page == kit.PagePeople && kit.IsTeamPage(w.side.route.Page) || r.Page == kit.PageWeave && w.side.route.Page == kit.PageStrategic
	n := &navItem{name: "nav." + name, text: words.Say(key), icon: icon, on: on, rail: rail, onTapped: func() { w.Go(r) }}
	return n.build()
}

func (w *Window) personItems(rail bool) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	size := float32(20)
	if rail {
		size = 24
	}
	people := w.side.people
	if len(people) > sidePeople {
		people = people[:sidePeople]
	}
	for i := range people {
		p := &people[i]
		n := &navItem{
			name: "nav.person." + p.ID.Short(), text: p.Name, disc: kit.PersonDisc(p, size), rail: rail,
			on:     w.side.route.Page == kit.PagePerson && w.side.route.Person == p.ID,
			marked: w.side.marked[p.ID], onTapped: w.openPerson(p.ID),
		}
		out = append(out, n.build())
	}
	if all := len(w.side.people); all > sidePeople && !rail {
		more := &navItem{
			name: "nav.people.all", text: words.Say("shell.side.all", all), icon: kit.IconPeople,
			onTapped: func() { w.Go(kit.Route{Page: kit.PagePeople}) },
		}
		out = append(out, more.build())
	}
	return out
}

// openPerson keeps to the tab one is on when one goes from person to person.
func (w *Window) openPerson(id model.ID) func() {
	return func() {
		r := kit.Route{Page: kit.PagePerson, Person: id}
		if w.side.route.Page == kit.PagePerson {
			r.Tab = w.side.route.Tab
		}
		w.Go(r)
	}
}
