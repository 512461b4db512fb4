package words_test

import (
	"testing"
	"time"

	"milepost/model"
	"milepost/ui/words"
)

func TestAConflictNamesWhoWhatAndBothDates(t *testing.T) {
	r := &model.Roster{
		People:    []model.Person{{Row: model.Row{ID: "a"}, Name: "Amara Okafor"}},
		Framework: model.Framework{Skills: []model.Skill{{SkillID: "talk", Name: "Discovery"}}},
	}
	on := func(month, day int) model.Date { return model.NewDate(2027, time.Month(month), day) }
	launch := &model.Strategic{Title: "Launch", State: model.MilestoneDropped}
	plan := &model.Strategic{Title: "Plan", State: model.MilestoneMissed}
	pilot, goal := &model.Career{Title: "Pilot"}, &model.Goal{Title: "Talk to CFOs"}
	for kind, want := range map[model.ConflictKind]string{
		model.ConflictLate:       "Amara: “Pilot” is due 1 Oct, 13 weeks after “Launch” (1 Jul), which it serves.",
		model.ConflictOverdue:    "Amara: “Pilot” was due 1 Oct and is still open; “Launch” (1 Jul) counts on it.",
		model.ConflictUndated:    "Amara: “Pilot” has no date, but “Launch” needs it by 1 Jul.",
		model.ConflictSkillLate:  "Amara reaches Discovery 4 on 1 Oct, 13 weeks after “Launch” (1 Jul) needs it.",
		model.ConflictSkillShort: "“Launch” needs 2 people with Discovery at 4 by 1 Jul; 1 will be there.",
		model.ConflictOrder:      "“Launch” is due 1 Jul, but waits for “Plan” (1 Oct), which comes 13 weeks later.",
		model.ConflictWaits:      "“Launch” (1 Jul) waits for “Plan”, which was missed.",
		model.ConflictClosed:     "Amara: “Pilot” (1 Oct) still serves “Launch”, which was dropped.",
		model.ConflictGoal:       "Amara: “Talk to CFOs” is due 1 Oct, 13 weeks after “Pilot” (1 Jul), which it leads to.",
	} {
		c := model.DateConflict{
			Kind: kind, Person: "a", Career: pilot, Strategic: launch, WaitsFor: plan, Skill: "talk", Step: 4, People: 2, Have: 1, Ready: on(10, 1), Needed: on(7, 1),
		}
		if kind == model.ConflictGoal {
			c.Goal = goal
		}
		if got := words.DateConflict(&c, r, on(1, 1)); got != want {
			t.Errorf("%s: %q, want %q", kind, got, want)
		}
	}
	late := model.DateConflict{Kind: model.ConflictClosed, Person: "a", Career: pilot, Strategic: launch}
	if got, want := words.DateConflict(&late, r, on(1, 1)), "Amara: “Pilot” (no date) still serves “Launch”, which was dropped."; got != want {
		t.Errorf("without dates: %q", got)
	}
}
