package pdf

import (
	"fmt"
	"image/color"
	"slices"
	"strings"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

// Style is how a text is written.
type Style struct {
	Face  *Face
	Size  float64 // of an em, in points
	Color color.NRGBA
}

// typesetter shapes the texts of one document.
type typesetter struct {
	doc       *Document
	shaper    shaping.HarfbuzzShaper
	segmenter shaping.Segmenter
	wrapper   shaping.LineWrapper
	cache     map[shapeKey]*shaped
	fonts     map[*Face]*usedFont
	order     []*usedFont // in the order of first use
	faces     map[*font.Face]*Face
	fallback  map[string]*Face // per script; nil: none
	first     *Face            // of the text being shaped
}

// shapeKey is a text in a face.
type shapeKey struct {
	face *Face
	text string
}

// cacheLimit bounds the memory of documents of any size.
const cacheLimit = 20000

// usedFont is a face in this document: its shaping state and the glyphs drawn so far.
type usedFont struct {
	face   *Face
	shape  *font.Face
	glyphs map[font.GID]string // what each stands for; empty: only as a part of something
	drawn  bool
}

// glyph is one glyph where it stands; lengths are 1/1000 em.
type glyph struct {
	font    *usedFont
	id      font.GID
	advance float64
	dx, dy  float64
	text    string // of the whole cluster, on its first glyph
	first   bool   // of its cluster
	single  bool   // the only one of its cluster
}

// part is a run of glyphs; of a replaced text it knows the text.
type part struct {
	glyphs []glyph
	actual string // replaced text; empty: drawn as it is
}

// shaped is a text ready to be drawn.
type shaped struct {
	parts []part
	width float64 // 1/1000 em
}

func newTypesetter(d *Document) *typesetter {
	return &typesetter{
		doc: d, cache: map[shapeKey]*shaped{}, fonts: map[*Face]*usedFont{}, faces: map[*font.Face]*Face{},
		fallback: map[string]*Face{},
	}
}

// Width is how wide a text is in a style. Text beyond one line is measured as one line.
func (d *Document) Width(s Style, text string) float64 {
	return d.text.shape(s.Face, clean(text)).width * s.Size / 1000
}

// Text writes a text in one line that begins at x on the baseline y, and gives back its width.
func (p *Page) Text(x, y float64, s Style, text string) float64 {
	run := p.doc.text.shape(s.Face, clean(text))
	at := x
	for _, part := range run.parts {
		c := s.Color
		if part.actual != "" {
			c = p.doc.options.ReplacementColor
			p.put("/Span<</ActualText", textString(part.actual), ">>BDC\n")
		}
		p.setFill(c)
		for rest := part.glyphs; len(rest) > 0; {
			n := 1
			for n < len(rest) && rest[n].font == rest[0].font {
				n++
			}
			at += p.glyphs(at, y, s.Size, rest[:n], part.actual == "")
			rest = rest[n:]
		}
		if part.actual != "" {
			p.put("EMC\n")
		}
	}
	return run.width * s.Size / 1000
}

func (t *typesetter) use(f *Face) *usedFont {
	u := t.fonts[f]
	if u == nil {
		u = &usedFont{face: f, shape: font.NewFace(f.font), glyphs: map[font.GID]string{}}
		t.fonts[f] = u
		t.faces[u.shape] = f
	}
	return u
}

// faceFor is the face that can write a character: the first one, or the fallback of its script; nil if none can.
func (t *typesetter) faceFor(first *Face, r rune) *Face {
	if _, ok := t.use(first).shape.NominalGlyph(r); ok {
		return first
	}
	script := scriptOf(string(r))
	f, asked := t.fallback[script]
	if !asked {
		if ask := t.doc.options.Fallback; ask != nil {
			f = ask(script)
		}
		t.fallback[script] = f
	}
	if f != nil {
		if _, ok := t.use(f).shape.NominalGlyph(r); ok {
			return f
		}
	}
	return nil
}

// ResolveFace tells the segmenter which face writes a character.
func (t *typesetter) ResolveFace(r rune) *font.Face {
	f := t.faceFor(t.first, r)
	if f == nil {
		f = t.first
	}
	return t.use(f).shape
}

// shape sets a text in one line. A no-break space has done its work by then; as a space it is found by search.
func (t *typesetter) shape(f *Face, text string) *shaped {
	text = strings.ReplaceAll(text, "\u00a0", " ")
	key := shapeKey{f, text}
	if s := t.cache[key]; s != nil {
		return s
	}
	if len(t.cache) >= cacheLimit {
		t.cache = map[shapeKey]*shaped{}
	}
	s := &shaped{}
	for _, p := range t.pieces(f, text) {
		show, actual := p.text, ""
		if p.script != "" {
			show, actual = t.replacement(f, p.script), p.text
			t.doc.replaced[p.script] = true
		}
		glyphs := t.shapePiece(f, show)
		s.parts = append(s.parts, part{glyphs, actual})
		for _, g := range glyphs {
			s.width += g.advance
		}
	}
	t.cache[key] = s
	return s
}

// replacement is the word for a script, if the face can write the word, else the script's code.
func (t *typesetter) replacement(f *Face, script string) string {
	if word := t.doc.options.Replacement; word != nil {
		if w := clean(word(script)); w != "" && t.doc.Covers(f, w) {
			return w
		}
	}
	return "[" + script + "]"
}

func (t *typesetter) shapePiece(f *Face, text string) []glyph {
	runes := []rune(text)
	if len(runes) == 0 { // the shaper panics on nothing
		return nil
	}
	t.first = f
	in := shaping.Input{
		Text: runes, RunEnd: len(runes), Direction: di.DirectionLTR, Size: fixed.I(1000),
		Language: language.NewLanguage(t.doc.options.Language),
	}
	var runs []shaping.Output
	for _, part := range t.segmenter.Split(in, t) {
		runs = append(runs, t.shaper.ShapeNoExtents(part))
	}
	var out []glyph
	for _, run := range t.visual(runs, runes) {
		out = t.appendGlyphs(out, run, runes)
	}
	return out
}

// visual puts runs of both directions into the order in which they are drawn.
func (t *typesetter) visual(runs []shaping.Output, runes []rune) []shaping.Output {
	if len(runs) < 2 {
		return runs
	}
	config := shaping.WrapConfig{Direction: di.DirectionLTR, DisableTrailingWhitespaceTrim: true, BreakPolicy: shaping.Never}
	lines, _ := t.wrapper.WrapParagraphF(config, fixed.I(1<<24), runes, shaping.NewSliceIterator(runs))
	var ordered []shaping.Output
	for _, line := range lines {
		line := slices.Clone(line)
		slices.SortStableFunc(line, func(a, b shaping.Output) int { return int(a.VisualIndex - b.VisualIndex) })
		ordered = append(ordered, line...)
	}
	return ordered
}

func (t *typesetter) appendGlyphs(out []glyph, run shaping.Output, runes []rune) []glyph {
	u := t.use(t.faces[run.Face])
	last := -1
	for _, g := range run.Glyphs {
		at := g.TextIndex()
		text := string(runes[at : at+g.RunesCount()])
		advance := float64(g.Advance) / 64
		if advance == 0 && strings.IndexFunc(text, func(r rune) bool { return !invisible(r) }) < 0 {
			continue
		}
		q := glyph{font: u, id: g.GlyphID, advance: advance, dx: float64(g.XOffset) / 64, dy: float64(g.YOffset) / 64}
		if g.GlyphID > 0xffff { // what the shaper has no glyph for is drawn as the font's empty box
			q.id = 0
		}
		if at != last {
			q.text, q.first, q.single = text, true, g.GlyphsCount() == 1
		}
		last = at
		out = append(out, q)
	}
	return out
}

// glyphWriter writes glyphs of one font as operators of a page.
type glyphWriter struct {
	page     *Page
	open     bool    // within a string of glyphs
	span     bool    // within a text that stands for several glyphs
	rise     float64 // above the baseline
	pending  float64 // still to move, 1/1000 em
	withText bool    // glyphs shall be copied as their text
}

// glyphs draws glyphs of one font and gives back their width.
func (p *Page) glyphs(x, y, size float64, glyphs []glyph, withText bool) float64 {
	u := glyphs[0].font
	p.put("BT ", p.doc.text.resource(u), " ", number(size), " Tf 1 0 0 -1 ", number(x), " ", number(y), " Tm ")
	w := glyphWriter{page: p, withText: withText}
	width := 0.0
	for _, g := range glyphs {
		w.write(u, g, size)
		width += g.advance * size / 1000
	}
	w.endString()
	w.endSpan()
	if w.rise != 0 {
		p.put("0 Ts ")
	}
	p.put("ET\n")
	return width
}

func (w *glyphWriter) write(u *usedFont, g glyph, size float64) {
	if g.first {
		w.endSpan()
	}
	known, seen := u.glyphs[g.id]
	if !seen {
		u.glyphs[g.id] = ""
	}
	if w.withText && g.first {
		// what one glyph stands for is said once for the font; all else where it is drawn
		switch {
		case g.single && known == "":
			u.glyphs[g.id] = g.text
		case !g.single || known != g.text:
			w.endString()
			w.page.put("/Span<</ActualText", textString(g.text), ">>BDC ")
			w.span = true
		}
	}
	if rise := g.dy * size / 1000; rise != w.rise {
		w.endString()
		w.page.put(number(rise), " Ts ")
		w.rise = rise
	}
	w.pending += g.dx
	if !w.open {
		w.page.put("[<")
		w.open = true
	}
	if w.pending > 0.5 || w.pending < -0.5 {
		w.page.put(">", number(-w.pending), "<")
		w.pending = 0
	}
	w.page.put(fmt.Sprintf("%04X", uint16(g.id)))
	w.pending += g.advance - u.natural(g.id) - g.dx
}

func (w *glyphWriter) endString() {
	if w.open {
		w.page.put(">]TJ ")
		w.open = false
	}
}

func (w *glyphWriter) endSpan() {
	if w.span {
		w.endString()
		w.page.put("EMC ")
		w.span = false
	}
}

// natural is the width a glyph has in its font, in 1/1000 em.
func (u *usedFont) natural(id font.GID) float64 {
	return float64(u.shape.HorizontalAdvance(id)) * 1000 / u.face.units
}
