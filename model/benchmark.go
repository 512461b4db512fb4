package model

import (
	"cmp"
	"slices"
	"strings"
)

// Benchmark is a role as others describe it, to compare with: never a rating. Its attribution is shown wherever it is.
type Benchmark struct {
	Row
	Source      string // "onet"
	Code        string // of the role there: "41-4012.00"
	Name        string
	Attribution string
	LadderID    ID // beside which ladder it is shown; none: not yet said
	ArchivedAt  Instant
}

// TableName pins the table.
func (*Benchmark) TableName() string { return "benchmark" }

// BenchmarkSkill is one skill of such a role. Importance and Level are in hundredths of its source's scale, unset where the list
// has none.
type BenchmarkSkill struct {
	Row
	BenchmarkID ID
	Code        string
	Name        string
	Importance  Decimal
	Level       Decimal
	Position    int64
}

// TableName pins the table.
func (*BenchmarkSkill) TableName() string { return "benchmark_skill" }

// BenchmarkRole is a benchmark with its skills, in the order of their list.
type BenchmarkRole struct {
	Benchmark Benchmark
	Skills    []BenchmarkSkill
}

// TopSkills are the most important skills of a role, at most n; of two that are as important the one on the higher level, then by
// name. A skill without an importance is not among them.
func (b *BenchmarkRole) TopSkills(n int) []BenchmarkSkill {
	var out []BenchmarkSkill
	for _, s := range b.Skills {
		if s.Importance.Set {
			out = append(out, s)
		}
	}
	slices.SortStableFunc(out, func(x, y BenchmarkSkill) int {
		return cmp.Or(cmp.Compare(y.Importance.N, x.Importance.N), cmp.Compare(y.Level.N, x.Level.N), cmp.Compare(x.Name, y.Name))
	})
	return out[:min(n, len(out))]
}

// MeanLevel is the mean of the levels of all skills that have one, in thousandths of the scale, halves away from zero; unset when
// none has.
func (b *BenchmarkRole) MeanLevel() Decimal {
	var sum, n int64
	for _, s := range b.Skills {
		if s.Level.Set {
			sum, n = sum+s.Level.N, n+1
		}
	}
	if n == 0 {
		return Decimal{}
	}
	return Dec((sum*10*2 + n) / (2 * n)) // levels are not negative
}

// HalfLevel is the gap from which on a benchmark's skill is worth naming, in hundredths of a level.
const HalfLevel = 50

// BenchmarkGap is a skill that another role has on a higher level.
type BenchmarkGap struct {
	Name     string
	Has, Own Decimal // level in the role that is aimed at, and in the own one; in hundredths
	Gap      int64   // in hundredths of a level
}

// BenchmarkGaps are the skills of which a role asks at least half a level more than another, the largest gap first, then by name.
// Skills are the same by their code. One without a level in either role is left out.
func BenchmarkGaps(from, to *BenchmarkRole) []BenchmarkGap {
	own := map[string]Decimal{}
	for _, s := range from.Skills {
		own[s.Code] = s.Level
	}
	var out []BenchmarkGap
	for _, s := range to.Skills {
		level, known := own[s.Code]
		if !known || !level.Set || !s.Level.Set || s.Level.N-level.N < HalfLevel {
			continue
		}
		out = append(out, BenchmarkGap{Name: s.Name, Has: s.Level, Own: level, Gap: s.Level.N - level.N})
	}
	slices.SortStableFunc(out, func(x, y BenchmarkGap) int {
		return cmp.Or(cmp.Compare(y.Gap, x.Gap), cmp.Compare(x.Name, y.Name))
	})
	return out
}

// FindBenchmark finds a role by its code, with or without the ".00" behind it, or by its name; nil when there is none.
func FindBenchmark(roles []BenchmarkRole, name string) *BenchmarkRole {
	want := Fold(name)
	for i := range roles {
		b := &roles[i].Benchmark
		if want != "" && (Fold(b.Code) == want || Fold(strings.TrimSuffix(b.Code, ".00")) == want || Fold(b.Name) == want) {
			return &roles[i]
		}
	}
	return nil
}

// ONETAttribution stands wherever something of O*NET is shown, as its licence asks.
const ONETAttribution = "This product includes information from the O*NET 29.0 Database by the U.S. Department of Labor, " +
	"Employment and Training Administration (USDOL/ETA), used under the CC BY 4.0 license."
