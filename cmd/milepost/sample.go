package main

import (
	"context"

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
		ValidArgsFunction: completeFiles(teamFiles),
		RunE:              func(c *cobra.Command, args []string) error { return p.runSample(c.Context(), args[0], asOf, seed) },
	}
	c.Flags().StringVar(&asOf, "as-of", "", words.Say("cmd.sample.asof"))
	c.Flags().Uint64Var(&seed, "seed", 0, words.Say("cmd.sample.seed"))
	return c
}

func (p *program) runSample(ctx context.Context, path, asOf string, seed uint64) error {
	day, err := parseDay(asOf)
	if err != nil {
		return err
	}
	if day.IsZero() {
		day = model.DayOf(p.clock, p.zone)
	}
	if err := sample.Make(ctx, path, sample.Options{AsOf: day, Seed: seed}); err != nil {
		return inFile(path, err)
	}
	p.say("%s", words.Say("cmd.sample.made", path))
	return nil
}
