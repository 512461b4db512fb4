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

// frameworkFile is what a framework is called in a folder.
const frameworkFile = "framework" + documents.ListWorkbook

// runFramework writes the newest framework as a table that import framework reads: to a file, or into a folder.
func (p *program) runFramework(ctx context.Context, path string, f exportFlags) error {
	out := f.out
	switch extension := strings.ToLower(filepath.Ext(out)); {
	case out == "":
		return usage("cmd.export.where.list")
	case extension == "":
		out = filepath.Join(out, frameworkFile)
	case extension != documents.ListTable && extension != documents.ListWorkbook:
		return usage("cmd.export.extension.list", out)
	}
	if f.all || f.rep != "" || f.from != "" || f.to != "" || f.asOf != "" {
		return usage("cmd.export.framework.whole", string(exchange.KindFramework))
	}
	return p.withStore(ctx, path, func(s *storage.Store) error {
		if err := os.MkdirAll(filepath.Dir(out), 0o755); err != nil {
			return &model.Problem{Key: "cmd.export.write", File: out, Err: model.ErrReadOnly}
		}
		if _, err := documents.WriteFramework(ctx, s, out); err != nil {
			return err
		}
		p.say("%s", out)
		return nil
	})
}
