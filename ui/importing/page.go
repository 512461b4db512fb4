// Package importing is the page that brings people in from another program's list: it shows what would become of every
// row before anything is written.
package importing

import (
	"fyne.io/fyne/v2"

	"milepost/exchange"
	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// Page is the import page. The fields are built once; what a file says is shown between them.
type Page struct {
	kit.Life
	frame kit.Frame

	path  *kit.LineField
	kind  *kit.MenuButton
	paste *pasteForm
	from  *fyne.Container // the path, or what is pasted

	encodingMenu, separatorMenu, datesMenu, pastMenu, restMenu, sheetMenu *kit.MenuButton

	period  *periodForm
	content *fyne.Container
	head    *fyne.Container // the title and the one button
	opening *fyne.Container // the sentence, and what is wrong
	setup   *fyne.Container // how the file is read
	foot    *fyne.Container // the preview, or how to begin
	list    *list
	columns *columnsCard
	names   *namesCard
	work    *work

	ask      question
	found    answer
	turn     int  // numbers the questions: only the answer to the last one is shown
	applying bool // from the button until it is written
}

// question is what is asked of a file: everything that somebody can set.
type question struct {
	path     string
	pasted   string // notes that were pasted, about a person; empty: the path counts
	person   model.ID
	whom     map[string]string                      // a name of the list to the person it means, as somebody chose
	stages   map[string]model.DealStage             // what a stage of the list means, as somebody chose
	namings  map[model.NamingKind]map[string]string // what the list calls customers and products, as somebody chose
	read     exchange.ReadOptions
	kind     exchange.Kind     // empty: guessed
	fields   map[string]string // field to the name of the column chosen for it
	dates    exchange.DateOrder
	period   model.Span // of all quotas of a list that says none
	planned  bool       // of a calendar: meetings that are over were not held
	replace  bool       // of a framework: what the list does not name goes
	progress func(rows int)
	again    bool // the table is at hand, only the plan is made anew
}

// answer is what a question brought. A plan is missing when there is an error, a table when it cannot be read.
type answer struct {
	table  *exchange.Table
	plan   *exchange.Plan
	roster *model.Roster // that the plan was made for
	sales  *model.Sales  // that the file knows
	day    model.Date    // from which changes without a date hold
	kind   exchange.Kind
	err    error

	columns []exchange.Column // as they are understood, perhaps without a plan
}

var (
	_ kit.Page    = (*Page)(nil)
	_ kit.Focuser = (*Page)(nil)
)

// New makes the page. A route that carries a path in Do has the file read at once; one with a person asks for old notes
// about them to be pasted.
func New(f kit.Frame, r kit.Route) *Page {
	p := &Page{Life: kit.NewLife(), frame: f}
	p.head, p.opening, p.setup, p.foot = kit.VB(0), kit.VB(0), kit.VB(0), kit.Stack()
	p.list, p.columns, p.names, p.work = newList(p), newColumnsCard(p), newNamesCard(p), newWork()
	p.content = kit.SheetFull(0, kit.Fill(0, p.head, p.opening, p.work.box, kit.Gap(1, 14), kit.Card(p.source()), kit.Gap(1, 16), p.foot))
	p.show()
	if r.Do != "" {
		p.path.Fill(r.Do)
		p.onRead()
	} else if r.Person != "" {
		p.paste.who.FillKey(string(r.Person))
		p.openPaste()
	}
	return p
}

// Title is the page's name.
func (p *Page) Title() string { return words.Say("import.title") }

// Content is built once.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// FocusFirst gives the path the keyboard, or what is pasted.
func (p *Page) FocusFirst() {
	if p.paste.open {
		p.paste.focus()
		return
	}
	p.path.FocusOn(p.frame.Canvas())
}

// Reload asks again what the rows would do, because people may have changed; the file is not read again.
func (p *Page) Reload() {
	if p.found.table != nil && !p.applying {
		p.preview()
	}
}

// show brings everything up to what is known.
func (p *Page) show() {
	if p.paste.open {
		p.paste.show()
	}
	p.showHead()
	p.showOpening()
	p.showSetup()
	p.showFoot()
}
