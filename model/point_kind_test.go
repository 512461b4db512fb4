package model

import (
	"strings"
	"testing"
)

func TestKindsAreGuessedFromWords(t *testing.T) {
	g := NewKindGuesser(KindNames{
		Skills: []string{"Discovery", "Negotiation", "Account planning"}, Levels: []string{"Senior AE", "AE II"},
		Careers: []string{"Run the Oslo pilot alone"}, Strategics: []string{"Nordic launch", "Win healthcare"}, Customers: []string{"Brevik", "Konex Holding"},
	})
	for text, want := range map[string]PointKind{
		"":          "",
		"How is it": "",
		"Monday":    "",
		"How do I keep Konex warm until their board meets in January?":  PointCustomer,
		"I would like to shadow a price negotiation before Christmas":   PointSkill,
		"Is Senior AE in July still realistic?":                         PointCareer,
		"Brevik discovery call: what made the CFO open up?":             PointCustomer,
		"Nordic pilot: who covers Oslo when she is on leave?":           PointStrategy,
		"Sounded tired on Tuesday. Listen first, do not push the pilot": PointPersonal,
		"Ask what help she needs before the Brevik call":                PointCustomer,
		"Forecast for Q4: what is still in commit?":                     PointDeal,
		"The Havn deal is stalled, discount?":                           PointDeal,
		"PROMOTION to team lead":                                        PointCareer,
		"Where do you want to be in two years":                          PointCareer,
		"Feedback on yesterday’s presentation":                          PointSkill,
		"account planning":                                              PointSkill,
		"Churn risk at the renewal":                                     PointCustomer,
		"Healthcare campaign: your part":                                PointStrategy,
		"Holidays in February, who covers?":                             PointPersonal,
		"négociations difficiles":                                       "",
		"Stress before the pipeline review":                             PointPersonal, // as many words: not the numbers
		"won, lost, quota, tired":                                       PointDeal,
		"dealt with it":                                                 "", // no beginning of "deal" is meant
		"promoter":                                                      PointCareer,
		"illustration":                                                  "",
		strings.Repeat("x ", 1_000_000):                                 "",
		"\x00\xff*":                                                     "",
	} {
		if got := g.Guess(text); got != want {
			t.Errorf("%.60q is taken for %q, not %q", text, got, want)
		}
	}
}

// TestNamesCountOnlyInThisTeam takes nothing for granted that no list and no name says.
func TestNamesCountOnlyInThisTeam(t *testing.T) {
	text := "Ask what help she needs before the Brevik visit"
	if got := NewKindGuesser(KindNames{}).Guess(text); got != "" {
		t.Errorf("without names it is %q", got)
	}
	if got := NewKindGuesser(KindNames{Customers: []string{"Brevik AS"}}).Guess(text); got != PointCustomer {
		t.Errorf("with a customer of that name it is %q", got)
	}
}

// TestKindWordsAreWordsOnce holds that no phrase is on two lists, where it would say nothing.
func TestKindWordsAreWordsOnce(t *testing.T) {
	seen := map[string]PointKind{}
	for kind, list := range kindWords {
		for phrase := range strings.SplitSeq(list, ",") {
			p := strings.Join(strings.Fields(phrase), " ")
			if p != Fold(p) || p == "" {
				t.Errorf("%s: %q is not written as it is looked for", kind, p)
			}
			if before, ok := seen[p]; ok {
				t.Errorf("%q says %s and %s", p, before, kind)
			}
			seen[p] = kind
		}
	}
	if len(kindTies) != len(PointKinds) || len(kindWords) != len(PointKinds) {
		t.Error("a kind has no words, or no place among the others")
	}
}
