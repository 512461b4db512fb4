package importing

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	toolkit "fyne.io/fyne/v2/storage"

	"milepost/exchange"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// source is the path and how the file is read. Its fields are built once.
func (p *Page) source() fyne.CanvasObject {
	p.path = kit.NewLineField("import.path", "")
	p.path.Spoken = words.Say("import.path")
	p.path.SetPlaceholder(words.Say("import.path.placeholder"))
	p.path.Required = true
	p.path.OnSubmit = func(string) { p.onRead() }
	p.kind = kit.NewMenuButton("import.kind", "", p.kinds)
	p.kind.Spoken = words.Say("import.kind.of")
	p.encodingMenu = kit.NewMenuButton("import.encoding", "", p.encodings)
	p.separatorMenu = kit.NewMenuButton("import.separator", "", p.separators)
	p.datesMenu = kit.NewMenuButton("import.dates", "", p.dateOrders)
	p.sheetMenu = kit.NewMenuButton("import.sheet", "", p.sheets)
	p.pastMenu = kit.NewMenuButton("import.past", "", p.pasts)
	p.restMenu = kit.NewMenuButton("import.rest", "", p.rests)
	p.restMenu.Spoken = words.Say("import.rest")
	p.paste, p.period = newPasteForm(p), newPeriodForm(p)
	p.from = kit.VB(0, p.byPath())
	return kit.VB(0, p.from, p.setup)
}

// byPath is the path with its buttons.
func (p *Page) byPath() fyne.CanvasObject {
	return kit.Row(8, 0, p.path,
		kit.Top(kit.NewButton("import.read", words.Say("import.read"), p.onRead)),
		kit.Top(kit.NewButton("import.browse", words.Say("import.browse"), p.onBrowse)),
		kit.Top(kit.NewButton("import.folder", words.Say("import.folder"), p.onBrowseFolder)))
}

// onBrowse lets somebody look for the file.
func (p *Page) onBrowse() {
	win := p.frame.Window()
	d := dialog.NewFileOpen(p.onBrowsed, win)
	d.SetFilter(toolkit.NewExtensionFileFilter([]string{".csv", ".xlsx", ".xlsm", ".tsv", ".txt", ".md", ".markdown", ".json", ".ics"}))
	d.Show()
	d.Resize(fyne.NewSize(820, 560)) // the toolkit fails when it is told the size before
}

func (p *Page) onBrowsed(file fyne.URIReadCloser, err error) {
	if err != nil {
		p.frame.ShowError(err)
		return
	}
	if file == nil { // cancelled
		p.path.Focus()
		return
	}
	path := file.URI().Path()
	_ = file.Close() // it is read by its path
	p.path.Fill(path)
	p.onRead()
}

// onBrowseFolder lets somebody look for a folder of notes.
func (p *Page) onBrowseFolder() {
	d := dialog.NewFolderOpen(p.onFolder, p.frame.Window())
	d.Show()
	d.Resize(fyne.NewSize(820, 560)) // the toolkit fails when it is told the size before
}

func (p *Page) onFolder(folder fyne.ListableURI, err error) {
	switch {
	case err != nil:
		p.frame.ShowError(err)
	case folder == nil: // cancelled
		p.path.Focus()
	default:
		p.path.Fill(folder.Path())
		p.onRead()
	}
}

// showSetup shows what a file is read as, once one is asked for: also when it could not be read, so that another
// encoding can be tried. Its widgets stay the same, so that the keyboard stays where it was.
func (p *Page) showSetup() {
	p.setup.Objects = nil
	if p.ask.path != "" || p.found.table != nil {
		p.kind.SetText(words.Say(textsOf(p.found.kind).kind))
		p.encodingMenu.SetText(encodingWords(p.encoding()))
		p.separatorMenu.SetText(separatorWords(p.separator()))
		p.datesMenu.SetText(datesWords(p.ask.dates))
		row := kit.Flow(12, 8)
		if p.found.table != nil && !p.isNotes() && !p.found.written() {
			row.Add(p.kind)
		}
		if p.isWorkbook() && len(p.found.table.Sheets) > 1 {
			p.sheetMenu.SetText(p.found.table.Sheet)
			row.Add(p.sheetMenu)
		}
		if p.ask.pasted == "" && !p.isWorkbook() {
			row.Add(p.encodingMenu)
		}
		if p.found.kind == exchange.KindCalendar {
			p.pastMenu.SetText(pastWords(p.ask.planned))
			row.Add(p.pastMenu)
		} else if !p.found.written() && !p.isJSON() && !p.isNotes() && !p.isWorkbook() {
			row.Add(p.separatorMenu)
		}
		if p.found.kind == exchange.KindFramework {
			p.restMenu.SetText(restWords(p.ask.replace))
			row.Add(p.restMenu)
		}
		if p.datesMatter() {
			row.Add(p.datesMenu)
		}
		if p.found.table != nil {
			row.Add(kit.T(words.Say(p.kindText()), kit.Small, theme.Current().Ink3))
		}
		p.setup.Objects = []fyne.CanvasObject{kit.Gap(1, 12), row}
		if p.period.needed() {
			p.period.show()
			p.setup.Objects = append(p.setup.Objects, kit.Gap(1, 12), p.period.box)
		}
	}
	p.setup.Refresh()
}

// written says whether what was read is no table but a text about a ladder or a skill.
func (a *answer) written() bool { return a.table != nil && a.table.Written }

// isJSON says whether the file was read and is no table.
func (p *Page) isJSON() bool { return p.found.table != nil && p.found.table.JSON }

// isNotes says whether what was read is no table but notes.
func (p *Page) isNotes() bool { return p.found.table != nil && p.found.table.Notes != nil }

// isWorkbook says whether what was read is a sheet of a workbook.
func (p *Page) isWorkbook() bool { return p.found.table != nil && p.found.table.Sheet != "" }

// kindText says what every row of the list is.
func (p *Page) kindText() string {
	if p.isNotes() {
		return "import.kind.notes.text"
	}
	return textsOf(p.found.kind).text
}

// encoding is what the file was read in, else what was asked for.
func (p *Page) encoding() exchange.Encoding {
	if p.found.table != nil {
		return p.found.table.Encoding
	}
	return p.ask.read.Encoding
}

func (p *Page) separator() byte {
	if p.found.table != nil {
		return p.found.table.Separator
	}
	return p.ask.read.Separator
}

// encodingWords is what an encoding is called everywhere; only the guess needs words.
func encodingWords(e exchange.Encoding) string {
	switch e {
	case exchange.EncodingAuto:
		return words.Say("import.encoding.auto")
	case exchange.EncodingUTF8:
		return "UTF-8"
	case exchange.EncodingLE:
		return "UTF-16 LE"
	case exchange.EncodingBE:
		return "UTF-16 BE"
	}
	return words.Capital(string(e))
}

func (p *Page) encodings() []kit.MenuItem {
	var items []kit.MenuItem
	for _, e := range append([]exchange.Encoding{exchange.EncodingAuto}, exchange.Encodings...) {
		items = append(items, kit.MenuItem{
			Name: "import.encoding." + string(e), Label: encodingWords(e), Chosen: e == p.ask.read.Encoding,
			OnTapped: func() { p.ask.read.Encoding = e; p.read() },
		})
	}
	return items
}

func separatorWords(s byte) string {
	switch s {
	case ',':
		return words.Say("import.separator.comma")
	case ';':
		return words.Say("import.separator.semicolon")
	case '\t':
		return words.Say("import.separator.tab")
	case '|':
		return words.Say("import.separator.bar")
	}
	return words.Say("import.separator.auto")
}

func (p *Page) separators() []kit.MenuItem {
	var items []kit.MenuItem
	for _, s := range []byte{0, ',', ';', '\t', '|'} {
		items = append(items, kit.MenuItem{
			Label: separatorWords(s), Chosen: s == p.ask.read.Separator,
			OnTapped: func() { p.ask.read.Separator = s; p.read() },
		})
	}
	return items
}

// datesMatter says whether a column is taken whose dates can be read in more than one way.
func (p *Page) datesMatter() bool {
	return p.found.plan != nil && slices.ContainsFunc(p.found.plan.Columns, func(c exchange.Column) bool {
		return slices.Contains(days, c.Field)
	}) || p.isNotes()
}

// days are fields whose values are days.
var days = []exchange.Field{exchange.FieldStarted, exchange.FieldFrom, exchange.FieldOn, exchange.FieldEngaged, exchange.FieldClosed, exchange.FieldDue, exchange.FieldStarts, exchange.FieldEndsOn, exchange.FieldOpened}

func datesWords(o exchange.DateOrder) string {
	switch o {
	case exchange.DatesDMY:
		return words.Say("import.dates.dmy")
	case exchange.DatesMDY:
		return words.Say("import.dates.mdy")
	case exchange.DatesYMD:
		return words.Say("import.dates.ymd")
	}
	return words.Say("import.dates.auto")
}

func (p *Page) dateOrders() []kit.MenuItem {
	var items []kit.MenuItem
	for _, o := range []exchange.DateOrder{exchange.DatesAuto, exchange.DatesDMY, exchange.DatesMDY, exchange.DatesYMD} {
		items = append(items, kit.MenuItem{
			Label: datesWords(o), Chosen: o == p.ask.dates, OnTapped: func() { p.ask.dates = o; p.preview() },
		})
	}
	return items
}
