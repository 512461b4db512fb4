package growth

import (
	"fmt"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// showQuotas lists what the rep is to bring, the present period first; earlier ones only when what is closed is shown.
func (p *Page) showQuotas() {
	t, on := theme.Current(), p.frame.Today()
	p.quotasHead.Objects = []fyne.CanvasObject{kit.CardHead(words.Say("quota.title"), kit.T(words.Say("quota.note"), kit.Cap, t.Ink3))}
	all, shown := p.facts.quotas.Of(p.person, p.facts.values, on, true), []kit.Line{}
	for _, q := range all {
		if p.archived || !p.hiddenQuota(&q.Quota) {
			shown = append(shown, p.quotaLine(q))
		}
	}
	p.quotas.Set(shown)
	if len(shown) == 0 {
		p.quotasHead.Add(kit.In(10, 0, 6, 0, kit.P(words.Say("quota.empty", p.call()), kit.Small, t.Ink2)))
	}
}

// quotaFoot adds one, or leads to where a quarter is rolled for everybody.
func (p *Page) quotaFoot() fyne.CanvasObject {
	roll := kit.NewLink("quota.roll", words.Say("menu.go.rolling"), func() { p.frame.Go(kit.Route{Page: kit.PageRolling}) })
	return kit.Row(8, 0, adder("quota.add", "quota.add", p.onNewQuota), kit.Mid(kit.In(8, 0, 0, 0, roll)))
}

// hiddenQuota says whether a quota is out of sight: archived, or its period is over.
func (p *Page) hiddenQuota(q *model.Quota) bool {
	return !q.ArchivedAt.IsZero() || !q.ValidTo.IsZero() && q.ValidTo.Before(p.frame.Today())
}

func (p *Page) quotaLine(q model.QuotaState) kit.Line {
	menu := func() []kit.MenuItem { return p.quotaMenu(q) }
	open := func() { p.onReading(p.quotaResult(q)) }
	if q.Measure.Source == model.FromDeals {
		open = func() { p.askQuota(q) }
	}
	name := "quota." + q.Quota.ID.Short()
	return kit.Line{
		Key: string(q.Quota.ID), Name: name, Text: p.quotaTitle(&q), State: fmt.Sprintf("%+v %v", q, p.frame.Today()),
		Keys: kit.RowKeys{Open: open, Archive: func() { p.onArchiveQuota(q) }, Menu: menu},
		Build: func(lit *kit.Lit) fyne.CanvasObject {
			faint := !q.Quota.ArchivedAt.IsZero()
			title := p.quotaTitle(&q)
			if faint {
				title = words.Say("targets.archived.one", title)
			}
			return kit.In(10, 0, 10, 0, kit.WithMore(kit.MeasureLine(name, title, &q.MeasureState, faint), name+".more", words.Say("oneonone.more", title), lit, kit.Small, menu))
		},
	}
}

// quotaTitle is the period, and what is counted when that has a name.
func (p *Page) quotaTitle(q *model.QuotaState) string {
	period := words.Period(q.Quota.Period(), p.frame.Roster().File.YearStart(), p.frame.Today())
	if q.Measure.Name == "" {
		return period
	}
	return words.Say("quota.named", period, q.Measure.Name)
}

func (p *Page) quotaMenu(q model.QuotaState) []kit.MenuItem {
	var items []kit.MenuItem
	if q.Measure.Source == model.FromHand {
		items = append(items, kit.MenuItem{Name: "menu.reading", Label: words.Say("growth.reading.add"), Hint: "Enter", OnTapped: func() { p.onReading(p.quotaResult(q)) }})
	}
	items = append(items, kit.MenuItem{Name: "menu.edit", Label: words.Say("menu.edit"), OnTapped: func() { p.askQuota(q) }})
	return append(items, kit.HistoryItem(p.frame, &q.Measure, p.quotaTitle(&q)), kit.ArchiveItem(q.Quota.ArchivedAt, func() { p.onArchiveQuota(q) }))
}

// quotaResult is a quota as what values are written down for.
func (p *Page) quotaResult(q model.QuotaState) result {
	m := q.Measure
	m.Name = p.quotaTitle(&q)
	return result{measure: m, now: q.Value, readings: p.facts.quotas.ReadingsOf(q.Measure.ID)}
}

func (p *Page) onArchiveQuota(q model.QuotaState) {
	kit.Archive(p.frame, unit.SetQuota, &q.Quota, &q.Quota.ArchivedAt, words.Say("quota.archived"))
}

// onNewQuota begins with what the last one counted, for the quarter after it or the present one.
func (p *Page) onNewQuota() {
	first := p.frame.Roster().File.YearStart()
	period, _ := model.Quarter(p.frame.Today(), first)
	m := model.Measure{Source: model.FromHand, Unit: p.frame.Roster().File.Currency}
	if p.facts.deals {
		m.Source, m.Aggregate = model.FromDeals, model.WonValue
	}
	if q, last := p.facts.quotas.Last(p.person, period.To); last != nil {
		m = *last
		if !q.ValidTo.Before(period.From) {
			period, _ = model.Quarter(period.To.AddDays(1), first)
		}
	}
	q, measure := model.NewQuota(p.person, m, model.Decimal{}, period)
	p.askQuota(model.QuotaState{Quota: q, MeasureState: model.MeasureState{Measure: measure}})
}

// askQuota asks for a new quota (version 0) or changes one.
func (p *Page) askQuota(q model.QuotaState) {
	m := q.Measure
	title, confirm, thing := words.Say("quota.new.title", p.call()), words.Say("quota.new.confirm"), kit.NewThing("quota", p.person)
	if q.Quota.Version > 0 {
		title, confirm, thing = words.Say("quota.edit.title", p.call()), words.Say("dialog.save"), ""
	}
	target, unitField, name := kit.NewNumberField("quota.target", words.Say("quota.target")), kit.NewLineField("quota.unit", words.Say("result.unit")), kit.NewLineField("quota.name", words.Say("quota.name"))
	target.Required = true
	target.Fill(kit.NumberText(m.Target, &m))
	unitField.Fill(m.Unit)
	name.SetPlaceholder(words.Say("quota.name.example"))
	name.Fill(m.Name)
	from, to := kit.NewDateField("quota.from", words.Say("target.from"), p.frame.Today()), kit.NewDateField("quota.to", words.Say("target.to"), p.frame.Today())
	from.Required, to.Required = true, true
	from.Fill(q.Quota.ValidFrom)
	to.Fill(q.Quota.ValidTo)
	to.Validate = func(string) string {
		a, _ := from.Date()
		if b, err := to.Date(); err == nil && b.Before(a) {
			return words.Say("quota.order")
		}
		return ""
	}
	counted := kit.NewSegments("quota.counts", quotaCounts(), countOf(&m), nil)
	kit.ShowAsk(p.frame, kit.Ask{
		Name: "quota", Thing: thing, About: p.person, Title: title, Intro: words.Say("quota.intro"), Confirm: confirm, Unit: unit.SetQuota, Width: 560,
		Form: kit.NewForm(kit.Labelled(words.Say("quota.counts"), kit.HB(0, counted)), kit.Cols(14, []float32{0, 120}, target, unitField), kit.Cols(14, []float32{0, 0}, from, to), name),
		Read: func() func(*storage.Work) error {
			m, quota := m, q.Quota
			readings := p.facts.quotas.ReadingsOf(m.ID)
			quota.ValidFrom, _ = from.Date() // the form has checked them
			quota.ValidTo, _ = to.Date()
			err := m.SetDecimals(max(m.Decimals, kit.DecimalsTyped(target.Text())), readings)
			if err == nil {
				m.Target, err = kit.ParseNumber(target.Text(), m.Decimals)
			}
			m.Name, m.Unit = name.Trimmed(), unitField.Trimmed()
			count(&m, counted.Key(), p.person, quota.Period())
			return func(w *storage.Work) error {
				if err != nil {
					return err
				}
				return w.PutQuota(&quota, &m, readings)
			}
		},
	})
}

func quotaCounts() []kit.Choice {
	out := []kit.Choice{{Key: string(model.FromHand), Text: words.Say("measure.source.hand")}}
	for _, a := range []model.Aggregate{model.WonValue, model.WonCount} {
		out = append(out, kit.Choice{Key: string(a), Text: words.Say("measure.counts." + string(a))})
	}
	return out
}

func countOf(m *model.Measure) string {
	if m.Source == model.FromDeals {
		return string(m.Aggregate)
	}
	return string(model.FromHand)
}

// count says what a quota's measure is taken from; deals are the rep's, closed in the period.
func count(m *model.Measure, key string, rep model.ID, period model.Span) {
	if key == string(model.FromHand) {
		m.Source, m.Aggregate, m.From, m.To, m.RepID = model.FromHand, "", model.Date{}, model.Date{}, ""
		return
	}
	m.Source, m.Aggregate, m.From, m.To, m.RepID = model.FromDeals, model.Aggregate(key), period.From, period.To, rep
}
