package model

import (
	"math/big"
	"testing"
)

func TestWholeMonthsEndWithTheMonth(t *testing.T) {
	for _, c := range []struct {
		months       int
		on, from, to string
	}{
		{6, "2017-07-31", "2017-02-01", "2017-07-31"},
		{6, "2017-07-30", "2017-01-01", "2017-06-30"},
		{6, "2017-08-01", "2017-02-01", "2017-07-31"},
		{1, "2024-02-29", "2024-02-01", "2024-02-29"},
		{12, "2026-12-31", "2026-01-01", "2026-12-31"},
		{3, "2026-01-15", "2025-10-01", "2025-12-31"},
	} {
		if s := WholeMonths(c.months, MustDate(c.on)); s.From.String() != c.from || s.To.String() != c.to {
			t.Errorf("%d months by %s: %s to %s, want %s to %s", c.months, c.on, s.From, s.To, c.from, c.to)
		}
	}
}

// promotion is a framework of one level with a quota criterion, and a rep with quotas of the periods given.
func promotion(target int64, periods ...[3]string) (*Roster, PromotionFacts, Level) {
	level := Level{LevelID: "l", LadderID: "ladder", Name: "Senior SDR"}
	r := &Roster{Framework: Framework{
		Ladders: []Ladder{{LadderID: "ladder"}}, Levels: []Level{level},
		Criteria: []Criterion{{CriterionID: "c", LevelID: "l", MeasureID: "share", Months: 6}, {CriterionID: "w", LevelID: "l", Text: "words"}},
		Measures: []Measure{{Row: Row{ID: "share"}, Unit: "%", Source: FromDeals, Aggregate: QuotaShare, Target: Dec(100), Direction: MeasureUp}},
	}}
	f := PromotionFacts{Values: map[ID]MeasureValue{}}
	for i, p := range periods {
		id := ID(rune('0' + i))
		f.Quotas.Measures = append(f.Quotas.Measures, Measure{Row: Row{ID: id, SubjectID: "p"}, Source: FromDeals, Aggregate: WonValue, Target: Dec(target)})
		f.Quotas.Quotas = append(f.Quotas.Quotas, Quota{Row: Row{ID: "q" + id, SubjectID: "p"}, MeasureID: id, ValidFrom: MustDate(p[0]), ValidTo: MustDate(p[1])})
		won, _ := new(big.Rat).SetString(p[2])
		f.Values[id] = MeasureValue{Exact: won}
	}
	return r, f, level
}

func TestAShareOfTheQuotaIsHeldExactly(t *testing.T) {
	for _, c := range []struct {
		name    string
		on      string
		periods [][3]string
		met     bool
		unknown Unknown
		short   string
	}{
		{"exactly", "2017-07-31", [][3]string{{"2017-02-01", "2017-07-31", "140000"}}, true, "", ""},
		{"a dollar short", "2017-07-31", [][3]string{{"2017-02-01", "2017-07-31", "139999"}}, false, "", "1/1400"},
		{"a month later", "2017-08-20", [][3]string{{"2017-02-01", "2017-07-31", "150000"}}, true, "", ""},
		{"not over yet", "2017-07-30", [][3]string{{"2017-02-01", "2017-07-31", "150000"}}, false, NoQuota, ""},
		{"two quarters", "2017-07-10", [][3]string{{"2017-01-01", "2017-03-31", "100000"}, {"2017-04-01", "2017-06-30", "190000"}}, true, "", ""},
		{"a gap between", "2017-07-10", [][3]string{{"2017-01-01", "2017-03-30", "100000"}, {"2017-04-01", "2017-06-30", "190000"}}, false, NoQuota, ""},
		{"overlapping", "2017-07-10", [][3]string{{"2017-01-01", "2017-04-30", "100000"}, {"2017-04-01", "2017-06-30", "190000"}}, false, NoQuota, ""},
		{"only half", "2017-07-10", [][3]string{{"2017-04-01", "2017-06-30", "190000"}}, false, NoQuota, ""},
		{"long ago", "2019-07-10", [][3]string{{"2017-02-01", "2017-07-31", "150000"}}, false, NoQuota, ""},
		{"none", "2017-07-31", nil, false, NoQuota, ""},
	} {
		r, f, level := promotion(140000, c.periods...)
		p := PromotionTo(r, Assessments{}, &f, "p", level, MustDate(c.on))
		s := p.Criteria[0]
		short := ""
		if x := s.Short(); x != nil {
			short = x.RatString()
		}
		if s.Met != c.met || s.Unknown != c.unknown || short != c.short {
			t.Errorf("%s: met %v, unknown %q, short %s", c.name, s.Met, s.Unknown, short)
		}
		if got, all := p.Count(); all != 2 || (got == 1) != c.met {
			t.Errorf("%s: %d of %d", c.name, got, all)
		}
	}
}

func TestWordsAreMetAsTheNewestLookSays(t *testing.T) {
	r, f, level := promotion(1)
	f.Checks = []CriterionCheck{
		{Row: Row{SubjectID: "p"}, CriterionID: "w", On: MustDate("2026-01-10"), Met: true},
		{Row: Row{SubjectID: "q"}, CriterionID: "w", On: MustDate("2026-05-10"), Met: true},
		{Row: Row{SubjectID: "p"}, CriterionID: "w", On: MustDate("2026-03-10")},
	}
	for on, want := range map[string]CriterionState{
		"2026-01-09": {Unknown: NotChecked}, "2026-01-10": {Met: true}, "2026-03-10": {},
	} {
		s := PromotionTo(r, Assessments{}, &f, "p", level, MustDate(on)).Criteria[1]
		if s.Met != want.Met || s.Unknown != want.Unknown {
			t.Errorf("as of %s: %+v", on, s)
		}
	}
}
