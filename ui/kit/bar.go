package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"milepost/ui/theme"
)

// Bar shows how far something is: a share between 0 and 1 of its width, height units high, with round ends. The number
// stands beside it, in words of the caller.
func Bar(share float64, height float32, c color.Color) fyne.CanvasObject {
	share = min(1, max(0, share))
	filled := Rect(c, height/2)
	filled.Hidden = share == 0
	return container.New(&bar{share: float32(share), height: height}, Rect(theme.Current().Sunken2, height/2), filled)
}

type bar struct{ share, height float32 }

func (b *bar) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(20, b.height) }

func (b *bar) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	y := floor((s.Height - b.height) / 2)
	put(objects[0], 0, y, s.Width, b.height)
	put(objects[1], 0, y, fyne.Max(b.height, round(s.Width*b.share)), b.height)
}
