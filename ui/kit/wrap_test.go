package kit

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"milepost/ui/theme"
)

func inLight(t *testing.T) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.LightMode))
}

func TestLinesFitAndKeepTheText(t *testing.T) {
	inLight(t)
	texts := map[string]string{
		"words":   "Five CFOs met and one next step agreed with each. Konex, Brevik, Havn.",
		"a word":  "Donaudampfschifffahrtsgesellschaftskapitänsmütze",
		"chinese": "与首席财务官会面两次，并与每个人就下一步达成一致。",
		"marks":   strings.Repeat("e\u0301\u0323", 60),
		"long":    strings.Repeat("Mit dem Kunden über den Preis reden, bevor der Wert klar ist. ", 400),
	}
	for name, text := range texts {
		for _, w := range []float32{60, 140, 600} {
			lines := wrap(text, Body, w, 0)
			for _, l := range lines {
				if Body.Width(l) > w {
					t.Errorf("%s at %v: %q is %v wide", name, w, l, Body.Width(l))
				}
				if first := []rune(l + " ")[0]; unicode.Is(unicode.M, first) {
					t.Errorf("%s at %v: a line begins with a mark: %q", name, w, l)
				}
			}
			squeeze := func(s string) string { return strings.ReplaceAll(s, " ", "") }
			if got := squeeze(strings.Join(lines, "")); got != squeeze(text) {
				t.Errorf("%s at %v: letters got lost", name, w)
			}
		}
	}
}

func TestBreaksOnlyWhereOneMay(t *testing.T) {
	inLight(t)
	for _, l := range wrap("one two 60\u00a0% three four five six seven", Body, 70, 0) {
		if strings.HasSuffix(l, "60") || strings.HasPrefix(l, "%") {
			t.Errorf("a no-break space was torn: %q", l)
		}
	}
	for _, l := range wrap("会面，会面。会面，会面。会面", Body, 43, 0) {
		if strings.HasPrefix(l, "，") || strings.HasPrefix(l, "。") {
			t.Errorf("a line begins with a closing sign: %q", l)
		}
	}
	if got := wrap("a\nb\r\n\nc", Body, 100, 0); !slices.Equal(got, []string{"a", "b", "", "c"}) {
		t.Errorf("line ends: %q", got)
	}
}

func TestLastLineOfManyEndsInAnEllipsis(t *testing.T) {
	inLight(t)
	text := "Five CFOs met and one next step agreed with each of them, and then some more"
	lines := wrap(text, Body, 150, 2)
	if len(lines) != 2 || !strings.HasSuffix(lines[1], "…") || strings.HasSuffix(lines[0], "…") {
		t.Errorf("lines %q", lines)
	}
	if got := wrap("short", Body, 150, 1); !slices.Equal(got, []string{"short"}) {
		t.Errorf("a text that fits was changed: %q", got)
	}
	if got := Fit(text, Body, 100); Body.Width(got) > 100 {
		t.Errorf("%q is %v wide", got, Body.Width(got))
	}
}

func TestParagraphWrapsAnewWhenItsWidthChanges(t *testing.T) {
	inLight(t)
	p := P("Five CFOs met and one next step agreed with each. Konex, Brevik, Havn.", Body, Ink())
	w := test.NewTempWindow(t, VB(0, p))
	w.SetPadded(false)
	var heights []float32
	for _, width := range []float32{600, 200, 100, 600} {
		w.Resize(fyne.NewSize(width, 400))
		heights = append(heights, p.Size().Height)
	}
	line := Body.LineHeight()
	if heights[0] != line || heights[1] <= line || heights[2] <= heights[1] || heights[3] != line {
		t.Errorf("heights %v", heights)
	}
	if p.MinSize().Width > 24 {
		t.Errorf("a paragraph holds the window open: %v", p.MinSize())
	}
}

func TestTextThatGrowsPushesWhatStandsBelow(t *testing.T) {
	inLight(t)
	p, below := P("short", Body, Ink()), P("below", Body, Ink())
	w := test.NewTempWindow(t, Sheet(0, p, below))
	w.SetPadded(false)
	w.Resize(fyne.NewSize(300, 300))
	before := below.Position().Y
	p.SetText(strings.Repeat("many words ", 20))
	w.Content().Refresh() // a real window does this by itself when a minimum grows
	if below.Position().Y <= before {
		t.Errorf("below stays at %v", below.Position().Y)
	}
}

func TestEmptyTextWrapsInNoWidth(t *testing.T) {
	for _, text := range []string{"", " ", "\n"} {
		if got := wrap(text, Body, -40, 1); len(got) != 1 {
			t.Errorf("%q gives %q", text, got)
		}
	}
}
