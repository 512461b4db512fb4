package milestones

import (
	"slices"

	"fyne.io/fyne/v2"

	"milepost/chart"
	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// pull is a mark of the weave on its way: to another day, or to the milestone it shall be tied to.
type pull struct {
	ref      chart.Ref
	title    string
	from, to model.Date
	byKey    bool
	tieTo    chart.Ref // what it is held over, to be tied to it; zero: it is moved in time
	said     string
}

// pulledThread is the id of the thread that is drawn while one is pulled; no record has it.
const pulledThread = model.ID("pulled")

// beginPull takes up a mark that has a day and still lies ahead; false when it has none.
func (x *picture) beginPull(ref chart.Ref, byKey bool) bool {
	p := &pull{ref: ref, byKey: byKey}
	switch ref.Kind {
	case chart.KindCareer:
		if c := x.page.dir.CareerByID(ref.ID); c != nil && c.Current(x.page.frame.Today()) {
			p.title, p.from = c.Title, c.DueOn
		}
	case chart.KindStrategic:
		if s := x.page.dir.StrategicByID(ref.ID); s != nil && s.Current(x.page.frame.Today()) {
			p.title, p.from = s.Title, s.DueOn
		}
	}
	if p.from.IsZero() {
		return false
	}
	p.to = p.from
	x.pull = p
	x.showPull()
	return true
}

// onDrag follows the mouse: sideways to another day, over a mark of the other kind to tie the two.
func (x *picture) onDrag(ref, over chart.Ref, dx, dy float32) {
	if x.pull == nil || x.pull.ref != ref {
		if !x.beginPull(ref, false) {
			return
		}
	}
	x.pull.tieTo = chart.Ref{}
	if x.canTie(ref, over) {
		x.pull.tieTo, x.pull.to = over, x.pull.from
	} else if size := x.view.Size(); dx*dx > dy*dy { // on the way to another row it does not move in time
		x.pull.to = x.pull.from.AddDays(x.weave.DaysAcross(float64(size.Width), float64(size.Height), float64(dx)))
	}
	x.showPull()
}

// canTie says whether a thread can lead from one mark to another: they are of the two kinds, and not tied yet.
func (x *picture) canTie(from, to chart.Ref) bool {
	career, strategic := ends(from, to)
	return career != "" && strategic != "" && !slices.ContainsFunc(x.page.dir.Links, func(l model.Link) bool {
		return l.CareerID == career && l.StrategicID == strategic
	})
}

// ends are which of two marks is the career milestone, and which the strategic one; empty when they are not one of each.
func ends(a, b chart.Ref) (career, strategic model.ID) {
	if a.Kind == chart.KindStrategic {
		a, b = b, a
	}
	if a.Kind == chart.KindCareer && b.Kind == chart.KindStrategic {
		return a.ID, b.ID
	}
	return "", ""
}

// onDrop stores what the mouse has pulled.
func (x *picture) onDrop(chart.Ref) {
	if x.pull != nil {
		x.keepPull()
	}
}

// onPullKey moves the mark that was taken up by a day or a week; Enter keeps it there, Escape puts it back.
func (x *picture) onPullKey(key fyne.KeyName) bool {
	days := map[fyne.KeyName]int{fyne.KeyLeft: -1, fyne.KeyRight: 1, fyne.KeyUp: -7, fyne.KeyDown: 7, fyne.KeyPageUp: -28, fyne.KeyPageDown: 28}[key]
	switch {
	case days != 0:
		x.pull.to = x.pull.to.AddDays(days)
		x.showPull()
	case key == fyne.KeyReturn || key == fyne.KeyEnter:
		x.keepPull()
	case key == fyne.KeyEscape:
		x.show()
	}
	return true
}

// showPull draws the mark where it would be, and says so.
func (x *picture) showPull() {
	w := x.weave
	w.Careers, w.Lanes, w.Threads = slices.Clone(w.Careers), slices.Clone(w.Lanes), slices.Clone(w.Threads)
	for i := range w.Threads { // what is to spare is told of the stored day; the mark says what would come too late
		if t := &w.Threads[i]; t.Career == x.pull.ref.ID || t.Strategic == x.pull.ref.ID {
			t.Slack = ""
		}
	}
	for i := range w.Careers {
		if w.Careers[i].ID == x.pull.ref.ID {
			w.Careers[i].Due = x.pull.to
		}
	}
	for i := range w.Lanes {
		if w.Lanes[i].ID == x.pull.ref.ID {
			w.Lanes[i].Due = x.pull.to
		}
	}
	w.Highlight = x.pull.ref
	on := x.page.frame.Today()
	x.pull.said = words.Say("weave.pull.day", x.pull.title, words.DateShort(x.pull.from, on), words.DateShort(x.pull.to, on))
	if x.pull.byKey {
		x.pull.said = words.Say("weave.pull.keys", x.pull.said)
	}
	if career, strategic := ends(x.pull.ref, x.pull.tieTo); career != "" {
		w.Threads = append(w.Threads, chart.WeaveThread{ID: pulledThread, Career: career, Strategic: strategic})
		w.Highlight = chart.Ref{Kind: chart.KindLink, ID: pulledThread}
		c, s := x.page.dir.CareerByID(career), x.page.dir.StrategicByID(strategic)
		x.pull.said = words.Say("weave.pull.tie", c.Title, s.Title)
	}
	x.view.SetPicture(w)
	x.showFoot()
	x.card.Refresh()
}

// keepPull stores where the mark was put. What hangs on a strategic milestone is asked about first; a tie is asked for its
// role and why.
func (x *picture) keepPull() {
	p, f := x.pull, x.page.frame
	career, strategic := ends(p.ref, p.tieTo)
	x.show()
	switch {
	case career != "":
		kit.AskLink(f, x.page.dir, career, strategic)
	case p.to == p.from:
	case p.ref.Kind == chart.KindStrategic:
		askMove(f, *x.page.dir.StrategicByID(p.ref.ID), p.to)
	default:
		c := *x.page.dir.CareerByID(p.ref.ID)
		c.DueOn = p.to
		f.Change(unit.ShiftCareer, func(w *storage.Work) error {
			if err := w.Put(&c); err != nil {
				return err
			}
			return putMove(w, model.MoveOf(&c, p.from, p.to, f.Today(), f.Roster().Owner.ID, ""))
		}, func() { f.Undoable(words.Say("due.moved", c.Title)) })
	}
}

// tie asks for a thread from the mark that has the keyboard, from either end.
func (x *picture) tie(ref chart.Ref) {
	switch ref.Kind {
	case chart.KindCareer:
		kit.AskLink(x.page.frame, x.page.dir, ref.ID, "")
	case chart.KindStrategic:
		kit.AskLink(x.page.frame, x.page.dir, "", ref.ID)
	}
}
