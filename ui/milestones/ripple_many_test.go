package milestones_test

import (
	"context"
	"fmt"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit/kittest"
)

// Of very many careers the first are asked about one by one, and the others together.
func TestVeryManyCareersAreShiftedTogether(t *testing.T) {
	s := kittest.SampleStore(t)
	m := strategic(t, s, "Nordic launch")
	pilot := careerOf(t, s, "Lead the Nordic pilot")
	const many = 60
	if _, err := s.Do(context.Background(), unit.ImportLinks, func(w *storage.Work) error {
		for i := range many {
			c := &model.Career{Row: model.About(pilot.SubjectID), AuthorID: w.Actor(), Title: fmt.Sprint("Step ", i), State: model.MilestoneActive, OpenedOn: pilot.OpenedOn, DueOn: model.MustDate("2027-02-20")}
			if err := w.Put(c); err != nil {
				return err
			}
			if err := w.Put(&model.Link{Row: model.About(pilot.SubjectID), CareerID: c.ID, StrategicID: m.ID, Role: model.RoleContributes}); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	before := datesOf(t, s)
	f, c := open(t, s, strategicPage(m.ID))
	kittest.Tap(t, c, "strategic.move")
	kittest.Write(t, c, "move.due", "8.3.2027")
	kittest.Tap(t, c, "move.confirm")
	kittest.Tap(t, c, "ripple.rest.shift")
	kittest.Tap(t, c, "ripple.confirm")
	moved := 0
	for _, x := range direction(t, s).Careers {
		if x.DueOn != before[x.ID] {
			moved++
		}
	}
	if moved < many-40 {
		t.Errorf("only %d careers moved", moved)
	}
	f.Undo(t)
	for id, day := range datesOf(t, s) {
		if day != before[id] {
			t.Errorf("%s is due on %s after undo", id.Short(), day)
		}
	}
}
