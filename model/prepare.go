package model

import (
	"cmp"
	"slices"
	"time"
)

// PrepareFacts are what a one-on-one is prepared from. What was replaced is left out; what is archived is in.
type PrepareFacts struct {
	Talks       OneOnOnes // without notes
	Growth      Growth
	Direction   Direction
	Assessments Assessments
	Moves       []Move     // since the last talk
	Questions   []Question // of the file, archived ones too
	Expected    Expectations
}

// Move is a date of a goal or a milestone that became another one.
type Move struct {
	RefID    ID
	From, To Date // none: it had or has no date
}

// Prepared is what to know before a one-on-one, as of a day.
type Prepared struct {
	PersonID ID
	On       Date
	Last     *Meeting // the last talk held before the day; nil: none yet
	Next     *Meeting // that of the day, else the next one that is planned; nil: none
	Talks    int      // held before the day

	Mine, Theirs []Owed     // promises open on the day: the late ones first, then by the day they are due, then the others
	Closed       []Action   // promises closed since the last talk, the manager's first
	Since        SharedKept // promises that came due since the last talk
	Year         SharedKept // and in the file's year

	Points  []Carried // open on the day, in their order
	Changes []Change  // since the last talk
	Near    []Near    // milestones close by, at most NearLimit
	Quiet   []Quiet   // kinds that were not talked about for weeks, longest first, those that never were last; empty as well when no kind was ever said

	Expected *ExpectationReminder // what the expectations want, in the talk; nil: nothing

	NoCheckIn []Goal // open goals that nobody looked at for GoalDays, those without any look first
	Aim       *Career
	Questions []Question // of the file, archived ones too
}

// Owed is a promise that is open.
type Owed struct {
	Action
	Age  int // days since it was made
	Late int // days since it was due; 0: not late
}

// Carried is a point that is open.
type Carried struct {
	Point
	Over int // talks held since it was raised, without that of the day it was raised on
}

// Quiet is a kind of points that was not talked about for some time.
type Quiet struct {
	Kind  PointKind
	Days  int  // since the last point of the kind was closed, or since the first talk if none ever was
	Never bool // no point of the kind was ever closed
	Long  bool // so long that it stands out
}

// After how many days a kind of points is told to be quiet, and stands out; and a goal without a check-in is asked about.
const (
	QuietDays = 21
	LongDays  = 56
	GoalDays  = 28
)

// Prepare says what to know before a one-on-one with a person on a day. It is as of the beginning of the talk: a talk
// that was held on the day itself is the one that is being prepared.
func Prepare(r *Roster, f PrepareFacts, person ID, on Date) Prepared {
	p := Prepared{PersonID: person, On: on, Last: LastTalk(f.Talks.Meetings, person, on), Questions: f.Questions}
	first := Date{}
	for i := range f.Talks.Meetings {
		if m := &f.Talks.Meetings[i]; m.SubjectID == person && m.State == MeetingHeld && m.On.Before(on) {
			p.Talks++
			if first.IsZero() || m.On.Before(first) {
				first = m.On
			}
		}
	}
	p.Next = preparedFor(&f.Talks, person, on)
	p.promises(f.Talks.Actions, yearOf(on, time.Month(max(1, r.File.FirstMonth))))
	p.carried(&f.Talks)
	p.Changes = changes(r, &f, person, p.Last, on)
	p.Near = nearOf(f.Direction, person, on)
	p.quiet(f.Talks.Points, first)
	p.growth(&f)
	p.Expected = f.Expected.Reminder(person, r.File.ExpectationDays, on)
	return p
}

// LastTalk is the last one-on-one held with a person before a day; nil when there was none.
func LastTalk(meetings []Meeting, person ID, on Date) *Meeting {
	var last *Meeting
	for i := range meetings {
		m := &meetings[i]
		if m.SubjectID == person && m.State == MeetingHeld && m.On.Before(on) && (last == nil || last.On.Before(m.On)) {
			last = m
		}
	}
	return last
}

// preparedFor is the talk that is prepared on a day: one held on it, else the next one that is planned.
func preparedFor(talks *OneOnOnes, person ID, on Date) *Meeting {
	for i := range talks.Meetings {
		if m := &talks.Meetings[i]; m.SubjectID == person && m.State == MeetingHeld && m.On == on {
			return m
		}
	}
	return talks.NextPlanned(person, on)
}

// yearOf is the file's year up to a day.
func yearOf(on Date, first time.Month) Span {
	year := on.Year()
	if on.Month() < first {
		year--
	}
	return Span{NewDate(year, first, 1), on}
}

// lastOn is the day of the last talk; none before the first.
func (p *Prepared) lastOn() Date {
	if p.Last == nil {
		return Date{}
	}
	return p.Last.On
}

// First says whether nobody has talked yet: then a talk is prepared with questions for a first one.
func (p *Prepared) First() bool { return p.Last == nil }

// Late is the manager's own promise that is late for longest; nil when none is.
func (p *Prepared) Late() *Owed {
	if len(p.Mine) > 0 && p.Mine[0].Late > 0 {
		return &p.Mine[0]
	}
	return nil
}

// Private is how many of the texts are private.
func (p *Prepared) Private() int {
	n := 0
	count := func(v Visibility) {
		if v == Private {
			n++
		}
	}
	for i := range p.Points {
		count(p.Points[i].Visibility)
	}
	for _, list := range [][]Owed{p.Mine, p.Theirs} {
		for i := range list {
			count(list[i].Visibility)
		}
	}
	for i := range p.Changes {
		count(p.Changes[i].Visibility)
	}
	for i := range p.Near {
		if p.Near[i].Private {
			n++
		}
	}
	return n
}

// WithoutPrivate leaves out every private text.
func (p *Prepared) WithoutPrivate() Prepared {
	out := *p
	owed := func(o Owed) bool { return o.Visibility == Private }
	out.Mine, out.Theirs = slices.DeleteFunc(slices.Clone(p.Mine), owed), slices.DeleteFunc(slices.Clone(p.Theirs), owed)
	out.Closed = slices.DeleteFunc(slices.Clone(p.Closed), func(a Action) bool { return a.Visibility == Private })
	out.Points = slices.DeleteFunc(slices.Clone(p.Points), func(x Carried) bool { return x.Visibility == Private })
	out.Changes = slices.DeleteFunc(slices.Clone(p.Changes), func(c Change) bool { return c.Visibility == Private })
	out.Near = slices.DeleteFunc(slices.Clone(p.Near), func(n Near) bool { return n.Private })
	out.NoCheckIn = slices.DeleteFunc(slices.Clone(p.NoCheckIn), func(g Goal) bool { return g.Visibility == Private })
	if out.Aim != nil && out.Aim.Visibility == Private {
		out.Aim = nil
	}
	return out
}

func (p *Prepared) promises(actions []Action, year Span) {
	since := Span{From: p.lastOn(), To: p.On}
	p.Since, p.Year = Kept(actions, since, p.On), Kept(actions, year, p.On)
	for i := range actions {
		a := actions[i]
		if a.SubjectID != p.PersonID || a.ReplacedBy != "" || !a.ArchivedAt.IsZero() || a.OpenedOn.After(p.On) {
			continue
		}
		if !a.OpenOn(p.On) {
			if a.ClosedOn.After(since.From) {
				p.Closed = append(p.Closed, a)
			}
			continue
		}
		o := Owed{Action: a, Age: p.On.Days(a.OpenedOn)}
		if a.OverdueOn(p.On) {
			o.Late = p.On.Days(a.DueOn)
		}
		if a.OwedBy == SideManager {
			p.Mine = append(p.Mine, o)
		} else {
			p.Theirs = append(p.Theirs, o)
		}
	}
	for _, list := range [][]Owed{p.Mine, p.Theirs} {
		slices.SortStableFunc(list, func(a, b Owed) int { // no day sorts last
			return cmp.Or(cmp.Compare(rank(a.DueOn.IsZero()), rank(b.DueOn.IsZero())), cmp.Compare(a.DueOn.n, b.DueOn.n))
		})
	}
	slices.SortStableFunc(p.Closed, func(a, b Action) int {
		return cmp.Or(cmp.Compare(rank(a.OwedBy != SideManager), rank(b.OwedBy != SideManager)), cmp.Compare(a.ClosedOn.n, b.ClosedOn.n))
	})
}

func (p *Prepared) carried(talks *OneOnOnes) {
	for i := range talks.Points {
		x := talks.Points[i]
		if x.SubjectID != p.PersonID || x.ReplacedBy != "" || !x.ArchivedAt.IsZero() || !openOn(x.RaisedOn, x.ClosedOn, p.On) {
			continue
		}
		c := Carried{Point: x}
		for k := range talks.Meetings {
			if m := &talks.Meetings[k]; m.SubjectID == p.PersonID && m.State == MeetingHeld && m.On.After(x.RaisedOn) && m.On.Before(p.On) {
				c.Over++
			}
		}
		p.Points = append(p.Points, c)
	}
}

// nearOf are the milestones close by: a person's own and those of the team that these serve, else all of the team's.
func nearOf(dir Direction, person ID, on Date) []Near {
	serves := map[ID]bool{}
	for i := range dir.Careers {
		if c := &dir.Careers[i]; c.SubjectID == person && c.Current(on) {
			for _, t := range dir.Serves(c.ID, on) {
				serves[t.Strategic.ID] = true
			}
		}
	}
	all := near(dir, map[ID]bool{person: true}, on)
	own := slices.DeleteFunc(slices.Clone(all), func(n Near) bool { return n.PersonID == "" && !serves[n.RefID] })
	if len(own) > 0 {
		all = own
	}
	return all[:min(len(all), NearLimit)]
}

// quiet finds the kinds that were not talked about for long: no point of theirs was closed, whatever may be open. Deals
// come up by themselves and are left out. Kinds that never were a point come last and do not stand out: perhaps they
// are no part of the job.
func (p *Prepared) quiet(points []Point, first Date) {
	last := map[PointKind]Date{}
	for i := range points {
		x := &points[i]
		if x.SubjectID == p.PersonID && x.ArchivedAt.IsZero() && x.Kind != "" && !x.ClosedOn.IsZero() && !x.ClosedOn.After(p.On) && x.ClosedOn.After(last[x.Kind]) {
			last[x.Kind] = x.ClosedOn
		}
	}
	if first.IsZero() || len(last) == 0 {
		return
	}
	for _, k := range PointKinds {
		q := Quiet{Kind: k, Days: p.On.Days(first), Never: true}
		if on, ok := last[k]; ok {
			q.Days, q.Never = p.On.Days(on), false
		}
		q.Long = q.Days >= LongDays && !q.Never
		if q.Days >= QuietDays && k != PointDeal {
			p.Quiet = append(p.Quiet, q)
		}
	}
	slices.SortStableFunc(p.Quiet, func(a, b Quiet) int {
		return cmp.Or(cmp.Compare(rank(a.Never), rank(b.Never)), cmp.Compare(b.Days, a.Days))
	})
}

// growth finds goals that nobody looked at for long, and the level the person is after.
func (p *Prepared) growth(f *PrepareFacts) {
	looked := map[ID]Date{}
	for i := range f.Growth.Goals {
		g := &f.Growth.Goals[i]
		if g.SubjectID != p.PersonID || !g.ArchivedAt.IsZero() || !g.OpenOn(p.On) {
			continue
		}
		last := g.OpenedOn
		if c := f.Growth.LastCheckIn(g.ID, p.On); c != nil {
			looked[g.ID], last = c.On, c.On
		}
		if p.On.Days(last) >= GoalDays {
			p.NoCheckIn = append(p.NoCheckIn, *g)
		}
	}
	slices.SortStableFunc(p.NoCheckIn, func(a, b Goal) int { return cmp.Compare(looked[a.ID].n, looked[b.ID].n) })
	for i := range f.Direction.Careers {
		c := &f.Direction.Careers[i]
		if c.SubjectID == p.PersonID && c.LevelID != "" && c.Current(p.On) && (p.Aim == nil || c.DueOn.Before(p.Aim.DueOn)) {
			p.Aim = c
		}
	}
}
