package chart

import (
	"fmt"
	"math/rand"
	"os"
	"strconv"
	"testing"
	"unicode/utf8"

	"milepost/model"
)

// op is one thing that was drawn.
type op struct {
	what   string // rect, circle, poly, outline, line, curve, raised, text
	box    Box
	points []Point
	width  float64 // of lines, radius of discs
	color  Color
	text   string
	style  TextStyle
	curve  Curve
}

// recorder is a canvas that remembers. Letters are 0.56 of their size wide.
type recorder struct {
	style Style
	w, h  float64
	ops   []op
}

var _ Canvas = (*recorder)(nil)

func (r *recorder) Style() Style { return r.style }

func (r *recorder) TextWidth(text string, st TextStyle) float64 {
	return float64(utf8.RuneCountInString(text)) * st.Size * 0.56
}
func (r *recorder) Size() (w, h float64) { return r.w, r.h }
func (r *recorder) Rect(b Box, _ float64, fill Color) {
	r.ops = append(r.ops, op{what: "rect", box: b, color: fill})
}

func (r *recorder) Circle(m Point, radius float64, fill Color) {
	r.ops = append(r.ops, op{what: "circle", box: Around(m, radius), points: []Point{m}, width: radius, color: fill})
}

func (r *recorder) Poly(points []Point, _ float64, fill Color) {
	if len(points) > PolyMax {
		panic("a polygon of " + strconv.Itoa(len(points)) + " points")
	}
	r.ops = append(r.ops, op{what: "poly", box: around(points), points: points, color: fill})
}

func (r *recorder) Outline(points []Point, width float64, color Color) {
	r.ops = append(r.ops, op{what: "outline", box: around(points), points: points, width: width, color: color})
}

func (r *recorder) Line(a, b Point, width float64, color Color) {
	r.ops = append(r.ops, op{what: "line", box: around([]Point{a, b}), points: []Point{a, b}, width: width, color: color})
}

func (r *recorder) Curves(curves []Curve) {
	for _, c := range curves {
		r.ops = append(r.ops, op{what: "curve", curve: c, width: c.Width, color: c.Color})
	}
}

func (r *recorder) Raised(b Box, _ float64) { r.ops = append(r.ops, op{what: "raised", box: b}) }

func (r *recorder) Text(text string, st TextStyle, at Point, align Align, color Color) {
	r.ops = append(r.ops, op{what: "text", text: text, style: st, box: textBox(r, text, st, at, align), points: []Point{at}, color: color})
}

func around(points []Point) Box {
	b := Box{points[0].X, points[0].Y, 0, 0}
	for _, p := range points[1:] {
		b = b.join(Box{p.X, p.Y, 0, 0})
	}
	return b
}

// record draws a picture on screen or paper at a size; height 0 is what it asks for.
func record(p Picture, st Style, w, h float64) (*recorder, []Hit) {
	r := &recorder{style: st, w: w, h: h}
	if h == 0 {
		r.h = p.HeightFor(r, w)
	}
	return r, p.Draw(r)
}

// all are the ops of a kind and colour, in the order they were drawn.
func (r *recorder) all(what string, color Color) []op {
	var out []op
	for _, o := range r.ops {
		if o.what == what && o.color == color {
			out = append(out, o)
		}
	}
	return out
}

// texted finds a text by its words; nil when it was not written.
func (r *recorder) texted(words string) *op {
	for i := range r.ops {
		if r.ops[i].what == "text" && r.ops[i].text == words {
			return &r.ops[i]
		}
	}
	return nil
}

// sound fails the test when a text leaves the canvas or runs into another one, or a place lies outside, is named twice
// or has no words. Texts under a raised plate do not count.
func sound(t *testing.T, r *recorder, places []Hit) {
	t.Helper()
	room := Box{-0.01, -0.01, r.w + 0.02, r.h + 0.02}
	var texts []op
	for _, o := range r.ops {
		switch o.what {
		case "raised":
			if !o.box.Inside(room) {
				t.Errorf("a raised plate leaves the canvas: %+v", o.box)
			}
			kept := texts[:0]
			for _, x := range texts {
				if !x.box.Meets(o.box) {
					kept = append(kept, x)
				}
			}
			texts = kept
		case "text":
			if o.text == "" {
				t.Error("an empty text was written")
			}
			if !o.box.Inside(room) {
				t.Errorf("%q leaves the canvas of %v × %v: %+v", o.text, r.w, r.h, o.box)
			}
			for _, x := range texts {
				if x.box.Grow(-0.5).Meets(o.box.Grow(-0.5)) {
					t.Errorf("%q %+v runs into %q %+v", o.text, o.box, x.text, x.box)
				}
			}
			texts = append(texts, o)
		}
	}
	seen := map[Ref]bool{}
	for _, h := range places {
		if !h.Box.Inside(room) {
			t.Errorf("the place of %v lies outside: %+v", h.Ref, h.Box)
		}
		if seen[h.Ref] {
			t.Errorf("%v has two places", h.Ref)
		}
		if h.Label == "" {
			t.Errorf("%v has no words", h.Ref)
		}
		seen[h.Ref] = true
	}
}

// random prints its seed, which SEED sets.
func random(t *testing.T) *rand.Rand {
	t.Helper()
	seed := int64(1)
	if s := os.Getenv("SEED"); s != "" {
		n, err := strconv.ParseInt(s, 10, 64)
		if err != nil {
			t.Fatalf("SEED: %v", err)
		}
		seed = n
	}
	t.Logf("SEED=%d", seed)
	return rand.New(rand.NewSource(seed))
}

// words is a name of up to so many words.
func words(r *rand.Rand, most int) string {
	vocabulary := []string{"Account", "Łucja", "of", "Verhandlungsgeschick", "Nordic", "AE", "II", "Executive", "talks", "a", "会議", "launch", "Nguyễn"}
	out := vocabulary[r.Intn(len(vocabulary))]
	for range r.Intn(most) {
		out += " " + vocabulary[r.Intn(len(vocabulary))]
	}
	return out
}

func id(prefix string, n int) model.ID { return model.ID(fmt.Sprintf("%s-%d", prefix, n)) }

func day(s string) model.Date { return model.MustDate(s) }

func near(a, b float64) bool { return a-b < 0.01 && b-a < 0.01 }
