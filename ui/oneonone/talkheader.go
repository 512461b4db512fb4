package oneonone

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// TalkStore is what the header of a talk asks of the file.
type TalkStore interface {
	Talk(context.Context, model.ID, model.Date) (*model.Talk, error)
}

// TalkOptions is what the header of a talk needs of the window beside its frame.
type TalkOptions struct {
	After   storage.Scheduler // what the clock waits with; nil: it stands still
	Lift    func()            // lifts the curtain
	LiftKey string            // the key that does so too
	OnHeld  func(held bool)   // is told whether a talk is held, whenever the file was asked
}

// TalkHeader stands in the place of a person's header while a one-on-one with them is held: with whom, when, what the
// curtain hides, a quiet clock, and Finish.
type TalkHeader struct {
	kit.Life
	frame  kit.Frame
	store  TalkStore
	person model.ID
	opts   TalkOptions

	talk    *model.Talk // nil: none is held
	asked   bool        // the file was asked at least once
	clock   *kit.Clock
	content *fyne.Container
	stop    func() // ends the wait for the clock's next minute
}

// NewTalkHeader makes the header, which is empty until Reload finds a talk.
func NewTalkHeader(f kit.Frame, person model.ID, o TalkOptions) *TalkHeader {
	h := &TalkHeader{Life: kit.NewLife(), frame: f, store: f.Store(), person: person, opts: o, content: kit.VB(0), clock: kit.NewClock("talk.clock")}
	h.clock.OnGrown = h.content.Refresh
	h.content.Hide()
	return h
}

// Content is built once.
func (h *TalkHeader) Content() fyne.CanvasObject { return h.content }

// Close ends the clock.
func (h *TalkHeader) Close() {
	h.wait(nil, model.TalkClock{})
	h.Life.Close()
}

// Reload asks the file again. The curtain goes with the talk: one that goes on because its end was taken back draws it
// again, and one that is over with its day lifts it.
func (h *TalkHeader) Reload() {
	on := h.frame.Today()
	kit.Run(h.Context(), func(ctx context.Context) (*model.Talk, error) { return h.store.Talk(ctx, h.person, on) }, func(t *model.Talk, err error) {
		if err != nil {
			h.frame.ShowError(err)
			return
		}
		begun, over := h.asked && h.talk == nil && t != nil, h.talk != nil && t == nil
		h.talk, h.asked = t, true
		h.show()
		h.opts.OnHeld(t != nil)
		switch {
		case begun:
			h.frame.TalkBegins(h.person)
		case over && h.frame.Curtain().Person == h.person:
			h.frame.TalkEnds()
		}
	})
}

func (h *TalkHeader) show() {
	h.content.Objects = nil
	x := h.whom()
	if h.talk == nil || x == nil {
		h.wait(nil, model.TalkClock{})
		h.content.Hide()
		return
	}
	h.tick()
	h.content.Objects = []fyne.CanvasObject{h.head(x)}
	h.content.Show()
	h.content.Refresh()
}

// whom is who the talk is with; the team looks like a person of its name. nil when nobody knows.
func (h *TalkHeader) whom() *model.Person {
	if h.person == model.TheTeam {
		return &model.Person{Row: model.Row{ID: h.person}, Name: h.frame.Roster().File.Name}
	}
	return h.frame.Roster().Person(h.person)
}

// head is one row: disc, with whom and when, what is hidden, the clock, Finish; all smaller where there is little room.
func (h *TalkHeader) head(x *model.Person) fyne.CanvasObject {
	return kit.ByWidth([]float32{680, kit.TightBelow - 2*24}, func(step int) fyne.CanvasObject {
		t, size, gap, st, key := theme.Current(), float32(40), float32(12), kit.Heading, ""
		switch step {
		case 1:
			gap, st, key = 16, kit.Title, h.opts.LiftKey
		case 2:
			size, gap, st, key = 48, 16, kit.Display, h.opts.LiftKey
		}
		called := words.Say("talk.title", x.Call())
		if h.person == model.TheTeam {
			called = words.Say("team.meeting")
		}
		title, when := kit.One(called, st, t.Ink), kit.One(h.when(), kit.Small, t.Ink2)
		title.Name, when.Name = "talk.title", "talk.when"
		right := kit.HB(gap)
		if c := h.frame.Curtain(); c.On && c.Person == h.person && h.talk.Hidden > 0 {
			right.Add(kit.Mid(h.chip(key)))
		}
		right.Add(kit.Mid(h.clock))
		right.Add(kit.Mid(kit.NewButton("meeting.end", words.Say("talk.finish"), h.onFinish)))
		return kit.Row(gap, 1, kit.Mid(kit.PersonDisc(x, size)), kit.Mid(kit.VB(2, title, when)), right)
	})
}

// chip says that something is there, without a word of it.
func (h *TalkHeader) chip(key string) fyne.CanvasObject {
	c := kit.NewChip("talk.private", words.Say("talk.private", h.talk.Hidden), key, h.opts.Lift)
	c.Spoken = words.SayN("talk.private.spoken", h.talk.Hidden, h.opts.LiftKey)
	return c
}

// when is the day, the time if it is known, and the room.
func (h *TalkHeader) when() string {
	m := &h.talk.Meeting
	out := []string{words.DateWeekday(m.On, h.frame.Today())}
	if at := words.Times(m, h.frame.Roster()); at != "" {
		out = append(out, at)
	}
	if m.Place != "" && !strings.Contains(m.Place, "://") { // a link is long, and nobody reads it aloud
		out = append(out, m.Place)
	}
	return strings.Join(out, ", ")
}

// tick shows the time, and again when the next minute begins.
func (h *TalkHeader) tick() {
	now := h.frame.Now()
	c := h.talk.Meeting.Clock(model.InstantOf(now), now.Location())
	ends := c.Ends.In(now.Location()).Format("15:04")
	face := kit.ClockFace{Left: float32(c.Left) / float32(c.Of), Says: words.Say("talk.left", minutes(c.Left)), Under: words.Say("talk.ends", c.Of, ends)}
	if c.Over > 0 {
		face.Says, face.Under = words.Say("talk.over", minutes(c.Over)), words.Say("talk.ended", c.Of, ends)
	}
	h.clock.Set(face)
	h.wait(h.opts.After, c)
}

// minutes is a length of time: 31 min, 1 h 5 min.
func minutes(n int) string {
	if n < 60 {
		return words.Say("talk.minutes", n)
	}
	return words.Say("talk.hours", n/60, n%60)
}

// wait ends the wait that is under way and begins another; with a nil Scheduler none.
func (h *TalkHeader) wait(after storage.Scheduler, c model.TalkClock) {
	if h.stop != nil {
		h.stop()
		h.stop = nil
	}
	if after != nil {
		h.stop = after(c.Next(model.InstantOf(h.frame.Now())), func() { fyne.Do(h.onMinute) })
	}
}

func (h *TalkHeader) onMinute() {
	switch {
	case h.Context().Err() != nil || h.talk == nil:
	case h.talk.Meeting.Running(h.frame.Today()):
		h.tick()
	default: // it is tomorrow
		h.Reload()
	}
}

// onFinish stores that the talk is over, and ends its curtain.
func (h *TalkHeader) onFinish() {
	if h.talk == nil {
		return
	}
	m := h.talk.Meeting
	m.EndedAt = model.InstantOf(h.frame.Now())
	h.frame.Change(unit.FinishOneOnOne, func(w *storage.Work) error { return w.Put(&m) }, func() {
		h.frame.TalkEnds()
		h.frame.Undoable(words.Say("talk.finished", minutes(max(1, m.Took()))))
		if h.person != model.TheTeam {
			ShowSummary(h.frame, h.person, m.ID)
		}
	})
}
