package milestones

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
func (p *StrategicPage) onReading(x model.TargetState) {
	r := model.Reading{Row: model.Ours(), AuthorID: p.frame.Roster().Owner.ID, MeasureID: x.Measure.ID, On: p.frame.Today()}
	var open *kit.OpenDialog
	before := kit.VB(0)
	if readings := p.readingsOf(x.Measure.ID); len(readings) > 0 {
		before = kit.VB(4, kit.T(words.Say("reading.before"), kit.CapM, theme.Current().Ink2), p.readingList(x, readings, func() { open.Close() }))
	}
	open = p.askReading(x, r, kit.Ask{
		Name: "reading", Title: x.Measure.Name, Intro: words.Say("targets.reading.intro", words.Grouped(x.Measure.Target, &x.Measure, true)),
		Confirm: words.Say("reading.confirm"), Unit: unit.AddReading, Thing: kit.NewThing("reading", x.Measure.ID),
	}, before)
}

// readingList shows what was written down, newest first. A tap corrects it.
func (p *StrategicPage) readingList(x model.TargetState, readings []model.Reading, leave func()) fyne.CanvasObject {
	list := kit.NewLines("reading.list", words.Say("reading.before"))
	var lines []kit.Line
	for _, r := range slices.Backward(readings) {
		day, value := words.Capital(words.Relative(r.On, p.frame.Today())), words.Grouped(model.Dec(r.Value), &x.Measure, true)
		correct := func() { leave(); p.onCorrectReading(x, r) }
		archive := func() { leave(); p.onArchiveReading(r) }
		lines = append(lines, kit.Line{
			Key: string(r.ID), Name: "reading." + r.ID.Short(), Text: words.Say("reading.line", day, value), State: r,
			Keys: kit.RowKeys{Open: correct, Archive: archive},
			Build: func(*kit.Lit) fyne.CanvasObject {
				t := theme.Current()
				ink, note := t.Ink, ""
				if !r.ArchivedAt.IsZero() {
					ink, note = t.Ink3, words.Say("oneonone.archived")
				}
				return kit.In(6, 0, 6, 0, kit.Cols(12, []float32{0, 90, 120}, kit.One(day, kit.Small, t.Ink2), kit.OneR(note, kit.Cap, t.Ink3), kit.OneR(value, kit.SmallM, ink)))
			},
		})
	}
	list.Set(lines)
	return list
}

// onCorrectReading changes a value that was written down wrong; the journal keeps what it was.
func (p *StrategicPage) onCorrectReading(x model.TargetState, r model.Reading) {
	var open *kit.OpenDialog
	label := words.Say("reading.archive")
	if !r.ArchivedAt.IsZero() {
		label = words.Say("menu.unarchive")
	}
	archive := kit.NewQuiet("reading.archive", label, "", func() { open.Close(); p.onArchiveReading(r) })
	open = p.askReading(x, r, kit.Ask{
		Name: "reading", Title: words.Say("reading.edit.title", x.Measure.Name), Confirm: words.Say("dialog.save"), Unit: unit.ChangeReading,
	}, kit.HB(0, archive))
}

func (p *StrategicPage) onArchiveReading(r model.Reading) {
	kit.Archive(p.frame, unit.ArchiveReading, &r, &r.ArchivedAt, words.Say("reading.archived"))
}

// askReading asks for value and day of a reading, new (version 0) or not; more stands below the fields.
func (p *StrategicPage) askReading(x model.TargetState, r model.Reading, ask kit.Ask, more fyne.CanvasObject) *kit.OpenDialog {
	value := kit.NewNumberField("reading.value", words.Say("reading.value"))
	value.Required = true
	if r.Version > 0 {
		value.Fill(kit.NumberText(model.Dec(r.Value), &x.Measure))
	}
	day := kit.NewDateField("reading.on", words.Say("reading.on"), p.frame.Today())
	day.Required, day.Max = true, p.frame.Today()
	day.Fill(r.On)
	ask.Form = kit.NewForm(kit.Cols(14, []float32{0, 0}, value, day), more)
	ask.Read = func() func(*storage.Work) error {
		r.On, _ = day.Date() // the form has checked both
		return func(w *storage.Work) error {
			return putReading(w, x.Measure, p.readingsOf(x.Measure.ID), r, value.Text())
		}
	}
	return kit.ShowAsk(p.frame, ask)
}

// putReading writes a value as it was typed. One with more decimals than those before takes these along.
func putReading(w *storage.Work, m model.Measure, others []model.Reading, r model.Reading, typed string) error {
	if err := m.SetDecimals(kit.DecimalsTyped(typed), others); err != nil {
		return err
	}
	d, err := kit.ParseNumber(typed, m.Decimals)
	if err != nil {
		return err
	}
	r.Value = d.N
	others = slices.DeleteFunc(others, func(o model.Reading) bool { return o.ID == r.ID })
	if err := putMeasure(w, &m, others); err != nil {
		return err
	}
	return w.Put(&r)
}
