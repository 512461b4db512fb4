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

// standing is the standing meeting that holds on a day, or the next that begins; nil when none is agreed.
func (p *Page) standing() *model.Series {
	today := p.frame.Today()
	for i := range p.talks.Series {
		if s := &p.talks.Series[i]; s.ArchivedAt.IsZero() && !s.Next(today).IsZero() {
			return s
		}
	}
	return nil
}

// showStanding says when the two meet, and leads to changing it.
func (p *Page) showStanding() fyne.CanvasObject {
	t := theme.Current()
	s := p.standing()
	if s == nil {
		return kit.Row(8, 0, kit.Mid(kit.P(words.Say("standing.none"), kit.Small, t.Ink2)), kit.Mid(kit.NewLink("standing.set", words.Say("standing.set"), p.onStanding)))
	}
	text := words.Capital(words.Rhythm(s))
	if s.AtTime != "" {
		text = words.Say("standing.at", text, s.AtTime)
	}
	if s.Minutes > 0 {
		text = words.Say("standing.long", text, s.Minutes)
	}
	says := kit.VB(1, kit.P(text, kit.Small, t.Ink2))
	if isLink(s.Place) {
		says.Add(kit.HB(0, kit.NewLink("standing.place", words.Say("standing.join"), func() { kit.FollowLink(s.Place) })))
	} else if s.Place != "" {
		says.Add(kit.P(s.Place, kit.Cap, t.Ink3))
	}
	return kit.Row(8, 0, kit.Mid(says), kit.Top(kit.NewLink("standing.set", words.Say("standing.change"), p.onStanding)))
}

func isLink(place string) bool {
	return strings.HasPrefix(place, "https://") || strings.HasPrefix(place, "http://")
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

// onStanding agrees a standing meeting, changes it from a day on, or ends it.
func (p *Page) onStanding() {
	f := &standingForm{page: p, now: p.standing(), says: kit.VB(0)}
	s := model.Series{Rule: model.Weekly, Every: 1, Minutes: 45, Zone: p.frame.Roster().File.Zone}
	if f.now != nil {
		s = *f.now
		s.ValidFrom = f.now.Next(p.frame.Today())
	}
	f.build(&s)
	title := words.Say("standing.title", p.call())
	if p.team() {
		title = words.Say("standing.title.team")
	}
	kit.ShowAsk(p.frame, kit.Ask{
		Name: "standing", Thing: kit.NewThing("standing", p.person), About: p.subject(), Title: title, Confirm: words.Say("dialog.save"), Width: 600,
		Unit: unit.SetSeries, Form: f.form(), Read: f.read, Then: func() { p.frame.Undoable(words.Say("standing.stored")) },
	})
	f.explain()
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
		to, err := f.until.Date()
		if from, e := f.from.Date(); err == nil && e == nil && !to.IsZero() && to.Before(from) && f.now == nil {
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
	f.says.Objects = nil
	if s, ok := f.series(); ok {
		var days []string
		for d := s.Next(s.ValidFrom); !d.IsZero() && len(days) < 3; d = s.Next(d.AddDays(1)) {
			days = append(days, words.DateWeekday(d, f.page.frame.Today()))
		}
		f.says.Objects = []fyne.CanvasObject{kit.P(words.Say("standing.says", words.Capital(words.Rhythm(&s)), strings.Join(days, ", ")), kit.Small, theme.Current().Ink2)}
	}
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

// read gives what to write: what is agreed ends the day before the new one begins; one that has not begun is changed in
// its place, and so is one that only ends.
func (f *standingForm) read() func(*storage.Work) error {
	s, _ := f.series() // the form has checked it
	now, page, alsoCadence := f.now, f.page, f.cadence.Key() == "yes" && !f.page.team()
	return func(w *storage.Work) error {
		s.AuthorID = w.Actor()
		if err := replaceSeries(w, now, &s, page.frame.Today()); err != nil {
			return err
		}
		if err := adopt(w, &s, page.talks.Meetings); err != nil || !alsoCadence {
			return err
		}
		return page.setCadence(w, interval(&s))
	}
}

// adopt makes talks that were planned one by one what the rule gives on their day, so that they are not there twice.
func adopt(w *storage.Work, s *model.Series, meetings []model.Meeting) error {
	for _, m := range meetings {
		if m.State == model.MeetingPlanned && m.SeriesID == "" && s.FallsOn(m.On) && (m.AtTime == "" || s.AtTime == "" || m.AtTime == s.AtTime) {
			m.SeriesID, m.SeriesOn = s.ID, m.On
			if err := w.Put(&m); err != nil {
				return err
			}
		}
	}
	return nil
}

func replaceSeries(w *storage.Work, now, next *model.Series, today model.Date) error {
	if now == nil {
		return w.Put(next)
	}
	old := *now
	if ends := sameBut(&old, next); ends || !old.ValidFrom.Before(today) { // it only ends, or has not begun
		from := old.ValidFrom
		next.Row, next.UID, next.Title, next.AuthorID = old.Row, old.UID, old.Title, old.AuthorID
		if ends {
			next.ValidFrom = from
		}
		if !next.ValidTo.IsZero() && next.ValidTo.Before(next.ValidFrom) {
			next.ValidTo = next.ValidFrom
		}
		return w.Put(next)
	}
	old.ValidTo = next.ValidFrom.AddDays(-1)
	if old.ValidTo.Before(old.ValidFrom) {
		old.ValidTo = old.ValidFrom
	}
	if err := w.Put(&old); err != nil {
		return err
	}
	return w.Put(next)
}

// sameBut says whether two series differ in nothing but their span, and that the next day of the one is the first of the
// other.
func sameBut(old, next *model.Series) bool {
	return old.Rule == next.Rule && old.Every == next.Every && old.Week == next.Week && old.AtTime == next.AtTime && old.Zone == next.Zone &&
		old.Minutes == next.Minutes && old.Place == next.Place && old.FallsOn(next.ValidFrom)
}

// interval is how many days lie between two occurrences at most.
func interval(s *model.Series) int {
	if s.Rule == model.Weekly {
		return 7 * s.Every
	}
	return 31 * s.Every
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
