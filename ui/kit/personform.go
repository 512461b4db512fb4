package kit

import (
	"maps"
	"slices"
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
	aliases           []model.Alias
	name, call, place *LineField
	zone              *LineField
	email, phone      *LineField
	team, region      *LineField
	also              *LineField
	manager, level    *Picker
	from              *DateField
	started, left     *DateField
	role              *Segments
}

// AskPerson asks for a new person (version 0) or changes one. Only the name is needed. Who manages them, team, region
// and level hold from a day on that can be chosen; the first ones hold from the beginning.
func AskPerson(f Frame, p model.Person) {
	if LiftFirst(f) { // the form would not know who manages them, and somebody new would not be seen
		return
	}
	x := &personForm{frame: f, person: p}
	title, name, confirm := words.Say("person.new.title"), unit.AddPerson, words.Say("person.new.confirm")
	if p.Version > 0 {
		title, name, confirm = words.Say("person.edit.title", p.Name), unit.ChangePerson, words.Say("dialog.save")
		if a := f.Roster().AssignmentOn(p.ID, f.Today()); a != nil {
			x.assignment = *a
		}
		for _, a := range f.Roster().Aliases {
			if a.SubjectID == p.ID {
				x.aliases = append(x.aliases, a)
			}
		}
	} else if f.Roster().Owner.PersonID != "" {
		x.assignment.ManagerID = f.Roster().Owner.PersonID
	}
	ShowAsk(f, Ask{Name: "person", Thing: personThing(p), About: p.ID, Title: title, Confirm: confirm, Unit: name, Width: 620, Form: x.build(), Read: x.read})
}

// personThing names what is written about somebody new, or about somebody who is there.
func personThing(p model.Person) string {
	if p.ID == "" {
		return NewThing("person")
	}
	return Thing("person", p.ID)
}

func (x *personForm) build() *Form {
	p := &x.person
	x.name = filled("person.name", p.Name)
	x.name.Required = true
	var also []string
	for _, a := range x.aliases {
		also = append(also, a.Name)
	}
	x.call, x.also = filled("person.call", p.CallName), filled("person.also", strings.Join(also, ", "))
	x.call.SetPlaceholder(p.Call())
	x.also.SetPlaceholder(words.Say("person.also.example"))
	x.place, x.email, x.phone = filled("person.place", p.Place), filled("person.email", p.Email), filled("person.phone", p.Phone)
	x.zone = NewZoneField("person.zone", words.Say("person.zone"), p.Zone)
	x.team, x.region = filled("person.team", x.assignment.Team), filled("person.region", x.assignment.Region)
	x.manager = ManagerPicker(x.frame, "person.manager", p.ID, x.assignment.ManagerID)
	x.level = LevelPicker(x.frame, "person.level", x.assignment.LevelID)
	x.from = NewDateField("person.from", words.Say("person.from"), x.frame.Today())
	x.from.Validate = x.checkFrom
	if x.assigned() {
		x.from.Fill(x.frame.Today())
	} else {
		x.from.SetPlaceholder(words.Say("person.from.start"))
	}
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
	return NewForm(x.name, pair(x.level, x.manager), pair(x.team, x.region), pair(x.from, Labelled(words.Say("person.role"), HB(0, x.role))),
		pair(x.call, x.also), pair(x.email, x.phone), pair(x.started, x.left), pair(x.place, x.zone))
}

// assigned says whether the person has had any assignment yet.
func (x *personForm) assigned() bool {
	return slices.ContainsFunc(x.frame.Roster().Assignments, func(a model.Assignment) bool { return x.person.ID != "" && a.SubjectID == x.person.ID })
}

// checkFrom refuses a day on which another assignment held: the present one would not change.
func (x *personForm) checkFrom(string) string {
	began := x.assignment.ValidFrom
	from, err := x.from.read()
	if err != nil || !x.moved() || began.IsZero() || !from.Before(began) {
		return ""
	}
	return words.Say("person.from.before", words.Date(began))
}

// moved says whether somebody changed manager, team, region or level.
func (x *personForm) moved() bool {
	a, was := x.assigns(), &x.assignment
	return a.ManagerID != was.ManagerID || a.LevelID != was.LevelID || a.Team != was.Team || a.Region != was.Region
}

// assigns is what the fields say.
func (x *personForm) assigns() model.Assignment {
	return model.Assignment{
		ManagerID: model.ID(x.manager.Chosen().Key), LevelID: model.ID(x.level.Chosen().Key),
		Team: x.team.Trimmed(), Region: x.region.Trimmed(),
	}
}

// filled is a line with its key's words as label.
func filled(key, text string) *LineField {
	f := NewLineField(key, words.Say(key))
	f.Fill(text)
	return f
}

// ManagerPicker picks who manages somebody: anybody else who is here, and who it was all along.
func ManagerPicker(f Frame, name string, person, chosen model.ID) *Picker {
	var items []Item
	for _, p := range f.Roster().Everyone(f.Today(), true) {
		if p.ID != person && (p.Here(f.Today()) || p.ID == chosen) {
			items = append(items, PersonItem(p))
		}
	}
	picker := NewPicker(name, words.Say("person.manager"), Among(items))
	picker.FillKey(string(chosen))
	return picker
}

// LevelPicker picks a level of any ladder.
func LevelPicker(f Frame, name string, chosen model.ID) *Picker {
	picker := NewPicker(name, words.Say("person.level"), Among(levelItems(f.Roster())))
	picker.FillKey(string(chosen))
	return picker
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
	p := x.person
	if name := x.name.Trimmed(); name != p.Name {
		p.Name, p.Given, p.Family = name, "", ""
	}
	p.CallName, p.Place, p.Email, p.Phone = x.call.Trimmed(), x.place.Trimmed(), x.email.Trimmed(), x.phone.Trimmed()
	p.Zone = x.zone.Trimmed()
	p.StartedOn, _ = x.started.Date() // the form has checked all three
	p.LeftOn, _ = x.left.Date()
	p.IsRep = x.role.Key() == "rep"
	also := strings.Split(x.also.Text(), ",")
	next, moved := x.assigns(), x.moved() || p.Version == 0 && x.assignment.ManagerID != ""
	next.ValidFrom, _ = x.from.Date()
	return func(w *storage.Work) error {
		if err := w.Put(&p); err != nil {
			return err
		}
		if err := x.putAliases(w, &p, also); err != nil || !moved {
			return err
		}
		next.Row = model.About(p.ID)
		return w.Assign(next)
	}
}

// putAliases stores the names that are new and takes away those that are gone.
func (x *personForm) putAliases(w *storage.Work, p *model.Person, names []string) error {
	want := map[string]bool{}
	for _, name := range names {
		if name = model.JoinSpace(name); name != "" {
			want[name] = true
		}
	}
	for i := range x.aliases {
		a := x.aliases[i]
		if want[a.Name] {
			delete(want, a.Name)
		} else if err := w.Delete(&a); err != nil {
			return err
		}
	}
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if err := w.Put(&model.Alias{Row: model.Row{SubjectID: p.ID, Visibility: p.Visibility}, Name: name}); err != nil {
			return err
		}
	}
	return nil
}
