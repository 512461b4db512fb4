package kit

import (
	"image/color"
	"runtime"
	"strings"

	"fyne.io/fyne/v2"

	"milepost/ui/theme"
)

// Pill is a few words on a round ground of their own.
func Pill(text string, ground, ink color.Color) fyne.CanvasObject {
	return Mid(Stack(Rect(ground, 6), In(3, 8, 3, 8, T(text, CapM, ink))))
}

// WarnPill is a Pill that asks for attention; its words must say for what.
func WarnPill(text string) fyne.CanvasObject {
	p := theme.Current()
	return Pill(text, p.WarnSoft, p.WarnInk)
}

// KeyCap shows a key, as it is called on the keyboard.
func KeyCap(text string) fyne.CanvasObject {
	p := theme.Current()
	return Mid(Stack(Framed(p.Sunken, p.LineStrong, 1, 4), In(2, 6, 2, 6, T(KeyName(text), TinyM, p.Ink2))))
}

// KeyName is what a key is called on this machine: Cmd in place of Ctrl on a Mac.
func KeyName(key string) string {
	if runtime.GOOS == "darwin" {
		return strings.ReplaceAll(key, "Ctrl", "Cmd")
	}
	return key
}

// RatingCell shows a rating as a small cell with its number; 0 is "not rated" and shows a dash.
func RatingCell(rating int) fyne.CanvasObject { return RatingCellOf(rating, false) }

// RatingCellOf is a RatingCell; a rating that has faded is set in a lighter weight, with a small clock beside it.
func RatingCellOf(rating int, faded bool) fyne.CanvasObject {
	p := theme.Current()
	if rating < 1 || rating >= len(p.Rating) {
		return Mid(Box(30, 24, Framed(p.Card, p.LineStrong, 1, 5), TC("–", Small, p.Ink3)))
	}
	digit := string(rune('0' + rating))
	if faded {
		cell := Mid(Box(30, 24, Rect(p.Rating[rating], 5), TC(digit, Small, p.RatingInk[rating])))
		return HB(4, cell, Mid(Icon(IconClock, 12, p.Ink3)))
	}
	return Mid(Box(30, 24, Rect(p.Rating[rating], 5), TC(digit, SmallB, p.RatingInk[rating])))
}
