package kit_test

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/theme"
)

// lines are a text of n lines, each with its number.
func lines(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "line %d says something about the call with Brevik\n", i+1)
	}
	return b.String()
}

func longField(t *testing.T, text string) (*kit.TextField, fyne.Canvas) {
	t.Helper()
	f := inApp(t, func() *kit.TextField { return kit.NewTextField("note.text", "Note") })
	f.MaxRows = 14
	c := show(t, f)
	f.Fill(text)
	f.Focus()
	return f, c
}

func want(t *testing.T, f *kit.TextField, what, text string) {
	t.Helper()
	if got := f.Text(); got != text {
		t.Errorf("%s: %d letters, want %d; the ends are %.80q and %.80q", what, len(got), len(text), got, got[max(0, len(got)-80):])
	}
}

// TestALongTextIsWrittenInAtBothEnds types at the beginning, at the end and where two pieces meet.
func TestALongTextIsWrittenInAtBothEnds(t *testing.T) {
	text := lines(10_000)
	f, c := longField(t, text)
	want(t, f, "filled in", text)
	kittest.Type(c, "First: ")
	want(t, f, "at the beginning", "First: "+text)
	kittest.Ctrl(c, fyne.KeyEnd)
	kittest.Type(c, "last")
	want(t, f, "at the end", "First: "+text+"last")
	kittest.Ctrl(c, fyne.KeyHome)
	for range 51 { // into the second piece
		kittest.Press(c, fyne.KeyDown)
	}
	kittest.Press(c, fyne.KeyHome)
	kittest.Type(c, "HERE ")
	want(t, f, "in the second piece", "First: "+strings.Replace(text, "line 52 ", "HERE line 52 ", 1)+"last")
}

func TestWhereTwoPiecesMeet(t *testing.T) {
	text := lines(120)
	f, c := longField(t, text)
	for range 50 {
		kittest.Press(c, fyne.KeyDown)
	}
	kittest.Press(c, fyne.KeyHome, fyne.KeyBackspace)
	joined := strings.Replace(text, "Brevik\nline 51 ", "Brevikline 51 ", 1)
	want(t, f, "Backspace joins two lines", joined)
	kittest.Press(c, fyne.KeyReturn)
	want(t, f, "Enter parts them again", text)
	kittest.Press(c, fyne.KeyLeft, fyne.KeyDelete)
	want(t, f, "Delete joins them", joined)
	kittest.Type(c, "|")
	want(t, f, "the caret stands between", strings.Replace(joined, "Brevikline 51", "Brevik|line 51", 1))
	kittest.Press(c, fyne.KeyUp, fyne.KeyDown)
	kittest.Type(c, "|")
	want(t, f, "up and down come back", strings.Replace(joined, "Brevikline 51", "Brevik||line 51", 1))
}

func TestAPastedTextOfTenThousandLinesLosesNoByte(t *testing.T) {
	f, c := longField(t, "before after")
	for range len("before ") {
		kittest.Press(c, fyne.KeyRight)
	}
	text := strings.ReplaceAll(lines(10_000), "says", "sa\tys Ł 漢字 \U0001F600") + "\r\nno newline at the end"
	paste(c, text)
	want(t, f, "pasted", "before "+text+"after")
	kittest.Type(c, "!")
	want(t, f, "typed behind it", "before "+text+"!after")
	shortcut(c, &fyne.ShortcutUndo{})
	shortcut(c, &fyne.ShortcutUndo{})
	want(t, f, "taken back", "before after")
	shortcut(c, &fyne.ShortcutRedo{})
	want(t, f, "done again", "before "+text+"after")
}

func TestTypingMoreLinesThanAPieceHolds(t *testing.T) {
	f, c := longField(t, "")
	var all strings.Builder
	for i := range 130 {
		line := fmt.Sprint("typed ", i)
		kittest.Type(c, line)
		kittest.Press(c, fyne.KeyReturn)
		all.WriteString(line + "\n")
	}
	want(t, f, "typed", all.String())
}

func TestTheWholeLongTextIsSelectedCopiedAndReplaced(t *testing.T) {
	text := lines(300)
	f, c := longField(t, text)
	shortcut(c, &fyne.ShortcutSelectAll{})
	clipboard := fyne.CurrentApp().Clipboard()
	shortcut(c, &fyne.ShortcutCopy{Clipboard: clipboard})
	if clipboard.Content() != text {
		t.Errorf("%d letters were copied", len(clipboard.Content()))
	}
	kittest.Type(c, "x")
	want(t, f, "replaced", "x")
	shortcut(c, &fyne.ShortcutUndo{})
	want(t, f, "taken back", text)
	shortcut(c, &fyne.ShortcutSelectAll{})
	kittest.Press(c, fyne.KeyBackspace)
	want(t, f, "emptied", "")
}

func TestPagesGoByWhatIsSeen(t *testing.T) {
	f, c := longField(t, lines(200))
	kittest.Press(c, fyne.KeyPageDown, fyne.KeyPageDown)
	kittest.Type(c, "X")
	line := 1 + strings.Count(f.Text()[:strings.Index(f.Text(), "X")], "\n")
	if line < 24 || line > 30 {
		t.Errorf("two pages of 14 rows down the letter stands in line %d", line)
	}
	for range 30 {
		kittest.Press(c, fyne.KeyPageDown)
	}
	kittest.Type(c, "Y")
	if !strings.HasSuffix(f.Text(), "Y") {
		t.Errorf("at the end stands %.40q", f.Text()[len(f.Text())-40:])
	}
	for range 30 {
		kittest.Press(c, fyne.KeyPageUp)
	}
	kittest.Press(c, fyne.KeyHome)
	kittest.Type(c, "Z")
	if !strings.HasPrefix(f.Text(), "Z") {
		t.Errorf("at the beginning stands %.40q", f.Text())
	}
}

// TestATapGoesOnWhereItHits taps into a line that is painted.
func TestATapGoesOnWhereItHits(t *testing.T) {
	f, c := longField(t, lines(200))
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(kittest.Find(t, c, "note.text"))
	row := fyne.MeasureText("M", kit.Body.Size, fyne.TextStyle{}).Height
	test.TapCanvas(c, at.AddXY(12, 22+4+10.5*row)) // below the label, into the eleventh row
	kittest.Type(c, "HERE ")
	want(t, f, "tapped into line 11", strings.Replace(lines(200), "line 11 ", "HERE line 11 ", 1))
}

// BenchmarkKey is a letter typed into an empty note and into one of 10,000 lines, and taken away again.
func BenchmarkKey(b *testing.B) {
	for name, text := range map[string]string{"empty": "", "long": lines(10_000)} {
		b.Run(name, func(b *testing.B) {
			app := test.NewTempApp(b)
			app.Settings().SetTheme(theme.New(theme.LightMode))
			f := kit.NewTextField("note.text", "Note")
			w := test.NewTempWindow(b, kit.VB(0, f))
			w.Resize(fyne.NewSize(600, 600))
			f.Fill(text)
			f.Focus()
			for b.Loop() {
				kittest.Type(w.Canvas(), "a")
				kittest.Press(w.Canvas(), fyne.KeyBackspace)
			}
		})
	}
}

func TestLongTextScreens(t *testing.T) {
	build := func() fyne.CanvasObject {
		f := kit.NewTextField("note.text", "Note")
		f.MaxRows = 24
		f.Fill(lines(120))
		return kit.In(20, 20, 20, 20, kit.VB(12, f))
	}
	kittest.Screens(t, "longtext", fyne.NewSize(620, 560), build, nil)
	kittest.Screens(t, "longtext-second", fyne.NewSize(620, 560), build, func(w fyne.Window) {
		kit.FocusName(w.Canvas(), "note.text")
		for range 56 {
			kittest.Press(w.Canvas(), fyne.KeyDown)
		}
	})
}
