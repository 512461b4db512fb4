package kit

import (
	"fyne.io/fyne/v2"

	"milepost/ui/theme"
)

// Empty says what a page is for while there is nothing on it: a faint picture of what will stand there, one sentence, a
// second one with the first step, and one button.
type Empty struct {
	Picture  fyne.CanvasObject // nil: none
	Sentence string
	Help     string            // may be empty
	Action   fyne.CanvasObject // usually a primary Button; nil: none
}

// emptyHeadline is between a title and a display line: the sentence stands alone on the page.
var emptyHeadline = Style{22, theme.Display}

// NewEmpty lays it out in the middle of its place.
func NewEmpty(e Empty) fyne.CanvasObject {
	p := theme.Current()
	column := VB(0, Spring())
	if e.Picture != nil {
		column.Add(HB(0, Spring(), e.Picture, Spring()))
		column.Add(Gap(1, 28))
	}
	column.Add(PC(e.Sentence, emptyHeadline, p.Ink))
	if e.Help != "" {
		column.Add(Gap(1, 8))
		column.Add(PC(e.Help, Body, p.Ink2))
	}
	if e.Action != nil {
		column.Add(Gap(1, 22))
		column.Add(HB(0, Spring(), e.Action, Spring()))
	}
	column.Add(Spring())
	return column
}

// WeavePicture is the faint picture for milestones: two bars, two people, threads between them.
func WeavePicture() fyne.CanvasObject {
	p, pen := theme.Current(), NewPen()
	pen.Rect(40, 20, 250, 18, 5, p.Sunken2)
	pen.Diamond(290, 29, 9, p.LineStrong)
	pen.Rect(120, 52, 260, 18, 5, p.AccentSoft)
	pen.Diamond(380, 61, 9, p.Accent)
	pen.Curve(fyne.NewPos(180, 128), fyne.NewPos(180, 88), fyne.NewPos(290, 88), fyne.NewPos(290, 40), 2, p.Thread)
	pen.Curve(fyne.NewPos(310, 164), fyne.NewPos(310, 104), fyne.NewPos(380, 124), fyne.NewPos(380, 72), 3, p.Accent)
	for _, y := range []float32{134, 170} {
		faintPerson(pen, p, y)
	}
	pen.Dot(180, 134, 6, p.LineStrong)
	pen.Dot(310, 170, 6, p.Accent)
	return Box(420, 190, pen.Drawing())
}

func faintPerson(pen *Pen, p *theme.Palette, y float32) {
	pen.Rect(0, y+17, 420, 1, 0, p.Line)
	pen.Dot(12, y, 9, p.Sunken2)
	pen.Rect(30, y-4, 70, 8, 4, p.Sunken2)
}

// RowsPicture is the faint picture for lists: three people with a second line and a mark.
func RowsPicture() fyne.CanvasObject {
	p, pen := theme.Current(), NewPen()
	for i, y := range []float32{24, 74, 124} {
		pen.Dot(14, y, 14, p.Sunken2)
		pen.Rect(42, y-10, 110, 8, 4, p.Sunken2)
		pen.Rect(42, y+4, 70, 6, 3, p.Sunken2)
		pen.Rect(230, y-4, 60, 8, 4, p.Sunken2)
		pen.Rect(310, y-11, 30, 22, 5, p.Rating[i+1])
		pen.Rect(0, y+25, 340, 1, 0, p.Line)
	}
	return Box(340, 150, pen.Drawing())
}

// RoadPicture is the faint picture for goals and careers: a road with posts, the next one in the accent.
func RoadPicture() fyne.CanvasObject {
	p, pen := theme.Current(), NewPen()
	pen.HLine(10, 190, 40, 2, p.Accent)
	pen.HLine(190, 410, 40, 2, p.LineStrong)
	pen.Dot(10, 40, 6, p.Accent)
	pen.Ring(190, 40, 9, p.Page, p.Accent, 2)
	pen.Dot(190, 40, 4, p.Accent)
	pen.Ring(300, 40, 6, p.Page, p.LineStrong, 2)
	pen.Ring(408, 40, 6, p.Page, p.LineStrong, 2)
	for _, x := range []float32{0, 176, 290, 380} {
		pen.Rect(x, 62, 40, 8, 4, p.Sunken2)
	}
	return Box(420, 90, pen.Drawing())
}
