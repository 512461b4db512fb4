package main

import (
	"fmt"
	"path/filepath"
	"time"

	"milepost/e2e/desk"
)

// memory compares what the program holds with the sample team open, once the page is complete, with a bare window.
func (b *bench) memory() error {
	d, err := b.desk("memory")
	if err != nil {
		return err
	}
	defer d.Close()
	// with a home and a file of its own: a program that was killed goes on where it was, with what was half-written, and
	// other pages take other room
	file := filepath.Join(b.dir, "memory.milepost")
	if _, err := desk.Run(b.milepost("sample", file)); err != nil {
		return err
	}
	o := b.unwatched()
	o.Home, o.Args = filepath.Join(b.dir, "memory"), []string{file}
	var took, bare []float64
	for range 5 {
		for _, side := range []struct {
			o  desk.Options
			to *[]float64
		}{{b.bare(), &bare}, {o, &took}} {
			u, err := usedAtStart(d, side.o)
			if err != nil {
				return err
			}
			*side.to = append(*side.to, float64(u.Memory)/(1<<20))
		}
	}
	const most = 1.6
	b.out.add(result{"memory with the sample, MB", took, bare, fmt.Sprintf("ratio at most %.1f", most), middle(took) <= most*middle(bare)})
	return nil
}

// unwatched is the program as it is used: it does not write down what it shows, which takes room and time.
func (b *bench) unwatched() desk.Options {
	o := b.milepost(b.file)
	o.Env = append(o.Env, "MILEPOST_STATE=")
	return o
}

// usedAtStart is what a program has used once its window has been still for a while.
func usedAtStart(d *desk.Desk, o desk.Options) (desk.Usage, error) {
	var p *desk.Program
	if _, err := changes(d, inside, 12, complete, func() (err error) {
		p, err = d.Start(o)
		return err
	}); err != nil {
		return desk.Usage{}, err
	}
	time.Sleep(2 * time.Second) // what was needed only to start is given back
	u, err := p.Used()
	p.Kill()
	if err == nil {
		err = d.Cleared()
	}
	return u, err
}

// idle measures how much of a core is used while nothing happens and a field has the keyboard.
func (b *bench) idle() error {
	d, err := b.desk("idle")
	if err != nil {
		return err
	}
	defer d.Close()
	t, err := b.openOneOnOne(d)
	if err != nil {
		return err
	}
	t.Kill() // it only showed the way
	if err := d.Cleared(); err != nil {
		return err
	}
	var p *desk.Program
	if _, err := changes(d, inside, 12, complete, func() (err error) {
		p, err = d.Start(b.unwatched())
		return err
	}); err != nil {
		return err
	}
	defer p.Kill()
	for _, at := range t.clicks {
		if _, err := changes(d, inside, 2, complete, func() error { return d.Click(at.X, at.Y) }); err != nil {
			return err
		}
	}
	time.Sleep(5 * time.Second)
	var took []float64
	for range 5 {
		const span = 4 * time.Second
		before, err := p.Used()
		if err != nil {
			return err
		}
		time.Sleep(span)
		after, err := p.Used()
		if err != nil {
			return err
		}
		took = append(took, 100*float64(after.Processor-before.Processor)/float64(span))
	}
	const most = 2.0
	b.out.add(result{"idle in a field, % of a core", took, nil, fmt.Sprintf("at most %.0f %%", most), middle(took) <= most})
	return nil
}
