package framework

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// byWords is a criterion that somebody decides on who knows the person.
const byWords = "words"

// criterionFields ask what a promotion asks, and what it is measured by.
type criterionFields struct {
	text           *kit.TextField
	source, counts *kit.Segments
	target, unit   *kit.LineField
	months, money  *kit.LineField
	form           *kit.Form
	measured       []fyne.CanvasObject // shown for one that is measured
	hand, deals    []fyne.CanvasObject // shown for one of these alone
}

func newCriterionFields(f kit.Frame, c model.Criterion, m *model.Measure) *criterionFields {
	x := &criterionFields{
		text: text("framework.criterion.text", c.Text), target: kit.NewNumberField("framework.criterion.target", words.Say("framework.criterion.target")),
		unit: line("framework.criterion.unit", "", false), months: line("framework.criterion.months", "", false), money: line("framework.criterion.currency", "", false),
	}
	x.text.Required, x.target.Required = true, true
	x.text.SetPlaceholder(words.Say("framework.criterion.text.example"))
	x.months.SetPlaceholder(words.Say("framework.criterion.months.example"))
	x.months.Validate = wrongMonths
	x.money.SetPlaceholder(f.Roster().File.Currency)
	source, counts := byWords, string(model.QuotaShare)
	if m != nil {
		source = string(m.Source)
		if m.Aggregate != "" {
			counts = string(m.Aggregate)
		}
		x.target.Fill(kit.NumberText(m.Target, m))
		x.unit.Fill(m.Unit)
		x.money.Fill(m.Currency)
	}
	if c.Months > 0 {
		x.months.Fill(strconv.Itoa(c.Months))
	}
	x.source = kit.NewSegments("framework.criterion.source", choices("framework.criterion.source.", byWords, string(model.FromHand), string(model.FromDeals)), source, func(string) { x.show() })
	x.counts = kit.NewSegments("framework.criterion.counts",
		choices("framework.counts.", string(model.QuotaShare), string(model.WonValue), string(model.WonCount), string(model.WinRate)), counts, func(string) { x.show() })
	what := kit.Labelled(words.Say("framework.criterion.counts"), kit.HB(0, x.counts))
	value := kit.Cols(14, []float32{0, 0}, x.target, kit.VB(0, x.unit, x.months))
	x.measured = []fyne.CanvasObject{value, x.target}
	x.hand = []fyne.CanvasObject{x.unit}
	x.deals = []fyne.CanvasObject{what, x.counts, x.months}
	x.form = kit.NewForm(x.text, kit.Labelled(words.Say("framework.criterion.source"), kit.HB(0, x.source)), what, value, x.money)
	x.show()
	return x
}

func choices(prefix string, keys ...string) []kit.Choice {
	var out []kit.Choice
	for _, k := range keys {
		out = append(out, kit.Choice{Key: k, Text: words.Say(prefix + k)})
	}
	return out
}

// wrongMonths says what is wrong with a number of months; none is all the time there is.
func wrongMonths(text string) string {
	if n, err := strconv.Atoi(text); text != "" && (err != nil || n < 1 || n > 120) {
		return words.Say("framework.criterion.months.wrong")
	}
	return ""
}

func visible(on bool, objects ...fyne.CanvasObject) {
	for _, o := range objects {
		if on {
			o.Show()
		} else {
			o.Hide()
		}
	}
}

// show leaves out what is not asked for.
func (x *criterionFields) show() {
	source := x.source.Key()
	visible(source != byWords, x.measured...)
	visible(source == string(model.FromHand), x.hand...)
	visible(source == string(model.FromDeals), x.deals...)
	visible(source == string(model.FromDeals) && x.counts.Key() == string(model.WonValue), x.money)
	if x.form != nil {
		x.form.Content().Refresh()
	}
}

// measure is what was asked for; nil: words alone.
func (x *criterionFields) measure(currency string) *model.Measure {
	if x.source.Key() == byWords {
		return nil
	}
	m := &model.Measure{
		Row: model.Ours(), Name: x.text.Trimmed(), Source: model.MeasureSource(x.source.Key()), Direction: model.MeasureUp, Decimals: kit.DecimalsTyped(x.target.Text()),
	}
	m.Target, _ = kit.ParseNumber(x.target.Text(), m.Decimals) // the field has checked it
	if m.Source == model.FromHand {
		m.Unit = x.unit.Trimmed()
		return m
	}
	m.Aggregate = model.Aggregate(x.counts.Key())
	switch m.Aggregate {
	case model.QuotaShare, model.WinRate:
		m.Unit = "%"
	case model.WonValue:
		if m.Currency = strings.ToUpper(x.money.Trimmed()); m.Currency == "" {
			m.Currency = currency
		}
	}
	return m
}

// askCriterion asks for a new criterion of a level, or changes one.
func (p *Page) askCriterion(c model.Criterion) {
	title, confirm := words.Say("framework.criterion.edit"), words.Say("dialog.save")
	if l := p.now().Level(c.LevelID); c.CriterionID == "" && l != nil {
		title, confirm = words.Say("framework.criterion.new", l.Name), words.Say("framework.criterion.confirm")
	}
	was := p.now().Measure(c.MeasureID)
	x := newCriterionFields(p.frame, c, was)
	kit.ShowAsk(p.frame, kit.Ask{
		Name: "framework.criterion", Thing: thing(criterionThing, c.CriterionID, c.LevelID), Title: title, Confirm: confirm, Unit: unit.ChangeCriterion, Width: 600, Form: x.form,
		Read: func() func(*storage.Work) error {
			n := c
			n.Text, n.Months = x.text.Trimmed(), 0
			m := x.measure(p.frame.Roster().File.Currency)
			if m != nil && m.Source == model.FromDeals {
				n.Months, _ = strconv.Atoi(x.months.Trimmed())
			}
			return p.write(func(f *model.Framework) error {
				if old := f.Criterion(c.CriterionID); c.CriterionID != "" && (old == nil || old.Text != c.Text || old.Months != c.Months || !model.SameMeasure(f.Measure(old.MeasureID), was)) {
					return moved()
				}
				f.PutCriterion(n, m)
				return nil
			})
		},
	})
}
