package kit

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Overflows names everything below an object, laid out as it is now, that has not the room it needs: rows too narrow,
// columns too low, texts longer than their place. Tests of pages hold it empty at every size of window.
func Overflows(o fyne.CanvasObject) []string {
	if !o.Visible() {
		return nil
	}
	var out []string
	switch x := o.(type) {
	case *fyne.Container:
		out = tight(x)
	case *canvas.Text:
		if m := x.MinSize().Width; m > x.Size().Width+1 {
			out = append(out, fmt.Sprintf("text needs %v has %v: %q", m, x.Size().Width, x.Text))
		}
	}
	for _, child := range childrenOf(o) {
		out = append(out, Overflows(child)...)
	}
	return out
}

// tight says where a container of ours gives its objects less than they need.
func tight(c *fyne.Container) []string {
	s := c.Size()
	if s.Width <= 0 || s.Height <= 0 {
		return nil
	}
	var out []string
	report := func(what string, needs, has float32, o object) {
		if needs > has+0.5 {
			out = append(out, fmt.Sprintf("%s needs %v has %v: %q", what, needs, has, firstText(o)))
		}
	}
	switch l := c.Layout.(type) {
	case *line:
		if l.across {
			report("row", l.MinSize(c.Objects).Width, s.Width, c)
		} else {
			report("column", l.HeightFor(c.Objects, s.Width), s.Height, c)
		}
	case *row:
		report("row", l.MinSize(c.Objects).Width, s.Width, c)
	case *columns:
		for i, w := range shares(l.w[:len(c.Objects)], l.gap, s.Width) {
			if c.Objects[i].Visible() {
				report("cell", c.Objects[i].MinSize().Width, w, c.Objects[i])
			}
		}
	case *areas:
		report("areas", l.HeightFor(c.Objects, s.Width), s.Height, c)
	case *flow:
		report("flow", l.HeightFor(c.Objects, s.Width), s.Height, c)
	}
	return out
}

// firstText helps to find the place in a report.
func firstText(o object) string {
	switch x := o.(type) {
	case *canvas.Text:
		return x.Text
	case *Paragraph:
		return x.Text
	}
	for _, child := range childrenOf(o) {
		if s := firstText(child); s != "" {
			return s
		}
	}
	return ""
}
