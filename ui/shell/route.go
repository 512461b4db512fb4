package shell

import (
	"context"
	"log/slog"
	"time"

	"milepost/model"
	"milepost/storage"
	"milepost/ui/calibration"
	"milepost/ui/comparing"
	"milepost/ui/delegation"
	"milepost/ui/framework"
	"milepost/ui/importing"
	inboxpage "milepost/ui/inbox"
	"milepost/ui/kit"
	"milepost/ui/lessons"
	"milepost/ui/matrix"
	"milepost/ui/milestones"
	"milepost/ui/mirror"
	"milepost/ui/observing"
	"milepost/ui/people"
	"milepost/ui/promises"
	"milepost/ui/rolling"
	"milepost/ui/settings"
	"milepost/ui/talks"
	"milepost/ui/today"
	"milepost/ui/whatif"
	"milepost/ui/words"
)

// Go shows another page; back returns to this one.
func (w *Window) Go(r kit.Route) {
	w.trail.visit(r)
	w.show(r)
}

// Back shows the page before.
func (w *Window) Back() {
	if r, ok := w.trail.back(); ok {
		w.show(r)
	}
}

// Forward shows the page one came back from.
func (w *Window) Forward() {
	if r, ok := w.trail.forward(); ok {
		w.show(r)
	}
}

// show puts a page into the window.
func (w *Window) show(r kit.Route) {
	if w.page != nil {
		w.page.Close()
	}
	w.win.Canvas().Unfocus()
	w.page = w.pageFor(r)
	w.trail.settle(r)
	w.run.note(w.roster.File.ID, w.here(), w.curtain.Curtain, w.machineDay())
	w.side.route = r
	before := w.shown
	if before == nil { // nothing to look at meanwhile
		w.present(w.page)
	}
	w.page.Reload()
	w.updateMenu()
	if before != nil {
		w.presentLoaded(w.page)
	}
	w.pointAt(r)
}

// patience is how long a page is waited for before it is shown without what it has asked the file for.
const patience = 150 * time.Millisecond

// presentLoaded shows a page once it has what it asked the file for, so that nobody sees it empty first. Until then the
// page before stays.
func (w *Window) presentLoaded(p kit.Page) {
	kit.WhenStill(func() { w.present(p) })
	if w.shown != p {
		time.AfterFunc(patience, func() { w.later(func() { w.present(p) }) })
	}
}

// present puts a page into the window, unless it is there already or another one was asked for since.
func (w *Window) present(p kit.Page) {
	if w.page != p || w.shown == p || w.store == nil {
		return
	}
	w.shown = p
	w.setContent(p.Content(), true)
	w.retitle()
	if f, ok := p.(kit.Focuser); ok {
		f.FocusFirst()
	}
}

// pageFor is the one list of pages: a new page is one package and one line here.
func (w *Window) pageFor(r kit.Route) kit.Page {
	if w.curtain.hides(r) {
		return &curtainPage{w}
	}
	if w.waits(r) {
		return &waitingPage{w}
	}
	switch r.Page {
	case kit.PagePeople:
		return people.New(w, r)
	case kit.PageTalks:
		return talks.New(w)
	case kit.PagePromises:
		return promises.New(w)
	case kit.PageTeam:
		return newTeamPage(w, r)
	case kit.PageDelegation:
		return delegation.New(w)
	case kit.PageLessons:
		return lessons.New(w, r)
	case kit.PagePerson:
		return newPersonPage(w, r)
	case kit.PageWeave:
		return milestones.New(w, r)
	case kit.PageSkills:
		return matrix.New(w)
	case kit.PageStrategic:
		return milestones.NewStrategic(w, r)
	case kit.PagePractice:
		return mirror.New(w)
	case kit.PageCalibrate:
		return calibration.New(w, r)
	case kit.PageFramework:
		return framework.New(w, r)
	case kit.PageSkill:
		return framework.NewSkill(w, r)
	case kit.PageRolling:
		return rolling.New(w)
	case kit.PageWhatIf:
		return whatif.New(w)
	case kit.PageInbox:
		return inboxpage.New(w, r)
	case kit.PageObserve:
		return observing.New(w, r)
	case kit.PageImport:
		return importing.New(w, r)
	case kit.PageCompare:
		if len(w.copies) > 0 { // the way back and forward knows no path
			return comparing.New(w, w.copies[0])
		}
	case kit.PageSettings:
		return settings.New(w, r)
	}
	return today.New(w, r)
}

// onFileChanged follows a change of the file. While something is tried only the page that holds both side by side is
// concerned.
func (w *Window) onFileChanged(s *storage.Store, c storage.Changed) {
	switch {
	case w.store == s:
		w.onChanged(c)
	case w.file() == s && w.side.route.Page == kit.PageWhatIf && w.page != nil:
		w.page.Reload()
	}
}

// onChanged follows every change of the file, whoever made it: the roster, the sidebar and the page ask again.
func (w *Window) onChanged(c storage.Changed) {
	if w.store == nil {
		return
	}
	slog.Info("changed", "unit", c.Name, "seq", c.Seq, "kind", c.Kind, "elsewhere", c.Elsewhere)
	w.withdrawUndo()
	w.loadRoster()
	w.loadSide()
	if now := w.store.ReadOnly(); now != w.readOnly { // it was moved, or is worked in here again
		w.readOnly = now
		w.show(w.side.route)
		return
	}
	if w.page != nil {
		w.page.Reload()
	}
	w.updateMenu()
	if w.curtain.On && c.Private && !c.Elsewhere && c.Kind == model.ChapterDo {
		w.Tell(words.Say("curtain.kept"))
	}
}

// loadSide counts what the sidebar tells: lines of Today, who waits or is owed something late.
func (w *Window) loadSide() {
	turn := w.curtains
	kit.Run(context.Background(), func(ctx context.Context) (sideState, error) { return w.readSide(ctx) }, func(s sideState, err error) {
		if err != nil || w.store == nil || w.curtains != turn {
			return // the page tells; the sidebar keeps what it showed
		}
		s.route = w.side.route
		w.side = s
		if len(w.host.Objects) == 3 {
			w.host.Objects[1] = w.sidebar()
			w.host.Refresh()
		}
	})
}

// sidePeople are my people, or who looks on.
func (w *Window) sidePeople(on model.Date) []model.Person {
	if !w.curtain.On {
		return w.roster.MyPeople(on)
	}
	if p := w.roster.Person(w.curtain.Person); p != nil {
		return []model.Person{*p}
	}
	return nil
}

func (w *Window) readSide(ctx context.Context) (sideState, error) {
	agenda, err := w.store.Agenda(ctx, w.Today())
	if err != nil {
		return sideState{}, err
	}
	dir, err := w.store.Direction(ctx)
	if err != nil {
		return sideState{}, err
	}
	on := w.Today()
	mine := w.sidePeople(on)
	day := model.NewToday(mine, agenda, dir, w.roster.File.FirstWeekday, on)
	s := sideState{people: mine, todo: len(day.Lines) + day.More, marked: map[model.ID]bool{}}
	if w.curtain.On { // whoever looks on is not told what is late
		s.todo = 0
		return s, nil
	}
	waits, _ := model.Waiting(mine, agenda, on)
	for _, x := range waits {
		s.marked[x.PersonID] = true
	}
	return s, nil
}
