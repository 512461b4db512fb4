package model

import "testing"

// promise is one that both can see.
func promise(by Side, due, closed string, state ActionState) Action {
	return Action{Row: about("a", ID("p"+due+closed)), OwedBy: by, DueOn: day(due), State: state, OpenedOn: day("2026-01-05"), ClosedOn: day(closed)}
}

func TestWhatIsCountedAsKept(t *testing.T) {
	period := Span{day("2026-11-19"), day("2026-11-26")}
	with := func(a Action, change func(*Action)) Action { change(&a); return a }
	done := promise(SideManager, "2026-11-22", "2026-11-22", ActionDone)
	for name, c := range map[string]struct {
		action    Action
		due, kept bool
	}{
		"done on its day":           {done, true, true},
		"done early":                {promise(SideRep, "2026-11-22", "2026-11-10", ActionDone), true, true},
		"done a day late":           {promise(SideRep, "2026-11-22", "2026-11-23", ActionDone), true, false},
		"open and late":             {promise(SideRep, "2026-11-25", "", ActionOpen), true, false},
		"due on the first day":      {promise(SideRep, "2026-11-19", "2026-11-19", ActionDone), true, true},
		"due before the period":     {promise(SideRep, "2026-11-18", "2026-11-19", ActionDone), false, false},
		"due on the day itself":     {promise(SideRep, "2026-11-26", "", ActionOpen), false, false},
		"done early, due today":     {promise(SideRep, "2026-11-26", "2026-11-20", ActionDone), false, false},
		"without a day":             {promise(SideRep, "", "2026-11-20", ActionDone), false, false},
		"dropped":                   {promise(SideRep, "2026-11-22", "2026-11-21", ActionDropped), false, false},
		"dropped after the day":     {promise(SideRep, "2026-11-22", "2026-11-27", ActionDropped), true, false},
		"made after the day":        {with(done, func(a *Action) { a.OpenedOn = day("2026-11-27") }), false, false},
		"a private one":             {with(done, func(a *Action) { a.Visibility = Private }), false, false},
		"archived":                  {with(done, func(a *Action) { a.ArchivedAt = 1 }), false, false},
		"replaced when it was told": {with(done, func(a *Action) { a.ReplacedBy = "x" }), false, false},
	} {
		if due, kept := c.action.CameDue(period, day("2026-11-26")); due != c.due || kept != c.kept {
			t.Errorf("%s: came due %t, kept %t", name, due, kept)
		}
	}
	got := Kept([]Action{done, promise(SideManager, "2026-11-21", "", ActionOpen), promise(SideRep, "2026-11-20", "2026-11-20", ActionDone)}, period, day("2026-11-26"))
	if got != (SharedKept{ManagerDue: 2, ManagerKept: 1, RepDue: 1, RepKept: 1}) || !got.Any() {
		t.Errorf("counted: %+v", got)
	}
}
