package milestones

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"milepost/chart"
	"milepost/model"
	"milepost/ui/documents"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// picture is the weave with its legend. It lives as long as the page, so that the keyboard keeps its place in it.
type picture struct {
	page          *Page
	weave         chart.Weave
	view          *kit.ChartView
	span          *kit.Segments
	pinned        model.ID   // the link whose sentence stays; none: the empty id
	time          model.Span // zoomed or moved to; none: as the segments say
	pull          *pull      // a mark that is being moved or tied; nil: none
	filter        filter
	groups        []model.FoldGroup // whose rows fold; none: there are few people
	open          map[string]bool   // groups whose people are shown
	turned        float32           // of the wheel with Ctrl held, and not yet zoomed
	choices, foot *fyne.Container
	card          *fyne.Container
}

func newPicture(p *Page) *picture {
	x := &picture{page: p, choices: kit.VB(0), foot: kit.VB(0), open: map[string]bool{}}
	x.view = kit.NewChartView("milestones.weave", words.Say("weave.spoken"), x.weave)
	x.view.OnActivate, x.view.OnRune, x.view.OnKey = x.onActivate, x.onRune, x.onKey
	x.view.OnDrag, x.view.OnDrop = x.onDrag, x.onDrop
	x.span = kit.NewSegments("milestones.span", []kit.Choice{
		{Key: spanMonth, Text: words.Say("milestones.span.month")},
		{Key: spanYear, Text: words.Say("milestones.span.year")},
		{Key: spanLong, Text: words.Say("milestones.span.years")},
	}, spanYear, x.onSpan)
	x.card = kit.Card(kit.VB(0, x.choices, container.New(&weaveRoom{x}, x.view, kit.OverWheel(x.onWheel)), x.foot))
	return x
}

// show draws what the page knows.
func (x *picture) show() {
	p, on := x.page, x.page.frame.Today()
	x.pull = nil
	dir, people := x.filter.of(p.dir, p.cover.Reps, on)
	x.draw(dir, people, on)
	if x.thread() == nil {
		x.pinned = ""
	} else {
		x.weave.Highlight = chart.Ref{Kind: chart.KindLink, ID: x.pinned}
	}
	x.view.SetPicture(x.weave)
	x.choices.Objects = []fyne.CanvasObject{x.filters()}
	x.showFoot()
	x.card.Refresh()
}

// showFoot explains the marks, where the picture does not do so itself; while a tie is shown it can be changed there.
func (x *picture) showFoot() {
	x.foot.Objects = []fyne.CanvasObject{kit.ByWidth([]float32{chart.WeaveFootBelow}, func(step int) fyne.CanvasObject {
		marks, pinned := fyne.CanvasObject(kit.Gap(1, 1)), x.thread() != nil
		if step > 0 {
			marks = kit.NewChartView("", "", documents.WeaveLegend())
		}
		switch {
		case x.pull != nil:
			said := kit.P(x.pull.said, kit.SmallM, kit.Ink())
			said.Name = "milestones.weave.pull"
			return kit.In(10, 0, 0, 0, said)
		case pinned:
			return kit.In(10, 0, 0, 0, kit.Row(16, 0, kit.Mid(marks), kit.Mid(kit.NewLink("milestones.weave.change", words.Say("weave.change"), x.onChange)),
				kit.Mid(kit.NewLink("milestones.weave.hide", words.Say("weave.hide"), x.onHide))))
		case step == 0:
			return kit.Gap(1, 0)
		case len(x.page.cover.Uncovered) > 0:
			return kit.In(10, 0, 0, 0, marks)
		}
		return kit.In(10, 0, 0, 0, kit.Row(16, 0, kit.Mid(marks), kit.Mid(kit.T(words.Say("weave.covered"), kit.Cap, kit.Ink3()))))
	})}
}

// thread is the tie whose sentence stays; nil when there is none, or it is gone.
func (x *picture) thread() *model.Thread {
	for _, t := range x.page.dir.Threads(x.page.frame.Today()) {
		if t.Link.ID == x.pinned && x.pinned != "" {
			return &t
		}
	}
	return nil
}

// onActivate follows a tap or Enter: both ends open, a thread keeps its sentence and is changed the second time.
func (x *picture) onActivate(ref chart.Ref) {
	p := x.page
	switch ref.Kind {
	case chart.KindStrategic:
		p.openStrategic(ref.ID)
	case chart.KindCareer:
		if c := p.dir.CareerByID(ref.ID); c != nil {
			p.frame.Go(careerRoute(c))
		}
	case chart.KindPerson:
		p.frame.Go(kit.Route{Page: kit.PagePerson, Person: ref.ID})
	case chart.KindGroup, chart.KindBundle:
		x.fold(ref)
	case chart.KindEarlier, chart.KindLater:
		if x.fold(ref) {
			return
		}
		p.frame.Go(kit.Route{Page: kit.PagePerson, Person: ref.ID, Tab: kit.TabGrowth})
	case chart.KindAgree:
		p.frame.Go(kit.Route{Page: kit.PagePerson, Person: ref.ID, Tab: kit.TabGrowth, Do: "career"})
	case chart.KindLink:
		if x.fold(ref) {
			return
		}
		if ref.ID == x.pinned {
			x.onChange()
			return
		}
		x.pinned = ref.ID
		x.show()
	}
}

// onHide lets the sentence go.
func (x *picture) onHide() {
	x.pinned = ""
	x.show()
	kit.FocusName(x.page.frame.Canvas(), "milestones.weave")
}

func (x *picture) onChange() {
	if t := x.thread(); t != nil {
		kit.EditLink(x.page.frame, *t)
	}
}

// weaveRoom gives the weave the height at which it is comfortable: where it is wide, rows are high.
type weaveRoom struct{ x *picture }

// Heights of the parts of a weave, in units.
const (
	weaveWide   = 980 // from here on there is room for high rows
	weaveRow    = 44
	weaveRowLow = 32 // of many people
	weaveMany   = 10
	weaveAbove  = 44 + 104 // the axis, and the gap in which threads turn
	weaveLane   = 36
)

// HeightFor is the height at a width.
func (r *weaveRoom) HeightFor(_ []fyne.CanvasObject, w float32) float32 {
	least := r.x.view.HeightFor(w)
	people := float32(len(r.x.weave.People))
	if w < weaveWide {
		return least + people
	}
	row := float32(weaveRow)
	if people > weaveMany {
		row = weaveRowLow
	}
	return fyne.Max(least, weaveAbove+weaveLane*float32(max(1, len(r.x.weave.Lanes)))+row*people)
}

// MinSize is narrow, and as high as at the width there is.
func (r *weaveRoom) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(24, r.HeightFor(objects, fyne.Max(24, r.x.view.Size().Width)))
}

// Layout gives the weave all there is.
func (r *weaveRoom) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(s)
	}
}
