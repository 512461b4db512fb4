package importing

import (
	"context"
	"errors"

	"milepost/exchange"
	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// onApply writes the plan, whole or not at all.
func (p *Page) onApply() {
	if p.found.plan == nil || p.blocked() || !p.period.settled() {
		return
	}
	p.applying = true
	p.showHead()
	store, plan := p.frame.Store(), p.found.plan
	// A page that is left does not end what is being written; the button does, and then nothing was.
	ctx := p.work.begin(context.Background(), plan.Total())
	kit.Run(context.Background(), func(context.Context) (exchange.Report, error) { return exchange.Apply(ctx, store, plan) }, p.onApplied)
}

// onApplied leads to the people, or tells why nothing was written. When people changed since the preview, what would
// happen is shown anew: nobody agreed to that yet.
func (p *Page) onApplied(r exchange.Report, err error) {
	p.applying = false
	p.work.end()
	kind := p.found.kind
	left := p.Context().Err() != nil
	switch {
	case left && err == nil:
		p.frame.Undoable(sayDone(kind, r))
		return
	case errors.Is(err, context.Canceled):
		p.showHead()
		p.frame.Tell(words.Say("import.stopped"))
		return
	case left:
		p.frame.ShowError(err)
		return
	case errors.Is(err, model.ErrConflict):
		p.frame.Tell(words.Say(textsOf(kind).moved))
		p.preview()
		return
	case err != nil:
		p.showHead()
		p.frame.ShowError(err)
		return
	}
	if kind == exchange.KindQuestions { // they are looked at where one prepares a talk, which may be with anybody
		p.frame.Undoable(sayDone(kind, r))
		p.preview()
		kit.ShowQuestions(p.frame, "")
		return
	}
	if staysHere(kind) {
		p.frame.Undoable(sayDone(kind, r))
		p.preview()
		return
	}
	p.frame.Go(p.after(kind))
	p.frame.Undoable(sayDone(kind, r))
	if kind == exchange.KindPeople || kind == exchange.KindTeams {
		if f, ok := p.frame.(interface{ AskOwner() }); ok {
			f.AskOwner() // only now does the file know managers, one of whom may be its owner
		}
	}
}

// after is where what was imported is looked at.
func (p *Page) after(kind exchange.Kind) kit.Route {
	switch kind {
	case exchange.KindGoals, exchange.KindMilestones, exchange.KindLinks, exchange.KindQuotas: // where the team's are
		return p.afterGrowth(kind)
	case exchange.KindCalendar: // where the day begins
		return kit.Route{Page: kit.PageToday}
	case exchange.KindTalks:
		return p.afterTalks()
	case exchange.KindRatings:
		if one := p.afterTalks(); one.Person != "" {
			return kit.Route{Page: kit.PagePerson, Person: one.Person, Tab: kit.TabSkills}
		}
		return kit.Route{Page: kit.PageSkills}
	case exchange.KindFramework:
		return kit.Route{Page: kit.PageFramework}
	}
	return kit.Route{Page: kit.PagePeople}
}

// afterGrowth is where what was imported is: goals and quotas of one person with them, of several with the people, everything else on the page of milestones.
func (p *Page) afterGrowth(kind exchange.Kind) kit.Route {
	if kind != exchange.KindGoals && kind != exchange.KindQuotas {
		return kit.Route{Page: kit.PageWeave}
	}
	if one := p.afterTalks(); one.Person != "" {
		return kit.Route{Page: kit.PagePerson, Person: one.Person, Tab: kit.TabGrowth}
	}
	return kit.Route{Page: kit.PagePeople}
}

// afterTalks is where the talks are that were imported: with one person, or with all.
func (p *Page) afterTalks() kit.Route {
	var one model.ID
	for i := range p.found.plan.Rows {
		switch who := p.found.plan.Rows[i].Person; {
		case who == "" || who == one:
		case one == "":
			one = who
		default:
			return kit.Route{Page: kit.PageTalks}
		}
	}
	return kit.Route{Page: kit.PagePerson, Person: one, Tab: kit.TabTalks}
}

func sayDone(k exchange.Kind, r exchange.Report) string {
	made := words.SayN(textsOf(k).done, r.New)
	switch {
	case r.New > 0 && r.Changed > 0:
		return words.Say("import.done.both", made, words.SayN("import.done.more", r.Changed))
	case r.Changed > 0:
		return words.SayN("import.done.changed", r.Changed)
	case r.New == 0 && r.Missing > 0 && isSales(k):
		return words.SayN("import.done.marked", r.Missing)
	}
	return made
}
