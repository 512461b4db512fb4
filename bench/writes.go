package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// bare is how a program that keeps nothing but rows would write: the same log, the same care for the disk.
const bare = "?_pragma=busy_timeout(10000)&_pragma=foreign_keys(1)&_pragma=temp_store(2)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)" +
	"&_pragma=secure_delete(1)&_pragma=cache_size(-64000)&_txlock=immediate"

// writes measures a save against a bare commit of the same row in another copy, an undo, and the daily copy.
func (b *bench) writes(ctx context.Context, copies [3]string) error {
	s, err := open(ctx, copies[0], "")
	if err != nil {
		return err
	}
	note, err := someNote(ctx, s)
	if err != nil {
		return err
	}
	ours, err := sql.Open(oursName, address(copies[1], bare))
	if err != nil {
		return err
	}
	c, err := sql.Open(cName, address(copies[2], bare))
	if err != nil {
		return err
	}
	w := writer{s: s, ours: ours, c: c, mine: note}
	if err := w.turns(ctx, b.turns); err != nil {
		return err
	}
	if err := errors.Join(c.Close(), ours.Close()); err != nil {
		return err
	}
	if err := b.copies(ctx, copies[0]); err != nil {
		return err
	}
	return s.Close()
}

type writer struct {
	s       *storage.Store
	ours, c *sql.DB
	mine    model.Note
}

func (w *writer) turns(ctx context.Context, n int) error {
	save := line{what: "a save against a bare commit of the same row", most: 3}
	inC := line{what: "the same save against a bare commit in C"}
	short := line{what: "a save that changes no word"}
	undo := line{what: "an undo of a save"}
	var bareOurs, bareC times
	original := w.mine.Text
	for i := range n + 1 {
		text := fmt.Sprintf("%s %d", original, i)
		for _, step := range []struct {
			to *times
			do func() error
		}{
			{&save.took, func() error { return w.save(ctx, func() { w.mine.Text = text }) }},
			{&bareOurs, func() error { return bareCommit(ctx, w.ours, w.mine.ID, text) }},
			{&bareC, func() error { return bareCommit(ctx, w.c, w.mine.ID, text) }},
			{&undo.took, func() error { return w.undo(ctx, original) }},
			{&short.took, func() error { return w.save(ctx, func() { w.mine.Kind = model.NoteWin }) }},
			{nil, func() error { return w.save(ctx, func() { w.mine.Kind = model.NotePlain }) }},
		} {
			start := time.Now()
			if err := step.do(); err != nil {
				return err
			}
			if took := time.Since(start); step.to != nil && i > 0 {
				*step.to = append(*step.to, took)
			}
		}
	}
	save.other, short.other, undo.other = bareOurs, bareOurs, bareOurs
	inC.took, inC.other = save.took, bareC
	head(os.Stdout, "bare")
	for _, l := range []line{save, inC, short, undo} {
		l.print(os.Stdout)
	}
	return nil
}

func (w *writer) save(ctx context.Context, edit func()) error {
	edit()
	_, err := w.s.Do(ctx, unit.ChangeNote, func(x *storage.Work) error { return x.Put(&w.mine) })
	return err
}

// undo takes the last save back. The record is brought to what the file holds without reading it: a large read would
// leave its garbage to whoever is measured next.
func (w *writer) undo(ctx context.Context, text string) error {
	u, err := w.s.Undo(ctx)
	w.mine.Text, w.mine.Version = text, u.Seq
	return err
}

func bareCommit(ctx context.Context, db *sql.DB, id model.ID, text string) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "UPDATE note SET text=? WHERE id=?", text, string(id)); err != nil {
		return errors.Join(err, tx.Rollback())
	}
	return tx.Commit()
}

// someNote is one of the first rep that has any.
func someNote(ctx context.Context, s *storage.Store) (model.Note, error) {
	roster, err := s.Roster(ctx)
	if err != nil {
		return model.Note{}, err
	}
	for _, p := range roster.Reps(day) {
		talks, err := s.OneOnOnes(ctx, p.ID)
		if err != nil {
			return model.Note{}, err
		}
		if len(talks.Notes) > 0 {
			return talks.Notes[0], nil
		}
	}
	return model.Note{}, errors.New("nobody has a note")
}

// copies makes the daily copy as the window makes it: a whole copy that is checked.
func (b *bench) copies(ctx context.Context, path string) error {
	l := line{what: "the daily copy, checked"}
	folder := filepath.Join(b.scratch, "copies")
	for begin := time.Now(); len(l.took) < 3 && time.Since(begin) < 30*time.Second; {
		start := time.Now()
		if _, _, err := storage.BackUpFile(ctx, path, storage.BackUpOptions{Clock: now(), Backups: folder}); err != nil {
			return err
		}
		l.took = append(l.took, time.Since(start))
		if err := os.RemoveAll(folder); err != nil {
			return err
		}
	}
	l.print(os.Stdout)
	return nil
}
