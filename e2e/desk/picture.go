package desk

import (
	"encoding/binary"
	"fmt"
	"hash/maphash"
	"image"
	"image/png"
	"os"
)

// layout of the screen's memory, which is a picture in the format of xwd.
type layout struct {
	start, stride int64
	width, height int
}

func (d *Desk) layout() (layout, error) {
	var head [100]byte
	if _, err := d.screen.ReadAt(head[:], 0); err != nil {
		return layout{}, err
	}
	field := func(i int) int64 { return int64(binary.BigEndian.Uint32(head[4*i:])) }
	if bits := field(11); bits != 32 {
		return layout{}, fmt.Errorf("the screen has %d bits a pixel, want 32", bits)
	}
	const colour = 12 // bytes of an entry in the table of colours
	return layout{start: field(0) + field(19)*colour, stride: field(12), width: int(field(4)), height: int(field(5))}, nil
}

// Picture is what the screen shows.
func (d *Desk) Picture() (*image.RGBA, error) {
	l, err := d.layout()
	if err != nil {
		return nil, err
	}
	raw := make([]byte, l.stride*int64(l.height))
	if _, err := d.screen.ReadAt(raw, l.start); err != nil {
		return nil, err
	}
	img := image.NewRGBA(image.Rect(0, 0, l.width, l.height))
	for y := range l.height {
		row := raw[int64(y)*l.stride:]
		for x := range l.width {
			from, to := row[4*x:4*x+4], img.Pix[img.PixOffset(x, y):]
			to[0], to[1], to[2], to[3] = from[2], from[1], from[0], 0xff
		}
	}
	return img, nil
}

// SavePicture writes a part of what the screen shows as PNG; an empty part is all of it.
func (d *Desk) SavePicture(path string, part image.Rectangle) error {
	img, err := d.Picture()
	if err != nil {
		return err
	}
	if part.Empty() {
		part = img.Bounds()
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	err = png.Encode(f, img.SubImage(part))
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	return err
}

// Still waits until nothing on the screen has changed for a while: what a program drew last may still be on its way.
func (d *Desk) Still() error {
	const still = 40 // looks in a row
	var before uint64
	same := 0
	return Until("the screen is still", func() (bool, error) {
		now, err := d.Print(image.Rect(0, 0, d.width, d.height), 2)
		if now == before {
			same++
		} else {
			before, same = now, 0
		}
		return same >= still, err
	})
}

var seed = maphash.MakeSeed()

// Print is a number for what a part of the screen shows; it is another one when a pixel of the lines looked at
// changes. every is how many lines lie between two that are looked at: 1 looks at all.
func (d *Desk) Print(part image.Rectangle, every int) (uint64, error) {
	l, err := d.layout()
	if err != nil {
		return 0, err
	}
	part = part.Intersect(image.Rect(0, 0, l.width, l.height))
	var sum maphash.Hash
	sum.SetSeed(seed)
	row := make([]byte, 4*part.Dx())
	for y := part.Min.Y; y < part.Max.Y; y += every {
		if _, err := d.screen.ReadAt(row, l.start+int64(y)*l.stride+4*int64(part.Min.X)); err != nil {
			return 0, err
		}
		_, _ = sum.Write(row)
	}
	return sum.Sum64(), nil
}
