package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Line is one row of Lines.
type Line struct {
	Key   string // of the record
	Name  string // for tests and scripts
	Text  string // what the row says: spoken, and what copying takes
	Group string // rows of one group are ordered among one another; they stand together
	State any    // comparable; a row whose state is as before is not built again
	Keys  RowKeys
	// Build makes what the row shows. It may hold parts that are tapped, for which see NewTickPart; lit is for those
	// that are seen only while the row is pointed at or has the keyboard.
	Build func(lit *Lit) fyne.CanvasObject
}

// Lines is a list whose rows are as high as their texts. It is one stop of Tab: Up, Down, Page Up, Page Down, Home and
// End go from row to row, and what the keys do there the row says. At its ends Up and Down go on to what stands before and after the list.
// Rows that did not change stay the same objects when the list is shown anew, and so does the row one is on.
type Lines struct {
	widget.BaseWidget
	Name   string
	Spoken string // what the list is, for a screen reader
	Nested bool   // rows hold widgets that take the focus themselves: the arrows then stay in the list
	Plain  bool   // no rules between the rows
	// OnFocus is called when the list gains and loses the keyboard; may be nil.
	OnFocus func(focused bool)

	box              *fyne.Container
	rows             []*lineRow
	at               int
	focused, pointed bool
	drag             *lineDrag // nil: nothing is dragged
}

var (
	_ fyne.Focusable    = (*Lines)(nil)
	_ fyne.Shortcutable = (*Lines)(nil)
	_ fyne.Accessible   = (*Lines)(nil)
	_ Tall              = (*Lines)(nil)
	_ Named             = (*Lines)(nil)
)

// NewLines is an empty list.
func NewLines(name, spoken string) *Lines {
	l := &Lines{Name: name, Spoken: spoken, box: VB(0)}
	l.ExtendBaseWidget(l)
	return l
}

// Set shows rows in place of those before. A row that is being changed keeps its editor, also when its record is gone:
// nothing that somebody types goes away.
func (l *Lines) Set(lines []Line) {
	current, before := l.Key(), map[string]*lineRow{}
	for _, r := range l.rows {
		before[r.line.Key] = r
	}
	rows := make([]*lineRow, 0, len(lines))
	for _, line := range lines {
		r := before[line.Key]
		delete(before, line.Key)
		switch {
		case r == nil:
			r = newLineRow(l, line)
		case r.line.State != line.State:
			r.line = line
			r.build()
		default:
			r.line = line // what its keys do may know more by now
		}
		rows = append(rows, r)
	}
	for i, r := range l.rows {
		if before[r.line.Key] != nil && r.editor != nil {
			rows = append(rows[:min(i, len(rows))], append([]*lineRow{r}, rows[min(i, len(rows)):]...)...)
		}
	}
	l.rows = rows
	if l.drag != nil && l.find(l.drag.row.line.Key) != l.drag.row {
		l.drag = nil // it is gone
	}
	l.at = max(0, min(l.at, len(rows)-1))
	for i, r := range rows {
		if r.line.Key == current {
			l.at = i
		}
	}
	l.fill()
}

func (l *Lines) fill() {
	objects := make([]fyne.CanvasObject, 0, 2*len(l.rows))
	for i, r := range l.rows {
		if i > 0 && !l.Plain {
			objects = append(objects, HLine())
		}
		objects = append(objects, r)
	}
	l.box.Objects = objects
	l.Refresh()
}

// Len is how many rows there are.
func (l *Lines) Len() int { return len(l.rows) }

// Key is the key of the row one is on; empty when there is none.
func (l *Lines) Key() string {
	if r := l.row(); r != nil {
		return r.line.Key
	}
	return ""
}

func (l *Lines) row() *lineRow {
	if l.at < 0 || l.at >= len(l.rows) {
		return nil
	}
	return l.rows[l.at]
}

func (l *Lines) find(key string) *lineRow {
	for _, r := range l.rows {
		if r.line.Key == key {
			return r
		}
	}
	return nil
}

// Select goes to the row of a key.
func (l *Lines) Select(key string) {
	for i, r := range l.rows {
		if r.line.Key == key {
			l.move(i)
		}
	}
}

// SelectLast goes to the last row.
func (l *Lines) SelectLast() { l.move(len(l.rows) - 1) }

// Menu opens a menu under the row of a key.
func (l *Lines) Menu(key string, items []MenuItem) {
	if r := l.find(key); r != nil {
		ShowMenu(r, items...)
	}
}

// Edit shows an editor in place of what a row shows, until Done.
func (l *Lines) Edit(key string, editor fyne.CanvasObject) {
	if r := l.find(key); r != nil {
		r.editor = editor
		r.Refresh()
		l.Refresh()
	}
}

// Editing says whether a row is being changed.
func (l *Lines) Editing(key string) bool {
	r := l.find(key)
	return r != nil && r.editor != nil
}

// Done shows the row again in place of its editor. back gives the list the keyboard if the editor had it; without it the
// keyboard is on its way elsewhere.
func (l *Lines) Done(key string, back bool) {
	r := l.find(key)
	if r == nil || r.editor == nil {
		return
	}
	c := canvasOf(l)
	had := back && c != nil && focusWithin(c, r.editor)
	r.editor = nil
	r.Refresh()
	l.Refresh()
	if had {
		l.Select(key)
		c.Focus(l)
	}
}

// focusWithin says whether the keyboard is with an object or something in it.
func focusWithin(c fyne.Canvas, o object) bool {
	f, ok := c.Focused().(object)
	if !ok {
		return false
	}
	return f == o || pathTo([]object{o}, f) != nil
}

func (l *Lines) move(to int) {
	if to < 0 || to >= len(l.rows) {
		return
	}
	old := l.row()
	l.at = to
	if old != nil {
		old.paint()
	}
	l.rows[to].paint()
	if l.focused && !l.pointed {
		l.reveal()
	}
}

func (l *Lines) reveal() {
	if r := l.row(); r != nil {
		revealPart(l, r.Position().Y, r.Position().Y+r.Size().Height)
	}
}

// TypedKey goes from row to row; what else a key does the row says. Escape leaves what is dragged where it was.
func (l *Lines) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyEscape:
		if !l.dropDrag() {
			PassKey(l, e)
		}
	case fyne.KeyUp:
		l.step(-1)
	case fyne.KeyDown:
		l.step(1)
	case fyne.KeyHome:
		l.move(0)
	case fyne.KeyEnd:
		l.move(len(l.rows) - 1)
	case fyne.KeyPageUp:
		l.move(max(0, l.at-linesPage))
	case fyne.KeyPageDown:
		l.move(min(len(l.rows)-1, l.at+linesPage))
	default:
		if r := l.row(); r == nil || !r.line.Keys.key(e, r) {
			PassKey(l, e)
		}
	}
}

// linesPage is how many rows Page Up and Page Down go.
const linesPage = 8

func (l *Lines) step(by int) {
	if to := l.at + by; to >= 0 && to < len(l.rows) {
		l.move(to)
		return
	}
	if c := canvasOf(l); c != nil && !l.Nested {
		StepFocus(c, by)
	}
}

// StepFocus moves the keyboard one stop back (-1) or on (1). In a list it comes to the row that is nearest.
func StepFocus(c fyne.Canvas, by int) {
	if by < 0 {
		c.FocusPrevious()
	} else {
		c.FocusNext()
	}
	l, ok := c.Focused().(*Lines)
	switch {
	case !ok:
	case by < 0:
		l.move(len(l.rows) - 1)
	default:
		l.move(0)
	}
}

// TypedRune does nothing: a space arrives as a key too.
func (l *Lines) TypedRune(rune) {}

// TypedShortcut does what the row says.
func (l *Lines) TypedShortcut(s fyne.Shortcut) {
	var keys RowKeys
	text := ""
	if r := l.row(); r != nil {
		keys, text = r.line.Keys, r.line.Text
	}
	keys.shortcut(s, text)
}

// FocusGained lights the row one is on.
func (l *Lines) FocusGained() {
	l.setFocused(true)
	if !l.pointed {
		l.reveal()
	}
}

// FocusLost dims it.
func (l *Lines) FocusLost() { l.setFocused(false) }

func (l *Lines) setFocused(on bool) {
	l.focused = on
	if r := l.row(); r != nil {
		r.paint()
	}
	if l.OnFocus != nil {
		l.OnFocus(on)
	}
}

// Disabled keeps a list without rows out of the order of Tab, but not while it has the keyboard: from there Tab goes on.
func (l *Lines) Disabled() bool { return len(l.rows) == 0 && !l.focused }

// Enable does nothing: a list with rows can be used.
func (l *Lines) Enable() {}

// Disable does nothing.
func (l *Lines) Disable() {}

// HeightFor is the height of all rows at a width.
func (l *Lines) HeightFor(w float32) float32 { return HeightOf(l.box, w) }

// MinSize is narrow, and as high as at the last width.
func (l *Lines) MinSize() fyne.Size {
	return fyne.NewSize(24, HeightOf(l.box, fyne.Max(24, l.Size().Width)))
}

// AccessibilityLabel is the list and the row one is on.
func (l *Lines) AccessibilityLabel() string { return spoken(l.Spoken, l.WidgetText()) }

// AccessibilityRole is a container's.
func (l *Lines) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// WidgetName is the name given.
func (l *Lines) WidgetName() string { return l.Name }

// WidgetText is what the row one is on says.
func (l *Lines) WidgetText() string {
	if r := l.row(); r != nil {
		return r.line.Text
	}
	return ""
}

// CreateRenderer is for the toolkit.
func (l *Lines) CreateRenderer() fyne.WidgetRenderer { return &linesRenderer{l} }

type linesRenderer struct{ l *Lines }

func (x *linesRenderer) MinSize() fyne.Size { return x.l.MinSize() }
func (x *linesRenderer) Layout(s fyne.Size) { put(x.l.box, 0, 0, s.Width, s.Height) }
func (x *linesRenderer) Objects() []fyne.CanvasObject {
	if x.l.drag != nil {
		return []fyne.CanvasObject{x.l.box, x.l.drag.marker}
	}
	return []fyne.CanvasObject{x.l.box}
}
func (x *linesRenderer) Destroy() {}

// Refresh lays the rows out anew; they repaint themselves.
func (x *linesRenderer) Refresh() {
	x.l.box.Layout.Layout(x.l.box.Objects, x.l.Size())
	canvas.Refresh(x.l)
}
