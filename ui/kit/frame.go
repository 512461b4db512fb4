package kit

import (
	"context"
	"errors"
	"time"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/storage"
	"milepost/ui/words"
)

// Names of pages, for routes and for the probe.
const (
	PageWelcome    = "welcome"
	PageImport     = "import"
	PageToday      = "today"
	PagePeople     = "people"
	PageTalks      = "talks"
	PagePromises   = "promises"
	PageTeam       = "team"
	PageDelegation = "delegation"
	PageLessons    = "lessons"
	PagePerson     = "person"
	PageWeave      = "milestones"
	PageSkills     = "skills"
	PageStrategic  = "milestone"
	PageSettings   = "settings"
	PageCompare    = "compare"
	PageObserve    = "observe"
	PageInbox      = "inbox"
	PageWhatIf     = "whatif"
	PageRolling    = "rolling"
	PagePractice   = "practice"
	PageCalibrate  = "calibration"
	PageFramework  = "framework"
	PageSkill      = "skill"
)

// Names of the tabs of a person's page.
const (
	TabOverview     = "overview"
	TabTalks        = "oneonones"
	TabSkills       = "skills"
	TabGrowth       = "growth"
	TabDelegation   = "delegation"
	TabHistory      = "history"
	TabExpectations = "expectations"
)

// Route names a page by value, so that back and forward can keep it.
type Route struct {
	Page   string
	Person model.ID // whose page
	Tab    string   // of a person's page
	Ref    model.ID // the record to open or point at: a strategic milestone, a goal, a career milestone, a meeting
	Do     string   // what to begin at once, for example "new"; empty: nothing
}

// Page is what the shell shows in the window.
type Page interface {
	// Title is for the window's frame and the list of back and forward.
	Title() string
	// Content is built once; Reload changes what is in it.
	Content() fyne.CanvasObject
	// Reload asks the store again and shows what it says; fields somebody types into keep their text, focus and caret.
	Reload()
	// Close ends what the page runs.
	Close()
}

// Focuser is a page that says which field shall have the keyboard when it is shown.
type Focuser interface {
	FocusFirst()
}

// Continuer is a page that can open again what somebody was writing in a dialog when the window was closed. It is asked
// once it has loaded.
type Continuer interface {
	// Continue says whether it has opened the thing.
	Continue(thing string) bool
}

// Frame is what a page may ask of the window it is in.
type Frame interface {
	// Go shows another page; back returns to this one.
	Go(Route)
	// Back shows the page before.
	Back()
	// Canvas is the window's, for dialogs and focus.
	Canvas() fyne.Canvas
	// Window is for file choosers.
	Window() fyne.Window
	// Today is the effective day in the file's zone.
	Today() model.Date
	// Now is the present instant in the file's zone.
	Now() time.Time
	// Roster is who is in the file, as last loaded; never nil.
	Roster() *model.Roster
	// Store is the open file. While the curtain is drawn it reads nothing that must not be seen.
	Store() *storage.Store
	// Drafts holds what is typed and not yet stored.
	Drafts() *Drafts
	// Curtain is what is hidden at the moment.
	Curtain() Curtain
	// TalkBegins draws the curtain for a one-on-one, unless it is drawn already.
	TalkBegins(person model.ID)
	// TalkEnds lifts it, if a one-on-one has drawn it.
	TalkEnds()
	// Change writes one unit off the window's goroutine. When it is stored, then (if not nil) runs in the window; an
	// error is shown in words, the page keeps what was typed.
	Change(unit string, write func(*storage.Work) error, then func())
	// Undoable tells in a toast what was done, with a button that takes it back. The text is already in words.
	Undoable(text string)
	// Tell shows a toast without a button.
	Tell(text string)
	// ShowError shows an error in words in a dialog.
	ShowError(error)
}

// Life is what a page embeds so that its loads end with it.
type Life struct {
	ctx context.Context
	end context.CancelFunc
}

// NewLife begins a page's life.
func NewLife() Life {
	ctx, end := context.WithCancel(context.Background())
	return Life{ctx, end}
}

// Context is done once the page is closed.
func (l *Life) Context() context.Context { return l.ctx }

// Close ends the page's loads: what they bring is not shown any more.
func (l *Life) Close() { l.end() }

// Ask says what a dialog with a form asks, and what is stored once every field is right.
type Ask struct {
	Name    string // for tests and scripts
	Title   string
	Intro   string
	Confirm string
	Form    *Form
	Width   float32
	Unit    string
	// Thing is what is written in it, whose draft is kept until the dialog is closed; empty: nothing is.
	Thing string
	About model.ID // whom that is about; none: the team
	// Read takes the fields, in the window, and gives what to write.
	Read func() func(*storage.Work) error
	// Then runs in the window once it is stored; may be nil.
	Then func()
}

// ErrFields keeps a dialog open whose fields say themselves what is wrong.
var ErrFields error = notYet{}

type notYet struct{}

func (notYet) Error() string { return "" }

// ShowAsk opens the dialog. What cannot be stored keeps it open, with the reason in it.
func ShowAsk(f Frame, a Ask) *OpenDialog {
	storing, done := func(write func(*storage.Work) error) func(*storage.Work) error { return write }, func() {}
	if a.Thing != "" {
		w := f.Drafts().Begin(a.Thing, a.About, a.Form.Content())
		storing, done = w.Storing, w.Done
	}
	return ShowDialog(f.Canvas(), Dialog{
		Name: a.Name, Title: a.Title, Intro: a.Intro, Body: a.Form.Content(), Width: a.Width, First: a.Form.First(),
		Confirm: a.Confirm, Cancel: words.Say("dialog.cancel"), onClose: done,
		OnSubmit: func(done func(error)) {
			if !a.Form.Check() {
				done(ErrFields)
				return
			}
			Save(f, a.Unit, storing(a.Read()), func(err error) {
				if errors.Is(err, ErrTheirs) {
					done(nil)
					return
				}
				done(err)
				if err == nil && a.Then != nil {
					a.Then()
				}
			})
		},
	})
}
