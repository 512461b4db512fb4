package model

import "testing"

func TestMeasureFromDeals(t *testing.T) {
	groups := []ClosedDeals{
		{RepID: "a", Region: "West", Won: 2, Lost: 1, WonAmounts: 199_950},
		{RepID: "a", Region: "west", Won: 1, WonAmounts: 50},
		{RepID: "b", Region: "West", Won: 1, Lost: 1, WonAmounts: 100_000},
		{RepID: "c", Region: "East", Won: 9, WonAmounts: 900},
	}
	cases := []struct {
		name string
		m    Measure
		want Decimal
	}{
		{"value", Measure{Aggregate: WonValue, Region: "West", Decimals: 2}, Dec(300_000)},
		{"value in whole units", Measure{Aggregate: WonValue, Region: "West"}, Dec(3_000)},
		{"count", Measure{Aggregate: WonCount, Region: "West"}, Dec(4)},
		{"rate", Measure{Aggregate: WinRate, Region: "West", Decimals: 1}, Dec(667)},
		{"rate of nothing", Measure{Aggregate: WinRate, Region: "North"}, Decimal{}},
		{"sum of nothing", Measure{Aggregate: WonValue, Region: "North"}, Dec(0)},
	}
	for _, c := range cases {
		if v := c.m.FromDeals(groups, "EUR"); v.Value != c.want {
			t.Errorf("%s is %+v, not %+v", c.name, v.Value, c.want)
		}
	}
	v := (&Measure{Aggregate: WonValue, Region: "West"}).FromDeals(groups, "")
	if len(v.Shares) != 2 || v.Shares[0].RepID != "a" || v.Shares[0].Of.RatString() != "2/3" {
		t.Errorf("shares are %+v", v.Shares)
	}
}

func TestCurrenciesAreNeverAdded(t *testing.T) {
	groups := []ClosedDeals{{RepID: "a", Won: 1, WonAmounts: 5, Currency: "JPY"}, {RepID: "a", Won: 1, WonAmounts: 700}}
	m := Measure{Aggregate: WonValue}
	if v := m.FromDeals(groups, "EUR"); v.Value.Set || len(v.Currencies) != 2 {
		t.Errorf("yen and euros made %+v", v)
	}
	m.Currency = "JPY"
	if v := m.FromDeals(groups, "EUR"); v.Value != Dec(5) {
		t.Errorf("yen alone made %+v", v)
	}
	m.Currency = "EUR"
	if v := m.FromDeals(groups, "EUR"); v.Value != Dec(7) {
		t.Errorf("a deal without a currency is in the file's: %+v", v)
	}
}
