package model

import (
	"testing"
	"time"
)

func TestTheClockOfATalk(t *testing.T) {
	oslo, err := time.LoadLocation("Europe/Oslo")
	if err != nil {
		t.Fatal(err)
	}
	on := NewDate(2026, time.November, 26)
	at := func(clock string) Instant {
		x, err := time.ParseInLocation("2006-01-02 15:04:05", "2026-11-26 "+clock, oslo)
		if err != nil {
			t.Fatal(err)
		}
		return InstantOf(x)
	}
	planned := Meeting{On: on, AtTime: "10:00", Minutes: 45}
	lagos := Meeting{On: on, AtTime: "10:00", Zone: "Africa/Lagos", Minutes: 30}
	for _, c := range []struct {
		name           string
		m              Meeting
		began, now     string
		of, left, over int
		ends           string
	}{
		{"at its begin", planned, "10:00:00", "10:00:00", 45, 45, 0, "10:45:00"},
		{"a second on, the minute is not over", planned, "10:00:00", "10:00:01", 45, 45, 0, "10:45:00"},
		{"in the middle", planned, "10:00:00", "10:14:00", 45, 31, 0, "10:45:00"},
		{"begun late, it ends as planned", planned, "10:10:00", "10:14:00", 45, 31, 0, "10:45:00"},
		{"begun early, no more is left than it is long", planned, "09:50:00", "09:51:00", 45, 45, 0, "10:45:00"},
		{"begun at another time of day", planned, "16:00:00", "16:10:00", 45, 35, 0, "16:45:00"},
		{"at its end", planned, "10:00:00", "10:45:00", 45, 0, 0, "10:45:00"},
		{"seconds over", planned, "10:00:00", "10:45:59", 45, 0, 0, "10:45:00"},
		{"over", planned, "10:00:00", "10:50:30", 45, 0, 5, "10:45:00"},
		{"nobody said how long", Meeting{On: on}, "10:00:00", "10:15:00", 45, 30, 0, "10:45:00"},
		{"in its own zone", lagos, "10:01:00", "10:10:00", 30, 20, 0, "10:30:00"}, // both are an hour ahead in winter
		{"a zone nobody knows", Meeting{On: on, AtTime: "10:00", Zone: "Mars/Base"}, "10:05:00", "10:05:00", 45, 45, 0, "10:50:00"},
	} {
		c.m.StartedAt = at(c.began)
		want := TalkClock{c.of, c.left, c.over, at(c.ends)}
		if got := c.m.Clock(at(c.now), oslo); got != want {
			t.Errorf("%s: %+v, want %+v", c.name, got, want)
		}
	}
}

// TestTheClockChangesWhenItSays goes from change to change for an hour, and looks just before each as well.
func TestTheClockChangesWhenItSays(t *testing.T) {
	start := InstantOf(time.Date(2026, 11, 26, 9, 0, 20, 0, time.UTC))
	m := Meeting{On: NewDate(2026, time.November, 26), Minutes: 30, StartedAt: start}
	now, steps := start+777, 0
	for ; now < start+60*minute; steps++ {
		shown := m.Clock(now, time.UTC)
		wait := Instant(shown.Next(now) / time.Millisecond)
		if wait < 1 || wait > 2*minute {
			t.Fatalf("at %v it waits %v", now-start, wait)
		}
		if before := m.Clock(now+wait-1, time.UTC); before != shown {
			t.Errorf("%v ms before it said, %+v became %+v", 1, shown, before)
		}
		now += wait
	}
	if steps < 58 || steps > 62 {
		t.Errorf("in an hour it changed %d times", steps)
	}
}

func TestATalkRunsUntilItIsFinishedOrItsDayIsOver(t *testing.T) {
	on := NewDate(2026, time.November, 26)
	m := Meeting{State: MeetingHeld, On: on, StartedAt: 1000}
	if !m.Running(on) {
		t.Error("begun today, it does not run")
	}
	if m.Running(on.AddDays(1)) {
		t.Error("left open, it still runs on the next day")
	}
	m.EndedAt = 2000
	if m.Running(on) {
		t.Error("finished, it still runs")
	}
	if (&Meeting{State: MeetingHeld, On: on}).Running(on) || (&Meeting{State: MeetingPlanned, On: on, StartedAt: 1}).Running(on) {
		t.Error("one that was never begun runs")
	}
	if m := (Meeting{State: MeetingHeld, On: on, StartedAt: 1000, Minutes: 50}); m.Took() != 50 {
		t.Errorf("left open, it took %d minutes, not as long as planned", m.Took())
	}
}
