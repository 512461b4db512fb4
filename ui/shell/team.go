package shell

import (
	"runtime"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/oneonone"
	"milepost/ui/words"
)

// teamPage is the page of the team's meetings: that of a one-on-one, with the team in the place of a rep.
type teamPage struct {
	talk  *oneonone.TalkHeader
	page  *oneonone.Page
	head  fyne.CanvasObject
	tabs  *kit.Tabs
	sheet fyne.CanvasObject
}

func newTeamPage(w *Window, r kit.Route) *teamPage {
	r.Person = model.TheTeam
	p := &teamPage{page: oneonone.New(w, r), tabs: kit.NewTeamTabs(w, kit.PageTeam), head: kit.PageHead(words.Say("shell.nav.people"))}
	p.talk = oneonone.NewTalkHeader(w, r.Person, oneonone.TalkOptions{
		After: w.after, Lift: w.liftCurtain, LiftKey: accelerators(runtime.GOOS)["menu.go.curtain"].shown(runtime.GOOS), OnHeld: p.onHeld,
	})
	return p
}

// Title is the page's name.
func (p *teamPage) Title() string { return words.Say("team.meeting") }

// Content is the head or that of the meeting that is held, the tabs and the page, in one scroll.
func (p *teamPage) Content() fyne.CanvasObject {
	p.sheet = kit.Sheet(kit.PageMax, kit.VB(0, p.head, p.talk.Content()), kit.Gap(1, 6), p.tabs, kit.Gap(1, 14), p.page.Content())
	return p.sheet
}

// Reload asks for both again.
func (p *teamPage) Reload() {
	p.talk.Reload()
	p.page.Reload()
}

// Close ends both.
func (p *teamPage) Close() {
	p.talk.Close()
	p.page.Close()
}

// FocusFirst puts the caret where one writes.
func (p *teamPage) FocusFirst() { p.page.FocusFirst() }

// Continue opens again what somebody was writing.
func (p *teamPage) Continue(thing string) bool { return p.page.Continue(thing) }

// onHeld shows the one head or the other.
func (p *teamPage) onHeld(held bool) {
	if p.head.Visible() != held {
		return
	}
	if held {
		p.head.Hide()
	} else {
		p.head.Show()
	}
	if p.sheet != nil {
		p.sheet.Refresh()
	}
}
