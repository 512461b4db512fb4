package chart

import (
	"strings"
	"testing"
)

func TestEverythingInAnyWeaveCanBePointedAt(t *testing.T) {
	rnd := random(t)
	for n := range 120 {
		w := anyWeave(rnd)
		width := 560 + rnd.Float64()*1200
		_, hits := record(w, Screen, width, w.HeightFor(&recorder{}, width)+rnd.Float64()*400)
		for _, h := range hits {
			if h.Ref.Kind == KindLink {
				continue
			}
			if got := HitAt(hits, h.Box.Middle()); got == nil || got.Ref != h.Ref {
				t.Fatalf("weave %d: in the middle of %v one points at %+v", n, h.Ref, got)
			}
		}
	}
}

func TestEveryThreadOfTheTeamCanBePointedAt(t *testing.T) {
	for _, width := range []float64{572, 876, 1104, 1600} {
		w := north()
		_, hits := record(w, Screen, width, 0)
		for _, h := range hits {
			if h.Ref.Kind != KindLink {
				continue
			}
			found := false
			for k := 1; k < 40; k++ {
				got := HitAt(hits, h.Path.At(float64(k)/40))
				found = found || got != nil && got.Ref == h.Ref
			}
			if !found {
				t.Errorf("%v wide: nowhere along %v one points at it", width, h.Ref)
			}
		}
	}
}

// fifteen is as many skills as a radar takes, with names of the usual length.
func fifteen() Radar {
	r := Radar{Steps: 5}
	for i, name := range []string{
		"Discovery", "Executive talks", "Negotiation", "Forecasting", "Product", "Teamwork", "Prospecting", "Writing", "Territory planning",
		"Demonstration", "Objection handling", "Closing", "Account growth", "Data hygiene", "Coaching",
	} {
		r.Axes = append(r.Axes, Axis{ID: id("k", i), Name: name, Self: 1 + i%5, Manager: 1 + (i+2)%5, Target: 4})
	}
	return r
}

func TestRadarOfFifteenSkillsNamesThemAll(t *testing.T) {
	for _, size := range [][2]float64{{360, 254}, {384, 280}, {434, 280}, {572, 340}} {
		r := fifteen()
		c, hits := record(r, Screen, size[0], size[1])
		sound(t, c, hits)
		if len(hits) != 15 {
			t.Errorf("%v: %d of 15 can be pointed at", size, len(hits))
		}
		for _, h := range hits {
			if got := HitAt(hits, h.Box.Middle()); got == nil {
				t.Errorf("%v: nothing in the middle of %v", size, h.Ref)
			}
		}
		written := ""
		for _, o := range c.ops {
			written += o.text + " "
		}
		for _, a := range r.Axes {
			if first := []rune(a.Name)[:4]; !strings.Contains(written, string(first)) {
				t.Errorf("%v: %s is not named", size, a.Name)
			}
		}
		if radius := c.all("outline", RadarRing)[0].box; radius.H < 150 {
			t.Errorf("%v: the picture is only %v high", size, radius.H)
		}
	}
}
