package model

import (
	"fmt"
	"testing"
)

func TestMeantToday(t *testing.T) {
	today := MustDate("2026-11-23")
	for name, c := range map[string]struct {
		days []int // of planned meetings, from today
		want int   // which of them; -1: none
	}{
		"none": {nil, -1}, "today": {[]int{1, -1, 0}, 2}, "tomorrow": {[]int{-1, 1}, 1}, "the newest before": {[]int{-7, -2, 3}, 1},
		"too far": {[]int{2, -8}, -1}, "a week ago": {[]int{-7}, 0},
	} {
		meetings := []Meeting{{Row: Row{ID: "held"}, On: today, State: MeetingHeld}}
		for _, d := range c.days {
			meetings = append(meetings, Meeting{Row: Row{ID: ID(fmt.Sprint(d))}, On: today.AddDays(d), State: MeetingPlanned})
		}
		talks := OneOnOnes{Meetings: meetings}
		got := talks.MeantToday("", today)
		if c.want < 0 && got != nil || c.want >= 0 && (got == nil || *got != meetings[c.want+1]) {
			t.Errorf("%s: %+v", name, got)
		}
	}
}
