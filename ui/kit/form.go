package kit

import (
	"fyne.io/fyne/v2"

	"milepost/ui/theme"
)

// Labelled sets a label above something that has none of its own, as fields have.
func Labelled(label string, o fyne.CanvasObject) *fyne.Container {
	return VB(labelGap, One(label, CapM, theme.Current().Ink2), o)
}

// Form sets fields one under another. Enter in a field goes to the next one, in the last one it submits.
type Form struct {
	// OnSubmit is called for Enter in the last field, when every field is right. Without it Enter there goes to the
	// dialog the form stands in, which confirms.
	OnSubmit func()

	content *fyne.Container
	fields  []Field
}

// NewForm takes fields and whatever else shall stand between them, in order. Fields inside containers count too.
func NewForm(items ...fyne.CanvasObject) *Form {
	f := &Form{content: VB(14, items...)}
	f.collect(f.content)
	for i, field := range f.fields {
		field.SetNext(func() { f.onEnter(i) })
	}
	return f
}

func (f *Form) collect(o fyne.CanvasObject) {
	if field, ok := o.(Field); ok {
		f.fields = append(f.fields, field)
		return
	}
	if c, ok := o.(*fyne.Container); ok {
		for _, child := range c.Objects {
			f.collect(child)
		}
	}
}

// Content is the form, to be put on a page or into a dialog.
func (f *Form) Content() *fyne.Container { return f.content }

// onEnter goes from one field to the next that can be used.
func (f *Form) onEnter(from int) {
	for _, field := range f.fields[from+1:] {
		if usable(field) {
			focusOn(field)
			return
		}
	}
	if f.OnSubmit == nil {
		passOn(f.content, &fyne.KeyEvent{Name: fyne.KeyReturn})
		return
	}
	if f.Check() {
		f.OnSubmit()
	}
}

func usable(field Field) bool {
	d, ok := field.(fyne.Disableable)
	return field.Visible() && (!ok || !d.Disabled())
}

func focusOn(field Field) {
	if c := canvasOf(field); c != nil {
		c.Focus(field.FocusTarget())
	}
}

// Check asks every field that can be used and can be seen, shows what is wrong under each, and gives the keyboard to
// the first that is wrong.
func (f *Form) Check() bool {
	var wrong Field
	for _, field := range f.fields {
		if usable(field) && !field.Check() && wrong == nil {
			wrong = field
		}
	}
	if wrong == nil {
		return true
	}
	focusOn(wrong)
	return false
}

// First is what shall have the keyboard when the form is shown; nil if it has no field that can be used.
func (f *Form) First() fyne.Focusable {
	for _, field := range f.fields {
		if usable(field) {
			return field.FocusTarget()
		}
	}
	return nil
}
