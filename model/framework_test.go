package model

import "testing"

func TestFrameworkFindsItsRows(t *testing.T) {
	f := smallFramework()
	if l := f.LevelNamed(" ae  ii"); l == nil || l.LevelID != levelTwo {
		t.Errorf("by short name: %+v", l)
	}
	if l := f.LevelNamed("ACCOUNT EXECUTIVE I"); l == nil || l.LevelID != levelOne {
		t.Errorf("by name: %+v", l)
	}
	if l := f.LevelNamed(""); l != nil {
		t.Errorf("no name finds %+v", l) // the last level has no short name
	}
	if f.Target(levelTwo, skillShow) != 3 || f.Target("s1", skillShow) != 0 {
		t.Error("targets")
	}
	if f.Behaviour(skillTalk, 3) != "Leads half an hour." || f.Behaviour(skillTalk, 4) != "" {
		t.Error("behaviours")
	}
	if f.MaxStep() != 5 || f.StepLabel(5) != "sets the bar" || f.StepLabel(6) != "" || (&Framework{}).MaxStep() != 0 {
		t.Error("scale")
	}
	if f.Skill("none") != nil || f.Level("none") != nil {
		t.Error("unknown ids must find nothing")
	}
}

func TestFrameworkRoadStaysOnItsLadder(t *testing.T) {
	f := smallFramework()
	road, at := f.Road(levelTwo)
	if len(road) != 3 || at != 1 || road[0].LevelID != levelOne {
		t.Errorf("road %+v at %d", road, at)
	}
	if n := f.Next(levelTwo); n == nil || n.LevelID != levelThree {
		t.Errorf("next of AE II: %+v", n)
	}
	for _, top := range []ID{levelThree, "s1", "none"} {
		if n := f.Next(top); n != nil {
			t.Errorf("next of %s: %+v", top, n)
		}
	}
}
