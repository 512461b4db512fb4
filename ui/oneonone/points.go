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

// showPoints sets both sides beside each other: theirs left, yours right. Closed ones of today stay, older ones hide.
func (p *Page) showPoints() {
	p.left = 0
	for _, side := range []model.Side{model.SideRep, model.SideManager} {
		list, head := p.column(side)
		shown, done := p.pointsOf(side), 0
		for i := range shown {
			if !shown[i].ClosedOn.IsZero() {
				done++
			}
		}
		few := p.fewPoints(shown)
		lines := make([]kit.Line, len(few))
		for i, x := range few {
			lines[i] = p.pointLine(x)
		}
		list.Set(lines)
		count := ""
		if len(shown) > 0 {
			count = words.Say("oneonone.points.done", done, len(shown))
		}
		head.Objects = []fyne.CanvasObject{p.sideHead(side, count)}
		if len(shown) == 0 {
			head.Add(kit.In(10, 0, 6, 0, kit.P(words.Say("oneonone.points.empty."+string(side), p.call()), kit.Small, theme.Current().Ink3)))
		}
	}
	hidden := 0
	for i := range p.talks.Points {
		if p.hidden(&p.talks.Points[i]) {
			hidden++
		}
	}
	p.foot(p.pointsFoot, "points", hidden, "oneonone.points.more", "oneonone.points.less")
	p.showMany()
	p.showPipeline()
	p.showBeginnings()
}

func (p *Page) column(side model.Side) (*kit.Lines, *fyne.Container) {
	if side == model.SideRep {
		return p.theirs, p.theirHead
	}
	return p.yours, p.yourHead
}

// listOf is the list a point stands in.
func (p *Page) listOf(x *model.Point) *kit.Lines {
	if x.List == model.ListPipeline {
		return p.pipeline
	}
	list, _ := p.column(x.Side)
	return list
}

// pointsOf are the points of a side that are shown, in their order.
func (p *Page) pointsOf(side model.Side) []model.Point {
	var out []model.Point
	for _, x := range p.talks.Points {
		if x.Side == side && x.List == model.ListTalk && (!p.hidden(&x) || p.older["points"]) {
			out = append(out, x)
		}
	}
	return out
}

// hidden says whether a point is out of sight: archived, or closed on another day.
func (p *Page) hidden(x *model.Point) bool {
	return !x.ArchivedAt.IsZero() || !x.ClosedOn.IsZero() && x.ClosedOn != p.frame.Today()
}

// point is a point as it is in the file now; nil when it is gone.
func (p *Page) point(id model.ID) *model.Point {
	for i := range p.talks.Points {
		if p.talks.Points[i].ID == id {
			return &p.talks.Points[i]
		}
	}
	return nil
}

// pointState is all that a row shows.
type pointState struct {
	model.Point
	today model.Date
}

func (p *Page) pointLine(x model.Point) kit.Line {
	return kit.Line{
		Key: string(x.ID), Name: "oneonone.point." + x.ID.Short(), Text: x.Text, State: pointState{x, p.frame.Today()},
		Keys:  p.pointKeys(x),
		Build: func(lit *kit.Lit) fyne.CanvasObject { return p.pointRow(x, lit) },
	}
}

func (p *Page) pointKeys(x model.Point) kit.RowKeys {
	return kit.RowKeys{
		Open:    func() { p.onEditPoint(x) },
		Tick:    func() { p.onTickPoint(x) },
		Private: p.unlessTeam(func() { p.onSharePoint(x) }),
		Promise: func() { p.onPromise(x) },
		Kind:    func() { p.onKind(x) },
		Aside:   func() { p.onAside(x) },
		Win:     func() { p.onKeep(model.NoteWin, x.Text) },
		Lesson:  func() { p.onKeep(model.NoteLesson, x.Text) },
		Archive: func() { p.onArchivePoint(x) },
		Move:    func(by int) { p.onMovePoint(x, by) },
		Menu:    func() []kit.MenuItem { return p.pointMenu(x) },
	}
}

func (p *Page) pointRow(x model.Point, lit *kit.Lit) fyne.CanvasObject {
	t, on := theme.Current(), p.frame.Today()
	ink, closed := t.Ink, !x.ClosedOn.IsZero()
	if closed {
		ink = t.Ink3
	}
	note := p.about(&x)
	switch {
	case !x.ArchivedAt.IsZero():
		note = words.Say("oneonone.archived")
	case closed && x.ClosedOn != on:
		note = words.Say("oneonone.points.closed", note, words.DateShort(x.ClosedOn, on))
	case x.RaisedOn.Before(on) && !closed:
		note = words.Say("oneonone.points.since", note, words.DateShort(x.RaisedOn, on))
	case x.Kind == "" && x.List == model.ListTalk: // nothing to say yet
		note = ""
	}
	text := kit.VB(2, kit.P(x.Text, kit.Talk, ink))
	if note != "" {
		text.Add(kit.One(note, kit.Cap, t.Ink3))
	}
	tick := kit.NewTickPart("oneonone.tick."+x.ID.Short(), closed, words.Say("oneonone.points.tick", x.Text), kit.Talk, func() { p.onTickPoint(x) })
	mark := p.markPart("oneonone.mark."+x.ID.Short(), x.Visibility, kit.Talk, func() { p.onSharePoint(x) })
	row := kit.Row(9, 1, kit.Top(tick), text, kit.Top(mark))
	return kit.In(10, 0, 10, 0, kit.WithMore(row, "oneonone.more."+x.ID.Short(), words.Say("oneonone.more", x.Text), lit, kit.Talk,
		func() []kit.MenuItem { return p.pointMenu(x) }))
}

func (p *Page) pointMenu(x model.Point) []kit.MenuItem {
	tick := "oneonone.point.close"
	if !x.ClosedOn.IsZero() {
		tick = "oneonone.point.reopen"
	}
	items := []kit.MenuItem{
		{Name: "menu.text", Label: words.Say("oneonone.point.words"), Hint: "Enter", OnTapped: func() { p.onEditPoint(x) }},
		{Name: "menu.edit", Label: words.Say("oneonone.point.details"), OnTapped: func() { p.onPointDetails(x) }},
		{Name: "menu.tick", Label: words.Say(tick), Hint: kit.KeyName("Ctrl Enter"), OnTapped: func() { p.onTickPoint(x) }},
		{Name: "menu.action", Label: words.Say("oneonone.point.toaction"), Hint: kit.KeyName("Ctrl T"), OnTapped: func() { p.onPromise(x) }},
		{Name: "menu.kind", Label: words.Say("oneonone.point.kind"), Hint: kit.KeyName("Ctrl Shift K"), OnTapped: func() { p.onKind(x) }},
		p.asideItem(x),
	}
	items = append(items, p.reshareItems(x.Visibility, func() { p.onSharePoint(x) })...)
	items = append(items, p.keepItems(x.Text)...)
	items = append(items, kit.MoveItems(p.sameSide(x), x.ID, func(by int) { p.onMovePoint(x, by) })...)
	return append(items, kit.HistoryItem(p.frame, &x, x.Text), kit.ArchiveItem(x.ArchivedAt, func() { p.onArchivePoint(x) }))
}

// onTickPoint closes a point in today's talk, or opens it again.
func (p *Page) onTickPoint(x model.Point) {
	name := unit.ReopenPoint
	if x.ClosedOn.IsZero() {
		name = unit.ClosePoint
		x.ClosedOn, x.ClosedInID = p.frame.Today(), p.meetingToday()
	} else {
		x.ClosedOn, x.ClosedInID = model.Date{}, ""
	}
	p.frame.Change(name, func(w *storage.Work) error { return w.Put(&x) }, nil)
}

func (p *Page) onSharePoint(x model.Point) { kit.Reshare(p.frame, unit.SharePoint, &x, p.call()) }

// sameSide are the points a point is ordered among.
func (p *Page) sameSide(x model.Point) []model.Record {
	shown := p.pointsOf(x.Side)
	if x.List == model.ListPipeline {
		shown = p.pipelinePoints()
	}
	var out []model.Record
	for _, y := range shown {
		out = append(out, &y)
	}
	return out
}

func (p *Page) onMovePoint(x model.Point, by int) {
	kit.Move(p.frame, unit.MovePoint, p.sameSide(x), x.ID, by)
}

func (p *Page) onArchivePoint(x model.Point) {
	kit.Archive(p.frame, unit.ArchivePoint, &x, &x.ArchivedAt, words.Say("oneonone.point.archived"))
}

// onPromise turns a point into a promise, in its place: what it says is there, whose and by when is asked.
func (p *Page) onPromise(x model.Point) { p.promiseOf(x, true) }

func (p *Page) promiseOf(x model.Point, focus bool) {
	list := p.listOf(&x)
	if list.Editing(string(x.ID)) {
		return
	}
	f := newActionField(p, "promise", words.Say("action.add"))
	f.from = &x
	f.understand(x.Text)
	if x.Visibility == model.Private { // its words stay private
		f.mark.Set(true)
		f.mark.Disable()
	}
	f.begin(kit.Thing("promise", x.ID))
	f.onDone = func() { list.Done(string(x.ID), true); p.content.Refresh() }
	list.Edit(string(x.ID), kit.In(10, 0, 10, 0, f.box))
	p.content.Refresh()
	if focus {
		f.focus()
	}
}

// onPointDetails changes what a point is about and whose it is.
func (p *Page) onPointDetails(x model.Point) {
	kind := kit.NewPicker("point.kind", words.Say("point.kind"), kit.Among(kinds()))
	kind.FillKey(kindKey(x.Kind))
	side := kit.NewSegments("point.side", p.sides(), string(x.Side), nil)
	kit.ShowAsk(p.frame, kit.Ask{
		Name: "point", Title: words.Say("point.title"), Intro: x.Text, Confirm: words.Say("dialog.save"), Unit: unit.ChangePoint,
		Form: kit.NewForm(kind, kit.Labelled(words.Say("point.side"), kit.HB(0, side))),
		Read: func() func(*storage.Work) error {
			x.Side, x.Kind = model.Side(side.Key()), keyKind(kind.Chosen().Key)
			return func(w *storage.Work) error { return w.Put(&x) }
		},
	})
}

func kinds() []kit.Item {
	var out []kit.Item
	for _, c := range kindChoices() {
		out = append(out, kit.Item{Key: c.Key, Text: c.Text})
	}
	return out
}
