package oneonone

import (
	"strconv"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// onCadence agrees how many days may lie between two talks, from today on.
func (p *Page) onCadence() {
	days := kit.NewLineField("cadence.days", words.Say("cadence.days"))
	days.Hint = words.Say("cadence.hint")
	if d := model.CadenceOn(p.talks.Cadences, p.person, p.frame.Today()); d > 0 {
		days.Fill(strconv.Itoa(d))
	}
	days.Validate = func(text string) string {
		if n, err := strconv.Atoi(text); text != "" && (err != nil || n < 1 || n > 365) {
			return words.Say("cadence.wrong")
		}
		return ""
	}
	kit.ShowAsk(p.frame, kit.Ask{
		Name: "cadence", Title: words.Say("cadence.title", p.call()), Confirm: words.Say("dialog.save"), Unit: unit.SetCadence,
		Form: kit.NewForm(days),
		Read: func() func(*storage.Work) error {
			n, _ := strconv.Atoi(days.Trimmed()) // the form has checked it; empty ends the agreement
			return func(w *storage.Work) error { return p.setCadence(w, n) }
		},
	})
}

// setCadence ends what is agreed the day before and begins anew; one that began today is changed. 0 ends it.
func (p *Page) setCadence(w *storage.Work, days int) error {
	today := p.frame.Today()
	for i := range p.talks.Cadences {
		c := p.talks.Cadences[i]
		if !(model.Span{From: c.ValidFrom, To: c.ValidTo}).Holds(today) {
			continue
		}
		if c.ValidFrom == today && days > 0 {
			c.Days = days
			return w.Put(&c)
		}
		if c.ValidFrom == today {
			return w.Delete(&c)
		}
		c.ValidTo = today.AddDays(-1)
		if err := w.Put(&c); err != nil {
			return err
		}
	}
	if days == 0 {
		return nil
	}
	return w.Put(&model.Cadence{Row: model.About(p.person), AuthorID: w.Actor(), Days: days, ValidFrom: today})
}
