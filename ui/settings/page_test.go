package settings_test

import (
	"context"
	"crypto/rand"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/resources"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/settings"
	"milepost/ui/theme"
)

// window is a frame with a look.
type window struct {
	moves int // how often the file was to be moved
	*kittest.Frame
	mode  theme.Mode
	scale int

	remind   int
	restored []string // the backups that were asked for
	inbox    string   // the folder that is read
}

func (w *window) Mode() theme.Mode           { return w.mode }
func (w *window) SetMode(m theme.Mode)       { w.mode = m }
func (w *window) Scale() int                 { return w.scale }
func (w *window) SetScale(n int)             { w.scale = n }
func (w *window) AskRestore(path string)     { w.restored = append(w.restored, path) }
func (w *window) AskRestoreFile()            { w.restored = append(w.restored, "?") }
func (w *window) MoveAway()                  { w.moves++ }
func (w *window) LogPath() string            { return "/notes/milepost.log" }
func (w *window) Remind() int                { return w.remind }
func (w *window) SetRemind(n int)            { w.remind = n }
func (w *window) CanRemind() bool            { return true }
func (w *window) InboxFolder() string        { return w.inbox }
func (w *window) SetInboxFolder(path string) { w.inbox = path }

// newStore is a team of two, one of whom owns it, with nothing to undo.
func newStore(t *testing.T) *storage.Store {
	t.Helper()
	ctx := context.Background()
	starter, err := storage.ParseStarter(resources.Starter())
	if err != nil {
		t.Fatal(err)
	}
	s, err := storage.Create(ctx, filepath.Join(t.TempDir(), "team.milepost"), storage.Params{
		Options:  storage.Options{Clock: model.FixedClock(kittest.Now()), Random: rand.Reader},
		TeamName: "Team North", UserName: "is", Zone: "Europe/Berlin", Starter: starter,
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	r, err := s.Roster(ctx)
	if err != nil {
		t.Fatal(err)
	}
	file, owner := r.File, r.Owner
	ingrid, priya := &model.Person{Row: model.Row{Visibility: model.Shared}, Name: "Ingrid Solberg"}, &model.Person{Row: model.Row{Visibility: model.Shared}, Name: "Priya Raman", IsRep: true}
	if _, err := s.Do(ctx, unit.AddPerson, func(w *storage.Work) error {
		if err := errors.Join(w.Put(ingrid), w.Put(priya)); err != nil {
			return err
		}
		file.Currency, file.Paper, owner.PersonID = "EUR", "a4", ingrid.ID
		return errors.Join(w.Put(&file), w.Put(&owner))
	}); err != nil {
		t.Fatal(err)
	}
	if err := s.MakeFinal(ctx); err != nil {
		t.Fatal(err)
	}
	return s
}

func open(t *testing.T) (*window, fyne.Canvas) {
	t.Helper()
	kittest.App(t, theme.LightMode)
	w := &window{Frame: kittest.NewFrame(t, newStore(t)), mode: theme.System, scale: 100}
	return w, w.Show(t, settings.New(w, kit.Route{}), fyne.NewSize(1216, 900)).Canvas()
}

// put replaces what a field holds.
func put(t *testing.T, c fyne.Canvas, name, text string) {
	t.Helper()
	c.Unfocus()
	if !kit.FocusName(c, name) {
		t.Fatalf("%s takes no focus", name)
	}
	c.Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	if text == "" {
		kittest.Press(c, fyne.KeyBackspace)
	}
	kittest.Type(c, text)
}

// stored is what the file says of itself, read anew, and the name of the person who owns it.
func stored(t *testing.T, w *window) (model.File, string) {
	t.Helper()
	r, err := w.Store().Roster(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if p := r.Person(r.Owner.PersonID); p != nil {
		return r.File, p.Name
	}
	return r.File, ""
}

func TestEveryFieldIsStoredAndTakenBack(t *testing.T) {
	for name, x := range map[string]struct {
		change func(t *testing.T, c fyne.Canvas)
		want   func(f model.File, owner string) bool
	}{
		"name": {
			func(t *testing.T, c fyne.Canvas) { put(t, c, "settings.team", "  Team East ") },
			func(f model.File, _ string) bool { return f.Name == "Team East" },
		},
		"zone": {
			func(t *testing.T, c fyne.Canvas) { put(t, c, "settings.zone", "Asia/Tokyo") },
			func(f model.File, _ string) bool { return f.Zone == "Asia/Tokyo" },
		},
		"currency": {
			func(t *testing.T, c fyne.Canvas) { put(t, c, "settings.currency", "nok") },
			func(f model.File, _ string) bool { return f.Currency == "NOK" },
		},
		"no currency": {
			func(t *testing.T, c fyne.Canvas) { put(t, c, "settings.currency", "") },
			func(f model.File, _ string) bool { return f.Currency == "" },
		},
		"month": {
			func(t *testing.T, c fyne.Canvas) {
				put(t, c, "settings.month", "apr")
				kittest.Press(c, fyne.KeyReturn)
			},
			func(f model.File, _ string) bool { return f.FirstMonth == 4 },
		},
		"week": {
			func(t *testing.T, c fyne.Canvas) { kittest.Tap(t, c, "settings.week.0") },
			func(f model.File, _ string) bool { return f.FirstWeekday == 0 },
		},
		"paper": {
			func(t *testing.T, c fyne.Canvas) { kittest.Tap(t, c, "settings.paper.letter") },
			func(f model.File, _ string) bool { return f.Paper == "letter" },
		},
		"paper by region": {
			func(t *testing.T, c fyne.Canvas) { kittest.Tap(t, c, "settings.paper.") },
			func(f model.File, _ string) bool { return f.Paper == "" },
		},
		"owner": {
			func(t *testing.T, c fyne.Canvas) {
				put(t, c, "settings.owner", "priya")
				kittest.Press(c, fyne.KeyReturn)
			},
			func(_ model.File, owner string) bool { return owner == "Priya Raman" },
		},
		"nobody": {
			func(t *testing.T, c fyne.Canvas) { put(t, c, "settings.owner", "") },
			func(_ model.File, owner string) bool { return owner == "" },
		},
	} {
		t.Run(name, func(t *testing.T) {
			w, c := open(t)
			file, owner := stored(t, w)
			if x.want(file, owner) {
				t.Fatal("it is so already: the test proves nothing")
			}
			x.change(t, c)
			if now, _ := stored(t, w); now != file {
				t.Error("it was stored before Save")
			}
			kittest.Tap(t, c, "settings.save")
			now, nowOwner := stored(t, w)
			if !x.want(now, nowOwner) {
				t.Errorf("stored is %+v, the owner is %s", now, nowOwner)
			}
			if len(w.Toasts) != 1 || len(w.Errors) != 0 {
				t.Errorf("told %v, errors %v", w.Toasts, w.Errors)
			}
			w.Undo(t)
			back, backOwner := stored(t, w)
			back.Version = file.Version
			if back != file || backOwner != owner {
				t.Errorf("undo left %+v, %s", back, backOwner)
			}
		})
	}
}

func TestFieldsFollowTheFile(t *testing.T) {
	w, c := open(t)
	put(t, c, "settings.team", "Team East")
	put(t, c, "settings.owner", "priya")
	kittest.Press(c, fyne.KeyReturn)
	kittest.Tap(t, c, "settings.save")
	w.Undo(t)
	if name, owner := kittest.Text(t, c, "settings.team"), kittest.Text(t, c, "settings.owner"); name != "Team North" || owner != "Ingrid Solberg" {
		t.Errorf("after undo the fields hold %q and %q", name, owner)
	}
	owner := w.Roster().Owner
	owner.PersonID = ""
	w.Change(unit.ChooseOwner, func(x *storage.Work) error { return x.Put(&owner) }, nil) // by the question, or in another window
	if got := kittest.Text(t, c, "settings.owner"); got != "" {
		t.Errorf("the owner is nobody, and the field holds %q", got)
	}
	put(t, c, "settings.team", "Team West")
	w.Change(unit.AddPerson, func(x *storage.Work) error {
		return x.Put(&model.Person{Row: model.Row{Visibility: model.Shared}, Name: "Zoë", IsRep: true})
	}, nil)
	if got := kittest.Text(t, c, "settings.team"); got != "Team West" {
		t.Errorf("a change of something else took what was typed: %q", got)
	}
	kittest.Tap(t, c, "settings.save")
	if f, _ := stored(t, w); f.Name != "Team West" || len(w.Errors) > 0 {
		t.Errorf("stored is %q, %v", f.Name, w.Errors)
	}
}

func TestSettingsChangedInBothWindowsAreAskedAbout(t *testing.T) {
	w, c := open(t)
	put(t, c, "settings.team", "Team West")
	kittest.Tap(t, c, "settings.notes.12") // in this very window: nothing to ask about
	if got := kittest.Text(t, c, "settings.team"); got != "Team West" || w.Roster().File.NoteMonths != 12 {
		t.Fatalf("what was typed is gone: %q", got)
	}
	kittest.Tap(t, c, "settings.save")
	if f, _ := stored(t, w); f.Name != "Team West" || f.NoteMonths != 12 {
		t.Fatalf("stored %+v, asked %t", f, kittest.Has(c, "conflict"))
	}
	put(t, c, "settings.team", "Team West")
	w.Undo(t)
	put(t, c, "settings.team", "Team West")
	w.Toasts = nil
	file := w.Roster().File
	file.Name, file.FirstMonth = "Team East", 4
	w.Change(unit.ChangeFile, func(x *storage.Work) error { return x.Put(&file) }, nil)
	if got := kittest.Text(t, c, "settings.team"); got != "Team West" {
		t.Fatalf("what was typed is gone: %q", got)
	}
	kittest.Tap(t, c, "settings.save")
	kittest.Tap(t, c, "conflict.cancel")
	if f, _ := stored(t, w); f.Name != "Team East" || kittest.Text(t, c, "settings.team") != "Team West" {
		t.Fatalf("after Cancel the file says %q, the field %q", f.Name, kittest.Text(t, c, "settings.team"))
	}
	kittest.Tap(t, c, "settings.save")
	kittest.Tap(t, c, "conflict.confirm")
	if f, _ := stored(t, w); f.Name != "Team West" || f.FirstMonth != 4 || len(w.Toasts) != 1 {
		t.Errorf("stored %+v, told %v", f, w.Toasts)
	}
	if got := kittest.Text(t, c, "settings.month"); got != "April" {
		t.Errorf("the field of the month holds %q", got)
	}
	w.Undo(t)
	if got := kittest.Text(t, c, "settings.team"); got != "Team East" {
		t.Errorf("undone it says %q", got)
	}
}

func TestWhatCannotBeIsRefusedUnderItsField(t *testing.T) {
	for name, x := range map[string]struct{ field, text, want string }{
		"no name":            {"settings.team", "  ", "Please fill this in."},
		"no zone":            {"settings.zone", "", "Please fill this in."},
		"unknown zone":       {"settings.zone", "Europe/Atlantis", "as Europe/Berlin"},
		"this computer's":    {"settings.zone", "Local", "as Europe/Berlin"},
		"currency's name":    {"settings.currency", "Euro", "three letters"},
		"no such currency":   {"settings.currency", "QQQ", "three letters"},
		"no such month":      {"settings.month", "Smarch", "is not in the list"},
		"no month":           {"settings.month", "", "Please choose one"},
		"nobody called so":   {"settings.owner", "Nobody At All", "is not in the list"},
		"a letter too many ": {"settings.currency", "EURO", "three letters"},
	} {
		t.Run(name, func(t *testing.T) {
			w, c := open(t)
			before, _ := stored(t, w)
			put(t, c, x.field, x.text)
			kittest.Tap(t, c, "settings.save")
			if after, _ := stored(t, w); after != before || len(w.Toasts) > 0 {
				t.Errorf("stored is %+v", after)
			}
			if got := strings.Join(kit.Texts(c.Content()), "\n"); !strings.Contains(got, x.want) {
				t.Errorf("%q is not said", x.want)
			}
			if kittest.Focused(c) != x.field {
				t.Errorf("the keyboard is in %q", kittest.Focused(c))
			}
		})
	}
}

func TestNothingChangedIsNoUnit(t *testing.T) {
	w, c := open(t)
	kittest.Tap(t, c, "settings.save")
	if name, err := w.Store().UndoName(context.Background()); err != nil || name != "" {
		t.Errorf("there is %q to undo, %v", name, err)
	}
	if len(w.Toasts) != 1 || w.Toasts[0] != "Nothing was changed." {
		t.Errorf("told %v", w.Toasts)
	}
}

func TestEnterInTheLastFieldStores(t *testing.T) {
	w, c := open(t)
	put(t, c, "settings.team", "Team East")
	kit.FocusName(c, "settings.currency")
	kittest.Press(c, fyne.KeyReturn)
	if f, _ := stored(t, w); f.Name != "Team East" {
		t.Errorf("stored is %q", f.Name)
	}
}

func TestLookIsChosenAtOnce(t *testing.T) {
	w, c := open(t)
	kittest.Tap(t, c, "settings.mode.dark")
	kittest.Tap(t, c, "settings.scale.125")
	if w.mode != theme.DarkMode || w.scale != 125 {
		t.Errorf("chosen is %s, %d", w.mode, w.scale)
	}
	if name, err := w.Store().UndoName(context.Background()); err != nil || name != "" {
		t.Errorf("the look is in the file: %q, %v", name, err)
	}
}

func TestPageSaysWhereEverythingIs(t *testing.T) {
	w, c := open(t)
	got := strings.Join(kit.Texts(c.Content()), "\n")
	for _, want := range []string{w.Store().Path(), "/notes/milepost.log"} {
		if !strings.Contains(got, want) {
			t.Errorf("%s is not named", want)
		}
	}
}

func TestPageFitsEverySize(t *testing.T) {
	store := newStore(t)
	build := func() fyne.CanvasObject {
		w := &window{Frame: kittest.NewFrame(t, store), scale: 100}
		return w.Build(settings.New(w, kit.Route{}))
	}
	kittest.Overflow(t, build)
	kittest.Pull(t, build)
}

func TestRemindersAreChosen(t *testing.T) {
	w, c := open(t)
	w.remind = model.DefaultRemind
	kittest.Tap(t, c, "settings.remind.15")
	if w.remind != 15 {
		t.Errorf("reminded %d minutes before", w.remind)
	}
	kittest.Tap(t, c, "settings.remind.0")
	if w.remind != model.RemindOff {
		t.Errorf("reminded %d minutes before", w.remind)
	}
}
