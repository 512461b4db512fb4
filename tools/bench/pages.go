package main

import (
	"image"
	"strings"
	"time"

	"milepost/e2e/desk"
)

// beside the sidebar, where pages are.
var page = image.Rect(260, 20, screenWidth-20, screenHeight-20)

// settled is how long a page must stay as it is to count as complete.
const settled = 250 * time.Millisecond

// pages measures from a key or click to the last change of the page it leads to.
func (b *bench) pages() error {
	d, err := b.desk("pages")
	if err != nil {
		return err
	}
	defer d.Close()
	p, err := d.Start(b.milepost(b.file))
	if err != nil {
		return err
	}
	defer p.Kill()
	s, err := p.Wait("the sidebar is there", func(s desk.State) bool { return len(people(s)) > 0 })
	if err != nil {
		return err
	}
	if err := d.Move(people(s)[0].Centre()); err != nil {
		return err
	}
	steps := []struct {
		name string
		act  func() error
	}{
		{"page change: people, ms", func() error { return d.Press("ctrl+2") }},
		{"page change: a person, ms", d.PressButton},
		{"page change: milestones, ms", func() error { return d.Press("ctrl+3") }},
		{"page change: today, ms", func() error { return d.Press("ctrl+1") }},
	}
	took := make([][]time.Duration, len(steps))
	for i := range b.runs + 1 {
		for k, step := range steps {
			var begin time.Time
			w, err := changes(d, page, 4, settled, func() error {
				begin = time.Now()
				return step.act()
			})
			if err != nil {
				return err
			}
			if i > 0 {
				took[k] = append(took[k], w.last.Sub(begin))
			}
		}
	}
	const aim = 100 * time.Millisecond
	for k, step := range steps {
		b.out.add(result{what: step.name, milepost: inMS(took[k]), aim: "100 ms", met: median(took[k]) <= aim})
	}
	return nil
}

// people are the entries of my people in the sidebar.
func people(s desk.State) []desk.Widget {
	var out []desk.Widget
	for _, w := range s.Widgets {
		if strings.HasPrefix(w.Name, "nav.person.") && w.Reachable {
			out = append(out, w)
		}
	}
	return out
}
