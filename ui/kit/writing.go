package kit

import (
	"cmp"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/storage"
	"milepost/ui/words"
)

// drafted is something in which one writes or chooses, and which can say so in a text and take it back.
type drafted interface {
	Named
	draft() string
	takeDraft(text string)
	onDraft(func())
	// composes says that somebody writes here, and does not only choose.
	composes() bool
}

// Writing is one thing that is being written: a field of a page with the choices beside it, or a dialog. What is typed
// is held by the window's Drafts until it is stored or given up.
type Writing struct {
	drafts *Drafts
	thing  string
	about  model.ID
	fields []drafted
	was    []string // what each field held before
	over   bool
}

// Begin takes what shall be kept of a thing: fields and choices, wherever in the objects they stand. What was typed
// before and not stored stands in them afterwards. A text that was changed meanwhile by somebody else is named below the
// field.
func (d *Drafts) Begin(thing string, about model.ID, objects ...fyne.CanvasObject) *Writing {
	w := &Writing{drafts: d, thing: thing, about: about}
	for _, o := range objects {
		w.collect(o)
	}
	held, found := d.takes(w)
	for i, f := range w.fields {
		w.was = append(w.was, f.draft())
		if text, ok := held.Fields[f.WidgetName()]; found && ok {
			f.takeDraft(text[1])
			if x, ok := f.(interface{ SetError(string) }); ok && f.composes() && text[0] != w.was[i] && text[1] != w.was[i] {
				x.SetError(words.Say("kit.draft.meanwhile", w.was[i]))
			}
		}
		f.onDraft(func() { w.typed(f) })
		if x, ok := f.(interface{ SetPlaceholder(string) }); ok && f.composes() && d.o.Store.ReadOnly() {
			x.SetPlaceholder(words.Say("kit.draft.readonly")) // before somebody writes much for nothing
		}
	}
	return w
}

// beside is added to the name of a thing that is written while an earlier draft of it is hidden.
const beside = "~"

// mostBeside is how many are kept beside one another.
const mostBeside = 20

// takes is the draft that a thing goes on with. One that must not be seen stays as it is, and what is written meanwhile
// is kept beside it, until it is its turn.
func (d *Drafts) takes(w *Writing) (storage.Draft, bool) {
	free, name := "", w.thing
	for range mostBeside {
		x, found := d.held[name]
		switch {
		case found && (d.o.Hides == nil || !d.o.Hides(x)):
			w.thing = name
			return x, true
		case !found && free == "":
			free = name
		}
		name += beside
	}
	w.thing = cmp.Or(free, name)
	return storage.Draft{}, false
}

func (w *Writing) collect(o fyne.CanvasObject) {
	switch o := o.(type) {
	case drafted:
		w.fields = append(w.fields, o)
	case *fyne.Container:
		for _, child := range o.Objects {
			w.collect(child)
		}
	}
}

// Restored says whether something was typed here before.
func (w *Writing) Restored() bool {
	_, held := w.drafts.held[w.thing]
	return held
}

// Was says what the file holds for the first field now: only what differs from it is a draft.
func (w *Writing) Was(text string) {
	if w.was[0] != text {
		w.was[0] = text
		w.Changed()
	}
}

// Changed looks at the fields again, after the page has changed one of them.
func (w *Writing) Changed() { w.typed(nil) }

func (w *Writing) typed(by drafted) {
	if w.over {
		return
	}
	x := storage.Draft{Thing: w.thing, SubjectID: w.about, Field: w.drafts.held[w.thing].Field, Fields: map[string][2]string{}}
	text := false
	for i, f := range w.fields {
		is := f.draft()
		if is == w.was[i] {
			continue
		}
		x.Fields[f.WidgetName()] = [2]string{w.was[i], is}
		if f.composes() && strings.TrimSpace(is) != "" {
			text = true
			if f == by || x.Field == "" {
				x.Field = f.WidgetName()
			}
		}
	}
	switch {
	case text:
		w.drafts.hold(x)
	case w.Restored():
		w.drafts.drop(w.thing)
	}
}

// Storing adds to a write that the draft is forgotten with it, so that what was stored is never brought back. Call
// Changed or Done when it is stored.
func (w *Writing) Storing(write func(*storage.Work) error) func(*storage.Work) error {
	window, thing := w.drafts.o.Window, w.thing
	return func(work *storage.Work) error {
		if err := write(work); err != nil {
			return err
		}
		return work.DropDraft(window, thing)
	}
}

// Done forgets the draft: the thing was stored or given up, and nobody writes here any more.
func (w *Writing) Done() {
	if w.over {
		return
	}
	w.over = true
	if w.Restored() {
		w.drafts.drop(w.thing)
	}
}

// FocusEnd gives a field the keyboard, the caret behind the last letter; false when it cannot be seen.
func FocusEnd(c fyne.Canvas, name string) bool {
	if !FocusName(c, name) {
		return false
	}
	if i, ok := c.Focused().(*input); ok {
		i.end()
	}
	return true
}

// end sets the caret behind the last letter.
func (i *input) end() {
	i.fresh = false
	if i.MultiLine {
		i.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
		return
	}
	i.toEnd()
}

// How the widgets say what they hold.

func (b *textBase) onDraft(f func()) { b.onTyped = f }
func (b *textBase) composes() bool   { return true }
func (b *textBase) draft() string    { return b.self.(interface{ Text() string }).Text() }
func (b *textBase) takeDraft(t string) {
	b.self.(interface{ Fill(string) }).Fill(t)
	b.entry.fresh = false
}

func (d *DateField) composes() bool { return false }

// draft is the day, or what is typed while it is none.
func (d *DateField) draft() string {
	if day, err := d.read(); err == nil {
		return day.String()
	}
	return d.Text()
}

func (d *DateField) takeDraft(text string) {
	day, err := model.ParseDate(text)
	if err == nil || text == "" {
		d.Fill(day)
		return
	}
	d.filling = true
	d.entry.SetText(text)
	d.filling = false
	d.own = false
}

func (p *Picker) composes() bool        { return false }
func (p *Picker) draft() string         { return p.chosen.Key }
func (p *Picker) takeDraft(text string) { p.FillKey(text) }

func (s *Segments) onDraft(f func()) { s.onChosen = f }
func (s *Segments) composes() bool   { return false }
func (s *Segments) draft() string    { return s.Key() }

// takeDraft tells too: what a dialog asks may depend on it.
func (s *Segments) takeDraft(text string) {
	s.Set(text)
	if s.OnChanged != nil {
		s.OnChanged(text)
	}
}

func (v *VisibilitySwitch) onDraft(f func()) { v.onTurned = f }
func (v *VisibilitySwitch) composes() bool   { return false }
func (v *VisibilitySwitch) draft() string {
	if v.private {
		return string(model.Private)
	}
	return string(model.Shared)
}
func (v *VisibilitySwitch) takeDraft(text string) { v.Set(text == string(model.Private)) }

func (r *RatingControl) onDraft(f func()) { r.onRated = f }
func (r *RatingControl) composes() bool   { return false }

// draft is the step, after what is rated if that can be changed.
func (r *RatingControl) draft() string { return strings.TrimSpace(r.Of + " " + strconv.Itoa(r.value)) }

func (r *RatingControl) takeDraft(text string) {
	of, step := "", text
	if i := strings.LastIndexByte(text, ' '); i >= 0 {
		of, step = text[:i], text[i+1:]
	}
	n, err := strconv.Atoi(step)
	if err != nil || n < 0 || n > len(r.cells) {
		return // of another scale
	}
	if of != r.Of && r.OnOf != nil {
		r.Of = of
		r.OnOf(of)
	}
	r.Set(n)
	if r.OnChanged != nil {
		r.OnChanged(n)
	}
}
