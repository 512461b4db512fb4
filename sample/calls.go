package sample

import (
	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// seenRow is an observation: a call or visit, how it was seen, what to keep and to try, and the step of each skill that
// was looked at.
type seenRow struct {
	who, on, at              string
	seen                     model.Visibility
	occasion, how, keep, try string
	steps                    []seenStep
}

type seenStep struct {
	skill string
	step  int
}

// observe tells of the observations.
func (s *script) observe() {
	for _, row := range calls {
		at, p, me := s.at(row.on, row.at, 0), s.people[row.who], s.roster.Owner.ID
		n := &model.Note{
			Row: s.row(at, p, row.seen), AuthorID: me, On: s.day(row.on), Kind: observation,
			Occasion: row.occasion, Text: row.how, Keep: row.keep, Try: row.try,
		}
		links := make([]*model.NoteLink, len(row.steps))
		for i, x := range row.steps {
			links[i] = &model.NoteLink{Row: s.row(at, p, row.seen), AuthorID: me, SkillID: s.skill(x.skill), Step: x.step}
		}
		s.add(at, unit.Observe, func(w *storage.Work) error {
			if err := w.Put(n); err != nil {
				return err
			}
			for _, l := range links {
				l.NoteID = n.ID
				if err := w.Put(l); err != nil {
					return err
				}
			}
			return nil
		})
	}
}

// calls are what Ingrid has seen of everybody with a customer: of Jonas nothing for eleven weeks.
var calls = []seenRow{
	{"jonas", "2026-06-30", "17:20", private, "Price talk at Dahl", "09:00, in the room", "Three trades for four per cent, each with a date.", "", []seenStep{{"Negotiation", 4}, {"Discovery", 4}}},
	{"jonas", "2026-09-07", "16:40", private, "Demo at Lund", "14:00, listened in", "The route plan was theirs, not ours.", "Close the demo when the CFO asks about money.", []seenStep{{"Executive talks", 2}, {"Discovery", 4}, {"Product", 4}}},
	{"thuha", "2026-09-21", "11:30", private, "Twenty cold calls", "from nine to eleven, beside her", "Says in the first breath why she calls.", "Leave the sheet in the drawer for the last five.", []seenStep{{"Discovery", 2}, {"Product", 3}}},
	{"tomas", "2026-09-28", "17:10", shared, "Discovery call with Alba", "listened in", "Asked, counted, and the real problem came.", "Ask who else decides.", []seenStep{{"Discovery", 3}}},
	{"daniel", "2026-09-28", "18:20", private, "First talk with Nordhagen", "at their office", "Took the pen and drew their year, not our product.", "", []seenStep{{"Discovery", 5}, {"Executive talks", 4}}},
	{"lucja", "2026-10-19", "15:45", private, "Partner day at Gdynia", "the whole afternoon", "Let the partner present and stayed silent.", "Name a price before the partner does.", []seenStep{{"Teamwork", 4}, {"Negotiation", 3}}},
	{"kenji", "2026-11-02", "10:20", private, "Four first calls", "listened in", "Waits until they have finished.", "Ask one question that is not on the sheet.", []seenStep{{"Discovery", 2}}},
	{"amara", "2026-11-18", "12:10", shared, "Call with Brevik's CFO", "listened in", "Asked three questions about cost, then waited. He did the sum himself.", "Name the figure back before the next question.", []seenStep{{"Executive talks", 3}, {"Discovery", 4}}},
	{"priya", "2026-11-19", "17:30", private, "Second talk at St. Eskil", "09:30, in the room", "Spoke about nights on the wards before anybody asked.", "Ask what happens if they do nothing.", []seenStep{{"Executive talks", 4}, {"Discovery", 4}}},
	{"tomas", "2026-11-20", "11:15", private, "Discovery call with Sole", "listened in", "The checklist stayed closed.", "Wait eight seconds after the question about cost.", []seenStep{{"Discovery", 3}, {"Executive talks", 2}}},
}
