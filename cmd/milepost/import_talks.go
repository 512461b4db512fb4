package main

import (
	"strings"

	"milepost/exchange"
	"milepost/model"
	"milepost/ui/words"
)

// talkOf says what a row of one-on-ones would bring.
func talkOf(row *exchange.RowPlan) string {
	var out []string
	for _, c := range row.Changes {
		switch c.Field {
		case exchange.FieldOn:
			out = append(out, c.After)
		case exchange.FieldNote:
			out = append(out, words.Say("cmd.import.note", firstWords(c.After)))
		default:
			before, after := talkValue(c.Field, c.Before), talkValue(c.Field, c.After)
			text := words.Say("cmd.import.brings", words.Say("import.field."+string(c.Field)), after)
			if before != "" {
				text = words.Say("cmd.import.change", words.Say("import.field."+string(c.Field)), before, after)
			}
			out = append(out, text)
		}
	}
	return strings.Join(out, "; ")
}

func talkValue(f exchange.Field, text string) string {
	if f == exchange.FieldHeld && text != "" {
		return words.Say("meeting.state." + text)
	}
	return text
}

// mostFirstWords is how many letters of a note are shown in a line.
const mostFirstWords = 60

// firstWords are the first words of a note in one line.
func firstWords(text string) string {
	line := []rune(model.JoinSpace(text))
	if len(line) <= mostFirstWords {
		return string(line)
	}
	return string(line[:mostFirstWords-1]) + "…"
}
