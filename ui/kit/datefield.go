package kit

import (
	"time"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"milepost/model"
	"milepost/ui/words"
)

// DateField is a field for a day, typed the way people write one; see model.DateReader. The day stands under it in words. In a
// field that shows a day, + and - move by a day, Page Up and Page Down by a month, t is today; Alt+Down opens a
// calendar. An empty field is no date, which is right unless Required.
type DateField struct {
	textBase
	Order    model.DateOrder // for dates in figures alone
	Min, Max model.Date      // the first and the last day allowed; zero is no limit
	FirstDay time.Weekday    // of a week, in the calendar
	// OnDate is called when somebody has made the field mean another day, zero for none: on leaving it, on Enter, and
	// for each day the keys or the calendar move to.
	OnDate func(model.Date)

	reading  model.DateReader
	value    model.Date // while the text is the field's own writing of it
	own      bool       // the text is the field's own writing
	told     model.Date // what OnDate was told last, or what was filled in
	today    bool       // t was typed just now: another letter makes it a word after all
	calendar *calendar
}

var (
	_ fyne.Widget       = (*DateField)(nil)
	_ fyne.Disableable  = (*DateField)(nil)
	_ fyne.Tappable     = (*DateField)(nil)
	_ fyne.Accessible   = (*DateField)(nil)
	_ desktop.Hoverable = (*DateField)(nil)
	_ Named             = (*DateField)(nil)
	_ Field             = (*DateField)(nil)
	_ Tall              = (*DateField)(nil)
)

// NewDateField is an empty field with a label above it. today is the effective day, from which "fri" and "+3" count.
func NewDateField(name, label string, today model.Date) *DateField {
	d := &DateField{FirstDay: time.Monday, reading: model.DateReader{Today: today, Words: LangDates()}, own: true}
	d.init(name, label, Body.Size, false, d)
	d.entry.OnChanged = d.onText
	d.entry.onFocus = d.onFocused
	d.entry.onKey = d.onKey
	d.entry.onRune = d.onRune
	d.entry.onShortcut = d.onShortcut
	d.SetPlaceholder(words.Say("kit.date.placeholder"))
	d.calendar = newCalendar(d)
	return d
}

// Fill shows the day of a record, zero for none: undo starts anew, an error goes away, nobody is told.
func (d *DateField) Fill(day model.Date) {
	d.write(day)
	d.told = day
	d.SetError("")
	d.Refresh()
}

// Date is the day the field means, zero if it is empty. A text that is no day, a day beyond the limits and an empty
// field that is Required are errors; the day before is then forgotten.
func (d *DateField) Date() (model.Date, error) {
	day, err := d.read()
	if err == nil && day.IsZero() && d.Required {
		return day, &model.Problem{Key: "kit.date.required", Err: model.ErrInvalid}
	}
	return day, err
}

func (d *DateField) read() (model.Date, error) {
	r := d.reading
	r.Order, r.Min, r.Max = d.Order, d.Min, d.Max
	if d.own {
		return d.value, r.Within(d.value)
	}
	return r.Read(d.Text())
}

// write shows a day the way the field writes it.
func (d *DateField) write(day model.Date) {
	d.filling = true
	d.entry.SetText(d.reading.Words.Short(day))
	d.filling = false
	d.entry.toEnd()
	d.value, d.own, d.today = day, true, false
}

// settle writes the day anew and tells of it; a text that is none gets its reason below.
func (d *DateField) settle() bool {
	day, err := d.read()
	if err != nil {
		d.SetError(words.Problem(err))
		return false
	}
	d.write(day)
	d.SetError("")
	d.Refresh()
	if day != d.told {
		d.told = day
		called(d.onTyped)
		if d.OnDate != nil {
			d.OnDate(day)
		}
	}
	return true
}

// Check says whether the day may be stored, and shows under the field why not.
func (d *DateField) Check() bool {
	if !d.settle() {
		return false
	}
	if _, err := d.Date(); err != nil {
		d.SetError(words.Problem(err))
		return false
	}
	return d.textBase.Check()
}

func (d *DateField) onText(text string) {
	if d.filling {
		return
	}
	d.own, d.today = false, false
	d.changed(text)
	d.Refresh() // the words below follow what is typed
}

func (d *DateField) onFocused(focused bool) {
	switch {
	case focused:
		d.entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	case !d.calendar.pointed():
		d.showCalendar(false)
		d.settle()
	}
	d.focusChanged(focused)
}

func (d *DateField) onKey(e *fyne.KeyEvent) bool {
	d.today = false
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		return d.onEnter()
	case fyne.KeyEscape:
		if d.calendar.Visible() {
			d.showCalendar(false)
			return true
		}
		return called(d.OnEscape)
	case fyne.KeyPageUp:
		return d.step(func(x model.Date) model.Date { return x.AddMonths(-1) })
	case fyne.KeyPageDown:
		return d.step(func(x model.Date) model.Date { return x.AddMonths(1) })
	case fyne.KeyF4:
		d.showCalendar(!d.calendar.Visible())
		return true
	}
	if by, ok := calendarKeys[e.Name]; ok && d.calendar.Visible() {
		return d.step(func(x model.Date) model.Date { return x.AddDays(by) })
	}
	return false
}

// calendarKeys say by how many days the arrow keys move in an open calendar.
var calendarKeys = map[fyne.KeyName]int{fyne.KeyLeft: -1, fyne.KeyRight: 1, fyne.KeyUp: -7, fyne.KeyDown: 7}

// onEnter closes the calendar, or goes on when the text is a day.
func (d *DateField) onEnter() bool {
	if d.calendar.Visible() {
		d.showCalendar(false)
		return true
	}
	if !d.settle() {
		return true
	}
	switch {
	case d.OnSubmit != nil:
		d.OnSubmit(d.Text())
	case d.next != nil:
		d.next()
	default:
		return false
	}
	return true
}

// onRune takes + and - and t as keys while the field shows a day; in a text that is being typed they are letters.
func (d *DateField) onRune(r rune) bool {
	if d.today && unicode.IsLetter(r) {
		d.filling = true
		d.entry.SetText("t")
		d.filling = false
		d.entry.toEnd()
		d.own, d.today = false, false
		return false
	}
	empty := d.Text() == ""
	switch {
	case !d.own:
		return false
	case r == '+' && !empty:
		return d.step(func(x model.Date) model.Date { return x.AddDays(1) })
	case r == '-' && !empty:
		return d.step(func(x model.Date) model.Date { return x.AddDays(-1) })
	case r == 't' || r == 'T':
		d.move(d.reading.Today)
		d.today = true
		return true
	}
	return false
}

func (d *DateField) onShortcut(s fyne.Shortcut) bool {
	if d.OnShortcut != nil && d.OnShortcut(s) {
		return true
	}
	c, ok := s.(*desktop.CustomShortcut)
	if ok && c.Modifier == fyne.KeyModifierAlt && c.KeyName == fyne.KeyDown {
		d.showCalendar(true)
		return true
	}
	return false
}

// step moves the day, from today in an empty field; a text that is no day stays.
func (d *DateField) step(by func(model.Date) model.Date) bool {
	day, err := d.read()
	if err != nil && !d.own {
		return true
	}
	if day.IsZero() {
		day = d.reading.Today
	} else {
		day = by(day)
	}
	d.move(day)
	return true
}

// move shows a day within the limits.
func (d *DateField) move(day model.Date) {
	if !d.Min.IsZero() && day.Before(d.Min) {
		day = d.Min
	}
	if !d.Max.IsZero() && day.After(d.Max) {
		day = d.Max
	}
	d.write(day)
	d.settle()
	d.calendar.turnTo(day)
}

func (d *DateField) showCalendar(on bool) {
	if on == d.calendar.Visible() || on && d.disabled {
		return
	}
	if on {
		day, err := d.read()
		if err != nil || day.IsZero() {
			day = d.reading.Today
		}
		d.calendar.turnTo(day)
		d.calendar.Show()
	} else {
		d.calendar.Hide()
	}
	d.Refresh()
}

// Tapped opens the calendar where its icon is, else puts the caret into the field.
func (d *DateField) Tapped(e *fyne.PointEvent) {
	if d.disabled {
		return
	}
	d.Focus()
	if e != nil && d.shape != nil && e.Position.X > d.Size().Width-34 {
		d.showCalendar(!d.calendar.Visible())
	}
}

// WidgetText is what the field holds.
func (d *DateField) WidgetText() string { return d.Text() }

// AccessibilityLabel is the label and the day in words, or the text and what is wrong with it.
func (d *DateField) AccessibilityLabel() string {
	if day, err := d.read(); err == nil {
		return spoken(d.Label, longDate(d.reading.Words, day), d.err)
	}
	return d.textBase.AccessibilityLabel()
}

// dateLook adds the day in words, and keeps their line when there are none, so that nothing jumps while one types.
func (d *DateField) dateLook() fieldLook {
	l := d.look()
	l.icon, l.keepNote = IconCalendar, true
	if day, err := d.read(); !l.bad && err == nil && !day.IsZero() {
		l.note = longDate(d.reading.Words, day)
	}
	return l
}

// HeightFor is the height with label, words and an open calendar at a width.
func (d *DateField) HeightFor(w float32) float32 {
	d.MinSize() // makes the shape
	return d.shape.heightFor(w)
}

// CreateRenderer is for the toolkit.
func (d *DateField) CreateRenderer() fyne.WidgetRenderer {
	d.createShape(d, func(float32) float32 { return 32 })
	d.shape.look = d.dateLook
	d.shape.below = d.calendar
	return d.shape
}
