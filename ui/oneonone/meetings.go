package oneonone

import (
	"cmp"
	"regexp"
	"slices"
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

// showMeetings tells the agreed rhythm, the next talk and the last ones.
func (p *Page) showMeetings() {
	t, on := theme.Current(), p.frame.Today()
	rhythm, set := words.Say("oneonone.cadence.none"), words.Say("oneonone.cadence.set")
	if days := model.CadenceOn(p.talks.Cadences, p.person, on); days > 0 {
		rhythm, set = words.Say("oneonone.cadence", words.Duration(days)), words.Say("oneonone.cadence.change")
	}
	title := words.Say("oneonone.meetings.title")
	if p.team() {
		title = words.Say("standing.meetings.team")
	}
	p.meetingsHead.Objects = []fyne.CanvasObject{
		kit.CardHead(title, kit.NewLink("meeting.plan", words.Say("oneonone.meetings.plan"), p.onPlan)), p.showStanding(),
	}
	if !p.team() {
		p.meetingsHead.Objects = append(p.meetingsHead.Objects,
			kit.Row(8, 0, kit.Mid(kit.P(rhythm, kit.Small, t.Ink2)), kit.Mid(kit.NewLink("cadence.set", set, p.onCadence))), p.showAway())
	}
	var lines []kit.Line
	past, hidden := 0, 0
	for _, m := range p.meetingsByDay() {
		ahead := m.State == model.MeetingPlanned
		if past >= meetingsShown && !ahead || m.State == model.MeetingCancelled {
			hidden++
			if !p.older["meetings"] {
				continue
			}
		}
		if !ahead {
			past++
		}
		lines = append(lines, p.meetingLine(m))
	}
	p.meetings.Set(lines)
	p.foot(p.meetingsFoot, "meetings", hidden, "oneonone.meetings.more", "oneonone.meetings.less")
}

// meetingState is all that a row shows.
type meetingState struct {
	model.Meeting
	today model.Date
}

func (p *Page) meetingLine(m model.Meeting) kit.Line {
	on, _ := m.In(p.talks.Zone)
	when := words.Capital(words.Relative(on, p.frame.Today()))
	both := ""
	if m.AtTime != "" {
		_, at := m.In(p.talks.Zone)
		when = words.Say("oneonone.meeting.at", when, at)
		if m.State == model.MeetingPlanned {
			both = words.TimeThere(&m, p.frame.Roster())
		}
	}
	return kit.Line{
		Key: string(m.Ref()), Name: "meeting." + m.Ref().Short(), Text: when, State: meetingState{m, p.frame.Today()},
		Keys: kit.RowKeys{Open: func() { p.onEditMeeting(m) }, Menu: func() []kit.MenuItem { return p.meetingMenu(m) }},
		Build: func(lit *kit.Lit) fyne.CanvasObject {
			t := theme.Current()
			ink, state := t.Ink3, string(m.State)
			switch {
			case m.State == model.MeetingPlanned && m.On.Before(p.frame.Today()): // nobody said what became of it
				ink, state = t.WarnInk, "due"
			case m.State == model.MeetingPlanned:
				ink = t.AccentInk
			}
			says := kit.VB(1, kit.One(when, kit.SmallM, t.Ink))
			if both != "" {
				says.Add(kit.P(both, kit.Cap, t.Ink3))
			}
			row := kit.Row(8, 0, says, kit.Top(kit.T(words.Say("meeting.state."+state), kit.Cap, ink)))
			return kit.In(8, 0, 8, 0, kit.WithMore(row, "meeting.more."+m.Ref().Short(), words.Say("oneonone.more", when), lit, kit.SmallM,
				func() []kit.MenuItem { return p.meetingMenu(m) }))
		},
	}
}

// meetingMenu offers what may become of a talk, but for what it is already.
func (p *Page) meetingMenu(m model.Meeting) []kit.MenuItem {
	items := []kit.MenuItem{{Name: "menu.edit", Label: words.Say("menu.edit"), Hint: "Enter", OnTapped: func() { p.onEditMeeting(m) }}}
	for _, s := range []model.MeetingState{model.MeetingHeld, model.MeetingSkipped, model.MeetingCancelled, model.MeetingPlanned} {
		if s != m.State {
			items = append(items, kit.MenuItem{Name: "menu." + string(s), Label: words.Say("meeting.to." + string(s)), OnTapped: func() { p.onMeetingState(m, s) }})
		}
	}
	if s := p.seriesOf(&m); s != nil && m.ID != "" && (m.On != m.SeriesOn || m.AtTime != s.AtTime || m.State != model.MeetingPlanned) {
		items = append(items, kit.MenuItem{Name: "menu.rule", Label: words.Say("meeting.to.rule"), OnTapped: func() { p.onBackToRule(m, s) }})
	}
	if model.IsLink(m.Place) {
		items = append(items, kit.MenuItem{Name: "menu.join", Label: words.Say("standing.join"), Icon: kit.IconLink, OnTapped: func() { kit.FollowLink(m.Place) }})
	}
	if m.State == model.MeetingHeld && !p.team() {
		items = append(items, kit.MenuItem{Name: "menu.summary", Label: words.Say("summary.open", p.call()), OnTapped: func() { ShowSummary(p.frame, p.person, m.ID) }})
	}
	if p.hasPoints(m.ID) {
		items = append(items, kit.MenuItem{Name: "menu.template", Label: words.Say("meeting.template"), OnTapped: func() { kit.KeepTemplate(p.frame, p.person, m.ID) }})
	}
	items = append(items, p.calendarItems(m)...)
	if m.ID == "" { // it follows from the rule, and nothing became of it yet
		return items
	}
	return append(items, kit.HistoryItem(p.frame, &m, words.DateShort(m.On, p.frame.Today())))
}

// ruleDays is how many days ahead the talks are listed that follow from the rule, ruleShown how many of them.
const (
	ruleDays  = 92
	ruleShown = 3
)

// meetingsByDay are the talks that are rows, the next that follow from the rule, and those of the last days of which
// nobody has said what became of them, newest first.
func (p *Page) meetingsByDay() []model.Meeting {
	today := p.frame.Today()
	out := slices.Clone(p.talks.Meetings)
	n := 0
	for _, m := range p.talks.Planned(model.Span{From: today, To: today.AddDays(ruleDays)}) {
		if m.ID == "" && n < ruleShown {
			n++
			out = append(out, m)
		}
	}
	out = append(out, p.talks.Unsaid(p.subject(), today)...)
	slices.SortStableFunc(out, func(a, b model.Meeting) int {
		return cmp.Or(-a.On.Days(b.On), cmp.Compare(b.AtTime, a.AtTime))
	})
	return out
}

// seriesOf is the standing meeting a talk belongs to; nil when it belongs to none.
func (p *Page) seriesOf(m *model.Meeting) *model.Series {
	for i := range p.talks.Series {
		if p.talks.Series[i].ID == m.SeriesID {
			return &p.talks.Series[i]
		}
	}
	return nil
}

// onBackToRule makes a talk what the rule gives again.
func (p *Page) onBackToRule(m model.Meeting, s *model.Series) {
	rule := s.Occurrence(m.SeriesOn)
	m.On, m.AtTime, m.Zone, m.Minutes, m.Place, m.State = rule.On, rule.AtTime, rule.Zone, rule.Minutes, rule.Place, model.MeetingPlanned
	p.frame.Change(unit.ChangeMeeting, func(w *storage.Work) error { return w.Put(&m) },
		func() { p.frame.Undoable(words.Say("meeting.became", words.Say("meeting.state.planned"))) })
}

func (p *Page) onMeetingState(m model.Meeting, to model.MeetingState) {
	m.State = to
	p.frame.Change(unit.ChangeMeeting, func(w *storage.Work) error { return w.Put(&m) },
		func() { p.frame.Undoable(words.Say("meeting.became", words.Say("meeting.state."+string(to)))) })
}

func (p *Page) heldToday() bool {
	for _, m := range p.talks.Meetings {
		if m.On == p.frame.Today() && m.State == model.MeetingHeld {
			return true
		}
	}
	return false
}

// runs says whether a talk is being held.
func (p *Page) runs() bool {
	for i := range p.talks.Meetings {
		if p.talks.Meetings[i].Running(p.frame.Today()) {
			return true
		}
	}
	return false
}

// meetingToday is the talk of today that was held or is planned; none: the empty id.
func (p *Page) meetingToday() model.ID {
	for _, m := range p.talks.Meetings {
		if m.On == p.frame.Today() && (m.State == model.MeetingHeld || m.State == model.MeetingPlanned) {
			return m.ID
		}
	}
	return ""
}

// onHold records that the talk takes place today: the one that was planned for today, or else for a day so close that
// it is meant, or else a new one. Whoever asked goes on writing.
func (p *Page) onHold() {
	today := p.frame.Today()
	m := model.Meeting{Row: model.RowFor(p.person, model.Shared), AuthorID: p.frame.Roster().Owner.ID, On: today}
	told := words.Say("oneonone.meetings.held")
	if planned := p.talks.MeantToday(p.subject(), today); planned != nil {
		m = *planned
	}
	if m.On != today {
		told = words.Say("oneonone.meetings.held.moved", words.Relative(m.On, today))
		m.On, m.AtTime = today, ""
	}
	m.State, m.StartedAt, m.EndedAt = model.MeetingHeld, model.InstantOf(p.frame.Now()), 0
	p.newPoint.field.FocusEnd(p.frame.Canvas())
	p.frame.Change(unit.HoldOneOnOne, func(w *storage.Work) error { return w.Put(&m) }, func() {
		p.frame.TalkBegins(p.person)
		if p.frame.Curtain().Talk {
			told = words.Say("curtain.talk", told)
		}
		p.frame.Undoable(told)
	})
}

func (p *Page) onPlan() {
	m := model.Meeting{Row: model.RowFor(p.person, model.Shared), AuthorID: p.frame.Roster().Owner.ID, State: model.MeetingPlanned, Minutes: 45}
	p.askMeeting(m, unit.PlanMeeting, words.Say("meeting.plan.title"), words.Say("meeting.plan.confirm"))
}

func (p *Page) onEditMeeting(m model.Meeting) {
	p.askMeeting(m, unit.ChangeMeeting, words.Say("meeting.edit.title"), words.Say("dialog.save"))
}

var clockTime = regexp.MustCompile(`^([01]?\d|2[0-3]):[0-5]\d$`)

func wrongTime(text string) string {
	if text == "" || clockTime.MatchString(text) {
		return ""
	}
	return words.Say("meeting.at.wrong")
}

func (p *Page) askMeeting(m model.Meeting, name, title, confirm string) {
	day := kit.NewDateField("meeting.on", words.Say("meeting.on"), p.frame.Today())
	day.Required = true
	day.Fill(m.On)
	at := kit.NewLineField("meeting.at", words.Say("meeting.at"))
	at.SetPlaceholder("10:00")
	at.Fill(m.AtTime)
	at.Validate = wrongTime
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
