package importing

import (
	"milepost/ui/kit"
	"milepost/ui/words"
)

// rests are what may become of a framework's parts that the list does not name.
func (p *Page) rests() []kit.MenuItem {
	var items []kit.MenuItem
	for i, name := range []string{"import.rest.stays", "import.rest.goes"} {
		goes := i == 1
		items = append(items, kit.MenuItem{
			Name: name, Label: restWords(goes), Chosen: goes == p.ask.replace, OnTapped: func() { p.ask.replace = goes; p.preview() },
		})
	}
	return items
}

func restWords(goes bool) string {
	if goes {
		return words.Say("import.rest.goes")
	}
	return words.Say("import.rest.stays")
}

// goes says whether what the list does not name is taken out of the framework.
func (p *Page) goes() bool { return p.found.plan != nil && p.found.plan.Replaces() }

// goneText says what becomes of something the list does not name.
func (p *Page) goneText() string {
	if p.goes() {
		return "import.missing.goes.text"
	}
	return textsOf(p.found.kind).gone
}

// goneLine is the same in a line of the preview.
func (p *Page) goneLine() string {
	if p.goes() {
		return "import.missing.goes"
	}
	return "import.missing.kept"
}
