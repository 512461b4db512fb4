package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"milepost/chart"
)

// chartPart is a place of a picture: nothing to see, but something to point at, to tap, and to hear.
type chartPart struct {
	widget.BaseWidget
	view  *ChartView
	ref   chart.Ref
	label string
}

var (
	_ fyne.Tappable      = (*chartPart)(nil)
	_ fyne.Accessible    = (*chartPart)(nil)
	_ desktop.Hoverable  = (*chartPart)(nil)
	_ desktop.Cursorable = (*chartPart)(nil)
	_ Named              = (*chartPart)(nil)
)

func newChartPart(v *ChartView, ref chart.Ref) *chartPart {
	p := &chartPart{view: v, ref: ref}
	p.ExtendBaseWidget(p)
	return p
}

// Tapped is a tap on the place.
func (p *chartPart) Tapped(*fyne.PointEvent) { p.view.tapped(p.ref) }

// MouseIn is for the toolkit.
func (p *chartPart) MouseIn(*desktop.MouseEvent) { p.view.point(p.ref) }

// MouseMoved is for the toolkit.
func (p *chartPart) MouseMoved(*desktop.MouseEvent) { p.view.point(p.ref) }

// MouseOut is for the toolkit.
func (p *chartPart) MouseOut() {
	if p.view.pointed == p.ref {
		p.view.point(chart.Ref{})
	}
}

// Cursor is that of the view.
func (p *chartPart) Cursor() desktop.Cursor { return p.view.Cursor() }

// WidgetName is the name of the view, the kind and the id; empty when the view has no name.
func (p *chartPart) WidgetName() string {
	if p.view.Name == "" {
		return ""
	}
	return p.view.Name + "." + string(p.ref.Kind) + "." + string(p.ref.ID)
}

// WidgetText is what the place means.
func (p *chartPart) WidgetText() string { return p.label }

// AccessibilityLabel is what the place means.
func (p *chartPart) AccessibilityLabel() string { return p.label }

// AccessibilityRole is button where a tap does something, else text.
func (p *chartPart) AccessibilityRole() fyne.AccessibleRole {
	if p.view.OnActivate == nil {
		return fyne.AccessibleRoleText
	}
	return fyne.AccessibleRoleButton
}

// CreateRenderer draws nothing: even a transparent rectangle is painted, pixel by pixel.
func (p *chartPart) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewWithoutLayout())
}
