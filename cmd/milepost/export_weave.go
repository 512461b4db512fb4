package main

import (
	"context"
	"os"
	"path/filepath"

	"milepost/model"
	"milepost/storage"
	"milepost/ui/documents"
)

// weavePaper is how the name of the weave on paper ends.
const weavePaper = ".pdf"

// runWeave writes the weave of all people as PDF: the same picture as in the window.
func (p *program) runWeave(ctx context.Context, path string, f exportFlags) error {
	if f.rep != "" || f.all {
		return usage("cmd.export.weave.all")
	}
	days := exportPlan{exportFlags: f}
	if err := days.days(); err != nil {
		return err
	}
	if (f.from == "") != (f.to == "") || !days.period.To.IsZero() && !days.period.To.After(days.period.From) {
		return usage("cmd.export.weave.days")
	}
	return p.withStore(ctx, path, func(s *storage.Store) error {
		r, err := s.Roster(ctx)
		if err != nil {
			return err
		}
		if err := os.MkdirAll(filepath.Dir(f.out), 0o755); err != nil {
			return &model.Problem{Key: "cmd.export.write", File: f.out, Err: model.ErrReadOnly}
		}
		x := documents.WeaveOnPaper{AsOf: p.dayOf(days.asOf, &r.File), Span: days.period, At: p.clock.Now()}
		warnings, err := documents.WriteWeave(ctx, s, x, f.out)
		if err != nil {
			return err
		}
		for _, w := range warnings {
			p.warn("%s", w)
		}
		p.say("%s", f.out)
		return nil
	})
}
