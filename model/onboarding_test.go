package model

import (
	"fmt"
	"math"
	"slices"
	"testing"
)

func TestAnOnboardingIsLaidOutFromTheFirstDay(t *testing.T) {
	template := OnboardingTemplate{Parts: [3]OnboardingPart{
		{Title: "learn", Steps: []string{"a", "b", "c"}}, {Title: "do", Ramp: 33, Steps: []string{"d"}}, {Title: "alone", Ramp: 50},
	}}
	for _, c := range []struct {
		first string
		want  []string
	}{
		{"2027-12-01", []string{"learn 2027-12-01 2027-12-31 [{a 2027-12-11} {b 2027-12-21} {c 2027-12-31}] false 0", "do 2027-12-31 2028-01-30 [{d 2028-01-30}] true 33", "alone 2028-01-30 2028-02-29 [] true 51"}},
		{"2027-01-30", []string{"learn 2027-01-30 2027-03-01 [{a 2027-02-09} {b 2027-02-19} {c 2027-03-01}] false 0", "do 2027-03-01 2027-03-31 [{d 2027-03-31}] true 33", "alone 2027-03-31 2027-04-30 [] true 51"}},
	} {
		var got []string
		for _, g := range PlanOnboarding(template, day(c.first), Dec(101)) {
			got = append(got, fmt.Sprint(g.Title, " ", g.OpenedOn, " ", g.DueOn, " ", g.Steps, " ", g.Target.Set, " ", g.Target.N))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("from %s\n%q\nnot\n%q", c.first, got, c.want)
		}
	}
}

func TestRampTarget(t *testing.T) {
	for _, c := range []struct {
		full    Decimal
		percent int
		want    Decimal
	}{
		{Decimal{}, 50, Decimal{}},
		{Dec(10), 0, Decimal{}},
		{Dec(10), 25, Dec(3)},
		{Dec(10), 24, Dec(2)},
		{Dec(0), 50, Dec(0)},
		{Dec(50_000_000), 33, Dec(16_500_000)},
		{Dec(math.MaxInt64), 50, Dec(math.MaxInt64/2 + 1)},
		{Dec(math.MaxInt64), 101, Decimal{}},
	} {
		if got := RampTarget(c.full, c.percent); got != c.want {
			t.Errorf("%d %% of %+v is %+v, not %+v", c.percent, c.full, got, c.want)
		}
	}
}
