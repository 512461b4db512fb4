package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"milepost/model"
	"milepost/ui/words"
)

// usageError is a command that was called wrongly.
type usageError struct{ *model.Problem }

func usage(key string, args ...any) error {
	return usageError{&model.Problem{Key: key, Args: args, Err: model.ErrInvalid}}
}

// emptyFlag refuses a flag with nothing behind it, as a script gives whose variable is empty: what it was to narrow would
// otherwise go out whole.
func emptyFlag(c *cobra.Command) error {
	var err error
	c.Flags().Visit(func(f *pflag.Flag) {
		if f.Value.Type() == "string" && strings.TrimSpace(f.Value.String()) == "" && err == nil {
			err = usage("cmd.flag.empty", f.Name)
		}
	})
	return err
}

// Unwrap gives the problem, for its sentence.
func (e usageError) Unwrap() error { return e.Problem }

// flagError puts what is wrong with an option into our words: it is unknown, or its value is missing or makes no sense.
func flagError(c *cobra.Command, err error) error {
	if named, ok := err.(interface{ GetSpecifiedName() string }); ok {
		name := named.GetSpecifiedName()
		if f := c.Flags().Lookup(name); f != nil {
			return usage("cmd.flag.value", "--"+name)
		}
		if len(name) == 1 {
			return usage("cmd.flag.unknown", "-"+name)
		}
		return usage("cmd.flag.unknown", "--"+name)
	}
	if wrong, ok := err.(interface{ GetValue() string }); ok {
		return usage("cmd.flag.bad", wrong.GetValue())
	}
	return usage("cmd.flag.form", err.Error())
}

// parseDay reads the day of an option; none for the empty text.
func parseDay(text string) (model.Date, error) {
	d, err := model.ParseDate(text)
	if err != nil {
		return d, usage("error.date", text)
	}
	return d, nil
}

// kind is one of the things that a command can be asked for.
type kind struct{ name, short string } // short is the key of what it is

func kindNames(kinds []kind) []string {
	var out []string
	for _, k := range kinds {
		out = append(out, k.name)
	}
	return out
}

// kindLines lists the kinds with what they are, for help.
func kindLines(kinds []kind) string {
	var rows [][]string
	for _, k := range kinds {
		rows = append(rows, []string{"  " + k.name, words.Say(k.short)})
	}
	return strings.Join(columns(rows, 0), "\n")
}

// kindThen wants one of a few kinds and then as many arguments as the names say; a last name that ends in … may stand
// for several.
func kindThen(kinds []kind, names ...string) cobra.PositionalArgs {
	many := strings.HasSuffix(names[len(names)-1], "…")
	return func(c *cobra.Command, args []string) error {
		switch {
		case len(args) == 0:
			return usage("cmd.missing.kind", strings.Join(kindNames(kinds), ", "))
		case !slices.Contains(kindNames(kinds), args[0]):
			return usage("cmd.kind", c.Name(), args[0], strings.Join(kindNames(kinds), ", "))
		}
		return wantArgs(args[1:], many, names...)
	}
}

// wantArgs says which argument is missing or too much.
func wantArgs(args []string, many bool, names ...string) error {
	switch {
	case len(args) < len(names):
		return usage("cmd.missing", strings.TrimSuffix(names[len(args)], "…"))
	case len(args) > len(names) && !many:
		return usage("cmd.toomany", args[len(names)])
	}
	return nil
}

// exactly wants as many arguments as there are names.
func exactly(names ...string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error { return wantArgs(args, false, names...) }
}

// What the shell proposes when files are asked for, by their extensions.
var (
	teamFiles = []string{"milepost"}
	tables    = []string{"csv", "tsv", "txt", "json", "ics"}
)

type completer = func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective)

// completeFiles proposes files of some kind for the first argument and nothing afterwards.
func completeFiles(extensions []string) completer {
	return func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return extensions, cobra.ShellCompDirectiveFilterFileExt
	}
}

// completeRoot leaves files to the shell: were team files asked for by their extension, it would take the names of our
// commands for extensions too.
func completeRoot(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return nil, cobra.ShellCompDirectiveDefault
}

// completeKind proposes the kinds for the first argument, team files for the second and others for the rest, if any.
func completeKind(kinds []kind, rest []string) completer {
	return func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		switch {
		case len(args) == 0:
			return kindProposals(kinds), cobra.ShellCompDirectiveNoFileComp
		case len(args) == 1:
			return teamFiles, cobra.ShellCompDirectiveFilterFileExt
		case rest == nil:
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return rest, cobra.ShellCompDirectiveFilterFileExt
	}
}

// kindProposals are the kinds with what they are, as shells show it.
func kindProposals(kinds []kind) []string {
	var out []string
	for _, k := range kinds {
		out = append(out, k.name+"\t"+words.Say(k.short))
	}
	return out
}

// oneOfWords proposes the values of an option that has few.
func oneOfWords(values ...string) completer {
	return func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return values, cobra.ShellCompDirectiveNoFileComp
	}
}

// propose ties proposals to an option.
func propose(c *cobra.Command, flag string, f completer) {
	if err := c.RegisterFlagCompletionFunc(flag, f); err != nil {
		panic(err) // the option is one of the lines above
	}
}
