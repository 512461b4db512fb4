package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// A TextField whose text is long keeps it in pieces. What is written in one goes through the methods here; a text that
// fits one piece never comes this way.

// longUndo is how far back undo goes in a long text.
const longUndo = 200

// longState is what undo goes back to.
type longState struct {
	parts     []string
	at, caret int
}

// lengthen takes a long text into pieces; the first one is written in.
func (f *TextField) lengthen(parts []string) {
	f.long = newLongBody(f, &longText{parts: parts})
	f.undo, f.redo, f.typing = nil, nil, false
	f.entry.OnCursorChanged = f.revealCaret
	if f.shape != nil {
		f.shape.body = f.long
		f.shape.wheel.Hide()
	}
}

// shorten is for a text that fits the entry again.
func (f *TextField) shorten() {
	if f.long == nil {
		return
	}
	f.long = nil
	f.entry.OnCursorChanged = nil
	if f.shape != nil {
		f.shape.body = f.themed
		f.shape.wheel.Show()
	}
}

// put fills the entry with the piece that is written in and sets the caret behind some of its letters: what the entry
// pastes stands before its caret.
func (f *TextField) putPiece(caret int) {
	runes := []rune(f.long.text.shown(f.long.text.at))
	caret = max(0, min(caret, len(runes)))
	f.filling = true
	f.entry.SetText(string(runes[caret:]))
	f.entry.CursorRow, f.entry.CursorColumn = 0, 0
	if caret > 0 {
		f.entry.Entry.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip(runes[:caret])})
	}
	f.filling = false
	f.long.all = false
	f.long.Refresh()
	f.revealCaret()
}

// toPiece goes on writing in another piece, in a row of it and a column of that; a row below 0 is the last.
func (f *TextField) toPiece(i, row, column int) {
	f.long.text.at = i
	f.putPiece(len([]rune(f.long.text.shown(i))))
	if row >= 0 {
		f.entry.CursorRow = min(row, f.entry.CursorRow)
	}
	f.entry.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	f.entry.CursorColumn = min(column, f.entry.CursorColumn)
	f.entry.Refresh()
	f.revealCaret()
}

// revealCaret scrolls to where one writes.
func (f *TextField) revealCaret() {
	if f.long == nil || f.filling || len(f.long.sheet.tops) == 0 {
		return
	}
	y := f.long.sheet.tops[f.long.text.at] + f.entry.CursorPosition().Y - inputPadding
	row, offset := f.long.sheet.rowHeight(), f.long.scroll.Offset
	seen := f.long.scroll.Size().Height
	switch {
	case y < offset.Y:
		offset.Y = y
	case y+2*row > offset.Y+seen:
		offset.Y = y + 2*row - seen
	default:
		return
	}
	f.long.scroll.ScrollToOffset(offset)
	f.long.sheet.update()
}

// onLongText takes over what was typed into the piece.
func (f *TextField) onLongText(shown string) {
	caret := f.entry.CursorTextOffset()
	now, again := f.long.text.set(shown, caret)
	if again {
		f.putPiece(now)
	} else {
		f.long.Refresh()
	}
}

// grown takes a text into pieces that became too long for the entry by being written in. insert is what the caret stands
// behind.
func (f *TextField) grown(text string) {
	if !isLong(text) {
		return
	}
	parts := inPieces(text)
	caret := f.entry.CursorTextOffset()
	f.lengthen(parts)
	l := f.long.text
	now, _ := l.replace(0, len(parts), text, caret)
	f.putPiece(now)
	f.Refresh()
}

// keep remembers the text as it is for undo. Letters typed one after the other are taken back together.
func (f *TextField) keep(letters bool) {
	if letters && f.typing {
		return
	}
	f.typing, f.redo = letters, nil
	f.undo = append(f.undo, f.state())
	if len(f.undo) > longUndo {
		f.undo = f.undo[1:]
	}
}

func (f *TextField) state() longState {
	l := f.long.text
	return longState{parts: append([]string(nil), l.parts...), at: l.at, caret: f.entry.CursorTextOffset()}
}

// turnOrFile goes to another state of the text; what there is now goes onto the other list. Without one the file has its
// turn.
func (f *TextField) turnOrFile(from, to *[]longState, inFile func()) {
	if len(*from) == 0 {
		called(inFile)
		return
	}
	*to = append(*to, f.state())
	last := (*from)[len(*from)-1]
	*from = (*from)[:len(*from)-1]
	f.typing = false
	f.long.text.become(last.parts, last.at)
	f.putPiece(last.caret)
	f.changed(f.Text())
}

// onLongRune is asked before a letter is typed.
func (f *TextField) onLongRune(r rune) bool {
	if f.long == nil {
		return false
	}
	if f.long.all {
		f.replaceAll(string(r))
		return true
	}
	f.keep(r != ' ')
	return false
}

// replaceAll puts something in the place of the whole text, which was selected.
func (f *TextField) replaceAll(text string) {
	f.keep(false)
	parts := inPieces(text)
	f.long.text.become(parts, len(parts)-1)
	f.putPiece(len([]rune(text)))
	f.changed(f.Text())
}

// onLongKey does what keys do at the ends of a piece.
func (f *TextField) onLongKey(e *fyne.KeyEvent) bool {
	l, in := f.long.text, f.entry
	if f.long.all {
		return f.onAllKey(e)
	}
	at, length := in.CursorTextOffset(), len([]rune(in.Text))
	none := in.SelectedText() == "" && !shiftHeld()
	switch {
	case none && e.Name == fyne.KeyUp && in.CursorRow == 0 && l.at > 0:
		f.toPiece(l.at-1, -1, in.CursorColumn)
	case none && e.Name == fyne.KeyDown && l.at < len(l.parts)-1 && f.inLastRow():
		f.toPiece(l.at+1, 0, in.CursorColumn)
	case none && e.Name == fyne.KeyLeft && at == 0 && l.at > 0:
		l.at--
		f.putPiece(length + pieceRunes)
	case none && e.Name == fyne.KeyRight && at == length && l.at < len(l.parts)-1:
		l.at++
		f.putPiece(0)
	case none && e.Name == fyne.KeyPageUp:
		f.page(-1)
	case none && e.Name == fyne.KeyPageDown:
		f.page(1)
	case none && e.Name == fyne.KeyBackspace && at == 0:
		return f.join(l.joinBefore)
	case none && e.Name == fyne.KeyDelete && at == length:
		return f.join(l.joinAfter)
	default:
		if e.Name == fyne.KeyBackspace || e.Name == fyne.KeyDelete || enter(e) {
			f.keep(false)
		}
		return false
	}
	f.typing = false
	return true
}

// page goes as many rows up (-1) or down (1) as are seen.
func (f *TextField) page(by float32) {
	s, row := f.long.sheet, f.long.sheet.rowHeight()
	y := s.tops[f.long.text.at] + float32(f.entry.CursorRow)*row + by*fyne.Max(row, f.long.scroll.Size().Height-row)
	last := len(f.long.text.parts) - 1
	y = fyne.Min(fyne.Max(y, 0), s.tops[last+1]-row/2)
	i := 0
	for i < last && s.tops[i+1] <= y {
		i++
	}
	f.toPiece(i, int((y-s.tops[i])/row), f.entry.CursorColumn)
}

// inLastRow says whether Down leads out of the piece.
func (f *TextField) inLastRow() bool {
	row, column := f.entry.CursorRow, f.entry.CursorColumn
	f.entry.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
	last := f.entry.CursorRow == row
	f.entry.CursorRow, f.entry.CursorColumn = row, column
	return last
}

// join takes away what parts two pieces.
func (f *TextField) join(how func() (int, bool)) bool {
	before := f.state()
	caret, ok := how()
	if !ok {
		return true // at the very beginning or end there is nothing to take away
	}
	f.undo, f.redo, f.typing = append(f.undo, before), nil, false
	f.putPiece(caret)
	f.changed(f.Text())
	return true
}

// onAllKey is for keys while the whole text is selected.
func (f *TextField) onAllKey(e *fyne.KeyEvent) bool {
	if e.Name == fyne.KeyBackspace || e.Name == fyne.KeyDelete || enter(e) {
		text := ""
		if enter(e) {
			text = "\n"
		}
		f.replaceAll(text)
		return true
	}
	f.long.all = false
	f.long.Refresh()
	return e.Name != fyne.KeyEscape && e.Name != fyne.KeyTab && !functionKey(e.Name)
}

// onLongShortcut does for the whole text what the entry would do for the piece.
func (f *TextField) onLongShortcut(s fyne.Shortcut) bool {
	switch s := s.(type) {
	case *fyne.ShortcutUndo:
		f.turnOrFile(&f.undo, &f.redo, OnFieldUndo)
		return true
	case *fyne.ShortcutRedo:
		f.turnOrFile(&f.redo, &f.undo, OnFieldRedo)
		return true
	case *fyne.ShortcutSelectAll:
		f.long.all = true
		f.long.Refresh()
		return true
	case *fyne.ShortcutCopy:
		if f.long.all {
			s.Clipboard.SetContent(f.Text())
		}
		return f.long.all
	case *fyne.ShortcutCut:
		if f.long.all {
			s.Clipboard.SetContent(f.Text())
			f.replaceAll("")
		}
		return f.long.all
	case *desktop.CustomShortcut:
		return f.onLongCustom(s)
	}
	return false
}

// onLongCustom goes to the beginning and the end of the whole text, and does again what was taken back.
func (f *TextField) onLongCustom(s *desktop.CustomShortcut) bool {
	const ctrl = fyne.KeyModifierShortcutDefault
	switch {
	case s.Modifier == ctrl|fyne.KeyModifierShift && s.KeyName == fyne.KeyZ:
		f.turnOrFile(&f.redo, &f.undo, OnFieldRedo)
	case s.Modifier == ctrl && s.KeyName == fyne.KeyHome:
		f.toPiece(0, 0, 0)
	case s.Modifier == ctrl && s.KeyName == fyne.KeyEnd:
		f.toEnd()
	default:
		return false
	}
	return true
}

// toEnd sets the caret behind the last letter of all.
func (f *TextField) toEnd() {
	f.long.text.at = len(f.long.text.parts) - 1
	f.putPiece(len([]rune(f.long.text.shown(f.long.text.at))))
}

// pasteLong takes a text of many lines as it is: an entry would need seconds for it. false leaves it to the entry.
func (f *TextField) pasteLong(text string) bool {
	if f.long == nil && !isLong(text) {
		return false
	}
	text = strings.ReplaceAll(strings.ToValidUTF8(text, "\uFFFD"), "\x00", "")
	if f.long == nil {
		whole := f.entry.Text
		f.lengthen([]string{whole})
	} else if f.long.all {
		f.replaceAll(text)
		return true
	}
	f.keep(false)
	at, selected := f.entry.CursorTextOffset(), len([]rune(f.entry.SelectedText()))
	shown := f.long.text.shown(f.long.text.at)
	from := at
	if selected > 0 { // the caret is at one of its ends
		runes := []rune(shown)
		if at >= selected && string(runes[at-selected:at]) == f.entry.SelectedText() {
			from = at - selected
		} else {
			at += selected
		}
	}
	caret := f.long.text.insert(shown, from, at, text)
	f.putPiece(caret)
	f.changed(f.Text())
	f.Refresh()
	Reveal(f) // it has grown
	return true
}
