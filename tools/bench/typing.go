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
	area, stop, _, err := b.openOneOnOne(mine)
	if err != nil {
		return err
	}
	defer stop()

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
		t, err := keyToPixel(mine, area, key)
		if err != nil {
			return err
		}
		u, err := keyToPixel(bare, bareArea, key)
		if err != nil {
			return err
		}
		if i >= 2 { // the first letters fill caches of glyphs
			took, bareTook = append(took, t), append(bareTook, u)
		}
	}
	b.out.add(result{"a key in a one-on-one to the pixel, ms", inMS(took), inMS(bareTook), "ratio at most 2", median(took) <= 2*median(bareTook)})
	return nil
}

// openOneOnOne opens the sample team, goes to the one-on-ones of its first person by the keyboard and into the field
// for points. It returns where the field is and what ends the program.
func (b *bench) openOneOnOne(d *desk.Desk) (image.Rectangle, func(), *desk.Program, error) {
	p, err := d.Start(b.milepost(b.file))
	if err != nil {
		return image.Rectangle{}, nil, nil, err
	}
	area, err := func() (image.Rectangle, error) {
		s, err := p.Wait("the sidebar is there", func(s desk.State) bool { return len(people(s)) > 0 })
		if err != nil {
			return image.Rectangle{}, err
		}
		if err := d.Click(people(s)[0].Centre()); err != nil {
			return image.Rectangle{}, err
		}
		if err := clickOn(d, p, "person.tabs.2"); err != nil {
			return image.Rectangle{}, err
		}
		if err := clickOn(d, p, field); err != nil {
			return image.Rectangle{}, err
		}
		s, err = p.Wait("the field has the keyboard", func(s desk.State) bool { return s.Focus == field })
		if err != nil {
			return image.Rectangle{}, err
		}
		w, _ := s.Find(field)
		return w.Area(), d.Move(screenWidth-1, screenHeight-1)
	}()
	if err != nil {
		p.Kill()
	}
	return area, p.Kill, p, err
}

func clickOn(d *desk.Desk, p *desk.Program, name string) error {
	var found desk.Widget
	_, err := p.Wait(name+" can be clicked", func(s desk.State) (ok bool) {
		found, ok = s.Find(name)
		return ok && found.Reachable && found.Enabled
	})
	if err != nil {
		return err
	}
	return d.Click(found.Centre())
}

func keyToPixel(d *desk.Desk, area image.Rectangle, key string) (time.Duration, error) {
	var begin time.Time
	w, err := changes(d, area, 1, settled, func() error {
		begin = time.Now()
		return d.Press(key)
	})
	return w.first.Sub(begin), err
}
