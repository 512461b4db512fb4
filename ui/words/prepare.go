package words

import (
	"strings"

	"milepost/model"
)

// PreparedLine is a line of what is new since the last talk: the words that count, and what is to be known beside them.
type PreparedLine struct {
	Key     string // of the line, among the others
	Kind    model.ChangeKind
	RefID   model.ID // what it is about; empty for what was kept
	Team    bool
	Text    string
	Note    string // may be empty
	Private bool
}

// Kinds of lines that are no changes.
const (
	LineKept model.ChangeKind = "kept"
	LineNear model.ChangeKind = "near"
	// LineExpect is what the expectations want.
	LineExpect model.ChangeKind = "expect"
)

// Since is the head of what is new: "Since 19 November".
func Since(p *model.Prepared) string {
	if p.Last == nil {
		return Say("prepare.first")
	}
	return Say("prepare.since", dayMonth(p.Last.On, p.On))
}

// dayMonth is "19 November", with the year unless it is that of the day it is read on or that of the next such day.
func dayMonth(d, today model.Date) string {
	if d.Year() != today.Year() && !(d.After(today) && d.Days(today) < 300) {
		return Date(d)
	}
	return Say("date.daymonth", d.Day(), Month(int(d.Month())))
}

// BeginWith is the one sentence that says what a talk begins with: the manager's own late promise, the points that are
// open, or how to start.
func BeginWith(p *model.Prepared, call string) string {
	if o := p.Late(); o != nil {
		return Say("oneonone.sentence.owe", o.Text, Late(o.Late))
	}
	mine, theirs := 0, 0
	for i := range p.Points {
		switch {
		case p.Points[i].List != model.ListTalk: // deals have a list of their own
		case p.Points[i].Side == model.SideRep:
			theirs++
		default:
			mine++
		}
	}
	switch {
	case mine+theirs == 0:
		return Say("oneonone.sentence.start", call)
	case theirs == 0:
		return SayN("oneonone.sentence.mine", mine, Capital(Count(mine)), call)
	case mine == 0:
		return SayN("oneonone.sentence.theirs", theirs, Capital(Count(theirs)), call)
	}
	return Say("oneonone.sentence.points", Capital(Count(mine+theirs)), call, Count(theirs), Count(mine))
}

// PreparedLines are what the expectations want, what was kept, what changed since the last talk, and what is close by.
func PreparedLines(p *model.Prepared, call string) []PreparedLine {
	var out []PreparedLine
	if r := p.Expected; r != nil { // first, as a talk is where it is done
		out = append(out, PreparedLine{
			Key: "expect", Kind: LineExpect, RefID: r.Version.ID, Text: Expected(r, call),
			Note: Say("today.expect.version", r.Version.Number, DateShort(r.Version.ValidFrom, p.On)),
		})
	}
	if kept, ok := keptLine(p, call); ok {
		out = append(out, kept)
	}
	for i := range p.Changes {
		out = append(out, changeLine(&p.Changes[i], p.On))
	}
	for _, n := range p.Near {
		note := Say("prepare.near.team", DateShort(n.DueOn, p.On))
		switch {
		case n.Serves != "":
			note = Say("prepare.near.serves", DateShort(n.DueOn, p.On), n.Serves)
		case n.PersonID != "":
			note = DateShort(n.DueOn, p.On)
		}
		out = append(out, PreparedLine{
			Key: "near " + string(n.RefID), Kind: LineNear, RefID: n.RefID, Team: n.PersonID == "", Private: n.Private,
			Text: Say("prepare.near", n.Title, In(n.DueOn, p.On)), Note: note,
		})
	}
	return out
}

// keptLine counts what was kept since the last talk and in the year. Nothing is said of somebody who had nothing to keep.
func keptLine(p *model.Prepared, call string) (PreparedLine, bool) {
	line := PreparedLine{Key: "kept", Kind: LineKept}
	year, since := KeptOf(&p.Year, call), KeptOf(&p.Since, call)
	switch {
	case since != "":
		line.Text = Say("prepare.kept", since)
	case year != "" && p.Last != nil:
		line.Text = Say("prepare.kept.none")
	default:
		return line, false
	}
	if year != "" {
		line.Note = Say("prepare.kept.year", year)
	}
	return line, true
}

// KeptOf is "you 1 of 2, Amara 3 of 3"; empty when nothing came due.
func KeptOf(k *model.SharedKept, call string) string {
	var parts []string
	if k.ManagerDue > 0 {
		parts = append(parts, Say("prepare.kept.you", k.ManagerKept, k.ManagerDue))
	}
	if k.RepDue > 0 {
		parts = append(parts, Say("prepare.kept.they", call, k.RepKept, k.RepDue))
	}
	return strings.Join(parts, ", ")
}

func changeLine(c *model.Change, on model.Date) PreparedLine {
	line := PreparedLine{
		Key: string(c.Kind) + " " + string(c.RefID) + " " + string(c.Rater), Kind: c.Kind, RefID: c.RefID, Team: c.Team,
		Private: c.Visibility == model.Private,
	}
	switch c.Kind {
	case model.ChangedValue:
		line.Key += c.Title
		line.Text = Say("prepare.value", c.Title, ValueChange(c.From, c.To, c.Measure))
		line.Note = Say("prepare.value.note", c.About, Relative(c.On, on))
		if c.CheckIn != nil && c.CheckIn.Blocker != "" {
			line.Note = Say("prepare.blocked", c.CheckIn.Blocker)
		}
	case model.ChangedGoal:
		line.Text = Say("prepare.goal."+c.State, c.Title)
		line.Note = Capital(Relative(c.On, on))
	case model.ChangedCheckIn:
		line.Text = Say("prepare.checkin", c.Title)
		line.Note = checkInNote(c.CheckIn, on)
	case model.ChangedRating:
		line.Text = Say("prepare.rating."+string(c.Rater), c.Title, c.Was, c.Step)
		if c.Was == 0 {
			line.Text = Say("prepare.rated."+string(c.Rater), c.Title, c.Step)
		}
		line.Note = Capital(Relative(c.On, on))
		if c.Rater == model.BySelf {
			line.Note = Say("prepare.rating.yours.none")
			if !c.ManagerOn.IsZero() {
				line.Note = Say("prepare.rating.yours", DateShort(c.ManagerOn, on))
			}
		}
	case model.ChangedMilestone:
		line.Text = Say("prepare.milestone."+c.State, c.Title)
		line.Note = Capital(Relative(c.On, on))
		if c.About != "" {
			line.Note = Say("prepare.milestone.serves", c.About)
		}
	default:
		dateLine(c, on, &line)
	}
	return line
}

// dateLine says which day something is due on now, and what it was, or how that lies to the milestone that serves it.
func dateLine(c *model.Change, on model.Date, line *PreparedLine) {
	switch {
	case c.DueIs.IsZero():
		line.Text = Say("prepare.date.gone", c.Title)
	case c.Due.IsZero():
		line.Text = Say("prepare.date.set", c.Title, dayMonth(c.DueIs, on))
	default:
		line.Text = Say("prepare.date.moved", c.Title, dayMonth(c.DueIs, on))
	}
	switch days := c.DueIs.Days(c.AboutOn); {
	case c.About == "" || c.AboutOn.IsZero() || c.DueIs.IsZero():
		if !c.Due.IsZero() {
			line.Note = Say("prepare.date.was", DateShort(c.Due, on))
		}
	case days == 0:
		line.Note = Say("prepare.date.same", c.About)
	case days < 0:
		line.Note = Say("prepare.date.after", c.About, Duration(-days))
	default:
		line.Note = Say("prepare.date.before", c.About, Duration(days))
	}
}

func checkInNote(c *model.CheckIn, on model.Date) string {
	switch {
	case c.Blocker != "":
		return Say("prepare.blocked", c.Blocker)
	case c.NextStep != "":
		return Say("prepare.next", c.NextStep)
	case c.Progress != "":
		return c.Progress
	}
	return Capital(Relative(c.On, on))
}

// ValueChange is how a value became another: "40 to 60 %", with the unit once.
func ValueChange(from, to model.Decimal, m *model.Measure) string {
	if !from.Set {
		return Value(to, m)
	}
	bare := *m
	bare.Unit = ""
	return Say("prepare.from.to", Value(from, &bare), Value(to, m))
}

// PointKind is a kind of points in words; empty for none.
func PointKind(k model.PointKind) string {
	if k == "" {
		return ""
	}
	return Say("oneonone.kind." + string(k))
}

// QuietFor is how long a kind of points was not talked about.
func QuietFor(q *model.Quiet) string {
	if q.Never {
		return Say("prepare.quiet.never")
	}
	return Duration(q.Days)
}

// OpenSince says of a point that is open how long it has been carried over; empty when it has not.
func OpenSince(c *model.Carried, on model.Date) string {
	if c.Over == 0 {
		return ""
	}
	return SayN("prepare.carried", c.Over, DateShort(c.RaisedOn, on))
}
