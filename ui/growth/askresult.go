package growth

import (
	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// number is a field for a value of a measure. How many decimals it is written with is how many the measure gets.
func number(name string) *kit.LineField {
	f := kit.NewLineField(name, words.Say(name))
	f.Validate = wrongNumber
	return f
}

// wrongNumber says what is wrong with a value that was typed; nothing when it is one.
func wrongNumber(text string) string {
	if _, err := parse(text, 0); err != nil {
		return words.Problem(err)
	}
	return ""
}

// maxDecimals is the most a measure has.
const maxDecimals = 6

// parse reads a value in the last of the decimals it is written with, or of at least so many.
func parse(text string, least int) (model.Decimal, error) {
	n, err := model.DecimalsOf(text)
	if err != nil {
		return model.Decimal{}, err
	}
	return model.ParseDecimal(text, min(max(n, least), maxDecimals))
}

// decimalsOf is the most decimals one of the texts is written with; the fields have checked them.
func decimalsOf(texts ...string) int {
	most := 0
	for _, text := range texts {
		n, _ := model.DecimalsOf(text)
		most = max(most, n)
	}
	return min(most, maxDecimals)
}

// resultFields ask for what is counted.
type resultFields struct {
	name, start, target, unit *kit.LineField
	direction                 *kit.Segments
}

func newResultFields(m model.Measure) *resultFields {
	f := &resultFields{
		name: kit.NewLineField("result.name", words.Say("result.name")), start: number("result.start"), target: number("result.target"),
		unit: kit.NewLineField("result.unit", words.Say("result.unit")),
	}
	f.name.Required = true
	f.name.SetPlaceholder(words.Say("result.name.example"))
	f.name.Fill(m.Name)
	f.start.Fill(plain(m.Start, m))
	f.target.Fill(plain(m.Target, m))
	f.unit.SetPlaceholder(words.Say("result.unit.example"))
	f.unit.Fill(m.Unit)
	f.direction = kit.NewSegments("result.direction", directions(), string(m.Direction), nil)
	return f
}

// plain is a value as one types it; nothing when it is not set.
func plain(d model.Decimal, m model.Measure) string {
	if !d.Set {
		return ""
	}
	return model.FormatDecimal(d.N, m.Decimals)
}

func (f *resultFields) form() *kit.Form {
	pair := kit.Cols(14, []float32{0, 0, 0}, f.start, f.target, f.unit)
	return kit.NewForm(f.name, pair, kit.Labelled(words.Say("result.direction"), kit.HB(0, f.direction)))
}

// into writes what is asked for into a measure, which keeps at least the decimals it has; its readings go along.
func (f *resultFields) into(m *model.Measure, readings []model.Reading) error {
	if err := m.SetDecimals(max(m.Decimals, decimalsOf(f.start.Text(), f.target.Text())), readings); err != nil {
		return err
	}
	m.Name, m.Unit, m.Direction = f.name.Trimmed(), f.unit.Trimmed(), model.MeasureDirection(f.direction.Key())
	m.Start, _ = parse(f.start.Text(), m.Decimals) // the fields have checked both
	m.Target, _ = parse(f.target.Text(), m.Decimals)
	return nil
}

func directions() []kit.Choice {
	var out []kit.Choice
	for _, d := range []model.MeasureDirection{model.MeasureUp, model.MeasureDown, model.MeasureKeep} {
		out = append(out, kit.Choice{Key: string(d), Text: words.Say("measure.direction." + string(d))})
	}
	return out
}

// onNewResult adds a key result with its measure; a start is stored as the first thing known, not as a reading.
func (p *Page) onNewResult(g model.Goal) {
	fields := newResultFields(model.Measure{Direction: model.MeasureUp})
	kit.ShowAsk(p.frame, kit.Ask{
		Name: "result", Thing: kit.NewThing("result", g.ID), About: p.person, Title: words.Say("result.new.title", g.Title), Confirm: words.Say("result.new.confirm"), Unit: unit.AddKeyResult, Width: 560,
		Form: fields.form(),
		Read: func() func(*storage.Work) error {
			row := model.Row{SubjectID: p.person, Visibility: g.Visibility}
			m := model.Measure{Row: row, Source: "hand"}
			return func(w *storage.Work) error {
				if err := fields.into(&m, nil); err != nil {
					return err
				}
				return addResult(w, g.ID, row, m)
			}
		},
	})
}

func addResult(w *storage.Work, goal model.ID, row model.Row, m model.Measure) error {
	if err := w.Put(&m); err != nil {
		return err
	}
	kr := model.KeyResult{Row: row, GoalID: goal, MeasureID: m.ID}
	at, err := w.NextPosition(kr.TableName(), row.SubjectID)
	if err != nil {
		return err
	}
	kr.Position = at
	return w.Put(&kr)
}

// onEditResult changes what is counted. Values written down already stay what they are.
func (p *Page) onEditResult(r result) {
	fields := newResultFields(r.measure)
	kit.ShowAsk(p.frame, kit.Ask{
		Name: "result", Title: words.Say("result.edit.title"), Confirm: words.Say("dialog.save"), Unit: unit.ChangeKeyResult, Width: 560,
		Form: fields.form(),
		Read: func() func(*storage.Work) error {
			return func(w *storage.Work) error {
				m, readings := r.measure, append([]model.Reading(nil), r.readings...)
				if err := fields.into(&m, readings); err != nil {
					return err
				}
				return putMeasure(w, &m, readings)
			}
		},
	})
}

// putMeasure stores a measure with its readings. The measure comes first: somebody who gave it other decimals meanwhile
// makes it a conflict, and no value is stored in the wrong ones.
func putMeasure(w *storage.Work, m *model.Measure, readings []model.Reading) error {
	if err := w.Put(m); err != nil {
		return err
	}
	for i := range readings {
		if err := w.Put(&readings[i]); err != nil {
			return err
		}
	}
	return nil
}
