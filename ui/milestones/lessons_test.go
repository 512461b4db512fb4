package milestones_test

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/milestones"
	"milepost/ui/theme"
)

const ofNorway = "For the first customers in Norway we translated the slides first"

func TestWhatWasLearnedIsShownWhereSomethingSimilarIsPlanned(t *testing.T) {
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	c := f.Show(t, milestones.New(f, kit.Route{Do: "new"}), fyne.NewSize(1216, 900)).Canvas()
	shown := func() bool {
		for _, o := range append(c.Overlays().List(), c.Content()) {
			if strings.Contains(strings.Join(kit.Texts(o), "\n"), ofNorway) {
				return true
			}
		}
		return false
	}
	if shown() {
		t.Error("a milestone without a name is like none before")
	}
	kittest.Write(t, c, "strategic.name", "Second launch in Norway")
	if !shown() {
		t.Error("the lesson of Norway is not in the form")
	}
	kittest.Write(t, c, "strategic.name", "Hiring")
	if shown() {
		t.Error("hiring has nothing to do with Norway")
	}
}

func TestThePageOfAMilestoneNamesLessonsOfOthers(t *testing.T) {
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	dir, err := f.Store().Direction(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range dir.Strategic {
		c := f.Show(t, milestones.NewStrategic(f, kit.Route{Ref: m.ID}), fyne.NewSize(1216, 1400)).Canvas()
		said := strings.Join(kit.Texts(c.Content()), "\n")
		if m.Title == "Nordic launch" && !strings.Contains(said, ofNorway) {
			t.Error("the launch does not name the lesson of Norway")
		}
		if m.Title == "Partner spring campaign" && strings.Contains(said, ofNorway) {
			t.Error("the campaign names a lesson that has nothing to do with it")
		}
	}
}
