package model

import (
	"errors"
	"math/big"
	"testing"
)

func rat(s string) *big.Rat {
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		panic(s)
	}
	return r
}

func TestPercentNeverCrossesALine(t *testing.T) {
	for _, c := range []struct {
		share, want string
		exact       bool
	}{
		{"0.6", "60", true},
		{"0", "0", true},
		{"1", "100", true},
		{"3/7", "42.9", true},
		{"0.1225", "12.3", true}, // 12.25: halves away from zero
		{"-0.1225", "-12.3", true},
		{"0.99957", "99.96", true},
		{"0.9995", "99.95", true}, // 100.0 would be a lie
		{"0.9994", "99.9", true},
		{"0.99994", "99.99", true},
		{"0.99995", "99.995", true},
		{"0.999996", "99.9996", true},
		{"0.9999999", "100", false}, // just under
		{"1.0000001", "100", false},
		{"1.0004", "100.04", true},
		{"1.2", "120", true},
		{"0.0004", "0.04", true},
		{"-0.0004", "-0.04", true},
		{"0.0000001", "0", false},
		{"-0.0000001", "0", false},
		{"-0.25", "-25", true},
	} {
		got, exact := Percent(rat(c.share))
		if got != c.want || exact != c.exact {
			t.Errorf("Percent(%s) = %s, %v; want %s, %v", c.share, got, exact, c.want, c.exact)
		}
	}
}

func TestFormatDecimal(t *testing.T) {
	for _, c := range []struct {
		n        int64
		decimals int
		want     string
	}{
		{150, 2, "1.5"},
		{100, 2, "1"},
		{5, 2, "0.05"},
		{-5, 2, "-0.05"},
		{0, 2, "0"},
		{-1234, 1, "-123.4"},
		{3, 0, "3"},
		{100, 0, "100"},
		{1_930_000, 0, "1930000"},
		{1, 6, "0.000001"},
		{-9223372036854775808, 0, "-9223372036854775808"},
	} {
		if got := FormatDecimal(c.n, c.decimals); got != c.want {
			t.Errorf("FormatDecimal(%d, %d) = %s, want %s", c.n, c.decimals, got, c.want)
		}
	}
}

func TestParseDecimal(t *testing.T) {
	for _, c := range []struct {
		text     string
		decimals int
		want     Decimal
	}{
		{"", 2, Decimal{}},
		{"   ", 2, Decimal{}},
		{"0", 0, Dec(0)},
		{"1.5", 2, Dec(150)},
		{"1,5", 2, Dec(150)},
		{"−2,25", 2, Dec(-225)},
		{"1 930 000", 0, Dec(1_930_000)},
		{"1\u2009930\u202f000\u00a0000", 0, Dec(1_930_000_000)},
		{".5", 1, Dec(5)},
		{"-.5", 1, Dec(-5)},
		{"7.", 1, Dec(70)},
		{"+3", 0, Dec(3)},
	} {
		got, err := ParseDecimal(c.text, c.decimals)
		if err != nil || got != c.want {
			t.Errorf("ParseDecimal(%q, %d) = %v, %v; want %v", c.text, c.decimals, got, err, c.want)
		}
	}
	for _, bad := range []string{"-", "+", ".", "-.", "--1", "1.234", "1.2.3", "12 %", "1e3", "0x1", "1_000", "ten", "99999999999999999999", "1.-5"} {
		if got, err := ParseDecimal(bad, 2); !errors.Is(err, ErrInvalid) {
			t.Errorf("ParseDecimal(%q, 2) = %v, %v; want ErrInvalid", bad, got, err)
		}
	}
}

func TestMeasureAt(t *testing.T) {
	m := Measure{Row: Row{ID: "m"}, Start: Dec(18)}
	readings := []Reading{
		{MeasureID: "m", On: day("2026-10-01"), Value: 17},
		{MeasureID: "m", On: day("2026-11-01"), Value: 15},
		{MeasureID: "other", On: day("2026-11-02"), Value: 99},
		{MeasureID: "m", On: day("2026-11-01"), Value: 16}, // a correction of the same day
		{MeasureID: "m", On: day("2026-10-15"), Value: 14}, // entered late
	}
	for d, want := range map[string]Decimal{
		"2026-09-30": Dec(18), "2026-10-01": Dec(17), "2026-10-31": Dec(14), "2026-11-01": Dec(16), "2027-01-01": Dec(16),
	} {
		if got := m.At(readings, day(d)); got != want {
			t.Errorf("on %s: %v, want %v", d, got, want)
		}
	}
	unknown := Measure{Row: Row{ID: "u"}}
	if got := unknown.At(readings, day("2026-11-01")); got.Set {
		t.Errorf("without start and reading: %v", got)
	}
}

func TestMeasureProgress(t *testing.T) {
	for _, c := range []struct {
		name                   string
		start, target, current Decimal
		direction              MeasureDirection
		want                   string // empty: no percentage
	}{
		{"up", Dec(0), Dec(5), Dec(3), MeasureUp, "3/5"},
		{"down", Dec(18), Dec(10), Dec(16), MeasureDown, "1/4"},
		{"past the target", Dec(0), Dec(5), Dec(6), MeasureUp, "6/5"},
		{"wrong way", Dec(18), Dec(10), Dec(20), MeasureDown, "-1/4"},
		{"exact", Dec(0), Dec(100000), Dec(99957), MeasureUp, "99957/100000"},
		{"start is zero, not unset", Dec(0), Dec(2), Dec(0), MeasureUp, "0"},
		{"no start", Decimal{}, Dec(5), Dec(3), MeasureUp, ""},
		{"no target", Dec(0), Decimal{}, Dec(3), MeasureUp, ""},
		{"no value", Dec(0), Dec(5), Decimal{}, MeasureUp, ""},
		{"target is the start", Dec(5), Dec(5), Dec(3), MeasureUp, ""},
		{"keep", Dec(4), Dec(5), Dec(5), MeasureKeep, ""},
	} {
		m := Measure{Start: c.start, Target: c.target, Direction: c.direction}
		got, ok := m.Progress(c.current)
		if ok != (c.want != "") || ok && got.Cmp(rat(c.want)) != 0 {
			t.Errorf("%s: %v, %v; want %q", c.name, got, ok, c.want)
		}
	}
}

func TestGoalProgress(t *testing.T) {
	g := Growth{
		KeyResults: []KeyResult{
			{Row: Row{ID: "k1"}, GoalID: "g", MeasureID: "m1"},
			{Row: Row{ID: "k2"}, GoalID: "g", MeasureID: "m2"},
			{Row: Row{ID: "k3"}, GoalID: "g", MeasureID: "m3", ArchivedAt: 1},
			{Row: Row{ID: "k4"}, GoalID: "g", MeasureID: "m4"}, // nothing to compute it from
			{Row: Row{ID: "k5"}, GoalID: "none", MeasureID: "m4"},
		},
		Measures: []Measure{
			{Row: Row{ID: "m1"}, Start: Dec(0), Target: Dec(4)},
			{Row: Row{ID: "m2"}, Start: Dec(0), Target: Dec(4)},
			{Row: Row{ID: "m3"}, Start: Dec(0), Target: Dec(4)},
			{Row: Row{ID: "m4"}, Target: Dec(4)},
		},
		Readings: []Reading{
			{MeasureID: "m1", On: day("2026-11-01"), Value: 8}, // counts as 1, not 2
			{MeasureID: "m2", On: day("2026-11-01"), Value: 1},
		},
	}
	if p, ok := g.GoalProgress("g", day("2026-11-23")); !ok || p.Cmp(rat("5/8")) != 0 {
		t.Errorf("progress %v, %v; want 5/8", p, ok)
	}
	if p, ok := g.GoalProgress("g", day("2026-10-31")); !ok || p.Sign() != 0 {
		t.Errorf("before the readings %v, %v; want 0", p, ok)
	}
	if _, ok := g.GoalProgress("none", day("2026-11-23")); ok {
		t.Error("a goal without start has a percentage")
	}
}

func TestLastCheckIn(t *testing.T) {
	g := Growth{CheckIns: []CheckIn{
		{GoalID: "g", On: day("2026-11-09"), Progress: "b"},
		{GoalID: "g", On: day("2026-11-23"), Progress: "c"},
		{GoalID: "g", On: day("2026-10-01"), Progress: "a"},
		{GoalID: "x", On: day("2026-11-23"), Progress: "x"},
	}}
	for d, want := range map[string]string{"2026-11-22": "b", "2026-11-23": "c", "2026-10-08": "a"} {
		if c := g.LastCheckIn("g", day(d)); c == nil || c.Progress != want {
			t.Errorf("on %s: %+v, want %s", d, c, want)
		}
	}
	if c := g.LastCheckIn("g", day("2026-09-30")); c != nil {
		t.Errorf("before the first: %+v", c)
	}
}

func TestWhatIsArchivedCountsForNothing(t *testing.T) {
	m := Measure{Row: Row{ID: "m"}, Start: Dec(0), Target: Dec(5), Direction: MeasureUp}
	readings := []Reading{
		{MeasureID: "m", On: day("2026-11-01"), Value: 2},
		{MeasureID: "m", On: day("2026-11-08"), Value: 40, ArchivedAt: 1},
	}
	if got := m.At(readings, day("2026-11-23")); got != Dec(2) {
		t.Errorf("an archived reading counts: %v", got)
	}
	g := Growth{CheckIns: []CheckIn{
		{GoalID: "g", On: day("2026-11-01"), Progress: "first"},
		{GoalID: "g", On: day("2026-11-08"), Progress: "of another goal", ArchivedAt: 1},
	}}
	if c := g.LastCheckIn("g", day("2026-11-23")); c == nil || c.Progress != "first" {
		t.Errorf("an archived check-in counts: %+v", c)
	}
}

func TestFigureCrossesNoLine(t *testing.T) {
	half := big.NewRat(1, 2)
	for _, c := range []struct {
		exact string
		lines []*big.Rat
		want  string
	}{
		{"0", nil, "0"},
		{"3", nil, "3"},
		{"161/47", nil, "3.4"},
		{"2/47", nil, "0.04"},
		{"-2/47", nil, "-0.04"},
		{"1/20", nil, "0.1"},
		{"-1/20", nil, "-0.1"},
		{"24/50", []*big.Rat{half}, "0.48"},
		{"26/50", []*big.Rat{half}, "0.52"},
		{"1/2", []*big.Rat{half}, "0.5"},
		{"4999/10000", []*big.Rat{half}, "0.4999"},
		{"10", nil, "10"},
		{"99.97", nil, "100"},
	} {
		if got := Figure(rat(c.exact), c.lines...); got != c.want {
			t.Errorf("%s is shown as %s, want %s", c.exact, got, c.want)
		}
	}
}
