package milestones

import (
	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/documents"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// rippleRows is how many career milestones are asked about one by one; what is proposed for the others is chosen for all
// of them at once.
const rippleRows = 40

// rippleForm asks what becomes of the career milestones that a moved date touches.
type rippleForm struct {
	frame  kit.Frame
	moving model.Moving
	rows   []*rippleRow
	rest   *kit.Segments // for those without a row; nil: there are none
	why    *kit.LineField
	form   *kit.Form
	open   *kit.OpenDialog
}

// rippleRow is one career milestone.
type rippleRow struct {
	form    *rippleForm
	ripple  *model.Ripple
	line    *kit.Paragraph
	becomes *kit.Paragraph
	choice  *kit.Segments
	instead *kit.Picker
	day     *kit.DateField
	other   *fyne.Container // the two, while "replace" is chosen
}

func newRippleForm(f kit.Frame, d model.Direction, m model.Strategic, to model.Date) *rippleForm {
	r := &rippleForm{frame: f, moving: model.Moving{
		Strategic: m, To: to, On: f.Today(), Author: f.Roster().Owner.ID, Ripples: d.Ripples(m.ID, to, f.Today()),
	}}
	items := kit.VB(0)
	for i := range r.moving.Ripples {
		if len(r.rows) == rippleRows {
			r.rest = kit.NewSegments("ripple.rest", rippleChoices(model.RippleKeep, model.RippleShift), string(model.RippleKeep), nil)
			r.rest.OnChanged = func(string) { r.changed() }
			items.Add(kit.HLine())
			items.Add(kit.In(10, 0, 10, 0, kit.Row(12, 0, kit.P(words.SayN("ripple.rest", len(r.moving.Ripples)-i), kit.Body, theme.Current().Ink), kit.Mid(r.rest))))
			break
		}
		row := newRippleRow(r, d, &r.moving.Ripples[i])
		r.rows = append(r.rows, row)
		items.Add(kit.HLine())
		items.Add(row.content())
	}
	r.why = kit.NewLineField("ripple.why", words.Say("ripple.why"))
	r.why.SetPlaceholder(words.Say("ripple.why.example"))
	r.form = kit.NewForm(items, r.why)
	return r
}

func (r *rippleForm) ask() {
	m, on := &r.moving.Strategic, r.frame.Today()
	title := words.Say("ripple.title", m.Title, documents.WeaveDay(m.DueOn, on), documents.WeaveDay(r.moving.To, on))
	if m.DueOn.IsZero() {
		title = words.Say("ripple.title.first", m.Title, documents.WeaveDay(r.moving.To, on))
	}
	r.open = kit.ShowDialog(r.frame.Canvas(), kit.Dialog{
		Name: "ripple", Title: title, Intro: r.sentence(), Body: r.form.Content(), First: r.why.FocusTarget(), Width: 780,
		Note: words.Say("ripple.note"), Confirm: r.confirmText(), Cancel: words.Say("dialog.cancel"), OnSubmit: r.onSubmit,
	})
}

// sentence says how many careers are tied to the milestone, and what the new day means for them.
func (r *rippleForm) sentence() string {
	n, late := 0, 0
	for i := range r.moving.Ripples {
		x := &r.moving.Ripples[i]
		n++
		if days, ok := x.Spare(x.Thread.Career.DueOn); ok && days < 0 && !x.Settled {
			late++
		}
	}
	switch {
	case n == 0 && r.frame.Curtain().On:
		return words.Say("ripple.curtain")
	case n == 0:
		return words.Say("ripple.none")
	}
	tied := words.SayN("ripple.tied", n, words.Capital(words.Count(n)))
	if late == 0 {
		return words.Say("ripple.sentence", tied, words.Say("ripple.fits"))
	}
	return words.Say("ripple.sentence", tied, words.SayN("ripple.late", late, words.Count(late)))
}

// confirmText says what the button does.
func (r *rippleForm) confirmText() string {
	r.read()
	n := r.moving.Touched()
	if n == 0 {
		return words.Say("ripple.confirm")
	}
	return words.SayN("ripple.confirm.with", n)
}

// changed shows what follows from what was chosen.
func (r *rippleForm) changed() {
	if r.open == nil {
		return
	}
	text := r.confirmText()
	r.open.SetConfirm(text)
	for _, row := range r.rows {
		row.show()
	}
	r.form.Content().Refresh()
}

// read takes over what is chosen.
func (r *rippleForm) read() {
	for _, row := range r.rows {
		row.read()
	}
	if r.rest == nil {
		return
	}
	for i := len(r.rows); i < len(r.moving.Ripples); i++ {
		x := &r.moving.Ripples[i]
		x.Choice = model.RippleKeep
		if r.rest.Key() == string(model.RippleShift) && x.CanShift() {
			x.Choice = model.RippleShift
		}
	}
}

func (r *rippleForm) onSubmit(done func(error)) {
	if !r.form.Check() {
		done(kit.ErrFields)
		return
	}
	r.read()
	r.moving.Why = r.why.Trimmed()
	kit.Save(r.frame, unit.ShiftStrategic, writeMove(r.moving.Records()), func(err error) {
		done(err)
		if err == nil {
			r.frame.Undoable(words.Say("ripple.done", r.moving.Strategic.Title, words.Date(r.moving.To)))
		}
	})
}

// writeMove stores the rows in their order.
func writeMove(records []model.Record) func(*storage.Work) error {
	return func(w *storage.Work) error {
		for _, x := range records {
			if err := w.Put(x); err != nil {
				return err
			}
		}
		return nil
	}
}

func rippleChoices(keys ...model.RippleChoice) []kit.Choice {
	var out []kit.Choice
	for _, k := range keys {
		out = append(out, kit.Choice{Key: string(k), Text: words.Say("ripple." + string(k))})
	}
	return out
}

func newRippleRow(r *rippleForm, d model.Direction, x *model.Ripple) *rippleRow {
	t, name := theme.Current(), "ripple."+x.Thread.Career.ID.Short()
	row := &rippleRow{form: r, ripple: x, line: kit.P("", kit.Small, t.Ink2), becomes: kit.P("", kit.Cap, t.Ink2)}
	row.line.Name, row.becomes.Name = name+".line", name+".becomes"
	keys := []model.RippleChoice{model.RippleKeep, model.RippleReplace}
	if x.CanShift() {
		keys = []model.RippleChoice{model.RippleKeep, model.RippleShift, model.RippleReplace}
	}
	row.choice = kit.NewSegments(name, rippleChoices(keys...), string(x.Choice), func(string) { r.changed() })
	row.choice.Spoken = words.Say("ripple.spoken", x.Thread.Career.Title)
	row.instead = kit.NewPicker(name+".instead", words.Say("ripple.instead"), kit.Among(otherHeadings(r.frame, d, x)))
	row.instead.OnPick = func(kit.Item) { r.changed() }
	row.day = kit.NewDateField(name+".day", words.Say("ripple.day"), r.frame.Today())
	row.day.OnChanged = func(string) { r.changed() }
	row.day.Fill(x.Thread.Career.DueOn)
	row.other = kit.In(8, 0, 0, 0, kit.Cols(14, []float32{0, 200}, row.instead, row.day))
	row.show()
	return row
}

// otherHeadings are the strategic milestones that a career milestone may serve in place of this one.
func otherHeadings(f kit.Frame, d model.Direction, x *model.Ripple) []kit.Item {
	tied := map[model.ID]bool{}
	for _, l := range d.Links {
		if l.CareerID == x.Thread.Career.ID {
			tied[l.StrategicID] = true
		}
	}
	var out []kit.Item
	for i := range d.Strategic {
		if s := &d.Strategic[i]; !tied[s.ID] && s.Current(f.Today()) {
			out = append(out, kit.Item{Key: string(s.ID), Text: s.Title, Detail: words.DateShort(s.DueOn, f.Today())})
		}
	}
	return out
}

// read takes over what is chosen in the row.
func (row *rippleRow) read() {
	x := row.ripple
	if x.Settled {
		return
	}
	x.Choice, x.To, x.Instead = model.RippleChoice(row.choice.Key()), model.Date{}, ""
	if x.Choice == model.RippleReplace {
		x.Instead = model.ID(row.instead.Chosen().Key)
		x.To, _ = row.day.Date() // what is no day is said when it is confirmed
	}
}

// show says what becomes of the career milestone.
func (row *rippleRow) show() {
	row.read()
	x, on := row.ripple, row.form.frame.Today()
	replaced := x.Choice == model.RippleReplace && !x.Settled
	row.other.Hidden = !replaced
	row.instead.Hidden, row.day.Hidden = !replaced, !replaced
	row.line.SetText(rippleLine(row.form.frame, x))
	switch {
	case x.Settled:
		row.becomes.SetText(words.Say("ripple.stays"))
	case x.Choice == model.RippleShift:
		row.becomes.SetText(words.Say("ripple.shifts", documents.WeaveDay(x.Due(), on)))
	case replaced && x.Instead != "":
		row.becomes.SetText(words.Say("ripple.serves", row.instead.Chosen().Text))
	case replaced && x.Changes():
		row.becomes.SetText(words.Say("ripple.shifts", documents.WeaveDay(x.Due(), on)))
	default:
		row.becomes.SetText(words.Say("ripple.stays"))
	}
}

// rippleLine says who, in which role, and how much time the chosen day leaves.
func rippleLine(f kit.Frame, x *model.Ripple) string {
	name := ""
	if p := f.Roster().Person(x.Thread.Career.SubjectID); p != nil {
		name = p.Call()
	}
	role := words.Say("ripple.role", name, words.Say("link.role."+string(x.Thread.Link.Role)))
	if x.Settled {
		return words.Say("ripple.line", role, words.Say("ripple.settled"))
	}
	days, ok := x.Spare(x.Due())
	before, had := x.Thread.SlackDays()
	switch {
	case x.Choice == model.RippleReplace && x.Instead != "" || !ok:
		return role
	case days < 0:
		return words.Say("ripple.line", role, words.Say("ripple.toolate", words.Capital(words.Duration(-days))))
	case had && before < 0:
		return words.Say("ripple.line", role, words.Say("ripple.nowfits", words.Duration(-before)))
	case days == 0:
		return words.Say("ripple.line", role, words.Say("ripple.sameday"))
	}
	return words.Say("ripple.line", role, words.Say("ripple.spare", words.Capital(words.Duration(days))))
}

func (row *rippleRow) content() fyne.CanvasObject {
	t, x := theme.Current(), row.ripple
	person := row.form.frame.Roster().Person(x.Thread.Career.SubjectID)
	var disc fyne.CanvasObject = kit.Gap(26, 1)
	if person != nil {
		disc = kit.PersonDisc(person, 26)
	}
	due := words.Say("milestones.dates.none")
	switch c := &x.Thread.Career; {
	case c.State.Closed():
		due = words.Say("ripple.closed", words.Say("milestone.state."+string(c.State)), documents.WeaveDay(c.ClosedOn, row.form.frame.Today()))
	case !c.DueOn.IsZero():
		due = documents.WeaveDay(c.DueOn, row.form.frame.Today())
	}
	var choose fyne.CanvasObject = kit.T(words.Say("ripple.nothing"), kit.Small, t.Ink2)
	if !x.Settled {
		choose = row.choice
	}
	what := kit.Row(12, 1, kit.Top(disc), kit.VB(2, kit.P(x.Thread.Career.Title, kit.BodyM, t.Ink), row.line))
	when := kit.VB(2, kit.P(due, kit.Small, t.Ink), row.becomes)
	line := kit.Areas(10, []kit.Arrangement{
		{MinWidth: 620, Rows: [][]kit.Cell{{kit.At(0, 0), kit.At(130, 1), kit.At(210, 2)}}},
		{Rows: [][]kit.Cell{{kit.At(0, 0)}, {kit.At(110, 1), kit.At(0, 2)}}},
	}, what, when, kit.Mid(kit.HB(0, kit.Spring(), choose)))
	return kit.In(10, 0, 10, 0, kit.VB(0, line, row.other))
}
