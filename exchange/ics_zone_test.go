package exchange

import (
	"bytes"
	"testing"
	"time"

	ics "github.com/arran4/golang-ical"

	"milepost/model"
)

// TestClocksAreDescribedAsTheyStand: of every zone that is compared with, what is written is read back, and stands as the
// database says for ten years.
func TestClocksAreDescribedAsTheyStand(t *testing.T) {
	ruled := 0
	for _, name := range append([]string{"Australia/Lord_Howe", "Asia/Gaza", "America/Scoresbysund", "Antarctica/Troll", "Pacific/Norfolk", "Africa/El_Aaiun"}, common...) {
		zone, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		cal, err := ics.NewCalendarWithOptions(ics.WithVersion("2.0"))
		if err != nil {
			t.Fatal(err)
		}
		from := model.MustDate("2026-10-05")
		describeZone(cal, zone, from, model.Date{})
		var out bytes.Buffer
		if err := cal.SerializeTo(&out, ics.WithNewLineWindows); err != nil {
			t.Fatal(err)
		}
		c := parseICS(out.String()).inside[0].inside[0]
		for _, in := range c.inside {
			if in.find("RRULE") != nil {
				ruled++
			}
		}
		onsets, ok := onsetsOf(c, 2025, 2036)
		if !ok || len(onsets) == 0 {
			t.Errorf("%s cannot be read back:\n%s", name, out.String())
			continue
		}
		begin := from.Time().Unix()
		for at := begin; at < begin+10*365*86400; at += 6 * 3600 {
			now := onsets[0].before
			for _, o := range onsets {
				if o.at <= at {
					now = o.after
				}
			}
			if want := offsetAt(zone, at); now != want {
				t.Errorf("%s stands at %d on %s, and is written as %d:\n%s", name, want, time.Unix(at, 0).UTC(), now, out.String())
				break
			}
		}
	}
	if ruled < 30 {
		t.Errorf("only %d changes of clocks are written as a rule", ruled)
	}
}
