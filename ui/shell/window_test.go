package shell_test

import (
	"context"
	"math/rand"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/sample"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/shell"
	"milepost/ui/theme"
)

// window is the program's window under the test driver, with a folder of its own.
func window(t *testing.T, path string, change ...func(*shell.Options)) (*shell.Window, string) {
	t.Helper()
	app := kittest.App(t, theme.LightMode)
	folder := t.TempDir()
	o := options(folder, path)
	for _, f := range change {
		f(&o)
	}
	w := shell.New(app, o)
	w.Window().Resize(fyne.NewSize(1440, 900))
	t.Cleanup(w.Quit)
	return w, folder
}

// pending is what open files wait for. Nothing happens by itself in these tests: the test's driver would show it beside
// the test instead of after it.
type pending struct{ calls map[int]func() }

func (p *pending) after(_ time.Duration, f func()) func() {
	if p.calls == nil {
		p.calls = map[int]func(){}
	}
	key := len(p.calls)
	for p.calls[key] != nil {
		key++
	}
	p.calls[key] = f
	return func() { delete(p.calls, key) }
}

// pass lets the time pass once.
func (p *pending) pass() {
	now := p.calls
	p.calls = nil
	for _, f := range now {
		f()
	}
}

var waiting pending

// starts counts the windows of a run: each makes other ids, as all are at the same instant.
var starts int64

func options(folder, path string) shell.Options {
	starts++
	return shell.Options{
		Clock: model.FixedClock(kittest.Now()), Random: rand.New(rand.NewSource(starts)), Zone: time.UTC, UserName: "ingrid", Folder: folder, Path: path,
		After: waiting.after, Version: "test", Log: "/notes/milepost.log",
	}
}

// again is the window of the next start, with what the one before remembered.
func again(t *testing.T, before *shell.Window) *shell.Window {
	t.Helper()
	before.Quit()
	w := shell.New(fyne.CurrentApp(), options(t.TempDir(), ""))
	t.Cleanup(w.Quit)
	return w
}

// theSample is the sample team's file, made once.
var theSample = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "milepost-sample-")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(dir) }() // its content is what counts
	path := filepath.Join(dir, "sample.milepost")
	if err := sample.Make(context.Background(), path, sample.Options{AsOf: model.DateOf(kittest.Now())}); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

// sampleFile is a copy of it.
func sampleFile(t *testing.T) string {
	t.Helper()
	data, err := theSample()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "sample.milepost")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestFirstStartToAFirstTalk(t *testing.T) {
	w, folder := window(t, "")
	c := w.Canvas()
	kittest.Tap(t, c, "welcome.new")
	kittest.Type(c, "Team South")
	kittest.Press(c, fyne.KeyReturn)
	kittest.Type(c, "Zoë Çelik")
	kittest.Press(c, fyne.KeyReturn)
	if !kittest.Has(c, "oneonone.point.new") {
		t.Fatal("the first rep's page of talks is not shown")
	}
	kittest.Type(c, "How was the first week?")
	kittest.Press(c, fyne.KeyReturn)
	r := w.Roster()
	talks, err := w.Store().OneOnOnes(context.Background(), r.People[0].ID)
	if err != nil || len(talks.Points) != 1 || talks.Points[0].Text != "How was the first week?" {
		t.Fatalf("%+v %v", talks.Points, err)
	}
	w.Undo()
	if talks, _ = w.Store().OneOnOnes(context.Background(), r.People[0].ID); len(talks.Points) != 0 {
		t.Error("undo left the point")
	}
	w.Redo()
	if talks, _ = w.Store().OneOnOnes(context.Background(), r.People[0].ID); len(talks.Points) != 1 {
		t.Error("redo did not bring it back")
	}
	if !strings.HasPrefix(w.Store().Path(), folder) || filepath.Base(w.Store().Path()) != "Team South.milepost" {
		t.Errorf("the file lies at %s", w.Store().Path())
	}
}

func TestLookAroundMakesAFreshSampleEachTime(t *testing.T) {
	w, folder := window(t, "")
	kittest.Tap(t, w.Canvas(), "welcome.sample")
	if !kittest.Has(w.Canvas(), "today.sentence") || w.Roster().File.Name != "Team North" {
		t.Fatal("the sample's Today is not shown")
	}
	first := w.Store().Path()
	w.CloseFile()
	kittest.Tap(t, w.Canvas(), "welcome.sample")
	if w.Store().Path() == first {
		t.Error("the sample somebody has worked in was opened in place of a fresh one")
	}
	files, _ := filepath.Glob(filepath.Join(folder, "*.milepost"))
	if len(files) != 2 {
		t.Errorf("files: %v", files)
	}
}

func TestBackAndForward(t *testing.T) {
	w, _ := window(t, sampleFile(t))
	c := w.Canvas()
	kittest.Tap(t, c, "nav.people")
	kittest.Tap(t, c, "nav.milestones")
	w.Back()
	if !kittest.Has(c, "people.new") {
		t.Error("back did not show people")
	}
	w.Forward()
	if kittest.Has(c, "people.new") {
		t.Error("forward stayed on people")
	}
}

func TestEveryTabOfAPersonKeepsItsPlace(t *testing.T) {
	w, _ := window(t, sampleFile(t))
	p, err := w.Roster().FindPerson("Priya Raman")
	if err != nil {
		t.Fatal(err)
	}
	kittest.Tap(t, w.Canvas(), "nav.person."+p.ID.Short())
	for i, name := range []string{"oneonone.point.new", "skills.rate", "goal.add"} {
		kittest.Tap(t, w.Canvas(), "person.tabs."+string(rune('2'+i)))
		if !kittest.Has(w.Canvas(), name) {
			t.Errorf("tab %d has no %s", i+2, name)
		}
	}
	q, err := w.Roster().FindPerson("Kenji Morita")
	if err != nil {
		t.Fatal(err)
	}
	kittest.Tap(t, w.Canvas(), "nav.person."+q.ID.Short())
	if !kittest.Has(w.Canvas(), "goal.add") {
		t.Error("going to another person left the tab")
	}
}

func TestUndoInAFieldIsTheFieldsThenTheFiles(t *testing.T) {
	w, _ := window(t, sampleFile(t))
	p, err := w.Roster().FindPerson("Amara Okafor")
	if err != nil {
		t.Fatal(err)
	}
	c := w.Canvas()
	kittest.Tap(t, c, "nav.person."+p.ID.Short())
	kittest.Tap(t, c, "person.tabs.2")
	kittest.Type(c, "one")
	kittest.Press(c, fyne.KeyReturn)
	kittest.Type(c, "half")
	undo := &fyne.ShortcutUndo{}
	c.Focused().(fyne.Shortcutable).TypedShortcut(undo)
	if text := kittest.Text(t, c, "oneonone.point.new"); text != "" {
		t.Fatalf("the field holds %q", text)
	}
	before := points(t, w.Store(), p.ID)
	c.Focused().(fyne.Shortcutable).TypedShortcut(undo)
	if n := points(t, w.Store(), p.ID); n != before-1 {
		t.Errorf("%d points became %d", before, n)
	}
}

func TestWhatAnotherWindowWritesIsShown(t *testing.T) {
	path := sampleFile(t)
	w, _ := window(t, path)
	id := talks(t, w, "Amara Okafor")
	kittest.Type(w.Canvas(), "half a thought")
	talks, err := w.Store().OneOnOnes(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range talks.Points {
		if !p.ClosedOn.IsZero() || p.Visibility != model.Shared {
			continue
		}
		rewordElsewhere(t, path, p)
		break
	}
	waiting.pass()
	if got := strings.Join(kit.Texts(w.Canvas().Content()), "\n"); !strings.Contains(got, "theirs") {
		t.Error("what was written elsewhere is not shown")
	}
	if got := kittest.Text(t, w.Canvas(), "oneonone.point.new"); got != "half a thought" {
		t.Errorf("the field holds %q", got)
	}
}

// TestWhatSomebodyElseChangedIsAskedAbout changes the words of a point here and, before this window has looked, there.
func TestWhatSomebodyElseChangedIsAskedAbout(t *testing.T) {
	path := sampleFile(t)
	w, _ := window(t, path)
	id := talks(t, w, "Amara Okafor")
	c := w.Canvas()
	found, err := w.Store().OneOnOnes(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(found.Points, func(p model.Point) bool { return p.ClosedOn.IsZero() && p.Visibility == model.Shared })
	p := found.Points[i]
	kittest.Tap(t, c, "oneonone.point."+p.ID.Short())
	kittest.Write(t, c, "point.edit", "mine")
	rewordElsewhere(t, path, p)
	kittest.Press(c, fyne.KeyReturn)
	if got := strings.Join(kit.Texts(c.Overlays().Top()), "\n"); !strings.Contains(got, "theirs") || !strings.Contains(got, "mine") ||
		!strings.Contains(got, "Amara Okafor changed it elsewhere at 09:00.") {
		t.Fatalf("the dialog says %s", got)
	}
	w.Undo() // not under a dialog
	kittest.Press(c, fyne.KeyReturn)
	waiting.pass()
	if got := strings.Join(kit.Texts(c.Content()), "\n"); !strings.Contains(got, "mine") || strings.Contains(got, "theirs") || len(c.Overlays().List()) > 0 {
		t.Errorf("afterwards the page says %s", got)
	}
	w.Undo()
	if got := strings.Join(kit.Texts(c.Content()), "\n"); !strings.Contains(got, "theirs") {
		t.Errorf("undone the page says %s", got)
	}
}

func points(t *testing.T, s *storage.Store, id model.ID) int {
	t.Helper()
	talks, err := s.OneOnOnes(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return len(talks.Points)
}

func TestReviewIsWrittenFromTheProfile(t *testing.T) {
	w, _ := window(t, sampleFile(t))
	p, err := w.Roster().FindPerson("Amara Okafor")
	if err != nil {
		t.Fatal(err)
	}
	w.ExportReview(p.ID)
	path := kittest.Text(t, w.Canvas(), "review.path")
	kittest.Tap(t, w.Canvas(), "review.confirm")
	data, err := os.ReadFile(path)
	if err != nil || !strings.HasPrefix(string(data), "%PDF-") {
		t.Errorf("%s: %v", path, err)
	}
}

func TestTheLineOfSightIsWrittenFromTheProfile(t *testing.T) {
	w, _ := window(t, sampleFile(t))
	p, err := w.Roster().FindPerson("Amara Okafor")
	if err != nil {
		t.Fatal(err)
	}
	w.Go(kit.Route{Page: kit.PagePerson, Person: p.ID})
	kittest.Tap(t, w.Canvas(), "profile.sight.export")
	path := kittest.Text(t, w.Canvas(), "sight.path")
	kittest.Tap(t, w.Canvas(), "sight.confirm")
	data, err := os.ReadFile(path)
	if err != nil || !strings.HasPrefix(string(data), "%PDF-") || !strings.Contains(path, "line-of-sight-amara-okafor--") {
		t.Errorf("%s: %v", path, err)
	}
}

func TestEveryPageFitsEverySize(t *testing.T) {
	w, _ := window(t, sampleFile(t))
	for _, size := range kittest.Sizes {
		w.Window().Resize(size)
		for _, name := range []string{"nav.today", "nav.people", "nav.milestones", "nav.practice", "nav.settings"} {
			kittest.Tap(t, w.Canvas(), name)
			for _, problem := range kit.Overflows(w.Canvas().Content()) {
				t.Errorf("%s at %v: %s", name, size, problem)
			}
		}
	}
}
