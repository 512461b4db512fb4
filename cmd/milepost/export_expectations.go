package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"milepost/model"
	"milepost/storage"
	"milepost/ui/documents"
	"milepost/ui/words"
)

// runExpectations writes what is expected of one person or of each: one file, or a folder, in which those of whom nothing
// is expected are left out and named.
func (p *program) runExpectations(ctx context.Context, path string, f exportFlags) error {
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
			doc := documents.Expectations{Person: people[i].ID, AsOf: on, At: p.clock.Now()}
			err := p.writeExpectations(ctx, s, doc, &people[i], x.path(r, &people[i]))
			if f.all && errors.Is(err, model.ErrNotFound) {
				p.warn("%s", words.Problem(err))
				continue
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

func (p *program) writeExpectations(ctx context.Context, s *storage.Store, doc documents.Expectations, who *model.Person, path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return &model.Problem{Key: "cmd.export.write", File: path, Err: model.ErrReadOnly}
	}
	warnings, err := documents.WriteExpectations(ctx, s, doc, path)
	if err != nil {
		return err
	}
	for _, w := range warnings {
		p.warn("%s: %s", who.Name, w)
	}
	p.say("%s", path)
	return nil
}
