// Command bench measures what a user feels: how long Milepost takes to start, to change the page, and to show a typed
// letter, each against a bare window built with the same toolkit and tags. Times of one machine mean little, so what
// counts are the differences and ratios within one run. It never fails because something is slow; it says so.
package main

import (
	"flag"
	"fmt"
	"image"
	"os"
	"path/filepath"
	"time"

	"milepost/e2e/desk"
)

const (
	screenWidth, screenHeight = 1440, 900
	now                       = "2026-11-23T09:00:00+01:00"
)

// bench is one run of all measurements.
type bench struct {
	program, label string
	runs           int
	dir            string
	file           string // a sample team of its own
	big            string // a team file to find things in
	out            results
}

func main() {
	b := bench{}
	flag.StringVar(&b.program, "program", "build/milepost", "the built program")
	flag.StringVar(&b.label, "label", "build/label", "the built bare window")
	flag.StringVar(&b.big, "big", "", "a big team file to find things in; none: the sample team's")
	flag.IntVar(&b.runs, "runs", 15, "how often each thing is measured")
	flag.Parse()
	err := b.run()
	fmt.Print(b.out)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func (b *bench) run() (err error) {
	for _, p := range []*string{&b.program, &b.label, &b.big} {
		if *p == "" {
			continue
		}
		if *p, err = filepath.Abs(*p); err != nil {
			return err
		}
	}
	if b.dir, err = os.MkdirTemp("", "milepost-bench-"); err != nil {
		return err
	}
	defer os.RemoveAll(b.dir)
	b.file = filepath.Join(b.dir, "sample.milepost")
	if _, err := desk.Run(b.milepost("sample", b.file)); err != nil {
		return err
	}
	for _, measure := range []func() error{b.start, b.pages, b.typing, b.long, b.finding, b.memory, b.idle} {
		if err := measure(); err != nil {
			return err
		}
	}
	return nil
}

func (b *bench) milepost(args ...string) desk.Options {
	return desk.Options{Program: b.program, Args: args, Home: filepath.Join(b.dir, "milepost"), Env: []string{"MILEPOST_NOW=" + now}}
}

func (b *bench) bare(args ...string) desk.Options {
	return desk.Options{Program: b.label, Args: args, Home: filepath.Join(b.dir, "label")}
}

// desk opens a screen in a folder of its own.
func (b *bench) desk(name string) (*desk.Desk, error) {
	dir := filepath.Join(b.dir, name)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	return desk.Open(dir, screenWidth, screenHeight)
}

// watch is what happened on a part of a screen.
type watch struct {
	first, last time.Time // of the changes
}

// changes watches a part of a screen from now until nothing changed for a while. every is how many lines lie between
// two that are looked at; act is what shall change the screen, done after the first look.
func changes(d *desk.Desk, part image.Rectangle, every int, quiet time.Duration, act func() error) (watch, error) {
	before, err := d.Print(part, every)
	if err != nil {
		return watch{}, err
	}
	if err := act(); err != nil {
		return watch{}, err
	}
	var w watch
	begin := time.Now()
	for {
		seen, err := d.Print(part, every)
		if err != nil {
			return w, err
		}
		at := time.Now()
		switch {
		case seen != before:
			before, w.last = seen, at
			if w.first.IsZero() {
				w.first = at
			}
		case !w.first.IsZero() && at.Sub(w.last) > quiet:
			return w, nil
		case w.first.IsZero() && at.Sub(begin) > desk.Patience:
			return w, fmt.Errorf("nothing changed on the screen: %w", desk.ErrTimeout)
		}
		time.Sleep(time.Millisecond / 2)
	}
}

// median of durations.
func median(d []time.Duration) time.Duration {
	return time.Duration(middle(inMS(d)) * float64(time.Millisecond))
}
