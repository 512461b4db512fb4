package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"os/user"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"milepost/exchange"
	"milepost/model"
	"milepost/resources"
	"milepost/storage"
	"milepost/ui/words"
)

var importKinds = []kind{
	{string(exchange.KindTeams), "cmd.import.teams"},
	{string(exchange.KindPeople), "cmd.import.people"},
	{string(exchange.KindQuestions), "cmd.import.questions"},
	{string(exchange.KindTalks), "cmd.import.talks"},
	{string(exchange.KindCalendar), "cmd.import.calendar"},
	{string(exchange.KindCustomers), "cmd.import.customers"},
	{string(exchange.KindProducts), "cmd.import.products"},
	{string(exchange.KindDeals), "cmd.import.deals"},
	{string(exchange.KindRatings), "cmd.import.ratings"},
	{string(exchange.KindQuotas), "cmd.import.quotas"},
	{string(exchange.KindGoals), "cmd.import.goals"},
	{string(exchange.KindMilestones), "cmd.import.milestones"},
	{string(exchange.KindLinks), "cmd.import.links"},
	{string(exchange.KindFramework), "cmd.import.framework"},
	{string(exchange.KindBenchmark), "cmd.import.benchmark"},
}

// namesPeople are kinds of lists that --alias can say of whom they mean.
var namesPeople = map[exchange.Kind]bool{
	exchange.KindTalks: true, exchange.KindDeals: true, exchange.KindGoals: true, exchange.KindMilestones: true, exchange.KindLinks: true,
	exchange.KindRatings: true, exchange.KindQuotas: true,
}

// importFlags are the options of import as they were given.
type importFlags struct {
	me, source, dates, encoding, sheet string
	past, stageMap                     string
	from, to                           string
	mapped, aliases                    []string
	dryRun, asJSON, replace            bool
}

func (p *program) importCommand() *cobra.Command {
	var f importFlags
	c := &cobra.Command{
		Use: "import KIND FILE INPUT…", Short: words.Say("cmd.import.short"),
		Long: words.Say("cmd.import.long", kindLines(importKinds), fieldNames(exchange.KindPeople), fieldNames(exchange.KindQuestions), fieldNames(exchange.KindTalks),
			fieldNames(exchange.KindCustomers), fieldNames(exchange.KindProducts), fieldNames(exchange.KindDeals),
			fieldNames(exchange.KindGoals), fieldNames(exchange.KindMilestones), fieldNames(exchange.KindLinks),
			fieldNames(exchange.KindFramework), fieldNames(exchange.KindBenchmark), fieldNames(exchange.KindRatings), fieldNames(exchange.KindQuotas)),
		Args: kindThen(importKinds, "FILE", "INPUT…"), ValidArgsFunction: completeKind(importKinds, tables),
		RunE: func(c *cobra.Command, args []string) error {
			return p.runImport(c.Context(), exchange.Kind(args[0]), args[1], args[2:], f)
		},
	}
	c.Flags().StringVar(&f.me, "me", "", words.Say("cmd.import.me"))
	c.Flags().StringVar(&f.source, "source", "", words.Say("cmd.import.source"))
	c.Flags().BoolVar(&f.dryRun, "dry-run", false, words.Say("cmd.import.dryrun"))
	c.Flags().BoolVar(&f.replace, "replace", false, words.Say("cmd.import.replace"))
	c.Flags().StringArrayVar(&f.mapped, "map", nil, words.Say("cmd.import.map"))
	c.Flags().StringArrayVar(&f.aliases, "alias", nil, words.Say("cmd.import.alias"))
	c.Flags().StringVar(&f.dates, "dates", "", words.Say("cmd.import.dates"))
	c.Flags().StringVar(&f.past, "past", "", words.Say("cmd.import.past"))
	c.Flags().StringVar(&f.from, "from", "", words.Say("cmd.import.from"))
	c.Flags().StringVar(&f.to, "to", "", words.Say("cmd.import.to"))
	c.Flags().StringVar(&f.stageMap, "stage-map", "", words.Say("cmd.import.stagemap"))
	c.Flags().StringVar(&f.encoding, "encoding", "", words.Say("cmd.import.encoding"))
	c.Flags().StringVar(&f.sheet, "sheet", "", words.Say("cmd.import.sheet"))
	c.Flags().BoolVar(&f.asJSON, "json", false, words.Say("cmd.flag.json"))
	propose(c, "dates", oneOfWords(string(exchange.DatesDMY), string(exchange.DatesMDY), string(exchange.DatesYMD)))
	propose(c, "past", oneOfWords(string(model.MeetingHeld), string(model.MeetingPlanned)))
	propose(c, "encoding", oneOfWords(encodingNames()...))
	return c
}

func fieldNames(kind exchange.Kind) string {
	var names []string
	for _, f := range exchange.FieldsOf(kind) {
		names = append(names, string(f))
	}
	return wrapped(strings.Join(names, ", "))
}

// wrapped breaks a list at commas, so that no line of a help is too wide for a terminal.
func wrapped(list string) string {
	const most = 116
	if len(list) <= most {
		return list
	}
	at := strings.LastIndex(list[:most], ", ")
	return list[:at+1] + "\n  " + wrapped(list[at+2:])
}

func encodingNames() []string {
	var names []string
	for _, e := range exchange.Encodings {
		names = append(names, string(e))
	}
	return names
}

// misused names a flag that means nothing for a kind of list.
func (f importFlags) misused(kind exchange.Kind) error {
	switch {
	case kind == exchange.KindCalendar && (f.dates != "" || f.me != "" || len(f.mapped) > 0):
		return usage("cmd.import.notfor.calendar")
	case kind != exchange.KindCalendar && f.past != "":
		return usage("cmd.import.notfor", "past", kind)
	case kind != exchange.KindFramework && f.replace:
		return usage("cmd.import.notfor", "replace", kind)
	case (kind == exchange.KindQuestions || kind == exchange.KindFramework || kind == exchange.KindBenchmark) && f.dates != "":
		return usage("cmd.import.notfor", "dates", kind)
	case (kind == exchange.KindCustomers || kind == exchange.KindProducts || kind == exchange.KindLinks) && f.dates != "":
		return usage("cmd.import.notfor", "dates", kind)
	case kind != exchange.KindQuotas && f.from != "":
		return usage("cmd.import.notfor", "from", kind)
	case kind != exchange.KindQuotas && f.to != "":
		return usage("cmd.import.notfor", "to", kind)
	case kind != exchange.KindDeals && f.stageMap != "":
		return usage("cmd.import.notfor", "stage-map", kind)
	case kind != exchange.KindPeople && kind != exchange.KindTeams && f.me != "":
		return usage("cmd.import.notfor", "me", kind)
	case !namesPeople[kind] && len(f.aliases) > 0:
		return usage("cmd.import.notfor", "alias", kind)
	}
	return nil
}

// options turns what was given into options of an import; what makes no sense is an error of usage.
func (f importFlags) options(kind exchange.Kind) (exchange.Options, error) {
	o := exchange.Options{Kind: kind, Source: f.source, Me: f.me, Map: map[string]string{}, Aliases: map[string]string{}, Replace: f.replace}
	o.Namings = map[model.NamingKind]map[string]string{model.NamingCustomer: {}, model.NamingProduct: {}}
	switch f.past {
	case "", string(model.MeetingHeld):
	case string(model.MeetingPlanned):
		o.PastPlanned = true
	default:
		return o, usage("cmd.import.past.wrong", f.past)
	}
	if err := f.misused(kind); err != nil {
		return o, err
	}
	for _, a := range f.aliases {
		of, names, ok := strings.Cut(a, ":")
		from, to, both := strings.Cut(names, "=")
		from, to = strings.TrimSpace(from), strings.TrimSpace(to)
		named := o.Namings[model.NamingKind(of)]
		switch {
		case !ok || !both || from == "" || to == "":
			return o, usage("cmd.import.alias.form", a)
		case of == "person":
			o.Aliases[from] = to
		case named != nil && kind == exchange.KindDeals:
			named[from] = to
		default:
			return o, usage("cmd.import.alias.form", a)
		}
	}
	for _, m := range f.mapped {
		field, column, ok := strings.Cut(m, "=")
		field = strings.TrimSpace(field)
		switch {
		case !ok:
			return o, usage("import.map.form", m)
		case !exchange.KnowsField(kind, field):
			return o, usage("import.map.field", field, fieldNames(kind))
		}
		o.Map[field] = strings.TrimSpace(column)
	}
	var err error
	if o.Period, err = f.period(); err != nil {
		return o, err
	}
	if o.Dates, err = exchange.ParseDateOrder(f.dates); err != nil {
		return o, usage("import.dates.order", f.dates)
	}
	if f.encoding != "" && !slices.Contains(encodingNames(), f.encoding) {
		return o, usage("cmd.import.encodings", f.encoding, strings.Join(encodingNames(), ", "))
	}
	return o, nil
}

// period is the one that a list of quotas is for as a whole; no day when it was not said.
func (f importFlags) period() (s model.Span, err error) {
	if (f.from == "") != (f.to == "") {
		return s, usage("cmd.import.period.half")
	}
	if f.from == "" {
		return s, nil
	}
	if s.From, err = parseDay(f.from); err != nil {
		return s, err
	}
	if s.To, err = parseDay(f.to); err != nil {
		return s, err
	}
	if s.To.Before(s.From) {
		return s, usage("cmd.import.period.order", s.To, s.From)
	}
	return s, nil
}

// runImport reads every input before anything is made or written, so that a bad one leaves no trace.
func (p *program) runImport(ctx context.Context, kind exchange.Kind, file string, inputs []string, f importFlags) error {
	o, err := f.options(kind)
	if err != nil {
		return err
	}
	if f.stageMap != "" {
		if o.Stages, err = exchange.ReadStageMap(f.stageMap); err != nil {
			return asGiven(f.stageMap, err)
		}
	}
	run := &importRun{program: p, flags: f, report: newImportReport()}
	for _, path := range inputs {
		t, err := readInput(ctx, kind, path, exchange.ReadOptions{Encoding: exchange.Encoding(f.encoding), Sheet: f.sheet})
		if err != nil {
			return asGiven(path, err)
		}
		run.inputs = append(run.inputs, importInput{table: t, options: o})
	}
	return p.withFileOrNew(ctx, file, f.dryRun, func(s *storage.Store) (bool, error) {
		err := run.all(ctx, s)
		return run.stored, err
	})
}

// readInput reads one input and calls it as it was given: two may have one name.
func readInput(ctx context.Context, kind exchange.Kind, path string, o exchange.ReadOptions) (*exchange.Table, error) {
	if kind == exchange.KindDeals {
		t, err := exchange.ReadLong(ctx, path, o)
		if err == nil {
			t.File = path
		}
		return t, err
	}
	if kind != exchange.KindTalks {
		read := exchange.Read
		if kind == exchange.KindFramework {
			read = exchange.ReadFramework
		}
		t, err := read(path, o)
		if err == nil {
			t.File = path
		}
		return t, err
	}
	t, err := exchange.ReadTalks(ctx, path, o)
	if err != nil {
		return nil, err
	}
	for i := range t.Notes {
		f := &t.Notes[i]
		inside := f.File != t.File // of a folder
		if f.File = path; inside {
			f.File = filepath.Join(path, f.Called)
		}
	}
	t.File = path
	return t, nil
}

// asGiven names an input in a problem as the user did.
func asGiven(path string, err error) error {
	var p *model.Problem
	if !errors.As(err, &p) {
		return err
	}
	named := *p
	named.File = path
	return &named
}

// withFileOrNew opens FILE, or makes it when there is none. A file that was made goes again when nothing was stored in
// it, and a dry run makes it elsewhere.
func (p *program) withFileOrNew(ctx context.Context, path string, dryRun bool, f func(*storage.Store) (stored bool, err error)) error {
	_, err := os.Stat(path)
	if !errors.Is(err, fs.ErrNotExist) {
		return p.withStore(ctx, path, func(s *storage.Store) error {
			_, err := f(s)
			return err
		})
	}
	made := path
	if dryRun {
		folder, err := os.MkdirTemp("", "milepost-")
		if err != nil {
			return err
		}
		defer func() { _ = os.RemoveAll(folder) }() // the system empties its folder in the end
		made = filepath.Join(folder, filepath.Base(path))
	}
	s, err := p.create(ctx, made, path)
	if err != nil {
		return err
	}
	stored, err := f(s)
	err = errors.Join(err, s.Close())
	if err != nil && !stored {
		_ = os.Remove(made) // closed, it is exactly one file
	}
	return err
}

// create makes a new team file that is called as the path says.
func (p *program) create(ctx context.Context, path, named string) (*storage.Store, error) {
	starter, err := storage.ParseStarter(resources.Starter())
	if err != nil {
		return nil, err
	}
	base := filepath.Base(named)
	return storage.Create(ctx, path, storage.Params{
		Options: p.options(), TeamName: strings.TrimSuffix(base, filepath.Ext(base)), UserName: computerUser(),
		Zone: p.zone.String(), Starter: starter,
	})
}

// computerUser is the name of the computer's user, who owns new files.
func computerUser() string {
	u, err := user.Current()
	switch {
	case err != nil:
		return words.Say("cmd.user")
	case u.Name != "":
		return u.Name
	}
	return u.Username
}
