package model

import (
	"errors"
	"math"
	"testing"
)

func TestDecimalsOf(t *testing.T) {
	for text, want := range map[string]int{"": 0, "5": 0, "5.": 0, "1.5": 1, "1,25": 2, " -0,5 ": 1, "0.125": 3, "12 000": 0, "1.0000": 4, "1.500.000": 7, ".125": 3} {
		if got, err := DecimalsOf(text); err != nil || got != want {
			t.Errorf("DecimalsOf(%q) = %d, %v; want %d", text, got, err, want)
		}
	}
	for _, text := range []string{"1,500", "1.500", "-12.345", "100,000"} {
		if _, err := DecimalsOf(text); !errors.Is(err, ErrInvalid) {
			t.Errorf("DecimalsOf(%q) takes one of two meanings: %v", text, err)
		}
	}
}

func TestSetDecimalsKeepsEveryValue(t *testing.T) {
	m := Measure{Row: Row{ID: "m"}, Start: Dec(18), Target: Dec(10), Decimals: 0}
	readings := []Reading{{MeasureID: "m", Value: 16}, {MeasureID: "other", Value: 16}}
	if err := m.SetDecimals(1, readings); err != nil {
		t.Fatal(err)
	}
	if m.Decimals != 1 || m.Start != Dec(180) || m.Target != Dec(100) || readings[0].Value != 160 || readings[1].Value != 16 {
		t.Errorf("%+v %+v", m, readings)
	}
	if err := m.SetDecimals(0, readings); err != nil || m.Decimals != 1 || readings[0].Value != 160 {
		t.Errorf("fewer decimals: %v %+v", err, m)
	}
	unset := Measure{Row: Row{ID: "u"}}
	if err := unset.SetDecimals(2, nil); err != nil || unset.Start.Set || unset.Target.Set {
		t.Errorf("what is not set was set: %v %+v", err, unset)
	}
	full := Measure{Row: Row{ID: "m"}, Target: Dec(5)}
	last := []Reading{{MeasureID: "m", Value: 1}, {MeasureID: "m", Value: math.MaxInt64 / 5}}
	if err := full.SetDecimals(1, last); !errors.Is(err, ErrInvalid) || full.Decimals != 0 || last[0].Value != 1 {
		t.Errorf("no room: %v %+v %+v", err, full, last)
	}
	if err := full.SetDecimals(7, nil); !errors.Is(err, ErrInvalid) {
		t.Errorf("seven decimals: %v", err)
	}
}
