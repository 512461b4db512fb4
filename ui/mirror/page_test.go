package mirror_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/mirror"
	"milepost/ui/theme"
)

var usual = fyne.NewSize(1056, 773)

func show(t *testing.T, s *storage.Store) (*kittest.Frame, fyne.Canvas) {
	t.Helper()
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, s)
	return f, f.Show(t, mirror.New(f), usual).Canvas()
}

func person(t *testing.T, f *kittest.Frame, name string) model.ID {
	t.Helper()
	x, err := f.Roster().FindPerson(name)
	if err != nil {
		t.Fatal(err)
	}
	return x.ID
}

func do(t *testing.T, s *storage.Store, name string, write func(*storage.Work) error) {
	t.Helper()
	if _, err := s.Do(t.Context(), name, write); err != nil {
		t.Fatal(err)
	}
}

// look is how somebody was rated on a day: a digit a skill.
type look struct{ who, on, own, self, agreed string }

// rated is a file with reps of these names, and looks at their skills.
func rated(t *testing.T, looks ...look) *storage.Store {
	t.Helper()
	s := kittest.EmptyStore(t)
	r, err := s.Roster(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]model.ID{}
	for _, l := range looks {
		if known[l.who] == "" {
			p := model.Person{Row: model.Row{Visibility: model.Shared}, Name: l.who, IsRep: true}
			do(t, s, unit.AddPerson, func(w *storage.Work) error { return w.Put(&p) })
			known[l.who] = p.ID
		}
		do(t, s, unit.Rate, func(w *storage.Work) error { return rate(w, r, known[l.who], l) })
	}
	return s
}

func rate(w *storage.Work, r *model.Roster, who model.ID, l look) error {
	a := model.Assessment{
		Row: model.About(who), AuthorID: r.Owner.ID, VersionID: r.Framework.Version.ID, On: model.MustDate(l.on), State: model.AssessmentCompared,
	}
	if err := w.Put(&a); err != nil {
		return err
	}
	for by, steps := range map[model.Rater]string{model.ByManager: l.own, model.BySelf: l.self, model.ByAgreed: l.agreed} {
		for i, c := range steps {
			x := model.Rating{
				Row: model.About(who), AuthorID: r.Owner.ID, AssessmentID: a.ID, SkillID: r.Framework.Skills[i].SkillID, Rater: by, Step: int(c - '0'),
			}
			if err := w.Put(&x); err != nil {
				return err
			}
		}
	}
	return nil
}

func says(t *testing.T, c fyne.Canvas, want map[string]string) {
	t.Helper()
	for name, text := range want {
		if got := kittest.Text(t, c, name); got != text {
			t.Errorf("%s says %q, want %q", name, got, text)
		}
	}
}

func TestTheMirrorOfTheSample(t *testing.T) {
	f, c := show(t, kittest.SampleStore(t))
	says(t, c, map[string]string{
		"mirror.sentence":      "You rate the skills of Priya, Daniel and Łucja almost alike. One more habit stands out.",
		"mirror.spread":        "5 of 5 steps are used: standard deviation 0.9 around a mean of 3.4.",
		"mirror.halo":          "The skills of Priya, Daniel and Łucja lie close together; the mean variance is 0.7.",
		"mirror.level":         "On average 0.04 steps above what the level asks for (11 higher, 26 the same, 10 lower).",
		"mirror.level.also":    "No rating was agreed on, so nothing can be held against it.",
		"mirror.evidence":      "23 of 47 ratings (48.9 %) have no evidence.",
		"mirror.evidence.also": "7 of 10 ratings with evidence from before the look rest on its last 30 days alone (70 %).",
		"mirror.self":          "Furthest apart are you and reps of more than three years: on average you rate 0.2 steps lower (1 higher, 32 the same, 8 lower).",
		"mirror.evidence.todo": "Write down one thing that you saw of Kenji’s Executive talks.",
		"mirror.self.todo":     "Ask Łucja what they see in Negotiation: you rate 3, they rate 4.",
	})
	skills := func(name string) kit.Route {
		return kit.Route{Page: kit.PagePerson, Person: person(t, f, name), Tab: kit.TabSkills}
	}
	for _, step := range []struct {
		tap  string
		want kit.Route
	}{
		{"mirror.spread.do", skills("Amara")},
		{"mirror.halo.do", skills("Priya")},
		{"mirror.halo.picture.person." + string(person(t, f, "Jonas")), skills("Jonas")},
		{"mirror.level.do", skills("Tomás")},
		{"mirror.evidence.do", kit.Route{Page: kit.PageObserve, Person: person(t, f, "Kenji")}},
		{"mirror.self.do", skills("Łucja")},
	} {
		kittest.Tap(t, c, step.tap)
		if got := f.LastRoute(); got != step.want {
			t.Errorf("%s leads to %+v, want %+v", step.tap, got, step.want)
		}
	}
}

// TestTheMirrorIsWalkedByTheKeyboard from card to card, and into the picture that leads somewhere.
func TestTheMirrorIsWalkedByTheKeyboard(t *testing.T) {
	f, c := show(t, kittest.SampleStore(t))
	kit.FocusName(c, "mirror.spread.do")
	for _, want := range []string{"mirror.halo.picture", "mirror.halo.do", "mirror.level.do", "mirror.evidence.do", "mirror.self.do"} {
		kittest.Press(c, fyne.KeyTab)
		if got := kittest.Focused(c); got != want {
			t.Fatalf("Tab leads to %q, want %q", got, want)
		}
	}
	kit.FocusName(c, "mirror.halo.picture")
	kittest.Press(c, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if got := f.LastRoute(); got.Person != person(t, f, "Łucja") || got.Tab != kit.TabSkills {
		t.Errorf("two rows down Enter leads to %+v", got)
	}
	kit.FocusName(c, "mirror.evidence.do")
	kittest.Press(c, fyne.KeySpace)
	if got := f.LastRoute(); got.Page != kit.PageObserve {
		t.Errorf("the space bar leads to %+v", got)
	}
}

// TestEvidenceIsCountedAtOnce notes what the page asks for.
func TestEvidenceIsCountedAtOnce(t *testing.T) {
	f, c := show(t, kittest.SampleStore(t))
	skill := f.Roster().Framework.Skills[1]
	if skill.Name != "Executive talks" {
		t.Fatalf("the second skill is %s", skill.Name)
	}
	kenji, owner := person(t, f, "Kenji"), f.Roster().Owner.ID
	f.Change(unit.AddNote, func(w *storage.Work) error {
		n := model.Note{Row: model.Row{SubjectID: kenji, Visibility: model.Private}, AuthorID: owner, On: f.Today(), Kind: model.NoteEvidence, Text: "Opened with the CFO's own figure."}
		if err := w.Put(&n); err != nil {
			return err
		}
		return w.Put(&model.NoteLink{Row: model.Row{SubjectID: kenji, Visibility: model.Private}, AuthorID: owner, NoteID: n.ID, SkillID: skill.SkillID})
	}, nil)
	f.Page().Reload()
	says(t, c, map[string]string{"mirror.evidence": "22 of 47 ratings (46.8 %) have no evidence."})
	if len(f.Errors) > 0 {
		t.Errorf("errors %v", f.Errors)
	}
	f.Undo(t)
	f.Page().Reload()
	says(t, c, map[string]string{"mirror.evidence": "23 of 47 ratings (48.9 %) have no evidence."})
}

func TestTheMirrorOfNobodyAndOfTooFew(t *testing.T) {
	f, c := show(t, kittest.EmptyStore(t))
	kittest.Tap(t, c, "mirror.people")
	if got := f.LastRoute(); got.Page != kit.PagePeople || got.Do != "new" {
		t.Errorf("without anybody it leads to %+v", got)
	}

	p := model.Person{Row: model.Row{Visibility: model.Shared}, Name: "Noor Haddad", IsRep: true}
	s := kittest.EmptyStore(t)
	do(t, s, unit.AddPerson, func(w *storage.Work) error { return w.Put(&p) })
	f, c = show(t, s)
	kittest.Tap(t, c, "mirror.rate")
	if got, want := f.LastRoute(), (kit.Route{Page: kit.PagePerson, Person: p.ID, Tab: kit.TabSkills, Do: "rate"}); got != want {
		t.Errorf("without a rating it leads to %+v, want %+v", got, want)
	}
	if shown := strings.Join(kit.Texts(c.Content()), "\n"); !strings.Contains(shown, "You have rated nobody in the last twelve months.") {
		t.Errorf("it says\n%s", shown)
	}

	f, c = show(t, rated(t, look{"Noor Haddad", "2026-10-01", "345", "", ""}))
	says(t, c, map[string]string{
		"mirror.sentence": "3 ratings of 1 rep in twelve months are too few to see a habit.",
		"mirror.spread":   "Too few to say: 3 ratings of 1 rep. It takes 10 ratings of 2 reps.",
		"mirror.halo":     "Too few to say: 0 ratings of 0 reps. It takes 10 ratings of 3 reps.",
		"mirror.level":    "No level asks for a skill that you rated, so nothing can be held against it.",
		"mirror.self":     "No rep has rated in the same look as you, so nothing can be compared.",
	})
	for _, name := range []string{"spread", "halo", "level", "evidence", "self"} {
		if kittest.Has(c, "mirror."+name+".picture") {
			t.Errorf("three ratings are drawn: %s", name)
		}
		kittest.Tap(t, c, "mirror."+name+".do")
		if got := f.LastRoute(); got.Person != person(t, f, "Noor") {
			t.Errorf("%s leads to %+v", name, got)
		}
	}
}

// everything is a rater with every habit.
func everything(t *testing.T) *storage.Store {
	return rated(t,
		look{"Ann Bell", "2026-10-01", "444444", "222222", "333333"},
		look{"Bo Hill-Fortescue of the Very Long Name", "2026-10-02", "444445", "333333", "333333"},
		look{"Cy Dunn", "2026-10-03", "444444", "333333", "333333"})
}

func TestEveryHabitIsToldWithItsSide(t *testing.T) {
	_, c := show(t, everything(t))
	says(t, c, map[string]string{
		"mirror.sentence":   "None of your 18 ratings has evidence. Four more habits stand out.",
		"mirror.spread":     "2 of 5 steps are used, and the ratings lie close together: standard deviation 0.2 around a mean of 4.1.",
		"mirror.level":      "On average 1.1 steps above what was agreed on (18 higher, 0 the same, 0 lower).",
		"mirror.level.todo": "Furthest from it is Bo’s Teamwork: you rated 5 and agreed on 3. What had you not seen?",
		"mirror.self":       "Furthest apart are you and reps whose start is unknown: on average you rate 1.4 steps higher (18 higher, 0 the same, 0 lower).",
	})
	if shown := strings.Join(kit.Texts(c.Content()), "\n"); strings.Count(shown, "A first hint, from 18 ratings of 3 reps") != 5 {
		t.Errorf("how sure it is is not said:\n%s", shown)
	}
}

func page(t *testing.T, s *storage.Store) func() fyne.CanvasObject {
	return func() fyne.CanvasObject {
		f := kittest.NewFrame(t, s)
		return f.Build(mirror.New(f))
	}
}

func TestPagesFitEverySize(t *testing.T) {
	for _, s := range []*storage.Store{kittest.SampleStore(t), everything(t), kittest.EmptyStore(t), rated(t, look{"Noor Haddad", "2026-10-01", "345", "", ""})} {
		kittest.Overflow(t, page(t, s), kittest.PageSizes...)
	}
}

func TestScreens(t *testing.T) {
	s, small := kittest.SampleStore(t), fyne.NewSize(660, 423)
	kittest.Screens(t, "practice", usual, page(t, s), nil)
	kittest.Screens(t, "practice-tall", fyne.NewSize(1056, 1560), page(t, s), nil)
	kittest.Screens(t, "practice-small", small, page(t, s), nil)
	kittest.Screens(t, "practice-empty", usual, page(t, kittest.EmptyStore(t)), nil)
	kittest.Screens(t, "practice-habits", fyne.NewSize(1056, 1560), page(t, everything(t)), nil)
}
