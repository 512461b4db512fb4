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

// runList writes the goals, milestones or ratings of one person or of everybody as a table: what may leave the house, so that
// importing it again changes nothing. Ratings alone are known as of a day.
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
	case f.from != "" || f.to != "" || f.asOf != "" && kind != exchange.KindRatings:
		return usage("cmd.export.list.days", string(kind))
	}
	asOf, err := parseDay(f.asOf)
	if err != nil {
		return err
	}
	return p.withStore(ctx, path, func(s *storage.Store) error {
		r, err := s.Roster(ctx)
		if err != nil {
			return err
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
		if kind == exchange.KindRatings {
			_, err = documents.WriteRatings(ctx, s, person, p.dayOf(asOf, &r.File), f.out)
		} else {
			_, err = documents.WriteList(ctx, s, kind, person, f.out)
		}
		if err != nil {
			return err
		}
		p.say("%s", f.out)
		return nil
	})
}
