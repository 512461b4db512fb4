package model

import (
	"fmt"
	"slices"
	"testing"
)

// smallBank has questions of every kind, and some for occasions.
func smallBank(each int) []Ask {
	var out []Ask
	for _, k := range AskKinds() {
		for i := range each {
			out = append(out, Ask{Kind: k, Text: fmt.Sprintf("%s %d?", k, i), Source: SourceBank, External: fmt.Sprintf("%s-%d", k, i)})
		}
	}
	for i := range 5 {
		out = append(out, Ask{Kind: AskKind(PointPersonal), Text: fmt.Sprintf("first %d?", i), Fits: []AskFit{AskFirst}, Source: SourceBank, External: fmt.Sprint("first-", i)})
	}
	for _, fit := range []AskFit{AskLost, AskRide, AskOnboarding} {
		out = append(out, Ask{Kind: AskKind(PointDeal), Text: string(fit) + "?", Fits: []AskFit{fit}, Source: SourceBank, External: string(fit)})
	}
	return out
}

func talked(talks int, quiet ...PointKind) *Prepared {
	p := &Prepared{PersonID: "a", On: prepareDay, Last: &Meeting{On: day("2026-11-19")}, Talks: talks}
	for _, k := range quiet {
		p.Quiet = append(p.Quiet, Quiet{Kind: k})
	}
	return p
}

func kindsOf(asks []Ask) []AskKind {
	var out []AskKind
	for _, q := range asks {
		out = append(out, q.Kind)
	}
	return out
}

func TestQuestionsFitWhatWasLeftOut(t *testing.T) {
	bank := smallBank(6)
	aim := talked(3, PointStrategy, PointCustomer)
	aim.Aim, aim.NoCheckIn = &Career{}, []Goal{{}}
	for name, c := range map[string]struct {
		p    *Prepared
		turn int
		want []AskKind
	}{
		"nothing is left out":          {talked(3), 0, []AskKind{"manager", "career", "skill"}},
		"longest first":                {talked(3, PointCustomer, PointCareer), 0, []AskKind{"customer", "career", "manager"}},
		"goals and an aim come second": {aim, 0, []AskKind{"strategy", "skill", "career"}},
		"then what else is left out":   {aim, 1, []AskKind{"customer", "manager", "deal"}},
	} {
		if got := kindsOf(FittingQuestions(bank, c.p, nil, Date{}, c.turn)); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

func TestNoQuestionComesTwiceInARow(t *testing.T) {
	bank := smallBank(7)
	kinds := [][]PointKind{{PointCareer, PointSkill}, {PointSkill, PointCareer, PointPersonal}, {PointCareer}, nil}
	var before []Ask
	for talk := 1; talk < 60; talk++ {
		p := talked(talk, kinds[talk%4]...)
		now := FittingQuestions(bank, p, nil, Date{}, 0)
		if len(now) != QuestionsFit || !slices.EqualFunc(now, FittingQuestions(bank, p, nil, Date{}, 0), func(a, b Ask) bool { return a.Text == b.Text }) {
			t.Fatalf("talk %d: %d questions, or others when asked again", talk, len(now))
		}
		for _, q := range now {
			if slices.ContainsFunc(before, func(b Ask) bool { return b.Text == q.Text }) {
				t.Errorf("talk %d: %q again", talk, q.Text)
			}
		}
		before = now
	}
	all := map[string]bool{}
	p := talked(2)
	for turn := range 9 {
		for _, q := range FittingQuestions(bank, p, nil, Date{}, turn) {
			if all[q.Text] {
				t.Errorf("turn %d shows %q again", turn, q.Text)
			}
			all[q.Text] = true
		}
	}
}

func TestQuestionsThatAreLeftOut(t *testing.T) {
	bank := smallBank(4)
	asked := FittingQuestions(bank, talked(3), nil, Date{}, 0)
	points := []Point{{Text: asked[0].Text}, {Text: asked[1].Text}}
	for _, q := range FittingQuestions(bank, talked(3), points, Date{}, 0) {
		if q.Text == asked[0].Text || q.Text == asked[1].Text {
			t.Errorf("%q is a point already", q.Text)
		}
	}
	seen := func(p *Prepared, started Date) map[string]bool {
		out := map[string]bool{}
		for turn := range 40 {
			for _, q := range FittingQuestions(bank, p, nil, started, turn) {
				out[q.Text] = true
			}
		}
		return out
	}
	for _, talks := range []int{2, 3} {
		long, fresh := seen(talked(talks), day("2024-01-01")), seen(talked(talks), day("2026-09-01"))
		if long["first 0?"] || long["first 1?"] || long["lost?"] || long["ride?"] || long["onboarding?"] || fresh["lost?"] {
			t.Errorf("for an occasion that is not there: %v", long)
		}
	}
	if !seen(talked(2), day("2026-09-01"))["onboarding?"] && !seen(talked(3), day("2026-09-01"))["onboarding?"] {
		t.Error("nobody who is new is asked what is for them")
	}
	old := []Point{{Text: asked[0].Text, RaisedOn: day("2026-01-08"), ClosedOn: day("2026-05-28")}}
	if got := FittingQuestions(bank, talked(3), old, Date{}, 0); got[0].Text != asked[0].Text { // 182 days ago
		t.Errorf("what was asked half a year ago is not asked again: %v", got[0])
	}
	old[0].ClosedOn = day("2026-05-29")
	if got := FittingQuestions(bank, talked(3), old, Date{}, 0); got[0].Text == asked[0].Text {
		t.Error("what was asked a day less than half a year ago is asked again")
	}
	if got := FittingQuestions(nil, talked(3), nil, Date{}, 0); got != nil {
		t.Errorf("of an empty bank: %v", got)
	}
}

func TestFiveQuestionsForAFirstTalk(t *testing.T) {
	bank := smallBank(3)
	p := &Prepared{PersonID: "a", On: prepareDay}
	if got := FittingQuestions(bank, p, nil, Date{}, 0); len(got) != FirstQuestions || got[0].Text != "first 0?" {
		t.Errorf("for a first talk: %v", got)
	}
	if got := FittingQuestions(bank, p, []Point{{Text: "First 0?"}}, Date{}, 0); len(got) != 4 || got[0].Text != "first 1?" {
		t.Errorf("with one of them asked: %v", got)
	}
	if got := FittingQuestions(bank, p, nil, Date{}, 1); len(got) != QuestionsFit || got[0].Kind != AskManager {
		t.Errorf("others: %v", got)
	}
}
