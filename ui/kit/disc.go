package kit

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"milepost/ui/theme"
)

// Disc is a person's mark: initials on a round ground, size units wide. index chooses one of eight grounds; give the
// same person the same index everywhere.
func Disc(index int, initials string, size float32) fyne.CanvasObject {
	p := theme.Current()
	n := len(p.Disc)
	ground := p.Disc[((index%n)+n)%n]
	st := Style{round(size * 0.38), theme.SemiBold}
	return Mid(Box(size, size, canvas.NewCircle(ground), TC(initials, st, p.DiscInk)))
}

// Initials are the first letters of the first and the last word of a name, in capitals. A name in Chinese, Japanese or
// Korean signs gives its first sign. An empty name gives nothing.
func Initials(name string) string {
	words := strings.FieldsFunc(name, func(r rune) bool { return unicode.IsSpace(r) || r == '-' })
	if len(words) == 0 {
		return ""
	}
	first := []rune(words[0])[0]
	if ideographic(first) || unicode.Is(unicode.Hangul, first) {
		return string(first)
	}
	if len(words) == 1 {
		return string(unicode.ToUpper(first))
	}
	last := []rune(words[len(words)-1])[0]
	return string(unicode.ToUpper(first)) + string(unicode.ToUpper(last))
}

// Mark is the small amber disc that says something waits; the words beside it say what.
func Mark() fyne.CanvasObject {
	return Mid(Box(6, 6, canvas.NewCircle(theme.Current().Warn)))
}
