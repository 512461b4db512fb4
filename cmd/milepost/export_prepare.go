package main

import (
	"context"
	"os"
	"path/filepath"

	"milepost/model"
	"milepost/storage"
	"milepost/ui/documents"
	"milepost/ui/words"
)

// runPrepare writes the sheet for the next one-on-one with one person, or with each: one file, or a folder. It is the
// owner's, so private texts can be on it; without --private they are counted and left out.
func (p *program) runPrepare(ctx context.Context, path string, f exportFlags) error {
	if f.from+f.to != "" {
		return usage("cmd.prepare.noperiod")
	}
	x, err := f.plan()
	if err != nil {
		return err
	}
	return p.withStore(ctx, path, func(s *storage.Store) error {
		r, err := s.Roster(ctx)
		if err != nil {
			return err
		}
		on := p.dayOf(x.asOf, &r.File)
		people, err := x.people(r, on)
		if err != nil {
			return err
		}
		for i := range people {
			sheet := documents.Prepare{Person: people[i].ID, On: on, Private: f.private, At: p.clock.Now()}
			if err := p.writePrepare(ctx, s, sheet, &people[i], x.path(r, &people[i])); err != nil {
				return err
			}
		}
		return nil
	})
}

func (p *program) writePrepare(ctx context.Context, s *storage.Store, sheet documents.Prepare, who *model.Person, path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return &model.Problem{Key: "cmd.export.write", File: path, Err: model.ErrReadOnly}
	}
	told, err := documents.WritePrepare(ctx, s, sheet, path)
	if err != nil {
		return err
	}
	for _, w := range told.Warnings {
		p.warn("%s: %s", who.Name, w)
	}
	switch {
	case told.Private > 0:
		p.warn("%s: %s", who.Name, words.SayN("prepare.holds", told.Private))
	case told.LeftOut > 0:
		p.warn("%s: %s", who.Name, words.SayN("cmd.prepare.leftout", told.LeftOut))
	}
	p.say("%s", path)
	return nil
}
