package framework_test

import (
	"context"
	"strings"
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

var usual = fyne.NewSize(1216, 900)

func show(t *testing.T) (*kittest.Frame, fyne.Canvas) {
	t.Helper()
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	return f, f.Show(t, framework.New(f, kit.Route{}), usual).Canvas()
}

func now(t *testing.T, f *kittest.Frame) model.Framework {
	t.Helper()
	versions, err := f.Store().FrameworkVersions(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return versions[0].Framework
}

func cell(s model.Skill, l model.Level) string {
	return "framework." + s.SkillID.Short() + "." + l.LevelID.Short()
}

func TestTargetsAreTyped(t *testing.T) {
	f, c := show(t)
	was := now(t, f)
	s, levels := was.Skills[0], was.LevelsOf(was.Ladders[0].LadderID)
	if got := kittest.Text(t, c, "framework.sentence"); !strings.Contains(got, "your next change begins version 2") {
		t.Errorf("said %q", got)
	}
	kit.FocusName(c, cell(s, levels[0]))
	kittest.Type(c, "5")
	kittest.Press(c, fyne.KeyRight)
	kittest.Type(c, "1")
	if got := kittest.Focused(c); got != cell(s, levels[1]) {
		t.Fatalf("the keyboard is at %q", got)
	}
	kittest.Press(c, fyne.KeyDown, fyne.KeyDelete, fyne.KeyLeft)
	kittest.Type(c, "09") // a step that the scale does not have is none
	n := now(t, f)
	got := [4]int{
		n.Target(levels[0].LevelID, s.SkillID), n.Target(levels[1].LevelID, s.SkillID),
		n.Target(levels[1].LevelID, was.Skills[1].SkillID), n.Target(levels[0].LevelID, was.Skills[1].SkillID),
	}
	if got != [4]int{5, 1, 0, 0} || n.Version.Number != 2 {
		t.Errorf("targets %v in version %d", got, n.Version.Number)
	}
	f.WantUnit(t, unit.SetLevelTarget)
	for range 4 {
		f.Undo(t)
	}
	if n = now(t, f); !n.SameAs(&was) || n.Version.Number != 1 {
		t.Error("four steps of undo do not bring back what was there")
	}
}

func TestASkillComesIsOrderedAndGoes(t *testing.T) {
	f, c := show(t)
	was := now(t, f)
	kittest.Tap(t, c, "framework.skill.add")
	kittest.Write(t, c, "framework.skill.name", "Renewals")
	kittest.Write(t, c, "framework.skill.group", was.Skills[0].SkillGroup)
	kittest.Tap(t, c, "framework.asks."+was.Ladders[1].LadderID.Short())
	kittest.Tap(t, c, "framework.skill.confirm")
	n := now(t, f)
	var added model.Skill
	for _, s := range n.Skills {
		if s.Name == "Renewals" {
			added = s
		}
	}
	if added.SkillID == "" || !n.AsksFor(was.Ladders[0].LadderID, added.SkillID) || n.AsksFor(was.Ladders[1].LadderID, added.SkillID) {
		t.Fatalf("added %+v, asks %+v", added, n.Asks)
	}
	row := "framework.skill." + added.SkillID.Short()
	kit.FocusName(c, "framework.skills")
	find(t, c, "framework.skills").(*kit.Lines).Select(string(added.SkillID))
	kittest.Alt(c, fyne.KeyUp)
	n = now(t, f)
	group := skillsIn(&n, added.SkillGroup)
	if at := len(group) - 2; at < 0 || group[at] != "Renewals" {
		t.Errorf("the group is %v", group)
	}
	kittest.Press(c, fyne.KeyDelete)
	if n = now(t, f); n.Skill(added.SkillID) != nil || kittest.Has(c, row) {
		t.Error("it is not removed")
	}
	if last := f.Toasts[len(f.Toasts)-1]; !strings.Contains(last, "Renewals") {
		t.Errorf("told %q", last)
	}
	f.Undo(t)
	if n = now(t, f); n.Skill(added.SkillID) == nil {
		t.Error("undo does not bring it back")
	}
}

func skillsIn(f *model.Framework, group string) []string {
	var out []string
	for _, s := range f.Skills {
		if s.SkillGroup == group {
			out = append(out, s.Name)
		}
	}
	return out
}

func find(t *testing.T, c fyne.Canvas, name string) fyne.CanvasObject {
	t.Helper()
	return kittest.Find(t, c, name)
}

func TestALadderWithLevelsWaysAndCriteria(t *testing.T) {
	f, c := show(t)
	was := now(t, f)
	kittest.Tap(t, c, "framework.ladder.add")
	kittest.Write(t, c, "framework.ladder.name", "Customer success")
	kittest.Tap(t, c, "framework.ladder.confirm")
	for _, name := range []string{"CSM I", "CSM II"} {
		kittest.Tap(t, c, "framework.level.add")
		kittest.Write(t, c, "framework.level.name", name)
		kittest.Write(t, c, "framework.level.about", "Keeps customers.")
		kittest.Tap(t, c, "framework.level.confirm")
	}
	n := now(t, f)
	one, two := n.LevelNamed("CSM I"), n.LevelNamed("CSM II")
	if one == nil || two == nil || one.About != "Keeps customers." || !n.HasWay(one.LevelID, two.LevelID) || n.Ladder(one.LadderID).Name != "Customer success" {
		t.Fatalf("levels %+v %+v, ways %+v", one, two, n.Ways)
	}
	kittest.Choose(t, c, "framework.level.more."+one.LevelID.Short(), "ways")
	other := was.LevelsOf(was.Ladders[0].LadderID)[0]
	kittest.Tap(t, c, "framework.way."+other.LevelID.Short())
	kittest.Tap(t, c, "framework.ways.confirm")
	kittest.Tap(t, c, "framework.criterion.add."+two.LevelID.Short())
	kittest.Write(t, c, "framework.criterion.text", "Full quota over six months")
	kittest.Tap(t, c, "framework.criterion.source.deals")
	kittest.Write(t, c, "framework.criterion.target", "100")
	kittest.Write(t, c, "framework.criterion.months", "6")
	kittest.Tap(t, c, "framework.criterion.confirm")
	n = now(t, f)
	if !n.HasWay(one.LevelID, other.LevelID) {
		t.Error("no way to the other ladder")
	}
	asked := n.CriteriaOf(two.LevelID)
	if len(asked) != 1 || asked[0].Months != 6 {
		t.Fatalf("criteria %+v", asked)
	}
	if m := n.Measure(asked[0].MeasureID); m == nil || m.Aggregate != model.QuotaShare || m.Target != model.Dec(100) || m.Source != model.FromDeals || m.Unit != "%" {
		t.Errorf("measured by %+v", m)
	}
	if got := kittest.Text(t, c, "framework.criterion."+asked[0].CriterionID.Short()); !strings.Contains(got, "At least 100 % of quota over 6 months") {
		t.Errorf("said %q", got)
	}
	kittest.Choose(t, c, "framework.level.more."+two.LevelID.Short(), "remove")
	if n = now(t, f); n.Level(two.LevelID) != nil || len(n.Criteria) != len(was.Criteria) || len(n.Measures) != len(was.Measures) {
		t.Error("the level leaves something behind")
	}
}

func TestTextsOfASkill(t *testing.T) {
	f, _ := show(t)
	n := now(t, f)
	s := n.Skills[0]
	want := append(n.Texts(s.SkillID, model.Improve, "", 0), "Read the notes.", "Sit in on a call.")
	c := f.Show(t, framework.NewSkill(f, kit.Route{Ref: s.SkillID}), usual).Canvas()
	for _, text := range []string{"Sit in on a call.", "Read the notes."} {
		kittest.Tap(t, c, "framework.text.add.improve")
		kittest.Write(t, c, "framework.text", text)
		kittest.Tap(t, c, "framework.text.confirm")
	}
	find(t, c, "framework.texts.improve").(*kit.Lines).SelectLast()
	kit.FocusName(c, "framework.texts.improve")
	kittest.Alt(c, fyne.KeyUp)
	n = now(t, f)
	kittest.WantTexts(t, "how to improve it", n.Texts(s.SkillID, model.Improve, "", 0), want)
	kittest.Tap(t, c, "framework.text.step.3")
	kittest.Write(t, c, "framework.text", "Alone, every time.")
	kittest.Tap(t, c, "framework.text.confirm")
	n = now(t, f)
	if got := n.Behaviour(s.SkillID, 3); got != "Alone, every time." {
		t.Errorf("step 3 reads %q", got)
	}
}

// TestATextThatWasChangedMeanwhileIsNotOverwritten: the page still shows what it read.
func TestATextThatWasChangedMeanwhileIsNotOverwritten(t *testing.T) {
	f, _ := show(t)
	s := now(t, f).Skills[0]
	c := f.Show(t, framework.NewSkill(f, kit.Route{Ref: s.SkillID}), usual).Canvas()
	kittest.Tap(t, c, "framework.text.step.3")
	kittest.Write(t, c, "framework.text", "Mine.")
	f.Change(unit.ChangeTexts, func(w *storage.Work) error {
		_, err := w.EditFramework(f.Today(), func(x *model.Framework) error {
			x.SetTexts(s.SkillID, model.Looks, "", 3, []string{"Theirs."})
			return nil
		})
		return err
	}, nil)
	kittest.Tap(t, c, "framework.text.confirm")
	n := now(t, f)
	if got := n.Behaviour(s.SkillID, 3); got != "Theirs." {
		t.Errorf("step 3 reads %q", got)
	}
	if !kittest.Has(c, "framework.text") {
		t.Error("what was typed is gone")
	}
}

func TestMoreThanFifteenSkillsAreSaidToBeMany(t *testing.T) {
	f, c := show(t)
	if kittest.Has(c, "framework.many") {
		t.Error("six are many")
	}
	many(t, f, 10)
	if got := kittest.Text(t, c, "framework.many"); !strings.Contains(got, "16 skills") {
		t.Errorf("said %q", got)
	}
}

func many(t *testing.T, f *kittest.Frame, n int) {
	t.Helper()
	f.Change(unit.ChangeSkill, func(w *storage.Work) error {
		_, err := w.EditFramework(f.Today(), func(x *model.Framework) error {
			for i := range n {
				x.PutSkill(model.Skill{Name: "Skill " + string(rune('A'+i)), SkillGroup: "More"})
			}
			return nil
		})
		return err
	}, nil)
}

func TestABenchmarkStandsBesideItsRoleWithItsSource(t *testing.T) {
	f, _ := show(t)
	ladder := now(t, f).Ladders[0].LadderID
	b := &model.Benchmark{Row: model.Ours(), Source: "onet", Code: "41-4012.00", Name: "Sales Representatives", Attribution: "O*NET 29.0 by the U.S. Department of Labor, CC BY 4.0", LadderID: ladder}
	f.Change(unit.ImportBenchmark, func(w *storage.Work) error {
		if err := w.Put(b); err != nil {
			return err
		}
		return w.Put(&model.BenchmarkSkill{Row: model.Ours(), BenchmarkID: b.ID, Code: "2.A", Name: "Active Listening", Importance: model.Dec(400), Level: model.Dec(400)})
	}, nil)
	c := f.Show(t, framework.New(f, kit.Route{}), usual).Canvas()
	if got := kittest.Text(t, c, "framework.benchmark.credit."+b.ID.Short()); got != b.Attribution {
		t.Errorf("credited %q", got)
	}
	kittest.Tap(t, c, "framework.ladders.2")
	if kittest.Has(c, "framework.benchmark.credit."+b.ID.Short()) {
		t.Error("it stands beside another role too")
	}
}

func TestTheStepsAreCalledOtherwise(t *testing.T) {
	f, c := show(t)
	was := now(t, f).Version.Number
	kittest.Choose(t, c, "framework.ladder.more", "scale")
	kittest.Write(t, c, "framework.scale.2", "Still guided")
	kittest.Tap(t, c, "framework.scale.confirm")
	n := now(t, f)
	if n.StepLabel(2) != "Still guided" || n.Version.Number != was+1 {
		t.Errorf("step 2 is called %q in version %d", n.StepLabel(2), n.Version.Number)
	}
}
