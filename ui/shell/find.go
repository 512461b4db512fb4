package shell

import (
	"runtime"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/palette"
	"milepost/ui/words"
)

// findAnything opens the field that finds people, records and commands.
func (w *Window) findAnything() {
	palette.Show(palette.Options{Frame: w, Commands: w.commands(), About: w.commandsAbout})
}

// commands are what the menu can do at the moment, so that there is one list of them.
func (w *Window) commands() []palette.Command {
	icons := map[string]kit.IconName{
		words.Say("menu.file"): kit.IconFile, words.Say("menu.edit.title"): kit.IconUndo, words.Say("menu.go"): kit.IconArrow,
	}
	var out []palette.Command
	for _, m := range w.win.MainMenu().Items {
		icon, ok := icons[m.Label]
		if !ok {
			icon = kit.IconMore
		}
		for _, it := range entriesOf(m) {
			if it.Label != words.Say("menu.go.find") { // it is open
				out = append(out, command(it, icon))
			}
		}
	}
	return out
}

// entriesOf are the entries of a menu that can be chosen, those of menus below it too.
func entriesOf(m *fyne.Menu) []*fyne.MenuItem {
	var out []*fyne.MenuItem
	for _, it := range m.Items {
		switch {
		case it.IsSeparator || it.Disabled:
		case it.ChildMenu != nil:
			out = append(out, entriesOf(it.ChildMenu)...)
		default:
			out = append(out, it)
		}
	}
	return out
}

func command(it *fyne.MenuItem, icon kit.IconName) palette.Command {
	c := palette.Command{Name: strings.ReplaceAll(model.Fold(it.Label), " ", "."), Text: it.Label, Icon: icon, Do: it.Action}
	if s, ok := it.Shortcut.(*desktop.CustomShortcut); ok {
		c.Keys = stroke{s.KeyName, s.Modifier}.shown(runtime.GOOS)
	}
	return c
}

// commandsAbout are what can be done with a person.
func (w *Window) commandsAbout(p *model.Person) []palette.Command {
	tab := func(name string) func() {
		return func() { w.Go(kit.Route{Page: kit.PagePerson, Person: p.ID, Tab: name}) }
	}
	return []palette.Command{
		{Name: "oneonone", Text: words.Say("palette.about.oneonone", p.Call()), Icon: kit.IconChat, Do: tab(kit.TabTalks)},
		{Name: "skills", Text: words.Say("palette.about.skills", p.Call()), Icon: kit.IconSkills, Do: tab(kit.TabSkills)},
		{Name: "growth", Text: words.Say("palette.about.growth", p.Call()), Icon: kit.IconTarget, Do: tab(kit.TabGrowth)},
		{
			Name: "observe", Text: words.Say("palette.about.observe", p.Call()), Icon: kit.IconNote,
			Do: func() { w.Go(kit.Route{Page: kit.PageObserve, Person: p.ID}) },
		},
		{Name: "review", Text: words.Say("palette.about.review", p.Call()), Icon: kit.IconReview, Do: func() { w.ExportReview(p.ID) }},
		{Name: "sight", Text: words.Say("palette.about.sight", p.Call()), Icon: kit.IconWeave, Do: func() { w.ExportLineOfSight(p.ID) }},
		{Name: "prepare", Text: words.Say("palette.about.prepare", p.Call()), Icon: kit.IconChat, Do: func() { w.ExportPrepare(p.ID) }},
	}
}

// findItem opens the same from the sidebar; it looks like the field that it opens.
func (w *Window) findItem(rail bool) fyne.CanvasObject {
	open := w.entry("", true, w.findAnything).Action
	n := &navItem{
		name: "nav.find", text: words.Say("shell.nav.find"), icon: kit.IconSearch, keys: accelerators(runtime.GOOS)["menu.go.find"].shown(runtime.GOOS),
		rail: rail, onTapped: open,
	}
	return n.build()
}

// pointAt gives the keyboard to the record that a route names, once it is shown: so it is lit, and scrolled into sight.
func (w *Window) pointAt(r kit.Route) {
	if r.Ref == "" {
		return
	}
	kit.WhenStill(func() {
		now, ok := w.trail.current()
		if ok && now.Page == r.Page && now.Person == r.Person && now.Ref == r.Ref && !kit.ModalOpen(w.Canvas()) {
			kit.PointAt(w.Canvas(), w.host, r.Ref)
		}
	})
}
