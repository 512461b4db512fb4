package exchange

import (
	"strings"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

const fiveColumns = "Path,Job title,Competency,Skill,Key behavior\n" +
	"Customer Success,CSM P2,Customers,Renewals,Knows every date of renewal\n" +
	"Customer Success,CSM P2,Customers,Renewals,Says the price first\n" +
	"Customer Success,CSM P4,Customers,Renewals,Wins back who had left\n" +
	"Customer Success,CSM P4,Product,Demos,\"Shows what matters,\nnot everything\"\n"

// used marks the starter as used, so that it does not give way.
func used(t *testing.T, s *storage.Store) {
	t.Helper()
	take(t, s, tableOf(t, "name,level\nAnna Berger,AE II\n"), Options{Kind: KindPeople})
}

func TestFiveColumns(t *testing.T) {
	s := newStore(t)
	used(t, s)
	table := tableOf(t, fiveColumns)
	if !LooksLikeFramework(table) {
		t.Error("five columns are not known for what they are")
	}
	before := rosterOf(t, s).Framework
	p := take(t, s, table, Options{Kind: KindFramework})
	c := p.Report().Created
	if p.Yields() || c.Ladders != 1 || c.Levels != 2 || c.Skills != 2 || c.Behaviours != 4 || p.Count(FateNew) != 4 {
		t.Fatalf("%+v", p.Report())
	}
	f := rosterOf(t, s).Framework
	if len(f.Skills) != len(before.Skills)+2 || len(f.Ladders) != len(before.Ladders)+1 {
		t.Errorf("%d skills, %d ladders", len(f.Skills), len(f.Ladders))
	}
	p2 := f.LevelNamed("CSM P2")
	renewals := f.Skills[len(f.Skills)-2]
	texts := f.TextsOf(renewals.SkillID, model.Looks, p2.LevelID)
	if renewals.SkillGroup != "Customers" || len(texts) != 2 || texts[1].Text != "Says the price first" {
		t.Errorf("%+v has %+v", renewals, texts)
	}
	if f.AsksFor(f.Ladders[0].LadderID, renewals.SkillID) || !f.AsksFor(p2.LadderID, renewals.SkillID) {
		t.Error("the wrong ladder asks for it")
	}
	if notes := p.Rows[0].Notes; len(notes) != 1 || notes[0].Key != "import.frame.gap" || notes[0].Args[1] != "P3" || notes[0].Line != 2 {
		t.Errorf("that P3 is missing is told as %v", notes)
	}
	again := framed(t, s, table, Options{Kind: KindFramework})
	if !again.Empty() || again.Count(FateUnchanged) != 4 || len(again.Missing) != 0 {
		t.Errorf("the same again: %+v", again.Report())
	}
	less := framed(t, s, tableOf(t, strings.Replace(strings.Replace(fiveColumns, "Says the price first", "Says the price at once", 1), "Customer Success,CSM P4,Product,Demos,", "Customer Success,CSM P4,Customers,Renewals,", 1)), Options{Kind: KindFramework})
	if less.Count(FateChanged) != 1 || less.Count(FateNew) != 1 || len(less.Missing) != 1 || less.Missing[0].Name != "Demos" {
		t.Errorf("%+v, %+v", less.Report(), less.Missing)
	}
}

func TestFrameworkRowsThatAreRefused(t *testing.T) {
	s := newStore(t)
	used(t, s)
	table := tableOf(t, "what,ladder,level,skill,step,description,aggregate,measure,target\n"+
		"target,Account Executive,AE I,Discovery,9,,,,\n"+
		"target,Account Executive,AE I,Discovery,two,,,,\n"+
		"dance,,,,,,,,\n"+
		"looks,,,Discovery,,,,,\n"+
		"looks,,Level nowhere,Discovery,,Asks,,,\n"+
		"criterion,Account Executive,AE II,,,Sells,luck,Luck,\n"+
		"criterion,Account Executive,AE II,,,Sells,won_value,Luck,lots\n"+
		"skill,,,Discovery,,,,,\n"+
		"skill,,,discovery,,Other,,,\n")
	p := framed(t, s, table, Options{Kind: KindFramework, Replace: true})
	for i, want := range []struct {
		key    string
		column int
	}{
		{"import.frame.step", 5},
		{"import.frame.step", 5},
		{"import.frame.what", 1},
		{"import.frame.needs", 6},
		{"import.frame.level.none", 3},
		{"import.frame.word", 7},
		{"import.frame.number", 9},
		{"", 0},
		{"import.row.again", 4},
	} {
		got := p.Rows[i].Problem
		if want.key == "" {
			if got != nil {
				t.Errorf("row %d: %v", i, got)
			}
			continue
		}
		if got == nil || got.Key != want.key || got.Column != want.column || got.Line != i+2 || got.File != "list.csv" {
			t.Errorf("row %d: %+v", i, got)
		}
	}
	if !p.Empty() || len(p.Missing) == 0 {
		t.Errorf("with rows refused something would go: %+v", p.Report())
	}
}

// With Replace what the list does not name goes, and what was rated by stays in its version.
func TestFrameworkReplaced(t *testing.T) {
	s := newStore(t)
	used(t, s)
	r := rosterOf(t, s)
	if _, err := s.Do(ctx, unit.Rate, func(w *storage.Work) error {
		return w.Put(&model.Assessment{
			Row: model.About(r.People[0].ID), AuthorID: w.Actor(), VersionID: r.Framework.Version.ID, On: testDay, State: model.AssessmentOpen,
		})
	}); err != nil {
		t.Fatal(err)
	}
	p := take(t, s, tableOf(t, fiveColumns), Options{Kind: KindFramework, Replace: true})
	f := rosterOf(t, s).Framework
	if len(f.Skills) != 2 || len(f.Ladders) != 1 || len(f.Levels) != 2 || f.Version.Number != 2 || len(f.Steps) != 5 || !p.Replaces() {
		t.Errorf("version %d has %d skills, %d ladders, %d levels", f.Version.Number, len(f.Skills), len(f.Ladders), len(f.Levels))
	}
	w := &r.Framework
	if want := len(w.Ladders) + len(w.Levels) + len(w.Skills) + len(w.Criteria) + len(w.Targets) + len(w.Ways) + len(w.Behaviours); len(p.Missing) != want {
		t.Errorf("%d things are said to go, want all %d", len(p.Missing), want)
	}
	if old, err := s.Framework(ctx, r.Framework.Version.ID); err != nil || !old.SameAs(&r.Framework) {
		t.Errorf("what was rated by moved: %v", err)
	}
	if _, err := s.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if back := rosterOf(t, s).Framework; !back.SameAs(&r.Framework) {
		t.Error("it does not go back")
	}
}

func TestFrameworkMovedOnSincePreview(t *testing.T) {
	s := newStore(t)
	p := framed(t, s, tableOf(t, fiveColumns), Options{Kind: KindFramework})
	take(t, s, tableOf(t, "Path,Job title,Competency,Skill,Key behavior\nOther,O1,G,Calls,Calls\n"), Options{Kind: KindFramework})
	if _, err := Apply(ctx, s, p); err == nil || !strings.Contains(err.Error(), "storage.framework.moved") {
		t.Errorf("an older plan was carried out: %v", err)
	}
}

func TestGapsInSeriesOfLevels(t *testing.T) {
	for name, want := range map[string]struct {
		series string
		n      int
	}{
		"Enterprise (P4)": {"P", 4}, "AE 2": {"AE", 2}, "L5": {"L", 5}, "AE II": {"AE ", 2}, "Senior": {"", 0}, "Account Executive III": {"Account Executive ", 3},
	} {
		if s, n, _ := levelNumber(name); s != want.series || n != want.n {
			t.Errorf("%s is %q %d", name, s, n)
		}
	}
}
