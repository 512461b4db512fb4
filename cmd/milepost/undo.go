package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/words"
)

// turn is one of the two ways through the journal.
type turn struct {
	done, none string // sentences: what was done, and that there was nothing to do
	act        func(*storage.Store, context.Context) (storage.Unit, error)
}

func (p *program) undoCommand() *cobra.Command {
	return &cobra.Command{
		Use: "undo FILE", Short: words.Say("cmd.undo.short"), Long: words.Say("cmd.undo.long"), Args: exactly("FILE"),
		ValidArgsFunction: completeFiles(teamFiles),
		RunE: func(c *cobra.Command, args []string) error {
			return p.runTurn(c.Context(), args[0], turn{"cmd.undo.done", "cmd.undo.none", undoOrWorkHere})
		},
	}
}

func (p *program) redoCommand() *cobra.Command {
	return &cobra.Command{
		Use: "redo FILE", Short: words.Say("cmd.redo.short"), Long: words.Say("cmd.redo.long"), Args: exactly("FILE"),
		ValidArgsFunction: completeFiles(teamFiles),
		RunE: func(c *cobra.Command, args []string) error {
			return p.runTurn(c.Context(), args[0], turn{"cmd.redo.done", "cmd.redo.none", (*storage.Store).Redo})
		},
	}
}

// undoOrWorkHere takes the mark of a file that was moved away: nothing was done in it since, and nothing else can be.
func undoOrWorkHere(s *storage.Store, ctx context.Context) (storage.Unit, error) {
	if on, _ := s.Moved(); on.IsZero() {
		return s.Undo(ctx)
	}
	return storage.Unit{Name: unit.MoveAway}, s.WorkHere(ctx)
}

// runTurn takes a unit back or brings it again, and prints its name.
func (p *program) runTurn(ctx context.Context, path string, t turn) error {
	return p.withStore(ctx, path, func(s *storage.Store) error {
		u, err := t.act(s, ctx)
		switch {
		case errors.Is(err, model.ErrNothing):
			return &model.Problem{Key: t.none, Err: model.ErrNothing}
		case err != nil:
			return err
		}
		p.say("%s", words.Say(t.done, words.Say(u.Name)))
		return nil
	})
}
