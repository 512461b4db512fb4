package main

import (
	"runtime"

	"github.com/spf13/cobra"

	"milepost/ui/words"
)

func (p *program) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: words.Say("cmd.version.short"), Args: exactly(),
		RunE: func(*cobra.Command, []string) error {
			p.sayVersion()
			return nil
		},
	}
}

func (p *program) sayVersion() {
	p.say("milepost %s (%s, %s/%s)", version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
}
