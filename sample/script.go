package sample

import (
	"fmt"
	"io"
	"regexp"
	"slices"
	"time"

	"milepost/model"
	"milepost/storage"
)

// firstMonday is the day the tables are written for.
var firstMonday = model.MustDate("2026-11-23")

// opening is the day the file begins, as the tables write it.
const opening = "2026-05-25"

// step is one unit of work of the team's story.
type step struct {
	at   time.Time
	unit string
	do   func(*storage.Work) error
}

// script gathers the steps of the story from the tables and keeps the records that others refer to.
type script struct {
	shift  int // days from the Monday of the tables to the Monday asked for
	zone   *time.Location
	random io.Reader
	made   int           // ids made so far
	roster *model.Roster // as the new file has it: author, framework

	steps     []step
	boss      *model.Person
	people    map[string]*model.Person
	meetings  map[string]*model.Meeting // by person and day as the tables write it
	held      map[string]bool           // the same keys: whether the pair met
	careers   map[string]*model.Career
	strategic map[string]*model.Strategic
	goals     map[string]*model.Goal
	positions map[string]int64
	expected  map[string][]*model.Expectation // by person
}

// day moves a day of the tables to the story's time; the empty text is no day.
func (s *script) day(text string) model.Date { return model.MustDate(text).AddDays(s.shift) }

// tableDay is the day as the tables write it.
func (s *script) tableDay(d model.Date) string { return d.AddDays(-s.shift).String() }

// at is a time of day, "10:00", on a day of the tables, and some minutes more.
func (s *script) at(day, clock string, minutes int) time.Time {
	t, err := time.Parse("15:04", clock)
	if err != nil {
		panic(err) // the tables are constants
	}
	d := s.day(day)
	return time.Date(d.Year(), d.Month(), d.Day(), t.Hour(), t.Minute()+minutes, 0, 0, s.zone)
}

var dayInText = regexp.MustCompile(`\{(\d{4}-\d\d-\d\d) ([^}]+)\}`)

// say moves the days inside a text.
func (s *script) say(text string) string {
	return dayInText.ReplaceAllStringFunc(text, func(found string) string {
		parts := dayInText.FindStringSubmatch(found)
		return s.day(parts[1]).Time().Format(parts[2])
	})
}

// add puts a step into the story.
func (s *script) add(at time.Time, unit string, do func(*storage.Work) error) {
	s.steps = append(s.steps, step{at, unit, do})
}

// create puts a step into the story that stores new records.
func (s *script) create(at time.Time, unit string, records ...model.Record) {
	s.add(at, unit, func(w *storage.Work) error { return putAll(w, records) })
}

func putAll(w *storage.Work, records []model.Record) error {
	for _, r := range records {
		if err := w.Put(r); err != nil {
			return err
		}
	}
	return nil
}

// change puts a step into the story that changes a record.
func (s *script) change(at time.Time, unit string, record model.Record, edit func()) {
	s.add(at, unit, func(w *storage.Work) error {
		edit()
		return w.Put(record)
	})
}

// sorted are the steps in the order of their time; those of one time keep the order of the tables.
func (s *script) sorted() []step {
	slices.SortStableFunc(s.steps, func(a, b step) int { return a.at.Compare(b.at) })
	return s.steps
}

// id makes an id that carries the time of its step; ids of one step count up in the order of the tables.
func (s *script) id(at time.Time) model.ID {
	s.made++
	return model.NewIDs(model.FixedClock(at.Add(time.Duration(s.made)*time.Millisecond)), s.random).New()
}

// row starts a row about a person that is private or shared.
func (s *script) row(at time.Time, who *model.Person, v model.Visibility) model.Row {
	return model.Row{ID: s.id(at), SubjectID: who.ID, Visibility: v}
}

// next is the position behind all others of a list.
func (s *script) next(list string) int64 {
	s.positions[list] += 1024
	return s.positions[list]
}

// level finds a level of the starter framework by its name.
func (s *script) level(name string) model.ID {
	if name == "" {
		return ""
	}
	l := s.roster.Framework.LevelNamed(name)
	if l == nil {
		panic(fmt.Sprintf("the starter framework has no level %q", name))
	}
	return l.LevelID
}

// skill finds a skill of the starter framework by its name.
func (s *script) skill(name string) model.ID {
	if name == "" {
		return ""
	}
	for _, x := range s.roster.Framework.Skills {
		if x.Name == name {
			return x.SkillID
		}
	}
	panic(fmt.Sprintf("the starter framework has no skill %q", name))
}

// laterOf is the later of two times.
func laterOf(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}
