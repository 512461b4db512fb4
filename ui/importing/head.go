package importing

import (
	"fyne.io/fyne/v2"

	"milepost/exchange"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// showHead shows the title and the one button that writes.
func (p *Page) showHead() {
	var right []fyne.CanvasObject
	if p.found.plan != nil {
		label, reason := p.action()
		if reason == "" {
			reason = words.Say("import.nothing.written")
		}
		apply := kit.NewPrimary("import.apply", label, p.onApply)
		if p.blocked() {
			apply.Disable()
		}
		right = []fyne.CanvasObject{
			kit.T(reason, kit.Small, theme.Current().Ink3),
			kit.NewButton("import.cancel", words.Say("dialog.cancel"), p.onCancel), apply,
		}
	}
	p.head.Objects = []fyne.CanvasObject{kit.PageHead(words.Say("import.title"), right...)}
	p.head.Refresh()
}

// onCancel leaves the list alone.
func (p *Page) onCancel() {
	if p.ask.person != "" {
		p.frame.Go(kit.Route{Page: kit.PagePerson, Person: p.ask.person, Tab: kit.TabTalks})
		return
	}
	p.frame.Go(kit.Route{Page: kit.PagePeople})
}

// blocked says whether the button can do nothing now.
func (p *Page) blocked() bool {
	_, reason := p.action()
	return reason != "" || p.applying
}

// action is what the button does in words, and why it cannot be done; empty when it can.
func (p *Page) action() (label, reason string) {
	plan := p.found.plan
	made, changed, refused := plan.Count(exchange.FateNew), plan.Count(exchange.FateChanged), plan.Count(exchange.FateRefused)
	switch {
	case made > 0 && changed > 0:
		label = words.Say("import.apply.both", made, changed)
	case changed > 0:
		label = words.SayN("import.apply.changed", changed)
	case made > 0:
		label = words.SayN("import.apply.new", made)
	default:
		label = words.Say("import.apply.none")
	}
	switch {
	case p.frame.Store().ReadOnly():
		reason = words.Say("import.block.readonly")
	case plan.Empty() && refused == plan.Total():
		reason = words.Say("import.block.refused")
	case plan.Empty():
		reason = words.Say("import.block.nothing")
	}
	return label, reason
}

// showOpening shows the sentence the page begins with: what the whole file would do, or why it cannot be read.
func (p *Page) showOpening() {
	t := theme.Current()
	p.opening.Objects = nil
	switch {
	case p.found.err != nil:
		problem := kit.P(words.Problem(inWindow(p.found.err)), kit.Body, t.WarnInk)
		problem.Name = "import.problem"
		p.opening.Objects = []fyne.CanvasObject{kit.Gap(1, 10), kit.Opening("import.sentence", words.Say("import.sentence.problem")), kit.Gap(1, 4), problem}
	case p.found.plan != nil:
		more := kit.P(sayMore(p.found.plan), kit.Body, t.Ink2)
		more.Name = "import.more"
		p.opening.Objects = []fyne.CanvasObject{kit.Gap(1, 10), kit.Opening("import.sentence", sayPlan(p.found.plan)), kit.Gap(1, 4), more}
	}
	p.opening.Refresh()
}

// sayPlan counts every row of a plan.
func sayPlan(plan *exchange.Plan) string {
	refused := words.Say("import.count.refused.none")
	if n := plan.Count(exchange.FateRefused); n > 0 {
		refused = words.Say("import.count.refused", n)
	}
	count := "import.sentence"
	switch {
	case plan.JSON:
		count = "import.sentence.questions"
	case plan.Kind == exchange.KindTalks && plan.Columns == nil:
		count = "import.sentence.talks"
	}
	if plan.Kind == exchange.KindCalendar {
		count = "import.sentence.meetings"
	}
	text := words.SayN(count, plan.Total(), plan.Count(exchange.FateNew), plan.Count(exchange.FateChanged),
		plan.Count(exchange.FateUnchanged), refused)
	if plan.People > 0 {
		return words.Say("import.sentence.stop", text+"; "+words.SayN("import.count.people", plan.People))
	}
	if made := plan.Report().Created; plan.Kind == exchange.KindTalks && made.Meetings+made.Notes > 0 {
		return words.Say("import.sentence.stop", text+"; "+sayMade(made))
	}
	return words.Say("import.sentence.stop", text)
}

// sayMade counts meetings and notes that are made.
func sayMade(made exchange.Created) string {
	var parts []string
	if made.Meetings > 0 {
		parts = append(parts, words.SayN("import.count.meetings", made.Meetings))
	}
	if made.Notes > 0 {
		parts = append(parts, words.SayN("import.count.notes", made.Notes))
	}
	return words.Say("import.count.made", words.List(parts))
}

// sayMore says how the plan would be carried out, and what it leaves alone.
func sayMore(plan *exchange.Plan) string {
	text := words.Say(textsOf(plan.Kind).nothing)
	if !plan.Empty() {
		text = words.Say("import.more.whole")
	}
	if plan.Report().Created.Notes > 0 {
		text += " " + words.Say("import.more.private")
	}
	if n := plan.Count(exchange.FateRefused); n > 0 {
		text += " " + words.SayN("import.more.refused", n)
	}
	if n := plan.MissingTotal(); n > 0 {
		missing := textsOf(plan.Kind).missing
		if plan.Replaces() {
			missing = "import.more.goes"
		}
		text += " " + words.SayN(missing, n)
	}
	if plan.Macros {
		text += " " + words.Say("import.more.macros")
	}
	if plan.Yields() {
		text += " " + words.Say("import.more.yields")
	}
	if plan.Deals != nil {
		text += sayDeals(plan.Deals)
	}
	return text
}
