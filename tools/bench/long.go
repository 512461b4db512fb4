package main

import (
	"fmt"
	"image"
	"os"
	"path/filepath"
	"strings"
	"time"

	"milepost/e2e/desk"
)

// longNote is how many lines the long note has.
const longNote = 10_000

// long measures from a key to the pixel in a note of ten thousand lines and in one of a single word, both in the same
// dialog of the same file.
func (b *bench) long() error {
	file, err := b.withLongNote()
	if err != nil {
		return err
	}
	d, err := b.desk("long")
	if err != nil {
		return err
	}
	defer d.Close()
	p, err := d.Start(b.milepost(file))
	if err != nil {
		return err
	}
	defer p.Kill()
	t := &talk{Program: p}
	if err := t.open(d); err != nil {
		return err
	}
	var took [2][]time.Duration
	for round := range 2 {
		for i, word := range []string{"line 1 ", "short"} {
			some, err := t.inNote(d, word, b.runs/2+1)
			if err != nil {
				return err
			}
			if round > 0 { // the first time fills caches of glyphs
				took[i] = append(took[i], some...)
			}
		}
	}
	b.out.add(result{fmt.Sprintf("a key in a note of %d lines to the pixel, against one of a word, ms", longNote), inMS(took[0]), inMS(took[1]), "ratio at most 2", median(took[0]) <= 2*median(took[1])})
	return nil
}

// withLongNote is a sample team whose first person has a note of ten thousand lines and one of a word.
func (b *bench) withLongNote() (string, error) {
	file, folder := filepath.Join(b.dir, "long.milepost"), filepath.Join(b.dir, "notes")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", err
	}
	var text strings.Builder
	text.WriteString("## 2026-11-22\n\n")
	for i := range longNote {
		fmt.Fprintf(&text, "line %d says something about a call\n", i+1)
	}
	text.WriteString("\n## 2026-11-21\n\nshort\n")
	if err := os.WriteFile(filepath.Join(folder, "Amara Okafor.md"), []byte(text.String()), 0o600); err != nil {
		return "", err
	}
	for _, args := range [][]string{{"sample", file}, {"import", "one-on-ones", file, folder}} {
		if _, err := desk.Run(b.milepost(args...)); err != nil {
			return "", err
		}
	}
	return file, nil
}

// inNote opens the note that begins with a word, types some letters, and closes it without keeping them.
func (t *talk) inNote(d *desk.Desk, begins string, letters int) ([]time.Duration, error) {
	var row desk.Widget
	for range 40 { // it stands below what can be seen at first
		s, err := t.State()
		if err != nil {
			return nil, err
		}
		for _, w := range s.Widgets {
			if strings.HasPrefix(w.Name, "note.") && strings.HasPrefix(w.Text, begins) && w.Reachable {
				row = w
			}
		}
		if row.Name != "" {
			break
		}
		if err := d.Scroll(screenWidth-100, screenHeight/2, 3); err != nil {
			return nil, err
		}
	}
	if row.Name == "" {
		return nil, fmt.Errorf("no note begins with %q", begins)
	}
	if err := d.Click(row.Centre()); err != nil {
		return nil, err
	}
	s, err := t.Wait("the note is open", func(s desk.State) bool { return s.Focus == "note.text" })
	if err != nil {
		return nil, err
	}
	w, _ := s.Find("note.text")
	var took []time.Duration
	for i := range letters {
		one, err := keyToPixel(d, w.Area().Intersect(image.Rect(0, 0, screenWidth, screenHeight)), string(rune('a'+i%26)))
		if err != nil {
			return nil, err
		}
		took = append(took, one)
	}
	if err := d.Key("Escape"); err != nil {
		return nil, err
	}
	_, err = t.Wait("the note is closed", func(s desk.State) bool { return len(s.All("note.text")) == 0 })
	return took, err
}
