package sample

import (
	"milepost/model"
	"milepost/model/unit"
)

// aspirationRow is where somebody wants to go, in their own words.
type aspirationRow struct{ who, on, text string }

var aspirations = []aspirationRow{
	{"amara", "2026-06-04", "I want to sell to hospitals for two more years, and then lead a small team that does."},
	{"amara", "2026-09-24", "Lead the hospital pod by the end of next year. I want to be the one who builds it, not the one who inherits it."},
	{"jonas", "2026-09-21", "Stay close to customers. A team is not for me yet; a larger segment is."},
	{"priya", "2026-06-30", "Principal, and the first one asked when product wants to know what customers pay for."},
	{"kenji", "2026-10-05", "Become an account executive. I would like to close what I open."},
}

// criterionRow is a look at a criterion in words.
type criterionRow struct {
	who, on, level, text string
	met                  bool
	sentence             string
}

var criteria = []criterionRow{
	{"amara", "2026-09-24", "Senior AE", "Has coached a colleague, who got better at one skill", true, "Tomás runs discovery alone since she sat in with him."},
	{"jonas", "2026-09-21", "Senior AE", "Has coached a colleague, who got better at one skill", false, "He offered; nothing came of it yet."},
}

// addCareers tells where people want to go, and which criteria were looked at.
func (s *script) addCareers() {
	for i, row := range aspirations {
		at := s.at(row.on, "11:20", i)
		s.create(at, unit.SetAspiration, &model.Aspiration{
			Row: s.row(at, s.people[row.who], model.Shared), AuthorID: s.roster.Owner.ID, On: s.day(row.on), Text: s.say(row.text),
		})
	}
	for i, row := range criteria {
		at := s.at(row.on, "11:40", i)
		s.create(at, unit.CheckCriterion, &model.CriterionCheck{
			Row: s.row(at, s.people[row.who], model.Shared), AuthorID: s.roster.Owner.ID, CriterionID: s.criterion(row.level, row.text), On: s.day(row.on),
			Met: row.met, Sentence: s.say(row.sentence),
		})
	}
}

// criterion finds one of the starter's by its level and text.
func (s *script) criterion(level, text string) model.ID {
	for _, c := range s.roster.Framework.Criteria {
		if c.LevelID == s.level(level) && c.Text == text {
			return c.CriterionID
		}
	}
	panic("the starter has no criterion " + text) // a mistake in the sample, seen by every test
}
