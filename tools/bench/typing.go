package main

import (
	"fmt"
	"image"
	"time"

	"milepost/e2e/desk"
)

// field is where points are written in a one-on-one.
const field = "oneonone.point.new"

// typing measures from a key to the pixel, in a one-on-one and in a window of the same size with one bare field.
func (b *bench) typing() error {
	mine, err := b.desk("typing")
	if err != nil {
		return err
	}
	defer mine.Close()
	t, err := b.openOneOnOne(mine)
	if err != nil {
		return err
	}
	defer t.Kill()

	bare, err := b.desk("bare")
	if err != nil {
		return err
	}
	defer bare.Close()
	bareArea := image.Rect(0, 0, screenWidth, 60)
	var p *desk.Program
	if _, err := changes(bare, inside, 12, complete, func() (err error) {
		p, err = bare.Start(b.bare("-field", "-width", fmt.Sprint(screenWidth), "-height", fmt.Sprint(screenHeight)))
		return err
	}); err != nil {
		return err
	}
	defer p.Kill()

	var took, bareTook []time.Duration
	for i := range b.runs + 2 {
		key := string(rune('a' + i%26))
		ours, err := keyToPixel(mine, t.field, key)
		if err != nil {
			return err
		}
		theirs, err := keyToPixel(bare, bareArea, key)
		if err != nil {
			return err
		}
		if i >= 2 { // the first letters fill caches of glyphs
			took, bareTook = append(took, ours), append(bareTook, theirs)
		}
	}
	b.out.add(result{"a key in a one-on-one to the pixel, ms", inMS(took), inMS(bareTook), "ratio at most 2", median(took) <= 2*median(bareTook)})
	return nil
}

// talk is a program with the one-on-ones of the sample team's first person open and the keyboard in the field for
// points.
type talk struct {
	*desk.Program
	field  image.Rectangle
	clicks []image.Point // the way there
}

func (b *bench) openOneOnOne(d *desk.Desk) (*talk, error) {
	p, err := d.Start(b.milepost(b.file))
	if err != nil {
		return nil, err
	}
	t := &talk{Program: p}
	if err := t.open(d); err != nil {
		p.Kill()
		return nil, err
	}
	return t, nil
}

func (t *talk) open(d *desk.Desk) error {
	s, err := t.Wait("the sidebar is there", func(s desk.State) bool { return len(people(s)) > 0 })
	if err != nil {
		return err
	}
	for _, name := range []string{people(s)[0].Name, "person.tabs.2", field} {
		if err := t.clickOn(d, name); err != nil {
			return err
		}
	}
	if s, err = t.Wait("the field has the keyboard", func(s desk.State) bool { return s.Focus == field }); err != nil {
		return err
	}
	w, _ := s.Find(field)
	t.field = w.Area()
	return d.Move(screenWidth-1, screenHeight-1)
}

func (t *talk) clickOn(d *desk.Desk, name string) error {
	var found desk.Widget
	_, err := t.Wait(name+" can be clicked", func(s desk.State) (ok bool) {
		found, ok = s.Find(name)
		return ok && found.Reachable && found.Enabled
	})
	if err != nil {
		return err
	}
	x, y := found.Centre()
	t.clicks = append(t.clicks, image.Pt(x, y))
	return d.Click(x, y)
}

func keyToPixel(d *desk.Desk, area image.Rectangle, key string) (time.Duration, error) {
	var begin time.Time
	w, err := changes(d, area, 1, settled, func() error {
		begin = time.Now()
		return d.Press(key)
	})
	return w.first.Sub(begin), err
}
