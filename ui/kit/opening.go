package kit

import (
	"fyne.io/fyne/v2"

	"milepost/ui/theme"
)

// Opening is the sentence a page begins with: what is true today. It is smaller where there is little room.
func Opening(name, text string) fyne.CanvasObject {
	return ByWidth([]float32{TightBelow - 2*24}, func(step int) fyne.CanvasObject {
		style := Title
		if step > 0 {
			style = Display
		}
		p := P(text, style, theme.Current().Ink)
		p.Name = name
		return p
	})
}

// Finding is the sentence below a person's header or at the head of a card.
func Finding(name, text string) fyne.CanvasObject {
	p := P(text, Title, theme.Current().Ink)
	p.Name = name
	return p
}

// RoadBar is a short road with where one is on it: share between 0 and 1, a diamond at its end.
func RoadBar(share float64) fyne.CanvasObject {
	return Drawn(func(float32) float32 { return 14 }, func(w, _ float32) fyne.CanvasObject {
		p, pen := theme.Current(), NewPen()
		end := w - 8
		at := round(6 + float32(share)*(end-22))
		pen.HLine(0, end, 7, 2, p.Line)
		pen.HLine(0, at, 7, 2, p.Accent)
		pen.Dot(at, 7, 6, p.Card)
		pen.Dot(at, 7, 5, p.Accent)
		pen.Diamond(end, 7, 6, p.Ink2)
		return pen.Drawing()
	})
}
