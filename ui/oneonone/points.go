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
	theirs, yours := p.column(model.SideRep), p.column(model.SideManager)
	line := kit.Box(1, 0, kit.Rect(theme.Current().Line, 0))
	p.points.Objects = []fyne.CanvasObject{kit.ByWidth([]float32{620}, func(step int) fyne.CanvasObject {
		if step == 0 {
			return kit.VB(20, theirs(), yours())
		}
		return kit.Cols(23, []float32{0, 1, 0}, kit.Top(theirs()), line, kit.Top(yours()))
	})}
	if n := p.hiddenPoints(); n > 0 || p.archived {
		key := "oneonone.points.more"
		if p.archived {
			key = "oneonone.points.less"
		}
		p.points.Add(kit.In(10, 0, 0, 0, kit.HB(0, kit.NewLink("oneonone.points.older", words.Say(key, n), p.onOlder))))
	}
}

func (p *Page) onOlder() {
	p.archived = !p.archived
	p.show()
}

// hidden says whether a point is out of sight: archived, or closed on another day.
func (p *Page) hidden(x *model.Point) bool {
	return !x.ArchivedAt.IsZero() || !x.ClosedOn.IsZero() && x.ClosedOn != p.frame.Today()
}

func (p *Page) hiddenPoints() int {
	n := 0
	for i := range p.talks.Points {
		if p.hidden(&p.talks.Points[i]) {
			n++
		}
	}
	return n
}

// column builds one side; it is a function because the arrangement builds it anew for another width.
func (p *Page) column(side model.Side) func() fyne.CanvasObject {
	var shown []model.Point
	done := 0
	for _, x := range p.talks.Points {
		if x.Side != side || p.hidden(&x) && !p.archived {
			continue
		}
		if !x.ClosedOn.IsZero() {
			done++
		}
		shown = append(shown, x)
	}
	return func() fyne.CanvasObject {
		count := ""
		if len(shown) > 0 {
			count = words.Say("oneonone.points.done", done, len(shown))
		}
		box := kit.VB(0, p.sideHead(side, count), kit.Gap(1, 8))
		if len(shown) == 0 {
			box.Add(kit.P(words.Say("oneonone.points.empty."+string(side), p.call()), kit.Small, theme.Current().Ink3))
		}
		for i, x := range shown {
			if i > 0 {
				box.Add(kit.HLine())
			}
			box.Add(p.pointRow(x))
		}
		return box
	}
}

func (p *Page) pointRow(x model.Point) fyne.CanvasObject {
	t := theme.Current()
	ink, closed := t.Ink, !x.ClosedOn.IsZero()
	if closed {
		ink = t.Ink3
	}
	note := words.Say("oneonone.kind." + kindKey(x.Kind))
	switch {
	case !x.ArchivedAt.IsZero():
		note = words.Say("oneonone.archived")
	case x.RaisedOn.Before(p.frame.Today()) && !closed:
		note = words.Say("oneonone.points.since", note, words.DateShort(x.RaisedOn, p.frame.Today()))
	}
	text := kit.P(x.Text, kit.Style{Size: 15}, ink)
	text.Name = "oneonone.point." + x.ID.Short()
	tick := kit.NewTick("oneonone.tick."+x.ID.Short(), closed, words.Say("oneonone.points.tick", x.Text), func(on bool) { p.onTickPoint(x, on) })
	mark := kit.NewVisibilitySwitch("oneonone.mark."+x.ID.Short(), x.Visibility == model.Private, func(bool) { p.onSharePoint(x) })
	more := kit.NewMoreButton("oneonone.more."+x.ID.Short(), words.Say("oneonone.more", x.Text), func() []kit.MenuItem { return p.pointMenu(x) })
	return kit.In(11, 0, 11, 0, kit.Row(8, 1, kit.Top(tick), kit.VB(1, text, kit.One(note, kit.Cap, t.Ink3)), kit.Top(mark), kit.Top(more)))
}

func kindKey(k model.PointKind) string {
	if k == "" {
		return "none"
	}
	return string(k)
}

func (p *Page) pointMenu(x model.Point) []kit.MenuItem {
	archive := "menu.archive"
	if !x.ArchivedAt.IsZero() {
		archive = "menu.unarchive"
	}
	return []kit.MenuItem{
		{Name: "menu.edit", Label: words.Say("menu.edit"), OnTapped: func() { p.onEditPoint(x) }},
		{Name: "menu.up", Label: words.Say("menu.up"), OnTapped: func() { p.onMovePoint(x, -1) }},
		{Name: "menu.down", Label: words.Say("menu.down"), OnTapped: func() { p.onMovePoint(x, 1) }},
		{Name: "menu.action", Label: words.Say("oneonone.point.toaction"), OnTapped: func() { p.newAction.begin(x) }},
		{Name: "menu.archive", Label: words.Say(archive), OnTapped: func() { p.onArchivePoint(x) }},
	}
}

// onTickPoint closes a point in today's talk, or opens it again.
func (p *Page) onTickPoint(x model.Point, done bool) {
	name := unit.ReopenPoint
	x.ClosedOn, x.ClosedInID = model.Date{}, ""
	if done {
		name = unit.ClosePoint
		x.ClosedOn, x.ClosedInID = p.frame.Today(), p.meetingToday()
	}
	p.frame.Change(name, func(w *storage.Work) error { return w.Put(&x) }, nil)
}

// onSharePoint shares a private point or takes a shared one back: a new row with the present wording.
func (p *Page) onSharePoint(x model.Point) {
	to := model.Shared
	if x.Visibility == model.Shared {
		to = model.Private
	}
	p.frame.Change(unit.SharePoint, func(w *storage.Work) error { return w.Reshare(&x, to) },
		func() { p.frame.Undoable(words.Say("oneonone.shared." + string(to))) })
}

func (p *Page) onMovePoint(x model.Point, by int) {
	var same []model.Record
	for i := range p.talks.Points {
		if y := &p.talks.Points[i]; y.Side == x.Side && !p.hidden(y) {
			same = append(same, y)
		}
	}
	p.frame.Change(unit.MovePoint, func(w *storage.Work) error { return w.Shift(same, x.ID, by) }, nil)
}

func (p *Page) onArchivePoint(x model.Point) {
	archived := x.ArchivedAt.IsZero()
	x.ArchivedAt = 0
	if archived {
		x.ArchivedAt = model.InstantOf(p.frame.Now())
	}
	p.frame.Change(unit.ArchivePoint, func(w *storage.Work) error { return w.Put(&x) }, func() {
		if archived {
			p.frame.Undoable(words.Say("oneonone.point.archived"))
		}
	})
}
