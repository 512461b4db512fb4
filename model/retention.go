package model

import (
	"cmp"
	"slices"
	"time"
)

// Copy is one backup, as far as it matters for keeping it.
type Copy struct {
	Name string // tells copies of one day apart: the last in the order of names is the newest
	On   Date   // the day it was made
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
	slices.SortFunc(sorted, func(a, b Copy) int { return cmp.Or(b.On.Days(a.On), cmp.Compare(b.Name, a.Name)) })
	room := max(KeepTimes*r.Size, KeepBytes)
	var past []Copy // newest first, as all that follow
	for i, c := range sorted {
		if i == 0 || !c.On.Before(r.Today) {
			room -= c.Size
			continue
		}
		past = append(past, c)
	}
	kept := sorted[:len(sorted)-len(past)]
	daily, rest := newest(past, kept, KeepDays-min(1, len(kept)), func(d Date) Date { return d })
	kept = append(kept[:len(kept):len(kept)], daily...)
	weekly, rest := newest(rest, kept, KeepWeeks, func(d Date) Date { return d.WeekStart(r.WeekStart) })
	kept = append(kept, weekly...)
	monthly, excess := newest(rest, kept, KeepMonths, func(d Date) Date { return NewDate(d.Year(), d.Month(), 1) })
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

// newest takes the newest copy of each of the last spans of time that have one and that no copy kept already stands for,
// and gives the others back.
func newest(copies, kept []Copy, most int, span func(Date) Date) (taken, rest []Copy) {
	covered := map[Date]bool{}
	for _, c := range kept {
		covered[span(c.On)] = true
	}
	for _, c := range copies {
		if s := span(c.On); !covered[s] && len(taken) < most {
			covered[s] = true
			taken = append(taken, c)
			continue
		}
		rest = append(rest, c)
	}
	return taken, rest
}
