package importing

import (
	"strings"

	"fyne.io/fyne/v2"

	"milepost/exchange"
	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// pasteForm takes what is pasted in place of a file: a table from any sheet or page, or notes about one person.
type pasteForm struct {
	page *Page
	open bool
	who  *kit.Picker
	text *kit.TextField
	form *kit.Form
}

func newPasteForm(p *Page) *pasteForm {
	var items []kit.Item
	for _, x := range p.frame.Roster().Everyone(p.frame.Today(), false) {
		items = append(items, kit.PersonItem(x))
	}
	f := &pasteForm{page: p}
	f.who = kit.NewPicker("import.paste.who", words.Say("import.paste.who"), kit.Among(items))
	f.text = kit.NewTextField("import.paste.text", words.Say("import.paste.text"))
	f.text.SetPlaceholder(words.Say("import.paste.placeholder"))
	f.text.Hint = words.Say("import.paste.hint")
	f.text.MinRows, f.text.MaxRows = 6, 14
	f.text.OnPasteLong = f.onPasteTable
	f.text.Required = true
	f.text.OnSubmit = func(string) { f.onRead() }
	f.form = kit.NewForm(f.text, f.who)
	return f
}

// focus is on the text: only notes need somebody they are about.
func (f *pasteForm) focus() {
	f.text.FocusOn(f.page.frame.Canvas())
}

// content is the form, or once the text was read a line that says so.
func (f *pasteForm) content() fyne.CanvasObject {
	p := f.page
	if p.found.table != nil {
		n := strings.Count(strings.TrimRight(p.ask.pasted, "\n"), "\n") + 1
		lines := words.SayN("import.paste.table", n)
		if p.isNotes() {
			lines = words.SayN("import.paste.lines", n, f.who.Chosen().Text)
		}
		return kit.Row(8, 0, kit.Mid(kit.One(lines, kit.Body, theme.Current().Ink)),
			kit.NewButton("import.paste.change", words.Say("import.paste.change"), f.onChange))
	}
	return kit.VB(12, f.form.Content(), kit.HB(8, kit.Spring(),
		kit.NewQuiet("import.paste.file", words.Say("import.paste.file"), "", f.onFile),
		kit.NewPrimary("import.paste.read", words.Say("import.paste.read"), f.onRead)))
}

// show puts the form or the path into the card.
func (f *pasteForm) show() {
	p := f.page
	p.from.Objects = []fyne.CanvasObject{p.byPath()}
	if f.open {
		p.from.Objects = []fyne.CanvasObject{f.content()}
	}
	p.from.Refresh()
}

// onPaste asks for a text in place of a file.
func (p *Page) onPaste() {
	p.openPaste()
	p.paste.focus()
}

func (p *Page) openPaste() {
	p.ask, p.found, p.paste.open = question{}, answer{}, true
	p.show()
}

// onFile goes back to the file.
func (f *pasteForm) onFile() {
	p := f.page
	p.ask, p.found, f.open = question{}, answer{}, false
	f.show()
	p.show()
	p.path.FocusOn(p.frame.Canvas())
}

// onChange goes back to the text.
func (f *pasteForm) onChange() {
	p := f.page
	p.ask, p.found = question{}, answer{}
	p.show()
	f.focus()
}

// onPasteTable shows at once what would become of a table: in the field it would lose its tabs, and nobody changes it there.
func (f *pasteForm) onPasteTable(text string) bool {
	if f.text.Text() != "" {
		return false
	}
	if table, err := exchange.PastedTable(text); table == nil && err == nil {
		return false
	}
	f.page.ask, f.page.found = question{pasted: text}, answer{}
	f.page.read()
	return true
}

// onRead shows what would become of the text.
func (f *pasteForm) onRead() {
	p := f.page
	table, err := exchange.PastedTable(f.text.Text())
	if f.who.Required = table == nil && err == nil; !f.form.Check() {
		if f.text.Text() != "" && f.who.Chosen().Key == "" {
			f.who.FocusOn(p.frame.Canvas())
		}
		return
	}
	p.ask = question{pasted: f.text.Text()}
	p.ask.person = model.ID(f.who.Chosen().Key)
	p.found = answer{}
	p.read()
}
