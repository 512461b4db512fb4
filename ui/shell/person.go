package shell

import (
	"runtime"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/ui/delegation"
	"milepost/ui/expectations"
	"milepost/ui/growth"
	"milepost/ui/history"
	"milepost/ui/kit"
	"milepost/ui/oneonone"
	"milepost/ui/profile"
	"milepost/ui/skills"
	"milepost/ui/words"
)

// personPage puts a person's header and tabs together. A tab is a page of its own that is handed a person.
type personPage struct {
	frame  *Window
	route  kit.Route
	header *profile.Header
	talk   *oneonone.TalkHeader // in the header's place while a talk is held
	tabs   *kit.Tabs
	tab    kit.Page
	body   *fyne.Container
	sheet  fyne.CanvasObject // all of it
}

var personTabs = []string{kit.TabOverview, kit.TabTalks, kit.TabSkills, kit.TabGrowth, kit.TabExpectations, kit.TabDelegation, kit.TabHistory}

func tabOf(r kit.Route) string {
	if r.Tab == "" {
		return kit.TabOverview
	}
	return r.Tab
}

func newPersonPage(w *Window, r kit.Route) *personPage {
	p := &personPage{frame: w, route: r}
	p.header = profile.NewHeader(w, r.Person)
	p.talk = oneonone.NewTalkHeader(w, r.Person, oneonone.TalkOptions{
		After: w.after, Lift: w.liftCurtain, LiftKey: accelerators(runtime.GOOS)["menu.go.curtain"].shown(runtime.GOOS), OnHeld: p.onHeld,
	})
	names := make([]string, len(personTabs))
	chosen := 0
	for i, t := range personTabs {
		names[i] = words.Say("person.tab." + t)
		if t == tabOf(r) {
			chosen = i
		}
	}
	p.tabs = kit.NewTabs("person.tabs", names, chosen, p.onTab)
	p.tab = p.tabPage(r)
	p.body = kit.Stack(p.tab.Content())
	return p
}

func (p *personPage) tabPage(r kit.Route) kit.Page {
	switch tabOf(r) {
	case kit.TabTalks:
		return oneonone.New(p.frame, r)
	case kit.TabSkills:
		return skills.New(p.frame, r)
	case kit.TabGrowth:
		return growth.New(p.frame, r)
	case kit.TabDelegation:
		return delegation.NewTab(p.frame, r)
	case kit.TabExpectations:
		return expectations.New(p.frame, r)
	case kit.TabHistory:
		return history.New(p.frame, r)
	}
	return profile.New(p.frame, r)
}

// onTab goes to the route of the tab, so that back returns to the one before.
func (p *personPage) onTab(i int) {
	r := p.route
	r.Tab, r.Ref, r.Do = personTabs[i], "", ""
	p.frame.Go(r)
	kit.WhenStill(func() {
		if p.frame.Canvas().Focused() == nil { // the page was built anew; arrows go on from tab to tab
			kit.FocusName(p.frame.Canvas(), p.tabs.Name)
		}
	})
}

// Title is the person's name.
func (p *personPage) Title() string {
	if x := p.frame.Roster().Person(p.route.Person); x != nil {
		return x.Name
	}
	return ""
}

// Content is header, tabs and the chosen tab, in one scroll.
func (p *personPage) Content() fyne.CanvasObject {
	p.header.Compact(tabOf(p.route) != kit.TabOverview)
	p.sheet = kit.Sheet(kit.PageMax, kit.VB(0, p.header.Content(), p.talk.Content()), kit.Gap(1, 14), p.tabs, kit.Gap(1, 18), p.body)
	return p.sheet
}

// Reload asks for the header and the tab again.
func (p *personPage) Reload() {
	p.header.Reload()
	p.talk.Reload()
	p.tab.Reload()
}

// onHeld shows the one header or the other.
func (p *personPage) onHeld(held bool) {
	if c := p.header.Content(); c.Visible() == held {
		if held {
			c.Hide()
		} else {
			c.Show()
		}
		if p.sheet != nil {
			p.sheet.Refresh()
		}
	}
}

// Close ends what the page runs.
func (p *personPage) Close() {
	p.talk.Close()
	p.tab.Close()
}

// FocusFirst lets the tab say which field has the keyboard.
func (p *personPage) FocusFirst() {
	if f, ok := p.tab.(kit.Focuser); ok {
		f.FocusFirst()
	}
}

// Continue lets the tab open again what somebody was writing in it.
func (p *personPage) Continue(thing string) bool {
	if x := p.frame.Roster().Person(p.route.Person); x != nil && thing == kit.Thing("person", x.ID) {
		kit.AskPerson(p.frame, *x)
		return true
	}
	c, ok := p.tab.(kit.Continuer)
	return ok && c.Continue(thing)
}

// person is the id of the page's person; for commands that act on whoever is shown.
func (w *Window) person() model.ID {
	if r, ok := w.trail.current(); ok && w.store != nil && r.Page == kit.PagePerson {
		return r.Person
	}
	return ""
}
