package oneonone

import (
	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// showActions lists what each owes the other: the manager's own first, then by position.
func (p *Page) showActions() {
	t := theme.Current()
	box := kit.VB(0, kit.CardHead(words.Say("oneonone.actions.title"), kit.T(words.Say("oneonone.actions.note"), kit.Cap, t.Ink3)), kit.Gap(1, 6))
	shown := 0
	for _, side := range []model.Side{model.SideManager, model.SideRep} {
		for _, a := range p.talks.Actions {
			if a.OwedBy != side || p.hiddenAction(&a) && !p.archived {
				continue
			}
			if shown > 0 {
				box.Add(kit.HLine())
			}
			shown++
			box.Add(p.actionRow(a))
		}
	}
	if shown == 0 {
		box.Add(kit.P(words.Say("oneonone.actions.empty"), kit.Small, t.Ink3))
	}
	p.actions.Objects = []fyne.CanvasObject{box}
}

func (p *Page) hiddenAction(a *model.Action) bool {
	return !a.ArchivedAt.IsZero() || a.State != model.ActionOpen && a.ClosedOn != p.frame.Today()
}

func (p *Page) actionRow(a model.Action) fyne.CanvasObject {
	t, on := theme.Current(), p.frame.Today()
	ink, when, whenInk := t.Ink, words.Relative(a.DueOn, on), t.Ink2
	switch {
	case a.State == model.ActionDone:
		ink, whenInk, when = t.Ink3, t.Ink3, words.Say("oneonone.action.done", words.Relative(a.ClosedOn, on))
	case a.State == model.ActionDropped:
		ink, whenInk, when = t.Ink3, t.Ink3, words.Say("oneonone.action.dropped")
	case a.DueOn.IsZero():
		when = ""
	case a.OverdueOn(on):
		when, whenInk = words.Late(on.Days(a.DueOn)), t.WarnInk
	}
	who, disc := words.Say("oneonone.side.you"), p.ownerDisc(20)
	if x := p.frame.Roster().Person(p.person); a.OwedBy == model.SideRep && x != nil {
		who, disc = x.Call(), kit.PersonDisc(x, 20)
	}
	tick := kit.NewTick("action.tick."+a.ID.Short(), a.State == model.ActionDone, words.Say("today.tick", a.Text), func(on bool) { p.onTickAction(a, on) })
	text := kit.P(a.Text, kit.Body, ink)
	text.Name = "action." + a.ID.Short()
	mark := kit.NewVisibilitySwitch("action.mark."+a.ID.Short(), a.Visibility == model.Private, func(bool) { p.onShareAction(a) })
	more := kit.NewMoreButton("action.more."+a.ID.Short(), words.Say("oneonone.more", a.Text), func() []kit.MenuItem { return p.actionMenu(a) })
	owner := kit.Row(6, 1, kit.Mid(disc), kit.Mid(kit.One(who, kit.Small, t.Ink2)))
	return kit.In(9, 0, 9, 0, kit.Cols(10, []float32{16, 0, 100, 90, 72, 32}, kit.Mid(tick), kit.Mid(text), kit.Mid(owner),
		kit.Mid(kit.OneR(words.Capital(when), kit.SmallM, whenInk)), kit.Mid(mark), kit.Mid(more)))
}

func (p *Page) actionMenu(a model.Action) []kit.MenuItem {
	archive := "menu.archive"
	if !a.ArchivedAt.IsZero() {
		archive = "menu.unarchive"
	}
	return []kit.MenuItem{
		{Name: "menu.edit", Label: words.Say("menu.edit"), OnTapped: func() { p.onEditAction(a) }},
		{Name: "menu.up", Label: words.Say("menu.up"), OnTapped: func() { p.onMoveAction(a, -1) }},
		{Name: "menu.down", Label: words.Say("menu.down"), OnTapped: func() { p.onMoveAction(a, 1) }},
		{Name: "menu.drop", Label: words.Say("oneonone.action.drop"), OnTapped: func() { p.onDropAction(a) }},
		{Name: "menu.archive", Label: words.Say(archive), OnTapped: func() { p.onArchiveAction(a) }},
	}
}

func (p *Page) onTickAction(a model.Action, done bool) {
	name := unit.ReopenAction
	a.State, a.ClosedOn = model.ActionOpen, model.Date{}
	if done {
		name = unit.CloseAction
		a.State, a.ClosedOn = model.ActionDone, p.frame.Today()
	}
	p.frame.Change(name, func(w *storage.Work) error { return w.Put(&a) }, nil)
}

func (p *Page) onDropAction(a model.Action) {
	a.State, a.ClosedOn = model.ActionDropped, p.frame.Today()
	p.frame.Change(unit.CloseAction, func(w *storage.Work) error { return w.Put(&a) },
		func() { p.frame.Undoable(words.Say("oneonone.action.wasdropped")) })
}

func (p *Page) onShareAction(a model.Action) {
	to := model.Shared
	if a.Visibility == model.Shared {
		to = model.Private
	}
	p.frame.Change(unit.ShareAction, func(w *storage.Work) error { return w.Reshare(&a, to) },
		func() { p.frame.Undoable(words.Say("oneonone.shared." + string(to))) })
}

func (p *Page) onMoveAction(a model.Action, by int) {
	var same []model.Record
	for i := range p.talks.Actions {
		if x := &p.talks.Actions[i]; x.OwedBy == a.OwedBy && !p.hiddenAction(x) {
			same = append(same, x)
		}
	}
	p.frame.Change(unit.MoveAction, func(w *storage.Work) error { return w.Shift(same, a.ID, by) }, nil)
}

func (p *Page) onArchiveAction(a model.Action) {
	archived := a.ArchivedAt.IsZero()
	a.ArchivedAt = 0
	if archived {
		a.ArchivedAt = model.InstantOf(p.frame.Now())
	}
	p.frame.Change(unit.ArchiveAction, func(w *storage.Work) error { return w.Put(&a) }, func() {
		if archived {
			p.frame.Undoable(words.Say("oneonone.action.archived"))
		}
	})
}

// actionField adds a promise: what, whose, by when; Enter adds it. It may come from a point, which it then closes.
type actionField struct {
	page *Page
	text *kit.LineField
	side *kit.Segments
	due  *kit.DateField
	from *model.Point
	box  fyne.CanvasObject
}

func newActionField(p *Page) *actionField {
	f := &actionField{page: p}
	f.text = kit.NewLineField("action.new", "")
	f.text.Spoken = words.Say("action.new")
	f.text.SetPlaceholder(words.Say("action.placeholder"))
	f.text.OnSubmit = func(string) { f.onSubmit() }
	f.side = kit.NewSegments("action.side", p.sides(), string(model.SideManager), nil)
	f.due = kit.NewDateField("action.due", "", p.frame.Today())
	f.due.Spoken = words.Say("action.due")
	f.due.SetPlaceholder(words.Say("action.due.placeholder"))
	f.due.OnSubmit = func(string) { f.onSubmit() }
	add := kit.NewButton("action.add", words.Say("action.add"), f.onSubmit)
	f.box = kit.Areas(8, []kit.Arrangement{
		{MinWidth: 640, Rows: [][]kit.Cell{{kit.At(0, 0), kit.At(150, 2), kit.At(150, 1), kit.At(70, 3)}}},
		{MinWidth: 0, Rows: [][]kit.Cell{{kit.At(0, 0)}, {kit.At(0, 1), kit.At(0, 2)}, {kit.At(70, 3)}}},
	}, f.text, kit.Top(f.side), f.due, kit.Top(add))
	return f
}

// begin fills the field from a point; storing the promise closes the point.
func (f *actionField) begin(x model.Point) {
	f.from = &x
	f.text.Fill(x.Text)
	f.text.Focus()
}

func (f *actionField) onSubmit() {
	p, text := f.page, f.text.Trimmed()
	if text == "" || !f.due.Check() {
		return
	}
	due, err := f.due.Date()
	if err != nil {
		return // the field says why
	}
	from, visibility := f.from, model.Shared
	if from != nil && from.Visibility == model.Private {
		visibility = model.Private
	}
	a := model.Action{Row: model.Row{SubjectID: p.person, Visibility: visibility}, AuthorID: p.frame.Roster().Owner.ID,
		OwedBy: model.Side(f.side.Key()), Text: text, DueOn: due, State: model.ActionOpen, OpenedOn: p.frame.Today(), MeetingID: p.meetingToday()}
	p.frame.Change(unit.AddAction, func(w *storage.Work) (err error) {
		if a.Position, err = w.NextPosition(a.TableName(), p.person); err != nil {
			return err
		}
		if from != nil {
			a.PointID = from.ID
			from.ClosedOn, from.ClosedInID = a.OpenedOn, a.MeetingID
			if err := w.Put(from); err != nil {
				return err
			}
		}
		return w.Put(&a)
	}, func() {
		f.from = nil
		f.text.Fill("")
		f.due.Fill(model.Date{})
		f.text.Focus()
	})
}

// onEditAction changes what, whose and by when.
func (p *Page) onEditAction(a model.Action) {
	text := kit.NewLineField("action.text", words.Say("action.text"))
	text.Required = true
	text.Fill(a.Text)
	due := kit.NewDateField("action.date", words.Say("action.due"), p.frame.Today())
	due.Fill(a.DueOn)
	side := kit.NewSegments("action.owner", p.sides(), string(a.OwedBy), nil)
	kit.ShowAsk(p.frame, kit.Ask{
		Name: "action", Title: words.Say("action.title"), Confirm: words.Say("dialog.save"), Unit: unit.ChangeAction,
		Form: kit.NewForm(text, kit.Labelled(words.Say("action.owner"), side), due),
		Read: func() func(*storage.Work) error {
			a.Text, a.OwedBy = text.Trimmed(), model.Side(side.Key())
			a.DueOn, _ = due.Date() // the form has checked it
			return func(w *storage.Work) error { return w.Put(&a) }
		},
	})
}
