package model

import (
	"cmp"
	"slices"
	"time"
)

// Copy is one backup, as far as it matters for keeping it.
type Copy struct {
	Name string // what the copied file was called: copies of files of two names do not stand for one another
	On   Date   // the day it was made
	Time string // hours and minutes and more, for the later ones of a day; empty for the first
	Size int64  // bytes
}

// How many copies are kept: the newest of each of the last days that have one; then, of weeks before those that have
// one; then of months.
const (
	KeepDays   = 7
	KeepWeeks  = 4
	KeepMonths = 12
)

// What all copies together may take: so many times the file, or so many bytes where that is more.
const (
	KeepTimes = 5
	KeepBytes = 2 << 30
)

// Retention says which copies are kept.
type Retention struct {
	Today     Date
	WeekStart time.Weekday // the first day of a week
	Size      int64        // of the file, in bytes
}

// Excess are the copies that are not to be kept, in the order in which to remove them: first those that stand for no
// day, week or month; then, while all together take too much room, the oldest kept for a month, for a week, for a day.
// All copies of today stay, and those of days still to come, for the clock may have been set back since; so does the
// newest of all.
func (r Retention) Excess(copies []Copy) []Copy {
	sorted := slices.Clone(copies)
	slices.SortFunc(sorted, func(a, b Copy) int {
		return cmp.Or(b.On.Days(a.On), cmp.Compare(b.Time, a.Time), cmp.Compare(b.Name, a.Name))
	})
	room := max(KeepTimes*r.Size, KeepBytes)
	k := keeping{stands: map[stand]bool{}, spans: map[Date]bool{}}
	var past []Copy // newest first, as all that follow
	for i, c := range sorted {
		if i > 0 && c.On.Before(r.Today) {
			past = append(past, c)
			continue
		}
		k.kept = append(k.kept, c)
		room -= c.Size
	}
	daily, rest := k.newest(past, KeepDays-min(1, len(k.kept)), func(d Date) Date { return d })
	weekly, rest := k.newest(rest, KeepWeeks, func(d Date) Date { return d.WeekStart(r.WeekStart) })
	monthly, excess := k.newest(rest, KeepMonths, func(d Date) Date { return NewDate(d.Year(), d.Month(), 1) })
	slices.Reverse(excess)
	for _, part := range [][]Copy{daily, weekly, monthly} {
		for _, c := range part {
			room -= c.Size
		}
	}
	for _, part := range [][]Copy{monthly, weekly, daily} {
		for _, c := range slices.Backward(part) {
			if room >= 0 {
				return excess
			}
			excess = append(excess, c)
			room += c.Size
		}
	}
	return excess
}

// keeping is what was taken so far, and what it stands for in the present round.
type keeping struct {
	kept   []Copy
	stands map[stand]bool
	spans  map[Date]bool
}

// stand is a span of time and the name of a file.
type stand struct {
	span Date
	name string
}

// newest takes the newest copies of the last spans of time that have one and that none kept before stands for, and
// gives the others back.
func (k *keeping) newest(copies []Copy, most int, span func(Date) Date) (taken, rest []Copy) {
	clear(k.stands)
	clear(k.spans)
	for _, c := range k.kept {
		k.stands[stand{span(c.On), c.Name}], k.spans[span(c.On)] = true, true
	}
	for _, c := range copies {
		s := stand{span(c.On), c.Name}
		if k.stands[s] || !k.spans[s.span] && most == 0 {
			rest = append(rest, c)
			continue
		}
		if !k.spans[s.span] {
			most--
		}
		k.stands[s], k.spans[s.span] = true, true
		taken = append(taken, c)
	}
	k.kept = append(k.kept, taken...)
	return taken, rest
}
