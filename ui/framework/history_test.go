package framework_test

import (
	"context"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/framework"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// TestHistoryTellsAnEditInOneLine: a new version takes over a hundred rows, and a skill goes with its texts and targets.
func TestHistoryTellsAnEditInOneLine(t *testing.T) {
	kittest.App(t, theme.LightMode)
	f := edited(t)
	gone := now(t, f).Skills[2]
	f.Change(unit.RemoveSkill, func(w *storage.Work) error {
		_, err := w.EditFramework(f.Today(), func(x *model.Framework) error {
			x.DropSkill(gone.SkillID)
			return nil
		})
		return err
	}, nil)
	story, err := f.Store().Story(context.Background(), storage.StoryQuery{Limit: 2})
	if err != nil {
		t.Fatal(err)
	}
	teller := words.Storyteller{Story: story, Me: f.Roster().Owner.ID, Today: f.Today()}
	var got []string
	for i := range story.Chapters {
		for _, l := range teller.Chapter(&story.Chapters[i]) {
			got = append(got, l.Text+" | "+l.Detail)
		}
	}
	kittest.WantTexts(t, "history", got, []string{
		"You removed the skill “" + gone.Name + "” | ",
		"You added version 2 of the framework | Begun with: change of a skill’s texts. The page Framework shows what changed.",
	})
}

// TestWhatChangedSinceALookIsCounted for somebody on a level.
func TestWhatChangedSinceALookIsCounted(t *testing.T) {
	kittest.App(t, theme.LightMode)
	f := edited(t)
	versions, err := f.Store().FrameworkVersions(context.Background())
	if err != nil || len(versions) != 2 {
		t.Fatalf("%d versions, %v", len(versions), err)
	}
	from, to := &versions[1].Framework, &versions[0].Framework
	level := to.LevelsOf(to.Ladders[0].LadderID)[1].LevelID
	row := kit.FrameworkSince("since", from, to, level, func() {})
	if got, want := row.(*kit.TapRow).Text, "The framework changed since this look: 1 target, 3 texts, 2 criteria, 1 level"; got != want {
		t.Errorf("said %q, want %q", got, want)
	}
	if kit.FrameworkSince("since", to, to, level, nil) != nil {
		t.Error("something changed between a version and itself")
	}
}

// TestAHalfWrittenLevelIsFoundAgain after the program was closed.
func TestAHalfWrittenLevelIsFoundAgain(t *testing.T) {
	f, c := show(t)
	kittest.Tap(t, c, "framework.level.add")
	kittest.Write(t, c, "framework.level.name", "Staff AE")
	f.Pass()
	f.Restart(t)
	page := framework.New(f, kit.Route{})
	c = f.Show(t, page, usual).Canvas()
	found := f.Drafts().Found()
	if len(found) != 1 || !page.Continue(found[0].Thing) {
		t.Fatalf("found %+v", found)
	}
	if got := kittest.Text(t, c, "framework.level.name"); got != "Staff AE" {
		t.Errorf("the field holds %q", got)
	}
}
