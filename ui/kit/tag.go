package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"milepost/ui/theme"
)

// Tag is one word at the edge of a field that says what the text there is about: guessed while somebody types, until it
// is chosen. A tap opens the choices. What was chosen is never guessed over.
type Tag struct {
	control
	choices []Choice
	key     string
	chosen  bool
	none    string // the choice that says nothing, which is shown more quietly

	onPicked func() // of Drafts
}

var (
	_ fyne.Focusable     = (*Tag)(nil)
	_ fyne.Disableable   = (*Tag)(nil)
	_ fyne.Tappable      = (*Tag)(nil)
	_ fyne.Accessible    = (*Tag)(nil)
	_ desktop.Hoverable  = (*Tag)(nil)
	_ desktop.Cursorable = (*Tag)(nil)
	_ Named              = (*Tag)(nil)
	_ drafted            = (*Tag)(nil)
)

// NewTag is a tag that says nothing yet; the first choice is the one that says nothing.
func NewTag(name string, choices []Choice) *Tag {
	t := &Tag{choices: choices, none: choices[0].Key, key: choices[0].Key}
	t.init(name, t)
	return t
}

// Key is the choice in force.
func (t *Tag) Key() string { return t.key }

// Chosen says whether somebody chose it.
func (t *Tag) Chosen() bool { return t.chosen }

// Guess shows a guess, unless somebody has chosen.
func (t *Tag) Guess(key string) {
	if !t.chosen && key != t.key {
		t.key = key
		t.Refresh()
	}
}

// Choose shows what somebody chose.
func (t *Tag) Choose(key string) {
	t.key, t.chosen = key, true
	t.Refresh()
	called(t.onPicked)
}

// Reset forgets what was chosen, for the next text.
func (t *Tag) Reset() {
	t.key, t.chosen = t.none, false
	t.Refresh()
	called(t.onPicked)
}

// Tapped opens the choices.
func (t *Tag) Tapped(*fyne.PointEvent) {
	if !t.disabled {
		t.Open()
	}
}

// Open shows the choices; afterwards the keyboard is where it was.
func (t *Tag) Open() { ShowMenu(t, Choices(t.choices, t.key, t.Choose)...) }

// Choices are rows of a menu of which one is in force; each is named choice. and its key.
func Choices(choices []Choice, now string, choose func(key string)) []MenuItem {
	var items []MenuItem
	for _, c := range choices {
		items = append(items, MenuItem{Name: "choice." + c.Key, Label: c.Text, Chosen: c.Key == now, OnTapped: func() { choose(c.Key) }})
	}
	return items
}

// TypedKey opens the choices with Enter, Space and Down.
func (t *Tag) TypedKey(e *fyne.KeyEvent) {
	if activates(e) || e.Name == fyne.KeyDown {
		t.Tapped(nil)
		return
	}
	passUnused(t, e)
}

// WidgetText is the word shown.
func (t *Tag) WidgetText() string {
	for _, c := range t.choices {
		if c.Key == t.key {
			return c.Text
		}
	}
	return ""
}

// AccessibilityLabel is what is chosen from and what is in force.
func (t *Tag) AccessibilityLabel() string { return spoken(t.Spoken, t.WidgetText()) }

func (t *Tag) draft() string {
	if !t.chosen {
		return ""
	}
	return t.key
}

func (t *Tag) takeDraft(text string) {
	if text != "" {
		t.key, t.chosen = text, true
		t.Refresh()
	}
}

func (t *Tag) onDraft(f func()) { t.onPicked = f }
func (t *Tag) composes() bool   { return false }

const (
	tagPad    = 6
	tagArrow  = 12
	tagHeight = 24
)

// CreateRenderer is for the toolkit.
func (t *Tag) CreateRenderer() fyne.WidgetRenderer {
	halo, ground := newRing(6), Rect(color.Transparent, 6)
	text, arrow := TR("", SmallM, color.Transparent), &canvas.Image{FillMode: canvas.ImageFillContain}
	widest := float32(0)
	for _, c := range t.choices {
		widest = fyne.Max(widest, ceil(SmallM.Width(c.Text)))
	}
	return newDrawn(t,
		func() fyne.Size { return fyne.NewSize(widest+2*tagPad+tagArrow+4, tagHeight) },
		func(s fyne.Size) {
			w := ceil(SmallM.Width(t.WidgetText())) + 2*tagPad + tagArrow + 4 // the word stands at the right
			x, y := s.Width-w, floor((s.Height-tagHeight)/2)
			halo.layoutAt(x, y, w, tagHeight)
			put(ground, x, y, w, tagHeight)
			put(text, x+tagPad, y, w-2*tagPad-tagArrow-4, tagHeight)
			put(arrow, s.Width-tagPad-tagArrow, y+floor((tagHeight-tagArrow)/2), tagArrow, tagArrow)
		},
		func() {
			p := theme.Current()
			text.Text, text.Color = t.WidgetText(), p.Ink2
			ground.FillColor = color.Transparent
			if t.key == t.none {
				text.Color = p.Ink3
			}
			if t.hovered && !t.disabled {
				ground.FillColor = p.Hover
			}
			arrow.Resource = IconResource(IconChevron, p.Ink3)
			halo.show(t.focused && !t.disabled)
		}, append(halo.objects(), ground, text, arrow)...)
}
