package growth

import (
	"slices"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// onReading writes down a value by hand, on a day. What was written down before stands below, to be corrected.
func (p *Page) onReading(r result) {
	x := p.newReading(r)
	var open *kit.OpenDialog
	form := kit.VB(0)
	if len(r.readings) > 0 {
		form = kit.VB(4, kit.T(words.Say("reading.before"), kit.CapM, theme.Current().Ink2), p.readingList(r, func() { open.Close() }))
	}
	open = p.askReading(r, x, kit.Ask{
		Name: "reading", Title: r.measure.Name, Intro: words.Say("reading.intro", words.Value(r.measure.Start, &r.measure), words.Value(r.measure.Target, &r.measure)),
		Confirm: words.Say("reading.confirm"), Unit: unit.AddReading,
	}, form)
}

// readingList shows what was written down, newest first. A tap corrects it.
func (p *Page) readingList(r result, leave func()) fyne.CanvasObject {
	list := kit.NewLines("reading.list", words.Say("reading.before"))
	var lines []kit.Line
	for _, x := range slices.Backward(r.readings) {
		day, value := words.Capital(words.Relative(x.On, p.frame.Today())), words.Value(model.Dec(x.Value), &r.measure)
		correct := func() { leave(); p.onCorrectReading(r, x) }
		archive := func() { leave(); p.onArchiveReading(x) }
		lines = append(lines, kit.Line{
			Key: string(x.ID), Name: "reading." + x.ID.Short(), Text: words.Say("reading.line", day, value), State: x,
			Keys: kit.RowKeys{Open: correct, Archive: archive},
			Build: func(*kit.Lit) fyne.CanvasObject {
				t := theme.Current()
				ink, ink2, note := t.Ink, t.Ink2, ""
				if !x.ArchivedAt.IsZero() {
					ink, ink2, note = t.Ink3, t.Ink3, words.Say("oneonone.archived")
				}
				return kit.In(6, 0, 6, 0, kit.Cols(12, []float32{0, 90, 90}, kit.One(day, kit.Small, ink2), kit.OneR(note, kit.Cap, t.Ink3), kit.OneR(value, kit.SmallM, ink)))
			},
		})
	}
	list.Set(lines)
	return list
}

// onCorrectReading changes a value that was written down wrong; the journal keeps what it was.
func (p *Page) onCorrectReading(r result, x model.Reading) {
	var open *kit.OpenDialog
	label := words.Say("reading.archive")
	if !x.ArchivedAt.IsZero() {
		label = words.Say("menu.unarchive")
	}
	archive := kit.NewQuiet("reading.archive", label, "", func() { open.Close(); p.onArchiveReading(x) })
	open = p.askReading(r, x, kit.Ask{
		Name: "reading", Title: words.Say("reading.edit.title", r.measure.Name), Confirm: words.Say("dialog.save"), Unit: unit.ChangeReading,
	}, kit.HB(0, archive))
}

// askReading asks for value and day of a reading, new (version 0) or not; more stands below the fields.
func (p *Page) askReading(r result, x model.Reading, ask kit.Ask, more fyne.CanvasObject) *kit.OpenDialog {
	value := number("reading.value")
	value.Required = true
	if x.Version > 0 {
		value.Fill(plain(model.Dec(x.Value), r.measure))
	}
	day := kit.NewDateField("reading.on", words.Say("reading.on"), p.frame.Today())
	day.Required, day.Max = true, p.frame.Today()
	day.Fill(x.On)
	ask.Form = kit.NewForm(kit.Cols(14, []float32{0, 0}, value, day), more)
	ask.Read = func() func(*storage.Work) error {
		x.On, _ = day.Date() // the form has checked both
		return func(w *storage.Work) error { return putReading(w, r, x, value.Text()) }
	}
	return kit.ShowAsk(p.frame, ask)
}

// putReading writes a value as it was typed. One with more decimals than those before takes these along.
func putReading(w *storage.Work, r result, x model.Reading, typed string) error {
	m, others := r.measure, append([]model.Reading(nil), r.readings...)
	if err := m.SetDecimals(decimalsOf(typed), others); err != nil {
		return err
	}
	d, err := parse(typed, m.Decimals)
	if err != nil {
		return err
	}
	x.Value = d.N
	others = slices.DeleteFunc(others, func(o model.Reading) bool { return o.ID == x.ID })
	if err := putMeasure(w, &m, others); err != nil {
		return err
	}
	return w.Put(&x)
}

// newReading is a value of today that is not known yet.
func (p *Page) newReading(r result) model.Reading {
	return model.Reading{
		Row: model.Row{SubjectID: p.person, Visibility: r.measure.Visibility}, AuthorID: p.frame.Roster().Owner.ID,
		MeasureID: r.measure.ID, On: p.frame.Today(),
	}
}

func (p *Page) onArchiveReading(x model.Reading) {
	kit.Archive(p.frame, unit.ArchiveReading, &x, &x.ArchivedAt, words.Say("reading.archived"))
}
