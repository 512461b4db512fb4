package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"milepost/ui/words"
)

// helpText is what a command is for, how it is called, and its options.
func helpText(c *cobra.Command) string {
	var b strings.Builder
	about := c.Long
	if about == "" {
		about = c.Short + "."
	}
	fmt.Fprintf(&b, "%s\n\n%s\n", about, words.Say("cmd.help.usage"))
	fmt.Fprintf(&b, "  %s\n", c.UseLine())
	if c.HasAvailableSubCommands() {
		fmt.Fprintf(&b, "\n%s\n", words.Say("cmd.help.commands"))
		for _, line := range columns(commandRows(c), 0) {
			fmt.Fprintln(&b, line)
		}
	}
	fmt.Fprintf(&b, "\n%s\n%s", words.Say("cmd.help.options"), c.LocalFlags().FlagUsages())
	if c.HasAvailableSubCommands() {
		fmt.Fprintf(&b, "\n%s\n", words.Say("cmd.help.more"))
	}
	return b.String()
}

func commandRows(root *cobra.Command) [][]string {
	var rows [][]string
	for _, c := range root.Commands() {
		if c.IsAvailableCommand() || c.Name() == "help" {
			rows = append(rows, []string{"  " + c.Use, c.Short})
		}
	}
	return rows
}

// helpCommand is "milepost help show", the same as "milepost show --help".
func (p *program) helpCommand() *cobra.Command {
	return &cobra.Command{
		Use: "help [COMMAND]", Short: words.Say("cmd.help.short"),
		ValidArgsFunction: completeCommand,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			if found, _, err := c.Root().Find(args); err != nil || found == c.Root() {
				return usage("cmd.help.unknown", args[0])
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			found, _, err := c.Root().Find(args)
			if err != nil {
				return err
			}
			return found.Help()
		},
	}
}

func completeCommand(c *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	var out []string
	for _, x := range c.Root().Commands() {
		if x.IsAvailableCommand() && len(args) == 0 {
			out = append(out, x.Name()+"\t"+x.Short)
		}
	}
	return out, cobra.ShellCompDirectiveNoFileComp
}
