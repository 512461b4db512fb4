package milestones

import (
	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// careerOpen is the choice that leaves a career milestone as it is when the one it serves is closed.
const careerOpen = "open"

// closeForm asks how a milestone ended: what became of it, what happened, what was learned, and what becomes of the career
// milestones that are still open on it.
type closeForm struct {
	page            *StrategicPage
	state           *kit.Segments
	happened, learn *kit.TextField
	careers         []model.Career
	ends            []*kit.Segments
	form            *kit.Form
}

// onClose asks how the milestone ended.
func (p *StrategicPage) onClose() {
	x := &closeForm{page: p, happened: kit.NewTextField("close.happened", words.Say("close.happened")), learn: kit.NewTextField("close.learned", words.Say("close.learned"))}
	x.happened.SetPlaceholder(words.Say("close.happened.example"))
	x.happened.Fill(p.milestone.Retrospective)
	x.learn.SetPlaceholder(words.Say("close.learned.example"))
	x.state = kit.NewSegments("close.state", choices(func(k string) string { return words.Say("milestone.state." + k) },
		string(model.MilestoneReached), string(model.MilestoneMissed), string(model.MilestoneDropped)), string(x.proposed()), nil)
	x.form = kit.NewForm(kit.Labelled(words.Say("close.state"), kit.HB(0, x.state)), x.targets(), x.happened, x.learn, x.open())
	kit.ShowAsk(p.frame, kit.Ask{
		Name: "close", Thing: kit.NewThing("close", p.id), Title: words.Say("close.title", p.milestone.Title), Intro: words.Say("close.intro"), Confirm: words.Say("close.confirm"), Unit: unit.CloseStrategic, Width: 640,
		Form: x.form, Read: x.read, Then: func() { p.frame.Undoable(words.Say("close.done", p.milestone.Title)) },
	})
}

// proposed is reached when every target is, and missed when one is not.
func (x *closeForm) proposed() model.MilestoneState {
	for _, t := range x.targetStates() {
		if t.Measure.Direction != model.MeasureKeep && !t.Reached {
			return model.MilestoneMissed
		}
	}
	return model.MilestoneReached
}

func (x *closeForm) targetStates() []model.TargetState {
	p := x.page
	return p.dir.TargetsOf(p.id, p.values, p.frame.Today(), false)
}

// targets says at which values the targets are kept.
func (x *closeForm) targets() fyne.CanvasObject {
	list := x.targetStates()
	if len(list) == 0 {
		return kit.Gap(0, 0)
	}
	t, box := theme.Current(), kit.VB(4, kit.T(words.Say("close.targets"), kit.CapM, theme.Current().Ink2))
	for i := range list {
		m := &list[i].Measure
		box.Add(kit.Row(10, 0, kit.P(m.Name, kit.Small, t.Ink), kit.OneR(words.Say("targets.of", words.Grouped(list[i].Value, m, false), words.Grouped(m.Target, m, true)), kit.SmallB, t.Ink)))
	}
	return box
}

// open lists the career milestones that still lie ahead.
func (x *closeForm) open() fyne.CanvasObject {
	box, seen := kit.VB(8), map[model.ID]bool{}
	for _, th := range x.page.dir.GrownInto(x.page.id, x.page.frame.Today()) {
		c := th.Career
		if seen[c.ID] || !c.Current(x.page.frame.Today()) {
			continue
		}
		if seen[c.ID] = true; len(x.careers) == 0 {
			box.Add(kit.P(words.Say("close.careers"), kit.CapM, theme.Current().Ink2))
		}
		end := kit.NewSegments("close.career."+c.ID.Short(), []kit.Choice{
			{Key: careerOpen, Text: words.Say("close.career.open")},
			{Key: string(model.MilestoneReached), Text: words.Say("milestone.state.reached")},
			{Key: string(model.MilestoneDropped), Text: words.Say("milestone.state.dropped")},
		}, careerOpen, nil)
		end.Spoken = words.Say("ripple.spoken", c.Title)
		name := c.Title
		if person := x.page.frame.Roster().Person(c.SubjectID); person != nil {
			name = words.Say("link.item", person.Call(), c.Title)
		}
		x.careers, x.ends = append(x.careers, c), append(x.ends, end)
		box.Add(kit.Areas(8, []kit.Arrangement{
			{MinWidth: 500, Rows: [][]kit.Cell{{kit.At(0, 0), kit.At(240, 1)}}}, {Rows: [][]kit.Cell{{kit.At(0, 0)}, {kit.At(0, 1)}}},
		}, kit.P(name, kit.Small, theme.Current().Ink), kit.HB(0, end)))
	}
	return box
}

// read takes the fields and gives what is written: all of it is one unit.
func (x *closeForm) read() func(*storage.Work) error {
	p, on := x.page, x.page.frame.Today()
	m := p.milestone
	m.State, m.ClosedOn = kit.CloseMilestone(model.MilestoneState(x.state.Key()), m.State, m.ClosedOn, on)
	m.Retrospective = x.happened.Trimmed()
	var careers []model.Record
	for i := range x.careers {
		if key := x.ends[i].Key(); key != careerOpen {
			c := x.careers[i]
			c.State, c.ClosedOn = kit.CloseMilestone(model.MilestoneState(key), c.State, c.ClosedOn, on)
			careers = append(careers, &c)
		}
	}
	lesson, author := x.learn.Trimmed(), p.frame.Roster().Owner.ID
	return func(w *storage.Work) error {
		if err := w.PutStrategic(&m, author); err != nil {
			return err
		}
		if err := writeMove(careers)(w); err != nil || lesson == "" {
			return err
		}
		return putLesson(w, p.id, author, on, lesson)
	}
}

// putLesson writes down what the team learned from a milestone, for when a similar one is planned.
func putLesson(w *storage.Work, milestone, author model.ID, on model.Date, text string) error {
	n := &model.Note{Row: model.Ours(), AuthorID: author, Kind: model.NoteLesson, On: on, Text: text}
	if err := w.Put(n); err != nil {
		return err
	}
	return w.Put(&model.NoteLink{Row: model.Ours(), AuthorID: author, NoteID: n.ID, StrategicID: milestone})
}
