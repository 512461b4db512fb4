package model

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// FoldFrom is the number of people from which the weave folds their rows: with more, what one looks for is off the screen.
const FoldFrom = 25

// foldSize is how many people a group has that is made by name, about.
const foldSize = 20

// FoldGroup is people whose rows fold into one.
type FoldGroup struct {
	Key    string // the same as long as the group is
	Name   string // of the team, or the first letters of the first and the last name: "Am – Ch"
	People []Person
}

// FoldGroups splits people, in their order, into groups: by the team they are assigned to on a day when there are several
// teams of a useful size, else by name.
func FoldGroups(r *Roster, people []Person, on Date) []FoldGroup {
	var teams []FoldGroup
	at := map[string]int{}
	for _, p := range people {
		team := ""
		if a := r.AssignmentOn(p.ID, on); a != nil {
			team = a.Team
		}
		if _, known := at[team]; !known {
			at[team] = len(teams)
			teams = append(teams, FoldGroup{Key: "team " + team, Name: team})
		}
		g := &teams[at[team]]
		g.People = append(g.People, p)
	}
	if useful(teams, len(people)) {
		slices.SortStableFunc(teams, func(a, b FoldGroup) int { return cmp.Compare(Fold(a.Name), Fold(b.Name)) })
		return teams
	}
	return byName(people)
}

// useful says whether teams make a picture smaller: every one has a name, there are several, and few enough.
func useful(teams []FoldGroup, people int) bool {
	return len(teams) > 1 && 3*len(teams) <= people && !slices.ContainsFunc(teams, func(g FoldGroup) bool { return g.Name == "" })
}

// byName makes groups of about equal size, in the people's order.
func byName(people []Person) []FoldGroup {
	n := max(1, (len(people)+foldSize-1)/foldSize)
	var out []FoldGroup
	for i := range n {
		part := people[i*len(people)/n : (i+1)*len(people)/n]
		if len(part) == 0 {
			continue
		}
		first, last := letters(part[0].Name), letters(part[len(part)-1].Name)
		name := first
		if last != first {
			name += " – " + last
		}
		out = append(out, FoldGroup{Key: "name " + string(part[0].ID), Name: name, People: part})
	}
	return out
}

// letters are the first two of a name.
func letters(name string) string {
	name = strings.TrimSpace(name)
	n := 0
	for i := range name {
		if n == 2 {
			return name[:i]
		}
		n++
	}
	if !utf8.ValidString(name) {
		return ""
	}
	return name
}

// CareerBundle is the career milestones of a group that are due in the same stretch of time.
type CareerBundle struct {
	Group   int  // in the groups
	From    Date // the first day of the stretch
	To      Date // and the last
	Careers []Career
	Late    int // of them come after a strategic milestone they serve
}

// ThreadBundle is the threads that lead from a bundle of careers to one strategic milestone.
type ThreadBundle struct {
	Bundle    int // in the bundles
	Strategic ID
	Threads   []Thread
	Late      int // of them come too late
}

// Bundles puts together what the groups' people have due within a span: careers by stretches of time, and their threads by
// stretch and strategic milestone. Every career that counts and is due in the span is in exactly one bundle, and so is
// every thread of theirs.
func Bundles(groups []FoldGroup, d Direction, span Span, on Date) ([]CareerBundle, []ThreadBundle) {
	of := map[ID]int{}
	for i, g := range groups {
		for _, p := range g.People {
			of[p.ID] = i
		}
	}
	type place struct {
		group int
		from  Date
	}
	var bundles []CareerBundle
	at, in := map[place]int{}, map[ID]int{}
	for _, c := range d.Careers {
		group, here := of[c.SubjectID]
		if !here || !c.Counts(on) || c.DueOn.IsZero() || !span.Holds(c.DueOn) {
			continue
		}
		from, to := stretch(c.DueOn, span)
		key := place{group, from}
		if _, known := at[key]; !known {
			at[key] = len(bundles)
			bundles = append(bundles, CareerBundle{Group: group, From: from, To: to})
		}
		in[c.ID] = at[key]
		bundles[at[key]].Careers = append(bundles[at[key]].Careers, c)
	}
	var ties []ThreadBundle
	type tie struct {
		bundle    int
		strategic ID
	}
	tied, late := map[tie]int{}, map[ID]bool{}
	for _, t := range d.Threads(on) {
		b, here := in[t.Career.ID]
		if !here {
			continue
		}
		key := tie{b, t.Strategic.ID}
		if _, known := tied[key]; !known {
			tied[key] = len(ties)
			ties = append(ties, ThreadBundle{Bundle: b, Strategic: t.Strategic.ID})
		}
		x := &ties[tied[key]]
		x.Threads = append(x.Threads, t)
		if t.Late(on) {
			x.Late++
			if !late[t.Career.ID] {
				late[t.Career.ID] = true
				bundles[b].Late++
			}
		}
	}
	return bundles, ties
}

// stretch is the week, month or quarter of a year around a day, by how long the span is.
func stretch(d Date, span Span) (from, to Date) {
	month := NewDate(d.Year(), d.Month(), 1)
	switch days := span.To.Days(span.From); {
	case days <= 100:
		from = d.WeekStart(weekday(1))
		return from, from.AddDays(6)
	case days <= 500:
		return month, month.AddMonths(1).AddDays(-1)
	}
	q, _ := Quarter(d, 1)
	return q.From, q.To
}
