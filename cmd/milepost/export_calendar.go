package main

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"milepost/model"
	"milepost/storage"
	"milepost/ui/documents"
	"milepost/ui/words"
)

const calendarExtension = ".ics"

// calendarPlan checks the options of a calendar before any file is opened. Without a person it is everybody's.
func (f exportFlags) calendarPlan() (exportPlan, error) {
	extension := strings.ToLower(filepath.Ext(f.out))
	x := exportPlan{exportFlags: f, single: extension == calendarExtension}
	switch {
	case f.out == "":
		return x, usage("cmd.export.where.calendar")
	case extension != calendarExtension && (extension == reviewExtension || slices.Contains(otherExtensions, extension)):
		return x, usage("cmd.export.extension.calendar", f.out)
	case f.all && f.rep != "":
		return x, usage("cmd.export.whom.calendar")
	}
	x.all = f.rep == ""
	if err := x.days(); err != nil {
		return x, err
	}
	if !x.period.From.IsZero() && !x.period.To.IsZero() && x.period.To.Before(x.period.From) {
		return x, usage("cmd.export.period", x.period.From, x.period.To)
	}
	return x, nil
}

// runCalendar writes the meetings of one person or of everybody as a calendar: one file, or a folder with one for each.
func (p *program) runCalendar(ctx context.Context, path string, f exportFlags) error {
	x, err := f.calendarPlan()
	if err != nil {
		return err
	}
	return p.withStore(ctx, path, func(s *storage.Store) error {
		r, err := s.Roster(ctx)
		if err != nil {
			return err
		}
		people := r.People
		if !x.all {
			one, err := r.FindPerson(x.rep)
			if err != nil {
				return err
			}
			people = []model.Person{*one}
		}
		c := documents.Calendar{Period: x.calendarPeriod(p.dayOf(x.asOf, &r.File)), At: p.clock.Now()}
		if x.single {
			for i := range people {
				c.People = append(c.People, people[i].ID)
			}
			c.Team = x.all
			return p.writeCalendar(ctx, s, c, x.out, true)
		}
		for i := range people {
			c.People = []model.ID{people[i].ID}
			name := filepath.Join(x.out, documents.FileName(&people[i], r.Aliases, calendarExtension))
			if err := p.writeCalendar(ctx, s, c, name, false); err != nil {
				return err
			}
		}
		return nil
	})
}

// calendarPeriod is what was said; what was not goes back a month and has no end.
func (x *exportPlan) calendarPeriod(today model.Date) model.Span {
	period := model.CalendarPeriod(today)
	if !x.period.From.IsZero() {
		period.From = x.period.From
	}
	period.To = x.period.To
	return period
}

// writeCalendar writes one calendar. In a folder nobody gets an empty one.
func (p *program) writeCalendar(ctx context.Context, s *storage.Store, c documents.Calendar, path string, empty bool) error {
	if !empty {
		shared, err := s.SharedCalendar(ctx, c.People, c.Team, c.Period)
		if err != nil || len(shared.Entries) == 0 {
			return err
		}
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return &model.Problem{Key: "cmd.export.write", File: path, Err: model.ErrReadOnly}
	}
	n, err := documents.WriteCalendar(ctx, s, c, path)
	if err != nil {
		return err
	}
	if n == 0 {
		p.warn("%s", words.Say("cmd.export.calendar.empty"))
	}
	p.say("%s", path)
	return nil
}
