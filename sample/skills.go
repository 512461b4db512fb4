package sample

import (
	"strings"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// skillOrder is the order of the columns in the tables of ratings.
var skillOrder = [6]string{"Discovery", "Executive talks", "Negotiation", "Forecasting", "Product", "Teamwork"}

// lookRow is one assessment. Self and manager hold six steps in skillOrder: a digit, "-" for skipped, "." for nothing
// said. Sentences begin with the rater and the skill's number, "m2" for the manager's of the second skill.
type lookRow struct {
	who, on       string
	self, manager string
	sentences     map[string]string
}

var looks = []lookRow{
	// the first round, in June
	{"amara", "2026-06-04", "4 2 2 3 4 5", "4 2 3 3 4 4", map[string]string{
		"s3": "I say yes too early.", "m2": "Good with fleet managers; at Konex she waited for me to speak to the CFO.",
		"m3": "Closed Brevik's first contract within the guardrails, on her own.", "m6": "Takes Tomás along without being asked.",
	}},
	{"jonas", "2026-06-08", "4 3 4 3 4 4", "4 2 4 3 4 3", map[string]string{
		"m2": "The demo is his answer to every question, also to those about money.", "m3": "Lund and Dahl: three trades for four per cent. Textbook.",
		"m6": "Helps whoever asks. Nobody knows what he is working on until then.",
	}},
	{"priya", "2026-06-10", "4 4 3 3 4 4", "4 4 3 3 4 4", map[string]string{
		"s3": "Procurement of a hospital is another animal.", "m2": "The board of St. Eskil asked her back, without us asking.",
		"m3": "Gave Marelva a discount that nobody had asked for.", "m5": "Two demos on the customer's own route plan.",
	}},
	{"tomas", "2026-06-11", "3 2 2 3 3 4", "2 1 2 2 4 5", map[string]string{
		"m1": "Offers before he knows what hurts. Listens well once he stops.", "m4": "Three of five deals slipped a month, none was announced.",
		"m6": "The whole team's inbound runs better since his checklist.", "s4": "My customers decide late.",
	}},
	{"lucja", "2026-06-15", "3 3 4 3 4 5", "4 3 3 3 4 4", map[string]string{
		"m4": "Partner deals come as they come; her figure is honest about that.", "m3": "Signs fair contracts with partners, slower than needed.",
	}},
	{"kenji", "2026-06-18", "2 1 - 2 2 4", "2 - - - 2 4", map[string]string{
		"m1": "Third week: asks all the right questions from the sheet.", "m2": "Not seen yet.", "m6": "Had lunch with everybody in the first ten days.",
	}},
	{"thuha", "2026-06-16", "2 1 1 3 3 4", "1 1 - 3 3 4", map[string]string{
		"m1": "Sticks to the sheet, and it shows on the phone.", "m4": "Says on Monday what Friday will bring, and it does.",
	}},
	{"daniel", "2026-06-24", "5 4 5 5 4 4", "5 4 4 4 4 4", map[string]string{
		"m1": "I still take notes when he asks questions.", "m4": "Within 9 %. He says it is luck; it is not.",
	}},

	// the second round, in September and October
	{"amara", "2026-09-17", "4 3 . 3 4 5", "4 2 . 4 4 4", map[string]string{
		"s2": "Brevik's CFO asked me for the second meeting.", "s4": "I was off in {2026-08-15 January}.", "s6": "I coach Tomás every week.",
		"m1": "Havn: found the cost per route that nobody there had added up.", "m2": "Strong at Brevik; at Konex you spoke about features.",
		"m4": "Within 8 % three months out of four.", "m5": "The Brevik demo is now everybody's demo.", "m6": "Yes, and partners are still left out.",
	}},
	{"jonas", "2026-09-21", "4 3 4 3 4 4", "4 2 4 3 4 3", map[string]string{
		"s6": "I started the demo hour on Fridays.", "m1": "Asks until the cost is on the table.", "m2": "At Lund the CFO left after twenty minutes of screens.",
		"m3": "Still the one we send when procurement joins.", "m4": "15 % off in {2026-08-15 January}, and he said so in {2026-07-15 January}.", "m6": "The demo hour is a start. Twice is not yet every week.",
	}},
	{"priya", "2026-09-23", "4 4 4 4 5 4", "4 4 4 4 4 4", map[string]string{
		"m2": "St. Eskil's board listened to her for an hour, about wards, not about vans.", "m3": "Traded the discount at Marelva for a second site.",
		"m4": "7 % over the half-year; bad news came the same day.", "m5": "Built the ward demo over a weekend; the others use it.",
		"s5": "The ward demo is mine, and it works without me.",
	}},
	{"tomas", "2026-09-24", "3 2 3 2 4 5", "3 2 2 2 4 5", map[string]string{
		"s1": "Amara let me lead half of the last one.", "m1": "Alba: waited, asked again, and the real problem came.",
		"m2": "Comes along and speaks up. The part about money is still mine.", "m3": "Prepared three trades, used one, gave away two.",
		"m4": "Better than {2026-06-15 January}, and {2026-09-15 January} surprised both of us.", "m6": "Four people sell faster with his checklist.",
	}},
	{"lucja", "2026-09-29", "4 3 4 - 4 5", "4 3 3 - 4 4", map[string]string{
		"s2": "In Norwegian I will dare more.", "m2": "With partners' owners like an old friend; with their bankers she lets me speak.",
		"m3": "Gdynia took eleven weeks and two more points than planned.", "m4": "Forecasting of partner deals needs another yardstick; not rated.",
		"m6": "Her partners know our service desk by first name.",
	}},
	{"kenji", "2026-10-08", "3 2 3 3 3 4", "3 2 3 3 3 4", map[string]string{
		"s1": "I can tell when a customer is only polite.", "m1": "Leaves with the problem and its price, every time I looked.",
		"m2": "Opens well. Looked at me when the CFO asked about payback.", "m3": "Ramp deals closed at list price.", "m4": "{2026-08-15 January} to {2026-09-15 January} within 18 %.",
		"m5": "Demo without help since week fourteen.", "m6": "Wrote down what he wished he had known; the next one will thank him.",
	}},
	{"thuha", "2026-10-05", "2 1 2 3 3 4", "2 1 2 3 3 4", map[string]string{
		"s2": "I have never been in the room.", "m1": "Asks why a second time now. The notes quote the customer.",
		"m2": "No chance to see it yet: that is on me.", "m3": "Prepared the price call for Kenji, complete.", "m6": "New SDRs are sent to her first.",
	}},
	{"daniel", "2026-10-14", "5 4 4 5 4 4", "5 4 4 5 4 4", map[string]string{
		"s6": "I want to spend half my week on it.", "m1": "The discovery guide is his talks, written down.", "m4": "Others bring their figure to him first.",
		"m6": "Kenji got through his ramp in nineteen weeks with him.",
	}},

	// a look of her own, between the rounds
	{"amara", "2026-11-20", ". . 3 . . .", ". . . . . .", map[string]string{"s3": "Havn's buyer asked for ten per cent and left with a second depot instead."}},
}

// correctionRow is a rating that was wrong and was made again.
type correctionRow struct {
	who, on, skill string
	step           int
	sentence       string
}

var corrections = []correctionRow{
	{"priya", "2026-09-23", "Product", 5, "5, not 4: product asked her before they built the ward view."},
}

// addLooks tells the two rounds of assessments.
func (s *script) addLooks() {
	made := map[string]*model.Assessment{}
	version := s.roster.Framework.Version.ID
	for _, row := range looks {
		at, p := s.at(row.on, "16:10", 0), s.people[row.who]
		a := &model.Assessment{
			Row: s.row(at, p, model.Shared), AuthorID: s.roster.Owner.ID, VersionID: version, On: s.day(row.on), State: model.AssessmentCompared,
		}
		records := []model.Record{a}
		records = append(records, s.ratings(row, a, p, model.BySelf, row.self)...)
		records = append(records, s.ratings(row, a, p, model.ByManager, row.manager)...)
		if strings.Trim(row.manager, ". ") == "" {
			a.State = model.AssessmentOpen
		}
		who, on := row.who, a.On
		s.add(at, unit.Rate, func(w *storage.Work) error {
			if v := s.expectedOn(who, on); v != nil {
				a.ExpectationID = v.ID
			}
			return putAll(w, records)
		})
		made[row.who+row.on] = a
	}
	for _, row := range corrections {
		at, p := s.at(row.on, "16:55", 0), s.people[row.who]
		s.create(at, unit.Rate, &model.Rating{
			Row: s.row(at, p, model.Shared), AuthorID: s.roster.Owner.ID, AssessmentID: made[row.who+row.on].ID, SkillID: s.skill(row.skill),
			Rater: model.ByManager, Step: row.step, Sentence: s.say(row.sentence),
		})
	}
}

func (s *script) ratings(row lookRow, a *model.Assessment, p *model.Person, by model.Rater, steps string) []model.Record {
	var out []model.Record
	for i, field := range strings.Fields(steps) {
		if field == "." {
			continue
		}
		r := &model.Rating{
			Row: s.row(s.at(row.on, "16:10", 0), p, model.Shared), AuthorID: s.roster.Owner.ID, AssessmentID: a.ID,
			SkillID: s.skill(skillOrder[i]), Rater: by, Sentence: s.say(row.sentences[string(by[0])+string(rune('1'+i))]),
		}
		if field == "-" {
			r.Skipped = true
		} else {
			r.Step = int(field[0] - '0')
		}
		out = append(out, r)
	}
	return out
}
