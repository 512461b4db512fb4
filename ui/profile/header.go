package profile

import (
	"context"

	"fyne.io/fyne/v2"

	"milepost/chart"
	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// HeaderStore is what the header asks of the file.
type HeaderStore interface {
	Talks(context.Context, model.ID) (model.OneOnOnes, error)
	Growth(context.Context, model.ID) (model.Growth, error)
}

// Exporter is a frame that can make documents about a person.
type Exporter interface {
	// ExportReview asks over which time a review goes.
	ExportReview(person model.ID)
	// ExportLineOfSight asks where the line of sight goes.
	ExportLineOfSight(person model.ID)
	// ExportPrepare asks what may stand on the sheet for the next one-on-one.
	ExportPrepare(person model.ID)
}

// Header stands above the tabs of a person: who it is, the next one-on-one, and the road of levels.
type Header struct {
	kit.Life
	frame   kit.Frame
	store   HeaderStore
	person  model.ID
	compact bool
	talks   model.OneOnOnes
	careers []model.Career
	content *fyne.Container
}

// NewHeader makes the header of a person. It shows what the roster knows at once, the rest after Reload.
func NewHeader(f kit.Frame, person model.ID) *Header {
	h := &Header{Life: kit.NewLife(), frame: f, store: f.Store(), person: person, content: kit.VB(16)}
	h.show()
	return h
}

// Content is built once.
func (h *Header) Content() fyne.CanvasObject { return h.content }

// Compact leaves out the road, for tabs that need the room.
func (h *Header) Compact(on bool) {
	if h.compact != on { // the page asks whenever it is shown
		h.compact = on
		h.show()
	}
}

// Reload asks the file again.
func (h *Header) Reload() {
	kit.Run(h.Context(), h.read, func(f headerFacts, err error) {
		if err != nil {
			h.frame.ShowError(err)
			return
		}
		h.talks, h.careers = f.talks, f.careers
		h.show()
	})
}

type headerFacts struct {
	talks   model.OneOnOnes
	careers []model.Career
}

func (h *Header) read(ctx context.Context) (f headerFacts, err error) {
	if f.talks, err = h.store.Talks(ctx, h.person); err != nil {
		return f, err
	}
	growth, err := h.store.Growth(ctx, h.person)
	f.careers = growth.Careers
	return f, err
}

func (h *Header) show() {
	h.content.Objects = nil
	if x := h.frame.Roster().Person(h.person); x != nil {
		h.content.Objects = []fyne.CanvasObject{h.head(x)}
		if road := h.road(x); road != nil && !h.compact {
			h.content.Add(road)
		}
	}
	h.content.Refresh()
}

// head is one row: disc, name and sentence, next one-on-one, button and menu; all smaller where there is little room.
func (h *Header) head(x *model.Person) fyne.CanvasObject {
	return kit.ByWidth([]float32{kit.TightBelow - 2*24}, func(step int) fyne.CanvasObject {
		t, size, gap, st := theme.Current(), float32(40), float32(14), kit.Title
		if step > 0 {
			size, gap, st = 60, 18, kit.Display
		}
		name := kit.One(x.Name, st, t.Ink)
		name.Name = "profile.name"
		lines := kit.VB(2, name)
		if text := h.about(x); text != "" {
			about := kit.One(text, kit.Small, t.Ink2)
			about.Name = "profile.about"
			lines.Add(about)
		}
		caption, day := h.next()
		when := kit.TR(day, kit.BodyB, t.Ink)
		return kit.Row(gap, 1, kit.Mid(kit.PersonDisc(x, size)), kit.Mid(lines),
			kit.Mid(kit.VB(3, kit.TR(caption, kit.Cap, t.Ink3), when)), kit.Mid(h.button()),
			kit.Mid(kit.NewMoreButton("profile.more", words.Say("oneonone.more", x.Name), h.menu)))
	})
}

// about says where somebody is, since when, and who manages them.
func (h *Header) about(x *model.Person) string {
	on, out := h.frame.Today(), x.Place
	switch {
	case !x.ArchivedAt.IsZero():
		return words.Say("profile.archived.is")
	case !x.LeftOn.IsZero() && x.LeftOn.Before(on):
		out = words.Say("profile.left.erase", words.Date(x.LeftOn), words.Date(model.EraseOn(x.LeftOn)))
	case !x.StartedOn.IsZero() && x.Place != "":
		out = words.Say("profile.place.since", x.Place, words.MonthYear(x.StartedOn))
	case !x.StartedOn.IsZero():
		out = words.Say("profile.since", words.MonthYear(x.StartedOn))
	}
	manager := h.frame.Roster().ManagerOn(h.person, on)
	switch {
	case manager == nil:
		return out
	case out == "":
		return words.Say("profile.manager", manager.Name)
	}
	return words.Say("profile.and.manager", out, manager.Name)
}

func (h *Header) planned() *model.Meeting {
	return h.talks.NextPlanned(h.person, h.frame.Today())
}

// next says when the next one-on-one is, or when the last one was.
func (h *Header) next() (caption, day string) {
	on := h.frame.Today()
	if m := h.planned(); m != nil {
		next, _ := m.In(h.talks.Zone)
		day = words.Capital(words.Relative(next, on))
		r := h.frame.Roster()
		if at := words.Times(m, r); at != "" {
			day = words.Say("oneonone.meeting.at", day, at)
		}
		return words.Say("profile.next"), day
	}
	last := h.talks.LastHeld(h.person, on)
	if last.IsZero() {
		return words.Say("profile.next.none"), words.Say("profile.last.never")
	}
	return words.Say("profile.next.none"), words.Say("profile.last", words.DateWeekday(last, on))
}

// button goes on to the talks, or plans one where none is planned.
func (h *Header) button() fyne.CanvasObject {
	name, text, make := "profile.oneonone", words.Say("profile.oneonone"), kit.NewPrimary
	if h.compact {
		make = kit.NewButton
	}
	if h.planned() == nil {
		name, text = "profile.plan", words.Say("profile.plan")
	}
	return make(name, text, h.onTalk)
}

func (h *Header) onTalk() {
	r := kit.Route{Page: kit.PagePerson, Person: h.person, Tab: kit.TabTalks}
	if m := h.planned(); m != nil {
		r.Ref = m.Ref()
	} else {
		r.Do = "plan"
	}
	h.frame.Go(r)
}

func (h *Header) menu() []kit.MenuItem {
	x := h.frame.Roster().Person(h.person)
	if x == nil {
		return nil
	}
	archive := "profile.menu.archive"
	if !x.ArchivedAt.IsZero() {
		archive = "menu.unarchive"
	}
	var items []kit.MenuItem
	whole := !h.frame.Curtain().On // these need what the curtain hides
	if whole {
		items = append(items, kit.MenuItem{Name: "profile.change", Label: words.Say("profile.menu.change"), OnTapped: h.onChange},
			kit.MenuItem{Name: "profile.assignments", Label: words.Say("profile.menu.assignments"), OnTapped: h.onAssignments})
	}
	if whole && x.IsRep {
		items = append(items, kit.MenuItem{Name: "profile.observe", Label: words.Say("profile.menu.observe"), OnTapped: h.onObserve})
	}
	if e, ok := h.frame.(Exporter); ok {
		items = append(items, kit.MenuItem{
			Name: "profile.review", Label: words.Say("menu.file.review"),
			OnTapped: func() { e.ExportReview(h.person) },
		}, kit.MenuItem{Name: "profile.sight.pdf", Label: words.Say("menu.file.sight"), OnTapped: func() { e.ExportLineOfSight(h.person) }})
		if whole {
			items = append(items, kit.MenuItem{Name: "profile.prepare", Label: words.Say("menu.file.prepare"), OnTapped: func() { e.ExportPrepare(h.person) }})
		}
	}
	items = append(items, kit.HistoryItem(h.frame, x, x.Name), kit.MenuItem{Name: "profile.archive", Label: words.Say(archive), OnTapped: h.onArchive})
	if whole {
		items = append(items, h.leaving()...)
	}
	return items
}

func (h *Header) onObserve() { h.frame.Go(kit.Route{Page: kit.PageObserve, Person: h.person}) }

func (h *Header) onChange() {
	if x := h.frame.Roster().Person(h.person); x != nil {
		kit.AskPerson(h.frame, *x)
	}
}

// onLevel asks with the keyboard at the level.
func (h *Header) onLevel() {
	h.onChange()
	kit.FocusName(h.frame.Canvas(), "person.level")
}

// onArchive archives the person or brings them back.
func (h *Header) onArchive() {
	x := h.frame.Roster().Person(h.person)
	if x == nil {
		return
	}
	p, key := *x, "profile.back"
	if x.ArchivedAt.IsZero() {
		p.ArchivedAt, key = model.InstantOf(h.frame.Now()), "profile.archived"
	} else {
		p.ArchivedAt = 0
	}
	h.frame.Change(unit.ArchivePerson, func(w *storage.Work) error { return w.Put(&p) },
		func() { h.frame.Undoable(words.Say(key, p.Name)) })
}

// road is the ladder of the level held; without a level a sentence and a button; nothing for who is no rep.
func (h *Header) road(x *model.Person) fyne.CanvasObject {
	on := h.frame.Today()
	posts := h.frame.Roster().Road(h.person, h.careers, on)
	switch {
	case len(posts) > 0:
		return kit.NewChartView("profile.road", words.Say("profile.road", x.Name), chart.Road{Posts: h.posts(posts)})
	case x.IsRep:
		return kit.Row(12, 0, kit.Mid(kit.P(words.Say("profile.nolevel", x.Call()), kit.Small, theme.Current().Ink2)),
			kit.NewButton("profile.level", words.Say("profile.level"), h.onLevel))
	}
	return nil
}

func (h *Header) posts(road []model.Post) []chart.RoadPost {
	out := make([]chart.RoadPost, len(road))
	for i, p := range road {
		note := ""
		switch {
		case !p.AimOn.IsZero():
			note = words.Say("profile.road.aim", words.MonthYear(p.AimOn))
		case p.State == model.PostNow && !p.Since.IsZero():
			note = words.Say("profile.road.since", words.MonthYear(p.Since))
		case p.State == model.PostPast:
			note = words.MonthYear(p.Since)
		}
		out[i] = chart.RoadPost{ID: p.Level.LevelID, Name: p.Level.Name, Short: p.Level.Short, Note: note, State: p.State}
	}
	return out
}
