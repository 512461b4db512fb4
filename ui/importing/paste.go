package importing

import (
	"strings"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// pasteForm takes notes that are pasted, about one person, in place of a file.
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
	f.who.Required, f.text.Required = true, true
	f.text.OnSubmit = func(string) { f.onRead() }
	f.form = kit.NewForm(f.who, f.text)
	return f
}

// focus is on what is missing.
func (f *pasteForm) focus() {
	if f.who.Chosen().Key == "" {
		f.who.FocusOn(f.page.frame.Canvas())
		return
	}
	f.text.FocusOn(f.page.frame.Canvas())
}

// content is the form, or once the text was read a line that says so.
func (f *pasteForm) content() fyne.CanvasObject {
	p := f.page
	if p.found.table != nil {
		lines := words.SayN("import.paste.lines", strings.Count(strings.TrimRight(p.ask.pasted, "\n"), "\n")+1, f.who.Chosen().Text)
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

// onRead shows what would become of the text.
func (f *pasteForm) onRead() {
	if !f.form.Check() {
		return
	}
	p := f.page
	p.ask = question{pasted: f.text.Text()}
	p.ask.person = model.ID(f.who.Chosen().Key)
	p.found = answer{}
	p.read()
}
