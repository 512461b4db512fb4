package asking

import (
	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// own is the dialog that takes a question of one's own.
type own struct {
	q    *questions
	text *kit.LineField
	kind *kit.Picker
	form *kit.Form
	id   model.ID // once it is stored
}

// AskOwnQuestion opens the bank for a talk with a person, and in it the dialog for a question of one's own.
func AskOwnQuestion(f kit.Frame, person model.ID) {
	q := newQuestions(f, person)
	q.load(func() {
		q.open()
		q.onOwn()
	})
}

// onOwn asks for a question of one's own; what was searched for in vain is its beginning.
func (q *questions) onOwn() {
	o := &own{q: q, text: kit.NewLineField("question.text", words.Say("question.text"))}
	o.text.Required = true
	o.text.SetMaxLen(200)
	if len(q.shown) == 0 {
		o.text.Fill(model.JoinSpace(q.field.Text()))
	}
	var items []kit.Item
	for _, k := range model.AskKinds() {
		items = append(items, kit.Item{Key: string(k), Text: words.AskKind(k)})
	}
	o.kind = kit.NewPicker("question.kind", words.Say("question.kind"), kit.Among(items))
	o.kind.Required = true
	first := q.only.kind
	if first == "" || first == "other" {
		first = string(model.PointPersonal)
	}
	o.kind.FillKey(first)
	o.form = kit.NewForm(o.text, o.kind)
	kit.ShowAsk(q.frame, kit.Ask{
		Name: "question", Thing: kit.NewThing("question"), Title: words.Say("question.title"), Intro: words.Say("question.intro"),
		Confirm: words.Say("question.add"), Unit: unit.AddQuestion, Form: o.form, Read: o.read, Then: func() { q.added(o.id) },
	})
}

// read takes the question. One that is in the bank already is refused.
func (o *own) read() func(*storage.Work) error {
	text, kind := model.JoinSpace(o.text.Text()), o.kind.Chosen().Key
	for i := range o.q.all {
		if x := &o.q.all[i]; x.Language == words.Language && model.AskKey(x.Text) == model.AskKey(text) {
			return func(*storage.Work) error { return &model.Problem{Key: "question.there", Err: model.ErrInvalid} }
		}
	}
	return func(w *storage.Work) error {
		x := model.Question{Row: model.Ours(), Text: text, Category: kind, Language: words.Language, Source: model.SourceOwn}
		x.External = string(w.NewID()) // no other system knows it
		err := w.Put(&x)
		o.id = x.ID
		return err
	}
}

// added shows a question that was just written, whatever was looked for.
func (q *questions) added(id model.ID) {
	q.only = filter{language: words.Language}
	q.field.Fill("")
	q.load(func() {
		q.find()
		for i := range q.shown {
			if q.shown[i].ID == id {
				q.list.Select(i)
			}
		}
		q.told = words.Say("question.added")
		q.showDetail()
	})
}
