package observing

import (
	"image/color"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// sideShown is how many people the card names; those after them were seen lately.
const sideShown = 6

// tell brings the sentence and the card beside up to date: they follow who is chosen and the day.
func (p *Page) tell() {
	p.sentence.Objects = []fyne.CanvasObject{kit.Opening("observe.sentence", p.say())}
	p.sentence.Refresh()
	p.showSide()
}

// day is the day of the observation; today while the field says none.
func (p *Page) day() model.Date {
	if d, err := p.form.day.Date(); err == nil && !d.IsZero() {
		return d
	}
	return p.frame.Today()
}

// say is what is true of whoever is chosen before this observation, else of who was not observed for longest.
func (p *Page) say() string {
	today := p.frame.Today()
	if p.person == "" {
		due := model.NotSeen(p.people(), p.facts.observed, today)
		return longest("observe.longest", p.call(due[0].PersonID), due[0], today)
	}
	day := p.day()
	x := []model.Person{{Row: model.Row{ID: p.person}}}
	before := model.NotSeen(x, p.facts.observed, day.AddDays(-1))[0]
	if !before.Last.IsZero() {
		before.Days++ // up to the day itself
	}
	if seen := model.NotSeen(x, p.facts.observed, day)[0]; seen.Last == day {
		if day == today {
			return words.Say("observe.again.today", p.call(p.person))
		}
		return words.Say("observe.again.then", p.call(p.person), words.DateShort(day, today))
	}
	if day == today {
		return longest("observe.before.today", p.call(p.person), before, today)
	}
	return longest("observe.before.then", p.call(p.person), before, today)
}

// longest says how long somebody was not observed: never, for weeks, or since a day that is not long ago.
func longest(key, call string, u model.Unseen, today model.Date) string {
	switch {
	case u.Last.IsZero():
		return words.Say(key+".never", call)
	case u.Days < 14:
		return words.Say(key+".lately", call, words.Relative(u.Last, today))
	case u.Days < 183:
		return words.Say(key+".weeks", call, words.Count(u.Days/7))
	}
	return words.Say(key+".months", call, words.Count(u.Days/30))
}

// showSide lists whom one has not observed for longest. A row chooses.
func (p *Page) showSide() {
	t, today := theme.Current(), p.frame.Today()
	p.side.Objects = []fyne.CanvasObject{kit.CardHead(words.Say("observe.side.title")), kit.Gap(1, 6)}
	due := model.NotSeen(p.people(), p.facts.observed, today)
	for i, u := range due[:min(len(due), sideShown)] {
		person := p.frame.Roster().Person(u.PersonID)
		if i > 0 {
			p.side.Add(kit.HLine())
		}
		since, ink := p.since(u)
		p.side.Add(kit.NewTapRow("observe.side."+u.PersonID.Short(), words.Say("observe.side.row", person.Call(), since), func() { p.onSide(u.PersonID) },
			kit.In(7, 0, 7, 0, kit.Row(10, 1, kit.Mid(kit.PersonDisc(person, 22)), kit.Mid(kit.One(person.Call(), kit.Small, t.Ink)),
				kit.Mid(kit.TR(since, kit.Small, ink))))))
	}
	p.side.Add(kit.Gap(1, 10))
	p.side.Add(kit.P(words.Say("observe.side.text"), kit.Cap, t.Ink3))
	p.side.Refresh()
}

// since is how long ago somebody was observed; of who is being observed today it is over.
func (p *Page) since(u model.Unseen) (string, color.Color) {
	t := theme.Current()
	seen := u.PersonID == p.person && p.day() == p.frame.Today()
	switch {
	case u.Last.IsZero() && seen:
		return words.Say("observe.side.until", words.Say("observe.side.never")), t.Ink2
	case u.Last.IsZero():
		return words.Capital(words.Say("observe.side.never")), t.WarnInk
	case u.Days == 0:
		return words.Capital(words.Say("date.today")), t.Ink2
	case seen:
		return words.Say("observe.side.until", words.Duration(u.Days)), t.Ink2
	case u.Days >= model.SeldomSeen:
		return words.Duration(u.Days), t.WarnInk
	}
	return words.Duration(u.Days), t.Ink2
}

func (p *Page) onSide(id model.ID) {
	p.form.who.FillKey(string(id))
	p.choose(id)
	kit.WhenStill(func() { kit.FocusName(p.frame.Canvas(), "observe.occasion") })
}
