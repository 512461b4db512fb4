package sample

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"time"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// What a big sample may have, and has where nothing is said.
const (
	MostReps  = 10_000
	MostNotes = 10_000_000

	usualReps  = 200
	usualNotes = 250 // of each rep
)

// What the life of a crowd is like.
const (
	crowdWeeks    = 208 // four years up to the Monday asked for
	crowdDays     = 5 * crowdWeeks
	repsOfManager = 10
	strategicEach = crowdDays / 12 // working days from one strategic milestone to the next
)

// task is one record to write, in a unit of its day. edit runs just before, when what the record refers to has its id.
type task struct {
	unit   string
	record model.Record
	edit   func()
}

// crowd tells four years of many reps, in words that mean nothing: a file as large as one asks for, written day by day
// as it would have come about, for measuring. Of everything but notes nobody has more than a person could have.
type crowd struct {
	store  *storage.Store
	clock  *movingClock
	zone   *time.Location
	random *rand.Rand
	speak  tongues
	roster *model.Roster
	monday model.Date
	reps   int
	notes  int

	boss      *model.Person
	managers  []*model.Person
	members   []*member // who is there already
	strategic []*model.Strategic
	written   int // notes
	today     []task
	later     map[int][]task // by the working day
}

// member is a rep.
type member struct {
	person   *model.Person
	from     int // the working day they came on
	talks    int // working days from one one-on-one to the next; 0: never
	goals    int // and from one goal to the next
	looks    int // and from one assessment to the next
	last     *model.Meeting
	lastDay  int
	position int64
}

func (s *script) crowd(store *storage.Store, clock *movingClock, o Options) *crowd {
	var seed [32]byte
	seed[0] = 1 // another stream than that of the ids
	for i := range 8 {
		seed[8+i] = byte(o.Seed >> (8 * i))
	}
	c := &crowd{
		store: store, clock: clock, zone: s.zone, random: rand.New(rand.NewChaCha8(seed)), roster: s.roster,
		monday: o.AsOf.WeekStart(time.Monday), reps: o.Reps, notes: o.Notes, later: map[int][]task{},
	}
	if c.reps == 0 {
		c.reps = usualReps
	}
	if c.notes == 0 {
		c.notes = usualNotes * c.reps
	}
	c.speak = newTongues(c.random)
	return c
}

// tell lives the four years day by day.
func (c *crowd) tell(ctx context.Context) error {
	for i := range crowdDays {
		c.live(i)
		if err := c.write(ctx, c.day(i)); err != nil {
			return err
		}
	}
	return nil
}

// day is the i-th working day.
func (c *crowd) day(i int) model.Date { return c.monday.AddDays(i/5*7 + i%5 - crowdWeeks*7) }

// live gathers what happens on a day. What others refer to comes first.
func (c *crowd) live(i int) {
	if i == 0 {
		c.begin()
	}
	if i%strategicEach == 0 {
		c.addStrategic(i)
	}
	c.join(i)
	for _, m := range c.members {
		if due(i-m.from, m.talks) {
			c.talk(m, i)
		}
	}
	for _, m := range c.members {
		if due(i-m.from, m.goals) {
			c.addGoal(m, i)
		}
		if due(i-m.from, m.looks) {
			c.look(m, i)
		}
	}
	for until := c.notes * (i + 1) / crowdDays; c.written < until; c.written++ {
		c.note(i)
	}
	if i == crowdDays-1 {
		c.plan()
	}
	c.today = append(c.today, c.later[i]...)
	delete(c.later, i)
}

// due says whether something that comes every so many days comes on a day; 0 is never.
func due(day, every int) bool { return every > 0 && day%every == every/2 }

// write stores what was gathered, one unit for each kind of change, from nine o'clock on.
func (c *crowd) write(ctx context.Context, on model.Date) error {
	var names []string
	by := map[string][]task{}
	for _, t := range c.today {
		if by[t.unit] == nil {
			names = append(names, t.unit)
		}
		by[t.unit] = append(by[t.unit], t)
	}
	c.today = c.today[:0]
	for i, name := range names {
		c.clock.now = time.Date(on.Year(), on.Month(), on.Day(), 9, i, 0, 0, c.zone)
		_, err := c.store.Do(ctx, name, func(w *storage.Work) error {
			for _, t := range by[name] {
				if t.edit != nil {
					t.edit()
				}
				if err := w.Put(t.record); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return fmt.Errorf("the sample's %s of %s: %w", name, on, err)
		}
	}
	return nil
}

func (c *crowd) do(name string, r model.Record, edit func()) {
	c.today = append(c.today, task{name, r, edit})
}

// doLater does it some working days later, if that day comes.
func (c *crowd) doLater(i, days int, name string, r model.Record, edit func()) {
	if i += max(days, 1); i < crowdDays {
		c.later[i] = append(c.later[i], task{name, r, edit})
	}
}

// begin tells who is there before the reps: the owner, and a manager for every ten reps beyond the owner's own.
func (c *crowd) begin() {
	c.boss = &model.Person{Row: model.Row{Visibility: model.Shared}, Name: ownerName, Given: "Ingrid", Family: "Solberg", Place: "Oslo"}
	c.do(unit.AddPerson, c.boss, nil)
	for i := range (c.reps - 1) / repsOfManager {
		given, family, name := fullName(c.reps + i)
		p := &model.Person{Row: model.Row{Visibility: model.Shared}, Name: name, Given: given, Family: family}
		c.managers = append(c.managers, p)
		c.do(unit.AddPerson, p, nil)
	}
	owner := &c.roster.Owner
	c.do(unit.ChooseOwner, owner, func() { owner.Name, owner.PersonID = ownerName, c.boss.ID })
}

// join tells who comes on a day: four of five are there from the first, the others come one after the other.
func (c *crowd) join(i int) {
	for n := len(c.members); n < c.reps; n++ {
		early := (c.reps*4 + 4) / 5
		if n >= early && i < 1+(n-early)*(crowdDays/2)/(c.reps-early) || n < early && i > 0 {
			return
		}
		c.addMember(n, i)
	}
}

func (c *crowd) addMember(n, i int) {
	given, family, name := fullName(n)
	p := &model.Person{
		Row: model.Row{Visibility: model.Shared}, Name: name, Given: given, Family: family, IsRep: true,
		Email: fmt.Sprintf("rep%d@north.example", n+1), StartedOn: c.day(i),
	}
	each := max(c.notes/c.reps, 1)
	m := &member{
		person: p, from: i, talks: apart(min(each*2/5, crowdWeeks)), goals: apart(min(each/25, 40)), looks: apart(min(each/30, 16)),
	}
	c.members = append(c.members, m)
	c.do(unit.AddPerson, p, nil)
	source := &model.SourceID{Row: model.About(""), Source: crm, External: fmt.Sprintf("U-%d", 101+n)}
	c.about(unit.AddPerson, m, source, nil)
	a := &model.Assignment{Row: model.About(""), Team: teamName, ValidFrom: c.day(i), LevelID: pick(c.random, c.roster.Framework.Levels).LevelID}
	manager := c.boss
	if n >= repsOfManager {
		manager = c.managers[n/repsOfManager-1]
		a.Team = fmt.Sprintf("Team %d", n/repsOfManager+1)
	}
	c.about(unit.AddPerson, m, a, func() { a.ManagerID = manager.ID })
	c.about(unit.SetCadence, m, &model.Cadence{Row: model.About(""), AuthorID: c.owner(), Days: 14, ValidFrom: c.day(i)}, nil)
	for range 1 + c.random.IntN(2) {
		c.addCareer(m, i)
	}
}

// apart is how many working days lie between two of so many; 0 for none.
func apart(times int) int {
	if times == 0 {
		return 0
	}
	return crowdDays / times
}

// about writes a record about a rep, whose id is known by then.
func (c *crowd) about(name string, m *member, r model.Record, edit func()) {
	c.do(name, r, func() {
		r.Head().SubjectID = m.person.ID
		if edit != nil {
			edit()
		}
	})
}

func (c *crowd) owner() model.ID { return c.roster.Owner.ID }

// seen is private once in so many times.
func (c *crowd) seen(one int) model.Row {
	if c.random.IntN(one) == 0 {
		return model.PrivateAbout("")
	}
	return model.About("")
}

// next is the place behind everything else of a rep.
func (m *member) next() int64 {
	m.position += storage.PositionStep
	return m.position
}

// present are those who may be talked about on a day.
func (c *crowd) present() *member { return pick(c.random, c.members) }

// plan tells the one-on-ones of the coming two weeks.
func (c *crowd) plan() {
	for n, m := range slices.Clone(c.members) {
		c.about(unit.PlanMeeting, m, &model.Meeting{
			Row: model.About(""), AuthorID: c.owner(), On: c.monday.AddDays(n % 12), AtTime: "10:00", Minutes: 45, State: model.MeetingPlanned,
		}, nil)
	}
}
