package main

import (
	"time"

	"github.com/spf13/cobra"

	"milepost/model"
	"milepost/sample"
	"milepost/ui/words"
)

func (p *program) sampleCommand() *cobra.Command {
	var asOf string
	var seed uint64
	c := &cobra.Command{
		Use: "sample FILE", Short: words.Say("cmd.sample.short"), Long: words.Say("cmd.sample.long"), Args: exactly("FILE"),
		RunE: func(c *cobra.Command, args []string) error {
			day := model.DateOf(p.clock.Now().In(time.Local))
			if asOf != "" {
				var err error
				if day, err = parseDay(asOf); err != nil {
					return err
				}
			}
			if err := sample.Make(c.Context(), args[0], sample.Options{AsOf: day, Seed: seed}); err != nil {
				return err
			}
			p.say("%s", words.Say("cmd.sample.made", args[0]))
			return nil
		},
	}
	c.Flags().StringVar(&asOf, "as-of", "", words.Say("cmd.sample.asof"))
	c.Flags().Uint64Var(&seed, "seed", 1, words.Say("cmd.sample.seed"))
	return c
}
