package delegation

import (
	"strconv"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// Who promises the next step; nobody is none of the sides.
const nobody = "none"

// ask agrees with a person how an area is decided from today on.
func ask(f kit.Frame, all *model.Delegations, person model.ID, area *model.DecisionArea) {
	who := f.Roster().Person(person)
	if who == nil {
		return
	}
	on := f.Today()
	next := model.Delegation{Row: model.About(person), AuthorID: f.Roster().Owner.ID, AreaID: area.ID, Degree: model.DegreeConsult}
	if now := all.On(person, area.ID, on); now != nil {
		next.Degree, next.NextStep, next.NextOn = now.Degree, now.NextStep, now.NextOn
	}
	before := next.NextStep
	var degrees []kit.Choice
	for _, d := range model.Degrees {
		degrees = append(degrees, kit.Choice{Key: strconv.Itoa(int(d)), Text: words.Say(degreeKey(d) + ".short")})
	}
	degree := kit.NewSegments("delegation.degree", degrees, strconv.Itoa(int(next.Degree)), nil)
	step := kit.NewLineField("delegation.step", words.Say("delegation.step"))
	step.SetPlaceholder(words.Say("delegation.step.example", who.Call()))
	step.Fill(next.NextStep)
	by := kit.NewDateField("delegation.by", words.Say("delegation.by"), on)
	by.Fill(next.NextOn)
	promise := kit.NewSegments("delegation.promise", []kit.Choice{
		{Key: nobody, Text: words.Say("delegation.promise.none")},
		{Key: string(model.SideManager), Text: words.Say("delegation.promise.mine")},
		{Key: string(model.SideRep), Text: words.Say("delegation.promise.theirs", who.Call())},
	}, nobody, nil)
	kit.ShowAsk(f, kit.Ask{
		Name: "delegation", Thing: kit.NewThing("delegation", person, area.ID), About: person, Width: 620,
		Title: words.Say("delegation.title", area.Name, who.Call()), Intro: words.Say("delegation.intro"), Confirm: words.Say("dialog.save"), Unit: unit.SetDelegation,
		Form: kit.NewForm(kit.Labelled(words.Say("delegation.degree"), kit.HB(0, degree)), step, by,
			kit.Labelled(words.Say("delegation.promise"), kit.HB(0, promise))),
		Read: func() func(*storage.Work) error {
			n, _ := strconv.Atoi(degree.Key()) // one of the keys above
			next.Degree, next.NextStep = model.Degree(n), step.Trimmed()
			next.NextOn, _ = by.Date() // the form has checked it
			write := all.Agree(next, on)
			var action *model.Action
			if owes := promise.Key(); owes != nobody && next.NextStep != "" && next.NextStep != before {
				action = &model.Action{
					Row: model.About(person), AuthorID: next.AuthorID, OwedBy: model.Side(owes), Text: next.NextStep, DueOn: next.NextOn,
					State: model.ActionOpen, OpenedOn: on,
				}
			}
			return func(w *storage.Work) error { return put(w, write, action) }
		},
	})
}

// put writes what was agreed, and the promise at the end of the person's.
func put(w *storage.Work, write []model.Delegation, action *model.Action) (err error) {
	for i := range write {
		if err := w.Put(&write[i]); err != nil {
			return err
		}
	}
	if action == nil {
		return nil
	}
	if action.Position, err = w.NextPosition(action.TableName(), action.SubjectID); err != nil {
		return err
	}
	return w.Put(action)
}

// degreeKey is the key of the words for a degree.
func degreeKey(d model.Degree) string { return "delegation.degree." + strconv.Itoa(int(d)) }

// askArea asks for a new area (version 0) or another name.
func askArea(f kit.Frame, area model.DecisionArea) {
	title, confirm := words.Say("delegation.area.new"), words.Say("delegation.area.add")
	thing := kit.NewThing("area")
	if area.Version > 0 {
		title, confirm, thing = words.Say("delegation.area.rename"), words.Say("dialog.save"), kit.Thing("area", area.ID)
	}
	name := kit.NewLineField("area.name", words.Say("delegation.area.name"))
	name.Required = true
	name.SetPlaceholder(words.Say("delegation.area.example"))
	name.Fill(area.Name)
	kit.ShowAsk(f, kit.Ask{
		Name: "area", Thing: thing, Title: title, Confirm: confirm, Unit: unit.SetArea, Width: 480, Form: kit.NewForm(name),
		Read: func() func(*storage.Work) error {
			area.Name = name.Trimmed()
			return func(w *storage.Work) (err error) {
				if area.Version == 0 {
					if area.Position, err = w.NextPosition(area.TableName(), ""); err != nil {
						return err
					}
				}
				return w.Put(&area)
			}
		},
	})
}

// begin makes the areas that most teams have.
func begin(f kit.Frame) {
	f.Change(unit.SetArea, func(w *storage.Work) error {
		for i, key := range []string{"delegation.area.discount", "delegation.area.terms", "delegation.area.travel", "delegation.area.pilots", "delegation.area.drop"} {
			area := model.DecisionArea{Row: model.Ours(), Name: words.Say(key), Position: int64(i+1) * storage.PositionStep}
			if err := w.Put(&area); err != nil {
				return err
			}
		}
		return nil
	}, nil)
}
