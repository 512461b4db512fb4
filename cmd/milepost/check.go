package main

import (
	"context"
	"path/filepath"

	"github.com/spf13/cobra"

	"milepost/model"
	"milepost/storage"
	"milepost/ui/words"
)

// findingItem is one thing that is wrong with a file.
type findingItem struct {
	Table   *string `json:"table"`
	Row     *string `json:"row"`
	Message string  `json:"message"`
}

type checkTotals struct {
	Whole    bool     `json:"whole"`
	Records  int64    `json:"records"`
	Units    int64    `json:"units"`
	Findings int      `json:"findings"`
	Copies   []string `json:"copies"`
}

func (p *program) checkCommand() *cobra.Command {
	var asJSON bool
	var out string
	c := &cobra.Command{
		Use: "check FILE", Short: words.Say("cmd.check.short"), Long: words.Say("cmd.check.long"),
		Args: exactly("FILE"), ValidArgsFunction: completeFiles(teamFiles),
		RunE: func(c *cobra.Command, args []string) error {
			if c.Flags().Changed("repair") {
				return p.runRepair(c.Context(), args[0], out, asJSON)
			}
			return p.runCheck(c.Context(), args[0], asJSON)
		},
	}
	c.Flags().StringVar(&out, "repair", "", words.Say("cmd.check.repair"))
	c.Flags().BoolVar(&asJSON, "json", false, words.Say("cmd.flag.json"))
	return c
}

// runCheck looks through a file and says what it found. A file that is not whole is an error, so that scripts notice.
func (p *program) runCheck(ctx context.Context, path string, asJSON bool) error {
	found, err := storage.CheckFile(ctx, path)
	if err != nil {
		return err
	}
	copies := copiesOf(ctx, path)
	if asJSON {
		err = p.printJSON(checkedList(found, copies))
	} else {
		p.sayChecked(found)
		for _, name := range copies {
			p.say("%s", words.Say("cmd.check.copy", name))
		}
	}
	if err == nil && !found.Whole() {
		return &model.Problem{Key: "cmd.check.damaged", File: path, Err: model.ErrInvalid}
	}
	return err
}

// copiesOf are the names of other versions of a file that lie beside it; none when nobody can tell.
func copiesOf(ctx context.Context, path string) []string {
	out := []string{}
	held, err := storage.Held(ctx, path)
	if err != nil {
		return out
	}
	found, err := storage.ConflictCopies(ctx, path, held.FileID)
	if err != nil {
		return out
	}
	for _, x := range found {
		out = append(out, filepath.Base(x))
	}
	return out
}

func (p *program) sayChecked(c *storage.Checked) {
	if c.Whole() {
		p.say("%s", words.Say("cmd.check.whole", words.SayN("repair.records", int(c.Rows)), words.SayN("history.changes", int(c.Units))))
		return
	}
	for _, f := range c.Findings {
		p.say("%s", printable(findingLine(f)))
	}
	if c.More > 0 {
		p.say("%s", words.Say("cmd.check.more", c.More))
	}
}

func findingLine(f storage.Finding) string {
	message := words.Problem(f.Problem)
	switch {
	case f.Row != "":
		return f.Table + " " + f.Row + ": " + message
	case f.Table != "":
		return f.Table + ": " + message
	}
	return message
}

func checkedList(c *storage.Checked, copies []string) listing {
	items := []findingItem{}
	for _, f := range c.Findings {
		items = append(items, findingItem{text(f.Table), text(f.Row), words.Problem(f.Problem)})
	}
	return listing{Kind: "check", Items: items, Totals: checkTotals{c.Whole(), c.Rows, c.Units, len(items) + c.More, copies}}
}
