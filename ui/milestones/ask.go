// Package milestones shows where the team is headed and where each of its people is: the strategic milestones, the
// career milestones, and the threads between them.
package milestones

import (
	"context"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// newStrategic is a milestone nobody has written anything about yet.
func newStrategic(f kit.Frame) model.Strategic {
	return model.Strategic{Row: model.Ours(), Kind: model.KindQuarter, State: model.MilestonePlanned, OpenedOn: f.Today()}
}

// askStrategic asks for a new strategic milestone (version 0) or changes one. A date that moves is
// asked about in a dialog of its own, with what hangs on it. then, which may be nil, runs once it is
// stored.
func askStrategic(f kit.Frame, m model.Strategic, then func(model.Strategic)) {
	title, name, confirm := words.Say("strategic.new.title"), unit.AddStrategic, words.Say("strategic.new.confirm")
	if m.Version > 0 {
		title, name, confirm = words.Say("strategic.edit.title"), unit.ChangeStrategic, words.Say("dialog.save")
	}
	what := kit.NewLineField("strategic.name", words.Say("strategic.name"))
	what.Required = true
	what.SetPlaceholder(words.Say("strategic.name.example"))
	what.Fill(m.Title)
	own := kit.NewLineField("strategic.own", words.Say("strategic.own"))
	own.Required = true
	own.SetPlaceholder(words.Say("strategic.own.example"))
	own.Fill(m.KindName)
	own.Hidden = m.Kind != model.KindOwn
	starts := kit.NewDateField("strategic.starts", words.Say("strategic.starts"), f.Today())
	starts.Fill(m.StartsOn)
	due := kit.NewDateField("strategic.due", words.Say("strategic.due"), f.Today())
	due.Fill(m.DueOn)
	due.Validate = func(string) string { return wrongOrder(starts, due) }
	state := kit.NewSegments("strategic.state", kit.MilestoneStates(), string(m.State), nil)
	before := newLearned(f)
	drawn := func() model.Strategic {
		x := m
		x.Title = what.Trimmed()
		return x
	}
	var form *kit.Form
	kind := kit.NewSegments("strategic.kind", kinds(), string(m.Kind), func(key string) {
		own.Hidden = key != string(model.KindOwn)
		m.Kind = model.StrategicKind(key)
		before.show(drawn())
		form.Content().Refresh()
	})
	form = kit.NewForm(what, kit.Labelled(words.Say("strategic.kind"), kit.HB(0, kind)), own,
		kit.Cols(14, []float32{0, 0}, starts, due), kit.Labelled(words.Say("strategic.state"), kit.HB(0, state)), before.box)
	what.OnChanged = func(string) { before.show(drawn()) }
	before.load(context.Background(), drawn)
	var to model.Date
	moves := false
	thing := kit.NewThing("strategic")
	if m.ID != "" {
		thing = kit.Thing("strategic", m.ID)
	}
	kit.ShowAsk(f, kit.Ask{
		Name: "strategic", Thing: thing, Title: title, Confirm: confirm, Unit: name, Width: 620, Form: form,
		Read: func() func(*storage.Work) error {
			m.Title, m.Kind, m.KindName = what.Trimmed(), model.StrategicKind(kind.Key()), ""
			if m.Kind == model.KindOwn {
				m.KindName = own.Trimmed()
			}
			m.StartsOn, _ = starts.Date() // the form has checked both
			m.State, m.ClosedOn = kit.CloseMilestone(model.MilestoneState(state.Key()), m.State, m.ClosedOn, f.Today())
			was := m.DueOn
			m.DueOn, _ = due.Date()
			if moves = m.Version > 0 && !m.State.Closed() && !was.IsZero() && !m.DueOn.IsZero() && m.DueOn != was; moves {
				to, m.DueOn = m.DueOn, was // what hangs on it is asked about next
			}
			return func(w *storage.Work) error { return putMoved(w, &m, was, f) }
		},
		Then: func() {
			if moves {
				askMove(f, m, to)
			}
			if then != nil {
				then(m)
			}
		},
	})
}

// wrongOrder says that the end lies before the beginning.
func wrongOrder(starts, due *kit.DateField) string {
	from, _ := starts.Date()
	to, err := due.Date()
	if err == nil && !from.IsZero() && !to.IsZero() && to.Before(from) {
		return words.Say("strategic.due.before")
	}
	return ""
}

func kinds() []kit.Choice {
	var out []kit.Choice
	for _, k := range []model.StrategicKind{model.KindQuarter, model.KindLaunch, model.KindCampaign, model.KindSegment, model.KindOwn} {
		out = append(out, kit.Choice{Key: string(k), Text: words.Say("strategic.kind." + string(k))})
	}
	return out
}
