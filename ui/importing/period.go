package importing

import (
	"fyne.io/fyne/v2"

	"milepost/exchange"
	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// periodForm asks for which days all quotas of a list are, when the list does not say. Its fields are built once.
type periodForm struct {
	page     *Page
	from, to *kit.DateField
	box      fyne.CanvasObject
}

func newPeriodForm(p *Page) *periodForm {
	f := &periodForm{
		page: p,
		from: kit.NewDateField("import.period.from", words.Say("import.period.from"), p.frame.Today()),
		to:   kit.NewDateField("import.period.to", words.Say("import.period.to"), p.frame.Today()),
	}
	f.from.OnDate, f.to.OnDate = f.onFrom, f.onTo
	f.from.OnSubmit = func(string) { f.to.FocusOn(p.frame.Canvas()) }
	f.to.Validate = f.wrong
	f.box = kit.VB(8, kit.P(words.Say("import.period.text"), kit.Small, theme.Current().Ink2), kit.Cols(14, []float32{220, 220, 0}, f.from, f.to, kit.Gap(0, 0)))
	return f
}

// clear forgets the days, for another list.
func (f *periodForm) clear() {
	f.from.Fill(model.Date{})
	f.to.Fill(model.Date{})
}

// needed says whether what was read is a list of quotas that leaves its period open.
func (f *periodForm) needed() bool {
	a := &f.page.found
	return a.table != nil && a.kind == exchange.KindQuotas && (a.columns == nil || exchange.NeedsPeriod(a.columns))
}

// show fills in what the list's columns say with their year, while nobody has said anything else.
func (f *periodForm) show() {
	plan := f.page.found.plan
	if plan == nil || f.page.ask.period != (model.Span{}) || plan.Period == (model.Span{}) || f.from.Text()+f.to.Text() != "" {
		return
	}
	f.from.Fill(plan.Period.From)
	f.to.Fill(plan.Period.To)
}

// onFrom takes the first day. Where the amount's column names months that begin with it, the last day follows from them.
func (f *periodForm) onFrom(day model.Date) {
	if t := f.page.found.table; t != nil && f.to.Text() == "" && !day.IsZero() {
		if spoken, ok := exchange.SpokenQuotaPeriod(t, f.page.ask.fields); ok {
			if s, ok := spoken.Beginning(day, f.page.frame.Roster().File.YearStart()); ok {
				f.to.Fill(s.To)
			}
		}
	}
	f.take()
}

func (f *periodForm) onTo(model.Date) { f.take() }

// wrong says why the last day cannot be one; empty when it can.
func (f *periodForm) wrong(string) string {
	from, _ := f.from.Date()
	if to, err := f.to.Date(); err == nil && !to.IsZero() && to.Before(from) {
		return words.Say("quota.order")
	}
	return ""
}

// take makes the plan anew once both days are there, or neither is.
func (f *periodForm) take() {
	from, err := f.from.Date()
	to, err2 := f.to.Date()
	if err != nil || err2 != nil || from.IsZero() != to.IsZero() {
		return
	}
	if f.to.SetError(f.wrong("")); to.Before(from) {
		return
	}
	f.page.ask.period = model.Span{From: from, To: to}
	f.page.preview()
}

// settled says whether the plan is for the days that the fields hold. If it is not, they say what is wrong, or the plan is made
// anew and nobody has agreed to that one yet.
func (f *periodForm) settled() bool {
	if !f.needed() || f.page.found.plan == nil {
		return true
	}
	good := f.from.Check() && f.to.Check()
	from, _ := f.from.Date()
	to, _ := f.to.Date()
	return good && f.page.found.plan.Period == model.Span{From: from, To: to}
}
