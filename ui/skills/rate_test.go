package skills

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/theme"
)

// stored is a person's ratings in words: "2026-10-01 manager 1:3 2:-".
func stored(t *testing.T, s *storage.Store, f *kittest.Frame, person model.ID) []string {
	t.Helper()
	as := kittest.Reads(t, func(ctx context.Context) (model.Assessments, error) { return s.Assessments(ctx, person) })
	place := map[model.ID]int{}
	for i, k := range f.Roster().Framework.Skills {
		place[k.SkillID] = i + 1
	}
	var out []string
	for _, look := range as.Assessments {
		for _, by := range []model.Rater{model.BySelf, model.ByManager} {
			line := ""
			for _, x := range as.Ratings {
				step := fmt.Sprint(x.Step)
				if x.Skipped {
					step = "-"
				}
				if x.AssessmentID == look.ID && x.Rater == by {
					line += fmt.Sprintf(" %d:%s", place[x.SkillID], step)
				}
			}
			if line != "" {
				out = append(out, look.On.String()+" "+string(by)+line)
			}
		}
	}
	return out
}

func noor(t *testing.T, s *storage.Store) model.ID {
	t.Helper()
	p := model.Person{Row: model.Row{Visibility: model.Shared}, Name: "Noor Haddad", IsRep: true}
	if _, err := s.Do(t.Context(), unit.AddPerson, func(w *storage.Work) error { return w.Put(&p) }); err != nil {
		t.Fatal(err)
	}
	return p.ID
}

func TestBothSidesRateAndItIsThereAfterTheNextStart(t *testing.T) {
	s := kittest.EmptyStore(t)
	person := noor(t, s)
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, s)
	c := f.Show(t, tab(t, f, "Noor", ""), wide).Canvas()
	if got, want := kittest.Text(t, c, "skills.sentence"), "Nobody has rated Noor’s skills yet."; got != want {
		t.Errorf("the page says %q, want %q", got, want)
	}
	kittest.Tap(t, c, "skills.rate")
	kittest.Write(t, c, "skills.date", "1 Oct 2026")
	kittest.Tap(t, c, "skills.rating."+short(f, 0)+".3")
	kittest.Tap(t, c, "skills.rating."+short(f, 1)+".2")
	kittest.Tap(t, c, "skills.save")
	kittest.Tap(t, c, "skills.rate")
	kittest.Tap(t, c, "skills.rater.self")
	kittest.Write(t, c, "skills.date", "1 Oct 2026")
	kittest.Tap(t, c, "skills.rating."+short(f, 0)+".4")
	kittest.Tap(t, c, "skills.save")
	kittest.Tap(t, c, "skills.rate")
	kittest.Tap(t, c, "skills.none."+short(f, 1))
	kittest.Tap(t, c, "skills.save")
	want := "2026-10-01 self 1:4 | 2026-10-01 manager 1:3 2:2 | 2026-11-23 manager 2:-"
	if got := strings.Join(stored(t, s, f, person), " | "); got != want {
		t.Errorf("stored %q, want %q", got, want)
	}
	f.Undo(t)
	f.Undo(t)
	if got, want := strings.Join(stored(t, s, f, person), " | "), "2026-10-01 manager 1:3 2:2"; got != want {
		t.Errorf("two steps back %q, want %q", got, want)
	}
	f.Redo(t)
	f.Redo(t)
	if got := strings.Join(stored(t, kittest.Reopened(t, s), f, person), " | "); got != want {
		t.Errorf("after the next start %q, want %q", got, want)
	}
}

func TestADayAheadIsNoDayToHaveLookedOn(t *testing.T) {
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	kittest.App(t, theme.LightMode)
	c := f.Show(t, tab(t, f, "Amara", DoRate), wide).Canvas()
	before := len(ratings(t, f, "Amara").Ratings)
	kittest.Type(c, "2")
	kittest.Write(t, c, "skills.date", "24 Nov 2026")
	kittest.Tap(t, c, "skills.save")
	if got := len(ratings(t, f, "Amara").Ratings); got != before || !kittest.Has(c, "skills.save") {
		t.Errorf("%d ratings, were %d", got, before)
	}
}

func TestEveryStepHasItsSentenceWhileRating(t *testing.T) {
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	kittest.App(t, theme.LightMode)
	c := f.Show(t, tab(t, f, "Amara", DoRate), wide).Canvas()
	missing := func() []string {
		shown := strings.Join(kit.Texts(c.Content()), "\n")
		var out []string
		for _, k := range f.Roster().Framework.Skills {
			for step := 1; step <= 5; step++ {
				if looks := f.Roster().Framework.Behaviour(k.SkillID, step); looks == "" || !strings.Contains(shown, looks) {
					out = append(out, fmt.Sprint(k.Name, " ", step))
				}
			}
		}
		return out
	}
	if n := len(missing()); n < 24 {
		t.Errorf("of thirty sentences all but %d stand there unasked, though she was rated before", n)
	}
	kittest.Tap(t, c, "skills.every")
	if got := missing(); len(got) > 0 {
		t.Errorf("not shown: %q", got)
	}
	kittest.Tap(t, c, "skills.every")
	for step := 1; step <= 5; step++ {
		kittest.Tap(t, c, fmt.Sprint("skills.rating.", short(f, 1), ".", step))
		said := kittest.Text(t, c, "skills.rating."+short(f, 1))
		if looks := f.Roster().Framework.Behaviour(f.Roster().Framework.Skills[1].SkillID, step); !strings.HasSuffix(said, looks) {
			t.Errorf("step %d says %q", step, said)
		}
	}
}

func TestTheFirstTimeEveryStepIsExplained(t *testing.T) {
	s := kittest.EmptyStore(t)
	noor(t, s)
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, s)
	c := f.Show(t, tab(t, f, "Noor", DoRate), wide).Canvas()
	if !kittest.Find(t, c, "skills.every").(*kit.Tick).On {
		t.Error("who rates for the first time is shown no step")
	}
}

func TestTheNextStepOfTheLargestGapsIsSaid(t *testing.T) {
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	kittest.App(t, theme.LightMode)
	c := f.Show(t, tab(t, f, "Amara", ""), wide).Canvas()
	talks := f.Roster().Framework.Skills[1]
	if looks := f.Roster().Framework.Behaviour(talks.SkillID, 3); !strings.Contains(strings.Join(kit.Texts(c.Content()), "\n"), looks) {
		t.Errorf("%s from 2 to 3: %q is not shown", talks.Name, looks)
	}
	kittest.Tap(t, c, "skills.against.own")
	rated := model.SkillStates(f.Roster(), ratings(t, f, "Amara"), find(t, f, "Amara").ID, f.Today())
	if shown := strings.Contains(strings.Join(kit.Texts(c.Content()), "\n"), "What the next step looks like"); shown != (len(model.Gaps(rated)) > 0) {
		t.Errorf("against the own level there are %d gaps, and the card shows: %v", len(model.Gaps(rated)), shown)
	}
}

// fifteen is a file whose framework has as many skills as a radar takes, and one rep who was rated in all of them.
func fifteen(t *testing.T) *storage.Store {
	t.Helper()
	s := kittest.EmptyStore(t, func(st *storage.Starter) {
		for i := 0; len(st.Skills) < 15; i++ {
			k := st.Skills[i]
			k.Name, k.Short = []string{
				"Prospecting", "Writing", "Territory planning", "Demonstration", "Objection handling", "Closing", "Account growth",
				"Data hygiene", "Coaching",
			}[i], ""
			st.Skills = append(st.Skills, k)
			for level := range st.Targets {
				st.Targets[level][k.Name] = 3
			}
		}
	})
	person := noor(t, s)
	r := kittest.Reads(t, s.Roster)
	if _, err := s.Do(t.Context(), unit.Rate, func(w *storage.Work) error {
		if err := w.Assign(model.Assignment{Row: model.About(person), LevelID: r.Framework.LevelNamed("AE II").LevelID}); err != nil {
			return err
		}
		look := model.Assessment{Row: model.About(person), AuthorID: r.Owner.ID, VersionID: r.Framework.Version.ID, On: model.MustDate("2026-11-02"), State: model.AssessmentOpen}
		if err := w.Put(&look); err != nil {
			return err
		}
		for i, k := range r.Framework.Skills {
			x := model.Rating{Row: model.About(person), AuthorID: r.Owner.ID, AssessmentID: look.ID, SkillID: k.SkillID, Rater: model.ByManager, Step: 1 + i%5}
			if err := w.Put(&x); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestFifteenSkillsAreAllNamedAndEachCanBeRatedFromTheRadar(t *testing.T) {
	s := fifteen(t)
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, s)
	c := f.Show(t, tab(t, f, "Noor", ""), wide).Canvas()
	view := kittest.Find(t, c, "skills.radar").(*kit.ChartView)
	if n := len(view.Hits()); n != 15 {
		t.Fatalf("%d of 15 skills can be pointed at", n)
	}
	written := strings.Join(kit.Texts(view), " ")
	for _, k := range f.Roster().Framework.Skills {
		if !strings.Contains(written, k.Name[:4]) {
			t.Errorf("%s is not named: %q", k.Name, written)
		}
	}
	last := f.Roster().Framework.Skills[14]
	kittest.Tap(t, c, "skills.radar.skill."+string(last.SkillID))
	if got := kittest.Focused(c); got != "skills.rating."+last.SkillID.Short() {
		t.Errorf("a tap on %s leads the keyboard to %q", last.Name, got)
	}
	kittest.Overflow(t, func() fyne.CanvasObject { return f.Build(tab(t, f, "Noor", "")) }, kittest.PageSizes...)
}

func TestWhatIsHalfRatedSurvivesEverySize(t *testing.T) {
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	kittest.App(t, theme.LightMode)
	w := f.Show(t, tab(t, f, "Amara", DoRate), wide)
	c := w.Canvas()
	kittest.Type(c, "4")
	kit.FocusName(c, "skills.why."+short(f, 0))
	for _, size := range kittest.PageSizes {
		w.Resize(size)
		kittest.Type(c, "x")
	}
	if got := kittest.Text(t, c, "skills.why."+short(f, 0)); got != strings.Repeat("x", len(kittest.PageSizes)) {
		t.Errorf("the field holds %q", got)
	}
	kittest.Tap(t, c, "skills.save")
	as := ratings(t, f, "Amara")
	if x := as.Ratings[len(as.Ratings)-1]; x.Step != 4 || !strings.HasPrefix(x.Sentence, "xx") {
		t.Errorf("stored %+v", x)
	}
}

func TestSkillsPulledThroughSizesLookAsIfOpenedAtThem(t *testing.T) {
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	kittest.Pull(t, func() fyne.CanvasObject { return f.Build(tab(t, f, "Amara", "")) })
	kittest.Pull(t, func() fyne.CanvasObject {
		p := New(f, kit.Route{Person: find(t, f, "Amara").ID})
		o := f.Build(kittest.InSheet(p))
		p.showForm(model.ByManager)
		return o
	})
}
