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

// runRatings writes the ratings of one person or of everybody as a table, as of a day.
func (p *program) runRatings(ctx context.Context, path string, f exportFlags) error {
	extension := strings.ToLower(filepath.Ext(f.out))
	switch {
	case f.out == "":
		return usage("cmd.export.where.list")
	case extension != documents.ListTable && extension != documents.ListWorkbook:
		return usage("cmd.export.extension.list", f.out)
	case f.all && f.rep != "":
		return usage("cmd.export.whom")
	case f.from != "" || f.to != "":
		return usage("cmd.export.list.days", "ratings")
	}
	on, err := parseDay(f.asOf)
	if err != nil {
		return err
	}
	return p.withStore(ctx, path, func(s *storage.Store) error {
		r, err := s.Roster(ctx)
		if err != nil {
			return err
		}
		if on.IsZero() {
			on = p.dayOf(on, &r.File)
		}
		person := model.ID("")
		if f.rep != "" {
			one, err := r.FindPerson(f.rep)
			if err != nil {
				return err
			}
			person = one.ID
		}
		if err := os.MkdirAll(filepath.Dir(f.out), 0o755); err != nil {
			return &model.Problem{Key: "cmd.export.write", File: f.out, Err: model.ErrReadOnly}
		}
		if _, err := documents.WriteRatings(ctx, s, person, on, f.out); err != nil {
			return err
		}
		p.say("%s", f.out)
		return nil
	})
}
