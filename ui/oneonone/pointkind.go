package oneonone

import (
	"context"
	"reflect"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// kindChoices are what a point may be about; the first says nothing.
func kindChoices() []kit.Choice {
	out := []kit.Choice{{Key: kindKey(""), Text: words.Say("oneonone.kind.none")}}
	for _, k := range model.PointKinds {
		out = append(out, kit.Choice{Key: kindKey(k), Text: words.Say("oneonone.kind." + kindKey(k))})
	}
	return out
}

// kindKey is the key of a kind among the choices.
func kindKey(k model.PointKind) string {
	if k == "" {
		return "none"
	}
	return string(k)
}

// keyKind is the kind of a choice.
func keyKind(key string) model.PointKind {
	if key == "none" {
		return ""
	}
	return model.PointKind(key)
}

// learn asks for the names that say what a point is about.
func (f *pointField) learn() {
	p := f.page
	kit.Run(p.Context(), func(ctx context.Context) (model.KindNames, error) { return p.store.KindNames(ctx, p.person) },
		func(n model.KindNames, err error) {
			if err != nil {
				return // without names the words are left; the page says what is wrong with the file
			}
			for _, s := range p.frame.Roster().Framework.Skills {
				n.Skills = append(n.Skills, s.Name)
			}
			for _, l := range p.frame.Roster().Framework.Levels {
				n.Levels = append(n.Levels, l.Name)
			}
			if f.guesser == nil || !reflect.DeepEqual(n, f.names) {
				f.guesser, f.names = model.NewKindGuesser(n), n
				f.guess(f.field.Text())
			}
		})
}

// guess says what the text is about, unless somebody chose.
func (f *pointField) guess(text string) {
	if f.guesser != nil && !f.kind.Chosen() {
		f.kind.Guess(kindKey(f.guesser.Guess(text)))
	}
}

// kindsOf are the kinds of texts: what was chosen for all of them, else a guess for each.
func (f *pointField) kindsOf(texts []string) []model.PointKind {
	out := make([]model.PointKind, len(texts))
	for i, text := range texts {
		switch {
		case f.kind.Chosen():
			out[i] = keyKind(f.kind.Key())
		case f.guesser != nil:
			out[i] = f.guesser.Guess(text)
		}
	}
	return out
}

// onKind asks under the row what the point is about.
func (p *Page) onKind(x model.Point) {
	p.listOf(&x).Menu(string(x.ID), kit.Choices(kindChoices(), kindKey(x.Kind), func(key string) {
		if k := keyKind(key); k != x.Kind {
			x.Kind = k
			p.frame.Change(unit.ChangePoint, func(w *storage.Work) error { return w.Put(&x) }, nil)
		}
	}))
}
