package importing

import (
	"strconv"
	"strings"

	"milepost/exchange"
	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// pasts are what meetings of a calendar that are over may count as.
func (p *Page) pasts() []kit.MenuItem {
	var items []kit.MenuItem
	for i, name := range []string{"import.past.held", "import.past.planned"} {
		planned := i == 1
		items = append(items, kit.MenuItem{
			Name: name, Label: pastWords(planned), Chosen: planned == p.ask.planned, OnTapped: func() { p.ask.planned = planned; p.preview() },
		})
	}
	return items
}

func pastWords(planned bool) string {
	if planned {
		return words.Say("import.past.planned")
	}
	return words.Say("import.past.held")
}

// beginsWords says "5 Oct 2026, 09:00, Europe/Berlin".
func beginsWords(text string) string {
	day, rest, _ := strings.Cut(text, " ")
	on, err := model.ParseDate(day)
	if err != nil || on.IsZero() {
		return text
	}
	parts := []string{words.DateShort(on, model.Date{})} // with its year
	if rest != "" {
		parts = append(parts, strings.Fields(rest)...)
	}
	return strings.Join(parts, ", ")
}

// repeatsWords says how often a standing meeting takes place.
func repeatsWords(text string) string {
	parts := strings.Fields(text)
	if len(parts) < 2 {
		return text
	}
	every, err := strconv.Atoi(parts[len(parts)-1])
	if err != nil {
		return text
	}
	switch weekly := parts[0] == string(model.Weekly); {
	case weekly && every == 1:
		return words.Say("import.repeats.week")
	case weekly:
		return words.Say("import.repeats.weeks", every)
	case every == 1:
		return words.Say("import.repeats.month")
	}
	return words.Say("import.repeats.months", every)
}

// dateWords says what a field of a calendar holds; the bool is false for other fields.
func dateWords(f exchange.Field, text string) (string, bool) {
	switch {
	case text == "":
		return "", false
	case f == exchange.FieldBegins:
		return beginsWords(text), true
	case f == exchange.FieldRepeats:
		return repeatsWords(text), true
	case f == exchange.FieldState:
		return words.Say("meeting.state." + text), true
	}
	return text, false
}

// datesFirst is the order of a calendar's rows: most of what is in one is not about one-on-ones, and is refused.
var datesFirst = []exchange.Fate{exchange.FateChanged, exchange.FateNew, exchange.FateUnchanged, exchange.FateRefused}
