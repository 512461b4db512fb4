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

// Expectations is what the document is made of beside the file.
type Expectations struct {
	Person model.ID
	AsOf   model.Date
	At     time.Time // written into the document
}

// WriteExpectations makes the PDF of what is expected of a rep and writes it to path, whole or not at all. It is for
// others, so it is filled by Store.SharedExpectation alone. The warnings are those of WriteReview.
func WriteExpectations(ctx context.Context, store *storage.Store, x Expectations, path string) (warnings []string, err error) {
	roster, err := store.Roster(ctx)
	if err != nil {
		return nil, err
	}
	shared, err := store.SharedExpectation(ctx, x.Person, x.AsOf)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	problems, err := report.Expectations(&out, shared, Words(), report.Options{Paper: paper(roster.File.Paper), Created: x.At})
	if err != nil {
		return nil, err
	}
	for _, p := range problems {
		warnings = append(warnings, words.Problem(p))
	}
	return warnings, writeWhole(path, out.Bytes())
}
