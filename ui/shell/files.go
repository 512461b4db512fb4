package shell

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/welcome"
	"milepost/ui/words"
)

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// OpenFile opens a team file in place of the one that is open; the one that is open stays when that fails.
func (w *Window) OpenFile(path string) { w.openFile(path, storage.RefuseInUse) }

func (w *Window) openFile(path string, how storage.WhenInUse) {
	if storage.Sealed(path) {
		if w.store == nil {
			w.welcome()
		}
		w.askSealed(path)
		return
	}
	s, err := w.open(path, how)
	if err == nil {
		w.use(s, kit.Route{Page: kit.PageToday})
		return
	}
	if w.store == nil {
		w.welcome() // with the files that are left
	}
	if !w.askInUse(path, err) && !w.askOlderBackup(path, err) && !w.askDamaged(path, err) {
		w.ShowError(err)
	}
}

func (w *Window) storeOptions() storage.Options {
	return storage.Options{
		Clock: w.opts.Clock, Random: w.opts.Random, After: w.opts.After, Machine: w.opts.Machine, Backups: w.opts.Backups, Backed: w.onBacked,
	}
}

// open opens a team file, not yet in the window. One that is not there is taken off the list of the last ones; whatever
// else is wrong may be over soon.
func (w *Window) open(path string, how storage.WhenInUse) (*storage.Store, error) {
	o := w.storeOptions()
	o.WhenInUse = how
	s, err := storage.Open(context.Background(), path, o)
	if !errors.Is(err, model.ErrNotFound) {
		return s, err
	}
	key := "shell.open.missing"
	if slices.Contains(w.prefs.recent(), path) {
		key = "shell.open.gone"
		w.prefs.forget(path)
		w.updateMenu()
	}
	return nil, &model.Problem{Key: key, File: path, Err: err}
}

// use makes a store the window's file and shows a page of it.
func (w *Window) use(s *storage.Store, first kit.Route) {
	closing, before := w.closeFile(), w.roster.File.ID
	w.Canvas().SetOnTypedRune(nil)
	w.store, w.readOnly, w.copies = s, s.ReadOnly(), nil
	w.backupFailed, w.mine = false, nil
	w.trail = trail{}
	if abs, err := filepath.Abs(s.Path()); err == nil && s.BackupOf() == nil { // one looks into a backup, and works elsewhere
		w.prefs.opened(abs, w.machineDay())
	}
	cancel := s.Subscribe(func(c storage.Changed) { w.later(func() { w.onFileChanged(s, c) }) })
	watching := s.Watch() // when that fails the file is open all the same; only other windows are not heard
	w.stop = append(w.stop, cancel)
	w.loadRoster()
	w.openDrafts(s)
	if r, ok := w.whereLeft(); ok && first.Page == kit.PageToday {
		first = r
	}
	if err := w.keepCurtain(before); err != nil {
		w.welcome() // nothing is shown that must not be seen
		w.ShowError(err)
		return
	}
	w.left = endedRun{}
	slog.Info("opened", "file", w.roster.File.ID, "readonly", s.ReadOnly())
	w.Go(first)
	w.loadSide()
	w.CopiesChanged()
	kit.WhenStill(func() {
		if w.store == s {
			w.goOn()
			w.AskOwner()
			w.startReminders(s)
			w.beginInbox()
		}
	})
	for _, err := range []error{closing, watching} {
		if err != nil {
			w.ShowError(err)
		}
	}
}

// later runs in the window's goroutine; the store calls back from the one that wrote.
func (w *Window) later(f func()) { fyne.Do(f) }

// closeFile ends everything that uses the open file and closes it: afterwards it is exactly one file. The error says
// that it could not be left complete.
func (w *Window) closeFile() error {
	w.endWhatIf()
	for _, stop := range w.stop {
		stop()
	}
	w.stop = nil
	w.endInbox()
	if w.page != nil {
		w.page.Close()
		w.page, w.shown = nil, nil
	}
	if w.drafts != nil && w.store != nil {
		if err := w.drafts.Close(); err != nil { // what else is wrong with the file is said when it is closed
			slog.Error("drafts not kept", note(err)...)
		}
	}
	w.toasts.Hide() // what it offers to take back belongs to the file
	if w.store == nil {
		return nil
	}
	s := w.store
	unused := w.unused(s)
	w.store, w.begun = nil, begun{}
	err := leave(s)
	if err == nil && unused {
		w.drop(s.Path())
	}
	slog.Info("closed", "file", w.roster.File.ID)
	return err
}

// leave moves everything into the main file and closes it. A window that has the file open besides may keep the log
// beside it; then it is that window's to leave complete.
func leave(s *storage.Store) error {
	err := s.Settle(context.Background())
	if errors.Is(err, model.ErrBusy) {
		err = nil
	}
	if closing := s.Close(); err == nil {
		err = closing
	}
	if err == nil {
		return nil
	}
	bare := err
	var p *model.Problem
	if errors.As(err, &p) {
		inner := *p
		inner.File = "" // it is named once, by the problem around it
		bare = &inner
	}
	return &model.Problem{Key: "shell.close.incomplete", Args: []any{bare}, File: s.Path(), Err: err}
}

// welcome closes the file that is open and shows the three ways in.
func (w *Window) welcome() {
	closing := w.closeFile()
	w.trail = trail{}
	w.roster = &model.Roster{}
	w.curtain.Curtain = kit.Curtain{On: w.curtain.On} // it stays: a file may be called like somebody
	w.run.note("", w.here(), w.curtain.Curtain, w.machineDay())
	w.win.SetTitle(words.Say("shell.name"))
	actions := welcome.Actions{
		LookAround: w.lookAround, NewTeam: w.askNewTeam, Import: w.newFromList, Open: w.askOpen, Restore: w.askFound, OpenRecent: w.OpenFile,
	}
	if w.curtain.On {
		actions.Lift = w.liftCurtain
	}
	page := welcome.New(w.recent(), actions)
	w.setContent(page.Content(), false)
	w.Canvas().SetOnTypedRune(page.TypedRune)
	w.Canvas().Focus(page.First())
	w.updateMenu()
	if closing != nil {
		w.ShowError(closing)
	}
}

// machineDay is the day where the machine is: files of teams in several zones are listed together.
func (w *Window) machineDay() model.Date { return model.DateOf(w.opts.Clock.Now().In(w.opts.Zone)) }

// recent are the last files with the day each was opened last. Behind the curtain none is named.
func (w *Window) recent() []welcome.Recent {
	var out []welcome.Recent
	if w.curtain.On {
		return nil
	}
	for _, r := range w.prefs.recentDays() {
		out = append(out, welcome.Recent{Path: r.path, Opened: words.Relative(r.day, w.machineDay())})
	}
	return out
}
