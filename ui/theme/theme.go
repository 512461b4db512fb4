package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Mode is the user's choice between the palettes. Its text is what the settings store.
type Mode string

// The choices. System follows the computer.
const (
	System    Mode = "system"
	LightMode Mode = "light"
	DarkMode  Mode = "dark"
)

// Theme makes the toolkit's own widgets fit ours. Use New to make one and hand it to the application's settings.
type Theme struct{ mode Mode }

var _ fyne.Theme = (*Theme)(nil)

// New is the theme for a choice; an unknown choice follows the system.
func New(mode Mode) *Theme { return &Theme{mode: mode} }

// Mode is the choice the theme was made with.
func (t *Theme) Mode() Mode { return t.mode }

// CurrentMode is the choice in force; System if none was made.
func CurrentMode() Mode {
	if app := fyne.CurrentApp(); app != nil {
		if t, ok := app.Settings().Theme().(*Theme); ok {
			return t.mode
		}
	}
	return System
}

func (t *Theme) palette(v fyne.ThemeVariant) *Palette {
	switch t.mode {
	case LightMode:
		return &light
	case DarkMode:
		return &dark
	}
	return paletteOf(v)
}

// Color answers the toolkit's named colours from the palette in force.
func (t *Theme) Color(name fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	p := t.palette(v)
	switch name {
	case theme.ColorNameBackground:
		return p.Page
	case theme.ColorNameForeground:
		return p.Ink
	case theme.ColorNamePrimary, theme.ColorNameHyperlink, theme.ColorNameSuccess:
		return p.Accent
	case theme.ColorNameForegroundOnPrimary:
		return p.OnAccent
	case theme.ColorNameButton, theme.ColorNameHeaderBackground:
		return p.Sunken
	case theme.ColorNameInputBackground:
		return p.Card
	case theme.ColorNameInputBorder:
		return p.Edge
	case theme.ColorNameSeparator:
		return p.Line
	case theme.ColorNamePlaceHolder, theme.ColorNameDisabled:
		return p.Ink3
	case theme.ColorNameHover:
		return Alpha(p.Ink, 0.05)
	case theme.ColorNamePressed:
		return Alpha(p.Ink, 0.10)
	case theme.ColorNameFocus:
		return Alpha(p.Accent, 0.28)
	case theme.ColorNameSelection:
		return Alpha(p.Accent, 0.18)
	case theme.ColorNameShadow:
		return p.Shadow
	case theme.ColorNameOverlayBackground, theme.ColorNameMenuBackground:
		return p.Raised
	case theme.ColorNameScrollBar:
		return Alpha(p.Ink, 0.28)
	case theme.ColorNameScrollBarBackground:
		return color.Transparent
	case theme.ColorNameError, theme.ColorNameWarning:
		return p.Warn
	}
	return theme.DefaultTheme().Color(name, variantOf(p))
}

func variantOf(p *Palette) fyne.ThemeVariant {
	if p.Dark {
		return theme.VariantDark
	}
	return theme.VariantLight
}

// Icon answers with the toolkit's icons; our own are in package kit.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(name) }

var sizes = map[fyne.ThemeSizeName]float32{
	theme.SizeNameText:               14,
	theme.SizeNameCaptionText:        12,
	theme.SizeNameSubHeadingText:     16,
	theme.SizeNameHeadingText:        26,
	theme.SizeNamePadding:            4,
	theme.SizeNameInnerPadding:       8,
	theme.SizeNameLineSpacing:        4,
	theme.SizeNameInputBorder:        1,
	theme.SizeNameInputRadius:        8,
	theme.SizeNameButtonRadius:       8,
	theme.SizeNameSelectionRadius:    6,
	theme.SizeNameMenuRadius:         6,
	theme.SizeNamePopupRadius:        12,
	theme.SizeNameDialogRadius:       12,
	theme.SizeNameCardRadius:         12,
	theme.SizeNameScrollBar:          10,
	theme.SizeNameScrollBarSmall:     4,
	theme.SizeNameSeparatorThickness: 1,
	theme.SizeNameInlineIcon:         18,
}

// Size answers the toolkit's named sizes, in units.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	if v, ok := sizes[name]; ok {
		return v
	}
	return theme.DefaultTheme().Size(name)
}
