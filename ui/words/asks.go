package words

import (
	"milepost/model"
	"milepost/resources"
)

// Asks is the bank of questions that comes with the program, in the window's language, by kind.
func Asks() []model.Ask {
	bank := resources.Questions()
	out := make([]model.Ask, 0, len(bank))
	for _, q := range bank {
		fits := make([]model.AskFit, 0, len(q.Fits))
		for _, f := range q.Fits {
			fits = append(fits, model.AskFit(f))
		}
		out = append(out, model.Ask{
			Kind: model.AskKind(q.Kind), Text: q.Text, Fits: fits, Language: Language, Source: model.SourceBank, External: q.ID,
		})
	}
	return out
}

// AskKind is a kind of question in words.
func AskKind(k model.AskKind) string { return Say("ask.kind." + askKey(k)) }

// askKey is the end of a key for a kind; a category that means none of ours is another one.
func askKey(k model.AskKind) string {
	if k == "" {
		return "other"
	}
	return string(k)
}
