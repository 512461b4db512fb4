package model

import (
	"slices"
	"testing"
)

func observed(id, person ID, on string) Note {
	return Note{Row: Row{ID: id, SubjectID: person, Visibility: Private}, Kind: NoteObservation, On: day(on)}
}

func TestWhoWasNotSeenForLongest(t *testing.T) {
	people := []Person{person("jonas", "Jonas"), person("amara", "Amara"), person("never", "Never"), person("priya", "Priya")}
	plain, gone, replaced := observed("4", "never", "2026-11-01"), observed("5", "never", "2026-11-01"), observed("6", "never", "2026-11-01")
	plain.Kind, gone.ArchivedAt, replaced.ReplacedBy = NotePlain, 1, "4"
	notes := []Note{
		observed("1", "jonas", "2026-09-07"), observed("2", "amara", "2026-11-18"), observed("3", "amara", "2026-08-01"),
		plain, gone, replaced, observed("7", "never", "2026-11-24"), observed("8", "priya", "2026-11-23"),
	}
	var order []ID
	days := map[ID]int{}
	for _, u := range NotSeen(people, notes, day("2026-11-23")) {
		order = append(order, u.PersonID)
		days[u.PersonID] = u.Days
	}
	if want := []ID{"never", "jonas", "amara", "priya"}; !slices.Equal(order, want) {
		t.Errorf("order %v, want %v", order, want)
	}
	if days["jonas"] != 77 || days["amara"] != 5 || days["priya"] != 0 || days["never"] != 0 {
		t.Errorf("days %v", days)
	}
}

func TestTheLastTryComesUpAgain(t *testing.T) {
	a, b, c, d := observed("1", "jonas", "2026-09-07"), observed("2", "jonas", "2026-11-01"), observed("3", "jonas", "2026-11-20"), observed("4", "jonas", "2026-12-01")
	a.Try, b.Try, d.Try = "wait", "ask who else decides", "later"
	if got := LastTry([]Note{a, b, c, d}, "jonas", day("2026-11-23")); got == nil || got.Try != "ask who else decides" {
		t.Errorf("the last try is %+v", got)
	}
	if got := LastTry([]Note{a, b, c, d}, "amara", day("2026-11-23")); got != nil {
		t.Errorf("of somebody else %+v", got)
	}
}

func TestWhichSkillsAnObservationBeginsWith(t *testing.T) {
	f := smallFramework()
	states := []SkillState{{Skill: f.Skills[0], Manager: 2, Target: 3}, {Skill: f.Skills[1], Manager: 1, Target: 3}, {Skill: f.Skills[2]}}
	on := day("2026-11-23")
	if got := SkillsToWatch(states, nil, "jonas", on); !slices.Equal(got, []ID{skillPrice, skillTalk, skillShow}) {
		t.Errorf("the largest gap first, then the framework's order: %v", got)
	}
	goals := []Goal{
		{Row: About("amara"), SkillID: skillTalk, OpenedOn: day("2026-01-01")},
		{Row: About("jonas"), SkillID: skillTalk, OpenedOn: day("2026-01-01"), ClosedOn: day("2026-02-01")},
		{Row: About("jonas"), OpenedOn: day("2026-01-01")},
		{Row: About("jonas"), SkillID: skillShow, OpenedOn: day("2026-01-01")},
		{Row: About("jonas"), SkillID: "unknown", OpenedOn: day("2026-01-01")},
	}
	if got := SkillsToWatch(states, goals, "jonas", on); !slices.Equal(got, []ID{skillShow, skillPrice, skillTalk}) {
		t.Errorf("the skills of open goals come first: %v", got)
	}
}

func TestAnObservationIsEvidenceAndNoRating(t *testing.T) {
	f := smallFramework()
	r := &Roster{Framework: f, People: []Person{person("jonas", "Jonas")}}
	e := Evidence{
		Notes: []Note{observed("2", "jonas", "2026-11-20"), observed("1", "jonas", "2026-09-07")},
		Links: []NoteLink{{NoteID: "1", SkillID: skillTalk, Step: 4}, {NoteID: "2", SkillID: skillTalk, Step: 2}, {NoteID: "gone", SkillID: skillTalk, Step: 5}, {NoteID: "2", GoalID: "g"}},
	}
	seen := e.ForSkill(skillTalk)
	if len(seen) != 2 || seen[0].Note.ID != "2" || seen[0].Step != 2 || seen[1].Step != 4 {
		t.Errorf("seen of the skill: %+v", seen)
	}
	if got := e.ForSkill(skillShow); got != nil {
		t.Errorf("of a skill nobody looked at: %+v", got)
	}
	for _, s := range SkillStates(r, Assessments{}, "jonas", day("2026-11-23")) {
		if s.Step() != 0 {
			t.Errorf("%s is rated %d", s.Skill.Name, s.Step())
		}
	}
	if got := LinksOf(e.Links, "2"); len(got) != 2 {
		t.Errorf("ties of a note: %+v", got)
	}
}
