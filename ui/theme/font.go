package theme

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"milepost/resources"
)

// Weight is one of the faces text is set in.
type Weight int

// The faces. Display is for headlines from 20 units up.
const (
	Regular Weight = iota
	Medium
	SemiBold
	Display
	Italic
	Mono // the toolkit's; for code alone
)

// The toolkit's text style knows only bold and italic. The two other faces travel in its tab width, which is handed to
// Theme.Font and is part of the font cache's key, and which does nothing else as long as a text holds no tab. Naming a
// font source instead would switch the chain of fallbacks off, and with it every script the face lacks.
const (
	tabMedium  = 5
	tabDisplay = 7
)

// TextStyle is the toolkit's style that makes Theme.Font answer with the face.
func TextStyle(w Weight) fyne.TextStyle {
	switch w {
	case Medium:
		return fyne.TextStyle{TabWidth: tabMedium}
	case SemiBold:
		return fyne.TextStyle{Bold: true}
	case Display:
		return fyne.TextStyle{Bold: true, TabWidth: tabDisplay}
	case Italic:
		return fyne.TextStyle{Italic: true}
	case Mono:
		return fyne.TextStyle{Monospace: true}
	}
	return fyne.TextStyle{}
}

var (
	regular  = fyne.NewStaticResource("MilepostSans-Regular.ttf", resources.FontRegular())
	medium   = fyne.NewStaticResource("MilepostSans-Medium.ttf", resources.FontMedium())
	semiBold = fyne.NewStaticResource("MilepostSans-SemiBold.ttf", resources.FontSemiBold())
	italic   = fyne.NewStaticResource("MilepostSans-Italic.ttf", resources.FontItalic())
	display  = fyne.NewStaticResource("MilepostSans-Display.ttf", resources.FontDisplay())
)

// Font answers with the face of a style. Monospace and symbols stay with the toolkit's.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource {
	switch {
	case style.Monospace || style.Symbol:
		return theme.DefaultTheme().Font(style)
	case style.TabWidth == tabDisplay:
		return display
	case style.TabWidth == tabMedium:
		return medium
	case style.Bold:
		return semiBold
	case style.Italic:
		return italic
	}
	return regular
}
