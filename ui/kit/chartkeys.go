package kit

import (
	"fyne.io/fyne/v2"

	"milepost/chart"
)

// TypedKey moves with the arrows: left and right in reading order, up and down to the nearest place.
func (v *ChartView) TypedKey(e *fyne.KeyEvent) {
	if v.OnKey != nil && !v.disabled && v.OnKey(e.Name) {
		return
	}
	if activates(e) {
		v.activate(v.current)
		return
	}
	if next := v.next(e.Name); next != nil && next.Ref != v.current {
		v.current = next.Ref
		v.pointed = chart.Ref{}
		v.moved(v.current)
		v.reveal()
	}
}

// next is where a key leads from the present place; nil when it leads nowhere.
func (v *ChartView) next(key fyne.KeyName) *chart.Hit {
	at := -1
	for i := range v.hits {
		if v.hits[i].Ref == v.current {
			at = i
		}
	}
	last := len(v.hits) - 1
	if last < 0 {
		return nil
	}
	switch key {
	case fyne.KeyRight:
		return &v.hits[min(at+1, last)]
	case fyne.KeyLeft:
		return &v.hits[max(at-1, 0)]
	case fyne.KeyHome:
		return &v.hits[0]
	case fyne.KeyEnd:
		return &v.hits[last]
	case fyne.KeyUp, fyne.KeyDown:
		if at >= 0 {
			return nearest(v.hits, at, key == fyne.KeyDown)
		}
	}
	return nil
}

// nearest is the place above or below that is closest, counting sideways steps double; nil when there is none.
func nearest(hits []chart.Hit, from int, down bool) *chart.Hit {
	var best *chart.Hit
	var least float64
	a := hits[from].Box.Middle()
	for i := range hits {
		b := hits[i].Box.Middle()
		dy := b.Y - a.Y
		if !down {
			dy = -dy
		}
		if dy < 4 {
			continue
		}
		if d := dy + 2*max(b.X-a.X, a.X-b.X); best == nil || d < least {
			best, least = &hits[i], d
		}
	}
	return best
}
