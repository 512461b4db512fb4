package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"os/user"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"milepost/exchange"
	"milepost/model"
	"milepost/resources"
	"milepost/storage"
	"milepost/ui/words"
)

var importKinds = []string{string(exchange.KindTeams), string(exchange.KindPeople)}

// importFlags are the flags of import.
type importFlags struct {
	me, source, dates, encoding string
	mapped                      []string
	dryRun, asJSON              bool
}

func (p *program) importCommand() *cobra.Command {
	var f importFlags
	c := &cobra.Command{
		Use: "import KIND FILE INPUT…", Short: words.Say("cmd.import.short"),
		Long: words.Say("cmd.import.long", strings.Join(importKinds, ", "), fieldNames()),
		Args: kindThen("import", importKinds, "FILE", "INPUT…"), ValidArgsFunction: completeKind(importKinds),
		RunE: func(c *cobra.Command, args []string) error {
			return p.runImport(c.Context(), exchange.Kind(args[0]), args[1], args[2:], f)
		},
	}
	c.Flags().StringVar(&f.me, "me", "", words.Say("cmd.import.me"))
	c.Flags().StringVar(&f.source, "source", "", words.Say("cmd.import.source"))
	c.Flags().BoolVar(&f.dryRun, "dry-run", false, words.Say("cmd.import.dryrun"))
	c.Flags().StringArrayVar(&f.mapped, "map", nil, words.Say("cmd.import.map"))
	c.Flags().StringVar(&f.dates, "dates", "", words.Say("cmd.import.dates"))
	c.Flags().StringVar(&f.encoding, "encoding", "", words.Say("cmd.import.encoding"))
	c.Flags().BoolVar(&f.asJSON, "json", false, words.Say("cmd.flag.json"))
	return c
}

func fieldNames() string {
	var names []string
	for _, f := range exchange.Fields {
		names = append(names, string(f))
	}
	return strings.Join(names, ", ")
}

// options turns the flags into options of an import; wrong ones are errors of usage.
func (f importFlags) options(kind exchange.Kind) (exchange.Options, error) {
	o := exchange.Options{Kind: kind, Source: f.source, Me: f.me, Map: map[string]string{}}
	for _, m := range f.mapped {
		field, column, ok := strings.Cut(m, "=")
		if !ok {
			return o, usage("import.map.form", m)
		}
		o.Map[strings.TrimSpace(field)] = strings.TrimSpace(column)
	}
	var err error
	if o.Dates, err = exchange.ParseDateOrder(f.dates); err != nil {
		return o, usage("import.dates.order", f.dates)
	}
	return o, nil
}

// runImport reads every input before anything is made or written, so that a bad one leaves no trace.
func (p *program) runImport(ctx context.Context, kind exchange.Kind, file string, inputs []string, f importFlags) error {
	o, err := f.options(kind)
	if err != nil {
		return err
	}
	var tables []*exchange.Table
	for _, path := range inputs {
		t, err := exchange.Read(path, exchange.ReadOptions{Encoding: exchange.Encoding(f.encoding)})
		if err != nil {
			return err
		}
		tables = append(tables, t)
	}
	return p.withFileOrNew(ctx, file, f.dryRun, func(s *storage.Store) error {
		for _, t := range tables {
			if err := p.importTable(ctx, s, t, o, f); err != nil {
				return err
			}
		}
		return nil
	})
}

// importTable previews one table and carries it out unless it is only tried.
func (p *program) importTable(ctx context.Context, s *storage.Store, t *exchange.Table, o exchange.Options, f importFlags) error {
	r, err := s.Roster(ctx)
	if err != nil {
		return err
	}
	o.Day = model.DayOf(p.clock, r.File.Location())
	plan, err := exchange.Preview(t, r, o)
	if err != nil {
		return err
	}
	if !f.dryRun {
		if _, err := exchange.Apply(ctx, s, plan); err != nil {
			return err
		}
	}
	p.sayRefused(plan)
	if f.asJSON {
		err = p.printJSON(plan.Report())
	} else {
		p.sayPlan(plan, f.dryRun)
	}
	if err == nil && len(plan.Rows) > 0 && plan.Count(exchange.FateRefused) == len(plan.Rows) {
		return &model.Problem{Key: "cmd.import.none", File: plan.File, Err: model.ErrInvalid}
	}
	return err
}

// withFileOrNew opens FILE, or makes it when there is none. A file that was made goes again when the import fails, and a
// dry run makes it elsewhere.
func (p *program) withFileOrNew(ctx context.Context, path string, dryRun bool, f func(*storage.Store) error) error {
	_, err := os.Stat(path)
	if !errors.Is(err, fs.ErrNotExist) {
		return p.withStore(ctx, path, f)
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
	err = errors.Join(f(s), s.Close())
	if err != nil {
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
		Zone: time.Local.String(), Starter: starter,
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
