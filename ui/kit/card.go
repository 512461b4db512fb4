package kit

import (
	"fyne.io/fyne/v2"

	"milepost/ui/theme"
)

// Card is a card with the usual room around its content.
func Card(o fyne.CanvasObject) *fyne.Container { return CardPadded(20, o) }

// CardPadded is a card with padding units around its content.
func CardPadded(padding float32, o fyne.CanvasObject) *fyne.Container {
	return Stack(Surface(), In(padding, padding, padding, padding, o))
}

// CardHead is the first line of a card: its title, and what stands at the right end.
func CardHead(title string, right ...fyne.CanvasObject) fyne.CanvasObject {
	return headLine(title, Heading, right)
}

// PageHead is the first line of a page: its name, and what stands at the right end.
func PageHead(title string, right ...fyne.CanvasObject) fyne.CanvasObject {
	return headLine(title, Title, right)
}

// headLine lets a long title end in an ellipsis rather than push what stands beside it out of the card.
func headLine(title string, st Style, right []fyne.CanvasObject) fyne.CanvasObject {
	t := One(title, st, theme.Current().Ink)
	if len(right) == 0 {
		return t
	}
	mids := make([]fyne.CanvasObject, len(right))
	for i, o := range right {
		mids[i] = Mid(o)
	}
	return Row(12, 0, Mid(t), HB(12, mids...))
}
