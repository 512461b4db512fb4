package model

import "testing"

func TestADealOnADay(t *testing.T) {
	on := MustDate("2026-11-23")
	cases := []struct {
		name        string
		d           Deal
		open, stale bool
		belongs     string
	}{
		{"engaged that day", Deal{Stage: StageWarm, EngagedOn: on}, true, false, "2026-11-23"},
		{"engaged the day after", Deal{Stage: StageWarm, EngagedOn: on.AddDays(1)}, false, false, "2026-11-23"},
		{"engaged 90 days before", Deal{Stage: StageHot, EngagedOn: on.AddDays(-90)}, true, false, "2026-11-23"},
		{"engaged 91 days before", Deal{Stage: StageHot, EngagedOn: on.AddDays(-91)}, true, true, "2026-11-23"},
		{"not engaged yet", Deal{Stage: StageProspect}, false, false, "2026-11-23"},
		{"won that day", Deal{Stage: StageWon, EngagedOn: on.AddDays(-91), ClosedOn: on}, false, false, "2026-11-23"},
		{"won before", Deal{Stage: StageWon, EngagedOn: on.AddDays(-91), ClosedOn: on.AddDays(-7)}, false, false, "2026-11-16"},
		{"lost the day after", Deal{Stage: StageLost, EngagedOn: on.AddDays(-91), ClosedOn: on.AddDays(1)}, true, true, "2026-11-23"},
		{"closed, nobody knows when", Deal{Stage: StageLost, EngagedOn: on.AddDays(-91)}, false, false, "2026-11-23"},
	}
	for _, c := range cases {
		if c.d.Open(on) != c.open || c.d.Stale(on) != c.stale || c.d.BelongsOn(on).String() != c.belongs {
			t.Errorf("%s: open %v, stale %v, belongs on %s", c.name, c.d.Open(on), c.d.Stale(on), c.d.BelongsOn(on))
		}
	}
}

func TestTheCycleIsOfWonDeals(t *testing.T) {
	from, to := MustDate("2026-01-02"), MustDate("2026-02-03")
	for _, c := range []struct {
		d    Deal
		days int
		ok   bool
	}{
		{Deal{Stage: StageWon, EngagedOn: from, ClosedOn: to}, 32, true},
		{Deal{Stage: StageWon, EngagedOn: from, ClosedOn: from}, 0, true},
		{Deal{Stage: StageLost, EngagedOn: from, ClosedOn: to}, 0, false},
		{Deal{Stage: StageWon, ClosedOn: to}, 0, false},
		{Deal{Stage: StageWon, EngagedOn: from}, 0, false},
	} {
		if days, ok := c.d.Cycle(); days != c.days || ok != c.ok {
			t.Errorf("%+v took %d days, %v", c.d, days, ok)
		}
	}
}

func TestABlankAmountOfAnOpenDealIsTheListPrice(t *testing.T) {
	p := &Product{Price: Dec(550_00), Currency: "USD"}
	for _, c := range []struct {
		name     string
		d        Deal
		p        *Product
		amount   Decimal
		currency string
		list     bool
	}{
		{"open and blank", Deal{Stage: StageWarm, Currency: "EUR"}, p, Dec(550_00), "USD", true},
		{"open, with an amount", Deal{Stage: StageWarm, Amount: Dec(7), Currency: "EUR"}, p, Dec(7), "EUR", false},
		{"open, of nothing", Deal{Stage: StageWarm, Amount: Dec(0), Currency: "EUR"}, p, Dec(0), "EUR", false},
		{"won and blank", Deal{Stage: StageWon, Currency: "EUR"}, p, Decimal{}, "EUR", false},
		{"no product", Deal{Stage: StageWarm, Currency: "EUR"}, nil, Decimal{}, "EUR", false},
		{"a product without a price", Deal{Stage: StageWarm, Currency: "EUR"}, &Product{}, Decimal{}, "EUR", false},
	} {
		if amount, currency, list := c.d.Worth(c.p); amount != c.amount || currency != c.currency || list != c.list {
			t.Errorf("%s: %+v %s, %v", c.name, amount, currency, list)
		}
	}
}
