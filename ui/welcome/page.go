// Package welcome is what the window shows while no file is open: three ways in, and the last files.
package welcome

import (
	"math"
	"path/filepath"
	"strconv"

	"fyne.io/fyne/v2"

	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// Recent is one of the last files.
type Recent struct {
	Path   string
	Opened string // the day it was opened last, in words; may be empty
}

// Actions are what the page can begin.
type Actions struct {
	LookAround, NewTeam, Import, Open, Restore func()
	OpenRecent                                 func(path string)
	Lift                                       func() // lifts the curtain, which hides the last files; nil: it is not drawn
}

// recentShown is how many of the last files are named; the menu has the others.
const recentShown = 5

// nameMax is how wide the name of a file may be beside its folder.
const nameMax = 280

// wide is the width from which the ways in stand side by side.
const wide = 700

// Page is the welcome page.
type Page struct {
	content fyne.CanvasObject
	doors   []*door
}

// New makes the page. recent are the last files, the newest first.
func New(recent []Recent, a Actions) *Page {
	p := &Page{}
	for i, way := range []struct {
		name string
		icon kit.IconName
		do   func()
	}{
		{"welcome.sample", kit.IconPeople, a.LookAround}, {"welcome.new", kit.IconPlus, a.NewTeam}, {"welcome.import", kit.IconImport, a.Import},
	} {
		p.doors = append(p.doors, newDoor(p, i, way.name, way.icon, way.do))
	}
	ways := kit.Areas(16, []kit.Arrangement{
		{MinWidth: wide, Rows: [][]kit.Cell{{kit.At(0, 0), kit.At(0, 1), kit.At(0, 2)}}},
		{Rows: [][]kit.Cell{{kit.At(0, 0)}, {kit.At(0, 1)}, {kit.At(0, 2)}}},
	}, p.doors[0], p.doors[1], p.doors[2])
	box := kit.VB(0, kit.Spring(), kit.ByWidth([]float32{wide}, head), ways, kit.Gap(1, 20))
	if a.Lift != nil {
		box.Add(kit.In(8, 0, 4, 0, kit.HB(20, kit.Mid(kit.T(words.Say("curtain.on"), kit.CapM, theme.Current().Ink3)),
			kit.NewLink("curtain.lift", words.Say("curtain.lift"), a.Lift))))
	}
	if len(recent) > 0 {
		box.Add(kit.In(8, 0, 4, 0, kit.T(words.Say("welcome.recent"), kit.CapM, theme.Current().Ink3)))
		for i, r := range recent[:min(len(recent), recentShown)] {
			if i > 0 {
				box.Add(kit.HLine())
			}
			box.Add(recentRow(i, r, a.OpenRecent))
		}
	}
	box.Add(kit.In(8, 0, 0, 0, kit.HB(20, kit.NewLink("welcome.open", words.Say("welcome.open"), a.Open),
		kit.NewLink("welcome.restore", words.Say("welcome.restore"), a.Restore))))
	box.Add(kit.Spring())
	box.Add(kit.Spring()) // the page hangs a little above the middle
	p.content = kit.SheetFull(880, box)
	return p
}

// head is the mark and the question; where room is short it is one line and a smaller question.
func head(step int) fyne.CanvasObject {
	t := theme.Current()
	if step == 0 {
		return kit.VB(0, kit.HB(10, kit.Logo(), kit.Mid(kit.T(words.Say("shell.name"), kit.Heading, t.Ink))), kit.Gap(1, 10),
			kit.P(words.Say("welcome.title"), kit.Display, t.Ink), kit.Gap(1, 4), kit.P(words.Say("welcome.text"), kit.Body, t.Ink2), kit.Gap(1, 14))
	}
	return kit.VB(0, kit.Center(stone()), kit.Gap(1, 22), kit.PC(words.Say("welcome.title"), kit.Welcome, t.Ink), kit.Gap(1, 8),
		kit.PC(words.Say("welcome.text"), kit.Talk, t.Ink2), kit.Gap(1, 32))
}

// stone is the mark of the program, large.
func stone() fyne.CanvasObject {
	t, pen := theme.Current(), kit.NewPen()
	s := pen.Rect(8, 0, 34, 46, 0, t.Accent)
	s.TopLeftCornerRadius, s.TopRightCornerRadius = 17, 17
	s.BottomLeftCornerRadius, s.BottomRightCornerRadius = 4, 4
	pen.Rect(17, 14, 16, 4, 2, t.OnAccent)
	pen.Rect(17, 23, 16, 4, 2, t.OnAccent)
	pen.Rect(0, 46, 50, 3, 1, t.LineStrong)
	return kit.Box(50, 50, pen.Drawing())
}

func recentRow(i int, r Recent, open func(string)) fyne.CanvasObject {
	t := theme.Current()
	name, folder := filepath.Base(r.Path), filepath.Dir(r.Path)
	spoken := name
	if r.Opened != "" {
		spoken = words.Say("welcome.recent.spoken", name, r.Opened)
	}
	icon := kit.Mid(kit.Icon(kit.IconFile, 16, t.Ink3))
	row := kit.ByWidth([]float32{560}, func(step int) fyne.CanvasObject {
		if step == 0 {
			return kit.Cols(10, []float32{16, 0}, icon, kit.VB(0, kit.One(name, kit.SmallM, t.Ink), kit.One(folder, kit.Cap, t.Ink3)))
		}
		wide := float32(math.Ceil(float64(min(nameMax, kit.BodyM.Width(name)))))
		return kit.Cols(10, []float32{16, wide, 0, 110}, icon, kit.Mid(kit.One(name, kit.BodyM, t.Ink)), kit.Mid(kit.One(folder, kit.Small, t.Ink3)),
			kit.Mid(kit.OneR(r.Opened, kit.Small, t.Ink3)))
	})
	return kit.NewTapRow("welcome.recent."+strconv.Itoa(i), spoken, func() { open(r.Path) }, kit.In(8, 0, 8, 0, row))
}

// Content is built once.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// First is what shall have the keyboard: Enter looks around.
func (p *Page) First() fyne.Focusable { return p.doors[0] }

// TypedRune goes in by the number of a way.
func (p *Page) TypedRune(r rune) {
	if i := int(r - '1'); i >= 0 && i < len(p.doors) {
		p.doors[i].onTapped()
	}
}

// step moves the keyboard from one way to another.
func (p *Page) step(from, by int) {
	to := from + by
	if to < 0 || to >= len(p.doors) {
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(p.doors[to]); c != nil {
		c.Focus(p.doors[to])
	}
}
