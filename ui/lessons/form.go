package lessons

import (
	"strings"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// What a lesson is about is chosen by a kind and an id.
const (
	ofGoal      = "goal/"
	ofCareer    = "career/"
	ofStrategic = "strategic/"
)

// Continue opens the dialog again in which somebody was writing.
func (p *Page) Continue(thing string) bool {
	kind, id := kit.ThingKind(thing)
	if kind == "lesson/new" {
		p.onNew()
		return true
	}
	for _, l := range p.facts.lessons {
		if kind == "lesson" && p.mine(&l) && l.Note.ID == id {
			p.ask(l)
			return true
		}
	}
	return false
}

// onNew begins a lesson of whom is shown, private until it is shared.
func (p *Page) onNew() {
	n := &model.Note{Row: model.Row{Visibility: model.Private}, AuthorID: p.frame.Roster().Owner.ID, Kind: model.NoteLesson, On: p.frame.Today()}
	l := model.Lesson{Note: n}
	if p.filter.Person != "" && p.filter.Person != model.TheTeam {
		l.SubjectID = p.filter.Person
	}
	p.ask(l)
}

// ask asks for a new lesson (version 0) or changes one: whose it is and who may see it are chosen once.
func (p *Page) ask(l model.Lesson) {
	n := *l.Note
	isNew := n.Version == 0
	text := kit.NewTextField("lesson.text", words.Say("lesson.text"))
	text.SetPlaceholder(words.Say("lesson.text.example"))
	text.Required = true
	text.Fill(n.Text)
	on := kit.NewDateField("lesson.on", words.Say("lesson.on"), p.frame.Today())
	on.Required = true
	on.Fill(n.On)
	who := kit.NewPicker("lesson.who", words.Say("lesson.who"), kit.Among(whose(p.frame)))
	who.Required = true
	about := kit.NewPicker("lesson.about", words.Say("lesson.about"), func(q string) []kit.Item { return kit.Among(p.sources(model.ID(who.Chosen().Key)))(q) })
	who.FillKey(string(orTeam(l.SubjectID)))
	about.FillKey(aboutKey(&l))
	shared := kit.NewSegments("lesson.shared", []kit.Choice{
		{Key: string(model.Private), Text: words.Say("lesson.private")}, {Key: string(model.Shared), Text: words.Say("lesson.shared")},
	}, string(model.Private), nil)
	form := kit.NewForm(text, who, about, on, kit.Labelled(words.Say("lesson.see"), kit.HB(0, shared)))
	title, confirm, name, thing := words.Say("lesson.new.title"), words.Say("lesson.new.confirm"), unit.AddLesson, kit.NewThing("lesson")
	if !isNew {
		title, confirm, name, thing = words.Say("lesson.edit.title"), words.Say("dialog.save"), unit.ChangeNote, kit.Thing("lesson", n.ID)
		form = kit.NewForm(text, on)
	}
	kit.ShowAsk(p.frame, kit.Ask{
		Name: "lesson", Thing: thing, About: l.SubjectID, Title: title, Intro: words.Say("lesson.intro"), Confirm: confirm, Unit: name, Width: 620, Form: form,
		Read: func() func(*storage.Work) error {
			n.Text = text.Trimmed()
			n.On, _ = on.Date() // the form has checked it
			if !isNew {
				return func(w *storage.Work) error { return w.Put(&n) }
			}
			n.Row = model.Row{SubjectID: model.ID(who.Chosen().Key), Visibility: model.Visibility(shared.Key())}
			if n.SubjectID == model.TheTeam {
				n.Row = model.Ours()
			}
			link := linkOf(about.Chosen().Key)
			return func(w *storage.Work) error { return put(w, &n, link) }
		},
	})
}

func put(w *storage.Work, n *model.Note, link *model.NoteLink) error {
	if err := w.Put(n); err != nil || link == nil {
		return err
	}
	link.Row, link.AuthorID, link.NoteID = model.Row{SubjectID: n.SubjectID, Visibility: n.Visibility}, n.AuthorID, n.ID
	return w.Put(link)
}

func orTeam(id model.ID) model.ID {
	if id == "" {
		return model.TheTeam
	}
	return id
}

// sources are the goals and milestones a lesson of somebody can be about: their own, and the team's.
func (p *Page) sources(who model.ID) []kit.Item {
	var out []kit.Item
	for _, g := range p.facts.growth.Goals {
		if g.SubjectID == who && g.ArchivedAt.IsZero() {
			out = append(out, kit.Item{Key: ofGoal + string(g.ID), Text: g.Title})
		}
	}
	for _, c := range p.facts.dir.Careers {
		if c.SubjectID == who && c.ArchivedAt.IsZero() {
			out = append(out, kit.Item{Key: ofCareer + string(c.ID), Text: c.Title})
		}
	}
	for _, m := range p.facts.dir.Strategic {
		out = append(out, kit.Item{Key: ofStrategic + string(m.ID), Text: m.Title})
	}
	return out
}

func aboutKey(l *model.Lesson) string {
	switch {
	case l.Strategic != nil:
		return ofStrategic + string(l.Strategic.ID)
	case l.Career != nil:
		return ofCareer + string(l.Career.ID)
	case l.Goal != nil:
		return ofGoal + string(l.Goal.ID)
	}
	return ""
}

// linkOf is the tie to what was chosen; nil for nothing.
func linkOf(key string) *model.NoteLink {
	link := &model.NoteLink{}
	for prefix, id := range map[string]*model.ID{ofGoal: &link.GoalID, ofCareer: &link.CareerID, ofStrategic: &link.StrategicID} {
		if rest, ok := strings.CutPrefix(key, prefix); ok {
			*id = model.ID(rest)
			return link
		}
	}
	return nil
}
