package welcome_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/theme"
	"milepost/ui/welcome"
	"milepost/ui/words"
)

// did writes down what the page began.
type did struct{ what []string }

func (d *did) note(what string) func() { return func() { d.what = append(d.what, what) } }

func (d *did) page(recent ...welcome.Recent) *welcome.Page {
	return welcome.New(recent, welcome.Actions{
		LookAround: d.note("sample"), NewTeam: d.note("new"), Import: d.note("import"), Open: d.note("open"), Restore: d.note("restore"),
		OpenRecent: func(path string) { d.what = append(d.what, path) },
	})
}

func files(n int) []welcome.Recent {
	var out []welcome.Recent
	for i := range n {
		out = append(out, welcome.Recent{Path: fmt.Sprintf("/home/ingrid/Documents/Team %d.milepost", i), Opened: "today"})
	}
	return append(out, welcome.Recent{Path: "/home/ingrid/A folder with a name that is long/A team whose name is so long that nothing else has room beside it.milepost"})
}

func load(t *testing.T) {
	t.Helper()
	if err := words.Load(); err != nil {
		t.Fatal(err)
	}
	kittest.App(t, theme.LightMode)
}

func TestEveryWayInByMouseKeyboardAndNumber(t *testing.T) {
	load(t)
	d := &did{}
	p := d.page(files(1)...)
	c := kittest.Open(t, p.Content(), fyne.NewSize(1440, 900)).Canvas()
	for _, name := range []string{"welcome.sample", "welcome.new", "welcome.import", "welcome.open", "welcome.restore", "welcome.recent.1"} {
		kittest.Tap(t, c, name)
	}
	c.Focus(p.First())
	kittest.Type(c, "3x0419")
	kittest.Press(c, fyne.KeyReturn, fyne.KeyTab, fyne.KeySpace, fyne.KeyTab, fyne.KeyReturn, fyne.KeyTab, fyne.KeyReturn)
	want := []string{"sample", "new", "import", "open", "restore", files(1)[1].Path, "import", "sample", "sample", "new", "import", files(1)[0].Path}
	if fmt.Sprint(d.what) != fmt.Sprint(want) {
		t.Errorf("began %v, want %v", d.what, want)
	}
}

func TestFiveOfTheLastFilesAreNamed(t *testing.T) {
	load(t)
	c := kittest.Open(t, (&did{}).page(files(9)...).Content(), fyne.NewSize(1440, 900)).Canvas()
	if got := kittest.Text(t, c, "welcome.recent.4"); got != "Team 4.milepost, opened today" {
		t.Errorf("the fifth is %q", got)
	}
	if kittest.Has(c, "welcome.recent.5") {
		t.Error("more than five are named")
	}
	c = kittest.Open(t, (&did{}).page().Content(), fyne.NewSize(1440, 900)).Canvas()
	for _, text := range kit.Texts(c.Content()) {
		if text == "Opened before" {
			t.Error("there is a title over no files")
		}
	}
}

func TestDoorsSayWhatTheyAre(t *testing.T) {
	load(t)
	p := (&did{}).page()
	c := kittest.Open(t, p.Content(), fyne.NewSize(1440, 900)).Canvas()
	door := kittest.Find(t, c, "welcome.new").(fyne.Accessible)
	if got := door.AccessibilityLabel(); got != "Start a new team. A name and one rep are enough. The starter framework has six sales skills." {
		t.Errorf("spoken is %q", got)
	}
}

func TestPageFitsEverySize(t *testing.T) {
	for name, recent := range map[string][]welcome.Recent{"first start": nil, "with files": files(4)} {
		t.Run(name, func(t *testing.T) {
			kittest.Overflow(t, func() fyne.CanvasObject { return (&did{}).page(recent...).Content() })
			kittest.Pull(t, func() fyne.CanvasObject { return (&did{}).page(recent...).Content() })
		})
	}
}

func TestWaysInAreSeenWithoutScrolling(t *testing.T) {
	load(t)
	for _, size := range kittest.Sizes {
		c := kittest.Open(t, (&did{}).page(files(4)...).Content(), size).Canvas()
		o := kittest.Find(t, c, "welcome.import")
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
		if foot := at.Y + o.Size().Height; foot > size.Height || at.X+o.Size().Width > size.Width {
			t.Errorf("at %v the last way in ends at %v", size, foot)
		}
	}
}
