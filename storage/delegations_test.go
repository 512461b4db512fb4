package storage_test

import (
	"slices"
	"strings"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// decided is a file in which Amara and Jonas decide something, and each has a private and a shared lesson.
func decided(t *testing.T) (s *storage.Store, amara, jonas *model.Person, area *model.DecisionArea) {
	t.Helper()
	s = create(t)
	amara, jonas = addPerson(t, s, "Amara"), addPerson(t, s, "Jonas")
	area = &model.DecisionArea{Row: model.Ours(), Name: "Discounts"}
	do(t, s, unit.SetDelegation, func(w *storage.Work) error {
		if err := w.Put(area); err != nil {
			return err
		}
		for _, p := range []*model.Person{amara, jonas} {
			if err := put(w,
				&model.Delegation{Row: model.About(p.ID), AuthorID: w.Actor(), AreaID: area.ID, Degree: model.DegreeTell, NextStep: "step of " + p.Name, ValidFrom: monday},
				&model.Note{Row: model.About(p.ID), AuthorID: w.Actor(), Kind: model.NoteLesson, On: monday, Text: "shared lesson of " + p.Name},
				&model.Note{Row: model.PrivateAbout(p.ID), AuthorID: w.Actor(), Kind: model.NoteLesson, On: monday, Text: "own lesson of " + p.Name}); err != nil {
				return err
			}
		}
		return put(w, &model.Note{Row: model.Ours(), AuthorID: w.Actor(), Kind: model.NoteLesson, On: monday, Text: "lesson of the team"},
			&model.Note{Row: model.About(amara.ID), AuthorID: w.Actor(), Kind: model.NotePlain, On: monday, Text: "no lesson"})
	})
	return s, amara, jonas, area
}

func lessonTexts(t *testing.T, s *storage.Store) []string {
	t.Helper()
	f, err := s.Lessons(ctx)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, l := range f.Lessons() {
		out = append(out, l.Text)
	}
	slices.Sort(out)
	return out
}

func TestTheCurtainHidesWhatOthersDecideAndLearned(t *testing.T) {
	s, amara, _, _ := decided(t)
	if got := lessonTexts(t, s); len(got) != 5 {
		t.Errorf("lessons %q", got)
	}
	if err := s.DrawCurtain(ctx, amara.ID); err != nil {
		t.Fatal(err)
	}
	if got := lessonTexts(t, s); !slices.Equal(got, []string{"lesson of the team", "shared lesson of Amara"}) {
		t.Errorf("behind the curtain: %q", got)
	}
	d, err := s.Delegations(ctx)
	if err != nil || len(d.Areas) != 1 || len(d.All) != 1 || d.All[0].SubjectID != amara.ID {
		t.Errorf("behind the curtain: %+v, %v", d, err)
	}
}

func TestWhatIsDecidedIsHandedOverWithItsAreaByName(t *testing.T) {
	s, amara, _, area := decided(t)
	e, err := s.Everything(ctx, amara.ID)
	if err != nil {
		t.Fatal(err)
	}
	if e.Names[area.ID] != "Discounts" {
		t.Errorf("the area is called %q", e.Names[area.ID])
	}
	for _, x := range e.Tables {
		if x.Name == "delegation" && len(x.Rows) != 1 {
			t.Errorf("%d rows of delegation", len(x.Rows))
		}
	}
}

func TestErasingTakesWhatSomebodyDecidesAndLearned(t *testing.T) {
	s, amara, jonas, _ := decided(t)
	if _, err := s.Erase(ctx, amara.ID, storage.EraseOptions{}); err != nil {
		t.Fatal(err)
	}
	d, err := s.Delegations(ctx)
	if err != nil || len(d.All) != 1 || d.All[0].SubjectID != jonas.ID || len(d.Areas) != 1 {
		t.Errorf("%+v, %v", d, err)
	}
	if got := strings.Join(lessonTexts(t, s), ", "); got != "lesson of the team, own lesson of Jonas, shared lesson of Jonas" {
		t.Errorf("lessons left: %s", got)
	}
}

func TestALessonIsFoundBySearch(t *testing.T) {
	s, _, _, _ := decided(t)
	found, err := s.Search(ctx, storage.SearchQuery{Text: "lesson team"})
	if err != nil || len(found) == 0 {
		t.Errorf("%+v, %v", found, err)
	}
}
