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
	var reps, notes int
	c := &cobra.Command{
		Use: "sample FILE", Short: words.Say("cmd.sample.short"), Long: words.Say("cmd.sample.long"), Args: exactly("FILE"),
		ValidArgsFunction: completeFiles(teamFiles),
		RunE: func(c *cobra.Command, args []string) error {
			for _, f := range []struct {
				name      string
				got, most int
			}{{"reps", reps, sample.MostReps}, {"notes", notes, sample.MostNotes}} {
				if c.Flags().Changed(f.name) && (f.got < 1 || f.got > f.most) {
					return usage("cmd.sample.many", "--"+f.name, f.most)
				}
			}
			return p.runSample(c.Context(), args[0], asOf, sample.Options{Seed: seed, Reps: reps, Notes: notes})
		},
	}
	c.Flags().StringVar(&asOf, "as-of", "", words.Say("cmd.sample.asof"))
	c.Flags().Uint64Var(&seed, "seed", 0, words.Say("cmd.sample.seed"))
	c.Flags().IntVar(&reps, "reps", 0, words.Say("cmd.sample.reps"))
	c.Flags().IntVar(&notes, "notes", 0, words.Say("cmd.sample.notes"))
	return c
}

func (p *program) runSample(ctx context.Context, path, asOf string, o sample.Options) error {
	day, err := parseDay(asOf)
	if err != nil {
		return err
	}
	if day.IsZero() {
		day = model.DayOf(p.clock, p.zone)
	}
	o.AsOf = day
	if err := sample.Make(ctx, path, o); err != nil {
		return inFile(path, err)
	}
	p.say("%s", words.Say("cmd.sample.made", path))
	return nil
}
