package model

import (
	"database/sql/driver"
	"fmt"
	"strconv"
	"time"
)

// Clock tells the present. The program's is the machine's; tests and the sample hand in their own.
type Clock interface {
	Now() time.Time
}

// ClockFunc lets a function be a Clock.
type ClockFunc func() time.Time

// Now calls f.
func (f ClockFunc) Now() time.Time { return f() }

// FixedClock is a Clock that stands still.
type FixedClock time.Time

// Now returns the instant the clock stands at.
func (c FixedClock) Now() time.Time { return time.Time(c) }

// Instant is a point in time in milliseconds since 1970 UTC; 0 means none and is stored as NULL.
type Instant int64

// InstantOf cuts a time to whole milliseconds.
func InstantOf(t time.Time) Instant { return Instant(t.UnixMilli()) }

// In gives the instant as a time in a zone.
func (i Instant) In(zone *time.Location) time.Time { return time.UnixMilli(int64(i)).In(zone) }

// IsZero says whether there is no instant.
func (i Instant) IsZero() bool { return i == 0 }

// Value stores milliseconds, none as NULL.
func (i Instant) Value() (driver.Value, error) {
	if i == 0 {
		return nil, nil
	}
	return int64(i), nil
}

// Scan reads milliseconds or NULL.
func (i *Instant) Scan(v any) error {
	switch x := v.(type) {
	case nil:
		*i = 0
	case int64:
		*i = Instant(x)
	default:
		return fmt.Errorf("a number of milliseconds was expected in the file, not %T", v)
	}
	return nil
}

// MarshalJSON writes RFC 3339 in UTC, none as null.
func (i Instant) MarshalJSON() ([]byte, error) {
	if i == 0 {
		return []byte("null"), nil
	}
	return []byte(strconv.Quote(i.In(time.UTC).Format("2006-01-02T15:04:05.000Z07:00"))), nil
}
