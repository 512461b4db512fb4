package importing

import (
	"fyne.io/fyne/v2"

	"milepost/exchange"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// showEntry opens everything about one row, which a row of the list has no room for.
func (p *Page) showEntry(e entry) {
	t := theme.Current()
	intro := fateText(e.fate)
	if e.line > 0 {
		intro = words.Say("import.entry.intro", e.line, fateText(e.fate))
	}
	body := kit.VB(8)
	if text := e.reason(); text != "" {
		body.Add(kit.P(text, kit.Body, t.WarnInk))
	}
	for _, n := range e.plan.Notes {
		body.Add(kit.P(problemText(n), kit.Body, t.WarnInk))
	}
	for _, f := range e.fields {
		if e.cells[f] != "" {
			body.Add(entryLine(fieldText(f), e.cells[f]))
		}
	}
	for _, c := range e.plan.Changes {
		if e.fate == exchange.FateChanged {
			body.Add(kit.P(words.Capital(sayChange(c)), kit.Small, t.Ink2))
		}
	}
	if e.fate == fateMissing {
		body.Add(kit.P(words.Say("import.missing.text"), kit.Body, t.Ink2))
	}
	title := e.name
	if title == "" {
		title = words.Say(nameless(p.found.kind))
	}
	kit.ShowDialog(p.frame.Canvas(), kit.Dialog{
		Name: "import.entry", Title: title, Intro: words.Capital(intro), Body: body, Confirm: words.Say("dialog.ok"),
		OnConfirm: func() error { return nil },
	})
}

func entryLine(label, text string) fyne.CanvasObject {
	t := theme.Current()
	return kit.Cols(14, []float32{140, 0}, kit.One(label, kit.Small, t.Ink3), kit.P(text, kit.Small, t.Ink))
}
