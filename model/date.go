package model

import (
	"database/sql/driver"
	"fmt"
	"strconv"
	"time"
)

// Date is a civil day without a zone. The zero Date means none and is stored as NULL. Dates compare with ==,
// Before and After.
type Date struct {
	// days since 0000-12-31 of the proleptic Gregorian calendar, so that the first real day is 1
	n int32
}

var dateZero = time.Date(0, 12, 31, 0, 0, 0, 0, time.UTC)

// NewDate makes a day; days and months out of range are carried over as time.Date does.
func NewDate(year int, month time.Month, day int) Date {
	return dateOfUTC(time.Date(year, month, day, 0, 0, 0, 0, time.UTC))
}

func dateOfUTC(t time.Time) Date {
	return Date{int32((t.Unix() - dateZero.Unix()) / 86400)}
}

// DateOf is the civil day of t in t's own zone.
func DateOf(t time.Time) Date { return NewDate(t.Year(), t.Month(), t.Day()) }

// DayOf is the civil day of the clock's present in a zone.
func DayOf(c Clock, zone *time.Location) Date { return DateOf(c.Now().In(zone)) }

// ParseDate reads 2026-11-23 and nothing else. The empty text is no date. Errors are ErrInvalid.
func ParseDate(s string) (Date, error) {
	if s == "" {
		return Date{}, nil
	}
	t, err := time.Parse("2006-01-02", s)
	if err != nil || t.Year() < 1 {
		return Date{}, &Problem{Key: "error.date", Args: []any{s}, Err: ErrInvalid}
	}
	return dateOfUTC(t), nil
}

// MustDate is ParseDate for constants in code and tests; it panics on a text that is no date.
func MustDate(s string) Date {
	d, err := ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// IsZero says whether there is no date.
func (d Date) IsZero() bool { return d.n == 0 }

// Time is midnight UTC of the day, for formatting.
func (d Date) Time() time.Time { return dateZero.AddDate(0, 0, int(d.n)) }

// Year of the date.
func (d Date) Year() int { return d.Time().Year() }

// Month of the date.
func (d Date) Month() time.Month { return d.Time().Month() }

// Day of the month.
func (d Date) Day() int { return d.Time().Day() }

// Weekday is the day of the week.
func (d Date) Weekday() time.Weekday { return d.Time().Weekday() }

// String is 2026-11-23, empty for none.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return d.Time().Format("2006-01-02")
}

// Before says whether d comes before o; no date is before every other.
func (d Date) Before(o Date) bool { return d.n < o.n }

// After says whether d comes after o.
func (d Date) After(o Date) bool { return d.n > o.n }

// Days is the number of civil days from o to d.
func (d Date) Days(o Date) int { return int(d.n - o.n) }

// AddDays moves by whole days; no date stays none.
func (d Date) AddDays(n int) Date {
	if d.IsZero() {
		return d
	}
	return Date{d.n + int32(n)}
}

// AddMonths moves by whole months and keeps to the end of a shorter month: 31 January plus one is 28 February.
func (d Date) AddMonths(n int) Date {
	if d.IsZero() {
		return d
	}
	first := NewDate(d.Year(), d.Month()+time.Month(n), 1)
	last := NewDate(first.Year(), first.Month()+1, 0).Day()
	return NewDate(first.Year(), first.Month(), min(d.Day(), last))
}

// WeekStart is the first day of the date's week; first says on which day weeks start.
func (d Date) WeekStart(first time.Weekday) Date {
	return d.AddDays(-((int(d.Weekday()) - int(first) + 7) % 7))
}

// Value stores the date as text, none as NULL. What ParseDate would not read again is ErrInvalid.
func (d Date) Value() (driver.Value, error) {
	if d.IsZero() {
		return nil, nil
	}
	if y := d.Year(); y < 1 || y > 9999 {
		return nil, &Problem{Key: "error.date", Args: []any{d.String()}, Err: ErrInvalid}
	}
	return d.String(), nil
}

// Scan reads a date from text or NULL.
func (d *Date) Scan(v any) error {
	s, err := scanText(v)
	if err != nil {
		return err
	}
	*d, err = ParseDate(s)
	return err
}

// MarshalJSON writes "2026-11-23", none as null.
func (d Date) MarshalJSON() ([]byte, error) {
	if d.IsZero() {
		return []byte("null"), nil
	}
	return []byte(strconv.Quote(d.String())), nil
}

// Span is a range of days, both included; a zero end is open.
type Span struct {
	From, To Date
}

// Holds says whether the span covers the day.
func (s Span) Holds(d Date) bool {
	return !d.Before(s.From) && (s.To.IsZero() || !d.After(s.To))
}

// Overlaps says whether two spans have a day in common.
func (s Span) Overlaps(o Span) bool {
	return (s.To.IsZero() || !o.From.After(s.To)) && (o.To.IsZero() || !s.From.After(o.To))
}

// Quarter is the quarter of the day in a year whose first month is first (1 = January), and its number 1-4.
func Quarter(d Date, first time.Month) (Span, int) {
	k := (int(d.Month()) - int(first) + 12) % 12 / 3
	back := (int(d.Month()) - int(first) + 12) % 3
	from := NewDate(d.Year(), d.Month()-time.Month(back), 1)
	return Span{from, from.AddMonths(3).AddDays(-1)}, k + 1
}

// GoString helps failing tests to show the day.
func (d Date) GoString() string { return fmt.Sprintf("model.MustDate(%q)", d.String()) }

// ReviewPeriod is what a review covers unless it is said: the quarter of the day and the one before.
func ReviewPeriod(d Date, first time.Month) Span {
	now, _ := Quarter(d, first)
	before, _ := Quarter(now.From.AddDays(-1), first)
	return Span{before.From, now.To}
}
