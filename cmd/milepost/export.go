package main

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"
	"github.com/spf13/cobra"

	"milepost/model"
	"milepost/report"
	"milepost/storage"
	"milepost/ui/words"
)

var exportKinds = []string{"review"}

// exportFlags are the flags of export.
type exportFlags struct {
	rep, from, to, asOf, out string
	all                      bool
}

func (p *program) exportCommand() *cobra.Command {
	var f exportFlags
	c := &cobra.Command{
		Use: "export KIND FILE --out PATH", Short: words.Say("cmd.export.short"), Long: words.Say("cmd.export.long", strings.Join(exportKinds, ", ")),
		Args: kindThen("export", exportKinds, "FILE"), ValidArgsFunction: completeKind(exportKinds),
		RunE: func(c *cobra.Command, args []string) error { return p.runExport(c.Context(), args[1], f) },
	}
	c.Flags().StringVar(&f.rep, "rep", "", words.Say("cmd.flag.rep"))
	c.Flags().BoolVar(&f.all, "all", false, words.Say("cmd.export.all"))
	c.Flags().StringVar(&f.from, "from", "", words.Say("cmd.export.from"))
	c.Flags().StringVar(&f.to, "to", "", words.Say("cmd.export.to"))
	c.Flags().StringVar(&f.asOf, "as-of", "", words.Say("cmd.flag.asof"))
	c.Flags().StringVar(&f.out, "out", "", words.Say("cmd.export.out"))
	return c
}

// runExport writes reviews: one file, or a folder with one for each person.
func (p *program) runExport(ctx context.Context, path string, f exportFlags) error {
	single := strings.EqualFold(filepath.Ext(f.out), ".pdf")
	switch {
	case f.out == "":
		return usage("cmd.export.where")
	case f.all == (f.rep != ""):
		return usage("cmd.export.whom")
	case f.all && single:
		return usage("cmd.export.folder", f.out)
	}
	return p.withStore(ctx, path, func(s *storage.Store) error {
		r, err := s.Roster(ctx)
		if err != nil {
			return err
		}
		asOf, err := p.dayOf(f.asOf, &r.File)
		if err != nil {
			return err
		}
		period, err := f.period(asOf, &r.File)
		if err != nil {
			return err
		}
		people := r.MyPeople(asOf)
		if !f.all {
			one, err := r.FindPerson(f.rep)
			if err != nil {
				return err
			}
			people = []model.Person{*one}
		}
		for i := range people {
			out := f.out
			if !single {
				out = filepath.Join(f.out, people[i].FileName(sharedAliases(r, people[i].ID))+".pdf")
			}
			if err := p.writeReview(ctx, s, r, &people[i], period, asOf, out); err != nil {
				return err
			}
		}
		return nil
	})
}

// period is what the flags say; without --from the quarter of the day and the one before, as far as the day.
func (f exportFlags) period(asOf model.Date, file *model.File) (model.Span, error) {
	quarter, _ := model.Quarter(asOf, time.Month(max(1, file.FirstMonth)))
	span := model.Span{From: quarter.From.AddMonths(-3), To: quarter.To}
	if f.from != "" {
		d, err := parseDay(f.from)
		if err != nil {
			return span, err
		}
		span.From = d
	}
	if f.to != "" {
		d, err := parseDay(f.to)
		if err != nil {
			return span, err
		}
		span.To = d
	}
	if span.To.Before(span.From) {
		return span, usage("cmd.export.period", span.From, span.To)
	}
	return span, nil
}

// sharedAliases are the aliases that may stand in a file's name.
func sharedAliases(r *model.Roster, person model.ID) []string {
	var out []string
	for _, a := range r.Aliases {
		if a.SubjectID == person && a.Visibility != model.Private {
			out = append(out, a.Name)
		}
	}
	return out
}

// writeReview writes one review whole or not at all, and says what it is called.
func (p *program) writeReview(ctx context.Context, s *storage.Store, r *model.Roster, who *model.Person, period model.Span, asOf model.Date, out string) error {
	review, err := s.Shared(ctx, who.ID, period, asOf)
	if err != nil {
		return err
	}
	var pdf bytes.Buffer
	warnings, err := report.Review(&pdf, review, reportWords(), report.Options{Paper: paperOf(r.File.Paper), Created: p.clock.Now()})
	if err != nil {
		return err
	}
	for _, w := range warnings {
		p.warn("%s: %s", who.Name, words.Problem(w))
	}
	if err := writeFile(out, pdf.Bytes()); err != nil {
		return err
	}
	p.say("%s", out)
	return nil
}

// writeFile puts a whole file in its place, with its folders; what stood there is replaced at once.
func writeFile(path string, data []byte) error {
	bad := func(err error) error {
		return &model.Problem{Key: "cmd.export.write", File: path, Err: errors.Join(model.ErrReadOnly, err)}
	}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return bad(fs.ErrExist)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return bad(err)
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".milepost-*")
	if err != nil {
		return bad(err)
	}
	_, err = f.Write(data)
	err = errors.Join(err, f.Chmod(0o600), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		_ = os.Remove(f.Name())
		return bad(err)
	}
	return nil
}

// reportWords are the words documents are written with.
func reportWords() report.Words {
	return report.Words{
		Language: words.Language, Say: words.Say, Date: words.Date, DateShort: words.DateShort, Month: words.Month,
		MonthYear: words.MonthYear, Duration: words.Duration, Count: words.Count, Capital: words.Capital, List: words.List,
	}
}

// letterRegions are the countries whose paper is Letter.
const letterRegions = " US CA MX PH CL CO CR GT PA SV VE DO NI HN PR "

// paperOf is the paper the file chooses, else that of the system's region.
func paperOf(chosen string) report.Paper {
	if chosen != "" {
		return report.Paper(chosen)
	}
	if _, region, ok := strings.Cut(lang.SystemLocale().String(), "-"); ok && strings.Contains(letterRegions, " "+strings.ToUpper(region)+" ") {
		return report.Letter
	}
	return report.A4
}
