package kit

import (
	"strings"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/words"
)

// personForm holds the fields of a person and of the assignment of today.
type personForm struct {
	frame             Frame
	person            model.Person
	assignment        model.Assignment
	name, call, place *LineField
	email, phone      *LineField
	team, region      *LineField
	manager, level    *Picker
	started, left     *DateField
	role              *Segments
}

// AskPerson asks for a new person (version 0) or changes one. Only the name is needed; who manages them, team, region
// and level hold from today on.
func AskPerson(f Frame, p model.Person) {
	x := &personForm{frame: f, person: p}
	title, name, confirm := words.Say("person.new.title"), unit.AddPerson, words.Say("person.new.confirm")
	if p.Version > 0 {
		title, name, confirm = words.Say("person.edit.title", p.Name), unit.ChangePerson, words.Say("dialog.save")
		if a := f.Roster().AssignmentOn(p.ID, f.Today()); a != nil {
			x.assignment = *a
		}
	} else if f.Roster().Owner.PersonID != "" {
		x.assignment.ManagerID = f.Roster().Owner.PersonID
	}
	ShowAsk(f, Ask{Name: "person", Title: title, Confirm: confirm, Unit: name, Width: 620, Form: x.build(), Read: x.read})
}

func (x *personForm) build() *Form {
	p := &x.person
	x.name = filled("person.name", p.Name)
	x.name.Required = true
	x.call = filled("person.call", p.CallName)
	x.place, x.email, x.phone = filled("person.place", p.Place), filled("person.email", p.Email), filled("person.phone", p.Phone)
	x.team, x.region = filled("person.team", x.assignment.Team), filled("person.region", x.assignment.Region)
	x.manager = NewPicker("person.manager", words.Say("person.manager"), Among(x.others()))
	x.manager.FillKey(string(x.assignment.ManagerID))
	x.level = NewPicker("person.level", words.Say("person.level"), Among(levelItems(x.frame.Roster())))
	x.level.FillKey(string(x.assignment.LevelID))
	x.started = NewDateField("person.started", words.Say("person.started"), x.frame.Today())
	x.started.Fill(p.StartedOn)
	x.left = NewDateField("person.left", words.Say("person.left"), x.frame.Today())
	x.left.Fill(p.LeftOn)
	role := "rep"
	if !p.IsRep {
		role = "manager"
	}
	x.role = NewSegments("person.role", []Choice{{"rep", words.Say("person.role.rep")}, {"manager", words.Say("person.role.manager")}}, role, nil)
	pair := func(a, b fyne.CanvasObject) fyne.CanvasObject {
		return Areas(14, []Arrangement{{MinWidth: 460, Rows: [][]Cell{{At(0, 0), At(0, 1)}}}, {Rows: [][]Cell{{At(0, 0)}, {At(0, 1)}}}}, a, b)
	}
	return NewForm(x.name, pair(x.level, x.manager), pair(x.team, x.region), Labelled(words.Say("person.role"), HB(0, x.role)),
		pair(x.call, x.place), pair(x.email, x.phone), pair(x.started, x.left))
}

// filled is a line with its key's words as label.
func filled(key, text string) *LineField {
	f := NewLineField(key, words.Say(key))
	f.Fill(text)
	return f
}

func (x *personForm) others() []Item {
	var out []Item
	for _, p := range x.frame.Roster().Everyone(x.frame.Today(), false) {
		if p.ID != x.person.ID {
			out = append(out, PersonItem(p))
		}
	}
	return out
}

// PersonItem lets a Picker offer a person.
func PersonItem(p model.Person) Item {
	return Item{Key: string(p.ID), Text: p.Name, Lead: func() fyne.CanvasObject { return PersonDisc(&p, 20) }}
}

func levelItems(r *model.Roster) []Item {
	var out []Item
	for _, l := range r.Framework.Levels {
		out = append(out, Item{Key: string(l.LevelID), Text: l.Name})
	}
	return out
}

// read takes the fields into the records. A name that is changed loses its parts: they are not guessed.
func (x *personForm) read() func(*storage.Work) error {
	p, a := x.person, x.assignment
	if name := x.name.Trimmed(); name != p.Name {
		p.Name, p.Given, p.Family = name, "", ""
	}
	p.CallName, p.Place, p.Email, p.Phone = x.call.Trimmed(), x.place.Trimmed(), x.email.Trimmed(), x.phone.Trimmed()
	p.StartedOn, _ = x.started.Date() // the form has checked both
	p.LeftOn, _ = x.left.Date()
	p.IsRep = x.role.Key() == "rep"
	a.ManagerID, a.LevelID = model.ID(x.manager.Chosen().Key), model.ID(x.level.Chosen().Key)
	a.Team, a.Region = strings.TrimSpace(x.team.Text()), strings.TrimSpace(x.region.Text())
	isNew, today := p.Version == 0, x.frame.Today()
	return func(w *storage.Work) error {
		if err := w.Put(&p); err != nil {
			return err
		}
		if a.ManagerID == "" && a.LevelID == "" && a.Team == "" && a.Region == "" && a.Version == 0 {
			return nil
		}
		next := model.Assignment{Row: model.About(p.ID), ManagerID: a.ManagerID, Team: a.Team, Region: a.Region, LevelID: a.LevelID}
		if !isNew {
			next.ValidFrom = today
		}
		return w.Assign(next)
	}
}
