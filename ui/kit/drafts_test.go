package kit_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/theme"
)

// notebook is where drafts are kept in these tests: it writes down what it is told.
type notebook struct {
	told     []string
	err      error
	readOnly bool
	failed   []error
	waits    []func()
}

func (n *notebook) ReadOnly() bool { return n.readOnly }

func (n *notebook) KeepDrafts(_ context.Context, _ model.ID, keep []storage.Draft, drop []string) error {
	line := ""
	for _, d := range keep {
		for _, f := range d.Fields {
			line += fmt.Sprintf("%s=%s ", d.Thing, f[1])
		}
	}
	for _, thing := range drop {
		line += "-" + thing
	}
	n.told = append(n.told, strings.TrimSpace(line))
	return n.err
}

func (n *notebook) pass() {
	now := n.waits
	n.waits = nil
	for _, f := range now {
		f()
	}
}

func (n *notebook) drafts() *kit.Drafts {
	return kit.NewDrafts(kit.DraftOptions{
		Store: n, Here: func() string { return "here" }, Failed: func(err error) { n.failed = append(n.failed, err) },
		After: func(_ time.Duration, f func()) func() { n.waits = append(n.waits, f); return func() { n.waits = nil } },
	})
}

// field is a field on the screen that is kept, with the keyboard.
func field(t *testing.T, d *kit.Drafts) (fyne.Canvas, *kit.TextField, *kit.Writing) {
	t.Helper()
	kittest.App(t, theme.LightMode)
	f := kit.NewTextField("f", "")
	c := kittest.Open(t, f, fyne.NewSize(400, 200)).Canvas()
	writing := d.Begin("note", "", f)
	kit.FocusEnd(c, "f")
	return c, f, writing
}

func TestTypingIsKeptOnceAWhile(t *testing.T) {
	var n notebook
	d := n.drafts()
	c, f, w := field(t, d)
	kittest.Type(c, "ha")
	if len(n.told) > 0 || len(n.waits) != 1 {
		t.Fatalf("at once: %q, %d waits", n.told, len(n.waits))
	}
	n.pass()
	kittest.Type(c, "lf")
	kittest.Type(c, " a")
	n.pass()
	n.pass() // nothing new
	n.pass()
	if len(n.waits) != 0 {
		t.Error("it waits though nothing is typed")
	}
	kittest.Type(c, "!")
	if err := d.Close(); err != nil || len(n.waits) != 0 {
		t.Errorf("closed: %v, %d waits", err, len(n.waits))
	}
	f.Fill("")
	w.Changed()
	if want := []string{"note=ha", "note=half a", "note=half a!", "-note"}; !slices.Equal(n.told, want) {
		t.Errorf("kept %q, want %q", n.told, want)
	}
}

func TestDraftThatCannotBeKeptIsSaidOnceAndTriedAgain(t *testing.T) {
	n := notebook{err: errors.New("the disk is full")}
	c, _, _ := field(t, n.drafts())
	for _, letter := range []string{"a", "b"} {
		kittest.Type(c, letter)
		n.pass()
	}
	n.err = nil
	n.pass()
	n.pass()
	if want := []string{"note=a", "note=ab", "note=ab"}; !slices.Equal(n.told, want) || len(n.failed) != 1 {
		t.Errorf("kept %q, told %v", n.told, n.failed)
	}
}

func TestFileThatCanOnlyBeReadKeepsNothing(t *testing.T) {
	n := notebook{readOnly: true}
	d := n.drafts()
	c, _, _ := field(t, d)
	kittest.Type(c, "half")
	n.pass()
	if err := d.Close(); err != nil || len(n.told)+len(n.failed)+len(n.waits) > 0 {
		t.Errorf("%v, told %q, failed %v", err, n.told, n.failed)
	}
	again := kit.NewTextField("f", "")
	if d.Begin("note", "", again); again.Text() != "half" {
		t.Errorf("while the window is open the field holds %q", again.Text())
	}
}

func TestChoicesAloneAreNoDraft(t *testing.T) {
	var n notebook
	kittest.App(t, theme.LightMode)
	s := kit.NewSegments("s", []kit.Choice{{Key: "a", Text: "A"}, {Key: "b", Text: "B"}}, "a", nil)
	f := kit.NewLineField("f", "")
	c := kittest.Open(t, kit.VB(4, f, s), fyne.NewSize(400, 200)).Canvas()
	d := n.drafts()
	d.Begin("goal", "", f, s)
	kittest.Tap(t, c, "s.b")
	n.pass()
	if len(n.told) > 0 {
		t.Errorf("kept %q", n.told)
	}
	kit.FocusEnd(c, "f")
	kittest.Type(c, "x")
	f2, s2 := kit.NewLineField("f", ""), kit.NewSegments("s", []kit.Choice{{Key: "a", Text: "A"}, {Key: "b", Text: "B"}}, "a", nil)
	if d.Begin("goal", "", f2, s2); f2.Text() != "x" || s2.Key() != "b" {
		t.Errorf("text %q, choice %q", f2.Text(), s2.Key())
	}
	c = kittest.Open(t, f2, fyne.NewSize(400, 100)).Canvas()
	kit.FocusEnd(c, "f")
	kittest.Type(c, "y")
	if f2.Text() != "xy" { // what was brought back is not typed over
		t.Errorf("typing on makes it %q", f2.Text())
	}
}

func BenchmarkTypingIntoAFieldThatIsKept(b *testing.B) {
	for _, kept := range []bool{false, true} {
		b.Run(fmt.Sprint(kept), func(b *testing.B) {
			var n notebook
			f := kit.NewLineField("f", "")
			if kept {
				n.drafts().Begin("note", "", f)
			}
			f.Fill(strings.Repeat("half a note ", 20))
			for b.Loop() {
				f.FocusTarget().TypedRune('x')
				f.FocusTarget().TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
			}
		})
	}
}

// TestWhatCannotBeKeptIsKnownBeforeTheFileIsClosed: of a full disk, of a file that can only be read, and of none.
func TestWhatCannotBeKeptIsKnownBeforeTheFileIsClosed(t *testing.T) {
	full := errors.New("full")
	var n notebook
	d := n.drafts()
	c, _, _ := field(t, d)
	kittest.Type(c, "ha")
	if got, err := d.Unkept(); len(got) != 0 || err != nil || len(n.told) != 1 {
		t.Errorf("kept: %v, %v, told %q", got, err, n.told)
	}
	n.err = full
	if got, err := d.Unkept(); len(got) != 0 || err != nil {
		t.Errorf("nothing new: %v, %v", got, err)
	}
	kittest.Type(c, "lf")
	n.pass()
	for range 2 { // it stays so
		if got, err := d.Unkept(); len(got) != 1 || got[0].Fields["f"][1] != "half" || !errors.Is(err, full) {
			t.Errorf("on a full disk: %v, %v", got, err)
		}
	}
	n.err = nil
	if got, err := d.Unkept(); len(got) != 0 || err != nil {
		t.Errorf("with room again: %v, %v", got, err)
	}
	n = notebook{readOnly: true, err: full}
	d = n.drafts()
	c, f, _ := field(t, d)
	if got, err := d.Unkept(); len(got) != 0 || err != nil {
		t.Errorf("nothing typed: %v, %v", got, err)
	}
	kittest.Type(c, "half")
	if got, err := d.Unkept(); len(got) != 1 || !errors.Is(err, full) {
		t.Errorf("read-only: %v, %v", got, err)
	}
	f.Fill("")
	kittest.Type(c, "x")
	kittest.Press(c, fyne.KeyBackspace)
	if got, err := d.Unkept(); len(got) != 0 || err != nil || len(n.failed) > 0 {
		t.Errorf("taken back: %v, %v, told %v", got, err, n.failed)
	}
}
