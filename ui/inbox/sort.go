package inbox

import (
	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// becomesPoint is what a line can become beside the kinds of notes.
const becomesPoint = "point"

// sorting asks what a line is to become.
type sorting struct {
	page  *Page
	line  model.Caught
	text  *kit.TextField
	who   *kit.Picker
	what  *kit.Segments
	skill *kit.Picker
	mark  *kit.VisibilitySwitch
	form  *kit.Form
}

// ask opens the dialog for a line.
func (p *Page) ask(c model.Caught) {
	s := &sorting{page: p, line: c}
	var people, skills []kit.Item
	for _, x := range p.frame.Roster().Reps(p.frame.Today()) {
		people = append(people, kit.PersonItem(x))
	}
	for _, x := range p.frame.Roster().Framework.Skills {
		skills = append(skills, kit.Item{Key: string(x.SkillID), Text: x.Name})
	}
	s.who = kit.NewPicker("inbox.who", words.Say("inbox.who"), kit.Among(people))
	s.who.Required = true
	s.text = kit.NewTextField("inbox.text", words.Say("inbox.text"))
	s.text.Required, s.text.MaxRows = true, 10
	s.text.Fill(c.Text)
	s.who.FillKey(string(p.book().Mentioned(c.Text)))
	var kinds []kit.Choice
	for _, k := range []model.NoteKind{model.NotePlain, model.NoteWin, model.NoteLesson, model.NoteEvidence} {
		kinds = append(kinds, kit.Choice{Key: string(k), Text: words.Say("note.kind." + string(k))})
	}
	kinds = append(kinds, kit.Choice{Key: becomesPoint, Text: words.Say("inbox.point")})
	s.skill = kit.NewPicker("inbox.skill", words.Say("inbox.skill"), kit.Among(skills))
	s.mark = kit.NewVisibilitySwitch("inbox.private", true, nil)
	s.what = kit.NewSegments("inbox.what", kinds, string(model.NotePlain), s.onWhat)
	s.what.Spoken = words.Say("inbox.what")
	s.form = kit.NewForm(s.who, kit.Labelled(words.Say("inbox.what"), kit.HB(12, s.what, kit.Mid(s.mark))), s.skill, s.text)
	s.onWhat(string(model.NotePlain))
	kit.ShowAsk(p.frame, kit.Ask{
		Name: "inbox.ask", Thing: kit.Thing("caught", c.ID), Title: words.Say("inbox.ask"), Confirm: words.Say("inbox.confirm"), Unit: unit.SortInbox,
		Form: s.form, Width: 620, Read: s.read, Then: func() { p.frame.Undoable(words.Say("inbox.sorted")) },
	})
}

// onWhat shows what belongs to the choice: a note starts private, a point is the pair's, evidence is for a skill.
func (s *sorting) onWhat(what string) {
	s.mark.Set(what != becomesPoint)
	s.skill.Hidden = what != string(model.NoteEvidence)
	if c := s.form.Content(); c != nil {
		c.Refresh()
	}
}

// read takes the fields.
func (s *sorting) read() func(*storage.Work) error {
	row := model.Row{SubjectID: model.ID(s.who.Chosen().Key), Visibility: model.Shared}
	if s.mark.Private() {
		row.Visibility = model.Private
	}
	today, me, text := s.page.frame.Today(), s.page.frame.Roster().Owner.ID, s.text.Text()
	what, skill, line := s.what.Key(), model.ID(s.skill.Chosen().Key), s.line
	return func(w *storage.Work) error {
		if what == becomesPoint {
			at, err := w.NextPosition("talking_point", row.SubjectID)
			if err != nil {
				return err
			}
			return w.Sort(line, today, &model.Point{Row: row, AuthorID: me, Side: model.SideManager, Text: text, RaisedOn: today, Position: at})
		}
		n := &model.Note{Row: row, AuthorID: me, On: line.On, Kind: model.NoteKind(what), Text: text}
		if err := w.Sort(line, today, n); err != nil || skill == "" || n.Kind != model.NoteEvidence {
			return err
		}
		return w.Put(&model.NoteLink{Row: model.Row{SubjectID: row.SubjectID, Visibility: row.Visibility}, AuthorID: me, NoteID: n.ID, SkillID: skill})
	}
}
