package main

import (
	"context"
	"strings"

	"milepost/model"
	"milepost/ui/words"
)

// benchmarkGap is a skill that a role of others has on a higher level than another one.
type benchmarkGap struct {
	Skill string  `json:"skill"`
	From  float64 `json:"from"` // levels, as published
	To    float64 `json:"to"`
	Gap   float64 `json:"gap"`
}

type benchmarkTotals struct {
	Gaps        int     `json:"gaps"`
	FromMean    float64 `json:"from_mean"` // of the levels of all listed skills
	ToMean      float64 `json:"to_mean"`
	Attribution string  `json:"attribution"`
}

// benchmarkGaps answers show gaps when --role names a role of others by code or name; false when it does not. Where the way begins is
// said with --from.
func benchmarkGaps(ctx context.Context, v *view, from, role string) (answer, bool, error) {
	roles, err := v.store.Benchmarks(ctx)
	if err != nil {
		return answer{}, false, err
	}
	var shown []model.BenchmarkRole
	for _, r := range roles {
		if v.lists(r.Benchmark.ArchivedAt) {
			shown = append(shown, r)
		}
	}
	to := model.FindBenchmark(shown, role)
	if to == nil && from == "" {
		return answer{}, false, nil
	}
	if from == "" {
		return answer{}, true, usage("cmd.gaps.from", benchmarkNames(shown))
	}
	unknown := func(name string) error {
		return &model.Problem{Key: "cmd.gaps.role", Args: []any{name, benchmarkNames(shown)}, Err: model.ErrNotFound}
	}
	begin := model.FindBenchmark(shown, from)
	switch {
	case begin == nil:
		return answer{}, true, unknown(from)
	case to == nil:
		return answer{}, true, unknown(role)
	}
	return betweenRoles(begin, to), true, nil
}

func betweenRoles(from, to *model.BenchmarkRole) answer {
	items := []benchmarkGap{}
	var a answer
	for _, g := range model.BenchmarkGaps(from, to) {
		items = append(items, benchmarkGap{g.Name, hundredths(g.Own.N), hundredths(g.Has.N), hundredths(g.Gap)})
		a.rows = append(a.rows, []string{g.Name, model.FixedDecimal(g.Own.N, 2), "→", model.FixedDecimal(g.Has.N, 2), "+" + model.FixedDecimal(g.Gap, 2)})
	}
	fromMean, toMean := from.MeanLevel(), to.MeanLevel()
	a.items = items
	a.totals = benchmarkTotals{len(items), float64(fromMean.N) / 1000, float64(toMean.N) / 1000, to.Benchmark.Attribution}
	a.opening = words.SayN("cmd.gaps.benchmark", len(items), from.Benchmark.Name, to.Benchmark.Name)
	a.closing = words.Say("cmd.gaps.mean", model.FixedDecimal(fromMean.N, 3), model.FixedDecimal(toMean.N, 3)) + "\n" + to.Benchmark.Attribution
	return a
}

func hundredths(n int64) float64 { return float64(n) / 100 }

func benchmarkNames(roles []model.BenchmarkRole) string {
	var out []string
	for _, r := range roles {
		out = append(out, r.Benchmark.Code+" "+r.Benchmark.Name)
	}
	if len(out) == 0 {
		return words.Say("cmd.gaps.nobenchmark")
	}
	return strings.Join(out, "; ")
}
