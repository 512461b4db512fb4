package expectations

import (
	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// onKeep makes a template of the version that is read.
func (p *Page) onKeep() {
	p.askTemplate(nil, p.version().Expected, func(model.ID) { p.frame.Undoable(words.Say("template.kept")) })
}

// askTemplate asks for a template of the team's; nil for a new one, which begins with texts.
func (p *Page) askTemplate(row *model.ExpectationTemplate, texts model.Expected, then func(model.ID)) {
	thing, title, confirm := kit.NewThing("expect.template", p.person), words.Say("template.title"), words.Say("template.keep")
	next := model.ExpectationTemplate{Row: model.Ours(), AuthorID: p.frame.Roster().Owner.ID}
	if l := p.frame.Roster().LevelOn(p.person, p.frame.Today()); l != nil {
		next.LadderID = l.LadderID
	}
	if row != nil {
		next = *row
		thing, title, confirm = kit.Thing("expect.template", row.ID), words.Say("template.title.change"), words.Say("dialog.save")
	}
	name := kit.NewLineField("expect.template.name", words.Say("template.name"))
	name.Required = true
	name.SetMaxLen(80)
	name.Fill(next.Name)
	role := kit.NewPicker("expect.template.role", words.Say("expect.templates.role"), kit.Among(p.roles()))
	role.Required = true
	role.FillKey(string(next.LadderID))
	fields, items := answerFields("expect.template.", texts)
	hint := kit.VB(0)
	showHint := func() { p.showNames(hint, fields) }
	for _, f := range fields {
		f.OnChanged = func(string) { showHint() }
	}
	kit.ShowAsk(p.frame, kit.Ask{
		Name: "expect.template", Thing: thing, Title: title, Intro: words.Say("expect.templates.intro"), Confirm: confirm,
		Unit: unit.KeepExpectations, Width: 680,
		Form: kit.NewForm(append(append([]fyne.CanvasObject{kit.Cols(14, []float32{0, 0}, name, role)}, items...), hint)...),
		Read: func() func(*storage.Work) error {
			next.Name, next.LadderID = model.JoinSpace(name.Text()), model.ID(role.Chosen().Key)
			for i, f := range fields {
				*next.Answer(i) = f.Trimmed()
			}
			return func(w *storage.Work) error { return putTemplate(w, &next) }
		},
		Then: func() { then(next.ID) },
	})
	showHint() // what was typed before stands in the fields now
}

// putTemplate writes a template; a new one comes last.
func putTemplate(w *storage.Work, x *model.ExpectationTemplate) (err error) {
	row := *x // the unit may be tried again
	if row.Version == 0 {
		if row.Position, err = w.NextPosition(row.TableName(), ""); err != nil {
			return err
		}
	}
	if err = w.Put(&row); err == nil {
		x.ID = row.ID
	}
	return err
}

// anyRole is the key of the choice that a template is for everybody.
const anyRole = ""

func (p *Page) roles() []kit.Item {
	out := []kit.Item{{Key: anyRole, Text: words.Say("expect.templates.any")}}
	for _, l := range p.frame.Roster().Framework.Ladders {
		out = append(out, kit.Item{Key: string(l.LadderID), Text: l.Name})
	}
	return out
}

// showNames points out people whom the answers name: everybody on the team can begin from a template.
func (p *Page) showNames(hint *fyne.Container, fields []*kit.TextField) {
	text := ""
	for _, f := range fields {
		text += f.Text() + "\n"
	}
	var calls []string
	named := model.NamesIn(text, p.frame.Roster().People)
	for i := range named {
		calls = append(calls, named[i].Call())
	}
	hint.Objects = nil
	if len(calls) > 0 {
		warn := kit.P(words.Say("template.names", words.List(calls)), kit.Small, theme.Current().WarnInk)
		warn.Name = "expect.template.names"
		hint.Add(warn)
	}
	hint.Refresh()
}
