package oneonone_test

import (
	"slices"
	"strings"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
)

// TestEveryTextHasAHistoryThatPutsItBack changes a point, a promise and a note, and puts each back from its menu.
func TestEveryTextHasAHistoryThatPutsItBack(t *testing.T) {
	f, c, id := open(t, "Amara Okafor")
	x := talks(t, f, id)
	i := slices.IndexFunc(x.Points, func(p model.Point) bool { return p.ClosedOn.IsZero() && p.ArchivedAt.IsZero() })
	j := slices.IndexFunc(x.Actions, func(a model.Action) bool { return a.State == model.ActionOpen && a.ArchivedAt.IsZero() })
	point, action, note, talk := x.Points[i], x.Actions[j], x.Notes[0], x.Meetings[0]
	for _, r := range []struct {
		row, unit string
		record    model.Record
		text      *string
		now       func(model.OneOnOnes) string
	}{
		{"oneonone.more." + point.ID.Short(), unit.ChangePoint, &point, &point.Text, func(x model.OneOnOnes) string { return x.Points[i].Text }},
		{"action.more." + action.ID.Short(), unit.ChangeAction, &action, &action.Text, func(x model.OneOnOnes) string { return x.Actions[j].Text }},
		{"meeting.more." + talk.ID.Short(), unit.ChangeMeeting, &talk, &talk.Place, func(x model.OneOnOnes) string { return x.Meetings[0].Place }},
		{"note.more." + note.ID.Short(), unit.ChangeNote, &note, &note.Text, func(x model.OneOnOnes) string { return x.Notes[0].Text }},
	} {
		was := *r.text
		*r.text = "said otherwise"
		f.Change(r.unit, func(w *storage.Work) error { return w.Put(r.record) }, nil)
		if got := r.now(talks(t, f, id)); got != "said otherwise" {
			t.Fatalf("%s: changed it says %q", r.row, got)
		}
		kittest.Choose(t, c, r.row, "history")
		list := c.Overlays().List()
		if len(list) == 0 || !strings.Contains(strings.Join(kit.Texts(list[len(list)-1]), "\n"), "History of “") {
			t.Fatalf("%s: its history is not shown", r.row)
		}
		kittest.Tap(t, c, "history.back.1")
		if got := r.now(talks(t, f, id)); got != was {
			t.Errorf("%s: put back it says %q, not %q", r.row, got, was)
		}
		f.WantUnit(t, unit.PutBack)
	}
}
