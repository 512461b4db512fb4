package shell_test

import (
	"context"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/shell"
)

// badFiles are files that cannot be opened, by what is said of each.
func badFiles(t *testing.T) map[string]string {
	t.Helper()
	good, err := os.ReadFile(sampleFile(t))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	write := func(name string, data []byte) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	patched := func(at int, value uint32) []byte {
		data := append([]byte(nil), good...)
		binary.BigEndian.PutUint32(data[at:], value)
		return data
	}
	folder := filepath.Join(dir, "folder.milepost")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	return map[string]string{
		"This is not a team file of Milepost":            write("text.milepost", []byte("first,last\nAmara,Okafor\n")),
		"This file is empty. Choose":                     write("empty.milepost", nil),
		"This file is cut off":                           write("cut.milepost", good[:len(good)/2]),
		"written by a newer Milepost. Install":           write("newer.milepost", patched(60, 99)),
		"a database of another program":                  write("other.milepost", patched(68, 1)),
		"This is a folder, not a team file. Choose":      folder,
		"There is no such file. Check the name, or look": filepath.Join(dir, "none.milepost"),
	}
}

func TestWhatCannotBeOpenedIsSaidOnceAndLeftAsItWas(t *testing.T) {
	open := sampleFile(t)
	for want, path := range badFiles(t) {
		t.Run(filepath.Base(path), func(t *testing.T) {
			before, _ := os.ReadFile(path) // a folder and none have no content
			w, _ := window(t, path)        // as named on the command line
			c := w.Canvas()
			got := errorText(t, c)
			if !strings.Contains(got, want) || !strings.Contains(got, path) || strings.Contains(got, "milepost import") {
				t.Errorf("said is %q, want %q and the path", got, want)
			}
			kittest.Press(c, fyne.KeyReturn)
			if w.Store() != nil || kittest.Focused(c) != "welcome.sample" {
				t.Fatalf("the keyboard is in %q", kittest.Focused(c))
			}
			w.OpenFile(open)
			w.OpenFile(path) // while another one is open
			if got := errorText(t, c); !strings.Contains(got, want) {
				t.Errorf("said is %q, want %q", got, want)
			}
			kittest.Press(c, fyne.KeyEscape)
			kittest.Tap(t, c, "nav.people")
			if w.Store() == nil || w.Store().Path() != open || !kittest.Has(c, "people.new") {
				t.Error("the file that was open is not any more")
			}
			if after, _ := os.ReadFile(path); string(after) != string(before) {
				t.Error("the file was changed")
			}
		})
	}
}

func TestTheLastTenFilesAreRemembered(t *testing.T) {
	w, folder := window(t, "")
	c := w.Canvas()
	var paths []string
	for i := range 11 {
		kittest.Tap(t, c, "welcome.new")
		kittest.Type(c, fmt.Sprintf("Team %02d", i))
		kittest.Tap(t, c, "team.confirm")
		paths = append(paths, w.Store().Path())
		w.CloseFile()
	}
	if got := kittest.Text(t, c, "welcome.recent.0"); got != "Team 10.milepost, opened today" {
		t.Errorf("the newest is %q", got)
	}
	if kittest.Has(c, "welcome.recent.5") {
		t.Error("more than five are named on the page")
	}
	recent := entry(t, w, "Opened last").ChildMenu.Items
	if len(recent) != 10 || recent[0].Label != "Team 10.milepost in "+filepath.Base(folder) || !strings.HasPrefix(recent[9].Label, "Team 01") {
		t.Fatalf("the menu has %d: %v", len(recent), recent[0].Label)
	}
	recent[9].Action()
	if w.Store() == nil || w.Store().Path() != paths[1] {
		t.Fatal("the menu does not open the file")
	}
	if got := entry(t, w, "Opened last").ChildMenu.Items[0].Label; !strings.HasPrefix(got, "Team 01") {
		t.Errorf("what was opened is not the newest: %s", got)
	}
}

// TestAFileOpenedAfterMidnightWasOpenedToday opens one while it is still the day before in London.
func TestAFileOpenedAfterMidnightWasOpenedToday(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	w, _ := window(t, sampleFile(t), func(o *shell.Options) {
		o.Clock, o.Zone = model.FixedClock(time.Date(2026, 11, 23, 0, 30, 0, 0, berlin)), berlin
	})
	w.CloseFile()
	if got := kittest.Text(t, w.Canvas(), "welcome.recent.0"); !strings.HasSuffix(got, "opened today") {
		t.Errorf("it says %q", got)
	}
}

func TestFileThatIsGoneIsForgottenWithAWord(t *testing.T) {
	path := sampleFile(t)
	w, _ := window(t, path)
	c := w.Canvas()
	w.CloseFile()
	moved := path + "-moved"
	if err := os.Rename(path, moved); err != nil {
		t.Fatal(err)
	}
	kittest.Tap(t, c, "welcome.recent.0")
	if got := errorText(t, c); !strings.Contains(got, path) || !strings.Contains(got, "open it where it is now") {
		t.Errorf("said is %q", got)
	}
	kittest.Press(c, fyne.KeyReturn)
	if kittest.Has(c, "welcome.recent.0") || len(entry(t, w, "Opened last").ChildMenu.Items) != 0 {
		t.Error("the file that is gone is still offered")
	}
}

func TestFileThatCannotBeOpenedNowIsNotForgotten(t *testing.T) {
	path := sampleFile(t)
	w, _ := window(t, path)
	w.CloseFile()
	if err := os.Truncate(path, 5000); err != nil {
		t.Fatal(err)
	}
	kittest.Tap(t, w.Canvas(), "welcome.recent.0")
	kittest.Press(w.Canvas(), fyne.KeyReturn)
	if !kittest.Has(w.Canvas(), "welcome.recent.0") {
		t.Error("a file that may be whole again is forgotten")
	}
}

func TestLastFileIsOpenedAtTheNextStart(t *testing.T) {
	first, last := sampleFile(t), sampleFile(t)
	w, _ := window(t, first)
	w.OpenFile(last)
	next := again(t, w)
	if next.Store() == nil || next.Store().Path() != last {
		t.Fatal("the last file is not open")
	}
	next.CloseFile()
	if err := os.Remove(last); err != nil {
		t.Fatal(err)
	}
	next = again(t, next)
	if got := errorText(t, next.Canvas()); !strings.Contains(got, last) {
		t.Errorf("said is %q", got)
	}
	kittest.Press(next.Canvas(), fyne.KeyReturn)
	if !kittest.Has(next.Canvas(), "welcome.sample") || kittest.Has(next.Canvas(), "welcome.recent.1") {
		t.Error("the welcome page is not shown, or what is gone is offered")
	}
}

func TestFileIsOpenedByATypedPath(t *testing.T) {
	path := sampleFile(t)
	w, _ := window(t, "")
	c := w.Canvas()
	kittest.Tap(t, c, "welcome.open")
	if kittest.Focused(c) != "open.path" {
		t.Fatalf("the keyboard is in %q", kittest.Focused(c))
	}
	kittest.Type(c, path+"x")
	kittest.Press(c, fyne.KeyReturn)
	if got := kittest.Text(t, c, "open.problem"); !strings.Contains(got, "There is no such file") || w.Store() != nil {
		t.Fatalf("problem %q", got)
	}
	kittest.Press(c, fyne.KeyBackspace)
	kittest.Press(c, fyne.KeyReturn)
	if w.Store() == nil || w.Store().Path() != path || len(c.Overlays().List()) != 0 {
		t.Fatal("the file is not open")
	}
	entry(t, w, "Open…").Action()
	kittest.Type(c, `"`+path+`"`) // as copied from elsewhere
	kittest.Press(c, fyne.KeyReturn)
	if w.Store() == nil || len(c.Overlays().List()) != 0 {
		t.Error("a path with quotation marks is not understood")
	}
}

// choose takes the one file in the chooser that lies over everything, and closes it.
func choose(t *testing.T, c fyne.Canvas) {
	t.Helper()
	var grid *widget.GridWrap
	var open *widget.Button
	for _, o := range test.LaidOutObjects(c.Overlays().Top()) {
		switch x := o.(type) {
		case *widget.GridWrap:
			grid = x
		case *widget.Button:
			if x.Text == "Open" {
				open = x
			}
		}
	}
	if grid == nil || open == nil {
		t.Fatal("no chooser lies over everything")
	}
	grid.Select(grid.Length() - 1) // the first is the folder above
	test.Tap(open)
}

func TestFileThatWasLookedForIsOpened(t *testing.T) {
	w, folder := window(t, "")
	data, err := os.ReadFile(sampleFile(t))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, "Team.milepost")
	for _, p := range []string{path, filepath.Join(folder, "notes.txt")} {
		if err := os.WriteFile(p, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	c := w.Canvas()
	kittest.Tap(t, c, "welcome.open")
	kittest.Tap(t, c, "open.browse")
	choose(t, c)
	if w.Store() == nil || w.Store().Path() != path || len(c.Overlays().List()) != 0 {
		t.Error("the file is not open")
	}
}

func TestFileThatCannotBeLeftCompleteIsSaid(t *testing.T) {
	path := sampleFile(t)
	spoil := func(w kit.Frame) {
		if _, err := w.Store().Do(context.Background(), unit.AddPerson, func(x *storage.Work) error {
			return x.Put(&model.Person{Row: model.Row{Visibility: model.Shared}, Name: "Zoë", IsRep: true})
		}); err != nil {
			t.Fatal(err)
		}
		if err := os.Truncate(path+"-wal", 100); err != nil { // the disk gives back less than it took
			t.Fatal(err)
		}
	}
	w, _ := window(t, path)
	spoil(w)
	w.CloseFile()
	if got := errorText(t, w.Canvas()); !strings.Contains(got, path) || !strings.Contains(got, "keep the file beside it that ends in -wal") {
		t.Errorf("said is %q", got)
	}
	kittest.Press(w.Canvas(), fyne.KeyReturn)
	if !kittest.Has(w.Canvas(), "welcome.sample") {
		t.Error("the window cannot be used")
	}
	log := logged(t)
	w.OpenFile(path)
	spoil(w)
	w.CloseTapped()
	if !kittest.Has(w.Canvas(), "error.confirm") {
		t.Fatal("the window went without a word")
	}
	if !strings.Contains(log.String(), "key=shell.close.incomplete") {
		t.Errorf("the log: %s", log)
	}
	kittest.Press(w.Canvas(), fyne.KeyReturn)
}

func TestFileThatGoesBadWhileItIsOpenIsSaidOnce(t *testing.T) {
	path := sampleFile(t)
	w, _ := window(t, path)
	c := w.Canvas()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 4096; i < len(data); i++ {
		data[i] = 0xA5
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"nav.people", "nav.milestones", "nav.today"} {
		kit.FocusName(c, name)
		w.Go(kit.Route{Page: strings.TrimPrefix(name, "nav.")})
	}
	if got := errorText(t, c); !strings.Contains(got, path) || !strings.Contains(got, "This file is damaged") {
		t.Errorf("said is %q", got)
	}
	kittest.Press(c, fyne.KeyReturn)
	w.CloseFile()
	for c.Overlays().Top() != nil {
		kittest.Press(c, fyne.KeyReturn)
	}
	kittest.Tap(t, c, "welcome.sample")
	if !kittest.Has(c, "today.sentence") {
		t.Error("the window cannot be used any more")
	}
}

func TestWhatHappensIsNotedByIds(t *testing.T) {
	log := logged(t)
	w, _ := window(t, sampleFile(t))
	file := string(w.Roster().File.ID)
	_, err := w.Store().Do(context.Background(), unit.AddPerson, func(x *storage.Work) error {
		return x.Put(&model.Person{Row: model.Row{Visibility: model.Shared}, Name: "Zoë", IsRep: true})
	})
	if err != nil {
		t.Fatal(err)
	}
	w.CloseFile()
	got := log.String()
	for _, want := range []string{"msg=opened file=" + file, "msg=changed unit=unit.person.add seq=", "msg=closed file=" + file} {
		if !strings.Contains(got, want) {
			t.Errorf("the log lacks %q:\n%s", want, got)
		}
	}
	for _, secret := range []string{"Zoë", "Amara", ".milepost", "Team North", "ingrid", "Ingrid"} {
		if strings.Contains(got, secret) {
			t.Errorf("the log holds %q", secret)
		}
	}
}
