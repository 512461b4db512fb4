package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"milepost/model"
	"milepost/storage"
	"milepost/ui/documents"
)

// runEverything writes all that is kept about one person, and says beside it how much of that is private.
func (p *program) runEverything(ctx context.Context, path string, f exportFlags) error {
	switch {
	case f.out == "":
		return usage("cmd.export.where")
	case strings.ToLower(filepath.Ext(f.out)) != ".zip":
		return usage("cmd.export.zip", f.out)
	case f.all || f.rep == "":
		return usage("cmd.export.one")
	case f.from != "" || f.to != "" || f.asOf != "":
		return usage("cmd.export.noperiod")
	}
	return p.withStore(ctx, path, func(s *storage.Store) error {
		r, err := s.Roster(ctx)
		if err != nil {
			return err
		}
		person, err := r.FindPerson(f.rep)
		if err != nil {
			return err
		}
		if err := os.MkdirAll(filepath.Dir(f.out), 0o755); err != nil {
			return &model.Problem{Key: "cmd.export.write", File: f.out, Err: model.ErrReadOnly}
		}
		h, err := documents.WriteEverything(ctx, s, person.ID, p.clock.Now(), f.out)
		if err != nil {
			return err
		}
		for _, line := range h.Lines {
			p.warn("%s", line)
		}
		p.say("%s", h.Path)
		return nil
	})
}
