package main

import (
	"context"
	"os"
	"path/filepath"

	"milepost/model"
	"milepost/storage"
	"milepost/ui/documents"
)

// runSight writes the line of sight of one person or of each: one file, or a folder.
func (p *program) runSight(ctx context.Context, path string, f exportFlags) error {
	if f.from+f.to != "" {
		return usage("cmd.export.sight.noperiod")
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
			line := documents.LineOfSight{Person: people[i].ID, AsOf: on, At: p.clock.Now()}
			if err := p.writeSight(ctx, s, line, &people[i], x.path(r, &people[i])); err != nil {
				return err
			}
		}
		return nil
	})
}

func (p *program) writeSight(ctx context.Context, s *storage.Store, line documents.LineOfSight, who *model.Person, path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return &model.Problem{Key: "cmd.export.write", File: path, Err: model.ErrReadOnly}
	}
	warnings, err := documents.WriteLineOfSight(ctx, s, line, path)
	if err != nil {
		return err
	}
	for _, w := range warnings {
		p.warn("%s: %s", who.Name, w)
	}
	p.say("%s", path)
	return nil
}
