package main

import (
	"cmp"
	"strings"

	"milepost/exchange"
	"milepost/model"
	"milepost/ui/words"
)

// importReport is what became of all rows of all inputs, for machines.
type importReport struct {
	Rows      int              `json:"rows"`
	New       int              `json:"new"`
	Changed   int              `json:"changed"`
	Unchanged int              `json:"unchanged"`
	Missing   int              `json:"missing"`
	Refused   []refusedRow     `json:"refused"`
	Created   exchange.Created `json:"created"`

	Categories []exchange.CategoryCount `json:"categories,omitempty"` // of questions alone
	Deals      *exchange.DealFigures    `json:"deals,omitempty"`      // of deals alone, of the last list
}

// refusedRow is a row that was not taken; reason is a stable name, message the sentence.
type refusedRow struct {
	File string `json:"file"`
	exchange.Refusal
	Message string `json:"message"`
}

func newImportReport() importReport { return importReport{Refused: []refusedRow{}} }

// add counts an input in.
func (r *importReport) add(plan *exchange.Plan) {
	x := plan.Report()
	r.Rows += x.Rows
	r.New += x.New
	r.Changed += x.Changed
	r.Unchanged += x.Unchanged
	r.Missing += x.Missing
	r.Created.People += x.Created.People
	r.Created.Meetings += x.Created.Meetings
	r.Created.Series += x.Created.Series
	r.Created.Notes += x.Created.Notes
	r.Created.Customers += x.Created.Customers
	r.Created.Products += x.Created.Products
	r.Created.Ladders += x.Created.Ladders
	r.Created.Levels += x.Created.Levels
	r.Created.Skills += x.Created.Skills
	r.Created.Behaviours += x.Created.Behaviours
	r.Created.Criteria += x.Created.Criteria
	r.Created.Benchmarks += x.Created.Benchmarks
	if plan.Deals != nil {
		r.Deals = plan.Deals
	}
	r.Categories = exchange.AddCategories(r.Categories, plan.Categories)
	for i := range plan.Rows {
		row := &plan.Rows[i]
		if row.Fate != exchange.FateRefused {
			continue
		}
		why := *row.Problem
		why.File, why.Line, why.Column = "", 0, 0 // they stand beside it
		r.Refused = append(r.Refused, refusedRow{cmp.Or(row.File, plan.File), x.Refused[0], words.Problem(&why)})
		x.Refused = x.Refused[1:]
	}
}

// sayRefused tells of every row that is refused, and of what was left out of others.
func (r *importRun) sayRefused(plan *exchange.Plan) {
	for i := range plan.Rows {
		row := &plan.Rows[i]
		for _, n := range row.Notes {
			r.warn("%s", words.Problem(n))
		}
		if row.Problem == nil {
			continue
		}
		r.warn("%s", words.Problem(row.Problem))
		for _, c := range row.Candidates {
			r.warn("  %s", candidate(c))
		}
	}
}

func candidate(c model.Person) string {
	if c.ID == "" {
		return words.Say("cmd.import.candidate.new", c.Name)
	}
	return model.PersonLabels([]model.Person{c})[0]
}

// sayPlan tells in lines what was done with an input, or in a dry run what would be done with every row.
func (r *importRun) sayPlan(plan *exchange.Plan) {
	if r.flags.dryRun {
		var rows [][]string
		for i := range plan.Rows {
			x := &plan.Rows[i]
			rows = append(rows, []string{placeOf(x), words.Say("import.fate." + string(x.Fate)), x.Name, changesOf(plan, x)})
		}
		for _, m := range plan.Missing {
			rows = append(rows, []string{"", words.Say("import.fate.missing"), m.Name, ""})
		}
		r.sayRows(dropEmpty(rows))
	}
	x := plan.Report()
	counts := words.Say("cmd.import.rows", sayRows(plan, x.Rows), x.New, x.Changed, x.Unchanged, x.Missing, plan.Count(exchange.FateRefused))
	if len(r.inputs) > 1 {
		counts = words.Say("problem.place.file", plan.File, counts)
	}
	r.say("%s", counts)
	if len(plan.Categories) > 0 {
		r.say("%s", categoryLine(plan.Categories))
	}
	if plan.Macros {
		r.say("%s", words.Say("import.more.macros"))
	}
	if plan.Yields() {
		r.say("%s", words.Say("cmd.import.yields"))
	}
	if !r.flags.dryRun && len(plan.Missing) > 0 {
		r.say("%s", missingLine(plan))
	}
	if plan.Deals != nil {
		r.sayDeals(plan.Deals)
	}
	if plan.Me != "" {
		r.say("%s", words.Say("cmd.import.you", plan.Me))
	}
}

// sayRows counts the rows of a plan; those of a list that was no table are questions.
func sayRows(plan *exchange.Plan, n int) string {
	if plan.Kind == exchange.KindCalendar {
		return words.SayN("cmd.import.calendar.row", n)
	}
	if plan.JSON {
		return words.SayN("cmd.import.question", n)
	}
	return words.SayN("cmd.import.row", n)
}

// categoryLine says how many questions of each category there are.
func categoryLine(list []exchange.CategoryCount) string {
	var parts []string
	for _, c := range list {
		name := c.Category
		if name == "" {
			name = words.Say("cmd.import.category.none")
		}
		parts = append(parts, words.Say("cmd.import.category", name, c.Questions))
	}
	return words.Say("cmd.import.categories", strings.Join(parts, ", "))
}

// saySummary tells what holds for all inputs together.
func (r *importRun) saySummary() {
	made := r.report.Created
	say := func(n int, key, would string) {
		switch {
		case n > 0 && r.flags.dryRun:
			r.say("%s", words.SayN(would, n))
		case n > 0:
			r.say("%s", words.SayN(key, n))
		}
	}
	say(made.People, "cmd.import.made", "cmd.import.wouldmake")
	say(made.Series, "cmd.import.made.series", "cmd.import.wouldmake.series")
	say(made.Meetings, "cmd.import.made.meetings", "cmd.import.wouldmake.meetings")
	say(made.Notes, "cmd.import.made.notes", "cmd.import.wouldmake.notes")
	say(made.Customers, "cmd.import.made.customers", "cmd.import.wouldmake.customers")
	say(made.Products, "cmd.import.made.products", "cmd.import.wouldmake.products")
	say(made.Benchmarks, "cmd.import.made.benchmarks", "cmd.import.wouldmake.benchmarks")
	say(made.Ladders, "cmd.import.made.ladders", "cmd.import.wouldmake.ladders")
	say(made.Levels, "cmd.import.made.levels", "cmd.import.wouldmake.levels")
	say(made.Skills, "cmd.import.made.skills", "cmd.import.wouldmake.skills")
	say(made.Behaviours, "cmd.import.made.behaviours", "cmd.import.wouldmake.behaviours")
	say(made.Criteria, "cmd.import.made.criteria", "cmd.import.wouldmake.criteria")
	if r.flags.dryRun {
		r.say("%s", words.Say("cmd.import.dry"))
	}
}

// mostMissing is how many people a line names who are no longer in a list; a dry run names all.
const mostMissing = 5

func missingLine(plan *exchange.Plan) string {
	missing := plan.Missing
	var names []string
	for _, m := range missing[:min(len(missing), mostMissing)] {
		names = append(names, m.Name)
	}
	if plan.Replaces() {
		if more := len(missing) - len(names); more > 0 {
			return words.Say("cmd.import.gone.more", strings.Join(names, ", "), more)
		}
		return words.Say("cmd.import.gone", words.List(names))
	}
	if more := plan.MissingTotal() - len(names); more > 0 {
		return words.Say("cmd.import.missing.more", strings.Join(names, ", "), more)
	}
	return words.Say("cmd.import.missing", words.List(names))
}

// placeOf is where a row stands: its line, of a folder with the file.
func placeOf(row *exchange.RowPlan) string {
	switch {
	case row.File == "":
		return words.Say("import.line", row.Line)
	case row.Line == 0:
		return row.File
	}
	return words.Say("import.place", row.File, row.Line)
}

// changesOf says what a row would change of somebody who is in the file, and what it would bring of one-on-ones.
func changesOf(plan *exchange.Plan, row *exchange.RowPlan) string {
	if plan.Kind == exchange.KindTalks {
		return talkOf(row)
	}
	if row.Fate == exchange.FateNew && len(row.Changes) > 1 && row.Changes[0].Field == exchange.FieldWith {
		return words.Say("cmd.import.calendar.with", row.Changes[0].After, row.Changes[1].After)
	}
	if row.Fate != exchange.FateChanged {
		return ""
	}
	var out []string
	for _, c := range row.Changes {
		switch c.Field {
		case exchange.FieldSource:
			out = append(out, words.Say("import.change.source"))
		case exchange.FieldRep:
			out = append(out, words.Say("import.change.rep"))
		default:
			out = append(out, words.Say("cmd.import.change", words.Say("import.field."+string(c.Field)), orNothing(c.Before), orNothing(c.After)))
		}
	}
	return strings.Join(out, "; ")
}

// mostUnknown is how many names that nobody knows are told; --json has all.
const mostUnknown = 10

// sayDeals tells what a list of deals holds, and which customers and products nobody knows.
func (r *importRun) sayDeals(f *exchange.DealFigures) {
	var parts []string
	for _, s := range []model.DealStage{model.StageProspect, model.StageWarm, model.StageHot, model.StageReady, model.StageWon, model.StageLost} {
		if n := f.Stages[s]; n > 0 {
			parts = append(parts, words.Say("cmd.import.deals.stage."+string(s), n))
		}
	}
	if len(parts) > 0 {
		r.say("%s", words.Say("cmd.import.deals.stages", strings.Join(parts, ", ")))
	}
	if f.NoCustomer+f.NoEngaged+f.NoAmount > 0 {
		r.say("%s", words.Say("cmd.import.deals.blank", f.NoCustomer, f.NoEngaged, f.NoAmount))
	}
	for _, u := range f.Unknown[:min(len(f.Unknown), mostUnknown)] {
		r.say("%s", words.SayN("cmd.import.deals.unknown."+string(u.Kind), u.Rows, u.Name))
	}
	if more := len(f.Unknown) - mostUnknown; more > 0 {
		r.say("%s", words.SayN("cmd.import.deals.unknown.more", more))
	}
}
