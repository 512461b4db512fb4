package importing

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"milepost/exchange"
	"milepost/model"
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
			body.Add(entryLine(fieldText(f), e.whole(f)))
		}
	}
	for _, c := range e.plan.Changes {
		if e.fate == exchange.FateChanged {
			body.Add(kit.P(words.Capital(sayChange(c)), kit.Small, t.Ink2))
		}
	}
	if e.fate == fateMissing {
		body.Add(kit.P(words.Say(p.goneText()), kit.Body, t.Ink2))
	}
	title := e.name
	if title == "" {
		title = words.Say(textsOf(p.found.kind).nameless)
	}
	d := kit.Dialog{
		Name: "import.entry", Title: title, Intro: words.Capital(intro), Body: body, Confirm: words.Say("dialog.ok"),
		OnConfirm: func() error { return nil },
	}
	if e.asksWho() {
		p.askWho(e, &d, body)
	}
	kit.ShowDialog(p.frame.Canvas(), d)
}

// mostShown is how many letters of a note are shown before it is imported.
const mostShown = 2000

// whole is a field with its lines, as far as somebody wants to read it here.
func (e *entry) whole(f exchange.Field) string {
	text := e.cells[f]
	if whole := e.plan.Cells[f]; f == exchange.FieldNote && whole != "" {
		if text = whole; len(text) > mostShown {
			text = strings.ToValidUTF8(text[:mostShown], "") + "…"
		}
	}
	return text
}

// asksWho says whether the row is refused because nobody knows whom it means.
func (e *entry) asksWho() bool {
	return e.plan.Problem != nil && (e.plan.Problem.Key == "import.talk.unknown" || e.plan.Problem.Key == "import.talk.ambiguous")
}

// askWho lets somebody choose whom a row means; those who may be meant come first.
func (p *Page) askWho(e entry, d *kit.Dialog, body *fyne.Container) {
	var items []kit.Item
	seen := map[model.ID]bool{}
	for _, x := range append(slices.Clone(e.plan.Candidates), p.found.roster.Everyone(p.found.day, true)...) {
		if !seen[x.ID] {
			seen[x.ID] = true
			it := kit.PersonItem(x)
			if m := p.found.roster.ManagerOn(x.ID, p.found.day); m != nil {
				it.Detail = m.Name
			}
			items = append(items, it)
		}
	}
	who := kit.NewPicker("import.who", words.Say("import.who"), kit.Among(items))
	who.Required = true
	body.Add(who)
	d.Confirm, d.Cancel = words.Say("import.who.confirm"), words.Say("dialog.cancel")
	d.OnConfirm = func() error {
		if !who.Check() {
			return kit.ErrFields
		}
		if p.ask.whom == nil {
			p.ask.whom = map[string]string{}
		}
		p.ask.whom[e.name] = who.Chosen().Key
		p.preview()
		return nil
	}
}

func entryLine(label, text string) fyne.CanvasObject {
	t := theme.Current()
	return kit.Cols(14, []float32{140, 0}, kit.One(label, kit.Small, t.Ink3), kit.P(text, kit.Small, t.Ink))
}
