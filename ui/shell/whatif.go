package shell

import (
	"context"
	"image/color"
	"log/slog"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"milepost/model"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// trying is a what-if that the window shows in the place of the file.
type trying struct {
	file  *storage.Store // that stays open meanwhile, and as it is
	trail trail          // the way back, as it was
	stop  func()         // ends the listening
}

// Trying says whether the window shows a what-if.
func (w *Window) Trying() bool { return w.trying != nil }

// file is the store of the open file, also while something is tried; nil when none is open.
func (w *Window) file() *storage.Store {
	if w.trying != nil {
		return w.trying.file
	}
	return w.store
}

// realFirst says that something cannot be done in a what-if; false when none is under way.
func (w *Window) realFirst() bool {
	if w.trying != nil {
		w.Tell(words.Say("whatif.first"))
	}
	return w.trying != nil
}

// BeginWhatIf branches off: from now on everything that is changed is changed in memory alone.
func (w *Window) BeginWhatIf() {
	file := w.store
	if file == nil || w.trying != nil || kit.LiftFirst(w) {
		return
	}
	kit.Run(context.Background(), file.WhatIf, func(branch *storage.Store, err error) {
		switch {
		case err != nil:
			w.ShowError(err)
		case w.store != file:
			_ = branch.Close() // it was closed meanwhile, and nothing was tried yet
		default:
			w.try(branch)
		}
	})
}

// try shows a branch in the place of the file it is of.
func (w *Window) try(branch *storage.Store) {
	slog.Info("what-if", "begun", true)
	w.trying = &trying{file: w.store, trail: w.trail}
	w.trying.stop = branch.Subscribe(func(c storage.Changed) {
		w.later(func() {
			if w.store == branch {
				w.onChanged(c)
			}
		})
	})
	w.endInbox()
	w.stand(branch)
	w.Go(kit.Route{Page: kit.PageWeave})
	w.loadSide()
	w.Tell(words.Say("whatif.begun"))
}

// stand makes another store the one the window works in: the file's, or a branch's.
func (w *Window) stand(s *storage.Store) {
	if w.page != nil {
		w.page.Close()
		w.page, w.shown = nil, nil
	}
	if err := w.drafts.Close(); err != nil {
		slog.Error("drafts not kept", note(err)...)
	}
	w.toasts.Hide()
	w.store = s
	if c := w.curtain.Curtain; c.On {
		if err := w.hide(c); err != nil { // nothing is shown that must not be seen
			w.welcome()
			w.ShowError(err)
			return
		}
	}
	w.trail = trail{}
	w.openDrafts(s)
	w.loadRoster()
	w.markTrying()
}

// endWhatIf closes the branch, with all that was tried in it, and shows the file again where it was left.
func (w *Window) endWhatIf() {
	t := w.trying
	if t == nil {
		return
	}
	branch := w.store
	w.trying = nil
	t.stop()
	w.stand(t.file)
	if err := branch.Close(); err != nil {
		slog.Error("what-if", note(err)...)
	}
	w.trail = t.trail
	slog.Info("what-if", "begun", false)
}

// backToFile shows the file once a what-if is over.
func (w *Window) backToFile() {
	w.endWhatIf()
	r, ok := w.trail.current()
	if !ok {
		r = kit.Route{Page: kit.PageWeave}
	}
	w.show(r)
	w.loadSide()
	w.beginInbox()
}

// tried asks what was tried, beside the window.
func (w *Window) tried(then func(*storage.Comparison)) {
	t, branch := w.trying, w.store
	if t == nil {
		return
	}
	kit.Run(context.Background(), func(ctx context.Context) (*storage.Comparison, error) { return t.file.Tried(ctx, branch) },
		func(c *storage.Comparison, err error) {
			switch {
			case err != nil:
				w.ShowError(err)
			case w.store == branch:
				then(c)
			}
		})
}

// TakeWhatIf asks whether what was tried shall become real, and makes it so in one unit.
func (w *Window) TakeWhatIf() {
	if kit.LiftFirst(w) {
		return
	}
	branch := w.store
	w.tried(func(c *storage.Comparison) {
		take := c.TakeAll()
		if len(take) == 0 {
			w.Tell(words.Say("whatif.nothing"))
			return
		}
		kit.ShowDialog(w.Canvas(), kit.Dialog{
			Name: "whatif.makereal", Title: words.SayN("whatif.take.title", c.Units), Intro: words.Say("whatif.take.intro"), Body: w.clashing(c), Width: 560,
			Confirm: words.Say("whatif.take.confirm"), Cancel: words.Say("dialog.cancel"),
			OnSubmit: func(done func(error)) { w.takeTried(branch, c, take, done) },
		})
		kit.FocusName(w.Canvas(), "whatif.makereal.confirm")
	})
}

// clashing are the records in which the file was changed to something else since the what-if began: what was tried takes
// its place, because half of it would be worse.
func (w *Window) clashing(c *storage.Comparison) fyne.CanvasObject {
	told := &words.Storyteller{Story: c.Story, Me: w.roster.Owner.ID, Today: w.Today()}
	box := kit.VB(6)
	for i := range c.Differences {
		if d := &c.Differences[i]; d.Propose != model.There {
			if len(box.Objects) == 0 {
				box.Add(kit.P(words.Say("whatif.take.moved"), kit.Body, kit.Ink()))
			}
			box.Add(kit.P(words.Say("whatif.item", told.Difference(d).Title), kit.Small, kit.Ink2()))
		}
	}
	return box
}

// takeTried makes a branch real, unless it is over by now.
func (w *Window) takeTried(branch *storage.Store, c *storage.Comparison, take []model.Ref, done func(error)) {
	if w.store != branch {
		done(&model.Problem{Key: "whatif.over", Err: model.ErrNotFound})
		return
	}
	kit.Run(context.Background(), func(ctx context.Context) (storage.Unit, error) { return branch.Real().TakeWhatIf(ctx, c, take) },
		func(_ storage.Unit, err error) {
			done(err)
			if err == nil && w.store == branch {
				w.backToFile()
				w.Undoable(words.SayN("whatif.taken", c.Units))
			}
		})
}

// DropWhatIf gives up what was tried; it asks before, unless there is nothing.
func (w *Window) DropWhatIf() {
	if kit.LiftFirst(w) {
		return
	}
	w.tried(func(c *storage.Comparison) {
		if len(c.Differences) == 0 {
			w.backToFile()
			return
		}
		w.askDrop(c.Units, words.Say("whatif.drop.confirm"), w.backToFile)
	})
}

// leavingTried gives up what was tried before the file is closed; it asks before, unless there is nothing.
func (w *Window) leavingTried(do func()) {
	w.tried(func(c *storage.Comparison) {
		leave := func() {
			w.endWhatIf()
			do()
		}
		if len(c.Differences) == 0 {
			leave()
			return
		}
		w.askDrop(c.Units, words.Say("whatif.drop.leave"), leave)
	})
}

// askDrop asks whether what was tried may go.
func (w *Window) askDrop(n int, confirm string, do func()) {
	kit.ShowDialog(w.Canvas(), kit.Dialog{
		Name: "whatif.giveup", Title: words.SayN("whatif.drop.title", n), Intro: words.Say("whatif.drop.intro"), Width: 480,
		Confirm: confirm, Cancel: words.Say("whatif.drop.cancel"),
		OnConfirm: func() error { do(); return nil },
	})
}

// compareWhatIf shows what is different beside the file.
func (w *Window) compareWhatIf() { w.Go(kit.Route{Page: kit.PageWhatIf}) }

// noticeTrying says over every page that nothing on it is real.
func (w *Window) noticeTrying() {
	if w.trying == nil {
		return
	}
	var buttons []*kit.Button
	if w.side.route.Page != kit.PageWhatIf { // it has them itself
		buttons = []*kit.Button{
			kit.NewButton("notice.whatif.compare", words.Say("whatif.compare"), w.compareWhatIf),
			kit.NewButton("notice.whatif.drop", words.Say("whatif.drop"), w.DropWhatIf),
		}
	}
	w.notices.Add(kit.NewNotice(kit.Notice{Name: "notice.whatif", Text: words.Say("whatif.notice"), Calls: true, Buttons: buttons}))
}

// newEdge is what is drawn around everything while something is tried.
func newEdge() *canvas.Rectangle {
	edge := canvas.NewRectangle(color.Transparent)
	edge.StrokeWidth = edgeWidth
	edge.Hide()
	return edge
}

const edgeWidth = 3

func (w *Window) markTrying() {
	w.edge.StrokeColor = theme.Current().WarnInk
	w.edge.Hidden = w.trying == nil
	w.edge.Refresh()
	w.retitle()
}

// tryable are the pages of a what-if: those on which one plans. What is real or leaves the file waits.
var tryable = map[string]bool{
	kit.PageWeave: true, kit.PageStrategic: true, kit.PagePeople: true, kit.PagePerson: true, kit.PageTeam: true, kit.PageDelegation: true,
	kit.PageLessons: true, kit.PageSkills: true, kit.PageWhatIf: true, kit.PageRolling: true,
}

// waits says whether a page is not shown in a what-if.
func (w *Window) waits(r kit.Route) bool {
	return w.trying != nil && (!tryable[r.Page] || r.Page == kit.PagePerson && r.Tab == kit.TabTalks)
}

// waitingPage stands in the place of a page that waits until the what-if is over.
type waitingPage struct{ window *Window }

// Title says that something is tried.
func (p *waitingPage) Title() string { return words.Say("whatif.title") }

// Content is built once.
func (p *waitingPage) Content() fyne.CanvasObject {
	return kit.SheetFull(kit.PageMax, kit.NewEmpty(kit.Empty{
		Picture: kit.WeavePicture(), Sentence: words.Say("whatif.waits"), Help: words.Say("whatif.waits.help"),
		Action: kit.NewPrimary("whatif.waits.compare", words.Say("whatif.compare"), p.window.compareWhatIf),
	}))
}

// Reload has nothing to ask.
func (p *waitingPage) Reload() {}

// Close has nothing to end.
func (p *waitingPage) Close() {}
