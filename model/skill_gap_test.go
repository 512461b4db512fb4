package model

import "testing"

// rateRoster has one person who was AE I until June and is AE II since July 2026.
func rateRoster() *Roster {
	return &Roster{
		Framework: smallFramework(), People: []Person{person("a", "Amara Okafor")},
		Assignments: []Assignment{assigned("a", "", levelOne, "", "2026-06-30"), assigned("a", "", levelTwo, "2026-07-01", "")},
	}
}

func assess(id ID, on string) Assessment { return Assessment{Row: about("a", id), On: day(on)} }

func rating(assessment, skill ID, by Rater, step int, sentence string) Rating {
	return Rating{Row: about("a", ""), AssessmentID: assessment, SkillID: skill, Rater: by, Step: step, Skipped: step == 0, Sentence: sentence}
}

func TestSkillStates(t *testing.T) {
	as := Assessments{
		Assessments: []Assessment{assess("june", "2026-06-10"), assess("sept", "2026-09-20"), {Row: about("b", "other"), On: day("2026-09-21")}},
		Ratings: []Rating{
			rating("june", skillTalk, BySelf, 2, "June, self"),
			rating("june", skillTalk, ByManager, 1, "June, manager"),
			rating("june", skillPrice, ByManager, 3, "June, price"),
			rating("june", skillShow, ByManager, 4, ""),
			rating("sept", skillTalk, ByManager, 3, "a slip"),
			rating("sept", skillTalk, ByManager, 2, "the correction"),
			rating("sept", skillTalk, BySelf, 3, "Sept, self"),
			rating("sept", skillShow, ByManager, 0, "not seen"),
			rating("other", skillTalk, ByManager, 5, "somebody else"),
			rating("june", skillPrice, BySelf, 4, "too late to count as September"),
		},
	}
	roster := rateRoster()

	sept := SkillStates(roster, as, "a", day("2026-11-23"))
	if s := sept[0]; s.Self != 3 || s.Manager != 2 || s.Step() != 2 || s.Target != 3 || s.Gap() != 1 ||
		s.Sentence != "the correction" || s.RatedOn != day("2026-09-20") {
		t.Errorf("executive talks: %+v", s)
	}
	if s := sept[1]; s.Self != 4 || s.Manager != 3 || s.RatedOn != day("2026-06-10") || s.Sentence != "June, price" || s.Gap() != 0 {
		t.Errorf("negotiation was not rated in September, June's must stand: %+v", s)
	}
	if s := sept[2]; s.Manager != 0 || s.Step() != 0 || s.Gap() != 0 || !s.RatedOn.IsZero() {
		t.Errorf("a skipped skill is not rated: %+v", s)
	}
	if n := RatedCount(sept); n != 2 {
		t.Errorf("%d rated, want 2", n)
	}

	july := SkillStates(roster, as, "a", day("2026-07-15"))
	if s := july[0]; s.Manager != 1 || s.Target != 2 {
		t.Errorf("in July June's rating counts, against the level held in June: %+v", s)
	}
	before := SkillStates(roster, as, "a", day("2026-06-09"))
	if s := before[0]; s.Step() != 0 || s.Self != 0 || s.Target != 2 {
		t.Errorf("before the first assessment: %+v", s)
	}
	next := SkillStatesFor(roster, as, "a", day("2026-11-23"), levelThree)
	if s := next[0]; s.Target != 4 || s.Gap() != 2 {
		t.Errorf("against Senior AE: %+v", s)
	}
	if s := SkillStates(roster, as, "nobody", day("2026-11-23"))[0]; s.Target != 0 || s.Gap() != 0 {
		t.Errorf("who has no level has no target: %+v", s)
	}
}

func TestSelfRatingAloneIsNoRatingOfTheMatrix(t *testing.T) {
	as := Assessments{Assessments: []Assessment{assess("x", "2026-09-20")}, Ratings: []Rating{rating("x", skillTalk, BySelf, 1, "alone")}}
	s := SkillStates(rateRoster(), as, "a", day("2026-11-23"))[0]
	if s.Step() != 0 || s.Gap() != 0 || s.Self != 1 || s.Sentence != "alone" {
		t.Errorf("%+v", s)
	}
}

func TestAgreedRatingHoldsUntilTheManagerRatesAnew(t *testing.T) {
	as := Assessments{
		Assessments: []Assessment{assess("june", "2026-06-10"), assess("sept", "2026-09-20")},
		Ratings: []Rating{
			rating("june", skillTalk, ByManager, 1, ""), rating("june", skillTalk, ByAgreed, 2, "agreed"),
			rating("june", skillPrice, ByManager, 1, ""), rating("june", skillPrice, ByAgreed, 2, ""),
			rating("sept", skillPrice, ByManager, 4, "anew"),
			rating("june", skillShow, ByAgreed, 3, ""), rating("sept", skillShow, BySelf, 5, ""),
		},
	}
	s := SkillStates(rateRoster(), as, "a", day("2026-11-23"))
	if s[0].Step() != 2 || s[0].Sentence != "agreed" {
		t.Errorf("nothing newer than what was agreed: %+v", s[0])
	}
	if s[1].Step() != 4 || s[1].Agreed != 0 {
		t.Errorf("the manager rated anew: %+v", s[1])
	}
	if s[2].Step() != 3 {
		t.Errorf("a newer rating of oneself does not undo what was agreed: %+v", s[2])
	}
	if s := SkillStates(rateRoster(), as, "a", day("2026-08-01")); s[1].Step() != 2 {
		t.Errorf("in August the agreed one held: %+v", s[1])
	}
}

func TestGapsLargestFirstThenTheFrameworksOrder(t *testing.T) {
	state := func(id ID, target, step int) SkillState {
		return SkillState{Skill: Skill{SkillID: id}, Target: target, Manager: step}
	}
	gaps := Gaps([]SkillState{state("a", 4, 3), state("b", 4, 4), state("c", 4, 1), state("d", 4, 0), state("e", 0, 2), state("f", 3, 2), state("g", 3, 5)})
	var got []ID
	for _, g := range gaps {
		got = append(got, g.Skill.SkillID)
	}
	if len(got) != 3 || got[0] != "c" || got[1] != "a" || got[2] != "f" {
		t.Errorf("order %v, want [c a f]", got)
	}
}

// TestWhatBothAgreedNotToRateIsAsItWasBefore: the manager's rating of that assessment does not stand in for it.
func TestWhatBothAgreedNotToRateIsAsItWasBefore(t *testing.T) {
	sept := assess("sept", "2026-09-20")
	sept.Blind, sept.State, sept.AgreedOn = true, AssessmentAgreed, day("2026-09-20")
	as := Assessments{
		Assessments: []Assessment{assess("june", "2026-06-10"), sept},
		Ratings: []Rating{
			rating("june", skillTalk, ByManager, 2, "June"),
			rating("sept", skillTalk, ByManager, 4, "September"), rating("sept", skillTalk, BySelf, 3, ""), rating("sept", skillTalk, ByAgreed, 0, ""),
			rating("sept", skillShow, ByManager, 5, ""), rating("sept", skillShow, ByAgreed, 0, ""),
		},
	}
	got := SkillStates(rateRoster(), as, "a", day("2026-11-23"))
	if s := got[0]; s.Step() != 2 || s.Self != 3 {
		t.Errorf("June's rating must stand: %+v", s)
	}
	if s := got[2]; s.Step() != 0 {
		t.Errorf("never rated before: %+v", s)
	}
	as.Assessments[1].State, as.Assessments[1].WithdrawnOn = AssessmentCompared, day("2026-10-01")
	if s := SkillStates(rateRoster(), as, "a", day("2026-11-23"))[0]; s.Step() != 4 {
		t.Errorf("taken back, the manager's rating counts: %+v", s)
	}
}

func TestSkillsOfOtherLaddersAreLeftOut(t *testing.T) {
	f := Framework{
		Ladders: []Ladder{{LadderID: "ae"}, {LadderID: "cs"}},
		Skills:  []Skill{{SkillID: "talk"}, {SkillID: "renew"}, {SkillID: "rated"}},
		Asks:    []LadderSkill{{LadderID: "ae", SkillID: "talk"}, {LadderID: "cs", SkillID: "renew"}, {LadderID: "cs", SkillID: "rated"}},
	}
	got := AskedStates(&f, "ae", []SkillState{{Skill: f.Skills[0]}, {Skill: f.Skills[1]}, {Skill: f.Skills[2], Manager: 3}})
	if len(got) != 2 || got[0].Skill.SkillID != "talk" || got[1].Skill.SkillID != "rated" {
		t.Errorf("left are %+v", got)
	}
}
