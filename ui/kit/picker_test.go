package kit_test

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
)

func picker(t *testing.T) (*kit.Picker, fyne.Canvas, *[]string) {
	t.Helper()
	p := inApp(t, func() *kit.Picker { return kit.NewPicker("who", "Who", kit.Among(people)) })
	picked := &[]string{}
	p.OnPick = func(it kit.Item) { *picked = append(*picked, it.Key) }
	c := show(t, p, kit.NewButton("ok", "OK", nil))
	p.Focus()
	return p, c, picked
}

func TestAmongComparesFoldedAndRanks(t *testing.T) {
	source := kit.Among(append([]kit.Item{{Key: "will", Text: "Will Okoro"}, {Key: "olu", Text: "Tolu Ade", Detail: "Oslo"}}, people...))
	for query, want := range map[string]string{
		"lucja": "lucja", "thu ha": "thuha", "WISN": "lucja", "w": "will lucja daniel", "ok": "will amara", "oslo": "olu jonas", "zzz": "",
	} {
		var keys []string
		for _, it := range source(query) {
			keys = append(keys, it.Key)
		}
		if got := strings.Join(keys, " "); got != want {
			t.Errorf("%q finds %q, wanted %q", query, got, want)
		}
	}
	var many []kit.Item
	for i := range 400 {
		many = append(many, kit.Item{Key: fmt.Sprint(i), Text: fmt.Sprint("Rep ", i)})
	}
	if n := len(kit.Among(many)("rep")); n != 50 {
		t.Errorf("400 fitting items give %d", n)
	}
}

func TestPickerByKeyboard(t *testing.T) {
	p, c, picked := picker(t)
	kittest.Type(c, "w")
	if !kittest.Has(c, "who.lucja") || !kittest.Has(c, "who.daniel") || kittest.Has(c, "who.amara") {
		t.Fatal("the list does not hold what fits")
	}
	if kittest.Focused(c) != "who" {
		t.Errorf("the list took the focus: %q", kittest.Focused(c))
	}
	kittest.Press(c, fyne.KeyDown, fyne.KeyReturn)
	if p.Chosen().Key != "daniel" || p.Text() != "Daniel Weber" || kittest.Has(c, "who.daniel") {
		t.Errorf("chosen %q, holds %q", p.Chosen().Key, p.Text())
	}
	if strings.Join(*picked, " ") != "daniel" {
		t.Errorf("told %v", *picked)
	}
}

func TestPickerByPointer(t *testing.T) {
	p, c, picked := picker(t)
	test.Tap(p.FocusTarget().(fyne.Tappable))
	c.Focus(p.FocusTarget())
	c.Content().Refresh()
	click(t, c, "who.lucja")
	if p.Chosen().Key != "lucja" || strings.Join(*picked, " ") != "lucja" || kittest.Focused(c) != "who" {
		t.Errorf("chosen %q, told %v, focus %q", p.Chosen().Key, *picked, kittest.Focused(c))
	}
}

// TestPickerPressedIsTypedOver presses into a field that holds somebody: what is typed takes their place. A second press
// sets the caret.
func TestPickerPressedIsTypedOver(t *testing.T) {
	p, c, _ := picker(t)
	p.FillKey("amara")
	c.Unfocus()
	press := func() {
		t.Helper()
		e := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
		e.Position = fyne.NewPos(600, 8)
		field := p.FocusTarget().(desktop.Mouseable)
		field.MouseDown(e)
		field.MouseUp(e)
	}
	press()
	kittest.Type(c, "dan")
	if p.Text() != "dan" {
		t.Errorf("holds %q", p.Text())
	}
	press()
	kittest.Type(c, "i")
	if p.Text() != "dani" {
		t.Errorf("after a second press it holds %q", p.Text())
	}
}

func TestPickerEscapeGoesBackThenToTheWindow(t *testing.T) {
	p, c, picked := picker(t)
	p.FillKey("amara")
	left := 0
	c.SetOnTypedKey(func(*fyne.KeyEvent) { left++ })
	shortcut(c, &fyne.ShortcutSelectAll{})
	kittest.Type(c, "dan")
	kittest.Press(c, fyne.KeyEscape)
	if p.Text() != "Amara Okafor" || p.Chosen().Key != "amara" || left != 0 {
		t.Errorf("holds %q, chosen %q, the window heard %d", p.Text(), p.Chosen().Key, left)
	}
	kittest.Press(c, fyne.KeyEscape)
	if left != 1 || len(*picked) != 0 {
		t.Errorf("the window heard %d, told %v", left, *picked)
	}
}

func TestPickerEmptiedChoosesNothing(t *testing.T) {
	p, c, picked := picker(t)
	p.FillKey("amara")
	shortcut(c, &fyne.ShortcutSelectAll{})
	kittest.Press(c, fyne.KeyDelete, fyne.KeyTab)
	if p.Chosen().Key != "" || strings.Join(*picked, ",") != "" || len(*picked) != 1 {
		t.Errorf("chosen %q, told %q", p.Chosen().Key, *picked)
	}
	p.Required = true
	if p.Check() || p.ErrorText() == "" {
		t.Error("nothing passes the check of a required field")
	}
}

func TestPickerLeftHalfTyped(t *testing.T) {
	p, c, _ := picker(t)
	kittest.Type(c, "AMARA okafor")
	kittest.Press(c, fyne.KeyTab)
	if p.Chosen().Key != "amara" || p.Text() != "Amara Okafor" {
		t.Errorf("a whole name: chosen %q", p.Chosen().Key)
	}
	p.Focus()
	shortcut(c, &fyne.ShortcutSelectAll{})
	kittest.Type(c, "am")
	kittest.Press(c, fyne.KeyTab)
	if p.Check() || !strings.Contains(p.ErrorText(), "am") || kittest.Has(c, "who.amara") {
		t.Errorf("half a name: error %q", p.ErrorText())
	}
}

func TestPickerMakesWhatIsNotThere(t *testing.T) {
	p, c, _ := picker(t)
	made := ""
	p.OnCreate = func(text string) { made = text }
	kittest.Type(c, "amara okafor")
	if kittest.Has(c, "who.create") {
		t.Error("offers to make what is there")
	}
	shortcut(c, &fyne.ShortcutSelectAll{})
	kittest.Type(c, "Zoë Q")
	kittest.Press(c, fyne.KeyReturn)
	if made != "Zoë Q" {
		t.Errorf("made %q", made)
	}
}

func TestPickerSaysWhenNothingFits(t *testing.T) {
	p, c, _ := picker(t)
	kittest.Type(c, "zzz")
	if p.Size().Height == 0 || p.HeightFor(300) < 80 {
		t.Errorf("the list is %v high", p.HeightFor(300))
	}
	kittest.Press(c, fyne.KeyReturn)
	if p.Chosen().Key != "" {
		t.Errorf("chosen %q", p.Chosen().Key)
	}
}

func TestAPickerFindsUmlautsWrittenWithAnE(t *testing.T) {
	find := kit.Among([]kit.Item{{Key: "1", Text: "Anna Berg"}, {Key: "2", Text: "Jürgen Müller"}, {Key: "3", Text: "Joel Frank"}})
	for typed, want := range map[string]string{"mueller": "2", "juerg": "2", "joel": "3"} {
		if got := find(typed); len(got) != 1 || got[0].Key != want {
			t.Errorf("%q finds %v", typed, got)
		}
	}
}
