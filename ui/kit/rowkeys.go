package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// RowKeys is what keys do to the row that has the keyboard; what is nil is not there. A row's menu says the same things
// in words, for the pointer.
type RowKeys struct {
	Open    func()            // Enter, and a tap on the row
	Tick    func()            // Space or Ctrl+Enter
	Private func()            // Ctrl+L
	Promise func()            // Ctrl+T
	Kind    func()            // Ctrl+Shift+K
	Aside   func()            // Ctrl+Shift+P
	Win     func()            // Ctrl+Shift+W
	Lesson  func()            // Ctrl+Shift+L
	Paste   func(text string) // Ctrl+V
	Archive func()            // Delete
	Move    func(by int)      // Alt+Up is -1, Alt+Down 1
	Menu    func() []MenuItem // the menu key, and the other button of the mouse
	// Around is where the arrows lead from a cell of a matrix, in columns and rows; false at its edge.
	Around func(columns, rows int) bool
	Digit  func(n int) bool // a number key; false where it means nothing
}

// key says whether it was one of these. below is what a menu opens under.
func (k RowKeys) key(e *fyne.KeyEvent, below fyne.CanvasObject) bool {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		return called(k.Open)
	case fyne.KeySpace:
		return called(k.Tick)
	case fyne.KeyDelete, fyne.KeyBackspace:
		return called(k.Archive)
	case desktop.KeyMenu:
		return k.showMenu(below)
	}
	columns, rows, arrow := Arrow(e.Name)
	return arrow && k.Around != nil && k.Around(columns, rows)
}

func (k RowKeys) showMenu(below fyne.CanvasObject) bool {
	if k.Menu == nil {
		return false
	}
	ShowMenu(below, k.Menu()...)
	return true
}

// shortcut does what a key with Ctrl or Alt asks for. text is what copying takes. Undo and redo belong to the file: a
// row has nothing of its own to take back.
func (k RowKeys) shortcut(s fyne.Shortcut, text string) {
	switch s := s.(type) {
	case *fyne.ShortcutUndo:
		called(OnFieldUndo)
	case *fyne.ShortcutRedo:
		called(OnFieldRedo)
	case *fyne.ShortcutCopy:
		if s.Clipboard != nil && text != "" {
			s.Clipboard.SetContent(text)
		}
	case *fyne.ShortcutPaste:
		if s.Clipboard != nil && k.Paste != nil {
			k.Paste(s.Clipboard.Content())
		}
	case *desktop.CustomShortcut:
		k.custom(s)
	}
}

func (k RowKeys) custom(s *desktop.CustomShortcut) {
	const ctrl, shift, alt = fyne.KeyModifierShortcutDefault, fyne.KeyModifierShift, fyne.KeyModifierAlt
	switch {
	case s.Modifier == ctrl|shift && s.KeyName == fyne.KeyZ:
		called(OnFieldRedo)
	case s.Modifier == ctrl && (s.KeyName == fyne.KeyReturn || s.KeyName == fyne.KeyEnter):
		called(k.Tick)
	case s.Modifier == ctrl && s.KeyName == fyne.KeyL:
		called(k.Private)
	case s.Modifier == ctrl && s.KeyName == fyne.KeyT:
		called(k.Promise)
	case s.Modifier == ctrl|shift && s.KeyName == fyne.KeyK:
		called(k.Kind)
	case s.Modifier == ctrl|shift && s.KeyName == fyne.KeyW:
		called(k.Win)
	case s.Modifier == ctrl|shift && s.KeyName == fyne.KeyL:
		called(k.Lesson)
	case s.Modifier == ctrl|shift && s.KeyName == fyne.KeyP:
		called(k.Aside)
	case s.Modifier == alt && s.KeyName == fyne.KeyUp && k.Move != nil:
		k.Move(-1)
	case s.Modifier == alt && s.KeyName == fyne.KeyDown && k.Move != nil:
		k.Move(1)
	}
}
