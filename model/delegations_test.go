package model

import "testing"

func TestANewDegreeBeginsARowAndANewStepDoesNot(t *testing.T) {
	on := day("2026-11-23")
	row := func(id ID, degree Degree, from, to string) Delegation {
		x := Delegation{Row: about("a", id), AreaID: "price", Degree: degree}
		if from != "" {
			x.ValidFrom = day(from)
		}
		if to != "" {
			x.ValidTo = day(to)
		}
		return x
	}
	next := Delegation{Row: Row{SubjectID: "a", Visibility: Shared}, AreaID: "price", Degree: DegreeAgree, NextStep: "try"}
	d := Delegations{All: []Delegation{row("1", DegreeTell, "", "2026-08-31"), row("2", DegreeConsult, "2026-09-01", "")}}
	got := d.Agree(next, on)
	if len(got) != 2 || got[0].ID != "2" || got[0].ValidTo != day("2026-11-22") || got[1].ID != "" || got[1].ValidFrom != on || got[1].Degree != DegreeAgree {
		t.Errorf("another degree: %+v", got)
	}
	next.Degree = DegreeConsult
	if got := d.Agree(next, on); len(got) != 1 || got[0].ID != "2" || got[0].NextStep != "try" || !got[0].ValidTo.IsZero() {
		t.Errorf("the same degree: %+v", got)
	}
	next.Degree = DegreeDecide
	if got := d.Agree(next, day("2026-09-01")); len(got) != 1 || got[0].ID != "2" || got[0].Degree != DegreeDecide {
		t.Errorf("on the day it was agreed: %+v", got)
	}
	if got := (&Delegations{}).Agree(next, on); len(got) != 1 || got[0].ValidFrom != on {
		t.Errorf("the first: %+v", got)
	}
	if x := d.On("a", "price", day("2026-08-31")); x == nil || x.ID != "1" {
		t.Errorf("in August: %+v", x)
	}
	if before := d.Before("a", "price", on); len(before) != 1 || before[0].ID != "1" {
		t.Errorf("before: %+v", before)
	}
}

func TestWhereTheManagerIsTheBottleneck(t *testing.T) {
	on := day("2026-11-23")
	people := []Person{{Row: Row{ID: "a"}}, {Row: Row{ID: "b"}}, {Row: Row{ID: "c"}}}
	d := Delegations{Areas: []DecisionArea{
		{Row: Row{ID: "half"}}, {Row: Row{ID: "less"}}, {Row: Row{ID: "one"}}, {Row: Row{ID: "all"}}, {Row: Row{ID: "gone"}, ArchivedAt: 1},
	}}
	for _, x := range []struct {
		who, area ID
		degree    Degree
		step      string
	}{
		{"a", "half", DegreeConsult, "s"},
		{"b", "half", DegreeAgree, ""},
		{"a", "less", DegreeTell, ""},
		{"b", "less", DegreeAgree, ""},
		{"c", "less", DegreeDecide, ""},
		{"a", "one", DegreeTell, ""},
		{"a", "all", DegreeTell, ""},
		{"b", "all", DegreeSell, "s"},
		{"c", "all", DegreeConsult, ""},
		{"z", "all", DegreeDecide, ""},
		{"a", "gone", DegreeTell, ""},
		{"b", "gone", DegreeTell, ""},
	} {
		d.All = append(d.All, Delegation{Row: Row{SubjectID: x.who}, AreaID: x.area, Degree: x.degree, NextStep: x.step})
	}
	got := d.Bottlenecks(people, on)
	if len(got) != 2 || got[0].Area.ID != "all" || len(got[0].Waits) != 3 || got[0].Agreed != 3 || got[0].Stuck != 2 || got[1].Area.ID != "half" || got[1].Stuck != 0 {
		t.Errorf("%+v", got)
	}
	if alone, manager, agreed := d.Share("a", on); alone != 0 || manager != 4 || agreed != 4 {
		t.Errorf("of a: %d, %d, %d", alone, manager, agreed)
	}
}
