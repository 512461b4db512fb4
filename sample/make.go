package sample

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"time"

	"milepost/model"
	"milepost/resources"
	"milepost/storage"
)

// Options is what the sample depends on.
type Options struct {
	AsOf    model.Date // any day of the week the sample is for
	Zone    string     // IANA name; empty: Europe/Berlin
	Seed    uint64     // of the random part of ids; 0: 1
	Starter []byte     // the starter framework as JSON; empty: the program's
	// Reps and Notes, when either is set, ask for a big file in place of the sample team: so many reps (0: 200) over four
	// years, with so many notes (0: 250 a rep), in words that mean nothing. They are at most MostReps and MostNotes.
	Reps, Notes int
	// TripWire counts every write against the journal, for tests.
	TripWire bool
}

const defaultZone = "Europe/Berlin"

// movingClock stands where the story is.
type movingClock struct{ now time.Time }

// Now is the time of the step under way.
func (c *movingClock) Now() time.Time { return c.now }

// Make writes the sample team to a new file and closes it. The file stands as it was at nine in the morning of the
// Monday of as-of's week, with nothing to undo. A file that exists is never touched; on any error none is left behind.
func Make(ctx context.Context, path string, o Options) error {
	o = o.withDefaults()
	zone, err := time.LoadLocation(o.Zone)
	if err != nil {
		return &model.Problem{Key: "error.zone", Args: []any{o.Zone}, Err: model.ErrInvalid}
	}
	starter, err := storage.ParseStarter(o.Starter)
	if err != nil {
		return err
	}
	s := newScript(o, zone)
	clock := &movingClock{s.begins(o)}
	store, err := storage.Create(ctx, path, storage.Params{
		Options:  storage.Options{Clock: clock, Random: s.random, TripWire: o.TripWire},
		TeamName: teamName, UserName: ownerName, Zone: o.Zone, Starter: starter, IsSample: true,
	})
	if err != nil {
		return err
	}
	if err := s.fill(ctx, store, clock, o); err != nil {
		_ = store.Close()
		_ = os.Remove(path) // closed, it is exactly one file
		return err
	}
	return store.Close()
}

func (o Options) withDefaults() Options {
	if o.Zone == "" {
		o.Zone = defaultZone
	}
	if o.Seed == 0 {
		o.Seed = 1
	}
	if len(o.Starter) == 0 {
		o.Starter = resources.Starter()
	}
	return o
}

func newScript(o Options, zone *time.Location) *script {
	var seed [32]byte
	for i := range 8 {
		seed[i] = byte(o.Seed >> (8 * i))
	}
	return &script{
		shift: o.AsOf.WeekStart(time.Monday).Days(firstMonday), zone: zone, random: rand.NewChaCha8(seed),
		people: map[string]*model.Person{}, meetings: map[string]*model.Meeting{}, held: map[string]bool{},
		careers: map[string]*model.Career{}, strategic: map[string]*model.Strategic{}, goals: map[string]*model.Goal{},
		positions: map[string]int64{}, expected: map[string][]*model.Expectation{},
	}
}

// isBig says whether a crowd is asked for.
func (o *Options) isBig() bool { return o.Reps != 0 || o.Notes != 0 }

// begins is when the file is made.
func (s *script) begins(o Options) time.Time {
	if o.isBig() {
		return s.at(firstMonday.AddDays(-7*crowdWeeks).String(), "08:00", 0)
	}
	return s.at(opening, "09:00", 0)
}

// fill tells what is asked for, and makes it final.
func (s *script) fill(ctx context.Context, store *storage.Store, clock *movingClock, o Options) error {
	var err error
	if s.roster, err = store.Roster(ctx); err != nil {
		return err
	}
	tell := func(ctx context.Context) error { return s.tell(ctx, store, clock) }
	if o.isBig() {
		tell = s.crowd(store, clock, o).tell
	}
	if err := tell(ctx); err != nil {
		return err
	}
	return store.MakeFinal(ctx)
}

// tell runs the whole story: it gathers the steps from the tables and does each at its time.
func (s *script) tell(ctx context.Context, store *storage.Store, clock *movingClock) error {
	s.addFile()
	s.addPeople()
	s.addLooks()
	s.addDirection()
	s.addGrowth()
	s.addTalks()
	s.addDelegation()
	s.addTargets()
	s.addQuotas()
	s.addCareers()
	s.addExpectations()
	s.addLessons()
	for _, step := range s.sorted() {
		clock.now = step.at
		if _, err := store.Do(ctx, step.unit, step.do); err != nil {
			return fmt.Errorf("the sample's %s of %s: %w", step.unit, step.at.Format(time.DateTime), err)
		}
	}
	return nil
}
