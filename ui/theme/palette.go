package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Palette holds every colour the window uses. Names say what a colour is for, not what it looks like, so the same
// name serves the light and the dark palette.
type Palette struct {
	Dark bool

	Page, Side, Card color.NRGBA // grounds: window, sidebar, cards and fields
	Sunken, Sunken2  color.NRGBA // wells and key caps; bar tracks and lanes
	Raised           color.NRGBA // menus, dialogs, call-outs
	Selected         color.NRGBA // the chosen segment on its track

	Line, LineStrong color.NRGBA // hairlines; button edges and the road ahead
	Edge             color.NRGBA // the edge of what can be ticked or typed into, 3:1 on a card

	Ink, Ink2, Ink3 color.NRGBA // text: main, second, quiet

	Accent, AccentSoft, AccentInk, OnAccent color.NRGBA // the one accent: act, focus, place
	Bar                                     color.NRGBA // large bars, where Accent would be too loud
	Warn, WarnSoft, WarnInk                 color.NRGBA // attention only, and never without words

	Rating    [6]color.NRGBA // the rating scale; 0 is "not rated"
	RatingInk [6]color.NRGBA // the number in a cell of that rating
	Disc      [8]color.NRGBA // grounds of initials
	DiscInk   color.NRGBA

	Thread    color.NRGBA // threads of the weave at rest
	Shadow    color.NRGBA // under cards
	Floating  color.NRGBA // under what floats
	Scrim     color.NRGBA // between a dialog and the page
	ToastLink color.NRGBA // the button in a toast, which lies on Ink
	ToastDim  color.NRGBA // second text in a toast
	Hover     color.NRGBA // laid over a ground under the pointer
}

var light = Palette{
	Page: hex(0xFAF9F7), Side: hex(0xF2F0ED), Card: hex(0xFFFFFF),
	Sunken: hex(0xF5F3F0), Sunken2: hex(0xEBE8E3), Raised: hex(0xFFFFFF), Selected: hex(0xFFFFFF),
	Line: hex(0xE9E6E1), LineStrong: hex(0xCFCAC2), Edge: hex(0x928C83),
	Ink: hex(0x1D2127), Ink2: hex(0x4E545E), Ink3: hex(0x666C76),
	Accent: hex(0x2F5FD0), AccentSoft: hex(0xE8EEFB), AccentInk: hex(0x254FB3), OnAccent: hex(0xFFFFFF),
	Bar:  hex(0x6F90DE),
	Warn: hex(0xCB7D12), WarnSoft: hex(0xFBF0DD), WarnInk: hex(0x8A4F00),
	Rating: [6]color.NRGBA{
		hex(0xFFFFFF), hex(0xF3ECDC), hex(0xC2DCCD), hex(0x89BFC3), hex(0x4E98B6), hex(0x1B5480),
	},
	RatingInk: [6]color.NRGBA{
		hex(0x666C76), hex(0x1D2127), hex(0x1D2127), hex(0x1D2127), hex(0x11181F), hex(0xFFFFFF),
	},
	Disc: [8]color.NRGBA{
		hex(0xE4DCEB), hex(0xD9E5EC), hex(0xE9E1D2), hex(0xD8E6DC),
		hex(0xF0DDD6), hex(0xDDE1F0), hex(0xE6E3DA), hex(0xE8DCE2),
	},
	DiscInk:   hex(0x3A3F49),
	Thread:    hex(0xB9B4AB),
	Shadow:    color.NRGBA{R: 40, G: 34, B: 24, A: 20},
	Floating:  color.NRGBA{R: 40, G: 34, B: 24, A: 60},
	Scrim:     color.NRGBA{R: 30, G: 28, B: 24, A: 66},
	ToastLink: hex(0x7FA0F5),
	ToastDim:  color.NRGBA{R: 0xFA, G: 0xF9, B: 0xF7, A: 166},
	Hover:     color.NRGBA{R: 0x1D, G: 0x21, B: 0x27, A: 20},
}

var dark = Palette{
	Dark: true,
	Page: hex(0x15171A), Side: hex(0x101214), Card: hex(0x1C1F23),
	Sunken: hex(0x24282D), Sunken2: hex(0x31363D), Raised: hex(0x25292E), Selected: hex(0x3F454E),
	Line: hex(0x2B2F35), LineStrong: hex(0x454B54), Edge: hex(0x6F7783),
	Ink: hex(0xECEEF0), Ink2: hex(0xB3B9C3), Ink3: hex(0x949BA6),
	Accent: hex(0x7FA0F5), AccentSoft: hex(0x23304D), AccentInk: hex(0xA9C0FA), OnAccent: hex(0x10151F),
	Bar:  hex(0x6C8BDB),
	Warn: hex(0xDF9F45), WarnSoft: hex(0x3A2D18), WarnInk: hex(0xF0BE77),
	Rating: [6]color.NRGBA{
		hex(0x1C1F23), hex(0x2B3038), hex(0x27474F), hex(0x2E6E7B), hex(0x5FA9B9), hex(0xA9DADF),
	},
	RatingInk: [6]color.NRGBA{
		hex(0x949BA6), hex(0xECEEF0), hex(0xECEEF0), hex(0xFFFFFF), hex(0x0E1518), hex(0x0E1518),
	},
	Disc: [8]color.NRGBA{
		hex(0x3D3550), hex(0x2C4452), hex(0x4A4130), hex(0x2F4839),
		hex(0x533A33), hex(0x363F5C), hex(0x44423A), hex(0x4B3843),
	},
	DiscInk:   hex(0xE6E8EB),
	Thread:    hex(0x545A63),
	Shadow:    color.NRGBA{A: 90},
	Floating:  color.NRGBA{A: 255},
	Scrim:     color.NRGBA{A: 140},
	ToastLink: hex(0x2F5FD0),
	ToastDim:  color.NRGBA{R: 0x15, G: 0x17, B: 0x1A, A: 166},
	Hover:     color.NRGBA{R: 0xEC, G: 0xEE, B: 0xF0, A: 20},
}

// Light is the palette for bright surroundings. It must not be changed.
func Light() *Palette { return &light }

// Dark is the palette for dim surroundings. It must not be changed.
func Dark() *Palette { return &dark }

// Current is the palette in force: the one the user chose, else the one the system asks for. It must not be changed.
// Without a running application it is Light.
func Current() *Palette {
	app := fyne.CurrentApp()
	if app == nil {
		return &light
	}
	if t, ok := app.Settings().Theme().(*Theme); ok {
		return t.palette(app.Settings().ThemeVariant())
	}
	return paletteOf(app.Settings().ThemeVariant())
}

func paletteOf(v fyne.ThemeVariant) *Palette {
	if v == theme.VariantDark {
		return &dark
	}
	return &light
}
