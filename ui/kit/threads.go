package kit

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"golang.org/x/image/vector"

	"milepost/chart"
)

// strip is a curve with its colour.
type strip struct {
	chart.Curve
	ink color.NRGBA
}

// putThreads draws curves as one raster no larger than they are: one texture, however many. A curve of the toolkit's
// own is sampled up to 64 times for each pixel of its box; a hundred of them take half a second a frame without a
// graphics card, where a thousand in a raster take no longer than one.
func (p *Pen) putThreads(strips []strip, w, h float32) {
	const far = 1 << 20
	lo, hi := fyne.NewPos(far, far), fyne.NewPos(-far, -far)
	for _, s := range strips {
		half := float32(s.Width) / 2
		for i := 0; i <= chart.CurveSteps; i++ {
			q := s.At(float64(i) / chart.CurveSteps)
			x, y := float32(q.X), float32(q.Y)
			lo = fyne.NewPos(fyne.Min(lo.X, x-half), fyne.Min(lo.Y, y-half))
			hi = fyne.NewPos(fyne.Max(hi.X, x+half), fyne.Max(hi.Y, y+half))
		}
	}
	lo = fyne.NewPos(fyne.Max(0, floor(lo.X)-1), fyne.Max(0, floor(lo.Y)-1))
	hi = fyne.NewPos(fyne.Min(w, ceil(hi.X)+1), fyne.Min(h, ceil(hi.Y)+1))
	if hi.X <= lo.X || hi.Y <= lo.Y {
		return
	}
	p.Put(threadRaster(strips, lo, hi.X-lo.X), lo.X, lo.Y, hi.X-lo.X, hi.Y-lo.Y)
}

// threadRaster paints strips into a picture whose upper left corner is at and which is w units wide: one pass of the
// rasterizer for each colour, in the order in which colours first come.
func threadRaster(strips []strip, at fyne.Position, w float32) *canvas.Raster {
	byInk := map[color.NRGBA][]strip{}
	var order []color.NRGBA
	for _, s := range strips {
		if _, seen := byInk[s.ink]; !seen {
			order = append(order, s.ink)
		}
		byInk[s.ink] = append(byInk[s.ink], s)
	}
	return canvas.NewRaster(func(pw, ph int) image.Image {
		img := image.NewRGBA(image.Rect(0, 0, pw, ph))
		k := float64(pw) / float64(w) // pixels a unit
		for _, ink := range order {
			z := vector.NewRasterizer(pw, ph)
			for _, s := range byInk[ink] {
				outline(z, s.Curve, at, k)
			}
			z.Draw(img, img.Bounds(), image.NewUniform(ink), image.Point{})
		}
		return img
	})
}

// outline runs down the left side of a strip and up the right one, so that every outline turns the same way and
// overlaps never cancel.
func outline(z *vector.Rasterizer, c chart.Curve, at fyne.Position, k float64) {
	var left, right [chart.CurveSteps + 1][2]float32
	for i := range left {
		t := float64(i) / chart.CurveSteps
		q, dir := c.At(t), c.Slope(t)
		x, y := q.X-float64(at.X), q.Y-float64(at.Y)
		nx, ny := -dir.Y*c.Width/2, dir.X*c.Width/2
		left[i] = [2]float32{float32((x + nx) * k), float32((y + ny) * k)}
		right[i] = [2]float32{float32((x - nx) * k), float32((y - ny) * k)}
	}
	z.MoveTo(left[0][0], left[0][1])
	for _, q := range left[1:] {
		z.LineTo(q[0], q[1])
	}
	for i := len(right) - 1; i >= 0; i-- {
		z.LineTo(right[i][0], right[i][1])
	}
	z.ClosePath()
}
