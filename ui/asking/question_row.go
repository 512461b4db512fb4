package asking

import (
	"strings"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

const rowHeight = 50

// row draws one question: what is asked, and below it what about and when it was.
func (q *questions) row(i int) fyne.CanvasObject {
	t, x := theme.Current(), &q.shown[i]
	ink := t.Ink
	was := q.was(x)
	if was != "" || !x.ArchivedAt.IsZero() {
		ink = t.Ink2
	}
	second := []string{words.AskKind(x.Kind)}
	if from := where(x); from != "" {
		second = append(second, from)
	}
	if !x.ArchivedAt.IsZero() {
		second = append(second, words.Say("questions.archived"))
	}
	text := kit.VB(1, kit.One(x.Text, kit.BodyM, ink), kit.One(strings.Join(second, " · "), kit.Cap, t.Ink3))
	if was == "" {
		return kit.Mid(kit.In(0, 8, 0, 4, text))
	}
	return kit.Mid(kit.In(0, 8, 0, 4, kit.Row(12, 0, text, kit.Mid(kit.T(was, kit.Cap, t.Ink3)))))
}

// was says when a question was asked last; empty when it never was.
func (q *questions) was(x *model.Ask) string {
	a, ok := q.asked[model.AskKey(x.Text)]
	switch {
	case !ok:
		return ""
	case a.Open:
		return words.Say("questions.open")
	}
	return words.Say("questions.asked", words.DateShort(a.On, q.frame.Today()))
}

// say is all of a question in one line, for screen readers and scripts.
func (q *questions) say(x *model.Ask) string {
	parts := []string{x.Text, words.AskKind(x.Kind)}
	for _, p := range []string{where(x), q.was(x)} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	return strings.Join(parts, ", ")
}

// showDetail shows the whole of the question one is on, and what the button does with it.
func (q *questions) showDetail() {
	if q.dialog == nil { // it is being built
		return
	}
	t, x := theme.Current(), q.chosen()
	confirm := q.dialog.ConfirmButton()
	label := words.Say("questions.add")
	if q.side.Key() == string(model.SideRep) {
		label = words.Say("questions.add.theirs", q.call())
	}
	confirm.SetText(label)
	if x == nil || q.person == "" || q.frame.Store().ReadOnly() {
		confirm.Disable()
	} else {
		confirm.Enable()
	}
	q.detail.Objects = nil
	if x == nil {
		none := kit.P(words.Say("questions.none"), kit.Body, t.Ink2)
		none.Name = "questions.none"
		q.detail.Add(none)
	} else {
		text := kit.P(x.Text, kit.Talk, t.Ink)
		text.Name = "questions.text"
		q.detail.Add(text)
		q.detail.Add(kit.Row(8, 0, kit.Mid(q.note(x)), q.archiveButton(x)))
	}
	q.dialog.Refresh()
}

// note says what was done last, or what to do first, or where the question comes from.
func (q *questions) note(x *model.Ask) fyne.CanvasObject {
	t := theme.Current()
	text, ink := q.told, t.AccentInk
	if text == "" {
		ink = t.Ink3
		switch {
		case q.person == "":
			text = words.Say("questions.choose")
		case q.was(x) != "":
			text = words.Capital(q.was(x))
		default:
			text = words.AskKind(x.Kind)
		}
	}
	p := kit.P(text, kit.Small, ink)
	p.Name = "questions.note"
	return p
}

func (q *questions) archiveButton(x *model.Ask) fyne.CanvasObject {
	if q.frame.Store().ReadOnly() {
		return kit.Gap(0, 0)
	}
	label := words.Say("questions.archive")
	if !x.ArchivedAt.IsZero() {
		label = words.Say("questions.bring")
	}
	return kit.NewQuiet("questions.archive", label, "", q.onArchive)
}

// onArchive takes the question one is on out of the bank, or brings it back. It goes in all its languages. One that comes
// with the program leaves a row that says so.
func (q *questions) onArchive() {
	x := q.chosen()
	if x == nil || q.frame.Store().ReadOnly() {
		return
	}
	at := model.InstantOf(q.frame.Now())
	told := words.Say("questions.archive.done")
	if !x.ArchivedAt.IsZero() {
		at, told = 0, words.Say("questions.bring.done")
	}
	var rows []model.Question
	for _, r := range q.rows {
		if r.Source == x.Source && r.External == x.External {
			rows = append(rows, r)
		}
	}
	if len(rows) == 0 {
		rows = []model.Question{{
			Row: model.Ours(), Text: x.Text, Category: string(x.Kind), Language: x.Language, Source: x.Source, External: x.External,
		}}
	}
	kit.Save(q.frame, unit.DropQuestion, func(w *storage.Work) error {
		for i := range rows {
			r := rows[i]
			r.ArchivedAt = at
			if err := w.Put(&r); err != nil {
				return err
			}
		}
		return nil
	}, func(err error) {
		if err != nil {
			q.dialog.SetProblem(kit.ErrorText(err))
			return
		}
		q.told = told
		q.reload()
	})
}
