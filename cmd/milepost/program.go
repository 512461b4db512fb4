package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"
	"unicode"

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
	now       string         // MILEPOST_NOW: an instant at which the clock stands; empty: the machine's clock
	zone      *time.Location // of new files
	width     int            // columns of the terminal; 0: no terminal, lines stay whole
	started   time.Time
	open      func(path string, clock model.Clock, started time.Time) error // the window
	machine   *storage.Machine                                              // nil: the one the program runs on
	random    io.Reader                                                     // for ids; nil: the machine's
	answers   io.Reader                                                     // of somebody who can be asked; nil: nobody is there

	backups    string                       // where copies go that are made by themselves; empty: nowhere
	secretFile string                       // MILEPOST_PASSPHRASE_FILE: a file with a passphrase; empty: none
	askSecret  func(string) (string, error) // asks for a passphrase on a terminal; nil: there is none
	pipe       io.Reader                    // where a passphrase comes from when nobody can be asked; may be nil

	clock model.Clock
	began bool // arguments were right and a command runs
}

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
	if errors.Is(err, context.Canceled) {
		err = &model.Problem{Key: "cmd.interrupted", Err: err}
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
		SilenceErrors: true, SilenceUsage: true, Args: rootArgs, RunE: p.runWindow, ValidArgsFunction: completeRoot,
		PersistentPreRunE: func(c *cobra.Command, _ []string) error {
			if err := emptyFlag(c); err != nil {
				return err
			}
			return p.begin()
		},
	}
	c.SetFlagErrorFunc(flagError)
	c.SetHelpFunc(func(c *cobra.Command, _ []string) { _, _ = fmt.Fprint(p.out, helpText(c)) }) // a closed pipe is the reader's wish
	help := p.helpCommand()
	c.SetHelpCommand(help)
	cobra.EnableCommandSorting = false // help names them in the order in which one needs them
	c.AddCommand(p.sampleCommand(), p.importCommand(), p.showCommand(), p.exportCommand(), p.searchCommand(), p.undoCommand(), p.redoCommand(),
		p.checkCommand(), p.backupCommand(), p.restoreCommand(), p.leaveCommand(), p.eraseCommand(),
		p.completionCommand(), p.versionCommand())
	for _, x := range append(c.Commands(), c, help) {
		x.DisableFlagsInUseLine = true
		x.Flags().BoolP("help", "h", false, words.Say("cmd.flag.help"))
	}
	// by hand, because the words of the one cobra makes are its own
	c.Flags().BoolP("version", "v", false, words.Say("cmd.version.short"))
	return c
}

// begin runs before every command, once its arguments are right.
func (p *program) begin() error {
	p.began = true
	var err error
	p.clock, err = programClock(p.now)
	return err
}

// rootArgs wants at most one file. A word that is no file is most likely a mistyped command.
func rootArgs(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if _, err := os.Stat(args[0]); err != nil && !strings.ContainsAny(args[0], `./\`) {
		c.SuggestionsMinimumDistance = 2
		if near := c.SuggestionsFor(args[0]); len(near) > 0 {
			return usage("cmd.unknown.near", args[0], strings.Join(near, ", "))
		}
		return usage("cmd.unknown", args[0])
	}
	return wantArgs(args, false, "FILE")
}

// runWindow opens the window with a file, with the last one, or with the welcome page.
func (p *program) runWindow(c *cobra.Command, args []string) error {
	if asked, err := c.Flags().GetBool("version"); err != nil || asked {
		p.sayVersion()
		return err
	}
	path := ""
	if len(args) > 0 {
		path = args[0]
		if _, err := os.Stat(path); err != nil {
			return &model.Problem{Key: "storage.open.missing", File: path, Err: model.ErrNotFound}
		}
		var err error
		if path, err = filepath.Abs(path); err != nil {
			return err
		}
	}
	return p.open(path, p.clock, p.started)
}

// say prints a line of what was asked for.
func (p *program) say(format string, args ...any) {
	_, _ = fmt.Fprintln(p.out, printable(fmt.Sprintf(format, args...))) // a closed pipe is the reader's wish
}

// warn prints a line beside what was asked for.
func (p *program) warn(format string, args ...any) {
	_, _ = fmt.Fprintln(p.errs, printable(fmt.Sprintf(format, args...)))
}

// printable replaces control characters: a text of a file must not steer the terminal.
func printable(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' {
			return unicode.ReplacementChar
		}
		return r
	}, text)
}

// printJSON prints one object for machines.
func (p *program) printJSON(v any) error {
	e := json.NewEncoder(p.out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

// options keep the same daily backups as the window: who only ever uses commands has them too. A file in which somebody
// works elsewhere, where only one may, is read.
func (p *program) options() storage.Options {
	return storage.Options{
		Clock: p.clock, Random: p.random, Machine: p.machine, WhenInUse: storage.ReadInUse, Backups: p.backups, Backing: p.onBacking, Backed: p.onBacked,
	}
}

// longBackup is from how many bytes on a backup takes so long that somebody may wonder what a command is waiting for.
const longBackup = 50 << 20

// onBacking says on a terminal what a command goes on doing after it has said what it did.
func (p *program) onBacking(bytes int64) {
	if p.answers != nil && bytes >= longBackup {
		p.warn("%s", words.Say("cmd.backup.today"))
	}
}

// onBacked tells when the day's backup could not be made, because somebody may rely on it. What was asked for is done all
// the same.
func (p *program) onBacked(_ string, err error) {
	if err != nil {
		p.warn("milepost: %s", words.Say("cmd.backup.failed", words.Problem(err)))
	}
}

// withStore opens a team file that must be there, does something with it and closes it.
func (p *program) withStore(ctx context.Context, path string, f func(*storage.Store) error) error {
	s, err := storage.Open(ctx, path, p.options())
	if err != nil {
		return err
	}
	err = f(s)
	return inFile(path, errors.Join(err, s.Close()))
}

// inFile names the file in a problem that does not say where it is.
func inFile(path string, err error) error {
	var wrong usageError
	var found *model.Problem
	if err == nil || errors.As(err, &wrong) || !errors.As(err, &found) || found.File != "" {
		return err
	}
	named := *found
	named.File = path
	return &named
}

// dayOf is the day a flag named, or the present one in the file's zone.
func (p *program) dayOf(chosen model.Date, file *model.File) model.Date {
	if chosen.IsZero() {
		return model.DayOf(p.clock, file.Location())
	}
	return chosen
}
