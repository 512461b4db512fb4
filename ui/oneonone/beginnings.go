package oneonone

import (
	"slices"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// showBeginnings offers, while nothing is on the list, to begin from a template or with a question.
func (p *Page) showBeginnings() {
	if len(p.pointsOf(model.SideRep))+len(p.pointsOf(model.SideManager)) > 0 || p.frame.Store().ReadOnly() || p.team() {
		return
	}
	p.pointsFoot.Add(kit.Flow(8, 4, kit.Mid(kit.T(words.Say("oneonone.begin"), kit.Small, theme.Current().Ink3)),
		kit.NewButton("oneonone.begin.template", words.Say("oneonone.begin.template"), func() { kit.ShowTemplates(p.frame, p.person) }),
		kit.NewButton("oneonone.begin.question", words.Say("oneonone.begin.question"), func() { kit.ShowQuestions(p.frame, p.person) })))
}

// addAllQuestions leads from the few that fit to the whole bank.
func (p *Page) addAllQuestions() {
	p.questionsFoot.Add(kit.In(6, 0, 0, 0, kit.HB(0, kit.NewQuiet("questions.all", words.Say("oneonone.questions.all"), kit.IconSearch,
		func() { kit.ShowQuestions(p.frame, p.person) }), kit.Spring())))
}

// hasPoints says whether a point was raised or closed in a meeting, so that a template can be made of it.
func (p *Page) hasPoints(meeting model.ID) bool {
	return slices.ContainsFunc(p.talks.Points, func(x model.Point) bool {
		return (x.RaisedInID == meeting || x.ClosedInID == meeting) && x.ReplacedBy == "" && x.ArchivedAt.IsZero()
	})
}
