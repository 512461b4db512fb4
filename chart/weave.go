package chart

import (
	"slices"
	"time"

	"milepost/model"
)

// WeaveLane is a strategic milestone of the team.
type WeaveLane struct {
	ID      model.ID
	Name    string
	Kind    string     // in words: "Launch"
	From    model.Date // zero: no bar, only the day it is due
	Due     model.Date // zero: counted, not drawn
	Reached bool
	Spoken  string // in words, for screen readers; empty: name and kind
}

// WeavePerson is a rep: one row. A row may stand for a group of reps, whose own rows are folded into it or follow it.
type WeavePerson struct {
	ID       model.ID
	Group    bool
	Open     bool   // their rows follow
	Count    string // how many they are, in words: "20 reps"
	Number   string // the same where room is short: "20"
	Name     string
	Short    string // for narrow places; may be empty
	Initials string
	Disc     int // which ground the initials have
}

// WeaveCareer is a career milestone of a person.
type WeaveCareer struct {
	ID      model.ID
	Person  model.ID
	Name    string
	Due     model.Date // zero: counted, not drawn
	Reached bool
	Note    string // under the name, where WeaveOne has room for it: "15 Feb 2027, on course"
	Spoken  string // in words, for screen readers; empty: the name
	Many    int    // how many career milestones of a group it stands for; 0: it is one of a person
	Late    bool   // one of the many comes too late
}

// WeaveThread ties a career milestone to the strategic one it serves, with the words of the call-out: "Amara", "leads
// for", the strategic milestone's name, "two weeks to spare", and the sentence why.
type WeaveThread struct {
	ID                model.ID // of the link
	Career, Strategic model.ID
	Who, Role, Slack  string
	Why               string
	Spoken            string // empty: the career milestone, who, role, the strategic one, slack
	Many              int    // how many threads it bundles; 0: it is one
	Late              bool   // one of the many comes too late

	row, mark, lane int // where the ends are drawn
	late, done      bool
}

// WeaveWords are the words of the picture that are not part of a record.
type WeaveWords struct {
	Team, TeamShort     string // "Where the team is headed", "The team"
	People, PeopleShort string // "Where each of us is headed", "Each of us"
	Today               string
	NoLanes             string // when there is no strategic milestone
	Agree               string // "Agree on one"

	Month          func(model.Date) string // "Nov"
	MonthYear      func(model.Date) string // "Jan 2027"
	MonthYearShort func(model.Date) string // "Jan 27"
	Day            func(model.Date) string // "1 Mar", with the year where it is far away

	// Late says by how many days a career milestone comes after the strategic one: "3 weeks after the launch", short "3
	// weeks late".
	Late               func(days int, lane WeaveLane, short bool) string
	ServesNothing      string // "serves no team milestone yet"
	ServesNothingShort string // "serves none yet"
	NoCareer           func(WeavePerson) string
	Undated            func(n int) string // "2 without a date"
	Earlier            func(n int) string // "2 earlier"; of strategic milestones and, spoken, of a person's career milestones
	Later              func(n int) string // "2 later"; spoken
}

// Weave shows where the team is headed above, where each rep is headed below, and the threads between them.
type Weave struct {
	Lanes        []WeaveLane
	People       []WeavePerson // rows from top to bottom
	Careers      []WeaveCareer
	Threads      []WeaveThread
	Span         model.Span // what is shown; both days must be set
	Today        model.Date
	FirstMonth   time.Month   // of the file's year; 0: January
	FirstWeekday time.Weekday // of the file's week
	Words        WeaveWords
	Legend       Legend // of the marks; drawn at the foot where the picture is narrow and no sentence stands there
	Highlight    Ref    // a link, career or strategic milestone or person that is drawn more strongly
}

var _ Highlighter = Weave{}

// Highlighted is the weave with something highlighted.
func (w Weave) Highlighted(ref Ref) Picture {
	w.Highlight = ref
	return w
}

// The weave's measures.
const (
	weaveAxisY   = 30.0 // the line under the months
	weaveLanesY  = 44.0 // where the lanes begin
	weaveRowMin  = 24.0
	weaveRowMost = 64.0
	weaveGapMost = 190.0
	weaveRim     = 8.0 // free at the right edge

	weaveDenseW = 980.0 // below, or below this height, names and notes are short
	weaveDenseH = 560.0
	weaveTallH  = 760.0

	// WeaveFootBelow is the width below which the sentence of a thread stands at the foot, and till then the legend.
	WeaveFootBelow = 900.0
)

// HeightFor is the least height at which rows and lanes can be read; the weave uses what it is given.
func (w Weave) HeightFor(_ Measure, width float64) float64 {
	lanes, _, _ := w.lanesShown()
	return weaveLanesY + 26*float64(max(1, len(lanes))) + 64 + weaveRowMin*float64(len(w.People)) + weaveFoot(width)
}

// weaveFoot is the room at the foot for the sentence of the highlighted thread, else for the legend.
func weaveFoot(width float64) float64 {
	switch {
	case width >= WeaveFootBelow:
		return 0
	case width >= 640:
		return 50
	}
	return 68
}

// lanesShown are the lanes in the order they are drawn, the latest on top: then no thread crosses a bar. Those due on the
// same day keep their order. Those due before the time shown, and those without a date, are counted.
func (w Weave) lanesShown() (lanes []WeaveLane, earlier, undated int) {
	for _, l := range w.Lanes {
		switch {
		case l.Due.IsZero():
			undated++
		case l.Due.Before(w.Span.From):
			earlier++
		default:
			lanes = append(lanes, l)
		}
	}
	slices.SortStableFunc(lanes, func(a, b WeaveLane) int { return b.Due.Days(a.Due) })
	return lanes, earlier, undated
}

// Draw draws the weave. It is a picture for the screen; for paper there is WeaveOne.
func (w Weave) Draw(c Canvas) []Hit {
	if w.Span.To.Days(w.Span.From) < 1 {
		return nil
	}
	p := w.plan(c)
	p.grounds()
	p.axis()
	p.threadsAtRest()
	p.lanes()
	p.threadsHighlighted()
	p.people()
	p.flag()
	p.callOut()
	return p.hits.list
}
