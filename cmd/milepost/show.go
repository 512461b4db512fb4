package main

import (
	"context"
	"errors"
	"math/big"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"milepost/model"
	"milepost/storage"
	"milepost/ui/words"
)

// showFlags are the options of show as they were given.
type showFlags struct {
	rep, asOf, role  string
	from             string // of gaps: the role of others where the way begins
	knownOn, since   string
	archived, asJSON bool
}

// view is what a kind of show looks at: a file as of the end of a day, by people.
type view struct {
	store    *storage.Store
	roster   *model.Roster
	on       model.Date
	rep      *model.Person // whom --rep names; nil: all
	level    *model.Level  // what --role names; nil: the level held
	role     string        // what --role says, of gaps: it may be a role of others
	from     string        // what --from says
	since    model.Date    // what history begins with; none: everything
	archived bool
}

// people are those that --rep names, else my people; with --archived also those who are archived.
func (v *view) people() []model.Person {
	if v.rep != nil {
		return []model.Person{*v.rep}
	}
	return v.everybody()
}

// everybody are my people, whomever --rep names.
func (v *view) everybody() []model.Person {
	r := *v.roster
	if v.archived {
		r.People = slices.Clone(r.People)
		for i := range r.People {
			r.People[i].ArchivedAt = 0
		}
	}
	return r.MyPeople(v.on)
}

// lists says whether something that may be archived is in lists.
func (v *view) lists(archivedAt model.Instant) bool { return v.archived || archivedAt.IsZero() }

// answer is what a kind of show found, for machines and in words.
type answer struct {
	items, totals any
	opening       string     // one sentence that is true
	rows          [][]string // one line each, in columns
	closing       string     // what is to be known beside them; may be empty
}

// listing is the object that --json prints.
type listing struct {
	Kind     string     `json:"kind"`
	AsOf     model.Date `json:"as_of"`
	KnownOn  model.Date `json:"known_on"`
	Currency *string    `json:"currency"`
	Items    any        `json:"items"`
	Totals   any        `json:"totals"`
}

type shower func(context.Context, *view) (answer, error)

// showKinds in the order in which help names them.
var showKinds = []kind{
	{"today", "cmd.show.today"},
	{"team", "cmd.show.team"},
	{"person", "cmd.show.person"},
	{"matrix", "cmd.show.matrix"},
	{"gaps", "cmd.show.gaps"},
	{"bench", "cmd.show.bench"},
	{"promotion", "cmd.show.promotion"},
	{"mirror", "cmd.show.mirror"},
	{"goals", "cmd.show.goals"},
	{"weave", "cmd.show.weave"},
	{"coverage", "cmd.show.coverage"},
	{"conflicts", "cmd.show.conflicts"},
	{"expectations", "cmd.show.expectations"},
	{"delegation", "cmd.show.delegation"},
	{"lessons", "cmd.show.lessons"},
	{"prepare", "cmd.show.prepare"},
	{"actions", "cmd.show.actions"},
	{"overdue", "cmd.show.overdue"},
	{"history", "cmd.show.history"},
}

var showers = map[string]shower{
	"today": showToday, "team": showTeam, "person": showPerson, "matrix": showMatrix, "bench": showBench, "gaps": showGaps, "promotion": showPromotion, "mirror": showMirror,
	"goals": showGoals, "weave": showWeave, "coverage": showCoverage, "conflicts": showConflicts, "actions": showActions, "prepare": showPrepare,
	"delegation": showDelegation, "lessons": showLessons, "overdue": showOverdue, "history": showHistory,
	"expectations": showExpectations,
}

func (p *program) showCommand() *cobra.Command {
	var f showFlags
	c := &cobra.Command{
		Use: "show KIND FILE", Short: words.Say("cmd.show.short"), Long: words.Say("cmd.show.long", kindLines(showKinds)),
		Args: kindThen(showKinds, "FILE"), ValidArgsFunction: completeKind(showKinds, nil),
		RunE: func(c *cobra.Command, args []string) error { return p.runShow(c.Context(), args[0], args[1], f) },
	}
	c.Flags().StringVar(&f.rep, "rep", "", words.Say("cmd.flag.rep"))
	c.Flags().StringVar(&f.asOf, "as-of", "", words.Say("cmd.flag.asof"))
	c.Flags().StringVar(&f.knownOn, "known-on", "", words.Say("cmd.show.known"))
	c.Flags().StringVar(&f.since, "since", "", words.Say("cmd.show.since"))
	c.Flags().StringVar(&f.role, "role", "", words.Say("cmd.show.role"))
	c.Flags().StringVar(&f.from, "from", "", words.Say("cmd.show.from"))
	c.Flags().BoolVar(&f.archived, "archived", false, words.Say("cmd.show.archived"))
	c.Flags().BoolVar(&f.asJSON, "json", false, words.Say("cmd.flag.json"))
	return c
}

func (p *program) runShow(ctx context.Context, kind, path string, f showFlags) error {
	days, err := f.days(kind)
	if err != nil {
		return err
	}
	return p.withStore(ctx, path, func(s *storage.Store) (err error) {
		if !days.known.IsZero() {
			if s, err = s.KnownOn(ctx, days.known, ""); err != nil {
				return err
			}
			defer func() { err = errors.Join(err, s.Close()) }()
		}
		v, err := p.viewOf(ctx, s, kind, f, days.asOf)
		if err != nil {
			return err
		}
		v.since = days.since
		a, err := showers[kind](ctx, v)
		if err != nil {
			return err
		}
		if f.asJSON {
			return p.printJSON(listing{Kind: kind, AsOf: v.on, KnownOn: days.known, Currency: text(v.roster.File.Currency), Items: a.items, Totals: a.totals})
		}
		if len(v.roster.People) == 0 && f.from == "" { // roles of others need nobody
			a = answer{opening: words.Say("cmd.show.empty", path)}
		}
		p.sayAnswer(&a)
		return nil
	})
}

// showDays are the days that options of show name. Effective and recorded time are never mixed: what was known on a day
// is looked at as of that day unless another one is named.
type showDays struct{ asOf, known, since model.Date }

func (f *showFlags) days(kind string) (d showDays, err error) {
	switch {
	case (kind == "person" || kind == "prepare") && f.rep == "":
		return d, usage("cmd.show.whom")
	case kind == "history" && f.knownOn+f.asOf != "":
		return d, usage("cmd.show.history.days")
	case kind != "gaps" && f.from != "" || f.from != "" && f.role == "":
		return d, usage("cmd.show.from.kind")
	case kind != "history" && f.since != "":
		return d, usage("cmd.show.since.kind", kind)
	}
	for _, x := range []struct {
		text string
		to   *model.Date
	}{{f.asOf, &d.asOf}, {f.knownOn, &d.known}, {f.since, &d.since}} {
		if *x.to, err = parseDay(x.text); err != nil {
			return d, err
		}
	}
	if d.asOf.IsZero() {
		d.asOf = d.known
	}
	return d, nil
}

func (p *program) sayAnswer(a *answer) {
	p.say("%s", a.opening)
	p.sayRows(a.rows)
	if a.closing != "" {
		p.say("%s", a.closing)
	}
}

func (p *program) viewOf(ctx context.Context, s *storage.Store, kind string, f showFlags, asOf model.Date) (*view, error) {
	r, err := s.Roster(ctx)
	if err != nil {
		return nil, err
	}
	v := &view{store: s, roster: r, archived: f.archived, on: p.dayOf(asOf, &r.File), role: f.role, from: f.from}
	if f.rep != "" {
		if v.rep, err = r.FindPerson(f.rep); err != nil {
			return nil, err
		}
	}
	if f.role != "" {
		if v.level = r.Framework.LevelNamed(f.role); v.level == nil && kind != "gaps" {
			return nil, v.noLevel(f.role)
		}
	}
	return v, nil
}

// noLevel says that a role is no level, and which ones there are.
func (v *view) noLevel(role string) error {
	return &model.Problem{Key: "cmd.show.level", Args: []any{role, levelNames(v.roster)}, Err: model.ErrNotFound}
}

func levelNames(r *model.Roster) string {
	var names []string
	for _, l := range r.Framework.Levels {
		names = append(names, l.Name)
	}
	return strings.Join(names, ", ")
}

// text is a text for machines: null when there is none.
func text(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// ref is an id for machines: null when there is none.
func ref(id model.ID) *string { return text(string(id)) }

// rate is an unrounded number for machines: null when it cannot be said.
func rate(r *big.Rat, known bool) *float64 {
	if !known || r == nil {
		return nil
	}
	f, _ := r.Float64()
	return &f
}

// named is a person or a record with its name, as machines see it.
type named struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

func personRef(p *model.Person) *named {
	if p == nil {
		return nil
	}
	return &named{string(p.ID), p.Name}
}

func levelRef(l *model.Level) *named {
	if l == nil {
		return nil
	}
	return &named{string(l.LevelID), l.Name}
}

func skillRef(s *model.Skill) *named {
	if s == nil {
		return nil
	}
	return &named{string(s.SkillID), s.Name}
}

// titled is a goal or a milestone with its title.
type titled struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

func careerRef(c *model.Career) *titled {
	if c == nil {
		return nil
	}
	return &titled{string(c.ID), c.Title}
}

// marked says beside a text what lists usually do not hold, and what its author alone may see.
func marked(text string, archived bool, v model.Visibility) string {
	if archived {
		text = words.Say("cmd.archived", text)
	}
	if v == model.Private {
		text = words.Say("cmd.private", text)
	}
	return text
}

// stateOn gives the state of something with a life as of a day: what was closed later was open.
func stateOn[S ~string](state S, open S, closed, on model.Date) S {
	if closed.After(on) {
		return open
	}
	return state
}

func closedOn(closed, on model.Date) model.Date {
	if closed.After(on) {
		return model.Date{}
	}
	return closed
}

// nameOf is a person's name, empty when there is none.
func (v *view) nameOf(id model.ID) string {
	if p := v.roster.Person(id); p != nil {
		return p.Name
	}
	return ""
}
