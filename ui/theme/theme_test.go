package theme

import (
	"bytes"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"github.com/go-text/typesetting/font"
)

func TestCurrentFollowsTheChoice(t *testing.T) {
	app := test.NewTempApp(t)
	for mode, want := range map[Mode]*Palette{LightMode: Light(), DarkMode: Dark()} {
		app.Settings().SetTheme(New(mode))
		if got := Current(); got != want {
			t.Errorf("%s: dark is %v, want %v", mode, got.Dark, want.Dark)
		}
	}
}

func TestWithoutAChoiceTheSystemDecides(t *testing.T) {
	th := New(System)
	for v, want := range map[fyne.ThemeVariant]*Palette{theme.VariantLight: Light(), theme.VariantDark: Dark()} {
		if got := th.Color(theme.ColorNameBackground, v); got != want.Page {
			t.Errorf("variant %d: the ground is %v, want %v", v, got, want.Page)
		}
	}
	if got := New(DarkMode).Color(theme.ColorNameBackground, theme.VariantLight); got != Dark().Page {
		t.Errorf("a chosen dark on a light system gives %v", got)
	}
}

func TestEveryWeightHasItsFace(t *testing.T) {
	th := New(System)
	seen := map[string]Weight{}
	for _, w := range []Weight{Regular, Medium, SemiBold, Display, Italic} {
		name := th.Font(TextStyle(w)).Name()
		if other, ok := seen[name]; ok {
			t.Errorf("weights %d and %d share %s", w, other, name)
		}
		seen[name] = w
	}
	if got := th.Font(fyne.TextStyle{Monospace: true}); got == th.Font(fyne.TextStyle{}) {
		t.Error("monospace is set in the text face")
	}
}

func TestFacesHoldTheSignsWeUse(t *testing.T) {
	th := New(System)
	for _, w := range []Weight{Regular, Medium, SemiBold, Display, Italic} {
		res := th.Font(TextStyle(w))
		face, err := font.ParseTTF(bytes.NewReader(res.Content()))
		if err != nil {
			t.Fatalf("%s: %v", res.Name(), err)
		}
		for _, r := range "−→✓≥…“”\u00a0\u202fễŁΩЖ" {
			if _, ok := face.NominalGlyph(r); !ok {
				t.Errorf("%s lacks U+%04X", res.Name(), r)
			}
		}
		if w == Display || w == SemiBold {
			continue // proportional, and tabular to within a hundredth of a unit
		}
		widths := map[float32]bool{}
		for d := '0'; d <= '9'; d++ {
			g, _ := face.NominalGlyph(d)
			widths[face.HorizontalAdvance(g)] = true
		}
		if len(widths) != 1 {
			t.Errorf("%s: digits have %d widths, columns of numbers want 1", res.Name(), len(widths))
		}
	}
}
