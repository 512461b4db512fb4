package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"milepost/ui/theme"
)

// longBody shows a text in pieces: the one that is written in is the field's entry, the others are painted, as far as
// they are in sight.
type longBody struct {
	widget.BaseWidget
	field  *TextField
	text   *longText
	scroll *container.Scroll
	sheet  *longSheet
	all    bool // the whole text is selected
}

func newLongBody(f *TextField, text *longText) *longBody {
	b := &longBody{field: f, text: text}
	b.sheet = newLongSheet(b)
	b.scroll = container.NewVScroll(b.sheet)
	b.scroll.OnScrolled = func(fyne.Position) { b.sheet.update() }
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer is for the toolkit.
func (b *longBody) CreateRenderer() fyne.WidgetRenderer { return &longRenderer{b} }

type longRenderer struct{ b *longBody }

func (r *longRenderer) MinSize() fyne.Size { return fyne.NewSize(24, 24) }

func (r *longRenderer) Layout(s fyne.Size) {
	if r.b.sheet.measure(s.Width) {
		r.b.scroll.Content.Refresh()
	}
	put(r.b.scroll, 0, 0, s.Width, s.Height)
	r.b.scroll.Refresh()
	r.b.sheet.update()
}

func (r *longRenderer) Refresh() {
	r.b.sheet.measure(r.b.Size().Width)
	r.b.scroll.Refresh()
	r.b.sheet.update()
}
func (r *longRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.b.scroll} }
func (r *longRenderer) Destroy()                     {}

// longSheet is as high as the whole text.
type longSheet struct {
	widget.BaseWidget
	body  *longBody
	width float32
	rows  map[string][]string  // of pieces, at the width
	seen  []rowsOfPiece        // the same by place, so that most pieces are not looked up
	tops  []float32            // of pieces, and the end
	wheel *wheel               // over the entry
	cover [2]*canvas.Rectangle // over the entry's own frame, above and below its text
	shown []object
}

// rowsOfPiece are the rows of a piece as it was when they were made.
type rowsOfPiece struct {
	text string
	rows []string
}

func newLongSheet(b *longBody) *longSheet {
	s := &longSheet{body: b, wheel: newWheel(), cover: [2]*canvas.Rectangle{Rect(color.Transparent, 0), Rect(color.Transparent, 0)}}
	s.ExtendBaseWidget(s)
	return s
}

// rowHeight is that of the entry, so that nothing moves when a piece becomes it.
func (s *longSheet) rowHeight() float32 {
	return fyne.MeasureText("M", s.body.field.size, fyne.TextStyle{}).Height
}

// room is what the entry leaves its text of a width.
func (s *longSheet) room() float32 { return fyne.Max(24, s.width-2*inputPadding) }

// rowsOf are the rows of a piece. What was wrapped once is not wrapped again until the width changes.
func (s *longSheet) rowsOf(i int) []string {
	text := s.body.text.shown(i)
	if i < len(s.seen) && s.seen[i].text == text && s.seen[i].rows != nil { // the same string: not compared letter by letter
		return s.seen[i].rows
	}
	rows, ok := s.rows[text]
	if !ok {
		rows = wrap(text, Style{Size: s.body.field.size}, s.room(), 0)
		if i != s.body.text.at { // every letter would be kept
			s.rows[text] = rows
		}
	}
	if i < len(s.seen) {
		s.seen[i] = rowsOfPiece{text, rows}
	}
	return rows
}

// measure finds out where the pieces stand at a width; it says whether the height changed.
func (s *longSheet) measure(w float32) bool {
	if w <= 0 {
		return false
	}
	if w != s.width {
		s.width, s.rows, s.seen = w, map[string][]string{}, nil
	}
	if n := len(s.body.text.parts); n != len(s.seen) {
		s.seen = make([]rowsOfPiece, n)
	}
	before, y, row := s.height(), float32(inputPadding), s.rowHeight()
	s.tops = s.tops[:0]
	for i := range s.body.text.parts {
		s.tops = append(s.tops, y)
		rows := len(s.rowsOf(i))
		if i == s.body.text.at {
			rows = max(rows, s.body.field.entry.CursorRow+1) // the entry may wrap otherwise
		}
		y += ceil(float32(rows) * row)
	}
	s.tops = append(s.tops, y)
	return s.height() != before
}

func (s *longSheet) height() float32 {
	if len(s.tops) == 0 {
		return 0
	}
	return s.tops[len(s.tops)-1] + 2*inputPadding + s.rowHeight() // the entry needs a little more than its rows
}

// MinSize is the height of the text.
func (s *longSheet) MinSize() fyne.Size { return fyne.NewSize(24, s.height()) }

// update paints the pieces in sight, the entry among them.
func (s *longSheet) update() {
	if s.width <= 0 || len(s.tops) != len(s.body.text.parts)+1 {
		return
	}
	from := s.body.scroll.Offset.Y - s.rowHeight()
	to := from + s.body.scroll.Size().Height + 2*s.rowHeight()
	at := s.body.text.at
	entry := s.body.field.themed
	put(entry, 0, s.tops[at]-inputPadding, s.width, s.tops[at+1]-s.tops[at]+3*inputPadding+s.rowHeight())
	put(s.wheel, 0, entry.Position().Y, s.width, s.tops[at+1]-s.tops[at]+inputPadding)
	s.coverFrame(entry)
	// the entry first, so that what stands below it lies over the room it does not need
	shown := []object{entry, s.cover[0], s.cover[1], s.wheel}
	for i := range s.body.text.parts {
		if i != at && s.tops[i] < to && s.tops[i+1] > from {
			shown = append(shown, s.paint(i, from, to))
		}
	}
	if s.body.all {
		ground := Rect(theme.Alpha(theme.Current().Accent, 0.22), 0)
		put(ground, 0, s.tops[0], s.width, s.tops[len(s.tops)-1]-s.tops[0])
		shown = append(shown, ground)
	}
	s.shown = shown
	canvas.Refresh(s)
}

// coverFrame paints over the frame that the toolkit gives an entry.
func (s *longSheet) coverFrame(entry object) {
	bottom := s.tops[s.body.text.at+1]
	put(s.cover[0], 0, entry.Position().Y, s.width, inputBorder+1)
	put(s.cover[1], 0, bottom, s.width, entry.Position().Y+entry.Size().Height-bottom)
	for _, c := range s.cover {
		c.FillColor = s.body.field.shape.face.FillColor
	}
}

// paint makes the rows of a piece that are in sight.
func (s *longSheet) paint(i int, from, to float32) object {
	p := &painted{sheet: s, piece: i}
	p.ExtendBaseWidget(p)
	st, row := Style{Size: s.body.field.size}, s.rowHeight()
	for k, text := range s.rowsOf(i) {
		y := float32(k) * row
		if text != "" && s.tops[i]+y+row > from && s.tops[i]+y < to {
			t := T(text, st, theme.Current().Ink)
			put(t, inputPadding, round(y), s.room(), row)
			p.texts = append(p.texts, t)
		}
	}
	put(p, 0, s.tops[i], s.width, s.tops[i+1]-s.tops[i])
	return p
}

// CreateRenderer is for the toolkit.
func (s *longSheet) CreateRenderer() fyne.WidgetRenderer { return &longSheetRenderer{s} }

type longSheetRenderer struct{ s *longSheet }

func (r *longSheetRenderer) MinSize() fyne.Size           { return r.s.MinSize() }
func (r *longSheetRenderer) Layout(fyne.Size)             { r.s.update() }
func (r *longSheetRenderer) Refresh()                     { r.s.update() }
func (r *longSheetRenderer) Objects() []fyne.CanvasObject { return r.s.shown }
func (r *longSheetRenderer) Destroy()                     {}

// painted are the rows of a piece that nobody writes in; a tap makes it the one that is written in.
type painted struct {
	widget.BaseWidget
	sheet *longSheet
	piece int
	texts []object
}

var _ fyne.Tappable = (*painted)(nil)

// Tapped sets the caret where the pointer is.
func (p *painted) Tapped(e *fyne.PointEvent) {
	rows, f := p.sheet.rowsOf(p.piece), p.sheet.body.field
	if f.disabled {
		return
	}
	row := max(0, min(len(rows)-1, int(e.Position.Y/p.sheet.rowHeight())))
	st, column := Style{Size: f.size}, 0
	runes := []rune(rows[row])
	for column < len(runes) && st.Width(string(runes[:column+1]))+inputPadding < e.Position.X+st.Width(string(runes[column]))/2 {
		column++
	}
	f.toPiece(p.piece, row, column)
	f.Focus()
}

// CreateRenderer is for the toolkit.
func (p *painted) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewWithoutLayout(p.texts...))
}
