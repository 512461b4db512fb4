package main

import (
	"context"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"milepost/model"
	"milepost/storage"
	"milepost/ui/words"
)

func (p *program) backupCommand() *cobra.Command {
	var to, computer string
	var encrypt, move bool
	c := &cobra.Command{
		Use: "backup FILE", Short: words.Say("cmd.backup.short"), Long: words.Say("cmd.backup.long"),
		Args: exactly("FILE"), ValidArgsFunction: completeFiles(teamFiles),
		RunE: func(c *cobra.Command, args []string) error {
			if move || computer != "" {
				return p.runMove(c.Context(), args[0], storage.MoveOptions{To: to, Computer: computer})
			}
			return p.runBackup(c.Context(), args[0], to, encrypt)
		},
	}
	c.Flags().BoolVar(&move, "move", false, words.Say("cmd.backup.move"))
	c.Flags().StringVar(&computer, "computer", "", words.Say("cmd.backup.computer"))
	c.Flags().StringVar(&to, "to", "", words.Say("cmd.backup.to"))
	c.Flags().BoolVar(&encrypt, "encrypt", false, words.Say("cmd.backup.encrypt"))
	return c
}

func (p *program) runBackup(ctx context.Context, path, to string, encrypt bool) error {
	if to == "" && p.backups == "" {
		return usage("cmd.backup.where")
	}
	o := storage.BackUpOptions{Clock: p.clock, To: to, Backups: p.backups}
	if encrypt {
		var err error
		if o.Passphrase, err = p.passphrase(true); err != nil {
			return err
		}
	}
	made, held, err := storage.BackUpFile(ctx, path, o)
	if err != nil {
		return err
	}
	p.say("%s", words.Say("cmd.backup.made", made))
	p.sayHeld(&held)
	if held.Private > 0 && !encrypt {
		p.say("%s", words.SayN("cmd.backup.private", held.Private))
	}
	return nil
}

// runMove writes the encrypted file that is taken to another computer, and marks this one as moved.
func (p *program) runMove(ctx context.Context, path string, o storage.MoveOptions) error {
	if o.To == "" {
		return usage("cmd.backup.move.where")
	}
	return p.withStore(ctx, path, func(s *storage.Store) error {
		if s.ReadOnly() { // before anybody thinks of a passphrase
			_, err := s.MoveAway(ctx, o)
			return err
		}
		var err error
		if o.Passphrase, err = p.passphrase(true); err != nil {
			return err
		}
		made, err := s.MoveAway(ctx, o)
		if err == nil {
			p.say("%s", words.Say("cmd.backup.moved", made))
		}
		return err
	})
}

// sayHeld tells what a copy holds: whose it is, the last change, and who is in it.
func (p *program) sayHeld(h *storage.Holding) {
	p.say("%s", words.Say("cmd.held", h.Team, h.Owner, heldWhen(h), words.Change(h.Kind, h.Change)))
	p.say("%s", printable(words.SayN("cmd.held.people", len(h.People), strings.Join(h.People, ", "))))
}

// heldWhen is when a file was changed last.
func heldWhen(h *storage.Holding) string {
	changed := h.Changed.In(h.Location())
	return words.Say("cmd.held.at", words.Date(model.DateOf(changed)), changed.Format("15:04"))
}

func (p *program) restoreCommand() *cobra.Command {
	var to string
	var list bool
	c := &cobra.Command{
		Use: "restore BACKUP", Short: words.Say("cmd.restore.short"), Long: words.Say("cmd.restore.long"),
		Args: exactly("BACKUP"), ValidArgsFunction: completeFiles(teamFiles),
		RunE: func(c *cobra.Command, args []string) error {
			if to == "" && !list {
				return usage("cmd.restore.where")
			}
			return p.runRestore(c.Context(), args[0], to, list)
		},
	}
	c.Flags().StringVar(&to, "to", "", words.Say("cmd.restore.to"))
	c.Flags().BoolVar(&list, "list", false, words.Say("cmd.restore.list"))
	return c
}

// runRestore says what the copy holds before anything is replaced, and where the present file went.
func (p *program) runRestore(ctx context.Context, from, to string, onlyList bool) error {
	plain := from
	if storage.Sealed(from) {
		secret, err := p.passphrase(false)
		if err != nil {
			return err
		}
		opened, drop, err := storage.Unseal(ctx, from, secret)
		if err != nil {
			return err
		}
		defer drop()
		plain = opened
	}
	held, err := storage.Held(ctx, plain)
	if err != nil {
		return err
	}
	p.sayHeld(&held)
	if onlyList {
		return nil
	}
	would, err := storage.WouldRestore(ctx, plain, to)
	if err != nil {
		return err
	}
	if now := &would.Present; !would.None && would.Unread == nil {
		p.say("%s", words.SayN("cmd.restore.replaces", len(now.People), heldWhen(now), words.Change(now.Kind, now.Change)))
	}
	aside, err := storage.Restore(ctx, plain, to, p.clock)
	if err != nil {
		return err
	}
	if would.Erased > 0 {
		p.say("%s", words.SayN("restore.erased.done", would.Erased))
	}
	p.say("%s", words.Say("cmd.restore.done", to))
	if aside != "" {
		p.say("%s", words.Say("cmd.restore.aside", filepath.Base(aside)))
	}
	return nil
}
