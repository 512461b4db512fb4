package exchange

import (
	"bytes"
	"fmt"
	"math/rand"
	"os"
	"strconv"
	"strings"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

const growthTeam = "rep,manager\nAnna Berger,Mia Lang\nOmar Said,Mia Lang\n"

func TestGoalsMilestonesAndLinksAreImported(t *testing.T) {
	s := newStore(t)
	take(t, s, tableOf(t, growthTeam), Options{Kind: KindTeams})
	p := take(t, s, tableOf(t, "milestone,owner,kind,start date,deadline,status,why,level\n"+
		"Healthcare launch,,launch,2026-10-01,2027-03-31,in progress,\"New market\nnew names\",\n"+
		"Partner day,,Road show,,2027-05-01,,,\n"+
		"Lead a pod,Anna Berger,,,28/02/2027,planned,To grow,AE II\n"+
		"Odd,Nobody Here,,,,,,\nOdder,Omar Said,,,,half way,,\n,Omar Said,,,,,,\nLead a pod,Anna Berger,,,,,,\n"), Options{Kind: KindMilestones, Dates: DatesAuto})
	if p.Count(FateNew) != 3 || p.Count(FateRefused) != 4 {
		t.Fatalf("%+v", p.Report())
	}
	for i, want := range []string{"import.row.deal.rep", "import.row.grow.state", "import.row.grow.title", "import.row.again"} {
		if got := p.Rows[3+i].Problem; got.Key != want || got.Line != 6+i {
			t.Errorf("row %d: %v", i, got)
		}
	}
	d := directionOf(t, s)
	if m := d.Strategic[0]; m.Kind != model.KindLaunch || m.State != model.MilestoneActive || m.Why != "New market\nnew names" || m.DueOn != model.MustDate("2027-03-31") {
		t.Errorf("%+v", m)
	}
	if m := d.Strategic[1]; m.Kind != model.KindOwn || m.KindName != "Road show" {
		t.Errorf("%+v", m)
	}
	if c := d.Careers[0]; c.Title != "Lead a pod" || c.LevelID == "" || c.DueOn != model.MustDate("2027-02-28") || c.OpenedOn != testDay {
		t.Errorf("%+v", c)
	}
	p = take(t, s, tableOf(t, "goal,rep,done when,due,skill,milestone\nTen calls,Anna Berger,=SUM(1),2027-01-31,Discovery,Lead a pod\nTwo calls,Omar Said,,,Juggling,Nothing\n"), Options{Kind: KindGoals})
	if p.Count(FateNew) != 2 || len(p.Rows[1].Notes) != 2 {
		t.Fatalf("%+v", p.Rows)
	}
	p = take(t, s, tableOf(t, "rep,career milestone,strategic milestone,role,why\nAnna Berger,Lead a pod,healthcare LAUNCH,leads,First pod\n,Lead a pod,Partner day,,\n,Lead a pod,Nothing,,\n"), Options{Kind: KindLinks})
	if p.Count(FateNew) != 2 || p.Count(FateRefused) != 1 {
		t.Fatalf("%+v", p.Rows)
	}
	if l := directionOf(t, s).Links; len(l) != 2 || l[0].Role != model.RoleLeads && l[1].Role != model.RoleLeads || l[0].SubjectID == "" {
		t.Errorf("%+v", l)
	}
	if name, _ := s.UndoName(ctx); name != unit.ImportLinks {
		t.Errorf("undo would take back %s", name)
	}
	if _, err := s.Undo(ctx); err != nil || len(directionOf(t, s).Links) != 0 {
		t.Errorf("undone, the links are %+v, %v", directionOf(t, s).Links, err)
	}
}

// TestAMovedDateOfAListIsKept changes a due date and closes a goal by a list.
func TestAMovedDateOfAListIsKept(t *testing.T) {
	s := newStore(t)
	take(t, s, tableOf(t, growthTeam), Options{Kind: KindTeams})
	take(t, s, tableOf(t, "goal,rep,due\nTen calls,Anna Berger,2027-01-31\n"), Options{Kind: KindGoals})
	p := take(t, s, tableOf(t, "goal,rep,due,state\nten CALLS,Anna Berger,2027-02-28,reached\n"), Options{Kind: KindGoals})
	if p.Count(FateChanged) != 1 {
		t.Fatalf("%+v", p.Rows)
	}
	g, err := s.Growth(ctx, "")
	if err != nil {
		t.Fatal(err)
	}
	if m := g.Moves; len(m) != 1 || m[0].GoalID != g.Goals[0].ID || m[0].From.String() != "2027-01-31" || m[0].To.String() != "2027-02-28" || m[0].On != testDay {
		t.Errorf("%+v", m)
	}
	if goal := g.Goals[0]; goal.State != model.GoalReached || goal.ClosedOn != testDay {
		t.Errorf("%+v", goal)
	}
}

// TestAListTouchesNothingPrivate names a private goal by its title, and by its id.
func TestAListTouchesNothingPrivate(t *testing.T) {
	s := newStore(t)
	take(t, s, tableOf(t, growthTeam), Options{Kind: KindTeams})
	anna := personOf(t, s, "Anna Berger")
	secret := model.Goal{Row: model.PrivateAbout(anna), AuthorID: rosterOf(t, s).Owner.ID, Title: "Be calm", State: model.GoalOpen, OpenedOn: testDay}
	hidden := model.Career{Row: model.PrivateAbout(anna), AuthorID: secret.AuthorID, Title: "Leave sales", State: model.MilestonePlanned, OpenedOn: testDay}
	write(t, s, &secret, &hidden)
	goal := model.Goal{Row: model.About(anna), AuthorID: secret.AuthorID, Title: "Ten calls", State: model.GoalOpen, OpenedOn: testDay, CareerMilestoneID: hidden.ID}
	write(t, s, &goal)
	p := take(t, s, tableOf(t, "id,goal,rep,due\n"+string(secret.ID)+",Be calm,Anna Berger,2027-01-31\n"), Options{Kind: KindGoals})
	if p.Count(FateNew) != 1 {
		t.Errorf("%+v", p.Rows)
	}
	for _, l := range written(t, s) {
		for _, word := range []string{string(secret.ID), "Leave sales", string(hidden.ID)} {
			if strings.Contains(l, word) {
				t.Errorf("%q is in a list:\n%s", word, l)
			}
		}
	}
}

// TestWrittenListsComeBack writes what is odd in every way and reads it again, as a table and as a workbook: nothing is new
// and nothing changed.
func TestWrittenListsComeBack(t *testing.T) {
	seed := int64(20261123)
	if given := os.Getenv("SEED"); given != "" {
		seed, _ = strconv.ParseInt(given, 10, 64)
	}
	t.Logf("SEED=%d", seed)
	random := rand.New(rand.NewSource(seed))
	s := newStore(t)
	take(t, s, tableOf(t, "rep,manager\nAnna Berger,Mia Lang\nOmar Said,Mia Lang\n=Ada,Mia Lang\n"), Options{Kind: KindTeams})
	twin := model.Person{Row: model.Ours(), Name: "Anna Berger", IsRep: true}
	addTwin(t, s, &twin)
	plantGrowth(t, s, random)
	for i, l := range written(t, s) {
		kind := []Kind{KindGoals, KindGoals, KindMilestones, KindMilestones}[i]
		table, err := ReadBytes("list", []byte(l), ReadOptions{})
		if err != nil {
			t.Fatal(err)
		}
		p, err := PreviewIn(ctx, s, rosterOf(t, s), table, Options{Kind: kind, Day: testDay})
		if err != nil {
			t.Fatal(err)
		}
		if p.Count(FateUnchanged) != len(p.Rows) || !p.Empty() || len(p.Rows) < 20 {
			for _, r := range p.Rows {
				if r.Fate != FateUnchanged || len(r.Notes) > 0 {
					t.Errorf("%s %d: %s %q %+v %v %v", kind, i, r.Fate, r.Name, r.Changes, r.Problem, r.Notes)
				}
			}
		}
		for _, row := range table.Rows {
			for _, c := range row.Cells {
				if c != "" && strings.ContainsRune("=+-@\t\r", rune(c[0])) {
					t.Errorf("%q could be taken for a formula", c)
				}
			}
		}
	}
}

// written are the lists of goals and milestones, each as a table and as a workbook.
func written(t *testing.T, s *storage.Store) []string {
	t.Helper()
	shared, err := s.SharedLists(ctx, "")
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, l := range []List{GoalsList(shared.Goals), MilestonesList(shared.Milestones)} {
		var table, book bytes.Buffer
		if err := l.CSV(&table); err != nil {
			t.Fatal(err)
		}
		if err := l.Workbook(&book); err != nil {
			t.Fatal(err)
		}
		out = append(out, table.String(), book.String())
	}
	return out
}

func plantGrowth(t *testing.T, s *storage.Store, random *rand.Rand) {
	t.Helper()
	r := rosterOf(t, s)
	day := func() model.Date {
		return []model.Date{{}, model.MustDate("2027-01-31"), model.MustDate("2026-02-03")}[random.Intn(3)]
	}
	text := func() string { return oddText(random) }
	var records []model.Record
	for i := range 40 {
		p := r.People[random.Intn(len(r.People))].ID
		title := fmt.Sprint(strings.TrimSpace(text()), " ", i)
		closed := model.Date{}
		state := []model.MilestoneState{model.MilestonePlanned, model.MilestoneReached}[i%2]
		goal := model.GoalOpen
		if i%2 == 1 {
			closed, goal = model.MustDate("2026-11-02"), model.GoalMissed
		}
		skill := r.Framework.Skills[random.Intn(len(r.Framework.Skills))].SkillID
		level := r.Framework.Levels[random.Intn(len(r.Framework.Levels))].LevelID
		kind := []model.StrategicKind{model.KindQuarter, model.KindOwn}[random.Intn(2)]
		called := ""
		if kind == model.KindOwn {
			called = []string{"", "Launch", "own:own", "=1", "Road show"}[random.Intn(5)]
		}
		records = append(records,
			&model.Goal{Row: model.About(p), AuthorID: r.Owner.ID, Title: title, DoneWhen: text(), DueOn: day(), State: goal, OpenedOn: day(), ClosedOn: closed, SkillID: skill},
			&model.Career{Row: model.About(p), AuthorID: r.Owner.ID, Title: title, Why: text(), DueOn: day(), State: state, OpenedOn: day(), ClosedOn: closed, SkillID: skill, LevelID: level},
			&model.Strategic{Row: model.Ours(), Title: title, Kind: kind, KindName: called, DueOn: day(), State: state, OpenedOn: day(), ClosedOn: closed, Headed: text(), Why: text(), ForUs: text(), Retrospective: text()},
		)
	}
	write(t, s, records...)
}

// oddText is a text that some program would spoil.
func oddText(random *rand.Rand) string {
	parts := []string{"=", "+1", "-", "@x", "'", "\"", ",", ";", "\t", "\n", "\r\n", " ", "  ", "é", "元気", "😀", "_x0041_", "007", "1e5", "2027-01-31", "TRUE", "<b>&amp;", "a", "b", "\u00a0", "|"}
	var b strings.Builder
	for range random.Intn(6) {
		b.WriteString(parts[random.Intn(len(parts))])
	}
	return b.String()
}

func directionOf(t *testing.T, s *storage.Store) model.Direction {
	t.Helper()
	d, err := s.Direction(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func personOf(t *testing.T, s *storage.Store, name string) model.ID {
	t.Helper()
	p, err := rosterOf(t, s).FindPerson(name)
	if err != nil {
		t.Fatal(err)
	}
	return p.ID
}

func addTwin(t *testing.T, s *storage.Store, p *model.Person) {
	t.Helper()
	_, err := s.Do(ctx, unit.AddGoal, func(w *storage.Work) error {
		p.Row = model.About("")
		p.ID = w.NewID()
		p.SubjectID = p.ID
		return w.Put(p)
	})
	if err != nil {
		t.Fatal(err)
	}
}

func write(t *testing.T, s *storage.Store, records ...model.Record) {
	t.Helper()
	_, err := s.Do(ctx, unit.AddGoal, func(w *storage.Work) error {
		for _, r := range records {
			if err := w.Put(r); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
