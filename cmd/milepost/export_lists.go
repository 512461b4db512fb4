package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"milepost/exchange"
	"milepost/model"
	"milepost/storage"
	"milepost/ui/documents"
)

// runList writes the goals or milestones of one person or of everybody as a table: what may leave the house, so that
// importing it again changes nothing.
func (p *program) runList(ctx context.Context, kind exchange.Kind, path string, f exportFlags) error {
	extension := strings.ToLower(filepath.Ext(f.out))
	switch {
	case f.out == "":
		return usage("cmd.export.where.list")
	case kind == exchange.KindMilestones && extension == weavePaper:
		return p.runWeave(ctx, path, f)
	case extension != documents.ListTable && extension != documents.ListWorkbook:
		return usage("cmd.export.extension.list", f.out)
	case f.all && f.rep != "":
		return usage("cmd.export.whom")
	case f.from != "" || f.to != "" || f.asOf != "":
		return usage("cmd.export.list.days", string(kind))
	}
	return p.withStore(ctx, path, func(s *storage.Store) error {
		person := model.ID("")
		if f.rep != "" {
			r, err := s.Roster(ctx)
			if err != nil {
				return err
			}
			one, err := r.FindPerson(f.rep)
			if err != nil {
				return err
			}
			person = one.ID
		}
		if err := os.MkdirAll(filepath.Dir(f.out), 0o755); err != nil {
			return &model.Problem{Key: "cmd.export.write", File: f.out, Err: model.ErrReadOnly}
		}
		if _, err := documents.WriteList(ctx, s, kind, person, f.out); err != nil {
			return err
		}
		p.say("%s", f.out)
		return nil
	})
}
