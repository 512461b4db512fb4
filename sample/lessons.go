package sample

import (
	"milepost/model"
	"milepost/model/unit"
)

// lessonRow is a mistake and what was learned of it; without somebody it is the team's.
type lessonRow struct {
	who, on, text string
	goal          string // what it is about; may be empty
	shared        bool
}

var lessonRows = []lessonRow{
	{who: "", on: "2026-11-10", text: "For the first customers in Norway we translated the slides first and the contract last. At the next launch the contract comes first: legal takes three weeks."},
	{who: "amara", on: "2026-10-28", text: "Ten per cent were given before anybody asked. Next time the first question is what we get for it.", goal: "hold price", shared: true},
	{who: "jonas", on: "2026-10-14", text: "Promised a partner a demo without asking who of us is free. Next time the calendar first.", shared: true},
	{who: "tomas", on: "2026-11-03", text: "I took over his call when it got quiet. Next time I stay on mute and count to ten."},
}

// addLessons writes them down.
func (s *script) addLessons() {
	for i, row := range lessonRows {
		at := s.at(row.on, "17:50", i)
		n := &model.Note{Row: model.Ours(), AuthorID: s.roster.Owner.ID, On: s.day(row.on), Kind: model.NoteLesson, Text: row.text}
		if row.who != "" {
			v := model.Private
			if row.shared {
				v = model.Shared
			}
			n.Row = s.row(at, s.people[row.who], v)
		}
		n.ID = s.id(at)
		records := []model.Record{n}
		if g := s.goals[row.goal]; g != nil {
			link := &model.NoteLink{Row: model.Row{SubjectID: n.SubjectID, Visibility: n.Visibility}, AuthorID: n.AuthorID, NoteID: n.ID, GoalID: g.ID}
			link.ID = s.id(at)
			records = append(records, link)
		}
		s.create(at, unit.AddLesson, records...)
	}
}
