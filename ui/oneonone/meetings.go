package oneonone

import (
	"regexp"
	"strconv"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// meetingsShown is how many past talks the card names before it says "all".
const meetingsShown = 5

// showMeetings tells the next talk, the agreed rhythm and the last ones.
func (p *Page) showMeetings() {
	t, on := theme.Current(), p.frame.Today()
	box := kit.VB(0, kit.CardHead(words.Say("oneonone.meetings.title"), kit.NewQuiet("meeting.plan", words.Say("oneonone.meetings.plan"), kit.IconPlus, p.onPlan)))
	rhythm := words.Say("oneonone.cadence.none")
	if days := model.CadenceOn(p.talks.Cadences, p.person, on); days > 0 {
		rhythm = words.Say("oneonone.cadence", words.Duration(days))
	}
	box.Add(kit.Row(8, 0, kit.Mid(kit.P(rhythm, kit.Small, t.Ink2)), kit.NewLink("cadence.set", words.Say("oneonone.cadence.set"), p.onCadence)))
	box.Add(kit.Gap(1, 8))
	box.Add(kit.NewPrimary("meeting.hold", words.Say("oneonone.meetings.hold"), p.onHold))
	shown := 0
	for _, m := range p.talks.Meetings {
		if shown >= meetingsShown && !p.archived && m.On.Before(on) {
			continue
		}
		if shown == 0 {
			box.Add(kit.Gap(1, 8))
		} else {
			box.Add(kit.HLine())
		}
		shown++
		box.Add(p.meetingRow(m))
	}
	p.meetings.Objects = []fyne.CanvasObject{box}
}

func (p *Page) meetingRow(m model.Meeting) fyne.CanvasObject {
	t, on := theme.Current(), p.frame.Today()
	when := words.Capital(words.Relative(m.On, on))
	if m.AtTime != "" {
		when = words.Say("oneonone.meeting.at", when, m.AtTime)
	}
	ink := t.Ink3
	if m.State == model.MeetingPlanned {
		ink = t.AccentInk
	}
	row := kit.Row(8, 0, kit.One(when, kit.SmallM, t.Ink), kit.T(words.Say("meeting.state."+string(m.State)), kit.Cap, ink))
	return kit.NewTapRow("meeting."+m.ID.Short(), when, func() { p.onEditMeeting(m) }, kit.In(8, 0, 8, 0, row))
}

// onHold records that the talk takes place today: the planned one of today if there is one, else a new one.
func (p *Page) onHold() {
	m := model.Meeting{Row: model.About(p.person), AuthorID: p.frame.Roster().Owner.ID, On: p.frame.Today(), State: model.MeetingHeld}
	for _, x := range p.talks.Meetings {
		switch {
		case x.On != m.On:
		case x.State == model.MeetingHeld:
			p.frame.Tell(words.Say("oneonone.meetings.already"))
			return
		case x.State == model.MeetingPlanned:
			m = x
			m.State = model.MeetingHeld
		}
	}
	p.frame.Change(unit.HoldOneOnOne, func(w *storage.Work) error { return w.Put(&m) },
		func() { p.frame.Undoable(words.Say("oneonone.meetings.held")) })
}

func (p *Page) onPlan() {
	m := model.Meeting{Row: model.About(p.person), AuthorID: p.frame.Roster().Owner.ID, State: model.MeetingPlanned, Minutes: 45}
	p.askMeeting(m, unit.PlanMeeting, words.Say("meeting.plan.title"), words.Say("meeting.plan.confirm"))
}

func (p *Page) onEditMeeting(m model.Meeting) {
	p.askMeeting(m, unit.ChangeMeeting, words.Say("meeting.edit.title"), words.Say("dialog.save"))
}

var clockTime = regexp.MustCompile(`^([01]?\d|2[0-3]):[0-5]\d$`)

func (p *Page) askMeeting(m model.Meeting, name, title, confirm string) {
	day := kit.NewDateField("meeting.on", words.Say("meeting.on"), p.frame.Today())
	day.Required = true
	day.Fill(m.On)
	at := kit.NewLineField("meeting.at", words.Say("meeting.at"))
	at.SetPlaceholder("10:00")
	at.Fill(m.AtTime)
	at.Validate = func(text string) string {
		if text == "" || clockTime.MatchString(text) {
			return ""
		}
		return words.Say("meeting.at.wrong")
	}
	length := kit.NewLineField("meeting.minutes", words.Say("meeting.minutes"))
	length.Fill(strconv.Itoa(m.Minutes))
	length.Validate = func(text string) string {
		if n, err := strconv.Atoi(text); text != "" && (err != nil || n < 0 || n > 600) {
			return words.Say("meeting.minutes.wrong")
		}
		return ""
	}
	place := kit.NewLineField("meeting.place", words.Say("meeting.place"))
	place.Fill(m.Place)
	state := kit.NewSegments("meeting.state", meetingStates(), string(m.State), nil)
	kit.ShowAsk(p.frame, kit.Ask{
		Name: "meeting", Title: title, Confirm: confirm, Unit: name, Width: 560,
		Form: kit.NewForm(day, at, length, place, kit.Labelled(words.Say("meeting.state"), state)),
		Read: func() func(*storage.Work) error {
			m.On, _ = day.Date()
			m.AtTime, m.Place, m.State = padTime(at.Trimmed()), place.Trimmed(), model.MeetingState(state.Key())
			m.Minutes, _ = strconv.Atoi(length.Trimmed()) // the form has checked it; empty is not known
			return func(w *storage.Work) error { return w.Put(&m) }
		},
	})
}

// padTime writes 9:30 as 09:30, so that times sort as texts.
func padTime(s string) string {
	if len(s) == 4 {
		return "0" + s
	}
	return s
}

func meetingStates() []kit.Choice {
	var out []kit.Choice
	for _, s := range []model.MeetingState{model.MeetingPlanned, model.MeetingHeld, model.MeetingMoved, model.MeetingSkipped, model.MeetingCancelled} {
		out = append(out, kit.Choice{Key: string(s), Text: words.Say("meeting.state." + string(s))})
	}
	return out
}

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
