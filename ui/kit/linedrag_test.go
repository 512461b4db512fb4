package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
)

// hand is a mouse whose button is held on a row.
type hand struct {
	row fyne.Draggable
	at  fyne.Position // on the canvas
}

// take presses the button on a widget of a row, a little off its corner.
func take(t *testing.T, c fyne.Canvas, row, on string) *hand {
	t.Helper()
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(kittest.Find(t, c, on))
	return &hand{kittest.Find(t, c, row).(fyne.Draggable), at.AddXY(6, 6)}
}

func (h *hand) move(dx, dy float32) {
	h.at = h.at.AddXY(dx, dy)
	h.row.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: h.at}, Dragged: fyne.NewDelta(dx, dy)})
}

func TestRowsAreDraggedIntoAnotherOrder(t *testing.T) {
	p, c := openLines(t, "a", "b", "c", "d")
	height := kittest.Find(t, c, "row.b").Size().Height
	h := take(t, c, "row.a", "row.a")
	h.move(0, 3)
	h.move(0, 2.5*height) // past the middle of c
	if got := kittest.Focused(c); got != "list" || p.list.Key() != "a" {
		t.Errorf("while it is dragged the keyboard is at %q, row %q", got, p.list.Key())
	}
	h.row.DragEnd()
	p.want(t, "move 2 a")
	h = take(t, c, "row.d", "row.d")
	h.move(2, -height)
	h.move(0, -9*height) // far above: the first place
	h.row.DragEnd()
	p.want(t, "move -3 d")
	h = take(t, c, "row.b", "row.b")
	h.move(0, height)
	h.move(0, -height) // back
	h.row.DragEnd()
	h = take(t, c, "row.b", "row.b")
	h.move(0, 2*height)
	kittest.Press(c, fyne.KeyEscape)
	h.move(0, height)
	h.row.DragEnd()
	p.want(t)
}

// TestAnUnsteadyTapIsATap moves the mouse by less than a hand shakes: the toolkit takes it for a drag and taps nothing.
func TestAnUnsteadyTapIsATap(t *testing.T) {
	p, c := openLines(t, "a", "b")
	for _, on := range []string{"tick.b", "mark.b", "row.b"} {
		h := take(t, c, "row.b", on)
		if on == "row.b" {
			h.at.X += 60 // beside the tick
		}
		h.move(2, 1)
		h.move(-1, 2)
		h.row.DragEnd()
	}
	p.want(t, "tick b", "private b", "open b")
}

// TestRowsStayInTheirGroup drags one beyond those it is ordered among.
func TestRowsStayInTheirGroup(t *testing.T) {
	p, c := openLines(t)
	var lines []kit.Line
	for _, key := range []string{"a", "b", "x", "y"} {
		line := p.row(key)
		line.Group = map[bool]string{true: "letters", false: "signs"}[key < "m"]
		lines = append(lines, line)
	}
	p.list.Set(lines)
	c.Content().Refresh()
	h := take(t, c, "row.a", "row.a")
	h.move(0, 500)
	h.row.DragEnd()
	h = take(t, c, "row.y", "row.y")
	h.move(0, -500)
	h.row.DragEnd()
	p.want(t, "move 1 a", "move -1 y")
}

// TestRowsWithoutAnOrderAreNotDragged have nothing to move.
func TestRowsWithoutAnOrderAreNotDragged(t *testing.T) {
	p, c := openLines(t)
	line := p.row("a")
	line.Keys.Move = nil
	p.list.Set([]kit.Line{line, p.row("b")})
	c.Content().Refresh()
	h := take(t, c, "row.a", "row.a")
	h.move(0, 100)
	p.list.Set([]kit.Line{p.row("b")}) // it goes away meanwhile
	h.row.DragEnd()
	p.want(t)
}
