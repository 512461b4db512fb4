package kit

import (
	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/words"
)

// AskLink ties a career milestone to a strategic one, from either end: the end that is given is fixed, the other is
// picked. Of two that are given the strategic one is proposed.
func AskLink(f Frame, d model.Direction, career, strategic model.ID) {
	careers, strategics := careerItems(f, d, strategic), strategicItems(f, d, career)
	switch {
	case career != "" && len(strategics) == 0:
		nothingToTie(f, "link.none.strategic", PageWeave)
		return
	case career == "" && len(careers) == 0:
		nothingToTie(f, "link.none.career", PagePeople)
		return
	}
	from := NewPicker("link.career", words.Say("link.career"), Among(careers))
	to := NewPicker("link.strategic", words.Say("link.strategic"), Among(strategics))
	if career != "" && strategic != "" { // pulled from one to the other; it can still be another one
		to.FillKey(string(strategic))
	}
	from.Required, to.Required = true, true
	role, why := linkFields(model.Link{Role: model.RoleContributes})
	form := NewForm(to, Labelled(words.Say("link.role"), HB(0, role)), why)
	if career == "" {
		form = NewForm(from, Labelled(words.Say("link.role"), HB(0, role)), why)
	}
	ShowAsk(f, Ask{
		Name: "link", Thing: NewThing("link", career, strategic), About: aboutCareer(d, career), Title: words.Say("link.title"), Intro: words.Say("link.intro"), Confirm: words.Say("link.confirm"), Unit: unit.AddLink, Width: 620, Form: form,
		Read: func() func(*storage.Work) error {
			l := model.Link{CareerID: career, StrategicID: strategic, Role: model.Role(role.Key()), Why: why.Trimmed()}
			if career == "" {
				l.CareerID = model.ID(from.Chosen().Key)
			} else {
				l.StrategicID = model.ID(to.Chosen().Key)
			}
			if c := d.CareerByID(l.CareerID); c != nil {
				l.Row = model.Row{SubjectID: c.SubjectID, Visibility: c.Visibility}
			}
			return func(w *storage.Work) error { return w.Put(&l) }
		},
	})
}

// nothingToTie says what there must be first, and leads to where it is added.
func nothingToTie(f Frame, key, page string) {
	ShowDialog(f.Canvas(), Dialog{
		Name: "link.none", Title: words.Say(key), Intro: words.Say(key + ".text"), Confirm: words.Say(key + ".go"), Cancel: words.Say("dialog.cancel"),
		OnConfirm: func() error { f.Go(Route{Page: page}); return nil },
	})
}

// EditLink changes the role and the sentence of a link, or takes the link away.
func EditLink(f Frame, t model.Thread) {
	role, why := linkFields(t.Link)
	var open *OpenDialog
	remove := NewQuiet("link.remove", words.Say("link.remove"), IconClose, func() {
		open.Close()
		l := t.Link
		f.Change(unit.RemoveLink, func(w *storage.Work) error { return w.Delete(&l) }, func() { f.Undoable(words.Say("link.removed")) })
	})
	history := NewQuiet("link.history", words.Say("menu.history"), IconClock, func() {
		open.Close()
		ShowHistory(f, model.RefOf(&t.Link), words.Say("link.edit", t.Career.Title, t.Strategic.Title))
	})
	open = ShowAsk(f, Ask{
		Name: "link", Thing: Thing("link", t.Link.ID), About: t.Career.SubjectID, Title: words.Say("link.edit", t.Career.Title, t.Strategic.Title), Confirm: words.Say("dialog.save"), Unit: unit.ChangeLink, Width: 620,
		Form: NewForm(Labelled(words.Say("link.role"), HB(0, role)), why, HB(12, remove, history)),
		Read: func() func(*storage.Work) error {
			l := t.Link
			l.Role, l.Why = model.Role(role.Key()), why.Trimmed()
			return func(w *storage.Work) error { return w.Put(&l) }
		},
	})
}

// ContinueLink opens the dialog of a link again in which somebody was writing; false when the thing is none.
func ContinueLink(f Frame, d model.Direction, thing string) bool {
	for _, c := range d.Careers {
		if thing == NewThing("link", c.ID, "") {
			AskLink(f, d, c.ID, "")
			return true
		}
	}
	for _, s := range d.Strategic {
		if thing == NewThing("link", "", s.ID) {
			AskLink(f, d, "", s.ID)
			return true
		}
	}
	for _, t := range d.Threads(f.Today()) {
		if thing == Thing("link", t.Link.ID) {
			EditLink(f, t)
			return true
		}
	}
	return false
}

// aboutCareer is whose career milestone it is; none when it is still to be picked.
func aboutCareer(d model.Direction, career model.ID) model.ID {
	if c := d.CareerByID(career); c != nil {
		return c.SubjectID
	}
	return ""
}

func linkFields(l model.Link) (*Segments, *TextField) {
	var roles []Choice
	for _, r := range []model.Role{model.RoleLeads, model.RoleContributes, model.RoleLearns, model.RoleBacksUp} {
		roles = append(roles, Choice{Key: string(r), Text: words.Say("link.role." + string(r))})
	}
	role := NewSegments("link.role", roles, string(l.Role), nil)
	why := NewTextField("link.why", words.Say("link.why"))
	why.SetPlaceholder(words.Say("link.why.example"))
	why.Fill(l.Why)
	return role, why
}

// careerItems are the career milestones that may still be tied: ahead, and not tied to it already.
func careerItems(f Frame, d model.Direction, strategic model.ID) []Item {
	tied := map[model.ID]bool{}
	for _, l := range d.Links {
		if l.StrategicID == strategic {
			tied[l.CareerID] = true
		}
	}
	var out []Item
	for _, c := range d.Careers {
		p := f.Roster().Person(c.SubjectID)
		if tied[c.ID] || !c.Current(f.Today()) || p == nil || !p.Here(f.Today()) {
			continue
		}
		it := PersonItem(*p)
		it.Key, it.Text, it.Detail = string(c.ID), words.Say("link.item", p.Call(), c.Title), words.DateShort(c.DueOn, f.Today())
		out = append(out, it)
	}
	return out
}

func strategicItems(f Frame, d model.Direction, career model.ID) []Item {
	tied := map[model.ID]bool{}
	for _, l := range d.Links {
		if l.CareerID == career {
			tied[l.StrategicID] = true
		}
	}
	var out []Item
	for _, s := range d.Strategic {
		if !tied[s.ID] && s.Current(f.Today()) {
			out = append(out, Item{Key: string(s.ID), Text: s.Title, Detail: words.DateShort(s.DueOn, f.Today())})
		}
	}
	return out
}

// MilestoneStates are the choices of both kinds of milestones.
func MilestoneStates() []Choice {
	var out []Choice
	for _, s := range []model.MilestoneState{model.MilestonePlanned, model.MilestoneActive, model.MilestoneReached, model.MilestoneMissed, model.MilestoneDropped} {
		out = append(out, Choice{Key: string(s), Text: words.Say("milestone.state." + string(s))})
	}
	return out
}

// CloseMilestone gives the state and the day a milestone was closed on: today when the state has just become a closed
// one, none when it is open again.
func CloseMilestone(to, from model.MilestoneState, closed, today model.Date) (model.MilestoneState, model.Date) {
	switch {
	case !to.Closed():
		return to, model.Date{}
	case from.Closed() && !closed.IsZero():
		return to, closed
	}
	return to, today
}
