package pdf

import (
	"slices"
	"strings"
	"testing"
)

func TestWrap(t *testing.T) {
	d := New(Options{Language: "en"})
	style := Style{testFace(t, "Regular"), 10, black}
	width := func(s string) float64 { return d.Width(style, s) + 0.01 }
	for _, c := range []struct {
		name, text string
		width      float64
		want       []string
	}{
		{"nothing", "  ", 100, nil},
		{"one line", "Two CFO meetings", 200, []string{"Two CFO meetings"}},
		{"two lines", "Two CFO meetings a month for her", width("Two CFO meetings"), []string{"Two CFO meetings", "a month for her"}},
		{"a lonely word gets company", "one two three four", width("one two three"), []string{"one two", "three four"}},
		{"a number keeps its unit", "see you on the 4\u00a0December", width("see you on the 4"), []string{"see you on the", "4\u00a0December"}},
		{"hyphens and slashes break", "route-cost", width("route-"), []string{"route-", "cost"}},
		{"line ends stay", "one\ntwo\r\n\nthree", 100, []string{"one", "two", "three"}},
		{"a long word is cut", "Donaudampf", width("Donau"), []string{"Donau", "dampf"}},
		{"Han needs no blanks", "契約と価格", d.Width(style, "契約と価格") + 1, []string{"契約と価格"}},
	} {
		if got := d.Wrap(style, c.text, c.width); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestBalance(t *testing.T) {
	d := New(Options{Language: "en"})
	style := Style{testFace(t, "Display"), 17, black}
	text := "Discovery now stands where Senior AE asks. Executive talks do not yet, and the launch needs them by March."
	wide, even := d.Wrap(style, text, 486), d.Balance(style, text, 486)
	if len(even) != len(wide) || strings.Join(even, " ") != text {
		t.Fatalf("%q became %q", wide, even)
	}
	longest := func(lines []string) (w float64) {
		for _, l := range lines {
			w = max(w, d.Width(style, l))
		}
		return w
	}
	if longest(even) >= longest(wide) || longest(even) > d.Width(style, text)/float64(len(even))+60 {
		t.Errorf("not balanced: %q, %v wide", even, longest(even))
	}
	if got := d.Balance(style, "", 100); len(got) != 0 {
		t.Errorf("nothing became %q", got)
	}
}
