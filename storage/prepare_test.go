package storage_test

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// TestDatesThatMovedSinceTheLastTalk: what is due on another day than when the pair talked last is found in the journal,
// whatever happened before that talk, after the day, or was taken back.
func TestDatesThatMovedSinceTheLastTalk(t *testing.T) {
	at := time.Date(2026, 11, 1, 9, 0, 0, 0, time.UTC)
	o := options(1)
	o.Clock = model.ClockFunc(func() time.Time { return at })
	s := createWith(t, filepath.Join(t.TempDir(), "team.milepost"), o)
	p := addPerson(t, s, "Amara")
	day := model.MustDate("2026-11-01")
	goal := &model.Goal{Row: model.About(p.ID), Title: "goal", DueOn: model.MustDate("2027-01-31"), State: model.GoalOpen, OpenedOn: day}
	own := &model.Career{Row: model.About(p.ID), Title: "pilot", State: model.MilestoneActive, OpenedOn: day}
	still := &model.Career{Row: model.About(p.ID), Title: "still", DueOn: model.MustDate("2027-05-01"), State: model.MilestoneActive, OpenedOn: day}
	launch := &model.Strategic{Row: model.Ours(), Title: "launch", Kind: model.KindLaunch, DueOn: model.MustDate("2027-02-15"), State: model.MilestoneActive, OpenedOn: day}
	do(t, s, unit.AddGoal, func(w *storage.Work) error {
		goal.AuthorID, own.AuthorID, still.AuthorID = w.Actor(), w.Actor(), w.Actor()
		for _, r := range []model.Record{
			goal, own, still, launch, &model.Meeting{Row: model.About(p.ID), AuthorID: w.Actor(), On: model.MustDate("2026-11-19"), State: model.MeetingHeld},
		} {
			if err := w.Put(r); err != nil {
				return err
			}
		}
		return nil
	})
	move := func(on string, hour int, due *model.Date, to string, r model.Record) {
		t.Helper()
		at = model.MustDate(on).Time().Add(time.Duration(hour) * time.Hour)
		*due = model.MustDate(to)
		do(t, s, unit.ChangeGoal, func(w *storage.Work) error { return w.Put(r) })
	}
	move("2026-11-10", 9, &goal.DueOn, "2027-02-28", goal)      // before the talk
	move("2026-11-19", 22, &launch.DueOn, "2027-02-20", launch) // on its day, 23 h in the file's zone
	move("2026-11-19", 23, &launch.DueOn, "2027-03-01", launch) // the next day already
	move("2026-11-20", 9, &own.DueOn, "2027-02-15", own)        // it had none
	move("2026-11-21", 9, &goal.DueOn, "2027-04-30", goal)      // taken back
	if _, err := s.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	move("2026-11-27", 9, &still.DueOn, "2027-09-01", still) // after the day
	moves := func(on string) string {
		t.Helper()
		f, err := s.PrepareFacts(ctx, p.ID, model.MustDate(on))
		if err != nil {
			t.Fatal(err)
		}
		names := map[model.ID]string{goal.ID: "goal", own.ID: "pilot", still.ID: "still", launch.ID: "launch"}
		out := ""
		for _, m := range f.Moves {
			out += fmt.Sprintf("%s %s>%s, ", names[m.RefID], m.From, m.To)
		}
		return out
	}
	for on, want := range map[string]string{
		"2026-11-26": "pilot >2027-02-15, launch 2027-02-20>2027-03-01, ",
		"2026-11-27": "pilot >2027-02-15, still 2027-05-01>2027-09-01, launch 2027-02-20>2027-03-01, ",
		"2026-11-19": "", // nobody has talked yet
	} {
		if got := moves(on); got != want {
			t.Errorf("as of %s: %q, want %q", on, got, want)
		}
	}
	at = time.Date(2026, 11, 26, 8, 0, 0, 0, time.UTC)
	known, err := s.KnownOn(ctx, model.MustDate("2026-11-26"), "")
	if err != nil {
		t.Fatal(err)
	}
	defer known.Close()
	if f, err := known.PrepareFacts(ctx, p.ID, model.MustDate("2026-11-26")); err != nil || len(f.Moves) != 0 || len(f.Talks.Meetings) != 1 {
		t.Errorf("of what was known: %+v, %v", f, err)
	}
	if err := s.DrawCurtain(ctx, p.ID); err != nil {
		t.Fatal(err)
	}
	if got := moves("2026-11-26"); got != "pilot >2027-02-15, launch 2027-02-20>2027-03-01, " {
		t.Errorf("behind the curtain: %q", got)
	}
}
