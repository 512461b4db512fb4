// Package inbox is the page of lines that were caught between two talks and wait until somebody says whom they are about.
package inbox

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// Store is what the page asks of the file.
type Store interface {
	Inbox(context.Context) ([]model.Caught, error)
}

// Page is the list.
type Page struct {
	kit.Life
	frame kit.Frame
	store Store
	lines []model.Caught
	list  *kit.Lines
	body  *fyne.Container
}

var (
	_ kit.Page      = (*Page)(nil)
	_ kit.Focuser   = (*Page)(nil)
	_ kit.Continuer = (*Page)(nil)
)

// New makes the page.
func New(f kit.Frame, _ kit.Route) *Page {
	return &Page{Life: kit.NewLife(), frame: f, store: f.Store(), body: kit.VB(0), list: kit.NewLines("inbox.list", words.Say("inbox.title"))}
}

// Title is the page's name.
func (p *Page) Title() string { return words.Say("inbox.title") }

// Content is built once.
func (p *Page) Content() fyne.CanvasObject { return kit.Sheet(860, p.body) }

// FocusFirst goes to the list.
func (p *Page) FocusFirst() { kit.FocusName(p.frame.Canvas(), "inbox.list") }

// Reload asks the file again.
func (p *Page) Reload() {
	kit.Run(p.Context(), p.store.Inbox, func(lines []model.Caught, err error) {
		if err != nil {
			p.frame.ShowError(err)
			return
		}
		p.lines = lines
		p.show()
	})
}

func (p *Page) show() {
	rows := make([]kit.Line, len(p.lines))
	for i, c := range p.lines {
		rows[i] = p.line(c)
	}
	p.list.Set(rows)
	if len(p.lines) == 0 {
		p.body.Objects = []fyne.CanvasObject{kit.PageHead(p.Title()), kit.Gap(1, 40), kit.NewEmpty(kit.Empty{
			Picture: kit.RowsPicture(), Sentence: words.Say("inbox.empty"), Help: words.Say("inbox.empty.help"),
			Action: kit.NewButton("inbox.settings", words.Say("inbox.settings"), p.onSettings),
		})}
		p.body.Refresh()
		return
	}
	p.body.Objects = []fyne.CanvasObject{
		kit.PageHead(p.Title(), kit.NewQuiet("inbox.settings", words.Say("inbox.settings"), "", p.onSettings)), kit.Gap(1, 12),
		kit.Opening("inbox.sentence", words.SayN("inbox.sentence", len(p.lines), words.Capital(words.Count(len(p.lines))))), kit.Gap(1, 14),
		kit.Card(kit.VB(0, p.list, kit.HLine(), kit.In(10, 0, 0, 0, kit.P(words.Say("inbox.foot"), kit.Cap, kit.Ink3())))),
	}
	p.body.Refresh()
}

func (p *Page) onSettings() { p.frame.Go(kit.Route{Page: kit.PageSettings}) }

// lineState is all that a row shows.
type lineState struct {
	id    model.ID
	text  string
	today model.Date
}

func (p *Page) line(c model.Caught) kit.Line {
	menu := func() []kit.MenuItem {
		return []kit.MenuItem{
			{Name: "menu.sort", Label: words.Say("inbox.sort"), Hint: "Enter", OnTapped: func() { p.ask(c) }},
			{Name: "menu.drop", Label: words.Say("inbox.drop"), Hint: kit.KeyName("Del"), OnTapped: func() { p.onDrop(c) }},
		}
	}
	return kit.Line{
		Key: string(c.ID), Name: "inbox.line." + c.ID.Short(), Text: c.Text, State: lineState{c.ID, c.Text, p.frame.Today()},
		Keys: kit.RowKeys{Open: func() { p.ask(c) }, Archive: func() { p.onDrop(c) }, Menu: menu},
		Build: func(lit *kit.Lit) fyne.CanvasObject {
			t := theme.Current()
			row := kit.VB(3, kit.P(beginning(c.Text), kit.Body, t.Ink), kit.P(p.whence(&c), kit.Cap, t.Ink3))
			return kit.In(9, 0, 9, 0, kit.WithMore(row, "inbox.more."+c.ID.Short(), words.Say("oneonone.more", words.Short(c.Text)), lit, kit.Body, menu))
		},
	}
}

// shownLines is how much of a long text a row shows.
const shownLines = 4

func beginning(text string) string {
	lines := strings.SplitN(text, "\n", shownLines+1)
	if len(lines) > shownLines {
		return strings.Join(lines[:shownLines], "\n") + " …"
	}
	return text
}

// whence is when a line was caught, in which file, and who may be meant.
func (p *Page) whence(c *model.Caught) string {
	parts := []string{words.DateShort(c.On, p.frame.Today())}
	if c.FileName != "" {
		parts = append(parts, c.FileName)
	}
	if several := p.book().Split(c.Text).Several; len(several) > 0 {
		var names []string
		for i := range several {
			names = append(names, several[i].Name)
		}
		parts = append(parts, words.Say("inbox.several", strings.Join(names, ", ")))
	}
	return strings.Join(parts, ", ")
}

func (p *Page) book() *model.AddressBook {
	return model.NewAddressBook(p.frame.Roster(), p.frame.Today())
}

// onDrop throws a line away; Undo brings it back.
func (p *Page) onDrop(c model.Caught) {
	today := p.frame.Today()
	p.frame.Change(unit.SortInbox, func(w *storage.Work) error { return w.Sort(c, today, nil) }, func() { p.frame.Undoable(words.Say("inbox.dropped")) })
}

// Continue opens the dialog again that somebody was writing in.
func (p *Page) Continue(thing string) bool {
	kind, id := kit.ThingKind(thing)
	i := slices.IndexFunc(p.lines, func(c model.Caught) bool { return c.ID == id })
	if kind != "caught" || i < 0 {
		return false
	}
	p.ask(p.lines[i])
	return true
}
