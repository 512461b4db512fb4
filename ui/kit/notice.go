package kit

import (
	"fyne.io/fyne/v2"

	"milepost/storage"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// Notice is what is to be known of the whole file: a strip over the page, with what can be done about it.
type Notice struct {
	Name    string // for tests and scripts
	Text    string
	Calls   bool // for somebody to do something, not only to know
	Buttons []*Button
}

// NewNotice lays it out: buttons stand right of the text, and under it where that would be narrow.
func NewNotice(n Notice) fyne.CanvasObject {
	p := theme.Current()
	ground, ink := p.Sunken, p.Ink2
	if n.Calls {
		ground, ink = p.WarnSoft, p.WarnInk
	}
	text := P(n.Text, Small, ink)
	text.Name = n.Name
	buttons := make([]fyne.CanvasObject, len(n.Buttons))
	for i, b := range n.Buttons {
		buttons[i] = b
	}
	row := HB(8, buttons...)
	beside := row.MinSize().Width
	if len(buttons) == 0 {
		return VB(0, Stack(Rect(ground, 0), In(8, 36, 8, 36, text)), HLine())
	}
	strip := Areas(12, []Arrangement{
		{MinWidth: beside + 360, Rows: [][]Cell{{At(0, 0), At(beside, 1)}}},
		{Rows: [][]Cell{{At(0, 0)}, {At(0, 1)}}},
	}, Mid(text), row)
	return VB(0, Stack(Rect(ground, 0), In(8, 36, 8, 36, strip)), HLine())
}

// PlaceText says what it means for a file to lie where it does; empty when it means nothing.
func PlaceText(p storage.Place) string {
	switch {
	case p.Kind == storage.Synced:
		return words.Say("place.synced", p.Service)
	case p.Kind == storage.OnShare:
		return words.Say("place.share")
	}
	return ""
}
