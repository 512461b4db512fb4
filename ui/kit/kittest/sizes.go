package kittest

import (
	"fyne.io/fyne/v2"

	"milepost/ui/kit"
)

// PageSizes are what the windows of Sizes leave a page: the sidebar or the rail stands beside it, a menu bar above.
var PageSizes = pageSizes()

const menuBar = 27

func pageSizes() []fyne.Size {
	out := make([]fyne.Size, len(Sizes))
	for i, s := range Sizes {
		side := float32(kit.SidebarWidth)
		if s.Width < kit.RailBelow {
			side = kit.RailWidth
		}
		out[i] = fyne.NewSize(s.Width-side, s.Height-menuBar)
	}
	return out
}
