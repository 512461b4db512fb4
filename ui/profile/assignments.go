package profile

import (
	"slices"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// assignments are the person's, the newest first.
func (h *Header) assignments() []model.Assignment {
	var out []model.Assignment
	for _, a := range h.frame.Roster().Assignments {
		if a.SubjectID == h.person {
			out = append(out, a)
		}
	}
	slices.Reverse(out) // they are read oldest first
	return out
}

// onAssignments lists who managed the person on which level, from when to when; each time can be corrected.
func (h *Header) onAssignments() {
	x := h.frame.Roster().Person(h.person)
	if x == nil {
		return
	}
	list := h.assignments()
	body := kit.VB(0)
	if len(list) == 0 {
		body.Add(kit.In(4, 0, 8, 0, kit.P(words.Say("assignment.none", x.Call()), kit.Body, kit.Ink2())))
	}
	var open *kit.OpenDialog
	for i := range list {
		if i > 0 {
			body.Add(kit.HLine())
		}
		body.Add(kit.NewTapRow("assignment."+list[i].ID.Short(), h.level(&list[i]), func() {
			open.Close()
			h.askAssignment(list, i)
		}, h.assignmentRow(&list[i])))
	}
	body.Add(kit.In(8, 0, 0, 0, kit.HB(0, kit.NewQuiet("assignment.add", words.Say("assignment.add"), kit.IconPlus, func() {
		open.Close()
		h.onLevel()
	}))))
	open = kit.ShowDialog(h.frame.Canvas(), kit.Dialog{
		Name: "assignments", Title: words.Say("assignment.title", x.Name),
		Intro: words.Say("assignment.intro"), Body: body, Width: 560, Confirm: words.Say("dialog.ok"),
	})
}

func (h *Header) assignmentRow(a *model.Assignment) fyne.CanvasObject {
	t := theme.Current()
	second := []string{}
	if m := h.frame.Roster().Person(a.ManagerID); m != nil {
		second = append(second, words.Say("profile.manager", m.Name))
	}
	for _, s := range []string{a.Team, a.Region} {
		if s != "" {
			second = append(second, s)
		}
	}
	lines := kit.VB(1, kit.One(h.level(a), kit.BodyM, t.Ink))
	if len(second) > 0 {
		lines.Add(kit.One(joined(second), kit.Cap, t.Ink3))
	}
	return kit.In(9, 0, 9, 0, kit.Row(12, 0, lines, kit.Mid(kit.T(spanWords(a), kit.Small, t.Ink2))))
}

func joined(parts []string) string {
	out := parts[0]
	for _, s := range parts[1:] {
		out = words.Say("assignment.and", out, s)
	}
	return out
}

func (h *Header) level(a *model.Assignment) string {
	if l := h.frame.Roster().Framework.Level(a.LevelID); l != nil {
		return l.Name
	}
	return words.Say("assignment.nolevel")
}

// spanWords says from when to when.
func spanWords(a *model.Assignment) string {
	switch {
	case a.ValidFrom.IsZero() && a.ValidTo.IsZero():
		return words.Say("assignment.always")
	case a.ValidFrom.IsZero():
		return words.Say("milestones.dates.until", words.Date(a.ValidTo))
	case a.ValidTo.IsZero():
		return words.Say("profile.road.since", words.Date(a.ValidFrom))
	}
	return words.Say("milestones.dates", words.Date(a.ValidFrom), words.Date(a.ValidTo))
}

// askAssignment corrects one of the assignments, which are handed in newest first. Where its first day moves, the one
// before ends the day before, so that no day is lost or held twice.
func (h *Header) askAssignment(list []model.Assignment, at int) {
	a := list[at]
	var before *model.Assignment
	if at+1 < len(list) && list[at+1].ValidTo == a.ValidFrom.AddDays(-1) {
		before = &list[at+1]
	}
	level := kit.LevelPicker(h.frame, "assignment.level", a.LevelID)
	manager := kit.ManagerPicker(h.frame, "assignment.manager", h.person, a.ManagerID)
	team, region := kit.NewLineField("assignment.team", words.Say("person.team")), kit.NewLineField("assignment.region", words.Say("person.region"))
	team.Fill(a.Team)
	region.Fill(a.Region)
	from := kit.NewDateField("assignment.from", words.Say("assignment.from"), h.frame.Today())
	from.Fill(a.ValidFrom)
	from.Required = at+1 < len(list) // only the first one may be open to the past
	from.Max = a.ValidTo
	switch {
	case before != nil && !before.ValidFrom.IsZero():
		from.Min = before.ValidFrom.AddDays(1)
	case before == nil && at+1 < len(list):
		from.Min = list[at+1].ValidTo.AddDays(1)
	}
	if !from.Required {
		from.SetPlaceholder(words.Say("person.from.start"))
	}
	kit.ShowAsk(h.frame, kit.Ask{
		Name: "assignment", Title: words.Say("assignment.edit", h.level(&a)), Confirm: words.Say("dialog.save"), Unit: unit.AssignPerson, Width: 560,
		Form: kit.NewForm(from, level, manager, team, region),
		Read: func() func(*storage.Work) error {
			a.LevelID, a.ManagerID = model.ID(level.Chosen().Key), model.ID(manager.Chosen().Key)
			a.Team, a.Region = team.Trimmed(), region.Trimmed()
			a.ValidFrom, _ = from.Date() // the form has checked it
			return func(w *storage.Work) error { return putAssignment(w, a, before) }
		},
		Then: h.onAssignments,
	})
}

func putAssignment(w *storage.Work, a model.Assignment, before *model.Assignment) error {
	if before != nil {
		b := *before
		b.ValidTo = a.ValidFrom.AddDays(-1)
		if err := w.Put(&b); err != nil {
			return err
		}
	}
	return w.Put(&a)
}
