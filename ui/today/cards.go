package today

import (
	"image/color"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// list is the one list of Today: what to do, by rank.
func (p *Page) list() fyne.CanvasObject {
	t := theme.Current()
	box := kit.VB(0, kit.CardHead(words.Say("today.list.title"), kit.T(p.count(), kit.Cap, t.Ink3)), kit.Gap(1, 6))
	lines := p.day.Lines
	if p.all {
		lines = append(append([]model.TodayLine{}, lines...), p.day.Rest...)
	}
	if len(lines) == 0 {
		box.Add(kit.In(8, 0, 4, 0, kit.P(words.Say("today.list.empty"), kit.Body, t.Ink2)))
	}
	for i, l := range lines {
		if i > 0 {
			box.Add(kit.HLine())
		}
		box.Add(p.line(l))
	}
	if p.day.More > 0 {
		text := words.Say("today.more", p.day.More)
		if p.all {
			text = words.Say("today.less")
		}
		box.Add(kit.HLine())
		box.Add(kit.In(8, 0, 0, 0, kit.HB(0, kit.NewLink("today.more", text, p.onMore))))
	}
	if p.day.NoCadence > 0 {
		box.Add(kit.In(12, 0, 0, 0, kit.P(words.SayN("today.nocadence", p.day.NoCadence), kit.Cap, t.Ink3)))
	}
	p.expect(box)
	return box
}

func (p *Page) count() string {
	if n := len(p.day.Lines) + p.day.More; n > 0 {
		return words.SayN("today.count", n)
	}
	return ""
}

func (p *Page) onMore() {
	p.all = !p.all
	p.show()
	kit.FocusName(p.frame.Canvas(), "today.more")
}

// line is a row: a tick for what can be ticked off, who, what, and when in words.
func (p *Page) line(l model.TodayLine) fyne.CanvasObject {
	t := theme.Current()
	when, ink := p.when(l)
	var left fyne.CanvasObject
	if action(p.facts.agenda, l.RefID) != nil {
		left = kit.Box(18, 18, kit.Center(kit.NewTick("today.tick."+l.RefID.Short(), false, words.Say("today.tick", l.Text), func(bool) { p.onTick(l) })))
	} else {
		left = kit.Icon(iconOf(l.Kind), 18, t.Ink3)
	}
	row := []fyne.CanvasObject{p.disc(l.Kind, l.PersonID), kit.Mid(kit.VB(1, kit.One(p.what(l), kit.BodyM, t.Ink), kit.One(p.who(l), kit.Cap, t.Ink3)))}
	if l.Private {
		row = append(row, kit.Mid(kit.VisibilityMark(true)))
	}
	open := kit.NewTapRow("today.line."+string(l.Kind)+"."+l.RefID.Short()+l.PersonID.Short(), p.what(l), func() { p.open(l) },
		kit.In(9, 0, 9, 0, kit.Row(12, 1, append(row, kit.Mid(kit.TR(when, kit.SmallM, ink)))...)))
	if l.Kind == model.LineMeeting && l.RefID == p.day.Lines[0].RefID { // the next talk is what stands out
		prepare := kit.NewPrimary("today.prepare", words.Say("today.prepare"), func() { p.open(l) })
		return kit.Row(12, 1, kit.Mid(left), open, kit.Mid(prepare))
	}
	return kit.Row(12, 1, kit.Mid(left), open)
}

func (p *Page) disc(kind model.LineKind, id model.ID) fyne.CanvasObject {
	if x := p.frame.Roster().Person(id); x != nil {
		return kit.Mid(kit.PersonDisc(x, 28))
	}
	if kind != model.LineMilestone {
		return kit.Mid(kit.Disc(0, model.Initials(p.frame.Roster().File.Name), 28))
	}
	return kit.Center(kit.Box(28, 28, kit.Center(kit.Icon(kit.IconFlag, 18, theme.Current().Accent))))
}

func iconOf(k model.LineKind) kit.IconName {
	switch k {
	case model.LineMeeting, model.LineWaiting:
		return kit.IconChat
	case model.LineMilestone:
		return kit.IconFlag
	}
	return kit.IconTarget
}

func (p *Page) what(l model.TodayLine) string {
	switch l.Kind {
	case model.LineMeeting:
		if l.PersonID == "" {
			return words.Say("team.meeting")
		}
		return words.Say("today.what.meeting", p.call(l.PersonID))
	case model.LineWaiting:
		if l.On.IsZero() {
			return words.Say("today.what.never", p.call(l.PersonID))
		}
		return words.Say("today.what.waits", p.call(l.PersonID))
	}
	return l.Text
}

// who says whose line it is, and what kind of line.
func (p *Page) who(l model.TodayLine) string {
	switch l.Kind {
	case model.LineMeeting:
		return p.prepared(l.PersonID)
	case model.LineWaiting:
		return words.Say("today.who.waits")
	case model.LineMilestone:
		if l.PersonID == "" {
			return words.Say("today.who.team")
		}
		return words.Say("today.who.career", p.call(l.PersonID))
	}
	switch l.OwedBy {
	case model.SideManager:
		return words.Say("today.who.owe", p.call(l.PersonID))
	case model.SideRep:
		return words.Say("today.who.owed", p.call(l.PersonID))
	}
	return words.Say("today.who.goal", p.call(l.PersonID))
}

// prepared counts the open points on both sides.
func (p *Page) prepared(id model.ID) string {
	mine, theirs := 0, 0
	for _, x := range p.facts.agenda.Points {
		if x.SubjectID != id || !x.ClosedOn.IsZero() || !x.ArchivedAt.IsZero() {
			continue
		}
		if x.Side == model.SideManager {
			mine++
		} else {
			theirs++
		}
	}
	switch {
	case mine+theirs == 0:
		return words.Say("today.prepared.none")
	case mine == 0:
		return words.SayN("today.prepared.theirs", theirs, p.call(id))
	case theirs == 0:
		return words.SayN("today.prepared.mine", mine)
	}
	return words.SayN("today.prepared", theirs, p.call(id), mine)
}

func (p *Page) when(l model.TodayLine) (string, color.Color) {
	t := theme.Current()
	switch l.Kind {
	case model.LineMeeting:
		if l.AtTime == "" {
			return words.Capital(words.Say("date.today")), t.AccentInk
		}
		return p.at(&l), t.AccentInk
	case model.LineMyOverdue, model.LineTheirOverdue:
		return words.Late(l.Days), t.WarnInk
	case model.LineWaiting:
		if l.On.IsZero() {
			return words.Say("today.never"), t.WarnInk
		}
		return words.Duration(l.Days), t.WarnInk
	}
	return words.Capital(words.Relative(l.On, p.day.On)), t.Ink2
}

func (p *Page) open(l model.TodayLine) {
	r := kit.Route{Page: kit.PagePerson, Person: l.PersonID, Tab: kit.TabTalks, Ref: l.RefID}
	switch {
	case l.Kind == model.LineMilestone && l.PersonID == "":
		r = kit.Route{Page: kit.PageStrategic, Ref: l.RefID}
	case l.PersonID == "":
		r = kit.Route{Page: kit.PageTeam, Ref: l.RefID}
	case l.Kind == model.LineMilestone, l.Kind == model.LineDueSoon && l.OwedBy == "":
		r.Tab = kit.TabGrowth
	}
	p.frame.Go(r)
}

// at is the time of a meeting of today, for both where their clocks differ.
func (p *Page) at(l *model.TodayLine) string {
	for _, m := range p.facts.agenda.Planned(model.Span{From: l.On, To: l.On}) {
		if m.Ref() == l.RefID {
			return words.TimesShort(&m, p.frame.Roster())
		}
	}
	return l.AtTime
}

// week shows the planned one-on-ones up to the end of the week.
func (p *Page) week() fyne.CanvasObject {
	t := theme.Current()
	box := kit.VB(0, kit.CardHead(words.Say("today.week.title")), kit.Gap(1, 6))
	if len(p.day.Week) == 0 {
		box.Add(kit.In(8, 0, 4, 0, kit.P(words.Say("today.week.empty"), kit.Small, t.Ink2)))
	}
	for i, m := range p.day.Week {
		if i > 0 {
			box.Add(kit.HLine())
		}
		name, to := words.Say("team.meeting"), kit.Route{Page: kit.PageTeam, Ref: m.Ref()}
		disc := kit.Disc(0, model.Initials(p.frame.Roster().File.Name), 32)
		if x := p.frame.Roster().Person(m.SubjectID); x != nil {
			name, disc = x.Name, kit.PersonDisc(x, 32)
			to = kit.Route{Page: kit.PagePerson, Person: x.ID, Tab: kit.TabTalks, Ref: m.Ref()}
		}
		on, _ := m.In(p.facts.agenda.Zone)
		when, at := words.Capital(words.Relative(on, p.day.On)), words.TimesShort(&m, p.frame.Roster())
		if there := words.TimeThere(&m, p.frame.Roster()); there != "" { // both times in one line would leave no room for the rest
			_, here := m.In(p.facts.agenda.Zone)
			when, at = words.Say("oneonone.meeting.at", when, here), there
		}
		row := kit.Row(12, 1, kit.Mid(disc),
			kit.Mid(kit.VB(1, kit.One(name, kit.BodyM, t.Ink), kit.One(p.prepared(m.SubjectID), kit.Cap, t.Ink3))),
			kit.Mid(kit.VB(1, kit.TR(when, kit.SmallM, t.Ink2), kit.TR(at, kit.Cap, t.Ink3))))
		box.Add(kit.NewTapRow("today.week."+m.Ref().Short()+m.SubjectID.Short(), name, func() {
			p.frame.Go(to)
		}, kit.In(10, 0, 10, 0, row)))
	}
	return box
}

// near shows the milestones close by, each as a small road.
func (p *Page) near() fyne.CanvasObject {
	t := theme.Current()
	box := kit.VB(0, kit.CardHead(words.Say("today.near.title")), kit.Gap(1, 6))
	if len(p.day.Near) == 0 {
		box.Add(kit.In(8, 0, 4, 0, kit.P(words.Say("today.near.empty"), kit.Small, t.Ink2)))
	}
	for _, n := range p.day.Near {
		line := kit.VB(4,
			kit.Row(8, 0, kit.One(n.Title, kit.BodyM, t.Ink), kit.TR(words.In(n.DueOn, p.day.On), kit.Small, t.Ink2)),
			kit.RoadBar(share(n, p.day.On)), kit.One(p.nearNote(n), kit.Cap, t.Ink3))
		box.Add(kit.NewTapRow("today.near."+n.RefID.Short(), n.Title, func() { p.openNear(n) }, kit.In(8, 0, 8, 0, line)))
	}
	return box
}

// share is how much of the time from the beginning to the due date has passed, between 0 and 1.
func share(n model.Near, on model.Date) float64 {
	all := n.DueOn.Days(n.OpenedOn)
	if n.OpenedOn.IsZero() || all <= 0 {
		return 1
	}
	return max(0, min(1, float64(on.Days(n.OpenedOn))/float64(all)))
}

func (p *Page) nearNote(n model.Near) string {
	switch {
	case n.PersonID == "":
		return words.Say("today.near.team")
	case n.Serves != "":
		return words.Say("today.near.serves", p.call(n.PersonID), n.Serves)
	}
	return words.Say("today.near.alone", p.call(n.PersonID))
}

func (p *Page) openNear(n model.Near) {
	if n.PersonID == "" {
		p.frame.Go(kit.Route{Page: kit.PageStrategic, Ref: n.RefID})
		return
	}
	p.frame.Go(kit.Route{Page: kit.PagePerson, Person: n.PersonID, Tab: kit.TabGrowth, Ref: n.RefID})
}
