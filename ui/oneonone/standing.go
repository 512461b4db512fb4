package oneonone

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// standing are the standing meetings of which something is to come, as they begin; more than one when it becomes another
// one later, or when a calendar has brought a second.
func (p *Page) standing() []model.Series {
	var out []model.Series
	for _, s := range p.talks.Series {
		if !s.Next(p.frame.Today()).IsZero() {
			out = append(out, s)
		}
	}
	return out
}

// showStanding says when the two meet, and leads to changing it.
func (p *Page) showStanding() fyne.CanvasObject {
	all := p.standing()
	if len(all) == 0 {
		return kit.Row(8, 0, kit.Mid(kit.P(words.Say("standing.none"), kit.Small, theme.Current().Ink2)),
			kit.Mid(kit.NewLink("standing.set", words.Say("standing.set"), func() { p.onStanding(nil) })))
	}
	box := kit.VB(6)
	for i := range all {
		name := "standing.set" // the one that holds now; others follow
		if i > 0 {
			name += "." + all[i].ID.Short()
		}
		box.Add(p.standingRow(&all[i], name))
	}
	return box
}

func (p *Page) standingRow(s *model.Series, name string) fyne.CanvasObject {
	t, today := theme.Current(), p.frame.Today()
	text := words.Capital(words.Rhythm(s))
	next := s.Occurrence(s.Next(today))
	if at := words.TimesShort(&next, p.frame.Roster()); at != "" {
		text = words.Say("standing.at", text, at)
	}
	if s.Minutes > 0 {
		text = words.Say("standing.long", text, s.Minutes)
	}
	says := kit.VB(1, kit.P(text, kit.Small, t.Ink2))
	switch {
	case s.ValidFrom.After(today):
		says.Add(kit.P(words.Say("standing.begins", words.DateWeekday(s.ValidFrom, today)), kit.Cap, t.Ink3))
	case !s.ValidTo.IsZero():
		says.Add(kit.P(words.Say("standing.ends", words.DateWeekday(s.ValidTo, today)), kit.Cap, t.Ink3))
	}
	if model.IsLink(s.Place) {
		says.Add(kit.HB(0, kit.NewLink("standing.place", words.Say("standing.join"), func() { kit.FollowLink(s.Place) })))
	} else if s.Place != "" {
		says.Add(kit.P(s.Place, kit.Cap, t.Ink3))
	}
	return kit.Row(8, 0, kit.Mid(says), kit.Top(kit.NewLink(name, words.Say("standing.change"), func() { p.onStanding(s) })))
}

// standingForm asks for a standing meeting.
type standingForm struct {
	page          *Page
	now           *model.Series // what is agreed; nil: nothing
	from          *kit.DateField
	rule          *kit.Segments
	every, length *kit.LineField
	at, place     *kit.LineField
	zone          *kit.LineField
	until         *kit.DateField
	says          *fyne.Container // what the fields mean
	cadence       *kit.Segments
}

// onStanding agrees a standing meeting, or changes one from a day on or ends it.
func (p *Page) onStanding(now *model.Series) {
	f := &standingForm{page: p, now: now, says: kit.VB(0)}
	s, thing := model.Series{Rule: model.Weekly, Every: 1, Minutes: 45, Zone: p.frame.Roster().File.Zone}, kit.NewThing("standing", p.person)
	title := words.Say("standing.title", p.call())
	if p.team() {
		title = words.Say("standing.title.team")
	}
	if now != nil {
		s, thing = *now, kit.Thing("standing", now.ID)
		s.ValidFrom = now.Next(p.frame.Today())
	}
	f.build(&s)
	form := f.form()
	f.explain() // before the dialog takes its size
	kit.ShowAsk(p.frame, kit.Ask{
		Name: "standing", Thing: thing, About: p.subject(), Title: title, Confirm: words.Say("dialog.save"), Width: 600,
		Unit: unit.SetSeries, Form: form, Read: f.read, Then: f.said,
	})
	f.explain() // what was typed before stands in the fields
}

// said tells what became of it.
func (f *standingForm) said() {
	key := "standing.stored"
	if s, ok := f.series(); ok && f.now != nil && f.now.SameRule(&s) && s.ValidTo != f.now.ValidTo && !s.ValidTo.IsZero() {
		key = "standing.ended"
	}
	f.page.frame.Undoable(words.Say(key))
}

func (f *standingForm) build(s *model.Series) {
	today := f.page.frame.Today()
	f.from = kit.NewDateField("standing.from", words.Say("standing.from"), today)
	f.from.Required = true
	f.from.Fill(s.ValidFrom)
	f.rule = kit.NewSegments("standing.rule", []kit.Choice{
		{Key: string(model.Weekly), Text: words.Say("standing.rule.weekly")},
		{Key: string(model.MonthlyWeekday), Text: words.Say("standing.rule.weekday")},
		{Key: string(model.MonthlyDate), Text: words.Say("standing.rule.date")},
	}, string(s.Rule), func(string) { f.explain() })
	f.rule.Spoken = words.Say("standing.rule")
	f.every = number("standing.every", max(1, s.Every), 1, 52)
	f.length = number("standing.minutes", s.Minutes, 0, 600)
	f.at = kit.NewLineField("standing.time", words.Say("standing.time"))
	f.at.SetPlaceholder("10:00")
	f.at.Fill(s.AtTime)
	f.at.Validate = wrongTime
	f.place = kit.NewLineField("standing.where", words.Say("meeting.place"))
	f.place.Fill(s.Place)
	f.zone = kit.NewZoneField("standing.zone", words.Say("standing.zone"), s.Zone)
	f.until = kit.NewDateField("standing.until", words.Say("standing.until"), today)
	f.until.SetPlaceholder(words.Say("standing.until.never"))
	f.until.Fill(s.ValidTo)
	f.until.Validate = func(string) string {
		s, ok := f.series()
		ends := f.now != nil && f.now.SameRule(&s) // it may be over before the next one
		if ok && !s.ValidTo.IsZero() && s.ValidTo.Before(s.ValidFrom) && !ends {
			return words.Say("standing.until.wrong")
		}
		return ""
	}
	f.cadence = kit.NewSegments("standing.cadence", []kit.Choice{
		{Key: "yes", Text: words.Say("standing.cadence.yes")}, {Key: "no", Text: words.Say("standing.cadence.no")},
	}, "no", nil)
	if f.now == nil && model.CadenceOn(f.page.talks.Cadences, f.page.person, today) == 0 {
		f.cadence.Set("yes")
	}
	for _, x := range []*kit.LineField{f.every, f.at} {
		x.OnChanged = func(string) { f.explain() }
	}
	f.from.OnChanged = func(string) { f.explain() }
}

func (f *standingForm) form() *kit.Form {
	pair := func(a, b fyne.CanvasObject) fyne.CanvasObject {
		return kit.Areas(14, []kit.Arrangement{
			{MinWidth: 460, Rows: [][]kit.Cell{{kit.At(0, 0), kit.At(0, 1)}}}, {Rows: [][]kit.Cell{{kit.At(0, 0)}, {kit.At(0, 1)}}},
		}, a, b)
	}
	fields := []fyne.CanvasObject{
		kit.Labelled(words.Say("standing.rule"), kit.HB(0, f.rule)), pair(f.every, f.from), f.says, pair(f.at, f.length), pair(f.place, f.zone), f.until,
	}
	if !f.page.team() {
		fields = append(fields, kit.Labelled(words.Say("standing.cadence"), kit.HB(0, f.cadence)))
	}
	return kit.NewForm(fields...)
}

// explain says what the fields mean, with the first three days.
func (f *standingForm) explain() {
	text := words.Say("standing.says.none") // it keeps the line's place
	if s, ok := f.series(); ok {
		var days []string
		for d := s.Next(s.ValidFrom); !d.IsZero() && len(days) < 3; d = s.Next(d.AddDays(1)) {
			days = append(days, words.DateWeekday(d, f.page.frame.Today()))
		}
		text = words.Say("standing.says", words.Capital(words.Rhythm(&s)), strings.Join(days, ", "))
	}
	f.says.Objects = []fyne.CanvasObject{kit.P(text, kit.Small, theme.Current().Ink2)}
	f.says.Refresh()
}

// series is what the fields say; false while the day or the number makes no sense.
func (f *standingForm) series() (model.Series, bool) {
	from, err := f.from.Date()
	every, e := strconv.Atoi(f.every.Trimmed())
	if err != nil || e != nil || from.IsZero() || every < 1 || every > 52 {
		return model.Series{}, false
	}
	s := model.Series{Row: model.RowFor(f.page.person, model.Shared), Rule: model.SeriesRule(f.rule.Key()), Every: every, ValidFrom: from}
	if s.Rule == model.MonthlyWeekday {
		s.Week = model.WeekOfMonth(from)
	}
	s.AtTime, s.Zone, s.Place = padTime(f.at.Trimmed()), f.zone.Trimmed(), f.place.Trimmed()
	s.Minutes, _ = strconv.Atoi(f.length.Trimmed()) // the form has checked it; empty is not known
	s.ValidTo, _ = f.until.Date()
	return s, true
}

// read gives what to write: what is agreed ends the day before the new one begins, and what became of single talks goes
// along.
func (f *standingForm) read() func(*storage.Work) error {
	s, _ := f.series() // the form has checked it
	now, page, alsoCadence := f.now, f.page, f.cadence.Key() == "yes" && !f.page.team()
	return func(w *storage.Work) error {
		s, from := s, s.ValidFrom // it is written once more after a conflict
		s.AuthorID = w.Actor()
		if now != nil {
			old, apart := now.ChangedTo(s, model.InstantOf(page.frame.Now()))
			if err := w.Put(&old); err != nil {
				return err
			}
			if !apart {
				s, from = old, now.Next(page.frame.Today())
			}
		}
		if s.ID == "" {
			if err := w.Put(&s); err != nil {
				return err
			}
		}
		for _, m := range model.CarriedOver(now, &s, page.talks.Meetings, from) {
			if err := w.Put(&m); err != nil {
				return err
			}
		}
		if !alsoCadence {
			return nil
		}
		return page.setCadence(w, s.LongestGap())
	}
}

// number is a line for a whole number; empty is taken where the least is 0.
func number(name string, n, least, most int) *kit.LineField {
	f := kit.NewLineField(name, words.Say(name))
	f.Fill(strconv.Itoa(n))
	f.Validate = func(text string) string {
		v, err := strconv.Atoi(strings.TrimSpace(text))
		if strings.TrimSpace(text) == "" && least == 0 {
			return ""
		}
		if err != nil || v < least || v > most {
			return words.Say("standing.number.wrong", least, most)
		}
		return ""
	}
	return f
}
