package model

import (
	"reflect"
	"testing"
)

// ladder is a framework of two ladders with two levels each and three skills, the last asked for by the second ladder alone.
func twoLadders() Framework {
	f := Framework{
		Steps:   []Step{{Value: 1, Label: "learning"}, {Value: 2, Label: "alone"}},
		Ladders: []Ladder{{LadderID: "ae", Name: "AE"}, {LadderID: "cs", Name: "CS"}},
		Levels:  []Level{{LevelID: "ae1", LadderID: "ae", Name: "AE I"}, {LevelID: "ae2", LadderID: "ae", Name: "AE II"}, {LevelID: "cs1", LadderID: "cs", Name: "CS I"}, {LevelID: "cs2", LadderID: "cs", Name: "CS II"}},
		Ways:    []LevelWay{{FromLevelID: "ae1", ToLevelID: "ae2"}, {FromLevelID: "ae2", ToLevelID: "cs1"}},
		Skills:  []Skill{{SkillID: "talk", Name: "Talks", SkillGroup: "a"}, {SkillID: "close", Name: "Closing", SkillGroup: "a"}, {SkillID: "renew", Name: "Renewals", SkillGroup: "b"}},
		Targets: []Target{{LevelID: "ae1", SkillID: "talk", Step: 1}, {LevelID: "cs1", SkillID: "renew", Step: 2}},
		Asks:    []LadderSkill{{LadderID: "cs", SkillID: "renew"}},
	}
	f.SetTexts("talk", Improve, "", 0, []string{"One.", "Two."})
	f.PutCriterion(Criterion{LevelID: "ae2", Text: "Quota"}, &Measure{Name: "Quota", Aggregate: QuotaShare, Target: Dec(100)})
	return f
}

func TestEditsAreToldFromOneVersionToAnother(t *testing.T) {
	criterion := func(f *Framework) Criterion { return f.Criteria[0] }
	for name, x := range map[string]struct {
		edit func(*Framework)
		want FrameworkChanges
	}{
		"nothing":       {func(*Framework) {}, nil},
		"a target":      {func(f *Framework) { f.SetTarget("ae1", "talk", 2) }, FrameworkChanges{{Part: PartTarget, Did: DidChange, LadderID: "ae", LevelID: "ae1", SkillID: "talk", WasStep: 1, NowStep: 2}}},
		"no target":     {func(f *Framework) { f.SetTarget("ae1", "talk", 0) }, FrameworkChanges{{Part: PartTarget, Did: DidRemove, LadderID: "ae", LevelID: "ae1", SkillID: "talk", WasStep: 1}}},
		"a new target":  {func(f *Framework) { f.SetTarget("ae2", "close", 2) }, FrameworkChanges{{Part: PartTarget, Did: DidAdd, LadderID: "ae", LevelID: "ae2", SkillID: "close", NowStep: 2}}},
		"a skill gone":  {func(f *Framework) { f.DropSkill("talk") }, FrameworkChanges{{Part: PartSkill, Did: DidRemove, SkillID: "talk", Was: "Talks"}}},
		"a name":        {func(f *Framework) { f.PutSkill(Skill{SkillID: "talk", Name: "Calls", SkillGroup: "a"}) }, FrameworkChanges{{Part: PartSkill, Did: DidRename, SkillID: "talk", Was: "Talks", Now: "Calls"}}},
		"an order":      {func(f *Framework) { f.MoveSkill("close", "", -1) }, FrameworkChanges{{Part: PartSkill, Did: DidMove, SkillID: "talk", Was: "Talks", Now: "Talks"}}},
		"a level gone":  {func(f *Framework) { f.DropLevel("ae2") }, FrameworkChanges{{Part: PartLevel, Did: DidRemove, LadderID: "ae", LevelID: "ae2", Was: "AE II"}}},
		"a way gone":    {func(f *Framework) { f.SetWay("ae2", "cs1", false) }, FrameworkChanges{{Part: PartWay, Did: DidRemove, LevelID: "ae2", ToLevelID: "cs1"}}},
		"asked for too": {func(f *Framework) { f.SetAsks("renew", []ID{"ae", "cs"}) }, FrameworkChanges{{Part: PartAsks, Did: DidAdd, LadderID: "ae", SkillID: "renew"}}},
		"a text": {
			func(f *Framework) { f.SetTexts("talk", Improve, "", 0, []string{"One.", "Three."}) },
			FrameworkChanges{{Part: PartText, Did: DidChange, SkillID: "talk", Kind: Improve, Was: "Two.", Now: "Three."}},
		},
		"texts in another order": {func(f *Framework) { f.SetTexts("talk", Improve, "", 0, []string{"Two.", "One."}) }, FrameworkChanges{{Part: PartText, Did: DidMove, SkillID: "talk", Kind: Improve}}},
		"a measure": {
			func(f *Framework) {
				f.PutCriterion(criterion(f), &Measure{Name: "Quota", Aggregate: QuotaShare, Target: Dec(90)})
			},
			FrameworkChanges{{Part: PartCriterion, Did: DidChange, LevelID: "ae2", CriterionID: Fresh(2), Was: "Quota", Now: "Quota"}},
		},
		"a ladder gone": {func(f *Framework) { f.DropLadder("cs") }, FrameworkChanges{
			{Part: PartLadder, Did: DidRemove, LadderID: "cs", Was: "CS"},
			{Part: PartLevel, Did: DidRemove, LadderID: "cs", LevelID: "cs1", Was: "CS I"},
			{Part: PartLevel, Did: DidRemove, LadderID: "cs", LevelID: "cs2", Was: "CS II"},
			{Part: PartSkill, Did: DidRemove, SkillID: "renew", Was: "Renewals"},
		}},
	} {
		from := twoLadders()
		to := from.Clone()
		x.edit(&to)
		if err := to.Check(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if got := FrameworkDiff(&from, &to); !reflect.DeepEqual(got, x.want) {
			t.Errorf("%s: %+v, want %+v", name, got, x.want)
		}
		if got := FrameworkDiff(&to, &from); len(got) != 0 && len(x.want) == 0 || len(got) == 0 && len(x.want) != 0 {
			t.Errorf("%s: back %+v", name, got)
		}
		if again := twoLadders(); !again.SameAs(&from) {
			t.Errorf("%s: the edit of a clone changes what it was made from", name)
		}
	}
}

func TestOnlyWhatConcernsALevelIsCounted(t *testing.T) {
	from := twoLadders()
	to := from.Clone()
	to.SetTarget("ae1", "talk", 2)
	to.SetTarget("ae1", "close", 2)
	to.SetTarget("ae2", "close", 2) // of another level
	to.DropSkill("renew")           // that the ladder never asked for
	to.PutSkill(Skill{Name: "Forecasts", SkillGroup: "a"})
	to.MoveSkill("close", "", -1)
	got := FrameworkDiff(&from, &to).Concerning(&from, &to, "ae1").Counts()
	if want := []FrameworkCount{{PartTarget, 2}, {PartSkill, 1}}; !reflect.DeepEqual(got, want) {
		t.Errorf("counted %+v, want %+v", got, want)
	}
}

func TestOrderAndGroups(t *testing.T) {
	f := twoLadders()
	f.PutSkill(Skill{Name: "Notes", SkillGroup: "a"})
	names := func() (out []string) {
		for _, s := range f.Skills {
			out = append(out, s.Name)
		}
		return out
	}
	if got := names(); !reflect.DeepEqual(got, []string{"Talks", "Closing", "Notes", "Renewals"}) {
		t.Errorf("a new skill is not the last of its group: %v", got)
	}
	f.MoveSkill("talk", "", 9)
	if got := names(); !reflect.DeepEqual(got, []string{"Closing", "Notes", "Talks", "Renewals"}) {
		t.Errorf("moved to the end: %v", got)
	}
	f.MoveGroup("b", -1)
	if got := names(); got[0] != "Renewals" {
		t.Errorf("the group is not first: %v", got)
	}
	f.MoveLevel("cs2", -1)
	if got := f.LevelsOf("cs"); got[0].LevelID != "cs2" || f.LevelsOf("ae")[0].LevelID != "ae1" {
		t.Errorf("levels %+v", f.Levels)
	}
}
