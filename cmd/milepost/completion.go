package main

import (
	"io"
	"strings"

	"github.com/spf13/cobra"

	"milepost/ui/words"
)

// shells that can learn to complete our commands.
var shells = []string{"bash", "zsh", "fish", "powershell"}

func (p *program) completionCommand() *cobra.Command {
	return &cobra.Command{
		Use: "completion SHELL", Short: words.Say("cmd.completion.short"), Long: words.Say("cmd.completion.long", strings.Join(shells, ", ")),
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return shells, cobra.ShellCompDirectiveNoFileComp
		},
		Args: func(_ *cobra.Command, args []string) error {
			if err := wantArgs(args, false, "SHELL"); err != nil {
				return err
			}
			if completionScript(args[0]) == nil {
				return usage("cmd.completion.unknown", args[0], strings.Join(shells, ", "))
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error { return completionScript(args[0])(c.Root(), p.out) },
	}
}

// completionScript is what writes the script for a shell; nil for an unknown one.
func completionScript(shell string) func(*cobra.Command, io.Writer) error {
	switch shell {
	case "bash":
		return func(c *cobra.Command, w io.Writer) error {
			if _, err := io.WriteString(w, bashStandIns); err != nil {
				return err
			}
			return c.GenBashCompletionV2(w, true)
		}
	case "zsh":
		return (*cobra.Command).GenZshCompletion
	case "fish":
		return func(c *cobra.Command, w io.Writer) error { return c.GenFishCompletion(w, true) }
	case "powershell":
		return (*cobra.Command).GenPowerShellCompletionWithDesc
	}
	return nil
}

// bashStandIns are what the script needs of the package bash-completion, for where that is not installed.
const bashStandIns = `if ! declare -F _get_comp_words_by_ref >/dev/null; then
    _get_comp_words_by_ref() {
        words=("${COMP_WORDS[@]}") cword=$COMP_CWORD cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}
    }
fi
if ! declare -F _filedir >/dev/null; then
    _filedir() {
        local IFS=$'\n' name
        compopt -o filenames 2>/dev/null
        for name in $(compgen -f -- "$cur"); do
            if [[ -d $name || -z ${1-} || $name == *.@(${1%|}) ]]; then
                COMPREPLY+=("$name")
            fi
        done
    }
fi

`
