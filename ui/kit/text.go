package kit

import (
	"image/color"
	"math"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"milepost/ui/theme"
)

// object keeps the signatures of this package short.
type object = fyne.CanvasObject

// Style is a step of the type scale: a size in units and a face.
type Style struct {
	Size   float32
	Weight theme.Weight
}

// The type scale. A trailing M is medium, a trailing B semibold.
var (
	Welcome = Style{32, theme.Display}
	Display = Style{26, theme.Display}
	Title   = Style{20, theme.Display}
	Heading = Style{15, theme.SemiBold}
	Talk    = Style{15, theme.Regular}
	Body    = Style{14, theme.Regular}
	BodyM   = Style{14, theme.Medium}
	BodyB   = Style{14, theme.SemiBold}
	Quote   = Style{14, theme.Italic}
	Small   = Style{13, theme.Regular}
	SmallM  = Style{13, theme.Medium}
	SmallB  = Style{13, theme.SemiBold}
	Cap     = Style{12, theme.Regular}
	CapM    = Style{12, theme.Medium}
	CapB    = Style{12, theme.SemiBold}
	Tiny    = Style{11, theme.Regular}
	TinyM   = Style{11, theme.Medium}
)

// LineHeight is the height of one line of wrapped text, in whole units.
func (s Style) LineHeight() float32 {
	if s.Weight == theme.Display {
		return round(s.Size * 1.25)
	}
	return round(s.Size * 1.42)
}

// Width is how wide a text is in the style, in units. It is not rounded.
func (s Style) Width(text string) float32 {
	return fyne.MeasureText(text, s.Size, theme.TextStyle(s.Weight)).Width
}

// Ink is the colour of main text, for those who need no other.
func Ink() color.NRGBA { return theme.Current().Ink }

// Ink2 is the colour of second text.
func Ink2() color.NRGBA { return theme.Current().Ink2 }

// Ink3 is the colour of quiet text.
func Ink3() color.NRGBA { return theme.Current().Ink3 }

// oneLine keeps a text on one line: a tab would be as wide as the style's weight says, a newline would be drawn.
var oneLine = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ", "\t", " ")

// T is one line of text in a style and colour.
func T(text string, st Style, c color.Color) *canvas.Text {
	t := canvas.NewText(oneLine.Replace(text), c)
	t.TextSize = st.Size
	t.TextStyle = theme.TextStyle(st.Weight)
	return t
}

// TR is T, set against the right edge of its place.
func TR(text string, st Style, c color.Color) *canvas.Text {
	t := T(text, st, c)
	t.Alignment = fyne.TextAlignTrailing
	return t
}

// TC is T, in the middle of its place.
func TC(text string, st Style, c color.Color) *canvas.Text {
	t := T(text, st, c)
	t.Alignment = fyne.TextAlignCenter
	return t
}

// Fit is the text, cut and ended with an ellipsis where it is wider than w units.
func Fit(text string, st Style, w float32) string {
	if st.Width(text) <= w {
		return text
	}
	runes := []rune(text)
	low, high := 0, len(runes)-1 // the longest beginning that fits, by halving
	for low < high {
		mid := (low + high + 1) / 2
		if st.Width(ellipsis(runes[:mid])) <= w {
			low = mid
		} else {
			high = mid - 1
		}
	}
	return ellipsis(runes[:low])
}

func ellipsis(beginning []rune) string {
	return strings.TrimRight(string(beginning), " ,.") + "…"
}

func ceil(v float32) float32  { return float32(math.Ceil(float64(v))) }
func floor(v float32) float32 { return float32(math.Floor(float64(v))) }
func round(v float32) float32 { return float32(math.Round(float64(v))) }
