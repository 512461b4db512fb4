package sample

import (
	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// expectedRow is a version of what is expected of somebody.
type expectedRow struct {
	who, from    string
	acknowledged string
	model.Expected
}

var expected = []expectedRow{
	{"amara", "2026-06-04", "2026-06-04", model.Expected{
		What:  "One talk a month with somebody who signs.",
		Why:   "The Nordic launch is decided by CFOs. Who only meets fleet managers hears the answer last.",
		Looks: "She leaves with the customer's own figure for a delayed delivery, and a date for the next step.",
		How:   "Prepared in the one-on-one before. I join every one.",
	}},
	{"amara", "2026-10-01", "", model.Expected{
		What:  "Two talks a month with somebody who signs, at accounts above 50 vehicles.",
		Why:   "The Nordic launch is decided by CFOs. Who only meets fleet managers hears the answer last.",
		Looks: "She leaves with the customer's own figure for a delayed delivery, and a date for the next step.",
		How:   "Prepared in the one-on-one before. I join the first two, then no more.",
		Owed:  "An introduction at Brevik and Havn; the pricing guardrails by {2026-11-26 2 January}.",
	}},
	{"jonas", "2026-06-10", "2026-06-10", model.Expected{
		What:         "A demo begins with what a delayed delivery costs, not with a screen.",
		Why:          "A CFO does not buy what he sees; he buys what he can say in his own meeting.",
		Looks:        "Within five minutes the customer has said a number.",
		CompleteWhen: "in every demo from July on",
		BackOnTrack:  "Send me the recording; we listen to the first five minutes together.",
	}},
	{"kenji", "2026-10-09", "2026-10-12", model.Expected{
		What:  "100 k of your own in the quarter, with a forecast that holds for a month.",
		Why:   "The ramp is over; from here on the team counts on your number.",
		Looks: "On the first Monday you name the deals, and on the last Friday they are the ones.",
		Owed:  "Half an hour on the forecast every second Monday",
	}},
}

// addExpectations writes down what is expected of three of the team.
func (s *script) addExpectations() {
	last := map[string]*model.Expectation{}
	for i, row := range expected {
		at, p := s.at(row.from, "17:40", i), s.people[row.who]
		x := row.Expected
		x.Owed = s.say(x.Owed)
		v := &model.Expectation{Row: s.row(at, p, model.Shared), AuthorID: s.roster.Owner.ID, Number: 1, Expected: x, ValidFrom: s.day(row.from)}
		before := last[row.who]
		if before != nil {
			v.Number = before.Number + 1
		}
		last[row.who] = v
		s.expected[row.who] = append(s.expected[row.who], v)
		s.add(at, unit.SetExpectation, func(w *storage.Work) error {
			if before != nil {
				before.ValidTo = v.ValidFrom.AddDays(-1)
				if err := w.Put(before); err != nil {
					return err
				}
			}
			return w.Put(v)
		})
		if row.acknowledged != "" {
			at := s.at(row.acknowledged, "17:55", i)
			s.create(at, unit.AcknowledgeExpectation, &model.Acknowledgement{
				Row: s.row(at, p, model.Shared), AuthorID: s.roster.Owner.ID, ExpectationID: v.ID, On: s.day(row.acknowledged), Via: model.ViaHandover,
			})
		}
	}
}

// expectedOn is what was expected of somebody on a day, as far as the story has been told; nil when nothing was.
func (s *script) expectedOn(who string, on model.Date) *model.Expectation {
	var out *model.Expectation
	for _, v := range s.expected[who] {
		if v.Version > 0 && !v.ValidFrom.After(on) {
			out = v
		}
	}
	return out
}
