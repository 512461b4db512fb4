package milestones_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/chart"
	"milepost/model"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/milestones"
)

func matrixOf(t *testing.T, c fyne.Canvas) *kit.ChartView {
	t.Helper()
	return kittest.Find(t, c, "milestones.coverage").(*kit.ChartView)
}

// labels are what the places of a kind say.
func labels(v *kit.ChartView, kind chart.Kind) []string {
	var out []string
	for _, h := range v.Hits() {
		if h.Ref.Kind == kind {
			out = append(out, h.Label)
		}
	}
	return out
}

// TestCoverageOfTheSampleTeam compares the matrix with a table made by hand from the story of the sample team.
func TestCoverageOfTheSampleTeam(t *testing.T) {
	_, c := open(t, kittest.SampleStore(t), weave)
	kittest.Tap(t, c, "milestones.view.coverage")
	v := matrixOf(t, c)
	want := []string{
		"Amara, leads for Nordic launch: Lead the Nordic pilot", "Amara, contributes for Win five hospital groups: Senior AE",
		"Jonas, contributes for Nordic launch: Demo coach for the team", "Jonas, backs up for Partner spring campaign: Demo coach for the team",
		"Kenji, leads for 2.4 M new business: First 100 k quarter and 1 more",
		"Łucja, done for Nordic launch: Norwegian B2", "Łucja, leads for Partner spring campaign: Lead partner enablement",
		"Priya, contributes for 2.4 M new business: Negotiation certificate", "Priya, leads for Win five hospital groups: Close the first group",
		"Tomás, learns, 3 weeks late for Nordic launch: Run discovery alone",
	}
	if got := labels(v, chart.KindLink); !slices.Equal(got, want) {
		t.Errorf("cells\n%s", strings.Join(got, "\n"))
	}
	if got := len(labels(v, chart.KindPlace)); got != 8*4-len(want) {
		t.Errorf("%d open places", got)
	}
	if got := labels(v, chart.KindStrategic); !slices.Equal(got, []string{"2.4 M new business, 31 Dec", "Nordic launch, 1 Mar", "Partner spring campaign, 14 May", "Win five hospital groups, 30 Jun"}) {
		t.Errorf("columns %q", got)
	}
	people := []string{"Amara Okafor, 2", "Daniel Weber, nothing yet", "Jonas Lindqvist, 2", "Kenji Morita, 1", "Łucja Wiśniewska, 2", "Nguyễn Thu Hà, nothing yet", "Priya Raman, 2", "Tomás Ferreira, 1"}
	if got := labels(v, chart.KindPerson); !slices.Equal(got, people) {
		t.Errorf("lines %q", got)
	}
	all := strings.Join(kit.Texts(c.Content()), "\n")
	for _, said := range []string{"No career milestone yet\nNguyễn Thu Hà", "Serves no team milestone yet\nDaniel: Team Lead programme", "Kenji: AE II", "“Run discovery alone” is due 22 Mar 2027, 3 weeks after “Nordic launch” (1 Mar 2027), which it serves."} {
		if !strings.Contains(all, said) {
			t.Errorf("it does not say %q in\n%s", said, all)
		}
	}
}

// at is the place of a kind that says something.
func at(t *testing.T, v *kit.ChartView, kind chart.Kind, label string) chart.Ref {
	t.Helper()
	for _, h := range v.Hits() {
		if h.Ref.Kind == kind && strings.HasPrefix(h.Label, label) {
			return h.Ref
		}
	}
	t.Fatalf("no %s %q", kind, label)
	return chart.Ref{}
}

func tapPlace(t *testing.T, c fyne.Canvas, kind chart.Kind, label string) {
	t.Helper()
	ref := at(t, matrixOf(t, c), kind, label)
	kittest.Tap(t, c, "milestones.coverage."+string(ref.Kind)+"."+string(ref.ID))
}

func TestAnOpenPlaceIsFilledAndALinkChanged(t *testing.T) {
	s := kittest.SampleStore(t)
	f, c := open(t, s, coverage)
	tapPlace(t, c, chart.KindPlace, "Kenji has nothing for Win five hospital groups")
	kittest.Tap(t, c, "link.career")
	kittest.Type(c, "AE II")
	kittest.Press(c, fyne.KeyReturn)
	kittest.Tap(t, c, "link.role.learns")
	kittest.Tap(t, c, "link.why")
	kittest.Type(c, "Hospitals buy from seniors.")
	kittest.Tap(t, c, "link.confirm")
	f.Page().Reload()
	group := strategic(t, s, "Win five hospital groups")
	if got := len(growers(t, s, group.ID)); got != 3 {
		t.Fatalf("%d grow into it", got)
	}
	tapPlace(t, c, chart.KindLink, "Kenji, learns for Win five hospital groups: AE II")
	kittest.Tap(t, c, "link.role.backs_up")
	kittest.Tap(t, c, "link.confirm")
	f.Page().Reload()
	at(t, matrixOf(t, c), chart.KindLink, "Kenji, backs up for Win five hospital groups: AE II")
	// of several ties in one cell it asks which
	tapPlace(t, c, chart.KindLink, "Kenji, leads for 2.4 M new business")
	quarter := strategic(t, s, "2.4 M new business")
	for _, th := range growers(t, s, quarter.ID) {
		if th.Career.Title == "Ramp finished" {
			kittest.Tap(t, c, "coverage.tie."+th.Link.ID.Short())
		}
	}
	if got := strings.Join(kittest.Names(c), " "); kittest.Has(c, "link.remove") {
		kittest.Tap(t, c, "link.cancel")
	} else {
		t.Errorf("no dialog of the second tie: %s", got)
	}
	// whoever has no career milestone agrees on one first
	tapPlace(t, c, chart.KindPlace, "Thu Hà has nothing for Nordic launch")
	if r := f.LastRoute(); r.Tab != kit.TabGrowth || r.Do != "career" || f.Roster().Person(r.Person).Call() != "Thu Hà" {
		t.Errorf("it leads to %+v", r)
	}
	kittest.Tap(t, c, "milestones.coverage.strategic."+string(group.ID))
	if r := f.LastRoute(); r.Page != kit.PageStrategic || r.Ref != group.ID {
		t.Errorf("a column leads to %+v", r)
	}
}

func TestAConflictIsMendedInItsPlace(t *testing.T) {
	s := kittest.SampleStore(t)
	f, c := open(t, s, coverage)
	kittest.Tap(t, c, "milestones.mend.2")
	kittest.Press(c, fyne.KeyReturn) // the day that is needed stands in the field
	f.Page().Reload()
	d := direction(t, s)
	i := slices.IndexFunc(d.Careers, func(x model.Career) bool { return x.Title == "Run discovery alone" })
	if got := d.Careers[i].DueOn.String(); got != "2027-03-01" {
		t.Errorf("it is due %s", got)
	}
	last := d.Moves[len(d.Moves)-1]
	if last.CareerID != d.Careers[i].ID || last.From.String() != "2027-03-22" || last.To.String() != "2027-03-01" || last.On != f.Today() || last.SubjectID != d.Careers[i].SubjectID {
		t.Errorf("the move says %+v", last)
	}
	kittest.Tap(t, c, "milestones.mend.1") // Jonas's goal
	kittest.Press(c, fyne.KeyReturn)
	f.Page().Reload()
	if all := strings.Join(kit.Texts(c.Content()), "\n"); !strings.Contains(all, "All dates fit.") {
		t.Errorf("after both are mended:\n%s", all)
	}
	f.Undo(t)
	f.Undo(t)
	f.Page().Reload()
	if got := kittest.Has(c, "milestones.mend.2"); !got {
		t.Error("undo brings neither back")
	}
	kittest.Tap(t, c, "milestones.mending.2")
	kittest.Tap(t, c, "menu.link")
	kittest.Tap(t, c, "link.remove")
	f.Page().Reload()
	if kittest.Has(c, "milestones.mend.2") {
		t.Error("with the link gone the conflict stays")
	}
}

// crowded is a file with many reps, a third of whom grow into each of twelve milestones.
func crowded(t *testing.T, reps int) *storage.Store {
	t.Helper()
	s := kittest.SampleStore(t)
	day := model.NewDate(2026, 11, 1)
	roster, err := s.Roster(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.Do(t.Context(), "unit.person.add", func(w *storage.Work) error {
		var to []model.ID
		for i := range 8 {
			m := model.Strategic{Row: model.Ours(), Title: fmt.Sprintf("Milestone %02d", i), Kind: model.KindQuarter, State: model.MilestoneActive, OpenedOn: day, DueOn: model.NewDate(2027, 8, 1+i)}
			if err := w.Put(&m); err != nil {
				return err
			}
			to = append(to, m.ID)
		}
		for i := range reps {
			p := model.Person{Row: model.Row{Visibility: model.Shared}, Name: fmt.Sprintf("Zoe %03d", i), IsRep: true}
			if err := w.Put(&p); err != nil {
				return err
			}
			c := model.Career{Row: model.About(p.ID), AuthorID: roster.Owner.ID, Title: "Grow", State: model.MilestoneActive, OpenedOn: day, DueOn: model.NewDate(2027, 4, 1)}
			if err := w.Put(&c); err != nil {
				return err
			}
			if i%3 == 0 {
				if err := w.Put(&model.Link{Row: model.About(p.ID), CareerID: c.ID, StrategicID: to[i%len(to)], Role: model.RoleLeads}); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestTheKeyboardScrollsTheMatrixBothWays(t *testing.T) {
	_, c := open(t, crowded(t, 40), coverage)
	v := matrixOf(t, c)
	first, columns := labels(v, chart.KindPerson), labels(v, chart.KindStrategic)
	if len(first) != 14 || len(columns) >= 12 {
		t.Fatalf("%d lines, %d columns in sight", len(first), len(columns))
	}
	c.Focus(v)
	seen, across := map[string]bool{}, map[string]bool{}
	for range 60 {
		kittest.Press(c, fyne.KeyDown)
		for _, l := range labels(v, chart.KindPerson) {
			seen[l] = true
		}
		if n := len(labels(v, chart.KindStrategic)); n != len(columns) {
			t.Fatalf("the titles went out of sight: %d", n)
		}
	}
	for range 200 {
		kittest.Press(c, fyne.KeyRight)
		for _, l := range labels(v, chart.KindStrategic) {
			across[l] = true
		}
	}
	if len(seen) < 40 || len(across) != 12 {
		t.Errorf("%d lines and %d columns came into sight", len(seen), len(across))
	}
	kittest.Press(c, fyne.KeyPageUp, fyne.KeyPageUp, fyne.KeyPageUp, fyne.KeyPageUp)
	if got := labels(v, chart.KindPerson); !slices.Equal(got, first) {
		t.Errorf("Page Up leads to %q", got[0])
	}
}

func TestBehindTheCurtainTheMatrixCountsNobody(t *testing.T) {
	f, _ := open(t, kittest.SampleStore(t), coverage)
	f.Draw(t, f.Roster().People[slices.IndexFunc(f.Roster().People, func(p model.Person) bool { return p.Call() == "Amara" })].ID)
	c := f.Show(t, milestones.New(f, kit.Route{Page: kit.PageWeave, Tab: "coverage"}), usual).Canvas()
	all := strings.Join(kit.Texts(c.Content()), "\n") + strings.Join(labels(matrixOf(t, c), chart.KindPerson), "\n")
	for _, hidden := range []string{"Tomás", "Thu Hà", "Daniel", "Kenji", "Growing into it", "Nobody grows", "nobody yet", "1 person"} {
		if strings.Contains(all, hidden) {
			t.Errorf("it says %q in\n%s", hidden, all)
		}
	}
	if got := labels(matrixOf(t, c), chart.KindPerson); !slices.Equal(got, []string{"Amara Okafor, 2"}) {
		t.Errorf("lines %q", got)
	}
}

func TestALongListIsShownToItsEndWhenAsked(t *testing.T) {
	s := crowded(t, 40)
	_, c := open(t, s, coverage)
	count := func() (n int) {
		for _, name := range kittest.Names(c) {
			if strings.HasPrefix(name, "milestones.tie.") {
				n++
			}
		}
		return n
	}
	if got := count(); got != 8 {
		t.Errorf("%d lines", got)
	}
	kittest.Tap(t, c, "milestones.nothing.all")
	if got := count(); got != 26+2 || kittest.Has(c, "milestones.nothing.all") {
		t.Errorf("all of it has %d lines", got)
	}
}

// TestWhatATeamLacksIsNotToldBehindTheCurtain needs four people with a skill: who is hidden would be missing.
func TestWhatATeamLacksIsNotToldBehindTheCurtain(t *testing.T) {
	s := kittest.SampleStore(t)
	f, c := open(t, s, coverage)
	skill := f.Roster().Framework.Skills[0]
	need := model.NeededSkill{Row: model.Ours(), StrategicID: strategic(t, s, "2.4 M new business").ID, SkillID: skill.SkillID, Step: 5, People: 8}
	if _, err := s.Do(t.Context(), "unit.milestone.need", func(w *storage.Work) error { return w.Put(&need) }); err != nil {
		t.Fatal(err)
	}
	f.Page().Reload()
	said := "“2.4 M new business” needs 8 people with " + skill.Name + " at 5 by 31 Dec"
	if all := strings.Join(kit.Texts(c.Content()), "\n"); !strings.Contains(all, said) {
		t.Errorf("it does not say %q in\n%s", said, all)
	}
	f.Draw(t, f.Roster().People[slices.IndexFunc(f.Roster().People, func(p model.Person) bool { return p.Call() == "Amara" })].ID)
	f.Page().Reload()
	if all := strings.Join(kit.Texts(c.Content()), "\n"); strings.Contains(all, "needs 8") {
		t.Errorf("behind the curtain it says\n%s", all)
	}
}
