package kit

import (
	"image/color"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"milepost/model"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// calendar shows a month under a date field. The field keeps the keyboard; the calendar is pointed at.
type calendar struct {
	widget.BaseWidget
	field   *DateField
	month   model.Date // its first day
	hovered bool

	edge, face *canvas.Rectangle
	title      *canvas.Text
	names      [7]*canvas.Text
	days       [42]*spot
	back, on   *spot
}

var (
	_ fyne.Tappable     = (*calendar)(nil)
	_ desktop.Hoverable = (*calendar)(nil)
)

const (
	calendarDay  = 34 // width of a day
	calendarRow  = 28
	calendarPad  = 10
	calendarHead = 32
	calendarW    = 7*calendarDay + 2*calendarPad
)

func newCalendar(d *DateField) *calendar {
	c := &calendar{field: d, month: firstOfMonth(d.reading.Today)}
	c.ExtendBaseWidget(c)
	c.Hide()
	for i := range c.days {
		c.days[i] = newSpot("", "", func() { c.choose(c.day(i)) },
			func(x *spot) fyne.WidgetRenderer { return c.dayRenderer(x, i) })
	}
	c.back = newSpot(d.Name+".back", words.Say("kit.date.back"), func() { c.turn(-1) }, c.arrow(IconLeft))
	c.on = newSpot(d.Name+".on", words.Say("kit.date.on"), func() { c.turn(1) }, c.arrow(IconRight))
	return c
}

func firstOfMonth(d model.Date) model.Date { return model.NewDate(d.Year(), d.Month(), 1) }

// day is the day in cell i; the first week holds the first of the month.
func (c *calendar) day(i int) model.Date { return c.month.WeekStart(c.field.FirstDay).AddDays(i) }

// turnTo shows the month of a day.
func (c *calendar) turnTo(d model.Date) {
	c.month = firstOfMonth(d)
	c.Refresh()
}

func (c *calendar) turn(months int) {
	c.turnTo(c.month.AddMonths(months))
	c.field.Focus()
}

func (c *calendar) choose(d model.Date) {
	if !c.allowed(d) {
		return
	}
	c.field.Focus()
	c.field.move(d)
	c.field.showCalendar(false)
}

func (c *calendar) allowed(d model.Date) bool {
	f := c.field
	return !d.Before(f.Min) && (f.Max.IsZero() || !d.After(f.Max))
}

// pointed says whether the pointer is over the calendar: a press in it takes the focus away for a moment.
func (c *calendar) pointed() bool {
	if !c.Visible() {
		return false
	}
	all := c.hovered || c.back.hovered || c.on.hovered
	for _, d := range c.days {
		all = all || d.hovered
	}
	return all
}

// Tapped between the days gives the keyboard back to the field.
func (c *calendar) Tapped(*fyne.PointEvent) { c.field.Focus() }

// MouseIn is for the toolkit.
func (c *calendar) MouseIn(*desktop.MouseEvent) { c.hovered = true }

// MouseMoved is for the toolkit.
func (c *calendar) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for the toolkit.
func (c *calendar) MouseOut() { c.hovered = false }

// HeightFor is the same at any width.
func (c *calendar) HeightFor(float32) float32 { return calendarHead + 7*calendarRow + calendarPad }

// CreateRenderer is for the toolkit.
func (c *calendar) CreateRenderer() fyne.WidgetRenderer {
	c.edge, c.face = Rect(color.Transparent, 8), Rect(color.Transparent, 7)
	c.title = TC("", SmallB, color.Transparent)
	objects := []object{c.edge, c.face, c.title, c.back, c.on}
	for i := range c.names {
		c.names[i] = TC("", Cap, color.Transparent)
		objects = append(objects, c.names[i])
	}
	for _, d := range c.days {
		objects = append(objects, d)
	}
	return newDrawn(c, func() fyne.Size { return fyne.NewSize(calendarW, c.HeightFor(0)) }, c.place, c.paint, objects...)
}

func (c *calendar) place(s fyne.Size) {
	w := fyne.Min(s.Width, calendarW)
	day := floor((w - 2*calendarPad) / 7)
	put(c.edge, 0, 0, w, s.Height)
	put(c.face, 1, 1, w-2, s.Height-2)
	put(c.title, 36, 2, w-72, calendarHead-2)
	put(c.back, 6, 4, 28, 26)
	put(c.on, w-34, 4, 28, 26)
	for i, n := range c.names {
		put(n, calendarPad+float32(i)*day, calendarHead, day, calendarRow)
	}
	for i, d := range c.days {
		put(d, calendarPad+float32(i%7)*day, calendarHead+calendarRow*float32(1+i/7), day, calendarRow)
	}
}

func (c *calendar) paint() {
	p, w := theme.Current(), &c.field.reading.Words
	c.edge.FillColor, c.face.FillColor = p.LineStrong, p.Raised
	c.title.Text, c.title.Color = w.Months[c.month.Month()-1]+" "+strconv.Itoa(c.month.Year()), p.Ink
	for i := range c.names {
		c.names[i].Text = firstTwo(w.Days[(int(c.field.FirstDay)+i)%7])
		c.names[i].Color = p.Ink3
	}
}

func firstTwo(s string) string {
	r := []rune(s)
	return string(r[:min(2, len(r))])
}

func (c *calendar) dayRenderer(x *spot, i int) fyne.WidgetRenderer {
	edge, face := Rect(color.Transparent, 6), Rect(color.Transparent, 5)
	figure := TC("", Small, color.Transparent)
	return newDrawn(x, func() fyne.Size { return fyne.NewSize(20, calendarRow) },
		func(s fyne.Size) {
			put(edge, 1, 1, s.Width-2, s.Height-2)
			put(face, 2, 2, s.Width-4, s.Height-4)
			put(figure, 0, 0, s.Width, s.Height)
		},
		func() { c.paintDay(x, c.day(i), edge, face, figure) }, edge, face, figure)
}

func (c *calendar) paintDay(x *spot, d model.Date, edge, face *canvas.Rectangle, figure *canvas.Text) {
	p := theme.Current()
	x.text = longDate(c.field.reading.Words, d)
	x.name = c.field.Name + "." + d.String()
	figure.Text, figure.Color = strconv.Itoa(d.Day()), p.Ink
	edge.FillColor, face.FillColor = color.Transparent, color.Transparent
	chosen, err := c.field.read()
	switch {
	case err == nil && d == chosen:
		edge.FillColor, face.FillColor, figure.Color = p.Accent, p.Accent, p.OnAccent
	case !c.allowed(d):
		figure.Color = p.LineStrong
	case x.hovered:
		face.FillColor = p.Hover
	case d.Month() != c.month.Month() || d.Weekday() == time.Sunday || d.Weekday() == time.Saturday:
		figure.Color = p.Ink3
	}
	if d == c.field.reading.Today && figure.Color != p.OnAccent {
		edge.FillColor, figure.Color = p.AccentSoft, p.AccentInk
		face.FillColor = p.AccentSoft
	}
}

// arrow draws what turns to the month before or after.
func (c *calendar) arrow(icon IconName) func(*spot) fyne.WidgetRenderer {
	return func(x *spot) fyne.WidgetRenderer {
		ground, image := Rect(color.Transparent, 6), &canvas.Image{FillMode: canvas.ImageFillContain}
		return newDrawn(x, func() fyne.Size { return fyne.NewSize(28, 26) },
			func(s fyne.Size) {
				put(ground, 0, 0, s.Width, s.Height)
				put(image, floor((s.Width-16)/2), floor((s.Height-16)/2), 16, 16)
			},
			func() {
				ground.FillColor = color.Transparent
				if x.hovered {
					ground.FillColor = theme.Current().Hover
				}
				image.Resource = IconResource(icon, theme.Current().Ink2)
			}, ground, image)
	}
}
