package main

import (
	"fmt"
	"image"
	"time"

	"milepost/e2e/desk"
)

// The inside of a window, and how long it must stay as it is to count as complete.
var inside = image.Rect(20, 20, screenWidth-20, screenHeight-20)

const complete = 500 * time.Millisecond

// start measures from the start of the program to its first frame, and to the last change of what it shows at first.
func (b *bench) start() error {
	d, err := b.desk("start")
	if err != nil {
		return err
	}
	defer d.Close()
	var first, whole, bareFirst, bareWhole []time.Duration
	for i := range b.runs + 1 {
		bare, err := startOnce(d, b.bare())
		if err != nil {
			return err
		}
		milepost, err := startOnce(d, b.milepost(b.file))
		if err != nil {
			return err
		}
		if i == 0 { // the first of each fills the caches of the system
			continue
		}
		first, whole = append(first, milepost[0]), append(whole, milepost[1])
		bareFirst, bareWhole = append(bareFirst, bare[0]), append(bareWhole, bare[1])
	}
	const later = 150 * time.Millisecond
	aim := fmt.Sprintf("at most %.0f ms later", ms(later))
	b.out.add(result{"start to first frame, ms", inMS(first), inMS(bareFirst), aim, median(first)-median(bareFirst) <= later})
	b.out.add(result{"start to complete page, ms", inMS(whole), inMS(bareWhole), aim, median(whole)-median(bareWhole) <= later})
	return nil
}

func startOnce(d *desk.Desk, o desk.Options) ([2]time.Duration, error) {
	var p *desk.Program
	w, err := changes(d, inside, 12, complete, func() (err error) {
		p, err = d.Start(o)
		return err
	})
	if p == nil {
		return [2]time.Duration{}, err
	}
	if err != nil {
		err = fmt.Errorf("%w: %s", err, p.Log())
	}
	opened := p.Opened
	p.Kill()
	if err == nil {
		err = d.Cleared()
	}
	return [2]time.Duration{w.first.Sub(opened), w.last.Sub(opened)}, err
}
