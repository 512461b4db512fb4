package exchange

import (
	"fmt"
	"strings"
	"testing"

	"milepost/model"
)

func TestONETAsPublished(t *testing.T) {
	s := newStore(t)
	table := readReal(t, "onet-sales", "Skills.csv")
	if !LooksLikeBenchmark(table) || LooksLikeFramework(table) {
		t.Error("the list is not known for what it is")
	}
	p := take(t, s, table, Options{Kind: KindBenchmark})
	if p.Count(FateRefused) > 0 || p.Count(FateNew) != len(table.Rows) {
		t.Fatalf("%+v", p.Report())
	}
	roles, err := s.Benchmarks(ctx)
	if err != nil {
		t.Fatal(err)
	}
	rep, technical := model.FindBenchmark(roles, "41-4012"), model.FindBenchmark(roles, "41-4011.00")
	if rep == nil || technical == nil || len(rep.Skills) != 35 || rep.Benchmark.Attribution != model.ONETAttribution {
		t.Fatalf("%d roles, %+v", len(roles), rep)
	}
	var top []string
	for _, k := range rep.TopSkills(5) {
		top = append(top, fmt.Sprintf("%s %d/%d", k.Name, k.Importance.N, k.Level.N))
	}
	if got := strings.Join(top, ", "); got != "Active Listening 400/400, Speaking 400/400, Persuasion 375/400, Negotiation 375/388, Social Perceptiveness 375/350" {
		t.Errorf("the most important skills are %s", got)
	}
	if a, b := rep.MeanLevel(), technical.MeanLevel(); a != model.Dec(2046) || b != model.Dec(2488) {
		t.Errorf("mean levels %v and %v", a, b)
	}
	gaps := model.BenchmarkGaps(rep, technical)
	want := []string{"Management of Financial Resources 162", "Management of Material Resources 150", "Operations Analysis 125"}
	if len(gaps) != 15 {
		t.Fatalf("%d gaps", len(gaps))
	}
	for i, w := range want {
		if got := fmt.Sprintf("%s %d", gaps[i].Name, gaps[i].Gap); got != w {
			t.Errorf("gap %d is %s, not %s", i+1, got, w)
		}
	}
	learning := false
	for _, g := range gaps {
		learning = learning || g.Name == "Active Learning" && g.Gap == 50
	}
	if !learning {
		t.Error("exactly half a level is not in")
	}
	if again := framed(t, s, table, Options{Kind: KindBenchmark}); !again.Empty() || again.Count(FateUnchanged) != len(table.Rows) {
		t.Errorf("the same again: %+v", again.Report())
	}
}
