package oneonone

import (
	"errors"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// pointEditor changes the words of a point in its place, as in a document: Enter and leaving the field store them,
// Escape gives them up.
type pointEditor struct {
	page   *Page
	list   *kit.Lines
	of     model.Point // as it was when its words were shown
	field  *kit.TextField
	closed bool

	storing bool // on its way into the file; a dialog may be asking
	writing *kit.Writing
}

func (p *Page) onEditPoint(x model.Point) { p.editPoint(x, true) }

// editPoint puts the field in the row's place; with focus it has the keyboard too.
func (p *Page) editPoint(x model.Point, focus bool) {
	list := p.listOf(&x)
	if list.Editing(string(x.ID)) {
		return
	}
	e := &pointEditor{page: p, list: list, of: x, field: kit.NewTalkField("point.edit")}
	e.field.Spoken = words.Say("point.text")
	e.field.EnterSubmits, e.field.Required = true, true
	e.field.Fill(x.Text)
	e.writing = p.frame.Drafts().Begin(kit.Thing("point", x.ID), p.subject(), e.field)
	e.field.OnSubmit = func(string) { e.onEnter() }
	e.field.OnEscape = func() { e.close(true) }
	p.editors[x.ID] = e
	list.Edit(string(x.ID), kit.In(3, 0, 3, 14, e.field)) // the words stay where they were
	p.content.Refresh()
	if focus {
		e.field.FocusEnd(p.frame.Canvas())
	}
	e.field.OnFocus = e.onFocus // not before: the focus has come and gone while the row was laid out
}

func (e *pointEditor) onFocus(focused bool) {
	switch {
	case focused || e.closed:
	case e.field.Trimmed() == "": // nobody takes a point away by emptying it in passing
		e.close(false)
	default:
		e.store(false)
	}
}

func (e *pointEditor) onEnter() {
	if e.field.Check() {
		e.store(true)
	}
}

// changed is the point with the new words on top of what the file holds now; where somebody else changed the words or
// archived it meanwhile, on top of what it was, so that the choice is asked for. False when there is nothing to store.
func (e *pointEditor) changed() (model.Point, bool) {
	x, text := e.of, e.field.Trimmed()
	if now := e.page.point(e.of.ID); now != nil && now.ArchivedAt == e.of.ArchivedAt && (now.Text == e.of.Text || now.Text == text) {
		x = *now
	}
	if x.Text == text {
		e.close(true)
		return x, false
	}
	x.Text = text
	return x, true
}

// store writes the words; what cannot be stored stays in the field, with the reason below. back says whether the
// keyboard goes back to the list.
func (e *pointEditor) store(back bool) {
	if e.field.Trimmed() == e.of.Text {
		e.close(back)
		return
	}
	x, ok := e.changed()
	if !ok || e.storing {
		return
	}
	e.storing = true
	kit.Save(e.page.frame, unit.ChangePoint, e.writing.Storing(func(w *storage.Work) error { return w.Put(&x) }), func(err error) {
		e.storing = false
		if err != nil && !errors.Is(err, kit.ErrTheirs) {
			e.writing.Changed()
			e.field.SetError(kit.ErrorText(err))
			return
		}
		e.close(back)
	})
}

// storeNow is for a page that is left: nothing is shown any more, and the file may be closed next. What cannot be stored
// stays a draft.
func (e *pointEditor) storeNow() {
	e.closed = true
	text := e.field.Trimmed()
	if e.storing {
		return
	}
	if text == "" || text == e.of.Text {
		e.writing.Done()
		return
	}
	x, ok := e.changed()
	if !ok {
		if x.Text == text { // somebody else wrote the same
			e.writing.Done()
		}
		return
	}
	kit.SaveNow(e.page.frame, unit.ChangePoint, e.writing.Storing(func(w *storage.Work) error { return w.Put(&x) }), func(err error) {
		switch {
		case err == nil || errors.Is(err, kit.ErrTheirs):
			e.writing.Done()
		case !kit.Told(err):
			e.page.frame.ShowError(err)
		}
	})
}

func (e *pointEditor) close(back bool) {
	if e.closed {
		return
	}
	e.closed = true
	e.writing.Done()
	delete(e.page.editors, e.of.ID)
	e.list.Done(string(e.of.ID), back)
	e.page.content.Refresh()
}
