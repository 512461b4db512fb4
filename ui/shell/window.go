// Package shell is the window: it opens files, shows pages, keeps the way back, and holds what all pages share.
package shell

import (
	"context"
	"crypto/rand"
	"io"
	"log/slog"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"milepost/model"
	"milepost/storage"
	"milepost/ui/handover"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// Options is what the window is started with.
type Options struct {
	Clock    model.Clock
	Random   io.Reader         // for ids; nil: the machine's
	After    storage.Scheduler // what open files wait with; nil: real time
	Zone     *time.Location    // of new files
	UserName string            // of new files' author
	Folder   string            // where new files go
	Path     string            // file to open; empty: the last one, or the welcome page
	Machine  *storage.Machine  // the computer; nil: the one the program runs on
	Backups  string            // where the daily copies go; empty: none are made
	Version  string
	Log      string // where the program's notes are; empty: nowhere
	// OpenPath opens a file or folder with what the system has for it; nil: nothing is offered to be opened.
	OpenPath func(path string) error
	// OpenLink opens a link with what the system has for it, a mailto link with the mail program; nil: nothing.
	OpenLink func(link string) error
	// Notify shows a notification of the system; nil: nobody is reminded of meetings.
	Notify  func(title, text string)
	Runs    string               // where this run is noted as long as it lasts, and reports of crashes go; empty: nowhere
	Broke   func(said string)    // ends the program after a panic; said holds nothing of the user's
	Probe   string               // file to write the window's state to; empty: none
	Elapsed func() time.Duration // since the program began, for the probe
}

// Window is the one window of the program. It is the Frame of all pages.
type Window struct {
	app   fyne.App
	win   fyne.Window
	opts  Options
	prefs prefs

	store  *storage.Store
	stop   []func() // ends what the open file runs
	roster *model.Roster
	page   kit.Page // that was asked for
	shown  kit.Page // that is in the window; another one while page loads
	trail  trail
	side   sideState

	curtain  curtain
	curtains int // how often it was drawn or lifted: what was read before is not shown after

	menuShape string // what the menu says, to know when it must be made anew
	begun     begun  // the open file, if it was made for a list to be imported

	readOnly bool            // the open file could not be written when the page was shown
	copies   []string        // other versions of the open file that lie beside it
	notices  *fyne.Container // over the page: what is to be known of the file

	host   *fyne.Container // what the window shows: a page beside the sidebar, or the welcome page
	toasts *kit.Toasts

	gone        bool           // the window is closed
	palette     *theme.Palette // that everything shown was made in
	undoOffered bool           // the toast shown offers to take the newest unit back

	run     *running
	drafts  *kit.Drafts
	left    endedRun // the last run that did not end as it should; its page is gone back to once
	crashed string   // a report of it that was not told yet

	mine map[model.ID]bool // of whose meetings one is reminded; nil: of everybody's

	inbox inbox

	trying *trying           // what is shown in the place of the file; nil: the file
	edge   *canvas.Rectangle // around the window while something is tried

	handed *handover.Given // to a rep; nil: the manager has the window

	backupFailed bool // the last copy that was tried, which was told
}

var _ kit.Frame = (*Window)(nil)

// New makes the window and opens its first file or the welcome page. It does not show it yet.
func New(app fyne.App, o Options) *Window {
	if o.Random == nil {
		o.Random = rand.Reader
	}
	w := &Window{app: app, opts: o, prefs: prefs{app.Preferences()}, roster: &model.Roster{}}
	w.run = startRunning(o.Runs, model.NewIDs(o.Clock, o.Random).New())
	if o.Broke != nil {
		kit.OnBreak = w.Broke
	}
	w.applyScale() // before there is a window
	app.Settings().SetTheme(theme.New(w.Mode()))
	w.win = app.NewWindow(words.Say("shell.name"))
	w.win.SetMaster()
	w.host = container.New(&frameLayout{})
	w.toasts, w.edge = kit.NewToasts(), newEdge()
	w.win.SetContent(kit.Stack(w.host, w.edge, w.toasts.Layer()))
	w.win.SetPadded(false)
	w.win.Resize(w.prefs.size())
	w.win.SetCloseIntercept(w.onCloseTapped)
	w.win.SetOnDropped(w.onDropped)
	app.Lifecycle().SetOnEnteredForeground(func() { w.later(w.onForeground) })
	w.addKeys()
	app.Settings().AddListener(func(fyne.Settings) { fyne.Do(w.onSettings) })
	if o.Probe != "" {
		kit.NewProbe(o.Probe, w.win, w.pageName, o.Elapsed).Watch(context.Background(), w.ShowError)
	}
	w.lookBack()
	w.curtain.On = w.left.hides.On // for nobody, until it is known which file is opened
	w.openFirst()
	return w
}

// ShowAndRun shows the window and returns when it is closed.
func (w *Window) ShowAndRun() {
	w.win.ShowAndRun()
	defer func() { w.run.end(w.curtain.On) }()
	if err := w.closeFile(); err != nil { // the system ends the program, and there is no window to say it in
		slog.Error("left", note(err)...)
	}
}

// openFirst opens the file asked for, else the last one; without any, or when that fails, it shows the welcome page.
func (w *Window) openFirst() {
	if w.opts.Path != "" {
		w.OpenFile(w.opts.Path)
		return
	}
	if recent := w.prefs.recent(); len(recent) > 0 {
		w.OpenFile(recent[0])
		return
	}
	w.welcome()
}

func (w *Window) onCloseTapped() {
	if w.handed != nil {
		w.handed.HandBack()
		return
	}
	w.prefs.setSize(w.win.Canvas().Size())
	w.leaving(leaveQuit, w.Quit)
}

// Quit closes the file and the window. What is wrong with the file is said before the window goes.
func (w *Window) Quit() {
	err := w.closeFile()
	if err == nil {
		_ = w.close()
		return
	}
	w.welcome()
	w.showError(err, w.close)
}

// close takes the window away, once. It never fails.
func (w *Window) close() error {
	if !w.gone {
		w.gone = true
		w.run.end(w.curtain.On)
		w.win.Close()
	}
	return nil
}

// CloseFile closes the file and shows the welcome page.
func (w *Window) CloseFile() { w.welcome() }

func (w *Window) pageName() string {
	if r, ok := w.trail.current(); ok && w.store != nil {
		if r.Page == kit.PagePerson {
			return r.Page + "." + tabOf(r)
		}
		return r.Page
	}
	if w.page != nil {
		return kit.PageImport
	}
	return kit.PageWelcome
}

// Canvas is the window's, for dialogs and focus.
func (w *Window) Canvas() fyne.Canvas { return w.win.Canvas() }

// Window is for file choosers.
func (w *Window) Window() fyne.Window { return w.win }

// Today is the effective day in the file's zone.
func (w *Window) Today() model.Date { return model.DateOf(w.Now()) }

// Now is the present instant in the file's zone.
func (w *Window) Now() time.Time { return w.opts.Clock.Now().In(w.zone()) }

func (w *Window) zone() *time.Location {
	if w.store == nil {
		return w.opts.Zone
	}
	return w.roster.File.Location()
}

// Roster is who is in the file, as last loaded; never nil.
func (w *Window) Roster() *model.Roster { return w.roster }

// Store is the open file; nil on the welcome page.
func (w *Window) Store() *storage.Store { return w.store }

// Mail opens a mailto link; nil where nothing can be opened, and in a what-if, which nothing leaves.
func (w *Window) Mail() func(link string) error {
	if w.trying != nil {
		return nil
	}
	return w.opts.OpenLink
}

// LogPath is where the program's notes are; empty: nowhere.
func (w *Window) LogPath() string { return w.opts.Log }

// loadRoster asks the store again. An error leaves the last one and is shown.
func (w *Window) loadRoster() {
	r, err := w.store.Roster(context.Background())
	if err != nil {
		w.ShowError(err)
		return
	}
	w.roster = r
	w.retitle()
}

// retitle names page and file in the window's frame, for whoever looks for it among other windows.
func (w *Window) retitle() {
	title := w.fileTitle("shell.title", "shell.title.readonly")
	if w.page != nil && w.page.Title() != "" {
		title = words.Say("shell.title.page", w.page.Title(), title)
	}
	w.win.SetTitle(title)
}

// fileTitle is the name of the file in one of two sentences; the second is for one that can only be read.
func (w *Window) fileTitle(key, readonly string) string {
	if w.store != nil && w.store.ReadOnly() {
		key = readonly
	}
	if w.trying != nil {
		return words.Say("whatif.file", words.Say(key, w.roster.File.Name))
	}
	return words.Say(key, w.roster.File.Name)
}

// frameLayout sets the sidebar left of the page; a single object takes all.
type frameLayout struct{}

func (*frameLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(480, 320) }

func (*frameLayout) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	if len(objects) == 0 {
		return
	}
	objects[0].Resize(s) // the ground
	side := float32(0)
	if len(objects) == 3 {
		side = sideWidth
		if s.Width < kit.RailBelow {
			side = railWidth
		}
		objects[1].Move(fyne.NewPos(0, 0))
		objects[1].Resize(fyne.NewSize(side, s.Height))
	}
	if len(objects) > 1 {
		last := objects[len(objects)-1]
		last.Move(fyne.NewPos(side, 0))
		last.Resize(fyne.NewSize(s.Width-side, s.Height))
	}
}

// setContent shows a page, with the sidebar when a file is open.
func (w *Window) setContent(page fyne.CanvasObject, withSide bool) {
	w.palette = theme.Current()
	w.edge.StrokeColor = w.palette.WarnInk
	ground := canvas.NewRectangle(w.palette.Page)
	w.host.Objects = []fyne.CanvasObject{ground, page}
	if withSide {
		w.host.Objects = []fyne.CanvasObject{ground, w.sidebar(), w.withNotices(page)}
	}
	w.host.Refresh()
}
