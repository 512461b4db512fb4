package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"milepost/ui/words"
)

// textBase is what LineField and TextField have in common. Set its fields before the field is shown.
type textBase struct {
	widget.BaseWidget
	Name     string // for tests and scripts
	Label    string // above the field; may be empty
	Spoken   string // what a screen reader calls a field without a label
	Hint     string // below the field, while there is no error
	Required bool   // a blank text is refused
	// Validate says in words what is wrong with a text, nothing if it is right. It is asked by Check.
	Validate func(text string) string
	// OnChanged is called for every change somebody makes, not for Fill.
	OnChanged func(text string)
	// OnSubmit is called for Enter, in a TextField for Ctrl+Enter.
	OnSubmit func(text string)
	// OnEscape is called for Escape; without it the key goes to the window, where it closes a dialog.
	OnEscape func()
	// OnFocus is called when the field gains and loses the keyboard.
	OnFocus func(focused bool)
	// OnShortcut is asked before the field takes a key with Ctrl or Alt itself; true means it is done with.
	OnShortcut func(fyne.Shortcut) bool

	self              fyne.Widget
	entry             *input
	themed            *container.ThemeOverride
	shape             *fieldShape
	err               string
	next              func()
	onTyped           func() // of Drafts
	filling, disabled bool
	focused, hovered  bool
	bare, raised      bool
	size              float32 // of the text
}

func (b *textBase) init(name, label string, size float32, multiLine bool, self fyne.Widget) {
	b.Name, b.Label = name, label
	b.size, b.self = size, self
	b.entry = newInput(multiLine)
	b.themed = unframed(b.entry, size)
	b.entry.OnChanged = b.changed
	b.entry.onFocus = b.focusChanged
	b.entry.onShortcut = func(s fyne.Shortcut) bool { return b.OnShortcut != nil && b.OnShortcut(s) }
	b.ExtendBaseWidget(self)
}

func (b *textBase) createShape(self fyne.Widget, height func(w float32) float32) *fieldShape {
	b.shape = newFieldShape(self, b.themed, b.look, height)
	return b.shape
}

func (b *textBase) look() fieldLook {
	l := fieldLook{
		label: b.Label, note: b.Hint, bare: b.bare, raised: b.raised, focused: b.focused, hovered: b.hovered, disabled: b.disabled,
	}
	if b.err != "" {
		l.note, l.bad = b.err, true
	}
	return l
}

func (b *textBase) changed(text string) {
	if b.filling {
		return
	}
	if b.err != "" {
		b.SetError("")
	}
	if b.OnChanged != nil {
		b.OnChanged(text)
	}
	called(b.onTyped)
}

func (b *textBase) focusChanged(focused bool) {
	b.focused = focused
	b.Refresh()
	if focused {
		Reveal(b.self)
	}
	if b.OnFocus != nil {
		b.OnFocus(focused)
	}
}

// Text is what the field holds, as typed.
func (b *textBase) Text() string { return b.entry.Text }

// Trimmed is what the field holds, without white space at both ends.
func (b *textBase) Trimmed() string { return trim(b.Text()) }

// SetPlaceholder sets the quiet words an empty field shows.
func (b *textBase) SetPlaceholder(text string) { b.entry.SetPlaceHolder(text) }

// SetMaxLen sets the greatest number of letters; 0 is no limit.
func (b *textBase) SetMaxLen(n int) { b.entry.maxLen = n }

// SetError shows why the text cannot be stored; it goes away when somebody types. Empty takes it away at once.
func (b *textBase) SetError(text string) {
	if text != b.err {
		b.err = text
		b.Refresh()
	}
}

// ErrorText is the error shown, empty if there is none.
func (b *textBase) ErrorText() string { return b.err }

// Check says whether the text may be stored, and shows under the field why not.
func (b *textBase) Check() bool {
	problem := ""
	switch {
	case b.Required && b.Trimmed() == "":
		problem = words.Say("kit.field.required")
	case b.Validate != nil:
		problem = b.Validate(b.Text())
	}
	b.SetError(problem)
	return problem == ""
}

// SetNext says what Enter does where OnSubmit is not set.
func (b *textBase) SetNext(next func()) { b.next = next }

// FocusTarget is what takes the keyboard.
func (b *textBase) FocusTarget() fyne.Focusable { return b.entry }

// Focus gives the field the keyboard. The field must be on a canvas.
func (b *textBase) Focus() {
	if c := canvasOf(b.entry); c != nil {
		c.Focus(b.entry)
	}
}

// FocusOn puts the caret here while the page is being shown: the window finds out which canvas a field is on only when
// it draws it.
func (b *textBase) FocusOn(c fyne.Canvas) { c.Focus(b.entry) }

// Focused says whether the field has the keyboard.
func (b *textBase) Focused() bool { return b.focused }

// Enable lets somebody type.
func (b *textBase) Enable() { b.setDisabled(false) }

// Disable greys the field out; its text can still be copied.
func (b *textBase) Disable() { b.setDisabled(true) }

func (b *textBase) setDisabled(off bool) {
	if off == b.disabled {
		return
	}
	b.disabled = off
	if off {
		b.entry.Disable()
	} else {
		b.entry.Enable()
	}
	b.Refresh()
}

// Disabled says whether the field is greyed out.
func (b *textBase) Disabled() bool { return b.disabled }

// Tapped gives the entry the keyboard wherever the field was hit.
func (b *textBase) Tapped(*fyne.PointEvent) {
	if !b.disabled {
		b.Focus()
	}
}

// MouseIn is for the toolkit.
func (b *textBase) MouseIn(*desktop.MouseEvent) { b.hovered = true; b.Refresh() }

// MouseMoved is for the toolkit.
func (b *textBase) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for the toolkit.
func (b *textBase) MouseOut() { b.hovered = false; b.Refresh() }

// WidgetName is the name given.
func (b *textBase) WidgetName() string { return b.Name }

// AccessibilityLabel is the label and the text, and the error if there is one.
func (b *textBase) AccessibilityLabel() string {
	name := b.Label
	if name == "" {
		name = b.Spoken
	}
	if name == "" {
		name = b.entry.PlaceHolder
	}
	return spoken(name, b.entry.Text, b.err)
}

// AccessibilityRole is text.
func (b *textBase) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// spoken joins what a screen reader says about a field, leaving out what is empty.
func spoken(parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, ": ")
}

// LineField is a field for one line of text.
type LineField struct {
	textBase
	// OnPasteLines is called when several lines are pasted; without it they are joined with spaces.
	OnPasteLines func(lines []string)
	// OnUp and OnDown are called for the arrow keys, OnMove for the arrow keys with Alt: -1 is up, 1 down.
	OnUp, OnDown func()
	OnMove       func(by int)
	// OnTab is asked for Tab while the field holds text; false lets Tab move the focus.
	OnTab func() bool
}

var (
	_ fyne.Widget       = (*LineField)(nil)
	_ fyne.Disableable  = (*LineField)(nil)
	_ fyne.Tappable     = (*LineField)(nil)
	_ fyne.Accessible   = (*LineField)(nil)
	_ desktop.Hoverable = (*LineField)(nil)
	_ Named             = (*LineField)(nil)
	_ Field             = (*LineField)(nil)
	_ Tall              = (*LineField)(nil)
)

// NewLineField is a field with a label above it; the label may be empty.
func NewLineField(name, label string) *LineField { return newLineField(name, label, Body.Size) }

func newLineField(name, label string, size float32) *LineField {
	f := &LineField{}
	f.init(name, label, size, false, f)
	f.entry.onKey = f.onKey
	f.entry.onPaste = f.onPaste
	f.entry.takesTab = func() bool { return f.OnTab != nil && f.Text() != "" }
	f.entry.onShortcut = f.onShortcut
	return f
}

// NewSecretField is a field that shows nothing of what is typed, on the screen or to whoever asks what the window shows.
func NewSecretField(name, label string) *LineField {
	f := NewLineField(name, label)
	f.entry.Password = true
	return f
}

// NewBareField is a field without label and frame, for a page that draws its own frame, with text of the style's size.
// It stands on the colour of a card.
func NewBareField(name string, st Style) *LineField {
	f := newLineField(name, "", st.Size)
	f.bare = true
	return f
}

// NewRaisedField is a bare field that stands on the colour of what lies over the page.
func NewRaisedField(name string, st Style) *LineField {
	f := NewBareField(name, st)
	f.raised = true
	return f
}

func (f *LineField) onKey(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		switch {
		case f.OnSubmit != nil:
			f.OnSubmit(f.Text())
		case f.next != nil:
			f.next()
		default:
			return false
		}
		return true
	case fyne.KeyEscape:
		return called(f.OnEscape)
	case fyne.KeyUp:
		return called(f.OnUp)
	case fyne.KeyDown:
		return called(f.OnDown)
	case fyne.KeyTab:
		return f.onTab()
	}
	return false
}

// onTab keeps a tab from being typed: where the field does not want the key, the focus moves.
func (f *LineField) onTab() bool {
	if f.OnTab == nil || !f.OnTab() {
		if c := canvasOf(f.entry); c != nil {
			c.FocusNext()
		}
	}
	return true
}

func (f *LineField) onShortcut(s fyne.Shortcut) bool {
	if f.OnShortcut != nil && f.OnShortcut(s) {
		return true
	}
	c, ok := s.(*desktop.CustomShortcut)
	if !ok || f.OnMove == nil || c.Modifier != fyne.KeyModifierAlt {
		return false
	}
	switch c.KeyName {
	case fyne.KeyUp:
		f.OnMove(-1)
	case fyne.KeyDown:
		f.OnMove(1)
	default:
		return false
	}
	return true
}

func (f *LineField) onPaste(lines []string) bool {
	if f.OnPasteLines == nil {
		return false
	}
	f.OnPasteLines(lines)
	return true
}

// called calls a hook that is set and says whether it was.
func called(hook func()) bool {
	if hook == nil {
		return false
	}
	hook()
	return true
}

// Fill shows the text of a record: undo starts anew, an error goes away, OnChanged is not called.
func (f *LineField) Fill(text string) {
	f.filling = true
	f.entry.SetText(oneLine.Replace(text))
	f.filling = false
	f.entry.CursorColumn = 0 // a long text shows its beginning
	f.entry.fresh = !f.bare
	f.SetError("")
	f.entry.Refresh()
}

// WidgetText is what the field holds, nothing of a secret.
func (f *LineField) WidgetText() string {
	if f.entry.Password {
		return ""
	}
	return f.Text()
}

func (f *LineField) frameHeight(float32) float32 {
	if f.bare {
		return round(f.size) + 11
	}
	return 32
}

// HeightFor is the height with label and error at a width.
func (f *LineField) HeightFor(w float32) float32 {
	f.MinSize() // makes the shape
	return f.shape.heightFor(w)
}

// CreateRenderer is for the toolkit.
func (f *LineField) CreateRenderer() fyne.WidgetRenderer { return f.createShape(f, f.frameHeight) }

func trim(text string) string { return strings.TrimSpace(text) }
