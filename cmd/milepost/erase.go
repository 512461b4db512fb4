package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"milepost/model"
	"milepost/storage"
	"milepost/ui/documents"
	"milepost/ui/words"
)

type eraseFlags struct {
	yes, asJSON bool
	backups     string
}

// receipt is what --json prints. There is no name in it.
type receipt struct {
	Kind     string        `json:"kind"`
	Person   string        `json:"person"`
	At       string        `json:"at"`
	Records  []countItem   `json:"records"`
	Mentions []mentionItem `json:"mentions"`
	Copies   []string      `json:"copies_rewritten"`
	Sealed   []string      `json:"copies_encrypted"`
	Others   []string      `json:"copies_left_alone"`
	Failed   []failedItem  `json:"copies_failed"`
	Totals   eraseTotals   `json:"totals"`
}

type countItem struct {
	Noun    string `json:"noun"`
	Records int    `json:"records"`
}

type mentionItem struct {
	Noun    string  `json:"noun"`
	ID      string  `json:"id"`
	Person  *string `json:"person"`
	Earlier bool    `json:"earlier"`
}

type failedItem struct {
	Path string `json:"path"`
	Why  string `json:"why"`
}

type eraseTotals struct {
	Records int `json:"records"`
	Private int `json:"private"`
	Journal int `json:"journal_entries"`
	Kept    int `json:"readings_kept"`
}

func (p *program) eraseCommand() *cobra.Command {
	var f eraseFlags
	c := &cobra.Command{
		Use: "erase FILE PERSON", Short: words.Say("cmd.erase.short"), Long: words.Say("cmd.erase.long"),
		Args: func(_ *cobra.Command, args []string) error { return wantArgs(args, true, "FILE", "PERSON") }, ValidArgsFunction: completeFiles(teamFiles),
		RunE: func(c *cobra.Command, args []string) error {
			return p.runErase(c.Context(), args[0], strings.Join(args[1:], " "), f)
		},
	}
	c.Flags().BoolVar(&f.yes, "yes", false, words.Say("cmd.erase.yes"))
	c.Flags().StringVar(&f.backups, "backups", "", words.Say("cmd.erase.backups"))
	c.Flags().BoolVar(&f.asJSON, "json", false, words.Say("cmd.flag.json"))
	return c
}

func (p *program) runErase(ctx context.Context, path, who string, f eraseFlags) error {
	if !f.yes && p.answers == nil {
		return usage("cmd.erase.noterminal")
	}
	return p.withStore(ctx, path, func(s *storage.Store) error {
		r, err := s.Roster(ctx)
		if err != nil {
			return err
		}
		id, err := p.whomToErase(ctx, s, r, who, f.yes)
		if err != nil {
			return err
		}
		e, err := s.Erase(ctx, id, storage.EraseOptions{Former: documents.Former, Backups: cmp.Or(f.backups, p.backups)})
		if err != nil {
			return err
		}
		if f.asJSON {
			return p.printJSON(receiptOf(e, r.File.Location()))
		}
		for _, line := range documents.EraseReceipt(e, r, r.File.Location()) {
			p.say("%s", line)
		}
		return nil
	})
}

// whomToErase finds the person and makes sure. An id of nobody is left to the store: it may be somebody whose erasing
// could not be finished.
func (p *program) whomToErase(ctx context.Context, s *storage.Store, r *model.Roster, who string, sure bool) (model.ID, error) {
	x, err := r.FindPerson(who)
	if errors.Is(err, model.ErrNotFound) {
		if id, e := model.ParseID(who); e == nil {
			return id, nil
		}
	}
	if err != nil {
		return "", err
	}
	if sure {
		return x.ID, nil
	}
	would, err := s.WouldErase(ctx, x.ID)
	if err != nil {
		return "", err
	}
	for _, line := range documents.WouldErase(would, r) {
		p.warn("%s", line)
	}
	_, _ = fmt.Fprint(p.errs, printable(words.Say("cmd.erase.ask", x.Name))+" ") // a question has no end of line
	answer, err := bufio.NewReader(p.answers).ReadString('\n')
	if err != nil && answer == "" || model.Fold(model.JoinSpace(answer)) != model.Fold(model.JoinSpace(x.Name)) {
		return "", &model.Problem{Key: "cmd.erase.not", Err: model.ErrInvalid}
	}
	return x.ID, nil
}

func receiptOf(e *storage.Erased, zone *time.Location) receipt {
	out := receipt{
		Kind: "erase", Person: string(e.Person), At: time.UnixMilli(int64(e.At)).In(zone).Format(time.RFC3339),
		Records: []countItem{}, Mentions: []mentionItem{}, Failed: []failedItem{},
		Copies: list(e.Copies), Sealed: list(e.Sealed), Others: list(e.Others),
		Totals: eraseTotals{Records: e.Sum(), Private: e.Private, Journal: e.Journal, Kept: e.Kept},
	}
	for _, c := range e.Rows {
		out.Records = append(out.Records, countItem{c.Table, c.Rows})
	}
	for _, m := range e.Mentions {
		out.Mentions = append(out.Mentions, mentionItem{m.Table, string(m.Row), text(string(m.SubjectID)), m.Earlier})
	}
	for _, x := range e.Failed {
		out.Failed = append(out.Failed, failedItem{x.Path, words.Problem(x.Err)})
	}
	return out
}

// list is a list that is never null.
func list(items []string) []string { return append([]string{}, items...) }
