package main

import (
	"context"
	"errors"

	"milepost/exchange"
	"milepost/model"
	"milepost/storage"
)

// importRun is one call of import with all its inputs.
type importRun struct {
	*program
	flags  importFlags
	inputs []importInput
	report importReport
	stored bool // something was written
}

type importInput struct {
	table   *exchange.Table
	options exchange.Options
	plan    *exchange.Plan
}

// all looks at every input against the file as it is, so that what is wrong with one is said before any is carried
// out; then it takes one after the other.
func (r *importRun) all(ctx context.Context, s *storage.Store) error {
	if err := r.preview(ctx, s); err != nil {
		return err
	}
	for i := range r.inputs {
		if err := r.take(ctx, s, &r.inputs[i], i > 0); err != nil {
			return err
		}
	}
	if r.flags.asJSON {
		if err := r.printJSON(r.report); err != nil {
			return err
		}
	} else {
		r.saySummary()
	}
	for i := range r.inputs {
		p := r.inputs[i].plan
		if p.Total() > 0 && p.Count(exchange.FateRefused) == p.Total() {
			return &model.Problem{Key: "cmd.import.none", File: p.File, Err: model.ErrInvalid}
		}
	}
	return nil
}

// preview makes the plans. Who "me" is may stand in any of the inputs.
func (r *importRun) preview(ctx context.Context, s *storage.Store) error {
	roster, err := s.Roster(ctx)
	if err != nil {
		return err
	}
	var unknown error
	for i := range r.inputs {
		x := &r.inputs[i]
		x.options.Day = model.DayOf(r.clock, roster.File.Location())
		x.plan, err = exchange.PreviewIn(ctx, s, roster, x.table, x.options)
		if len(r.inputs) > 1 && isKey(err, "import.me.none") {
			unknown, x.options.Me = err, ""
			x.plan, err = exchange.PreviewIn(ctx, s, roster, x.table, x.options)
		}
		if err != nil {
			return r.ambiguousMe(err, roster)
		}
	}
	for i := range r.inputs {
		if r.inputs[i].options.Me != "" {
			return nil
		}
	}
	return unknown
}

func isKey(err error, key string) bool {
	var p *model.Problem
	return errors.As(err, &p) && p.Key == key
}

// ambiguousMe names the people of the file that --me could mean.
func (r *importRun) ambiguousMe(err error, roster *model.Roster) error {
	if isKey(err, "import.me.ambiguous") {
		if _, named := roster.FindPerson(r.flags.me); errors.Is(named, model.ErrAmbiguous) {
			return named
		}
	}
	return err
}

// take carries one input out unless it is only tried. After another input the plan is made anew: that one may have
// brought the same people.
func (r *importRun) take(ctx context.Context, s *storage.Store, x *importInput, again bool) error {
	if !r.flags.dryRun {
		if again {
			roster, err := s.Roster(ctx)
			if err != nil {
				return err
			}
			if x.plan, err = exchange.PreviewIn(ctx, s, roster, x.table, x.options); err != nil {
				return err
			}
		}
		if _, err := exchange.Apply(ctx, s, x.plan); err != nil {
			return err
		}
		r.stored = r.stored || !x.plan.Empty()
	}
	r.report.add(x.plan)
	r.sayRefused(x.plan)
	if !r.flags.asJSON {
		r.sayPlan(x.plan)
	}
	return nil
}
