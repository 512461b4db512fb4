package model_test

import (
	"strings"
	"testing"
	"time"

	"milepost/model"
)

func TestRemindersAreDueOnce(t *testing.T) {
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	day := model.MustDate("2026-11-23")
	r := model.Reminding{
		Zone: zone,
		Series: []model.Series{
			{Row: model.Row{ID: "weekly", SubjectID: "amara"}, Rule: model.Weekly, Every: 1, AtTime: "10:00", Minutes: 45, ValidFrom: model.MustDate("2026-10-05")},
			{Row: model.Row{ID: "york", SubjectID: "jonas"}, Rule: model.Weekly, Every: 1, AtTime: "09:00", Zone: "America/New_York", Minutes: 30, ValidFrom: day},
		},
		Meetings: []model.Meeting{
			{Row: model.Row{ID: "a", SubjectID: "priya"}, On: day, AtTime: "11:00", Minutes: 30, State: model.MeetingCancelled},
			{Row: model.Row{ID: "b", SubjectID: "daniel"}, On: day, AtTime: "08:00", State: model.MeetingHeld},
			{Row: model.Row{ID: "c", SubjectID: "kenji"}, On: day, AtTime: "08:00", Minutes: 30, State: model.MeetingHeld, EndedAt: 1},
			{Row: model.Row{ID: "d", SubjectID: "tomas"}, On: day, State: model.MeetingPlanned},
			{Row: model.Row{ID: "e", SubjectID: "lucja"}, On: day.AddDays(-1), AtTime: "10:00", State: model.MeetingPlanned},
			{Row: model.Row{ID: "f"}, Title: "Forecast", On: day, AtTime: "12:00", Minutes: 60, State: model.MeetingPlanned},
		},
	}
	told := map[string]bool{}
	var got []string
	for minute := 7 * 60; minute < 24*60; minute++ {
		now := time.Date(2026, 11, 23, minute/60, minute%60, 0, 0, zone)
		for _, x := range r.Due(now, 5, told) {
			told[x.Key] = true
			got = append(got, now.Format("15:04 ")+string(x.Kind)+" "+string(x.PersonID)+x.Title+x.Begins.Format(" 15:04"))
		}
	}
	want := `08:40 after daniel 08:00
09:55 before amara 10:00
10:55 after amara 10:00
11:55 before Forecast 12:00
13:10 after Forecast 12:00
14:55 before jonas 15:00
15:40 after jonas 15:00`
	if strings.Join(got, "\n") != want {
		t.Errorf("reminded:\n%s", strings.Join(got, "\n"))
	}
	now := time.Date(2026, 11, 23, 9, 50, 0, 0, zone)
	if n := len(r.Due(now, 15, map[string]bool{})); n != 2 { // Amara, and Daniel after
		t.Errorf("%d with a quarter of an hour", n)
	}
	if n := len(r.Due(now, model.RemindOff, map[string]bool{})); n != 0 {
		t.Errorf("%d when they are off", n)
	}
	row := r.Series[0].Occurrence(day)
	row.ID, row.State = "row", model.MeetingHeld
	r.Meetings = append(r.Meetings, row)
	if due := r.Due(time.Date(2026, 11, 23, 23, 0, 0, 0, zone), 5, told); len(due) != 0 {
		t.Errorf("an occurrence that became a row is told again: %+v", due)
	}
}
