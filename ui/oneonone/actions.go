package oneonone

import (
	"image/color"

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
	p.actionsHead.Objects = []fyne.CanvasObject{kit.CardHead(words.Say("oneonone.actions.title"), kit.T(words.Say("oneonone.actions.note"), kit.Cap, t.Ink3))}
	var lines []kit.Line
	for _, side := range []model.Side{model.SideManager, model.SideRep} {
		for _, a := range p.actionsOf(side) {
			lines = append(lines, p.actionLine(a))
		}
	}
	p.actions.Set(lines)
	if len(lines) == 0 {
		p.actionsHead.Add(kit.In(8, 0, 0, 0, kit.P(words.Say("oneonone.actions.empty"), kit.Small, t.Ink3)))
	}
	hidden := 0
	for i := range p.talks.Actions {
		if p.hiddenAction(&p.talks.Actions[i]) {
			hidden++
		}
	}
	p.foot(p.actionsFoot, "promises", hidden, "oneonone.points.more", "oneonone.points.less")
	if p.team() {
		return
	}
	p.actionsFoot.Add(kit.Flow(4, 4,
		kit.NewQuiet("summary.open", words.Say("summary.open", p.call()), kit.IconNote, func() { ShowSummary(p.frame, p.person, "") }),
		kit.NewQuiet("reply.open", words.Say("reply.open", p.call()), kit.IconCheck, func() { p.onReply("") })))
}

// actionsOf are the promises of a side that are shown, in their order.
func (p *Page) actionsOf(side model.Side) []model.Action {
	var out []model.Action
	for _, a := range p.talks.Actions {
		if a.OwedBy == side && (!p.hiddenAction(&a) || p.older["promises"]) {
			out = append(out, a)
		}
	}
	return out
}

func (p *Page) hiddenAction(a *model.Action) bool {
	return !a.ArchivedAt.IsZero() || a.State != model.ActionOpen && a.ClosedOn != p.frame.Today()
}

// actionState is all that a row shows.
type actionState struct {
	model.Action
	today model.Date
}

func (p *Page) actionLine(a model.Action) kit.Line {
	return kit.Line{
		Key: string(a.ID), Name: "action." + a.ID.Short(), Text: a.Text, Group: string(a.OwedBy), State: actionState{a, p.frame.Today()},
		Keys: kit.RowKeys{
			Open:    func() { p.onEditAction(a) },
			Tick:    func() { p.onTickAction(a) },
			Private: p.unlessTeam(func() { p.onShareAction(a) }),
			Archive: func() { p.onArchiveAction(a) },
			Move:    func(by int) { p.onMoveAction(a, by) },
			Paste:   p.pasting(),
			Menu:    func() []kit.MenuItem { return p.actionMenu(a) },
		},
		Build: func(lit *kit.Lit) fyne.CanvasObject { return p.actionRow(a, lit) },
	}
}

func (p *Page) actionRow(a model.Action, lit *kit.Lit) fyne.CanvasObject {
	t, on := theme.Current(), p.frame.Today()
	ink, when, whenInk := t.Ink, words.Relative(a.DueOn, on), t.Ink2
	switch {
	case !a.ArchivedAt.IsZero():
		ink, whenInk, when = t.Ink3, t.Ink3, words.Say("oneonone.archived")
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
	if x := p.frame.Roster().Person(a.SubjectID); a.OwedBy == model.SideRep && x != nil {
		who, disc = x.Call(), kit.PersonDisc(x, 20)
	} else if a.OwedBy == model.SideRep && p.team() {
		who, disc = words.Say("oneonone.team.all"), p.teamDisc(20)
	}
	tick := kit.NewTickPart("action.tick."+a.ID.Short(), a.State == model.ActionDone, words.Say("today.tick", a.Text), kit.Body, func() { p.onTickAction(a) })
	mark := p.markPart("action.mark."+a.ID.Short(), a.Visibility, kit.Body, func() { p.onShareAction(a) })
	owner := kit.Row(6, 1, kit.Mid(disc), kit.Mid(kit.One(who, kit.Small, t.Ink2)))
	due := kit.OneR(words.Capital(when), kit.SmallM, whenInk)
	row := kit.Areas(9, []kit.Arrangement{
		{MinWidth: 540, Rows: [][]kit.Cell{{kit.At(16, 0), kit.At(0, 1), kit.At(96, 2), kit.At(104, 3), kit.At(70, 4)}}},
		{MinWidth: 0, Rows: [][]kit.Cell{{kit.At(16, 0), kit.At(0, 1), kit.At(70, 4)}, {kit.At(16, 5), kit.At(96, 2), kit.At(0, 3)}}},
	}, kit.Top(tick), kit.Mid(p.actionText(a, ink)), kit.Top(owner), kit.Top(due), kit.Top(mark), kit.Gap(1, 1))
	return kit.In(10, 0, 10, 0, kit.WithMore(row, "action.more."+a.ID.Short(), words.Say("oneonone.more", a.Text), lit, kit.Body,
		func() []kit.MenuItem { return p.actionMenu(a) }))
}

// actionText is what is promised, and below it what was said last when it was asked for.
func (p *Page) actionText(a model.Action, ink color.Color) fyne.CanvasObject {
	text := kit.P(a.Text, kit.Body, ink)
	if a.Reply == "" {
		return text
	}
	said := kit.P(words.Say("oneonone.action.reply", p.call(), words.DateShort(a.RepliedOn, p.frame.Today()), a.Reply), kit.Cap, theme.Current().Ink3)
	said.Name = "action.reply." + a.ID.Short()
	return kit.VB(2, text, said)
}

// pasting is what pasting on a promise does: nothing in a meeting of the team.
func (p *Page) pasting() func(string) {
	if p.team() {
		return nil
	}
	return p.onReply
}

// onReply takes what the rep has answered to a summary.
func (p *Page) onReply(pasted string) { ShowReply(p.frame, p.person, pasted) }

func (p *Page) actionMenu(a model.Action) []kit.MenuItem {
	tick, dropped := "oneonone.action.keep", a.State == model.ActionDropped
	if a.State == model.ActionDone {
		tick = "oneonone.action.reopen"
	}
	items := []kit.MenuItem{
		{Name: "menu.edit", Label: words.Say("menu.edit"), Hint: "Enter", OnTapped: func() { p.onEditAction(a) }},
		{Name: "menu.tick", Label: words.Say(tick), Hint: kit.KeyName("Ctrl Enter"), OnTapped: func() { p.onTickAction(a) }},
	}
	if dropped {
		items = append(items, kit.MenuItem{Name: "menu.reopen", Label: words.Say("oneonone.action.reopen"), OnTapped: func() { p.onReopenAction(a) }})
	} else {
		items = append(items, kit.MenuItem{Name: "menu.drop", Label: words.Say("oneonone.action.drop"), OnTapped: func() { p.onDropAction(a) }})
	}
	items = append(items, p.reshareItems(a.Visibility, func() { p.onShareAction(a) })...)
	items = append(items, kit.MoveItems(p.sameOwner(a), a.ID, func(by int) { p.onMoveAction(a, by) })...)
	return append(items, kit.HistoryItem(p.frame, &a, a.Text), kit.ArchiveItem(a.ArchivedAt, func() { p.onArchiveAction(a) }))
}

// onTickAction says that a promise is kept, or opens it again.
func (p *Page) onTickAction(a model.Action) {
	if a.State == model.ActionDone {
		p.onReopenAction(a)
		return
	}
	a.State, a.ClosedOn = model.ActionDone, p.frame.Today()
	p.frame.Change(unit.CloseAction, func(w *storage.Work) error { return w.Put(&a) }, nil)
}

func (p *Page) onReopenAction(a model.Action) {
	a.State, a.ClosedOn = model.ActionOpen, model.Date{}
	p.frame.Change(unit.ReopenAction, func(w *storage.Work) error { return w.Put(&a) }, nil)
}

func (p *Page) onDropAction(a model.Action) {
	a.State, a.ClosedOn = model.ActionDropped, p.frame.Today()
	p.frame.Change(unit.CloseAction, func(w *storage.Work) error { return w.Put(&a) },
		func() { p.frame.Undoable(words.Say("oneonone.action.wasdropped")) })
}

func (p *Page) onShareAction(a model.Action) { kit.Reshare(p.frame, unit.ShareAction, &a, p.call()) }

// sameOwner are the promises a promise is ordered among.
func (p *Page) sameOwner(a model.Action) []model.Record {
	var out []model.Record
	for _, x := range p.actionsOf(a.OwedBy) {
		out = append(out, &x)
	}
	return out
}

func (p *Page) onMoveAction(a model.Action, by int) {
	kit.Move(p.frame, unit.MoveAction, p.sameOwner(a), a.ID, by)
}

func (p *Page) onArchiveAction(a model.Action) {
	kit.Archive(p.frame, unit.ArchiveAction, &a, &a.ArchivedAt, words.Say("oneonone.action.archived"))
}

// onEditAction changes what, whose and by when, in its place.
func (p *Page) onEditAction(a model.Action) { p.editAction(a, true) }

// editAction puts the fields in the row's place; with focus they have the keyboard too.
func (p *Page) editAction(a model.Action, focus bool) {
	if p.actions.Editing(string(a.ID)) {
		return
	}
	f := newActionField(p, "promise", words.Say("dialog.save"))
	f.change(a)
	f.onDone = func() { p.actions.Done(string(a.ID), true); p.content.Refresh() }
	p.actions.Edit(string(a.ID), kit.In(10, 0, 10, 0, f.box))
	p.content.Refresh()
	if focus {
		f.text.FocusEnd(p.frame.Canvas())
	}
}
