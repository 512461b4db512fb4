package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	toolkit "fyne.io/fyne/v2/theme"

	"milepost/ui/theme"
)

// Shelf has a head and a foot that stay, and between them a body that scrolls without a bar or a shadow.
func Shelf(head, body, foot fyne.CanvasObject) *fyne.Container {
	quiet := container.NewThemeOverride(container.NewVScroll(body), barless{ours()})
	return container.New(shelf{}, head, quiet, foot)
}

type shelf struct{}

func (shelf) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(36, 200) }

func (shelf) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	head, foot := HeightOf(objects[0], s.Width), HeightOf(objects[2], s.Width)
	put(objects[0], 0, 0, s.Width, head)
	put(objects[1], 0, head, s.Width, fyne.Max(0, s.Height-head-foot-8))
	put(objects[2], 0, s.Height-foot, s.Width, foot)
}

// barless hides the scroll's bar. A bar of size 0 is still drawn as a hairline in the window, so its colours go too.
type barless struct{ *theme.Theme }

func (b barless) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case toolkit.SizeNameScrollBar, toolkit.SizeNameScrollBarSmall:
		return 0
	}
	return b.Theme.Size(name)
}

func (b barless) Color(name fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	switch name {
	case toolkit.ColorNameShadow, toolkit.ColorNameScrollBar, toolkit.ColorNameScrollBarBackground:
		return color.Transparent
	}
	return b.Theme.Color(name, v)
}

// ours is the theme in force; the toolkit's own when the application has not set ours.
func ours() *theme.Theme {
	if t, ok := fyne.CurrentApp().Settings().Theme().(*theme.Theme); ok {
		return t
	}
	return theme.New(theme.System)
}
