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
	kit.ShowDialog(q.frame.Canvas(), kit.Dialog{
		Name: "question", Title: words.Say("question.title"), Intro: words.Say("question.intro"), Body: o.form.Content(), First: o.form.First(),
		Confirm: words.Say("question.add"), Cancel: words.Say("dialog.cancel"), OnSubmit: o.onSubmit,
	})
}

func (o *own) onSubmit(done func(error)) {
	if !o.form.Check() {
		done(kit.ErrFields)
		return
	}
	text := model.JoinSpace(o.text.Text())
	for i := range o.q.all {
		if x := &o.q.all[i]; x.Language == words.Language && model.AskKey(x.Text) == model.AskKey(text) {
			o.text.SetError(words.Say("question.there"))
			done(kit.ErrFields)
			return
		}
	}
	kind := o.kind.Chosen().Key
	var id model.ID
	kit.Save(o.q.frame, unit.AddQuestion, func(w *storage.Work) error {
		x := model.Question{Row: model.Ours(), Text: text, Category: kind, Language: words.Language, Source: model.SourceOwn}
		x.External = string(w.NewID()) // no other system knows it
		err := w.Put(&x)
		id = x.ID
		return err
	}, func(err error) {
		done(err)
		if err == nil {
			o.q.added(id)
		}
	})
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
