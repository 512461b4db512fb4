package model

import (
	"testing"
)

func TestTalkTimes(t *testing.T) {
	on, quarter := day("2026-11-23"), Span{day("2026-10-01"), day("2026-12-31")}
	held := func(who ID, date string, minutes int) Meeting {
		return Meeting{Row: about(who, ""), On: day(date), State: MeetingHeld, Minutes: minutes}
	}
	measured := held("a", "2026-10-08", 45)
	measured.StartedAt, measured.EndedAt = 1_000_000, 1_000_000+31*60_000+40_000
	forgotten := held("a", "2026-10-15", 45) // finished the next morning
	forgotten.StartedAt, forgotten.EndedAt = 1_000_000, 1_000_000+20*60*60_000
	closed := func(who ID, date string, kind PointKind) Point {
		return Point{Row: about(who, ""), ClosedOn: day(date), Kind: kind}
	}
	archived := closed("a", "2026-10-09", PointDeal)
	archived.ArchivedAt = 1
	facts := TalkFacts{
		Agenda: Agenda{
			Cadences: []Cadence{{Row: about("a", ""), Days: 14, ValidFrom: day("2026-10-05")}},
			Absences: []Absence{{Row: about("a", ""), ValidFrom: day("2026-11-01"), ValidTo: day("2026-11-07")}},
			Meetings: []Meeting{held("a", "2026-11-20", 30)},
		},
		Held: []Meeting{
			measured, forgotten, held("a", "2026-11-20", 30), held("a", "2026-11-21", 0),
			held("a", "2026-11-24", 60), held("a", "2026-09-30", 60), held("b", "2026-10-08", 60),
		},
		Closed: []Point{
			closed("a", "2026-10-08", PointDeal), closed("a", "2026-10-08", PointDeal), closed("a", "2026-11-23", PointCareer), closed("a", "2026-11-20", ""),
			closed("a", "2026-11-24", PointSkill), closed("a", "2026-09-30", PointSkill), closed("b", "2026-10-08", PointSkill), archived,
		},
	}
	got := TalkTimes([]Person{{Row: Row{ID: "a"}}, {Row: Row{ID: "c"}}}, facts, quarter, on)
	a := got[0]
	if a.Talks != 4 || a.Unknown != 1 || a.Minutes != 32+45+30 {
		t.Errorf("%d talks, %d of unknown length, %d minutes", a.Talks, a.Unknown, a.Minutes)
	}
	if a.Points != 3 || a.Unsaid != 1 || a.Share(PointDeal).RatString() != "2/3" || a.Share(PointSkill).Sign() != 0 {
		t.Errorf("%d points with a kind, %d without, deals %v", a.Points, a.Unsaid, a.Share(PointDeal))
	}
	// 5 October to 23 November are 50 days, less 7 away: 43 days at 30 minutes every 14 are 92.14
	if a.Need != 92 || a.Agreed != 14 || a.Wait != nil || a.LastHeld != day("2026-11-20") {
		t.Errorf("%d minutes agreed, every %d days, waits %v, last %v", a.Need, a.Agreed, a.Wait, a.LastHeld)
	}
	c := got[1]
	if c.Talks != 0 || c.Need != 0 || c.Share(PointDeal) != nil {
		t.Errorf("somebody without anything: %+v", c)
	}
}
