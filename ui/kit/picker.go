package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"milepost/model"
	"milepost/ui/words"
)

// Item is one thing to pick.
type Item struct {
	Key    string // what is stored
	Text   string
	Detail string // quiet words behind the text; may be empty
	// Lead makes what stands before the text, a Disc for example; may be nil. It is called for each place.
	Lead func() fyne.CanvasObject
}

// pickLimit is how many suggestions are asked for and shown.
const pickLimit = 50

// Among is a source for a Picker over items that are all at hand: those whose text begins with the query first, then
// those with a word that begins with it, then those that hold it anywhere. Letters are compared folded, and "mueller" finds
// Müller.
func Among(items []Item) func(query string) []Item {
	return func(query string) []Item {
		q := model.Fold(query)
		plain := model.PlainUmlauts(q)
		var ranks [3][]Item
		for _, it := range items {
			folded := model.Fold(it.Text)
			switch {
			case strings.HasPrefix(folded, q), strings.HasPrefix(folded, plain):
				ranks[0] = append(ranks[0], it)
			case strings.Contains(" "+folded, " "+q), strings.Contains(" "+folded, " "+plain):
				ranks[1] = append(ranks[1], it)
			case strings.Contains(folded+" "+model.Fold(it.Detail), q):
				ranks[2] = append(ranks[2], it)
			}
		}
		all := append(append(ranks[0], ranks[1]...), ranks[2]...)
		return all[:min(len(all), pickLimit)]
	}
}

// Picker is a field to choose one thing by typing some of its letters. Suggestions stand under the field; Up and Down
// move among them, Enter chooses, Escape goes back to what was chosen. An empty field chooses nothing.
type Picker struct {
	textBase
	// OnPick is called when somebody has chosen another thing; the zero Item is none.
	OnPick func(Item)
	// Goes makes choosing from the list go on at once, as Enter does in a field: there is nothing else to fill in.
	Goes bool
	// OnCreate, if set, offers a last row that makes a new thing of what was typed.
	OnCreate func(text string)

	source func(query string) []Item
	chosen Item
	lead   object // of what is chosen; may be nil
	list   *pickList
}

var (
	_ fyne.Widget       = (*Picker)(nil)
	_ fyne.Disableable  = (*Picker)(nil)
	_ fyne.Tappable     = (*Picker)(nil)
	_ fyne.Accessible   = (*Picker)(nil)
	_ desktop.Hoverable = (*Picker)(nil)
	_ Named             = (*Picker)(nil)
	_ Field             = (*Picker)(nil)
	_ Tall              = (*Picker)(nil)
)

// NewPicker is a field with a label above it. source gives what fits a query, the best first, all for an empty one; at
// most 50 are shown. A suggestion is named NAME.KEY for tests, the last row NAME.create.
func NewPicker(name, label string, source func(query string) []Item) *Picker {
	p := &Picker{source: source}
	p.init(name, label, Body.Size, false, p)
	p.entry.OnChanged = p.onText
	p.entry.onFocus = p.onFocused
	p.entry.onKey = p.onKey
	p.entry.onTapped = p.onEntryTapped
	p.entry.whole = true
	p.SetPlaceholder(words.Say("kit.picker.placeholder"))
	p.list = newPickList(p)
	return p
}

// Fill shows what a record holds, the zero Item for nothing; nobody is told.
func (p *Picker) Fill(it Item) {
	p.show(it)
	p.SetError("")
	p.Refresh()
}

// FillKey is Fill with the item of that key from the source's answer to an empty query; an unknown key fills nothing.
func (p *Picker) FillKey(key string) {
	for _, it := range p.source("") {
		if it.Key == key {
			p.Fill(it)
			return
		}
	}
	p.Fill(Item{})
}

// Chosen is what is chosen, the zero Item for nothing.
func (p *Picker) Chosen() Item { return p.chosen }

func (p *Picker) show(it Item) {
	p.filling = true
	p.entry.SetText(it.Text)
	p.filling = false
	p.entry.toEnd()
	p.chosen, p.lead = it, nil
	if it.Lead != nil {
		p.lead = it.Lead()
	}
}

// Check says whether something is chosen where it must be, and that no half-typed text is left.
func (p *Picker) Check() bool {
	p.settle()
	switch {
	case p.Trimmed() != p.chosen.Text && p.Trimmed() != "":
		p.SetError(words.Say("kit.picker.unknown", p.Trimmed()))
		return false
	case p.Required && p.chosen.Text == "":
		p.SetError(words.Say("kit.picker.required"))
		return false
	}
	p.SetError("")
	return true
}

func (p *Picker) onText(text string) {
	if p.filling {
		return
	}
	p.changed(text)
	p.suggest(text)
}

// suggest fills the list and opens it.
func (p *Picker) suggest(query string) {
	query = trim(query)
	items := p.source(query)
	items = items[:min(len(items), pickLimit)]
	p.list.fill(items, p.creates(query, items))
	p.open(true)
}

// creates is the text a new thing would be made of, empty if none is offered.
func (p *Picker) creates(query string, items []Item) string {
	if p.OnCreate == nil || query == "" {
		return ""
	}
	for _, it := range items {
		if model.Fold(it.Text) == model.Fold(query) {
			return ""
		}
	}
	return query
}

func (p *Picker) open(on bool) {
	if on != p.list.Visible() {
		p.list.Hidden = !on
	}
	p.Refresh()
	refit(p)
	if on {
		revealPart(p, 0, p.Size().Height)
	}
}

func (p *Picker) onFocused(focused bool) {
	switch {
	case focused:
		p.entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	case !p.list.pointed():
		p.settle()
	}
	p.focusChanged(focused)
}

// settle closes the list. An empty field chooses nothing; a text that is the whole of one suggestion chooses it.
func (p *Picker) settle() {
	if p.list.Visible() {
		p.open(false)
	}
	text := p.Trimmed()
	switch {
	case text == p.chosen.Text:
		return
	case text == "":
		p.pick(Item{})
		return
	}
	for _, it := range p.source(text) {
		if model.Fold(it.Text) == model.Fold(text) {
			p.pick(it)
			return
		}
	}
}

// pick chooses and tells of it.
func (p *Picker) pick(it Item) {
	before := p.chosen
	p.show(it)
	p.SetError("")
	if p.list.Visible() {
		p.open(false)
	}
	p.Refresh()
	called(p.onTyped)
	if p.OnPick != nil && (it.Key != before.Key || it.Text != before.Text) {
		p.OnPick(it)
	}
}

// choose picks from the list.
func (p *Picker) choose(it Item) {
	p.pick(it)
	if p.Goes {
		called(p.next)
	}
}

// create makes a new thing of the text; the page fills it in when it has made it.
func (p *Picker) create(text string) {
	p.open(false)
	p.OnCreate(text)
}

func (p *Picker) onKey(e *fyne.KeyEvent) bool {
	open := p.list.Visible()
	switch e.Name {
	case fyne.KeyDown, fyne.KeyUp:
		if !open {
			p.suggest("")
			return true
		}
		p.list.step(map[fyne.KeyName]int{fyne.KeyDown: 1, fyne.KeyUp: -1}[e.Name])
		return true
	case fyne.KeyPageDown, fyne.KeyPageUp:
		if open {
			p.list.step(map[fyne.KeyName]int{fyne.KeyPageDown: pickRows, fyne.KeyPageUp: -pickRows}[e.Name])
		}
		return open
	case fyne.KeyReturn, fyne.KeyEnter:
		return p.onEnter(open)
	case fyne.KeyEscape:
		if open || p.Trimmed() != p.chosen.Text {
			p.show(p.chosen)
			p.open(false)
			return true
		}
		return called(p.OnEscape)
	}
	return false
}

// onEnter takes the marked suggestion; in a closed field it goes on.
func (p *Picker) onEnter(open bool) bool {
	if open && p.list.take() {
		return true
	}
	p.settle()
	switch {
	case p.OnSubmit != nil:
		p.OnSubmit(p.Text())
	case p.next != nil:
		p.next()
	default:
		return false
	}
	return true
}

// Tapped opens the list, or closes it.
func (p *Picker) Tapped(*fyne.PointEvent) {
	if p.disabled {
		return
	}
	p.Focus()
	if p.list.Visible() {
		p.open(false)
	} else {
		p.suggest("")
	}
}

// onEntryTapped opens the list for those who choose with the pointer.
func (p *Picker) onEntryTapped() {
	if !p.list.Visible() {
		p.suggest("")
	}
}

// WidgetText is what the field holds.
func (p *Picker) WidgetText() string { return p.Text() }

// AccessibilityLabel is the label, what is chosen, and the suggestion Enter would take.
func (p *Picker) AccessibilityLabel() string {
	if p.list.Visible() {
		return spoken(p.Label, p.Text(), p.list.markedText())
	}
	return p.textBase.AccessibilityLabel()
}

func (p *Picker) pickLook() fieldLook {
	l := p.look()
	l.icon = IconChevron
	if p.Trimmed() == p.chosen.Text {
		l.lead = p.lead
	}
	return l
}

// HeightFor is the height with label, error and an open list at a width.
func (p *Picker) HeightFor(w float32) float32 {
	p.MinSize() // makes the shape
	return p.shape.heightFor(w)
}

// CreateRenderer is for the toolkit.
func (p *Picker) CreateRenderer() fyne.WidgetRenderer {
	p.createShape(p, func(float32) float32 { return 32 })
	p.shape.look = p.pickLook
	p.shape.below = p.list
	return p.shape
}
