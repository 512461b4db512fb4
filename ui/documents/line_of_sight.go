package documents

import (
	"bytes"
	"context"
	"time"

	"milepost/model"
	"milepost/report"
	"milepost/storage"
	"milepost/ui/words"
)

// LineOfSight is what a line of sight is made of beside the file.
type LineOfSight struct {
	Person model.ID
	AsOf   model.Date
	At     time.Time // written into the document
}

// WriteLineOfSight makes the PDF of a rep's line of sight and writes it to path, whole or not at all. It is for others,
// so it is filled by Store.Shared alone. The warnings are those of WriteReview.
func WriteLineOfSight(ctx context.Context, store *storage.Store, x LineOfSight, path string) (warnings []string, err error) {
	roster, err := store.Roster(ctx)
	if err != nil {
		return nil, err
	}
	shared, err := store.Shared(ctx, x.Person, model.Span{From: x.AsOf, To: x.AsOf}, x.AsOf)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	problems, err := report.LineOfSight(&out, shared, Words(), report.Options{Paper: paper(roster.File.Paper), Created: x.At})
	if err != nil {
		return nil, err
	}
	for _, p := range problems {
		warnings = append(warnings, words.Problem(p))
	}
	return warnings, writeWhole(path, out.Bytes())
}
