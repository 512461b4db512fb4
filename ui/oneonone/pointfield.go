package oneonone

import (
	"regexp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// pointField is where points are written: text, Enter, the next one. Several pasted lines become several points.
type pointField struct {
	page                *Page
	field               *kit.TextField
	side                *kit.Segments
	mark                *kit.VisibilitySwitch
	kind                *kit.Tag
	guesser             *model.KindGuesser
	names               model.KindNames // that it knows
	hints               *kit.Adapt
	writing             *kit.Writing
	atRows              bool // the hints are for the rows above
	edge, lit           fyne.CanvasObject
	frame, promise, box *fyne.Container
}

func newPointField(p *Page) *pointField {
	t := theme.Current()
	f := &pointField{page: p, field: kit.NewBareText("oneonone.point.new", kit.Talk), promise: kit.VB(0)}
	f.field.Spoken = words.Say("oneonone.point.new")
	f.field.SetPlaceholder(words.Say("oneonone.point.placeholder"))
	f.field.EnterSubmits = true
	f.field.OnSubmit = func(string) { f.onSubmit() }
	f.field.OnPasteLong, f.field.OnPasteLines = f.onPasteLong, f.onPaste
	f.field.OnShortcut = f.onShortcut
	f.field.OnKey = f.onKey
	f.field.OnFocus = f.onFocus
	f.side = kit.NewSegments("oneonone.point.side", p.sides(), string(model.SideManager), nil)
	f.side.Spoken = words.Say("point.side")
	f.mark = kit.NewVisibilitySwitch("oneonone.point.private", false, nil)
	f.kind = kit.NewTag("oneonone.point.kind", kindChoices())
	f.kind.Spoken = words.Say("point.kind")
	f.field.OnChanged = f.guess
	f.writing = p.frame.Drafts().Begin(kit.NewThing("point", p.person), p.subject(), f.field, f.side, f.mark, f.kind)
	f.hints = kit.ByWidth([]float32{150, 330, 450}, f.hintRow)
	f.edge, f.lit = kit.Framed(t.Card, t.Edge, 1, 10), kit.Framed(t.Card, t.Accent, 2, 10)
	f.lit.Hide()
	f.frame = kit.Stack(f.edge, f.lit, kit.In(10, 14, 8, 14, kit.VB(6, f.field, f.foot())))
	f.box = kit.VB(8, f.frame, f.promise)
	return f
}

// foot is the row below the words: keys at the left, what the point will be at the right; where there is little room for
// both, only what it will be.
func (f *pointField) foot() fyne.CanvasObject {
	kind, side, mark := kit.Mid(f.kind), kit.Mid(f.side), kit.Mid(f.mark)
	a, b, c := f.kind.MinSize().Width, f.side.MinSize().Width, f.mark.MinSize().Width
	return kit.Areas(10, []kit.Arrangement{
		{MinWidth: a + b + c + 30 + hintRoom, Rows: [][]kit.Cell{{kit.At(0, 0), kit.At(a, 1), kit.At(b, 2), kit.At(c, 3)}}},
		{MinWidth: 0, Rows: [][]kit.Cell{{kit.At(0, 4), kit.At(a, 1), kit.At(c, 3)}, {kit.At(0, 4), kit.At(b, 2)}}},
	}, kit.Mid(f.hints), kind, side, mark, kit.Gap(1, 1))
}

// hintRoom is what the first hint needs.
const hintRoom = 110

// sides are the choices of whose a point or a promise is.
func (p *Page) sides() []kit.Choice {
	return []kit.Choice{
		{Key: string(model.SideManager), Text: words.Say("oneonone.side.you")},
		{Key: string(model.SideRep), Text: p.otherSide()},
	}
}

// hintRow teaches the keys: those of the field, or of the rows while one is on them. More of them where there is room.
func (f *pointField) hintRow(step int) fyne.CanvasObject {
	hints := [][2]string{{"Enter", "oneonone.hint.add"}, {"Ctrl T", "oneonone.hint.promise"}, {"Ctrl L", "oneonone.hint.private"}, {"↑", "oneonone.hint.rows"}}
	if f.atRows {
		hints = [][2]string{{"Enter", "oneonone.hint.change"}, {"Ctrl Enter", "oneonone.hint.done"}, {"Alt ↑ ↓", "oneonone.hint.order"}, {"Ctrl T", "oneonone.hint.promise"}}
	}
	if f.page.team() { // nothing of it is private
		hints = slices.Delete(hints, 2, 3)
		step = min(step, len(hints)-1)
	}
	t := theme.Current()
	row := kit.HB(8)
	for _, h := range hints[:step+1] {
		row.Add(kit.KeyCap(h[0]))
		row.Add(kit.Mid(kit.T(words.Say(h[1]), kit.Cap, t.Ink3)))
		row.Add(kit.Gap(2, 1))
	}
	return row
}

func (f *pointField) onFocus(focused bool) {
	if focused {
		f.edge.Hide()
		f.lit.Show()
		kit.Reveal(f.frame) // with its foot
	} else {
		f.lit.Hide()
		f.edge.Show()
	}
}

// onRows shows the keys of the rows while one of the lists has the keyboard.
func (f *pointField) onRows(focused bool) {
	if focused != f.atRows {
		f.atRows = focused
		f.hints.Refresh()
	}
}

// onKey goes up to the points from an empty field.
func (f *pointField) onKey(e *fyne.KeyEvent) bool {
	if e.Name != fyne.KeyUp || f.field.Text() != "" {
		return false
	}
	f.page.toRows()
	return true
}

// toRows gives the keyboard to the last point: of yours, else of theirs.
func (p *Page) toRows() {
	for _, l := range []*kit.Lines{p.yours, p.theirs} {
		if l.Len() > 0 {
			l.SelectLast()
			p.frame.Canvas().Focus(l)
			return
		}
	}
}

// onShortcut is Ctrl+L, private or not, and Ctrl+T, a promise instead of a point.
func (f *pointField) onShortcut(s fyne.Shortcut) bool {
	c, ok := s.(*desktop.CustomShortcut)
	if ok && c.Modifier == fyne.KeyModifierShortcutDefault|fyne.KeyModifierShift {
		return f.onShifted(c.KeyName)
	}
	if !ok || c.Modifier != fyne.KeyModifierShortcutDefault {
		return false
	}
	switch c.KeyName {
	case fyne.KeyL:
		if !f.page.team() {
			f.mark.Set(!f.mark.Private())
		}
	case fyne.KeyT:
		f.toPromise(true)
	default:
		return false
	}
	return true
}

// onShifted is Ctrl+Shift+K, what the point is about, and Ctrl+Shift+P, which puts it on the list of deals.
func (f *pointField) onShifted(key fyne.KeyName) bool {
	switch key {
	case fyne.KeyW:
		f.keep(model.NoteWin)
	case fyne.KeyL:
		f.keep(model.NoteLesson)
	case fyne.KeyK:
		f.kind.Open()
	case fyne.KeyP:
		typed := f.field.Text()
		f.add([]string{typed}, model.ListPipeline, func() {
			f.stored(typed)
			f.page.frame.Undoable(words.Say("oneonone.pipeline.added"))
		})
	default:
		return false
	}
	return true
}

// toPromise makes a promise of what is typed: whose and by when is asked in the field's place. Escape leads back to the
// field, which keeps its text until the promise is stored.
func (f *pointField) toPromise(focus bool) {
	typed := f.field.Text()
	if strings.TrimSpace(typed) == "" || len(f.promise.Objects) > 0 {
		if focus {
			f.page.newAction.text.FocusOn(f.page.frame.Canvas())
		}
		return
	}
	a := newActionField(f.page, "promise", words.Say("action.add"))
	a.also = f.writing
	a.mark.Set(f.mark.Private())
	a.understand(strings.TrimSpace(typed))
	a.begin(kit.NewThing("promise", f.page.person))
	a.onStored = func() { f.stored(typed) }
	a.onDone = func() {
		f.promise.Objects = nil
		f.frame.Show()
		f.page.content.Refresh()
		f.field.FocusEnd(f.page.frame.Canvas())
	}
	f.promise.Objects = []fyne.CanvasObject{a.box}
	f.frame.Hide()
	f.page.content.Refresh()
	if focus {
		a.focus()
	}
}

// onSubmit stores what is typed as a point. The field is emptied only when it is stored, and only if nobody went on
// typing.
func (f *pointField) onSubmit() {
	typed := f.field.Text()
	f.add([]string{typed}, model.ListTalk, func() { f.stored(typed) })
}

// stored empties the field, unless somebody went on typing.
func (f *pointField) stored(typed string) {
	if f.field.Text() == typed {
		f.field.Fill("")
		f.kind.Reset()
	}
	f.writing.Changed()
}

// bullet is what lists are written with elsewhere.
var bullet = regexp.MustCompile(`^(?:[-*•–]|\[ ?\])\s+`)

// onPaste stores a point a line. What was typed before stays in the field.
func (f *pointField) onPaste(lines []string) {
	texts := make([]string, len(lines))
	for i, l := range lines {
		texts[i] = bullet.ReplaceAllString(l, "")
	}
	f.add(texts, model.ListTalk, nil)
}

// add stores one point a text, below what is there; blank ones are left out. What cannot be stored stays in the field,
// with the reason below.
func (f *pointField) add(lines []string, list model.PointList, then func()) {
	p := f.page
	var texts []string
	for _, l := range lines {
		if l = strings.TrimSpace(l); l != "" {
			texts = append(texts, l)
		}
	}
	if len(texts) == 0 {
		return
	}
	visibility := model.Shared
	if f.mark.Private() {
		visibility = model.Private
	}
	first := model.Point{
		Row: model.RowFor(p.person, visibility), AuthorID: p.frame.Roster().Owner.ID,
		Side: model.Side(f.side.Key()), RaisedOn: p.frame.Today(), RaisedInID: p.meetingToday(),
	}
	first.List = list
	kinds := f.kindsOf(texts)
	write := func(w *storage.Work) error { return addPoints(w, first, texts, kinds) }
	if then != nil { // what is in the field is stored
		write = f.writing.Storing(write)
	}
	kit.Save(p.frame, unit.AddPoint, write, func(err error) {
		switch {
		case err != nil:
			f.field.SetError(kit.ErrorText(err))
		case then != nil:
			then()
		}
	})
}

func addPoints(w *storage.Work, first model.Point, texts []string, kinds []model.PointKind) error {
	at, err := w.NextPosition(first.TableName(), first.SubjectID)
	if err != nil {
		return err
	}
	for i, text := range texts {
		x := first
		x.Text, x.Kind, x.Position = text, kinds[i], at+int64(i)*storage.PositionStep
		if err := w.Put(&x); err != nil {
			return err
		}
	}
	return nil
}
