package main

import (
	"cmp"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"milepost/exchange"
	"milepost/model"
	"milepost/storage"
	"milepost/ui/documents"
	"milepost/ui/words"
)

var exportKinds = []kind{
	{"review", "cmd.export.review"},
	{"prepare", "cmd.export.prepare"},
	{"line-of-sight", "cmd.export.sight"},
	{"expectations", "cmd.export.expectations"},
	{"everything", "cmd.export.everything"},
	{"calendar", "cmd.export.calendar"},
	{"notes", "cmd.export.notes"},
	{string(exchange.KindGoals), "cmd.export.goals"},
	{string(exchange.KindMilestones), "cmd.export.milestones"},
	{string(exchange.KindFramework), "cmd.export.framework"},
	{string(exchange.KindRatings), "cmd.export.ratings"},
}

// ownKinds are documents for whoever makes them, on which private texts can be if they are asked for.
var ownKinds = map[string]bool{"prepare": true, "notes": true}

// Extensions of documents: one that a review has, and those that it has not, so that nobody gets a folder "review.csv".
const reviewExtension = ".pdf"

var otherExtensions = []string{".csv", ".xlsx", ".ics", ".md", ".html", ".zip"}

// exportFlags are the options of export as they were given.
type exportFlags struct {
	rep, from, to, asOf, out string
	all, private             bool
}

// exportPlan is what they mean.
type exportPlan struct {
	exportFlags
	period model.Span // an end that is zero was not said
	asOf   model.Date // zero: today
	single bool       // one file, else a folder
}

func (p *program) exportCommand() *cobra.Command {
	var f exportFlags
	c := &cobra.Command{
		Use: "export KIND FILE --out PATH", Short: words.Say("cmd.export.short"), Long: words.Say("cmd.export.long", kindLines(exportKinds)),
		Args: kindThen(exportKinds, "FILE"), ValidArgsFunction: completeKind(exportKinds, nil),
		RunE: func(c *cobra.Command, args []string) error {
			if f.private && !ownKinds[args[0]] {
				return usage("cmd.export.others", args[0])
			}
			switch args[0] {
			case "prepare":
				return p.runPrepare(c.Context(), args[1], f)
			case "line-of-sight":
				return p.runSight(c.Context(), args[1], f)
			case "expectations":
				return p.runExpectations(c.Context(), args[1], f)
			case "everything":
				return p.runEverything(c.Context(), args[1], f)
			case "calendar":
				return p.runCalendar(c.Context(), args[1], f)
			case "notes":
				return p.runNotes(c.Context(), args[1], f)
			case string(exchange.KindGoals), string(exchange.KindMilestones), string(exchange.KindRatings):
				return p.runList(c.Context(), exchange.Kind(args[0]), args[1], f)
			case string(exchange.KindFramework):
				return p.runFramework(c.Context(), args[1], f)
			}
			return p.runExport(c.Context(), args[1], f)
		},
	}
	c.Flags().StringVar(&f.rep, "rep", "", words.Say("cmd.flag.rep"))
	c.Flags().BoolVar(&f.all, "all", false, words.Say("cmd.export.all"))
	c.Flags().BoolVar(&f.private, "private", false, words.Say("cmd.export.private"))
	c.Flags().StringVar(&f.from, "from", "", words.Say("cmd.export.from"))
	c.Flags().StringVar(&f.to, "to", "", words.Say("cmd.export.to"))
	c.Flags().StringVar(&f.asOf, "as-of", "", words.Say("cmd.flag.asof"))
	c.Flags().StringVar(&f.out, "out", "", words.Say("cmd.export.out"))
	return c
}

// plan checks the options before any file is opened.
func (f exportFlags) plan() (exportPlan, error) {
	extension := strings.ToLower(filepath.Ext(f.out))
	x := exportPlan{exportFlags: f, single: extension == reviewExtension}
	switch {
	case f.out == "":
		return x, usage("cmd.export.where")
	case slices.Contains(otherExtensions, extension):
		return x, usage("cmd.export.extension", f.out)
	case f.all == (f.rep != ""):
		return x, usage("cmd.export.whom")
	case f.all && x.single:
		return x, usage("cmd.export.folder", f.out)
	}
	err := x.days()
	return x, err
}

// days reads the days of the options.
func (x *exportPlan) days() error {
	for _, day := range []struct {
		text string
		into *model.Date
	}{{x.exportFlags.from, &x.period.From}, {x.exportFlags.to, &x.period.To}, {x.exportFlags.asOf, &x.asOf}} {
		var err error
		if *day.into, err = parseDay(day.text); err != nil {
			return err
		}
	}
	return nil
}

// runExport writes reviews: one file, or a folder with one for each person.
func (p *program) runExport(ctx context.Context, path string, f exportFlags) error {
	x, err := f.plan()
	if err != nil {
		return err
	}
	return p.withStore(ctx, path, func(s *storage.Store) error {
		r, err := s.Roster(ctx)
		if err != nil {
			return err
		}
		asOf := p.dayOf(x.asOf, &r.File)
		review := documents.Review{Period: x.periodAt(asOf, &r.File), AsOf: asOf, At: p.clock.Now()}
		if review.Period.To.Before(review.Period.From) {
			return usage("cmd.export.period", review.Period.From, review.Period.To)
		}
		people, err := x.people(r, asOf)
		if err != nil {
			return err
		}
		for i := range people {
			review.Person = people[i].ID
			if err := p.writeReview(ctx, s, review, &people[i], x.path(r, &people[i])); err != nil {
				return err
			}
		}
		return nil
	})
}

// periodAt is the period that was said; what was not is the quarter of the day and the one before.
func (x *exportPlan) periodAt(asOf model.Date, file *model.File) model.Span {
	usual := model.ReviewPeriod(asOf, time.Month(max(1, file.FirstMonth)))
	return model.Span{From: cmp.Or(x.period.From, usual.From), To: cmp.Or(x.period.To, usual.To)}
}

func (x *exportPlan) people(r *model.Roster, asOf model.Date) ([]model.Person, error) {
	if !x.all {
		one, err := r.FindPerson(x.rep)
		if err != nil {
			return nil, err
		}
		return []model.Person{*one}, nil
	}
	people := r.MyPeople(asOf)
	if len(people) == 0 {
		return nil, &model.Problem{Key: "cmd.export.nobody", Args: []any{asOf}, Err: model.ErrNotFound}
	}
	return people, nil
}

// path is where a person's review goes. Only what may be seen by others stands in a file's name.
func (x *exportPlan) path(r *model.Roster, who *model.Person) string {
	if x.single {
		return x.out
	}
	var aliases []string
	for _, a := range r.Aliases {
		if a.SubjectID == who.ID && a.Visibility != model.Private {
			aliases = append(aliases, a.Name)
		}
	}
	return filepath.Join(x.out, who.FileName(aliases)+reviewExtension)
}

// writeReview writes one review whole or not at all, makes its folder, and says what it is called.
func (p *program) writeReview(ctx context.Context, s *storage.Store, review documents.Review, who *model.Person, path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return &model.Problem{Key: "cmd.export.write", File: path, Err: model.ErrReadOnly}
	}
	warnings, err := documents.WriteReview(ctx, s, review, path)
	if err != nil {
		return err
	}
	for _, w := range warnings {
		p.warn("%s: %s", who.Name, w)
	}
	p.say("%s", path)
	return nil
}
