package theme

import (
	"fmt"
	"image/color"
	"math"
	"testing"
)

type named struct {
	name string
	c    color.NRGBA
}

type pair struct {
	ink, ground named
	least       float64
}

// textPairs are the inks and grounds that words are set in.
func textPairs(p *Palette) []pair {
	selected := named{"Side selected", Over(Alpha(p.Ink, 0.07), p.Side)}
	lane := named{"Sunken2", p.Sunken2}
	grounds := []named{{"Page", p.Page}, {"Side", p.Side}, {"Card", p.Card}, {"Sunken", p.Sunken}, {"Raised", p.Raised}, selected, lane}
	var out []pair
	add := func(inkName string, ink color.NRGBA, ground named) {
		out = append(out, pair{named{inkName, ink}, ground, 4.5})
	}
	for i, g := range grounds {
		add("Ink", p.Ink, g)
		add("Ink2", p.Ink2, g)
		if i < 5 { // quiet text is not used on a selected row or a lane
			add("Ink3", p.Ink3, g)
		}
		if i < 3 {
			add("AccentInk", p.AccentInk, g)
			add("WarnInk", p.WarnInk, g)
		}
	}
	raised := named{"Raised", p.Raised}
	add("AccentInk", p.AccentInk, raised)
	add("WarnInk", p.WarnInk, raised)
	add("OnAccent", p.OnAccent, named{"Accent", p.Accent})
	for _, ink := range []named{{"AccentInk", p.AccentInk}, {"Ink", p.Ink}, {"Ink3", p.Ink3}} {
		add(ink.name, ink.c, named{"AccentSoft", p.AccentSoft})
	}
	for _, ink := range []named{{"WarnInk", p.WarnInk}, {"Ink", p.Ink}, {"Ink3", p.Ink3}} {
		add(ink.name, ink.c, named{"WarnSoft", p.WarnSoft})
	}
	add("Card", p.Card, named{"Ink2", p.Ink2})
	toast := named{"Ink", p.Ink}
	add("Page", p.Page, toast)
	add("ToastDim", p.ToastDim, toast)
	add("ToastLink", p.ToastLink, toast)
	for i := range p.Rating {
		add(fmt.Sprintf("RatingInk %d", i), p.RatingInk[i], named{fmt.Sprintf("Rating %d", i), p.Rating[i]})
	}
	for i, d := range p.Disc {
		add("DiscInk", p.DiscInk, named{fmt.Sprintf("Disc %d", i), d})
	}
	add("Ink", p.Ink, named{"Selected", p.Selected})
	hovered := Over(p.Hover, p.Accent)
	add("OnAccent", p.OnAccent, named{"Accent hovered", hovered})
	add("Ink", p.Ink, named{"Card hovered", Over(p.Hover, p.Card)})
	return out
}

// shapePairs are lines and marks on a card. Those below 3 are decoration that stands beside words.
func shapePairs(p *Palette) []pair {
	card := named{"Card", p.Card}
	return []pair{
		{named{"Accent", p.Accent}, card, 3},
		{named{"Bar", p.Bar}, card, 3},
		{named{"Warn", p.Warn}, card, 3},
		{named{"Edge", p.Edge}, card, 3},
		{named{"Ink3", p.Ink3}, card, 3},
		{named{"LineStrong", p.LineStrong}, card, 1.5},
		{named{"Thread", p.Thread}, card, 1.9},
	}
}

func TestEveryPairInUseCanBeRead(t *testing.T) {
	for name, p := range map[string]*Palette{"light": Light(), "dark": Dark()} {
		for _, q := range append(textPairs(p), shapePairs(p)...) {
			if got := Contrast(Over(q.ink.c, q.ground.c), q.ground.c); got < q.least {
				t.Errorf("%s: %s on %s has a contrast of %.2f, want at least %.1f", name, q.ink.name, q.ground.name, got, q.least)
			}
		}
	}
}

func TestContrastIsThatOfTheStandard(t *testing.T) {
	black, white := hex(0x000000), hex(0xFFFFFF)
	if got := Contrast(black, white); math.Abs(got-21) > 1e-9 {
		t.Errorf("black on white is %v, want 21", got)
	}
	if got := Contrast(hex(0x767676), white); math.Abs(got-4.54) > 0.005 {
		t.Errorf("#767676 on white is %v, want 4.54", got)
	}
	if a, b := Contrast(black, hex(0x2F5FD0)), Contrast(hex(0x2F5FD0), black); a != b {
		t.Errorf("the order matters: %v and %v", a, b)
	}
}

// sight is how colours are seen with a kind of colour blindness (Machado, Oliveira and Fernandes 2009, severity 1).
var sight = map[string][9]float64{
	"normal": {1, 0, 0, 0, 1, 0, 0, 0, 1},
	"protan": {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
	"deutan": {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881},
	"tritan": {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900},
}

// lab is CIE L*a*b* of a linear RGB triple under D65.
func lab(r, g, b float64) [3]float64 {
	f := func(t float64) float64 {
		if t > 0.008856 {
			return math.Cbrt(t)
		}
		return 7.787*t + 16.0/116
	}
	x := f((0.4124*r + 0.3576*g + 0.1805*b) / 0.9505)
	y := f(0.2126*r + 0.7152*g + 0.0722*b)
	z := f((0.0193*r + 0.1192*g + 0.9505*b) / 1.089)
	return [3]float64{116*y - 16, 500 * (x - y), 200 * (y - z)}
}

// apart is the difference (CIE76) between two colours as somebody sees them.
func apart(m [9]float64, a, b color.NRGBA) float64 {
	see := func(c color.NRGBA) [3]float64 {
		in := [3]float64{linear(c.R), linear(c.G), linear(c.B)}
		var out [3]float64
		for i := range out {
			v := m[3*i]*in[0] + m[3*i+1]*in[1] + m[3*i+2]*in[2]
			out[i] = math.Max(0, math.Min(1, v))
		}
		return lab(out[0], out[1], out[2])
	}
	x, y := see(a), see(b)
	return math.Hypot(math.Hypot(x[0]-y[0], x[1]-y[1]), x[2]-y[2])
}

func TestRatingsAndMarksStayApartForEveryKindOfSight(t *testing.T) {
	for name, m := range sight {
		for _, p := range []*Palette{Light(), Dark()} {
			for i := 1; i < 5; i++ {
				if got := apart(m, p.Rating[i], p.Rating[i+1]); got < 7 {
					t.Errorf("%s, dark %v: ratings %d and %d are %.1f apart, want 7", name, p.Dark, i, i+1, got)
				}
			}
			if got := apart(m, p.Accent, p.Warn); got < 60 {
				t.Errorf("%s, dark %v: accent and warning are %.1f apart, want 60", name, p.Dark, got)
			}
		}
	}
}
