package exchange

import (
	"milepost/model"
)

// Kind says what a file is a list of.
type Kind string

// Kinds of lists of people. In teams the first column makes reps and the managers become people.
const (
	KindPeople Kind = "people"
	KindTeams  Kind = "teams"
)

// Options say how a table is to be understood.
type Options struct {
	Kind   Kind
	Source string            // name of the other system for its ids; empty: the kind
	Me     string            // name of the person who is the file's owner; empty: not said
	Map    map[string]string // field to column name (or number); wins over the guess, an empty name takes the field away
	Dates  DateOrder
	Day    model.Date // effective day: changes without a date hold from it

	Aliases map[string]string // whom the list calls what: a name of the list to a name, alias or id of a person; of one-on-ones

	Stages  map[string]model.DealStage             // what stages of the list mean; of deals
	Namings map[model.NamingKind]map[string]string // what the list calls customers and products; of deals

	Period model.Span // of quotas whose rows say none; no day: nobody said

	Cells    bool           // the plan's rows of deals hold what they say, to be shown
	Progress func(rows int) // told now and then how many rows of a list of deals were gone through; may be nil

	Remember bool // columns are understood as they were chosen by hand for such a list before, and what is chosen now is remembered
	Replace  bool // of a framework: what the list does not name goes

	PastPlanned bool // of a calendar: meetings that are over count as planned, not as held
}

// Fate is what becomes of a row.
type Fate string

// Fates of a row.
const (
	FateNew       Fate = "new"
	FateChanged   Fate = "changed"
	FateUnchanged Fate = "unchanged"
	FateRefused   Fate = "refused"
)

// FieldSource and FieldRep name changes that come from no column: a person becomes known to a source, or a rep.
const (
	FieldSource Field = "source"
	FieldRep    Field = "rep"
)

// Change is one value that a row brings. Dates are written 2026-11-23, people and levels by their names; of a new value
// Before is empty.
type Change struct {
	Field         Field
	Before, After string
}

// RowPlan is one row and its fate.
type RowPlan struct {
	File       string // where it stands; empty: in the plan's file
	Line       int
	Name       string           // as the row writes it
	Cells      map[Field]string // what it says, of a text that has no columns; days as 2026-11-23
	Fate       Fate
	Person     model.ID         // whom the row means; empty when new or refused
	Changes    []Change         // of a new or changed row
	Notes      []*model.Problem // what was left out of a row that is taken otherwise
	Problem    *model.Problem   // why it is refused, with line and column
	Candidates []model.Person   // whom an ambiguous row may mean; without an id those the same file would make
}

// Plan says what an import would do. It writes nothing and stays as it is; Apply carries it out.
type Plan struct {
	File    string
	Kind    Kind
	Source  string
	Columns []Column
	Rows    []RowPlan
	Missing []Missing // known to the source, here, and no longer named by the file; they are kept
	People  int       // people who would be made, managers too
	Me      string    // name of the person who would become the owner; empty: as before

	JSON       bool            // the list was no table: its rows are questions
	Categories []CategoryCount // of questions, the largest first

	Macros bool // the workbook holds programs, which nobody looked at

	memory *columnMemory // how its columns were corrected
	mark   rosterMark
	drafts []*draft
	owner  *model.Author // to be changed; its PersonID may be a draft's

	asked mark // of the questions
	asks  []askDraft

	Deals *DealFigures // of deals alone; their Rows are the first ten thousand, and as many that are refused
	sales *salesPlan   // of customers, products and deals

	Period model.Span // of quotas whose rows say none, as it was said or as the list's columns name it

	grow  *growPlan      // of goals, milestones, links and quotas
	frame *framePlan     // of a framework alone
	marks *benchmarkPlan // of a benchmark alone
	rates *ratePlan      // of ratings alone
	talks *talkPlan      // of one-on-ones alone
	dates *datePlan      // of a calendar alone
}

// Missing is a person or a question that a source named before and names no more.
type Missing struct {
	ID   model.ID
	Name string // a person's, or the question
}

// Empty says whether carrying the plan out would change nothing.
func (p *Plan) Empty() bool {
	for _, d := range p.drafts {
		if d.writes() {
			return false
		}
	}
	return p.owner == nil && len(p.asks) == 0 && p.talks.empty() && p.dates.empty() && p.sales.empty() && p.grow.empty() &&
		p.frame.empty() && p.marks.empty() && p.rates.empty()
}

// Count is how many rows have a fate.
func (p *Plan) Count(f Fate) int {
	if p.Deals != nil {
		return p.sales.deals.counts[f]
	}
	n := 0
	for i := range p.Rows {
		if p.Rows[i].Fate == f {
			n++
		}
	}
	return n
}

// Total is how many rows there are.
func (p *Plan) Total() int {
	if p.Deals == nil {
		return len(p.Rows)
	}
	return p.Count(FateNew) + p.Count(FateChanged) + p.Count(FateUnchanged) + p.Count(FateRefused)
}

// MissingTotal is how many are missing, more perhaps than Missing names.
func (p *Plan) MissingTotal() int {
	if p.Deals == nil {
		return len(p.Missing)
	}
	return p.sales.deals.missing
}

// Report is a plan, carried out or not, in numbers, as the command line prints it for machines.
type Report struct {
	Rows      int       `json:"rows"`
	New       int       `json:"new"`
	Changed   int       `json:"changed"`
	Unchanged int       `json:"unchanged"`
	Missing   int       `json:"missing"`
	Refused   []Refusal `json:"refused"`
	Created   Created   `json:"created"`
}

// Created counts records made, apart from rows: a manager has no row.
type Created struct {
	People   int `json:"people"`
	Meetings int `json:"meetings,omitempty"` // of one-on-ones
	Notes    int `json:"notes,omitempty"`
	Series   int `json:"series,omitempty"` // of a calendar

	Customers int `json:"customers,omitempty"`
	Products  int `json:"products,omitempty"`

	Ladders    int `json:"ladders,omitempty"` // of a framework
	Levels     int `json:"levels,omitempty"`
	Skills     int `json:"skills,omitempty"` // of a benchmark too
	Behaviours int `json:"behaviours,omitempty"`
	Criteria   int `json:"criteria,omitempty"`
	Benchmarks int `json:"benchmarks,omitempty"`
}

// Refusal is a row that is not taken. Reason is the key of a sentence; Column is null when the whole row is meant.
type Refusal struct {
	Line       int         `json:"line"`
	Column     *int        `json:"column"`
	Reason     string      `json:"reason"`
	Candidates []Candidate `json:"candidates"`
}

// Candidate is a person whom a row may mean; ID is null for one that the same file would make.
type Candidate struct {
	ID   *string `json:"id"`
	Name string  `json:"name"`
}

// Report puts the plan into numbers.
func (p *Plan) Report() Report {
	r := Report{
		Rows: p.Total(), New: p.Count(FateNew), Changed: p.Count(FateChanged), Unchanged: p.Count(FateUnchanged),
		Missing: p.MissingTotal(), Refused: []Refusal{}, Created: p.created(),
	}
	for i := range p.Rows {
		row := &p.Rows[i]
		if row.Fate != FateRefused {
			continue
		}
		x := Refusal{Line: row.Line, Reason: row.Problem.Key, Candidates: []Candidate{}}
		if row.Problem.Column > 0 {
			x.Column = &row.Problem.Column
		}
		for _, c := range row.Candidates {
			candidate := Candidate{Name: c.Name}
			if id := string(c.ID); id != "" {
				candidate.ID = &id
			}
			x.Candidates = append(x.Candidates, candidate)
		}
		r.Refused = append(r.Refused, x)
	}
	return r
}

// created counts what the plan would make.
func (p *Plan) created() Created {
	c := Created{People: p.People}
	if p.talks != nil {
		c.Meetings, c.Notes = p.talks.made()
	}
	c.Customers, c.Products = p.sales.made()
	p.frame.made(&c)
	p.marks.made(&c)
	if p.dates != nil {
		c.Series, c.Meetings = p.dates.made()
	}
	return c
}

// rosterMark tells whether people moved on between preview and apply: every write gives a row a version that was never
// used before, and removing lowers a count.
type rosterMark struct {
	people, aliases, sources, assignments mark
	owner, framework                      int64
}

type mark struct {
	count  int
	newest int64
}

func markOf(r *model.Roster) rosterMark {
	return rosterMark{
		people: markRows(r.People), aliases: markRows(r.Aliases), sources: markRows(r.Sources), assignments: markRows(r.Assignments),
		owner: r.Owner.Version, framework: r.Framework.Version.Version,
	}
}

func markRows[T any, P interface {
	*T
	model.Record
}](rows []T,
) mark {
	m := mark{count: len(rows)}
	for i := range rows {
		m.newest = max(m.newest, P(&rows[i]).Head().Version)
	}
	return m
}
