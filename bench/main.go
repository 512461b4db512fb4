// Command bench measures what a team file costs: opening, reading, searching, saving, undoing and copying, in files of
// several sizes. The same reads go through SQLite in C in the same run, turn by turn, because times of one machine mean
// little and ratios within one run mean something. It never fails because something is slow; it says so.
//
// It is a module of its own, so that the program does not depend on SQLite in C.
package main

import (
	"context"
	"database/sql"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"milepost/model"
	"milepost/sample"
	"milepost/storage"
)

// day is the Monday of the sample team.
var day = model.MustDate("2026-11-23")

func now() model.Clock {
	return model.FixedClock(time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC))
}

func main() {
	b := bench{}
	sizes := flag.String("notes", "50000", "numbers of notes of the files, with commas")
	flag.IntVar(&b.reps, "reps", 200, "reps in each file")
	flag.IntVar(&b.turns, "turns", 200, "how often each read is done; what is slow is done less often")
	flag.StringVar(&b.dir, "dir", "", "a folder for the files, which are made once and kept; none: they are made anew")
	flag.Parse()
	if err := b.run(context.Background(), strings.Split(*sizes, ",")); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

type bench struct {
	reps, turns int
	dir         string // where files are kept
	scratch     string // where copies are written to
	small       string // a file with 1,000 notes
}

const smallest = 1000

func (b *bench) run(ctx context.Context, sizes []string) (err error) {
	if b.scratch, err = os.MkdirTemp(b.dir, "milepost-bench-"); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(b.scratch)) }()
	if b.dir == "" {
		b.dir = b.scratch
	}
	versions()
	if b.small, err = b.file(ctx, smallest); err != nil {
		return err
	}
	for _, size := range sizes {
		notes, err := strconv.Atoi(size)
		if err != nil {
			return fmt.Errorf("-notes takes whole numbers: %w", err)
		}
		if err := b.measure(ctx, notes); err != nil {
			return err
		}
	}
	return nil
}

// versions says which SQLite is on which side.
func versions() {
	for _, name := range []string{oursName, cName} {
		db, err := sql.Open(name, "file::memory:")
		if err != nil {
			continue
		}
		var version string
		if db.QueryRow("SELECT sqlite_version()").Scan(&version) == nil {
			fmt.Printf("%s is SQLite %s. ", map[string]string{oursName: "Milepost's", cName: "C's"}[name], version)
		}
		_ = db.Close()
	}
	load, _ := os.ReadFile("/proc/loadavg")
	fmt.Printf("Load: %s\n", strings.TrimSpace(string(load)))
}

// file makes a file with so many notes, unless it was made before.
func (b *bench) file(ctx context.Context, notes int) (string, error) {
	path := filepath.Join(b.dir, fmt.Sprintf("bench-%d-%d.milepost", b.reps, notes))
	if _, err := os.Stat(path); err == nil {
		return path, nil
	}
	begin := time.Now()
	part := filepath.Join(b.scratch, filepath.Base(path)) // an interrupted one is not taken for whole
	if err := sample.Make(ctx, part, sample.Options{AsOf: day, Reps: b.reps, Notes: notes}); err != nil {
		return "", err
	}
	if part != path {
		if err := os.Rename(part, path); err != nil {
			return "", err
		}
	}
	fmt.Printf("%d notes written in %.0f s\n", notes, time.Since(begin).Seconds())
	return path, nil
}

// measure does everything with a copy of the file: it is written to.
func (b *bench) measure(ctx context.Context, notes int) error {
	path, err := b.file(ctx, notes)
	if err != nil {
		return err
	}
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	fmt.Printf("\n%d notes, %d reps, %d MB\n", notes, b.reps, info.Size()>>20)
	if err := b.opening(ctx, path, notes); err != nil {
		return err
	}
	if err := b.reads(ctx, path); err != nil {
		return err
	}
	// one each for the program and the two bare commits: they would empty one another's caches
	var copies [3]string
	for i := range copies {
		copies[i] = filepath.Join(b.scratch, fmt.Sprintf("copy-%d.milepost", i))
		if err := copyFile(path, copies[i]); err != nil {
			return err
		}
		defer func() { _ = os.Remove(copies[i]) }()
	}
	return b.writes(ctx, copies)
}

func open(ctx context.Context, path, driver string) (*storage.Store, error) {
	return storage.Open(ctx, path, storage.Options{Clock: now(), Driver: driver})
}

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }() // it was only read
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	_, err = out.ReadFrom(in)
	return errors.Join(err, out.Close())
}
