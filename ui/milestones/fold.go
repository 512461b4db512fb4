package milestones

import (
	"strings"

	"fyne.io/fyne/v2"

	"milepost/chart"
	"milepost/model"
	"milepost/ui/documents"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// draw makes the picture: of few people one row each, of many one row for each group.
func (x *picture) draw(dir model.Direction, people []model.Person, on model.Date) {
	r := x.page.frame.Roster()
	if len(people) < model.FoldFrom {
		x.groups = nil
		x.weave = documents.Weave(dir, people, r, on, x.timeShown())
		return
	}
	x.groups = model.FoldGroups(r, people, on)
	x.weave = documents.FoldedWeave(dir, x.groups, x.open, r, on, x.timeShown())
}

// groupOf is the group that a place stands for: its row, one of its bundles, or a bundle of threads; nil: none.
func (x *picture) groupOf(ref chart.Ref) *model.FoldGroup {
	for i := range x.groups {
		id := documents.FoldID(x.groups[i].Key)
		if ref.ID == id || strings.HasPrefix(string(ref.ID), string(id)+" ") {
			return &x.groups[i]
		}
	}
	return nil
}

// fold opens the group that a place stands for, or closes it; false when the place stands for none. The keyboard goes to
// the group's row.
func (x *picture) fold(ref chart.Ref) bool {
	g := x.groupOf(ref)
	if g == nil {
		return false
	}
	x.open[g.Key] = !x.open[g.Key]
	x.page.show()
	x.view.Choose(chart.Ref{Kind: chart.KindGroup, ID: documents.FoldID(g.Key)})
	return true
}

// onFoldKey opens the group that the keyboard is at with Right, and closes it with Left: true when that did something.
func (x *picture) onFoldKey(key fyne.KeyName) bool {
	ref := x.view.Current()
	g := x.groupOf(ref)
	if g == nil || ref.Kind != chart.KindGroup || key == fyne.KeyRight == x.open[g.Key] {
		return false
	}
	return x.fold(ref)
}

// foldLinks open all groups, or close them.
func (x *picture) foldLinks() []fyne.CanvasObject {
	if len(x.groups) == 0 {
		return nil
	}
	open := 0
	for _, g := range x.groups {
		if x.open[g.Key] {
			open++
		}
	}
	var out []fyne.CanvasObject
	if open < len(x.groups) {
		out = append(out, kit.Mid(kit.NewLink("milestones.unfold", words.Say("weave.unfold.all"), func() { x.onFoldAll(true) })))
	}
	if open > 0 {
		out = append(out, kit.Mid(kit.NewLink("milestones.fold", words.Say("weave.fold.all"), func() { x.onFoldAll(false) })))
	}
	return out
}

func (x *picture) onFoldAll(open bool) {
	for _, g := range x.groups {
		x.open[g.Key] = open
	}
	x.page.show()
	kit.FocusName(x.page.frame.Canvas(), "milestones.weave")
}

// wheelZoom is how far the wheel turns for one step nearer or farther, in units.
const wheelZoom = 20

// onWheel zooms around the day under the pointer while Ctrl is held (Command on macOS), and moves the time while Shift is;
// else the page scrolls.
func (x *picture) onWheel(e *fyne.ScrollEvent) bool {
	way := e.Scrolled.DX
	switch {
	case kit.Held(fyne.KeyModifierShortcutDefault):
		return x.onZoomWheel(e)
	case kit.Held(fyne.KeyModifierShift):
		way += e.Scrolled.DY
	}
	if way == 0 || way*way < e.Scrolled.DY*e.Scrolled.DY && !kit.Held(fyne.KeyModifierShift) {
		x.turned = 0
		return false
	}
	size := x.view.Size()
	x.turned += way
	if days := x.weave.DaysAcross(float64(size.Width), float64(size.Height), -2*float64(x.turned)); days != 0 {
		x.turned = 0
		x.showTime(x.timeShown().Moved(days))
	}
	return true
}

// onZoomWheel comes nearer to the day under the pointer, or goes farther from it.
func (x *picture) onZoomWheel(e *fyne.ScrollEvent) bool {
	x.turned += e.Scrolled.DY
	steps := int(x.turned / wheelZoom)
	if steps == 0 {
		return true
	}
	x.turned -= float32(steps) * wheelZoom
	size := x.view.Size()
	around, factor := x.weave.DayAt(float64(size.Width), float64(size.Height), float64(e.Position.X)), 1.0
	for range max(steps, -steps) {
		if steps > 0 {
			factor *= zoomStep
		} else {
			factor /= zoomStep
		}
	}
	x.zoom(around, factor)
	return true
}
