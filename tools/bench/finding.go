package main

import (
	"image"
	"time"

	"milepost/e2e/desk"
)

// question is the field of the palette.
const question = "palette.field"

// finding measures from the first letter in the palette to the first hit on the screen.
func (b *bench) finding() error {
	d, err := b.desk("finding")
	if err != nil {
		return err
	}
	defer d.Close()
	file := b.file
	if b.big != "" {
		file = b.big
	}
	p, err := d.Start(b.milepost(file))
	if err != nil {
		return err
	}
	defer p.Kill()
	if _, err := p.Wait("the sidebar is there", func(s desk.State) bool { return len(people(s)) > 0 }); err != nil {
		return err
	}
	if err := d.Key("ctrl+k"); err != nil {
		return err
	}
	s, err := p.Wait("the palette has the keyboard", func(s desk.State) bool { return s.Focus == question })
	if err != nil {
		return err
	}
	field, _ := s.Find(question)
	below := field.Area()
	below = image.Rect(below.Min.X, below.Max.Y+20, below.Max.X, screenHeight-20)
	var took []time.Duration
	for i := range b.runs + 1 {
		var begin time.Time
		w, err := changes(d, below, 2, settled, func() error {
			begin = time.Now()
			return d.Press(string(rune('a' + i%20)))
		})
		if err != nil {
			return err
		}
		if i > 0 {
			took = append(took, w.first.Sub(begin))
		}
		if _, err := changes(d, below, 2, settled, func() error { return d.Press("BackSpace") }); err != nil {
			return err
		}
	}
	const aim = 50 * time.Millisecond
	b.out.add(result{"a letter in the palette to a hit, ms", inMS(took), nil, "50 ms", median(took) <= aim})
	return nil
}
