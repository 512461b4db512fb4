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

// Template is a template of talks: one that comes with the program, or one of the team.
type Template struct {
	ID     model.ID // of its row; empty for one that comes with the program
	Key    string   // tells those that come with the program apart
	Name   string
	Points []model.TemplatePoint
}

// Templates are those that come with the program, in the window's language.
func Templates() []Template {
	var out []Template
	for _, x := range resources.Templates() {
		t := Template{Key: x.ID, Name: x.Name}
		for _, p := range x.Points {
			t.Points = append(t.Points, model.TemplatePoint{Side: model.Side(p.Side), Kind: model.PointKind(p.Kind), Text: p.Text})
		}
		out = append(out, t)
	}
	return out
}
