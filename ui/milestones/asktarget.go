package milestones

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// targetFields ask for what is counted, and where the number comes from.
type targetFields struct {
	name, start, target, unit *kit.LineField
	direction, source, counts *kit.Segments
	from, to                  *kit.DateField
	region                    *kit.LineField
	product, rep              *kit.Picker
	team, sector              *kit.Picker
	currency                  *kit.LineField
	form                      *kit.Form
	deals                     []fyne.CanvasObject // shown for a measure from deals
}

func newTargetFields(f kit.Frame, m model.Measure, sales *model.Sales) *targetFields {
	x := &targetFields{
		name: kit.NewLineField("target.name", words.Say("result.name")), start: kit.NewNumberField("target.start", words.Say("result.start")),
		target: kit.NewNumberField("target.target", words.Say("result.target")), unit: kit.NewLineField("target.unit", words.Say("result.unit")),
		from: kit.NewDateField("target.from", words.Say("target.from"), f.Today()), to: kit.NewDateField("target.to", words.Say("target.to"), f.Today()),
		region:   kit.NewLineField("target.region", words.Say("target.region")),
		product:  kit.NewPicker("target.product", words.Say("target.product"), kit.Among(productItems(sales.Products))),
		team:     kit.NewPicker("target.team", words.Say("target.team"), kit.Among(textItems(teamsOf(f.Roster()), m.Team))),
		sector:   kit.NewPicker("target.sector", words.Say("target.sector"), kit.Among(textItems(sectorsOf(sales), m.Sector))),
		currency: kit.NewLineField("target.currency", words.Say("target.currency")),
		rep:      kit.NewPicker("target.rep", words.Say("target.rep"), kit.Among(repItems(f))),
	}
	x.name.Required, x.target.Required = true, true
	x.name.SetPlaceholder(words.Say("target.name.example"))
	x.unit.SetPlaceholder(words.Say("target.unit.example"))
	x.region.SetPlaceholder(words.Say("target.region.example"))
	x.name.Fill(m.Name)
	x.start.Fill(kit.NumberText(m.Start, &m))
	x.target.Fill(kit.NumberText(m.Target, &m))
	x.unit.Fill(m.Unit)
	x.from.Fill(m.From)
	x.to.Fill(m.To)
	x.to.Validate = func(string) string { return wrongOrder(x.from, x.to) }
	x.region.Fill(m.Region)
	x.product.FillKey(string(m.ProductID))
	x.rep.FillKey(string(m.RepID))
	x.team.FillKey(m.Team)
	x.sector.FillKey(m.Sector)
	x.currency.SetPlaceholder(f.Roster().File.Currency)
	x.currency.Fill(m.Currency)
	x.direction = kit.NewSegments("target.direction", choices(func(k string) string { return words.Say("measure.direction." + k) }, string(model.MeasureUp), string(model.MeasureDown), string(model.MeasureKeep)), string(m.Direction), nil)
	aggregate := m.Aggregate
	if aggregate == "" {
		aggregate = model.WonValue
	}
	x.counts = kit.NewSegments("target.counts", choices(func(k string) string { return words.Say("measure.counts." + k) }, string(model.WonValue), string(model.WonCount), string(model.WinRate)), string(aggregate), nil)
	x.source = kit.NewSegments("target.source", choices(func(k string) string { return words.Say("measure.source." + k) }, string(model.FromHand), string(model.FromDeals)), string(m.Source), func(string) { x.show() })
	counts := kit.Labelled(words.Say("target.counts"), kit.HB(0, x.counts))
	window, filters := kit.Cols(14, []float32{0, 0}, x.from, x.to), kit.Cols(14, []float32{0, 0}, x.region, x.product)
	more := kit.Cols(14, []float32{0, 0}, x.team, x.sector)
	who := kit.Cols(14, []float32{0, 110}, x.rep, x.currency)
	x.deals = []fyne.CanvasObject{counts, window, filters, more, who, x.from, x.to, x.region, x.product, x.team, x.sector, x.rep, x.currency}
	x.form = kit.NewForm(x.name, kit.Labelled(words.Say("target.source"), kit.HB(0, x.source)), kit.Cols(14, []float32{0, 0, 0}, x.start, x.target, x.unit),
		kit.Labelled(words.Say("result.direction"), kit.HB(0, x.direction)), counts, window, filters, more, who)
	x.show()
	return x
}

// show leaves out what only deals have.
func (x *targetFields) show() {
	hand := x.source.Key() != string(model.FromDeals)
	for _, o := range x.deals {
		if hand {
			o.Hide()
		} else {
			o.Show()
		}
	}
	if x.form != nil {
		x.form.Content().Refresh()
	}
}

// into writes what is asked for into a measure, which keeps at least the decimals it has; its readings go along.
func (x *targetFields) into(m *model.Measure, readings []model.Reading) error {
	if err := m.SetDecimals(max(m.Decimals, kit.DecimalsTyped(x.start.Text(), x.target.Text())), readings); err != nil {
		return err
	}
	m.Name, m.Unit, m.Direction = x.name.Trimmed(), x.unit.Trimmed(), model.MeasureDirection(x.direction.Key())
	m.Start, _ = kit.ParseNumber(x.start.Text(), m.Decimals) // the fields have checked them
	m.Target, _ = kit.ParseNumber(x.target.Text(), m.Decimals)
	m.Source = model.MeasureSource(x.source.Key())
	m.Aggregate, m.From, m.To, m.Region, m.ProductID, m.RepID = "", model.Date{}, model.Date{}, "", "", ""
	m.Team, m.Sector, m.Currency = "", "", strings.ToUpper(x.currency.Trimmed())
	if m.Source != model.FromDeals {
		return nil
	}
	m.Aggregate, m.Region = model.Aggregate(x.counts.Key()), x.region.Trimmed()
	m.From, _ = x.from.Date()
	m.To, _ = x.to.Date()
	m.Team, m.Sector = x.team.Chosen().Key, x.sector.Chosen().Key
	m.ProductID, m.RepID = model.ID(x.product.Chosen().Key), model.ID(x.rep.Chosen().Key)
	return nil
}

func choices(say func(key string) string, keys ...string) []kit.Choice {
	var out []kit.Choice
	for _, k := range keys {
		out = append(out, kit.Choice{Key: k, Text: say(k)})
	}
	return out
}

func productItems(products []model.Product) []kit.Item {
	var out []kit.Item
	for i := range products {
		if x := &products[i]; x.ArchivedAt.IsZero() {
			out = append(out, kit.Item{Key: string(x.ID), Text: x.Name, Detail: x.Series})
		}
	}
	return out
}

// textItems offer texts, and the one that is chosen already, by name.
func textItems(texts map[string]bool, chosen string) []kit.Item {
	if chosen != "" {
		texts[chosen] = true
	}
	var out []kit.Item
	for _, t := range slices.SortedFunc(maps.Keys(texts), func(a, b string) int { return cmp.Compare(model.Fold(a), model.Fold(b)) }) {
		if t != "" {
			out = append(out, kit.Item{Key: t, Text: t})
		}
	}
	return out
}

// teamsOf are the teams that somebody is or was in.
func teamsOf(r *model.Roster) map[string]bool {
	out := map[string]bool{}
	for i := range r.Assignments {
		out[r.Assignments[i].Team] = true
	}
	return out
}

// sectorsOf are the sectors of the customers.
func sectorsOf(s *model.Sales) map[string]bool {
	out := map[string]bool{}
	for i := range s.Customers {
		out[s.Customers[i].Sector] = true
	}
	return out
}

func repItems(f kit.Frame) []kit.Item {
	var out []kit.Item
	for _, p := range f.Roster().Reps(f.Today()) {
		out = append(out, kit.PersonItem(p))
	}
	return out
}

func (p *StrategicPage) onNewTarget() {
	m := model.Measure{Row: model.Ours(), Source: model.FromHand, Direction: model.MeasureUp, From: p.milestone.StartsOn, To: p.milestone.DueOn}
	p.askTarget(model.TargetState{Target: model.MilestoneTarget{Row: model.Ours(), StrategicID: p.id}, MeasureState: model.MeasureState{Measure: m}})
}

func (p *StrategicPage) onEditTarget(x model.TargetState) { p.askTarget(x) }

// askTarget asks for a new target (version 0) or changes what one counts.
func (p *StrategicPage) askTarget(x model.TargetState) {
	kit.Run(p.Context(), p.store.Sales, func(sales *model.Sales, err error) {
		if err != nil {
			p.frame.ShowError(err)
			return
		}
		p.showTargetForm(x, newTargetFields(p.frame, x.Measure, sales))
	})
}

func (p *StrategicPage) showTargetForm(x model.TargetState, fields *targetFields) {
	title, confirm, thing := words.Say("target.new.title", p.milestone.Title), words.Say("target.new.confirm"), kit.NewThing("target", p.id)
	if x.Target.Version > 0 {
		title, confirm, thing = words.Say("target.edit.title"), words.Say("dialog.save"), ""
	}
	kit.ShowAsk(p.frame, kit.Ask{
		Name: "target", Thing: thing, Title: title, Confirm: confirm, Unit: unit.SetTarget, Width: 620, Form: fields.form,
		Read: func() func(*storage.Work) error {
			return func(w *storage.Work) error {
				m, readings, target := x.Measure, p.readingsOf(x.Measure.ID), x.Target
				if err := fields.into(&m, readings); err != nil {
					return err
				}
				return putTarget(w, &m, readings, &target)
			}
		},
	})
}

// putTarget stores a measure with its readings, and a new target with it.
func putTarget(w *storage.Work, m *model.Measure, readings []model.Reading, target *model.MilestoneTarget) (err error) {
	if err := putMeasure(w, m, readings); err != nil {
		return err
	}
	if target.Version > 0 {
		return nil
	}
	target.MeasureID = m.ID
	if target.Position, err = w.NextPosition(target.TableName(), ""); err != nil {
		return err
	}
	return w.Put(target)
}

// putMeasure stores a measure, then its readings: somebody who gave it other decimals meanwhile makes it a conflict, and no
// value is stored in the wrong ones.
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

// readingsOf are what was written down of a measure, oldest first.
func (p *StrategicPage) readingsOf(measure model.ID) []model.Reading {
	var out []model.Reading
	for _, r := range p.dir.Readings {
		if measure != "" && r.MeasureID == measure {
			out = append(out, r)
		}
	}
	return out
}
