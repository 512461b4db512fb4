// Package documents writes documents for others to files. The window and the command line make the same document
// through it.
package documents

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"milepost/model"
	"milepost/report"
	"milepost/storage"
	"milepost/ui/words"
)

// Review is what a review is made of beside the file.
type Review struct {
	Person model.ID
	Period model.Span // zero: the quarter of AsOf and the one before
	AsOf   model.Date
	At     time.Time // written into the document
}

// WriteReview makes the review PDF and writes it to path, whole or not at all. The warnings, in words, say what was
// replaced because no font has it.
func WriteReview(ctx context.Context, store *storage.Store, r Review, path string) (warnings []string, err error) {
	roster, err := store.Roster(ctx)
	if err != nil {
		return nil, err
	}
	if r.Period.From.IsZero() && r.Period.To.IsZero() {
		r.Period = model.ReviewPeriod(r.AsOf, roster.File.YearStart())
	}
	shared, err := store.Shared(ctx, r.Person, r.Period, r.AsOf)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	problems, err := report.Review(&out, shared, Words(), report.Options{Paper: paper(roster.File.Paper), Created: r.At})
	if err != nil {
		return nil, err
	}
	for _, p := range problems {
		warnings = append(warnings, words.Problem(p))
	}
	return warnings, writeWhole(path, out.Bytes())
}

// paper follows the file; without a choice it is what the region uses.
func paper(chosen string) report.Paper {
	switch {
	case chosen != "":
		return report.Paper(chosen)
	case words.LetterRegion():
		return report.Letter
	}
	return report.A4
}

// writeWhole writes beside the file and puts it in place at the end, so that a document is never half there.
func writeWhole(path string, data []byte) error {
	refused := func(err error) error {
		return &model.Problem{Key: "documents.write", Args: []any{cause(err).Error()}, File: path, Err: errors.Join(model.ErrReadOnly, err)}
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".milepost-*")
	if err != nil {
		return refused(err)
	}
	defer func() { _ = os.Remove(f.Name()) }() // does nothing once it has its name
	if _, err := f.Write(data); err != nil {
		_ = f.Close()
		return refused(err)
	}
	if err := f.Close(); err != nil {
		return refused(err)
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return refused(err)
	}
	return nil
}

// cause is what the system says, without the name of the file it was written to first.
func cause(err error) error {
	var onPath *fs.PathError
	var onLink *os.LinkError
	switch {
	case errors.As(err, &onPath):
		return onPath.Err
	case errors.As(err, &onLink):
		return onLink.Err
	}
	return err
}

// FileName is what a document about a person is called: see model.Person.FileName. Private aliases stay out of it.
func FileName(p *model.Person, aliases []model.Alias, extension string) string {
	var shared []string
	for _, a := range aliases {
		if a.SubjectID == p.ID && a.Visibility != model.Private {
			shared = append(shared, a.Name)
		}
	}
	return p.FileName(shared) + extension
}

// Words are what documents are written in.
func Words() report.Words {
	return report.Words{
		Language: words.Language, Say: words.Say, Date: words.Date, DateShort: words.DateShort, Month: words.Month,
		MonthYear: words.MonthYear, Duration: words.Duration, Count: words.Count, Capital: words.Capital, List: words.List,
	}
}
