package framework_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/framework"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/theme"
)

// edited is the sample with a second version, criteria and texts.
func edited(t *testing.T) *kittest.Frame {
	t.Helper()
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	f.Change(unit.ChangeTexts, func(w *storage.Work) error {
		_, err := w.EditFramework(f.Today(), func(x *model.Framework) error {
			s, levels := x.Skills[0].SkillID, x.LevelsOf(x.Ladders[0].LadderID)
			x.SetTexts(s, model.Improve, "", 0, append(x.Texts(s, model.Improve, "", 0), "Sit in on two discovery calls of somebody who is at step 4.", "Write down the customer’s own words, and read them back."))
			x.SetTexts(s, model.Example, levels[1].LevelID, 0, []string{"Found out that the switch-over costs Brevik a day of production each time."})
			x.SetTarget(levels[0].LevelID, s, 1)
			x.SetTarget(levels[1].LevelID, x.Skills[1].SkillID, 0)
			levels[1].About = "Wins mid-sized customers alone, from the first call to the signature."
			x.PutLevel(levels[1])
			x.PutCriterion(model.Criterion{LevelID: levels[1].LevelID, Text: "At least the full quota", Months: 6},
				&model.Measure{Name: "Quota", Unit: "%", Source: model.FromDeals, Aggregate: model.QuotaShare, Target: model.Dec(100), Direction: model.MeasureUp})
			x.PutCriterion(model.Criterion{LevelID: levels[1].LevelID, Text: "Has brought a new colleague through their first quarter"}, nil)
			return nil
		})
		return err
	}, nil)
	return f
}

func TestEverySizeHasRoom(t *testing.T) {
	kittest.App(t, theme.LightMode)
	f := edited(t)
	many(t, f, 12)
	skill := now(t, f).Skills[0].SkillID
	kittest.Overflow(t, func() fyne.CanvasObject { return f.Build(framework.New(f, kit.Route{})) })
	kittest.Overflow(t, func() fyne.CanvasObject { return f.Build(framework.NewSkill(f, kit.Route{Ref: skill})) })
}

func TestScreens(t *testing.T) {
	kittest.App(t, theme.LightMode)
	f := edited(t)
	skill := now(t, f).Skills[0].SkillID
	for size, of := range map[string]fyne.Size{"": fyne.NewSize(1080, 1500), "-1024x640": fyne.NewSize(824, 640), "-720x450": fyne.NewSize(664, 450)} {
		kittest.Screens(t, "framework"+size, of, func() fyne.CanvasObject { return f.Build(framework.New(f, kit.Route{})) }, nil)
		kittest.Screens(t, "skill"+size, of, func() fyne.CanvasObject { return f.Build(framework.NewSkill(f, kit.Route{Ref: skill})) }, nil)
	}
}
