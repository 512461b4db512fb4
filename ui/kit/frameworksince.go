package kit

import (
	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// FrameworkSince is a row that says how much of what concerns somebody on a level changed since an assessment was made by another
// version: "The framework changed since this look: 2 targets, 1 skill". It opens what onTapped shows. nil: nothing changed.
func FrameworkSince(name string, from, to *model.Framework, level model.ID, onTapped func()) fyne.CanvasObject {
	changes := model.FrameworkDiff(from, to).Concerning(from, to, level)
	if len(changes) == 0 {
		return nil
	}
	said := words.Say("framework.since", words.FrameworkCounts(changes.Counts()))
	return NewTapRow(name, said, onTapped, In(4, 0, 4, 0, P(said, Small, theme.Current().Ink2)))
}
