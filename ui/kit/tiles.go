package kit

import (
	"image"
	"image/color"
	"image/draw"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"

	"milepost/chart"
	"milepost/resources"
	"milepost/ui/theme"
)

// tileRaster paints tiles as one raster: one texture and one pass over the pixels, however many there are. A heat map has
// hundreds of tiles of a few kinds, so each kind is painted once and copied.
type tileRaster struct {
	raster  *canvas.Raster
	tiles   []chart.Tile
	look    func(chart.Color) color.NRGBA
	palette *theme.Palette
	at      fyne.Position // of the upper left corner, in the drawing
	w       float32       // units wide

	k       float64 // pixels a unit, of the stamps
	stamps  map[stamp]*image.RGBA
	stamped *theme.Palette // the palette they are painted in
}

// stamp is all that the look of a tile follows from.
type stamp struct {
	w, h   int // pixels
	radius float64
	fill   chart.Color
	edged  bool
	text   string
	style  chart.TextStyle
	ink    chart.Color
	clock  bool
}

func newTileRaster() *tileRaster {
	t := &tileRaster{}
	t.raster = canvas.NewRaster(t.paint)
	return t
}

// Tiles draws tiles in one raster no larger than they are.
func (d *drawing) Tiles(tiles []chart.Tile) {
	if len(tiles) == 0 {
		return
	}
	if d.plates == nil {
		d.plates = newTileRaster()
	}
	t := d.plates
	lo, hi := tiles[0].Box, fyne.NewPos(0, 0)
	for i := range tiles {
		b := tiles[i].Box
		lo.X, lo.Y = min(lo.X, b.X), min(lo.Y, b.Y)
		hi = fyne.NewPos(fyne.Max(hi.X, float32(b.Right())), fyne.Max(hi.Y, float32(b.Bottom())))
	}
	t.at = fyne.NewPos(floor(float32(lo.X)), floor(float32(lo.Y)))
	t.w = ceil(hi.X) - t.at.X
	t.tiles, t.look, t.palette = tiles, d.color, d.palette
	d.pen.Put(t.raster, t.at.X, t.at.Y, t.w, ceil(hi.Y)-t.at.Y)
	t.raster.Refresh() // or the window goes on showing the tiles before
}

// paint copies the stamp of each tile to its place.
func (t *tileRaster) paint(pw, ph int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, pw, ph))
	k := float64(pw) / float64(t.w)
	if k != t.k || t.stamped != t.palette || len(t.stamps) > stampsMost {
		t.k, t.stamped, t.stamps = k, t.palette, map[stamp]*image.RGBA{}
	}
	px := func(v, from float64) int { return int((v-from)*k + 0.5) }
	for i := range t.tiles {
		x := &t.tiles[i]
		r := image.Rect(px(x.Box.X, float64(t.at.X)), px(x.Box.Y, float64(t.at.Y)), px(x.Box.Right(), float64(t.at.X)), px(x.Box.Bottom(), float64(t.at.Y)))
		draw.Draw(img, r, t.stamp(x, r.Dx(), r.Dy()), image.Point{}, draw.Src)
	}
	return img
}

// stampsMost is how many stamps are kept; resizing a window makes new ones for every width.
const stampsMost = 200

func (t *tileRaster) stamp(x *chart.Tile, w, h int) *image.RGBA {
	key := stamp{w, h, x.Radius, x.Fill, x.Edged, x.Text, x.Style, x.Ink, x.Clock}
	if img := t.stamps[key]; img != nil {
		return img
	}
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	whole, k := chart.Box{W: float64(w), H: float64(h)}, t.k
	if x.Edged {
		fillRound(img, whole, x.Radius*k, t.look(chart.LineStrong))
		fillRound(img, whole.Grow(-k), (x.Radius-1)*k, t.look(x.Fill))
	} else {
		fillRound(img, whole, x.Radius*k, t.look(x.Fill))
	}
	ink := t.look(x.Ink)
	writeMiddle(img, x.Text, x.Style, k, ink)
	if x.Clock {
		stampClock(img, k, ink, t.look(x.Fill))
	}
	t.stamps[key] = img
	return img
}

// stampClock paints the clock of chart.Tile.
func stampClock(img *image.RGBA, k float64, ink, ground color.NRGBA) {
	const r = chart.ClockRadius
	x, y := float64(img.Rect.Dx())/k-chart.ClockInset, float64(chart.ClockInset)
	box := func(x, y, w, h float64) chart.Box { return chart.Box{X: x * k, Y: y * k, W: w * k, H: h * k} }
	fillRound(img, box(x-r, y-r, 2*r, 2*r), r*k, ink)
	fillRound(img, box(x-r+1.2, y-r+1.2, 2*r-2.4, 2*r-2.4), (r-1.2)*k, ground)
	fillRound(img, box(x-0.5, y-2.6, 1, 3.1), 0, ink)
	fillRound(img, box(x-0.5, y-0.5, 2.6, 1), 0, ink)
}

// fillRound fills a rectangle with round corners.
func fillRound(img *image.RGBA, b chart.Box, radius float64, c color.NRGBA) {
	radius = max(0, min(radius, b.W/2, b.H/2))
	z := vector.NewRasterizer(img.Rect.Dx(), img.Rect.Dy())
	bow := radius * (1 - 0.5523) // a quarter of a circle as a cubic curve
	l, t, r, d := float32(b.X), float32(b.Y), float32(b.Right()), float32(b.Bottom())
	in, out := float32(radius), float32(bow)
	z.MoveTo(l+in, t)
	z.LineTo(r-in, t)
	z.CubeTo(r-out, t, r, t+out, r, t+in)
	z.LineTo(r, d-in)
	z.CubeTo(r, d-out, r-out, d, r-in, d)
	z.LineTo(l+in, d)
	z.CubeTo(l+out, d, l, d-out, l, d-in)
	z.LineTo(l, t+in)
	z.CubeTo(l, t+out, l+out, t, l+in, t)
	z.ClosePath()
	z.Draw(img, img.Bounds(), image.NewUniform(c), image.Point{})
}

// writeMiddle writes digits into the middle. Other texts do not belong on a tile: this face has no fallback.
func writeMiddle(img *image.RGBA, text string, st chart.TextStyle, k float64, ink color.NRGBA) {
	face := digitFace(st, k)
	if text == "" || face == nil {
		return
	}
	w := font.MeasureString(face, text)
	baseline := float64(img.Rect.Dy())/2 + 0.364*st.Size*k
	d := font.Drawer{Dst: img, Src: image.NewUniform(ink), Face: face, Dot: fixed.Point26_6{
		X: (fixed.I(img.Rect.Dx()) - w) / 2, Y: fixed.I(int(baseline + 0.5)),
	}}
	d.DrawString(text)
}

// digitFace is the typeface of a style, so many pixels a unit large; nil if it cannot be read, which a test excludes.
func digitFace(st chart.TextStyle, k float64) font.Face {
	data := resources.FontRegular()
	switch st.Weight {
	case chart.Medium:
		data = resources.FontMedium()
	case chart.SemiBold:
		data = resources.FontSemiBold()
	}
	parsed, err := opentype.Parse(data)
	if err != nil {
		return nil
	}
	face, err := opentype.NewFace(parsed, &opentype.FaceOptions{Size: st.Size * k, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		return nil
	}
	return face
}
