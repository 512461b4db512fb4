package kit

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"milepost/model"
)

// keyedList is a list that is one stop of Tab and knows its rows by the ids of their records.
type keyedList interface {
	fyne.Focusable
	Select(key string)
	Key() string
}

// PointAt gives the keyboard to what an object shows of a record, so that it is lit and scrolled into sight: the row of
// a list, else the widget that is named after the record. It says whether there is one.
func PointAt(c fyne.Canvas, o fyne.CanvasObject, id model.ID) bool {
	names := namesOf(o, id)
	l := listWith(o, string(id))
	if l != nil {
		c.Focus(l)
	} else if !slices.ContainsFunc(names, func(name string) bool { return FocusName(c, name) }) {
		return false
	}
	if len(names) > 0 {
		row := Find(o, names[0])
		revealOn(c, row, 0, row.Size().Height)
	}
	return true
}

// namesOf are the names of what is shown of a record, the row before its parts.
func namesOf(o fyne.CanvasObject, id model.ID) []string {
	var names []string
	for _, name := range Names(o) {
		if strings.HasSuffix(name, "."+id.Short()) {
			names = append(names, name)
		}
	}
	slices.SortStableFunc(names, func(a, b string) int { return len(a) - len(b) })
	return names
}

// listWith is the visible list that holds a key, gone to its row.
func listWith(o fyne.CanvasObject, key string) keyedList {
	if o == nil || !o.Visible() {
		return nil
	}
	if l, ok := o.(keyedList); ok {
		if l.Select(key); l.Key() == key {
			return l
		}
	}
	for _, child := range childrenOf(o) {
		if l := listWith(child, key); l != nil {
			return l
		}
	}
	return nil
}
