package importing_test

import (
	"context"
	"strings"
	"testing"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
)

func TestGoalsAndMilestonesComeThroughTheWindow(t *testing.T) {
	s := newStore(t)
	brought(t, s, write(t, "teams.csv", teams), "Teams", "Import 3 new")
	f, c := open(t, s, write(t, "m.csv", "milestone,rep,kind,due\nBig launch,,launch,2027-03-31\nLead a pod,Amara Okafor,,2027-02-28\n"))
	wantText(t, c, "import.kind", "Milestones")
	kittest.Tap(t, c, "import.apply")
	if f.LastRoute().Page != kit.PageWeave || len(f.Toasts) != 1 || f.Toasts[0] != "Imported 2 new milestones" {
		t.Errorf("route %v, toasts %q", f.LastRoute(), f.Toasts)
	}
	brought(t, s, write(t, "links.csv", "rep,career milestone,strategic milestone,role,why\nAmara Okafor,Lead a pod,Big launch,leads,First pod\n"), "Ties", "Import 1 new")
	goals := write(t, "goals.csv", "goal,rep,due,milestone\nTen calls,Amara,2027-01-31,Lead a pod\nTwo calls,Jonas Lindqvist,2027-01-31,\n")
	f, c = open(t, s, goals)
	wantText(t, c, "import.kind", "Goals")
	wantText(t, c, "import.sentence", "2 rows: 1 new, 0 changed, 0 unchanged, 1 refused.")
	pick(t, c, "import.means.Amara", "amara okafor")
	wantText(t, c, "import.apply", "Import 2 new")
	kittest.Tap(t, c, "import.apply")
	if len(f.Toasts) != 1 || f.Toasts[0] != "Imported 2 new goals" {
		t.Errorf("told %q", f.Toasts)
	}
	_, c = open(t, s, goals) // whom Amara means is remembered
	wantText(t, c, "import.sentence", "2 rows: 0 new, 0 changed, 2 unchanged, none refused.")
	g, err := s.Growth(context.Background(), "")
	if err != nil || len(g.Goals) != 2 || len(g.Careers) != 1 {
		t.Fatalf("%+v, %v", g, err)
	}
	for i := range g.Goals {
		if x := &g.Goals[i]; x.Title == "Ten calls" && x.CareerMilestoneID != g.Careers[0].ID || x.State != model.GoalOpen {
			t.Errorf("%+v", x)
		}
	}
	_, c = open(t, s, write(t, "goals.csv", strings.Replace("goal,rep,due\nTen calls,Amara Okafor,2027-01-31\n", "01-31", "04-30", 1)))
	if got := kittest.Text(t, c, "import.row.2"); !strings.Contains(got, "Due on: 30 April 2027, was 31 January 2027") {
		t.Errorf("the row says %q", got)
	}
}
