package words

import (
	"strings"

	"milepost/model"
)

// Note is what a note says. An observation says which call or visit it was, how it was seen, what to keep and what to
// try, each on a line of its own; any other is its text.
func Note(n *model.Note) string {
	if n.Occasion == "" && n.Keep == "" && n.Try == "" {
		return n.Text
	}
	var lines []string
	add := func(text string) {
		if text != "" {
			lines = append(lines, text)
		}
	}
	switch {
	case n.Occasion != "" && n.Text != "" && !strings.Contains(n.Text, "\n"):
		add(Say("note.occasion", n.Occasion, n.Text))
	default:
		add(n.Occasion)
		add(n.Text)
	}
	if n.Keep != "" {
		add(Say("note.keep", n.Keep))
	}
	if n.Try != "" {
		add(Say("note.try", n.Try))
	}
	return strings.Join(lines, "\n")
}
