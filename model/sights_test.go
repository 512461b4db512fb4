package model

import (
	"slices"
	"testing"
)

func TestSightsAreAllLinesOfAPerson(t *testing.T) {
	dir := wholeDirection()
	goal := func(id, career, skill ID) Goal {
		return Goal{Row: about("a", id), CareerMilestoneID: career, SkillID: skill, OpenedOn: day("2026-06-01"), State: GoalOpen}
	}
	growth := Growth{Goals: []Goal{goal("g1", "", ""), goal("g2", "pilot", skillTalk)}}
	skills := []SkillState{{Skill: Skill{SkillID: skillTalk}}}
	all := Sights("a", growth, dir, skills, monday)
	best := NewLineOfSight("a", growth, dir, skills, monday)
	found := 0
	for i := range all {
		if all[i].Same(&best) {
			found++
		}
		if all[i].Goal == nil && all[i].Career != nil && all[i].Career.ID == "pilot" {
			t.Error("a career milestone that a goal works towards has a line of its own")
		}
	}
	if found != 1 || len(all) < 3 {
		t.Errorf("%d lines, the best is among them %d times", len(all), found)
	}
	if got := all[0].Gaps(); !slices.Equal(got, []SightGap{GapSkill, GapCareer, GapStrategic}) {
		t.Errorf("gaps of a goal alone: %q", got)
	}
	if got := best.Gaps(); slices.Contains(got, GapGoal) || slices.Contains(got, GapCustomers) {
		t.Errorf("gaps of the whole line: %q", got)
	}
	if none := Sights("n", Growth{}, dir, nil, monday); len(none) != 0 {
		t.Errorf("nobody's lines: %d", len(none))
	}
}
