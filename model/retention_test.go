package model

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// copiesOf are copies of a megabyte each, by their days; a time may follow, and the name of the file.
func copiesOf(list ...string) []Copy {
	var out []Copy
	for _, text := range list {
		parts := append(strings.Fields(text), "", "")
		out = append(out, Copy{Name: parts[2], On: MustDate(parts[0]), Time: parts[1], Size: 1 << 20})
	}
	return out
}

func copiesFrom(from string, n int) []Copy {
	var out []Copy
	for i := range n {
		out = append(out, Copy{On: MustDate(from).AddDays(i), Size: 1 << 20})
	}
	return out
}

func copyNames(list []Copy) string {
	var out []string
	for _, c := range list {
		out = append(out, strings.TrimSpace(c.On.String()+" "+c.Time+" "+c.Name))
	}
	return strings.Join(out, " ")
}

func TestWhichCopiesAreKept(t *testing.T) {
	r := Retention{Today: MustDate("2026-11-23"), WeekStart: time.Monday, Size: 1 << 20} // a Monday
	for _, c := range []struct {
		name   string
		copies []Copy
		want   string // what goes, in this order
	}{
		{"none", nil, ""},
		{"the first", copiesOf("2026-11-23"), ""},
		{"a week", copiesFrom("2026-11-17", 7), ""},
		// the 16th is the Monday of the week of which later days are kept
		{"eight days", copiesFrom("2026-11-16", 8), "2026-11-16"},
		// a week in which no day is kept keeps its newest
		{"two weeks", copiesFrom("2026-11-09", 15), "2026-11-09 2026-11-10 2026-11-11 2026-11-12 2026-11-13 2026-11-14 2026-11-16"},
		{"days without a copy do not count", copiesOf("2026-10-01", "2026-10-02", "2026-10-05", "2026-10-06", "2026-11-20", "2026-11-22", "2026-11-23"), ""},
		{"of one day the last", copiesOf("2026-11-20 0900", "2026-11-20 1400", "2026-11-23"), "2026-11-20 0900"},
		{"of one day the last of each file", copiesOf("2026-11-20 0900 A", "2026-11-20 1000 B", "2026-11-20 1400 A", "2026-11-23"), "2026-11-20 0900 A"},
		{"of one week, too", append(copiesFrom("2026-11-16", 8), copiesOf("2026-11-09 0900 A", "2026-11-10 0900 A", "2026-11-11 0900 B")...), "2026-11-09 0900 A 2026-11-16"},
		{"today all", copiesOf("2026-11-23 0900", "2026-11-23 1000", "2026-11-23 1100"), ""},
		{"the clock was set back", append(copiesFrom("2027-05-01", 9), copiesOf("2026-11-22", "2026-11-23")...), ""},
		{"the newest stays however old", copiesOf("2019-01-01"), ""},
	} {
		if got := copyNames(r.Excess(c.copies)); got != c.want {
			t.Errorf("%s: removes %q, want %q", c.name, got, c.want)
		}
	}
}

// TestCopiesOfYears makes a copy each day for three years and clears up each day, as the program does.
func TestCopiesOfYears(t *testing.T) {
	var have []Copy
	day := MustDate("2024-01-01")
	for range 3 * 365 {
		have = append(have, Copy{On: day, Size: 1 << 20})
		r := Retention{Today: day, WeekStart: time.Monday, Size: 1 << 20}
		for _, gone := range r.Excess(have) {
			have = slices.DeleteFunc(have, func(c Copy) bool { return c == gone })
		}
		day = day.AddDays(1)
	}
	want := "2025-11-30 2025-12-28 2026-01-25 2026-02-22 2026-03-29 2026-04-26 2026-05-31 2026-06-28 2026-07-26 2026-08-30 2026-09-27 2026-10-25 " + // the last Sundays of months
		"2026-11-29 2026-12-06 2026-12-13 2026-12-20 " + // Sundays
		"2026-12-24 2026-12-25 2026-12-26 2026-12-27 2026-12-28 2026-12-29 2026-12-30"
	if got := copyNames(have); got != want {
		t.Errorf("%d copies are left:\n%s\nwant\n%s", len(have), got, want)
	}
}

// TestWhatCopiesMayTake holds the room: five times the file, or two gigabytes where that is more.
func TestWhatCopiesMayTake(t *testing.T) {
	const gb = 1 << 30
	sized := func(size int64, list ...string) []Copy {
		out := copiesOf(list...)
		for i := range out {
			out[i].Size = size
		}
		return out
	}
	// two of months, two of weeks, three of days
	list := []string{"2026-06-30", "2026-07-31", "2026-09-06", "2026-10-04", "2026-11-11", "2026-11-12", "2026-11-13", "2026-11-14", "2026-11-15", "2026-11-20", "2026-11-23"}
	for _, c := range []struct {
		file, each int64
		want       string
	}{
		{1, gb / 11, ""},
		{gb, gb / 3, ""},
		{1, gb / 5, "2026-06-30"},
		{gb, gb, "2026-06-30 2026-07-31 2026-09-06 2026-10-04 2026-11-11 2026-11-12"},
		{gb / 4, gb, "2026-06-30 2026-07-31 2026-09-06 2026-10-04 2026-11-11 2026-11-12 2026-11-13 2026-11-14 2026-11-15"},
		{1, 3 * gb, "2026-06-30 2026-07-31 2026-09-06 2026-10-04 2026-11-11 2026-11-12 2026-11-13 2026-11-14 2026-11-15 2026-11-20"},
	} {
		r := Retention{Today: MustDate("2026-11-23"), WeekStart: time.Monday, Size: c.file}
		if got := copyNames(r.Excess(sized(c.each, list...))); got != c.want {
			t.Errorf("a file of %s, copies of %s: removes %q, want %q", gigabytes(c.file), gigabytes(c.each), got, c.want)
		}
	}
}

func gigabytes(n int64) string { return fmt.Sprintf("%.2f GB", float64(n)/(1<<30)) }

func TestWeeksBeginWhereTheFileSays(t *testing.T) {
	// the last day kept for itself is Tuesday the 17th; Sunday the 15th and Saturday the 14th are before it
	copies := append(copiesOf("2026-11-14", "2026-11-15"), copiesFrom("2026-11-17", 7)...)
	for first, want := range map[time.Weekday]string{
		time.Monday: "2026-11-14", // both in the week before
		time.Sunday: "2026-11-15", // the 15th begins the week of the 17th
	} {
		r := Retention{Today: MustDate("2026-11-23"), WeekStart: first}
		if got := copyNames(r.Excess(copies)); got != want {
			t.Errorf("weeks that begin on %s: removes %q, want %q", first, got, want)
		}
	}
}
