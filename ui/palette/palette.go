// Package palette is the field that finds anything: people, what was written, and what can be done. It lies over every
// page and is used from the keyboard alone.
package palette

import (
	"context"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// Options is what the palette is opened with.
type Options struct {
	Frame kit.Frame
	// Commands is what can be done at the moment, from the window's menu.
	Commands []Command
	// About is what can be done with a person that was found.
	About func(*model.Person) []Command
	// HidePrivate and Subject leave out what must not be on the screen while somebody looks: private texts, and what is
	// about anybody else.
	HidePrivate bool
	Subject     model.ID
}

// Command is something that can be done.
type Command struct {
	Name string // for tests and scripts
	Text string
	Keys string // the keys that do the same, as they are written on the keyboard; may be empty
	Icon kit.IconName
	Do   func()
}

// Palette is the open palette.
type Palette struct {
	opts  Options
	panel *kit.OpenPanel
	field *kit.LineField
	body  *fyne.Container

	rows   []*row
	chosen int
	asked  string             // the question that was asked last
	shown  string             // the question whose answer is shown
	cancel context.CancelFunc // ends the search for the question before
	enter  bool               // Enter came before the answer did
}

const width = 620

// Show opens the palette over the page.
func Show(o Options) *Palette {
	p := &Palette{opts: o, body: kit.VB(0), cancel: func() {}}
	p.field = kit.NewRaisedField("palette.field", kit.Style{Size: 18, Weight: theme.Regular})
	p.field.Spoken = words.Say("shell.nav.find")
	p.field.SetPlaceholder(words.Say("palette.placeholder"))
	p.field.SetMaxLen(200)
	p.field.OnChanged = p.onTyped
	p.field.OnUp, p.field.OnDown = func() { p.step(-1) }, func() { p.step(1) }
	p.field.OnSubmit = func(string) { p.onEnter() }
	t := theme.Current()
	head := kit.VB(0, kit.In(14, 20, 12, 20, kit.Row(12, 1, kit.Mid(kit.Icon(kit.IconSearch, 18, t.Ink3)), p.field, kit.KeyCap("Esc"))), kit.HLine())
	p.show(answer{})
	p.panel = kit.ShowPanel(o.Frame.Canvas(), kit.Panel{
		Name: "palette", Spoken: words.Say("shell.nav.find"), Head: head, Body: p.body, Width: width, Field: p.field, OnClose: p.onClosed,
	})
	return p
}

func (p *Palette) onClosed() { p.cancel() }

// onTyped asks anew. The search before is ended, and what it would still bring is not shown.
func (p *Palette) onTyped(text string) {
	p.cancel()
	p.enter = false
	p.asked = model.JoinSpace(text)
	ctx, cancel := context.WithCancel(context.Background())
	p.cancel = cancel
	question, store := p.asked, p.opts.Frame.Store()
	if question == "" || store == nil {
		p.answered(answer{question: question}, nil)
		return
	}
	kit.Run(ctx, func(ctx context.Context) (answer, error) { return p.find(ctx, store, question) }, p.answered)
}

// answer is what a question found, by group.
type answer struct {
	question            string
	people, texts, aims []storage.SearchHit
}

// groupSize is how many hits of a group are shown: more letters find better than a longer list.
const groupSize = 6

func (p *Palette) find(ctx context.Context, s *storage.Store, question string) (answer, error) {
	a := answer{question: question}
	for _, group := range []struct {
		to    *[]storage.SearchHit
		kinds []storage.SearchKind
	}{
		{&a.people, []storage.SearchKind{storage.FoundPerson}},
		{&a.texts, []storage.SearchKind{storage.FoundNote, storage.FoundPoint, storage.FoundAction, storage.FoundCaught, storage.FoundExpected}},
		{&a.aims, []storage.SearchKind{storage.FoundGoal, storage.FoundCareer, storage.FoundStrategic}},
	} {
		hits, err := s.Search(ctx, storage.SearchQuery{
			Text: question, Limit: groupSize, Kinds: group.kinds, HidePrivate: p.opts.HidePrivate, Subject: p.opts.Subject,
		})
		if err != nil {
			return a, err
		}
		*group.to = hits
	}
	return a, nil
}

func (p *Palette) answered(a answer, err error) {
	if err != nil {
		p.panel.Close()
		p.opts.Frame.ShowError(err)
		return
	}
	p.show(a)
	p.panel.Changed()
	if p.enter {
		p.onEnter()
	}
}

// step moves the mark, and keeps it in sight.
func (p *Palette) step(by int) {
	if len(p.rows) == 0 {
		return
	}
	p.mark(min(max(0, p.chosen+by), len(p.rows)-1))
	kit.Reveal(p.rows[p.chosen])
}

func (p *Palette) mark(i int) {
	before := p.chosen
	p.chosen = i
	for _, k := range []int{before, i} {
		if k < len(p.rows) {
			p.rows[k].setChosen(k == i)
		}
	}
}

// onEnter takes the marked row. Whoever types faster than the file answers gets the first row of the answer.
func (p *Palette) onEnter() {
	if p.asked != p.shown {
		p.enter = true
		return
	}
	if p.chosen < len(p.rows) {
		p.rows[p.chosen].take()
	}
}

// take closes the palette, which gives the keyboard back, and does what a row is for.
func (p *Palette) take(do func()) func() {
	return func() {
		p.panel.Close()
		do()
	}
}
