package main

import (
	"context"

	"github.com/spf13/cobra"

	"milepost/storage"
	"milepost/ui/words"
)

func (p *program) undoCommand() *cobra.Command {
	return &cobra.Command{
		Use: "undo FILE", Short: words.Say("cmd.undo.short"), Long: words.Say("cmd.undo.long"), Args: exactly("FILE"),
		RunE: func(c *cobra.Command, args []string) error {
			return p.turn(c.Context(), args[0], "cmd.undo.done", (*storage.Store).Undo)
		},
	}
}

func (p *program) redoCommand() *cobra.Command {
	return &cobra.Command{
		Use: "redo FILE", Short: words.Say("cmd.redo.short"), Long: words.Say("cmd.redo.long"), Args: exactly("FILE"),
		RunE: func(c *cobra.Command, args []string) error {
			return p.turn(c.Context(), args[0], "cmd.redo.done", (*storage.Store).Redo)
		},
	}
}

// turn takes a unit back or brings it again, and prints its name.
func (p *program) turn(ctx context.Context, path, done string, act func(*storage.Store, context.Context) (storage.Unit, error)) error {
	return p.withStore(ctx, path, func(s *storage.Store) error {
		u, err := act(s, ctx)
		if err != nil {
			return err
		}
		p.say("%s", words.Say(done, words.Say(u.Name)))
		return nil
	})
}
