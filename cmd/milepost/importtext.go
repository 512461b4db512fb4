package main

import (
	"strings"

	"milepost/exchange"
	"milepost/model"
	"milepost/ui/words"
)

// sayRefused tells of every row that is refused, and of what was left out of others.
func (p *program) sayRefused(plan *exchange.Plan) {
	for i := range plan.Rows {
		row := &plan.Rows[i]
		for _, n := range row.Notes {
			p.warn("%s", words.Problem(n))
		}
		if row.Problem == nil {
			continue
		}
		p.warn("%s", words.Problem(row.Problem))
		for _, c := range row.Candidates {
			p.warn("  %s", candidate(c))
		}
	}
}

func candidate(c model.Person) string {
	if c.ID == "" {
		return words.Say("cmd.import.candidate.new", c.Name)
	}
	return model.PersonLabels([]model.Person{c})[0]
}

// sayPlan tells in lines what was done, or in a dry run what would be.
func (p *program) sayPlan(plan *exchange.Plan, dryRun bool) {
	if dryRun {
		for i := range plan.Rows {
			p.sayRow(&plan.Rows[i])
		}
	}
	for _, m := range plan.Missing {
		p.say("%s", words.Say("cmd.import.missing", m.Name))
	}
	r := plan.Report()
	p.say("%s", words.Say("cmd.import.rows", words.SayN("cmd.import.row", r.Rows), r.New, r.Changed, r.Unchanged, r.Missing, len(r.Refused)))
	if r.Created.People > 0 {
		p.say("%s", words.SayN("cmd.import.people", r.Created.People))
	}
	if plan.Me != "" {
		p.say("%s", words.Say("cmd.import.you", plan.Me))
	}
	if dryRun {
		p.say("%s", words.Say("cmd.import.dry"))
	}
}

// fates are the words for what becomes of a row.
var fates = map[exchange.Fate]string{
	exchange.FateNew: "cmd.import.fate.new", exchange.FateChanged: "cmd.import.fate.changed",
	exchange.FateUnchanged: "cmd.import.fate.unchanged", exchange.FateRefused: "cmd.import.fate.refused",
}

func (p *program) sayRow(row *exchange.RowPlan) {
	var changes []string
	for _, c := range row.Changes {
		if row.Fate == exchange.FateChanged {
			changes = append(changes, words.Say("cmd.import.change", string(c.Field), orDash(c.Before), orDash(c.After)))
		}
	}
	p.say("%s", strings.TrimRight(words.Say("cmd.import.line", row.Line, words.Say(fates[row.Fate]), row.Name, strings.Join(changes, "; ")), " "))
}

// orDash shows that there is nothing.
func orDash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}
