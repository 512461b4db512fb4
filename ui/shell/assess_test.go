package shell_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/shell"
)

// together begins an assessment of Daniel in three steps, and lets him rate in a window that was handed over.
func together(t *testing.T, w *shell.Window) model.ID {
	t.Helper()
	p, err := w.Roster().FindPerson("Daniel Weber")
	if err != nil {
		t.Fatal(err)
	}
	w.Go(kit.Route{Page: kit.PagePerson, Person: p.ID, Tab: kit.TabSkills})
	c := w.Canvas()
	kittest.Tap(t, c, "skills.assess")
	kittest.Tap(t, c, "skills.handover")
	if !w.Curtain().On || w.Curtain().Person != p.ID || kittest.Has(c, "handover.yes") {
		t.Fatalf("not handed over: %+v", w.Curtain())
	}
	if strings.Contains(layer(w), "Amara") || !strings.Contains(layer(w), "How do you see your skills, Daniel?") {
		t.Errorf("the form says\n%s", layer(w))
	}
	return p.ID
}

// rating is the name of a skill's control.
func rating(w *shell.Window, kind string, i int) string {
	return kind + "." + w.Roster().Framework.Skills[i].SkillID.Short()
}

func TestTwoPeopleRateApartCompareAndAgree(t *testing.T) {
	w, _ := window(t, sampleFile(t))
	id := together(t, w)
	c := w.Canvas()
	kittest.Tap(t, c, "handover.finish")
	if !strings.Contains(layer(w), "Rate at least one skill") {
		t.Error("finished with nothing rated")
	}
	n := len(w.Roster().Framework.Skills)
	c.Focus(kittest.Find(t, c, rating(w, "skills.rating", 0)).(fyne.Focusable))
	for _, step := range "33544"[:min(5, n)] { // the last one is skipped
		kittest.Type(c, string(step))
		kittest.Press(c, fyne.KeyDown)
	}
	kittest.Write(t, c, rating(w, "skills.why", 0), "Two of my calls got a second date.")
	kittest.Tap(t, c, "handover.finish")
	kittest.Tap(t, c, "handover.confirm")

	if got, want := kittest.Text(t, c, "skills.sentence"), "Daniel has finished; you have six skills to go."; got != want {
		t.Errorf("the page says %q, want %q", got, want)
	}
	said := strings.Join(kit.Texts(c.Content()), "\n")
	if strings.Contains(said, "second date") || !strings.Contains(said, "rated, hidden") {
		t.Errorf("what Daniel rated is not hidden:\n%s", said)
	}
	c.Focus(kittest.Find(t, c, rating(w, "skills.rating", 0)).(fyne.Focusable))
	for _, step := range "234443"[:n] {
		kittest.Type(c, string(step))
		kittest.Press(c, fyne.KeyDown)
	}
	kittest.Tap(t, c, "skills.finish")
	if got, want := kittest.Text(t, c, "skills.sentence"), "You and Daniel differ on three of six skills, never by more than one step."; got != want {
		t.Errorf("the page says %q, want %q", got, want)
	}
	if said = strings.Join(kit.Texts(c.Content()), "\n"); !strings.Contains(said, "second date") {
		t.Error("what Daniel wrote is not shown")
	}
	if !kittest.Find(t, c, "skills.agree").(fyne.Disableable).Disabled() {
		t.Error("agreed while something is open")
	}
	for i := range n {
		if name := rating(w, "skills.agreed", i); kittest.Text(t, c, name) == "" || kittest.Find(t, c, name).(*kit.RatingControl).Value() == 0 {
			kittest.Tap(t, c, name+".3")
		}
	}
	kittest.Write(t, c, rating(w, "skills.agreed.why", 0), "3: both calls counted.")
	kittest.Tap(t, c, "skills.agree")
	if kittest.Has(c, "skills.agree") || !kittest.Has(c, "skills.assess") {
		t.Error("agreed, and the page still asks to agree")
	}
	as, err := w.Store().Assessments(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	last := as.Assessments[len(as.Assessments)-1]
	agreed := 0
	for _, r := range as.Ratings {
		if r.AssessmentID == last.ID && r.Rater == model.ByAgreed {
			agreed++
		}
	}
	if last.State != model.AssessmentAgreed || agreed != n || !strings.Contains(strings.Join(kit.Texts(c.Content()), "\n"), "3: both calls counted.") {
		t.Errorf("%d ratings are agreed on, %+v", agreed, last)
	}
	strike(t, w, parse("Ctrl Z"))
	if !kit.ModalOpen(c) {
		t.Fatal("undo of what was agreed says nothing")
	}
	kittest.Tap(t, c, "undo.agreed.confirm")
	if got := kittest.Text(t, c, "skills.going"); !strings.HasPrefix(got, "You and Daniel have both rated") {
		t.Errorf("withdrawn, the page says %q", got)
	}
}

// TestWhatOneSideTypedIsThereAfterThePageWasLeft: it is kept as it is typed, and by no means stored.
func TestWhatOneSideTypedIsThereAfterThePageWasLeft(t *testing.T) {
	w, _ := window(t, sampleFile(t))
	p, err := w.Roster().FindPerson("Amara Okafor")
	if err != nil {
		t.Fatal(err)
	}
	c, skills := w.Canvas(), kit.Route{Page: kit.PagePerson, Person: p.ID, Tab: kit.TabSkills}
	w.Go(skills)
	kittest.Tap(t, c, "skills.assess")
	kittest.Tap(t, c, rating(w, "skills.rating", 1)+".4")
	kittest.Write(t, c, rating(w, "skills.why", 1), "Held the price twice.")
	w.Go(kit.Route{Page: kit.PageToday})
	w.Go(skills)
	if got := kittest.Find(t, c, rating(w, "skills.rating", 1)).(*kit.RatingControl).Value(); got != 4 {
		t.Errorf("the step is %d", got)
	}
	if got := kittest.Text(t, c, rating(w, "skills.why", 1)); got != "Held the price twice." {
		t.Errorf("the sentence is %q", got)
	}
	as, err := w.Store().Assessments(t.Context(), p.ID)
	if err != nil {
		t.Fatal(err)
	}
	if a := as.Going(p.ID); a == nil || a.Finished(model.ByManager) {
		t.Errorf("stored: %+v", a)
	}
	kittest.Tap(t, c, "skills.end")
	if kittest.Has(c, "skills.finish") || kittest.Has(c, "skills.going") {
		t.Error("the assessment has not ended")
	}
}

// TestTheTabSaysWhatOfTheFrameworkChangedSinceTheLook: from the team's matrix to the framework, an edit there, and what it means for a
// look of before stands on the person's tab, whose ratings stay.
func TestTheTabSaysWhatOfTheFrameworkChangedSinceTheLook(t *testing.T) {
	w, _ := window(t, sampleFile(t))
	c := w.Canvas()
	p, err := w.Roster().FindPerson("Amara Okafor")
	if err != nil {
		t.Fatal(err)
	}
	w.Go(kit.Route{Page: kit.PageSkills})
	kittest.Tap(t, c, "matrix.framework")
	before := w.Roster().Framework
	if _, err := w.Store().Do(t.Context(), "unit.framework.import", func(work *storage.Work) error {
		now := before
		now.Targets = slices.Clone(before.Targets)
		for i := range now.Targets {
			if now.Targets[i].LevelID == w.Roster().LevelOn(p.ID, w.Today()).LevelID {
				now.Targets[i].Step = 5
			}
		}
		_, err := work.WriteFramework(before, now, w.Today())
		return err
	}); err != nil {
		t.Fatal(err)
	}
	w.Go(kit.Route{Page: kit.PagePerson, Person: p.ID, Tab: kit.TabSkills})
	if got := kittest.Text(t, c, "skills.since"); !strings.Contains(got, "targets") {
		t.Errorf("the tab says %q", got)
	}
	as, err := w.Store().Assessments(t.Context(), p.ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range as.Assessments {
		if a.VersionID != before.Version.ID {
			t.Errorf("the look of %s moved to another version", a.On)
		}
	}
	kittest.Tap(t, c, "skills.since")
	if !strings.Contains(strings.Join(kit.Texts(c.Content()), "\n"), "Account executives") {
		t.Error("it does not lead to the framework")
	}
}

// TestWhatIsSkippedStaysAsItWas: one skill is rated, gets a note as evidence and is agreed on, and what was known of the others is known still.
func TestWhatIsSkippedStaysAsItWas(t *testing.T) {
	w, _ := window(t, sampleFile(t))
	states := func(id model.ID) []model.SkillState {
		t.Helper()
		as, err := w.Store().Assessments(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		return model.SkillStates(w.Roster(), as, id, w.Today())
	}
	p, err := w.Roster().FindPerson("Daniel Weber")
	if err != nil {
		t.Fatal(err)
	}
	before := states(p.ID)
	together(t, w)
	c := w.Canvas()
	kittest.Tap(t, c, rating(w, "skills.rating", 0)+".3")
	kittest.Tap(t, c, "handover.finish")
	kittest.Tap(t, c, "handover.confirm")
	kittest.Tap(t, c, rating(w, "skills.rating", 0)+".3")
	kittest.Tap(t, c, "skills.finish")
	kittest.Tap(t, c, rating(w, "skills.hang", 0))
	kittest.Write(t, c, "skills.hang.text", "Asked why three times at Brevik.")
	kittest.Tap(t, c, "skills.hang.confirm")
	if said := strings.Join(kit.Texts(c.Content()), "\n"); !strings.Contains(said, "Asked why three times at Brevik.") {
		t.Errorf("what was hung on the rating does not show beside it:\n%s", said)
	}
	kittest.Tap(t, c, "skills.agree")
	after := states(p.ID)
	if after[0].Agreed != 3 {
		t.Fatalf("agreed is %+v", after[0])
	}
	for i := range after[1:] {
		if was, now := &before[i+1], &after[i+1]; now.Step() != was.Step() || now.Self != was.Self || was.Step() == 0 {
			t.Errorf("%s was %d, and is %d", was.Skill.Name, was.Step(), now.Step())
		}
	}
}
