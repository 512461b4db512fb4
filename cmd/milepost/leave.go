package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/documents"
	"milepost/ui/words"
)

type leaveFlags struct {
	on, takesOver string
	asJSON        bool
}

// leftObject is what --json prints.
type leftObject struct {
	Kind        string     `json:"kind"`
	AsOf        model.Date `json:"as_of"`
	Person      *named     `json:"person"`
	Assignments int        `json:"assignments_ended"`
	Series      int        `json:"series_ended"`
	Meetings    int        `json:"meetings_cancelled"`
	Moved       int        `json:"promises_moved"`
	Dropped     int        `json:"promises_dropped"`
	Leads       int        `json:"still_leads"`
	EraseOn     model.Date `json:"erase_on"`
}

func (p *program) leaveCommand() *cobra.Command {
	var f leaveFlags
	c := &cobra.Command{
		Use: "leave FILE PERSON", Short: words.Say("cmd.leave.short"), Long: words.Say("cmd.leave.long"),
		Args: func(_ *cobra.Command, args []string) error { return wantArgs(args, true, "FILE", "PERSON") }, ValidArgsFunction: completeFiles(teamFiles),
		RunE: func(c *cobra.Command, args []string) error {
			return p.runLeave(c.Context(), args[0], strings.Join(args[1:], " "), f)
		},
	}
	c.Flags().StringVar(&f.on, "on", "", words.Say("cmd.leave.on"))
	c.Flags().StringVar(&f.takesOver, "promises-to", "", words.Say("cmd.leave.to"))
	c.Flags().BoolVar(&f.asJSON, "json", false, words.Say("cmd.flag.json"))
	return c
}

func (p *program) runLeave(ctx context.Context, path, who string, f leaveFlags) error {
	day, err := parseDay(f.on)
	if err != nil {
		return err
	}
	return p.withStore(ctx, path, func(s *storage.Store) error {
		r, err := s.Roster(ctx)
		if err != nil {
			return err
		}
		person, err := r.FindPerson(who)
		if err != nil {
			return err
		}
		var heir model.ID
		if f.takesOver != "" {
			x, err := r.FindPerson(f.takesOver)
			if err != nil {
				return err
			}
			heir = x.ID
		}
		on := p.dayOf(day, &r.File)
		var left *storage.Left
		if _, err := s.Do(ctx, unit.LeaveTeam, func(w *storage.Work) (err error) {
			left, err = w.Leave(person.ID, on, heir)
			return err
		}); err != nil {
			return err
		}
		if f.asJSON {
			return p.printJSON(leftObject{
				Kind: "leave", AsOf: on, Person: personRef(person), Assignments: left.Assignments, Series: left.Series, Meetings: left.Meetings,
				Moved: left.Moved, Dropped: left.Dropped, Leads: left.Leads, EraseOn: left.EraseOn,
			})
		}
		for _, line := range documents.LeftLines(left, person.Name, on) {
			p.say("%s", line)
		}
		return nil
	})
}
