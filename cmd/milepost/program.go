package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"milepost/model"
	"milepost/storage"
	"milepost/ui/words"
)

// Exit statuses.
const (
	statusDone  = 0
	statusError = 1 // it could not be done
	statusUsage = 2 // it was asked for wrongly
)

// program is one run of the command line, with everything it needs from outside.
type program struct {
	out, errs io.Writer
	now       string // MILEPOST_NOW: an instant at which the clock stands; empty: the machine's clock
	started   time.Time
	open      func(path string, clock model.Clock, started time.Time) error // the window
	random    io.Reader                                                     // for ids; nil: the machine's

	clock model.Clock
	began bool // arguments were right and a command runs
}

// usageError is a command that was called wrongly.
type usageError struct{ *model.Problem }

func usage(key string, args ...any) error {
	return usageError{&model.Problem{Key: key, Args: args, Err: model.ErrInvalid}}
}

// Unwrap gives the problem, for its sentence.
func (e usageError) Unwrap() error { return e.Problem }

// run carries out a command line and returns the exit status. What went wrong is said on the error stream.
func (p *program) run(ctx context.Context, args []string) int {
	if err := words.Load(); err != nil {
		_, _ = fmt.Fprintln(p.errs, err) // nowhere else to say it
		return statusError
	}
	root := p.root()
	root.SetArgs(args)
	root.SetOut(p.out)
	root.SetErr(p.errs)
	cmd, err := root.ExecuteContextC(ctx)
	if err == nil {
		return statusDone
	}
	p.warn("milepost: %s", words.Problem(err))
	var wrong usageError
	if !p.began || errors.As(err, &wrong) {
		p.warn("%s", words.Say("cmd.usage.hint", cmd.CommandPath()))
		return statusUsage
	}
	return statusError
}

// root is the command without a name: it opens the window.
func (p *program) root() *cobra.Command {
	c := &cobra.Command{
		Use: "milepost [FILE]", Short: words.Say("cmd.root.short"), Long: words.Say("cmd.root.long"),
		Args: cobra.MaximumNArgs(1), SilenceErrors: true, SilenceUsage: true, RunE: p.runWindow,
		PersistentPreRunE: func(*cobra.Command, []string) error { return p.begin() },
	}
	c.AddCommand(p.importCommand(), p.sampleCommand(), p.exportCommand(), p.showCommand(), p.undoCommand(), p.redoCommand(), p.versionCommand())
	return c
}

// begin runs before every command, once its arguments are right.
func (p *program) begin() error {
	p.began = true
	var err error
	p.clock, err = programClock(p.now)
	return err
}

// runWindow opens the window with a file, with the last one, or with the welcome page.
func (p *program) runWindow(_ *cobra.Command, args []string) error {
	path := ""
	if len(args) > 0 {
		path = args[0]
		_, err := os.Stat(path)
		if err != nil && !strings.ContainsAny(path, `./\`) { // a mistyped command
			return usage("cmd.unknown", path)
		}
		if err != nil {
			return &model.Problem{Key: "storage.open.missing", File: path, Err: model.ErrNotFound}
		}
		if path, err = filepath.Abs(path); err != nil {
			return err
		}
	}
	return p.open(path, p.clock, p.started)
}

// say prints a line of what was asked for.
func (p *program) say(format string, args ...any) {
	_, _ = fmt.Fprintf(p.out, format+"\n", args...) // a closed pipe is the reader's wish
}

// warn prints a line beside what was asked for.
func (p *program) warn(format string, args ...any) {
	_, _ = fmt.Fprintf(p.errs, format+"\n", args...)
}

// printJSON prints one object for machines.
func (p *program) printJSON(v any) error {
	e := json.NewEncoder(p.out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

func (p *program) options() storage.Options {
	return storage.Options{Clock: p.clock, Random: p.random}
}

// withStore opens a team file that must be there, does something with it and closes it.
func (p *program) withStore(ctx context.Context, path string, f func(*storage.Store) error) error {
	s, err := storage.Open(ctx, path, p.options())
	if err != nil {
		return err
	}
	err = f(s)
	return errors.Join(err, s.Close())
}

// dayOf is the day a flag names, or the present one in the file's zone.
func (p *program) dayOf(flag string, file *model.File) (model.Date, error) {
	if flag == "" {
		return model.DayOf(p.clock, file.Location()), nil
	}
	return parseDay(flag)
}

func parseDay(text string) (model.Date, error) {
	d, err := model.ParseDate(text)
	if err != nil {
		return d, usage("error.date", text)
	}
	return d, nil
}

// oneOf checks an argument that has few possible values.
func oneOf(what string, value string, allowed []string) error {
	if slices.Contains(allowed, value) {
		return nil
	}
	return usage("cmd.kind", value, what, strings.Join(allowed, ", "))
}

// kindThen wants one of a few kinds and then as many arguments as the names say; a last name that ends in … may stand
// for several.
func kindThen(what string, kinds []string, names ...string) cobra.PositionalArgs {
	many := strings.HasSuffix(names[len(names)-1], "…")
	return func(_ *cobra.Command, args []string) error {
		if len(args) > 0 {
			if err := oneOf(what, args[0], kinds); err != nil {
				return err
			}
		}
		return wantArgs(args[min(1, len(args)):], many, len(args) == 0, names...)
	}
}

// wantArgs says which argument is missing or too much.
func wantArgs(args []string, many, kindMissing bool, names ...string) error {
	switch {
	case kindMissing:
		return usage("cmd.missing", "KIND")
	case len(args) < len(names):
		return usage("cmd.missing", names[len(args)])
	case len(args) > len(names) && !many:
		return usage("cmd.toomany", args[len(names)])
	}
	return nil
}

// exactly wants as many arguments as there are names.
func exactly(names ...string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error { return wantArgs(args, false, false, names...) }
}

// completeKind proposes the kinds for the first argument and files for the rest.
func completeKind(kinds []string) func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		if len(args) == 0 {
			return kinds, cobra.ShellCompDirectiveNoFileComp
		}
		return nil, cobra.ShellCompDirectiveDefault
	}
}
