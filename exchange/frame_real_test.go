package exchange

import (
	"strings"
	"testing"

	"milepost/model"
)

func readFrame(t *testing.T, parts ...string) *Table {
	t.Helper()
	table, err := ReadFramework(realData(t, parts...), ReadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func TestSalesLadderFromMarkdown(t *testing.T) {
	s := newStore(t)
	p := take(t, s, readFrame(t, "ladders-sourcegraph", "ae-competencies.md"), Options{Kind: KindFramework})
	if c := p.Report().Created; c.Skills != 18 || c.Behaviours != 96 || p.Count(FateRefused) != 0 || !p.Yields() {
		t.Fatalf("%+v, %+v", c, p.Report())
	}
	f := rosterOf(t, s).Framework
	groups := map[string]int{}
	dashes := 0
	for _, k := range f.Skills {
		groups[k.SkillGroup]++
		if !f.AsksFor(f.Ladders[0].LadderID, k.SkillID) {
			t.Errorf("%s is not asked for", k.Name)
		}
	}
	for _, b := range f.Behaviours {
		if b.LevelID != "" || b.Step != 0 || b.Kind != model.Looks {
			t.Errorf("it stands at a level: %+v", b)
		}
		if strings.HasPrefix(b.Text, "Secures participation in Marketing") || strings.HasPrefix(b.Text, "Is relentless in their pursuit") {
			dashes++
		}
		if strings.HasPrefix(b.Text, "-") || strings.HasPrefix(b.Text, "–") || strings.Contains(b.Text, "<") {
			t.Errorf("%q keeps its dash", b.Text)
		}
	}
	if groups["Sales Foundations"] != 4 || groups["Sales Process"] != 7 || groups["Will - Values Alignment"] != 7 || dashes != 2 {
		t.Errorf("groups %v, %d behind an en dash", groups, dashes)
	}
	take(t, s, readFrame(t, "ladders-sourcegraph", "ae-framework.md"), Options{Kind: KindFramework})
	take(t, s, readFrame(t, "ladders-sourcegraph", "sdr-framework.md"), Options{Kind: KindFramework})
	f = rosterOf(t, s).Framework
	if len(f.Ladders) != 3 || len(f.Skills) != 18 {
		t.Fatalf("%d ladders, %d skills", len(f.Ladders), len(f.Skills))
	}
	checkAE(t, &f)
	checkSDR(t, &f)
	for _, name := range []string{"ae-competencies.md", "ae-framework.md", "sdr-framework.md"} {
		if again := framed(t, s, readFrame(t, "ladders-sourcegraph", name), Options{Kind: KindFramework}); !again.Empty() || again.Count(FateUnchanged) != again.Total() {
			t.Errorf("%s again: %s", name, firstOther(again))
		}
	}
}

func checkAE(t *testing.T, f *model.Framework) {
	t.Helper()
	var shorts []string
	for _, l := range f.Levels {
		if l.LadderID == f.Ladders[0].LadderID {
			shorts = append(shorts, l.Short)
		}
	}
	if strings.Join(shorts, " ") != "P2 P3 P4 P5 P6" || f.Ladders[0].Name != "Account Executive" {
		t.Fatalf("%s has %v", f.Ladders[0].Name, shorts)
	}
	p2, p4 := f.LevelNamed("Commercial (P2)"), f.LevelNamed("Enterprise (P4)")
	if p2 == nil || p4 == nil || !strings.HasPrefix(p2.About, "not in use") || !strings.Contains(p4.About, "Mentors AE3s") {
		t.Fatalf("P2 %+v, P4 %+v", p2, p4)
	}
	c := f.CriteriaOf(p4.LevelID)
	if len(c) != 2 || !strings.HasPrefix(c[0].Text, "combined two year attainment above 100%") || c[0].MeasureID != "" {
		t.Errorf("to P4 it asks %+v", c)
	}
}

func checkSDR(t *testing.T, f *model.Framework) {
	t.Helper()
	senior := f.LevelNamed("Senior SDR (P2)")
	if senior == nil || f.LevelNamed("SDR (P1)") == nil || f.LevelNamed("Team Lead (P3)") == nil {
		t.Fatalf("levels %+v", f.Levels)
	}
	c := f.CriteriaOf(senior.LevelID)
	if len(c) != 1 || !strings.Contains(senior.About, "reviewed bi-annually") || c[0].Months != 6 || c[0].Text != "100% quota attainment over the 6 month period reviewed." {
		t.Fatalf("to senior it asks %+v", c)
	}
	m := f.Measure(c[0].MeasureID)
	if m == nil || m.Aggregate != model.QuotaShare || m.Target != model.Dec(100) || m.Unit != "%" || m.Source != model.FromDeals || m.Decimals != 0 {
		t.Errorf("it is measured by %+v", m)
	}
	if n := f.Next(f.LevelNamed("SDR (P1)").LevelID); n == nil || n.LevelID != senior.LevelID {
		t.Errorf("after SDR comes %+v", n)
	}
}

func TestTextsAboutOneSkill(t *testing.T) {
	s := newStore(t)
	take(t, s, readFrame(t, "competencies-sendwithus", "Competency-Negotiating.md"), Options{Kind: KindFramework})
	take(t, s, readFrame(t, "competencies-sendwithus", "Competency-Time-Management.md"), Options{Kind: KindFramework})
	f := rosterOf(t, s).Framework
	if len(f.Skills) != 2 || f.Skills[0].Name != "Negotiating" || !strings.HasPrefix(f.Skills[0].About, "Lots of the role") {
		t.Fatalf("%+v", f.Skills)
	}
	show, improve := f.TextsOf(f.Skills[0].SkillID, model.Show, ""), f.TextsOf(f.Skills[0].SkillID, model.Improve, "")
	if len(show) != 4 || len(improve) < 4 || show[2].Text != "You overcome belief systems using metaphor." || !strings.HasPrefix(improve[0].Text, "https://www.themuse.com/") {
		t.Errorf("show %+v\nimprove %+v", show, improve)
	}
	if _, err := ReadFramework(realData(t, "competencies-sendwithus", "README.md"), ReadOptions{}); err == nil {
		t.Error("a text about anything is a framework")
	}
}
