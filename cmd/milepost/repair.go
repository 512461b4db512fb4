package main

import (
	"context"

	"milepost/model"
	"milepost/storage"
	"milepost/ui/documents"
	"milepost/ui/words"
)

// repairedItem is one thing that is not in the repaired file, or not as it was.
type repairedItem struct {
	Table   *string `json:"table"`
	Row     *string `json:"row"`
	State   string  `json:"state"` // lost, mended
	Message string  `json:"message"`
}

type repairedTotals struct {
	Whole   bool  `json:"whole"`
	Records int   `json:"records"`
	Lost    int   `json:"lost"`
	Mended  int   `json:"mended"`
	PutIn   int   `json:"put_in"`
	Units   int64 `json:"units"`
	Anew    int   `json:"history_anew"`
}

// runRepair writes what can be read of a file into a new one and says what that is. When something is missing it is an
// error, so that scripts notice.
func (p *program) runRepair(ctx context.Context, path, out string, asJSON bool) error {
	if out == "" {
		return usage("cmd.repair.where")
	}
	r, err := storage.RepairFile(ctx, path, out, storage.RepairOptions{Clock: p.clock, Random: p.random, Lost: documents.Lost})
	if err != nil {
		return err
	}
	if asJSON {
		err = p.printJSON(repairedList(r))
	} else {
		for _, line := range documents.RepairReport(r, true) {
			p.say("%s", line)
		}
	}
	if err == nil && !r.Whole() {
		return &model.Problem{Key: "cmd.check.unsaved", File: path, Err: model.ErrInvalid}
	}
	return err
}

func repairedList(r *storage.Repaired) listing {
	items := []repairedItem{}
	add := func(list []storage.Finding, state string) {
		for _, f := range list {
			items = append(items, repairedItem{text(f.Table), text(f.Row), state, words.Problem(f.Problem)})
		}
	}
	add(r.Lost, "lost")
	add(r.Mended, "mended")
	sum := r.Sum()
	return listing{Kind: "repair", Items: items, Totals: repairedTotals{r.Whole(), sum.Saved, sum.Lost, sum.Mended, sum.In, r.Units, r.Anew}}
}
