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

// pointsCard sets both sides beside each other, where that is narrow one under another; below them the list of deals,
// folded, so that they leave the time to coaching; and the field.
func (p *Page) pointsCard() fyne.CanvasObject {
	theirs, yours := kit.VB(6, p.theirHead, p.theirs), kit.VB(6, p.yourHead, p.yours)
	rule := kit.Box(1, 0, kit.Rect(theme.Current().Line, 0))
	points := kit.Areas(kit.MoreRoom, []kit.Arrangement{
		{MinWidth: 620, Rows: [][]kit.Cell{{kit.At(0, 0), kit.At(1, 2), kit.At(0, 1)}}},
		{MinWidth: 0, Rows: [][]kit.Cell{{kit.At(0, 0)}, {kit.At(0, 1)}}},
	}, theirs, yours, rule)
	for _, l := range []*kit.Lines{p.theirs, p.yours, p.pipeline} {
		l.OnFocus = p.newPoint.onRows
	}
	p.pipelineBox = kit.VB(0, p.pipelineHead, kit.In(0, kit.MoreRoom, 0, 0, p.pipeline))
	return kit.VB(12, points, p.pointsFoot, p.pipelineBox, p.newPoint.box)
}

// pipelinePoints are the points of the list of deals that are shown when it is open, in their order.
func (p *Page) pipelinePoints() []model.Point {
	var out []model.Point
	for _, x := range p.talks.Points {
		if x.List == model.ListPipeline && (!p.hidden(&x) || p.older["points"]) {
			out = append(out, x)
		}
	}
	return out
}

// showPipeline shows how many deals there are to talk about, and which when it is open. Without any there is nothing.
func (p *Page) showPipeline() {
	shown, lines := p.pipelinePoints(), []kit.Line(nil)
	p.pipelineHead.Objects = nil
	if len(shown) > 0 {
		icon, key := kit.IconRight, "oneonone.pipeline.open"
		if p.older["pipeline"] {
			icon, key = kit.IconChevron, "oneonone.pipeline.fold"
			for _, x := range shown {
				lines = append(lines, p.pointLine(x))
			}
		}
		b := kit.NewQuiet("oneonone.pipeline.head", words.Say("oneonone.pipeline", len(shown)), icon, func() { p.onOlder("pipeline") })
		b.Spoken = words.Say(key, len(shown))
		p.pipelineHead.Objects = []fyne.CanvasObject{kit.HB(0, b)}
	}
	p.pipeline.Set(lines)
	p.pipelineBox.Hidden = len(shown) == 0
}

// about is what a point is about; on the list of deals, which holds both sides', whose it is.
func (p *Page) about(x *model.Point) string {
	kind := words.Say("oneonone.kind." + kindKey(x.Kind))
	if x.List != model.ListPipeline {
		return kind
	}
	who := words.Say("oneonone.side.you")
	if x.Side == model.SideRep {
		who = p.call()
	}
	return words.Say("oneonone.pipeline.about", who, kind)
}

// onAside moves a point to the list of deals, or back among the points.
func (p *Page) onAside(x model.Point) {
	said := words.Say("oneonone.pipeline.moved")
	if x.List == model.ListPipeline {
		x.List, said = model.ListTalk, words.Say("oneonone.pipeline.back")
	} else {
		x.List = model.ListPipeline
	}
	p.frame.Change(unit.ListPoint, func(w *storage.Work) error { return w.Put(&x) }, func() { p.frame.Undoable(said) })
}

func (p *Page) asideItem(x model.Point) kit.MenuItem {
	label := words.Say("oneonone.point.aside")
	if x.List == model.ListPipeline {
		label = words.Say("oneonone.point.back")
	}
	return kit.MenuItem{Name: "menu.aside", Label: label, Hint: kit.KeyName("Ctrl Shift P"), OnTapped: func() { p.onAside(x) }}
}
